"""New weights for the documents that were scored, and how they do on documents left out."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from graph.extract.linking.choose import Choice, chosen
from graph.extract.linking.pairs.measures import MEASURES, joined
from graph.extract.linking.pairs.seen import named
from graph.extract.linking.pairs.sides import columns
from graph.extract.linking.pairs.table import counted, likelier, measured, shares
from graph.extract.linking.refit import Decision, Fitted, refit
from graph.extract.linking.score import Weights
from graph.extract.scoring.score import Figures, Rate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.extract.linking.pairs.table import Table
    from graph.extract.linking.score import Kind
    from graph.extract.scoring.observed import Observed

_FOLDS = 5
_TAKEN = 1 / 8
_MEASURES = frozenset(MEASURES)
LEVELS = (0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.15, 0.1)


@dataclass(frozen=True, slots=True)
class Option:
    """A reading of a document, whatever it scores, and the keys of the gold claims that it is.

    ``pair`` are the words of its sentence at which its parties stand, if two do; ``kind`` is how it
    came about.
    """

    choice: Choice
    features: Mapping[str, float]
    claims: tuple[str, ...]
    pair: tuple[int, int] | None = None
    kind: Kind = "slots"


@dataclass(frozen=True, slots=True)
class Options:
    """All readings of a document, all its pairs, how many claims its gold has, and its language."""

    language: str
    options: tuple[Option, ...]
    gold: int
    observed: tuple[Observed, ...] = ()


@dataclass(frozen=True, slots=True)
class Refitted:
    """Weights fitted on all decisions, and the table of all pairs.

    ``held_out`` has the figures from each score upwards, of documents that the weights were not
    fitted on, five parts in turn, after rivals gave way, by language ("" is all); empty where there
    are fewer documents than parts.
    """

    fitted: Fitted
    table: Table
    held_out: Mapping[tuple[str, float], Figures]


def refitted(documents: Sequence[Options]) -> Refitted:
    """Fit table and weights on the readings of documents, and test them on documents left out.

    What the table says of a document's own pairs is reckoned without that document.
    """
    whole = counted([(pair.marks, pair.told) for pair in one.observed] for one in documents)
    measured_out = [_measured(one, whole) for one in documents]
    decisions = [list(_decisions(one, number)) for number, one in enumerate(measured_out)]
    everything = refit([each for mine in decisions for each in mine])
    if len(documents) < _FOLDS:
        return Refitted(everything, whole, {})
    order = list(range(len(documents)))
    random.Random(1).shuffle(order)  # noqa: S311 - reproducible, and no secret
    told: dict[int, list[Option]] = {}
    for fold in range(_FOLDS):
        out = set(order[fold::_FOLDS])
        weigh = _weights(
            refit([one for i, mine in enumerate(decisions) if i not in out for one in mine])
        )
        told |= {i: _kept(measured_out[i], weigh) for i in sorted(out)}
    languages = sorted({one.language for one in documents})
    return Refitted(
        everything,
        whole,
        {
            (language, level): _figures(documents, told, language, level)
            for language in (["", *languages] if len(languages) > 1 else [""])
            for level in LEVELS
        },
    )


def _measured(document: Options, whole: Table) -> Options:
    """Return a document's readings with what all other documents say of their pairs.

    The readings of pairs that no frame joined are added.
    """
    rows = [whole.rows(pair.marks) for pair in document.observed]
    own_seen, own_joined, own_said = _own(document, rows)
    share = shares(whole.said - own_said, whole.pairs - len(document.observed))
    measures: dict[tuple[int, tuple[int, int]], np.ndarray] = {}
    made: list[Option] = []
    for pair, mine in zip(document.observed, rows, strict=True):
        own = np.searchsorted(own_seen[0], mine)
        weights = likelier(
            whole.seen[mine] - own_seen[1][own], whole.joined[mine] - own_joined[own], share
        )
        tabled = measured(weights, whole.groups[mine], np.zeros(len(mine), int), 1, share)[0]
        found = joined(tabled, pair.heard)
        if min(pair.pair) >= 0:
            measures[pair.sentence, pair.pair] = found
        for relation, features in pair.offer.readings(found):
            choice = Choice(relation, *pair.names, "", pair.pair, pair.sentence, -1, "", score=0.0)
            made.append(Option(choice, features, pair.keys(relation), pair.pair, "pairs"))
    ours = [_with(one, measures) for one in document.options]
    return replace(document, options=(*ours, *made))


def _own(
    document: Options, rows: Sequence[np.ndarray]
) -> tuple[tuple[np.ndarray, np.ndarray], np.ndarray, np.ndarray]:
    """Return what a document itself has counted: its rows, how often each, by relation, and all."""
    order = columns()
    mine = np.unique(np.concatenate([*rows, np.zeros(0, dtype=np.int64)]))
    seen = np.zeros(len(mine))
    joined = np.zeros((len(mine), len(order)))
    said = np.zeros(len(order))
    for pair, row in zip(document.observed, rows, strict=True):
        at = np.searchsorted(mine, row)
        seen[at] += 1
        for name in pair.told:
            joined[at, order[name]] += 1
            said[order[name]] += 1
    return (mine, seen), joined, said


def _with(one: Option, measures: Mapping[tuple[int, tuple[int, int]], np.ndarray]) -> Option:
    """Return a reading with the measures of its pair in place of those that it came with."""
    plain = {name: value for name, value in one.features.items() if name not in _MEASURES}
    found = measures.get((one.choice.sentence, one.pair)) if one.pair is not None else None
    told = named(found, one.choice.relation) if found is not None else {}
    return replace(one, features={**plain, **told})


def _decisions(document: Options, number: int) -> Iterator[Decision]:
    """Give each thing that a sentence may say once, by its surest way: that of the slots.

    Of the wrong readings of pairs, which are many, one in eight is taken, and counts for all.
    """
    best: dict[tuple[int, str, str, str, str], Option] = {}
    right: dict[tuple[int, str, str, str, str], bool] = {}
    for one in document.options:
        told = one.choice.told
        right[told] = right.get(told, False) or bool(one.claims)
        if told not in best or (best[told].kind == "near" and one.kind == "slots"):
            best[told] = one
    draw = random.Random(number)  # noqa: S311 - reproducible, and no secret
    for told, one in best.items():
        few = one.kind == "pairs" and not right[told]
        if few and draw.random() >= _TAKEN:
            continue
        weight = 1 / _TAKEN if few else 1.0
        yield Decision(one.choice.relation, one.features, right[told], weight, one.kind)


def _weights(fitted: Fitted) -> Weights:
    return Weights(
        fitted.features,
        fitted.relations,
        LEVELS[0],
        LEVELS[-1],
        near=fitted.near,
        near_relations=fitted.near_relations,
        pairs=fitted.pairs,
        pair_relations=fitted.pair_relations,
    )


def _kept(document: Options, weigh: Weights) -> list[Option]:
    """Return the readings that stay by other weights, with their scores by these."""
    scored = [
        replace(one, choice=replace(one.choice, score=score))
        for one in document.options
        if (score := weigh.score(one.choice.relation, one.features, kind=one.kind)) >= LEVELS[-1]
    ]
    return [scored[i] for i in chosen([one.choice for one in scored])]


def _figures(
    documents: Sequence[Options], kept: Mapping[int, Sequence[Option]], language: str, level: float
) -> Figures:
    right = made = found = gold = 0
    for i, document in enumerate(documents):
        if language not in {"", document.language}:
            continue
        mine = [one for one in kept[i] if one.choice.score >= level]
        made += len(mine)
        right += sum(bool(one.claims) for one in mine)
        found += len({claim for one in mine for claim in one.claims})
        gold += document.gold
    return Figures(Rate(right, made), Rate(found, gold))
