"""OWL 2 RL over what takes part in reasoning: no annotations, one modality at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import owlrl
from rdflib import OWL, RDF, RDFS, Graph, URIRef

if TYPE_CHECKING:
    from collections.abc import Iterable

#: the built-in annotation properties that our data use
NOTES = {RDFS.label, RDFS.comment, RDFS.seeAlso, RDFS.isDefinedBy, OWL.versionInfo, OWL.deprecated}


def without_notes(triples: Iterable, ontology: Graph) -> Graph:
    """Return the triples that OWL 2 gives a meaning to: annotations have none."""
    notes = NOTES | set(ontology.subjects(RDF.type, OWL.AnnotationProperty))
    found = Graph()
    for triple in triples:
        if triple[1] not in notes:
            found.add(triple)
    return found


def closed(triples: Iterable, ontology: Graph) -> tuple[Graph, list[str]]:
    """Return the closure of triples and ontology under OWL 2 RL, and its contradictions."""
    found = without_notes((*ontology, *triples), ontology)
    rules = owlrl.OWLRL_Semantics(found, axioms=False, daxioms=False, rdfs=False)
    rules.closure()
    nobody = [str(each) for each in found.subjects(RDF.type, OWL.Nothing) if each != OWL.Nothing]
    return found, sorted({*map(str, rules.error_messages), *nobody})


def entity(name: str) -> URIRef:
    """Return the IRI of an invented entity."""
    return URIRef(f"https://w3id.org/dprk-networks/id/{name}")
