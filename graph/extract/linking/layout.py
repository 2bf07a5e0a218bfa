"""A sentence laid out for linking: who stands at which word, and the way from word to word."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.extract.mentions.mention import Mention
    from graph.extract.parsing.tree import Token, Tree

_BREAKS = frozenset({",", ";", ":", "(", ")", "\u2013", "\u2014", "--", "-"})
_QUOTES = frozenset({'"', "\u201c", "\u201d", "\u00ab", "\u00bb", "\u201e"})
_STEPS = 30
_ROLES = {
    "nsubj": "subj", "csubj": "subj", "nsubj:pass": "passive", "obj": "obj", "iobj": "obj",
    "obl": "obl", "agent": "agent", "nmod": "nmod", "nmod:poss": "poss", "appos": "appos",
    "conj": "conj", "amod": "within", "compound": "within", "flat": "within", "prefix": "within",
    "acl": "acl", "acl:relcl": "relcl", "advcl": "advcl", "xcomp": "xcomp", "ccomp": "ccomp",
    "parataxis": "beside", "dep": "beside",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spot:
    """A word of a sentence, by its index, and whom it stands for.

    ``written`` is the mention that the word itself is; an adjective of nationality has none.
    """

    at: int
    mention: Mention
    written: Mention | None


class Layout:
    """What linking asks of a sentence again and again: spots in order, what stands between, ways.

    A way is the relation of a word to a trigger in the tree, such as ``below.obj`` for its object,
    ``beside.conj.subj`` for the subject of the verb that it is joined to, ``above.acl`` for the
    noun that it describes.
    """

    def __init__(
        self, tree: Tree, mentions: Mapping[int, Mention], resolve: Mapping[int, Mention]
    ) -> None:
        self._tree = tree
        found = [
            Spot(i, resolve.get(i) or one, one)
            for i, one in mentions.items()
            if one.origin != "compound"
        ]
        found += [Spot(-i - 1, one, None) for i, one in resolve.items() if i < 0]
        self.spots = tuple(sorted(found, key=lambda one: (one.at, one.written is None)))
        self._places = [one.at for one in self.spots]
        self._verbs = _counted(tree, lambda one: one.pos == "VERB")
        self._breaks = _counted(tree, lambda one: one.text in _BREAKS)
        self._quotes = _counted(tree, lambda one: one.text in _QUOTES)
        self._chains: dict[int, dict[int, tuple[int, int]]] = {}
        self._ways: dict[tuple[int, int], str] = {}

    def before(self, at: int) -> Iterator[Spot]:
        """Give the spots before a word, the nearest first."""
        return reversed(self.spots[: bisect_left(self._places, at)])

    def after(self, at: int) -> Iterator[Spot]:
        """Give the spots after a word, the nearest first."""
        return iter(self.spots[bisect_right(self._places, at) :])

    def verbs(self, one: int, other: int) -> int:
        """Return how many verbs stand between two words."""
        return _between(self._verbs, one, other)

    def breaks(self, one: int, other: int) -> int:
        """Return how many commas, colons, dashes and brackets stand between two words."""
        return _between(self._breaks, one, other)

    def quotes(self, one: int, other: int) -> int:
        """Return how many quotation marks stand between two words."""
        return _between(self._quotes, one, other)

    def way(self, trigger: Token, at: int) -> str:
        """Return how a word stands to a trigger in the tree."""
        key = (trigger.i, at)
        if key not in self._ways:
            self._ways[key] = self._way(trigger, at)
        return self._ways[key]

    def _way(self, trigger: Token, at: int) -> str:
        chain = self._chains.get(trigger.i)
        if chain is None:
            chain = {trigger.i: (0, trigger.i)}
            below = trigger.i
            for up, one in enumerate(self._tree.ancestors(trigger), start=1):
                if up > _STEPS:
                    break
                chain[one.i] = (up, below)
                below = one.i
            self._chains[trigger.i] = chain
        tokens = self._tree.tokens
        here, down, top = at, 0, at
        while here not in chain:
            head = tokens[here].head
            if head == here or down > _STEPS:
                return "far"
            top, here, down = here, head, down + 1
        up, under = chain[here]
        step = role_of(tokens[top])
        deep = down > 1
        if up == 0:
            return f"below.{step}.deep" if deep else f"below.{step}"
        over = role_of(tokens[under])
        if down == 0:
            return f"above.{over}" if up == 1 else "above.far"
        if up == 1:
            return f"beside.{over}.deep" if deep else f"beside.{over}.{step}"
        return f"aside.{step}" if up == 2 and not deep else "far"  # noqa: PLR2004


def role_of(token: Token) -> str:
    """Return what a word is to its head, in few kinds."""
    return _ROLES.get(token.dep) or _ROLES.get(token.dep.partition(":")[0]) or "other"


def _counted(tree: Tree, counts: object) -> list[int]:
    return [0, *accumulate(int(bool(counts(one))) for one in tree.tokens)]  # type: ignore[operator]


def _between(sums: list[int], one: int, other: int) -> int:
    low, high = min(one, other), max(one, other)
    return max(0, sums[high] - sums[low + 1])
