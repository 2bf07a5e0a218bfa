"""What a file is read as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MIB: Final = 1024**2


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a file may be, and what reading it may take.

    Bytes of a file, and of a PDF; code points of the text taken out, and its blocks; seconds of
    wall time; bytes of address space of the process that reads anything but plain text.
    """

    file: int = 16 * MIB
    pdf: int = 64 * MIB
    characters: int = 4_000_000
    blocks: int = 100_000
    seconds: float = 60.0
    memory: int = 2 * 1024 * MIB

    @property
    def largest(self) -> int:
        """The bytes of the largest file of any form.

        >>> Bounds(file=3, pdf=2).largest
        3
        """
        return max(self.file, self.pdf)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, table cell or caption, at [start, end) of the text.

    ``kind`` is title, heading, paragraph, item, cell or caption; an item and a numbered paragraph
    begin behind their bullet or number. ``page`` counts from 1, and is None but in a PDF.
    ``number`` counts the document's blocks from 1. ``language`` is a BCP 47 primary tag; where a
    block is too short to tell, that of its neighbours, and "" where these don't tell either. A
    block may hold line ends.
    """

    start: int
    end: int
    kind: str
    page: int | None
    number: int
    language: str


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it is read: the text that all positions count in, and its blocks in order.

    Title, date (EDTF), publisher and address are as the document itself gives them, else "".
    ``digest`` is of the text, ``file_digest`` of the bytes (both SHA-256). ``extractor`` names the
    program that took the text out, with its version. ``pages`` has the start of each page of a
    PDF. ``warnings`` say what a reader should know, in English.
    """

    name: str
    text: str
    blocks: tuple[Block, ...]
    title: str
    date: str
    publisher: str
    address: str
    language: str
    digest: str
    file_digest: str
    extractor: str
    pages: tuple[int, ...]
    warnings: tuple[str, ...]
