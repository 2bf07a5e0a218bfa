"""The ORDER BY of a query, taken off, so that the worker can sort what the engine finds.

Oxigraph 0.5.13 looks both terms up in its store again at every comparison: of 1,700 solutions that
tie on their first keys, sorting took three times as long as finding them
(docs/decisions/0016-questions-are-look-ups.md). Where the order is that of plain variables, the
worker reads the solutions first and sorts them once they are terms.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.ask.guard import Checked
    from graph.ask.tokens import Token

_DIRECTIONS = ("ASC", "DESC")
_ENDS = ("LIMIT", "OFFSET", "VALUES")
_SIGILS = ("?", "$")


@dataclass(frozen=True, slots=True)
class Unordered:
    """A query without its ORDER BY, and the keys of it: a variable's name, and if it descends."""

    query: str
    keys: tuple[tuple[str, bool], ...]


def unordered(checked: Checked, text: str) -> Unordered | None:
    """Take the ORDER BY off ``text``: the checked query, with values put into its WHERE or not.

    None where there is none, where it orders by more than variables, and where a LIMIT or OFFSET
    cuts what is ordered.

    >>> from graph.ask.guard import check_query
    >>> query = "SELECT ?a { ?a ?b ?c } ORDER BY ?a DESC(?c)"
    >>> unordered(check_query(query), query)
    Unordered(query='SELECT ?a { ?a ?b ?c } ', keys=(('a', False), ('c', True)))
    """
    tokens = checked.tokens
    outer = [token for token in tokens if token.depth == 0]
    order = next((token for token in outer if token.upper == "ORDER"), None)
    if checked.form != "SELECT" or checked.pattern.where is None or order is None:
        return None
    behind = [token for token in tokens if token.start > order.start][1:]
    end = next((n for n, token in enumerate(behind) if token.upper in _ENDS), len(behind))
    if any(token.upper in ("LIMIT", "OFFSET") for token in behind[end:]):
        return None
    keys = _keys(behind[:end])
    if not keys:
        return None
    # values are put in before the ORDER BY, so that its place is counted from the end
    grown = len(text) - len(checked.text.text)
    start = order.start + grown
    rest = behind[end].start + grown if end < len(behind) else len(text)
    return Unordered(text[:start] + text[rest:], keys)


def _keys(tokens: Sequence[Token]) -> tuple[tuple[str, bool], ...]:
    """Read ``?a DESC(?b)``; nothing where anything else stands in it."""
    keys: list[tuple[str, bool]] = []
    at = 0
    while at < len(tokens):
        match [token.text.upper() for token in tokens[at : at + 4]]:
            case [word, "(", name, ")"] if word in _DIRECTIONS and name[0] in _SIGILS:
                keys.append((tokens[at + 2].text[1:], word == "DESC"))
                at += 4
            case [name, *_] if name[0] in _SIGILS:
                keys.append((tokens[at].text[1:], False))
                at += 1
            case _:
                return ()
    return tuple(keys)
