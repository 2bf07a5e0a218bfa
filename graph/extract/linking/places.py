"""Where phrases put things without a verb: "the Umber court", « une firme lyonnaise »."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from graph.extract.classes import fit, is_a
from graph.extract.lexicon.load import lexicon
from graph.extract.mentions.keys import key_of
from graph.extract.names.countries import Countries

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.extract.linking.propose import Scene
    from graph.extract.mentions.mention import Mention
    from graph.extract.parsing.tree import Token

_IN = frozenset({"in", "at", "near", "en", "à", "dans", "au large de"})
_OF = frozenset({"of", "de"})
_SETTLED = ("Organization", "Platform")
_LIKELY = 0.7
_CLOSE = 4
_BEFORE = frozenset({"compound", "nmod:poss", "amod"})
_TOWN = r"([A-Z\u00c0-\u00de][\w\u2019'-]+(?: [A-Z\u00c0-\u00de][\w\u2019'-]+){0,2})$"
#: bodies that are called after the place where they sit, and missions by where they are
_LOCAL = (
    re.compile(
        r"\b(?i:tribunal|cour|court|parquet|universit[\u00e9y]|h[\u00f4o]pital|[\u00e9e]cole|school"
        r"|clini(?:que|c)|chambre|mairie|pr[\u00e9e]fecture|police|port|a[\u00e9e]roport|airport"
        r"|chantiers?|shipyard|mus(?:eum|\u00e9e)|prison|usine|plant|factory|mine)\b.{0,60}?"
        r"\b(?:de|d['\u2019]|\u00e0|of|in|at)\s?" + _TOWN,
    ),
    re.compile(
        r"\b(?i:embassy|ambassade|consulate?|mission|delegation|d\u00e9l\u00e9gation|office|bureau"
        r"|repr\u00e9sentation)\b.{0,60}?\s(?:\u00e0|in|at)\s" + _TOWN,
    ),
)


def placed(scene: Scene, mention: Mention) -> Iterator[tuple[str, Mention, Mention]]:
    """Give where a mention's phrase puts it: by which rule, which mention it is, and the place.

    Each place is told of a thing once, by the first rule that finds it.
    """
    if fit(mention.classes, _SETTLED) < 1 and not _is_named(scene, mention):
        return
    if mention.classes & {"State"} or (mention.plural and not mention.sets):
        return
    whole = scene.resolve.get(mention.token.i) or mention
    if whole.classes & {"State"} or whole.pronoun:
        return
    seen: set[str] = set()
    for rule, place in (
        *_of(scene, mention),
        *_behind(scene, mention),
        *_before(scene, mention),
        *_by_adjective(scene, mention),
        *_in_name(mention, scene.tree.language),
    ):
        if place.key not in seen and place.key != whole.key:
            seen.add(place.key)
            yield rule, whole, place


def _is_named(scene: Scene, mention: Mention) -> bool:
    """Tell whether a noun explains an organisation's name: "Heron Tide, a start-up in Veldt"."""
    whole = scene.resolve.get(mention.token.i)
    if whole is None or not whole.proper or whole.hops:
        return False
    return fit(whole.classes, _SETTLED) >= _LIKELY and not whole.classes & {"Person", "Place"}


def _is_place(one: Mention | None) -> bool:
    return (
        one is not None
        and one.proper
        and fit(one.classes, ("Place",)) >= 1
        and not one.classes & {"State", "Country"}
    )


def _is_only(place: Mention) -> bool:
    """Tell whether a name is a place's and cannot be somebody's."""
    return all(is_a(one, "Place") for one in place.classes)


def _of(scene: Scene, mention: Mention) -> Iterator[tuple[str, Mention]]:
    """Give the places of « les agences de Dalian et de Dandong », "the court of Umber"."""
    tree = scene.tree
    for one in tree.children(mention.token, "nmod"):
        if one.case not in _OF or one.i < mention.token.i:
            continue
        for each in tree.conjuncts(one):
            place = scene.mentions.get(each.i)
            if _is_place(place) and place is not None:
                yield ("of place" if _is_only(place) else "of a name"), place


def _behind(scene: Scene, mention: Mention) -> Iterator[tuple[str, Mention]]:
    """Give the place right behind a phrase, with or without a comma, wherever the tree hangs it."""
    tokens = scene.tree.tokens
    at = next((one.i for one in tokens if one.start >= mention.end), len(tokens))
    comma = at < len(tokens) and tokens[at].text in {",", "("}
    for place in scene.mentions.values():
        first = place.token
        if not at <= first.i <= at + _CLOSE or fit(place.classes, ("Place",)) < 1:
            continue
        if first.case not in (_IN | _OF if comma else _IN) or not place.proper:
            continue
        if first.case in _OF and not _is_place(place):
            continue
        between = tokens[at : first.i]
        small = {"DET", "ADP", "PUNCT"}
        if all(one.pos in small or one.dep == "case" for one in between):
            yield ("behind a comma" if comma else "behind"), place


def _before(scene: Scene, mention: Mention) -> Iterator[tuple[str, Mention]]:
    """Give the place before a noun: "a Falmouth company", "Kolna's knitwear plant"."""
    for one in scene.tree.children(mention.token):
        if one.i >= mention.token.i or one.dep not in _BEFORE:
            continue
        place = scene.mentions.get(one.i)
        if _is_place(place) and place is not None:
            yield ("place before" if _is_only(place) else "name before"), place


def _by_adjective(scene: Scene, mention: Mention) -> Iterator[tuple[str, Mention]]:
    """Give the town that an adjective is of: « une société anversoise »."""
    towns = _towns(scene.tree.language)
    if not towns:
        return
    near = [mention.token, *scene.tree.children(mention.token, "amod", "acl", "appos", "nmod")]
    inside = [one for one in scene.tree.tokens if mention.start <= one.start < mention.end]
    for token in dict.fromkeys(one.i for one in [*near, *inside]):
        word = scene.tree.tokens[token]
        town = next((towns[one] for one in (word.lower, *word.lemmas) if one in towns), "")
        if town and not word.case and word.name < 0:
            yield "adjective of a town", _town(mention, word, town)


def _town(mention: Mention, word: Token, town: str) -> Mention:
    return replace(
        mention,
        token=word,
        start=word.start,
        end=word.end,
        text=town,
        classes=frozenset({"Place"}),
        sets=(),
        entity="",
        nations=(),
        proper=True,
        plural=False,
        key=key_of(town),
        origin="adjective",
        members=(),
    )


@cache
def _towns(language: str) -> Mapping[str, str]:
    """Return the towns and regions by each form of their adjectives."""
    made: dict[str, str] = {}
    for town, adjectives in (lexicon(language).words.get("towns") or {}).items():
        for one in adjectives:
            for form in _forms(str(one)):
                made.setdefault(form, str(town))
    return made


def _forms(adjective: str) -> list[str]:
    """Return the forms of a French adjective: masculine and feminine, singular and plural.

    >>> _forms("lyonnais"), _forms("londonien")[1]
    (['lyonnais', 'lyonnaise', 'lyonnaises'], 'londonienne')
    """
    if adjective.endswith("e"):
        return [adjective, adjective + "s"]
    female = adjective + ("ne" if adjective.endswith(("ien", "éen")) else "e")
    plural = adjective if adjective.endswith(("s", "x")) else adjective + "s"
    return list(dict.fromkeys([adjective, female, plural, female + "s"]))


def _in_name(mention: Mention, language: str) -> Iterator[tuple[str, Mention]]:
    """Give the place that a local body's name ends with: « tribunal correctionnel de Nantes »."""
    if not mention.proper or mention.token.name < 0:
        return
    found = next((hit for one in _LOCAL if (hit := one.search(mention.text))), None)
    if found is None:
        return
    states = Countries.load().spans(mention.text, language)
    if any(start < found.end(1) and end > found.start(1) for start, end, *_ in states):
        return
    start = mention.start + found.start(1)
    place = _town(mention, mention.token, found[1])
    yield "in its name", replace(place, start=start, end=start + len(found[1]), origin="name")
