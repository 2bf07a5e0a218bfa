"""Where sentences begin and end."""
# ruff: noqa: RUF001  # the quotes are what is tested

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.text.sentences import Span, blocks, sentences


def cut(text: str) -> list[str]:
    """Return the sentences as strings."""
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "whole",
    [
        ["Un vol.", "Deux vols !", "Trois ?", "Fin"],
        ["M. Roux a vu Mme. Blé.", "Il part."],
        ["Mr. J. B. Doe met Dr. Roe on p. 12 and art. 3.", "He left."],
        ["The U.S. Treasury named Acme Inc. in 2020.", "It lies in the U.S.", "The rest fled."],
        ["Voir le site (msmt.info).", "Écrire à a.b@exemple.org.", "Merci."],
        ["See https://example.org/a.b?c=1.", "Then stop."],
        ["Il a pris 1.65 million.", "Elle a pris 1,4 milliard.", "En 2007.", "Rien."],
        ["See No. 12 and Nos. 3 to 5.", "No.", "Never."],
        ["« Non ! » dit-elle.", "« Oui. »", "Elle part."],
        ["He said “Go.”", "She went.", '"Why?"', "Nobody knew."],
        ["It was hidden.[12]", "Nobody knew.³", "Fin."],
        ["Elle hésite… puis part.", "Enfin…", "Voilà."],
        ["1. Un premier point.", "Un second."],
        ["Give it to me.", "Smith left."],
        ["Rien (ou presque.)", "Puis tout."],
    ],
)
def test_sentences_are_cut_where_a_reader_would(whole: list[str]) -> None:
    """Abbreviations, numbers, addresses and quotes do not end a sentence; stops do."""
    assert cut(" ".join(whole)) == whole


def test_a_heading_and_a_contact_are_sentences_of_their_own() -> None:
    """A line is at least one sentence, with or without a full stop."""
    assert cut("Un titre\n\nUne phrase. Deux.\n a@exemple.org \n") == [
        "Un titre",
        "Une phrase.",
        "Deux.",
        "a@exemple.org",
    ]


def test_a_closing_guillemet_at_the_end_of_a_line_belongs_to_its_sentence() -> None:
    """The guillemet that stands apart after the last stop is not a sentence."""
    assert cut("« Il dort. Elle veille.\u00a0»\nFin") == [
        "« Il dort.",
        "Elle veille.\u00a0»",
        "Fin",
    ]


def test_blocks_are_the_lines_that_hold_something() -> None:
    """Lines come trimmed and in order, and empty ones are left out."""
    assert blocks("a\n \n b c \n") == [Span(0, 1), Span(5, 8)]


@given(st.text(alphabet="aB1.!?… \n\u00a0«»\"'’)(M-[]²", max_size=80) | st.text(max_size=80))
def test_sentences_cover_the_text_once(text: str) -> None:
    """Spans are ordered, disjoint, trimmed, and hold every character that is not white space."""
    spans = sentences(text)
    last = 0
    for start, end in spans:
        assert last <= start < end
        assert not text[last:start].strip()
        assert text[start:end] == text[start:end].strip()
        assert "\n" not in text[start:end]
        last = end
    assert not text[last:].strip()


@pytest.mark.parametrize(
    "unit", [".", ". ", ". »", ".\u00a0", "a. ", ".)", ".»", "M. ", "« ", "[1]", " ", "1", "(. "]
)
@pytest.mark.parametrize("size", [28, 300_000])
def test_hostile_texts_end(unit: str, size: int) -> None:
    """Hundreds of thousands of stops, spaces or brackets are cut in linear time."""
    text = unit * (size // len(unit)) + "A"
    assert sentences(text)[-1].end == len(text)
