"""The names and adjectives of States."""
# ruff: noqa: RUF001  # French apostrophes

from __future__ import annotations

import pytest

from graph.extract.names import Countries, adjectives
from graph.extract.names.countries import english_forms, french_forms


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "N. Korean hackers", [("N. Korean", "KP")]),
        ("en", "North Koreans", [("North Koreans", "KP")]),
        ("en", "DPRK workers", [("DPRK", "KP")]),
        ("en", "the DPRK has", []),
        ("en", "a US bank told us", [("US", "US")]),
        ("en", "the polish of it", []),
        ("en", "British Virgin Islands", []),
        ("fr", "les pirates nord\u2011coréens", [("nord\u2011coréens", "KP")]),
        ("fr", "banque chinoise", [("chinoise", "CN")]),
        ("fr", "des Sud-Coréennes", [("Sud-Coréennes", "KR")]),
        ("fr", "entreprises grecques", [("grecques", "GR")]),
    ],
)
def test_adjectives_are_found_in_all_their_forms(language, text, expected):
    """Gender, number, hyphen and case vary; English adjectives need their capital."""
    found = [(text[start:end], code) for start, end, code in adjectives(text, language)]
    assert found == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Guinea-Bissau and Equatorial Guinea", ["GW", "GQ"]),
        ("en", "the U.S. told us", ["US"]),
        ("fr", "des États\u2011Unis, de l’ONU et de la Corée du Sud", ["US", "UN", "KR"]),
    ],
)
def test_states_are_found_by_name(language, text, expected):
    """The longest name counts, and initials count in capitals only."""
    assert [code for _, _, code in Countries.load().spans(text, language)] == expected


def test_every_state_is_whole():
    """Every State has a name in both languages, and no two share a name or an adjective."""
    countries = list(Countries.load())
    assert len(countries) > 200
    for language in ("en", "fr"):
        for forms in ("names", "adjectives"):
            owners = {}
            for country in countries:
                assert country.names[language]
                for form in getattr(country, forms)[language]:
                    assert owners.setdefault(form.casefold(), country.code) == country.code


def test_forms_are_worked_out():
    """Plurals and feminines follow the rules of each language."""
    assert french_forms("letton") == ["letton", "lettons", "lettonne", "lettonnes"]
    assert french_forms("français") == ["français", "française", "françaises"]
    assert english_forms("Iraqi") == ["Iraqi", "Iraqis"]
