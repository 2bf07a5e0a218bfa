"""Whose turn it is: places to run in, given first to those who have used least of late."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Hashable, Iterable
from typing import Final, TypeAlias

from graph.serve.errors import Problem

#: who asks: an address, and a connection from it
Client: TypeAlias = tuple[Hashable, Hashable]

_HALF_LIFE: Final = 10.0
_REMEMBERED: Final = 4096
#: when a client that was turned away may come again, in seconds
RETRY: Final = 2


class Usage:
    """How long each client has kept a worker busy, in seconds that fade by half every ten."""

    def __init__(self) -> None:
        # what was used, as a logarithm, plus the time in half-lives: two of these compare in the
        # same way at any time, without any reckoning
        self._ranks: dict[Hashable, float] = {}

    def add(self, client: Client, seconds: float) -> None:
        """Count what a client has used, for its address and for its connection."""
        now = time.monotonic()
        for key in client:
            used = self.of(key, now) + seconds
            if used > 0:
                self._ranks[key] = math.log2(used) + now / _HALF_LIFE
        if len(self._ranks) > _REMEMBERED:
            least_first = sorted(self._ranks.items(), key=lambda item: item[1])
            self._ranks = dict(least_first[_REMEMBERED // 2 :])

    def of(self, key: Hashable, now: float) -> float:
        """Give what an address or a connection has used."""
        return math.exp2(self._ranks.get(key, -math.inf) - now / _HALF_LIFE)

    def least(self, clients: Iterable[Client]) -> int:
        """Say which of some has used least, by address, then by connection; the first of equals."""
        of, never = self._ranks.get, -math.inf
        ranks = [(of(address, never), of(connection, never)) for address, connection in clients]
        return ranks.index(min(ranks))


class Places:
    """A number of places to run in, and those who wait for one.

    At most ``waiting`` wait, for ``patience`` seconds at most; whoever would have to wait longer
    gets Problem 503.
    """

    def __init__(self, count: int, waiting: int, patience: float, usage: Usage) -> None:
        self.free = count
        self.waiting = waiting
        self.patience = patience
        self.usage = usage
        # who waits, and what each waits for
        self._clients: list[Client] = []
        self._turns: list[asyncio.Future[None]] = []

    def take_now(self) -> bool:
        """Take a place if one is free and nobody waits for it."""
        if self.free > 0:
            self.free -= 1
            return True
        return False

    async def take(self, client: Client, *, again: bool = False) -> None:
        """Take a place, or wait for one; raises Problem if that would take too long.

        Who had one ``again`` finds room among those who wait, however many they are.
        """
        if self.take_now():
            return
        if len(self._turns) >= self.waiting and not again:
            raise busy()
        loop = asyncio.get_running_loop()
        turn: asyncio.Future[None] = loop.create_future()
        self._clients.append(client)
        self._turns.append(turn)
        late = loop.call_later(self.patience, _too_late, turn)
        try:
            await turn
        except BaseException:
            if turn in self._turns:
                self._leave(self._turns.index(turn))
            elif not turn.cancelled() and turn.exception() is None:
                # it was given just now, and nobody takes it
                self.give()
            raise
        finally:
            late.cancel()

    def give(self) -> None:
        """Give a place back, to whoever has used least; between equals, to who came first."""
        self.more(1)

    def more(self, count: int) -> None:
        """Have more places, or fewer with a count below 0: those that are taken stay so."""
        self.free += count
        while self._turns and self.free > 0:
            turn = self._leave(self.usage.least(self._clients))
            if not turn.done():
                turn.set_result(None)
                self.free -= 1

    def _leave(self, at: int) -> asyncio.Future[None]:
        del self._clients[at]
        return self._turns.pop(at)


def _too_late(turn: asyncio.Future[None]) -> None:
    if not turn.done():
        turn.set_exception(busy())


def busy() -> Problem:
    """Make the error for a server that has more to do than it can."""
    return Problem(
        503,
        "the server is busy: too many queries wait for an answer",
        mend=f"ask again in {RETRY} s",
        headers={"retry-after": str(RETRY)},
    )
