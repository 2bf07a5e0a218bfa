"""How sure a proposal is: a logistic score of its features; the weights can be refitted."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

WEIGHTS = Path(__file__).with_name("weights.json")


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights by feature, a correction by relation, and the scores from which each tier begins.

    ``near`` and ``near_relations`` are those of readings with a role that is in no slot of its
    frame: what speaks for one kind says little of the other.
    """

    features: Mapping[str, float]
    relations: Mapping[str, float]
    automatic: float
    review: float
    unsure: float = 0.0
    near: Mapping[str, float] = field(default_factory=dict)
    near_relations: Mapping[str, float] = field(default_factory=dict)

    def total(self, features: Mapping[str, float], *, near: bool = False) -> float:
        """Return what features weigh together."""
        mine = self.near if near else self.features
        return sum([mine[name] * value for name, value in features.items() if name in mine])

    def score(self, relation: str, features: Mapping[str, float], *, near: bool = False) -> float:
        """Return the probability that a proposal is right, 0 to 1.

        >>> Weights({"bias": 0.0}, {}, 0.9, 0.3).score("stole", {"bias": 1.0})
        0.5
        """
        return self.of_total(relation, self.total(features, near=near), near=near)

    def of_total(self, relation: str, total: float, *, near: bool = False) -> float:
        """Return the probability of what weighs so much together and says a relation."""
        total += (self.near_relations if near else self.relations).get(relation, 0.0)
        return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 4)

    def tier(self, score: float) -> str:
        """Return ``automatic``, ``review``, ``unsure`` or, below all, the empty string."""
        if score >= self.automatic:
            return "automatic"
        if score >= self.review:
            return "review"
        return "unsure" if score >= self.unsure else ""

    def least(self, tier: str) -> float:
        """Return the score from which a tier begins.

        >>> Weights({}, {}, 0.9, 0.4, 0.1).least("review")
        0.4
        """
        return {"automatic": self.automatic, "review": self.review}.get(tier, self.unsure)


@cache
def weights(path: Path = WEIGHTS) -> Weights:
    """Read weights from a file."""
    found = json.loads(path.read_text(encoding="utf-8"))
    tiers = found["tiers"]
    return Weights(
        found["features"],
        found["relations"],
        tiers["automatic"],
        tiers["review"],
        tiers["unsure"],
        found["near"]["features"],
        found["near"]["relations"],
    )


def loose(weigh: Weights) -> Weights:
    """Return weights by which nothing scores too low to be shown.

    >>> loose(Weights({"bias": -3.0}, {}, 0.9, 0.3)).tier(0.01)
    'review'
    """
    return replace(weigh, review=0.0, unsure=0.0)
