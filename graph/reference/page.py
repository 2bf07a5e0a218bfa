"""The page itself: one HTML file without script, that calls no host and prints well."""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup
from rdflib import OWL, URIRef

from graph.model import ONTOLOGY
from graph.page.clean import visible, web_address
from graph.reference import trees
from graph.reference.alignments import alignments
from graph.reference.diagram import drawing
from graph.reference.examples import Uses, uses
from graph.reference.shapes import shapes, steps
from graph.reference.terms import in_words, sections
from graph.reference.words import words
from ontology.making.reading import HOME, Reading

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyoxigraph as ox
    from rdflib import Graph

    from graph.model import Knowledge

DCTERMS = "http://purl.org/dc/terms/"
#: the files that the ontology comes in, by what people call the format
FILES = {
    "Turtle": "dprk.ttl",
    "RDF/XML": "dprk.rdf",
    "JSON-LD": "dprk.jsonld",
    "JSON-LD context": "context.jsonld",
    "JSON Schema": "claims.schema.json",
}


def page(
    knowledge: Knowledge,
    quads: Iterable[ox.Quad],
    *,
    ontology: Graph,
    shape_graph: Graph,
    aligned: Graph | None = None,
) -> str:
    """Return the page as HTML: the same text for the same input, whatever the order of the quads.

    ``quads`` are those of the build that ``knowledge`` was read from: the examples come from both.
    """
    css = _asset("page.css")
    reading = Reading(ontology)
    told = sections(ontology)
    checks = shapes(shape_graph)
    others = alignments(aligned) if aligned is not None else ()
    by_term: defaultdict[str, list[Any]] = defaultdict(list)
    for row in others:
        by_term[row.term].append(row)
    names = {term.id: term for section in told for term in section.terms}
    checked: defaultdict[str, list[str]] = defaultdict(list)
    for shape in checks:
        for rule in shape.rules:
            for name in {*rule.terms, *(target.removeprefix(ONTOLOGY) for target in shape.targets)}:
                checked[name].append(rule.id)
    template = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    ).from_string(_asset("page.html.j2"))
    return template.render(
        policy=policy(css),
        sheet=Markup(css),  # noqa: S704 - our own file, hashed in the policy
        head=_head(ontology),
        files=FILES,
        word=words,
        sections=told,
        names=names,
        uses=uses(knowledge, quads),
        unused=Uses(),
        shapes=checks,
        checked={name: sorted(set(rules)) for name, rules in checked.items()},
        alignments=others,
        by_term=dict(by_term),
        namespace=ONTOLOGY,
        counts=words(
            "counts",
            terms=len(names),
            relations=len(reading.of_kind("Relation")),
            shapes=sum(len(shape.rules) for shape in checks),
        ),
        drawings=[
            ("diagram-classes", drawing([trees.classes(reading)])),
            ("diagram-claim", drawing([trees.claim(reading, steps(shape_graph))])),
        ],
    )


def policy(css: str) -> str:
    """Return the Content-Security-Policy (level 3) of a page with this style sheet and no script.

    >>> policy("").split("; ")[:2]
    ["default-src 'none'", "style-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"]
    """
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    rules = ("default-src 'none'", f"style-src 'sha256-{digest}'", "img-src data:")
    return "; ".join((*rules, "base-uri 'none'", "form-action 'none'"))


def _asset(name: str) -> str:
    return files("graph.reference").joinpath("assets", name).read_text(encoding="utf-8")


def _head(ontology: Graph) -> dict[str, Any]:
    def one(predicate: URIRef) -> str:
        return min(map(str, ontology.objects(HOME, predicate)), default="")

    return {
        "title": in_words(ontology, HOME, URIRef(f"{DCTERMS}title")),
        "about": in_words(ontology, HOME, URIRef(f"{DCTERMS}description")),
        "version": visible(one(OWL.versionInfo)),
        "version_iri": web_address(one(OWL.versionIRI)),
        "licence": web_address(one(URIRef(f"{DCTERMS}license"))),
    }
