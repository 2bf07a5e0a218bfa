"""Candidates held against gold: matching, figures, losses and the report, without any model."""

from __future__ import annotations

import pytest

from graph.errors import ClaimError, PlaceError
from graph.extract.linking.choose import Choice
from graph.extract.mentions.keys import key_of
from graph.extract.readings import Read
from graph.extract.scoring.gold import gold, of_file, parties
from graph.extract.scoring.losses import Loss, losses
from graph.extract.scoring.match import like_party, matches, paired, party, said
from graph.extract.scoring.refitting import Option, Options, refitted
from graph.extract.scoring.report import refit_report, report
from graph.extract.scoring.score import by_relation, calibration, figures, qualities, scored
from tests import conftest as tale

PARTIES = {
    slug: party(
        {"id": slug, "type": kind, "label": {"en": label}, **rest}, lambda text, _: key_of(text)
    )
    for slug, kind, label, rest in (
        ("gull-syndicate", "Group", "Gull Syndicate", {}),
        ("gulls", "Group", "the Gull gang", {"alias": {"en": ["Gull"]}}),
        ("tern-exchange", "Platform", "Tern Exchange", {}),
        ("heronia", "State", "Heronia", {}),
        ("divers", "Group", "divers of Heronia", {"unnamed": True}),
        ("swimmers", "Group", "swimmers", {"unnamed": True}),
        ("anchor", "Company", "Daily Anchor", {}),
    )
}


def claim(key, subject, relation, other, passage=(0, 40), **rest):
    """Return a claim of a file, said by the newspaper."""
    return {
        "key": key,
        "subject": subject,
        "relation": relation,
        "object": other,
        "modality": "Asserted",
        "polarity": "Positive",
        "actuality": "Actual",
        "attribution": [{"position": "1", "speaker": "anchor", "stance": "States"}],
        "evidence": {"selector": dict(zip(("start", "end"), map(str, passage), strict=True))},
        **rest,
    }


def document(made, right, scores=None, name="tale", language="en"):
    """Return a document with its candidates and gold paired; all are sure but for ``scores``."""
    candidates = said({"claims": made}, PARTIES)
    marks = {one.key: (scores or {}).get(one.key, 0.95) for one in candidates}
    tiers = {key: "automatic" if mark >= 0.9 else "review" for key, mark in marks.items()}
    return scored(name, language, candidates, said({"claims": right}, PARTIES), tiers, marks)


THEFT = claim("1", "gull-syndicate", "stoleFrom", "tern-exchange")
SENDING = claim("2", "heronia", "sentWorkersTo", "tern-exchange", (50, 90))


def test_a_name_is_alike_by_half_of_its_words():
    """An entity is like another by a shared word that tells them, and not by its class alone."""
    assert like_party(PARTIES["gull-syndicate"], PARTIES["gulls"])
    assert not like_party(PARTIES["gull-syndicate"], PARTIES["divers"])
    assert like_party(PARTIES["divers"], PARTIES["swimmers"])


@pytest.mark.parametrize(
    ("change", "leniently", "strictly"),
    [
        ({}, True, True),
        ({"subject": "gulls"}, True, False),
        ({"relation": "obtained"}, False, False),
        ({"object": "heronia"}, False, False),
        ({"modality": "Alleged"}, True, False),
        ({"evidence": {"selector": {"start": "39", "end": "60"}}}, True, False),
        ({"evidence": {"selector": {"start": "60", "end": "90"}}}, False, False),
    ],
)
def test_what_counts_as_the_same(change, leniently, strictly):
    """Relation, parties and passage decide leniently; how it is said counts strictly, too."""
    (made,) = said({"claims": [{**THEFT, **change}]}, PARTIES)
    (right,) = said({"claims": [THEFT]}, PARTIES)
    assert matches(made, right, strict=False) is leniently
    assert matches(made, right, strict=True) is strictly


def test_a_claim_said_twice_is_right_twice_and_found_once():
    """A second candidate that says the same is right, but the claim counts once for recall."""
    one = document([THEFT, {**THEFT, "key": "9"}], [THEFT, SENDING])
    found = figures([one])
    assert (found.precision.part, found.precision.whole) == (2, 2)
    assert (found.recall.part, found.recall.whole) == (1, 2)


def test_pairing_prefers_the_passage_that_shares_most():
    """Of two candidates for a claim the one with more of its passage is its own."""
    near = {**THEFT, "key": "near", "evidence": {"selector": {"start": "0", "end": "40"}}}
    far = {**THEFT, "key": "far", "evidence": {"selector": {"start": "35", "end": "80"}}}
    _, found = paired(
        said({"claims": [far, near]}, PARTIES), said({"claims": [THEFT]}, PARTIES), strict=False
    )
    assert found == {"1": "near"}


def test_a_tier_counts_its_own_candidates_only():
    """Precision of a tier is of its candidates; recall is of all gold."""
    one = document([THEFT, SENDING], [THEFT, SENDING], {"1": 0.95, "2": 0.5})
    sure = figures([one], tier="automatic")
    assert (sure.precision.whole, sure.recall.part, sure.recall.whole) == (1, 1, 2)


def test_intervals_are_the_same_on_every_run():
    """The draws are reproducible, and lie around the figure."""
    documents = [document([THEFT], [THEFT, SENDING]), document([SENDING], [THEFT])]
    first, again = figures(documents), figures(documents)
    assert first == again
    low, high = first.precision_interval
    assert low <= first.precision.value <= high


def test_qualities_count_what_was_found():
    """A wrong modality, date, sum or speaker of a claim that was found is counted as such."""
    right = {**THEFT, "when": "2031-03", "amount": {"value": "2", "currency": "SEK"}}
    made = {**THEFT, "modality": "Alleged", "amount": {"value": "2", "currency": "SEK"}}
    found = qualities([document([made], [right])])
    assert found["modality"].part == 0
    assert found["when"].part == 0
    assert found["amount (value)"].part == 1
    assert found["speaker (innermost)"].part == 1


def test_relations_and_scores_are_told_apart():
    """Each relation has its own figures, and each stretch of scores its share of right ones."""
    one = document([THEFT, SENDING], [THEFT], {"1": 0.95, "2": 0.31})
    assert by_relation([one])["sentWorkersTo"][0].part == 0
    bins = calibration([one])
    assert (bins[0.9].right, bins[0.3].right) == (1, 0)


def test_a_claim_where_nothing_was_read_is_a_loss_of_its_own():
    """Gold whose passage is in no sentence that was read is told apart from all other losses."""
    one = document([], [THEFT, SENDING])
    found = losses(one, [], {}, Read("x" * 100, (), (), {}))
    assert [(loss.claim.key, loss.cause) for loss in found] == [
        ("1", "no sentence read"),
        ("2", "no sentence read"),
    ]


def test_what_was_found_is_no_loss():
    """A claim with a candidate is not among the losses."""
    one = document([THEFT], [THEFT])
    assert losses(one, [], {}, Read("", (), (), {})) == []


def test_the_report_is_a_page_that_names_each_loss():
    """Figures, qualities, scores, relations and every loss stand on the page, by language."""
    one = document([THEFT], [THEFT, SENDING])
    other = document([SENDING], [SENDING], name="conte", language="fr")
    lost = [Loss("tale", "en", one.gold[1], "no trigger", "found as | linkedTo")]
    page = report([one, other], lost, "The tale")
    assert page.startswith("# The tale\n")
    assert "2 documents (1 en, 1 fr)" in page
    assert "0.67 (2 of 3)" in page
    assert "| no trigger | 1   | 1  | 0  |" in page
    assert "| Asserted | no trigger | found as \\| linkedTo |" in page
    assert page == report([one, other], lost, "The tale")


def test_the_report_of_one_document_has_no_intervals():
    """There is nothing to draw from where there is one document."""
    page = report([document([THEFT], [THEFT])], [], "One")
    assert " to " not in page.split("## By relation", maxsplit=1)[0].split("candidates per")[1]


def option(mark: str, *claims: str, sentence: int = 0) -> Option:
    """Return a reading with one feature, and the claims that it is."""
    said = Choice("stoleFrom", mark, "boats", "", (0, 9), sentence, 2, "", 0.0)
    return Option(said, {"bias": 1.0, mark: 1.0}, claims)


def test_new_weights_are_tried_on_documents_left_out():
    """With five documents each is left out once; with fewer nothing is claimed of new ones."""
    one = Options("en", (option("near", "1"), option("far", sentence=1)), gold=2)
    many = refitted([one] * 40)
    figures_ = many.held_out["", 0.6]
    assert str(figures_.precision) == "1.00 (40 of 40)"
    assert str(figures_.recall) == "0.50 (40 of 80)"
    assert many.fitted.features["near"] > 0 > many.fitted.features["far"]
    assert "1.00 (40 of 40)" in refit_report(many)
    assert "Too few" in refit_report(refitted([one]))


def test_what_is_read_twice_in_a_sentence_is_one_decision():
    """Two ways to the same claim count once, so that what is said long-windedly weighs no more."""
    one = Options("en", (option("near"), option("near", "1")), gold=1)
    assert refitted([one, one]).fitted.decisions == 2


def test_gold_is_found_by_the_digest_of_its_text(tmp_path):
    """A folder of claims files is read whole, its register is no source, and names part doubles."""
    (tmp_path / "entities.yaml").write_text(tale.ENTITIES, encoding="utf-8")
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text(tale.source(), encoding="utf-8")
    found = gold(tmp_path)
    (digest,) = found
    assert of_file(found, digest, "b").name == "b"
    assert of_file(found, digest, "other").name == "a"
    assert of_file(found, "0", "a") is None
    assert found[digest][0].publisher() == "Daily Anchor"
    assert found[digest][0].stated == {
        "title": "Harbour thefts",
        "date": "2031-04-01",
        "language": "en",
    }


def test_a_folder_without_gold_is_told(tmp_path):
    """Where no file has claims there is nothing to score against."""
    with pytest.raises(PlaceError, match="no gold here"):
        gold(tmp_path)


class Nothing:
    """A graph that knows nobody, and no State."""

    def __init__(self):
        self.entities = {}
        self.classes = {}
        self.countries = self

    def spans(self, *_):
        """Return no names of States."""
        return []


def test_gold_of_an_unknown_entity_is_an_error():
    """A claim that refers to nobody known is not scored as if it were lost."""
    with pytest.raises(ClaimError, match="no entity"):
        parties({"claims": [THEFT]}, {}, Nothing(), "tale.yaml")


def test_a_word_for_true_is_read_as_true():
    """An entity that a person's file marks as unnamed is unnamed, and one marked false is not."""
    entries = {
        slug: {"id": slug, "type": "Group", "label": {"en": slug}, "unnamed": word}
        for slug, word in (("gull-syndicate", "true"), ("tern-exchange", "false"))
    }
    entries["anchor"] = {"id": "anchor", "type": "Company", "label": {"en": "Anchor"}}
    found = parties({"claims": [THEFT]}, entries, Nothing(), "tale.yaml")
    assert found["gull-syndicate"].unnamed
    assert not found["tern-exchange"].unnamed
