"""The founding claims as a dataset that each engine can answer from, and as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from graph.ask.default_graph import merge_default_graph
from graph.ask.engine import OxigraphEngine
from graph.ask.rdflib_engine import RdflibEngine
from graph.build.assemble import assemble
from graph.build.bounds import bounds
from graph.build.dataset import dataset
from graph.build.derive import derive
from graph.build.identity import canonical
from graph.build.write import trig
from graph.read import read
from tests.queries.plain.base import World

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.claims.load import Written


@dataclass(frozen=True)
class Engines:
    """Both engines over the same dataset, and the dataset as plain values."""

    oxigraph: OxigraphEngine
    rdflib: RdflibEngine
    world: World


def unchecked(written: Written) -> ox.Store:
    """Return a dataset as the build makes it, without asking the shapes."""
    said = assemble(written.nodes)
    store = ox.Store()
    store.extend(said)
    store.extend(bounds(said))
    store.extend(canonical(said))
    derive(store)
    return store


def engines_over(written: Written, folder: Path, *, checked: bool = True) -> Engines:
    """Put what is written into a folder as a store and a TriG file, and open both."""
    made = dataset(written) if checked else unchecked(written)
    (folder / "graph.trig").write_bytes(trig(made))
    merge_default_graph(made)
    store = ox.Store(str(folder / "store"))
    store.bulk_extend(made)
    store.flush()
    del store
    return Engines(
        oxigraph=OxigraphEngine(folder / "store"),
        rdflib=RdflibEngine(folder / "graph.trig"),
        world=World(read(folder / "graph.trig")),
    )


@pytest.fixture(scope="session")
def founding(founding_build: Path) -> Iterator[Engines]:
    """Give engines over the claims in claims/."""
    trig_file = founding_build / "graph.trig"
    with OxigraphEngine(founding_build / "store") as oxigraph:
        yield Engines(oxigraph, RdflibEngine(trig_file), World(read(trig_file)))
