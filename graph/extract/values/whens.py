"""Dates and periods in a running text, resolved to EDTF."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.extract.shadow import shadow
from graph.extract.values import calendar, modifiers, relative
from graph.extract.values.dated import atoms

if TYPE_CHECKING:
    from collections.abc import Sequence

_B = r"(?<![^\W_])"
#: between the two ends of a period, and with "between" or "from" before
_FILL = r"(?: (?:at least|on|in|or|about|around|the|le|en|early|late|present))*"
_TO = re.compile(
    rf"(?:,? (?:to|until|till|through|thru|up to|a|au|aux|jusqu'a|jusqu'au|jusqu'en|et jusqu'a|"
    rf"et jusqu'en|and until){_FILL}(?: (?:la|le|l'))? ?| ?[-\u2013/] ?)"
)
_AND = re.compile(r" (?:and|et)(?: (?:in|en|le|la|l'|the|de))? ?")
_LIST = re.compile(
    r"(?:,| ?(?:,? (?P<and>and|et|&)|,? (?P<or>or|ou)))(?: (?:in|en|le|de|again in))? ?"
)
_BETWEEN = re.compile(rf"{_B}(?:between|entre)(?: (?:the|le|la))? ?\Z")
_FROM_TO = re.compile(
    rf"{_B}(?:from|de|du|d'|depuis|des|since|entre|over|during)(?: (?:the|le|la))? ?\Z"
)
_NOW = re.compile(
    r" ?(?:(?:up )?to(?: the)?|until|till|through|-|\u2013|,? et jusqu'a|a|jusqu'a|and) ?"
    r"(?:present(?: day)?|date|today|now|this day|nos jours|aujourd'hui|ce jour|"
    r"maintenant)(?![^\W_])"
)
_ONWARDS = re.compile(
    r" (?:onwards?|on(?= |,|\.)|and (?:after|beyond|later)|et (?:apres|au-dela))(?![^\W_])"
)
_SINCE = re.compile(
    rf"{_B}(?:(?:ever |as early as |at least )?since(?: at least| as early as)?|"
    r"(?P<from>from)(?: as early as| at least)?|(?:start|beginn)ing (?:in|on|from|around)|"
    r"start(?:ed|s) (?:in|on)|as of|as early as|dating (?:back )?(?:to|from)|as far back as|after|"
    r"depuis(?: au moins)?|des(?: le| la| l')?|a partir d[eu']|a compter d[eu']|apres|"
    r"posterieure?s? a)"
    r"(?: (?:the|le|la|about|at least))? ?\Z"
)
_UNTIL = re.compile(
    rf"{_B}(?:(?:up )?until(?: at least)?|till|up to|through(?: at least)?|by(?: at least)?(?: "
    rf"the end "
    r"of)?|before|prior to|no later than|jusqu'(?:a|au|en|a la|a l')|d'ici(?: a| au| la| le| fin)?|"
    r"avant(?: le| la| l')?|au plus tard(?: le| en)?)(?: (?:the|le|la))? ?\Z"
)
_DOCUMENT = re.compile(
    r"(?:report|statement|study|indictment|data|figures?|emails?|messages?|article|letter|"
    r"documents?|"
    r"photo(?:graph)?s?|images?|video|footage|records?|complaint|filing|advisory|resolution|"
    r"guidance|memo|paper|analysis|announcement)s? from \Z"
)
_FOLLOWING_YEAR = re.compile(
    r"(?: of| in| de)? (?:(?P<same>the same|that(?: same)?|la meme|cette meme) (?:year|annee)|"
    r"(?P<this>this year|cette annee(?!-la))|(?P<la>cette annee-la)|(?P<last>last year|l'annee "
    r"derniere|l'an dernier|l'an passe)|(?P<before>the previous year|the year before|l'annee "
    r"precedente)|(?P<after>the following year|the next year|l'annee suivante)|(?P<next>next "
    r"year|l'annee "
    r"prochaine|l'an prochain)|(?P<dernier>dernier|passe)|(?P<prochain>prochain|suivant))(?![^\W_])"
)
_LAST_NEXT = re.compile(rf"{_B}(?:(?P<past>last|this past|this)|(?P<next>next|the following)) \Z")
_WEEKDAY_GAP = re.compile(r",? (?:(?:the|le) )?")
_REACH = 40
#: characters to a year of the same sentence, with a date of the document and without
_NEAR, _FAR = 48, 1000
_MOST_MEMBERS = 8  # an EDTF set of days holds five, by its length


@dataclass(frozen=True, slots=True)
class When:
    """A date or period; the span covers all words that its value comes from.

    A plain in, on, en or le before it isn't part of it.

    ``edtf`` is empty where nothing resolves it. ``role`` is "at", "from" (it began then: 2019/..),
    "until" (it ended by then: ../2024-03) or "for" (a length of time, whose ``edtf`` is empty).
    ``guessed`` marks a year that is only the document's nearest.
    """

    start: int
    end: int
    edtf: str
    role: str
    guessed: bool = field(default=False, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date on its way to a When; a ``value`` with XXXX waits for its year."""

    start: int
    end: int
    value: str
    sentence: int
    relative: relative.Relative | None = None
    role: str = "at"
    hint: str = ""  # what says which year: last, next, prochain
    year: str = ""  # the year that stands with it in the sentence
    guessed: bool = False  # its year is the nearest to the document's date


def whens(text: str, language: str, anchor: str = "") -> list[When]:
    """Return the dates and periods of a text, in order, not overlapping.

    ``anchor`` is the date of the document in EDTF; last year, yesterday and a month without a year
    are resolved by it, or by the dates of the same sentence and the date before. Two years or
    months that follow each other ("in 2024 and 2025") are one period; others a set. Early, mid- and
    late leave the year or month as it is.

    >>> found = whens("It stole from January to September 2025, and since 2019 lied.", "en")
    >>> [(one.edtf, one.role) for one in found]
    [('2025-01/2025-09', 'at'), ('2019/..', 'from')]
    >>> whens("en février", "fr", anchor="2025-10-22")
    [When(start=3, end=10, edtf='2025-02', role='at')]
    """
    shade = shadow(text)
    resolved = _resolved(_merged(_all(text, shade, language), shade), shade, anchor)
    joined = _joined(resolved, shade)
    return [
        replace(_when(one, joined[at - 1].end if at else 0, shade), guessed=one.guessed)
        for at, one in enumerate(joined)
    ]


def _all(text: str, shade: str, language: str) -> list[_Dated]:
    """Return absolute and relative dates; of two that overlap, the absolute one is dropped last."""
    firm = sorted(atoms(text, shade, language), key=lambda one: one.start)
    found = [_Dated(one.start, one.end, one.value, one.sentence) for one in firm]
    at, sentence = 0, 0
    kept: list[_Dated] = []
    for one in relative.relatives(shade):
        while at < len(found) and found[at].end <= one.start:
            sentence = found[at].sentence
            at += 1
        if at < len(found) and found[at].start < one.end:
            continue
        kept.append(_Dated(one.start, one.end, "", sentence, one))
    return sorted([*found, *kept], key=lambda one: one.start)


def _merged(found: Sequence[_Dated], shade: str) -> list[_Dated]:
    """Join a weekday with the day after it, and a day with its year: Monday, May 3 to 5, 2031."""
    made: list[_Dated] = []
    for one in found:
        last = made[-1] if made else None
        day = re.fullmatch(r"[\dX]{4}-\d\d-\d\d", one.value)
        if (
            last
            and last.value == "XXXX-XX-XX"
            and day
            and _WEEKDAY_GAP.fullmatch(shade[last.end : one.start])
        ):
            made[-1] = replace(one, start=last.start)
        elif (
            last
            and re.fullmatch(r"XXXX-\d\d-\d\d", last.value)
            and re.fullmatch(r"\d{4}", one.value)
            and shade[last.end : one.start] in {", ", " "}
        ):
            made[-1] = replace(last, end=one.end, value=one.value + last.value[4:])
        else:
            made.append(one)
    return made


def _resolved(found: Sequence[_Dated], shade: str, anchor: str) -> list[_Dated]:
    """Give every date its year and its modifiers, from left to right."""
    hinted = _apart([_hinted(one, shade) for one in found])
    yeared = _yeared(hinted, shade, _NEAR if anchor else _FAR)
    made: list[_Dated] = []
    last = ""
    for one in yeared:
        value = _value(one, shade, anchor, last)
        floor = made[-1].end if made else 0
        if value:
            start, value = modifiers.before(shade, one.start, value, floor)
        else:
            start = one.start
        value = calendar.valid(value) if value else ""
        role = "for" if one.relative is not None and one.relative.shape == "span" else "at"
        nearest = one.value.startswith("XXXX-") and not (one.year or one.hint)
        guessed = nearest and one.value != "XXXX-XX-XX"
        made.append(replace(one, start=start, value=value, role=role, guessed=guessed))
        if calendar.bounds(value)[1]:
            ranged = _range(made[-2], made[-1], shade, 0) if len(made) > 1 else None
            last = ranged.value if ranged else value
    return made


def _apart(found: Sequence[_Dated]) -> list[_Dated]:
    """Drop what an earlier date has taken in."""
    made: list[_Dated] = []
    for one in found:
        if not made or one.start >= made[-1].end:
            made.append(one)
    return made


def _hinted(one: _Dated, shade: str) -> _Dated:
    """Take in what says which year a month or weekday is of: last March, en mars dernier."""
    if not one.value.startswith("XXXX"):
        return one
    after = _FOLLOWING_YEAR.match(shade, one.end, one.end + _REACH)
    if after:
        hint = next(name for name, got in after.groupdict().items() if got)
        return replace(one, end=after.end(), hint=hint)
    before = _LAST_NEXT.search(shade, max(0, one.start - _REACH), one.start)
    if before:
        return replace(one, start=before.start(), hint="next" if before["next"] else "dernier")
    return one


def _yeared(found: Sequence[_Dated], shade: str, most: int) -> list[_Dated]:
    """Give a month without a year the nearest year of its sentence, at most so far away."""
    made = list(found)
    for at in range(len(found) - 1, -1, -1):
        one = found[at]
        if not one.value.startswith("XXXX-") or one.value == "XXXX-XX-XX" or one.hint:
            continue
        right = made[at + 1] if at + 1 < len(made) else None
        if right is not None and _range_gap(shade, one, right):
            year, months = _year_of(right), (one.value[5:7], _month_of(right))
            if year and months[1] and months[0] > months[1]:
                year = f"{int(year) - 1:04}"
            made[at] = replace(one, year=year)
    for at, one in enumerate(made):
        if not one.value.startswith("XXXX-") or one.value == "XXXX-XX-XX" or one.hint or one.year:
            continue
        near = [
            (abs(other.start - one.start), year)
            for other in made[max(0, at - 4) : at + 5]
            if other.sentence == one.sentence
            and abs(other.start - one.start) <= most
            and (year := _year_of(other, stated=True))
        ]
        made[at] = replace(one, year=min(near)[1] if near else "")
    return made


def _range_gap(shade: str, left: _Dated, right: _Dated) -> bool:
    start, _ = modifiers.before(shade, right.start, right.value or "2000", left.end)
    gap = shade[left.end : start]
    return len(gap) < _REACH and bool(_TO.fullmatch(gap) or _AND.fullmatch(gap))


def _year_of(one: _Dated, *, stated: bool = False) -> str:
    if one.value[:4].isdigit():
        return one.value[:4]
    return "" if stated else one.year


def _month_of(one: _Dated) -> str:
    return one.value[5:7] if re.match(r"[\dX]{4}-\d\d(?!\d)", one.value) else ""


def _value(one: _Dated, shade: str, anchor: str, last: str) -> str:
    if one.relative is not None:
        return relative.value(one.relative, anchor, last)
    if not one.value.startswith("XXXX"):
        return one.value
    if one.value == "XXXX-XX-XX":
        words = re.findall(r"[a-z]+", shade[one.start : one.end])
        day = max((relative.weekday_number(word) for word in words), default=-1)
        ahead = one.hint in {"next", "prochain"}
        return calendar.weekday(anchor, day, ahead=ahead) if day >= 0 else ""
    year = one.year or _hinted_year(one, anchor, last) or _told_year(one, anchor, last)
    return f"{year}{one.value[4:]}" if year else ""


def _hinted_year(one: _Dated, anchor: str, last: str) -> str:
    now, then = calendar.parts(anchor), calendar.parts(calendar.bounds(last)[1])
    ways = {
        "same": then and then[0], "la": then and then[0], "before": then and then[0] - 1,
        "after": then and then[0] + 1, "this": now and now[0], "last": now and now[0] - 1,
    }  # fmt: skip
    if one.hint in ways:
        return f"{ways[one.hint]:04}" if ways[one.hint] else ""
    if one.hint in {"next", "prochain"}:
        year = calendar.month_near(anchor, int(one.value[5:7]), ahead=True)
        return f"{year:04}" if year else ""
    return ""


def _told_year(one: _Dated, anchor: str, last: str) -> str:
    """Return the year by the months of the period before, else by the document's date."""
    month = int(one.value[5:7])
    low, high = (calendar.parts(edge) for edge in calendar.bounds(last))
    months = len(low) > 1 and len(high) > 1 and low != high
    if months and low[0] == high[0] and low[1] <= month <= high[1]:
        return f"{low[0]:04}"
    year = calendar.month_near(anchor, month)
    if year:
        return f"{year:04}"
    return f"{high[0]:04}" if not anchor and "/" in last and high else ""


def _joined(found: Sequence[_Dated], shade: str) -> list[_Dated]:
    """Join the ends of periods, and the members of lists."""
    made: list[_Dated] = []
    at = 0
    while at < len(found):
        one = found[at]
        floor = made[-1].end if made else 0
        if at + 1 < len(found):
            ranged = _range(one, found[at + 1], shade, floor)
            if ranged is not None:
                made.append(ranged)
                at += 2
                continue
        members = _members(found, at, shade)
        made.append(_list(members, shade) if len(members) > 1 else one)
        at += len(members) if made[-1] is not one else 1
    return made


def _range(low: _Dated, high: _Dated, shade: str, floor: int) -> _Dated | None:
    gap = shade[low.end : high.start]
    if len(gap) > _REACH or not low.value or not high.value:
        return None
    before = shade[max(floor, low.start - _REACH) : low.start]
    between = _BETWEEN.search(before)
    opened = between or _FROM_TO.search(before)
    if not (_AND if between else _TO).fullmatch(gap):
        return None
    begin, end = calendar.bounds(low.value)[0], calendar.bounds(high.value)[1]
    value = calendar.valid(f"{begin}/{end}") if begin and end else ""
    if not value:
        return None
    start = low.start - len(opened.group()) if opened else low.start
    return replace(low, start=start, end=high.end, value=value, relative=None, role="done")


def _members(found: Sequence[_Dated], at: int, shade: str) -> list[_Dated]:
    """Return the dates of one list: years, months or days, that commas and a last "and" join."""
    members = [found[at]]
    size = len(calendar.parts(found[at].value))
    while size and at + len(members) < min(len(found), at + _MOST_MEMBERS):
        following = found[at + len(members)]
        gap = shade[members[-1].end : following.start]
        if len(gap) > _REACH or not _LIST.fullmatch(gap):
            break
        if len(calendar.parts(following.value)) != size or following.value.endswith("~"):
            break
        members.append(following)
    # without a last "and" these are dates side by side: "on 3 May, 4 May it left"
    closing = [
        (bool(match["and"] or match["or"]), index)
        for index in range(1, len(members))
        if (match := _LIST.fullmatch(shade[members[index - 1].end : members[index].start]))
    ]
    ends = [index for joined, index in closing if joined]
    return members[: ends[0] + 1] if ends else members[:1]


def _list(members: Sequence[_Dated], shade: str) -> _Dated:
    first, last = members[0], members[-1]
    values = sorted({one.value.rstrip("~") for one in members})
    gap = _LIST.fullmatch(shade[members[-2].end : last.start])
    if gap and gap["or"]:
        value = f"[{','.join(values)}]"
    elif all(_follows(low, high) for low, high in pairwise(values)):
        value = f"{values[0]}/{values[-1]}"
    else:
        value = f"{{{','.join(values)}}}"
    value = calendar.valid(value)
    return replace(first, end=last.end, value=value, role="done") if value else first


def _follows(low: str, high: str) -> bool:
    unit = ("", "year", "month", "day")[len(calendar.parts(low))]
    return calendar.moved(low, unit, 1) == high


def _when(one: _Dated, floor: int, shade: str) -> When:
    """Read the words around a date that say whether it is a beginning or an end."""
    value, start, end, role = one.value, one.start, one.end, one.role
    if role == "for" or not value:
        return When(start, end, "", "for" if role == "for" else "at")
    if role == "done":
        return When(start, end, value, "at")
    if value.endswith("/.."):
        return When(start, end, value, "from")
    begin, close = calendar.bounds(value)
    if not begin:
        return When(start, end, value, "at")
    before = shade[max(floor, start - _REACH) : start]
    since, until = _SINCE.search(before), _UNTIL.search(before)
    now = _NOW.match(shade, end, end + _REACH)
    onwards = _ONWARDS.match(shade, end, end + _REACH)
    if since and since["from"] and _DOCUMENT.search(before):
        since = None
    if since and since["from"] and not (now or onwards) and "/" in value:
        since = None
    if since or now or onwards:
        start -= len(since.group()) if since else 0
        tail = now or onwards
        return When(start, tail.end() if tail else end, f"{begin}/..", "from")
    if until:
        return When(start - len(until.group()), end, f"../{close}", "until")
    return When(start, end, value, "at")
