"""A build is written beside the last one and takes its place only when it is whole."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.build import names
from graph.errors import PlaceError
from graph.model import BASE, ONTOLOGY
from graph.rdf import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

PREFIXES = {
    "": BASE,
    "dprk": ONTOLOGY,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
}
#: the file by which a folder is known as a build, and may be replaced by the next
MARK = "report.json"


def by_place(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """Return the quads without doubles, ordered by graph, subject, predicate and object.

    Only IRIs and literals may be in them: without blank nodes this order is canonical.
    """
    found = set(quads)
    for quad in found:
        if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
            raise PlaceError(f"a blank node in {quad}", mend="give the inner node an IRI")
    return sorted(
        found, key=lambda q: (str(q.graph_name), str(q.subject), str(q.predicate), str(q.object))
    )


def trig(quads: Iterable[ox.Quad]) -> bytes:
    """Return all named graphs as TriG, the same bytes for the same quads."""
    return bytes(ox.serialize(by_place(quads), format=ox.RdfFormat.TRIG, prefixes=PREFIXES) or b"")


def turtle(quads: Iterable[ox.Quad]) -> bytes:
    """Return what has no need of graphs as Turtle: all but the simple edges.

    A format without graphs would show an alleged edge as bare as an asserted one.
    """
    kept = {
        ox.Quad(quad.subject, quad.predicate, quad.object)
        for quad in quads
        if text(quad.graph_name) not in {names.ASSERTED, names.ALLEGED}
    }
    return bytes(ox.serialize(by_place(kept), format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b"")


@contextlib.contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """Give a new folder to fill, which takes the place of ``folder`` if all goes well.

    If the work raises, what was there stays as it was. Raises PlaceError where ``folder`` holds
    something that is not a build: nobody's files are replaced.
    """
    full = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    if full and not (folder / MARK).is_file():
        raise PlaceError(
            "holds files that are not a build",
            where=str(folder),
            mend="name an empty folder, or a new one, with --out DIR",
        )
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = folder.parent / f".{folder.name}.{os.getpid()}.new"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir()
    except OSError as error:
        raise PlaceError(
            f"can't be written: {error.strerror}", where=str(folder), mend="name another --out DIR"
        ) from error
    try:
        yield fresh
        _swap(fresh, folder)
    except OSError as error:
        raise PlaceError(
            f"could not be written: {error.strerror or error}",
            where=str(folder),
            mend="the last build is as it was; make room or name another --out DIR",
        ) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _swap(fresh: Path, folder: Path) -> None:
    if not folder.exists():
        fresh.rename(folder)
        return
    old = tempfile.mkdtemp(prefix=f".{folder.name}.", suffix=".old", dir=folder.parent)
    # a rename onto an empty folder replaces it, so that there is never a moment without a build
    # longer than between two renames
    folder.rename(old)
    try:
        fresh.rename(folder)
    except OSError:
        os.rename(old, folder)  # noqa: PTH104 - put back just what was moved away
        raise
    shutil.rmtree(old, ignore_errors=True)
