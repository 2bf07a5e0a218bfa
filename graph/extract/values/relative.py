"""Words that date by the document's day or by the date before: last year, le lendemain."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.values import calendar

if TYPE_CHECKING:
    from collections.abc import Callable

    _Make = Callable[[str, str, str, int], "Relative"]

_UNITS = {
    "year": "year", "years": "year", "an": "year", "ans": "year", "annee": "year",
    "annees": "year", "month": "month", "months": "month", "mois": "month", "week": "week",
    "weeks": "week", "semaine": "week", "semaines": "week", "day": "day", "days": "day",
    "jour": "day", "jours": "day", "decade": "decade", "decades": "decade",
    "decennie": "decade", "decennies": "decade", "quarter": "quarter", "quarters": "quarter",
    "trimestre": "quarter", "trimestres": "quarter", "hour": "hour", "hours": "hour",
    "heure": "hour", "heures": "hour", "night": "day", "nuit": "day",
}  # fmt: skip
_WORDS = {
    word: at
    for words, first in (
        ("one two three four five six seven eight nine ten eleven twelve", 1),
        ("un deux trois quatre cinq six sept huit neuf dix onze douze", 1),
    )
    for at, word in enumerate(words.split(), start=first)
} | {"une": 1, "a": 1, "an": 1, "quinze": 15, "vingt": 20, "trente": 30, "fifteen": 15,
     "eighteen": 18, "twenty": 20, "thirty": 30, "a couple of": 2, "a dozen": 12}  # fmt: skip
_VAGUE = "several|a few|many|plusieurs|quelques|some|numerous|de nombreuses|de nombreux"

_U = "|".join(sorted(_UNITS, key=len, reverse=True))
_N = r"\d{1,3}|" + "|".join(sorted(_WORDS, key=len, reverse=True)) + f"|{_VAGUE}"
_NOT = r"(?<![^\W_])"
_END = r"(?![^\W_])"
_WEEKDAYS = (
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
    ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
)
_SEASONS = {
    "spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24,
    "printemps": 21, "ete": 22, "automne": 23, "hiver": 24,
}  # fmt: skip

_FORM = re.compile(
    rf"{_NOT}(?:"
    r"(?P<today>today|aujourd'hui)|(?P<yesterday>yesterday|hier)|(?P<eve>avant-hier|the day before "
    r"yesterday)|(?P<tomorrow>tomorrow|demain)"
    # last year, this month, the following week, that same year
    r"|(?:earlier |later )?(?:the )?(?P<which>last|this|next|past|previous|following|same|that|"
    r"that same|current|"
    rf"preceding|this same|this past|the past) (?P<unit>{_U}|spring|summer|autumn|fall|winter)"
    # il y a trois ans; three years ago; two years later
    rf"|il y a (?:environ |pres de |plus de |a peine )?(?P<fn>{_N}) (?P<fago>{_U})"
    rf"|(?:about |around |some |nearly |more than |over |just )?(?P<n>{_N})[ -](?P<nunit>{_U}) "
    r"(?:(?P<ago>ago)|(?P<later>later|after(?:wards?)?|plus tard|apres)|(?P<earlier>earlier|before|"
    r"previously|prior|plus tot|auparavant|avant))"
    # over the past three years; ces trois dernieres annees; in recent months
    rf"|(?:(?:in|over|during|for|within|throughout|across) )?(?:the )?(?:last|past|preceding) "
    rf"(?P<pastn>{_N}|few|couple of) (?P<pastu>{_U})(?! of\b)"
    rf"|(?:(?:au cours|lors|durant|pendant|dans|depuis|sur) )?(?:des|de|les|ces) "
    rf"(?:(?P<dern>{_N}) )?"
    rf"(?:dernier(?:e?s)|derniers) (?P<dernu>{_U})(?! d[e'])"
    rf"|(?:in |over )?recent (?P<recent>{_U})"
    # depuis trois ans; for five years; pendant deux mois
    rf"|depuis (?:plus de |pres de |environ |au moins )?(?P<since>{_N}) (?P<sinceu>{_U})"
    rf"|(?P<span>(?:for|pendant|durant|during) (?:at least |more than |over |about |nearly |up to |"
    rf"almost |plus de |pres de |environ |au moins )?(?:the )?(?:{_N}) (?:consecutive )?(?:{_U}))"
    # l'an dernier, le mois suivant, cette annee-la
    rf"|(?:l'|le |la |au |(?P<cette>cet |cette |ce )|du )(?P<meme>meme )?(?P<fu>{_U}|printemps|"
    rf"ete|automne|hiver)"
    r"(?: (?P<fwhich>dernier|derniere|passe|passee|prochain|prochaine|suivant|suivante|precedent|"
    r"precedente|ecoulee?|en cours)|(?P<la>-la)|(?P<ci>-ci))?"
    r"|(?P<lendemain>le lendemain|the next day|the day after)|(?P<veille>la veille|the day "
    r"before|the "
    r"previous day)"
    rf"){_END}"
)
_ENGLISH = {
    "last": ("anchor", -1), "this": ("anchor", 0), "next": ("anchor", 1), "past": ("anchor", -1),
    "this past": ("anchor", -1), "the past": ("anchor", -1), "current": ("anchor", 0),
    "previous": ("last", -1), "preceding": ("last", -1), "following": ("last", 1),
    "same": ("last", 0), "that": ("last", 0), "that same": ("last", 0), "this same": ("last", 0),
}  # fmt: skip
_FRENCH = {
    "dernier": ("anchor", -1), "derniere": ("anchor", -1), "passe": ("anchor", -1),
    "passee": ("anchor", -1), "ecoule": ("anchor", -1), "ecoulee": ("anchor", -1),
    "prochain": ("anchor", 1), "prochaine": ("anchor", 1), "en cours": ("anchor", 0),
    "suivant": ("last", 1), "suivante": ("last", 1), "precedent": ("last", -1),
    "precedente": ("last", -1),
}  # fmt: skip
_DECADE = 10
_QUARTERS = 4
_DAY_PARTS = 3


@dataclass(frozen=True, slots=True)
class Relative:
    """Words that date by something else; ``base`` is "anchor" or "last" (the date before).

    ``shape`` is "unit" (the unit so many away), "back" (from so many units before, until then),
    "open" (since then, still going on), "span" (a length of time) or "vague".
    """

    start: int
    end: int
    base: str
    shape: str
    unit: str
    by: int


def relatives(shade: str) -> list[Relative]:
    """Return the relative dates of a shadow, in order, not overlapping.

    >>> [(r.base, r.shape, r.unit, r.by) for r in relatives("last year, il y a deux mois")]
    [('anchor', 'unit', 'year', -1), ('anchor', 'unit', 'month', -2)]
    """
    found = (_read(match) for match in _FORM.finditer(shade))
    return [one for one in found if one is not None]


def value(one: Relative, anchor: str, last: str) -> str:
    """Return the EDTF of a relative date, by the document's date and the date before; or nothing.

    >>> value(Relative(0, 9, "anchor", "unit", "year", -1), "2025-10-22", "")
    '2024'
    """
    base = anchor if one.base == "anchor" else calendar.bounds(last)[1]
    if not base or one.shape in {"span", "vague"}:
        return ""
    if one.shape == "unit":
        return _unit(base, one.unit, one.by)
    begin = _unit(base, one.unit, -one.by)
    begin = calendar.bounds(begin)[0].rstrip("~") if one.unit != "week" else begin
    if one.shape == "open":
        return f"{begin}/.." if begin else ""
    end = base if one.unit in {"day", "week"} else _unit(base, one.unit, 0)
    end = calendar.bounds(end)[1]
    return f"{begin}/{end}" if begin and end else ""


def weekday_number(word: str) -> int:
    """Return the number of a weekday, Monday being 0; -1 if it is none.

    >>> weekday_number("mardi"), weekday_number("march")
    (1, -1)
    """
    return next((names.index(word) for names in _WEEKDAYS if word in names), -1)


def _unit(base: str, unit: str, by: int) -> str:
    have = calendar.parts(base)
    if not have:
        return ""
    if unit.isdigit():
        return f"{have[0] + by:04}-{unit}"
    if unit == "week":
        return calendar.week(base, by) if by in {-1, 0, 1} else calendar.moved(base, unit, by)
    if unit == "decade":
        return calendar.moved(base, "year", by * _DECADE)
    if unit == "quarter":
        if len(have) < _DAY_PARTS - 1:
            return ""
        whole = have[0] * _QUARTERS + (have[1] - 1) // 3 + by
        return f"{whole // _QUARTERS:04}-{33 + whole % _QUARTERS}"
    if unit == "hour":
        return ""
    return calendar.moved(base, unit, by)


def _read(match: re.Match[str]) -> Relative | None:
    got = match.groupdict()
    start, end = match.span()

    def made(base: str, shape: str, unit: str, by: int) -> Relative:
        return Relative(start, end, base, shape, unit, by)

    for name, by in (("today", 0), ("yesterday", -1), ("eve", -2), ("tomorrow", 1)):
        if got[name]:
            return made("anchor", "unit", "day", by)
    if got["lendemain"] or got["veille"]:
        return made("last", "unit", "day", 1 if got["lendemain"] else -1)
    if got["which"]:
        base, by = _ENGLISH[got["which"]]
        if _UNITS.get(got["unit"]) == "decade" and by:
            return made(base, "back", "year", _DECADE)
        return made(base, "unit", _named(got["unit"]), by)
    if got["fago"]:
        return _counted(made, "anchor", got["fn"], got["fago"], -1)
    if got["nunit"]:
        sign = 1 if got["later"] else -1
        return _counted(made, "anchor" if got["ago"] else "last", got["n"], got["nunit"], sign)
    if got["pastu"] or got["dernu"] or got["recent"]:
        number, unit = got["pastn"] or got["dern"] or "", got["pastu"] or got["dernu"] or ""
        if number not in _WORDS and not number.isdigit():
            return made("anchor", "vague", _named(unit or got["recent"]), 0)
        shape = "open" if match.group().startswith("depuis") else "back"
        return made("anchor", shape, _named(unit), _number(number))
    if got["since"]:
        by = _number(got["since"])
        return made("anchor", "open" if by else "vague", _named(got["sinceu"]), by)
    if got["span"]:
        return made("anchor", "span", "", 0)
    return _french(got, made)


def _french(got: dict[str, str | None], made: _Make) -> Relative | None:
    unit = _named(got["fu"] or "")
    if got["fwhich"]:
        base, by = _FRENCH[got["fwhich"]]
        return made(base, "unit", unit, by)
    if got["meme"] or got["la"]:
        return made("last", "unit", unit, 0)
    this = got["ci"] or got["cette"]
    return made("anchor", "unit", unit, 0) if this else None


def _counted(made: _Make, base: str, number: str | None, unit: str, sign: int) -> Relative:
    by = _number(number or "")
    return made(base, "unit" if by else "vague", _named(unit), sign * by)


def _named(unit: str) -> str:
    return str(_SEASONS[unit]) if unit in _SEASONS else _UNITS.get(unit, unit)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS.get(word, 0)
