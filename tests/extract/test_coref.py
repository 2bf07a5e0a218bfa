"""Whom pronouns and pointing nouns mean."""
# French apostrophes

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Cormorant Ring is a hacking group. It robbed Skerry Exchange.",
            ("Cormorant Ring", "stoleFrom", "Skerry Exchange"),
        ),
        (
            "en",
            "Mara Quillon lives in Veldt. She robbed Skerry Exchange.",
            ("Mara Quillon", "stoleFrom", "Skerry Exchange"),
        ),
        (
            "en",
            "Heronia has many soldiers. Last year it sold missiles to Veldt.",
            ("Heronia", "suppliedArmsTo", "Veldt"),
        ),
        (
            "en",
            "Skerry Trading Ltd was founded in 2031. The company sold missiles to Veldt.",
            ("Skerry Trading Ltd", "suppliedArmsTo", "Veldt"),
        ),
        (
            "en",
            "The Gull Syndicate is well known. The group robbed Skerry Exchange.",
            ("Gull Syndicate", "stoleFrom", "Skerry Exchange"),
        ),
        (
            "fr",
            "Le groupe Gull Syndicate est connu. Le groupe a volé Skerry Exchange.",
            ("Gull Syndicate", "stoleFrom", "Skerry Exchange"),
        ),
        (
            "fr",
            "La Héronie compte de nombreux soldats. Elle a vendu des missiles au Veldt.",
            ("Héronie", "suppliedArmsTo", "Veldt"),
        ),
        (
            "fr",
            "Skerry Trading Ltd a été fondée en 2031. Cette société a vendu des missiles au Veldt.",
            ("Skerry Trading Ltd", "suppliedArmsTo", "Veldt"),
        ),
        (
            "fr",
            "Mara Quillon a vu le port. Elle a vendu des missiles au Veldt.",
            ("Mara Quillon", "suppliedArmsTo", "Veldt"),
        ),
    ],
)
def test_a_pronoun_or_pointing_noun_means_who_was_named_before(extracted, language, text, expected):
    """By class, number, role and nearness one of those named before is meant."""
    assert expected in [one.triple for one in extracted(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "relation"),
    [
        ("en", "It is said that it rained. It sold missiles to Veldt.", "suppliedArmsTo"),
        ("en", "They sold missiles to Veldt.", "suppliedArmsTo"),
        ("fr", "Ils ont vendu des missiles au Veldt.", "suppliedArmsTo"),
    ],
)
def test_a_pronoun_for_nobody_known_makes_no_claim(extracted, language, text, relation):
    """A claim needs somebody: a pronoun without its noun is left out."""
    assert extracted(text, language, relation) == []


def test_he_is_no_company(extracted):
    """A pronoun of persons passes over what is none."""
    text = "Odo Fenwright left Skerry Trading Ltd in May. He sold missiles to Veldt."
    found = extracted(text, "en", "suppliedArmsTo")
    assert [one.subject for one in found] == ["Odo Fenwright"]


def test_a_pronoun_is_not_whoever_acts_upon_it(extracted):
    """Whoever stands in the same clause as a pronoun is somebody else."""
    text = "The Gull Syndicate grew rich. Heronia sanctioned it."
    found = extracted(text, "en", "sanctions")
    assert [one.triple for one in found] == [("Heronia", "sanctions", "Gull Syndicate")]


def test_the_passage_of_a_pronoun_stays_in_its_own_sentence(reading):
    """The words that say so are quoted, not the name three sentences before."""
    text = "Heronia has many soldiers. Last year it sold missiles to Veldt."
    _, found = reading(text, "en")
    passages = [
        text[one.start : one.end] for one in found.candidates if one.relation == "suppliedArmsTo"
    ]
    assert passages == ["it sold missiles to Veldt"]


def test_what_a_pronoun_means_is_shown_by_its_hops(reading):
    """The way from a pronoun to its name is kept, as spans of the text."""
    text = "Heronia has many soldiers. Last year it sold missiles to Veldt."
    _, found = reading(text, "en")
    hops = [
        [text[a:b] for a, b in one.subject.hops]
        for one in found.candidates
        if one.relation == "suppliedArmsTo"
    ]
    assert hops == [["Heronia"]]
