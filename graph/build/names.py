"""The IRIs of the named graphs, and which of them a question sees by default."""

from __future__ import annotations

from graph.model import BASE, ONTOLOGY

GRAPH = f"{BASE}graph/"
SOURCES = f"{GRAPH}source/"
ENTITIES = f"{GRAPH}entities"
JUDGEMENTS = f"{GRAPH}judgements"
LINKS = f"{GRAPH}links"
DERIVED = f"{GRAPH}derived"
ASSERTED = f"{GRAPH}edges/asserted"
ALLEGED = f"{GRAPH}edges/alleged"
VOCABULARY = ONTOLOGY.removesuffix("#")
