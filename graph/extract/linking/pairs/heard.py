"""What the classifier says of every two parties of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.extract.linking.pairs.inputs import inputs
from graph.extract.linking.pairs.sides import places

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    from graph.extract.encoder.states import States
    from graph.extract.linking.pairs.classifier import Classifier
    from graph.extract.linking.pairs.marks import Marker
    from graph.extract.linking.pairs.sides import Side


def heard(
    found: Sequence[Side],
    marker: Marker,
    states: States | None,
    classifier: Classifier | None,
) -> list[np.ndarray | None]:
    """Return what speaks for each relation of each pair, in the order of ``pairs``.

    None for a pair of which a party was not encoded, and for all where there are no states or is no
    classifier.
    """
    every = list(places(found))
    if states is None or classifier is None:
        return [None] * len(every)
    given = inputs(found, marker, states, classifier.classes)
    if given is None:
        return [None] * len(every)
    told = dict(zip(given.sides, classifier.logits(given), strict=True))
    return [told.get(both) for both in every]
