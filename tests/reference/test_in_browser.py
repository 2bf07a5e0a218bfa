"""The ontology's page as a reader meets it: keyboard, phone, dark, paper, and no script at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.model import Knowledge
from graph.reference.page import page
from ontology import load_ontology, load_shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.browser
WIDE, PHONE = {"width": 1400, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the address of a page without claims."""
    path = tmp_path_factory.mktemp("reference") / "ontology.html"
    html = page(Knowledge({}, {}, {}, {}), [], ontology=load_ontology(), shape_graph=load_shapes())
    path.write_text(html, encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def opened(chromium, address) -> Iterator[object]:
    """Open the page at an anchor, without JavaScript; at the end no host was called."""
    contexts, called, complaints = [], [], []

    def open_at(anchor: str = "", **context: object) -> object:
        made = chromium.new_context(**({"viewport": WIDE, "java_script_enabled": False} | context))
        contexts.append(made)
        tab = made.new_page()
        tab.on("request", lambda request: called.append(request.url))
        tab.on("console", lambda message: complaints.append(message.text))
        tab.goto(address + anchor)
        return tab

    yield open_at
    for one in contexts:
        one.close()
    assert {url.partition("#")[0] for url in called} <= {address, "data:,"}
    assert complaints == []


def test_an_anchor_leads_to_its_term(opened):
    """`…/ontology#stoleFrom` shows that entry, below the bar."""
    tab = opened("#stoleFrom")
    box = tab.locator("#stoleFrom").bounding_box()
    bar = tab.locator(".bar").bounding_box()
    assert bar["y"] + bar["height"] <= box["y"] < WIDE["height"] / 2
    assert tab.locator("#stoleFrom h3 .en").is_visible()


def test_the_language_changes_by_mouse_without_script(opened):
    """A click on FR shows French and hides English, everywhere, and the page stays in its place."""
    tab = opened("#stoleFrom")
    tab.click("label[for=choose-fr]")
    assert tab.locator("#stoleFrom h3 .fr").is_visible()
    assert not tab.locator("#stoleFrom h3 .en").is_visible()
    assert tab.locator("svg text.fr").first.is_visible()
    assert tab.locator("#stoleFrom").bounding_box()["y"] < WIDE["height"]
    tab.click("label[for=choose-en]")
    assert tab.locator("#stoleFrom h3 .en").is_visible()


def test_the_language_changes_by_keyboard(opened):
    """Tab reaches the choice first, arrows change it, and the focus can be seen."""
    tab = opened()
    tab.keyboard.press("Tab")
    assert tab.locator("#choose-en:focus").count() == 1
    assert tab.locator("#choose-en:focus-visible ~ .bar .languages").count() == 1
    tab.keyboard.press("ArrowRight")
    assert tab.locator("#stoleFrom h3 .fr").is_visible()
    tab.keyboard.press("Tab")
    assert tab.locator(".skip:focus").count() == 1
    tab.keyboard.press("Enter")
    assert tab.url.endswith("#the-terms")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_shows_it_without_scrolling_sideways(opened, scheme):
    """At 390 pixels nothing sticks out but the diagrams, which scroll in their own frame."""
    tab = opened("#stoleFrom", viewport=PHONE, color_scheme=scheme, java_script_enabled=True)
    assert tab.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert tab.evaluate("document.querySelector('.scroll').scrollWidth") > PHONE["width"]
    heights = tab.locator(".languages label").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert min(heights) >= 28


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(opened, scheme):
    """Text, quiet text, links and badges have a contrast of 4.5 to 1 or more (WCAG 2.2, 1.4.3)."""
    tab = opened(color_scheme=scheme, java_script_enabled=True)
    ratios = tab.evaluate(
        """() => {
          const style = getComputedStyle(document.documentElement);
          const light = name => {
            const hex = style.getPropertyValue(name).trim().slice(1);
            const part = [0, 2, 4].map(at => parseInt(hex.slice(at, at + 2), 16) / 255)
              .map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
            return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2];
          };
          const found = {};
          for (const ink of ['--ink', '--quiet', '--accent', '--alleged', '--denied'])
            for (const ground of ['--ground', '--raised', '--mark']) {
              const [a, b] = [light(ink), light(ground)].sort((x, y) => y - x);
              found[ink + ' on ' + ground] = (a + 0.05) / (b + 0.05);
            }
          return found;
        }"""
    )
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 4.5} == {}


def test_paper_gets_the_chosen_language_and_no_controls(opened):
    """In print the bar is gone, colours are for paper, and only one language is there."""
    tab = opened()
    tab.click("label[for=choose-fr]")
    tab.emulate_media(media="print", color_scheme="dark")
    assert not tab.locator(".bar").is_visible()
    assert tab.locator("#stoleFrom h3 .fr").is_visible()
    assert not tab.locator("#stoleFrom h3 .en").is_visible()
    assert tab.pdf(format="A4").startswith(b"%PDF")


def test_a_box_of_the_diagram_leads_to_its_term(opened):
    """A click on a class in the drawing goes to its entry."""
    tab = opened()
    tab.click("svg a[href='#Company']")
    assert tab.url.endswith("#Company")
    assert tab.locator("#Company").bounding_box()["y"] < WIDE["height"]
