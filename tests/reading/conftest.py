"""Fictional files of every form, made on the fly."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from graph.reading import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph.reading import Document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def make_pdf(pages: Sequence[Sequence[str]], *, title: str = "", pictures: bool = False) -> bytes:
    """Return a PDF with these lines on its pages, in Helvetica and Windows 1252."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for at, lines in enumerate(pages):
        shown = b"".join(b"(" + _escaped(line) + b") Tj T* " for line in lines)
        stream = b"BT /F1 10 Tf 12 TL 50 780 Td " + (b"" if pictures else shown) + b"ET"
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents "
            + str(5 + 2 * at).encode()
            + b" 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream",
        ]
    objects.append(b"<< /Title (" + _escaped(title) + b") >>")
    made = io.BytesIO(b"%PDF-1.4\n")
    made.seek(0, io.SEEK_END)
    places = []
    for number, content in enumerate(objects, 1):
        places.append(made.tell())
        made.write(b"%d 0 obj\n" % number + content + b"\nendobj\n")
    start = made.tell()
    made.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    made.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    made.write(
        b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, len(objects), start)
    )
    return made.getvalue()


def _escaped(line: str) -> bytes:
    return line.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")


def paragraph(words: str, style: str = "", more: str = "") -> str:
    """Return a paragraph in Word's XML."""
    looks = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{looks}<w:r><w:t>{words}</w:t></w:r>{more}</w:p>"


def make_docx(body: str, *, head: str = "", parts: dict[str, str | bytes] | None = None) -> bytes:
    """Return a Word file with this body, and other parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        main = f'{head}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        archive.writestr("word/document.xml", main)
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
    return made.getvalue()


def kinds(document: Document) -> list[tuple[str, str]]:
    """Return the kind and words of each block."""
    return [(each.kind, document.text[each.start : each.end]) for each in document.blocks]


@pytest.fixture
def blocks_of() -> Callable[[str], list[tuple[str, str]]]:
    """Give a function from plain text to the kinds and words of its blocks."""
    return lambda text: kinds(read_bytes(text.encode(), "tale.txt"))
