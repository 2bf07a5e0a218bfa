"""What phrases say without a verb: nationality, "X, a mixer", "Dandong, China", a body's parent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extract.classes import fit
from graph.extract.linking.examples import examples
from graph.extract.linking.implied import OFFICES, Implied
from graph.extract.linking.implied import whole as _whole
from graph.extract.linking.places import placed
from graph.extract.linking.ties import ties
from graph.extract.mentions.keys import key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.extract.linking.propose import Scene
    from graph.extract.mentions.mention import Mention

_IN = frozenset({"in", "at", "near", "en", "à", "dans", "au large de"})
_ORGANISED = ("Organization", "Platform", "Event")
_DESCRIBED = ("Agent", "Platform", "Work")
#: nouns that say no more than the name's own class, or a person's office
_EMPTY = frozenset(
    [
        "group",
        "company",
        "firm",
        "entity",
        "organisation",
        "organization",
        "body",
        "individual",
        "man",
        "woman",
        "person",
        "people",
        "national",
        "citizen",
        "name",
        "one",
        "part",
        "party",
        "victim",
        "target",
        "groupe",
        "société",
        "entreprise",
        "entité",
        "organisation",
        "personne",
        "individu",
        "homme",
        "femme",
        "ressortissant",
        "nom",
        "cible",
        "victime",
        "pays",
        "country",
        "state",
        "état",
        "ville",
        "city",
    ]
)


def implied(scene: Scene, state_of: Callable[[str, Mention], Mention | None]) -> Iterator[Implied]:
    """Give what the phrases of a sentence imply.

    ``state_of`` returns the mention of a State by its ISO code, at the words of its adjective.
    """
    for i in sorted(scene.mentions):
        mention = scene.mentions[i]
        if mention.pronoun or mention.money >= 0 or mention.origin == "compound":
            continue
        yield from _nationality(scene, mention, state_of)
        yield from _description(scene, mention)
        told: set[tuple[str, str]] = set()
        for one in _place(scene, mention):
            told.add((one.subject.key, one.object.key))
            yield one
        for rule, whole, place in placed(scene, mention):
            if (whole.key, place.key) not in told:
                at, written = mention.token, (mention, place)
                yield Implied("locatedIn", whole, place, rule, at, written)
        yield from _parent(scene, mention)
        yield from _kind(scene, mention)
        yield from ties(scene, mention, state_of)


_INDEFINITE = frozenset({"a", "an", "un", "une"})


def _nationality(
    scene: Scene, mention: Mention, state_of: Callable[[str, Mention], Mention | None]
) -> Iterator[Implied]:
    alone = fit(mention.classes, ("Agent",)) >= 1 and not mention.classes & {"State"}
    if not mention.nations or not (alone or _whole(scene, mention).proper):
        return
    whole = _whole(scene, mention)
    if fit(whole.classes, ("Agent",)) < _NEAR_FIT or whole.classes & {"State", "Country"}:
        return
    for iso in dict.fromkeys(mention.nations):
        state = state_of(iso, mention)
        if state is not None:
            yield Implied("linkedTo", whole, state, "nationality", mention.token, (mention,))


_NEAR_FIT = 0.7


def _description(scene: Scene, mention: Mention) -> Iterator[Implied]:
    tree, token = scene.tree, mention.token
    if mention.proper or mention.plural or mention.classes & {"State", "Country", "Place"}:
        return
    new = any(one.lower in _INDEFINITE for one in tree.children(token, "det"))
    if not mention.sets and not new:
        return
    if OFFICES & set(mention.sets) or _is_of_another(scene, mention):
        # an office is one's work, and a member somebody else's: frames read these
        return
    lemma = set(token.lemmas)
    bare = len(mention.text.split()) - _nation_words(scene, mention) < 2  # noqa: PLR2004 - one word
    holders: list[tuple[Mention, str]] = []
    beside = scene.resolve.get(token.i)
    if beside is not None and beside.proper and not beside.hops and not (bare and lemma & _EMPTY):
        holders.append((beside, "title"))
    head = tree.head(token)
    if head is not None and token.dep == "appos":
        other = scene.mentions.get(head.i)
        if other is not None and other.proper:
            holders.append((_whole(scene, other), "apposition"))
    if tree.children(token, "cop"):
        for one in tree.children(token, "nsubj"):
            other = scene.mentions.get(one.i)
            if other is not None and (other.proper or other.pronoun):
                whole = _whole(scene, other)
                if whole.proper:
                    holders.append((whole, "copula"))
    for whole, rule in holders:
        if bare and lemma & _EMPTY:
            continue
        if fit(whole.classes, _DESCRIBED) >= _NEAR_FIT and not whole.classes & {"State", "Country"}:
            yield Implied("describedAs", whole, _plain(scene, mention), rule, token, (mention,))


#: what is always somebody's or of something
_RELATIVE = frozenset(
    [
        "member", "organ", "part", "subgroup", "branch", "arm", "unit", "owner", "subsidiary",
        "associate", "partner", "wife", "husband", "brother", "sister", "handler", "membre",
        "organe", "partie", "branche", "bras", "filiale", "propriétaire", "associé", "partenaire",
        "épouse", "époux", "frère", "soeur", "sœur", "bénéficiaire", "report", "rapport",
    ]
)  # fmt: skip


def _is_of_another(scene: Scene, mention: Mention) -> bool:
    """Tell whether a noun says whose somebody is, and not what: "his envoy", "a part of X"."""
    tree, token = scene.tree, mention.token
    if _RELATIVE & set(token.lemmas) or tree.children(token, "nmod:poss"):
        return True
    if any(one.morph.get("Poss") == "Yes" for one in tree.children(token, "det")):
        return True
    people = mention.classes & {"Group", "Person"}
    return bool(people) and any(one.case in {"of", "de"} for one in tree.children(token, "nmod"))


def _plain(scene: Scene, mention: Mention) -> Mention:
    """Return a description without whose or where: "mixer" of "Veldt-based Russian mixer"."""
    tree = scene.tree
    name = scene.resolve.get(mention.token.i)
    if name is not None and mention.token.start < name.start < mention.end:
        # « le diplomate Ri Mok » is a diplomate
        text = mention.text[: name.start - mention.start].rstrip(" ,")
        mention = replace(mention, end=mention.start + len(text), text=text, key=key_of(text))
    inside = [one for one in tree.tokens if mention.start <= one.start < mention.end]
    start = mention.start
    for place, one in enumerate(inside):
        if one.i >= mention.token.i:
            break
        nation = scene.resolve.get(-one.i - 1) is not None
        hyphened = any(child.dep == "prefix" for child in tree.children(one))
        if nation or hyphened:
            start = inside[place + 1].start
    text = mention.text[start - mention.start :]
    french = [
        one
        for one in inside
        if one.i > mention.token.i and scene.resolve.get(-one.i - 1) is not None
    ]
    if french and french[-1].end == mention.end:
        text = text[: french[0].start - mention.end].rstrip()
    return replace(mention, start=start, text=text, key=key_of(text))


def _nation_words(scene: Scene, mention: Mention) -> int:
    del scene
    return 1 if mention.nations else 0


def _place(scene: Scene, mention: Mention) -> Iterator[Implied]:
    tree, token = scene.tree, mention.token
    if fit(mention.classes, ("Place",)) < 1:
        return
    head = tree.head(token)
    if head is None:
        return
    other = scene.mentions.get(head.i)
    if other is None:
        return
    place_in_place = (
        fit(other.classes, ("Place",)) >= 1
        and other.proper
        and mention.proper
        and not other.classes & {"State"}
        and token.dep in {"appos", "nmod", "conj", "npadvmod"}
        and token.i - head.i <= _CLOSE
        and token.case in {"", *_IN}
    )
    between = [one.text for one in tree.tokens[head.i + 1 : token.i]]
    if (
        place_in_place
        and ("," in between or "(" in between or token.case in _IN)
        and not any(one.lower in {"and", "et"} for one in tree.tokens[head.i + 1 : token.i])
    ):
        yield Implied("locatedIn", other, mention, "place in place", token, (other, mention))
        return
    if (
        token.dep in {"nmod", "obl"}
        and token.case in _IN
        and head.is_nominal
        and (fit(other.classes, _ORGANISED) >= 1 or _is_named(scene, other))
        and token.i - head.i <= _CLOSE + 2
    ):
        whole = _whole(scene, other)
        yield Implied("locatedIn", whole, mention, "in", token, (other, mention))


def _is_named(scene: Scene, mention: Mention) -> bool:
    """Tell whether a noun explains an organisation's name: "Heron Tide, a start-up in Veldt"."""
    whole = scene.resolve.get(mention.token.i)
    beside = whole is not None and whole.proper and not whole.hops
    return beside and whole is not None and fit(whole.classes, _ORGANISED) >= _NEAR_FIT


_CLOSE = 4


def _parent(scene: Scene, mention: Mention) -> Iterator[Implied]:
    """Give the body that a named body is a part of: "the Treasury's Office of Foreign Assets"."""
    tree, token = scene.tree, mention.token
    if fit(mention.classes, ("Organization",)) < 1 or not (mention.proper or mention.entity):
        return
    for one in tree.children(token, "nmod"):
        other = scene.resolve.get(one.i) or scene.mentions.get(one.i)
        if other is None or (one.dep != "nmod:poss" and one.case not in {"of", "de"}):
            continue
        if mention.start <= other.start and other.end <= mention.end:
            continue
        if other.classes & {"State"}:
            yield Implied("linkedTo", mention, other, "possessor", token, (mention, other))
        elif other.proper and fit(other.classes, ("Organization",)) >= 1:
            yield Implied("subsidiaryOf", mention, other, "possessor", token, (mention, other))


def _kind(scene: Scene, general: Mention) -> Iterator[Implied]:
    """Give what the examples of a mention are: "metals such as copper", "banks, among them A"."""
    if general.proper or not (general.plural or general.sets):
        return
    agents = fit(general.classes, ("Agent",)) >= 1
    for one in examples(scene, general):
        special = scene.resolve.get(one.i) or scene.mentions.get(one.i)
        if special is None or special.pronoun:
            continue
        if agents:
            if not special.plural and fit(special.classes, ("Agent",)) >= _NEAR_FIT:
                yield Implied("memberOf", special, general, "example", one, (special, general))
        elif fit(special.classes, tuple(general.classes)) >= _NEAR_FIT:
            yield Implied("kindOf", special, general, "example", one, (special, general))
