"""The shadow of a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.extract.shadow import cased, lined, shadow


@given(st.text())
def test_a_shadow_is_as_long_as_its_text(text):
    """Whatever a text holds, a position in its shadow is the same position in the text."""
    assert len(shadow(text)) == len(cased(text)) == len(lined(text)) == len(text)


def test_a_wrapped_line_goes_on():
    """A long line without a stop goes on in the next; a short one ends its paragraph."""
    long = "Tern " * 14
    assert "\n" not in lined(f"{long}\nBank")
    assert "\n" in lined("Heading\nBank")
