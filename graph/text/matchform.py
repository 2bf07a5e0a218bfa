"""The match form of a text: what is left of it however it was typed, wrapped or converted.

Two texts that differ only in Unicode form, line ends, white space, hyphens and dashes, quotes, or
characters that nobody sees have one match form. A map leads from each of its characters back to
the text, so that a passage found in the match form can be shown where it stands.

What is folded, and why:

* compatibility forms (NFKC): a ligature, a full-width letter and a no-break space are typography;
* every quotation mark, apostrophe and prime becomes ``'``, and a run of them one ``'``: a double
  quote is typed as two single ones, and the prime U+2033 is two U+2032 in NFKC;
* dashes are folded into hyphens, and hyphens go: line ends add them, and converters swap them.
  A minus sign goes with them: the status "normalised" says that the characters differ;
* case is kept: "US" is not "us".
"""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from graph.text.normal import digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

QUOTE = "'"

_ACUTE = "\u0301"
_FIRST_MARK = "\u0300"


def _characters(ranges: str) -> str:
    """Spell out ranges of code points: ``"41-43 5A"`` is ABCZ."""
    ends = [part.partition("-") for part in ranges.split()]
    return "".join(
        chr(code) for low, _, high in ends for code in range(int(low, 16), int(high or low, 16) + 1)
    )


# Listed in full, not taken from unicodedata: a digest must not change with Python's Unicode.
#: White_Space of the Unicode Character Database, and the separators that str.isspace() adds.
_WHITE_SPACE = _characters("9-D 1C-20 85 A0 1680 2000-200A 2028 2029 202F 205F 3000")
#: Default_Ignorable_Code_Point: soft hyphen, joiners, zero-width spaces, marks of direction, …
_UNSEEN = _characters(
    "AD 34F 61C 115F-1160 17B4-17B5 180B-180F 200B-200F 202A-202E 2060-206F 3164 FE00-FE0F FEFF "
    "FFA0 FFF0-FFF8 1BCA0-1BCA3 1D173-1D17A E0000-E0FFF"
)
#: Dash of the Unicode Character Database, as far as it stands after NFKD; minus and bullet too.
_DASHES = _characters(
    "2D 58A 5BE 1400 1806 2010-2015 2043 2212 2E17 2E1A 2E3A-2E3B 2E40 2E5D 301C 3030 30A0 10EAD"
)
#: Quotation_Mark, with the primes, the grave accent and the letters used as apostrophes.
_QUOTES = _characters(
    "22 27 60 AB BB 2B9-2BD 2CA-2CB 2EE 55A 5F3-5F4 2018-201F 2032-2037 2039-203A 275B-2760 2E42 "
    "300C-300F 301D-301F 1F676-1F678"
)
_FOLD = dict.fromkeys(_WHITE_SPACE + _UNSEEN + _DASHES, "") | dict.fromkeys(_QUOTES, QUOTE)


@dataclass(frozen=True, slots=True)
class MatchForm:
    """The match form of a text, and where each of its characters stands in that text.

    Character ``i`` of ``form`` comes from ``[starts[i], ends[i])`` of the text, in code points;
    ``size`` is the length of that text.
    The narrow bounds differ from these for a run of quotes alone, which is one character of the
    form: a passage may begin at its last quote (``last_starts``) or end with its first
    (``first_ends``).
    """

    form: str
    size: int
    starts: array[int]
    ends: array[int]
    last_starts: array[int]
    first_ends: array[int]

    def span(self, low: int, high: int) -> tuple[int, int]:
        """Return the narrowest span of the text whose match form is ``form[low:high]``.

        >>> match_form("« Non », dit-elle.").span(1, 4)
        (2, 5)
        """
        start, end = self.last_starts[low], self.first_ends[high - 1]
        return (start, end) if start < end else (self.starts[low], self.ends[high - 1])

    def room(self, low: int, high: int) -> tuple[int, int]:
        """Return the widest span of the text whose match form is ``form[low:high]``.

        It takes in the white space and dashes around, which the match form doesn't show.

        >>> match_form("a - b - c").room(1, 2)
        (1, 8)
        """
        before = self.ends[low - 1] if low else 0
        return before, self.starts[high] if high < len(self.form) else self.size

    def first_at(self, position: int) -> int:
        """Return the first character of the form that comes from ``position`` or after it.

        >>> match_form("a - b").first_at(2)
        1
        """
        return bisect_right(self.ends, position)


def match_form(text: str) -> MatchForm:
    r"""Return the match form of a text, with the way back to it.

    Time grows with the length of the text. The same form comes from NFC, NFD and NFKC, LF and
    CRLF, any white space, hyphens, dashes and quotes, and with characters that nobody sees.

    >>> match_form("« L\u2019e\u0301co\u00adle nord\u2011\ncoréenne »").form
    "'L'écolenordcoréenne'"
    >>> match_form('"L\'école nord-coréenne"').form
    "'L'écolenordcoréenne'"
    """
    made = _Units()
    for character, start, end in _seen(*_decomposed(text)):
        if character == QUOTE and made.ends_in_quote():
            made.widen_quote(start, end)
        elif made.texts and _extends(character):
            made.add_mark(character, start, end)
        else:
            made.add(character, start, end)
    return made.form(len(text))


def passage_digest(text: str, start: int, end: int) -> tuple[int, str]:
    """Return the length and the SHA-256 of the match form of ``text[start:end]``.

    >>> passage_digest("Le vol - hier - de Bybit", 9, 13)[0]
    4
    >>> passage_digest("a-b c", 0, 5) == passage_digest("« abc »", 2, 5)
    True
    """
    form = match_form(text[start:end]).form
    return len(form), digest(form)


class _Units:
    """The match form while it grows: base characters with their marks, and runs of quotes."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.last_starts: list[int] = []
        self.first_ends: list[int] = []
        self.marks: list[str] = []  # that follow the last unit

    def ends_in_quote(self) -> bool:
        return bool(self.texts) and self.texts[-1] == QUOTE and not self.marks

    def add(self, character: str, start: int, end: int) -> None:
        self._compose()
        self.texts.append(character)
        self.starts.append(start)
        self.ends.append(end)
        self.last_starts.append(start)
        self.first_ends.append(end)

    def widen_quote(self, start: int, end: int) -> None:
        self.ends[-1], self.last_starts[-1] = end, start

    def add_mark(self, mark: str, start: int, end: int) -> None:
        self.marks.append(mark)
        # Canonical Ordering may have put a mark before one that stands earlier in the text
        self.starts[-1] = self.last_starts[-1] = min(self.starts[-1], start)
        self.ends[-1] = self.first_ends[-1] = max(self.ends[-1], end)

    def form(self, size: int) -> MatchForm:
        self._compose()
        form = "".join(self.texts)
        columns = [self.starts, self.ends, self.last_starts, self.first_ends]
        if len(form) != len(self.texts):
            columns = [self._spread(column) for column in columns]
        return MatchForm(form, size, *(array("q", column) for column in columns))

    def _compose(self) -> None:
        if self.marks:
            # white space that stood between marks is gone, so their order is to be made again;
            # by us, as normalize() takes quadratic time to sort a long run
            order = _canonical_order(self.marks)
            marks = self.marks if order is None else [self.marks[at] for at in order]
            self.texts[-1] = unicodedata.normalize("NFC", self.texts[-1] + "".join(marks))
            self.marks = []

    def _spread(self, column: list[int]) -> list[int]:
        pairs = zip(self.texts, column, strict=True)
        return list(chain.from_iterable([value] * len(text) for text, value in pairs))


def _seen(characters: list[str], places: Sequence[int]) -> Iterator[tuple[str, int, int]]:
    """Fold the characters of an NFKD text; each that is left comes with its start and end."""
    size, at = len(characters), 0
    while at < size:
        character, start, last = characters[at], places[at], places[at]
        at += 1
        if character == " " and at < size and characters[at] == _ACUTE:
            # the acute accent U+00B4, typed as an apostrophe, is these two in NFKC
            character, last = QUOTE, places[at]
            at += 1
        if folded := _FOLD.get(character, character):
            yield folded, start, last + 1


def _decomposed(text: str) -> tuple[list[str], Sequence[int]]:
    """Return the NFKD of a text, and the position that each of its characters comes from."""
    if text.isascii():
        return list(text), range(len(text))
    parts = [c if c < "\x80" else _nfkd(c) for c in text]
    characters = list(chain.from_iterable(parts))
    places = list(chain.from_iterable([at] * len(part) for at, part in enumerate(parts)))
    order = _canonical_order(characters)
    if order is None:
        return characters, places
    return [characters[at] for at in order], [places[at] for at in order]


def _canonical_order(characters: list[str]) -> list[int] | None:
    """Return the order in which marks stand by Unicode's Canonical Ordering; None if they do."""
    classes = [unicodedata.combining(c) if c >= _FIRST_MARK else 0 for c in characters]
    if all(low <= high or not high for low, high in pairwise(classes)):
        return None
    order: list[int] = []
    run: list[int] = []
    for at, level in enumerate(classes):
        if level:
            run.append(at)
            continue
        order += sorted(run, key=classes.__getitem__)
        run = []
        order.append(at)
    return order + sorted(run, key=classes.__getitem__)


@lru_cache(maxsize=1 << 14)
def _nfkd(character: str) -> str:
    return unicodedata.normalize("NFKD", character)


@lru_cache(maxsize=1 << 14)
def _extends(character: str) -> bool:
    """Tell whether a character may be composed with the one before it."""
    return character >= _FIRST_MARK and (
        unicodedata.category(character).startswith("M")
        or "\u1160" <= character <= "\u11ff"  # the vowels and finals of Korean syllables
        or character == "\U00016d67"  # Kirat Rai, from Unicode 16 on
    )
