"""Where phrases put things, and whom they name as examples, without a verb."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("language", "text", "thing", "place"),
    [
        ("fr", "La firme lyonnaise Skerry Trading a menti.", "Skerry Trading", "Lyon"),
        ("fr", "Skerry Trading, à Marseille, a menti.", "Skerry Trading", "Marseille"),
        ("fr", "Les banques de Marseille ont menti.", "banques", "Marseille"),
        ("fr", "Le tribunal de Nantes a jugé Marn.", "tribunal de Nantes", "Nantes"),
        ("en", "The Marseille brokerage Skerry Trading lied.", "Skerry Trading", "Marseille"),
        ("en", "The banks of Marseille lied.", "banks", "Marseille"),
    ],
)
def test_a_phrase_puts_a_body_in_its_place(extracted, language, text, thing, place):
    """By an adjective, a complement, what stands behind a comma or before, or the name itself."""
    found = [(one.subject, one.object) for one in extracted(text, language, "locatedIn")]
    assert any(thing in subject and object_ == place for subject, object_ in found)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La banque du capitaine Marn a menti."),
        ("fr", "Le gouvernement français a menti."),
        ("en", "The bank of Captain Marn lied."),
    ],
)
def test_whose_a_body_is_says_not_where_it_is(extracted, language, text):
    """A person or a State is no place that a body stands in."""
    assert list(extracted(text, language, "locatedIn")) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The list names three firms, among them Skerry Trading Ltd and Orsan Bank."),
        ("fr", "La liste cite trois sociétés, dont Skerry Trading Ltd et Orsan Bank."),
        ("fr", "La liste cite trois sociétés, parmi lesquelles Skerry Trading Ltd et Orsan Bank."),
    ],
)
def test_who_is_given_as_an_example_is_a_member(extracted, language, text):
    """Each name behind "among them" or « dont » belongs to the group that stands before it."""
    found = {one.subject for one in extracted(text, language, "memberOf")}
    assert found >= {"Skerry Trading Ltd", "Orsan Bank"}


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "The report is available in English, Lao and Thai.", {"en", "lo", "th"}),
        ("fr", "Le rapport est disponible en français et en coréen.", {"fr", "ko"}),
    ],
)
def test_a_work_may_be_in_several_languages(extracted, language, text, values):
    """Each language of a list is a claim of its own."""
    assert {one.object for one in extracted(text, language, "inLanguage")} == values
