"""Periods in words."""
# ruff: noqa: RUF001  # French apostrophes

from __future__ import annotations

import pytest

from graph.errors import ValueFormError
from graph.values.periods import period, spoken


@pytest.mark.parametrize(
    ("edtf", "english", "french"),
    [
        ("2024", "2024", "2024"),
        ("2024-10", "October 2024", "octobre 2024"),
        ("2025-10-22", "22 October 2025", "22 octobre 2025"),
        ("2025-10-01", "1 October 2025", "1er octobre 2025"),
        ("2025-10-22T10:00:00Z", "22 October 2025", "22 octobre 2025"),
        ("2025-01/2025-09", "January to September 2025", "janvier à septembre 2025"),
        ("2024-10/2025-03", "October 2024 to March 2025", "octobre 2024 à mars 2025"),
        ("2025-03-03/2025-03-05", "3 to 5 March 2025", "3 au 5 mars 2025"),
        ("2025-03-01/2025-04-05", "1 March to 5 April 2025", "1er mars au 5 avril 2025"),
        ("2019/2021", "2019 to 2021", "2019 à 2021"),
        ("2024-01/2024-01", "January 2024", "janvier 2024"),
        ("2024~", "about 2024", "vers 2024"),
        ("2024-10?", "October 2024 (uncertain)", "octobre 2024 (incertain)"),
        ("2024%", "about 2024 (uncertain)", "vers 2024 (incertain)"),
        ("2024~/2025", "about 2024 to 2025", "vers 2024 à 2025"),
        ("2024-21", "spring 2024", "printemps 2024"),
        ("2024-28", "winter 2024", "hiver 2024"),
        ("2024-21/2024-23", "spring to autumn 2024", "printemps à l’automne 2024"),
        ("2024-33", "first quarter of 2024", "premier trimestre de 2024"),
        ("2024-36", "fourth quarter of 2024", "quatrième trimestre de 2024"),
        ("2024-38", "second third of 2024", "deuxième quadrimestre de 2024"),
        ("2024-40", "first half of 2024", "premier semestre de 2024"),
        ("2024-41", "second half of 2024", "deuxième semestre de 2024"),
        ("199X", "the 1990s", "années 1990"),
        ("19XX", "1900 to 1999", "1900 à 1999"),
        ("2024-XX", "a month of 2024", "un mois de 2024"),
        ("2024-10-XX", "a day in October 2024", "un jour d’octobre 2024"),
        ("2024/..", "from 2024 on", "à partir de 2024"),
        ("2024-10/..", "from October 2024 on", "à partir d’octobre 2024"),
        ("2024-10-22/..", "from 22 October 2024 on", "à partir du 22 octobre 2024"),
        ("2024-22/..", "from summer 2024 on", "à partir de l’été 2024"),
        ("199X/..", "from the 1990s on", "à partir des années 1990"),
        ("../2024", "until 2024", "jusqu’en 2024"),
        ("../2024-10-22", "until 22 October 2024", "jusqu’au 22 octobre 2024"),
        ("../2024-22", "until summer 2024", "jusqu’à l’été 2024"),
        ("../199X", "until the 1990s", "jusqu’aux années 1990"),
        ("2024/", "from 2024 to an unknown date", "à partir de 2024, jusqu’à une date inconnue"),
        ("/2024", "from an unknown date until 2024", "d’une date inconnue jusqu’en 2024"),
        ("[2020,2022]", "[2020,2022]", "[2020,2022]"),
        ("-0500/2024", "-0500/2024", "-0500/2024"),
    ],
)
def test_a_period_is_spoken_in_both_languages(edtf: str, english: str, french: str) -> None:
    """Each form of a period has words in English and French; a rare one stands as it is."""
    assert spoken(period(edtf), "en") == english
    assert spoken(period(edtf), "fr") == french


def test_another_language_is_an_error() -> None:
    """Words are never made up for a language that we don't have."""
    with pytest.raises(ValueFormError, match="'ko'"):
        spoken(period("2024"), "ko")
