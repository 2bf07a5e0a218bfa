"""Which share of the shortest ways between two others passes each entity.

Brandes's algorithm (2001), a whole level of many searches at a time: each search has a copy of the
network to itself, and numpy walks all copies together. Shortest ways are counted in floating point:
where there are more than it can hold (10 to the 308th), they are not told.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Floats = NDArray[np.float64]

#: entities and ends of ties that are walked together: some 100 MB
TOGETHER = 2_000_000


def betweenness(
    nodes: Sequence[int], ties: Iterable[tuple[int, int]], pivots: int, seed: int
) -> dict[int, float]:
    """Return the share of each node, from 0 to 1, by the ways that start at ``pivots`` of them.

    ``ties`` are undirected, each once, between two different nodes. All nodes as pivots give the
    exact shares; fewer are drawn by ``seed``, and give estimates. Without two others there is no
    way between others, and every share is 0.

    >>> betweenness([0, 1, 2], [(0, 1), (1, 2)], 3, 1)
    {0: 0.0, 1: 1.0, 2: 0.0}
    """
    import numpy as np

    count = len(nodes)
    others = count - 1
    if others <= 1 or pivots < 1:
        return dict.fromkeys(nodes, 0.0)
    place = {node: at for at, node in enumerate(nodes)}
    starts, ends = _neighbours(count, [(place[one], place[other]) for one, other in ties])
    chosen = np.array(random.Random(seed).sample(range(count), pivots), dtype=np.int64)  # noqa: S311 (a sample, no secret)
    batch = max(1, TOGETHER // (count + len(ends)))
    passed = np.zeros(count)
    # too many ways overflow to infinity, and come out as no number
    with np.errstate(over="ignore", invalid="ignore"):
        for at in range(0, pivots, batch):
            passed += _passed(starts, ends, chosen[at : at + batch])
    # no way that starts at a node counts for it: of a pivot there is one start less
    started = np.full(count, pivots, dtype=np.float64)
    started[chosen] -= 1
    shares = passed / (np.maximum(started, 1) * (others - 1))
    return {node: float(share) for node, share in zip(nodes, shares, strict=True)}


def _neighbours(count: int, ties: Sequence[tuple[int, int]]) -> tuple[Numbers, Numbers]:
    """Return each node's neighbours in a row: where they start, and who they are."""
    import numpy as np

    pairs = np.array(ties, dtype=np.int64).reshape(-1, 2)
    tails = np.concatenate([pairs[:, 0], pairs[:, 1]])
    heads = np.concatenate([pairs[:, 1], pairs[:, 0]])
    order = np.lexsort((heads, tails))
    starts = np.zeros(count + 1, dtype=np.int64)
    np.cumsum(np.bincount(tails, minlength=count), out=starts[1:])
    return starts, heads[order]


def _passed(starts: Numbers, ends: Numbers, sources: Numbers) -> Floats:
    """Return what share of the ways from these sources passes each node, 1 a pair of ends."""
    import numpy as np

    count = len(starts) - 1
    first = np.arange(len(sources)) * count + sources
    distance = np.full(len(sources) * count, -1, dtype=np.int32)
    ways = np.zeros(len(sources) * count)
    distance[first], ways[first] = 0, 1.0
    levels: list[tuple[Numbers, Numbers]] = []
    front = first
    while len(front):
        tails, heads = _steps(starts, ends, front)
        unseen = heads[distance[heads] < 0]
        distance[unseen] = len(levels) + 1
        on = distance[heads] == len(levels) + 1
        tails, heads = tails[on], heads[on]
        np.add.at(ways, heads, ways[tails])
        levels.append((tails, heads))
        front = np.unique(unseen)
    passed = np.zeros(len(sources) * count)
    for tails, heads in reversed(levels):
        np.add.at(passed, tails, ways[tails] / ways[heads] * (1 + passed[heads]))
    passed[first] = 0
    total: Floats = passed.reshape(len(sources), count).sum(axis=0)
    return total


def _steps(starts: Numbers, ends: Numbers, front: Numbers) -> tuple[Numbers, Numbers]:
    """Return every step from the nodes of a front to a neighbour in the same copy."""
    import numpy as np

    count = len(starts) - 1
    node = front % count
    many = starts[node + 1] - starts[node]
    tails = np.repeat(front, many)
    within = np.arange(len(tails)) - np.repeat(np.cumsum(many) - many, many)
    heads = ends[np.repeat(starts[node], many) + within] + np.repeat(front - node, many)
    return tails, heads
