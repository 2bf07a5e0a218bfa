"""How a command puts a question: a ready one by name, or the user's own SPARQL."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.errors import QueryError, UnknownName

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.ask.engine import Engine
    from graph.ask.questions import Question
    from graph.ask.solutions import Bindings, Solutions, Term
    from graph.model import Knowledge, Words
    from graph.places import Places

#: more than the guard lets through: it is the guard that says so
_MOST_READ = 64 * 1024


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be asked: the query, the values of its variables, and the question if ready."""

    query: str
    bindings: Bindings
    question: Question | None

    @property
    def title(self) -> Words:
        """What the answer may be called."""
        if self.question:
            return self.question.summary
        return {"en": "Answer to a query", "fr": "Réponse à une requête"}


def given(params: tuple[str, ...]) -> dict[str, str]:
    """Return --param options as a mapping; raises a usage error for one that is not k=v."""
    found: dict[str, str] = {}
    for param in params:
        key, equals, value = param.partition("=")
        if not equals or not key or not value:
            raise click.UsageError(f"--param {param!r}: write KEY=VALUE")
        if key in found:
            raise click.UsageError(f"--param {key} is given twice")
        found[key] = value
    return found


def asked(
    where: Places, what: str, params: tuple[str, ...], held: Knowledge | None = None
) -> Asked:
    """Return what to ask: NAME of a ready question, a FILE of SPARQL, or ``-`` for stdin."""
    from functools import cache

    from graph import named
    from graph.ask import headers
    from graph.ask.questions import load, one
    from graph.asked import values
    from graph.read import read

    pairs = given(params)
    # the build is read only when a name needs it, and its claims only when one of them may be meant
    whole = cache(lambda: held if held and held.claims else read(where.dataset))

    @cache
    def known() -> Knowledge:
        kept = None if held else named.read(where.build)
        return held or (kept.held if kept else whole())

    if what != "-" and not _is_path(what):
        found = one(where.queries, what, headers.kept(where.build))
        if found is None:
            ready = load(where.queries)
            raise UnknownName(
                f"no ready question {what!r} (`dprk questions` lists them; a file of your own "
                "needs its .rq or a path)",
                nearest=tuple(get_close_matches(what, ready, n=3, cutoff=0.5)),
            )
        return Asked(found.query, _either(lambda of: values(found, pairs, of), known, whole), found)
    query = _read(what)
    own = _either(lambda of: {key: _own(value, of) for key, value in pairs.items()}, known, whole)
    return Asked(query, own, None)


def _either(
    make: Callable[[Callable[[], Knowledge]], Bindings],
    known: Callable[[], Knowledge],
    whole: Callable[[], Knowledge],
) -> Bindings:
    """Look names up in what is kept apart from claims, and where none is known, in all."""
    try:
        return make(known)
    except UnknownName:
        return make(whole)


def _is_path(what: str) -> bool:
    return what.endswith((".rq", ".sparql")) or "/" in what or Path(what).is_file()


def _read(what: str) -> str:
    if what == "-":
        data = sys.stdin.buffer.read(_MOST_READ)
    else:
        try:
            with Path(what).open("rb") as file:
                data = file.read(_MOST_READ)
        except OSError as error:
            raise QueryError(
                f"can't be read: {error.strerror}", where=what, mend="name a file of SPARQL"
            ) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError("not UTF-8", where=what, mend="save it as UTF-8") from error


def _own(value: str, known: Callable[[], Knowledge]) -> Term:
    """Return the term that a value for a query of the user's own means.

    An IRI, whole or in angle brackets, or with our prefixes; a whole number; else a plain text.
    """
    from graph.ask.solutions import XSD, Iri, Literal
    from graph.asked import resolved

    if value.startswith("<") and value.endswith(">"):
        return Iri(value[1:-1])
    if value.startswith(("http://", "https://", "urn:")):
        return Iri(value)
    if value.startswith((":", "dprk:")):
        return Iri(resolved(known(), value))
    if value.removeprefix("-").isdecimal() and value.isascii():
        return Literal(value, f"{XSD}integer")
    return Literal(value)


def solutions(engine: Engine, what: Asked, *, timeout: float, limit: int) -> Solutions:
    """Ask it."""
    return engine.ask(what.query, what.bindings, timeout=timeout, limit=limit)
