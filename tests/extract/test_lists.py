"""A list in the text is as many claims as it has members."""
# French apostrophes

from __future__ import annotations

import pytest

NAMES = ["Skerry Exchange", "Orsan Bank", "Tessel Bank"]
LISTED = {
    "en": "Skerry Exchange, Orsan Bank and Tessel Bank",
    "fr": "Skerry Exchange, Orsan Bank et Tessel Bank",
}


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
        ("en", f"Heronia sanctioned firms such as {LISTED['en']}."),
        ("en", f"Heronia sanctioned several firms, including {LISTED['en']}."),
        ("en", f"Heronia sanctioned three firms: {LISTED['en']}."),
        ("fr", f"La Héronie a sanctionné des sociétés telles que {LISTED['fr']}."),
        ("fr", f"La Héronie a sanctionné plusieurs sociétés, dont {LISTED['fr']}."),
        ("fr", f"La Héronie a sanctionné trois sociétés : {LISTED['fr']}."),
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
