"""The one object that asks: pages and the endpoint put their questions through it."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING, Self

from graph.ask.engine import NO_BINDINGS, OxigraphEngine

if TYPE_CHECKING:
    from pathlib import Path

    from graph.ask.solutions import Bindings, Solutions
    from graph.serve.config import Limits


class Asking:
    """Workers over a read-only store, each a process that is killed past its time.

    >>> async with Asking("build/store", Limits()) as asking:  # doctest: +SKIP
    ...     await asking.solutions("SELECT ?who { ?who dprk:stoleFrom :bybit }")
    """

    def __init__(self, store: Path, limits: Limits) -> None:
        self.limits = limits
        self._store = store
        self._stack = ExitStack()
        self._idle: asyncio.Queue[OxigraphEngine] = asyncio.Queue()
        self._threads = ThreadPoolExecutor(limits.workers, "asking")

    async def __aenter__(self) -> Self:
        """Start the workers; raises PlaceError for a store that can't be read."""
        for _ in range(self.limits.workers):
            engine = OxigraphEngine(
                self._store, memory=self.limits.memory, max_bytes=self.limits.answer_bytes
            )
            self._stack.enter_context(engine)
            self._idle.put_nowait(engine)
        return self

    async def __aexit__(self, *_: object) -> None:
        """End the workers."""
        self._stack.close()
        self._threads.shutdown(wait=False, cancel_futures=True)

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
        QueryError for a query that is refused, can't be read, or runs out of time or memory.
        """
        engine = await self._idle.get()
        try:
            asked = partial(
                engine.ask,
                query,
                bindings,
                timeout=seconds or self.limits.seconds,
                limit=limit or self.limits.solutions,
            )
            return await asyncio.get_running_loop().run_in_executor(self._threads, asked)
        finally:
            self._idle.put_nowait(engine)
