"""How our terms lie to those of other vocabularies, as plain rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import URIRef

from graph.model import BASE, ONTOLOGY
from graph.page.clean import web_address

if TYPE_CHECKING:
    from rdflib import Graph


@dataclass(frozen=True, slots=True)
class Alignment:
    """A term of ours, the mapping, and the other term, with a link where its IRI may be one."""

    term: str
    mapping: str
    target: str
    link: str


def alignments(found: Graph) -> tuple[Alignment, ...]:
    """Return every statement that leads from a term or entity of ours out of our namespaces."""
    rows = []
    for subject, predicate, target in found:
        ours = str(subject).startswith((ONTOLOGY, BASE))
        if ours and isinstance(target, URIRef) and not str(target).startswith((ONTOLOGY, BASE)):
            name = str(subject).removeprefix(ONTOLOGY).removeprefix(BASE)
            curie = _curie(found, str(predicate))
            rows.append(
                Alignment(name, curie, _curie(found, str(target)), web_address(str(target)))
            )
    return tuple(sorted(rows, key=lambda row: (row.term, row.mapping, row.target)))


def _curie(found: Graph, iri: str) -> str:
    """Return an IRI with the longest prefix that the file declares, else in full."""
    namespaces = [(str(space), prefix) for prefix, space in found.namespaces()]
    for space, prefix in sorted(namespaces, key=lambda each: (-len(each[0]), each)):
        if prefix and iri.startswith(space) and len(iri) > len(space):
            return f"{prefix}:{iri.removeprefix(space)}"
    return iri
