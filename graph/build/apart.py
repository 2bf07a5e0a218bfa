"""What the build writes apart from claims, for those who only look names up."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from graph.build import names
from graph.build.write import trig
from graph.model import BASE
from graph.named import COUNTS, FILE, counted
from graph.rdf import text

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyoxigraph as ox

    from graph.model import Knowledge

_CLAIM: Final = f"{BASE}claim/"
_EDGES: Final = frozenset({names.ASSERTED, names.ALLEGED})


def apart(quads: Iterable[ox.Quad], held: Knowledge) -> dict[str, bytes]:
    """Return the files that a build keeps, by name: the same bytes for the same build."""
    kept = [
        quad
        for quad in quads
        if text(quad.graph_name) not in _EDGES and not text(quad.subject).startswith(_CLAIM)
    ]
    counts = {"claims": len(held.claims), "counts": dict(sorted(counted(held).items()))}
    return {FILE: trig(kept), COUNTS: f"{json.dumps(counts, indent=2)}\n".encode()}
