"""The figures of a running text, with their scale: what money and counts are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from graph.evidence.mark import Kind, Mark
from graph.evidence.numbers import numbers
from graph.values.amounts import MOST_DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A longer text is read in pieces of about this many characters, cut at a space.
PIECE = 20_000

_SCORE = re.compile(
    r"(?<![^\W_])(?P<word>scores|(?:a )?couple|pair|trio|duo|handful|poignee)"
    r"(?= (?:of|de|d')(?![^\W_]))"
)
_SCORE_VALUES = {"scores": 20, "couple": 2, "a couple": 2, "pair": 2, "trio": 3, "duo": 2}
_HALF_BEFORE = re.compile(r"(?<![^\W_])(?:(?:one )?half(?: of)? |un demi[ -]|demi[ -])\Z")
_HALF_AFTER = re.compile(r" (?:and a half|et demie?)(?![^\W_])")
_SEVERAL = re.compile(
    r"(?<![^\W_])(?:several|a few|many|multiple|countless|plusieurs|quelques|des|de nombreux) \Z"
)
_FRENCH_ROUND = re.compile(r"(?:une |un )?(?:dizaine|douzaine|quinzaine|vingtaine|.*antaine|"
                           r"centaine"
                           r"|millier)")  # fmt: skip
_SCALE_LETTER = re.compile(r" ?(?P<scale>mln|mn|m|bn|b|k|mds?|tn|trn)(?![^\W_])")
_SCALE_VALUES = {
    "mln": 6, "mn": 6, "m": 6, "bn": 9, "b": 9, "k": 3, "md": 9, "mds": 9, "tn": 12, "trn": 12,
}  # fmt: skip
_LEAD = re.compile(r"\d+(?:[.,' ]\d+)*")
_OF = (" de ", " d'", " of ")
_THOUSAND = 1000
_LOOK = 24


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in digits or words: its value, the scale in that value, and whether it is vague.

    ``kind`` is Exactly, About (a dozen-like word) or AtLeast (thousands, several million).
    """

    start: int
    end: int
    value: Decimal
    scale: Decimal = Decimal(1)
    kind: str = "Exactly"

    @property
    def scaled(self) -> bool:
        """Whether a word or letter multiplies the digits by a thousand or more."""
        return self.scale >= _THOUSAND


def figures(text: str, shade: str, language: str) -> list[Figure]:
    """Return the figures of a text, in order; ordinals are none.

    ``text`` and its shadow have one length. A figure of more than thirty digits is left out.

    >>> text = "half a million boats and dozens of crews"
    >>> [(one.value, one.kind) for one in figures(text, text, "en")]
    [(Decimal('500000'), 'Exactly'), (Decimal('12'), 'AtLeast')]
    """
    found = [
        figure
        for start, end in pieces(shade)
        for mark in numbers(text[start:end], language)
        if (figure := _figure(mark, start, shade, language)) is not None
    ]
    taken = {figure.start for figure in found}
    for match in _SCORE.finditer(shade):
        value = _SCORE_VALUES.get(match["word"])
        if value is not None and match.start() not in taken:
            kind = "AtLeast" if match["word"] == "scores" else "About"
            found.append(Figure(match.start(), match.end(), Decimal(value), kind=kind))
    return _composed(sorted(found, key=lambda figure: figure.start), shade)


def _composed(found: list[Figure], shade: str) -> list[Figure]:
    """Join a dozen-like word with the scale after it: une dizaine de millions."""
    made: list[Figure] = []
    for figure in found:
        last = made[-1] if made else None
        gap = shade[last.end : figure.start] if last else ""
        if last and last.kind == "About" and figure.kind == "AtLeast" and gap in _OF:
            scale = figure.value
            made[-1] = replace(last, end=figure.end, value=last.value * scale, scale=scale)
        else:
            made.append(figure)
    return made


def pieces(shade: str, size: int = PIECE) -> Iterator[tuple[int, int]]:
    """Give the stretches of a text, each of at most ``size`` characters, cut at spaces if it can.

    >>> list(pieces("one two three", 9))
    [(0, 8), (8, 13)]
    """
    start = 0
    while start < len(shade):
        end = min(len(shade), start + size)
        if end < len(shade):
            space = shade.rfind(" ", start + size // 2, end)
            end = space + 1 if space > 0 else end
        yield start, end
        start = end


def written(value: Decimal) -> str:
    """Return a decimal as digits, without an exponent or idle zeros.

    >>> written(Decimal("1.650E+9")), written(Decimal("1.50"))
    ('1650000000', '1.5')
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def lettered(figure: Figure, shade: str) -> Figure:
    """Return a sum of money with the letter after it as its scale: 3 m, 1.5 bn.

    >>> lettered(Figure(1, 2, Decimal(3)), "$3 m").value
    Decimal('3000000')
    """
    match = _SCALE_LETTER.match(shade, figure.end, figure.end + _LOOK)
    if match is None or figure.scaled:
        return figure
    scale = Decimal(10) ** _SCALE_VALUES[match["scale"]]
    return replace(figure, end=match.end(), value=figure.value * scale, scale=scale)


def _figure(mark: Mark, shift: int, shade: str, language: str) -> Figure | None:
    if mark.kind is Kind.ORDINAL or not isinstance(mark.value, Decimal):
        return None
    start, end, value = mark.start + shift, mark.end + shift, mark.value
    words = shade[start:end]
    kind = "AtLeast" if mark.kind is Kind.ORDER else "Exactly"
    if language != "en" and _FRENCH_ROUND.fullmatch(words) and not words.endswith("s"):
        kind = "About"
        start -= _length(re.search(r"(?<![^\W_])(?:une?) \Z", shade[max(0, start - 5) : start]))
    if kind == "AtLeast":
        start -= _length(_SEVERAL.search(shade[max(0, start - _LOOK) : start]))
    half = _HALF_BEFORE.search(shade[max(0, start - _LOOK) : start])
    if half and (words.startswith("a ") or "demi" in half.group()):
        start, value, kind = start - _length(half), value / 2, "Exactly"
    scale = _scale(words, value, mark)
    after = _HALF_AFTER.match(shade, end, end + _LOOK)
    if after and scale >= _THOUSAND:
        end, value = after.end(), value + scale / 2
    if value > Decimal(10) ** MOST_DIGITS or len(written(value)) > MOST_DIGITS:
        return None
    return Figure(start, end, value, scale, kind)


def _scale(words: str, value: Decimal, mark: Mark) -> Decimal:
    """Return what the word or letter after the digits multiplies by; 1 for bare digits."""
    lead = _LEAD.match(words)
    if lead is None:
        large = value >= _THOUSAND
        power = (value.adjusted() // 3) * 3 if large else 0
        return Decimal(10) ** power
    if lead.end() == len(words):
        return Decimal(1)
    fraction = mark.text[: lead.end()].count(",") + mark.text[: lead.end()].count(".")
    digits = re.sub(r"\D", "", lead.group())
    if not digits.strip("0"):
        return Decimal(1)
    ratio = value / Decimal(digits)
    # decimals make the ratio smaller by a power of ten
    for power in (12, 9, 6, 3, 2, 1):
        if fraction == 0 and ratio == Decimal(10) ** power:
            return Decimal(10) ** power
        if fraction and Decimal(10) ** (power - 3) < ratio <= Decimal(10) ** power:
            return Decimal(10) ** power
    return Decimal(1)


def _length(match: re.Match[str] | None) -> int:
    return len(match.group()) if match else 0
