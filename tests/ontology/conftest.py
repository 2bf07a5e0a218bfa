"""All that is claimed, with what the build derives of it."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from rdflib import Graph

from graph.build import names
from graph.build.dataset import dataset
from graph.claims.load import load
from graph.places import places
from graph.rdf import text


@pytest.fixture(scope="session")
def our_store() -> ox.Store:
    """Give all named graphs of what is written, checked and derived."""
    return dataset(load(places().claims))


@pytest.fixture(scope="session")
def our_data(our_store: ox.Store) -> Graph:
    """Give every triple of every named graph but the ontology's own."""
    lines = ox.serialize(
        {quad.triple for quad in our_store if text(quad.graph_name) != names.VOCABULARY},
        format=ox.RdfFormat.N_TRIPLES,
    )
    return Graph().parse(data=lines, format="nt")
