"""The page for SPARQL of one's own: an editor, the examples, and the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.ask import hints
from graph.ask.engine import UNREADABLE
from graph.ask.guard import check_query
from graph.ask.prefixes import PREFIXES
from graph.errors import DprkError, PlaceError, QueryError
from graph.serve.pages import editor, home, ready, showing
from graph.serve.pages.address import address
from graph.serve.pages.render import page

if TYPE_CHECKING:
    from graph.serve.pages.site import Desk, Reply

_EXPLAINING: Final = 5.0
#: what the editor holds when it opens
_FIRST: Final = """SELECT ?claim ?subject ?relation ?object ?modality ?speaker ?source {
  ?claim dprk:subject ?subject ; dprk:relation ?relation ; dprk:object ?object ;
    dprk:modality ?modality ; dprk:originatedBy ?speaker ; dprk:source ?source .
} ORDER BY ?claim ?speaker LIMIT 50
"""


def query(desk: Desk) -> Reply:
    """Return the editor with a query, an example's or the visitor's own, and its answer.

    A query that is refused or can't be read is told with status 400, and stays in the editor.
    """
    visit = desk.visit
    # not stripped: the lines of an error are those of the writer's own text
    own = next((value for key, value in visit.values if key == "query"), "")
    text = own or _example(desk)
    shown = dict(showing.NOTHING)
    notes: list[str] = []
    trouble: DprkError | None = None
    if own.strip():
        try:
            found = desk.asking.ask(own, limit=showing.LIMIT)
            shown = showing.answer(desk, found)
            notes = _notes(desk, own)
        except PlaceError:
            raise
        except DprkError as error:
            trouble = _explained(desk, own, error)
    lang = [("lang", visit.lang)] if visit.chosen else []
    return page(
        "editor.html.j2",
        visit,
        status=400 if trouble else 200,
        query=text,
        prefixes=", ".join(f"{name}:" for name in PREFIXES),
        topics=home.topics(desk.site.questions.values(), visit.lang),
        full=editor.installed(desk.site.where.root),
        notes=notes,
        trouble=trouble,
        example=False,
        downloads=[
            (name, address(f"/query/answer.{form}", [("query", own), *lang]))
            for name, form in (
                showing.OF_TRIPLES if shown["unit"] == "triple" else showing.DOWNLOADS
            )
        ]
        if shown["table"] is not None and shown["boolean"] is None
        else [],
        drawing=address("/draw", [("query", own), *lang]) if shown["claims"] else "",
        **shown,
    )


def _explained(desk: Desk, text: str, error: DprkError) -> DprkError:
    """Return what is wrong with a query that can't be read, with its place; else the error."""
    if error.what != UNREADABLE:
        return error
    try:
        desk.engine.ask(text, timeout=_EXPLAINING, limit=1)
    except QueryError as found:
        return found
    return error


def download(desk: Desk, form: str) -> Reply:
    """Return the whole answer to a query as a file."""
    found = desk.asking.ask(desk.visit.value("query"), limit=showing.WHOLE)
    return showing.file(desk, found, form, "answer")


def _example(desk: Desk) -> str:
    name = desk.visit.value("example")
    if not name:
        return _FIRST
    lines = ready.named(desk, name).query.splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("#+"))


def _notes(desk: Desk, text: str) -> list[str]:
    checked = check_query(text)
    note = hints.bare_edges(checked)
    return [
        *hints.slips(checked),
        *hints.strangers(desk.engine, checked),
        *([note] if note else []),
    ]
