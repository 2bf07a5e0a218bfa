"""A list in the text is as many claims as it has members."""
# ruff: noqa: RUF001  # French apostrophes

from __future__ import annotations

import pytest

from tests.extract.told import not_yet

NAMES = ["Skerry Exchange", "Orsan Bank", "Tessel Bank"]


@pytest.mark.parametrize(
    ("language", "text", "subjects", "objects"),
    [
        (
            "en",
            "Heronia sanctioned Skerry Exchange, Orsan Bank and Tessel Bank.",
            ["Heronia"],
            NAMES,
        ),
        (
            "fr",
            "La Héronie a sanctionné Skerry Exchange, Orsan Bank et Tessel Bank.",
            ["Héronie"],
            NAMES,
        ),
        (
            "en",
            "Skerry Exchange, Orsan Bank and Tessel Bank were sanctioned by Heronia.",
            ["Heronia"],
            NAMES,
        ),
        (
            "en",
            "Heronia and Veldt sanctioned Skerry Exchange.",
            ["Heronia", "Veldt"],
            NAMES[:1],
        ),
        (
            "fr",
            "La Héronie et le Veldt ont sanctionné Skerry Exchange.",
            ["Héronie", "Veldt"],
            NAMES[:1],
        ),
        (
            "en",
            "Heronia and Veldt sanctioned Skerry Exchange and Orsan Bank.",
            ["Heronia", "Veldt"],
            NAMES[:2],
        ),
    ],
)
def test_each_member_of_a_list_has_its_own_claim(extracted, language, text, subjects, objects):
    """Every subject with every object, and nothing else."""
    found = [(one.subject, one.object) for one in extracted(text, language, "sanctions")]
    assert sorted(found) == sorted((a, b) for a in subjects for b in objects)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Heronia sanctioned firms such as Skerry Exchange, Orsan Bank and Tessel Bank."),
        (
            "en",
            "Heronia sanctioned several firms, including Skerry Exchange, Orsan Bank and Tessel Bank.",
        ),
        ("en", "Heronia sanctioned three firms: Skerry Exchange, Orsan Bank and Tessel Bank."),
        not_yet(
            "fr",
            "La Héronie a sanctionné des sociétés telles que Skerry Exchange, Orsan Bank et Tessel Bank.",
            why='« telles que » with "dep" below its adjective is not joined',
        ),
        (
            "fr",
            "La Héronie a sanctionné plusieurs sociétés, dont Skerry Exchange, Orsan Bank et Tessel Bank.",
        ),
        (
            "fr",
            "La Héronie a sanctionné trois sociétés : Skerry Exchange, Orsan Bank et Tessel Bank.",
        ),
    ],
)
def test_what_a_list_gives_as_examples_has_the_claim_too(extracted, language, text):
    """Names after "such as", "including" or a colon are each what is said of the noun."""
    found = {one.object for one in extracted(text, language, "sanctions")}
    assert found >= set(NAMES)


def test_the_second_verb_of_a_list_has_the_same_subject(extracted):
    """Two verbs that share a subject are two claims of it."""
    text = "Heronia sold missiles to Veldt and sanctioned Skerry Exchange."
    found = [one.triple for one in extracted(text, "en")]
    assert ("Heronia", "suppliedArmsTo", "Veldt") in found
    assert ("Heronia", "sanctions", "Skerry Exchange") in found
