"""PDFs: pages, what repeats on them, and what is no text."""

from __future__ import annotations

import contextlib
import importlib.util
import io

import pytest

from graph.errors import ReadingError
from graph.reading import Bounds, flowing, read_bytes
from graph.reading.pages import is_text, laid
from tests.reading.conftest import kinds, make_pdf

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("pypdf") is None,
    reason="pypdf is not installed: pip install 'dprk-networks[extract]'",
)

PAGES = [
    [
        "Harbour Watch, report 2031/4",
        "The harbour thefts",
        "14 May 2031",
        "The Watch found that the crew of the tug had been paid in copper by the",
        "firm that ran it, and that the captain, Kim Dae-sol, had con-",
        "cealed the books of the firm in the house of a friend who had left the",
        "1",
    ],
    [
        "Harbour Watch, report 2031/4",
        "country before the ship was sold to the owner of the other.",
        "La société a été payée en cuivre par les deux navires de la flotte.",
        "2",
    ],
    ["Harbour Watch, report 2031/4", "It has not been found since, and the firm is gone.", "3"],
]


def test_pages_are_put_together() -> None:
    """A sentence that goes on overleaf is one block, without header, footer and page number."""
    document = read_bytes(make_pdf(PAGES), "report.pdf")
    found = kinds(document)
    assert found[0] == ("title", "The harbour thefts")
    long = document.blocks[2]
    words = flowing(document.text, long.start, long.end).text
    assert "had concealed the books" in words
    assert "who had left the country before" in words
    assert "2031/4" not in document.text
    assert any("report 2031/4" in warning for warning in document.warnings)
    assert (document.date, document.language) == ("2031-05-14", "en")
    assert document.extractor.startswith("pdf/pypdf ")


def test_blocks_have_pages() -> None:
    """Each page has its start, and each block the page that it begins on."""
    document = read_bytes(make_pdf(PAGES), "report.pdf")
    assert len(document.pages) == 3
    assert [block.page for block in document.blocks] == [1, 1, 1, 2, 3]
    last = document.blocks[-1]
    assert document.pages[2] == last.start
    assert [block.language for block in document.blocks][3] == "fr"


def test_a_title_must_stand_on_the_first_page() -> None:
    """The title of the file's metadata counts only if the first page shows it."""
    shown = read_bytes(make_pdf(PAGES, title="Harbour Thefts"), "a.pdf")
    hidden = read_bytes(make_pdf(PAGES, title="draft-7.doc"), "a.pdf")
    assert (shown.title, hidden.title) == ("Harbour Thefts", "The harbour thefts")


def test_a_page_without_text_is_named() -> None:
    """A page without text among others is a warning that names it."""
    document = read_bytes(make_pdf([*PAGES, []]), "a.pdf")
    assert any("page 4" in warning for warning in document.warnings)


def test_a_pdf_of_pictures_is_an_error() -> None:
    """A PDF without any text is an error that says how to have its text taken out."""
    with pytest.raises(ReadingError, match="2 pages of pictures") as caught:
        read_bytes(make_pdf([["x"], ["y"]], pictures=True), "scan.pdf")
    assert "OCR" in caught.value.mend


def test_a_locked_pdf_is_an_error() -> None:
    """A PDF that needs a password is an error that says so."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(make_pdf(PAGES))))
    writer.encrypt("secret", algorithm="RC4-128")
    made = io.BytesIO()
    writer.write(made)
    with pytest.raises(ReadingError, match="password"):
        read_bytes(made.getvalue(), "locked.pdf")


def test_a_pdf_that_anyone_may_open_is_read() -> None:
    """A PDF that is encrypted without a password to open it is read."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(make_pdf(PAGES))))
    writer.encrypt("", "secret", algorithm="RC4-128")
    made = io.BytesIO()
    writer.write(made)
    assert "paid in copper" in read_bytes(made.getvalue(), "open.pdf").text


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9])
def test_a_cut_pdf_is_read_or_refused(share: float) -> None:
    """A PDF that was cut off gives text or an error, and no other end."""
    data = make_pdf(PAGES)
    found = "refused"
    with contextlib.suppress(ReadingError):
        found = read_bytes(data[: int(len(data) * share)], "cut.pdf").text
    assert found


def test_the_second_program_reads_what_the_first_cannot(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pypdf gives glyph names, the text is PDFium's."""
    from graph.reading import read

    real = read.answer_of

    def broken(request, data, **bounds):
        answer = real(request, data, **bounds)
        return answer | {"pages": ["/g1/g2/g3"]} if request["engine"] == "pypdf" else answer

    monkeypatch.setattr(read, "answer_of", broken)
    document = read_bytes(make_pdf(PAGES), "a.pdf")
    assert document.extractor.startswith("pdf/pypdfium2 ")
    assert "paid in copper by the\nfirm" in document.text
    assert "had con-\ncealed" in document.text


def test_both_programs_give_the_same_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A plain PDF has the same words in the same blocks whichever program reads it."""
    from graph.reading import read

    first = read_bytes(make_pdf(PAGES), "a.pdf")
    monkeypatch.setattr(read, "_ENGINES", ("pypdfium2",))
    second = read_bytes(make_pdf(PAGES), "a.pdf")
    assert second.extractor.startswith("pdf/pypdfium2 ")
    assert [(kind, words.split()) for kind, words in kinds(first)] == [
        (kind, words.split()) for kind, words in kinds(second)
    ]


def test_bounds_hold() -> None:
    """A PDF with more text than allowed is an error."""
    with pytest.raises(ReadingError, match="more than 50 characters"):
        read_bytes(make_pdf(PAGES), "a.pdf", bounds=Bounds(characters=50))


@pytest.mark.parametrize(
    "page", ["/g1/g2/g3/g4", "\ufffd\ufffd\ufffd a", "thewatchfoundthatthecrew" * 9, "", " \n. -"]
)
def test_garbage_is_no_text(page: str) -> None:
    """Glyph names, broken characters, lost spaces and nothing at all are no text."""
    assert not is_text([page])


def test_numbers_and_chapters_repeat_but_for_their_digits() -> None:
    """Lines that differ in their digits only are one header, and odd pages may have their own."""
    pages = [
        f"{'Odd' if at % 2 else 'Even'} head\nwords of page {at} {'abcdefgh'[at]}\nPage {at} of 8"
        for at in range(8)
    ]
    put = laid(pages)
    assert put.left_out == ("Even head", "Odd head")
    assert put.text.split("\n") == [f"words of page {at} {'abcdefgh'[at]}" for at in range(8)]
