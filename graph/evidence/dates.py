"""Dates in a French or English sentence, as EDTF."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.evidence.mark import Kind, Mark, Mask, plain, word_set

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_FULL = {
    name: month
    for month, names in enumerate(
        (
            "janvier january",
            "fevrier february",
            "mars march",
            "avril april",
            "mai may",
            "juin june",
            "juillet july",
            "aout august",
            "septembre september",
            "octobre october",
            "novembre november",
            "decembre december",
        ),
        start=1,
    )
    for name in names.split()
}
_SHORT = {
    name: month
    for month, names in {
        1: "janv jan", 2: "fevr fev feb", 3: "mar", 4: "avr apr", 6: "jun", 7: "juil jul",
        8: "aug", 9: "sept sep", 10: "oct", 11: "nov", 12: "dec",
    }.items()
    for name in names.split()
}  # fmt: skip
_MONTHS = _FULL | _SHORT
#: lower-case words that are months in one language only
_ENGLISH_LOWER = frozenset({"may", "march", "august"})
_WEEKDAYS = word_set(
    "lundi mardi mercredi jeudi vendredi samedi dimanche "
    "monday tuesday wednesday thursday friday saturday sunday"
)

_S = r"[ \t\u00a0\u2007\u2009\u202f]{1,2}"
_M = r"(?P<month>[^\W\d_]{3,9})"
_Y = r"(?P<year>1[5-9]\d\d|2[01]\d\d)(?![\d]|[.,]\d)"
_TH = r"(?:er|st|nd|rd|th|e)?"
_BEFORE = r"(?<![^\W_])(?<!\d[.,])"
_DMY = re.compile(
    rf"{_BEFORE}(?P<day>\d{{1,2}}){_TH}{_S}(?:(?:of|de){_S})?{_M}\b\.?(?:,?{_S}(?:de{_S})?{_Y})?"
)
_MDY = re.compile(rf"{_BEFORE}{_M}\.?{_S}(?P<day>\d{{1,2}}){_TH}\b(?![.,]\d)(?:,?{_S}{_Y})?")
_MY = re.compile(rf"{_BEFORE}{_M}\b\.?,?{_S}(?:(?:of|de){_S}(?:l['\u2019]ann\u00e9e{_S})?)?{_Y}")
_ISO = re.compile(r"(?<![\w-])(?P<year>\d{4})-(?P<month>\d{2})(?:-(?P<day>\d{2}))?(?![\w-])")
_SLASHED = re.compile(r"(?<![\w./-])(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?![\w/])")
_QUARTER = re.compile(rf"{_BEFORE}[QT](?P<quarter>[1-4]){_S}{_Y}")
_DECADE = re.compile(
    rf"{_BEFORE}(?:(?P<en>1[5-9]\d|20\d)0s\b|ann\u00e9es{_S}(?P<fr>1[5-9]\d|20\d|\d)0\b)"
)
_SPLIT_YEAR = re.compile(r"(?<![\w./-])(?P<year>19\d\d|20\d\d)[/\u2013](?P<next>\d\d)(?!\d)")
_YEAR = re.compile(r"(?<![^\W_])(?<![.,]\d)(?<!\d[.,])(?P<year>19\d\d|20\d\d)(?![^\W_]|[.,]\d)")
_LETTERS = re.compile(r"[^\W\d_]{3,9}")
_JOINED = re.compile(
    rf"(?:{_S})?(?:et|and|ou|or|\u00e0|au|to|until|-|\u2013|,|&|/)(?:{_S})?"
    rf"(?:(?:le|en|de|of|in){_S}|d['\u2019])?"
)
_DAY_BEFORE = re.compile(
    rf"(?<![^\W_])(?<!\d[.,])(\d{{1,2}}){_TH}(?:{_S})?(?:et|and|au|to|ou|or|-|\u2013|,|&)(?:{_S})?"
    rf"(?:le{_S})?\Z"
)
_DAY_AFTER = re.compile(
    rf"\A(?:{_S})?(?:and|to|or|-|\u2013|&)(?:{_S})?(\d{{1,2}}){_TH}(?![^\W_]|[.,]\d)(?:,?{_S}{_Y})?"
)
_LOOK = 24


def dates(sentence: str, language: str, taken: Iterable[tuple[int, int]] = ()) -> list[Mark]:
    """Return the dates of a sentence, in order, as far as they don't meet spans already taken.

    ``language`` ("fr" or "en") decides what 3/5/2031 is. A month whose year stands with a later
    month that it is joined to has that year too.

    >>> marks = dates("Entre mai et juin 2031, puis le 3 juillet.", "fr")
    >>> [(mark.text, mark.value) for mark in marks]
    [('mai', 'XXXX-05'), ('juin 2031', '2031-06'), ('3 juillet', 'XXXX-07-03')]
    >>> marks[0].others
    ('2031-05',)
    """
    mask = Mask(len(sentence), taken)
    found: list[Mark] = []

    def take(match: re.Match[str], value: str, *others: str) -> None:
        text = match.group().rstrip(" .,")
        end = match.start() + len(text)
        if value and mask.is_free(match.start(), end):
            mask.take(match.start(), end)
            found.append(Mark(Kind.DATE, match.start(), end, text, value, others))

    for form, read in _readers(language):
        for match in form.finditer(sentence):
            value, *others = read(match)
            take(match, value, *others)
    for match in _LETTERS.finditer(sentence):
        take(match, _alone(sentence, match, language))
    ordered = sorted(found, key=lambda mark: mark.start)
    days = _days(sentence, ordered, mask)
    return sorted([*_completed(sentence, ordered), *days], key=lambda mark: mark.start)


def _readers(
    language: str,
) -> list[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[str, ...]]]]:
    def slashed(match: re.Match[str]) -> tuple[str, ...]:
        first, _, second, year = match.groups()
        day_first, month_first = _edtf(year, second, first), _edtf(year, first, second)
        if not day_first or not month_first or match[2] == "." or language == "fr":
            return (day_first or month_first,)
        return day_first, month_first

    def month_day(match: re.Match[str]) -> tuple[str, ...]:
        if language != "en" and not match["year"]:
            return ("",)  # "en mai 12 personnes"
        return (_named(match),)

    return [
        (_ISO, lambda match: (_edtf(match["year"], match["month"], match["day"]),)),
        (_SLASHED, slashed),
        (_DMY, lambda match: (_named(match),)),
        (_MDY, month_day),
        (_MY, lambda match: (_named(match),)),
        (_QUARTER, _quarter),
        (_DECADE, lambda match: (_decade(match),)),
        (_SPLIT_YEAR, lambda match: (_split(match),)),
        (_YEAR, lambda match: (match["year"],)),
    ]


def _named(match: re.Match[str]) -> str:
    month = _MONTHS.get(plain(match["month"]))
    parts = match.groupdict()
    return _edtf(parts["year"], str(month), parts.get("day")) if month else ""


def _edtf(year: str | None, month: str, day: str | None) -> str:
    """Return a date as EDTF, or nothing if there is no such day."""
    try:
        # any leap year will do where the year isn't said
        date(int(year or "2024"), int(month), int(day or "1"))
    except ValueError:
        return ""
    tail = f"-{int(day):02}" if day else ""
    return f"{year or 'XXXX'}-{int(month):02}{tail}"


def _quarter(match: re.Match[str]) -> tuple[str, ...]:
    first = 3 * int(match["quarter"]) - 2
    year = match["year"]
    return (f"{year}-{first:02}/{year}-{first + 2:02}",)


def _decade(match: re.Match[str]) -> str:
    digits = match["en"] or match["fr"]
    return f"19{digits}X" if len(digits) == 1 else f"{digits}X"


def _split(match: re.Match[str]) -> str:
    year = match["year"]
    later = year[:2] + match["next"]
    return f"{year}/{later}" if int(later) == int(year) + 1 else ""


def _alone(sentence: str, match: re.Match[str], language: str) -> str:
    """Return the value of a month or weekday that stands alone."""
    word = match.group()
    form = plain(word)
    month = _FULL.get(form)
    if (month is None and form not in _WEEKDAYS) or _glued(sentence, match):
        return ""
    if month is None:
        return "XXXX-XX-XX"
    first = not sentence[: match.start()].strip(" \u00ab\u201c\"'(\u2013-")
    if language == "fr":
        return f"XXXX-{month:02}" if word.islower() or first else ""
    if form in _ENGLISH_LOWER and (word.islower() or first):
        return ""  # the verbs
    return f"XXXX-{month:02}"


def _glued(sentence: str, match: re.Match[str]) -> bool:
    low, high = match.span()
    before, after = sentence[max(0, low - 1) : low], sentence[high : high + 1]
    return before.isalnum() or after.isalnum() or before in set("@#_.") or after in set("@_")


def _completed(sentence: str, found: list[Mark]) -> list[Mark]:
    """Give a month without a year the year of the date that it is joined to."""
    made = list(found)
    for at in range(len(found) - 2, -1, -1):
        mark, after = made[at], made[at + 1]
        value, year = str(mark.value), _year(after)
        if not value.startswith("XXXX-") or "XX-XX" in value or not year:
            continue
        if _JOINED.fullmatch(sentence[mark.end : after.start][: _LOOK + 1]):
            full = year + value[4:]
            made[at] = Mark(mark.kind, mark.start, mark.end, mark.text, value, (full,))
    return made


def _year(mark: Mark) -> str:
    for value in (mark.value, *mark.others):
        if re.match(r"\d{4}-\d\d", str(value)):
            return str(value)[:4]
    return ""


def _days(sentence: str, found: list[Mark], mask: Mask) -> list[Mark]:
    """Return days that share the month of the date that they are joined to: 3 et 5 mai."""
    made: list[Mark] = []
    ends = [0, *(mark.end for mark in found)]
    for (previous, _), mark in zip(pairwise(ends), found, strict=True):
        value = str(mark.value)
        month = re.match(r"([\dX]{4})-(\d\d)-\d\d\Z", value)
        if not month:
            continue
        low = max(previous, mark.start - _LOOK)
        before = _DAY_BEFORE.search(sentence, low, mark.start) if mark.text[0].isdigit() else None
        if before is None and mark.text[0].isalpha():
            after = _DAY_AFTER.match(sentence[mark.end : mark.end + _LOOK])
            before = after and _shifted(sentence, mark.end, after)
        if before is None or not mask.is_free(*before.span(1)):
            continue
        year = "" if month[1] == "XXXX" else month[1]
        edtf = _edtf(year, month[2], before[1])
        if edtf:
            made.append(Mark(Kind.DATE, *before.span(1), before[1], edtf))
    return made


def _shifted(sentence: str, by: int, match: re.Match[str]) -> re.Match[str] | None:
    """Return the same digits as a match in the whole sentence."""
    return re.compile(r"(\d{1,2})").match(sentence, by + match.start(1))
