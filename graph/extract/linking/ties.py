"""Whose, where and of which nation somebody is, by the words around their noun."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extract.classes import fit
from graph.extract.linking.implied import OFFICES, Implied, whole
from graph.extract.mentions.keys import key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.extract.linking.propose import Scene
    from graph.extract.mentions.mention import Mention
    from graph.extract.parsing.tree import Token

_OF = frozenset({"of", "de"})
_BODIES = ("Organization", "Platform")
_COLLECTIVE = ("Group", "Organization")
_BELONGS = frozenset({"citizen", "national", "native", "subject", "ressortissant", "ressortissante",
                      "citoyen", "citoyenne"})  # fmt: skip
_ORIGIN = frozenset({"nationalité", "droit", "nationality", "origin", "origine", "citizenship"})
_SEATED = frozenset({"based", "headquartered", "registered", "incorporated", "domiciled"})
_INDEFINITE = frozenset({"a", "an", "un", "une"})
_LEAST_FIT = 0.7


def ties(
    scene: Scene, mention: Mention, state_of: Callable[[str, Mention], Mention | None]
) -> Iterator[Implied]:
    """Give what a noun phrase says of where somebody belongs, lies or comes from.

    ``state_of`` returns the mention of a State by its ISO code, at the words of its adjective.
    """
    if whole(scene, mention).members:
        return
    yield from _of_state(scene, mention)
    yield from _seat(scene, mention)
    yield from _seat_in_name(mention)
    yield from _origin(scene, mention, state_of)
    yield from _office(scene, mention)


def _party(scene: Scene, token: Token) -> Mention | None:
    return scene.resolve.get(token.i) or scene.mentions.get(token.i)


def _of_state(scene: Scene, mention: Mention) -> Iterator[Implied]:
    """Give the State whose body or group it is: "Russia's army", « les hackers de Pyongyang »."""
    tree, token = scene.tree, mention.token
    if mention.proper or mention.entity or mention.classes & {"State", "Person"}:
        return
    if fit(mention.classes, _COLLECTIVE) < 1 or OFFICES & set(mention.sets):
        return
    for one in tree.children(token, "nmod"):
        owner = _party(scene, one)
        if owner is None or (one.dep != "nmod:poss" and one.case not in _OF):
            continue
        if "State" in owner.classes:
            mine = whole(scene, mention)
            yield Implied("linkedTo", mine, owner, "of State", token, (mention, owner))


def _seat(scene: Scene, mention: Mention) -> Iterator[Implied]:
    """Give where a body lies by its name or adjective: « le parquet d'Umber », "Umber-based"."""
    tree, token = scene.tree, mention.token
    mine = whole(scene, mention)
    if fit(mine.classes, _BODIES) < 1 or mine.classes & {"State", "Person"}:
        return
    for one in tree.children(token, "nmod", "compound", "amod", "acl"):
        if one.lower in _SEATED:
            for place in tree.children(one, "prefix", "compound"):
                if (there := _place(scene, place)) is not None:
                    yield Implied("locatedIn", mine, there, "based", one, (mention, there))
            continue
        there = _place(scene, one)
        if there is None or "State" in there.classes:
            continue
        if one.dep == "compound" and one.i < token.i:
            yield Implied("locatedIn", mine, there, "place before", one, (mention, there))
        elif one.dep == "nmod" and one.case in _OF and one.i > token.i:
            yield Implied("locatedIn", mine, there, "of place", one, (mention, there))


def _seat_in_name(mention: Mention) -> Iterator[Implied]:
    """Give the town in the name of a court, university and the like: « parquet d'Umber »."""
    found = _TOWN.fullmatch(mention.text)
    if (
        found is None
        or not found["town"][0].isupper()
        or mention.entity
        or fit(mention.classes, _BODIES) < 1
    ):
        return
    start = mention.start + found.start("town")
    town = found["town"]
    there = replace(
        mention,
        start=start,
        end=mention.end,
        text=town,
        classes=frozenset({"Place"}),
        nations=(),
        key=key_of(town),
        origin="label",
    )
    yield Implied("locatedIn", mention, there, "seat in name", mention.token, (mention,))


#: bodies that are called by where they sit
_TOWN = re.compile(
    r"(?:parquet|tribunal|cour|universit\u00e9|pr\u00e9fecture|mairie|h\u00f4pital|clinique|\u00e9cole|"
    r"barreau|court|university|college|port authority|city council)\b[\w' \u2019-]{0,60}?"
    r" (?:de |d'|d\u2019|of )(?P<town>[A-Z\u00c0-\u00de][\w-]{2,30}"
    r"(?: [A-Z\u00c0-\u00de][\w-]{1,30})?)",
    re.IGNORECASE,
)


def _place(scene: Scene, token: Token) -> Mention | None:
    found = _party(scene, token)
    named = found is not None and found.proper and fit(found.classes, ("Place",)) >= 1
    return found if named else None


def _origin(
    scene: Scene, mention: Mention, state_of: Callable[[str, Mention], Mention | None]
) -> Iterator[Implied]:
    """Give the State of a "citizen of", of « nationalité italienne » and of "an American"."""
    tree, token = scene.tree, mention.token
    lemmas = set(token.lemmas)
    if lemmas & _ORIGIN and mention.nations and token.case in {*_OF, "of"}:
        head = tree.head(token)
        holder = scene.mentions.get(head.i) if head is not None else None
        if holder is not None and fit(whole(scene, holder).classes, ("Agent",)) >= _LEAST_FIT:
            for iso in mention.nations:
                state = state_of(iso, mention)
                if state is not None:
                    mine = whole(scene, holder)
                    yield Implied("linkedTo", mine, state, "origin", token, (holder, mention))
    mine = whole(scene, mention)
    if lemmas & _BELONGS and not mention.plural:
        for one in tree.children(token, "nmod"):
            owner = _party(scene, one)
            if owner is not None and one.case in _OF and "State" in owner.classes:
                yield Implied("linkedTo", mine, owner, "citizen", token, (mention, owner))
    state = scene.resolve.get(-token.i - 1)
    if state is not None and mine.proper and mine is not mention:
        yield Implied("linkedTo", mine, state, "demonym", token, (mention,))


def _office(scene: Scene, mention: Mention) -> Iterator[Implied]:
    """Give the calling of somebody named: "Orsan, a trader", "the businessman Orsan"."""
    tree, token = scene.tree, mention.token
    if mention.proper or mention.plural or not OFFICES & set(mention.sets):
        return
    mine = scene.resolve.get(token.i)
    if mine is None or not mine.proper or mine.hops or mine.members:
        return
    of_whom = tree.children(token, "nmod") or any(
        one.morph.get("Poss") == "Yes" for one in tree.children(token, "det")
    )
    new = any(one.lower in _INDEFINITE for one in tree.children(token, "det"))
    before = mention.start < mine.start
    if not of_whom and (new or before) and fit(mine.classes, ("Person",)) >= _LEAST_FIT:
        rule = "office before" if before else "office"
        yield Implied("describedAs", mine, mention, rule, token, (mention,))
