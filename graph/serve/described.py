"""What the service says of itself: SPARQL 1.1 Service Description, VoID, prefixes and examples.

Editors read prefixes, examples and classes by asking the endpoint; so these triples are a graph of
it, which a query sees if it uses terms of SHACL, VoID or Service Description.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from graph.ask.default_graph import in_default_graph
from graph.ask.guard import check_query
from graph.ask.prefixes import ID, ONTOLOGY, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.ask.questions import Question

#: the dataset, and the examples below it
DATASET: Final = f"{ID}dataset"
_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_VOID: Final = "http://rdfs.org/ns/void#"
_VOID_EXT: Final = "http://ldf.fi/void-ext#"
_SH: Final = "http://www.w3.org/ns/shacl#"
_DCT: Final = "http://purl.org/dc/terms/"
_SCHEMA: Final = "https://schema.org/"
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_WRITTEN: Final = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "TriG", "JSON-LD", "RDF_XML",
)  # fmt: skip
_HEADER: Final = re.compile(r"\A(?:#\+[^\n]*\n)+")
#: the prefixes that the description itself is written with
NAMES: Final[Mapping[str, str]] = {
    **PREFIXES,
    "schema": _SCHEMA,
    "sd": _SD,
    "sh": _SH,
    "void": _VOID,
    "void-ext": _VOID_EXT,
    "formats": _FORMATS,
}


@dataclass(frozen=True, slots=True)
class Counts:
    """What is in the store: triples by graph (the default graph's name is empty), and partitions.

    ``classes`` has the number of entities of each class; ``values`` how many triples join a class
    by a property to a class or (``typed``) a datatype, which are empty where neither is known.
    """

    triples: Mapping[str, int]
    classes: Mapping[str, int]
    values: Mapping[tuple[str, str, str], int]
    typed: Mapping[tuple[str, str, str], int]


def described(url: str, counts: Counts, questions: Mapping[str, Question]) -> tuple[ox.Triple, ...]:
    """Give all that the service at an address says of itself, sorted, without blank nodes."""
    every = [
        *_service(url, counts),
        *_dataset(url, counts),
        *_prefixes(url),
        *_examples(url, questions),
    ]
    return tuple(sorted(every, key=str))


def terms(description: Sequence[ox.Triple]) -> tuple[str, ...]:
    """Give the properties and classes of which the service says that the graph uses them."""
    telling = {f"{_VOID}property", f"{_VOID}class"}
    objects = [triple.object for triple in description if triple.predicate.value in telling]
    return tuple(sorted({each.value for each in objects if isinstance(each, ox.NamedNode)}))


def _service(url: str, counts: Counts) -> Iterator[ox.Triple]:
    service = f"{url}/sparql"
    yield _link(service, f"{_RDF}type", f"{_SD}Service")
    yield _link(service, f"{_SD}endpoint", service)
    yield _link(service, f"{_SD}supportedLanguage", f"{_SD}SPARQL11Query")
    yield _link(service, f"{_SD}defaultEntailmentRegime", "http://www.w3.org/ns/entailment/Simple")
    for name in _WRITTEN:
        yield _link(service, f"{_SD}resultFormat", f"{_FORMATS}{name}")
    yield _link(service, f"{_SD}defaultDataset", DATASET)
    yield _link(DATASET, f"{_RDF}type", f"{_SD}Dataset")
    default = f"{DATASET}#default-graph"
    yield _link(DATASET, f"{_SD}defaultGraph", default)
    yield _link(default, f"{_RDF}type", f"{_SD}Graph")
    yield _number(default, f"{_VOID}triples", counts.triples.get("", 0))
    for name, count in counts.triples.items():
        if name:
            about = f"{DATASET}#graph-{_digest(name)}"
            yield _link(DATASET, f"{_SD}namedGraph", about)
            yield _link(about, f"{_RDF}type", f"{_SD}NamedGraph")
            yield _link(about, f"{_SD}name", name)
            yield _link(about, f"{_SD}graph", name)
            yield _link(name, f"{_RDF}type", f"{_SD}Graph")
            yield _number(name, f"{_VOID}triples", count)


def _dataset(url: str, counts: Counts) -> Iterator[ox.Triple]:
    yield _link(DATASET, f"{_RDF}type", f"{_VOID}Dataset")
    for lang, title in (("en", "DPRK networks"), ("fr", "Réseaux de la RPDC")):
        yield _text(DATASET, f"{_DCT}title", title, lang)
    told = {
        "en": "What sources say about North Korea's sanctions evasion: claims, with who says each, "
        "how firmly, and where. An allegation is not a fact.",
        "fr": "Ce que des sources disent du contournement des sanctions par la Corée du Nord : des "
        "affirmations, avec qui les dit, avec quelle fermeté, et où. Une allégation n'est pas un "
        "fait.",
    }
    for lang, text in told.items():
        yield _text(DATASET, f"{_DCT}description", text, lang)
    yield _link(DATASET, f"{_VOID}sparqlEndpoint", f"{url}/sparql")
    yield _link(DATASET, f"{_VOID}vocabulary", ONTOLOGY.rstrip("#"))
    yield _text(DATASET, f"{_VOID}uriSpace", ID)
    yield _number(DATASET, f"{_VOID}triples", counts.triples.get("", 0))
    for name in counts.triples:
        if name and in_default_graph(name):
            yield _link(DATASET, f"{_VOID}subset", name)
    yield from _partitions(counts)


def _partitions(counts: Counts) -> Iterator[ox.Triple]:
    for name, count in counts.classes.items():
        about = f"{DATASET}#class-{_digest(name)}"
        yield _link(DATASET, f"{_VOID}classPartition", about)
        yield _link(about, f"{_VOID}class", name)
        yield _number(about, f"{_VOID}entities", count)
    triples: dict[tuple[str, str], int] = {}
    for table in (counts.values, counts.typed):
        for (subject, relation, _), count in table.items():
            triples[subject, relation] = triples.get((subject, relation), 0) + count
    for (subject, relation), count in triples.items():
        about = f"{DATASET}#property-{_digest(subject, relation)}"
        yield _link(f"{DATASET}#class-{_digest(subject)}", f"{_VOID}propertyPartition", about)
        yield _link(about, f"{_VOID}property", relation)
        yield _number(about, f"{_VOID}triples", count)
    kinds = (
        (counts.values, f"{_VOID}classPartition", f"{_VOID}class", "value"),
        (counts.typed, f"{_VOID_EXT}datatypePartition", f"{_VOID_EXT}datatype", "datatype"),
    )
    for table, partition, names, word in kinds:
        for (subject, relation, name), count in table.items():
            if not name:
                continue
            about = f"{DATASET}#{word}-{_digest(subject, relation, name)}"
            yield _link(f"{DATASET}#property-{_digest(subject, relation)}", partition, about)
            yield _link(about, names, name)
            yield _number(about, f"{_VOID}triples", count)


def _prefixes(url: str) -> Iterator[ox.Triple]:
    service = f"{url}/sparql"
    for prefix, namespace in PREFIXES.items():
        about = f"{DATASET}#prefix-{prefix or 'empty'}"
        yield _link(service, f"{_SH}declare", about)
        yield _text(about, f"{_SH}prefix", prefix)
        yield _typed(about, f"{_SH}namespace", namespace, "anyURI")


def _examples(url: str, questions: Mapping[str, Question]) -> Iterator[ox.Triple]:
    service = f"{url}/sparql"
    for name, one in questions.items():
        about = f"{DATASET}/question/{name}"
        query = _HEADER.sub("", one.query)
        form = check_query(one.query).form
        yield _link(about, f"{_RDF}type", f"{_SH}SPARQLExecutable")
        yield _link(about, f"{_RDF}type", f"{_SH}SPARQL{form.capitalize()}Executable")
        yield _text(about, f"{_RDFS}label", one.name)
        # editors list one example for each comment, so there is one, and the rest is elsewhere
        yield _text(about, f"{_RDFS}comment", one.summary["en"], "en")
        for lang in ("en", "fr"):
            yield _text(about, f"{_DCT}title", one.summary[lang], lang)
            yield _text(about, f"{_DCT}description", one.description[lang], lang)
        for tag in one.tags:
            yield _text(about, f"{_SCHEMA}keywords", tag)
        yield _link(about, f"{_SH}prefixes", service)
        yield _text(about, f"{_SH}{form.lower()}", query)
        yield _link(about, f"{_SCHEMA}target", service)


def _link(subject: str, predicate: str, value: str) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), ox.NamedNode(value))


def _text(subject: str, predicate: str, value: str, lang: str | None = None) -> ox.Triple:
    literal = ox.Literal(value, language=lang)
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), literal)


def _typed(subject: str, predicate: str, value: str, name: str) -> ox.Triple:
    literal = ox.Literal(value, datatype=ox.NamedNode(f"{_XSD}{name}"))
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), literal)


def _number(subject: str, predicate: str, value: int) -> ox.Triple:
    return _typed(subject, predicate, str(value), "integer")


def _digest(*names: str) -> str:
    return blake2b(" ".join(names).encode(), digest_size=8).hexdigest()


def without_examples(triples: Sequence[ox.Triple]) -> tuple[ox.Triple, ...]:
    """Leave out the examples, which a client reads by asking for them."""
    return tuple(t for t in triples if not str(t.subject).startswith(f"<{DATASET}/question/"))
