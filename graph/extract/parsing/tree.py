"""A parsed sentence in Universal Dependencies, the same for English and French.

What the two models name differently is levelled before it gets here: a preposition is the ``case``
of its noun, the word after "to be" is the head of its clause, a conjunction is the ``mark`` of its
verb. Source of the relations' names: universaldependencies.org/u/dep.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


_MODALS = frozenset(
    {"will", "would", "shall", "should", "can", "could", "may", "might", "must", "'ll", "'d"}
)


@dataclass(slots=True)
class Token:
    """A word, or a whole name: where it stands in the document, and its place in the tree.

    ``head`` is an index into the sentence, its own for a root. ``lemmas`` are all that the form may
    be of, in small letters. ``case`` is the preposition before a noun, ``mark`` the word that joins
    a clause. ``name`` is the index of the name that the token is, or -1.
    """

    i: int
    start: int
    end: int
    text: str
    lemmas: tuple[str, ...]
    pos: str
    dep: str
    head: int
    morph: Mapping[str, str] = field(default_factory=dict)
    entity_label: str = ""
    case: str = ""
    mark: str = ""
    name: int = -1
    #: the word in small letters, its apostrophe straight
    lower: str = field(init=False)

    def __post_init__(self) -> None:
        self.lower = self.text.casefold().replace("\u2019", "'")

    @property
    def is_nominal(self) -> bool:
        """Whether the word is a noun, a name, a pronoun or a number."""
        return self.pos in {"NOUN", "PROPN", "PRON", "NUM", "SYM"} or self.name >= 0

    @property
    def tag_is_modal(self) -> bool:
        """Whether the word is an English modal: it has no form but its own."""
        return self.pos == "AUX" and self.lower in _MODALS

    @property
    def is_verbal(self) -> bool:
        """Whether the word is a verb, or an auxiliary."""
        return self.pos in {"VERB", "AUX"}


@cache
def _plain(dep: str) -> str:
    """Return a relation without its subtype."""
    return dep.partition(":")[0]


@dataclass(frozen=True)
class Tree:
    """One sentence: its place in the document, its tokens in order, and who depends on whom."""

    start: int
    end: int
    language: str
    tokens: tuple[Token, ...]

    @cached_property
    def _below(self) -> dict[int, list[int]]:
        below: dict[int, list[int]] = defaultdict(list)
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token.i)
        return below

    @cached_property
    def _asked(self) -> dict[tuple[int, tuple[str, ...]], tuple[Token, ...]]:
        return {}

    def children(self, token: Token, *deps: str) -> list[Token]:
        """Return what depends on a token, in order; with ``deps``, by these relations only.

        A relation without its subtype stands for all of its subtypes: ``nsubj`` for nsubj:pass.
        """
        below = self._below.get(token.i)
        if below is None:
            return []
        # the same is asked again and again, by one frame after the other
        held = self._asked.get((token.i, deps))
        if held is None:
            held = tuple(
                one
                for one in (self.tokens[i] for i in below)
                if not deps or one.dep in deps or _plain(one.dep) in deps
            )
            self._asked[token.i, deps] = held
        return list(held)

    def head(self, token: Token) -> Token | None:
        """Return what a token depends on, or None for a root."""
        return None if token.head == token.i else self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Give the heads of a token, from the nearest to the root."""
        seen = {token.i}
        here = self.head(token)
        while here is not None and here.i not in seen:
            seen.add(here.i)
            yield here
            here = self.head(here)

    def subtree(self, token: Token) -> list[Token]:
        """Return a token and all below it, in order."""
        found, queue = {token.i}, [token.i]
        while queue:
            for i in self._below.get(queue.pop(), ()):
                if i not in found:
                    found.add(i)
                    queue.append(i)
        return [self.tokens[i] for i in sorted(found)]

    def conjuncts(self, token: Token) -> list[Token]:
        """Return the members of the list that a token heads, itself first, in order."""
        found, queue = [token], [token]
        while queue:
            here = queue.pop(0)
            for one in self.children(here, "conj"):
                if one not in found:
                    found.append(one)
                    queue.append(one)
        return sorted(found, key=lambda one: one.i)

    def holding(self, spans: Iterable[tuple[int, int]]) -> tuple[int, int]:
        """Return the shortest stretch of the sentence that holds all of some spans of the text."""
        starts, ends = zip(*spans, strict=True)
        return max(self.start, min(starts)), min(self.end, max(ends))

    def depth(self, upper: Token, lower: Token) -> int:
        """Return how many steps lead from a token up to another, or -1 if none do."""
        if upper.i == lower.i:
            return 0
        for steps, one in enumerate(self.ancestors(lower), start=1):
            if one.i == upper.i:
                return steps
        return -1
