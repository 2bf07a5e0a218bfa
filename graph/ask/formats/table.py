"""A table for the terminal: as wide as it is, with nothing in it that a terminal would act on."""

from __future__ import annotations

import os
import shutil
import sys
import unicodedata
from typing import TYPE_CHECKING, Final, TextIO

from graph.ask.formats.base import Options, cut_mark, safe, shown, table_of
from graph.ask.formats.narrow import grouped, narrowed
from graph.ask.solutions import XSD, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.ask.solutions import Solutions, Term

_GAP: Final = "  "
_NARROWEST: Final = 6
_WIDEST_WORD: Final = 24
_BOLD, _FAINT, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def terminal_options(
    labels: Mapping[str, str],
    stream: TextIO | None = None,
    environment: Mapping[str, str] | None = None,
) -> Options:
    """Give the options that fit a stream: its width, and colour if it is a terminal.

    ``NO_COLOR``, set to anything, and ``TERM=dumb`` switch colour off (no-color.org).

    >>> terminal_options({}, environment={"NO_COLOR": "1"}).colour
    False
    """
    out = sys.stdout if stream is None else stream
    env = os.environ if environment is None else environment
    dull = bool(env.get("NO_COLOR")) or env.get("TERM") == "dumb"
    width = shutil.get_terminal_size((100, 24)).columns if out.isatty() else 100
    return Options(labels=labels, width=width, colour=out.isatty() and not dull)


def write(solutions: Solutions, options: Options) -> bytes:
    """Write an answer as aligned columns, wrapped to the width, with their number below.

    >>> from graph.ask.solutions import Literal, Solutions
    >>> answer = Solutions("SELECT", ("who",), ((Literal("Mill"),),))
    >>> print(write(answer, Options()).decode())
    who
    ────
    Mill
    <BLANKLINE>
    1 solution
    <BLANKLINE>
    """
    columns, rows = table_of(solutions)
    narrow = narrowed(
        [safe(name) for name in columns],
        [[_one_line(_figure(term, shown(term, options.labels))) for term in row] for row in rows],
    )
    head, cells = narrow.columns, narrow.rows
    widths = _widths([head, *cells], options.width)
    shared = " · ".join(f"{name} {value}" for name, value in narrow.shared)
    lines = [
        _painted(line, _FAINT, options)
        for line in _folded(f"every row: {shared}", options.width)
        if shared
    ]
    if widths is None:
        lines += _records(head, cells, options.width)
    else:
        lines += [_painted(line, _BOLD, options) for line in _wrapped(head, widths)]
        if widths:
            lines.append(_painted(_GAP.join("─" * width for width in widths), _FAINT, options))
        for row in cells:
            lines += _wrapped(row, widths)
    count = cut_mark(solutions) or _count(solutions)
    if len(cells) < len(rows):
        count += f" in {len(cells):,} rows: several speak jointly"
    if narrow.empty:
        count += f"; no value in any: {', '.join(narrow.empty)}"
    lines += ["", *(_painted(line, _FAINT, options) for line in _folded(count, options.width))]
    return ("\n".join(lines) + "\n").encode()


def columns_of(text: str) -> int:
    """Count the columns of a terminal that text takes.

    >>> columns_of("é"), columns_of("e\u0301"), columns_of("平")
    (1, 1, 2)
    """
    if text.isascii():
        return len(text)
    return sum(_columns(c) for c in text)


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def _figure(term: Term | None, text: str) -> str:
    if isinstance(term, Literal) and term.datatype in (XSD + "decimal", XSD + "integer"):
        return grouped(text)
    return text


def _count(solutions: Solutions) -> str:
    if solutions.form == "ASK":
        return "1 answer"
    kind = "solution" if solutions.form == "SELECT" else "triple"
    return f"{len(solutions):,} {kind}{'' if len(solutions) == 1 else 's'}"


def _one_line(text: str) -> str:
    return safe(text.replace("\r\n", "\n").replace("\n", " ↵ ").replace("\t", " "))


def _painted(text: str, paint: str, options: Options) -> str:
    return f"{paint}{text}{_PLAIN}" if options.colour and text else text


def _widths(rows: list[list[str]], width: int) -> list[int] | None:
    """Give each column what it needs; where that is too much, the widest gives way first.

    No column is made so narrow that a word of it has to be cut, short of a very long one; None if
    that can't be had.
    """
    widths, least = [], []
    for column in zip(*rows, strict=True):
        widths.append(max(1, *map(columns_of, column)))
        words = [columns_of(word) for cell in column for word in cell.split(" ")]
        least.append(min(_WIDEST_WORD, max(1, *words)))
    spare = width - len(_GAP) * (len(widths) - 1)
    if sum(least) > spare:
        return None
    while sum(widths) > spare:
        widest = max(
            (at for at in range(len(widths)) if widths[at] > least[at]), key=widths.__getitem__
        )
        others = [w for at, w in enumerate(widths) if at != widest]
        # down to the next widest at once: cells may be very long
        step = max(1, widths[widest] - max([least[widest], *others]))
        widths[widest] -= min(step, sum(widths) - spare, widths[widest] - least[widest])
    return widths


def _records(head: list[str], cells: list[list[str]], width: int) -> list[str]:
    """Lay out each row as lines of name and value, for a terminal too narrow for columns."""
    names = max(map(columns_of, head))
    lines = []
    for number, row in enumerate(cells):
        lines += [""] if number else []
        for name, cell in zip(head, row, strict=True):
            folded = _folded(cell, max(_NARROWEST, width - names - len(_GAP))) if cell else []
            for at, line in enumerate(folded):
                lines.append(f"{name if at == 0 else '':{names}}{_GAP}{line}")
    return lines


def _wrapped(cells: list[str], widths: list[int]) -> list[str]:
    parts = [_folded(cell, width) for cell, width in zip(cells, widths, strict=True)]
    height = max((len(part) for part in parts), default=1)
    lines = []
    for at in range(height):
        row = [part[at] if at < len(part) else "" for part in parts]
        padded = [
            text + " " * (width - columns_of(text)) for text, width in zip(row, widths, strict=True)
        ]
        lines.append(_GAP.join(padded).rstrip(" "))
    return lines


def _folded(text: str, width: int) -> list[str]:
    """Fold at spaces; a word that is wider than the column is cut."""
    if columns_of(text) <= width:
        return [text]
    lines: list[str] = []
    line, used = "", 0
    for word in text.split(" "):
        size = columns_of(word)
        if line and used + 1 + size <= width:
            line, used = f"{line} {word}", used + 1 + size
            continue
        if line:
            lines.append(line)
        *whole, line = _cut(word, width)
        lines += whole
        used = columns_of(line)
    return [*lines, line]


def _cut(word: str, width: int) -> list[str]:
    pieces, piece, used = [], "", 0
    for character in word:
        size = _columns(character)
        if used + size > width and piece:
            pieces.append(piece)
            piece, used = "", 0
        piece += character
        used += size
    return [*pieces, piece]
