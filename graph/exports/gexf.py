"""GEXF 1.3, Gephi's own format: a network over time, where claims have dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.exports.base import NetworkFormat, Part
from graph.exports.rows import EDGE_FIELDS, NODE_FIELDS, dated, edges, nodes
from graph.exports.xmltext import attribute

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.exports.base import How
    from graph.model import Knowledge

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">\n'
    "<meta><creator>dprk-networks</creator><description>What sources claim, each edge with its "
    "modality, speakers and source</description></meta>\n"
)
_DYNAMIC = ' mode="dynamic" timeformat="date" timerepresentation="interval"'


def gexf(knowledge: Knowledge, how: How) -> Iterator[bytes]:
    r"""Yield the network as GEXF 1.3, a node or edge at a time.

    An edge has its claim's hash as its id, and a ``kind`` of its own among those between the same
    two, without which Gephi would run parallel edges together. It is there from its earliest day to
    its latest; where a bound is not known, that side is open, and nodes are always there. The file
    has no date of its own: the same build gives the same bytes.

    >>> from graph.exports.base import How
    >>> from graph.model import Knowledge
    >>> b"".join(gexf(Knowledge({}, {}, {}, {}), How())).endswith(b"</gexf>\n")
    True
    """
    mode = _DYNAMIC if dated(knowledge) else ' mode="static"'
    yield f'{_HEAD}<graph defaultedgetype="directed" idtype="string"{mode}>\n'.encode()
    yield _declared("node", NODE_FIELDS)
    yield _declared("edge", EDGE_FIELDS)
    yield b"<nodes>\n"
    for node in nodes(knowledge, how.lang):
        head = attribute("id", node.id) + attribute("label", node.label)
        yield f"<node{head}>{_values(node.fields)}</node>\n".encode()
    yield b"</nodes>\n<edges>\n"
    for edge in edges(knowledge, how.lang):
        parts = {
            "id": edge.id,
            "source": edge.source,
            "target": edge.target,
            "type": "directed",
            "kind": edge.kind,
            "label": edge.label,
            "start": edge.start,
            "end": edge.end,
        }
        head = "".join(attribute(name, text) for name, text in parts.items() if text)
        yield f"<edge{head}>{_values(edge.fields)}</edge>\n".encode()
    yield b"</edges>\n</graph>\n</gexf>\n"


def _declared(kind: str, fields: Mapping[str, str]) -> bytes:
    """Return the declaration of a kind's fields; an attribute's id is its name."""
    lines = "".join(
        f'<attribute id="{name}" title="{name}" type="{typed}"/>\n'
        for name, typed in fields.items()
    )
    return f'<attributes class="{kind}">\n{lines}</attributes>\n'.encode()


def _values(fields: Mapping[str, str]) -> str:
    told = "".join(
        f'<attvalue for="{name}"{attribute("value", text)}/>'
        for name, text in fields.items()
        if text
    )
    return f"<attvalues>{told}</attvalues>" if told else ""


FORMAT = NetworkFormat(
    "the network in GEXF 1.3 for Gephi, over time where claims have dates",
    (Part("network.gexf", gexf),),
)
