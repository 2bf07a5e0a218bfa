"""The process that holds the graph in memory, as the server sees it: it is forked for workers."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import socket
import struct
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Final

import graph.ask
from graph.ask.worker import kill, size_of, started, unreadable

if TYPE_CHECKING:
    import subprocess

_PROGRAM: Final = Path(graph.ask.__file__).with_name("holder_main.py")
#: how long a fork may take, in seconds
_FORK: Final = 10.0
#: what a graph takes in memory, as part of the machine's own, at most: all workers' shares together
_SHARE: Final = 2


class Fork:
    """A forked worker: no child of ours, but known by a handle that can't come to mean another."""

    def __init__(self, pid: int, handle: int) -> None:
        self.pid = pid
        self._handle = handle

    def kill(self) -> None:
        """Kill it."""
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._handle, signal.SIGKILL)

    def wait(self) -> None:
        """Wait until it is gone, after which nothing may be asked of it."""
        ended = select.poll()
        ended.register(self._handle, select.POLLIN)
        ended.poll()
        os.close(self._handle)


class Holder:
    """A process that has loaded the graph, and is forked for each worker.

    >>> holder = Holder("build/store", memory=1 << 30)  # doctest: +SKIP
    >>> holder.fork(stream)  # doctest: +SKIP
    """

    def __init__(self, store: Path, memory: int) -> None:
        """Start it; raises PlaceError where there is no store. It has still to load."""
        self.store = store
        self._lock = threading.Lock()
        self._control, far = socket.socketpair()
        with far:
            try:
                self.child: subprocess.Popen[bytes] = started(
                    store, memory, program=_PROGRAM, ours=True, stream=far.fileno()
                )
            except BaseException:
                self._control.close()
                raise

    def load(self) -> None:
        """Wait until the graph is loaded; raises PlaceError where that fails."""
        try:
            with self._control.makefile("rb") as told:
                (length,) = struct.unpack(">I", told.read(4))
                if json.loads(told.read(length))["hello"]:
                    self._control.settimeout(_FORK)
                    return
        except (OSError, struct.error, ValueError):
            pass
        raise unreadable(self.store, "the store can't be held in memory")

    def fork(self, stream: int) -> Fork:
        """Give a worker that answers on a stream; raises PlaceError if there is none to be had."""
        try:
            with self._lock:
                socket.send_fds(self._control, [b"f"], [stream])
                said, handles, *_ = socket.recv_fds(self._control, 4, 1)
            (pid,) = struct.unpack(">I", said)
            return Fork(pid, handles[0])
        except (OSError, struct.error, IndexError) as error:
            raise unreadable(self.store, "the graph is no longer held in memory") from error

    def end(self) -> None:
        """End it, and wait until it is gone; what was forked goes on."""
        with contextlib.suppress(OSError):
            self._control.shutdown(socket.SHUT_RDWR)
        kill(self.child)
        self.child.wait()
        self._control.close()


def can_hold(store: Path, workers: int) -> bool:
    """Tell whether the system can fork workers safely, and has the memory for so many.

    What is shared at first becomes each worker's own as it is read, for readers count themselves.
    A graph takes some nine tenths of the bytes that its store takes on disk.
    """
    if not (hasattr(os, "pidfd_open") and hasattr(signal, "pidfd_send_signal")):
        return False
    try:
        os.close(os.pidfd_open(os.getpid()))
        whole = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
        size = size_of(store)
    except (OSError, ValueError):
        return False
    return size * (workers + 1) * _SHARE <= whole
