"""Reckoning with simple EDTF dates: a year, a month or a day, with or without "~"."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from graph.errors import ValueFormError
from graph.values.periods import period

_SIMPLE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d))?)?")
_MONTHS_OF = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 37: (1, 4), 38: (5, 8),
              39: (9, 12), 40: (1, 6), 41: (7, 12)}  # fmt: skip
_YEAR, _MONTH, _DAY = 1, 2, 3
_MONTHS = 12


@lru_cache(maxsize=4096)
def parts(edtf: str) -> tuple[int, ...]:
    """Return year, month and day of a date as far as it has them; none if it is no such date.

    >>> parts("2024-10"), parts("2024~"), parts("2024/..")
    ((2024, 10), (2024,), ())
    """
    match = _SIMPLE.fullmatch(edtf.rstrip("~?%"))
    return tuple(int(one) for one in match.groups() if one) if match else ()


def spelled(*numbers: int) -> str:
    """Return the EDTF of a year, a month or a day.

    >>> spelled(2024, 3)
    '2024-03'
    """
    year, *rest = numbers
    return "-".join([f"{year:04}", *(f"{one:02}" for one in rest)])


def valid(edtf: str) -> str:
    """Return a period as it is if the calendar has it, else nothing.

    >>> valid("2024-02"), valid("2024-02-31"), valid("2025/2024")
    ('2024-02', '', '')
    """
    try:
        period(edtf)
    except ValueFormError:
        return ""
    return edtf


def bounds(edtf: str) -> tuple[str, str]:
    """Return the simple dates that a closed period begins and ends with, else two empty texts.

    >>> bounds("2025-01/2025-09"), bounds("2024-40"), bounds("2024")
    (('2025-01', '2025-09'), ('2024-01', '2024-06'), ('2024', '2024'))
    """
    low, slash, high = edtf.partition("/")
    if slash:
        first, last = bounds(low)[0], bounds(high)[1]
        return (first, last) if first and last else ("", "")
    division = re.fullmatch(r"(\d{4})-(3[3-9]|4[01])", edtf)
    if division:
        one, two = _MONTHS_OF[int(division[2])]
        return spelled(int(division[1]), one), spelled(int(division[1]), two)
    if parts(edtf) or re.fullmatch(r"\d{4}-2[1-4]|\d{3}X", edtf.rstrip("~")):
        return edtf, edtf
    return "", ""


def moved(edtf: str, unit: str, by: int) -> str:
    """Return the year, month or day so many units after a date (before it if ``by`` is negative).

    Weeks give a day with "~". Nothing if the date doesn't say enough for the unit.

    >>> moved("2025-10-22", "month", -10), moved("2025", "month", -1), moved("2025-01", "year", -2)
    ('2024-12', '', '2023')
    """
    have = parts(edtf)
    if not have:
        return ""
    if unit == "year":
        return _kept(have[0] + by)
    if unit == "month":
        if len(have) < _MONTH:
            return ""
        whole = have[0] * _MONTHS + have[1] - 1 + by
        return _kept(whole // _MONTHS, whole % _MONTHS + 1)
    if len(have) < _DAY or abs(by) > 100_000:  # noqa: PLR2004 - days that no report reckons with
        return ""
    try:
        day = dt.date(*have) + dt.timedelta(days=by * (7 if unit == "week" else 1))
    except (ValueError, OverflowError):
        return ""
    return spelled(day.year, day.month, day.day) + ("~" if unit == "week" else "")


def week(edtf: str, by: int) -> str:
    """Return the week, Monday to Sunday, so many weeks after that of a day; nothing if no day.

    >>> week("2025-10-22", -1)
    '2025-10-13/2025-10-19'
    """
    have = parts(edtf)
    if len(have) < _DAY:
        return ""
    try:
        day = dt.date(*have)
        monday = day + dt.timedelta(days=7 * by - day.weekday())
        return f"{monday.isoformat()}/{(monday + dt.timedelta(days=6)).isoformat()}"
    except (ValueError, OverflowError):
        return ""


def weekday(edtf: str, number: int, *, ahead: bool = False) -> str:
    """Return the latest such day of the week up to a day, or the first after it; Monday is 0.

    >>> weekday("2025-10-22", 0), weekday("2025-10-22", 0, ahead=True)
    ('2025-10-20', '2025-10-27')
    """
    have = parts(edtf)
    if len(have) < _DAY:
        return ""
    try:
        day = dt.date(*have)
    except ValueError:
        return ""
    back = (day.weekday() - number) % 7
    shift = 7 - back if ahead else -back
    return moved(edtf, "day", shift)


def month_near(edtf: str, month: int, *, ahead: bool = False) -> int:
    """Return the year of the latest such month up to a date, or of the first after; 0 if unknown.

    >>> month_near("2025-10-22", 11), month_near("2025-10-22", 2, ahead=True)
    (2024, 2026)
    """
    have = parts(edtf)
    if len(have) < _MONTH:
        return 0
    if ahead:
        return have[0] if month > have[1] else have[0] + 1
    return have[0] if month <= have[1] else have[0] - 1


def _kept(*numbers: int) -> str:
    return spelled(*numbers) if 1 <= numbers[0] <= dt.MAXYEAR else ""
