"""What can be said about DPRK networks: the ontology, its shapes and its JSON-LD context.

>>> from ontology import DPRK
>>> str(DPRK.stoleFrom)
'https://w3id.org/dprk-networks/ontology#stoleFrom'

Nothing here reaches the network: every file comes with the package.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from rdflib import Graph

    from ontology.terms import DPRK

#: the folder that the files stand in, and the files; a path wherever the package is not zipped
HERE: Traversable = files(__name__)
ONTOLOGY_FILE: Traversable = HERE / "dprk.ttl"
#: the words that say each relation, and the names of countries, as one JSON file
LEXICON: Traversable = HERE / "lexicon.json"
CONTEXT: Traversable = HERE / "context.jsonld"
SHAPES: Traversable = HERE / "shapes"
ALIGNMENTS: Traversable = HERE / "alignments.ttl"
CLAIMS_SCHEMA: Traversable = HERE / "claims.schema.json"

__all__ = [
    "ALIGNMENTS",
    "CLAIMS_SCHEMA",
    "CONTEXT",
    "DPRK",
    "LEXICON",
    "ONTOLOGY_FILE",
    "SHAPES",
    "load_alignments",
    "load_ontology",
    "load_shapes",
]

if not TYPE_CHECKING:
    # a type checker would take this for a module in which any name is right
    def __getattr__(name: str) -> object:
        # rdflib takes a tenth of a second to import, and paths need none of it
        if name == "DPRK":
            from ontology.terms import DPRK

            return DPRK
        raise AttributeError(f"module 'ontology' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def load_ontology() -> Graph:
    """Return the ontology as an rdflib graph, new on every call.

    >>> len(load_ontology()) > 1000
    True
    """
    return _loaded(ONTOLOGY_FILE)


def load_shapes() -> Graph:
    """Return all SHACL shapes, one file a class, as one rdflib graph, new on every call.

    >>> from rdflib import RDF, SH
    >>> (None, RDF.type, SH.NodeShape) in load_shapes()
    True
    """
    shapes = [path for path in SHAPES.iterdir() if path.name.endswith(".ttl")]
    return _loaded(*sorted(shapes, key=lambda path: path.name))


def load_alignments() -> Graph:
    """Return how our terms lie to those of other vocabularies, apart so that it may be left out.

    >>> from rdflib import SKOS
    >>> (None, SKOS.closeMatch, None) in load_alignments()
    True
    """
    return _loaded(ALIGNMENTS)


def _loaded(*paths: Traversable) -> Graph:
    """Return a graph of one's own of what the files hold, which are read once in a process."""
    from rdflib import Graph

    triples, namespaces = _read(paths)
    found = Graph()
    for prefix, namespace in namespaces:
        found.bind(prefix, namespace)
    for triple in triples:
        found.add(triple)
    return found


@cache
def _read(paths: tuple[Traversable, ...]) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """Return the triples of the files in their order there, and the namespaces."""
    from rdflib import Graph
    from rdflib.store import TripleAddedEvent

    found = Graph()
    # a graph gives its triples in any order, and what reads them may take the first
    triples: list[Any] = []
    found.store.dispatcher.subscribe(  # type: ignore[no-untyped-call]
        TripleAddedEvent, lambda event: triples.append(event.triple)
    )
    for path in paths:
        # read here, so that rdflib is never given an address to open
        found.parse(data=path.read_bytes(), format="turtle")
    return tuple(triples), tuple(found.namespaces())
