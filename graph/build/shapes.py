"""SHACL validation: the only module that calls pySHACL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.errors import ShapeError
from graph.model import LANGUAGES, short

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node


@dataclass(frozen=True, slots=True)
class Violation:
    """One validation result: which shape, at which node, in words and with the mend."""

    focus: str
    shape: str
    message: Mapping[str, str]
    mend: Mapping[str, str]

    def error(self, where: Mapping[str, str], key: Mapping[str, str]) -> ShapeError:
        """Return it as an error that names the file and line, the claim, and the mend."""
        owner = self.focus
        while owner not in where and "/" in owner:
            # an inner node's IRI is its claim's and a path
            owner = owner.rpartition("/")[0]
        name = key.get(owner) or short(owner if owner in where else self.focus)
        return ShapeError(
            f"{name}: {self.message['en']}",
            where=where.get(owner, self.focus),
            mend=self.mend.get("en", ""),
        )


def validate(data: Graph) -> list[Violation]:
    """Return every violation of our shapes in ``data``, sorted; ``data`` is not changed.

    ``data`` holds claims and entities together, the ontology is added to a copy: a shape asks for
    the class of a relation's subject.
    """
    import pyshacl  # noqa: PLC0415
    from rdflib import RDFS, SH, BNode, Graph, Literal  # noqa: PLC0415

    from ontology import load_ontology, load_shapes  # noqa: PLC0415

    shapes = load_shapes()
    whole = Graph()
    for part in (data, load_ontology()):
        for triple in part:
            whole.add(triple)
    _conforms, report, _text = pyshacl.validate(
        whole,
        shacl_graph=shapes,
        inference="none",
        advanced=False,
        meta_shacl=False,
        do_owl_imports=False,
        inplace=True,  # of our own copy
    )

    def words(node: Node, predicate: Node) -> dict[str, str]:
        found = {}
        for text in shapes.objects(node, predicate):
            if isinstance(text, Literal) and text.language in LANGUAGES:
                found[str(text.language)] = str(text)
        return found

    found = set()
    for result in report.subjects(SH.resultSeverity, None):
        shape = report.value(result, SH.sourceConstraint) or report.value(result, SH.sourceShape)
        if isinstance(shape, BNode) or shape is None or not words(shape, RDFS.comment):
            shape = report.value(result, SH.sourceShape)
        focus = str(report.value(result, SH.focusNode))
        value = report.value(result, SH.value)
        shown = "" if value is None else short(str(value))
        message = {
            lang: text.replace("{?value}", shown)
            for lang, text in words(shape, SH.message).items()
        }
        found.add((focus, str(shape), tuple(sorted(message.items())),
                   tuple(sorted(words(shape, RDFS.comment).items()))))
    return [
        Violation(focus, short(shape), dict(message), dict(mend))
        for focus, shape, message, mend in sorted(found)
    ]
