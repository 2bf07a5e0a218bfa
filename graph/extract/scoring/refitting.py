"""New weights for the documents that were scored, and how they do on documents left out."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.extract.linking.choose import Choice, chosen
from graph.extract.linking.refit import Decision, Fitted, refit
from graph.extract.linking.score import Weights
from graph.extract.scoring.score import Figures, Rate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_FOLDS = 5
LEVELS = (0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.15, 0.1)


@dataclass(frozen=True, slots=True)
class Option:
    """A reading of a document, whatever it scores, and the keys of the gold claims that it is."""

    choice: Choice
    features: Mapping[str, float]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Options:
    """All readings of a document, how many claims its gold has, and its language."""

    language: str
    options: tuple[Option, ...]
    gold: int


@dataclass(frozen=True, slots=True)
class Refitted:
    """Weights fitted on all decisions; ``held_out`` has the figures from each score upwards.

    They are of documents that the weights were not fitted on, five parts in turn, after rivals gave
    way, by language ("" is all); empty where there are fewer documents than parts.
    """

    fitted: Fitted
    held_out: Mapping[tuple[str, float], Figures]


def refitted(documents: Sequence[Options]) -> Refitted:
    """Fit weights on the readings of documents, and test them on documents left out."""
    decisions = [list(_decisions(one)) for one in documents]
    everything = refit([each for mine in decisions for each in mine])
    if len(documents) < _FOLDS:
        return Refitted(everything, {})
    order = list(range(len(documents)))
    random.Random(1).shuffle(order)  # noqa: S311 - reproducible, and no secret
    told: dict[int, list[Option]] = {}
    for fold in range(_FOLDS):
        out = set(order[fold::_FOLDS])
        weigh = _weights(
            refit([one for i, mine in enumerate(decisions) if i not in out for one in mine])
        )
        told |= {i: _kept(documents[i], weigh) for i in sorted(out)}
    languages = sorted({one.language for one in documents})
    return Refitted(
        everything,
        {
            (language, level): _figures(documents, told, language, level)
            for language in (["", *languages] if len(languages) > 1 else [""])
            for level in LEVELS
        },
    )


def _decisions(document: Options) -> Iterator[Decision]:
    """Give each thing that a sentence may say once, by its surest way: that of the slots."""
    best: dict[tuple[int, str, str, str, str], Option] = {}
    right: dict[tuple[int, str, str, str, str], bool] = {}
    for one in document.options:
        told = one.choice.told
        right[told] = right.get(told, False) or bool(one.claims)
        if told not in best or (best[told].choice.near and not one.choice.near):
            best[told] = one
    for told, one in best.items():
        yield Decision(one.choice.relation, one.features, right[told], near=bool(one.choice.near))


def _weights(fitted: Fitted) -> Weights:
    return Weights(
        fitted.features,
        fitted.relations,
        LEVELS[0],
        LEVELS[-1],
        near=fitted.near,
        near_relations=fitted.near_relations,
    )


def _kept(document: Options, weigh: Weights) -> list[Option]:
    """Return the readings that stay by other weights, with their scores by these."""
    scored = [
        replace(one, choice=replace(one.choice, score=score))
        for one in document.options
        if (score := weigh.score(one.choice.relation, one.features, near=bool(one.choice.near)))
        >= LEVELS[-1]
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
