"""Words before and after a figure that say how exact it is, in English and French."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: Longest approximator with its articles, in characters; what stands further off says nothing.
_REACH = 40

_ABOUT = (
    r"about|around|approximately|approx\.?|roughly|some|circa|ca\.|nearly|almost|virtually|"
    r"close to|near to|an? estimated|estimated(?: at)?|an approximate|in the (?:region|order|range"
    r"|neighbou?rhood|vicinity) of|on the order of|somewhere around|"
    r"environ|pres d'|pres de|presque|quelques?|a peu pres|approximativement|autour de|autour d'|"
    r"aux? alentours? (?:de|des|d')|aux environs (?:de|des|d')|de l'ordre de|de l'ordre d'|"
    r"avoisinant(?: les)?|proche de|proches de|estimee?s? a|evaluee?s? a|quasi(?:ment)?|~|\u2248"
)
_AT_LEAST = (
    r"at least|no(?:t)? (?:less|fewer) than|a minimum of|minimum|upwards? of|(?:well |far |just |"
    r"slightly |a little )?(?:over|more than|above|beyond)|in excess of|exceeding|excess of|"
    r"topping|surpassing|greater than|as early as|"
    r"au moins|pas moins de|pas moins d'|(?:bien |un peu |largement |legerement )?(?:plus de|plus "
    r"d'|plus que)|au bas mot|au minimum|un minimum de|minimum de|superieure?s? a|au-dela de|"
    r"depassant(?: les)?|excedant|au-dessus de|>|\u2265"
)
_AT_MOST = (
    r"at most|no(?:t)? (?:more|greater) than|up to|as (?:much|many|high) as|a maximum of|maximum|"
    r"(?:just |slightly |a little |well )?(?:under|below|less than|fewer than)|not exceeding|"
    r"au plus|au maximum|un maximum de|maximum de|jusqu'a|jusqu'aux|jusque|pas plus de|"
    r"pas plus d'|tout au plus|(?:un peu |bien )?(?:moins de|moins d')|inferieure?s? a|"
    r"au-dessous de|<|\u2264"
)
_FILL = (
    r"(?:(?:the|a|an|les?|la|des?|un|une|total(?: of)?|sum of|equivalent of|d'|l'equivalent de) ?)"
)
_BEFORE = re.compile(
    rf"(?<![^\W_])(?<!-)(?:(?P<least>{_AT_LEAST})|(?P<most>{_AT_MOST})|(?P<about>{_ABOUT}))"
    rf" ?{_FILL}{{0,2}}\Z"
)
_AFTER = re.compile(
    r",? ?(?:(?P<least>or (?:more|over)|et plus|ou (?:davantage|plus)|at (?:the very )?least|"
    r"(?:tout )?au (?:moins|minimum)|au bas mot|and counting|\+)|"
    r"(?P<most>or (?:less|fewer)|at (?:the very )?most|(?:tout )?au (?:plus|maximum)|ou moins)|"
    r"(?P<about>or so|(?:or )?thereabouts|environ|approximately|a peu pres))(?![^\W_])(?! de\b)"
)
#: a verb that "over" belongs to: handed over 3 ships
_PARTICLE = re.compile(
    r"\b(?:hand|turn|carr[iy]|t[ao]k|br[io]ng|brought|g[ai]v|mov|fork|sign)[a-z]{0,4} over\Z"
)


@dataclass(frozen=True, slots=True)
class Approximated:
    """How exact a figure is, and the span of the figure with the words that say so."""

    start: int
    end: int
    approximation: str


def approximated(shade: str, start: int, end: int, floor: int = 0) -> Approximated:
    """Widen a figure by the approximator before it, else the one after it.

    ``shade`` is the shadow of the text; nothing before ``floor`` is looked at. ``Exactly`` if
    there is none.

    >>> approximated("at least eight", 9, 14)
    Approximated(start=0, end=14, approximation='AtLeast')
    """
    low = max(floor, start - _REACH)
    before = _BEFORE.search(shade[low:start])
    if before and not _PARTICLE.search(shade[max(floor, low - _REACH) : low + before.start() + 4]):
        return Approximated(low + before.start(), end, _kind(before))
    after = _AFTER.match(shade, end, min(len(shade), end + _REACH))
    if after and not (after["about"] and shade[after.end() : after.end() + 1].isdigit()):
        return Approximated(start, after.end(), _kind(after))
    return Approximated(start, end, "Exactly")


def _kind(match: re.Match[str]) -> str:
    if match["least"]:
        return "AtLeast"
    return "AtMost" if match["most"] else "About"
