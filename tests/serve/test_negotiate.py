"""Which form of an answer a client gets, by RFC 9110."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.serve.negotiate import best, prefers_html

OFFERED = ["application/sparql-results+json", "application/sparql-results+xml", "text/csv"]
JSON, XML, CSV = OFFERED


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, JSON),
        ("", JSON),
        ("*/*", JSON),
        ("text/csv", CSV),
        ("TEXT/CSV", CSV),
        ("text/*", CSV),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.6", XML),
        ("application/*;q=0.5, text/csv;q=0.4", JSON),
        ("*/*;q=0.1, application/sparql-results+xml", XML),
        ("application/sparql-results+json;q=0, */*", XML),
        ("application/sparql-results+json; q=0.0, application/*", XML),
        ("text/csv;q=0", None),
        ("image/png", None),
        ("text/csv;header=absent", None),
        ("text/csv; charset=UTF-8; header=present", CSV),
        ('application/sparql-results+xml;charset="utf-8"', XML),
        ("text/csv;charset=latin1", None),
        ("text/csv;q=2", None),
        ("nonsense", JSON),
        (", ,text/csv,", CSV),
    ],
)
def test_the_form_liked_best_is_given(accept, chosen):
    """The closest range decides on a form, then its q-value, then our own order."""
    assert best(accept, OFFERED) == chosen


@given(st.text(max_size=200))
def test_any_header_is_read(accept):
    """Whatever a client sends as Accept gets one of the forms, or none, and never an error."""
    assert best(accept, OFFERED) in {*OFFERED, None}
    assert prefers_html(accept) in {True, False}


def test_a_huge_header_is_read_in_part():
    """A header of a million ranges costs no more than one of a few hundred."""
    assert best("image/png," * 1_000_000, OFFERED) is None
