"""What a language adds to plain questions: its small words, its endings, and words of one idea."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from graph.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHORTEST_STEM = 3


@dataclass(frozen=True)
class Language:
    """The words of one language, each written without accents.

    ``small`` words ask nothing by themselves; ``asking`` words ask for a kind of answer, and
    ``pointed`` ones so narrowly that an answer of another kind is none; ``asides`` are what
    politeness or habit puts around a question. ``doers`` stand before who did it, and
    ``articles`` may stand between. ``choosing`` words ask for one of the kind that follows, as in
    "which countries". ``unraised`` words stay small in a headline in which all others have a
    capital. A line of ``alike`` is one idea in several words or forms; its first word stands for
    it. ``endings`` are cut off, the first that fits.
    """

    tag: str
    small: frozenset[str]
    asking: frozenset[str]
    pointed: frozenset[str]
    asides: frozenset[str]
    endings: tuple[str, ...]
    alike: tuple[str, ...]
    months: tuple[str, ...]
    since: frozenset[str]
    before: frozenset[str]
    doers: frozenset[str]
    articles: frozenset[str]
    choosing: frozenset[str]
    unraised: frozenset[str]

    @cached_property
    def _ideas(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for line in self.alike:
            first, *rest = (self.cut(word) for word in fold(line).split())
            for word in (first, *rest):
                found.setdefault(word, first)
        return found

    def stem(self, word: str) -> str:
        """Return what a folded word is compared by: without its ending, and as one of its idea."""
        cut = self.cut(word)
        return self._ideas.get(cut, cut)

    def cut(self, word: str) -> str:
        """Return a folded word without its ending."""
        if word.isdecimal():
            return word
        for ending in self.endings:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
                return word.removesuffix(ending)
        return word

    @cached_property
    def quiet(self) -> frozenset[str]:
        """The words that need not be understood."""
        return self.small | self.asides


def words(*lines: str) -> frozenset[str]:
    """Return the words of some lines.

    >>> sorted(words("who what", "where"))
    ['what', 'where', 'who']
    """
    return frozenset(" ".join(lines).split())
