"""What every engine offers, and the engine that answers questions: Oxigraph, in a worker."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Protocol, Self

from graph.ask.explain import PROBES, explained, laid_out
from graph.ask.guard import Checked, check_query
from graph.ask.ordering import unordered
from graph.ask.parameters import bound
from graph.ask.prefixes import PREFIXES
from graph.ask.solutions import (
    Bindings,
    Blank,
    Form,
    Iri,
    Literal,
    Row,
    Solutions,
    Term,
    TripleTerm,
)
from graph.ask.table import rows
from graph.ask.worker import MAX_ANSWER, MEMORY, Worker
from graph.errors import QueryError

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping

NO_BINDINGS: Final[Bindings] = MappingProxyType({})
TIMEOUT: Final = 30.0
#: what is said of a query that breaks the grammar, where nothing says at which place
UNREADABLE: Final = "the query can't be read"
LIMIT: Final = 10_000


class Engine(Protocol):
    """Whatever answers a query over the dataset: every engine sees the same default graph."""

    def ask(
        self,
        query: str,
        bindings: Bindings = NO_BINDINGS,
        *,
        timeout: float = TIMEOUT,
        limit: int = LIMIT,
    ) -> Solutions:
        """Answer a query, with values for some of its variables.

        ``timeout`` is in seconds, ``limit`` in solutions or triples. Raises QueryError for a query
        that is refused, can't be read, or runs out of time or memory.
        """
        ...


class OxigraphEngine:
    """Answers any query, hostile ones too, over the build's store.

    >>> with OxigraphEngine("build/store") as engine:  # doctest: +SKIP
    ...     engine.ask("SELECT ?who { ?who dprk:stoleFrom ?whom }", {"whom": Iri(ID + "bybit")})
    """

    def __init__(
        self,
        store: str | os.PathLike[str],
        *,
        memory: int = MEMORY,
        max_bytes: int = MAX_ANSWER,
    ) -> None:
        self.worker = Worker(store, memory=memory)
        self.max_bytes = min(max_bytes, MAX_ANSWER)

    def __enter__(self) -> Self:
        """Open the store; raises PlaceError if it can't be read."""
        self.worker.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        """End the worker."""
        self.worker.close()

    def close(self) -> None:
        """End the worker; the next question starts another."""
        self.worker.close()

    def ask(
        self,
        query: str,
        bindings: Bindings = NO_BINDINGS,
        *,
        timeout: float = TIMEOUT,
        limit: int = LIMIT,
    ) -> Solutions:
        """Answer a query of any origin; what it may be is what ``check_query`` lets through.

        At most ``limit`` solutions and 32 MiB come back, and ``truncated`` says if there were more.
        Raises QueryError, or PlaceError if the store can't be read.
        """
        check_limits(timeout, limit)
        checked = check_query(query)
        answer = self.worker.request(
            request_of(checked, bindings, limit, self.max_bytes), timeout=timeout
        )
        if answer.get("error") == "syntax":
            raise self._explained(checked, timeout) from None
        return solutions_of(checked, answer, limit)

    def _explained(self, checked: Checked, timeout: float) -> QueryError:
        """Explain the writer's own text, before values were put into it."""
        found = self.worker.request(
            {
                "op": "explain",
                "tokens": laid_out(checked),
                "probes": list(PROBES),
                "prefixes": dict(PREFIXES),
            },
            timeout=timeout,
        )
        if "error" in found:
            return QueryError(UNREADABLE, where="query")
        return explained(checked, found["token"], found["expected"], found["said"])


def request_of(checked: Checked, bindings: Bindings, limit: int, most: int) -> dict[str, Any]:
    """Make the request for a worker: ``limit`` solutions, and ``most`` bytes of them."""
    text = bound(checked, bindings).text
    plain = unordered(checked, text)
    return {
        "op": "ask",
        "query": text,
        "unordered": {"query": plain.query, "keys": plain.keys} if plain else None,
        "prefixes": dict(PREFIXES),
        "by_graph": checked.by_graph,
        "limit": limit,
        "bytes": most,
    }


def solutions_of(checked: Checked, answer: Mapping[str, Any], limit: int) -> Solutions:
    """Read a worker's answer; raises QueryError if it says that there is none."""
    match answer.get("error"):
        case None:
            return _solutions(checked.form, answer, limit)
        case "syntax":
            raise QueryError(UNREADABLE, where="query")
        case "memory":
            raise out_of_memory()
        case _:
            raise QueryError(
                said(answer["message"]), where="query", mend="see the SPARQL 1.1 functions"
            )


def out_of_memory() -> QueryError:
    """Make the error for a query that meets its bound of memory."""
    return QueryError(
        "the query needs more memory than it may have",
        where="query",
        mend="ask for less: shorter texts, fewer joins without a shared variable",
    )


def check_limits(timeout: float, limit: int) -> None:
    """Raise QueryError for limits that no engine can keep.

    >>> check_limits(30, 0)
    Traceback (most recent call last):
    graph.errors.QueryError: the limit on solutions is 0
      mend: give a number from 1 to 10,000,000
    """
    if not 1 <= limit <= 10_000_000:  # noqa: PLR2004
        raise QueryError(
            f"the limit on solutions is {limit}", mend="give a number from 1 to 10,000,000"
        )
    if not 0 < timeout <= 86_400:  # noqa: PLR2004
        raise QueryError(
            f"the time limit is {timeout:g} s", mend="give a number of seconds, up to 86,400"
        )


def _solutions(form: Form, answer: Mapping[str, Any], limit: int) -> Solutions:
    if form == "ASK":
        return Solutions(form, boolean=answer["boolean"], limit=limit)
    if form == "SELECT":
        return Solutions(
            form,
            variables=tuple(answer["variables"]),
            rows=_rows(answer),
            truncated=answer["truncated"],
            limit=limit,
        )
    return Solutions(
        form,
        triples=tuple((_some(s), _some(p), _some(o)) for s, p, o in answer["triples"]),
        truncated=answer["truncated"],
        limit=limit,
    )


def _rows(answer: Mapping[str, Any]) -> tuple[Row, ...]:
    """Read solutions, which come as lines where there may be many, else term by term."""
    if "lines" in answer:
        return rows(answer["lines"], len(answer["variables"]))
    return tuple(tuple([_some(cell) if cell else None for cell in row]) for row in answer["rows"])


def _some(cell: list[str]) -> Term:
    kind, value = cell[0], cell[1]
    if kind == "l":
        return Literal(value, cell[2], cell[3])
    if kind == "i":
        return Iri(value)
    return Blank(value) if kind == "b" else TripleTerm(value)


def said(message: str) -> str:
    """Keep what is about the query; what is about files or the network tells nothing of them."""
    if message.startswith("The custom function"):
        iri = message.partition("<")[2].partition(">")[0]
        return f"there is no function <{iri[:200]}>"
    return "the query could not be evaluated"
