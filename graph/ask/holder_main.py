"""The process that holds the graph in memory, and is forked for each worker.

Started by path, as graph/ask/protocol_main.py is. A look-up in memory takes a third of the time
that one on disk takes, but loading takes seconds, which a worker that may be killed at any moment
can't afford; a fork takes milliseconds. It answers nothing itself: each byte that it is sent comes
with a stream, on which a fork of it answers from then on, and it sends back the fork's number and
a handle of it (a pidfd), by which it can be killed and waited for whatever became of its number.

It has one thread and no store open on disk, so that a fork is whole: the store is read by a child
that ends when it has told everything.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import resource
import signal
import socket
import struct
import sys
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from graph.ask.protocol_main import attend, greeting
from graph.ask.worker import size_of
from graph.ask.worker_main import Dataset, confine, write

#: the memory that holding takes is some nine tenths of what the store takes on disk, and loading
#: half as much more
ROOM = 4


def held(path: str, alleged: str) -> Dataset:
    """Load what questions see by default; raises ValueError for a store that has no such merge."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _tell(path, alleged, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        names = json.loads(told.readline() or b"null")
        store = ox.Store()
        store.bulk_load(input=told, format=ox.RdfFormat.N_TRIPLES)
    _, status = os.waitpid(child, 0)
    if names is None or status:
        raise ValueError("the store could not be read")
    return Dataset(path, alleged, names, store)


def _tell(path: str, alleged: str, writing: int) -> None:
    """Write the names of the graphs in a line, then the default graph; ends the process."""
    status = 1
    # those who are answered come first
    with contextlib.suppress(OSError):
        os.nice(10)
    with contextlib.suppress(Exception), os.fdopen(writing, "wb") as out:
        dataset = Dataset(path, alleged)
        if dataset.merged:
            out.write(json.dumps([g.value for g in dataset.named]).encode() + b"\n")
            dataset.store.dump(
                output=out, format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()
            )
            out.flush()
            status = 0
    os._exit(status)


def _worker(dataset: Dataset, stream: int, memory: int, network: str) -> None:
    """Answer on a stream, in a session of its own, until it ends."""
    os.setsid()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    # what is held already doesn't count: a worker has as much to itself as any other
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    resource.setrlimit(
        resource.RLIMIT_AS, (min(hard, pages * resource.getpagesize() + memory),) * 2
    )
    incoming, outgoing = os.fdopen(os.dup(stream), "rb"), os.fdopen(stream, "wb")
    attend(dataset, incoming, outgoing, greeting(dataset, network, repeats=False))


def serve(control: socket.socket, dataset: Dataset, memory: int, network: str) -> None:
    """Fork a worker for each stream that comes, until nobody sends any more."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        asked, streams, *_ = socket.recv_fds(control, 1, 1)
        if not asked or not streams:
            return
        child = os.fork()
        if child == 0:
            try:
                control.close()
                _worker(dataset, streams[0], memory, network)
            finally:
                os._exit(1)
        os.close(streams[0])
        try:
            handle = os.pidfd_open(child)
        except OSError:
            # it is gone already
            control.sendall(struct.pack(">I", 0))
            continue
        socket.send_fds(control, [struct.pack(">I", child)], [handle])
        os.close(handle)


def main(arguments: list[str]) -> int:
    """Load the store, say hello, and fork workers until the server is gone."""
    path, alleged, memory = arguments[0], arguments[1], int(arguments[2])
    network = confine(memory + ROOM * size_of(Path(path)))
    control = socket.socket(fileno=os.dup(0))
    # the store's library writes to stdout and stderr when it is unhappy
    os.dup2(2, 1)
    os.dup2(2, 0)
    hello: dict[str, Any]
    try:
        dataset = held(path, alleged)
        hello = {"hello": True, "network": network}
    except Exception as error:  # noqa: BLE001 - the server goes on without it
        hello = {"hello": False, "message": str(error)}
    with control.makefile("wb") as outgoing:
        write(outgoing, hello)
    if not hello["hello"]:
        return 1
    # what is never freed need not be looked at, and a page that isn't written stays shared
    gc.freeze()
    serve(control, dataset, memory, network)
    return 0


if __name__ == "__main__":
    # no clean-up: the graph need not be taken apart
    os._exit(main(sys.argv[1:]))
