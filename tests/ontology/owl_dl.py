"""The restrictions of OWL 2 DL that can be read off the triples of an ontology and its data.

Sections are those of the OWL 2 Structural Specification (second edition): 2.4 reserved vocabulary,
4 the datatype map, 5.8.1 typing and punning, 5.8.2 declarations, 11.2 simple roles and anonymous
individuals. Our ontology has no class expressions: nothing else of section 11 can be broken.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import OWL, RDF, RDFS, XSD, BNode, Graph, Literal, URIRef

if TYPE_CHECKING:
    from collections.abc import Iterable

PROPERTY_KINDS = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
RESERVED = tuple(map(str, (OWL, RDF, RDFS, XSD)))
BUILT_IN_ANNOTATIONS = {
    RDFS.label,
    RDFS.comment,
    RDFS.seeAlso,
    RDFS.isDefinedBy,
    OWL.versionInfo,
    OWL.deprecated,
    OWL.priorVersion,
    OWL.backwardCompatibleWith,
    OWL.incompatibleWith,
}
#: section 4, all of the map; xsd:date and its kin are not in it
DATATYPE_MAP = {
    OWL.real,
    OWL.rational,
    RDF.langString,
    RDF.PlainLiteral,
    RDF.XMLLiteral,
    RDFS.Literal,
    *(
        XSD[name]
        for names in (
            "decimal integer nonNegativeInteger nonPositiveInteger positiveInteger",
            "negativeInteger long int short byte unsignedLong unsignedInt unsignedShort",
            "unsignedByte double float string normalizedString token language Name NCName",
            "NMTOKEN boolean hexBinary base64Binary anyURI dateTime dateTimeStamp",
        )
        for name in names.split()
    ),
}
#: characteristics that a property must be simple for (11.2)
SIMPLE_ONLY = {
    OWL.FunctionalProperty,
    OWL.InverseFunctionalProperty,
    OWL.IrreflexiveProperty,
    OWL.AsymmetricProperty,
}
CHARACTERISTICS = {*SIMPLE_ONLY, OWL.SymmetricProperty, OWL.ReflexiveProperty}
CHARACTERISTICS |= {OWL.TransitiveProperty}
#: what is said between two classes, two properties or two individuals
STRUCTURAL = {
    RDF.type,
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    RDFS.domain,
    RDFS.range,
    OWL.inverseOf,
    OWL.disjointWith,
    OWL.propertyDisjointWith,
    OWL.differentFrom,
    OWL.versionIRI,
    OWL.imports,
    OWL.sameAs,
}


def reserved(iri: object) -> bool:
    """Whether an IRI stands in one of the namespaces that OWL keeps for itself (2.4)."""
    return str(iri).startswith(RESERVED)


def kinds(ontology: Graph) -> dict[URIRef, set[URIRef]]:
    """Return the kinds that each declared property is declared as."""
    found: dict[URIRef, set[URIRef]] = {}
    for kind in PROPERTY_KINDS:
        for each in ontology.subjects(RDF.type, kind):
            found.setdefault(each, set()).add(kind)
    return found


def typing(ontology: Graph) -> list[str]:
    """Return what breaks the typing constraints: properties of two kinds, classes as datatypes."""
    wrong = [
        f"{each}: {len(as_what)} kinds"
        for each, as_what in kinds(ontology).items()
        if len(as_what) > 1
    ]
    wrong += [
        f"{each}: class and datatype"
        for each in ontology.subjects(RDF.type, OWL.Class)
        if (each, RDF.type, RDFS.Datatype) in ontology
    ]
    wrong += [
        f"{each}: declared in a reserved namespace"
        for kind in (*PROPERTY_KINDS, OWL.Class, OWL.NamedIndividual, RDFS.Datatype)
        for each in ontology.subjects(RDF.type, kind)
        if reserved(each)
    ]
    for kind in CHARACTERISTICS:
        for each in ontology.subjects(RDF.type, kind):
            declared = kinds(ontology).get(each, set())
            allowed = {OWL.ObjectProperty}
            if kind == OWL.FunctionalProperty:
                allowed.add(OWL.DatatypeProperty)
            if not declared & allowed:
                wrong.append(f"{each}: {kind} of no object property")
    return wrong


def declarations(ontology: Graph, data: Iterable[tuple[object, object, object]] = ()) -> list[str]:
    """Return what is used without being declared, or otherwise than declared (5.8.2)."""
    classes = set(ontology.subjects(RDF.type, OWL.Class)) | {OWL.Thing, OWL.Nothing}
    known = Known(classes, kinds(ontology))
    return sorted({wrong for triple in (*ontology, *data) for wrong in known.wrong(*triple)})


@dataclass(frozen=True)
class Known:
    """The classes of an ontology, and the kinds of each of its properties."""

    classes: set
    properties: dict

    def wrong(self, subject, predicate, value):
        """Yield what is wrong with one triple."""
        if predicate == RDF.type:
            if value not in self.classes and not reserved(value):
                yield f"{value}: used as a class, not declared"
        elif predicate in {RDFS.subClassOf, OWL.disjointWith}:
            for each in {subject, value} - self.classes:
                yield f"{each}: not a class"
        elif predicate in {RDFS.subPropertyOf, OWL.inverseOf, OWL.propertyDisjointWith}:
            declared = self.properties.get(subject)
            if declared is None or declared != self.properties.get(value):
                yield f"{subject} {predicate} {value}: of two kinds"
        elif predicate in {RDFS.domain, RDFS.range}:
            yield from self.frame(subject, predicate, value)
        elif predicate not in STRUCTURAL | BUILT_IN_ANNOTATIONS:
            yield from self.use(predicate, value)

    def frame(self, subject, predicate, value):
        """Yield what is wrong with a domain or range."""
        declared = self.properties.get(subject, set())
        of_data = predicate == RDFS.range and OWL.DatatypeProperty in declared
        if value not in (DATATYPE_MAP if of_data else self.classes):
            yield f"{subject}: {predicate} {value}"
        if declared <= {OWL.AnnotationProperty}:
            yield f"{subject}: {predicate} of an annotation property"

    def use(self, predicate, value):
        """Yield what is wrong with a property as it is used."""
        declared = self.properties.get(predicate, set())
        if reserved(predicate):
            yield f"{predicate}: reserved vocabulary as a property"
        elif not declared:
            yield f"{predicate}: used as a property, not declared"
        elif OWL.ObjectProperty in declared and isinstance(value, Literal):
            yield f"{predicate}: object property with the literal {value!r}"
        elif OWL.DatatypeProperty in declared and not isinstance(value, Literal):
            yield f"{predicate}: data property with the node {value}"


def datatypes(triples: Iterable[tuple[object, object, object]]) -> list[str]:
    """Return the literals whose datatype is not in OWL 2's map (section 4)."""
    return sorted(
        f"{predicate}: {value.datatype}"
        for _, predicate, value in triples
        if isinstance(value, Literal)
        and value.datatype is not None
        and value.datatype not in DATATYPE_MAP
    )


def not_simple(ontology: Graph) -> set[object]:
    """Return the transitive properties and those above them (11.1)."""
    found = set(ontology.subjects(RDF.type, OWL.TransitiveProperty))
    while True:
        above = {
            upper
            for each in found
            for upper in (
                *ontology.objects(each, RDFS.subPropertyOf),
                *ontology.objects(each, OWL.inverseOf),
                *ontology.subjects(OWL.inverseOf, each),
            )
        }
        if above <= found:
            return found
        found |= above


def simple_roles(ontology: Graph) -> list[str]:
    """Return the properties that must be simple and are not (11.2)."""
    return sorted(
        f"{each}: {kind} and not simple"
        for each in not_simple(ontology)
        for kind in SIMPLE_ONLY
        if (each, RDF.type, kind) in ontology
    )


def cycles(ontology: Graph, predicate: URIRef) -> list[str]:
    """Return the terms that stand above themselves."""
    return sorted(
        str(each)
        for each in set(ontology.subjects(predicate, None))
        if any(
            each in ontology.transitive_objects(upper, predicate)
            for upper in ontology.objects(each, predicate)
        )
    )


def blank_nodes(triples: Iterable[tuple[object, object, object]]) -> int:
    """Count the blank nodes: without any there is no anonymous individual to tie a knot (11.2)."""
    return len({node for triple in triples for node in triple if isinstance(node, BNode)})
