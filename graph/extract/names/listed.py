"""Names of watch lists, millions of them if need be, found by their words in little memory."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING

from graph.extract.names.phrases import Found
from graph.extract.shadow import shadow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.extract.names.watch import WatchName

_WORD = re.compile(r"[^\W_]+")
#: what may stand between two words of one name
_GAP = re.compile(r"[ \-'.,&/()\"]{1,3}")
_MOST_WORDS = 12
_INITIALS = 5  # letters of a name in capitals that counts in capitals only
_SEP = "\x1f"


class Listed:
    r"""The names of watch lists: for each a hash in order, and its words in one block of bytes.

    Words are compared without case, accents and punctuation, so that "KIM, Jong Un" is "Kim Jong
    Un"; a match begins with a capital, and one word of up to five capitals has all of them. A name
    of more than twelve words is cut there.

    >>> from graph.extract.names.watch import WatchName
    >>> known = Listed([WatchName("ORSAN, Aldo", "Person", "w1")])
    >>> text = "Then Orsan Aldo left."
    >>> known.find(text.lower(), text)
    [Found(start=5, end=15, value='Person\x1fw1')]
    """

    def __init__(self, names: Iterable[WatchName]) -> None:
        hashes, places = array("q"), array("Q")
        self._block = bytearray()
        for one in names:
            for text in (one.name, *one.aliases):
                words = _WORD.findall(shadow(text))[:_MOST_WORDS]
                if not words:
                    continue
                capitals = len(words) == 1 and len(text) <= _INITIALS and text.isupper()
                key = " ".join(words)
                hashes.append(hash(key))
                places.append(len(self._block))
                own = (" ".join(one.kind.split()), " ".join(one.id.split()))
                entry = _SEP.join(("=" if capitals else "", key, *own))
                self._block += f"{entry}\n".encode("utf-8", "surrogatepass")
        self._hashes, self._places = _ordered(hashes, places)

    def __len__(self) -> int:
        return len(self._hashes)

    def find(self, shade: str, plain: str) -> list[Found]:
        """Return where listed names stand, in order, the longest of those that overlap.

        ``shade`` is the shadow of a text and ``plain`` the shadow with its capitals.
        """
        if not self._hashes:
            return []
        found: list[Found] = []
        for words in _chains(shade):
            at = 0
            while at < len(words):
                one = self._longest(words, at, shade, plain)
                if one is None:
                    at += 1
                    continue
                found.append(one)
                at = next((i for i in range(at, len(words)) if words[i][0] >= one.end), len(words))
        return found

    def _longest(
        self, words: list[tuple[int, int]], at: int, shade: str, plain: str
    ) -> Found | None:
        start = words[at][0]
        if plain[start].islower():
            return None
        for stop in range(min(len(words), at + _MOST_WORDS), at, -1):
            key = " ".join(shade[low:high] for low, high in words[at:stop])
            end = words[stop - 1][1]
            value = self._value(key, capitals=plain[start:end].isupper())
            if value is not None:
                return Found(start, end, value)
        return None

    def _value(self, key: str, *, capitals: bool) -> str | None:
        wanted = hash(key)
        at = bisect_left(self._hashes, wanted)
        while at < len(self._hashes) and self._hashes[at] == wanted:
            place = self._places[at]
            entry = self._block[place : self._block.index(b"\n", place)]
            rule, held, kind, name = entry.decode("utf-8", "surrogatepass").split(_SEP)
            if held == key and (not rule or capitals):
                return f"{kind}{_SEP}{name}"
            at += 1
        return None


def _ordered(hashes: array[int], places: array[int]) -> tuple[array[int], array[int]]:
    """Return both columns in the order of the hashes, the earlier place first."""
    import numpy as np

    if not hashes:
        return hashes, places
    order = np.argsort(np.frombuffer(hashes, dtype=np.int64), kind="stable")
    return (
        array("q", np.frombuffer(hashes, dtype=np.int64)[order].tobytes()),
        array("Q", np.frombuffer(places, dtype=np.uint64)[order].tobytes()),
    )


def _chains(shade: str) -> Iterator[list[tuple[int, int]]]:
    """Give the words of a text in chains within which a name may stand."""
    chain: list[tuple[int, int]] = []
    for match in _WORD.finditer(shade):
        if chain and not _GAP.fullmatch(shade, chain[-1][1], match.start()):
            yield chain
            chain = []
        chain.append(match.span())
    if chain:
        yield chain
