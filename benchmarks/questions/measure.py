"""How long the ready questions take on graphs of several sizes, and against which peers.

    python benchmarks/questions/measure.py [--triples 10000 100000 1000000] [--runs 5] [--rdflib]

Each question is asked with the values of its own example, in one run, of three: our engine over the
store on disk (a query checked, then answered by a process that may be killed), the workers of
``dprk serve`` once they hold the graph in memory, both up to Python values, and ``oxigraph
serve-read-only`` over the same store (the command of the package ``oxigraph``). ``--rdflib`` asks
plain rdflib, too, at the smallest size, and gives up on a question after a minute.

Milliseconds are medians by the clock, and of the processor: the least that all processes of one
side together took in a run. On a busy machine the latter say more, and ratios more than either.
"""

from __future__ import annotations

import argparse
import asyncio
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
from typing import TYPE_CHECKING, NamedTuple

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
from graph.serve.asking import Asking
from graph.serve.config import Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.ask.questions import Question
    from graph.ask.solutions import Term

LIMIT = 10_000
_PATIENCE = 30
#: milliseconds that a question should take at most
_GOAL = 100


def main() -> None:
    """Print a table for each size, and what the slowest questions are."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    options.add_argument("--triples", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--rdflib", action="store_true")
    options.add_argument("--store", type=Path, help="a store made before, instead of new ones")
    chosen = options.parse_args()
    where = places()
    questions = load(where.queries)
    if chosen.store:
        measure(questions, chosen.store, chosen.runs)
        return
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


class Side(NamedTuple):
    """One of those who are asked, and the processor time in seconds that it has taken so far."""

    name: str
    ask: Callable[[Question, dict[str, Term]], int]
    spent: Callable[[], float]


def measure(questions: dict[str, Question], store: Path, runs: int) -> None:
    """Print what each question takes of each side, dearest first."""
    rows = []
    with on_disk(store) as disk, in_memory(store) as memory, served(store) as peer:
        sides = (disk, memory, peer)
        for name, question in questions.items():
            values = bindings(question, question.example, plain_resolver)
            figures = [timed(side, question, values, runs) for side in sides]
            rows.append(([one[1] for one in figures], [one[0] for one in figures], name))
            rows[-1] += (memory.ask(question, values),)
    rows.sort(reverse=True)
    names = [side.name for side in sides]
    heads = [*(f"{name}, processor" for name in names), *(f"{name}, clock" for name in names)]
    print(f"| question | solutions | {' | '.join(heads)} |")
    print("|---" * (2 + len(heads)) + "|")
    for spent, by_clock, name, count in rows:
        shown = " | ".join(f"{one:,.0f}" for one in (*spent, *by_clock))
        print(f"| {name} | {count:,} | {shown} |")
    for at, name in enumerate(names):
        for what, kind in enumerate(("processor", "clock")):
            column = [row[what][at] for row in rows]
            above = sum(one > _GOAL for one in column)
            print(
                f"{name}, {kind}: median {statistics.median(column):.1f} ms, "
                f"above {_GOAL} ms {above} of {len(column)}"
            )


def timed(
    side: Side, question: Question, values: dict[str, Term], runs: int
) -> tuple[float, float]:
    """Return the median by the clock and the least of the processor, in ms, after a first run."""
    clocks, spent = [], []
    for _ in range(runs + 1):
        began, used = time.perf_counter(), side.spent()
        try:
            side.ask(question, values)
        except (DprkError, OSError) as error:
            print(f"  {side.name}, {question.name}: {error}", file=sys.stderr)
            return math.inf, math.inf
        clocks.append((time.perf_counter() - began) * 1000)
        spent.append((side.spent() - used) * 1000)
    return statistics.median(clocks[1:]), min(spent[1:])


def clock_of(pid: int) -> float:
    """Give the processor time of a process, in seconds (Linux: clock_getcpuclockid)."""
    return time.clock_gettime((~pid << 3) | 2)


@contextmanager
def on_disk(store: Path) -> Iterator[Side]:
    """Ask our engine, as ``dprk ask`` does."""
    with OxigraphEngine(store) as engine:

        def ask(question: Question, values: dict[str, Term]) -> int:
            return len(engine.ask(question.query, values, timeout=_PATIENCE, limit=LIMIT))

        def spent() -> float:
            process = engine.worker._process  # noqa: SLF001 - nobody else need know its number
            return time.process_time() + (clock_of(process.pid) if process else 0.0)

        yield Side("on disk", ask, spent)


@contextmanager
def in_memory(store: Path) -> Iterator[Side]:
    """Ask as the pages of ``dprk serve`` do, once its workers hold the graph in memory."""
    asking = Asking(store, Limits(seconds=_PATIENCE))
    with asyncio.Runner() as runner:
        runner.run(asking.__aenter__())

        workers = asking.pool._all  # noqa: SLF001 - as above

        async def loaded() -> None:
            while not (asking.pool.held and all(one.held for one in workers)):  # noqa: ASYNC110
                await asyncio.sleep(0.1)

        async def count(question: Question, values: dict[str, Term]) -> int:
            return len(await asking.solutions(question.query, values, limit=LIMIT))

        def ask(question: Question, values: dict[str, Term]) -> int:
            # a number, for asyncio writes out what a run gives, and throws that away
            return runner.run(count(question, values))

        def spent() -> float:
            return time.process_time() + sum(one.spent() for one in workers if not one.dead)

        try:
            runner.run(asyncio.wait_for(loaded(), 600))
            yield Side("in memory", ask, spent)
        finally:
            runner.run(asking.__aexit__())


@contextmanager
def served(store: Path) -> Iterator[Side]:
    """Serve a store with Oxigraph's own server."""
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

        def asked(question: Question, values: dict[str, Term]) -> int:
            ask(_declared(bound(check_query(question.query), values).text))
            return 0

        yield Side("oxigraph serve", asked, lambda: clock_of(process.pid))
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
