"""How long measuring, exporting and comparing take on networks of several sizes.

    python benchmarks/network/measure.py [--entities 1000 20000 100000]

A network has the shape of a build: its own claims, many times over, with States, countries and
public bodies shared by all copies. Times are of the processor, since machines are shared; memory is
what the process has at its peak, with the claims themselves.
"""

from __future__ import annotations

import argparse
import hashlib
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from graph.exports import NETWORKS
from graph.exports.base import How
from graph.files import atomic_stream
from graph.model import BASE, Knowledge, short
from graph.network.compare import compare
from graph.network.measures import measure
from graph.read import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.exports.base import Part

Found = TypeVar("Found")
ROOT = Path(__file__).resolve().parents[2]
SHARED = frozenset({"State", "Country", "GovernmentBody", "InternationalBody"})


def main() -> None:
    """Print a table for each size."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    options.add_argument("--entities", type=int, nargs="+", default=[1_000, 20_000, 100_000])
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        # in a process of its own, so that its memory does not count
        build = [sys.executable, "-m", "graph", "build", "--out", folder + "/build"]
        subprocess.run(build, check=True, cwd=ROOT)
        held = read(Path(folder) / "build" / "graph.trig")
        for size in chosen.entities:
            report(copies(held, size), Path(folder))


def copies(held: Knowledge, size: int) -> Knowledge:
    """Return a build's knowledge so many times over that it has about ``size`` entities."""
    shared = {
        iri
        for iri, entity in held.entities.items()
        if SHARED.intersection(map(short, entity.classes))
    }
    entities, claims = dict(held.entities), dict(held.claims)
    number = 0
    while len(entities) < size:
        number += 1

        def renamed(iri: str, number: int = number) -> str:
            return f"{iri}-{number}" if iri in held.entities and iri not in shared else iri

        for iri, entity in held.entities.items():
            if iri not in shared:
                labels = {tag: f"{label} {number}" for tag, label in entity.labels.items()}
                entities[renamed(iri)] = replace(entity, iri=renamed(iri), labels=labels)
        for iri, claim in held.claims.items():
            digest = hashlib.sha256(f"{iri} {number}".encode()).hexdigest()[:20]
            claims[f"{BASE}claim/{digest}"] = replace(
                claim,
                iri=f"{BASE}claim/{digest}",
                subject=renamed(claim.subject),
                object=renamed(claim.object),
                links=(),
            )
    entities, claims = dict(sorted(entities.items())), dict(sorted(claims.items()))
    return Knowledge(held.terms, entities, held.sources, claims)


def report(held: Knowledge, folder: Path) -> None:
    """Print what one network took."""
    print(f"\n## {len(held.entities):,} entities, {len(held.claims):,} claims\n")
    print("| | processor, s | peak, MB | |\n|---|---|---|---|")
    found = timed("measure", lambda: measure(held), lambda it: f"{it.pivots:,} pivots")
    print(f"| | | | communities by {found.both.method} |")
    for form in NETWORKS.values():
        for part in form.parts:

            def write(part: Part = part) -> Path:
                return atomic_stream(folder / part.name, part.write(held, How()))

            timed(part.name, write, lambda it: f"{it.stat().st_size >> 20} MB")
    fewer = replace(held, claims=dict(list(held.claims.items())[::2]))
    timed("compare", lambda: compare(fewer, held), lambda it: f"{len(it.new):,} new")


def timed(name: str, work: Callable[[], Found], tell: Callable[[Found], str]) -> Found:
    """Do the work, print a row, and return what came of it."""
    began = time.process_time()
    found = work()
    took = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"| {name} | {took:.1f} | {peak:,} | {tell(found)} |", flush=True)
    return found


if __name__ == "__main__":
    main()
