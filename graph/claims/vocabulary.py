"""The ontology as the claim reader needs it: which terms there are, and of which class each is."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from ontology import CONTEXT, ONTOLOGY_FILE

if TYPE_CHECKING:
    from collections.abc import Mapping

SUB_CLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """``kinds`` maps a term's local name to the classes it is an instance of, by local name."""

    kinds: Mapping[str, frozenset[str]]
    above: Mapping[str, frozenset[str]]

    def of_kind(self, kind: str, below: str = "") -> list[str]:
        """Return the local names of all terms of a class, sorted.

        Of classes, ``below`` leaves only that one and those that stand below it.
        """
        return sorted(
            name
            for name, kinds in self.kinds.items()
            if kind in kinds and (not below or self._stands_below(name, below))
        )

    def _stands_below(self, name: str, other: str) -> bool:
        return name == other or any(
            self._stands_below(parent, other) for parent in self.above.get(name, ())
        )


@cache
def vocabulary() -> Vocabulary:
    """Read the terms of ontology/dprk.ttl.

    >>> "stoleFrom" in vocabulary().of_kind("Relation")
    True
    """
    import pyoxigraph

    from graph.model import ONTOLOGY
    from graph.rdf import RDF_TYPE, text

    kinds: dict[str, set[str]] = {}
    above: dict[str, set[str]] = {}
    for quad in pyoxigraph.parse(path=str(ONTOLOGY_FILE), format=pyoxigraph.RdfFormat.TURTLE):
        kind = quad.object
        if quad.predicate.value == RDF_TYPE and isinstance(kind, pyoxigraph.NamedNode):
            name = text(quad.subject)
            if name.startswith(ONTOLOGY):
                kinds.setdefault(name.removeprefix(ONTOLOGY), set()).add(
                    kind.value.rpartition("#")[2]
                )
        if quad.predicate.value == SUB_CLASS and isinstance(kind, pyoxigraph.NamedNode):
            above.setdefault(text(quad.subject).removeprefix(ONTOLOGY), set()).add(
                kind.value.removeprefix(ONTOLOGY)
            )
    return Vocabulary(
        {name: frozenset(found) for name, found in kinds.items()},
        {name: frozenset(found) for name, found in above.items()},
    )


@cache
def context() -> Mapping[str, Any]:
    """Read the JSON-LD context that claims are written under."""
    found: Mapping[str, Any] = json.loads(CONTEXT.read_text(encoding="utf-8"))["@context"]
    return found
