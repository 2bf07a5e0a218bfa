"""N-Quads: all named graphs, a sorted line a quad."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.exports.base import Format, plain

if TYPE_CHECKING:
    from collections.abc import Iterable


def nquads(quads: Iterable[ox.Quad]) -> bytes:
    """Return all named graphs as N-Quads: equal data give equal lines, so that a diff is short."""
    return plain(quads, ox.RdfFormat.N_QUADS, prefixed=False)


FORMAT = Format(
    "all named graphs in RDF 1.1 N-Quads, a sorted line a quad", "application/n-quads", "nq", nquads
)
