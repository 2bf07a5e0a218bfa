"""rdflib's own SPARQL engine, as a second opinion on the ready questions in tests.

Never for an untrusted query: it can't be stopped, it recurses, and it would fetch what FROM and
SERVICE name if the guard did not refuse them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from graph.ask.default_graph import in_default_graph
from graph.ask.engine import LIMIT, NO_BINDINGS, TIMEOUT, check_limits
from graph.ask.guard import check_query
from graph.ask.parameters import bound
from graph.ask.prefixes import PREFIXES
from graph.ask.solutions import (
    RDF_LANG_STRING,
    Bindings,
    Blank,
    Iri,
    Literal,
    Solutions,
    Term,
    TripleTerm,
)
from graph.errors import PlaceError, QueryError

if TYPE_CHECKING:
    import os

    from rdflib import Dataset
    from rdflib.query import Result


class RdflibEngine:
    """Answers trusted questions over a TriG file, held in memory; for tests only.

    The default graph holds the same triples as everywhere else: all but the alleged edges, each
    once. ``timeout`` is not kept, for nothing can stop rdflib.

    >>> RdflibEngine("build/graph.trig").ask("ASK { ?a dprk:stoleFrom ?b }")  # doctest: +SKIP
    """

    def __init__(self, trig: str | os.PathLike[str]) -> None:
        self.path = Path(trig)
        if not self.path.is_file():
            raise PlaceError(
                "there is no dataset here", where=str(trig), mend="run dprk build to make it"
            )
        self._dataset = _load(self.path)

    def ask(
        self,
        query: str,
        bindings: Bindings = NO_BINDINGS,
        *,
        timeout: float = TIMEOUT,
        limit: int = LIMIT,
    ) -> Solutions:
        """Answer a trusted query; raises QueryError if it is refused or can't be read."""
        check_limits(timeout, limit)
        checked = check_query(query)
        text = bound(checked, bindings)
        try:
            result = self._dataset.query(text.text, initNs=dict(PREFIXES))
            return _solutions(result, limit)
        except Exception as error:
            raise QueryError(f"rdflib can't answer: {error}", where="query") from error


def _load(path: Path) -> Dataset:
    from rdflib import Dataset
    from rdflib.namespace import NamespaceManager

    dataset = Dataset(default_union=False)
    dataset.namespace_manager = NamespaceManager(dataset, bind_namespaces="none")
    dataset.parse(path, format="trig")
    merged = dataset.default_graph
    for context in list(dataset.graphs()):
        if context.identifier != merged.identifier and in_default_graph(str(context.identifier)):
            for triple in context:
                merged.add(triple)
    return dataset


def _solutions(result: Result, limit: int) -> Solutions:
    if result.type == "ASK":
        return Solutions("ASK", boolean=bool(result.askAnswer), limit=limit)
    if result.type == "SELECT":
        variables = tuple(str(variable) for variable in result.vars or ())
        rows = []
        for binding in result.bindings:
            named = {str(name): _term(value) for name, value in binding.items()}
            rows.append(tuple(named.get(name) for name in variables))
        cut = len(rows) > limit
        return Solutions("SELECT", variables, tuple(rows[:limit]), truncated=cut, limit=limit)
    triples = [(_term(s), _term(p), _term(o)) for s, p, o in result.graph or ()]
    ordered = tuple(sorted(triples, key=lambda triple: tuple(map(str, triple))))
    form = "CONSTRUCT" if result.type == "CONSTRUCT" else "DESCRIBE"
    return Solutions(
        form,  # type: ignore[arg-type]
        triples=ordered[:limit],
        truncated=len(ordered) > limit,
        limit=limit,
    )


def _term(value: object) -> Term:
    import rdflib

    if isinstance(value, rdflib.URIRef):
        return Iri(str(value))
    if isinstance(value, rdflib.BNode):
        return Blank(str(value))
    if isinstance(value, rdflib.Literal):
        if value.language:
            return Literal(str(value), RDF_LANG_STRING, str(value.language))
        return Literal(str(value), str(value.datatype)) if value.datatype else Literal(str(value))
    return TripleTerm(str(value))
