"""What can be said about DPRK networks: the ontology, its shapes and its JSON-LD context.

>>> from ontology import DPRK
>>> str(DPRK.stoleFrom)
'https://w3id.org/dprk-networks/ontology#stoleFrom'
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rdflib import Graph

    from ontology.terms import DPRK

HERE = Path(__file__).resolve().parent
ONTOLOGY_FILE = HERE / "dprk.ttl"
CONTEXT = HERE / "context.jsonld"
SHAPES = HERE / "shapes"

__all__ = ["CONTEXT", "DPRK", "ONTOLOGY_FILE", "SHAPES", "load_ontology", "load_shapes"]


def __getattr__(name: str) -> object:
    # rdflib takes a tenth of a second to import, and paths need none of it
    if name == "DPRK":
        from ontology.terms import DPRK

        return DPRK
    raise AttributeError(f"module 'ontology' has no attribute {name!r}")


def load_ontology() -> Graph:
    """Return the ontology as an rdflib graph.

    >>> len(load_ontology()) > 1000
    True
    """
    from rdflib import Graph

    return Graph().parse(ONTOLOGY_FILE, format="turtle")


def load_shapes() -> Graph:
    """Return all SHACL shapes, one file a room, as one rdflib graph."""
    from rdflib import Graph

    found = Graph()
    for path in sorted(SHAPES.glob("*.ttl")):
        found.parse(path, format="turtle")
    return found
