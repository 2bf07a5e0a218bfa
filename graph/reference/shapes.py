"""The shapes as plain values: what each demands, how to mend it, and which terms it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import RDF, RDFS, SH, BNode, URIRef
from rdflib.collection import Collection

from graph.model import ONTOLOGY, Words
from graph.reference.terms import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib import Graph
    from rdflib.term import Node

_OURS = re.compile(r"\bdprk:([A-Za-z][A-Za-z0-9]*)")


@dataclass(frozen=True, slots=True)
class Rule:
    """One demand of a shape: its id, message and mend, and the terms that it names."""

    id: str
    message: Words
    mend: Words
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """A node shape: the classes whose nodes it looks at, and its rules in their order."""

    id: str
    targets: tuple[str, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """A property that a class has by a shape, and the class that it leads to."""

    owner: str
    predicate: str
    to: str


def shapes(found: Graph) -> tuple[Shape, ...]:
    """Return every node shape that has rules, sorted by id."""
    nodes = sorted(
        (each for each in found.subjects(RDF.type, SH.NodeShape) if isinstance(each, URIRef)),
        key=str,
    )
    made = (_shape(found, node) for node in nodes)
    return tuple(shape for shape in made if shape.rules)


def steps(found: Graph) -> tuple[Step, ...]:
    """Return which class leads to which by what property, as the shapes demand it, sorted."""
    made = set()
    for node in found.subjects(RDF.type, SH.NodeShape):
        for target in found.objects(node, SH.targetClass):
            for rule in found.objects(node, SH.property):
                path, to = found.value(rule, SH.path), found.value(rule, SH["class"])
                if isinstance(path, URIRef) and to is not None:
                    made.add((str(target), str(path), str(to)))
    return tuple(Step(*each) for each in sorted(made))


def short_id(shape: Node) -> str:
    """Return the last part of a shape's IRI."""
    return str(shape).rpartition("/")[2].rpartition("#")[2]


def _shape(found: Graph, node: Node) -> Shape:
    rules = [
        _rule(found, rule)
        for predicate in (SH.property, SH.sparql)
        for rule in sorted(found.objects(node, predicate), key=str)
        if not isinstance(rule, BNode)
    ]
    targets = sorted(map(str, found.objects(node, SH.targetClass)))
    return Shape(short_id(node), tuple(targets), tuple(rules))


def _rule(found: Graph, rule: Node) -> Rule:
    return Rule(
        id=short_id(rule),
        message=_shown(in_words(found, rule, SH.message)),
        mend=in_words(found, rule, RDFS.comment),
        terms=tuple(sorted(set(_named(found, rule)))),
    )


def _shown(message: Words) -> Words:
    return {tag: text.replace("{?value}", "…") for tag, text in message.items()}


def _named(found: Graph, rule: Node) -> Iterator[str]:
    """Yield the local names of the terms that a rule names, in its paths, classes and queries."""
    for predicate in (SH.path, SH["class"], SH.hasValue):
        for value in found.objects(rule, predicate):
            for part in _parts(found, value):
                if str(part).startswith(ONTOLOGY):
                    yield str(part).removeprefix(ONTOLOGY)
    for query in found.objects(rule, SH.select):
        yield from _OURS.findall(str(query))


def _parts(found: Graph, node: Node) -> Iterator[Node]:
    yield node
    if isinstance(node, BNode):
        if (node, RDF.first, None) in found:
            for each in Collection(found, node):
                yield from _parts(found, each)
            return
        for value in sorted(found.objects(node, None), key=str):
            yield from _parts(found, value)
