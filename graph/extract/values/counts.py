"""How many of something a running text speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.evidence.mark import Spans
from graph.extract.shadow import cased as shadow_cased
from graph.extract.shadow import shadow
from graph.extract.values.approximators import Approximated, approximated
from graph.extract.values.currencies import unglued
from graph.extract.values.figures import Figure, figures, written
from graph.extract.values.labels import labelled
from graph.extract.values.ranges import opened

if TYPE_CHECKING:
    from collections.abc import Iterable

_PERCENT = re.compile(r" ?(?:%|per ?cent(?:age points?)?|pct|pour[ -]cents?)(?![^\W_])")
_OF = re.compile(r" (?:of|de|d')(?![^\W_])")
_NAME_BEFORE = re.compile(r"[A-Z][^\W\d_]*-?[ ]?\Z")
_NOUN_AFTER = re.compile(r"[ -](?:(?:other|more|such|autres?|new|of|de|d')[ '])?[A-Za-z]{3,}")
_SMALL_AFTER = re.compile(
    r"[ -](?:and|or|of|to|in|on|at|by|for|the|was|were|is|are|has|had|have|which|that|adopted|"
    r"passed|from|with|as|et|ou|du|des|en|au|aux|sur|pour|par|dans|est|ont|qui|que|avec|a|le|la|"
    r"les)(?![^\W_])"
)
_OPENS = re.compile(
    r"(?<![^\W_])(?:In|At|On|By|From|To|For|With|Of|The|These|Those|Some|About|Over|Nearly|Almost|"
    r"Another|Only|And|But|Its|Their|His|All|Up|Between|Around|Least|Than|Les|Des|Ces|En|De|Aux|"
    r"Avec|Par|Pour|Environ|Pres|Plus|Quelque|Au|Dans|Sur|Selon|Parmi|Entre|Ses|Leurs|Et|Ou) ?\Z"
)
_TIME_AFTER = re.compile(
    r"[ -](?:[a-z]+ )?(?:years?|months?|weeks?|days?|hours?|minutes?|ans?|annees?|mois|semaines?|"
    r"jours?|heures?)(?![^\W_])"
)
_TIMED = re.compile(r"(?:over|within|in|under|about|up) ?\Z")
_CLOCK = re.compile(r"\d:\Z")
_RATIO = re.compile(r"[:/.]\d|-[A-Za-z0-9]{1,8}-")
_REACH = 40
_GAP = 12
_YEARS = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Count:
    """A number that counts something; the span covers approximator and number, not the noun.

    ``value`` is plain digits; ``unit`` is "%" for a share, else empty. Of a range, ``value`` is the
    lower end, with AtLeast, and ``high`` the upper one.
    """

    start: int
    end: int
    value: str
    approximation: str
    unit: str = ""
    high: str = ""


def counts(text: str, language: str, taken: Iterable[tuple[int, int]] = ()) -> list[Count]:
    """Return the counts of a text that don't meet spans already taken, in order.

    Pass the spans of sums, dates and names as ``taken``. A number that identifies (Resolution 1718,
    Bureau 39) is none, nor is an article; one that stands alone at a year's value needs a noun.

    >>> counts("sent workers to at least eight countries", "en")
    [Count(start=16, end=30, value='8', approximation='AtLeast', unit='', high='')]
    """
    shade, cased = shadow(text), shadow_cased(text)
    spans = Spans(taken)
    found: list[Count] = []
    figured = [
        figure
        for figure in figures(unglued(text), shade, language)
        if not spans.meet(figure.start, figure.end)
    ]
    at, floor = 0, 0
    while at < len(figured):
        one, two = figured[at], figured[at + 1] if at + 1 < len(figured) else None
        made = _range(one, two, shade, cased, floor) if two else None
        at += 2 if made else 1
        if made is None and one.start >= floor and _counts(one, shade, cased):
            made = _count(one, shade, floor)
        if made is not None:
            found.append(made)
            floor = made.end
    return found


def _range(low: Figure, high: Figure, shade: str, cased: str, floor: int) -> Count | None:
    if high.start - low.end > _GAP or low.start < floor or not _counts(high, shade, cased):
        return None
    start = opened(shade, low.start, low.end, high.start, floor, both=shade[low.end] == " ")
    value = low.value * (high.scale if high.scaled and not low.scaled else 1)
    if start < 0 or value >= high.value:
        return None
    percent = _PERCENT.match(shade, high.end, high.end + _REACH)
    end = percent.end() if percent else high.end
    unit = "%" if percent else ""
    return Count(start, end, written(value), "AtLeast", unit, written(high.value))


def _count(figure: Figure, shade: str, floor: int) -> Count:
    percent = _PERCENT.match(shade, figure.end, figure.end + _REACH)
    end = percent.end() if percent else figure.end
    wide = approximated(shade, figure.start, end, floor)
    timed = _TIMED.match(shade[wide.start : figure.start])
    if timed and _TIME_AFTER.match(shade, end, end + _REACH):
        wide = Approximated(figure.start, end, "Exactly")  # over three years: during them
    kind = wide.approximation if wide.approximation != "Exactly" else figure.kind
    if figure.kind == "AtLeast" and kind == "About":
        kind = "AtLeast"
    return Count(wide.start, wide.end, written(figure.value), kind, "%" if percent else "")


def _counts(figure: Figure, shade: str, cased: str) -> bool:
    """Tell whether a figure counts, and doesn't name, rank or number something."""
    start, end = figure.start, figure.end
    digits = shade[start:end].isdigit()
    if start and (shade[start - 1] in "-/#_@." or _CLOCK.search(shade[max(0, start - 2) : start])):
        return False
    if _RATIO.match(shade, end, end + 2) or shade[end : end + 1] in {"_", "@"}:
        return False
    before = cased[max(0, start - _REACH) : start]
    if digits and labelled(shade, start):
        return False
    noun = _NOUN_AFTER.match(shade, end, end + _REACH)
    small = _SMALL_AFTER.match(shade, end, end + _REACH)
    follows = bool(noun and not small) or bool(_OF.match(shade, end, end + _REACH))
    if digits and figure.value in _YEARS and not follows:
        return False
    named = _NAME_BEFORE.search(before) and not _OPENS.search(before)
    return not (digits and named and not follows)
