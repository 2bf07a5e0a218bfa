"""How long the ready questions take on graphs of several sizes, and against which peers.

    python benchmarks/questions/measure.py [--triples 10000 100000 1000000] [--runs 5] [--rdflib]

Each question is asked with the values of its own example, in one run, through our engine (a query
checked, then answered by a process that may be killed) and of ``oxigraph serve-read-only`` over the
same store (the command of the package ``oxigraph``). ``--rdflib`` asks plain rdflib, too, at the
smallest size, and gives up on a question after a minute. Ratios say more than milliseconds.
"""

from __future__ import annotations

import argparse
import math
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from generate import generate

from graph.ask.engine import OxigraphEngine
from graph.ask.guard import check_query
from graph.ask.parameters import bound
from graph.ask.prefixes import PREFIXES
from graph.ask.questions import bindings, load
from graph.ask.record import plain_resolver
from graph.build.build import build
from graph.errors import DprkError
from graph.places import places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.ask.questions import Question
    from graph.ask.solutions import Term

LIMIT = 10_000
_PATIENCE = 20


def main() -> None:
    """Print a table for each size, and what the slowest questions are."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    options.add_argument("--triples", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--rdflib", action="store_true")
    chosen = options.parse_args()
    where = places()
    questions = load(where.queries)
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        # without documents: what is measured is the graph, not the passages
        build(places(None, str(base / "build")))
        trig = base / "build" / "graph.trig"
        for size in sorted(chosen.triples):
            store = base / "store"
            began = time.monotonic()
            made = generate(trig, store, size)
            print(f"\n## {made:,} triples (made in {time.monotonic() - began:.0f} s)\n")
            measure(questions, store, chosen.runs)
            if chosen.rdflib and size == min(chosen.triples):
                plain_rdflib(questions, store)
            shutil.rmtree(store)


def measure(questions: dict[str, Question], store: Path, runs: int) -> None:
    """Print the medians of each question with ours and the peer's, slowest first."""
    rows = []
    with OxigraphEngine(store) as engine, served(store) as ask_peer:
        for name, question in questions.items():
            values = bindings(question, question.example, plain_resolver)
            text = _declared(bound(check_query(question.query), values).text)
            found = 0

            def ours(question: Question = question, values: dict[str, Term] = values) -> None:
                nonlocal found
                found = len(engine.ask(question.query, values, timeout=_PATIENCE, limit=LIMIT))

            def theirs(text: str = text) -> None:
                ask_peer(text)

            rows.append((median(ours, runs), median(theirs, runs), name, found))
    rows.sort(reverse=True)
    print("| question | solutions | ours, ms | oxigraph serve, ms | ratio |")
    print("|---|---|---|---|---|")
    for mine, peer, name, count in rows:
        print(f"| {name} | {count:,} | {mine:.1f} | {peer:.1f} | {_ratio(mine, peer)} |")
    mines, peers = [row[0] for row in rows], [row[1] for row in rows]
    print(
        f"\nmedian of all: ours {statistics.median(mines):.1f} ms, oxigraph serve "
        f"{statistics.median(peers):.1f} ms; above 100 ms: {sum(one > 100 for one in mines)} of "
        f"{len(rows)} (oxigraph serve: {sum(one > 100 for one in peers)})"
    )


def _ratio(mine: float, peer: float) -> str:
    """Write a ratio, where both came to an end."""
    return f"{mine / peer:.2f}" if math.isfinite(mine) and math.isfinite(peer) else "-"


def median(work: Callable[[], None], runs: int) -> float:
    """Return the median of some runs in milliseconds, after one that warms up."""
    times = []
    for _ in range(runs + 1):
        began = time.perf_counter()
        try:
            work()
        except (DprkError, OSError) as error:
            print(f"  {error}", file=sys.stderr)
            return math.inf
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times[1:])


@contextmanager
def served(store: Path) -> Iterator[Callable[[str], bytes]]:
    """Serve a store with Oxigraph's own server; gives a function that asks it."""
    program = shutil.which("oxigraph") or str(Path(sys.executable).with_name("oxigraph"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"127.0.0.1:{port}"
    process = subprocess.Popen(
        [program, "serve-read-only", "--location", str(store), "--bind", address],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )

    def ask(query: str) -> bytes:
        request = urllib.request.Request(
            f"http://{address}/query",
            data=urllib.parse.urlencode({"query": query}).encode(),
            headers={"Accept": "application/sparql-results+json, application/n-triples;q=0.9"},
        )
        with urllib.request.urlopen(request, timeout=_PATIENCE) as response:  # noqa: S310 - loopback
            return bytes(response.read())

    try:
        for _ in range(100):
            try:
                ask("ASK {}")
                break
            except OSError:
                time.sleep(0.1)
        yield ask
    finally:
        process.terminate()
        process.wait()


def plain_rdflib(questions: dict[str, Question], store: Path) -> None:
    """Print how long rdflib takes, each question in a process of its own that is ended in time."""
    import pyoxigraph as ox

    from graph.ask.rdflib_engine import RdflibEngine

    with tempfile.TemporaryDirectory() as folder:
        trig = Path(folder) / "graph.trig"
        named = [
            quad
            for quad in ox.Store.read_only(str(store))
            if not isinstance(quad.graph_name, ox.DefaultGraph)
        ]
        trig.write_bytes(ox.serialize(named, format=ox.RdfFormat.TRIG) or b"")
        engine = RdflibEngine(trig)
        print("\n| question | plain rdflib, ms |\n|---|---|")
        for name, question in questions.items():
            values = bindings(question, question.example, plain_resolver)
            sys.stdout.flush()
            child = os.fork()
            if child == 0:
                signal.alarm(_PATIENCE)
                began = time.perf_counter()
                engine.ask(question.query, values)
                print(f"| {name} | {(time.perf_counter() - began) * 1000:.0f} |", flush=True)
                os._exit(0)
            if os.waitpid(child, 0)[1]:
                print(f"| {name} | given up after {_PATIENCE} s |")


def _declared(text: str) -> str:
    lent = "".join(f"PREFIX {name}: <{iri}> " for name, iri in sorted(PREFIXES.items()))
    return f"{lent}\n{text}"


if __name__ == "__main__":
    main()
