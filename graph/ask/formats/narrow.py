"""An answer made narrow enough to read in a terminal, with nothing of it lost.

Columns that say the same in every row are said once above the table, columns without a value are
named below it, and rows that differ in one column alone become one row with all its values.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

#: what tells one row from another, so that it stays where the eye looks for it
_KEPT: Final = frozenset({"claim", "modality"})
#: speakers speak jointly: rows that differ in them alone say one thing
_JOINED: Final = ("speaker", "publisher", "origin")
_FIGURE: Final = re.compile(r"-?[0-9]{5,}")
_LEAST_ROWS: Final = 2

Rows = list[list[str]]


@dataclass(frozen=True, slots=True)
class Narrow:
    """What is left to lay out: columns and rows, what all rows share, and what no row has."""

    columns: list[str]
    rows: Rows
    shared: list[tuple[str, str]]
    empty: list[str]


def narrowed(columns: list[str], rows: Rows) -> Narrow:
    """Return columns and rows made narrow; the cells are the words to show.

    >>> less = narrowed(["a", "b", "speaker"], [["1", "x", "A"], ["1", "x", "B"], ["2", "x", "A"]])
    >>> less.columns, less.rows, less.shared
    (['a', 'speaker'], [['1', 'A, B'], ['2', 'A']], [('b', 'x')])
    """
    joined = _joined(columns, rows)
    shared: list[tuple[str, str]] = []
    empty: list[str] = []
    kept: list[int] = []
    for at, name in enumerate(columns):
        values = {row[at] for row in joined}
        if joined and values == {""}:
            empty.append(name)
        elif len(joined) >= _LEAST_ROWS and len(values) == 1 and name not in _KEPT:
            shared.append((name, values.pop()))
        else:
            kept.append(at)
    return Narrow(
        columns=[columns[at] for at in kept],
        rows=[[row[at] for at in kept] for row in joined],
        shared=shared,
        empty=empty,
    )


def grouped(figure: str) -> str:
    """Return a long whole figure with its digits in groups of three.

    >>> grouped("1650000000"), grouped("2025"), grouped("2025-01")
    ('1,650,000,000', '2025', '2025-01')
    """
    return f"{int(figure):,}" if _FIGURE.fullmatch(figure) else figure


def _joined(columns: list[str], rows: Rows) -> Rows:
    for at, name in enumerate(columns):
        if name.casefold().endswith(_JOINED):
            merged: dict[tuple[str, ...], list[str]] = {}
            for row in rows:
                rest = (*row[:at], *row[at + 1 :])
                values = merged.setdefault(rest, [])
                if row[at] not in values:
                    values.append(row[at])
            rows = [[*rest[:at], ", ".join(values), *rest[at:]] for rest, values in merged.items()]
    return rows
