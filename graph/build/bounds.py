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
RELATION, VALUE_FORM = _term("relation"), _term("valueForm")
DERIVED = ox.NamedNode(names.DERIVED)


def bounds(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """Yield earliest and latest for each dated claim, low and high for each amount.

    A claim is dated by its period or, where its value is a date, by that. An open end has no bound
    and yields nothing. Raises ValueFormError for a value without form.
    """
    said = _Said(quads)
    for iri, edtf in sorted((said.dates | said.periods).items()):
        found = period(edtf)
        for name, day in (("earliest", found.earliest), ("latest", found.latest)):
            if day is not None:
                yield _derived(iri, name, day.isoformat(), "date")
    for iri, word in sorted(said.exactness.items()):
        low, high = amount_bounds(said.values[iri], Approximation(word))
        for name, bound in (("low", low), ("high", high)):
            if bound is not None:
                yield _derived(iri, name, f"{bound:f}", "decimal")


class _Said:
    """The periods, dates and figures of all claims and amounts, by their IRIs."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        by_property: dict[ox.NamedNode, dict[str, str]] = {
            name: {} for name in (WHEN, VALUE, APPROXIMATION, RELATION, VALUE_FORM)
        }
        for quad in quads:
            if quad.predicate in by_property:
                by_property[quad.predicate][text(quad.subject)] = text(quad.object)
        self.periods = by_property[WHEN]
        self.values = by_property[VALUE]
        self.exactness = {
            iri: text.removeprefix(ONTOLOGY) for iri, text in by_property[APPROXIMATION].items()
        }
        dated = {iri for iri, form in by_property[VALUE_FORM].items() if form == "edtf"}
        self.dates = {
            iri: self.values[iri]
            for iri, relation in by_property[RELATION].items()
            if relation in dated and iri in self.values
        }


def _derived(iri: str, name: str, value: str, datatype: str) -> ox.Quad:
    literal = ox.Literal(value, datatype=ox.NamedNode(XSD + datatype))
    return ox.Quad(ox.NamedNode(iri), _term(name), literal, DERIVED)
