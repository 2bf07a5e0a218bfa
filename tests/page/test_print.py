"""On paper: picture, legend, introduction, and the shown claims as they are said, and where."""

from __future__ import annotations

import pytest

from graph.page.draw import page

pytestmark = pytest.mark.browser
TITLE = {"en": "Copper boats", "fr": "Bateaux de cuivre"}


def test_the_shown_claims_are_printed_with_modality_speakers_and_source(small, visit):
    """What is filtered out is neither in the list nor in the legend, which a phone opens, too."""
    seen = visit(page(small, title=TITLE), viewport={"width": 360, "height": 740})
    seen.page.click("#filters > summary")
    seen.page.click("#legend [data-facet=modality] [data-value=Denied]")
    seen.page.click("#filters > summary")
    assert seen.page.is_hidden("#printed")
    seen.page.emulate_media(media="print")
    seen.page.wait_for_selector("html.printing")
    listed = seen.page.locator("#printed li").all_inner_texts()
    assert len(listed) == 9
    assert listed[0] == (
        "Kite Crew stole about 12 million dollars from Orla Coin. [alleged · Said by: Harbour "
        "Gazette > Port Lumen; The Ledger (said April 2031) · The copper boats of Port Lumen]"
    )
    assert not any("denies having hired" in line for line in listed)
    for part in ("#intro", "#canvas", "#legend [data-facet=modality] .words", "#printed h2"):
        assert seen.page.locator(part).first.is_visible(), part
    assert seen.page.locator("#legend li", has_text="denied").is_hidden()
    seen.page.emulate_media(media="screen")
    seen.page.wait_for_selector("html:not(.printing)")
    assert seen.page.is_hidden("#legend")
    assert seen.page.is_hidden("#printed")


def test_the_table_is_printed_as_the_list_in_its_order(small, visit):
    """From the table the claims alone are printed, sorted as the reader has them, in French too."""
    seen = visit(page(small, title=TITLE, lang="fr"))
    seen.page.click("#views [data-view=table]")
    seen.page.click("#rows [data-column=object] button")
    seen.page.emulate_media(media="print")
    seen.page.wait_for_selector("html.printing")
    assert seen.page.is_hidden("#stage")
    listed = seen.page.locator("#printed li").all_inner_texts()
    assert len(listed) == 10
    assert "established" in listed[0]
    assert "affirmé" in listed[0]
    assert len(seen.page.pdf()) > 1000
