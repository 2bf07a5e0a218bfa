"""The table: every claim by pages of rows, sorted and in step with the rest of the page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.model import BASE, Amount, Knowledge
from graph.page.draw import page
from graph.page.parts import asset
from tests.waiting import until

pytestmark = pytest.mark.browser
TITLE = {"en": "Copper boats", "fr": "Bateaux de cuivre"}
SORT = "#rows [data-column={}] button"


def many(small: Knowledge) -> Knowledge:
    """Return the small knowledge with 440 claims of a value, every third with a sum and a year."""
    plain = small.claims[f"{BASE}claim/c9"]
    more = {}
    for at in range(440):
        iri = f"{BASE}claim/v{at:03}"
        sums = {"amount": Amount(str(at * 7 % 440), "USD", "About"), "earliest": f"{1500 + at}"}
        more[iri] = replace(
            plain, iri=iri, key=iri[-4:], value=f"lot {at:03}", **({} if at % 3 else sums)
        )
    return replace(small, claims={**small.claims, **more})


def column(seen: object, at: int) -> list[str]:
    """Return what stands in a column of the page of rows."""
    cells = seen.page.locator(f"#rows tbody tr > :nth-child({at})").all_inner_texts()
    return [text.split("\n")[-1] for text in cells]  # without the mark on a line's sample


def test_rows_come_by_pages_of_a_hundred_and_keep_step_with_the_rest(small, visit):
    """Pages are turned by keyboard, filters count, and a choice turns to its row."""
    seen = visit(page(many(small), title=TITLE))
    seen.page.click("#views [data-view=table]")
    assert seen.page.inner_text("#rows-count") == "Rows 1 to 100 of 450"
    assert seen.page.locator("#rows tbody tr").count() == 100
    seen.page.focus("[data-turn=last]")
    seen.page.keyboard.press("Enter")
    assert seen.page.inner_text("#rows-count") == "Rows 401 to 450 of 450"
    assert seen.page.get_attribute("[data-turn=next]", "aria-disabled") == "true"
    assert seen.page.evaluate("document.activeElement.dataset.turn") == "last"
    seen.page.keyboard.press("Enter")
    assert seen.page.locator("#rows tbody tr").count() == 50

    seen.page.fill("#search", "lot 210")
    seen.page.evaluate("dprk.select('claim', 'v210')")
    chosen = seen.page.locator("#rows tr.selected")
    assert chosen.count() == 1
    assert "lot 210" in chosen.inner_text()
    frame, row = seen.page.locator("#rows").bounding_box(), chosen.bounding_box()
    assert frame["y"] < row["y"] < frame["y"] + frame["height"]
    seen.page.evaluate("dprk.select('entity', 'kite')")
    assert seen.page.locator("#rows tr.selected").count() == 0
    assert seen.page.locator("#rows tr.about").count() == 3

    seen.page.click("#legend [data-facet=sources] [data-value='source/gazette']")
    assert seen.page.inner_text("#rows-count") == "Rows 1 to 1 of 1"
    assert seen.page.is_hidden("[data-turn=next]")
    head = seen.page.evaluate("getComputedStyle(document.querySelector('#rows thead th')).position")
    assert head == "sticky"


def test_every_column_sorts_both_ways_with_the_empty_last(small, visit):
    """Words go by the language, sums by their size; the head says how, and keeps the focus."""
    seen = visit(page(many(small), title=TITLE))
    seen.page.click("#views [data-view=table]")
    first = column(seen, 2)
    for at, key in ((1, "subject"), (3, "object"), (4, "modality"), (5, "saidBy")):
        seen.page.focus(SORT.format(key))
        seen.page.keyboard.press("Enter")
        assert seen.page.get_attribute(f"#rows [data-column={key}]", "aria-sort") == "ascending"
        up = column(seen, at)
        assert up == sorted(up, key=str.casefold), key
        seen.page.keyboard.press("Enter")
        down = column(seen, at)
        assert down == sorted(down, key=str.casefold, reverse=True), key
        assert seen.page.locator("[aria-sort=descending]").count() == 1
        seen.page.keyboard.press("Enter")
        assert column(seen, 2) == first
    seen.page.click(SORT.format("relation"))
    bare = [text.split(": ")[-1] for text in column(seen, 2)]
    assert bare == sorted(bare)
    seen.page.click(SORT.format("amount"))
    sums = column(seen, 7)
    seen.page.click("[data-turn=next]")
    until(seen.page, lambda: seen.page.inner_text("#rows-count").startswith("Rows 101 "))
    sums += column(seen, 7)
    assert [text for text in sums if text] == sums[:148]
    figures = [int(text.split()[1].replace(",", "")) for text in sums[:147]]
    assert figures == sorted(figures)
    assert "12 million" in sums[147]
    seen.page.click(SORT.format("when"))
    seen.page.click(SORT.format("when"))
    assert "Kite Crew" in column(seen, 1)[0]
    assert column(seen, 3)[1] == "lot 438"
    seen.page.click("[data-lang=fr]")
    assert seen.page.get_attribute("#rows [data-column=when]", "aria-sort") == "descending"
    assert "Équipe Cerf-Volant" in column(seen, 1)[0]


def test_on_a_phone_rows_are_cards_with_the_names_of_their_columns(small, visit):
    """At 360 pixels nothing is wider than the screen, and arrows still walk through the rows."""
    seen = visit(page(many(small), title=TITLE), viewport={"width": 360, "height": 740})
    seen.page.click("#views [data-view=table]")
    wide = "(one) => [one.scrollWidth, one.clientWidth]"
    for part in ("html", "#rows"):
        inner, outer = seen.page.locator(part).evaluate(wide)
        assert inner <= outer
    label = "getComputedStyle(document.querySelector('#rows td'), '::before').content"
    assert seen.page.evaluate(label) == '"Relation"'
    assert seen.page.locator("#rows").get_by_role("row").count() == 101
    seen.page.locator("#rows .open").nth(3).focus()
    seen.page.keyboard.press("ArrowDown")
    seen.page.keyboard.press("ArrowDown")
    seen.page.keyboard.press("ArrowUp")
    at = "[...document.querySelectorAll('#rows .open')].indexOf(document.activeElement)"
    assert seen.page.evaluate(at) == 4


def test_a_hundred_thousand_claims_are_sorted(chromium):
    """Sorting by 100,000 names, and by 60,000 lists of names, takes less than two seconds each."""
    program = """(key) => {
      const claims = Array.from({ length: 100000 }, (_, at) => ({ at }));
      const began = performance.now();
      const found = inOrder(claims, COLUMNS.find((one) => one.key === key), false);
      return { took: performance.now() - began, order: found.map(({ at }) => at) };
    }"""
    stubs = """
      const chosen = { lang: "fr" };
      const subject = Array.from({ length: 100000 }, (_, at) => (at * 7919) % 60000);
      // the last name comes first
      const en = Array.from({ length: 60000 }, (_, at) => 59999 - at);
      const page = { ids: [], ranks: { en } };
      const origins = { values: en.map((_, at) => [Math.floor(at / 2), at]), at: subject };
      const none = { values: [""], at: [] };
      const held = { subject, origins, value: {}, amount: {} };
      const claimColumns = new Proxy(held, { get: (all, key) => all[key] || none });
    """
    tab = chromium.new_page()
    script = asset("text.js") + asset("sorting.js")
    try:
        for key in ("subject", "saidBy"):
            found = tab.evaluate(f"() => {{ {stubs} {script} return ({program})('{key}'); }}")
            numbers = [at * 7919 % 60_000 for at in found["order"]]
            assert numbers == sorted(numbers, reverse=True)
            assert len(numbers) == 100_000
            assert found["took"] < 2000
    finally:
        tab.close()
