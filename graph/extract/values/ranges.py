"""Two figures that are the ends of one range: between 2 and 3 million, 100 to 200."""

from __future__ import annotations

import re

_TO = re.compile(r" ?(?:to|-|\u2013|a)(?: |(?<=[-\u2013]))(?:as (?:much|many) as )?|[-\u2013]")
_AND = re.compile(r" (?:and|et) ")
_BETWEEN = re.compile(r"(?<![^\W_])(?:(?:some)?where )?(?:in )?(?:between|entre) (?:the )?\Z")
_RANGING = re.compile(r"(?<![^\W_])(?:(?:ranging|anywhere) from|(?:allant )?(?:de|d')) ?\Z")
_CHANGE = re.compile(r"(?<![^\W_])(?:from|de|d') ?\Z")
_REACH = 40


def opened(shade: str, start: int, end: int, following: int, floor: int, *, both: bool) -> int:
    """Return where a range begins whose lower end is ``[start, end)``; -1 if it is none.

    ``following`` is where the upper end begins. ``both`` tells that both ends have a unit of their
    own: "from $2m to $3m" is a change, and no range.

    >>> opened("between 2 and 3", 8, 9, 14, 0, both=False)
    0
    >>> opened("from $2 to $3", 5, 7, 11, 0, both=True)
    -1
    """
    before = shade[max(floor, start - _REACH) : start]
    between = _BETWEEN.search(before)
    gap = shade[end:following]
    joined = _AND.fullmatch(gap) if between else _TO.fullmatch(gap)
    ranging = _RANGING.search(before)
    if joined is None:
        return -1
    if both and not between and _CHANGE.search(before) and "ranging" not in before:
        return -1
    opening = between or ranging
    return start - len(opening.group()) if opening else start
