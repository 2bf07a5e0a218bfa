"""SHACL validation: the only module that calls pySHACL.

pySHACL checks the core constraints. It evaluates a SPARQL constraint once a node, on an engine
that takes tens of milliseconds each time: a minute for two documents. So those are asked once for
all nodes, of Oxigraph, and kept where the node is a target of the shape: the same results, since
none of our constraints has a form whose meaning pre-binding changes (SHACL, section 5.3.2). That a
thing has words in a language is a look-up, for which pySHACL makes and drops a violation for each
word in another one; so that is looked up too. A test holds the two ways against each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.errors import ShapeError
from graph.model import LANGUAGES, short
from graph.rdf import RDF_TYPE, rows, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import pyoxigraph as ox
    from rdflib import Graph
    from rdflib.term import Node


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One validation result: node, shape, and in each language what is wrong and how to mend."""

    focus: str
    shape: str
    message: tuple[tuple[str, str], ...]
    mend: tuple[tuple[str, str], ...]

    def error(self, where: Mapping[str, str], key: Mapping[str, str]) -> ShapeError:
        """Return it as an error that names the file and line, the claim, and the mend."""
        owner = self.focus
        while owner not in where and "/" in owner:
            # an inner node's IRI is its claim's and a path
            owner = owner.rpartition("/")[0]
        name = key.get(owner) or short(owner if owner in where else self.focus)
        return ShapeError(
            f"{name}: {dict(self.message)['en']}",
            where=where.get(owner, self.focus),
            mend=dict(self.mend).get("en", ""),
        )


def validate(triples: Iterable[ox.Triple], *, by_pyshacl_alone: bool = False) -> list[Violation]:
    """Return every violation of our shapes, sorted.

    ``triples`` are claims and entities together, with the ontology or without: it is added.
    ``by_pyshacl_alone`` leaves the SPARQL constraints to pySHACL too, as a third party would.
    """
    import pyoxigraph as ox
    from rdflib import SH

    from ontology import ONTOLOGY_FILE, load_ontology, load_shapes

    store = ox.Store()
    store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    lines = ox.serialize((quad.triple for quad in store), format=ox.RdfFormat.N_TRIPLES)
    data = load_ontology().parse(data=lines, format="nt")
    store.bulk_load(path=str(ONTOLOGY_FILE), format=ox.RdfFormat.TURTLE)
    shapes = load_shapes()
    core = load_shapes()
    found: set[Violation] = set()
    if not by_pyshacl_alone:
        core.remove((None, SH.sparql, None))
        found.update(_asked(shapes, store))
        for owner, shape in _of_language(shapes):
            core.remove((owner, SH.property, shape))
            found.update(_unworded(shapes, owner, shape, store))
    found.update(_checked(core, shapes, data))
    return sorted(found)


def _words(shapes: Graph, node: Node, predicate: Node) -> tuple[tuple[str, str], ...]:
    return tuple(
        sorted(
            (str(language), str(text))
            for text in shapes.objects(node, predicate)
            if (language := getattr(text, "language", None)) in LANGUAGES
        )
    )


def _violation(shapes: Graph, shape: Node, focus: str, value: str | None) -> Violation:
    from rdflib import RDFS, SH

    shown = "" if value is None else short(value)
    return Violation(
        focus=focus,
        shape=str(shape).rpartition("/")[2],
        message=tuple(
            (language, text.replace("{?value}", shown))
            for language, text in _words(shapes, shape, SH.message)
        ),
        mend=_words(shapes, shape, RDFS.comment),
    )


def _asked(shapes: Graph, store: ox.Store) -> Iterator[Violation]:
    """Yield the violations of the SPARQL constraints, asked of Oxigraph."""
    from rdflib import SH

    prefixes = {
        str(shapes.value(entry, SH.prefix)): str(shapes.value(entry, SH.namespace))
        for entry in shapes.objects(None, SH.declare)
    }
    for owner, constraint in shapes.subject_objects(SH.sparql):
        targets = _targets(shapes, owner, store)
        select = str(shapes.value(constraint, SH.select))
        for row in rows(store, select, prefixes):
            focus, value = row["this"], row["value"]
            if focus in targets:
                shown = None if value is None else text(value)
                yield _violation(shapes, constraint, text(focus), shown)


def _of_language(shapes: Graph) -> Iterator[tuple[Node, Node]]:
    """Yield the owner and the shape of each constraint that asks for words in languages alone."""
    from rdflib import RDF, RDFS, SH

    silent = {RDF.type, SH.path, SH.message, RDFS.comment}
    asks = {SH.qualifiedValueShape, SH.qualifiedMinCount}
    for owner, shape in shapes.subject_objects(SH.property):
        if set(shapes.predicates(shape)) - silent == asks:
            inner = shapes.value(shape, SH.qualifiedValueShape)
            if set(shapes.predicates(inner)) == {SH.languageIn}:
                yield owner, shape


def _unworded(shapes: Graph, owner: Node, shape: Node, store: ox.Store) -> Iterator[Violation]:
    """Yield a violation for each target that has too few words in the languages of a shape."""
    import pyoxigraph as ox
    from rdflib import SH
    from rdflib.collection import Collection

    inner = shapes.value(shape, SH.qualifiedValueShape)
    listed = shapes.value(inner, SH.languageIn)
    ranges = [str(tag).lower() for tag in Collection(shapes, listed)] if listed else []
    least = int(str(shapes.value(shape, SH.qualifiedMinCount)))
    path = ox.NamedNode(str(shapes.value(shape, SH.path)))

    def worded(value: object) -> bool:
        tag = f"{getattr(value, 'language', None) or ''}-".lower()
        return any(tag.startswith(f"{wanted}-") for wanted in ranges)

    for focus in _targets(shapes, owner, store):
        values = (quad.object for quad in store.quads_for_pattern(focus, path, None))
        if sum(map(worded, values)) < least:
            yield _violation(shapes, shape, text(focus), None)


def _targets(
    shapes: Graph, owner: Node, store: ox.Store
) -> set[ox.NamedNode | ox.BlankNode | ox.Triple]:
    """Return the nodes that a shape speaks of: those of its classes, and subjects it names."""
    import pyoxigraph as ox
    from rdflib import SH

    found = {
        node
        for kind in shapes.objects(owner, SH.targetClass)
        for node in _instances(store, str(kind))
    }
    for predicate in shapes.objects(owner, SH.targetSubjectsOf):
        quads = store.quads_for_pattern(None, ox.NamedNode(str(predicate)), None)
        found.update(quad.subject for quad in quads)
    return found


def _instances(store: ox.Store, kind: str) -> Iterator[ox.NamedNode | ox.BlankNode | ox.Triple]:
    """Yield the instances of a class and of those below it (SHACL, section 2.1.3.2)."""
    import pyoxigraph as ox

    sub_class = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")
    rdf_type = ox.NamedNode(RDF_TYPE)
    kinds: set[ox.NamedNode | ox.BlankNode | ox.Triple] = set()
    ahead: list[ox.NamedNode | ox.BlankNode | ox.Triple] = [ox.NamedNode(kind)]
    while ahead:
        above = ahead.pop()
        if above not in kinds:
            kinds.add(above)
            ahead += [quad.subject for quad in store.quads_for_pattern(None, sub_class, above)]
    for each in kinds:
        for quad in store.quads_for_pattern(None, rdf_type, each):
            yield quad.subject


def _checked(core: Graph, shapes: Graph, data: Graph) -> Iterator[Violation]:
    """Yield the violations that pySHACL finds; ``data`` is a copy of ours, and may be changed."""
    import pyshacl
    from rdflib import SH, BNode, Graph

    _conforms, report, _text = pyshacl.validate(
        data, shacl_graph=core, inference="none", do_owl_imports=False, inplace=True
    )
    if not isinstance(report, Graph):
        # pySHACL hands back what went wrong inside it instead of raising it
        raise ShapeError(
            f"the shapes can't be checked: {report}", where="ontology/shapes", mend="mend the shape"
        )
    for result in report.subjects(SH.resultSeverity, None):
        shape = report.value(result, SH.sourceConstraint)
        if shape is None or isinstance(shape, BNode):
            shape = report.value(result, SH.sourceShape)
        value = report.value(result, SH.value)
        yield _violation(
            shapes,
            shape or BNode(),
            str(report.value(result, SH.focusNode)),
            None if value is None else str(value),
        )
