"""Periods in words, in English and French."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.errors import ValueFormError

if TYPE_CHECKING:
    from graph.values.periods import Period

_ENGLISH = "January February March April May June July August September October November December"
_FRENCH = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
_MONTHS = {"en": tuple(_ENGLISH.split()), "fr": tuple(_FRENCH.split())}
_SEASONS = {
    "en": ("spring", "summer", "autumn", "winter"),
    "fr": ("printemps", "été", "automne", "hiver"),
}
_NTH = {
    "en": ("first", "second", "third", "fourth"),
    "fr": ("premier", "deuxième", "troisième", "quatrième"),
}
#: first code of ISO 8601-2 for each division of a year, how many there are, and its name
_DIVISIONS = ((33, 4, "quarter", "trimestre"), (37, 3, "third", "quadrimestre"))
_HALVES = 40

_SIMPLE = re.compile(
    r"(?P<before>[~?%]?)(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?(?:T.*)?(?P<after>[~?%]?)"
)
_VOWELS = "aeiouéèêâôû"


@dataclass(frozen=True, slots=True)
class _Part:
    """One date in words; ``shorter`` leaves out what the end of an interval says again."""

    words: str
    kind: str  # year, month, day, masculine, plural, whole
    year: str = ""
    month: str = ""
    plain: bool = False


def spoken(period: Period, lang: str) -> str:
    """Put a period into words, in English ("en") or French ("fr").

    What has no words here (sets, years before 1) stands as its EDTF. Raises ValueFormError for
    another language.

    >>> from graph.values.periods import period
    >>> spoken(period("2025-01/2025-09"), "en"), spoken(period("2024-10-01"), "fr")
    ('January to September 2025', '1er octobre 2024')
    """
    if lang not in _MONTHS:
        raise ValueFormError(f"no words for periods in {lang!r}", mend="ask for en or fr")
    begin, slash, end = period.edtf.partition("/")
    first, last = _part(begin, lang), _part(end, lang)
    if not slash:
        return first.words if first else period.edtf
    if first and last:
        return _interval(first, last, lang)
    if first and end in {"", ".."}:
        return _from(first, lang, unknown=not end)
    if last and begin in {"", ".."}:
        return _until(last, lang, unknown=not begin)
    return period.edtf


def _part(text: str, lang: str) -> _Part | None:
    found = _SIMPLE.fullmatch(text)
    if found is None:
        return None
    year, month, day = found["year"], found["month"] or "", found["day"] or ""
    part = _exact(year, month, day, lang)
    if part is None:
        return None
    doubt = found["before"] + found["after"]
    return _doubted(part, doubt, lang) if doubt else part


def _exact(year: str, month: str, day: str, lang: str) -> _Part | None:
    french = lang == "fr"
    if "X" in year:
        return None if month else _many_years(year, french=french)
    if not month:
        return _Part(str(int(year)), "year", year, plain=True)
    if month == "XX":
        return _Part(f"un mois de {int(year)}" if french else f"a month of {int(year)}", "whole")
    if int(month) > len(_MONTHS[lang]):
        return _division(year, int(month), lang)
    dated = f"{_MONTHS[lang][int(month) - 1]} {int(year)}"
    if day == "XX":
        return _Part(f"un jour {_of(dated)}" if french else f"a day in {dated}", "whole")
    number = "1er" if french and day == "01" else day.lstrip("0")
    words, kind = (f"{number} {dated}", "day") if day else (dated, "month")
    return _Part(words, kind, year, month, plain=True)


def _many_years(year: str, *, french: bool) -> _Part:
    first = year.replace("X", "0")
    if year.endswith("XX"):
        last = year.replace("X", "9")
        return _Part(f"{first} à {last}" if french else f"{first} to {last}", "whole")
    return _Part(f"années {first}" if french else f"the {first}s", "plural")


def _division(year: str, code: int, lang: str) -> _Part | None:
    french = lang == "fr"
    if 21 <= code <= 32:  # noqa: PLR2004  # ISO 8601-2: seasons; by hemisphere from 25 on
        name = _SEASONS[lang][(code - 21) % 4]
        return _Part(f"{name} {int(year)}", "masculine", year, plain=True)
    nth = _NTH[lang]
    if code in (_HALVES, _HALVES + 1):
        which = nth[code - _HALVES]
        words = f"{which} semestre de {int(year)}" if french else f"{which} half of {int(year)}"
        return _Part(words, "masculine")
    for low, count, english, name in _DIVISIONS:
        if low <= code < low + count:
            which = nth[code - low]
            words = (
                f"{which} {name} de {int(year)}" if french else f"{which} {english} of {int(year)}"
            )
            return _Part(words, "masculine")
    return None


def _doubted(part: _Part, doubt: str, lang: str) -> _Part:
    french = lang == "fr"
    words = part.words
    if "~" in doubt or "%" in doubt:
        words = f"vers {words}" if french else f"about {words}"
    if "?" in doubt or "%" in doubt:
        words = f"{words} (incertain)" if french else f"{words} (uncertain)"
    return _Part(words, "whole")


def _interval(first: _Part, last: _Part, lang: str) -> str:
    begins = first.words
    if first.plain and last.plain and first.kind == last.kind != "year":
        words = first.words.split(" ")
        if first.year == last.year:
            words = words[:-1]
            if first.kind == "day" and first.month == last.month:
                words = words[:-1]
        begins = " ".join(words)
    if first.kind == last.kind and first.words == last.words:
        return last.words
    if lang == "en":
        return f"{begins} to {last.words}"
    return f"{begins} {_to(last)}"


def _from(part: _Part, lang: str, *, unknown: bool) -> str:
    if lang == "en":
        return f"from {part.words} to an unknown date" if unknown else f"from {part.words} on"
    start = f"à partir {_of(part.words, part.kind)}"
    return f"{start}, jusqu\u2019à une date inconnue" if unknown else start


def _until(part: _Part, lang: str, *, unknown: bool) -> str:
    if lang == "en":
        return f"from an unknown date until {part.words}" if unknown else f"until {part.words}"
    joint = "en " if part.kind in {"year", "month"} else ""
    end = f"jusqu\u2019{joint}{part.words}" if joint else f"jusqu\u2019{_to(part)}"
    return f"d\u2019une date inconnue {end}" if unknown else end


def _to(part: _Part) -> str:
    """Put French "à" before a date."""
    if part.kind == "plural":
        return f"aux {part.words}"
    if part.kind in {"day", "masculine"}:
        return f"à l\u2019{part.words}" if _elides(part.words) else f"au {part.words}"
    return f"à {part.words}"


def _of(words: str, kind: str = "month") -> str:
    """Put French "de" before a date."""
    elides = _elides(words)
    if kind == "plural":
        return f"des {words}"
    if kind in {"day", "masculine"}:
        return f"de l\u2019{words}" if elides else f"du {words}"
    return f"d\u2019{words}" if elides else f"de {words}"


def _elides(words: str) -> bool:
    return words[0] in _VOWELS or words.startswith("hiver")
