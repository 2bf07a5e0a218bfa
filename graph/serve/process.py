"""One worker process as the event loop sees it: started, asked, and killed without waiting."""

from __future__ import annotations

import asyncio
import contextlib
import json
import math
import os
import socket
import struct
import time
from collections import deque
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import graph.ask
from graph.ask.worker import START, check_hello, kill, started, unreadable
from graph.serve.holder import Fork

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Mapping

    from graph.serve.holder import Holder

_PROGRAM: Final = Path(graph.ask.__file__).with_name("protocol_main.py")
#: a tenth of the weight of the others, so that long queries still come to an end
_LOW: Final = 10


class Reply(NamedTuple):
    """What a worker answered: its message, and the answer in the form that goes out."""

    message: Mapping[str, Any]
    body: bytes


def framed(request: Mapping[str, Any], seconds: float) -> bytes:
    """Write a request for a worker; its reply comes in time, or the process should be ended."""
    body = json.dumps({**request, "timeout": seconds}).encode()
    return struct.pack(">I", len(body)) + body


#: takes back all requests that the worker has not begun
_RECALL: Final = framed({"op": "recall"}, 0)


class Gone(Exception):
    """The process ended."""


class Recalled(Exception):
    """A request was taken back before it was begun: it is to be sent to another worker."""


class Process(asyncio.Protocol):
    """A worker, which answers requests in their order, and is dead for good once it was killed.

    A worker that finds the next request when it has answered one need not sleep, nor be woken: that
    costs more than a small answer does. But only what is quick may keep others waiting, so that
    requests behind one that isn't are recalled.
    """

    def __init__(self, child: subprocess.Popen[bytes] | Fork, *, held: bool) -> None:
        self.child = child
        self.held = held
        self.graphs: tuple[str, ...] = ()
        self.network = ""
        self.dead = False
        #: done once a killed process is gone
        self.gone: asyncio.Future[Any] | None = None
        self._loop = asyncio.get_running_loop()
        self._transport: asyncio.Transport | None = None
        #: those who wait for replies, in the order of these
        self._waiting: deque[asyncio.Future[Reply]] = deque()
        #: when the first of them began
        self.since = 0.0
        #: how many requests it has been given, and the one that lingers, which has it to itself
        self.users = 0
        self.alone: asyncio.Future[Reply] | None = None
        # what has come of a reply, and how many bytes are needed to go on with it
        self._buffer = bytearray()
        self._needed = 0

    @classmethod
    async def start(cls, store: Path, memory: int) -> Process:
        """Start one, and wait until it has opened the store; raises PlaceError if it can't."""

        def begun(stream: int) -> subprocess.Popen[bytes]:
            return started(store, memory, program=_PROGRAM, ours=True, stream=stream)

        return await cls._begun(store, begun, held=False)

    @classmethod
    async def forked(cls, holder: Holder) -> Process:
        """Fork one that has the graph in memory; raises PlaceError if none is to be had."""
        return await cls._begun(holder.store, holder.fork, held=True)

    @classmethod
    async def _begun(
        cls, store: Path, begin: Callable[[int], subprocess.Popen[bytes] | Fork], *, held: bool
    ) -> Process:
        near, far = socket.socketpair()
        with far:
            try:
                child = await asyncio.to_thread(begin, far.fileno())
            except BaseException:
                near.close()
                raise
        made = cls(child, held=held)
        try:
            await made._loop.create_connection(lambda: made, sock=near)
            greeted: asyncio.Future[Reply] = made._loop.create_future()
            made._waiting.append(greeted)
            hello = (await asyncio.wait_for(greeted, START)).message
            check_hello(store, hello)
        except BaseException as error:
            made.end()
            if isinstance(error, (TimeoutError, OSError, Gone)):
                raise unreadable(store, "the store can't be opened") from error
            raise
        made.graphs, made.network = tuple(sorted(hello["graphs"])), hello["network"]
        return made

    def send(self, request: bytes) -> asyncio.Future[Reply]:
        """Send a request, as ``framed`` writes it."""
        reply: asyncio.Future[Reply] = self._loop.create_future()
        if self.dead or self._transport is None:
            reply.set_exception(Gone())
            return reply
        if not self._waiting:
            self.since = self._loop.time()
        self._waiting.append(reply)
        self._transport.write(request)
        return reply

    def lingers(self, reply: asyncio.Future[Reply], seconds: float) -> bool:
        """Tell whether a request has been worked on for so long, and is not yet answered."""
        at_work = bool(self._waiting) and self._waiting[0] is reply
        return at_work and self._loop.time() - self.since >= seconds

    def recall(self) -> None:
        """Take back what is not begun; those who wait for it are told."""
        if len(self._waiting) > 1 and self._transport is not None:
            self._transport.write(_RECALL)
            self._tell_all(1, Recalled())

    def spent(self) -> float:
        """Give the processor time that it has used, in seconds; inf where that is unknown."""
        try:
            # Linux: the clock of a process, by its id (clock_getcpuclockid)
            return time.clock_gettime((~self.child.pid << 3) | 2)
        except (OSError, OverflowError):
            return math.inf

    @property
    def busy(self) -> bool:
        """Whether it has still to answer."""
        return bool(self._waiting)

    def lower(self) -> None:
        """Let the process stand behind the others: its query takes long."""
        # of all its threads, which share a process group with nothing else
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PGRP, self.child.pid, _LOW)
        # where sessions share the processor as groups, the group's own weight counts
        with contextlib.suppress(OSError):
            Path(f"/proc/{self.child.pid}/autogroup").write_text(str(_LOW), encoding="ascii")

    def end(self) -> None:
        """Kill the process; whoever waits for it is told."""
        if self.dead:
            return
        self.dead = True
        if isinstance(self.child, Fork):
            self.child.kill()
        else:
            kill(self.child)
        if self._transport is not None:
            self._transport.abort()
        self._fail()
        # it is dead, but for the kernel's book-keeping
        self.gone = self._loop.run_in_executor(None, self.child.wait)

    # --- what the event loop calls

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take the connection."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - of a stream socket
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Take a part of a reply."""
        if self._buffer:
            self._buffer += data
            if len(self._buffer) < self._needed:
                return
            data, self._buffer = bytes(self._buffer), bytearray()
        begin = 0
        while begin < len(data):
            body = begin + 4 + int.from_bytes(data[begin : begin + 4], "big")
            self._needed = body - begin if len(data) >= begin + 4 else 4
            if len(data) < begin + self._needed:
                break
            message = json.loads(data[begin + 4 : body])
            self._needed = body - begin + message["body"]
            if len(data) < begin + self._needed:
                break
            begin += self._needed
            self._answered(Reply(message, data[body:begin]))
        self._buffer += data[begin:]

    def connection_lost(self, exc: Exception | None) -> None:
        """End with the connection: the process is gone, by its query or by a signal."""
        del exc
        self.end()

    def _answered(self, reply: Reply) -> None:
        if self._waiting:
            waiting = self._waiting.popleft()
            self.since = self._loop.time()
            if waiting.done():
                return
            if "recalled" in reply.message:
                # the worker had not even begun the first, which then lingered
                waiting.set_exception(Recalled())
            else:
                waiting.set_result(reply)

    def _fail(self) -> None:
        """Tell whoever waits: it was the first request that ended the process, if any did."""
        self._tell_all(1, Recalled())
        self._tell_all(0, Gone())
        self._waiting.clear()

    def _tell_all(self, begin: int, error: Exception) -> None:
        for reply in islice(self._waiting, begin, None):
            if not reply.done():
                reply.set_exception(error)
                # that nobody waits any more is no error
                reply.exception()
