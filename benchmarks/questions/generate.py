"""A store of any size in the shape of a build: the build's own claims, many times over.

Each copy has ids of its own for claims, sources, links and most entities. States, countries and
public bodies are shared by all copies, as they are by real reports, and so are terms. What the
build derives within one copy is copied with it; copies don't contest each other.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.ask.default_graph import merge_default_graph
from graph.model import BASE, ONTOLOGY
from graph.rdf import RDF_TYPE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHARED = frozenset(
    ONTOLOGY + name for name in ("State", "Country", "GovernmentBody", "InternationalBody")
)
_CLAIM = re.compile(re.escape(f"{BASE}claim/") + r"([0-9a-f]{20})(.*)")
_SOURCES = (f"{BASE}source/", f"{BASE}graph/source/")
_KEPT = (f"{BASE}graph/", f"{BASE}person/", f"{BASE}extraction/")


def generate(trig: Path, into: Path, triples: int) -> int:
    """Fill a new store at ``into`` with about so many triples, and return how many there are.

    ``trig`` is a build's graph.trig. The merge that questions see as their default graph comes on
    top, as in a build.
    """
    quads = list(ox.parse(path=str(trig), format=ox.RdfFormat.TRIG))
    shared = {
        quad.subject.value
        for quad in quads
        if quad.predicate.value == RDF_TYPE and getattr(quad.object, "value", "") in SHARED
    }
    store = ox.Store(str(into))
    store.bulk_extend(quads)
    made = len(quads)
    number = 0
    while made < triples:
        number += 1
        copy = list(_copy(quads, shared, number))
        store.bulk_extend(copy)
        made += len(copy)
    merge_default_graph(store)
    store.optimize()
    store.flush()
    return made


def _copy(quads: list[ox.Quad], shared: set[str], number: int) -> Iterator[ox.Quad]:
    """Yield a copy of all quads that are not of the vocabulary or wholly of shared things."""
    names: dict[str, ox.NamedNode] = {}

    def renamed(term: ox.Term) -> ox.Term:
        if not isinstance(term, ox.NamedNode) or not term.value.startswith(BASE):
            return term
        found = names.get(term.value)
        if found is None:
            found = names[term.value] = ox.NamedNode(_name(term.value, shared, number))
        return found

    for quad in quads:
        copy = ox.Quad(
            renamed(quad.subject), quad.predicate, renamed(quad.object), renamed(quad.graph_name)
        )
        if copy != quad:
            yield copy


def _name(iri: str, shared: set[str], number: int) -> str:
    claim = _CLAIM.fullmatch(iri)
    if claim:
        digest = hashlib.sha256(f"{claim[1]} {number}".encode()).hexdigest()[:20]
        return f"{BASE}claim/{digest}{claim[2]}"
    if iri.startswith(_SOURCES):
        return f"{iri}-{number}"
    if iri in shared or iri.startswith(_KEPT):
        return iri
    return f"{iri}-{number}"
