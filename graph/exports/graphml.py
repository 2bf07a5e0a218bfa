"""GraphML: nodes and edges with their fields as typed data, for networkx, igraph, Gephi and yEd."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.exports.base import NetworkFormat, Part
from graph.exports.rows import EDGE_FIELDS, NODE_FIELDS, edges, nodes
from graph.exports.xmltext import attribute, content

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.exports.base import How
    from graph.model import Knowledge

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns'
    ' http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)
#: GraphML's names of types
_TYPES = {"string": "string", "boolean": "boolean", "integer": "int"}


def graphml(knowledge: Knowledge, how: How) -> Iterator[bytes]:
    r"""Yield the network as GraphML, a node or edge at a time; an edge's id is its claim's hash.

    >>> from graph.exports.base import How
    >>> from graph.model import Knowledge
    >>> b"".join(graphml(Knowledge({}, {}, {}, {}), How())).endswith(b"</graphml>\n")
    True
    """
    yield _HEAD.encode()
    node_keys = {name: f"n{at}" for at, name in enumerate(("label", *NODE_FIELDS))}
    edge_keys = {name: f"e{at}" for at, name in enumerate(("label", "kind", *EDGE_FIELDS))}
    for kind, keys, types in (("node", node_keys, NODE_FIELDS), ("edge", edge_keys, EDGE_FIELDS)):
        for name, key in keys.items():
            typed = _TYPES[types.get(name, "string")]
            yield (
                f'<key id="{key}" for="{kind}" attr.name="{name}" attr.type="{typed}"/>\n'
            ).encode()
    yield b'<graph id="claims" edgedefault="directed">\n'
    for node in nodes(knowledge, how.lang):
        fields = {"label": node.label, **node.fields}
        yield f"<node{attribute('id', node.id)}>{_data(fields, node_keys)}</node>\n".encode()
    for edge in edges(knowledge, how.lang):
        fields = {"label": edge.label, "kind": edge.kind, **edge.fields}
        ends = attribute("source", edge.source) + attribute("target", edge.target)
        head = f"<edge{attribute('id', edge.id)}{ends}>"
        yield f"{head}{_data(fields, edge_keys)}</edge>\n".encode()
    yield b"</graph>\n</graphml>\n"


def _data(fields: Mapping[str, str], keys: Mapping[str, str]) -> str:
    """Return the fields that are known."""
    return "".join(
        f'<data key="{keys[name]}">{content(text)}</data>' for name, text in fields.items() if text
    )


FORMAT = NetworkFormat(
    "the network in GraphML: each claim an edge with all that it says",
    (Part("network.graphml", graphml),),
)
