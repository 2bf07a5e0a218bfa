"""A Markdown table (GitHub Flavored Markdown), in which nothing from the data is markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from graph.ask.formats.base import Options, cut_mark, safe, shown, table_of
from graph.ask.solutions import Iri, Solutions, Term

if TYPE_CHECKING:
    from collections.abc import Mapping

# `:` and `@` too: bare addresses become links, and :words: become pictures; a colon before a space
# and an equals sign between two do nothing
_MARKUP: Final = re.compile(
    r"[\\`*_{}\[\]<>#!|~&$@^]|:(?! )|(?<! )=|=(?! )|(?<=www)\.", re.IGNORECASE
)
_LINKED: Final = re.compile(r"https?://[A-Za-z0-9\-._~/?#%&=+,;:@!$'*]+")


def write(solutions: Solutions, options: Options) -> bytes:
    r"""Write a table with a line below it if the answer was cut; labels link to their IRIs.

    >>> from graph.ask.solutions import Literal, Solutions
    >>> print(write(Solutions("SELECT", ("a",), ((Literal("x|<b>"),),)), Options()).decode())
    | a |
    | --- |
    | x\|\<b\> |
    <BLANKLINE>
    """
    columns, rows = table_of(solutions)
    lines = [_line([escaped(name) for name in columns]), _line(["---"] * len(columns))]
    lines += [_line([_cell(term, options.labels) for term in row]) for row in rows]
    if solutions.truncated:
        lines += ["", f"*{cut_mark(solutions)}*"]
    return ("\n".join(lines) + "\n").encode(errors="replace")


def escaped(text: str) -> str:
    r"""Escape all that Markdown or HTML would act on, and put it on one line.

    >>> escaped("see https://example.org *now*")
    'see https\\://example.org \\*now\\*'
    """
    flat = " ".join(safe(re.sub(r"[\r\n\t]+", " ", text)).split())
    return _MARKUP.sub(lambda found: f"\\{found.group()}", flat)


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |" if cells else "| |"


def _cell(term: Term | None, labels: Mapping[str, str]) -> str:
    text = escaped(shown(term, labels))
    if isinstance(term, Iri) and term.value in labels and _LINKED.fullmatch(term.value):
        return f"[{text}](<{term.value}>)"
    return text
