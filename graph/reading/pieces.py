"""What a child takes out of a file: pieces of text, each of a kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from graph.errors import ReadingError

_CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_SPACES: Final = re.compile(r"[ \t\r\f\v]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text, its kind, as a Block has it; "lines" is text to be divided by its lines."""

    kind: str
    text: str


def cleaned(words: str) -> str:
    r"""Return words without control characters, with single spaces; line ends stay.

    No-break spaces stay what they are: they belong to numbers.

    >>> cleaned(" a\x00\t b \n c\u00a0d ")
    'a b\nc\xa0d'
    """
    plain = _CONTROLS.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))
    lines = (_SPACES.sub(" ", line).strip(" ") for line in plain.split("\n"))
    return re.sub("\n{2,}", "\n\n", "\n".join(lines)).strip()


def within(pieces: list[Piece], most: int) -> list[Piece]:
    """Return pieces that together have at most ``most`` characters; raises ReadingError beyond.

    >>> within([Piece("item", "abc")], 2)
    Traceback (most recent call last):
    graph.errors.ReadingError: holds more than 2 characters of text
      mend: divide it into chapters, and read each by itself
    """
    if sum(len(piece.text) + 1 for piece in pieces) > most + 1:
        raise too_long(most)
    return pieces


def too_long(most: int, where: str = "") -> ReadingError:
    """Return the error for more text than ``most`` characters.

    >>> too_long(4000000).what
    'holds more than 4,000,000 characters of text'
    """
    mend = "divide it into chapters, and read each by itself"
    return ReadingError(f"holds more than {most:,} characters of text", where=where, mend=mend)
