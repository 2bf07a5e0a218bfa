"""What the page says of the network's shape: on asserted claims, and what allegations change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.page.analysis import MOST, WHOLE, analysis
from graph.page.data import view
from graph.page.draw import page
from tests.page.conftest import GAZETTE, LEDGER, claim, entity, knowledge, term, thing

TITLE = {"en": "Copper boats", "fr": "Bateaux de cuivre"}
#: two towns of three, joined by an asserted tie, and an outlier that one allegation ties to them
ASSERTED = ("ab", "bc", "ca", "cd", "de", "ef", "fd")
ALLEGED = ("ag", "gh", "bd")


def towns():
    """Return two triangles, and what allegations add to them: an outlier and a way round."""
    claims = [
        claim(f"{kind}{pair}", pair[0], "supports", pair[1], modality=term(kind))
        for kind, pairs in (("Asserted", ASSERTED), ("Alleged", ALLEGED))
        for pair in pairs
    ]
    things = [entity(name, "Company", f"Works {name.upper()}") for name in "abcdefgh"]
    return knowledge(things, claims, [GAZETTE, LEDGER])


def measured(known):
    """Return the measures of all claims, by name."""
    found = analysis(view(known, None))
    return {each["id"]: each for each in found["measures"]}


def rows(each):
    """Return the values of each row by whom it is of."""
    return {"".join(row["who"]): row["values"] for row in each["rows"]}


def test_each_figure_stands_on_asserted_claims_and_with_allegations():
    """What only one basis has is None on the other."""
    found = measured(towns())
    assert rows(found["degree"])["a"] == [2, 3]
    assert rows(found["degree"])["h"] == [None, 1]
    assert rows(found["bridge"]) == {"cd": [3, None], "ag": [None, 2], "gh": [None, 1]}
    assert rows(found["articulation"]) == {
        "c": [2, None],
        "d": [2, 2],
        "a": [None, 2],
        "g": [None, 1],
    }


def test_what_is_gone_since_an_older_build_is_not_measured():
    """A claim that is no longer made ties nobody."""
    known = towns()
    gone = next(iri for iri in known.claims if iri.endswith("Allegedgh"))
    found = analysis(view(known, None), {gone: "gone"})
    ranked = next(each for each in found["measures"] if each["id"] == "degree")
    assert "h" not in rows(ranked)


@pytest.mark.parametrize(("size", "kept"), [(120, 120), (WHOLE + 1, MOST)])
def test_of_a_large_view_the_first_rows_are_in_the_page(size, kept):
    """A small view has all rows; of a large one each basis has its first, and the count of all."""
    things = [entity(f"e{at:03}", "Company", f"Works {at}") for at in range(size)]
    claims = [claim(f"k{at}", "e000", "supports", f"e{at:03}") for at in range(1, size)]
    found = measured(knowledge(things, claims, [GAZETTE, LEDGER]))
    assert found["degree"]["counts"] == [size, size]
    assert len(found["degree"]["rows"]) == kept
    assert found["degree"]["rows"][0]["who"] == ["e000"]


def test_what_is_folded_is_measured_as_one_and_has_a_name():
    """An entity that a judgement folds into another gives its figures to that one."""
    known = towns()
    folded = replace(known.entities[thing("a")], canonical=thing("b"))
    known = replace(known, entities=known.entities | {folded.iri: folded})
    found = analysis(view(known, None))
    assert found["folded"] == {"a": "b"}
    ranked = next(each for each in found["measures"] if each["id"] == "degree")
    assert "a" not in rows(ranked)


@pytest.mark.browser
def test_the_analysis_says_on_which_claims_each_figure_rests(visit):
    """Rows are chosen, ordered and drawn by either basis, and the address holds how."""
    seen = visit(page(towns(), title=TITLE))
    seen.page.click("[data-view=analysis]")
    first = seen.page.inner_text("#analysis-view")
    assert "of 7 asserted claims, and of 10 with allegations added" in first
    assert "it counts what sources wrote about, not importance" in first
    bridges = seen.page.inner_text("#measure-bridge")
    assert "rests on an allegation" in bridges
    assert "they give a way round" in bridges
    seen.page.click("#measure-bridge tr:has-text('Works G') summary >> nth=0")
    seen.page.wait_for_selector("#measure-bridge button.claim")
    assert "alleged" in seen.page.inner_text("#measure-bridge button.claim")
    seen.page.click("#measure-degree button[data-entity=a]")
    assert "Works A" in seen.panel()
    seen.page.keyboard.press("Escape")
    assert seen.page.evaluate("document.activeElement.dataset.entity") == "a"
    seen.page.click("[data-key='rank:both']")
    assert seen.page.evaluate("document.activeElement.dataset.key") == "rank:both"
    seen.page.click("[data-key='size:degree:both']")
    seen.page.click("[data-view=network]")
    assert "Sizes show: Degree, with allegations." in seen.page.inner_text("#scope")
    sizes = {node["id"]: node["size"] for node in seen.page.evaluate("dprk.drawn().nodes")}
    assert sizes["c"] == sizes["a"] > sizes["e"] > sizes["h"]
    state = seen.page.evaluate("dprk.state()")
    assert "rank=both" in state
    assert "size=degree%7Cboth" in state
    seen.page.click("[data-act=sizesOff]")
    assert seen.page.locator("#scope").is_hidden()
    seen.page.click("#undo")
    assert seen.page.evaluate("dprk.state()") == state
    seen.page.evaluate("dprk.view('analysis'); dprk.language('fr')")
    assert "repose sur une allégation" in seen.page.inner_text("#analysis-view")
