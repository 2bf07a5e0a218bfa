"""The ontology's terms as plain values, in the sections that the page shows them in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rdflib import OWL, RDF, RDFS, SKOS, Literal, URIRef

from graph.model import LANGUAGES, ONTOLOGY, Words
from graph.page.clean import visible
from graph.reference.words import WORDS, words
from ontology.making.reading import Reading, local

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rdflib import Graph
    from rdflib.term import Node

IS_REPLACED_BY = URIRef("http://purl.org/dc/terms/isReplacedBy")


@dataclass(frozen=True, slots=True)
class Row:
    """A line about a term: what it tells, in words, and the terms that it leads to."""

    name: str
    terms: tuple[str, ...] = ()
    said: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Term:
    """A term as the page tells it; ``id`` is its local name, and the anchor of its entry."""

    id: str
    labels: Words
    definitions: Words
    kinds: tuple[Words, ...]
    rows: tuple[Row, ...]
    examples: tuple[Words, ...]
    deprecated: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Terms of one kind under a heading; ``id`` has a hyphen, which no term's name has."""

    id: str
    heading: Words
    terms: tuple[Term, ...]
    about: Words = field(default_factory=dict)
    is_list: bool = False


def in_words(ontology: Graph, node: Node, predicate: URIRef) -> Words:
    """Return one text a language, made fit to be looked at; of several the first in order."""
    found: dict[str, str] = {}
    for text in sorted(ontology.objects(node, predicate), key=str):
        if isinstance(text, Literal) and text.language in LANGUAGES:
            found.setdefault(text.language, visible(str(text)))
    return found


def all_words(ontology: Graph, node: Node, predicate: URIRef) -> tuple[Words, ...]:
    """Return all texts, those of each language side by side in their order."""
    of: dict[str, list[str]] = {language: [] for language in LANGUAGES}
    for text in sorted(ontology.objects(node, predicate), key=str):
        if isinstance(text, Literal):
            of.get(text.language or "en", []).append(visible(str(text)))
    longest = max(map(len, of.values()))
    return tuple(
        {language: texts[at] for language, texts in of.items() if at < len(texts)}
        for at in range(longest)
    )


def sections(ontology: Graph) -> tuple[Section, ...]:
    """Return every term of the ontology, each in one section, in the order of its labels."""
    reading = Reading(ontology)
    entities = reading.below("Entity") if "Entity" in reading.terms else []
    closed = [name for name in reading.terms if _closed(reading, name)]
    left = dict.fromkeys(reading.terms)
    made: list[Section] = []

    def add(key: str, names: Iterable[str], heading: Words | None = None) -> None:
        taken = [name for name in names if name in left]
        for name in taken:
            del left[name]
        if taken:
            terms = sorted((_term(reading, name) for name in taken), key=_by_label)
            about = words(f"about-{key}") if f"about-{key}" in WORDS else {}
            is_list = heading is not None
            made.append(
                Section(f"section-{key}", heading or words(key), tuple(terms), about, is_list)
            )

    add("entities", entities)
    add("relations", reading.of_kind("Relation"))
    add("qualifiers", reading.of_kind("Qualifier"))
    add("links", reading.of_kind("ClaimLink"))
    add("carriers", [name for name in reading.terms if _is(reading, name, OWL.Class)])
    for kind in sorted(closed, key=lambda name: reading.words(name, RDFS.label).get("en", name)):
        label = in_words(ontology, reading.terms[kind], RDFS.label)
        add(f"list-{kind}", reading.of_kind(kind), label)
    add("properties", [n for n in left if not _is(reading, n, OWL.AnnotationProperty)])
    add("annotations", list(left))
    return tuple(made)


def _by_label(term: Term) -> tuple[str, str]:
    return term.labels.get("en", term.id).casefold(), term.id


def _is(reading: Reading, name: str, kind: URIRef) -> bool:
    return (reading.terms[name], RDF.type, kind) in reading.ontology


def _closed(reading: Reading, name: str) -> bool:
    """Return whether a class is one whose individuals are terms, but not properties."""
    properties = {"Relation", "Qualifier", "ClaimLink"}
    return (
        name not in properties
        and _is(reading, name, OWL.Class)
        and any(not _is(reading, each, OWL.ObjectProperty) for each in reading.of_kind(name))
    )


def _term(reading: Reading, name: str) -> Term:
    ontology, iri = reading.ontology, reading.terms[name]
    kinds = sorted(str(kind).rpartition("#")[2] for kind in ontology.objects(iri, RDF.type))
    return Term(
        id=name,
        labels=in_words(ontology, iri, RDFS.label) or {"en": name},
        definitions=in_words(ontology, iri, SKOS.definition),
        kinds=tuple(words(kind) for kind in kinds if kind in WORDS),
        rows=tuple(_rows(reading, name)),
        examples=all_words(ontology, iri, SKOS.example),
        deprecated=reading.deprecated(name),
    )


def _rows(reading: Reading, name: str) -> Iterable[Row]:
    ontology, iri = reading.ontology, reading.terms[name]

    def dprk(term: str) -> URIRef:
        return URIRef(ONTOLOGY + term)

    def back(predicate: URIRef) -> list[str]:
        found = (local(each) for each in ontology.subjects(predicate, iri))
        return sorted(each for each in found if each in reading.terms)

    def merged(*lists: list[str]) -> list[str]:
        return sorted({each for one in lists for each in one})

    to: Callable[[URIRef], list[str]] = lambda predicate: reading.names(name, predicate)  # noqa: E731
    leads: list[tuple[str, list[str]]] = [
        ("above", merged(to(RDFS.subClassOf), to(RDFS.subPropertyOf), to(RDF.type))),
        ("below", merged(back(RDFS.subClassOf), back(RDFS.subPropertyOf))),
        ("instances", back(RDF.type)),
        ("subject", merged(to(dprk("subjectClass")), to(RDFS.domain))),
        ("object", merged(to(dprk("objectClass")), to(RDFS.range))),
        ("inverse", merged(to(OWL.inverseOf), back(OWL.inverseOf))),
        ("disjoint", merged(to(OWL.disjointWith), back(OWL.disjointWith))),
        ("replaced", to(IS_REPLACED_BY)),
    ]
    for key, terms in leads:
        if terms:
            yield Row(key, terms=tuple(each for each in terms if each in reading.terms))
    if backwards := in_words(ontology, iri, dprk("inverseLabel")):
        yield Row("backwards", said=backwards)
    if forms := sorted(map(str, ontology.objects(iri, dprk("valueForm")))):
        yield Row("value", said=dict.fromkeys(LANGUAGES, visible(", ".join(forms))))
    if (iri, dprk("hop"), Literal(False)) in ontology:  # noqa: FBT003
        yield Row("hop", said=words("no-hop"))
