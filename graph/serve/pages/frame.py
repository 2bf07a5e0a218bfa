"""What every page may name: terms, entities, sources and judgements, asked of the store once.

Claims are not among it: there may be many, and each page asks for those that it shows.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from graph.ask.solutions import Iri, Literal
from graph.model import ONTOLOGY, Knowledge
from graph.rdf import RDF_TYPE
from graph.read import knowledge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graph.ask.engine import Engine
    from graph.ask.solutions import Row, Term
    from graph.evidence.check import Checked

#: triples of one answer; an answer has a limit of bytes, too
_AT_ONCE: Final = 50_000
_SECONDS: Final = 60.0

_TERMS: Final = "?s rdfs:isDefinedBy ?home ; ?p ?o"
_THINGS: Final = """
  VALUES ?class { dprk:Source dprk:Judgement }
  ?s a ?class ; ?p ?o"""
_ENTITIES: Final = """
  VALUES ?p {
    rdfs:label skos:altLabel dprk:unnamed dprk:canonical dprk:territoryOf
    dprk:wikidata dprk:unReference dprk:ofacUid dprk:mitreGroup dprk:iso3166
  }
  ?s a dprk:Entity ; ?p ?o"""
_CLASSES: Final = "?s a dprk:Entity . GRAPH ?g { ?s a ?o }"


@dataclass(frozen=True, slots=True)
class Frame:
    """The named things of a build, and the quads by which claims are told apart from the rest.

    ``checked`` holds the passages, where the build had the documents. ``folded`` leads from a
    canonical id to all that fold into it.
    """

    known: Knowledge
    checked: Checked | None = None
    links: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
    marks: tuple[ox.Quad, ...] = ()
    folded: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def with_claims(self, quads: Iterable[ox.Quad]) -> Knowledge:
        """Return what is known with the claims that stand in ``quads``, passages where kept."""
        from graph.evidence.check import with_passages

        read = knowledge((*self.marks, *quads))
        held = Knowledge(
            terms=self.known.terms,
            entities=self.known.entities,
            sources=self.known.sources,
            claims=read.claims,
            judgements=self.known.judgements,
        )
        return with_passages(held, self.checked) if self.checked else held


def frame(engine: Engine, checked: Checked | None = None) -> Frame:
    """Ask for all that pages may name.

    It takes time and memory by the number of entities, not of claims. Raises QueryError where the
    store can't say it in a minute.
    """
    quads = [
        *_quads(engine, _TERMS),
        *_quads(engine, _THINGS),
        *_quads(engine, _ENTITIES),
        *_quads(engine, _CLASSES, placed=True),
    ]
    known = knowledge(quads)
    kinds = {ONTOLOGY + "Qualifier", ONTOLOGY + "ClaimLink"}
    defined = "http://www.w3.org/2000/01/rdf-schema#isDefinedBy"
    marks = [
        quad
        for quad in quads
        if isinstance(quad.subject, ox.NamedNode)
        and quad.subject.value in known.terms
        and (
            quad.predicate.value == defined
            or (
                quad.predicate.value == RDF_TYPE
                and isinstance(quad.object, ox.NamedNode)
                and quad.object.value in kinds
            )
        )
    ]
    derived = {ONTOLOGY + "contests", ONTOLOGY + "sameOriginAs"} & set(known.terms)
    return Frame(
        known,
        checked,
        links=tuple(sorted({*_of_kind(marks, "ClaimLink"), *derived})),
        qualifiers=tuple(sorted(_of_kind(marks, "Qualifier"))),
        marks=tuple(marks),
        folded=_folded(known),
    )


def _of_kind(marks: Iterable[ox.Quad], kind: str) -> set[str]:
    wanted = ox.NamedNode(ONTOLOGY + kind)
    return {
        mark.subject.value
        for mark in marks
        if mark.object == wanted and isinstance(mark.subject, ox.NamedNode)
    }


def quad_of(row: Row, graph_name: str = "") -> ox.Quad:
    """Return a row of subject, predicate and object as a quad; raises TypeError for other rows.

    >>> row = (Iri("http://a.example/s"), Iri("http://a.example/p"), Literal("o"))
    >>> quad_of(row).object.value
    'o'
    """
    subject, predicate, value = row[:3]
    if not isinstance(subject, Iri) or not isinstance(predicate, Iri):
        raise TypeError(f"no triple: {row}")
    place = ox.NamedNode(graph_name) if graph_name else ox.DefaultGraph()
    return ox.Quad(ox.NamedNode(subject.value), ox.NamedNode(predicate.value), _node(value), place)


def _node(term: Term | None) -> ox.NamedNode | ox.Literal:
    if isinstance(term, Iri):
        return ox.NamedNode(term.value)
    if isinstance(term, Literal):
        if term.lang:
            return ox.Literal(term.lexical, language=term.lang)
        return ox.Literal(term.lexical, datatype=ox.NamedNode(term.datatype))
    raise TypeError(f"no IRI and no literal: {term}")


def _quads(engine: Engine, pattern: str, *, placed: bool = False) -> Iterator[ox.Quad]:
    names = "?s ?o ?g" if placed else "?s ?p ?o"
    at = 0
    while True:
        query = (
            f"SELECT DISTINCT {names} WHERE {{ {pattern} }} ORDER BY {names} "
            f"LIMIT {_AT_ONCE} OFFSET {at}"
        )
        found = engine.ask(query, timeout=_SECONDS, limit=_AT_ONCE)
        for row in found.rows:
            if placed:
                subject, kind, place = row
                name = place.value if isinstance(place, Iri) else ""
                yield quad_of((subject, Iri(RDF_TYPE), kind), name)
            elif not isinstance(row[2], Iri | Literal):
                continue
            else:
                yield quad_of(row)
        at += len(found.rows)
        if not found.rows or (len(found.rows) < _AT_ONCE and not found.truncated):
            return


def _folded(known: Knowledge) -> dict[str, tuple[str, ...]]:
    from graph.network.project import canonical

    found: defaultdict[str, list[str]] = defaultdict(list)
    for iri, entity in known.entities.items():
        if entity.canonical:
            found[canonical(known, iri)].append(iri)
    return {kept: tuple(sorted({*iris} - {kept})) for kept, iris in found.items()}
