"""Plain text: its stored form, its encodings, and where it comes from."""
# ruff: noqa: RUF001  # the quotes are what is tested

from __future__ import annotations

import hashlib
import io
import os
import sys
import unicodedata
from pathlib import Path

import pytest

from graph.errors import ReadingError
from graph.reading import Bounds, read_bytes, read_file
from graph.text.normal import digest, stored_text

FRENCH = (
    "Bateaux disparus\nLe 3 mai 2031, l’équipage a quitté le port de Sable \U0001f600 à l’Été.\n"
)


@pytest.mark.parametrize("made", [FRENCH, unicodedata.normalize("NFD", FRENCH), "\ufeff" + FRENCH])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_text_is_its_stored_text(made: str, end: str) -> None:
    """A text in UTF-8 has the text and digest that positions count in, whatever its line ends."""
    data = made.replace("\n", end).encode()
    document = read_bytes(data, "tale.txt")
    assert document.text == stored_text(data, where="tale.txt") == FRENCH
    assert document.digest == digest(FRENCH)
    assert document.file_digest == hashlib.sha256(data).hexdigest()
    assert document.extractor == "text"
    assert not document.warnings


def test_blocks_lie_in_order_and_touch_no_space() -> None:
    """Blocks are numbered from 1, lie in order, and neither begin nor end with space."""
    document = read_bytes("  Un titre \n\n\tDeux navires.  \n \u2028Trois ports.".encode(), "a.txt")
    words = [document.text[block.start : block.end] for block in document.blocks]
    assert words == ["Un titre", "Deux navires.", "Trois ports."]
    assert [block.number for block in document.blocks] == [1, 2, 3]
    assert all(block.page is None for block in document.blocks)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_another_encoding_is_read_with_a_warning(encoding: str) -> None:
    """A text in another encoding is read, and a warning says what it was read as."""
    text = "L’équipage a quitté le port, où la douane l’attendait.\n" * 3
    document = read_bytes(text.encode(encoding), "tale.txt")
    assert document.text == text
    assert any("not UTF-8" in warning for warning in document.warnings)


def test_latin_1_is_read_as_french() -> None:
    """French in ISO 8859-1 comes out with its accents."""
    text = "La société a été payée à Séoul, où elle était connue."
    document = read_bytes(text.encode("latin-1"), "tale.txt")
    assert document.text == text
    assert document.warnings


def test_one_broken_byte_does_not_make_a_text_another_encoding() -> None:
    """A text that was cut within a character is still UTF-8, with a warning."""
    data = ("L’équipage a été payé à l’été.\n" * 9 + "Fin é").encode()[:-1]
    document = read_bytes(data, "tale.txt")
    assert document.text.startswith("L’équipage a été payé")
    assert any("U+FFFD" in warning for warning in document.warnings)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "nothing"),
        (b" \n\t\r\n", "no text"),
        (b"* * *\n---\n", "no text"),
        (b"abc\0def" * 9, "no text"),
        (bytes(range(256)) * 8, "no text in any encoding"),
        (b"a" + "\u0301".encode() * 9000, "combining"),
    ],
)
def test_what_is_no_text_is_an_error(data: bytes, words: str) -> None:
    """A file without text is an error with its name and a mend, never an empty document."""
    with pytest.raises(ReadingError, match=words) as caught:
        read_bytes(data, "tale.txt")
    assert caught.value.where == "tale.txt"
    assert caught.value.mend


def test_bounds_hold() -> None:
    """More bytes or characters than allowed are an error."""
    with pytest.raises(ReadingError, match="more than 9 bytes"):
        read_bytes(b"ten bytes!", "a.txt", bounds=Bounds(file=9, pdf=5))
    with pytest.raises(ReadingError, match="more than 9 characters"):
        read_bytes(b"ten bytes!", "a.txt", bounds=Bounds(characters=9))


def test_only_files_are_read(tmp_path: Path) -> None:
    """A folder, a pipe, a loop of links and a missing file are errors that say so, at once."""
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    os.mkfifo(tmp_path / "pipe")
    for name, words in (
        ("", "folder"),
        ("pipe", "pipe"),
        ("loop", "can't be read"),
        ("none.txt", "can't be read"),
    ):
        with pytest.raises(ReadingError, match=words):
            read_file(tmp_path / name)
    with pytest.raises(ReadingError, match="can't be read"):
        read_file(Path("a\0b"))


def test_a_link_to_a_file_is_read(tmp_path: Path) -> None:
    """A file is read through a link, under the name that was given."""
    (tmp_path / "tale.txt").write_text(FRENCH, encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "tale.txt")
    assert read_file(tmp_path / "link").name == "link"


def test_stdin_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The path - is stdin, within the same bounds."""
    stdin = type("Stdin", (), {"buffer": io.BytesIO(FRENCH.encode())})
    monkeypatch.setattr(sys, "stdin", stdin)
    document = read_file(Path("-"))
    assert (document.name, document.text) == ("-", FRENCH)


def test_the_founding_texts_have_their_digest(founding_documents: Path) -> None:
    """Each line of the founding documents is a block, and positions are those of the claims."""
    for path in sorted(founding_documents.glob("*.txt")):
        document = read_file(path)
        assert document.digest == digest(stored_text(path.read_bytes(), where=path.name))
        lines = [line for line in document.text.split("\n") if line.strip()]
        assert [document.text[one.start : one.end] for one in document.blocks] == lines
        assert document.language == "fr"
        assert document.title == lines[0]


def test_paragraphs_are_bounded() -> None:
    """A text of more paragraphs than allowed, or of endless lines, is an error."""
    few = Bounds(blocks=3)
    for text in (b"One.\nTwo.\nThree.\nFour.\n", b"- \n" * 99 + b"word"):
        with pytest.raises(ReadingError, match="more than 3 paragraphs"):
            read_bytes(text, "a.txt", bounds=few)
