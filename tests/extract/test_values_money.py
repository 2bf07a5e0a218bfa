"""Sums of money and of coins."""
# ruff: noqa: RUF001  # French apostrophes

from __future__ import annotations

import time

import pytest

from graph.extract.values import moneys


def read(text, language):
    """Return the sums of a text as its words, value, currency or unit, and approximation."""
    return [
        (text[one.start : one.end], one.value, one.currency or f"={one.unit}", one.approximation)
        for one in moneys(text, language)
    ]


@pytest.mark.parametrize(
    ("language", "words", "value", "currency", "approximation"),
    [
        ("en", "$1.5bn", "1500000000", "USD", "Exactly"),
        ("en", "US$ 3m", "3000000", "USD", "Exactly"),
        ("en", "USD 620,000", "620000", "USD", "Exactly"),
        ("en", "USD620,000", "620000", "USD", "Exactly"),
        ("en", "1.5 billion dollars", "1500000000", "USD", "Exactly"),
        ("en", "€12 m", "12000000", "EUR", "Exactly"),
        ("en", "300,000 won", "300000", "KRW", "Exactly"),
        ("en", "C$5 million", "5000000", "CAD", "Exactly"),
        ("en", "HK$ 400", "400", "HKD", "Exactly"),
        ("en", "RMB 5 million", "5000000", "CNY", "Exactly"),
        ("en", "3 million rubles", "3000000", "RUB", "Exactly"),
        ("en", "an estimated $1.34 billion", "1340000000", "USD", "About"),
        ("en", "over $100 million", "100000000", "USD", "AtLeast"),
        ("en", "upwards of $3 million", "3000000", "USD", "AtLeast"),
        ("en", "up to $5,000", "5000", "USD", "AtMost"),
        ("en", "nearly $2 billion", "2000000000", "USD", "About"),
        ("en", "$3 million or more", "3000000", "USD", "AtLeast"),
        ("en", "half a billion dollars", "500000000", "USD", "Exactly"),
        ("en", "millions of dollars", "1000000", "USD", "AtLeast"),
        ("en", "hundreds of millions of dollars", "100000000", "USD", "AtLeast"),
        ("en", "401,347 ETH", "401347", "=ETH", "Exactly"),
        ("en", "some 120 BTC", "120", "=BTC", "About"),
        ("fr", "40 millions d’euros", "40000000", "EUR", "Exactly"),
        ("fr", "1,65 milliard de dollars", "1650000000", "USD", "Exactly"),
        ("fr", "près de 3 M€", "3000000", "EUR", "About"),
        ("fr", "quelque 600 millions de dollars", "600000000", "USD", "About"),
        ("fr", "des centaines de millions de dollars", "100000000", "USD", "AtLeast"),
        ("fr", "une dizaine de millions de dollars", "10000000", "USD", "About"),
        ("fr", "plus d’un milliard de dollars", "1000000000", "USD", "AtLeast"),
        ("fr", "jusqu’à 5\u202f000 dollars", "5000", "USD", "AtMost"),
        ("fr", "1 milliard et demi de dollars", "1500000000", "USD", "Exactly"),
        ("fr", "5 M$", "5000000", "USD", "Exactly"),
        ("fr", "20 $ CA", "20", "CAD", "Exactly"),
    ],
)
def test_a_sum_is_read_with_what_says_how_exact_it_is(
    language, words, value, currency, approximation
):
    """The span covers approximator, figure and currency, and the value is written in full."""
    text = f"Orsan: {words}."
    assert read(text, language) == [(words, value, currency, approximation)]


@pytest.mark.parametrize(
    ("language", "words", "low", "high"),
    [
        ("en", "between $2m and $3m", "2000000", "3000000"),
        ("en", "$2-3 million", "2000000", "3000000"),
        ("en", "between 2 and 3 million dollars", "2000000", "3000000"),
        ("fr", "entre 2 et 3 millions de dollars", "2000000", "3000000"),
    ],
)
def test_a_range_is_at_least_its_lower_end(language, words, low, high):
    """A range is one sum: its lower end with AtLeast, and the upper one apart."""
    (one,) = moneys(words, language)
    assert (one.start, one.end) == (0, len(words))
    assert (one.value, one.approximation, one.high) == (low, "AtLeast", high)


def test_a_change_is_two_sums():
    """What rose from one sum to another is no range."""
    assert [one.value for one in moneys("It rose from $2m to $3m.", "en")] == ["2000000", "3000000"]


def test_a_bare_figure_takes_the_currency_before_it():
    """A scaled figure that counts nothing has the currency of the sum before it."""
    text = "Les Sternes ont pris 3 millions de dollars. Environ 1,4 million a été rendu."
    two = moneys(text, "fr")[1]
    assert (two.value, two.currency, two.approximation) == ("1400000", "USD", "About")
    assert two.implied


@pytest.mark.parametrize(
    "text",
    ["2 million boats", "a team of 3 won", "In 2031 it left", "3 m of rope", "the $ sign"],
)
def test_other_figures_are_no_sums(text):
    """A figure without a currency is left to the counts."""
    assert moneys(text, "en") == []


def test_positions_are_code_points():
    """A character outside the basic plane is one place."""
    (one,) = moneys("👍 $3", "en")
    assert (one.start, one.end) == (2, 4)


@pytest.mark.parametrize("unit", ["$", "1,", "$5 to ", "million ", "between 1 and ", "9", "of "])
def test_time_is_linear(unit):
    """Twice as much hostile text takes about twice as long, not four times."""

    def taken(size):
        text = (unit * size)[:size]
        begin = time.process_time()
        moneys(text, "en")
        return time.process_time() - begin

    taken(1000)
    assert taken(40_000) < 8 * taken(10_000) + 0.5
