"""The near side of the worker: it starts it, asks it, and ends it when its time is up.

Neither signals nor threads stop pyoxigraph, and some queries end the whole process it runs in; so
it runs in one that may be killed. A Worker evaluates one query at a time, and any number of
Workers may read a store at once.
"""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import select
import signal
import struct
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

from graph.ask.default_graph import ALLEGED
from graph.errors import PlaceError, QueryError, TimeLimit

if TYPE_CHECKING:
    from collections.abc import Mapping

MEMORY: Final = 4 * 1024**3
MAX_ANSWER: Final = 32 * 1024**2
#: how long a process may take to open a store, in seconds
START: Final = 60.0
_PROGRAM: Final = Path(__file__).with_name("worker_main.py")
_SLACK: Final = 8

Json = dict[str, Any]


class Worker:
    """A killable process over a read-only store, started anew after a kill.

    ``memory`` bounds its address space in bytes. ``network`` tells, once it runs, what keeps it
    from the network: ``namespace``, ``no sockets``, or ``open`` where the system allows neither.

    >>> with Worker("build/store") as worker:  # doctest: +SKIP
    ...     worker.request({"op": "ask", "query": "ASK {}"}, timeout=5)
    """

    def __init__(self, store: str | os.PathLike[str], *, memory: int = MEMORY) -> None:
        self.store = Path(store)
        self.memory = memory
        self.network = ""
        self.graphs: tuple[str, ...] = ()
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        """Start the process, so that a store that can't be read is said at once."""
        with self._lock:
            self._running()
        return self

    def __exit__(self, *_: object) -> None:
        """End the process."""
        self.close()

    def __del__(self) -> None:
        with contextlib.suppress(Exception):
            self._kill()

    def close(self) -> None:
        """End the process; the next request starts another."""
        with self._lock:
            self._kill()

    def request(self, message: Mapping[str, Any], *, timeout: float) -> Json:
        """Send a request and give its answer.

        ``timeout`` is in seconds of wall time, from when the process is ready. Raises QueryError if
        the time runs out or the process ends, which also ends the process; PlaceError if the store
        can't be read.
        """
        with self._lock:
            process = self._running()
            try:
                self._send(process, {**message, "timeout": timeout}, time.monotonic() + timeout)
                answer = self._receive(process, time.monotonic() + timeout)
            except _TooSlow:
                raise stopped(timeout) from None
            except (_Gone, OSError):
                raise ended() from None
            except BaseException:
                self._kill()
                raise
            if answer.get("error") in {"memory", "evaluation"}:
                # an engine that failed may have no memory left for the next question
                self._kill()
            return answer

    # --- the process

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self._kill()
        self._process = started(self.store, self.memory)
        try:
            self._greet(self._process)
        except BaseException:
            self._kill()
            raise
        return self._process

    def _greet(self, process: subprocess.Popen[bytes]) -> None:
        try:
            hello = self._receive(process, time.monotonic() + START)
        except (_TooSlow, _Gone) as error:
            raise unreadable(self.store, "the store can't be opened") from error
        check_hello(self.store, hello)
        self.network = hello["network"]
        self.graphs = tuple(sorted(hello["graphs"]))

    def _kill(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        kill(process)
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()

    # --- messages

    def _send(self, process: subprocess.Popen[bytes], message: Json, until: float) -> None:
        body = json.dumps(message).encode()
        rest = memoryview(struct.pack(">I", len(body)) + body)
        assert process.stdin is not None  # noqa: S101 - it was started with pipes
        pipe = process.stdin.fileno()
        while rest:
            if not select.select([], [pipe], [], max(0.0, until - time.monotonic()))[1]:
                self._kill()
                raise _TooSlow
            try:
                rest = rest[os.write(pipe, rest[: select.PIPE_BUF]) :]
            except BrokenPipeError:
                self._kill()
                raise _Gone from None

    def _receive(self, process: subprocess.Popen[bytes], until: float) -> Json:
        (length,) = struct.unpack(">I", self._bytes(process, 4, until))
        if length > _SLACK * MAX_ANSWER:
            self._kill()
            raise _Gone
        message: Json = json.loads(self._bytes(process, length, until))
        return message

    def _bytes(self, process: subprocess.Popen[bytes], count: int, until: float) -> bytes:
        assert process.stdout is not None  # noqa: S101 - it was started with pipes
        pipe = process.stdout.fileno()
        parts: list[bytes] = []
        while count:
            if not select.select([pipe], [], [], max(0.0, until - time.monotonic()))[0]:
                self._kill()
                raise _TooSlow
            part = os.read(pipe, min(count, 1 << 20))
            if not part:
                self._kill()
                raise _Gone
            parts.append(part)
            count -= len(part)
        return b"".join(parts)


def started(
    store: Path,
    memory: int,
    *,
    program: Path = _PROGRAM,
    ours: bool = False,
    stream: int = subprocess.PIPE,
) -> subprocess.Popen[bytes]:
    """Start a process over a store, in a session of its own, with nothing of our environment.

    ``stream`` is what it reads requests from and writes answers to; with ``ours`` it may import
    this package, beside pyoxigraph. Raises PlaceError where there is no store.
    """
    if not store.is_dir():
        raise unreadable(store, "there is no store here")
    paths = [_home_of_pyoxigraph(), *([str(Path(__file__).parents[2])] if ours else [])]
    # by path and with a bare environment: nothing else is imported, nothing is leaked
    command = [sys.executable, "-P", str(program), str(store.resolve()), ALLEGED, str(memory)]
    return subprocess.Popen(
        command,
        stdin=stream,
        stdout=stream,
        stderr=subprocess.DEVNULL,
        env=_environment(paths),
        cwd="/",
        start_new_session=True,
        bufsize=0,
    )


def stopped(seconds: float, *, served: bool = False) -> TimeLimit:
    """Make the error for a query whose time is up; who asks a server can't give it more."""
    less = "ask for less: name an entity or a relation"
    return TimeLimit(
        f"the query was stopped after {seconds:g} s",
        where="query",
        mend=less if served else f"{less}, or raise --timeout",
    )


def ended() -> QueryError:
    """Make the error for a query that its process did not survive."""
    return QueryError(
        "the query ended the process that answered it, by its size or its depth",
        where="query",
        mend="ask for less: fewer joins without a shared variable, shorter texts",
    )


def check_hello(store: Path, hello: Mapping[str, Any]) -> None:
    """Raise PlaceError if a process that was started says that it can't answer."""
    if not hello["hello"]:
        raise unreadable(store, _reason(hello["message"]))
    if hello["repeats"]:
        raise unreadable(store, "the store lacks its merged default graph")


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and all that it started; it has still to be waited for."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        process.kill()


class _TooSlow(Exception):
    """The time ran out."""


class _Gone(Exception):
    """The process ended."""


def _home_of_pyoxigraph() -> str:
    found = importlib.util.find_spec("pyoxigraph")
    if found is None or found.origin is None:
        raise PlaceError("pyoxigraph is not installed", mend="pip install dprk-networks")
    return str(Path(found.origin).parent.parent)


def _reason(message: str) -> str:
    if "lock" in message.lower():
        return "the store is in use by another program"
    if "No such file" in message or "Not a directory" in message:
        return "there is no store here"
    return "the store is damaged"


def unreadable(store: Path, what: str) -> PlaceError:
    """Make the error for a store that can't be asked."""
    return PlaceError(what, where=str(store), mend="run dprk build to make it anew")


def size_of(store: Path) -> int:
    """Return the bytes that a store takes on disk."""
    return sum(each.stat().st_size for each in store.iterdir())


def _environment(paths: list[str]) -> dict[str, str]:
    return {
        "LC_ALL": "C.UTF-8",
        # the threads that open a store would each take some 128 MiB of addresses for their heaps,
        # up to 1.3 GiB on a busy machine: more than a small memory limit has
        "MALLOC_ARENA_MAX": "1",
        # the engine takes and gives back thousands of small blocks for each solution; glibc keeps
        # seven of a size at hand, and with 200 queries take a fifth less time
        "GLIBC_TUNABLES": "glibc.malloc.tcache_count=200",
        "PYTHONPATH": os.pathsep.join(dict.fromkeys(paths)),
    }
