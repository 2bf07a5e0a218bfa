"""The one object that asks: pages and the endpoint put their questions through it."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from graph.ask.engine import NO_BINDINGS, check_limits, request_of, solutions_of
from graph.ask.guard import check_query
from graph.serve.cache import Cache
from graph.serve.pool import Job, Pool
from graph.serve.process import framed

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from graph.ask.guard import Checked
    from graph.ask.solutions import Bindings, Solutions
    from graph.serve.config import Limits
    from graph.serve.process import Reply
    from graph.serve.turns import Client


class Asked(NamedTuple):
    """A request of the SPARQL Protocol: the query, its graphs, and the forms that will do.

    ``solutions`` and ``triples`` name the form wanted for the answers to SELECT and ASK, and to
    CONSTRUCT and DESCRIBE; None if none will do.
    """

    query: str
    default: tuple[str, ...]
    named: tuple[str, ...]
    solutions: str | None
    triples: str | None


class Asking:
    """Asks the workers, and remembers what they answered.

    >>> async with Asking("build/store", Limits()) as asking:  # doctest: +SKIP
    ...     await asking.solutions("SELECT ?who { ?who dprk:stoleFrom :bybit }")
    """

    def __init__(self, store: Path, limits: Limits) -> None:
        self.limits = limits
        self.pool = Pool(store, limits)
        self.cache = Cache(limits.cached)

    async def __aenter__(self) -> Self:
        """Start the workers; raises PlaceError for a store that can't be read."""
        await self.pool.__aenter__()
        return self

    async def __aexit__(self, *_: object) -> None:
        """End the workers."""
        await self.pool.__aexit__()

    @property
    def graphs(self) -> tuple[str, ...]:
        """The names of all named graphs, sorted."""
        return self.pool.graphs

    async def solutions(
        self,
        query: str,
        bindings: Bindings = NO_BINDINGS,
        *,
        seconds: float | None = None,
        limit: int | None = None,
    ) -> Solutions:
        """Answer a query of any origin, with values for some of its variables.

        ``seconds`` and ``limit`` (solutions) are the server's own where not given. Raises
        QueryError for a query that is refused, can't be read, or runs out of time or memory, and
        Problem if the server is too busy.
        """
        seconds, limit = seconds or self.limits.seconds, limit or self.limits.solutions
        check_limits(seconds, limit)
        checked = _checked(query)
        request = request_of(checked, bindings, limit, self.limits.answer_bytes)
        key = _digest(request["query"])
        reply = await self.pool.ask(Job(framed(request, seconds), key, seconds))
        return solutions_of(checked, reply.message, limit)

    async def reply(
        self, asked: Asked, client: Client, gone: Callable[[], Coroutine[Any, Any, None]]
    ) -> Reply:
        """Answer a request of the SPARQL Protocol, in the form that goes out.

        What is wrong with the query is in the reply's message; see ``graph.ask.protocol_main``.
        """
        found = self.cache.get(asked)
        if found is not None:
            return found
        request = framed(
            {
                "op": "protocol",
                **asked._asdict(),
                "limit": self.limits.solutions,
                "bytes": self.limits.answer_bytes,
            },
            self.limits.seconds,
        )
        job = Job(request, _digest(asked.query), self.limits.seconds, client, gone)
        reply = await self.pool.ask(job)
        if "error" not in reply.message and not reply.message["volatile"]:
            self.cache.put(asked, reply, len(asked.query))
        return reply


@lru_cache(maxsize=256)
def _checked(query: str) -> Checked:
    return check_query(query)


def _digest(query: str) -> bytes:
    return blake2b(query.encode(errors="replace"), digest_size=16).digest()
