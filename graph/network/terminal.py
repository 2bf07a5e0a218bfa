"""Text for a terminal: nothing but text gets there, and it fits."""

from __future__ import annotations

import os
import unicodedata
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

#: the narrowest width that lines are folded to; a smaller one is taken for this
NARROWEST = 40

_STYLES = {"strong": "1", "faint": "2", "asserted": "32", "alleged": "33", "unheld": "31"}
_SPACES = {"Zl", "Zp"}


def clean(text: str) -> str:
    r"""Return text that cannot command a terminal or turn its direction, on one line.

    Control, format (bidi and zero-width), private and unassigned characters and lone surrogates
    are written as escapes; white space other than the no-break spaces becomes one space; soft
    hyphens go.

    >>> clean("a\tb \x1b[31m red \u202e")
    'a b \\x1b[31m red \\u202e'
    """
    kept = "".join(map(_visible, text))
    return " ".join(part for part in kept.split(" ") if part)


def cells(text: str) -> int:
    """Return how many columns of a terminal clean text takes: two for wide letters, none for marks.

    >>> cells("Corée"), cells("한국")
    (5, 4)
    """
    return sum(_cells(character) for character in text)


def fold_lines(text: str, width: int, *, first: str = "", rest: str = "") -> list[str]:
    """Return text cleaned, and folded at spaces into lines of at most ``width`` columns.

    ``first`` and ``rest`` stand before the first and the further lines, and are not cleaned. A word
    that fits on no line is cut, but an address is not: it would no longer be one when pasted.

    >>> fold_lines("copper, and what else munitions are made of", 40, first="- ", rest="  ")
    ['- copper, and what else munitions are', '  made of']
    """
    room = max(width, NARROWEST)
    lines: list[str] = []
    line, begun = first, False
    for word in clean(text).split(" "):
        for piece in _pieces(word, room - max(cells(first), cells(rest))):
            glued = f"{line} {piece}" if begun else line + piece
            if begun and cells(glued) > room:
                lines.append(line)
                line = rest + piece
            else:
                line = glued
            begun = True
    return [*lines, line.rstrip(" ")]


def wants_colour(stream: TextIO, environment: Mapping[str, str] | None = None) -> bool:
    """Return whether colours belong on the stream: a terminal, not dumb, and no ``NO_COLOR``.

    ``NO_COLOR`` counts if it is not empty, as https://no-color.org says.
    """
    said = os.environ if environment is None else environment
    return stream.isatty() and not said.get("NO_COLOR") and said.get("TERM") != "dumb"


def paint(text: str, style: str, *, colour: bool) -> str:
    r"""Return text in a style of ours (strong, faint, asserted, alleged, unheld), if colours do.

    >>> paint("alleged", "alleged", colour=True)
    '\x1b[33malleged\x1b[0m'
    """
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if colour and text else text


def joined(lines: Iterable[str]) -> str:
    """Return lines as one text that ends with a line end."""
    return "".join(f"{line}\n" for line in lines)


def _visible(character: str) -> str:
    kind = unicodedata.category(character)
    if kind in _SPACES or (character.isspace() and kind == "Cc"):
        return " "
    if character == "\u00ad":
        return ""
    if kind[0] == "C":
        return ascii(character)[1:-1] if character != "\x1b" else "\\x1b"
    return character if kind != "Zs" or character in "\u00a0\u202f" else " "


def _cells(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _pieces(word: str, room: int) -> Iterator[str]:
    """Yield the word, in pieces if it is wider than ``room`` and no address."""
    if "://" in word or cells(word) <= room:
        yield word
        return
    piece, taken = "", 0
    for character in word:
        if piece and taken + _cells(character) > max(room, 2):
            yield piece
            piece, taken = "", 0
        piece += character
        taken += _cells(character)
    yield piece
