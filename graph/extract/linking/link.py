"""The readings of a sentence: each trigger joined to whom it speaks of, and how surely."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.linking.features import of_filler, of_pair, of_trigger, voice
from graph.extract.linking.propose import proposals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from graph.extract.linking.layout import Layout
    from graph.extract.linking.pairs.seen import Seen
    from graph.extract.linking.propose import Proposal, Scene
    from graph.extract.linking.roles import Filled
    from graph.extract.linking.score import Kind, Weights
    from graph.extract.linking.triggers import Trigger
    from graph.extract.saying.mood import Finding

_KINDS: tuple[Kind, Kind] = ("slots", "near")


@dataclass(frozen=True, slots=True)
class Linked:
    """A proposal with its features and score, and how its trigger is said."""

    proposal: Proposal
    finding: Finding
    features: Mapping[str, float]
    score: float


def linked(
    scene: Scene,
    layout: Layout,
    found: Sequence[Trigger],
    proposed: Sequence[Sequence[Proposal]],
    told: Callable[[Trigger], Finding],
    weigh: Weights,
    least: float,
    seen: Seen,
) -> Iterator[Linked]:
    """Give the readings of a sentence's triggers that score at least ``least``.

    ``proposed`` are those of all triggers, ``told`` says how a trigger is said, ``seen`` what
    annotated texts say of two parties.
    """
    senses: defaultdict[int, set[str]] = defaultdict(set)
    for trigger in found:
        senses[trigger.token.i].add(trigger.frame.relation)
    for mine in proposed:
        trigger = mine[0].trigger
        yield from _scored(
            scene, layout, mine, told(trigger), len(senses[trigger.token.i]), weigh, least, seen
        )


def tried(proposed: Sequence[Sequence[Proposal]]) -> Iterator[tuple[str, str, str]]:
    """Give what was proposed of two parties, whatever it scores: relation and their names."""
    for mine in proposed:
        for one in mine:
            if one.object is not None:
                yield one.relation, one.subject.mention.name, one.object.mention.name


def proposed(scene: Scene, layout: Layout, found: Sequence[Trigger]) -> list[list[Proposal]]:
    """Return the proposals of each trigger that has any, each pair once for a word and relation.

    Of several frames that join the same word to the same two by the same relation, the one whose
    slots fit best is taken.
    """
    chosen: dict[tuple[int, str, int, int], tuple[tuple[int, ...], int, Proposal]] = {}
    for number, trigger in enumerate(found):
        for one in proposals(scene, layout, trigger):
            other = one.object.at if one.object is not None else -2
            key = (trigger.token.i, one.relation, one.subject.at, other)
            rank = _rank(one)
            if key not in chosen or rank < chosen[key][0]:
                chosen[key] = rank, number, one
    grouped: defaultdict[int, list[Proposal]] = defaultdict(list)
    for _, number, one in chosen.values():
        grouped[number].append(one)
    return [grouped[number] for number in sorted(grouped)]


def _rank(proposal: Proposal) -> tuple[int, ...]:
    parts = [one for one in (proposal.subject, proposal.object) if one is not None]
    return (
        sum(not one.first for one in parts),
        sum(one.how == "near" for one in parts),
        sum(one.rank for one in parts),
    )


def _scored(
    scene: Scene,
    layout: Layout,
    mine: Sequence[Proposal],
    finding: Finding,
    senses: int,
    weigh: Weights,
    least: float,
    seen: Seen,
) -> Iterator[Linked]:
    trigger = mine[0].trigger
    kind = voice(scene, trigger)
    base = of_trigger(scene, trigger, finding, senses)
    bases = {way: weigh.total(base, kind=way) for way in _KINDS}
    fillers = {
        "subject": {one.subject.at: one.subject for one in mine},
        "object": {one.object.at: one.object for one in mine if one.object is not None},
    }
    marks: dict[tuple[str, int], Mapping[str, float]] = {}
    totals: dict[tuple[str, int, Kind], float] = {}

    def of(name: str, one: Filled, way: Kind) -> float:
        key = (name, one.at)
        if key not in marks:
            every = list(fillers[name].values())
            marks[key] = of_filler(scene, layout, trigger, kind, name, one, every)
        if (*key, way) not in totals:
            totals[*key, way] = weigh.total(marks[key], kind=way)
        return totals[*key, way]

    for one in mine:
        way: Kind = "near" if one.near else "slots"
        total = bases[way] + of("subject", one.subject, way)
        together: Mapping[str, float] = {}
        if one.object is not None:
            together = of_pair(scene, trigger, kind, one.subject, one.object)
            total += of("object", one.object, way) + weigh.total(together, kind=way)
            total += seen.total(way, one.subject.at, one.object.at, one.relation)
        score = weigh.of_total(one.relation, total, kind=way)
        if score < least:
            continue
        features = {**base, **marks["subject", one.subject.at], **together}
        if one.object is not None:
            features |= marks["object", one.object.at]
            features |= seen.marks(one.subject.at, one.object.at, one.relation)
        yield Linked(one, finding, features, score)
