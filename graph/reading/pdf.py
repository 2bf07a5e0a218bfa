"""The text of a PDF, page by page, as one of two programs takes it out."""

from __future__ import annotations

import io
import re
from importlib.metadata import version
from typing import Any, Final

from graph.errors import ReadingError
from graph.reading.pieces import too_long

PYPDF: Final = "pypdf"
PDFIUM: Final = "pypdfium2"
_LOCKED: Final = "open it with its password, and print it into a new PDF"
_BROKEN: Final = "see that it came whole"
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
#: what PDFium puts where a word was divided at a line end
_DIVIDED: Final = re.compile("[\x02\ufffe]")

Json = dict[str, Any]


def read_pdf(data: bytes, most: int, engine: str) -> Json:
    """Return the text of each page, and the title that the file's metadata give.

    Raises ReadingError for a file that is locked, is no PDF, or holds more than ``most``
    characters.
    """
    pages, title = _by_pdfium(data, most) if engine == PDFIUM else _by_pypdf(data, most)
    return {
        "pages": pages,
        "title": " ".join(_tidy(title).split()),
        "extractor": f"pdf/{engine} {version(engine)}",
    }


def _by_pypdf(data: bytes, most: int) -> tuple[list[str], str]:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, PdfReadError

    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadingError("is locked with a password", mend=_LOCKED)
        pages: list[str] = []
        size = 0
        for page in reader.pages:
            pages.append(_tidy(page.extract_text()))
            size += len(pages[-1]) + 1
            if size > most:
                raise too_long(most)
        title = reader.metadata.title if reader.metadata else ""
    except FileNotDecryptedError as error:
        raise ReadingError("is locked with a password", mend=_LOCKED) from error
    except (PdfReadError, DependencyError) as error:
        raise ReadingError(f"can't be read as PDF: {error}", mend=_BROKEN) from error
    return pages, str(title or "")


def _by_pdfium(data: bytes, most: int) -> tuple[list[str], str]:
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadingError("is locked with a password", mend=_LOCKED) from error
        raise ReadingError(f"can't be read as PDF: {error}", mend=_BROKEN) from error
    pages: list[str] = []
    size = 0
    for number in range(len(document)):
        text = document[number].get_textpage().get_text_range()
        pages.append(_tidy(_DIVIDED.sub("-\n", text)))
        size += len(pages[-1]) + 1
        if size > most:
            raise too_long(most)
    return pages, str(document.get_metadata_dict().get("Title", ""))


def _tidy(text: str) -> str:
    """Return text with LF line ends and without characters that no text has."""
    plain = (
        text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").replace("-\n\n", "-\n")
    )
    return _CONTROLS.sub("", plain)
