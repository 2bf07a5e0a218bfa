"""The page against axe-core's rules of accessibility: WCAG 2.2 A and AA, and best practices."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph.page.draw import page

pytestmark = pytest.mark.browser
TITLE = {"en": "Copper boats", "fr": "Bateaux de cuivre"}
AXE = Path(__file__).parents[2] / ".dprk" / "axe" / "axe.min.js"
RUN = """axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) =>
  violations.map(({ id, nodes }) => [id, nodes.map((one) => one.target + one.failureSummary)]))"""
STATES = {
    "network, claim in the panel, menu open": """
        dprk.view("network"); dprk.select("claim", "c1");
        document.getElementById("save").click()""",
    "sorted table, entity in the panel, hits": """
        document.getElementById("save").click();
        dprk.view("table"); dprk.select("entity", "orla");
        await new Promise(requestAnimationFrame);
        document.querySelector("#rows [data-column=when] button").click();
        document.getElementById("search").value = "kite"; dprk.search()""",
    "analysis, claims of a bridge open": """
        dprk.view("analysis");
        document.querySelector("#measure-bridge details")?.querySelector("summary").click();
        await new Promise(requestAnimationFrame)""",
}


@pytest.fixture(scope="module")
def axe() -> str:
    """Give axe-core's script; skip by name where it is not installed."""
    if not AXE.is_file():
        if os.environ.get("DPRK_NO_SKIP"):
            pytest.fail("axe-core is not installed: make axe")
        pytest.skip("axe-core is not installed: make axe")
    return AXE.read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_rule_of_accessibility_is_broken(small, visit, axe, scheme):
    """Each view, panel, menu and search keep every rule, light or dark, in each language."""
    seen = visit(page(small, title=TITLE), color_scheme=scheme)
    seen.page.evaluate(f"(() => {{ {axe} }})()")
    for lang in ("en", "fr"):
        seen.page.evaluate("(lang) => dprk.language(lang)", lang)
        for state, reach in STATES.items():
            seen.page.evaluate(f"(async () => {{ {reach} }})()")
            assert seen.page.evaluate(RUN) == [], (state, lang)
