"""JSON-LD: all named graphs, flat, with no context to fetch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.exports.base import Format, plain

if TYPE_CHECKING:
    from collections.abc import Iterable


def jsonld(quads: Iterable[ox.Quad]) -> bytes:
    """Return all named graphs as flattened JSON-LD 1.1; every IRI stands in full."""
    return plain(quads, ox.RdfFormat.JSON_LD, prefixed=False)


FORMAT = Format(
    "all named graphs in JSON-LD 1.1, flat, without a context",
    "application/ld+json",
    "jsonld",
    jsonld,
)
