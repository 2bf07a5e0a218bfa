"""The pages' own look-ups: short questions of ours, whose values alone come from a visitor.

They have workers of their own, so that what strangers ask never keeps a page waiting; what a
visitor asks goes to the server's workers, with everybody else's.
"""

from __future__ import annotations

import queue
from typing import TYPE_CHECKING, Final

from graph.ask.engine import LIMIT, NO_BINDINGS, OxigraphEngine
from graph.serve.errors import Problem

if TYPE_CHECKING:
    from pathlib import Path

    from graph.ask.solutions import Bindings, Solutions

#: processes that look up at once, and the seconds that one look-up may take, or wait
WORKERS: Final = 2
SECONDS: Final = 20.0


class Lookups:
    """A few workers over the store, each started when it is first needed."""

    def __init__(self, store: Path, *, memory: int) -> None:
        self._every = [OxigraphEngine(store, memory=memory) for _ in range(WORKERS)]
        self._idle: queue.LifoQueue[OxigraphEngine] = queue.LifoQueue()
        for engine in self._every:
            self._idle.put(engine)

    def ask(
        self,
        query: str,
        bindings: Bindings = NO_BINDINGS,
        *,
        timeout: float = SECONDS,
        limit: int = LIMIT,
    ) -> Solutions:
        """Answer a query as ``Engine.ask`` does; raises Problem where all are busy too long."""
        try:
            engine = self._idle.get(timeout=SECONDS)
        except queue.Empty:
            raise Problem(503, "too many pages are asked for", mend="try again later") from None
        try:
            return engine.ask(query, bindings, timeout=timeout, limit=limit)
        finally:
            self._idle.put(engine)

    def close(self) -> None:
        """End the workers."""
        for engine in self._every:
            engine.close()
