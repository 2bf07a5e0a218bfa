"""What the makers ask of the ontology, each answer in one order whatever the file's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from rdflib import OWL, RDF, RDFS, SKOS, Literal, URIRef

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rdflib import Graph
    from rdflib.term import Node

HOME = URIRef("https://w3id.org/dprk-networks/ontology")
NAMESPACE = f"{HOME}#"
LANGUAGES = ("en", "fr")


def local(iri: Node) -> str:
    """Return a term's local name.

    >>> local(URIRef("https://w3id.org/dprk-networks/ontology#stoleFrom"))
    'stoleFrom'
    """
    return str(iri).removeprefix(NAMESPACE)


@dataclass(frozen=True)
class Reading:
    """The ontology's own terms by local name, with their words, kinds and classes above."""

    ontology: Graph

    @cached_property
    def terms(self) -> Mapping[str, URIRef]:
        """All terms that the ontology defines, sorted by local name."""
        found = self.ontology.subjects(RDFS.isDefinedBy, HOME)
        return {local(iri): iri for iri in sorted(found, key=str) if isinstance(iri, URIRef)}

    def words(self, name: str, predicate: URIRef = SKOS.definition) -> dict[str, str]:
        """Return one text a language, of those that the term has."""
        found = {
            text.language: str(text)
            for text in sorted(self.ontology.objects(self.terms[name], predicate), key=str)
            if isinstance(text, Literal) and text.language in LANGUAGES
        }
        return {language: found[language] for language in LANGUAGES if language in found}

    def of_kind(self, kind: str) -> list[str]:
        """Return the terms that are instances of a class of the ontology, sorted."""
        above = URIRef(NAMESPACE + kind)
        return [n for n, iri in self.terms.items() if (iri, RDF.type, above) in self.ontology]

    def below(self, name: str) -> list[str]:
        """Return a class and all classes under it that are not deprecated, sorted."""
        found = set(self.ontology.transitive_subjects(RDFS.subClassOf, self.terms[name]))
        return [n for n, iri in self.terms.items() if iri in found and not self.deprecated(n)]

    def deprecated(self, name: str) -> bool:
        """Return whether a term is kept only for those who used it before."""
        return (self.terms[name], OWL.deprecated, Literal(True)) in self.ontology  # noqa: FBT003

    def names(self, name: str, predicate: URIRef) -> list[str]:
        """Return the local names of the terms that a property of a term leads to, sorted."""
        found = self.ontology.objects(self.terms[name], predicate)
        return sorted(local(each) for each in found if str(each).startswith(NAMESPACE))
