"""The phrasings of all ready questions in one language, weighed by how much each word tells."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING, Final

from graph.ask.plain.register import INVERSE
from graph.ask.plain.roles import ends, mark
from graph.ask.plain.units import Unit, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.ask.plain.language import Language
    from graph.ask.plain.register import Register
    from graph.ask.questions import Phrasing, Question

_PART: Final = re.compile(r"\{(\w+)\}|([^{}]+)")
ASKING: Final = 0.15
POINTED: Final = 0.25


@dataclass(frozen=True, slots=True)
class Piece:
    """A word of a phrasing, or a slot, by the name of its parameter.

    ``marked`` are the roles that the words before a slot give what stands there.
    """

    stem: str
    weight: float
    slot: str = ""
    marked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Way:
    """One phrasing of one question, in pieces; ``content`` holds the stems that ask something.

    ``sides`` are the ends of what is asked that each slot can be, by where it stands.
    """

    question: Question
    phrasing: Phrasing
    pieces: tuple[Piece, ...]
    content: frozenset[str]
    slots: tuple[str, ...]
    sides: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Phrasings:
    """All ways to ask in one language.

    ``weights`` are those of stems, from just above 0 to 1; a stem that no phrasing has weighs 1.
    ``relations`` are the stems that say each relation, each way with its place among them: labels
    come first. ``backwards`` holds those that say it from object to subject, as "received" says
    "was sent to". ``rarity`` counts the relations that a way says, ``exact`` are
    the very words of each relation, without their endings. ``kinds`` leads to each
    class of what can be named from its label, cut; ``ends`` are those of the register.
    """

    language: Language
    ways: tuple[Way, ...]
    weights: Mapping[str, float]
    relations: Mapping[str, Mapping[tuple[str, ...], int]]
    backwards: Mapping[str, frozenset[tuple[str, ...]]]
    vocabulary: frozenset[str]
    rarity: Mapping[tuple[str, ...], int]
    exact: Mapping[str, frozenset[str]]
    kinds: Mapping[str, str]
    ends: Mapping[str, Mapping[str, frozenset[str]]]


def phrasings(ready: Mapping[str, Question], language: Language, known: Register) -> Phrasings:
    """Return the ways to ask the ready questions in one language."""
    cut = [
        (question, phrasing, _parts(phrasing, language))
        for question in ready.values()
        for phrasing in question.asked.get(language.tag, ())
    ]
    seen: dict[str, set[str]] = defaultdict(set)
    for question, _, parts in cut:
        for stem in _content(parts, language):
            seen[stem].add(question.name)
    most = log(1 + len(ready))
    weights = {stem: log(1 + len(ready) / len(names)) / most for stem, names in seen.items()}
    ways = []
    for question, phrasing, parts in cut:
        pieces = tuple(
            Piece(stem, 0.0, slot, mark([folded for folded, _, _ in parts[:at]], language))
            if slot
            else Piece(stem, _weight(folded, stem, language, weights))
            for at, (folded, stem, slot) in enumerate(parts)
        )
        content = _content(parts, language)
        sides = _sides(parts, content, language)
        ways.append(Way(question, phrasing, pieces, content, phrasing.slots, sides))
    relations, backwards = _relations(known, language)
    rarity: dict[tuple[str, ...], int] = defaultdict(int)
    for keys in relations.values():
        for key in keys:
            rarity[key] += 1
    said = {stem for key in rarity for stem in key}
    kinds = _kinds(known, language)
    return Phrasings(
        language=language,
        ways=tuple(ways),
        weights=weights,
        relations=relations,
        backwards=backwards,
        vocabulary=frozenset(seen) | said | set(kinds),
        rarity=dict(rarity),
        exact={
            relation: frozenset(
                language.cut(token.folded) for text in texts for token in tokens(text, language)
            )
            for relation, texts in known.relations.get(language.tag, {}).items()
        },
        kinds=kinds,
        ends=known.ends,
    )


def _sides(
    parts: list[tuple[str, str, str]], content: frozenset[str], language: Language
) -> dict[str, frozenset[str]]:
    units = [Unit(folded, folded, (stem,) if stem in content else ()) for folded, stem, _ in parts]
    verb = [at for at, (_, stem, _) in enumerate(parts) if stem in content]
    return {
        slot: ends(units, at, verb, language)
        for at, (_, _, slot) in enumerate(parts)
        if slot and verb
    }


def _kinds(known: Register, language: Language) -> dict[str, str]:
    """Return every class that something with a name is of, by its label without the ending."""
    classes = {each for named in known.names.values() for one in named for each in one.classes}
    labels = {each: known.labels.get(each, {}).get(language.tag, "") for each in sorted(classes)}
    return {
        language.cut(found[0].folded): each
        for each, label in labels.items()
        if len(found := tokens(label, language)) == 1
    }


def _parts(phrasing: Phrasing, language: Language) -> list[tuple[str, str, str]]:
    """Return the parts of a phrasing: a word folded and its stem, or the name of a slot."""
    parts: list[tuple[str, str, str]] = []
    for slot, text in _PART.findall(phrasing.text):
        if slot:
            parts.append(("", "", slot))
        parts += [(token.folded, token.stem, "") for token in tokens(text, language)]
    return parts


def _content(parts: list[tuple[str, str, str]], language: Language) -> frozenset[str]:
    quiet = own(language)
    return frozenset(stem for folded, stem, _ in parts if stem and folded not in quiet)


def _relations(
    known: Register, language: Language
) -> tuple[dict[str, dict[tuple[str, ...], int]], dict[str, frozenset[tuple[str, ...]]]]:
    """Return the ways to say each relation with their places, and those that say it backwards."""
    relations: dict[str, dict[tuple[str, ...], int]] = {}
    backwards: dict[str, frozenset[tuple[str, ...]]] = {}
    for relation, texts in known.relations.get(language.tag, {}).items():
        keys: dict[tuple[str, ...], int] = {}
        for place, text in enumerate(texts):
            found = tokens(text, language)
            key = tuple(sorted({each.stem for each in found if each.folded not in language.small}))
            by = language.doers & {each.folded for each in found}
            if place == INVERSE and key not in keys and not by:
                backwards[relation] = frozenset({key})
            keys.setdefault(key, place)
        relations[relation] = keys
    return relations, backwards


def own(language: Language) -> frozenset[str]:
    """Return the words that ask for nothing in particular."""
    return language.quiet | language.asking


def asking(folded: str, language: Language) -> float:
    """Return what one of a language's own words weighs."""
    if folded in language.pointed:
        return POINTED
    return ASKING if folded in language.asking - language.small else 0.0


def _weight(folded: str, stem: str, language: Language, weights: Mapping[str, float]) -> float:
    return asking(folded, language) if folded in own(language) else weights[stem]
