"""New weights for the documents that were scored, and how they do on documents left out."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.linking.refit import Decision, Fitted, refit
from graph.extract.linking.score import Weights
from graph.extract.scoring.score import Rate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FOLDS = 5
LEVELS = (0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2)


@dataclass(frozen=True, slots=True)
class Refitted:
    """Weights fitted on all decisions; ``held_out`` has the precision from each score upwards.

    It is of documents that the weights were not fitted on, five parts in turn; empty where there
    are fewer documents than parts.
    """

    fitted: Fitted
    held_out: Mapping[float, Rate]


def refitted(decisions: Sequence[Sequence[Decision]]) -> Refitted:
    """Fit weights on the decisions of documents, and test them on documents left out."""
    flat = [one for document in decisions for one in document]
    if len(decisions) < _FOLDS:
        return Refitted(refit(flat), {})
    order = list(range(len(decisions)))
    random.Random(1).shuffle(order)  # noqa: S311 - reproducible, and no secret
    told: list[tuple[float, bool]] = []
    for fold in range(_FOLDS):
        out = set(order[fold::_FOLDS])
        found = refit([one for i, mine in enumerate(decisions) if i not in out for one in mine])
        weigh = Weights(found.features, found.relations, LEVELS[0], LEVELS[-1])
        told += [
            (weigh.score(one.relation, one.features), one.right)
            for i in sorted(out)
            for one in decisions[i]
        ]
    return Refitted(
        refit(flat),
        {
            level: Rate(
                sum(right for score, right in told if score >= level),
                sum(score >= level for score, _ in told),
            )
            for level in LEVELS
        },
    )
