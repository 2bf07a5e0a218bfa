"""TriG: all named graphs, as in the build's graph.trig."""

from __future__ import annotations

from graph.build.write import trig
from graph.exports.base import Format

FORMAT = Format("all named graphs in RDF 1.1 TriG", "application/trig", "trig", trig)
