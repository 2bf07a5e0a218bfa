"""A store of the server's own: what is served stays one and the same while the server runs.

A build may replace its store at any time, and a worker that is started later would answer from
another one. So the server takes a copy, made of links to the same files where the system can, and
puts beside the data what it says of itself.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from graph.ask.default_graph import DESCRIPTION
from graph.ask.engine import OxigraphEngine
from graph.ask.solutions import Iri, Literal
from graph.ask.worker import check_hello, unreadable
from graph.errors import QueryError
from graph.serve.described import Counts, described

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.ask.questions import Question
    from graph.ask.solutions import Solutions

#: counting classes and properties may take this long, in seconds; else they are not told
_SECONDS: Final = 20.0
_HOME: Final = ".dprk"
_PREFIX: Final = "serving-"
_GRAPHS: Final = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
_DEFAULT: Final = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
_CLASSES: Final = "SELECT ?c (COUNT(?s) AS ?n) { ?s a ?c FILTER(isIRI(?c)) } GROUP BY ?c"
_VALUES: Final = """SELECT ?c ?p ?v (COUNT(*) AS ?n) {
  ?s a ?c ; ?p ?o FILTER(isIRI(?c) && isIRI(?o)) OPTIONAL { ?o a ?v FILTER(isIRI(?v)) }
} GROUP BY ?c ?p ?v"""
_TYPED: Final = """SELECT ?c ?p ?v (COUNT(*) AS ?n) {
  ?s a ?c ; ?p ?o FILTER(isIRI(?c) && isLiteral(?o)) BIND(DATATYPE(?o) AS ?v)
} GROUP BY ?c ?p ?v"""


@contextmanager
def snapshot(
    store: Path, url: str, questions: Mapping[str, Question]
) -> Iterator[tuple[Path, tuple[ox.Triple, ...]]]:
    """Give a copy of a store, and what the service at an address says of itself, which is in it.

    The copy stands beside the build, in .dprk/, or in the system's temporary folder where that
    can't be written, and goes in the end. Raises PlaceError for a store that can't be read.
    """
    folder = _folder(store)
    try:
        copy = folder / "store"
        try:
            ox.Store.read_only(str(store)).backup(str(copy))
        except (OSError, ValueError, RuntimeError) as error:
            check_hello(store, {"hello": False, "message": str(error)})
        triples = described(url, _counted(copy), questions)
        open_ = ox.Store(str(copy))
        name = ox.NamedNode(DESCRIPTION)
        open_.extend(ox.Quad(t.subject, t.predicate, t.object, name) for t in triples)
        open_.flush()
        del open_
        yield copy, triples
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        with suppress(OSError):
            # if nobody else keeps anything there
            folder.parent.rmdir()


def _folder(store: Path) -> Path:
    """Make a folder of this process, outside the build, which may be replaced as a whole."""
    if not store.is_dir():
        raise unreadable(store, "there is no store here")
    home = store.resolve().parent.parent / _HOME
    try:
        home.mkdir(exist_ok=True)
        _sweep(home)
        return Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=home))
    except OSError:
        return Path(tempfile.mkdtemp(prefix="dprk-serving-"))


def _sweep(home: Path) -> None:
    """Remove what servers left that were killed."""
    for left in home.glob(f"{_PREFIX}*-*"):
        number = left.name.removeprefix(_PREFIX).partition("-")[0]
        if number.isdecimal() and not _runs(int(number)):
            shutil.rmtree(left, ignore_errors=True)


def _runs(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _counted(store: Path) -> Counts:
    with OxigraphEngine(store) as engine:

        def rows(query: str) -> Mapping[tuple[str, ...], int]:
            try:
                return _table(engine.ask(query, timeout=_SECONDS, limit=20_000))
            except QueryError:
                return {}

        triples = {name: count for (name,), count in rows(_GRAPHS).items()}
        triples[""] = rows(_DEFAULT).get((), 0)
        classes = {name: count for (name,), count in rows(_CLASSES).items()}
        values = {(c, p, v): count for (c, p, v), count in rows(_VALUES).items()}
        typed = {(c, p, v): count for (c, p, v), count in rows(_TYPED).items()}
    return Counts(dict(sorted(triples.items())), classes, values, typed)


def _table(found: Solutions) -> dict[tuple[str, ...], int]:
    table = {}
    for *names, count in found.rows:
        key = tuple(name.value if isinstance(name, Iri) else "" for name in names)
        table[key] = int(count.lexical) if isinstance(count, Literal) else 0
    return table
