"""Dates and periods in running text."""
# ruff: noqa: RUF001  # French apostrophes

from __future__ import annotations

import time

import pytest

from graph.extract.values import whens
from graph.values.periods import period


def read(text, language, anchor=""):
    """Return the dates of a text as EDTF and role."""
    return [(one.edtf, one.role) for one in whens(text, language, anchor)]


@pytest.mark.parametrize(
    ("language", "text", "edtf", "role"),
    [
        ("en", "on 12 May 2031", "2031-05-12", "at"),
        ("en", "on Monday, May 12, 2031", "2031-05-12", "at"),
        ("en", "in late 2024", "2024", "at"),
        ("en", "in mid-March 2024", "2024-03", "at"),
        ("en", "in Q1 2024", "2024-01/2024-03", "at"),
        ("en", "in the first half of 2024", "2024-40", "at"),
        ("en", "in the third quarter of 2023", "2023-35", "at"),
        ("en", "in the summer of 2023", "2023-22", "at"),
        ("en", "in the 1990s", "199X", "at"),
        ("en", "from January to September 2025", "2025-01/2025-09", "at"),
        ("en", "from November to March 2018", "2017-11/2018-03", "at"),
        ("en", "between 2017 and 2023", "2017/2023", "at"),
        ("en", "2019-2021", "2019/2021", "at"),
        ("en", "May 3 to 5, 2031", "2031-05-03/2031-05-05", "at"),
        ("en", "in the last three months of 2024", "2024-10/2024-12", "at"),
        ("en", "since 2019", "2019/..", "from"),
        ("en", "from 2019 to the present", "2019/..", "from"),
        ("en", "until March 2024", "../2024-03", "until"),
        ("en", "by 2030", "../2030", "until"),
        ("en", "in 2024 and 2025", "2024/2025", "at"),
        ("en", "in 2019, 2021 and 2023", "{2019,2021,2023}", "at"),
        ("en", "on 3 or 5 May 2031", "[2031-05-03,2031-05-05]", "at"),
        ("en", "on or about 12 May 2031", "2031-05-12~", "at"),
        ("en", "around 2019", "2019~", "at"),
        (
            "en",
            "from in or about January 2017 through at least in or around March 2018",
            "2017-01~/2018-03~",
            "at",
        ),
        ("en", "a report from 2019", "2019", "at"),
        ("en", "for five years", "", "for"),
        ("fr", "le 1er mai 2031", "2031-05-01", "at"),
        ("fr", "début 2024", "2024", "at"),
        ("fr", "à la mi-mars 2024", "2024-03", "at"),
        ("fr", "de janvier à septembre 2025", "2025-01/2025-09", "at"),
        ("fr", "de fin 2023 à début 2024", "2023/2024", "at"),
        ("fr", "du 3 au 5 mai 2031", "2031-05-03/2031-05-05", "at"),
        ("fr", "au cours des neuf premiers mois de 2025", "2025-01/2025-09", "at"),
        ("fr", "au premier semestre 2024", "2024-40", "at"),
        ("fr", "à l’automne 2023", "2023-23", "at"),
        ("fr", "les années 1990", "199X", "at"),
        ("fr", "depuis 2019", "2019/..", "from"),
        ("fr", "dès 2017", "2017/..", "from"),
        ("fr", "d’ici 2030", "../2030", "until"),
        ("fr", "jusqu’en mars 2024", "../2024-03", "until"),
        ("fr", "pendant cinq ans", "", "for"),
    ],
)
def test_a_date_is_resolved_by_its_own_words(language, text, edtf, role):
    """A date says no more than its words do, and the house's reader of periods accepts it."""
    assert read(text, language) == [(edtf, role)]
    assert not edtf or period(edtf)


@pytest.mark.parametrize(
    ("language", "text", "edtf"),
    [
        ("en", "last year", "2024"),
        ("en", "this month", "2025-10"),
        ("en", "yesterday", "2025-10-21"),
        ("en", "two years ago", "2023"),
        ("en", "last March", "2025-03"),
        ("en", "on Monday", "2025-10-20"),
        ("en", "in November", "2024-11"),
        ("en", "over the past three years", "2022/2025"),
        ("en", "in the first half of this year", "2025-40"),
        ("en", "last week", "2025-10-13/2025-10-19"),
        ("fr", "l’an dernier", "2024"),
        ("fr", "en février", "2025-02"),
        ("fr", "en mars prochain", "2026-03"),
        ("fr", "il y a deux mois", "2025-08"),
        ("fr", "depuis janvier", "2025-01/.."),
        ("fr", "depuis trois ans", "2022/.."),
        ("fr", "en mars de cette année", "2025-03"),
        ("fr", "à la fin de l’année dernière", "2024"),
    ],
)
def test_a_relative_date_is_resolved_by_the_documents_date(language, text, edtf):
    """What a date leaves out comes from the date of the document, and is empty without one."""
    assert [edtf] == [one for one, _ in read(text, language, "2025-10-22")]
    assert [one for one, _ in read(text, language)] == [""]


def test_a_date_follows_the_one_before_it():
    """The following month and a year later are counted from the last date that was said."""
    text = "In March 2024 it left. The following month it sank; a year later it rose."
    assert [edtf for edtf, _ in read(text, "en")] == ["2024-03", "2024-04", "2025"]


def test_a_month_of_the_period_before_has_its_year():
    """A month without a year is looked for in the period that the text has just named."""
    text = "Entre janvier et septembre 2031, ils ont volé. En février, ils ont ri."
    assert read(text, "fr", "2031-01-05")[1][0] == "2031-02"


@pytest.mark.parametrize(
    "text", ["It sent 2000 workers", "Resolution 1929", "CVE-2021-44228", "S/2024/215", "$2000"]
)
def test_other_numbers_are_no_years(text):
    """Four digits are a year only where the words around them make them one."""
    assert whens(text, "en") == []


@pytest.mark.parametrize(
    "unit",
    ["2024, ", "in 2024 and ", "may ", "early mid late ", "last ", "12 May 2024 ", "il y a "],
)
def test_time_is_linear(unit):
    """Four times as much hostile text takes no more than about four times as long."""

    def taken(size):
        text = (unit * size)[:size]
        begin = time.process_time()
        whens(text, "en", "2025-10-22")
        return time.process_time() - begin

    taken(1000)
    assert taken(40_000) < 8 * taken(10_000) + 0.5
