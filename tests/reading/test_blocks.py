"""Blocks of plain text, by its lines alone."""

from __future__ import annotations

import textwrap
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.reading.blocks import spans_of

if TYPE_CHECKING:
    from collections.abc import Callable

    Blocks = Callable[[str], list[tuple[str, str]]]

LONG = (
    "Heron Tide Trading Co., Ltd. is said to have moved some 3,000 tonnes of coal between two "
    "ships off Port Umber in late 2030. The Watch found that Kim Dae-sol, who ran the accounts of "
    "the firm, paid Tern Exchange in stablecoins, and that nobody asked where the money came from."
)


@pytest.mark.parametrize("width", [50, 66, 72, 80, 100])
def test_a_wrapped_text_is_joined(blocks_of: Blocks, width: int) -> None:
    """Paragraphs that were wrapped by hand are one block each, with or without blank lines."""
    wrapped = textwrap.fill(LONG, width)
    # where the last line is full, only a blank line tells
    full = len(wrapped.splitlines()[-1]) > width * 0.8
    for gap in ("\n\n",) if full else ("\n", "\n\n"):
        found = blocks_of(f"Harbour news\n\n{wrapped}{gap}{wrapped}\n")
        assert [kind for kind, _ in found] == ["title", "paragraph", "paragraph"]
        assert found[1][1] == wrapped


def test_a_line_is_a_paragraph_where_lines_are_long(blocks_of: Blocks) -> None:
    """Text whose lines end with sentences has one paragraph a line, and headings between."""
    found = blocks_of(f"The matter\n{LONG}\nWhat was found\n{LONG}\nShe left.\n")
    assert [kind for kind, _ in found] == [
        "title",
        "paragraph",
        "heading",
        "paragraph",
        "paragraph",
    ]


def test_items_begin_behind_their_mark(blocks_of: Blocks) -> None:
    """Bullets, letters and numbers open items, which begin behind them."""
    found = blocks_of(
        "The Watch names:\n• a tug\n- a barge;\n(a) a ferry\n2) a yacht\n\uf0b7 a raft."
    )
    assert [words for kind, words in found if kind == "item"] == [
        "a tug",
        "a barge;",
        "a ferry",
        "a yacht",
        "a raft.",
    ]


def test_a_bullet_on_a_line_of_its_own_opens_the_next(blocks_of: Blocks) -> None:
    """A bullet that PDFs put alone on a line belongs to the line after it."""
    found = blocks_of("The Watch names:\n•\na tug of two firms,\n•\na barge.")
    assert [words for kind, words in found if kind == "item"] == ["a tug of two firms,", "a barge."]


def test_a_numbered_paragraph_is_a_paragraph(blocks_of: Blocks) -> None:
    """A whole sentence with a number before it is no list item."""
    assert blocks_of(f"12. {LONG}") == [("paragraph", LONG)]
    short = "The Watch recommends that the port be closed."
    assert blocks_of(f"13. {short}") == [("paragraph", short)]


def test_rows_with_tabs_are_cells(blocks_of: Blocks) -> None:
    """The parts of a line between tabs, or between bars, are cells."""
    found = blocks_of("Ship\tTonnes\nHeron\t3,000\n| Tern | 20 |\n|---|---|\n")
    assert found == [("cell", word) for word in ("Ship", "Tonnes", "Heron", "3,000", "Tern", "20")]


def test_a_divided_word_is_joined(blocks_of: Blocks) -> None:
    """A paragraph goes on behind a hyphen at its line end."""
    found = blocks_of(
        "The ships that had been con-\ncealed in the port of Sable for a\nyear sailed."
    )
    assert len(found) == 1


def test_two_languages_are_two_blocks(blocks_of: Blocks) -> None:
    """A full line that ends an English paragraph is not joined to the French one below it."""
    english, french = (
        textwrap.fill(words, 60)
        for words in (
            "The crew of the tug was paid in copper by the firm that ran it for the Watch and it "
            "has not been seen in the port since.",
            "La société a été payée en cuivre par les deux navires de la flotte, et elle n'a pas "
            "quitté le port depuis.",
        )
    )
    assert [words for _, words in blocks_of(f"{english}\n{french}")] == [english, french]


def test_short_lines_in_a_row_are_a_list(blocks_of: Blocks) -> None:
    """Two short lines may be headings; from the third in a row on they are items."""
    found = blocks_of(f"Two Ships\nThe Crews\nThe Ports\nThe Firms\n{LONG}")
    assert [kind for kind, _ in found] == ["title", "heading", "item", "item", "paragraph"]


@given(st.text(alphabet="aB .\n\t-•1)|\u2028é"))
def test_spans_are_in_order_and_not_empty(text: str) -> None:
    """Whatever the text, blocks lie in order, don't meet, and hold a letter or digit."""
    here = 0
    for span in spans_of(text):
        assert here <= span.start < span.end <= len(text)
        words = text[span.start : span.end]
        assert words == words.strip()
        assert any(letter.isalnum() for letter in words)
        here = span.end


@pytest.mark.parametrize(
    "unit", ["\t", "|", "- ", "\n", "a\n", "A ", "#", "1. ", ". ", "(", "a\n\t"]
)
def test_hostile_lines_take_no_time(unit: str) -> None:
    """A million characters of one thing are divided within seconds."""
    start = time.perf_counter()
    spans_of(unit * (500_000 // len(unit)))
    assert time.perf_counter() - start < 15
