"""The ontology in other RDF formats: the same triples, in one order, whatever read them.

Oxigraph writes RDF/XML in the order it is given; rdflib compacts JSON-LD, whose arrays are then
sorted. Blank nodes get canonical labels (RDF Dataset Canonicalization 1.0).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from ontology.making.reading import NAMESPACE

if TYPE_CHECKING:
    from rdflib import Graph

PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "dprk": NAMESPACE,
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vann": "http://purl.org/vocab/vann/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
#: how a blank node is written while rdflib has it in hand
NAMELESS = "urn:x-dprk-nameless:"


def ordered(ontology: Graph) -> list[ox.Triple]:
    """Return all triples, sorted, with blank nodes labelled by what they say."""
    lines = ontology.serialize(format="nt", encoding="utf-8")
    dataset = ox.Dataset(ox.parse(lines, format=ox.RdfFormat.N_TRIPLES))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted((quad.triple for quad in dataset), key=str)


def rdfxml(ontology: Graph) -> str:
    """Return the ontology as RDF/XML, an element a subject, sorted."""
    data = ox.serialize(ordered(ontology), format=ox.RdfFormat.RDF_XML, prefixes=PREFIXES)
    return (data or b"").decode("utf-8")


def turtle(shapes: Graph) -> str:
    """Return shapes as one Turtle file, for those who want a single address."""
    prefixes = PREFIXES | {
        "oa": "http://www.w3.org/ns/oa#",
        "prov": "http://www.w3.org/ns/prov#",
        "sh": "http://www.w3.org/ns/shacl#",
        "shape": "https://w3id.org/dprk-networks/shape/",
    }
    data = ox.serialize(ordered(shapes), format=ox.RdfFormat.TURTLE, prefixes=prefixes)
    return (data or b"").decode("utf-8")


def jsonld(ontology: Graph) -> str:
    """Return the ontology as JSON-LD under a context of prefixes that stands in the file."""
    from rdflib import Graph

    # rdflib gives blank nodes new labels when it reads them, so they go through it as IRIs
    triples = (
        ox.Triple(_named(each.subject), each.predicate, _named(each.object))
        for each in ordered(ontology)
    )
    lines = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    text = Graph().parse(data=lines, format="nt").serialize(format="json-ld", context=PREFIXES)
    return json.dumps(_sorted(json.loads(text)), ensure_ascii=False, indent=1) + "\n"


def _named(node: Any) -> Any:
    return ox.NamedNode(f"{NAMELESS}{node.value}") if isinstance(node, ox.BlankNode) else node


def _sorted(value: Any) -> Any:
    """Sort the keys of every object, and every array whose order says nothing."""
    if isinstance(value, dict):
        return {key: _sorted(item) for key, item in sorted(value.items())}
    if isinstance(value, list):
        return sorted(map(_sorted, value), key=lambda item: json.dumps(item, sort_keys=True))
    if isinstance(value, str) and value.startswith(NAMELESS):
        return f"_:{value.removeprefix(NAMELESS)}"
    return value
