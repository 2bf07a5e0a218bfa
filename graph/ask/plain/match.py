"""How well a question fits each phrasing: what of each is in the other, and in which order.

A fit has three parts, each from 0 to 1: the share of the question that the phrasing explains, by
weight; the share of the phrasing that the question has; and how much of both stands in one order,
small words and all, which tells "who stole from X" from "what did X steal".
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import permutations
from math import log
from typing import TYPE_CHECKING, Final

from graph.ask.plain.phrasings import POINTED, asking
from graph.ask.plain.roles import PLACE, agree, ends, is_sentence, marks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from graph.ask.plain.language import Language
    from graph.ask.plain.phrasings import Phrasings, Piece, Way
    from graph.ask.plain.register import Named, Register
    from graph.ask.plain.units import Unit
    from graph.ask.questions import Question

#: what each part of a fit counts
OF_QUESTION: Final = 0.55
OF_PHRASING: Final = 0.25
OF_ORDER: Final = 0.2
#: a question that any relation may be put into counts a little less than one that was made for it
ANY_RELATION: Final = 0.06
#: each relation counts less than a surer one that the same question may mean
LESS_SURE: Final = 0.01
#: who did a thing is not whom it was done to, and where it was done is neither
WRONG_ROLE: Final = 0.2
_SLOT: Final = 0.8
_DATE: Final = 0.5
_COMMON: Final = 0.6
_LEAST_RARE: Final = 0.3
#: names in one question, and relations, that are tried
_MOST_NAMES: Final = 4
_MOST_RELATIONS: Final = 6
_DATES: Final = ("from", "until")
#: parameters that a term of the ontology is put into, by words that are no name
_TERMS: Final = ("relation", "class")
#: a relation that is said backwards has its ends the other way round
_TURNED: Final = {"subject": "object", "object": "subject"}
#: what a phrasing of nothing but names has of itself, and what a name counts that fills no slot
_BARE: Final = 0.6
_UNFILLED: Final = 0.75


@dataclass(frozen=True, slots=True)
class Fit:
    """A phrasing with the units that fill its slots: each slot by the index of its unit.

    ``covered`` holds the indexes of the units that it explains. ``kind`` is the class of entities
    that it asks for, where it asks for one.
    """

    way: Way
    score: float
    explained: float
    filled: Mapping[str, int]
    relation: str
    covered: frozenset[int]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question to be matched: its units with their weights."""

    units: Sequence[Unit]
    weights: Sequence[float]
    names: Sequence[int]
    dates: Sequence[int]
    relations: Sequence[_Said]
    kinds: Mapping[int, str]
    marked: Sequence[frozenset[str]]
    ends: Mapping[str, Mapping[str, frozenset[str]]]
    language: Language


@dataclass(frozen=True, slots=True)
class _Said:
    """A relation that words of a question say: the indexes of those words, and how.

    ``place`` counts the surer ones; ``backwards`` ones are said from object to subject.
    """

    relation: str = ""
    words: frozenset[int] = frozenset()
    place: int = 0
    backwards: bool = False


def fits(parts: Sequence[Unit], all_ways: Phrasings, known: Register) -> list[Fit]:
    """Return the best fit of each ready question that shares anything with the question asked.

    The best first; equally good ones in the order of their names.
    """
    asked = _asked(parts, all_ways, known)
    best: dict[str, Fit] = {}
    stems = {stem for unit in parts for stem in unit.stems}
    for way in all_ways.ways:
        if way.content and not way.content & stems:
            continue
        for fit in _tried(way, asked):
            before = best.get(way.question.name)
            if before is None or _rank(fit) < _rank(before):
                best[way.question.name] = fit
    return sorted(best.values(), key=_rank)


def _rank(fit: Fit) -> tuple[float, str, str, str]:
    return -round(fit.score, 9), fit.way.question.name, fit.relation, fit.way.phrasing.text


def _asked(parts: Sequence[Unit], all_ways: Phrasings, known: Register) -> _Asked:
    weights = [
        POINTED if _is_kind(parts, at, all_ways) else _weight(unit, all_ways, known)
        for at, unit in enumerate(parts)
    ]
    return _Asked(
        parts,
        weights,
        [at for at, unit in enumerate(parts) if unit.named or unit.stranger][:_MOST_NAMES],
        [at for at, unit in enumerate(parts) if unit.period],
        _relations(parts, all_ways),
        _kinds(parts, all_ways),
        marks(parts, all_ways.language),
        all_ways.ends,
        all_ways.language,
    )


def _is_kind(parts: Sequence[Unit], at: int, all_ways: Phrasings) -> bool:
    """Tell whether a word says of which kind the answer is: "which banks" asks what "who" does."""
    return (
        at > 0
        and parts[at - 1].folded in all_ways.language.choosing
        and not parts[at].named
        and bool(_kind(parts[at], all_ways))
    )


def _kind(unit: Unit, all_ways: Phrasings) -> str:
    """Return the class that one word names, by its label or by another word of that idea."""
    cut = all_ways.language.cut(unit.folded)
    stem = unit.stems[0] if len(unit.stems) == 1 else ""
    return (all_ways.kinds.get(cut) or all_ways.kinds.get(stem, "")) if stem else ""


def _kinds(parts: Sequence[Unit], all_ways: Phrasings) -> dict[int, str]:
    """Return the classes that words of the question name, by where they stand."""
    return {
        at: kind
        for at, unit in enumerate(parts)
        if (kind := _kind(unit, all_ways)) and not any(named.proper for named in unit.named)
    }


def _weight(unit: Unit, all_ways: Phrasings, known: Register) -> float:
    language = all_ways.language
    if unit.period:
        return _DATE
    if unit.named:
        claims = max(named.claims for named in unit.named)
        rare = log((1 + known.claims) / (1 + claims)) / log(1 + max(known.claims, 1))
        rare = max(_LEAST_RARE, min(1.0, rare))
        return 1.2 * rare if any(named.proper for named in unit.named) else _COMMON
    if unit.stranger:
        return 2.0
    if not unit.stems:
        return asking(unit.folded, language)
    return max(all_ways.weights.get(stem, 1.0) for stem in unit.stems)


def _relations(parts: Sequence[Unit], all_ways: Phrasings) -> list[_Said]:
    """Return the relations that words of the question say, the surest first."""
    articles, agents = all_ways.language.articles, all_ways.language.agents
    at: dict[str, int] = {}
    for index, unit in enumerate(parts):
        if unit.named and (len(unit.stems) > 1 or any(named.proper for named in unit.named)):
            continue
        if index and parts[index - 1].folded in articles and unit.folded.endswith(agents):
            # "the leader of" asks for a person, not who leads
            continue
        for stem in unit.stems:
            at.setdefault(stem, index)
    found = []
    for relation, keys in all_ways.relations.items():
        held = [key for key in keys if key and set(key) <= set(at)]
        if held:
            key = min(held, key=lambda each: (-len(each), keys[each], each))
            own = {all_ways.language.cut(parts[at[stem]].folded) for stem in key}
            loose = not own & all_ways.exact[relation]
            rank = (-len(key), loose, keys[key] > 1, all_ways.rarity[key], keys[key], relation)
            back = key in all_ways.backwards.get(relation, ())
            found.append((rank, _Said(relation, frozenset(at[s] for s in key), 0, back)))
    found.sort(key=lambda each: each[0])
    return [replace(each, place=i) for i, (_, each) in enumerate(found[:_MOST_RELATIONS])]


def _tried(way: Way, asked: _Asked) -> Iterator[Fit]:
    """Yield the fit of each way to fill the slots; a phrasing whose slots stay empty fits not."""
    slots = [slot for slot in way.slots if slot not in _DATES and slot not in _TERMS]
    if any(slot in _DATES for slot in way.slots) and not asked.dates:
        return
    if len(slots) > len(asked.names):
        return
    for said in asked.relations if "relation" in way.slots else [_Said()]:
        for kind in sorted(asked.kinds) if "class" in way.slots else [None]:
            taken = said.words | ({kind} if kind is not None else set())
            free = [at for at in asked.names if at not in taken]
            for chosen in permutations(free, len(slots)):
                filled = dict(zip(slots, chosen, strict=True))
                if all(_may_fill(way, asked, slot, at, said) for slot, at in filled.items()):
                    yield _fit(way, asked, _with_place(way, asked, filled, said), said, kind)


def _with_place(
    way: Way, asked: _Asked, filled: Mapping[str, int], said: _Said
) -> Mapping[str, int]:
    """Return what fills the slots, and beside them the place that any question may be asked of.

    Where a thing happened stands behind any phrasing, if the ready question has a place.
    """
    if PLACE in filled or all(param.name != PLACE for param in way.question.params):
        return filled
    for at in asked.names:
        free = at not in filled.values() and at not in said.words
        if free and PLACE in asked.marked[at] and candidates(way.question, PLACE, asked.units[at]):
            return {**filled, PLACE: at}
    return filled


def _may_fill(way: Way, asked: _Asked, slot: str, at: int, said: _Said) -> bool:
    """Tell whether a name may stand in a slot: something of it is of a class that fits there.

    What nobody knows may stand anywhere. An end of a relation has the classes of that end, and its
    place in the question must be that of such an end.
    """
    end = _TURNED[slot] if said.backwards and slot in _TURNED else slot
    unit = asked.units[at]
    if not unit.stranger and not candidates(way.question, end, unit, asked.ends.get(said.relation)):
        return False
    return slot not in _TURNED or slot in ends(asked.units, at, said.words, asked.language)


def candidates(
    question: Question,
    slot: str,
    unit: Unit,
    ends_of: Mapping[str, frozenset[str]] | None = None,
) -> list[Named]:
    """Return what of a unit's name a parameter can mean, by its classes, the likeliest first.

    ``ends_of`` are the classes of both ends of the relation that is asked for, if one is.
    """
    classes = {param.name: param.classes for param in question.params}.get(slot, ())
    wanted = frozenset(classes) or (ends_of or {}).get(slot, frozenset())
    fitting = [named for named in unit.named if not wanted or named.classes & wanted]
    # a parameter's classes stand in the order of what it means rather: a country before its State
    order = {each: at for at, each in enumerate(classes)}
    return sorted(
        fitting,
        key=lambda named: min((order[each] for each in named.classes & set(order)), default=0),
    )


def _fit(way: Way, asked: _Asked, filled: Mapping[str, int], said: _Said, kind: int | None) -> Fit:
    in_slots = set(filled.values())
    covered = set(in_slots) | said.words
    if kind is not None:
        covered.add(kind)
    if any(param.name in _DATES for param in way.question.params):
        covered |= set(asked.dates[:1])
    pool = [piece.stem for piece in way.pieces if not piece.slot]
    had: set[str] = set()
    by_words: set[int] = set()
    for index, unit in enumerate(asked.units):
        if index in covered:
            continue
        own = unit.stems or (asked.language.stem(unit.folded),)
        shared = [stem for stem in own if stem in pool]
        if shared and (not unit.named or 3 * len(shared) >= len(own)):
            covered.add(index)
            by_words.add(index)
            had |= set(shared)
    total = sum(asked.weights)
    held = sum(
        asked.weights[at] * (_UNFILLED if asked.units[at].named and at in by_words else 1.0)
        for at in covered
    )
    explained = held / total if total else 0.0
    of_phrasing = _of_phrasing(way.pieces, had) if way.content or said.relation else _BARE
    order = _in_order(way, asked, filled, said, kind)
    score = OF_QUESTION * explained + OF_PHRASING * of_phrasing + OF_ORDER * order
    if said.relation:
        score -= ANY_RELATION + LESS_SURE * said.place
    score -= WRONG_ROLE * _wrong_roles(
        way, asked, filled, [at for at in by_words if asked.units[at].stems]
    )
    turned = (
        {_TURNED.get(slot, slot): at for slot, at in filled.items()} if said.backwards else filled
    )
    named = "" if kind is None else asked.kinds[kind]
    return Fit(way, score, explained, turned, said.relation, frozenset(covered), named)


def _wrong_roles(way: Way, asked: _Asked, filled: Mapping[str, int], verb: Collection[int]) -> int:
    """Return how many names have a role in the question that their slot does not give.

    ``verb`` are the words that question and phrasing share.
    """
    marked = {piece.slot: piece.marked for piece in way.pieces if piece.slot}
    ordered = is_sentence(asked.units, verb, asked.language)
    wrong = 0
    for slot, at in filled.items():
        if slot not in marked:
            continue
        side = way.sides.get(slot) if ordered else None
        wrong += not agree(asked.marked[at], marked[slot]) or (
            side is not None and not side & ends(asked.units, at, verb, asked.language)
        )
    return wrong


def _of_phrasing(pieces: Sequence[Piece], had: set[str]) -> float:
    total = held = 0.0
    for piece in pieces:
        weight = _SLOT if piece.slot else piece.weight
        total += weight
        held += weight if piece.slot or piece.stem in had else 0.0
    return held / total if total else 0.0


def _in_order(
    way: Way, asked: _Asked, filled: Mapping[str, int], said: _Said, kind: int | None
) -> float:
    """Return how much of both stands in one order: twice what they share, by all they have.

    A place or a date that the ready question takes beside any phrasing does not count.
    """
    slot_of = {at: f"{{{slot}}}" if slot in way.slots else "" for slot, at in filled.items()}
    dated = any(slot in _DATES for slot in way.slots)
    period = any(param.name in _DATES for param in way.question.params)
    first = min(said.words, default=-1)
    one: list[str] = []
    for at, unit in enumerate(asked.units):
        if at in slot_of:
            one += [slot_of[at]] if slot_of[at] else []
        elif at == kind:
            one.append("{class}")
        elif unit.period:
            one += ["{date}"] if dated or not period else []
        elif at == first:
            one.append("{relation}")
        elif at not in said.words:
            one += unit.stems or (asked.language.stem(unit.folded),)
    other: list[str] = []
    for piece in way.pieces:
        if piece.slot in _DATES:
            if "{date}" not in other:
                other.append("{date}")
        else:
            other.append(f"{{{piece.slot}}}" if piece.slot else piece.stem)
    return 2 * _common(one, other) / (len(one) + len(other)) if one or other else 0.0


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """Return the length of the longest common subsequence."""
    row = [0] * (len(other) + 1)
    for mine in one:
        before = 0
        for at, theirs in enumerate(other, 1):
            kept = row[at]
            row[at] = before + 1 if mine == theirs else max(row[at], row[at - 1])
            before = kept
    return row[-1]
