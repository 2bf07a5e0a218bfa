"""An answer on a page, with the evidence of each row, and as a file to take away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.ask import words as answer_words
from graph.ask.formats import FORMATS, Options, write
from graph.errors import UnknownName
from graph.footnotes import added
from graph.model import short
from graph.serve.pages import answer as tables
from graph.serve.pages.excerpt import excerpt
from graph.serve.pages.site import Reply
from graph.serve.pages.tell import Teller
from graph.serve.pages.words import columns
from graph.serve.sparql import CUT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.ask.solutions import Solutions
    from graph.serve.pages.site import Desk

#: solutions of an answer on a page, and in a file
LIMIT: Final = 5_000
WHOLE: Final = 100_000
SIZE: Final = 100
#: what an answer can be taken away as: what people call it, and its name among the formats
DOWNLOADS: Final[tuple[tuple[str, str], ...]] = (
    ("CSV", "csv"),
    ("XLSX", "xlsx"),
    ("JSON", "json"),
    ("TSV", "tsv"),
    ("MD", "md"),
)
#: the same for triples, which JSON has no form for
OF_TRIPLES: Final = (("Turtle", "ttl"), *(one for one in DOWNLOADS if one[1] != "json"))
#: what the template of an answer takes where nothing was asked
NOTHING: Final[Mapping[str, Any]] = {
    "table": None,
    "boolean": None,
    "joined": False,
    "unit": "solution",
    "rows": [],
    "claims": False,
    "number": 1,
    "pages": 1,
}
#: the forms of query that are answered by triples
GRAPHS: Final = frozenset({"CONSTRUCT", "DESCRIBE"})
_FOR_PEOPLE: Final = frozenset({"xlsx", "md"})


def answer(desk: Desk, found: Solutions) -> dict[str, Any]:
    """Return what the template of an answer takes: sorted, filtered, and one page of it."""
    visit, known = desk.visit, desk.site.known
    whole = tables.table(known, found, visit.lang, columns(visit.lang))
    told = tables.sorted_by(tables.holding(whole, visit.value("find")), visit.value("sort"))
    number, pages = visit.number("page"), max(1, -(-len(told.rows) // SIZE))
    rows = told.rows[(number - 1) * SIZE : number * SIZE]
    claims = [row.claim for row in rows if row.claim]
    fetched = excerpt(desk.engine, desk.site.frame, claims, ties=False)
    teller = Teller(fetched.known, visit.lang)
    cards = {one.claim.iri: teller.card(one) for one in fetched.said}
    return {
        "table": told,
        "boolean": found.boolean,
        "joined": len(whole.rows) < whole.solutions,
        "unit": "triple" if found.form in GRAPHS else "solution",
        "rows": [(row, cards.get(row.claim)) for row in rows],
        "claims": any(row.claim for row in whole.rows),
        "number": number,
        "pages": pages,
    }


def file(desk: Desk, found: Solutions, form: str, name: str) -> Reply:
    """Return an answer as a file; raises UnknownName for a format that there is not.

    An answer that was cut says so in its body where the format can, and in a header.
    """
    if form not in {key for _, key in (*OF_TRIPLES, *DOWNLOADS)}:
        raise UnknownName(f"an answer can't be taken away as {form[:20]!r}")
    lang, known = desk.visit.lang, desk.site.known
    shown, notes = found, ""
    if form in _FOR_PEOPLE:
        shown, notes = added(desk.engine, found, desk.site.frame.checked, form, lang, 100)
    claims = set(answer_words.claims(shown))
    labels = {
        iri: short(iri) if iri in claims else known.label(iri, lang)
        for iri in answer_words.iris(shown)
        if iri in claims or iri in known.entities or iri in known.terms or iri in known.sources
    }
    if form == "json":
        labels = {}
    body = write(form, shown, Options(labels=labels)) + notes.encode()
    kind = FORMATS[form].media_type
    charset = "" if FORMATS[form].binary or form == "json" else "; charset=utf-8"
    headers = {"content-disposition": f'attachment; filename="{name}.{form}"'}
    if found.truncated:
        headers[CUT] = f"after={len(found)}"
    return Reply(body, kind + charset, 200, headers)
