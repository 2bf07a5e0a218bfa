"""What a language adds to plain questions: its small words, its endings, and words of one idea."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
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
    politeness or habit puts around a question. A word of ``marks`` gives the name behind it a role,
    one of a few; ``articles`` may stand between. ``persons`` ask for who acts; ``auxiliaries`` may
    stand between them and the verb, and a ``passive`` one turns its ends round. A language
    ``inverts`` if who acts may follow the verb; ``lasting`` ends a verb that no passive has, and
    ``agents`` nouns of who does a thing. ``choosing`` words ask for one of the kind that follows,
    as in "which countries". ``joining`` words stand between the dates of a period. ``unraised``
    words stay small in a headline in which all others have a capital. A line of ``alike`` is one
    idea in several words or forms; its first word stands for it. ``endings`` are cut off, the
    first that fits.
    """

    tag: str
    small: frozenset[str]
    asking: frozenset[str]
    pointed: frozenset[str]
    asides: frozenset[str]
    endings: tuple[str, ...]
    alike: tuple[str, ...]
    months: tuple[str, ...]
    joining: frozenset[str]
    since: frozenset[str]
    before: frozenset[str]
    marks: Mapping[str, frozenset[str]]
    articles: frozenset[str]
    persons: frozenset[str]
    auxiliaries: frozenset[str]
    passive: frozenset[str]
    inverts: bool
    lasting: str
    agents: tuple[str, ...]
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
    def doers(self) -> frozenset[str]:
        """The words that stand before who did it."""
        return frozenset(word for word, roles in self.marks.items() if "doer" in roles)

    @cached_property
    def quiet(self) -> frozenset[str]:
        """The words that need not be understood."""
        return self.small | self.asides


def roles(**given: str) -> Mapping[str, frozenset[str]]:
    """Return the roles of each word, from the words of each role.

    >>> sorted(roles(place="in at", goal="in to")["in"])
    ['goal', 'place']
    """
    found: dict[str, set[str]] = {}
    for role, text in given.items():
        for word in text.split():
            found.setdefault(word, set()).add(role)
    return MappingProxyType({word: frozenset(each) for word, each in found.items()})


def words(*lines: str) -> frozenset[str]:
    """Return the words of some lines.

    >>> sorted(words("who what", "where"))
    ['what', 'where', 'who']
    """
    return frozenset(" ".join(lines).split())
