"""The states of a document's words: what stands at a place of its text, as numbers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from graph.extract.encoder.model import encoder
from graph.extract.encoder.windows import windows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

#: windows that are encoded at once, always the same, so that the same text has the same states: of
#: more at once memory grows, and next to no time is saved
_AT_ONCE = 1
#: so many times these windows are kept: what is asked for again is near
_KEPT = 48


class States:
    """The pieces of a document in order, and their states, which are made when asked for.

    ``starts`` and ``ends`` are the places of the pieces in the text. ``groups`` has the number of
    the first piece of each group, and of all pieces at its end; ``made`` gives a group's states, a
    row each.
    """

    def __init__(
        self,
        starts: Sequence[int],
        ends: Sequence[int],
        groups: Sequence[int],
        made: Callable[[int], np.ndarray],
    ) -> None:
        self._starts, self._ends, self._groups = starts, ends, groups
        self._made = lru_cache(maxsize=_KEPT)(made)

    def between(self, start: int, end: int) -> tuple[int, int]:
        """Return the first piece that touches ``[start, end)`` of the text, and the one after.

        The two are the same where none does.
        """
        first = bisect_right(self._ends, start)
        return first, max(first, bisect_left(self._starts, end))

    def rows(self, first: int, after: int) -> np.ndarray:
        """Return the states of the pieces from one up to another: at least one piece."""
        low = bisect_right(self._groups, first) - 1
        high = bisect_left(self._groups, after)
        found = [self._made(group) for group in range(low, high)]
        start = self._groups[low]
        return np.concatenate(found)[first - start : after - start]


def states(text: str, sentences: Sequence[tuple[int, int]]) -> States:
    """Return the states of the sentences of a text, given by their places in order.

    Raises MissingModel where the encoder is not installed.
    """
    encodes = encoder()
    source = encodes.source
    cut = windows([encodes.pieces.of(text, start, end) for start, end in sentences])
    own = [piece for one in cut for piece in one.pieces[one.own :]]
    sizes = [len(one.pieces) - one.own for one in cut]

    def made(group: int) -> np.ndarray:
        mine = cut[group * _AT_ONCE : (group + 1) * _AT_ONCE]
        numbers = [
            [source.begin, *(piece.number for piece in one.pieces), source.end] for one in mine
        ]
        found = encodes.layers.states(numbers)
        return np.concatenate(
            [each[1 + one.own : -1] for one, each in zip(mine, found, strict=True)]
        )

    ends = [0, *accumulate(sizes)]
    return States(
        [one.start for one in own],
        [one.end for one in own],
        [*ends[:-1:_AT_ONCE], ends[-1]],
        made,
    )
