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


class Gone(Exception):
    """The process ended."""


class Process(asyncio.Protocol):
    """A worker, which answers one request at a time, and is dead for good once it was killed."""

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
        self._waiting: asyncio.Future[Reply] | None = None
        self._buffer = bytearray()
        self._message: Mapping[str, Any] | None = None
        #: where the answer begins, behind the message
        self._at = 0

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
            made._waiting = made._loop.create_future()
            hello = (await asyncio.wait_for(made._waiting, START)).message
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
        self._waiting = self._loop.create_future()
        if self.dead or self._transport is None:
            self._waiting.set_exception(Gone())
            return self._waiting
        self._transport.write(request)
        return self._waiting

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
        return self._waiting is not None and not self._waiting.done()

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
        found: bytes | bytearray = data
        if self._buffer:
            self._buffer += data
            found = self._buffer
        if self._message is None:
            self._at = 4 + int.from_bytes(found[:4], "big")
            if len(found) < max(4, self._at):
                self._keep(found)
                return
            self._message = json.loads(found[4 : self._at])
        if len(found) < self._at + self._message["body"]:
            self._keep(found)
            return
        reply = Reply(self._message, bytes(found[self._at :]))
        self._message, self._buffer = None, bytearray()
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(reply)

    def connection_lost(self, exc: Exception | None) -> None:
        """End with the connection: the process is gone, by its query or by a signal."""
        del exc
        self.end()

    def _keep(self, found: bytes | bytearray) -> None:
        if found is not self._buffer:
            self._buffer += found

    def _fail(self) -> None:
        if self.busy and self._waiting is not None:
            self._waiting.set_exception(Gone())
            # whoever waits is told; that nobody does is no error
            self._waiting.exception()
