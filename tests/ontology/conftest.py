"""All that is claimed, with what the build derives of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from rdflib import Graph

from graph.build import names
from graph.rdf import text

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def our_store(founding_build: Path) -> ox.Store:
    """Give all named graphs of what is written, checked and derived."""
    store = ox.Store()
    store.bulk_load(path=str(founding_build / "graph.trig"), format=ox.RdfFormat.TRIG)
    return store


@pytest.fixture(scope="session")
def our_data(our_store: ox.Store) -> Graph:
    """Give every triple of every named graph but the ontology's own."""
    lines = ox.serialize(
        {quad.triple for quad in our_store if text(quad.graph_name) != names.VOCABULARY},
        format=ox.RdfFormat.N_TRIPLES,
    )
    return Graph().parse(data=lines, format="nt")
