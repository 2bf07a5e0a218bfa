"""The graph in other formats: FORMATS lists them, each a module with a function of quads.

Formats with named graphs carry all of them. Those without carry claims and never simple edges: an
alleged edge would stand there as bare as an asserted one. NETWORKS lists those for tools that draw
and measure networks: there each claim is an edge, with its modality, speakers and source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.exports import gexf, graphml, jsonld, nquads, rdf12, tables, trig, turtle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.exports.base import Format, NetworkFormat

#: every format by the name that people type; a new one is a module and a line here
FORMATS: Mapping[str, Format] = {
    "turtle": turtle.FORMAT,
    "trig": trig.FORMAT,
    "nquads": nquads.FORMAT,
    "jsonld": jsonld.FORMAT,
    "rdf12": rdf12.FORMAT,
}

#: every format of a network by its name
NETWORKS: Mapping[str, NetworkFormat] = {
    "graphml": graphml.FORMAT,
    "gexf": gexf.FORMAT,
    "csv": tables.FORMAT,
}
