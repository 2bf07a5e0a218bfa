"""The page as a reader meets it: a real browser, a mouse, a keyboard, and no outside host.

The ``visit`` fixture fails a test in which any host was called or the console complained.
"""

# ruff: noqa: RUF001 (the apostrophe of French)

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from math import hypot

import pytest

from graph.model import BASE, ONTOLOGY, Knowledge, Term
from graph.page.draw import page
from tests.waiting import settled

pytestmark = pytest.mark.browser
TITLE = {"en": "Copper boats", "fr": "Bateaux de cuivre"}


def test_a_click_on_a_line_shows_the_whole_claim(small, visit):
    """The panel tells the claim, who says it, when, how much, by what means, and its evidence."""
    seen = visit(page(small, title=TITLE))
    seen.click_on("claim", "c1")
    told = seen.panel()
    for part in (
        "Kite Crew stole about 12 million dollars from Orla Coin.",
        "alleged",
        "positive",
        "actual",
        "Harbour Gazette",
        "Port Lumen, The Ledger",
        "about 12 million US dollars",
        "at least 11,400,000",
        "between 2031-01-01 and 2031-12-31",
        "stablecoins",
        "The copper boats of Port Lumen",
        "characters 3 to 61",
        "found, exact",
        "not stated",
    ):
        assert part in told
    assert seen.page.inner_text("blockquote") == "The Kite Crew took it all."
    assert seen.page.inner_text("blockquote mark") == "Kite Crew"
    link = seen.page.locator("#panel a")
    assert link.get_attribute("href") == "https://gazette.example/copper?boats=1"
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_without_the_documents_the_panel_says_that_the_passage_is_not_there(small, visit):
    """A claim whose passage was not given says so, and where it stands."""
    seen = visit(page(small, title=TITLE))
    seen.click_on("claim", "c4")
    assert "The passage is not in this page: build with --documents." in seen.panel()
    assert "not checked" in seen.panel()


def test_a_denial_leads_to_what_it_denies_and_back(small, visit):
    """Links between claims are followed in both directions."""
    seen = visit(page(small, title=TITLE))
    seen.page.evaluate("dprk.select('claim', 'c2')")
    assert "denied" in seen.panel()
    seen.page.click("#panel [data-claim=c3]")
    assert "alleged" in seen.panel()
    assert "denied by" in seen.panel()
    seen.page.click("#panel [data-claim=c2]")
    assert "Orla Coin denies having hired a studio." in seen.panel()


def test_a_click_on_a_thing_lists_all_that_is_claimed_about_it(small, visit):
    """An entity shows aliases, outside ids and every claim, each with modality and source."""
    seen = visit(page(small, title=TITLE))
    seen.click_on("entity", "orla")
    told = seen.panel()
    assert "Orla Coin" in told
    assert "wikidata Q000" in told
    assert "Claims about it (3)" in told
    assert "What it is said to have (1)" in told
    assert "Claims that it makes (1)" in told
    buttons = seen.page.locator("#panel button.claim")
    for at in range(buttons.count()):
        text = buttons.nth(at).inner_text()
        assert re.search("asserted|alleged|denied", text)
        assert "The copper boats of Port Lumen" in text


def test_a_click_on_a_label_chooses_what_it_names(small, visit):
    """Words on the canvas can be clicked as well as shapes and lines."""
    seen = visit(page(small, title=TITLE))
    seen.page.wait_for_timeout(300)
    box = seen.page.evaluate("dprk.written().find((one) => one.id === 'veles').box")
    frame = seen.page.locator("#canvas").bounding_box()
    seen.page.mouse.click(
        frame["x"] + (box["left"] + box["right"]) / 2, frame["y"] + (box["top"] + box["bottom"]) / 2
    )
    assert "Veles" in seen.page.inner_text("#panel .headline")


@pytest.mark.parametrize("query", ["veles", "VÉLÈS", "velesie", "vls"])
def test_search_finds_labels_and_aliases_in_both_languages(small, visit, query):
    """Accents and case aside, every name leads to its entity, which is brought into sight."""
    seen = visit(page(small, title=TITLE))
    seen.page.fill("#search", query)
    first = seen.page.locator("#hits button").first
    assert "Veles" in first.inner_text()
    first.click()
    assert "Veles" in seen.page.inner_text("#panel .headline")
    seen.page.wait_for_timeout(450)
    at = seen.page.evaluate("dprk.where('entity', 'veles')")
    frame = seen.page.locator("#canvas").bounding_box()
    assert frame["x"] < at["x"] < frame["x"] + frame["width"]
    assert frame["y"] < at["y"] < frame["y"] + frame["height"]


def test_search_is_worked_by_keyboard_alone(small, visit):
    """Arrow down reaches the hits, Enter chooses, Escape clears."""
    seen = visit(page(small, title=TITLE))
    seen.page.focus("#search")
    seen.page.keyboard.type("orla")
    seen.page.keyboard.press("ArrowDown")
    seen.page.keyboard.press("Enter")
    assert "Orla Coin" in seen.page.inner_text("#panel .headline")
    seen.page.focus("#search")
    seen.page.keyboard.press("Escape")
    assert seen.page.locator("#hits button").count() == 0


def test_a_claim_found_by_search_shows_its_modality_and_source(small, visit):
    """Hits among claims carry what every listed claim carries."""
    seen = visit(page(small, title=TITLE))
    seen.page.fill("#search", "12 million")
    hit = seen.page.locator("#hits [data-claim=c1]").inner_text()
    assert "alleged" in hit
    assert "The copper boats of Port Lumen" in hit


def test_the_legend_filters_and_counts(small, visit):
    """Unticking a modality hides its lines, counts follow, and everything can be shown again."""
    seen = visit(page(small, title=TITLE))
    assert seen.page.is_hidden("#reset")
    seen.page.click("#legend [data-facet=modality] [data-value=Denied]")
    assert "c2" not in seen.visible()["claims"]
    assert "c3" in seen.visible()["claims"]
    assert seen.page.inner_text("#count").startswith("9 of 10 claims")
    assert seen.line("c2")["seen"] is False
    assert seen.line("c3")["seen"] is True
    seen.page.click("#legend [data-facet=sources] [data-value='source/gazette']")
    assert seen.visible()["claims"] == ["c8"]
    assert sorted(seen.visible()["entities"]) == ["copper", "kite"]
    line = seen.page.locator("#legend [data-facet=modality] li", has_text="alleged").inner_text()
    assert "0/2" in line
    seen.page.click("#reset")
    assert len(seen.visible()["claims"]) == 10


def both_ways(small: Knowledge) -> Knowledge:
    """Return the small knowledge with a claim that is alleged and planned, and one negative too."""
    whole = f"{ONTOLOGY}Alleged"
    planned = f"{ONTOLOGY}Planned"
    plain = small.claims[f"{BASE}claim/c4"]
    more = {
        f"{BASE}claim/{name}": replace(
            plain, iri=f"{BASE}claim/{name}", key=name, modality=whole, actuality=planned, **given
        )
        for name, given in (("d2", {}), ("d3", {"polarity": f"{ONTOLOGY}Negative"}))
    }
    return replace(small, claims={**small.claims, **more})


def test_each_modality_and_each_outcome_is_a_filter_of_its_own(small, visit):
    """What is alleged is found by that filter, planned or not; each facet counts every claim."""
    seen = visit(page(both_ways(small), title=TITLE))

    def number(facet: str, value: str) -> str:
        box = seen.page.locator(f"#legend label:has([data-facet={facet}][data-value={value}])")
        return box.locator(".number").inner_text()

    assert number("modality", "Alleged") == "4"
    assert number("modality", "Asserted") == "7"
    assert number("modality", "Denied") == "1"
    assert number("happening", "Planned") == "3"
    assert number("happening", "Negative") == "2"
    assert number("happening", "Actual") == "6"
    seen.page.click("#legend [data-value='modality:none']")
    assert seen.visible()["claims"] == []
    seen.page.click("#legend [data-facet=modality] [data-value=Alleged]")
    assert sorted(seen.visible()["claims"]) == ["c1", "c3", "d2", "d3"]
    assert number("happening", "Planned") == "2/3"
    seen.page.click("#legend [data-facet=happening] [data-value=Negative]")
    assert sorted(seen.visible()["claims"]) == ["c1", "c3", "d2"]
    seen.page.click("#legend [data-value='happening:none']")
    seen.page.click("#legend [data-facet=happening] [data-value=Planned]")
    assert sorted(seen.visible()["claims"]) == ["d2", "d3"]
    assert seen.line("d2")["style"]["dashes"] == [9, 6]
    assert seen.line("d2")["style"]["ending"] == "vee"
    seen.page.click("#reset")
    assert len(seen.visible()["claims"]) == 12


def test_a_kind_picked_after_none_comes_with_its_neighbours(small, visit):
    """Unticking a kind takes its claims away; after "none", ticking it brings all that has it."""
    seen = visit(page(small, title=TITLE))
    seen.page.click("#legend [data-value='classes:none']")
    assert seen.visible() == {"claims": [], "entities": []}
    seen.page.click("#legend [data-facet=classes] [data-value=State]")
    assert sorted(seen.visible()["claims"]) == ["c4", "c5", "c6", "c7"]
    assert sorted(seen.visible()["entities"]) == ["kite", "lumen", "veles"]
    assert "Each claim with a ticked word" in seen.page.inner_text("#legend [data-facet=classes]")
    seen.page.click("#legend [data-value='classes:all']")
    seen.page.click("#legend [data-facet=classes] [data-value=State]")
    assert not {"c4", "c5", "c6", "c7"} & set(seen.visible()["claims"])


def test_filters_by_class_and_relation_hide_what_they_name(small, visit):
    """Unticking a kind or a relation takes away each claim that has it."""
    seen = visit(page(small, title=TITLE))
    seen.page.click("#legend [data-facet=classes] [data-value=State]")
    assert not {"c4", "c5", "c6", "c7"} & set(seen.visible()["claims"])
    seen.page.click("#legend [data-facet=relations] > summary")
    seen.page.click("#legend [data-facet=relations] [data-value=launders]")
    assert not {"c8", "d1"} & set(seen.visible()["claims"])
    seen.page.click("#legend [data-facet=relations] [data-value='relations:none']")
    assert seen.visible() == {"claims": [], "entities": []}
    assert seen.page.inner_text("#empty") == "The filters hide everything."


def test_the_language_switch_changes_every_word(small, visit):
    """Title, introduction, legend, panel, table and labels are all in the chosen language."""
    seen = visit(page(small, title=TITLE))
    seen.page.evaluate("dprk.select('claim', 'c1')")
    seen.page.click("[data-lang=fr]")
    assert seen.page.title() == "Bateaux de cuivre"
    assert seen.page.get_attribute("html", "lang") == "fr"
    assert "L’Équipe Cerf-Volant a volé" in seen.panel()
    assert "allégué" in seen.page.inner_text("#legend")
    assert seen.page.get_attribute("#search", "placeholder") == "Nom, alias ou mot"
    assert "Cette vue montre 10 affirmations" in seen.page.inner_text("#intro")
    body = seen.page.inner_text("body")
    for english in ("Legend", "Source of", "alleged", "Who says", "Evidence", "Close", "Search"):
        assert english not in body
    seen.page.click("[data-lang=en]")
    assert "Kite Crew stole" in seen.panel()


def test_the_table_says_what_the_network_says(small, visit):
    """One row a claim, with modality and source, and a way to the panel."""
    seen = visit(page(small, title=TITLE))
    seen.page.click("#views [data-view=table]")
    assert seen.page.locator("#table-view tbody tr").count() == len(small.claims)
    assert seen.page.locator("#table-view th[scope=col]").all_inner_texts() == [
        "Subject", "Relation", "Object", "Modality", "Said by", "When", "Amount", "Source",
    ]  # fmt: skip
    for row in seen.page.locator("#table-view tbody tr").all():
        cells = row.locator("td").all_inner_texts()
        assert re.search("asserted|alleged|denied", cells[2])
        assert cells[3]
        assert cells[6]
    seen.page.click("#table-view [data-claim=c2]")
    assert "Orla Coin denies having hired a studio." in seen.panel()
    seen.page.click("#legend [data-facet=modality] [data-value=Denied]")
    assert seen.page.locator("#table-view tbody tr").count() == len(small.claims) - 1


def test_hostile_text_is_shown_as_text(small, visit):
    """Markup, scripts, direction overrides and addresses in any field do nothing."""
    bad = "<img src=x onerror=alert(1)></script><script>alert(2)</script><a href=//x>\u202eevil"
    entities = {
        iri: replace(one, labels={"en": bad + iri[-4:], "fr": bad}, aliases={"en": (bad,)},
                     outside_ids=(("wikidata", "javascript:alert(1)"),))
        for iri, one in small.entities.items()
    }  # fmt: skip
    claims = {
        iri: replace(one, summary={"en": bad, "fr": bad}, key=bad, value=one.value and bad,
                     evidence=replace(one.evidence, passage=bad, status=bad))
        for iri, one in small.claims.items()
    }  # fmt: skip
    sources = {
        iri: replace(one, title=bad, publisher=bad, language=bad, address="javascript:alert(1)")
        for iri, one in small.sources.items()
    }
    terms = {iri: replace(one, labels={"en": bad, "fr": bad}) for iri, one in small.terms.items()}
    made = Knowledge(terms, entities, sources, claims)
    seen = visit(page(made, title={"en": bad, "fr": bad}))
    for claim in ("c1", "c2", "c9"):
        seen.page.evaluate("(id) => dprk.select('claim', id)", claim)
        assert "<img src=x onerror=alert(1)>" in seen.panel()
    for entity in ("kite", "orla"):
        seen.page.evaluate("(id) => dprk.select('entity', id)", entity)
    seen.page.fill("#search", "onerror")
    seen.page.click("[data-lang=fr]")
    seen.page.click("#views [data-view=table]")
    seen.page.wait_for_timeout(300)
    assert seen.page.locator("img, a, iframe, object").count() == 0
    assert seen.page.locator("script").count() == 5
    assert "\u202e" not in seen.page.content()


def test_an_empty_network_says_so(visit):
    """A page without claims opens, and says that there is nothing to draw."""
    seen = visit(page(Knowledge({}, {}, {}, {}), title=TITLE))
    assert seen.page.inner_text("#empty").startswith("There is nothing to draw")


def test_labels_never_lie_on_each_other(large, visit):
    """At first sight and zoomed in, no two labels overlap, and the two hubs are named."""
    seen = visit(page(large, title=TITLE))
    for _ in range(3):
        seen.page.wait_for_timeout(400)
        boxes = seen.page.evaluate("dprk.written()")
        for at, one in enumerate(boxes):
            for two in boxes[:at]:
                a, b = one["box"], two["box"]
                apart = (
                    a["left"] >= b["right"] or b["left"] >= a["right"]
                    or a["top"] >= b["bottom"] or b["top"] >= a["bottom"]
                )  # fmt: skip
                assert apart, (one["id"], two["id"])
        if _ == 0:
            assert {"hub-state", "hub-body"} <= {one["id"] for one in boxes}
            assert len(boxes) > 50
        seen.page.click("#zoom-in")


def test_a_name_is_nobody_elses(large, visit):
    """Beside a name no nameless thing stands as near as its own, a busy one's name apart."""
    seen = visit(page(large, title=TITLE))
    seen.page.wait_for_timeout(400)
    written = {
        one["id"]: one["box"]
        for one in seen.page.evaluate("dprk.written()")
        if one["kind"] == "entity"
    }
    frame = seen.page.locator("#canvas").bounding_box()
    scale = seen.page.evaluate("dprk.network.getScale()")
    drawn = seen.page.evaluate("dprk.drawn()")
    busy = Counter(end for line in drawn["lines"] for end in (line["from"], line["to"]))
    marks = {}
    for node in drawn["nodes"]:
        at = seen.page.evaluate("(id) => dprk.where('entity', id)", node["id"])
        marks[node["id"]] = (at["x"] - frame["x"], at["y"] - frame["y"], node["size"] * scale * 0.8)

    def gap(box: dict[str, float], mark: tuple[float, float, float]) -> float:
        x, y, reach = mark
        across = max(box["left"] - x - reach, x - reach - box["right"], 0)
        return hypot(across, max(box["top"] - y - reach, y - reach - box["bottom"], 0))

    quiet = [name for name in written if busy[name] < 6]
    assert len(quiet) > 20
    for name in quiet:
        own = gap(written[name], marks[name])
        near = [
            other for other, mark in marks.items()
            if other not in written and gap(written[name], mark) < own
        ]  # fmt: skip
        assert not near, (name, near)


def test_on_a_phone_what_was_tapped_stands_above_the_panel(small, visit):
    """A finger on a thing opens the panel, and the thing is still to be seen."""
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
    seen = visit(page(small, title=TITLE), **phone)
    at = seen.page.evaluate("dprk.where('entity', 'kite')")
    seen.page.touchscreen.tap(at["x"], at["y"])
    seen.page.wait_for_selector("#panel.open")
    seen.page.wait_for_timeout(600)
    at = seen.page.evaluate("dprk.where('entity', 'kite')")
    assert seen.page.evaluate(
        "({ x, y }) => document.elementFromPoint(x, y).closest('#canvas') !== null", at
    )


def test_a_network_of_realistic_size_is_drawn_at_once_and_stays_put(large, visit):
    """Positions are those of the build: nothing moves by itself."""
    seen = visit(page(large, title=TITLE))
    first = seen.page.evaluate("dprk.drawn().nodes")
    assert len(first) > 80
    seen.page.wait_for_timeout(500)
    assert seen.page.evaluate("dprk.drawn().nodes") == first
    assert seen.page.evaluate("dprk.network.physics.physicsEnabled") is False


def test_a_name_hides_no_arrow_where_there_is_other_room(small, visit):
    """Names stand where no line comes in: each arrow of a small network can be seen."""
    seen = visit(page(small, title=TITLE))
    seen.page.wait_for_timeout(300)
    names = [one["box"] for one in seen.page.evaluate("dprk.written()") if one["kind"] == "entity"]
    assert len(names) > 4
    frame = seen.page.locator("#canvas").bounding_box()
    lines = [one for one in seen.page.evaluate("dprk.drawn().lines") if one["from"] != one["to"]]
    assert lines
    for line in lines:
        tip = seen.page.evaluate("(id) => dprk.where('tip', id)", line["claims"][0])
        x, y = tip["x"] - frame["x"], tip["y"] - frame["y"]
        for box in names:
            inside = box["left"] < x < box["right"] and box["top"] < y < box["bottom"]
            assert not inside, (line["id"], box)


def test_a_passing_mouse_takes_the_focus_from_no_one(small, visit):
    """Who types in the search goes on typing there while the pointer is over the network."""
    seen = visit(page(small, title=TITLE))
    seen.page.focus("#search")
    at = seen.page.evaluate("dprk.where('entity', 'orla')")
    seen.page.mouse.move(at["x"] - 40, at["y"])
    seen.page.mouse.move(at["x"], at["y"])
    seen.page.wait_for_selector("#hover", state="visible")
    seen.page.keyboard.type("kite")
    assert seen.page.input_value("#search") == "kite"


def test_the_keyboard_goes_straight_past_the_legend(small, visit):
    """The first stop leads to whatever view is shown, and is seen only there."""
    seen = visit(page(small, title=TITLE))
    skip = seen.page.locator("#skip")
    assert skip.bounding_box()["width"] < 5
    for view, inside in (
        ("network", "#canvas"),
        ("table", "#rows"),
        ("analysis", "#analysis-view"),
    ):
        seen.page.evaluate("(view) => dprk.view(view)", view)
        seen.page.evaluate("document.activeElement.blur()")
        skip.focus()
        assert skip.bounding_box()["width"] > 50
        seen.page.keyboard.press("Enter")
        assert seen.page.evaluate(
            "(css) => document.querySelector(css).contains(document.activeElement)", inside
        )


def test_a_thing_is_moved_by_the_mouse_and_put_back(small, visit):
    """A drag moves a thing with its lines and chooses nothing, until it is put back."""
    seen = visit(page(small, title=TITLE))
    before = seen.page.evaluate("dprk.where('entity', 'orla')")
    line = seen.page.evaluate("dprk.where('claim', 'c1')")
    seen.page.mouse.move(before["x"], before["y"])
    seen.page.mouse.down()
    seen.page.mouse.move(before["x"] + 30, before["y"] + 20, steps=3)
    seen.page.mouse.move(before["x"] + 60, before["y"] + 40)
    seen.page.mouse.up()
    after = seen.page.evaluate("dprk.where('entity', 'orla')")
    assert abs(after["x"] - before["x"] - 60) < 3
    assert abs(after["y"] - before["y"] - 40) < 3
    assert seen.page.evaluate("dprk.where('claim', 'c1')") != line
    assert seen.page.is_hidden("#close")
    assert "moved=" in seen.page.evaluate("dprk.state()")
    # a filter leaves it where it is
    seen.page.click("#legend [data-facet=modality] [data-value=Denied]")
    assert abs(seen.page.evaluate("dprk.where('entity', 'orla')")["x"] - after["x"]) < 2
    seen.page.click("#put-back")
    back = seen.page.evaluate("dprk.where('entity', 'orla')")
    assert abs(back["x"] - before["x"]) < 2
    assert seen.page.is_hidden("#put-back")
    assert "moved=" not in seen.page.evaluate("dprk.state()")


@pytest.mark.parametrize(
    "context",
    [{"color_scheme": "dark"}, {"viewport": {"width": 390, "height": 844}, "has_touch": True}],
    ids=["dark", "phone"],
)
def test_dark_paper_and_a_phone_work(small, visit, context):
    """Nothing is wider than the screen, and a line can be read."""
    seen = visit(page(small, title=TITLE), **context)
    wide = seen.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert wide[0] <= wide[1]
    seen.page.evaluate("dprk.select('claim', 'c1')")
    assert "Kite Crew stole" in seen.panel()
    box = seen.page.locator("#panel .headline").bounding_box()
    assert 0 <= box["y"] < seen.page.viewport_size["height"]


#: what works only on a screen
SCREEN_ONLY = (
    "#search",
    "#search-label",
    ".head-tools",
    ".zoom",
    "#hover",
    "#close",
    "#reset",
    "#legend .all",
    "#legend input",
    "#panel .plain",
)
PAPER = 180 * 96 / 25.4  # pixels


@pytest.mark.parametrize("how", ["media", "event"])
@pytest.mark.parametrize("screen", ["light", "dark"])
def test_print_is_black_on_white_whole_and_without_controls(large, visit, how, screen):
    """On paper there is nothing to press; the network is fitted to it, and comes back after."""
    seen = visit(page(large, title=TITLE), color_scheme=screen)
    seen.page.evaluate("dprk.select('entity', 'hub-state')")
    seen.page.click("#legend [data-facet=modality] [data-value=Denied]")
    where = "[dprk.network.getViewPosition(), dprk.network.getScale()]"
    settled(seen.page, where)
    before = seen.page.evaluate(where)
    if how == "event":
        seen.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    seen.page.emulate_media(media="print", color_scheme=screen)
    seen.page.wait_for_selector("html.printing")
    settled(seen.page, where)
    ground = seen.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(255, 255, 255)"
    for chosen in SCREEN_ONLY:
        shown = seen.page.evaluate(
            "(css) => [...document.querySelectorAll(css)].map((one) => one.checkVisibility())",
            chosen,
        )
        assert shown, chosen
        assert not any(shown), chosen
    for kept in ("#title", "#intro", "#legend .words", "#panel .headline", "#canvas canvas"):
        assert seen.page.locator(kept).first.is_visible(), kept
    canvas = seen.page.evaluate(
        """(() => {
          const one = document.querySelector("#canvas canvas");
          const box = one.getBoundingClientRect();
          const size = { x: one.width, y: one.height };
          return { right: box.right, wide: box.width, high: box.height, ...size };
        })()"""
    )
    assert canvas["wide"] <= PAPER + 1
    assert canvas["right"] <= PAPER + 40
    assert canvas["x"] / canvas["y"] == pytest.approx(canvas["wide"] / canvas["high"], rel=0.02)
    frame = seen.page.locator("#canvas").bounding_box()
    for name in seen.visible()["entities"]:
        at = seen.page.evaluate("(id) => dprk.where('entity', id)", name)
        assert frame["x"] <= at["x"] <= frame["x"] + frame["width"]
        assert frame["y"] <= at["y"] <= frame["y"] + frame["height"]
    seen.page.emulate_media(media="screen", color_scheme=screen)
    if how == "event":
        seen.page.evaluate("dispatchEvent(new Event('afterprint'))")
    seen.page.wait_for_selector("html:not(.printing)")
    settled(seen.page, where)
    after = seen.page.evaluate(where)
    assert after[1] == pytest.approx(before[1], rel=0.01)
    assert after[0]["x"] == pytest.approx(before[0]["x"], abs=2)
    assert seen.page.is_visible("#search")


def test_a_page_can_be_printed(small, visit):
    """The browser makes a document of it."""
    assert len(visit(page(small, title=TITLE)).page.pdf()) > 1000


def test_a_view_of_some_claims_can_be_opened_in_french(small, visit):
    """The page opens in the language that it was made for."""
    seen = visit(page(small, [small.claims[f"{BASE}claim/c4"]], title=TITLE, lang="fr"))
    assert seen.page.title() == "Bateaux de cuivre"
    assert seen.visible()["claims"] == ["c4"]
    seen.click_on("claim", "c4")
    assert "dit la Gazette" in seen.panel()


def test_every_control_can_be_reached_and_has_a_name(small, visit):
    """Each button and field is a real one, named, and in the order of the tab key."""
    seen = visit(page(small, title=TITLE))
    nameless = seen.page.evaluate(
        """[...document.querySelectorAll('button, input, summary')].filter((one) => !(
          one.textContent.trim() || one.getAttribute('aria-label') || one.labels?.length)).length"""
    )
    assert nameless == 0
    reached = set()
    for _ in range(60):
        seen.page.keyboard.press("Tab")
        reached.add(seen.page.evaluate("document.activeElement.outerHTML.slice(0, 60)"))
    for part in ('data-view="table"', 'data-lang="fr"', 'id="search"', 'id="zoom-in"', "checkbox"):
        assert any(part in one for one in reached), part


FOCUSED = "document.activeElement.id"


@pytest.mark.parametrize("key", ["Escape", "close"])
def test_a_choice_in_the_table_moves_the_focus_and_gives_it_back(small, visit, key):
    """Focus goes to the heading of the panel, and back to the same row, which is no new one."""
    seen = visit(page(small, title=TITLE))
    seen.page.click("#views [data-view=table]")
    row = seen.page.locator("#table-view [data-claim=c2]")
    row.evaluate("(one) => { one.kept = true; }")
    row.focus()
    seen.page.keyboard.press("Enter")
    assert seen.page.evaluate(FOCUSED) == "panel-title"
    assert seen.page.get_attribute("#panel-title", "aria-live") == "polite"
    assert "Orla Coin denies" in seen.page.text_content("#panel-title")
    assert row.get_attribute("aria-pressed") == "true"
    assert row.evaluate("(one) => one.kept") is True
    if key == "close":
        seen.page.click("#close")
    else:
        seen.page.keyboard.press(key)
    assert seen.page.evaluate("document.activeElement.dataset.claim") == "c2"
    assert row.evaluate("(one) => one.kept") is True
    assert seen.page.locator("#table-view tr.selected").count() == 0


def test_focus_comes_back_to_the_hit_after_a_walk_through_the_panel(small, visit):
    """However far the panel leads, Escape gives focus back to the list where the walk began."""
    seen = visit(page(small, title=TITLE))
    seen.page.fill("#search", "orla")
    seen.page.keyboard.press("ArrowDown")
    seen.page.keyboard.press("Enter")
    assert seen.page.evaluate(FOCUSED) == "panel-title"
    seen.page.locator("#panel [data-claim=c2]").first.focus()
    seen.page.keyboard.press("Enter")
    assert seen.page.evaluate(FOCUSED) == "panel-title"
    seen.page.keyboard.press("Escape")
    assert seen.page.evaluate("document.activeElement.closest('#hits') !== null")
    assert seen.page.evaluate("document.activeElement.dataset.entity") == "orla"


def test_no_row_stays_marked_when_the_choice_is_given_up(small, visit):
    """What Escape takes back in the network is not marked in the table either."""
    seen = visit(page(small, title=TITLE))
    seen.page.click("#views [data-view=table]")
    seen.page.click("#table-view [data-claim=c2]")
    assert seen.page.locator("#table-view tr.selected").count() == 1
    seen.page.click("#views [data-view=network]")
    seen.page.keyboard.press("Escape")
    seen.page.click("#views [data-view=table]")
    assert seen.page.locator("#table-view tr.selected").count() == 0


def test_a_choice_ends_the_note_beside_the_pointer(small, visit):
    """The note of what was pointed at does not stay when something else is chosen."""
    seen = visit(page(small, title=TITLE))
    seen.page.wait_for_timeout(300)
    at = seen.page.evaluate("dprk.where('entity', 'veles')")
    seen.page.mouse.move(at["x"] - 1, at["y"])
    seen.page.mouse.move(at["x"], at["y"], steps=3)
    seen.page.wait_for_selector("#hover", state="visible")
    seen.page.evaluate("dprk.select('entity', 'orla')")
    assert seen.page.is_hidden("#hover")


@pytest.mark.parametrize(("kind", "name"), [("claim", "c2"), ("entity", "orla")])
def test_what_the_filters_hide_says_so_and_can_be_shown(small, visit, kind, name):
    """Choosing what is filtered out says that it is, with a button that ticks what it needs."""
    seen = visit(page(small, title=TITLE))
    seen.page.click("#legend [data-value='sources:none']")
    seen.page.evaluate("(what) => dprk.select(...what)", [kind, name])
    assert "Hidden by the filters." in seen.panel()
    seen.page.click("#hidden-note button")
    assert name in seen.visible()["claims" if kind == "claim" else "entities"]
    assert "Hidden by the filters." not in seen.panel()
    assert seen.page.evaluate(FOCUSED) == "panel-title"


def test_derived_links_are_told_once_in_their_own_words(small, visit):
    """What goes both ways stands once on each of the two claims, as the ontology says it."""
    relations = {
        "contests": ("contests", "conteste"),
        "sameOriginAs": ("has the same origin as",) * 2,
    }
    terms = {
        f"{ONTOLOGY}{name}": Term(
            f"{ONTOLOGY}{name}", dict(zip(("en", "fr"), labels, strict=True)), symmetric=True
        )
        for name, labels in relations.items()
    }
    first, second = f"{BASE}claim/c4", f"{BASE}claim/c6"
    claims = {
        **small.claims,
        first: replace(
            small.claims[first],
            links=((f"{ONTOLOGY}contests", second), (f"{ONTOLOGY}sameOriginAs", second)),
        ),
        second: replace(small.claims[second], links=((f"{ONTOLOGY}contests", first),)),
    }
    seen = visit(page(replace(small, terms={**small.terms, **terms}, claims=claims), title=TITLE))
    for name in ("c4", "c6"):
        seen.page.evaluate("(id) => dprk.select('claim', id)", name)
        heads = seen.page.locator("#panel .ties h4").all_inner_texts()
        assert heads == ["contests (1)", "has the same origin as (1)"]


@pytest.mark.parametrize(("lang", "opened"), [(None, "fr"), ("en", "en")])
def test_a_french_browser_gets_french_unless_the_build_chose(small, visit, lang, opened):
    """Without a language of the build, the page opens in the browser's."""
    seen = visit(page(small, title=TITLE, lang=lang), locale="fr-CH")
    assert seen.page.get_attribute("html", "lang") == opened


def test_counts_agree_with_their_nouns(small, visit):
    """One claim is a claim, two entities are entities, in both languages."""
    loop = replace(small.claims[f"{BASE}claim/c4"], object=f"{BASE}veles")
    seen = visit(page(small, [loop], title=TITLE))
    assert seen.page.inner_text("#count") == "1 of 1 claim and 1 entity shown"
    seen.page.click("[data-lang=fr]")
    assert seen.page.inner_text("#count") == "1 sur 1 affirmation et 1 entité affichées"
