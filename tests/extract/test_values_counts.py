"""Counts: how many of something."""

from __future__ import annotations

import pytest

from graph.extract.values import counts


def read(text, language):
    """Return the counts of a text as its words, value and approximation."""
    return [
        (text[one.start : one.end], one.value, one.approximation) for one in counts(text, language)
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "in at least eight countries", ("at least eight", "8", "AtLeast")),
        ("en", "dozens of ships", ("dozens", "12", "AtLeast")),
        ("en", "some 200 accounts", ("some 200", "200", "About")),
        ("en", "a couple of vessels", ("a couple", "2", "About")),
        ("en", "hundreds of thousands of accounts", ("hundreds of thousands", "100000", "AtLeast")),
        ("en", "In Veldt 40,000 workers toil", ("40,000", "40000", "Exactly")),
        ("en", "no fewer than 12 boats", ("no fewer than 12", "12", "AtLeast")),
        ("fr", "plus de 40\u202f000 travailleurs", ("plus de 40\u202f000", "40000", "AtLeast")),
        ("fr", "une dizaine de navires", ("une dizaine", "10", "About")),
        ("fr", "des milliers de soldats", ("des milliers", "1000", "AtLeast")),
        ("fr", "moins de 30 comptes", ("moins de 30", "30", "AtMost")),
        ("fr", "au moins trente-cinq attaques", ("au moins trente-cinq", "35", "AtLeast")),
    ],
)
def test_a_count_has_its_approximator(language, text, expected):
    """The span covers the number and what says how exact it is, but not the noun."""
    assert read(text, language) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "under Resolution 1718",
        "Bureau 39",
        "Bank No. 39",
        "at 12:30",
        "S/2031/215",
        "the KN-23",
        "in 2031",
        "the third",
        "Lab 110 said",
    ],
)
def test_numbers_that_name_or_rank_are_no_counts(text):
    """A number that identifies something is not how many there are of it."""
    assert counts(text, "en") == []


def test_a_share_has_its_sign():
    """A share is told from a number by its unit."""
    assert [(one.value, one.unit) for one in counts("40% and 12 percent", "en")] == [
        ("40", "%"),
        ("12", "%"),
    ]


def test_a_range_is_one_count():
    """A range is at least its lower end."""
    (one,) = counts("100 to 200 workers", "en")
    assert (one.value, one.high, one.approximation) == ("100", "200", "AtLeast")


def test_a_length_of_time_is_no_less_than_it_says():
    """Over three years is during them, not more than three."""
    assert read("over three years", "en") == [("three", "3", "Exactly")]


def test_spans_already_taken_are_left_alone():
    """A number within a name or date is none of the counts."""
    assert counts("12 Terns", "en", [(0, 2)]) == []
