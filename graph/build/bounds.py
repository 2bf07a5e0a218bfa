"""Dates and figures get the bounds that questions compare: derived, never said by a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.build import names
from graph.model import ONTOLOGY
from graph.rdf import text
from graph.values.amounts import Approximation, amount_bounds
from graph.values.periods import period

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

XSD = "http://www.w3.org/2001/XMLSchema#"


def _term(name: str) -> ox.NamedNode:
    return ox.NamedNode(ONTOLOGY + name)


WHEN, VALUE, APPROXIMATION = _term("when"), _term("value"), _term("approximation")
DERIVED = ox.NamedNode(names.DERIVED)


def bounds(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """Yield earliest and latest for each period, low and high for each amount.

    An open end has no bound and yields nothing. Raises ValueFormError for a value without form.
    """
    values: dict[str, str] = {}
    exactness: dict[str, str] = {}
    for quad in quads:
        if quad.predicate == WHEN:
            found = period(text(quad.object))
            for name, day in (("earliest", found.earliest), ("latest", found.latest)):
                if day is not None:
                    literal = ox.Literal(day.isoformat(), datatype=ox.NamedNode(f"{XSD}date"))
                    yield ox.Quad(quad.subject, _term(name), literal, DERIVED)
        elif quad.predicate == VALUE:
            values[text(quad.subject)] = text(quad.object)
        elif quad.predicate == APPROXIMATION:
            exactness[text(quad.subject)] = text(quad.object).removeprefix(ONTOLOGY)
    for iri, word in sorted(exactness.items()):
        low, high = amount_bounds(values[iri], Approximation(word))
        for name, bound in (("low", low), ("high", high)):
            if bound is not None:
                literal = ox.Literal(f"{bound:f}", datatype=ox.NamedNode(f"{XSD}decimal"))
                yield ox.Quad(ox.NamedNode(iri), _term(name), literal, DERIVED)
