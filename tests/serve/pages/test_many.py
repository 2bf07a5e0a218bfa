"""Pages over many claims: they stay short, and lead to the rest."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from graph.ask.default_graph import merge_default_graph
from graph.ask.solutions import XSD, Iri, Literal, Solutions
from graph.model import BASE, ONTOLOGY
from graph.read import read
from graph.serve.pages import data, drawing, home, listing, things, timeline
from graph.serve.pages.frame import frame
from graph.serve.pages.lookups import Lookups
from graph.serve.pages.site import Desk, Reply, Site, Visit
from tests.serve.pages.conftest import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.places import Places

MANY = 1_000


def copied(quads: list[ox.Quad], claim: str, count: int) -> Iterator[ox.Quad]:
    """Yield the quads of a claim again and again, each time under another id."""
    mine = [quad for quad in quads if str(quad.subject.value).startswith(claim)]

    def other(term: ox.NamedNode | ox.Literal, number: int) -> ox.NamedNode | ox.Literal:
        if isinstance(term, ox.NamedNode) and term.value.startswith(claim):
            return ox.NamedNode(term.value.replace(claim, f"{BASE}claim/{number:020x}"))
        return term

    for number in range(count):
        for quad in mine:
            yield ox.Quad(
                other(quad.subject, number), quad.predicate, other(quad.object, number),
                quad.graph_name,
            )  # fmt: skip


@pytest.fixture(scope="module")
def ask(built: Places, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Page]]:
    """Give a function that makes a page over the tale with its denial told 1,000 times more."""
    folder = tmp_path_factory.mktemp("many") / "store"
    quads = list(ox.parse(path=str(built.dataset), format=ox.RdfFormat.TRIG))
    denied = ox.NamedNode("https://w3id.org/dprk-networks/ontology#Denied")
    claim = next(str(quad.subject.value) for quad in quads if quad.object == denied)
    store = ox.Store(str(folder))
    store.bulk_extend(quads)
    store.bulk_extend(copied(quads, claim, MANY))
    merge_default_graph(store)
    store.flush()
    del store
    lookups = Lookups(folder, memory=4 << 30)
    site = Site(frame(lookups), {}, built)

    def made(make: Callable[[Desk], object], path: str, **values: str) -> Page:
        visit = Visit(path=path, values=tuple(values.items()))
        return Page(make(Desk(site, lookups, lookups, visit)).body.decode())

    yield made
    lookups.close()


def test_an_entity_with_many_claims_opens(ask):
    """Its page shows the first of each group and leads to all, and no tie fetches them all."""
    begun = time.monotonic()
    told = ask(lambda desk: things.thing(desk, f"{BASE}heronia"), "/id/heronia")
    assert time.monotonic() - begun < 20
    assert "Show all 1,004" in told.text
    assert len(told.all("article")) < 60
    assert len(told.ids) == len(set(told.ids))


def test_disputes_are_the_same_from_either_end(ask: Callable[..., Page]) -> None:
    """Sought from an entity's claims or among all disputes, the same pairs are found."""
    found = []

    def kept(desk: Desk) -> Reply:
        for claims in (10, 10_000):
            iris = [f"{BASE}heronia", f"{BASE}port-sable"]
            found.append(listing.disputed(desk.engine, iris, 2_000, claims=claims))
        return Reply(b"")

    ask(kept, "/id/heronia")
    assert len(found[0]) > 1_000
    assert found[0] == found[1]


def test_a_claim_with_many_ties_shows_some(ask, built):
    """The first of each kind of tie are told, and how many more there are."""
    held = read(built.dataset).claims.values()
    hub = next(link for claim in held if "Denied" in claim.modality for _, link in claim.links)
    told = ask(lambda desk: things.thing(desk, hub), "/id/claim/hub")
    assert told.text.count("denied by") == 51
    assert "denied by and 951 more" in told.text


def test_the_last_page_of_a_group_holds_the_rest(ask):
    """Every claim is on one of the pages, and the last one leads no further."""
    last = str(-(-1_004 // things.SIZE))
    told = ask(
        lambda desk: things.thing(desk, f"{BASE}heronia"),
        "/id/heronia",
        role="subject",
        relation="sentWorkersTo",
        page=last,
    )
    assert f"Page {last} of {last}" in told.text
    assert len(told.all("article")) == 1_004 % things.SIZE


def test_lists_and_drawings_are_cut_where_they_say(ask):
    """The home page counts them all, a list has pages, and a drawing says that it is a part."""
    assert "denied 1,001" in ask(home.home, "/").text
    assert "Page 1 of 21" in ask(timeline.timeline, "/timeline", dated="no").text
    told = ask(drawing.draw, "/draw", about="heronia")
    part = re.search(r"\(claims 1 to 200 of ([0-9,]+);", told.text)
    assert part is not None
    count = int(part[1].replace(",", ""))
    assert count >= 1_004
    assert "the next: /draw?about=heronia&page=2)" in told.text
    last = round(count / drawing.MOST)
    told = ask(drawing.draw, "/draw", about="heronia", page=str(last))
    assert f"to {count:,} of {count:,})" in told.text


def test_a_drawing_begins_with_the_firmest_and_newest_claims() -> None:
    """What is asserted comes before what is alleged, a late day before an early one and none."""
    claims = [
        ("a", "Alleged", "2031-05-01"),
        ("b", "Asserted", ""),
        ("c", "Denied", "2031-06-01"),
        ("d", "Asserted", "2030-01-01"),
        ("e", "Asserted", "2031-01-01"),
    ]
    rows = tuple(
        (Iri(f"x:{name}"), Iri(ONTOLOGY + firm), Literal(day, f"{XSD}date") if day else None)
        for name, firm, day in claims
    )

    class Told:
        def ask(self, _query: str, *, limit: int) -> Solutions:
            return Solutions("SELECT", ("claim", "modality", "day"), rows, limit=limit)

    desk = Desk(None, Told(), None, Visit("/draw"))  # type: ignore[arg-type]
    found, cut = drawing._claims(desk, "")
    assert [iri[-1] for iri in found] == ["e", "d", "b", "a", "c"]
    assert not cut


def test_data_of_many_claims_comes_in_pages(built, ask):
    """A Link header leads to the next page."""
    replies = []

    def kept(desk: Desk) -> object:
        replies.append(data.data(desk, f"{BASE}heronia", data.FORMS["nt"]))
        return replies[-1]

    ask(kept, "/id/heronia")
    assert 'rel="next"' in replies[0].headers["link"]
    assert replies[0].body.count(b"ontology#modality>") == data.SIZE
