"""Terms as SPARQL's TSV has them: how a worker sends many solutions, and what they are read into.

Oxigraph writes terms in Turtle, one line a solution (SPARQL 1.1 Query Results TSV). Triple terms
have literals in them that Turtle shortens, which are written out again here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from graph.ask.solutions import RDF_LANG_STRING, XSD, XSD_STRING, Blank, Iri, Literal, TripleTerm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.ask.solutions import Row, Term

_LITERAL: Final = re.compile(
    r'"(?P<text>(?:[^"\\]|\\.)*+)"(?:@(?P<lang>[A-Za-z0-9-]+)|\^\^<(?P<type>[^>]*)>)?', re.DOTALL
)
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_ESCAPES: Final = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}
_DIRECTED: Final = RDF_LANG_STRING.replace("langString", "dirLangString")
# the short forms of Turtle (section 2.5.2 and 2.5.3)
_SHORT: Final = (
    (re.compile(r"true|false"), f"{XSD}boolean"),
    (re.compile(r"[+-]?[0-9]+"), f"{XSD}integer"),
    (re.compile(r"[+-]?[0-9]*\.[0-9]+"), f"{XSD}decimal"),
    (re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)[eE][+-]?[0-9]+"), f"{XSD}double"),
)
_PARTS: Final = re.compile(
    rf"(?P<as_is><<\(|\)>>|<[^<>\s]*>|_:\S+|{_LITERAL.pattern})|(?P<short>[^\s<>\"()]+)", re.DOTALL
)


def rows(lines: Sequence[str], width: int) -> tuple[Row, ...]:
    r"""Read lines of ``width`` terms; a term that stands in many lines is read once.

    >>> rows(["<x:a>\t<x:b>", "<x:a>\t"], 2)
    ((Iri(value='x:a'), Iri(value='x:b')), (Iri(value='x:a'), None))
    """
    if not width or not lines:
        return ((),) * len(lines)
    # all lines at once: to go through them one by one takes ten times as long
    cells = "\t".join(lines).split("\t")
    known = {cell: term(cell) if cell else None for cell in set(cells)}
    terms = iter(list(map(known.__getitem__, cells)))
    return tuple(zip(*[terms] * width, strict=True))


def term(cell: str) -> Term:
    r"""Read one term.

    >>> str(term("2")), term('"a\\tb"@fr').lexical
    ('"2"^^<http://www.w3.org/2001/XMLSchema#integer>', 'a\tb')
    """
    if cell.startswith("<<"):
        return TripleTerm(_PARTS.sub(_long, cell))
    if cell[0] == "<":
        return Iri(cell[1:-1])
    if cell.startswith("_:"):
        return Blank(cell[2:])
    quoted = _LITERAL.fullmatch(cell)
    if quoted is None:
        return Literal(cell, _datatype(cell))
    text = _ESCAPED.sub(lambda found: _ESCAPES.get(found[1], found[1]), quoted["text"])
    if quoted["lang"]:
        # a base direction (RDF 1.2) has no place here, but for the datatype that it makes
        lang, directed, _ = quoted["lang"].partition("--")
        return Literal(text, _DIRECTED if directed else RDF_LANG_STRING, lang)
    return Literal(text, quoted["type"] or XSD_STRING)


def _datatype(short: str) -> str:
    return next((name for form, name in _SHORT if form.fullmatch(short)), XSD_STRING)


def _long(found: re.Match[str]) -> str:
    short = found["short"]
    return f'"{short}"^^<{_datatype(short)}>' if short else found["as_is"]
