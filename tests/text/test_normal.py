"""The stored text of a source."""
# ruff: noqa: RUF001  # the quotes are what is tested

from __future__ import annotations

import hashlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import EvidenceError
from graph.text.normal import LONGEST_RUN_OF_MARKS, digest, stored_text

FRENCH = "Le pirate a dérobé 2 œuvres à l’Été.\nFin.\n"


def test_a_byte_order_mark_is_dropped() -> None:
    """A file that starts with the mark of UTF-8 has the text of one that doesn't."""
    assert stored_text(b"\xef\xbb\xbf" + FRENCH.encode(), where="a.txt") == FRENCH


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_become_lf(end: str) -> None:
    """The line ends of Windows and of old Macs are read as LF."""
    assert stored_text(FRENCH.replace("\n", end).encode(), where="a.txt") == FRENCH


def test_a_decomposed_text_is_composed() -> None:
    """A file in NFD has the stored text, and so the digest, of the same file in NFC."""
    decomposed = unicodedata.normalize("NFD", FRENCH)
    assert decomposed != FRENCH
    assert digest(stored_text(decomposed.encode(), where="a.txt")) == digest(FRENCH)


def test_no_break_spaces_and_emoji_keep_their_place() -> None:
    """NFC leaves no-break spaces alone, and an emoji is one position."""
    text = stored_text("50\u00a0M\u202f€ \U0001f600 x".encode(), where="a.txt")
    assert text.index("x") == 9
    assert text[2] == "\u00a0"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252"])
def test_another_encoding_is_an_error_with_a_mend(encoding: str) -> None:
    """A file in another encoding is refused, by name and with what to do, never guessed at."""
    with pytest.raises(EvidenceError) as caught:
        stored_text("Déjà vu à Séoul".encode(encoding), where="report.txt")
    assert caught.value.where == "report.txt"
    assert "UTF-8" in caught.value.mend


def test_endless_combining_marks_are_refused() -> None:
    """A run of marks that would take quadratic time to sort is refused, a long one is not."""
    stored_text(("a" + "\u0301" * LONGEST_RUN_OF_MARKS).encode(), where="a.txt")
    with pytest.raises(EvidenceError, match="combining marks"):
        stored_text(("a" + "\u0301\u0323" * 500_000).encode(), where="a.txt")


def test_the_digest_is_the_sha256_of_utf8() -> None:
    """The digest is what sha256sum prints for the stored text."""
    assert digest(FRENCH) == hashlib.sha256(FRENCH.encode()).hexdigest()


@given(st.text())
def test_storing_twice_changes_nothing(text: str) -> None:
    """A stored text is its own stored text."""
    try:
        once = stored_text(text.encode("utf-8"), where="a.txt")
    except (EvidenceError, UnicodeEncodeError):
        return
    if not once.startswith("\ufeff"):
        assert stored_text(once.encode(), where="a.txt") == once
