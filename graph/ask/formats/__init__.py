"""The formats that an answer can be written in: this list is the one place that names them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from graph.ask.formats import csv, json, md, table, tsv, ttl, xlsx, xml
from graph.ask.formats.base import Format, Options, safe_text, terminal_safe
from graph.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.ask.solutions import Solutions

__all__ = ["FORMATS", "Format", "Options", "safe_text", "terminal_safe", "write"]

_SHEET: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        "table": Format(table.write, "text/plain", labelled=True),
        "csv": Format(csv.write, "text/csv", has_cut_mark=False),
        "tsv": Format(tsv.write, "text/tab-separated-values", has_cut_mark=False),
        "json": Format(json.write, "application/sparql-results+json"),
        "xml": Format(xml.write, "application/sparql-results+xml"),
        "xlsx": Format(xlsx.write, _SHEET, labelled=True, binary=True),
        "md": Format(md.write, "text/markdown", labelled=True),
        "ttl": Format(ttl.write, "text/turtle"),
    }
)


def write(name: str, solutions: Solutions, options: Options | None = None) -> bytes:
    r"""Write an answer in a format; raises QueryError if it is unknown or can't hold the answer.

    >>> from graph.ask.solutions import Solutions
    >>> write("csv", Solutions("ASK", boolean=False))
    b'answer\r\nfalse\r\n'
    """
    found = FORMATS.get(name)
    if found is None:
        raise QueryError(f"no such format: {name[:40]}", mend=f"one of {', '.join(FORMATS)}")
    return found.write(solutions, options or Options())
