"""What a reader does with the drawing: groups, surroundings, paths, time, and steps back."""

from __future__ import annotations

import io
from functools import partial

import networkx as nx
import pytest

from graph.model import BASE
from graph.page import groups, items
from graph.page.draw import page
from tests.page.conftest import GAZETTE, LEDGER, claim, entity, knowledge, term
from tests.page.test_saving import saved
from tests.waiting import drawn, until

TITLE = {"en": "Copper boats", "fr": "Bateaux de cuivre"}


@pytest.fixture
def grouped(monkeypatch):
    """Let 88 things be too many to be drawn at once."""
    monkeypatch.setattr(groups, "LEAF", 25)
    monkeypatch.setattr(groups, "SMALL", 4)
    monkeypatch.setattr(items, "divide", partial(groups.divide, most=30))


def kinds(seen, kind):
    """Return the ids of this kind that are drawn."""
    nodes = seen.page.evaluate("dprk.drawn().nodes")
    return [node["id"] for node in nodes if node["kind"] == kind and not node["hidden"]]


def test_a_large_network_opens_as_groups_that_open_in_their_place(grouped, large, visit):
    """Groups stand for their members, with how many they hold, until a reader opens them."""
    seen = visit(page(large, title=TITLE))
    closed = kinds(seen, "group")
    assert len(closed) > 2
    lines = seen.page.evaluate("dprk.drawn().lines")
    looks = {claim["look"] for claim in lines}
    assert all(line["claims"] for line in lines)
    assert len(looks) > 1  # what is said differently is never one line
    before = len(kinds(seen, "entity"))
    network = nx.read_gexf(io.BytesIO(saved(seen, "gexf")[1]))
    places = {
        (one["viz"]["position"]["x"], one["viz"]["position"]["y"]) for one in network.nodes.values()
    }
    assert len(places) > len(network) * 0.9  # those inside of closed groups have a place, too
    opened = seen.page.evaluate("dprk.openFirst()")
    assert opened not in kinds(seen, "group")
    assert len(kinds(seen, "entity")) + len(kinds(seen, "group")) > before + len(closed) - 1
    assert f"open={opened.replace('/', '%2F')}" in seen.page.evaluate("dprk.state()")
    seen.page.evaluate("(id) => dprk.shut(id)", opened)
    assert sorted(kinds(seen, "group")) == sorted(closed)


def test_what_is_searched_for_is_opened_wherever_it_is(grouped, large, visit):
    """Each entity is found by its name and drawn, though its group was closed."""
    seen = visit(page(large, title=TITLE))
    inside = [f"e{at}" for at in range(80) if f"e{at}" not in kinds(seen, "entity")]
    seen.page.evaluate("(id) => dprk.select('entity', id)", inside[0])
    assert inside[0] in kinds(seen, "entity")


def test_a_group_and_a_line_of_many_claims_have_panels(grouped, large, visit):
    """A group lists its members, and a bundle its claims with their standing."""
    seen = visit(page(large, title=TITLE))
    seen.page.click("[data-facet=groups] summary")
    seen.page.locator("[data-facet=groups] button").first.press("Enter")
    assert "says nothing of who works with whom" in seen.panel()
    before = len(kinds(seen, "group"))
    seen.page.get_by_role("button", name="Open the group").press("Enter")
    assert len(kinds(seen, "entity")) > 1
    assert len(kinds(seen, "group")) != before
    many = next(
        line for line in seen.page.evaluate("dprk.drawn().lines") if line["kind"] == "bundle"
    )
    seen.page.evaluate("(id) => dprk.select('bundle', id)", many["id"])
    seen.page.wait_for_selector("#panel button.claim")
    assert seen.page.locator("#panel button.claim").count() == len(many["claims"])
    assert "The copper boats of Port Lumen" in seen.panel() or "registre" in seen.panel()


def test_surroundings_are_shown_alone_and_left_again(small, visit):
    """One step around a thing shows its neighbours and no others, and says so above."""
    seen = visit(page(small, title=TITLE))
    seen.page.evaluate("dprk.select('entity', 'orla')")
    seen.page.click("[data-act=surroundings]")
    assert set(seen.visible()["entities"]) == {"orla", "kite", "studio"}
    assert "within 1 step of Orla Coin" in seen.page.inner_text("#scope")
    seen.page.select_option("#steps", "2")
    assert {"veles", "copper"} <= set(seen.visible()["entities"])
    seen.page.click("[data-act=wholeNetwork]")
    assert seen.page.locator("#scope").is_hidden()
    assert "lumen" in seen.visible()["entities"]


def test_a_path_names_its_weakest_link_with_its_standing(small, visit):
    """A path passes over what holds or allegedly does, and denials stay beside it."""
    seen = visit(page(small, title=TITLE))
    seen.page.evaluate("dprk.select('entity', 'veles')")
    seen.page.click("[data-act=pathFrom]")
    seen.page.evaluate("dprk.select('entity', 'studio')")
    seen.page.click("[data-act=pathHere]")
    told = seen.page.inner_text("#scope")
    assert "From Veles to a studio: 3 hops" in told
    assert "weakest link: Kite Crew \u2013 Orla Coin (alleged" in told
    assert {"c2", "c3", "c1", "c4"} <= set(seen.visible()["claims"])
    # lit from end to end, and told hop by hop
    seen.page.wait_for_selector("#panel-body .way")
    assert seen.page.inner_text("#panel-title") == "Path"
    assert seen.page.evaluate("dprk.state()").count("is=") == 0
    heads = seen.page.locator("#panel-body section > h3").all_inner_texts()
    assert [head.split(".")[0] for head in heads] == ["1", "2", "3"]
    assert "Kite Crew \u2013 Orla Coin \u00b7 only alleged" in heads[1]
    last = seen.page.locator("#panel-body section").nth(2).locator("[data-claim]")
    assert last.evaluate_all("all => all.map((one) => one.dataset.claim)") == ["c3", "c2"]
    seen.page.evaluate("dprk.path('lumen', 'coins')")
    assert "Nothing that the filters let by leads from" in seen.page.inner_text("#scope")


def test_the_words_of_a_path_and_of_what_is_chosen_stand_at_its_lines(small, visit):
    """Each line of a path has its words, and each of a chosen thing, beside it if not on it."""
    seen = visit(page(small, title=TITLE))
    told = "dprk.written().filter((one) => one.kind === 'claim').map((one) => one.id)"
    lines = "dprk.drawn().lines.filter((one) => one.seen && {}).map((one) => one.id)"
    seen.page.evaluate("dprk.path('veles', 'studio')")
    ask = seen.page.evaluate
    until(seen.page, lambda: sorted(ask(told)) == sorted(ask(lines.format("true"))))
    seen.page.click("[data-act=wholeNetwork]")
    ask("dprk.select('entity', 'kite')")
    mine = lines.format("[one.from, one.to].includes('kite')")
    until(seen.page, lambda: set(ask(mine)) <= set(ask(told)))


def test_time_takes_away_what_lies_outside_it(visit):
    """The two ends of time bound what is shown, and what has no date stays unless unticked."""
    dates = {"a": ("2019-01-01", "2019-12-31"), "b": ("2024-03-01", "2024-03-31"), "c": ("", "")}
    made = knowledge(
        [entity("kite", "Group", "Kite Crew"), entity("orla", "Company", "Orla Coin")],
        [
            claim(key, "kite", "stoleFrom", "orla", earliest=first, latest=last)
            for key, (first, last) in dates.items()
        ],
        [GAZETTE, LEDGER],
    )
    seen = visit(page(made, title=TITLE))
    assert "2019-01 to 2024-03" in seen.page.inner_text("#time")
    seen.page.evaluate("dprk.time({ to: 12 * 2020 })")
    assert seen.visible()["claims"] == ["a", "c"]
    assert seen.page.inner_text("label:has(#undated)").strip() == "undated too (1)"
    seen.page.uncheck("#undated")
    assert seen.visible()["claims"] == ["a"]
    seen.page.click("#play")
    until(seen.page, lambda: "b" in seen.visible()["claims"])


def test_bars_tell_how_many_claims_fall_into_which_time(visit):
    """A bar counts the claims that reach into it and that the filters let by; a click takes it."""
    dates = {
        "a": ("2019-01-01", "2019-12-31", "Asserted"),
        "b": ("2019-03-01", "2020-03-31", "Alleged"),
        "c": ("2022-05-01", "", "Asserted"),
        "d": ("", "", "Asserted"),
        "e": ("2024-02-01", "2024-02-29", "Asserted"),
    }
    made = knowledge(
        [entity("kite", "Group", "Kite Crew"), entity("orla", "Company", "Orla Coin")],
        [
            claim(key, "kite", "stoleFrom", "orla", modality=modality, earliest=first, latest=last)
            for key, (first, last, modality) in dates.items()
        ],
        [GAZETTE, LEDGER],
    )
    seen = visit(page(made, title=TITLE))
    bars = seen.page.locator("#time-bars .bar")
    told = dict(text.split(": ") for text in bars.locator("title").all_text_contents())
    assert told["2019-01 \u2013 2019-03"] == "2 claims"
    assert told["2020-01 \u2013 2020-03"] == "1 claim"
    assert told["2021-01 \u2013 2021-03"] == "0 claims"
    assert told["2024-01 \u2013 2024-02"] == "2 claims"
    assert "a bar is three months, the highest 2 claims" in seen.page.inner_text("#time-words")
    assert "2019-01 \u2013 2019-03: 2 claims; " in bars.locator("..").get_attribute("aria-label")
    seen.page.uncheck("#legend input[data-value=Alleged]")
    assert bars.first.locator("title").text_content() == "2019-01 \u2013 2019-03: 1 of 2 claims"
    bars.nth(4).click(position={"x": 2, "y": 4})
    assert seen.page.inner_text("#time-words").startswith("between 2020-01 and 2020-03")
    assert seen.visible()["claims"] == ["d"]
    assert seen.page.locator("#time-bars .left-out").count() == bars.count() - 1


def test_steps_are_undone_and_the_address_holds_the_view(small, visit, tmp_path):
    """Each step can be taken back, and the words after # bring the same view again."""
    seen = visit(page(small, title=TITLE))
    seen.page.click("#legend input[data-value=Denied]")
    seen.page.evaluate("dprk.away('copper')")
    assert "c2" not in seen.visible()["claims"]
    assert "c8" not in seen.visible()["claims"]
    state = seen.page.evaluate("dprk.state()")
    seen.page.click("#undo")
    seen.page.click("#undo")
    assert {"c2", "c8"} <= set(seen.visible()["claims"])
    seen.page.keyboard.press("Control+y")
    seen.page.keyboard.press("Control+y")
    assert seen.page.evaluate("dprk.state()") == state
    until(seen.page, lambda: "not.modality=Denied" in seen.page.url)
    address = seen.page.url
    seen.page.goto("about:blank")
    seen.page.goto(address)
    drawn(seen.page)
    assert seen.page.evaluate("dprk.state()") == state


def test_a_page_that_opens_on_its_table_has_its_picture_in_full_later(small, visit):
    """Fitting waits for the picture to be seen, and moved things are where the address has them."""
    seen = visit(page(small, title=TITLE))
    fitted = seen.page.evaluate("dprk.network.getScale()")
    before = seen.page.evaluate("dprk.where('entity', 'orla')")
    path = seen.page.url.split("#")[0]
    seen.page.goto("about:blank")
    seen.page.goto(f"{path}#view=table&moved=40,0,orla|9,9,ghost|x,1,kite|999999,0,kite")
    drawn(seen.page)
    assert seen.page.locator("#rows tbody tr").count() == len(small.claims)
    seen.page.click("#views [data-view=network]")
    assert abs(seen.page.evaluate("dprk.network.getScale()") / fitted - 1) < 0.2
    assert seen.page.evaluate("dprk.where('entity', 'orla')") != before
    assert seen.page.evaluate("dprk.state()").count("%2C") == 2


@pytest.mark.parametrize(
    "words",
    ["not.modality=%3Cimg%3E&is=claim+nobody&open=ghost&scope=near|ghost|9&time=1|x&at=NaN|1|2",
     "scope=path|kite|kite&away=__proto__|ghost&pin=constructor", "=", "lang=de&view=3d",
     "view=analysis&size=degree|ghost&rank=x&not.change=new"],
)  # fmt: skip
def test_an_address_of_nonsense_shows_the_whole(small, visit, tmp_path, words):
    """What stands after # may come from anybody: what is not of this page changes nothing."""
    seen = visit(page(small, title=TITLE))
    path = seen.page.url.split("#")[0]
    seen.page.goto("about:blank")
    seen.page.goto(f"{path}#{words}")
    drawn(seen.page)
    assert len(seen.visible()["claims"]) == len(small.claims)


def test_what_is_pinned_stays_when_its_group_is_closed(grouped, large, visit):
    """A pinned thing stands beside the closed group that it is in."""
    seen = visit(page(large, title=TITLE))
    inside = next(f"e{at}" for at in range(80) if f"e{at}" not in kinds(seen, "entity"))
    seen.page.evaluate("(id) => dprk.pin(id)", inside)
    assert inside in kinds(seen, "entity")


def test_many_claims_between_two_are_bundles_by_how_they_are_said(visit):
    """Beyond a handful parallel claims are one line for each way of saying."""
    claims = [
        claim(f"k{at}", "kite", "stoleFrom", "orla",
              modality=term("Alleged" if at % 3 else "Asserted"))
        for at in range(9)
    ]  # fmt: skip
    things = [entity("kite", "Group", "Kite Crew"), entity("orla", "Company", "Orla Coin")]
    seen = visit(page(knowledge(things, claims, [GAZETTE, LEDGER]), title=TITLE))
    lines = seen.page.evaluate("dprk.drawn().lines")
    assert sorted((line["look"], len(line["claims"])) for line in lines) == [
        ("Alleged", 6),
        ("Asserted", 3),
    ]


def test_what_changed_since_an_older_build_is_marked_beside_how_it_is_said(small, visit):
    """A change has a word in legend, panel, table, hover and on its line, and hides no modality."""
    marks = {"c1": "new", "c3": "gone", "c8": "changed"}
    changes = {f"{BASE}claim/{key}": mark for key, mark in marks.items()}
    seen = visit(page(small, title=TITLE, changes=changes))
    told = seen.page.inner_text("#intro")
    assert "1 new, 1 gone (no longer made), 1 changed, 7 unchanged" in told
    facet = seen.page.inner_text("#legend [data-facet=change]").split()
    assert [word for word in facet if word.isalpha()][-4:] == [*marks.values(), "unchanged"]
    seen.page.evaluate("dprk.select('claim', 'c3')")
    assert seen.page.inner_text("#panel [data-change=gone]").split() == ["\u2212", "gone"]
    assert "alleged" in seen.page.inner_text("#panel .headline")
    assert "Only the older build makes this claim" in seen.panel()
    told = " ".join(seen.page.evaluate("dprk.lineWords('c1')"))
    assert told == "new: alleged: stole from"
    seen.page.evaluate("dprk.view('table')")
    told = [seen.page.inner_text(f"[data-row={key}] td:nth-child(4)") for key in ("c1", "c4")]
    assert [words.split() for words in told] == [["+", "new", "alleged"], ["asserted"]]
    seen.page.uncheck("#legend input[data-facet=change][data-value=gone]")
    assert "c3" not in seen.visible()["claims"]
    assert "not.change=gone" in seen.page.evaluate("dprk.state()")
    seen.page.evaluate("dprk.language('fr')")
    assert "nouvelle" in seen.page.inner_text("[data-row=c1]")


def test_nothing_speaks_of_change_where_no_builds_are_compared(small, visit):
    """Without an older build there is no facet of changes, and no word of it."""
    seen = visit(page(small, title=TITLE))
    assert seen.page.locator("[data-facet=change]").count() == 0
    assert "older build" not in seen.page.inner_text("#intro")
