"""RDF 1.2: each claim reifies the triple that it is about, and nothing asserts that triple.

``claim rdf:reifies <<( subject relation object )>>`` (RDF 1.2 Concepts, section 1.5). Whether a
claim is alleged, denied, negated or only planned, its triple stands as a term and nowhere else, so
that no reader can take it for said outright.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.build import names
from graph.build.write import PREFIXES, by_place
from graph.errors import PlaceError
from graph.exports.base import Format
from graph.model import ONTOLOGY
from graph.rdf import text

if TYPE_CHECKING:
    from collections.abc import Iterable

REIFIES = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies")
_PARTS = {f"{ONTOLOGY}{name}": name for name in ("subject", "relation", "object", "value")}


def reified(quads: Iterable[ox.Quad]) -> list[ox.Triple]:
    """Return one ``rdf:reifies`` triple for each claim, sorted by claim.

    Raises PlaceError for a claim that lacks a subject, a relation, or one object or value.
    """
    held = set(quads)
    kind = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    claim = ox.NamedNode(f"{ONTOLOGY}Claim")
    parts: dict[ox.NamedNode, dict[str, ox.NamedNode | ox.Literal]] = {
        quad.subject: {}
        for quad in held
        if quad.predicate == kind
        and quad.object == claim
        and isinstance(quad.subject, ox.NamedNode)
    }
    for quad in held:
        name = _PARTS.get(quad.predicate.value)
        # an amount has a value too
        if name and isinstance(quad.subject, ox.NamedNode) and quad.subject in parts:
            if not isinstance(quad.object, (ox.NamedNode, ox.Literal)):
                raise PlaceError(f"{quad.object} can't stand in a claim", where=text(quad.subject))
            parts[quad.subject][name] = quad.object
    return [
        ox.Triple(node, REIFIES, _triple(node, parts[node])) for node in sorted(parts, key=text)
    ]


def _triple(node: ox.NamedNode, parts: dict[str, ox.NamedNode | ox.Literal]) -> ox.Triple:
    subject, relation = parts.get("subject"), parts.get("relation")
    ends = [parts[name] for name in ("object", "value") if name in parts]
    if isinstance(subject, ox.NamedNode) and isinstance(relation, ox.NamedNode) and len(ends) == 1:
        return ox.Triple(subject, relation, ends[0])
    raise PlaceError(
        "a claim without subject, relation, and one object or value",
        where=node.value,
        mend="run `dprk build`, which checks every claim",
    )


def rdf12(quads: Iterable[ox.Quad]) -> bytes:
    """Return the claims as RDF 1.2 Turtle, without simple edges: nothing claimed is asserted."""
    kept = {
        ox.Quad(quad.subject, quad.predicate, quad.object)
        for quad in quads
        if text(quad.graph_name) not in {names.ASSERTED, names.ALLEGED}
    }
    kept |= {ox.Quad(t.subject, t.predicate, t.object) for t in reified(kept)}
    return bytes(ox.serialize(by_place(kept), format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b"")


FORMAT = Format(
    "claims in RDF 1.2 Turtle: each reifies its triple, none is asserted",
    "text/turtle; version=1.2",
    "ttl",
    rdf12,
)
