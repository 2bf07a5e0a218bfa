"""JSON-LD nodes become RDF, each in the named graph that it belongs in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.build import names
from graph.claims.vocabulary import context
from graph.model import ONTOLOGY
from graph.rdf import RDF_TYPE
from ontology import ONTOLOGY_FILE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.claims.identify import Node

TYPE = ox.NamedNode(RDF_TYPE)
RDFS_LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")

#: what each named graph is: its class, and its label in both languages
KINDS = {
    names.ENTITIES: ("RegisterGraph", "entities", "entités"),
    names.JUDGEMENTS: ("RegisterGraph", "judgements", "jugements"),
    names.LINKS: (
        "RegisterGraph",
        "links between claims of several sources",
        "liens entre sources",
    ),
    names.DERIVED: ("RegisterGraph", "what the build derives", "ce que la construction dérive"),
    names.ASSERTED: ("EdgeGraph", "simple edges, asserted", "arêtes simples, affirmées"),
    names.ALLEGED: ("EdgeGraph", "simple edges, alleged", "arêtes simples, alléguées"),
}


def parse(node: Node) -> list[ox.Triple]:
    """Return the triples of one JSON-LD node under our context, sorted.

    rdflib reads the JSON-LD: the context is given in place, so that nothing is fetched.
    """
    from rdflib import Graph

    document = json.dumps({"@context": context(), **node}, ensure_ascii=False)
    lines = Graph().parse(data=document, format="json-ld").serialize(format="nt")
    quads = ox.parse(lines.encode(), format=ox.RdfFormat.N_TRIPLES)
    return sorted((quad.triple for quad in quads), key=str)


def described(iri: str) -> list[ox.Quad]:
    """Return what a named graph says of itself: its class and its label in both languages."""
    place = ox.NamedNode(iri)
    kind, english, french = KINDS.get(
        iri,
        (
            "ClaimGraph",
            f"claims of {iri.removeprefix(names.GRAPH)}",
            f"affirmations de {iri.removeprefix(names.GRAPH)}",
        ),
    )
    return [
        ox.Quad(place, TYPE, ox.NamedNode(ONTOLOGY + kind), place),
        ox.Quad(place, RDFS_LABEL, ox.Literal(english, language="en"), place),
        ox.Quad(place, RDFS_LABEL, ox.Literal(french, language="fr"), place),
    ]


def assemble(nodes: Mapping[str, Iterable[Node]]) -> list[ox.Quad]:
    """Return all quads of what is written, with the ontology in a graph of its own."""
    quads: list[ox.Quad] = []
    for iri in sorted({*nodes, *KINDS}):
        place = ox.NamedNode(iri)
        quads += described(iri)
        for node in nodes.get(iri, ()):
            quads += [ox.Quad(t.subject, t.predicate, t.object, place) for t in parse(node)]
    vocabulary = ox.NamedNode(names.VOCABULARY)
    for quad in ox.parse(path=str(ONTOLOGY_FILE), format=ox.RdfFormat.TURTLE):
        quads.append(ox.Quad(quad.subject, quad.predicate, quad.object, vocabulary))
    return quads
