"""Which form a file is in."""

from __future__ import annotations

import io
import zipfile

import pytest

from graph.errors import ReadingError
from graph.reading.forms import form_of


@pytest.mark.parametrize(
    ("data", "name", "form"),
    [
        (b"%PDF-1.4", "report.txt", "pdf"),
        (b"junk\n%PDF-1.4\n1 0 obj", "report", "pdf"),
        (b"A text on %PDF-1.4 files", "note.txt", "text"),
        (b"\n <!-- x --><!DOCTYPE HTML><p>", "page.txt", "html"),
        ("<html>".encode("utf-16"), "page", "html"),
        (b"<?xml version='1.0'?><html xmlns='x'>", "page", "html"),
        (b"plain words", "page.htm", "html"),
        (b"plain words", "note.md", "text"),
        (b"a < b", "note", "text"),
    ],
)
def test_contents_decide_before_the_name(data: bytes, name: str, form: str) -> None:
    """What a file holds decides its form, and its name where that doesn't tell."""
    assert form_of(data, name) == form


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"{\\rtf1", "a.txt", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", "old Office"),
        (b"\x89PNG\r\n\x1a\n", "a.png", "picture"),
        (b"\x1f\x8b\x08", "a.gz", "gzip"),
        (b"<?xml version='1.0'?><feed/>", "a.xml", "XML"),
        (b"From: a@b.example\r\nMIME-Version: 1.0\r\n\r\n", "a.mht", "MHTML"),
        (b"words", "a.pdf", "is called .pdf"),
        (b"words", "a.docx", "is called .docx"),
        (b"PK\x03\x04 broken", "a.docx", "broken archive"),
    ],
)
def test_other_forms_are_refused_by_name(data: bytes, name: str, words: str) -> None:
    """A form that is not read is named, with what to do."""
    with pytest.raises(ReadingError, match=words) as caught:
        form_of(data, name)
    assert caught.value.mend


@pytest.mark.parametrize(
    ("entry", "words"), [("xl/workbook.xml", "XLSX"), ("a.txt", "zip archive")]
)
def test_other_zips_are_refused_by_name(entry: str, words: str) -> None:
    """A zip that is no Word file is refused as what it is."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(entry, "x")
    with pytest.raises(ReadingError, match=words):
        form_of(made.getvalue(), "a.zip")


def test_what_the_caller_says_decides() -> None:
    """A form that is said is taken, and one that doesn't exist is an error."""
    assert form_of(b"%PDF-1.4", "a.pdf", "text") == "text"
    with pytest.raises(ReadingError, match="no form"):
        form_of(b"x", "a", "word")
