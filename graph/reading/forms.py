"""Which form a file is in: first by what it holds, then by what its name says."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Final, Literal, get_args

from graph.errors import ReadingError

Form = Literal["text", "html", "pdf", "docx"]
#: the forms that are read, by name
FORMS: Final[tuple[Form, ...]] = get_args(Form)

_HEAD: Final = 4096
_SAVE: Final = "save it as text, HTML, PDF or DOCX, and read that"
_UNREAD: Final = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (DOC, XLS, PPT, MSG)", _SAVE),
    (b"{\\rtf", "RTF", _SAVE),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"BZh", "a bzip2 archive", "unpack it first"),
    (b"\xfd7zXZ\x00", "an xz archive", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"\x89PNG\r\n", "a picture", "take its text out with a program for OCR first"),
    (b"\xff\xd8\xff", "a picture", "take its text out with a program for OCR first"),
    (b"GIF8", "a picture", "take its text out with a program for OCR first"),
    (b"II*\x00", "a picture", "take its text out with a program for OCR first"),
    (b"MM\x00*", "a picture", "take its text out with a program for OCR first"),
    (b"%!PS", "PostScript", "convert it: `ps2pdf FILE`"),
    (b"\x7fELF", "a program", "give a document"),
    (b"MZ\x90\x00", "a program", "give a document"),
)
#: what a zip holds that makes it a file of a known kind
_IN_ZIP: Final = (
    ("xl/workbook.xml", "a workbook (XLSX)"),
    ("ppt/presentation.xml", "slides (PPTX)"),
    ("META-INF/container.xml", "an e-book (EPUB)"),
    ("content.xml", "an OpenDocument file"),
)
_SUFFIXES: Final[dict[str, Form]] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
}
_HTML: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|article|div|h1|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml", re.IGNORECASE)
_MAIL: Final = re.compile(
    rb"(?:[A-Za-z-]+: [^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){0,40}?mime-version:\s*1", re.IGNORECASE
)
_PDF: Final = re.compile(rb"%PDF-\d")
#: UTF-16 and UTF-32 with their marks: recoded, to look for markup in them
_WIDE: Final = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def form_of(data: bytes, name: str, said: str | None = None) -> Form:
    r"""Return the form that a file is in.

    ``said`` is what the caller knows, and decides. Raises ReadingError for a form that is not
    read, one that is not known, and for a file without a byte.

    >>> form_of(b"%PDF-1.7 ...", "report.txt"), form_of(b"Two ships sailed.", "report")
    ('pdf', 'text')
    >>> form_of(b"{\\rtf1 x}", "report.rtf")
    Traceback (most recent call last):
    graph.errors.ReadingError: report.rtf: RTF is not read
      mend: save it as text, HTML, PDF or DOCX, and read that
    """
    if said is not None:
        if said not in FORMS:
            mend = f"say one of {', '.join(FORMS)}"
            raise ReadingError(f"there is no form {said!r}", where=name, mend=mend)
        return next(form for form in FORMS if form == said)
    if not data:
        raise ReadingError("holds nothing", where=name, mend="see that it is the file you mean")
    for start, kind, mend in _UNREAD:
        if data.startswith(start):
            raise ReadingError(f"{kind} is not read", where=name, mend=mend)
    if data.startswith(b"PK\x03\x04"):
        return _of_zip(data, name)
    if _is_pdf(data):
        return "pdf"
    return _of_text(_recoded(data[:_HEAD]), name)


def _is_pdf(data: bytes) -> bool:
    found = _PDF.search(data, 0, 1024)
    # a text about PDF may name its mark, but has no objects
    return found is not None and (found.start() == 0 or b" obj" in data)


def _of_text(head: bytes, name: str) -> Form:
    if _HTML.match(head):
        return "html"
    suffix = Path(name).suffix.lower()
    if _XML.match(head):
        if b"<html" in head.lower() or suffix in {".html", ".htm", ".xhtml"}:
            return "html"
        raise ReadingError("XML is not read, but for XHTML", where=name, mend=_SAVE)
    if _MAIL.match(head):
        what = "mail and MHTML are not read"
        raise ReadingError(what, where=name, mend="open it, and save the page as HTML")
    form = _SUFFIXES.get(suffix, "text")
    if form in {"pdf", "docx"}:
        what = f"is called {suffix}, but is none"
        mend = "see that it came whole, or say what form it is in"
        raise ReadingError(what, where=name, mend=mend)
    return form


def _of_zip(data: bytes, name: str) -> Form:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        mend = "see that it came whole"
        raise ReadingError(f"a broken archive: {error}", where=name, mend=mend) from error
    if any(each.startswith("word/") and each.endswith(".xml") for each in names):
        return "docx"
    for entry, kind in _IN_ZIP:
        if entry in names:
            raise ReadingError(f"{kind} is not read", where=name, mend=_SAVE)
    raise ReadingError("a zip archive is not read", where=name, mend="unpack it first")


def _recoded(head: bytes) -> bytes:
    for mark, encoding in _WIDE:
        if head.startswith(mark):
            return head[: len(head) // 4 * 4].decode(encoding, "replace").encode()
    return head
