"""How sure a proposal is: a logistic score of its features; the weights can be refitted."""

from __future__ import annotations

import glob
import json
import math
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

#: how a reading came about: each role in a slot of its frame, a role in none, or by no frame
Kind = Literal["slots", "near", "pairs"]
KINDS: tuple[Kind, ...] = ("slots", "near", "pairs")
WEIGHTS = Path(__file__).with_name("weights.json")


def table_of(path: Path) -> Path:
    """Return the file of the table that goes with the weights of a file: beside it.

    >>> table_of(Path("new/weights.json")).name
    'weights.table.jsonl'
    """
    return path.with_suffix(".table.jsonl")


def classifier_of(path: Path) -> Path:
    """Return the file of the classifier that goes with the weights of a file: beside it.

    >>> classifier_of(Path("new/weights.json")).name
    'weights.classifier.npz'
    """
    return path.with_suffix(".classifier.npz")


def held_out_of(path: Path) -> list[Path]:
    """Return the files of the classifiers that were each held out from some texts, in their order.

    They stand beside the weights of a file while these are fitted: weights.classifier-0.npz is one.
    """
    whole = classifier_of(path)
    return sorted(path.parent.glob(f"{glob.escape(whole.stem)}-*{whole.suffix}"))


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights by feature, a correction by relation, and the scores from which each tier begins.

    ``near`` and ``near_relations`` are those of readings with a role that is in no slot of its
    frame, ``pairs`` and ``pair_relations`` those of pairs that no frame joined: what speaks for one
    kind says little of the others. ``table`` is the file of the table that they were fitted with,
    ``classifier`` that of the classifier.
    """

    features: Mapping[str, float]
    relations: Mapping[str, float]
    automatic: float
    review: float
    unsure: float = 0.0
    near: Mapping[str, float] = field(default_factory=dict)
    near_relations: Mapping[str, float] = field(default_factory=dict)
    pairs: Mapping[str, float] = field(default_factory=dict)
    pair_relations: Mapping[str, float] = field(default_factory=dict)
    table: Path = field(default_factory=lambda: table_of(WEIGHTS))
    classifier: Path = field(default_factory=lambda: classifier_of(WEIGHTS))

    def of_kind(self, kind: Kind) -> tuple[Mapping[str, float], Mapping[str, float]]:
        """Return the weights of readings of a kind, by feature and by relation."""
        if kind == "slots":
            return self.features, self.relations
        if kind == "near":
            return self.near, self.near_relations
        return self.pairs, self.pair_relations

    def total(self, features: Mapping[str, float], *, kind: Kind = "slots") -> float:
        """Return what features weigh together."""
        mine, _ = self.of_kind(kind)
        return sum([mine[name] * value for name, value in features.items() if name in mine])

    def score(self, relation: str, features: Mapping[str, float], *, kind: Kind = "slots") -> float:
        """Return the probability that a proposal is right, 0 to 1.

        >>> Weights({"bias": 0.0}, {}, 0.9, 0.3).score("stole", {"bias": 1.0})
        0.5
        """
        return self.of_total(relation, self.total(features, kind=kind), kind=kind)

    def of_total(self, relation: str, total: float, *, kind: Kind = "slots") -> float:
        """Return the probability of what weighs so much together and says a relation."""
        _, shifts = self.of_kind(kind)
        total += shifts.get(relation, 0.0)
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
        found["pairs"]["features"],
        found["pairs"]["relations"],
        table_of(path),
        classifier_of(path),
    )


def loose(weigh: Weights) -> Weights:
    """Return weights by which nothing scores too low to be shown.

    >>> loose(Weights({"bias": -3.0}, {}, 0.9, 0.3)).tier(0.01)
    'review'
    """
    return replace(weigh, review=0.0, unsure=0.0)
