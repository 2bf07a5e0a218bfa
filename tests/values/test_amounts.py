"""Amounts, their bounds and their words."""
# ruff: noqa: RUF001  # French apostrophes

from __future__ import annotations

from decimal import Context, Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import ValueFormError
from graph.values.amounts import (
    MOST_DIGITS,
    Approximation,
    amount_bounds,
    compatible,
    decimal,
    spoken_amount,
)

WRITTEN = st.from_regex(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,14})?", fullmatch=True)
HOW = st.sampled_from(list(Approximation))


@pytest.mark.parametrize(
    ("value", "how", "low", "high"),
    [
        ("7", "Exactly", "7", "7"),
        ("40000", "AtLeast", "40000", None),
        ("40000", "AtMost", None, "40000"),
        ("1400000000", "About", "1300000000", "1500000000"),
        ("1.50", "About", "1.49", "1.51"),
        ("12", "About", "11", "13"),
        ("1000000000", "About", "750000000", "1250000000"),
        ("8", "About", "7", "9"),
        ("-20", "About", "-25", "-15"),
        ("0", "About", "0", "0"),
        ("9" * 30, "About", str(10**30 - 2), str(10**30)),
    ],
)
def test_an_amount_has_the_bounds_of_its_words(
    value: str, how: str, low: str | None, high: str | None
) -> None:
    """Bounds are exact, closed where the words close them, and written without an exponent."""
    bounds = amount_bounds(value, how)
    assert bounds == (low and Decimal(low), high and Decimal(high))
    assert all("E" not in str(bound) for bound in bounds)


def test_a_rounded_sum_is_compatible_with_a_closer_one() -> None:
    """About 1.4 billion and 1.46 billion can be one sum; 1.65 and more can't."""
    rounded = amount_bounds("1400000000", "About")
    assert compatible(rounded, amount_bounds("1460000000", "Exactly"))
    assert compatible(rounded, amount_bounds("1500000000", "About"))
    assert not compatible(rounded, amount_bounds("1650000000", "AtLeast"))
    assert compatible(amount_bounds("1", "AtLeast"), amount_bounds("9", "AtLeast"))
    assert not compatible(amount_bounds("2", "AtLeast"), amount_bounds("1", "AtMost"))


@given(WRITTEN, HOW, WRITTEN, HOW)
def test_compatible_is_mutual_and_holds_for_the_value_itself(
    one: str, how: Approximation, other: str, also: Approximation
) -> None:
    """Every amount allows its own value, and two amounts are compatible either way round."""
    first, second = amount_bounds(one, how), amount_bounds(other, also)
    assert compatible(first, second) == compatible(second, first)
    assert compatible(first, amount_bounds(one, "Exactly"))


@pytest.mark.parametrize(
    "value",
    [
        "",
        "1e9",
        "1e999999999",
        "1,65",
        "1 000",
        "1_000",
        "007",
        "+1",
        ".5",
        "5.",
        "NaN",
        "Infinity",
        "--1",
        "1.2.3",
        "\u0661\u0662",
        "1\n",
        "9" * 31,
        "0." + "1" * 40,
        "9" * 1_000_000,
    ],
)
def test_what_is_no_plain_decimal_is_refused(value: str) -> None:
    """Exponents, separators, other digits and endless numbers are errors, at no cost."""
    with pytest.raises(ValueFormError) as caught:
        amount_bounds(value, "Exactly")
    assert len(str(caught.value)) < 300
    assert str(MOST_DIGITS) in caught.value.mend


@given(st.text(max_size=60))
def test_any_string_is_a_decimal_or_an_error_of_ours(value: str) -> None:
    """No string gets through that isn't the plain form of its own value."""
    try:
        amount = decimal(value)
    except ValueFormError:
        return
    assert f"{amount:f}" == value


def test_an_unknown_approximation_lists_the_known_ones() -> None:
    """A misspelt approximation is an error that says what can be written."""
    with pytest.raises(ValueFormError) as caught:
        amount_bounds("1", "Atleast")
    assert "AtLeast" in caught.value.mend


def test_bounds_do_not_depend_on_the_callers_decimal_context() -> None:
    """A caller that has set a small precision gets the same exact bounds."""
    expected = amount_bounds("123456789012", "About")
    with localcontext(Context(prec=3)):
        assert amount_bounds("123456789012", "About") == expected
        assert spoken_amount("123456789012", "EUR", "About", "en") == "about 123,456,789,012 euros"


@pytest.mark.parametrize(
    ("value", "unit", "how", "lang", "words"),
    [
        ("1650000000", "USD", "AtLeast", "en", "at least 1.65 billion US dollars"),
        ("1650000000", "USD", "AtLeast", "fr", "au moins 1,65 milliard de dollars américains"),
        ("1400000000", "EUR", "About", "fr", "environ 1,4 milliard d’euros"),
        ("2000000000", "KRW", "AtMost", "fr", "au plus 2 milliards de wons sud-coréens"),
        ("1000000", "GBP", "Exactly", "en", "1 million pounds sterling"),
        ("5000000000000", "JPY", "About", "fr", "environ 5 billions de yens japonais"),
        ("1234567891", "USD", "Exactly", "en", "1,234,567,891 US dollars"),
        ("12345", "CNY", "Exactly", "fr", "12\u202f345 yuans chinois"),
        ("1", "CAD", "Exactly", "en", "1 Canadian dollar"),
        ("1.5", "USD", "Exactly", "fr", "1,5 dollar américain"),
        ("1.50", "USD", "Exactly", "en", "1.50 US dollars"),
        ("-0.5", "RUB", "Exactly", "en", "-0.5 Russian roubles"),
        ("1400000", "CHF", "About", "fr", "environ 1,4 million CHF"),
        ("40000", ("worker", "workers"), "Exactly", "en", "40,000 workers"),
        ("1", ("worker", "workers"), "Exactly", "en", "1 worker"),
        ("3000000", ("habitant", "habitants"), "About", "fr", "environ 3 millions d’habitants"),
        ("2000000", ("hacker", "hackers"), "About", "fr", "environ 2 millions de hackers"),
        ("8", ("pays", "pays"), "AtLeast", "fr", "au moins 8 pays"),
    ],
)
def test_an_amount_is_spoken_in_both_languages(
    value: str, unit: str | tuple[str, str], how: str, lang: str, words: str
) -> None:
    """Scales, separators, plurals and elisions are those of each language."""
    assert spoken_amount(value, unit, how, lang) == words


@given(WRITTEN, HOW, st.sampled_from(["en", "fr"]))
def test_spoken_figures_lose_no_digit(value: str, how: Approximation, lang: str) -> None:
    """The figures in the words, at their scale, are the value."""
    words = spoken_amount(value, "XAU", how, lang).removesuffix(" XAU")
    scales = {"million": 6, "billion": 9, "trillion": 12}
    if lang == "fr":
        scales = {"million": 6, "milliard": 9, "billion": 12, "trillion": 18}
    figure = words.split(" ")[-1]
    power = 0
    if figure.rstrip("s") in scales:
        power, figure = scales[figure.rstrip("s")], words.split(" ")[-2]
    plain = figure.replace("\u202f", "").replace(",", "." if lang == "fr" else "")
    with localcontext(Context(prec=100)):
        assert Decimal(plain).scaleb(power) == Decimal(value)


def test_another_language_is_an_error() -> None:
    """Words are never made up for a language that we don't have."""
    with pytest.raises(ValueFormError, match="'de'"):
        spoken_amount("1", "USD", "Exactly", "de")
