"""Sums of money and of cryptocurrency in a running text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.extract.shadow import cased as shadow_cased
from graph.extract.shadow import shadow
from graph.extract.values import currencies
from graph.extract.values.approximators import approximated
from graph.extract.values.figures import Figure, figures, lettered, written
from graph.extract.values.ranges import opened

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

#: what follows a sum whose currency was said before: no noun that the figure could count
_NO_NOUN = re.compile(
    r"[ ]?(?:[.,;:!?)\"\u2013]|\Z)| (?:(?:was|were|is|are|has|had|have|been|being|in|from|to|of "
    r"(?:that|"
    r"this|it|which|the)|and|or|by|at|on|during|for|with|via|through|which|that|worth|last|this|"
    r"since|stolen|taken|lost|went|came|a|ont?|avai(?:en)?t|aura(?:ien)?t|est|sont|etai(?:en)?t|"
    r"fu(?:ren)?t|sera(?:ient)?|en|au|aux|dans|par|pour|sur|et|ou|depuis|pendant|lors|via|vers|"
    r"vole[es]*|detourne[es]*|derobe[es]*|provenant)(?![^\W_]))"
)
_REACH = 40
_LEAST_WON = 100


@dataclass(frozen=True, slots=True)
class Money:
    """A sum as the text gives it; the span covers approximator, figure and currency.

    ``value`` is plain digits, ``currency`` a code of ISO 4217. A sum of coins has no currency but
    a ``unit`` ("ETH"). Of a range, ``value`` is the lower end, with AtLeast, and ``high`` the upper
    one. ``implied`` marks a sum whose currency stands with an earlier one.
    """

    start: int
    end: int
    value: str
    currency: str
    approximation: str
    unit: str = ""
    high: str = ""
    implied: bool = False


@dataclass(frozen=True, slots=True)
class _Sum:
    """A figure with the currency before or after it, if it has one."""

    figure: Figure
    start: int
    end: int
    code: str


def moneys(text: str, language: str) -> list[Money]:
    """Return the sums of money of a text, in order, not overlapping.

    ``language`` ("fr" or "en") decides what a comma and "billion" mean. A bare scaled figure
    ("of which 1.4 million was ...") takes the currency of the sum before it.

    >>> [(m.value, m.currency, m.approximation) for m in moneys("près de 3 M€ et 1,5 BTC", "fr")]
    [('3000000', 'EUR', 'About'), ('1.5', '', 'Exactly')]
    """
    shade, cased = shadow(text), shadow_cased(text)
    found = [
        _priced(one, shade, cased) for one in figures(currencies.unglued(text), shade, language)
    ]
    made: list[Money] = []
    at = 0
    while at < len(found):
        floor = made[-1].end if made else 0
        money, at = _read(found, at, shade, floor, made)
        if money is not None:
            made.append(money)
    return made


def _read(
    found: Sequence[_Sum], at: int, shade: str, floor: int, made: Sequence[Money]
) -> tuple[Money | None, int]:
    """Return the sum that begins at a figure, if it is one, and the figure after it."""
    one = found[at]
    if one.start < floor:
        return None, at + 1
    if at + 1 < len(found):
        ranged = _range(one, found[at + 1], shade, floor)
        if ranged is not None:
            return ranged, at + 2
    if one.code:
        return _money(one, one.code, shade, floor), at + 1
    if made and one.figure.scaled and _NO_NOUN.match(shade, one.end, one.end + _REACH):
        code = made[-1].currency
        if code:
            return replace(_money(one, code, shade, floor), implied=True), at + 1
    return None, at + 1


def _priced(figure: Figure, shade: str, cased: str) -> _Sum:
    start, code = currencies.before(shade, cased, figure.start)
    if code:
        figure = lettered(figure, shade)
        # US$ 3m (USD), $3 US, 40 $ CA: a sign on the other side only makes the first one clearer
        end, other = currencies.after(shade, cased, figure.end, large=True)
        if other and code in {"USD", other} and shade[start : figure.start].strip() == "$":
            return _Sum(figure, start, end, other)
        return _Sum(figure, start, figure.end, code)
    large = figure.value >= _LEAST_WON
    end, code = currencies.after(shade, cased, figure.end, large=large)
    if not code:
        longer = lettered(figure, shade)
        end, code = currencies.after(shade, cased, longer.end, large=large)
        if not code or longer is figure:
            return _Sum(figure, figure.start, figure.end, "")
        figure = longer
    return _Sum(figure, figure.start, end, code)


def _range(low: _Sum, high: _Sum, shade: str, floor: int) -> Money | None:
    code = high.code or low.code
    if not code or (low.code and high.code and low.code != high.code):
        return None
    if not high.code and low.start == low.figure.start:
        return None  # "3 dollars to 4 crews": only a sign before the lower end serves both
    both = bool(low.code and high.code)
    start = opened(shade, low.start, low.end, high.start, floor, both=both)
    value = low.figure.value
    if high.figure.scaled and not low.figure.scaled:
        value *= high.figure.scale
    if start < 0 or value >= high.figure.value:
        return None
    wide = approximated(shade, start, high.end, floor)
    return _made(wide.start, high.end, value, code, "AtLeast", high.figure.value)


def _money(one: _Sum, code: str, shade: str, floor: int) -> Money:
    wide = approximated(shade, one.start, one.end, floor)
    kind = wide.approximation if wide.approximation != "Exactly" else one.figure.kind
    if one.figure.kind == "AtLeast" and kind == "About":
        kind = "AtLeast"
    return _made(wide.start, wide.end, one.figure.value, code, kind)


def _made(
    start: int, end: int, value: Decimal, code: str, kind: str, high: Decimal | None = None
) -> Money:
    unit = code[1:] if code.startswith("=") else ""
    top = written(high) if high is not None else ""
    return Money(start, end, written(value), "" if unit else code, kind, unit, top)
