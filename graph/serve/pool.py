"""The workers: enough of them for quick queries at any time, and some more for long ones.

A query gets a worker of the quick kind. One that runs on is moved aside: its process gets a low
priority, and another one takes its place, so that long queries never keep quick ones waiting.
There are only so many places for long queries. Where none is free the query is stopped, waits for
one, and begins anew; and it goes there at once the next time it is asked.

Where all workers are at work, each is sent a few requests more, which it finds when it has answered
the one before, and which are taken back from it where that lingers.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Self

from graph.ask.worker import ended, stopped
from graph.errors import PlaceError
from graph.serve.holder import Holder, can_hold
from graph.serve.process import Gone, Process, Recalled
from graph.serve.turns import Client, Places, Usage

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from graph.serve.config import Limits
    from graph.serve.process import Reply

#: how many queries are remembered for having taken long
_REMEMBERED: Final = 1024

NOBODY: Final[Client] = ("", "")


#: how many requests a worker is given, the one that it answers and those behind it
_DEPTH: Final = 4
#: a query that takes longer has a worker to itself, in seconds
_AHEAD: Final = 0.02


class Left(Exception):
    """The client went away before its answer was there."""


async def _staying() -> None:
    """Wait for a client who never leaves."""
    await asyncio.get_running_loop().create_future()


@dataclass(frozen=True, slots=True)
class Job:
    """A request for a worker, and how it is to be run.

    ``request`` is what the worker gets, as ``graph.serve.process.framed`` writes it; ``key`` tells
    queries apart; ``seconds`` bounds the run; ``gone`` returns when the client has left, which
    stops a long query.
    """

    request: bytes
    key: bytes
    seconds: float
    client: Client = NOBODY
    gone: Callable[[], Coroutine[Any, Any, None]] = _staying


class Pool:
    """Worker processes over one store; see the module.

    >>> async with Pool("build/store", Limits()) as pool:  # doctest: +SKIP
    ...     await pool.ask(Job(framed({"op": "protocol", …}, 30), key=b"…", seconds=30))
    """

    def __init__(self, store: Path, limits: Limits) -> None:
        self.limits = limits
        self.store = store
        self.graphs: tuple[str, ...] = ()
        self.network = ""
        self.usage = Usage()
        # each worker may be given some requests ahead of time
        self.quick = Places(limits.workers * _DEPTH, limits.waiting, limits.patience, self.usage)
        self.long = Places(limits.long, limits.waiting, limits.patience, self.usage)
        self.slow: OrderedDict[bytes, None] = OrderedDict()
        self._idle: list[Process] = []
        self._idle_long: list[Process] = []
        #: those with quick queries, and how many those are or will be
        self._running: set[Process] = set()
        self._run = 0
        self._all: set[Process] = set()
        self._refill: asyncio.Task[None] | None = None
        self._holder: Holder | None = None
        #: whether the graph is loaded, and workers are forked
        self.held = False
        self._holding: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        """Start the workers; raises PlaceError for a store that can't be read."""
        first = await self._start()
        self.graphs, self.network = first.graphs, first.network
        self._idle.append(first)
        self._idle += await asyncio.gather(*(self._start() for _ in range(self.limits.workers)))
        if self.limits.held and can_hold(self.store, self.limits.workers + self.limits.long + 1):
            # without it there are the workers that read from disk
            with contextlib.suppress(PlaceError, OSError):
                self._holder = Holder(self.store, self.limits.memory)
                self._holding = asyncio.create_task(self._hold(self._holder))
        return self

    async def __aexit__(self, *_: object) -> None:
        """Kill the workers, and wait until they are gone."""
        for task in (self._refill, self._holding):
            if task is not None:
                task.cancel()
        if self._holder is not None:
            await asyncio.to_thread(self._holder.end)
        every = list(self._all)
        for process in every:
            process.end()
        await asyncio.gather(*(process.gone for process in every if process.gone))

    async def ask(self, job: Job) -> Reply:
        """Put a request to a worker.

        Raises TimeLimit, QueryError if the process did not survive, Problem if the server is too
        busy, Left, and PlaceError if no worker can be started.
        """
        again = False
        while job.key not in self.slow:
            await self.quick.take(job.client, again=again)
            try:
                reply = await self._quick(job)
            except Recalled:
                again = True
                continue
            if reply is not None:
                return reply
            break
        await self.long.take(job.client)
        try:
            process = await self._worker(self._idle_long)
        except BaseException:
            self.long.give()
            raise
        process.lower()
        used = process.spent()
        reply = await self._long(job, process, process.send(job.request), job.seconds)
        if process.spent() - used < self.limits.brief:
            # what kept it last time has passed
            self.slow.pop(job.key, None)
        return reply

    async def _quick(self, job: Job) -> Reply | None:
        """Run in a quick place, which is held already; None if it takes a long place that isn't."""
        held = True
        process: Process | None = None
        reply: asyncio.Future[Reply] | None = None
        begun = time.monotonic()
        try:
            process = await self._seat()
            reply = process.send(job.request)
            while not reply.done() and not process.lingers(reply, _AHEAD):
                await _within(reply, _AHEAD)
            if reply.done():
                return _taken(reply)
            self._alone(process, reply)
            # what counts is the work: on a crowded machine quick queries take their time, too
            used, brief, waited = process.spent(), self.limits.brief, _AHEAD
            while not reply.done() and process.spent() - used < brief and waited < job.seconds:
                pause = min(brief, job.seconds - waited)
                await _within(reply, pause)
                waited += pause
            if reply.done():
                return _taken(reply)
            if waited >= job.seconds:
                raise stopped(job.seconds, served=True)
            self._note(job.key)
            if not self.long.take_now():
                return None
            moved, process, held = process, None, False
            self._leave(moved, reply)
            moved.lower()
            self._more()
            self.quick.give()
            self.usage.add(job.client, waited)
            return await self._long(job, moved, reply, job.seconds - waited)
        finally:
            if held:
                self.usage.add(job.client, time.monotonic() - begun)
                if process is not None and reply is not None:
                    self._back(process, reply)
                self.quick.give()

    async def _seat(self) -> Process:
        """Find a worker for a quick query: one that has none, or else the one with the fewest."""
        best: Process | None = None
        if self._run >= self.limits.workers:
            fit = (one for one in self._running if one.users < _DEPTH and self._takes_more(one))
            best = min(fit, key=_users, default=None)
        if best is None:
            self._run += 1
            try:
                best = await self._worker(self._idle)
            except BaseException:
                self._run -= 1
                raise
            self._running.add(best)
        best.users += 1
        return best

    def _takes_more(self, process: Process) -> bool:
        """Tell whether a worker may be given requests ahead of time."""
        return not (process.alone or process.dead or process.held < self.held)

    def _alone(self, process: Process, reply: asyncio.Future[Reply]) -> None:
        """Let a query that takes its time keep nobody waiting."""
        process.alone = reply
        self.quick.more(1 - _DEPTH)
        process.recall()

    def _leave(self, process: Process, reply: asyncio.Future[Reply]) -> None:
        """Let a worker have one quick query less."""
        process.users -= 1
        if process.alone is reply:
            process.alone = None
            self.quick.more(_DEPTH - 1)
        if not process.users:
            self._running.discard(process)
            self._run -= 1

    async def _long(
        self, job: Job, process: Process, reply: asyncio.Future[Reply], left: float
    ) -> Reply:
        """Wait in a long place, which is held already, for what is left of a job's time."""
        begun = time.monotonic()
        leaving = asyncio.create_task(job.gone())
        try:
            either: set[asyncio.Future[Any]] = {reply, leaving}
            await asyncio.wait(either, timeout=left, return_when=asyncio.FIRST_COMPLETED)
            if reply.done():
                return _taken(reply)
            if leaving.done():
                raise Left
            raise stopped(job.seconds, served=True)
        finally:
            leaving.cancel()
            self.usage.add(job.client, time.monotonic() - begun)
            if self._spent(process):
                self._drop(process)
            else:
                self._idle_long.append(process)
            self.long.give()

    # --- processes

    async def _start(self) -> Process:
        process: Process | None = None
        holder = self._holder
        if self.held and holder is not None:
            try:
                process = await Process.forked(holder)
            except PlaceError:
                # on disk it is all there, too
                self.held, self._holder = False, None
                await asyncio.to_thread(holder.end)
        if process is None:
            process = await Process.start(self.store, self.limits.memory)
        self._all.add(process)
        return process

    async def _hold(self, holder: Holder) -> None:
        """Load the graph, however long that takes, and let forked workers take over."""
        try:
            await asyncio.to_thread(holder.load)
        except PlaceError:
            return
        self.held = True
        for old in list(self._idle):
            try:
                new = await self._start()
            except PlaceError:
                # whoever asks next is told
                return
            if old in self._idle:
                self._idle.remove(old)
                self._drop(old)
            self._idle.append(new)

    def _spent(self, process: Process) -> bool:
        """Tell whether a worker that is done can't be asked again, or has better ones after it."""
        return process.dead or process.busy or process.held < self.held

    async def _worker(self, idle: list[Process]) -> Process:
        while idle:
            process = idle.pop()
            if not process.dead:
                return process
            self._all.discard(process)
        return await self._start()

    def _back(self, process: Process, reply: asyncio.Future[Reply]) -> None:
        """Keep a worker that has answered; replace one that hasn't."""
        if not reply.done() or reply.cancelled():
            # nobody waits any more for what it does
            self._drop(process)
        self._leave(process, reply)
        if process.users:
            return
        if self._spent(process):
            self._drop(process)
            self._more()
        else:
            self._idle.append(process)

    def _drop(self, process: Process) -> None:
        process.end()
        self._all.discard(process)

    def _more(self) -> None:
        """Start workers until there is one for each free place and one to spare."""
        if self._refill is None or self._refill.done():
            self._refill = asyncio.create_task(self._filled())

    async def _filled(self) -> None:
        while len(self._idle) + self._run <= self.limits.workers:
            try:
                self._idle.append(await self._start())
            except PlaceError:
                # whoever asks next is told
                return

    def _note(self, key: bytes) -> None:
        """Remember that a query took long."""
        self.slow[key] = None
        self.slow.move_to_end(key)
        if len(self.slow) > _REMEMBERED:
            self.slow.popitem(last=False)


def _users(process: Process) -> int:
    return process.users


async def _within(reply: asyncio.Future[Reply], seconds: float) -> None:
    """Wait for a reply, but not for longer; ``asyncio.wait`` takes three times the work."""
    loop = asyncio.get_running_loop()
    over: asyncio.Future[None] = loop.create_future()

    def end(_: object = None) -> None:
        if not over.done():
            over.set_result(None)

    timer = loop.call_later(seconds, end)
    reply.add_done_callback(end)
    try:
        await over
    finally:
        timer.cancel()
        reply.remove_done_callback(end)


def _taken(reply: asyncio.Future[Reply]) -> Reply:
    try:
        return reply.result()
    except Gone:
        raise ended() from None
