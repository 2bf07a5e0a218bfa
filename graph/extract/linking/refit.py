"""New weights out of decisions: which proposals were right, which were wrong."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from graph.extract.linking.score import Kind

#: how strongly weights are held near 0, and a relation's own correction nearer still: chosen by the
#: likelihood of documents left out
_RIDGE, _RIDGE_RELATION = 6.0, 8.0
#: the same of readings with a role in no slot: they are many, and few are right
_RIDGE_NEAR, _RIDGE_NEAR_RELATION = 16.0, 24.0
_STEPS = 60
#: features that are seen no oftener than this are left out
_RARE, _RARE_NEAR = 3, 15
_SHIFT = "relation="


@dataclass(frozen=True, slots=True)
class Decision:
    """A proposal's relation and features, and whether it was found right; ``weight`` counts it.

    ``kind`` says how the reading came about.
    """

    relation: str
    features: Mapping[str, float]
    right: bool
    weight: float = 1.0
    kind: Kind = "slots"


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights by feature and by relation, from how many decisions.

    ``near`` and ``near_relations`` are those of readings with a role in no slot, ``pairs`` and
    ``pair_relations`` those of pairs that no frame joined.
    """

    features: Mapping[str, float]
    relations: Mapping[str, float]
    decisions: int
    near: Mapping[str, float] = field(default_factory=dict)
    near_relations: Mapping[str, float] = field(default_factory=dict)
    pairs: Mapping[str, float] = field(default_factory=dict)
    pair_relations: Mapping[str, float] = field(default_factory=dict)


def refit(decisions: Sequence[Decision]) -> Fitted:
    """Return the weights that make the decisions likeliest, held near 0 (ridge, Newton's steps).

    The same decisions in any order give the same weights, to four decimals. Needs decisions of both
    kinds: with one kind alone there is nothing to tell apart, and the weights stay 0.
    """
    by_kind: dict[str, list[Decision]] = {"slots": [], "near": [], "pairs": []}
    for one in decisions:
        by_kind[one.kind].append(one)
    slots = _fit(by_kind["slots"], _RIDGE, _RIDGE_RELATION, _RARE)
    near = _fit(by_kind["near"], _RIDGE_NEAR, _RIDGE_NEAR_RELATION, _RARE_NEAR)
    pairs = _fit(by_kind["pairs"], _RIDGE, _RIDGE_RELATION, _RARE_NEAR)
    return Fitted(*slots, len(decisions), *near, *pairs)


def _fit(
    decisions: Sequence[Decision], ridge: float, ridge_relation: float, rarest: int
) -> tuple[dict[str, float], dict[str, float]]:
    ordered = sorted(
        decisions,
        key=lambda one: (one.relation, one.right, one.weight, sorted(one.features.items())),
    )
    if len({one.right for one in ordered}) < 2:  # noqa: PLR2004 - right and wrong
        return {}, {}
    seen = Counter(name for one in ordered for name in one.features)
    rare = min(rarest, len(ordered) // 4)
    names = sorted(name for name, count in seen.items() if count > rare)
    relations = sorted({one.relation for one in ordered})
    columns = {name: i for i, name in enumerate([*names, *(_SHIFT + one for one in relations)])}
    x = np.zeros((len(ordered), len(columns)))
    for row, one in enumerate(ordered):
        for name, value in one.features.items():
            if name in columns:
                x[row, columns[name]] = value
        x[row, columns[_SHIFT + one.relation]] = 1.0
    y = np.array([float(one.right) for one in ordered])
    weigh = np.array([one.weight for one in ordered])
    held = np.array(
        [
            0.01 if name == "bias" else ridge_relation if name.startswith(_SHIFT) else ridge
            for name in columns
        ]
    )
    beta = np.zeros(len(columns))
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))
        gradient = x.T @ (weigh * (y - p)) - held * beta
        curve = (x * (weigh * p * (1 - p))[:, None]).T @ x + np.diag(held)
        step = np.linalg.solve(curve, gradient)
        beta += step
        if float(np.abs(step).max()) < 1e-5:  # noqa: PLR2004 - settled
            break
    found = {name: round(float(beta[i]), 4) for name, i in columns.items()}
    return (
        {name: value for name, value in found.items() if value and not name.startswith(_SHIFT)},
        {
            name.removeprefix(_SHIFT): value
            for name, value in found.items()
            if value and name.startswith(_SHIFT)
        },
    )


def write(fitted: Fitted, tiers: Mapping[str, float], path: Path) -> None:
    """Write weights to a file, whole or not at all."""
    from graph.files import atomic_write

    tree = {
        "decisions": fitted.decisions,
        "features": dict(fitted.features),
        "near": {"features": dict(fitted.near), "relations": dict(fitted.near_relations)},
        "pairs": {"features": dict(fitted.pairs), "relations": dict(fitted.pair_relations)},
        "relations": dict(fitted.relations),
        "tiers": dict(tiers),
    }
    atomic_write(path, (json.dumps(tree, indent=1, sort_keys=True) + "\n").encode())
