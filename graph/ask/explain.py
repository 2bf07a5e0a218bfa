"""What is wrong with a query that can't be read: the line, a caret, and what was expected."""

from __future__ import annotations

from difflib import get_close_matches
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from graph.ask.tokens import refusal
from graph.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.ask.guard import Checked

_WIDEST: Final = 100
_MOST: Final = 9
# what is tried at the place of a fault, and what it is called if a query could go on with it
PROBES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "?probe": "a variable",
        "<x:probe>": "an IRI",
        "'probe'": "a string",
        "1": "a number",
        **{mark: f"'{mark}'" for mark in (".", ";", ",", "{", "}", "(", ")", "*", "=", "&&", "||")},
        **{
            word: word
            for word in (  # noqa: SIM905
                "AS BY WHERE SELECT DISTINCT ASC DESC EXISTS IN UNION FILTER OPTIONAL BIND VALUES"
                " GRAPH MINUS GROUP HAVING ORDER LIMIT OFFSET SEPARATOR"
            ).split()
        },
    }
)
_PHRASES: Final = {
    "The SELECT contains a variable that is unbound": (
        "SELECT gives a variable that is neither grouped by nor bound in the pattern",
        "put it in GROUP BY, or leave it out of SELECT",
    ),
    "SELECT * is not authorized with GROUP BY": (
        "SELECT * can't stand with GROUP BY or an aggregate",
        "name the variables instead of *",
    ),
}


def laid_out(checked: Checked) -> list[str]:
    r"""Give the tokens, with NUL before those that must stay next to the one before.

    >>> from graph.ask.guard import check_query
    >>> laid_out(check_query("ASK { ?a ?b 'c'@en }"))
    ['ASK', '{', '?a', '?b', "'c'", '\x00@en', '}']
    """
    found: list[str] = []
    end = -1
    for token in checked.tokens:
        last = found[-1].lstrip("\0") if found else ""
        close = token.kind == "langtag" or "^^" in (token.text, last)
        close = close or token.is_punct("*", "+", "?") or last in ("+", "-", "^", "!")
        found.append("\0" + token.text if close and token.start == end else token.text)
        end = token.end
    return found


def explained(
    checked: Checked, token: int | None, expected: Sequence[str], said: str
) -> QueryError:
    """Make the error for a query that the engine can't read.

    ``token`` is the number of the token where no query can go on (their count: at the end; None:
    not known), ``expected`` the probes that could stand there, ``said`` the engine's own words.

    >>> from graph.ask.guard import check_query
    >>> print(explained(check_query("ASK { ?a ?b }"), 4, ["?probe", "1"], ""))
    query:1:13: } can't stand here
        ASK { ?a ?b }
                    ^
      mend: expected a variable or a number
    """
    at_end = token is None or token >= len(checked.tokens)
    for phrase, (what, mend) in _PHRASES.items():
        if phrase in said and at_end:
            return QueryError(what, where="query", mend=mend)
    if token is None or (at_end and (not expected or "LIMIT" in expected)):
        return QueryError(
            "the query reads well to its end, but can't mean anything",
            where="query",
            mend="check that AS names no variable twice, and that each one in SELECT is bound",
        )
    if token >= len(checked.tokens):
        last = checked.tokens[-1]
        place = checked.text.place(last.end)
        return refusal(
            f"the query ends too early\n{_drawn(checked, place)}", place, _mend(expected, "")
        )
    fault = checked.tokens[token]
    place = (fault.line, fault.column)
    shown = fault.text if len(fault.text) <= _WIDEST else fault.text[:_WIDEST] + "…"
    if fault.text == "}" and "." in expected:
        return refusal(
            f"the group that ends here can't mean anything\n{_drawn(checked, place)}",
            place,
            "check that AS gives no variable a value that it has already",
        )
    what = f"{_visible(shown)} can't stand here\n{_drawn(checked, place)}"
    return refusal(what, place, _mend(expected, fault.text))


def _mend(expected: Sequence[str], fault: str) -> str:
    near = get_close_matches(fault.upper(), [word for word in expected if word.isalpha()], n=1)
    if near:
        return f"did you mean {near[0]}?"
    names = [PROBES[probe] for probe in expected]
    if not names:
        return "look at what stands just before it"
    if len(names) > _MOST:
        return f"expected {', '.join(names[:_MOST])}, …"
    *most, last = names
    return f"expected {', '.join(most)} or {last}" if most else f"expected {last}"


def _drawn(checked: Checked, place: tuple[int, int]) -> str:
    """Draw the line with a caret under the column, cut to a readable width around it."""
    line, column = place
    text = checked.text.source.split("\n")[line - 1].rstrip("\r")
    first = max(0, min(column - 1 - _WIDEST // 2, len(text) - _WIDEST))
    shown = _visible(text[first : first + _WIDEST])
    return f"    {shown}\n    {' ' * (column - 1 - first)}^"


def _visible(text: str) -> str:
    """Keep one column a character, and nothing that a terminal would act on."""
    return "".join(c if c.isprintable() else "·" if c != "\t" else " " for c in text)
