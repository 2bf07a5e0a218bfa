"""CSV (SPARQL 1.1 Query Results CSV and TSV Formats, section 3): values without their types."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from graph.ask.formats.base import Options, plain, table_of, with_label_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.ask.solutions import Solutions

_NUMBER: Final = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_FORMULA: Final = re.compile(r"[\s\ufeff\u200b]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212]|[\t\r\n]")


def write(solutions: Solutions, options: Options) -> bytes:
    r"""Write CSV with CRLF; cells that a spreadsheet would take for formulas get an apostrophe.

    Numbers stay as they are, and ``raw`` leaves all cells so. With labels, each column that has
    some is followed by one of labels. CSV can't say that an answer was cut.

    >>> from graph.ask.solutions import Literal, Solutions
    >>> write(Solutions("SELECT", ("a",), ((Literal("=1+1"),), (Literal("-3"),))), Options())
    b"a\r\n'=1+1\r\n-3\r\n"
    """
    columns, rows = with_label_columns(*table_of(solutions), options.labels)
    table = [list(columns), *([plain(term) for term in row] for row in rows)]
    return lines(table, raw=options.raw)


def lines(table: Iterable[Sequence[str]], *, raw: bool = False) -> bytes:
    r"""Write rows of cells as lines that end in CRLF; unless ``raw``, formulas get an apostrophe.

    >>> lines([["a;b", "=1+1"]])
    b'"a;b",\'=1+1\r\n'
    """
    return "".join(
        ",".join(_quoted(cell if raw else neutral(cell)) for cell in row) + "\r\n" for row in table
    ).encode(errors="replace")


def neutral(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would calculate, unless it is a number.

    >>> neutral("@SUM(A1)"), neutral("-2.5"), neutral("- a dash")
    ("'@SUM(A1)", '-2.5', "'- a dash")
    """
    if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def _quoted(cell: str) -> str:
    if any(c in cell for c in '",;\t\r\n') or cell != cell.strip():
        return '"' + cell.replace('"', '""') + '"'
    return cell
