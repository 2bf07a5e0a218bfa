"""What the classifier is given of the pairs of a sentence, as numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from graph.extract.linking.pairs.marks import kind_of
from graph.extract.linking.pairs.sides import places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.extract.encoder.states import States
    from graph.extract.linking.pairs.marks import Marker
    from graph.extract.linking.pairs.sides import Side
    from graph.extract.parsing.tree import Tree

#: the kinds of a party, and where one may stand, in the order of their numbers
KINDS = ("adjective of a State", "State", "known", "name", "noun")
WHERES = ("here", "topic", "before")
#: how far apart two parties are, either way round, and how long the way is: 8 where there is none,
#: 9 where one of them stands elsewhere
FARS, STEPS = 20, 10
_NO_WAY, _ELSEWHERE = 8, 9
_WIDEST = 40


@dataclass(frozen=True)
class Inputs:
    """The pairs of a sentence: what is told of its words, of its parties, and of each two.

    ``words`` (pieces by numbers) are the states of the sentence, ``parties`` (parties by numbers)
    the means of those of each party; ``classes`` (parties by classes), ``kinds`` and ``wheres`` are
    of the parties, too. ``first`` and ``second`` are the parties of each pair, ``sides`` the same
    by their place among the sentence's. ``far`` and ``steps`` are of the pairs; ``way`` and
    ``within`` (pairs by pieces) weigh the words on the way from one to the other, and those between
    them, to a mean.
    """

    words: np.ndarray
    parties: np.ndarray
    classes: np.ndarray
    kinds: np.ndarray
    wheres: np.ndarray
    first: np.ndarray
    second: np.ndarray
    sides: Sequence[tuple[int, int]]
    far: np.ndarray
    steps: np.ndarray
    way: np.ndarray
    within: np.ndarray


def inputs(
    found: Sequence[Side], marker: Marker, states: States, classes: Sequence[str]
) -> Inputs | None:
    """Return what is given of a sentence's pairs; None where it has none that was encoded.

    ``classes`` is the order of the columns for classes.
    """
    tree = marker.tree
    low, high = states.between(tree.start, tree.end)
    spans = {
        place: span
        for place, one in enumerate(found)
        if (span := states.between(*_written(tree, one)))[0] < span[1]
    }
    number = {place: i for i, place in enumerate(spans)}
    both = [(a, b) for a, b in places(found) if a in number and b in number]
    if not both or low == high:
        return None
    words = [states.between(one.start, one.end) for one in tree.tokens]
    way = np.zeros((len(both), high - low), np.float32)
    within = np.zeros((len(both), high - low), np.float32)
    steps = np.zeros(len(both), np.int64)
    for row, (a, b) in enumerate(both):
        on, steps[row] = _way(marker, found[a], found[b])
        for first, last in (words[i] for i in on):
            way[row, max(0, first - low) : max(0, last - low)] = 1
        if found[a].at >= 0 and found[b].at >= 0:
            (_, start), (end, _) = sorted((spans[a], spans[b]))
            within[row, start - low : max(start, min(end, start + _WIDEST)) - low] = 1
    return Inputs(
        states.rows(low, high),
        np.stack([states.rows(*span).mean(axis=0) for span in spans.values()]),
        _classes([found[place] for place in spans], classes),
        np.array([KINDS.index(kind_of(found[place])) for place in spans]),
        np.array([WHERES.index(found[place].where) for place in spans]),
        np.array([number[a] for a, _ in both]),
        np.array([number[b] for _, b in both]),
        both,
        np.array([_far(spans[b][0] - spans[a][0]) for a, b in both]),
        steps,
        _shares(way),
        _shares(within),
    )


def _written(tree: Tree, side: Side) -> tuple[int, int]:
    """Return where in the text a party's words stand."""
    if side.at < 0:
        return side.mention.start, side.mention.end
    token = tree.tokens[side.at]
    written = side.written
    if written is not None and tree.start <= written.start < tree.end:
        return written.start, written.end
    return token.start, token.end


def _way(marker: Marker, one: Side, other: Side) -> tuple[list[int], int]:
    """Return the words on the way from one party to the other, and how many steps it has."""
    if one.at < 0 or other.at < 0:
        return marker.above(max(one.at, other.at))[:2], _ELSEWHERE
    up, top, down = marker.way(one.at, other.at)
    if top < 0:
        return [], _NO_WAY
    on = [*up, top, *down]
    return [i for i in on if i not in (one.at, other.at)], min(_NO_WAY, len(up) + len(down))


def _far(pieces: int) -> int:
    """Return the number of a distance: the logarithm of pieces, odd to the right."""
    return min(FARS // 2 - 1, int(2 * math.log2(abs(pieces) + 1))) * 2 + (pieces >= 0)


def _classes(found: Sequence[Side], order: Sequence[str]) -> np.ndarray:
    return np.array(
        [[one in side.mention.classes for one in order] for side in found], dtype=np.float32
    )


def _shares(marked: np.ndarray) -> np.ndarray:
    found: np.ndarray = marked / np.maximum(1.0, marked.sum(axis=1, keepdims=True))
    return found
