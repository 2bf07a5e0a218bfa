"""The FROM clauses of a query: which graphs it asks for by name (SPARQL 1.1, section 13.2)."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urljoin

from graph.ask.prefixes import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.ask.guard import Checked
    from graph.ask.tokens import Token

_LOCAL_ESCAPE: Final = re.compile(r"\\(.)")


class Clause(NamedTuple):
    """One clause: FROM or FROM NAMED, the graph's IRI, and where it stands in the text."""

    named: bool
    iri: str
    at: Token
    end: int


def clauses(checked: Checked, base: str) -> tuple[Clause, ...]:
    """Give the FROM clauses of a query, in order, with their IRIs resolved.

    >>> from graph.ask.guard import check_query
    >>> asked = check_query("ASK FROM <x:a> FROM NAMED :b { ?a ?b ?c }", own_graphs=True)
    >>> [(one.named, one.iri) for one in clauses(asked, "")]
    [(False, 'x:a'), (True, 'https://w3id.org/dprk-networks/id/b')]
    """
    return tuple(_clauses(checked, _base(checked.tokens, base)))


def _clauses(checked: Checked, base: str) -> Iterator[Clause]:
    tokens = checked.tokens
    where = checked.pattern.where
    for number, token in enumerate(tokens):
        if where is not None and token.start >= where.opened.start:
            return
        if token.depth or token.upper != "FROM":
            continue
        at = number + 1
        only_named = at < len(tokens) and tokens[at].upper == "NAMED"
        at += only_named
        if at < len(tokens) and tokens[at].kind in ("iri", "pname"):
            yield Clause(only_named, _resolved(tokens[at], checked, base), token, tokens[at].end)


def full_name(token: Token, checked: Checked) -> str:
    r"""Give the IRI that a prefixed name stands for, as it is written, resolved or not.

    >>> from graph.ask.guard import check_query
    >>> asked = check_query(r"PREFIX a: <x:y/> ASK { a:b\.c ?a ?b }")
    >>> full_name(asked.tokens[5], asked)
    'x:y/b.c'
    """
    prefix, _, local = token.text.partition(":")
    return {**PREFIXES, **checked.prefixes}[prefix] + _LOCAL_ESCAPE.sub(r"\1", local)


def _resolved(token: Token, checked: Checked, base: str) -> str:
    if token.kind == "iri":
        return urljoin(base, token.text[1:-1])
    return urljoin(base, full_name(token, checked))


def _base(tokens: Sequence[Token], base: str) -> str:
    """Follow the BASE declarations of the prologue, each of which may be relative to the last."""
    for token, following in pairwise(tokens):
        if token.upper == "BASE" and following.kind == "iri":
            base = urljoin(base, following.text[1:-1])
    return base
