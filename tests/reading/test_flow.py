"""A block as one line, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.reading import flowing


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("two\nlines", "two lines"),
        ("con-\ncealed", "concealed"),
        ("nord-\ncoréens", "nord-coréens"),
        ("ship-\nowner, a ship-owner", "ship-owner, a ship-owner"),
        ("Port-\nSable", "Port-Sable"),
        ("a - \n b", "a - b"),
        ("sanc\u00adtions \u200band", "sanctions and"),
        ("3\u00a0000 t", "3\u00a0000 t"),
        ("a\t b", "a b"),
    ],
)
def test_a_block_is_one_line(text: str, line: str) -> None:
    """Line ends are spaces, divided words are joined, compounds keep their hyphen."""
    assert flowing(text, 0, len(text)).text == line


@given(st.text(alphabet="ab-\n \u00adÉ"))
def test_every_character_leads_back(text: str) -> None:
    """Each character of the line stands where it says, and spans lead back in order."""
    flow = flowing(text, 0, len(text))
    assert len(flow.at) == len(flow.text) + 1
    assert list(flow.at) == sorted(flow.at)
    for character, at in zip(flow.text, flow.at[:-1], strict=True):
        assert character == text[at] or (character == " " and text[at].isspace())
    if flow.text:
        low, high = flow.span(0, len(flow.text))
        assert 0 <= low < high <= len(text)
