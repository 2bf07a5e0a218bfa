"""Whose, where and of which nation somebody is, by the words around their noun."""
# French apostrophes

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Heronia's army left the bay.", ("army", "linkedTo", "Heronia")),
        (
            "fr",
            "Les pirates de la Héronie ont quitté la baie.",
            ("pirates de la Héronie", "linkedTo", "Héronie"),
        ),
        (
            "en",
            "Mara Quillon, a citizen of Heronia, left the bay.",
            ("Mara Quillon", "linkedTo", "Heronia"),
        ),
        (
            "en",
            "The Veldt-based exchange Skerry Exchange was robbed.",
            ("Skerry Exchange", "locatedIn", "Veldt"),
        ),
    ],
)
def test_a_noun_phrase_says_whose_and_where(extracted, language, text, expected):
    """A State that a body is of, a place that it is based in and a citizen's State are read."""
    assert expected in [one.triple for one in extracted(text, language)]


def test_the_paragraph_tells_who_a_sentence_without_subject_is_about(extracted):
    """An entry of a list goes on about whom it named first."""
    text = "Skerry Trading Ltd is a shipping firm. Owned by Mara Quillon since 2029."
    found = [one.triple for one in extracted(text, "en")]
    assert ("Skerry Trading Ltd", "ownedBy", "Mara Quillon") in found


def test_an_answer_without_a_matter_is_to_what_the_text_speaks_of(extracted):
    """Who "declined to comment" did so on something, though nothing says on what."""
    found = [one.triple for one in extracted("Skerry Trading Ltd declined to comment.", "en")]
    assert ("Skerry Trading Ltd", "commentedOn", "the matter") in found


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Claire Orsan met Robert Quillon. She sold missiles to Veldt.", "Claire Orsan"),
        ("Claire Orsan met Robert Quillon. He sold missiles to Veldt.", "Robert Quillon"),
    ],
)
def test_a_pronoun_means_somebody_of_its_gender(extracted, text, who):
    """A given name tells whether "he" or "she" may mean who bears it."""
    found = [one.triple for one in extracted(text, "en")]
    assert (who, "suppliedArmsTo", "Veldt") in found
