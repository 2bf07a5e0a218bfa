"""How sure a proposal is: a logistic score of its features; the weights can be refitted."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

WEIGHTS = Path(__file__).with_name("weights.json")


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights by feature, a correction by relation, and the scores from which each tier begins."""

    features: Mapping[str, float]
    relations: Mapping[str, float]
    automatic: float
    review: float

    def score(self, relation: str, features: Mapping[str, float]) -> float:
        """Return the probability that a proposal is right, 0 to 1.

        >>> Weights({"bias": 0.0}, {}, 0.9, 0.3).score("stole", {"bias": 1.0})
        0.5
        """
        total = self.relations.get(relation, 0.0) + sum(
            self.features.get(name, 0.0) * value for name, value in sorted(features.items())
        )
        return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 4)

    def tier(self, score: float) -> str:
        """Return ``automatic``, ``review`` or, below both, the empty string."""
        if score >= self.automatic:
            return "automatic"
        return "review" if score >= self.review else ""


@cache
def weights(path: Path = WEIGHTS) -> Weights:
    """Read weights from a file."""
    found = json.loads(path.read_text(encoding="utf-8"))
    return Weights(
        found["features"], found["relations"], found["tiers"]["automatic"], found["tiers"]["review"]
    )


def loose(weigh: Weights) -> Weights:
    """Return weights by which nothing scores too low to be shown.

    >>> loose(Weights({"bias": -3.0}, {}, 0.9, 0.3)).tier(0.01)
    'review'
    """
    return replace(weigh, review=0.0)
