from __future__ import annotations

import json
from dataclasses import replace

import pytest

from graph.errors import EvidenceError
from graph.evidence.check import check, from_json, to_json, with_passages
from graph.model import BASE, Attribution, Claim, Evidence, Excused, Knowledge, Source
from graph.text.locate import select
from graph.text.normal import digest

TEXT = "La fonderie Orsan a vendu 300 cloches à Veldt. Orsan le nie. Annexe."
IRI = f"{BASE}source/bells"


def evidence(words, text=TEXT):
    start = text.index(words)
    one = select(text, start, start + len(words))
    return Evidence(IRI, one.start, one.end, one.text_digest, one.match_length, one.match_digest)


def claim(key, words):
    speakers = (Attribution(1, ("p",)),)
    iri = f"{BASE}claim/{key}"
    return Claim(iri, IRI, "s", "r", "m", "p", "a", speakers, evidence(words), {}, key=key)


def knowing(*claims):
    source = Source(IRI, "Bells", "p", "notStated", "fr", "notStated", digest(TEXT))
    excuse = Excused(f"{BASE}excused/a", IRI, "Heading", evidence("Annexe"))
    by_iri = {one.iri: one for one in sorted(claims, key=lambda one: one.iri)}
    return Knowledge({}, {}, {IRI: source}, by_iri, excused={excuse.iri: excuse})


SOLD = claim("sold", "Orsan a vendu 300 cloches")
DENIES = claim("denies", "Orsan le nie")


def statuses(checked):
    return {one.key or "excuse": one.status for one in checked.passages.values()}


def test_what_stands_where_it_stood_is_exact():
    """In the text itself, every passage is exact, and there is no error."""
    checked = check(knowing(SOLD, DENIES), {IRI: TEXT})
    assert statuses(checked) == {"sold": "exact", "denies": "exact", "excuse": "exact"}
    assert checked.errors == ()
    assert checked.counts["exact"] == 3


def test_what_moved_or_was_retyped_is_found_with_its_new_place():
    """A word put in before and other spaces are seen through, and said."""
    changed = "Hier. " + TEXT.replace("300 cloches", "300\u202fcloches")
    checked = check(knowing(SOLD, DENIES), {IRI: changed})
    assert statuses(checked) == {"sold": "normalised", "denies": "moved", "excuse": "moved"}
    found = checked.passages[DENIES.iri]
    assert changed[found.start : found.end] == found.passage == "Orsan le nie"


def test_every_lost_and_ambiguous_passage_is_an_error_by_claim():
    """All errors come together, each with its claim, its source and what to write."""
    changed = "Annexe. Orsan le nie. Puis Orsan le nie encore. Orsan se tait."
    checked = check(knowing(SOLD, DENIES), {IRI: changed})
    assert statuses(checked) == {"sold": "lost", "denies": "ambiguous", "excuse": "moved"}
    first, second = sorted(checked.errors, key=str)
    assert first.where == "claims/bells.yaml: denies"
    assert "selector: {start: 8, end: 20}" in first.mend
    assert second.where == "claims/bells.yaml: sold"
    assert "lost" in second.what


def test_a_source_without_a_text_is_not_checked():
    """Without its document, a claim's evidence stays as it was given."""
    known = knowing(SOLD)
    checked = check(known, {})
    assert set(statuses(checked).values()) == {"not checked"}
    assert checked.errors == ()
    assert with_passages(known, checked) == known


def test_a_selector_that_contradicts_itself_is_an_error_by_claim():
    """Digests of two different passages in one selector are said with the claim's key."""
    other = evidence("Orsan le nie")
    bad = replace(SOLD, evidence=replace(SOLD.evidence, match_digest=other.match_digest))
    broken = replace(DENIES, evidence=replace(DENIES.evidence, text_digest="no digest"))
    errors = check(knowing(bad, broken), {IRI: TEXT}).errors
    assert [error.where for error in errors] == [
        "claims/bells.yaml: sold",
        "claims/bells.yaml: denies",
    ]


def test_passages_are_put_in_without_touching_what_was_given():
    """The knowledge with passages is a new one, and the old one stays as it was."""
    known = knowing(SOLD)
    changed = "Hier. " + TEXT
    seen = with_passages(known, check(known, {IRI: changed}))
    new, old = seen.claims[SOLD.iri].evidence, known.claims[SOLD.iri].evidence
    assert (new.start, new.status) == (old.start + 6, "moved")
    assert new.passage == "Orsan a vendu 300 cloches"
    assert (old.status, old.passage) == ("not checked", "")
    (excuse,) = seen.excused.values()
    assert excuse.evidence.passage == "Annexe"


@pytest.mark.parametrize("text", [TEXT, "Hier. " + TEXT, "Annexe. Orsan le nie. Orsan le nie.", ""])
def test_json_keeps_everything(text):
    """What was checked comes back from JSON as it was, and its bytes are always the same."""
    checked = check(knowing(DENIES, SOLD), {IRI: text})
    written = json.dumps(to_json(checked), sort_keys=True)
    assert from_json(json.loads(written)) == checked
    assert json.dumps(to_json(check(knowing(SOLD, DENIES), {IRI: text})), sort_keys=True) == written


@pytest.mark.parametrize(
    "data", [{}, {"version": 0, "passages": []}, {"version": 1, "passages": [{"id": 3}]}, []]
)
def test_other_json_is_refused(data):
    """What is not the evidence of a build is refused with what to do."""
    with pytest.raises(EvidenceError, match="build again"):
        from_json(data)


def test_an_excuse_that_comes_again_is_placed_by_its_neighbours():
    """An ambiguous excuse stands where it stood among the sure passages; a claim is never so."""
    changed = "Annexe. " + TEXT
    checked = check(knowing(SOLD, DENIES), {IRI: changed})
    (excuse,) = (one for one in checked.passages.values() if one.excuse)
    assert (excuse.status, excuse.start) == ("moved", changed.rindex("Annexe"))
    lone = check(knowing(), {IRI: changed})
    assert lone.errors == ()
    assert [error.what for error in lone.warnings] != []


def test_a_lost_excuse_is_a_warning_and_no_error():
    """An excuse whose words are gone stops no build, but it is said."""
    checked = check(knowing(SOLD, DENIES), {IRI: TEXT.replace("Annexe.", "")})
    assert checked.errors == ()
    assert len(checked.warnings) == 1
    assert from_json(to_json(checked)) == checked
