"""Periods in EDTF, their bounds and how they relate."""

from __future__ import annotations

import contextlib
import datetime as dt
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph.errors import ValueFormError
from graph.values.periods import LONGEST, Period, comparable, overlaps, period, within

D = dt.date


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2024", D(2024, 1, 1), D(2024, 12, 31)),
        ("2024-02", D(2024, 2, 1), D(2024, 2, 29)),
        ("2025-10-22", D(2025, 10, 22), D(2025, 10, 22)),
        ("2025-10-22T10:00:00Z", D(2025, 10, 22), D(2025, 10, 22)),
        ("2025-01/2025-09", D(2025, 1, 1), D(2025, 9, 30)),
        ("2024/2025-09-15", D(2024, 1, 1), D(2025, 9, 15)),
        ("2024~", D(2024, 1, 1), D(2024, 12, 31)),
        ("2024-10?", D(2024, 10, 1), D(2024, 10, 31)),
        ("2024-40", D(2024, 1, 1), D(2024, 6, 30)),
        ("2024-34", D(2024, 4, 1), D(2024, 6, 30)),
        ("2024-21", D(2024, 3, 1), D(2024, 5, 31)),
        ("2024-24", D(2024, 1, 1), D(2025, 2, 28)),
        ("2023-24/2024-24", D(2023, 1, 1), D(2025, 2, 28)),
        ("199X", D(1990, 1, 1), D(1999, 12, 31)),
        ("2024-10-XX", D(2024, 10, 1), D(2024, 10, 31)),
        ("[2020,2022]", D(2020, 1, 1), D(2022, 12, 31)),
        ("{2019..2020-03, 2022-24}", D(2019, 1, 1), D(2023, 2, 28)),
        ("[2020..]", D(2020, 1, 1), None),
        ("[..2019,2021]", None, D(2021, 12, 31)),
        ("2024/..", D(2024, 1, 1), None),
        ("2024-10/", D(2024, 10, 1), None),
        ("../2024", None, D(2024, 12, 31)),
        ("/2024-10", None, D(2024, 10, 31)),
        ("../199X", None, D(1999, 12, 31)),
        ("-0500/2024", None, D(2024, 12, 31)),
    ],
)
def test_a_period_has_the_bounds_of_its_words(
    edtf: str, earliest: dt.date | None, latest: dt.date | None
) -> None:
    """Bounds are the first and last day that the words allow, and None at an open end."""
    assert period(edtf) == Period(edtf, earliest, latest)


@pytest.mark.parametrize(
    "edtf",
    [
        "",
        "October 2024",
        "2024-13",
        "2025-13",
        "2025-02-30",
        "2025-02-29",
        "2024-00",
        "2024-10-22T99:00:00",
        "22/10/2024",
        "2024-1",
        "20240",
        " 2024",
        "2024\n",
        "\uff12\uff10\uff12\uff14",
        "../..",
        "/",
        "..",
        "0000",
        "-0500",
        "Y17000",
        "2024-1X",
        "1950S2",
        "Y1E999999999",
        "unknown/2024",
        "[2024",
        "{}",
    ],
)
def test_what_is_no_period_is_refused_with_a_mend(edtf: str) -> None:
    """Days that no calendar has, other notations, and what says nothing are errors."""
    with pytest.raises(ValueFormError) as caught:
        period(edtf)
    assert caught.value.mend


@pytest.mark.parametrize("edtf", ["2025-09/2025-01", "2024~/2023", "[2021..2019]", "2025/2024-12"])
def test_a_period_that_ends_before_it_begins_is_refused(edtf: str) -> None:
    """The parser lets these through; we don't."""
    with pytest.raises(ValueFormError, match="ends before it begins"):
        period(edtf)


def test_a_long_string_is_refused_unread() -> None:
    """Beyond 64 characters nothing is parsed, and the message stays short."""
    with pytest.raises(ValueFormError, match="too many") as caught:
        period("2" * 1_000_000)
    assert len(str(caught.value)) < 4 * LONGEST


EDTF_LIKE = st.text(alphabet="0123456789XYETZS-/.~?%[]{}, :+", max_size=LONGEST)
PART = st.from_regex(
    r"[~?%]?-?[0-9X]{4}[~?%]?(-[0-4X][0-9X](-[0-3X][0-9X])?)?[~?%]?", fullmatch=True
)
INTERVAL = st.tuples(PART | st.sampled_from(["", ".."]), PART | st.sampled_from(["", ".."])).map(
    "/".join
)
LISTED = st.lists(PART, min_size=1, max_size=4).map(lambda parts: f"[{','.join(parts)}]")


@example("[2024-XX,2025]")
@example("../199X")
@given(st.text(max_size=70) | EDTF_LIKE | PART | INTERVAL | LISTED)
def test_any_string_is_a_period_or_an_error_of_ours(text: str) -> None:
    """No string makes the parser under us crash, hang, or print to stdout."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        try:
            found = period(text)
        except ValueFormError:
            found = None
    assert printed.getvalue() == ""
    if found and found.earliest and found.latest:
        assert found.earliest <= found.latest


DAYS = st.dates(D(1950, 1, 1), D(2050, 12, 31))


@given(DAYS, DAYS)
def test_any_two_days_make_an_interval_or_are_in_the_wrong_order(
    one: dt.date, two: dt.date
) -> None:
    """The bounds of an interval of days are those days."""
    text = f"{one}/{two}"
    if one <= two:
        assert period(text) == Period(text, one, two)
    else:
        with pytest.raises(ValueFormError):
            period(text)


SAMPLES = st.sampled_from(
    [
        "2024",
        "2024-10",
        "2025",
        "2025-01/2025-09",
        "2024/..",
        "../2024",
        "2025-02",
        "2024-40",
        "/2025",
    ]
).map(period)


@given(SAMPLES, SAMPLES)
def test_relations_of_periods_agree_with_each_other(one: Period, other: Period) -> None:
    """Sharing days is mutual, being within implies sharing, and comparable is mutual within."""
    assert overlaps(one, other) == overlaps(other, one)
    assert within(one, one)
    if within(one, other):
        assert overlaps(one, other)
    if comparable(one, other):
        assert within(one, other)
        assert within(other, one)


@pytest.mark.parametrize(
    ("one", "other", "shared", "inside", "alike"),
    [
        ("2025-02", "2025-01/2025-09", True, True, False),
        ("2024", "2025-01/2025-09", False, False, False),
        ("2024-01/2024-12", "2024", True, True, True),
        ("2024/..", "2024/..", True, True, False),
        ("2024/..", "../2024", True, False, False),
        ("2025-09-30", "2025-09-30/..", True, True, False),
        ("2025-10", "2025-01/2025-09", False, False, False),
    ],
)
def test_periods_relate_as_a_reader_says(
    one: str, other: str, *, shared: bool, inside: bool, alike: bool
) -> None:
    """A month lies in a period, totals of different or open periods are not compared."""
    first, second = period(one), period(other)
    assert overlaps(first, second) is shared
    assert within(first, second) is inside
    assert comparable(first, second) is alike
