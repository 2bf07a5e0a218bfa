"""Names as people type them: without the accents, the capitals or the punctuation."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Letters that Unicode doesn't take apart, and that people type without their stroke or tie.
_LETTERS = str.maketrans(
    {
        "œ": "oe",
        "æ": "ae",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "\u0131": "i",
        "ħ": "h",
    }
)
_LONGEST = 200
_LEAST_SCORE = 60.0


def fold(name: str) -> str:
    """Return the form of a name that look-ups compare: no case, accents or punctuation.

    Words are parted by one space; a full stop parts no words, so that U.S. is US. What holds
    neither letter nor digit folds to the empty string.

    >>> fold("L'Œuvre de la Corée-du-Nord"), fold("U.S. Straße")
    ('l oeuvre de la coree du nord', 'us strasse')
    """
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    kept = [_kept(character) for character in decomposed.translate(_LETTERS)]
    return unicodedata.normalize("NFC", " ".join("".join(kept).split()))


def nearest(name: str, names: Iterable[str], limit: int = 5) -> list[str]:
    """Return the names that come closest to one that nobody knows, the closest first.

    At most ``limit``, each once; equally close ones in the order of their code points; none that
    is less than about half alike.

    >>> nearest("bybti", ["Amazon", "Bybit", "BYBIT Ltd"])
    ['Bybit', 'BYBIT Ltd']
    """
    wanted = fold(name[:_LONGEST])
    if not wanted or limit < 1:
        return []
    scored = [(-_score(wanted, fold(other[:_LONGEST])), other) for other in set(names)]
    return [other for score, other in sorted(scored)[:limit] if -score >= _LEAST_SCORE]


def _score(wanted: str, other: str) -> float:
    # a slip in the whole name comes before the same words inside a longer one
    return round(max(fuzz.ratio(wanted, other), 0.9 * fuzz.WRatio(wanted, other)), 6)


def _kept(character: str) -> str:
    kind = unicodedata.category(character)
    if kind[0] in "LN":
        return character
    # marks, invisible characters and full stops go; all else parts two words
    return "" if kind[0] == "M" or kind == "Cf" or character == "." else " "
