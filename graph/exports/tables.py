"""CSV: a table of nodes and one of edges, with the columns that Gephi and others look for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.ask.formats.csv import lines
from graph.exports.base import NetworkFormat, Part
from graph.exports.rows import EDGE_FIELDS, NODE_FIELDS, edges, nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.exports.base import How
    from graph.model import Knowledge


def node_table(knowledge: Knowledge, how: How) -> Iterator[bytes]:
    r"""Yield a line for each entity, below a head.

    >>> from graph.exports.base import How
    >>> from graph.model import Knowledge
    >>> next(node_table(Knowledge({}, {}, {}, {}), How()))[:20]
    b'Id,Label,otherLabel,'
    """
    yield lines([("Id", "Label", *NODE_FIELDS)])
    for node in nodes(knowledge, how.lang):
        yield lines([(node.id, node.label, *node.fields.values())], raw=how.raw)


def edge_table(knowledge: Knowledge, how: How) -> Iterator[bytes]:
    r"""Yield a line for each claim between two entities, below a head.

    >>> from graph.exports.base import How
    >>> from graph.model import Knowledge
    >>> next(edge_table(Knowledge({}, {}, {}, {}), How()))[:22]
    b'Source,Target,Type,Id,'
    """
    yield lines([("Source", "Target", "Type", "Id", "Label", "Kind", *EDGE_FIELDS)])
    for edge in edges(knowledge, how.lang):
        cells = (edge.source, edge.target, "Directed", edge.id, edge.label, edge.kind)
        yield lines([(*cells, *edge.fields.values())], raw=how.raw)


FORMAT = NetworkFormat(
    "the network as two tables, nodes.csv and edges.csv, in a folder",
    (Part("nodes.csv", node_table), Part("edges.csv", edge_table)),
)
