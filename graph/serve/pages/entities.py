"""The list of entities, and the search among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.errors import UnknownName
from graph.model import ONTOLOGY, short
from graph.serve.pages.names import LONGEST, Hit, in_order
from graph.serve.pages.render import page
from graph.serve.pages.tell import Teller
from graph.serve.pages.words import word
from graph.text.names import fold

if TYPE_CHECKING:
    from graph.serve.pages.site import Desk, Reply

SIZE: Final = 100


def entities(desk: Desk) -> Reply:
    """Return what ``q`` finds, or all entities of a ``class``, or all there are, a page at a time.

    Raises UnknownName for a class that the ontology does not have.
    """
    site, visit = desk.site, desk.visit
    known, lang = site.known, visit.lang
    text, kind = visit.value("q")[:LONGEST], visit.value("class")
    close = True
    if text:
        hits, close = site.names.search(text)
        title = word("searchFor", lang, text=text)
    else:
        iris = [iri for iri, each in known.entities.items() if not each.canonical]
        title = word("allEntities", lang)
        if kind:
            term = ONTOLOGY + kind.removeprefix("dprk:")
            if term not in known.terms:
                raise UnknownName(f"{kind!r} is no class of the ontology")
            iris = [iri for iri in iris if term in known.entities[iri].classes]
            title = word("ofClass", lang, name=known.label(term, lang))
        hits = [Hit(iri, "") for iri in in_order(known, iris, lang)]
    number, pages = visit.number("page"), max(1, -(-len(hits) // SIZE))
    teller = Teller(known, lang)
    return page(
        "entities.html.j2",
        visit,
        title=title,
        text=text,
        close=close,
        total=len(hits),
        hits=[
            (teller.ref(hit.iri), _kinds(teller, hit.iri), _by(teller, hit))
            for hit in hits[(number - 1) * SIZE : number * SIZE]
        ],
        number=number,
        pages=pages,
    )


def _kinds(teller: Teller, iri: str) -> str:
    if iri in teller.known.sources:
        return word("source", teller.lang)
    return teller.telling.classes(iri)


def _by(teller: Teller, hit: Hit) -> str:
    """Return the name that it was found by, where that is not the one shown nor its id."""
    shown = {fold(teller.known.label(hit.iri, teller.lang)), fold(short(hit.iri)), ""}
    return "" if fold(hit.name) in shown else hit.name
