"""What table and classifier say of the pairs of one sentence, each asked for once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from graph.extract.linking.pairs.heard import heard
from graph.extract.linking.pairs.marks import Marker
from graph.extract.linking.pairs.measures import MEASURES, joined
from graph.extract.linking.pairs.sides import columns, pairs, sides
from graph.extract.linking.score import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.extract.encoder.states import States
    from graph.extract.linking.layout import Layout
    from graph.extract.linking.pairs.classifier import Classifier
    from graph.extract.linking.pairs.sides import Side
    from graph.extract.linking.pairs.table import Table
    from graph.extract.linking.propose import Scene
    from graph.extract.linking.score import Kind, Weights


class Seen:
    """The parties of a sentence, and what table and classifier say of each two of them.

    Without ``states`` of the document's words, or a ``classifier``, none is asked.
    """

    def __init__(
        self,
        scene: Scene,
        layout: Layout,
        table: Table,
        weigh: Weights,
        classifier: Classifier | None,
        states: States | None = None,
    ) -> None:
        self.sides = sides(scene, layout)
        self.marker = Marker(scene.tree)
        self._table = table
        self._classifier = classifier
        self._states = states
        self._here = {one.at: one for one in self.sides if one.at >= 0}
        self._measures: dict[tuple[int, int, str, str], np.ndarray] = {}
        self._totals: dict[tuple[int, int, Kind], list[float]] = {}
        self._weights: dict[Kind, np.ndarray] = {
            kind: np.array([weigh.of_kind(kind)[0].get(name, 0.0) for name in MEASURES])
            for kind in KINDS
        }

    def pairs(self) -> Iterator[tuple[Side, Side]]:
        """Give each two parties, either way round."""
        return pairs(self.sides)

    def of(self, one: Side, other: Side) -> np.ndarray:
        """Return what is measured of two parties: MEASURES by relations."""
        if not self._measures:
            every = list(self.pairs())
            found = self._table.measured([self.marker.marks(*both) for both in every])
            told = heard(self.sides, self.marker, self._states, self._classifier)
            self._measures = {
                (one.at, other.at, one.where, other.where): joined(found[i], told[i])
                for i, (one, other) in enumerate(every)
            }
        return self._measures[one.at, other.at, one.where, other.where]

    def between(self, one: int, other: int) -> tuple[Side, Side] | None:
        """Return the parties at two words of the sentence, or None where they are not two."""
        first, second = self._here.get(one), self._here.get(other)
        if first is None or second is None or first.key == second.key:
            return None
        return first, second

    def named(self, name: str) -> int:
        """Return the word at which the party of a name first stands, or -1."""
        return next((one.at for one in self.sides if one.key == name), -1)

    def total(self, kind: Kind, one: int, other: int, relation: str) -> float:
        """Return what the measures of the parties at two words weigh for a relation; else 0."""
        both = self.between(one, other)
        if both is None or relation not in columns():
            return 0.0
        key = (one, other, kind)
        if key not in self._totals:
            self._totals[key] = (self._weights[kind] @ self.of(*both)).tolist()
        return self._totals[key][columns()[relation]]

    def marks(self, one: int, other: int, relation: str) -> dict[str, float]:
        """Return the measures of the parties at two words, by name; empty where one has none."""
        both = self.between(one, other)
        return named(self.of(*both), relation) if both is not None else {}


def named(measures: np.ndarray, relation: str) -> dict[str, float]:
    """Return the measures of one relation by name, those that are 0 left out."""
    if relation not in columns():
        return {}
    column = measures[:, columns()[relation]].round(4).tolist()
    return {name: value for name, value in zip(MEASURES, column, strict=True) if value}
