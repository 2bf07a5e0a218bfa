"""What a sentence may not lose: the kinds of mark, and the words that marks are made of."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from graph.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal


class Kind(StrEnum):
    """What a mark is.

    >>> [str(kind) for kind in Kind]
    ['number', 'ordinal', 'order', 'date', 'name', 'member']
    """

    NUMBER = "number"  # 40 000; huit; 1.4 billion
    ORDINAL = "ordinal"  # deuxième; 3rd
    ORDER = "order"  # an order of magnitude alone: des milliers
    DATE = "date"  # 22 octobre 2025; février
    NAME = "name"  # Bybit; @CanadaPE; https://msmt.info
    MEMBER = "member"  # of a list: le cuivre


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that a claim must use or somebody excuse, end excluded.

    ``value`` is a Decimal for number, ordinal and order, EDTF for a date (ISO 8601-2; XXXX for a
    year that isn't said), and the folded words for a name or member. ``others`` are values that
    the same words may have too.
    """

    kind: Kind
    start: int
    end: int
    text: str
    value: Decimal | str
    others: tuple[Decimal | str, ...] = ()

    def overlaps(self, start: int, end: int) -> bool:
        """Tell whether the mark has a character in ``[start, end)``."""
        return self.start < end and start < self.end


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: letters and digits only; ``form`` is without case and accents.

    ``elided`` marks an l', d', qu' and the like, whose apostrophe follows at once.
    """

    start: int
    end: int
    text: str
    form: str
    elided: bool = False


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text that are parted by white space.

    >>> sorted(word_set("et ou"))
    ['et', 'ou']
    """
    return frozenset(text.split())


_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+")  # U.N. is one word
_APOSTROPHES = "'\u2019\u02bc"
_ELIDED = word_set("l d j m t s c n qu jusqu lorsqu puisqu quoiqu quelqu presqu")
_LONGEST = 200


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words of ``text[start:end]``, in order.

    >>> [(word.form, word.elided) for word in words("L'Équipe, 2e")]
    [('l', True), ('equipe', False), ('2e', False)]
    """
    found = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        form = plain(match.group())
        apostrophe = text[match.end() : match.end() + 1] in _APOSTROPHES
        elided = apostrophe and match.end() < len(text) and form in _ELIDED
        found.append(Word(match.start(), match.end(), match.group(), form, elided))
    return found


@lru_cache(maxsize=1 << 14)
def plain(word: str) -> str:
    """Return a word without case and accents.

    >>> plain("Évêché")
    'eveche'
    """
    return fold(word[:_LONGEST]).replace(" ", "")


def is_capital(word: str) -> bool:
    """Tell whether a word looks like a name: a capital first, or anywhere inside.

    >>> [is_capital(word) for word in ("Bybit", "iPhone", "copper", "3CX", "2e")]
    [True, True, False, True, False]
    """
    return any(unicodedata.category(character) in {"Lu", "Lt"} for character in word)


class Mask:
    """The characters of a text that are taken already.

    >>> mask = Mask(9, [(2, 4)])
    >>> mask.is_free(4, 6), mask.is_free(3, 5)
    (True, False)
    """

    def __init__(self, size: int, taken: Iterable[tuple[int, int]] = ()) -> None:
        self._marked = bytearray(size)
        for start, end in taken:
            self.take(start, end)

    def take(self, start: int, end: int) -> None:
        """Take ``[start, end)``."""
        self._marked[start:end] = b"\x01" * (end - start)

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether nothing of ``[start, end)`` is taken."""
        return self._marked.find(1, start, end) < 0

    def has_gap(self, start: int, end: int) -> bool:
        """Tell whether anything of ``[start, end)`` is free."""
        return self._marked.find(0, start, end) >= 0


class Spans:
    """Many spans, asked for one that holds or meets another.

    >>> spans = Spans([(2, 4), (0, 9)])
    >>> spans.hold(3, 5), spans.meet(9, 12)
    (True, False)
    """

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def hold(self, start: int, end: int) -> bool:
        """Tell whether one of the spans has all of ``[start, end)``."""
        at = bisect_right(self._starts, start)
        return at > 0 and self._reach[at - 1] >= end

    def meet(self, start: int, end: int) -> bool:
        """Tell whether one of the spans has a character of ``[start, end)``."""
        at = bisect_left(self._starts, end)
        return at > 0 and self._reach[at - 1] > start


def guess_language(text: str) -> str:
    """Return "fr" or "en", whichever language has more of its small words here.

    >>> guess_language("Les pirates de la nuit"), guess_language("The thieves of the night")
    ('fr', 'en')
    """
    found = {"fr": 0, "en": 0}
    for match in _WORD.finditer(text[:100_000]):
        word = match.group().casefold()
        found["fr"] += word in _FRENCH
        found["en"] += word in _ENGLISH
    return "en" if found["en"] > found["fr"] else "fr"


_FRENCH = word_set("le la les de des du et en un une dans par pour qui que est au aux sur")
_ENGLISH = word_set("the of and in to a by for that is was with from has are at its were")
