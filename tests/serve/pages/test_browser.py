"""The pages as a visitor meets them: a real browser, a keyboard, a phone, and no outside host.

The ``visit`` fixture fails a test in which another host was called or the console complained.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.serve.pages.editor import FILES, FOLDER
from tests.waiting import drawn, until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}
EVERY = [
    "/", "/entities", "/questions", "/questions/thefts?ask=1", "/questions/who-says?ask=1",
    "/query?query=SELECT%20*%20%7B%3Fs%20%3Fp%20%3Fo%7D%20LIMIT%2020", "/timeline",
    "/id/heronia", "/id/hostile", "/id/source/harbour-tale", "/ask?q=divers", "/nowhere",
]  # fmt: skip


@pytest.fixture
def visit(chromium: Browser, address: str) -> Iterator[Callable[..., Tab]]:
    """Give a function that opens a page; options are those of a browser's context."""
    troubles: list[str] = []
    contexts = []

    def opened(path: str, **options: object) -> Tab:
        context = chromium.new_context(**{"locale": "en-GB", "base_url": address, **options})
        contexts.append(context)
        tab = context.new_page()
        tab.set_default_timeout(20_000)
        tab.on("pageerror", lambda error: troubles.append(str(error)))
        tab.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
        tab.on(
            "request",
            lambda asked: (
                None if asked.url.startswith((address, "data:")) else troubles.append(asked.url)
            ),
        )
        tab.goto(path)
        return tab

    yield opened
    for context in contexts:
        context.close()
    assert [line for line in troubles if "404" not in line] == []


def test_a_question_is_asked_sorted_filtered_copied_and_downloaded(visit, tmp_path):
    """A form, its answer, and all that can be done with a table, with one's own hands."""
    tab = visit("/questions/thefts", permissions=["clipboard-read", "clipboard-write"])
    tab.select_option("#p-thief", "gull-syndicate")
    tab.get_by_role("button", name="Answer").click()
    tab.wait_for_url("**thief=gull-syndicate**")
    bodies = tab.locator("#solutions tbody:visible")
    assert bodies.count() == 2
    when = tab.get_by_role("link", name="when: sort by when")
    when.click()
    assert "2029" in bodies.nth(0).inner_text()
    when.click()
    assert "March 2031" in bodies.nth(0).inner_text()
    assert tab.locator("th[aria-sort=descending]").inner_text().startswith("when")
    tab.fill("#find", "tern")
    assert bodies.count() == 1
    assert "the filter lets 1 of 2 through" in tab.get_by_role("status").first.inner_text()
    assert "Gull Syndicate stole about 2.5 million crowns" in bodies.nth(0).inner_text()
    tab.get_by_role("button", name="Copy").click()
    tab.get_by_role("button", name="Copied").wait_for()
    lines = tab.evaluate("navigator.clipboard.readText()").splitlines()
    assert len(lines) == 2
    assert lines[0].split("\t")[:3] == ["claim", "thief", "victim"]
    assert "Tern Exchange" in lines[1]
    with tab.expect_download() as coming:
        tab.get_by_role("link", name="CSV").click()
    coming.value.save_as(tmp_path / "thefts.csv")
    assert "Tern Exchange" in (tmp_path / "thefts.csv").read_text(encoding="utf-8")


def test_everything_is_reached_by_keyboard(visit):
    """The first Tab shows the way to the content, and a search is typed and sent."""
    tab = visit("/")
    tab.keyboard.press("Tab")
    skip = tab.locator(".skip")
    assert skip.evaluate("node => node === document.activeElement")
    assert skip.bounding_box()["x"] >= 0
    assert skip.evaluate("node => getComputedStyle(node).outlineStyle") == "solid"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "main"
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.id") == "q"
    tab.keyboard.type("heronie")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/entities?q=heronie")
    tab.get_by_role("link", name="Heronia").click()
    assert tab.get_by_role("heading", level=1).inner_text() == "Heronia"


def test_the_language_is_switched_and_kept(visit):
    """A browser's language comes first, and the switch goes before it from page to page."""
    tab = visit("/id/heronia", locale="fr-FR")
    assert tab.get_by_role("heading", level=1).inner_text() == "Héronie"
    tab.get_by_role("link", name="English").click()
    assert tab.get_by_role("heading", level=1).inner_text() == "Heronia"
    tab.get_by_role("link", name="Questions").click()
    assert tab.get_by_role("heading", level=1).inner_text() == "Ready questions"


@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark", "locale": "fr-FR"}])
def test_no_page_is_wider_than_a_phone(visit, options):
    """At 360 pixels nothing needs to be scrolled sideways, and tables have become cards."""
    tab = visit("/", viewport=PHONE, **options)
    for path in EVERY:
        tab.goto(path)
        assert tab.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], path


def test_everything_is_read_without_a_script(visit):
    """Forms, sorting, filters and downloads are plain HTML; a drawing says what it needs."""
    tab = visit("/questions/thefts", java_script_enabled=False)
    tab.select_option("#p-thief", "gull-syndicate")
    tab.get_by_role("button", name="Answer").click()
    tab.get_by_role("link", name="when: sort by when").click()
    rows = tab.locator("#solutions tbody")
    assert "2029" in rows.nth(0).inner_text()
    tab.fill("#find", "tern")
    tab.get_by_role("button", name="Filter").click()
    assert rows.count() == 1
    assert not tab.locator("button.copy").is_visible()
    tab.goto("/timeline")
    tab.select_option("#modality", "Alleged")
    tab.get_by_role("button", name="Show").click()
    assert tab.locator("article").count() == 1
    tab.goto("/query")
    tab.fill("#query", "SELECT ?c { ?c dprk:modality dprk:Denied }")
    tab.get_by_role("button", name="Run").click()
    assert "1 solution" in tab.locator(".answer").inner_text()


def test_words_and_lines_are_told_apart_from_their_ground(visit):
    """Text has the contrast of WCAG AA (4.5 to 1) in light and in dark."""
    for scheme in ("light", "dark"):
        tab = visit("/id/heronia", color_scheme=scheme)
        for path in ("/id/heronia", "/questions/thefts?ask=1", "/timeline", "/"):
            tab.goto(path)
            assert tab.evaluate(CONTRAST) == []


CONTRAST = """() => {
  const lit = (c) => { c /= 255; return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
  const rgb = (text) => text.match(/[0-9.]+/g).map(Number);
  const light = ([r, g, b]) => 0.2126 * lit(r) + 0.7152 * lit(g) + 0.0722 * lit(b);
  const ground = (node) => {
    for (; node; node = node.parentElement) {
      const found = rgb(getComputedStyle(node).backgroundColor);
      if (found.length < 4 || found[3] > 0) return found;
    }
    return [255, 255, 255];
  };
  const poor = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || node.closest("svg, script, datalist")) continue;
    const one = light(rgb(getComputedStyle(node).color)), other = light(ground(node));
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (ratio < 4.5) poor.push(`${node.className || node.tagName}: ${ratio.toFixed(2)}`);
  }
  return [...new Set(poor)];
}"""


def test_an_answer_is_drawn_in_its_own_policy(visit):
    """The network page of an answer runs, and shows a claim when its line is chosen."""
    tab = visit("/questions/thefts?ask=1")
    tab.get_by_role("link", name="Draw this answer").click()
    drawn(tab)
    assert "2 claims" in tab.inner_text("#count") or "2" in tab.inner_text("#count")


def test_hostile_names_do_nothing(visit):
    """No dialog opens and no element is made of a name that looks like one."""
    tab = visit("/id/hostile")
    tab.on("dialog", lambda dialog: pytest.fail(dialog.message))
    for path in ("/id/hostile", "/questions/thefts?ask=1", "/query", "/timeline", "/entities"):
        tab.goto(path)
        assert tab.locator("img").count() == 0
    tab.goto("/entities?q=img")
    assert "<img src=x onerror=alert(1)>" in tab.locator(".hits").inner_text()


def test_the_plain_editor_runs_by_keyboard(visit):
    """Ctrl+Enter sends the query, and Tab leaves the field."""
    tab = visit("/query", java_script_enabled=True)
    if tab.locator(".yasqe").count():
        tab.evaluate("document.getElementById('query').hidden = false")
    tab.fill("#query", "ASK { ?a dprk:stoleFrom ?b }")
    tab.focus("#query")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.id") != "query"


def offered(tab: Tab, text: str) -> None:
    """Wait until a text is offered by a list that takes keys.

    After each letter the editor's list takes none, Enter neither, until it is made anew.
    """
    tab.wait_for_selector(f".CodeMirror-hints li:has-text('{text}')")
    until(tab, lambda: tab.evaluate("'Down' in dprkEditor.state.completionActive.widget.keyMap"))


def test_the_installed_editor_completes_terms_and_names(visit, built, editor):
    """A term is found by its name or its label, an entity by its label; the answer has evidence."""
    del editor
    tab = visit("/query")
    tab.wait_for_selector(".yasqe .CodeMirror")
    for begun, name in (("rdfs:lab", "rdfs:label"), ("Asserted", "dprk:Asserted")):
        tab.evaluate("dprkEditor.setValue('SELECT ?c { ?c '); dprkEditor.focus()")
        tab.evaluate("dprkEditor.setCursor(0, 100)")
        tab.keyboard.type(begun)
        offered(tab, name)
        tab.keyboard.press("Enter")
        assert tab.evaluate("dprkEditor.getValue()").endswith(name)
    tab.evaluate("dprkEditor.setValue('SELECT ?c { ?c dprk:relation ')")
    tab.evaluate("dprkEditor.focus(); dprkEditor.setCursor(0, 100)")
    tab.keyboard.type("dprk:stoleF")
    tab.wait_for_selector(".CodeMirror-hints li")
    assert "dprk:stoleFrom  stole from" in tab.locator(".CodeMirror-hints li").all_inner_texts()
    # asked for by key as well: and the fixture sees to it that nothing is looked up elsewhere
    tab.keyboard.press("Control+Space")
    offered(tab, "stole from")
    tab.keyboard.press("Enter")
    tab.keyboard.type(" ; dprk:object :tern")
    offered(tab, "Tern Exchange")
    tab.keyboard.press("Enter")
    tab.keyboard.type(" }")
    tab.keyboard.press("Control+Enter")
    tab.wait_for_url("**/query?query=**")
    assert ":tern-exchange" in tab.evaluate("dprkEditor.getValue()")
    assert "Gull Syndicate stole about" in tab.locator(".answer").inner_text()
    assert built.root


@pytest.fixture
def editor(built):
    """Put the installed editor where the build's server looks for it; skip where there is none."""
    import os
    import shutil
    from pathlib import Path

    home = Path(__file__).parents[3] / FOLDER
    if not all((home / name).is_file() for name in FILES):
        if os.environ.get("DPRK_NO_SKIP"):
            pytest.fail("the editor is not installed: make editor")
        pytest.skip("the editor is not installed: make editor")
    place = built.root / FOLDER
    shutil.copytree(home, place, dirs_exist_ok=True)
    yield place
    shutil.rmtree(place)
