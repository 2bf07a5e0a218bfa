"""pyoxigraph's terms, read the way our own data are: IRIs and literals, nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import PlaceError

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyoxigraph as ox


def text(term: object) -> str:
    """Return an IRI or a literal's lexical form; the default graph's is empty.

    Raises PlaceError for a triple term: our data hold none.
    """
    value = getattr(term, "value", None)
    if isinstance(value, str):
        return value
    if type(term).__name__ == "DefaultGraph":
        return ""
    raise PlaceError(f"neither an IRI nor a literal: {term}", mend="leave triple terms out")


def rows(store: ox.Store, query: str, prefixes: dict[str, str]) -> Iterator[ox.QuerySolution]:
    """Yield the solutions of a SELECT of our own over a store of our own."""
    import pyoxigraph as ox

    found = store.query(query, prefixes=prefixes)
    if isinstance(found, ox.QuerySolutions):
        yield from found
