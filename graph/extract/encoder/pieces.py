"""A text in the pieces of the encoder's vocabulary, each with its place in the text.

The likeliest pieces of each word: a unigram model (Kudo 2018, doi:10.18653/v1/P18-1007), in which a
word begins with a mark of its own and no piece goes beyond a word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORD = re.compile(r"\S+")
_BEGINS = "\u2581"
#: an unknown character weighs so much less than the least likely piece
_UNKNOWN = 10.0
#: words of a longer stretch without a blank are cut: time grows with length
_LONGEST = 200
_KEPT = 50_000


class Piece(NamedTuple):
    """A piece of the vocabulary by its number, at ``[start, end)`` of a text."""

    number: int
    start: int
    end: int


class Pieces:
    """Cuts words into pieces; a word that was cut once is remembered.

    >>> words = Pieces({"▁the": (5, -1.0), "▁": (6, -3.0), "sh": (7, -2.0), "ip": (8, -2.0)}, {}, 3)
    >>> [tuple(one) for one in words.of("the ship", 0, 8)]
    [(5, 0, 3), (6, 4, 4), (7, 4, 6), (8, 6, 8)]
    """

    def __init__(
        self,
        vocabulary: Mapping[str, tuple[int, float]],
        replaced: Mapping[str, str],
        unknown: int,
        lowest: float = -10.0,
    ) -> None:
        self._vocabulary = vocabulary
        self._replaced = replaced
        self._unknown = unknown
        self._penalty = lowest - _UNKNOWN
        self._longest = max(map(len, vocabulary), default=1)
        self._known: dict[str, tuple[Piece, ...]] = {}

    def of(self, text: str, start: int, end: int) -> list[Piece]:
        """Return the pieces of ``text[start:end]`` in their order."""
        found: list[Piece] = []
        for match in _WORD.finditer(text, start, end):
            for low in range(match.start(), match.end(), _LONGEST):
                word = text[low : min(low + _LONGEST, match.end())]
                found += [
                    Piece(one.number, low + one.start, low + one.end) for one in self._word(word)
                ]
        return found

    def _word(self, word: str) -> tuple[Piece, ...]:
        if word not in self._known:
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[word] = tuple(self._cut(word))
        return self._known[word]

    def _cut(self, word: str) -> list[Piece]:
        read = [(_BEGINS, 0)]
        for place, letter in enumerate(word):
            read += [(one, place) for one in self._replaced.get(letter, letter) if one != " "]
        letters = "".join(one for one, _ in read)
        places = [place for _, place in read] + [len(word)]
        best = [0.0] + [float("-inf")] * len(letters)
        came: list[tuple[int, int]] = [(self._unknown, 0)] * (len(letters) + 1)
        for start in range(len(letters)):
            for end in range(start + 1, min(len(letters), start + self._longest) + 1):
                piece = self._vocabulary.get(letters[start:end])
                if (
                    piece is not None
                    and piece[0] != self._unknown
                    and best[start] + piece[1] > best[end]
                ):
                    best[end] = best[start] + piece[1]
                    came[end] = (piece[0], start)
            if best[start] + self._penalty > best[start + 1]:
                best[start + 1] = best[start] + self._penalty
                came[start + 1] = (self._unknown, start)
        found: list[Piece] = []
        end = len(letters)
        while end:
            number, start = came[end]
            found.append(Piece(number, places[start], places[end]))
            end = start
        return found[::-1]
