"""Small stores of fictional data for the tests of asking."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from graph.ask.default_graph import merge_default_graph
from graph.ask.engine import OxigraphEngine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TRIG = """
@prefix : <https://w3id.org/dprk-networks/id/> .
@prefix dprk: <https://w3id.org/dprk-networks/ontology#> .
@prefix g: <https://w3id.org/dprk-networks/id/graph/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<https://w3id.org/dprk-networks/id/graph/entities> {
  :mill rdfs:label "Mill & Sons"@en , "Moulin et fils"@fr . :rook rdfs:label "Rook" .
  :quay dprk:size 3 . :mill dprk:size 2 . :dock dprk:size 2 .
}
<https://w3id.org/dprk-networks/id/graph/source/one> {
  :rook dprk:stoleFrom :mill . :mill dprk:paid :quay . :rook dprk:size 1 . :quay dprk:hosts :dock .
}
<https://w3id.org/dprk-networks/id/graph/source/two> {
  :rook dprk:stoleFrom :mill . :mill dprk:paid :dock . :rook dprk:size 2 . :dock dprk:hosts :quay .
  :quay dprk:paid :quay . :rook dprk:hosts :mill .
}
<https://w3id.org/dprk-networks/id/graph/edges/asserted> { :rook dprk:worksFor :dock . }
<https://w3id.org/dprk-networks/id/graph/edges/alleged> { :rook dprk:worksFor :quay . }
"""


@pytest.fixture(scope="session")
def trig(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the fictional dataset as a file."""
    path = tmp_path_factory.mktemp("data") / "graph.trig"
    path.write_text(TRIG, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the fictional dataset as a store on disk, as the build makes it."""
    path = tmp_path_factory.mktemp("data") / "store"
    made = ox.Store(str(path))
    made.load(TRIG.encode(), ox.RdfFormat.TRIG)
    merge_default_graph(made)
    made.flush()
    return path


@pytest.fixture(scope="session")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a store of 30,000 triples, in which a bad query can run for years."""
    path = tmp_path_factory.mktemp("data") / "crowd"
    made = ox.Store(str(path))
    place = ox.NamedNode("https://w3id.org/dprk-networks/id/graph/entities")
    base = "https://w3id.org/dprk-networks/id/n"
    made.bulk_extend(
        ox.Quad(
            ox.NamedNode(f"{base}{i}"),
            ox.NamedNode(f"{base}p{i % 7}"),
            ox.NamedNode(f"{base}{i * 31 % 10_000}"),
            place,
        )
        for i in range(30_000)
    )
    merge_default_graph(made)
    made.flush()
    return path


@pytest.fixture
def engine(store: Path) -> Iterator[OxigraphEngine]:
    """Give the engine over the small store."""
    with OxigraphEngine(store) as opened:
        yield opened
