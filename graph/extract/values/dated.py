"""The dates that stand in a text in digits or by month: what whens() puts together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.evidence.dates import dates
from graph.extract.values.figures import pieces
from graph.extract.values.labels import labelled
from graph.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

_YEAR = re.compile(r"\d{4}")
_GLUED = frozenset("-/#_@.=&?")
#: words before a bare year that make it a date
_DATING = re.compile(
    r"(?<![^\W_])(?:in|since|during|until|till|before|after|early|late|mid-?|year|years|fy|annee|"
    r"annees|en|depuis|des|avant|apres|fin|debut|jusqu'en|spring|summer|autumn|fall|winter|circa|"
    r"ete|printemps|automne|hiver|between|entre|exercice|courant|the|this|le|la|les|l'|calendar|"
    r"fiscal|through|throughout|as early as|back to|vers|janvier|and|et|from|its|"
    r"his|their) ?[(]?\Z|[(\[,] ?\Z"
)
_COUNTING = re.compile(
    r"(?<![^\W_])(?:some|over|more than|at least|up to|nearly|almost|roughly|approximately|"
    r"as many as|quelque|plus de|pres de|environ|moins de|au moins|jusqu'a|les) \Z|"
    r"[$\u20ac\u00a3] ?\Z"
)
#: a noun in the plural that a bare year would count
_PLURAL_AFTER = re.compile(
    r" (?!(?:was|is|has|as|vows|saw|does|towards|sanctions|ses|dans|des|les|mais|plus|pas|sous|"
    r"vers|apres|alors|and|et|or|ou|to|in|on|at|of|de|du|par|by|the|le|la|a|au|en|un|une|with|pour|"
    r"for|which|que|qui|its|their|his|when|after|before|as|through)\b)(?:[a-z]+ "
    r")?[a-z]{3,}s(?![^\W_])| (?:dollars|euros|people|men|won|"
    r"ans)\b| ?[%$\u20ac\u00a3]"
)
_OF = re.compile(r"(?<![^\W_])(?:of|by|de|to|a) \Z")
_REACH = 32


@dataclass(frozen=True, slots=True)
class Atom:
    """A date before it is read together with its neighbours.

    ``value`` is EDTF, with XXXX for a year that isn't said; ``sentence`` counts sentences.
    """

    start: int
    end: int
    value: str
    sentence: int


def atoms(text: str, shade: str, language: str) -> Iterator[Atom]:
    """Give the dates of a text, in order: days, months, years, decades, quarters, weekdays.

    A bare year counts as a date only where words around it make it one: "2000 workers" is none.

    >>> text = "On 12 May 2031 it sent 2000 workers; in 2032 none."
    >>> [one.value for one in atoms(text, text.lower(), "en")]
    ['2031-05-12', '2032']
    """
    for number, span in enumerate(sentences(text)):
        for low, high in pieces(shade[span.start : span.end]):
            piece = text[span.start + low : span.start + high].replace("\n", " ")
            for mark in dates(piece, language):
                start, end = mark.start + span.start + low, mark.end + span.start + low
                value = str(mark.value)
                if _stands(shade, start, end, value):
                    yield Atom(start, end, value, number)


def _stands(shade: str, start: int, end: int, value: str) -> bool:
    """Tell whether a date is no piece of a code or number of something else."""
    before, after = shade[start - 1 : start] if start else "", shade[end : end + 1]
    if _YEAR.fullmatch(value) and _YEAR.fullmatch(shade[start:end]):
        glued = before in _GLUED and not _HYPHENED.search(shade[max(0, start - 8) : start])
        if before and glued:
            return False
        if after in set("-/_@") and after and not _RANGE_AFTER.match(shade, end):
            return False
        return not labelled(shade, start) and _is_year(shade, start, end)
    return not (before and before in "/_@#=&?") and not (after and after in "_@")


_HYPHENED = re.compile(r"(?<![^\W_])(?:mid?|(?:19|20)\d\d)[-/]\Z")
_RANGE_AFTER = re.compile(r"[-/](?:(?:19|20)\d\d|\d\d|present|today)(?![\d-])|-[a-z]{3,}")


def _is_year(shade: str, start: int, end: int) -> bool:
    before = shade[max(0, start - _REACH) : start]
    plural = _PLURAL_AFTER.match(shade, end, end + _REACH) is not None
    if _COUNTING.search(before):
        return not plural and not before.endswith(("$", "\u20ac", "\u00a3", "$ "))
    if _DATING.search(before):
        return True
    return not plural or (_OF.search(before) is not None and shade[end : end + 3] == "'s ")
