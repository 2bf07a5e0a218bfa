"""Judgements of identity become one canonical entity for each set that is the same.

Two entities are one only by a recorded judgement, which can be taken back by marking it withdrawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import pyoxigraph as ox

from graph.build import names
from graph.errors import ClaimError
from graph.model import ONTOLOGY, short
from graph.rdf import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


def canonical(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """Yield ``dprk:canonical`` for each entity that is judged the same as another.

    The canonical entity is the first of its set by IRI. Raises ClaimError where two entities that
    are judged different end up the same through others.
    """
    judged: dict[str, dict[str, str]] = {}
    for quad in quads:
        if text(quad.graph_name) == names.JUDGEMENTS:
            name = quad.predicate.value.removeprefix(ONTOLOGY)
            judged.setdefault(text(quad.subject), {})[name] = text(quad.object)
    standing = {
        iri: said
        for iri, said in sorted(judged.items())
        if "verdict" in said and {"left", "right"} <= set(said) and said.get("withdrawn") != "true"
    }
    same = _pairs(standing, "Same")
    joined: nx.Graph[str] = nx.Graph(same.values())
    for iri, (left, right) in _pairs(standing, "Different").items():
        if joined.has_node(left) and joined.has_node(right) and nx.has_path(joined, left, right):
            raise ClaimError(
                f"{short(left)} and {short(right)} are judged different here, and the same "
                "through other judgements",
                where=short(iri),
                mend="withdraw one of the judgements",
            )
    for members in sorted(sorted(part) for part in nx.connected_components(joined)):
        for member in members:
            yield ox.Quad(
                ox.NamedNode(member),
                ox.NamedNode(f"{ONTOLOGY}canonical"),
                ox.NamedNode(members[0]),
                ox.NamedNode(names.DERIVED),
            )


def _pairs(judged: Mapping[str, Mapping[str, str]], verdict: str) -> dict[str, tuple[str, str]]:
    return {
        iri: (said["left"], said["right"])
        for iri, said in judged.items()
        if said["verdict"] == ONTOLOGY + verdict
    }
