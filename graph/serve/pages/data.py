"""What stands behind a page, in the formats of RDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import pyoxigraph as ox

from graph.ask.parameters import written
from graph.ask.prefixes import PREFIXES
from graph.ask.solutions import Iri
from graph.errors import UnknownName
from graph.model import BASE, short
from graph.network.about import Role
from graph.serve.pages import excerpt, listing
from graph.serve.pages.frame import quad_of
from graph.serve.pages.site import Reply

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.serve.pages.site import Desk

#: claims that go with an entity or a source at once; a header leads to the next
SIZE: Final = 200


class Form(NamedTuple):
    """A format of RDF: what people call it, its media type, and Oxigraph's name for it."""

    name: str
    media_type: str
    format: ox.RdfFormat


FORMS: Final[Mapping[str, Form]] = {
    "ttl": Form("Turtle", "text/turtle", ox.RdfFormat.TURTLE),
    "jsonld": Form("JSON-LD", "application/ld+json", ox.RdfFormat.JSON_LD),
    "nt": Form("N-Triples", "application/n-triples", ox.RdfFormat.N_TRIPLES),
    "rdf": Form("RDF/XML", "application/rdf+xml", ox.RdfFormat.RDF_XML),
}
#: for templates: names and keys
NAMES: Final = tuple((form.name, key) for key, form in FORMS.items())

#: an entity's own triples are its names, classes and ids: simple edges are told by their claims
_OWN: Final = """
SELECT ?s ?p ?o {
  VALUES ?s { %s }
  ?s ?p ?o FILTER NOT EXISTS { ?p a dprk:Relation }
} ORDER BY ?s ?p ?o"""


def data(desk: Desk, iri: str, form: Form) -> Reply:
    """Return what is said of an IRI of ours: its own triples, and the claims about it.

    At most 200 claims at once: a Link header then leads to the next. Raises UnknownName for an IRI
    that the graph says nothing of.
    """
    quads, pages = _quads(desk, iri)
    if not quads:
        raise UnknownName(f"the graph says nothing of {short(iri)[:200]}")
    triples = sorted({quad.triple for quad in quads}, key=str)
    body = ox.serialize(triples, format=form.format, prefixes=_prefixes(form))
    number = desk.visit.number("page")
    headers = {"vary": "Accept", "link": f'<{iri}>; rel="describes"'}
    if number < pages:
        following = f"?format={_key(form)}&page={number + 1}"
        headers["link"] += f', <{following}>; rel="next"'
    return Reply(body or b"", form.media_type, 200, headers)


def _key(form: Form) -> str:
    return next(key for key, each in FORMS.items() if each is form)


def _prefixes(form: Form) -> dict[str, str]:
    if form.format in {ox.RdfFormat.N_TRIPLES, ox.RdfFormat.RDF_XML}:
        return {}
    # `:claim/0f3a` is no name in Turtle, and RDF/XML knows no empty prefix
    return {name or "id": base for name, base in PREFIXES.items()}


def _quads(desk: Desk, iri: str) -> tuple[list[ox.Quad], int]:
    site, engine, number = desk.site, desk.engine, desk.visit.number("page")
    claims: Sequence[str] = ()
    if iri.startswith(f"{BASE}claim/"):
        whole = excerpt.triples(engine, site.frame, [iri])
        # an inner node of a claim has no relation: it is told as it stands
        return whole or _own(desk, [iri]), 1
    if iri in site.known.sources:
        claims, _ = listing.of_source(engine, iri)
    elif iri in site.known.entities:
        told = listing.parts(engine, [iri], ())
        claims = tuple(
            sorted(
                {
                    claim
                    for part in told.parts
                    if part.role in {Role.SUBJECT, Role.OBJECT}
                    for claim in part.claims
                }
            )
        )
    quads = _own(desk, [iri])
    wanted = listing.page_of(claims, number, SIZE)
    return [*quads, *excerpt.triples(engine, site.frame, wanted)], max(1, -(-len(claims) // SIZE))


def _own(desk: Desk, iris: Iterable[str]) -> list[ox.Quad]:
    answer = desk.engine.ask(_OWN % " ".join(written(Iri(iri)) for iri in iris))
    return [quad_of(row) for row in answer.rows]
