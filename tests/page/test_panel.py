"""The panel of a claim: who says it from where to where, what is tied to it, and its citation."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.model import BASE, ONTOLOGY, Attribution, Knowledge, Term
from graph.page.draw import page
from tests.waiting import until

pytestmark = pytest.mark.browser
TITLE = {"en": "Copper boats", "fr": "Bateaux de cuivre"}
CITATION = (
    "Kite Crew stole about 12 million dollars from Orla Coin. [alleged] "
    "Said by, from the publisher inwards: Harbour Gazette > Port Lumen; The Ledger (said {when}). "
    "Source: The copper boats of Port Lumen, Harbour Gazette, date not stated, "
    "https://gazette.example/copper?boats=1, characters 3 to 61 (found, exact). "
    "Claim: https://w3id.org/dprk-networks/id/claim/c1"
)


def tied(small: Knowledge) -> Knowledge:
    """Return the small knowledge in which three claims bear on c1, and c4 and c6 on each other."""
    symmetric = ("corroborates", "conflictsWith", "contests", "sameOriginAs")
    words = {
        "corroborates": "corroborates",
        "conflictsWith": "conflicts with",
        "contests": "contests",
        "sameOriginAs": "has the same origin as",
    }
    terms = {
        ONTOLOGY + name: Term(
            ONTOLOGY + name, {"en": words[name], "fr": words[name]}, symmetric=True
        )
        for name in symmetric
    }

    def linked(name: str, *links: tuple[str, str]) -> None:
        iri = f"{BASE}claim/{name}"
        told = tuple((ONTOLOGY + term, f"{BASE}claim/{other}") for term, other in links)
        claims[iri] = replace(claims[iri], links=told)

    claims = dict(small.claims)
    linked("c4", ("corroborates", "c1"))
    linked("c6", ("conflictsWith", "c1"), ("contests", "c1"))
    linked("c8", ("restates", "c1"), ("sameOriginAs", "c1"))
    return replace(small, terms={**small.terms, **terms}, claims=claims)


def test_speakers_run_inwards_and_tied_claims_stand_in_groups(small, visit):
    """From publisher to origin; what bears a claim out before what is against it; by keyboard."""
    seen = visit(page(tied(small), title=TITLE))
    seen.page.evaluate("dprk.select('claim', 'c1')")
    steps = seen.page.locator(".speakers li").all_inner_texts()
    assert [step.rsplit(" · ", 1)[1] for step in steps] == ["publisher", "origin"]
    assert steps[0].startswith("Harbour Gazette")
    heads = seen.page.locator(".ties h4").all_inner_texts()
    assert heads == ["corroborates (1)", "conflicts with (1)", "restates (the other way) (1)"]
    assert "negative" in seen.page.inner_text("[data-tie=conflictsWith] button")
    assert "Le registre des quais" in seen.page.inner_text("[data-tie=restates] button")
    seen.page.focus("[data-tie=corroborates] button")
    seen.page.keyboard.press("Enter")
    assert "veles supports kite" in seen.page.inner_text("#panel .headline")
    assert seen.page.locator("[data-tie=corroborates] [data-claim=c1]").count() == 1
    assert "publisher and origin" in seen.page.inner_text(".speakers")


def test_the_words_of_the_claim_are_marked_in_its_passage(small, visit):
    """Names stand out as whole words, with the amount however it is scaled, and the year."""
    passage = (
        "In 2031 the Kite Crew took 12 million (11 400 000 at least) from ORLA COIN, not Coinage"
    )
    iri = f"{BASE}claim/c1"
    claim = small.claims[iri]
    made = replace(claim, evidence=replace(claim.evidence, passage=passage, status="exact"))
    seen = visit(page(replace(small, claims={**small.claims, iri: made}), title=TITLE))
    seen.page.evaluate("dprk.select('claim', 'c1')")
    marks = seen.page.locator("blockquote mark").all_inner_texts()
    assert marks == ["2031", "Kite Crew", "12", "ORLA COIN"]
    assert seen.page.inner_text("blockquote") == passage


def test_a_claim_is_copied_as_a_citation(small, visit):
    """One press puts standing, speakers, source, address, position and id into the clipboard."""
    seen = visit(page(small, title=TITLE), permissions=["clipboard-read", "clipboard-write"])
    seen.page.evaluate("dprk.select('claim', 'c1')")
    seen.page.focus("#copy")
    seen.page.keyboard.press("Enter")
    until(
        seen.page,
        lambda: seen.page.evaluate("document.querySelector('.cite [role=status]').textContent"),
    )
    assert seen.page.inner_text(".cite [role=status]") == "Copied."
    copied = seen.page.evaluate("navigator.clipboard.readText()")
    assert copied == CITATION.format(when=copied.split("(said ")[1].split(")")[0])
    assert "2031" in copied.split("(said ")[1]


def test_without_a_clipboard_the_citation_is_selected_to_be_copied(small, visit):
    """Where the browser gives no clipboard, the text stands there, focused and selected."""
    seen = visit(page(small, title=TITLE))
    seen.page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    seen.page.click("[data-lang=fr]")
    seen.page.evaluate("dprk.select('claim', 'c2')")
    seen.page.click("#copy")
    text = seen.page.input_value(".cite textarea")
    assert text.startswith("Orla Coin dément avoir embauché un studio. [démenti]")
    assert "Gazette du port > Orla Coin" in text
    assert seen.page.evaluate("document.activeElement.selectionStart") == 0
    assert seen.page.evaluate("document.activeElement.selectionEnd") == len(text)
    assert "Ctrl+C" in seen.panel()


def test_a_long_list_grows_when_asked(small, visit):
    """Fifty claims of a busy thing are listed at once, and the rest by a button."""
    plain = small.claims[f"{BASE}claim/c4"]
    many = {
        f"{BASE}claim/m{at:03}": replace(
            plain, iri=f"{BASE}claim/m{at:03}", attributions=(Attribution(1, (f"{BASE}gazette",)),)
        )
        for at in range(70)
    }
    seen = visit(page(replace(small, claims={**small.claims, **many}), title=TITLE))
    seen.page.evaluate("dprk.select('entity', 'kite')")
    assert seen.page.locator("#panel .list").first.locator("li").count() == 50
    seen.page.click("#panel .list + button")
    assert seen.page.locator("#panel .list").first.locator("li").count() == 74
    assert seen.page.evaluate("document.activeElement.closest('li') !== null")
    assert seen.page.is_hidden("#panel .list + button")
