"""The endpoint beside Oxigraph's own server, in one run: throughput, p99, and a hostile client.

    pip install oxigraph
    python benchmarks/serve.py build

Both serve the same store to the same clients with the same queries, by turns, so that what else
the machine does hits both. ``look-ups`` asks for what is said of one entity after another;
``questions`` asks the ready questions, with the values of their examples. The endpoint is measured
without its memory of answers (``--cache 0``), so that every answer is evaluated, and with it.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import importlib.util
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from graph.ask.guard import check_query
from graph.ask.parameters import bound
from graph.ask.prefixes import PREFIXES
from graph.ask.questions import Question, bindings, load
from graph.model import BASE, ONTOLOGY
from graph.places import places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: joins everything with everything: it would run for years
HOSTILE = "SELECT (COUNT(*) AS ?n) {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != ?f || ?i = {}) }}"


#: the process that listens at each port
SERVERS: dict[int, int] = {}


class Figures(NamedTuple):
    """What one run gave: answers a second, and milliseconds.

    ``cpu`` is what an answer took of a processor, in the server and its workers: on a busy machine
    it alone says something.
    """

    rate: float
    cpu: float
    p50: float
    p99: float
    wrong: int


class _Client(asyncio.Protocol):
    """One connection, which asks the next query as soon as the last is answered."""

    def __init__(self, requests: Sequence[bytes], until: float, found: list[float]) -> None:
        self.requests, self.until, self.found = requests, until, found
        self.at, self.wrong, self.sent = 0, 0, 0.0
        self.buffer = bytearray()
        self.done = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self._ask()

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        end = self.buffer.find(b"\r\n\r\n")
        if end < 0:
            return
        head = bytes(self.buffer[:end]).lower()
        at = head.find(b"content-length:")
        if at >= 0:
            if len(self.buffer) < end + 4 + int(head[at + 15 :].split(b"\r\n", 1)[0]):
                return
        elif not self.buffer.endswith(b"0\r\n\r\n"):
            return
        self.found.append(time.perf_counter() - self.sent)
        self.wrong += self.buffer[9:12] != b"200"
        self.buffer.clear()
        self._ask()

    def connection_lost(self, exc: Exception | None) -> None:
        del exc
        if not self.done.done():
            self.done.set_result(None)

    def _ask(self) -> None:
        self.sent = time.perf_counter()
        if self.sent >= self.until:
            self.transport.close()
            return
        self.transport.write(self.requests[self.at % len(self.requests)])
        self.at += 1


async def _load(port: int, requests: Sequence[bytes], clients: int, seconds: float) -> Figures:
    loop = asyncio.get_running_loop()
    times: list[float] = []
    begun = time.perf_counter()
    made = []
    for number in range(clients):
        first = number * len(requests) // clients
        order = [*requests[first:], *requests[:first]]

        def client(order: list[bytes] = order) -> _Client:
            return _Client(order, begun + seconds, times)

        made.append((await loop.create_connection(client, "127.0.0.1", port))[1])
    await asyncio.gather(*(one.done for one in made))
    spent = time.perf_counter() - begun
    times.sort()
    return Figures(
        len(times) / spent,
        0.0,
        times[len(times) // 2] * 1000,
        times[int(len(times) * 0.99)] * 1000,
        sum(one.wrong for one in made),
    )


def run(port: int, requests: Sequence[bytes], clients: int, seconds: float) -> Figures:
    """Ask for some seconds."""
    before = _spent(SERVERS[port])
    found = asyncio.run(_load(port, requests, clients, seconds))
    spent = _spent(SERVERS[port]) - before
    return found._replace(cpu=spent / max(1.0, found.rate * seconds) * 1000)


def _spent(server: int) -> float:
    """Give the processor time of a server and of all that it started and that still runs."""
    parents, times = {}, {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = stat.read_text().rpartition(")")[2].split()
            parents[int(stat.parent.name)] = int(fields[1])
            times[int(stat.parent.name)] = int(fields[11]) + int(fields[12])
    ours = {server}
    while more := {one for one, parent in parents.items() if parent in ours} - ours:
        ours |= more
    return sum(times.get(one, 0) for one in ours) / os.sysconf("SC_CLK_TCK")


def requests_of(queries: Sequence[str], path: str) -> list[bytes]:
    """Write each query as a GET."""
    lent = "".join(f"PREFIX {name}: <{iri}> " for name, iri in sorted(PREFIXES.items()))
    return [
        f"GET {path}?{urllib.parse.urlencode({'query': lent + query})} HTTP/1.1\r\nHost: localhost"
        "\r\nAccept: application/sparql-results+json\r\n\r\n".encode()
        for query in queries
    ]


@contextlib.contextmanager
def oxigraph(store: Path) -> Iterator[int]:
    """Serve a copy of a store with Oxigraph's own server."""
    found = importlib.util.find_spec("pyoxigraph")
    installed = Path(found.origin).parents[4] / "bin" if found and found.origin else Path()
    program = shutil.which("oxigraph", path=f"{installed}:{Path(sys.executable).parent}")
    assert program, "pip install oxigraph"
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(store, f"{folder}/store")
        command = [program, "serve-read-only", "--location", f"{folder}/store"]
        with _process([*command, "--bind", "127.0.0.1:7911"], 7911, "/"):
            yield 7911


@contextlib.contextmanager
def ours(build: Path, cache: int) -> Iterator[int]:
    """Serve a build."""
    command = [sys.executable, "-m", "graph", "serve", "--out", str(build), "--port", "7912"]
    with _process([*command, "--cache", str(cache)], 7912, "/health"):
        yield 7912


@contextlib.contextmanager
def _process(command: Sequence[str | Path], port: int, path: str) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    SERVERS[port] = process.pid
    try:
        for _ in range(600):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5)
                break
            except OSError:
                time.sleep(0.1)
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


@contextlib.contextmanager
def attacked(port: int, path: str) -> Iterator[None]:
    """Let one client ask hostile queries, another each time, one after the other."""
    over = threading.Event()

    def loop() -> None:
        number = 0
        while not over.is_set():
            number += 1
            query = urllib.parse.urlencode({"query": HOSTILE.format(number)})
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"http://127.0.0.1:{port}{path}?{query}", timeout=2)

    thread = threading.Thread(target=loop, daemon=True)
    thread.start()
    time.sleep(1)
    yield
    over.set()
    thread.join()


def mixes(build: Path) -> dict[str, list[str]]:
    """Give the queries of each mix."""
    store = ox.Store.read_only(str(build / "store"))
    entities = store.query(
        "SELECT ?e { ?e a <https://w3id.org/dprk-networks/ontology#Entity> } ORDER BY ?e LIMIT 400"
    )
    return {
        "look-ups": [f"SELECT ?p ?o {{ {row['e']} ?p ?o }}" for row in entities],
        "questions": [example(one) for one in load(places().queries).values()],
    }


def example(question: Question) -> str:
    """Give a question with the values of its own example."""
    values = bindings(question, question.example, _iri)
    return bound(check_query(question.query), values).text


def _iri(name: str) -> str:
    return ONTOLOGY + name.removeprefix("dprk:") if name.startswith("dprk:") else BASE + name


def shown(name: str, figures: Sequence[Figures]) -> Figures:
    """Print the medians of some runs."""
    middle = Figures(*(statistics.median(column) for column in zip(*figures, strict=True)))
    print(
        f"  {name:24}{middle.rate:8.0f} a second  p50 {middle.p50:6.1f} ms"
        f"  p99 {middle.p99:6.1f} ms  processor {middle.cpu:6.3f} ms"
        + (f"  wrong {middle.wrong}" if middle.wrong else "")
    )
    return middle


def main() -> None:
    """Measure, and print figures and ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build", type=Path)
    parser.add_argument("--clients", type=int, default=32)
    parser.add_argument("--seconds", type=float, default=3)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", choices=["look-ups", "questions"])
    given = parser.parse_args()
    every = mixes(given.build)
    queries = {name: texts for name, texts in every.items() if given.only in (None, name)}
    with oxigraph(given.build / "store") as theirs:
        for cache in (0, 64):
            with ours(given.build, cache) as own:
                print("with the memory of answers" if cache else "every answer evaluated")
                for mix, texts in queries.items():
                    compare(mix, texts, theirs, own, given)
        print("one hostile client, 8 others with look-ups")
        with ours(given.build, 0) as own:
            for name, port, path in (("oxigraph", theirs, "/query"), ("endpoint", own, "/sparql")):
                asked = requests_of(every["look-ups"], path)
                calm = shown(f"{name}, alone", [run(port, asked, 8, given.seconds)] * 1)
                with attacked(port, path):
                    hit = shown(f"{name}, attacked", [run(port, asked, 8, given.seconds)])
                print(f"  {name} keeps {hit.rate / calm.rate:.2f} of its answers a second")


def compare(
    mix: str, texts: Sequence[str], theirs: int, own: int, given: argparse.Namespace
) -> None:
    """Run one mix on both, by turns."""
    sides = {
        "oxigraph": (theirs, requests_of(texts, "/query")),
        "endpoint": (own, requests_of(texts, "/sparql")),
    }
    runs: dict[str, list[Figures]] = {name: [] for name in sides}
    for port, asked in sides.values():
        run(port, asked, given.clients, 1)
    for _ in range(given.rounds):
        for name, (port, asked) in sides.items():
            runs[name].append(run(port, asked, given.clients, given.seconds))
    print(f" {mix}, {len(texts)} queries, {given.clients} clients")
    middle = {name: shown(name, found) for name, found in runs.items()}
    print(f"  ratio {middle['endpoint'].rate / middle['oxigraph'].rate:.2f}")


if __name__ == "__main__":
    main()
