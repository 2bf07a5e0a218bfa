"""The readings of a sentence: each trigger joined to whom it speaks of, and how surely."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.linking.features import of_filler, of_pair, of_trigger
from graph.extract.linking.layout import Layout
from graph.extract.linking.propose import proposals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from graph.extract.linking.propose import Proposal, Scene
    from graph.extract.linking.score import Weights
    from graph.extract.linking.triggers import Trigger
    from graph.extract.parsing.tree import Token
    from graph.extract.saying.mood import Finding


@dataclass(frozen=True, slots=True)
class Linked:
    """A proposal with its features and score, and how its trigger is said."""

    proposal: Proposal
    finding: Finding
    features: Mapping[str, float]
    score: float


def linked(
    scene: Scene,
    found: Sequence[Trigger],
    told: Callable[[Trigger], Finding],
    weigh: Weights,
    least: float,
) -> Iterator[Linked]:
    """Give the readings of a sentence's triggers that score at least ``least``."""
    layout = Layout(scene.tree, scene.mentions, scene.resolve)
    senses: defaultdict[int, set[str]] = defaultdict(set)
    for trigger in found:
        senses[trigger.token.i].add(trigger.frame.relation)
    chosen: dict[tuple[int, str, int, int], tuple[tuple[int, ...], Proposal]] = {}
    rows: dict[int, dict[str, list]] = {}
    for trigger in found:
        for proposal in proposals(scene, layout, trigger):
            two = proposal.object
            key = (trigger.token.i, proposal.relation, proposal.subject.at if proposal.subject.at >= 0 else -2, two.at if two is not None else -1)
            rank = _rank(proposal)
            if key not in chosen or rank < chosen[key][0]:
                chosen[key] = rank, proposal
    cands: defaultdict[tuple[int, str], list] = defaultdict(list)
    by: defaultdict[int, list[Proposal]] = defaultdict(list)
    owner: dict[int, Trigger] = {}
    for _, proposal in chosen.values():
        by[id(proposal.trigger)].append(proposal)
        owner[id(proposal.trigger)] = proposal.trigger
    for key, mine in by.items():
        trigger = owner[key]
        finding = told(trigger)
        base = of_trigger(scene, trigger, finding, len(senses[trigger.token.i]))
        subjects = {id(one.subject): one.subject for one in mine}
        objects = {id(one.object): one.object for one in mine if one.object is not None}
        sub = {
            i: of_filler(scene, layout, trigger, "subject", one, list(subjects.values()))
            for i, one in subjects.items()
        }
        obj = {
            i: of_filler(scene, layout, trigger, "object", one, list(objects.values()))
            for i, one in objects.items()
        }
        for one in mine:
            marks = base | sub[id(one.subject)]
            if one.object is not None:
                marks = (
                    marks
                    | obj[id(one.object)]
                    | of_pair(scene, layout, trigger, one.subject, one.object)
                )
            score = weigh.score(one.relation, marks)
            if score >= least:
                yield Linked(one, finding, marks, score)


def _rank(proposal: Proposal) -> tuple[int, ...]:
    parts = [one for one in (proposal.subject, proposal.object) if one is not None]
    return (
        sum(not one.first for one in parts),
        sum(one.how == "near" for one in parts),
        sum(one.rank for one in parts),
    )
