"""Periods of time in EDTF (ISO 8601-2:2019, Extended Date/Time Format), with their bounds."""

from __future__ import annotations

import datetime as dt
import re
from calendar import isleap
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from graph.errors import ValueFormError
from graph.values.periodwords import spoken

__all__ = ["LONGEST", "Period", "comparable", "overlaps", "period", "spoken", "within"]

#: Characters in a period; the longest interval of two days with all qualifiers has 35.
LONGEST = 64

_MEND = "write EDTF, such as 2024, 2024-10, 2025-10-22, 2025-01/2025-09, 2024/.. or 2024~"

# Only what is known to be read right reaches the parser. On the rest of EDTF edtf 5.0.2 prints
# to stdout (2024-1X), counts only one year (1950S2), or works for ever (Y1E999999999).
_Q = "[~?%]?"
_DATE = (
    rf"{_Q}-?[0-9X]{{4}}{_Q}(?:-{_Q}(?:[0-9]{{2}}|XX){_Q}(?:-{_Q}(?:[0-9]{{2}}|XX){_Q})?)?"
    r"|Y-?[1-9][0-9]{4,8}"
)
_TIME = r"T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}(?::[0-9]{2})?)?"
_LISTED = rf"(?:{_DATE})(?:\.\.(?:{_DATE}))?"
_READ = re.compile(
    rf"(?:{_DATE})(?:{_TIME})?"
    rf"|(?:{_DATE})/(?:{_DATE}|\.\.)?"
    rf"|(?:\.\.)?/(?:{_DATE})"
    rf"|\[(?:\.\.)?{_LISTED}(?:, ?{_LISTED})*(?:\.\.)?\]"
    rf"|\{{(?:\.\.)?{_LISTED}(?:, ?{_LISTED})*(?:\.\.)?\}}"
)
# Winter begins in one year and ends in the next, and a text seldom says which it means.
_WINTER = re.compile(r"[~?%]?([0-9]{4})-(?:24|28|30)[~?%]?")


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time as a source gives it, with its first and last day, both included.

    A bound is None where that end is open or unknown, or lies outside the years 1 to 9999, which
    is all that ``datetime.date`` and most stores hold. Qualifiers (``~ ? %``) don't widen bounds.
    """

    edtf: str
    earliest: dt.date | None
    latest: dt.date | None


@lru_cache(maxsize=4096)
def period(edtf: str) -> Period:
    """Read a period in EDTF: level 0, level 1, and of level 2 the seasons, sets and qualifiers.

    At most 64 characters. Raises ValueFormError for what isn't EDTF, a day that no calendar has, a
    period that ends before it begins or has neither end, one wholly outside the years 1 to 9999,
    and what no report needs (years with an exponent, significant digits, 2024-1X). A winter may
    begin the year before: its bounds take in both.

    >>> period("2025-01/2025-09").latest
    datetime.date(2025, 9, 30)
    >>> period("2024/..").latest is None
    True
    """
    if len(edtf) > LONGEST:
        what = f"{len(edtf)} characters are too many for a period: {edtf[:LONGEST]!r}…"
        raise ValueFormError(what, mend=_MEND)
    if not _READ.fullmatch(edtf):
        raise ValueFormError(f"not a period in EDTF: {edtf!r}", mend=_MEND)
    if edtf[0] in "[{":
        stretches = [_stretch(edtf, each.strip(" "), "..") for each in edtf[1:-1].split(",")]
    else:
        stretches = [_stretch(edtf, edtf, "/")]
    lows, highs = zip(*stretches, strict=True)
    low = None if None in lows else min(low for low in lows if low)
    high = None if None in highs else max(high for high in highs if high)
    first, last = dt.MINYEAR, dt.MAXYEAR
    if (high and high[0] < first) or (low and low[0] > last):
        what = f"this period lies outside the years {first} to {last}: {edtf!r}"
        raise ValueFormError(what, mend=_MEND)
    return Period(edtf, _day(edtf, low), _day(edtf, high))


def overlaps(one: Period, other: Period) -> bool:
    """Tell whether two periods share a day, an open end reaching as far as need be.

    >>> overlaps(period("2024-10"), period("2024/.."))
    True
    """
    return _not_after(one.earliest, other.latest) and _not_after(other.earliest, one.latest)


def within(inner: Period, outer: Period) -> bool:
    """Tell whether every day of one period is a day of the other; a period is within itself.

    >>> within(period("2025-02"), period("2025-01/2025-09"))
    True
    >>> within(period("2025-02/.."), period("2025"))
    False
    """
    begins = outer.earliest is None or (
        inner.earliest is not None and outer.earliest <= inner.earliest
    )
    ends = outer.latest is None or (inner.latest is not None and inner.latest <= outer.latest)
    return begins and ends


def comparable(one: Period, other: Period) -> bool:
    """Tell whether totals for two periods can be compared: whether both cover the same days.

    A period with an open end is comparable with none: its totals go on growing.

    >>> comparable(period("2024"), period("2024-01/2024-12"))
    True
    >>> comparable(period("2024"), period("2025-01/2025-09"))
    False
    """
    known = one.earliest is not None and one.latest is not None
    return known and (one.earliest, one.latest) == (other.earliest, other.latest)


def _not_after(low: dt.date | None, high: dt.date | None) -> bool:
    return low is None or high is None or low <= high


_Day = tuple[int, int, int]


def _stretch(edtf: str, text: str, joint: str) -> tuple[_Day | None, _Day | None]:
    """Return the bounds of a date, or of two with a joint between them."""
    begin, joined, end = text.partition(joint)
    low, high = _parsed(edtf, begin)[0], _parsed(edtf, end if joined else begin)[1]
    if low and high and high < low:
        mend = "put the earlier date first"
        raise ValueFormError(f"this period ends before it begins: {edtf!r}", mend=mend)
    return low, high


def _parsed(edtf: str, part: str) -> tuple[_Day | None, _Day | None]:
    """Return the bounds of one part, as year, month and day; None where there is none."""
    if part in {"", ".."}:
        return None, None
    if winter := _WINTER.fullmatch(part):
        year = int(winter[1])
        return (year, 1, 1), (year + 1, 2, 29 if isleap(year + 1) else 28)
    import edtf as parser  # it builds a grammar, which a cold start can do without

    try:
        # date by date, as edtf gives an interval with an unknown end ten years of its own, and
        # prints to stdout on other intervals (../199X) and sets ([2024-XX,2025])
        value = parser.parse_edtf(part)
        return _bound(value.lower_strict()), _bound(value.upper_strict())
    except Exception as error:  # it raises AttributeError and others, by its forms
        raise ValueFormError(f"not a period in EDTF: {edtf!r}", mend=_MEND) from error


def _bound(value: Any) -> _Day | None:
    return None if isinstance(value, float) else (value[0], value[1], value[2])


def _day(edtf: str, bound: _Day | None) -> dt.date | None:
    if bound is None or not dt.MINYEAR <= bound[0] <= dt.MAXYEAR:
        return None
    try:
        return dt.date(*bound)
    except ValueError as error:
        what = f"no calendar has this day: {edtf!r}"
        raise ValueFormError(what, mend="look at the day and the month again") from error
