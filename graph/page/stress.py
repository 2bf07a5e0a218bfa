"""Where the things of one connected part stand: as far apart as their shortest path is long.

A start by classical scaling (Torgerson 1952) of those distances, then stress majorisation (Gansner,
Koren and North 2004). Nothing is thrown at random: where a thing starts depends on how it is joined
and on its name, so that a build in which little has changed gives nearly the same picture. There is
no linear algebra whose last digits depend on the number of cores.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Links = NDArray[np.int64]

#: the shortest line in pixels, and how much longer lines at busy things are
LENGTH, BUSY = 62.0, 0.36
#: a picture that moves by less, in pixels, has come to rest
REST = 0.25
#: rounds in which a direction is found: more would only tell apart what differs by a hair
TURNS = 24
#: a direction that is shorter is none
NOUGHT = 1e-9
#: rounds for up to so many things, and for more
SOME, ROUNDS, FEWER = 500, 300, 100


def settled(names: Sequence[str], links: Links) -> Floats:
    """Return points, of shape (things, 2), in pixels, for things joined by pairs of their indices.

    ``links`` has shape (lines, 2), each pair once, and joins all ``names`` into one part. Takes
    time by the cube of their number: a second for 300, a minute for 1,500.
    """
    wanted = distances(len(names), links)
    return _majorised(_scaled(names, wanted), wanted, ROUNDS if len(names) < SOME else FEWER)


def distances(count: int, links: Links) -> Floats:
    """Return how far apart each two things should stand, of shape (count, count), in pixels.

    The length of the shortest path (Floyd 1962, Warshall 1962), lines at busy things being longer,
    so that the leaves of a hub fan out.
    """
    import numpy as np

    joined = np.zeros((count, count), dtype=bool)
    joined[links[:, 0], links[:, 1]] = joined[links[:, 1], links[:, 0]] = True
    degree = joined.sum(axis=1)
    found = np.full((count, count), np.inf)
    np.fill_diagonal(found, 0.0)
    for left, right in links:
        shared = int((joined[left] & joined[right]).sum())
        busy = max(int(max(degree[left], degree[right])) - shared - 1, 0)
        found[left, right] = found[right, left] = LENGTH * (1.0 + BUSY * math.sqrt(busy))
    for through in range(count):
        np.minimum(found, found[:, through, None] + found[None, through, :], out=found)
    return found


def _scaled(names: Sequence[str], wanted: Floats) -> Floats:
    """Return a start: the two directions in which the distances differ most."""
    import numpy as np

    squares = wanted**2
    middle = squares.mean(axis=0)
    inner = -0.5 * (squares - middle[:, None] - middle[None, :] + middle.mean())
    # each begins with a number of its name's own: who is the middle, or the farthest, may change
    # with one line more, and would turn the picture round
    own = np.array([_nudge(name) for name in names])
    first = _direction(inner, own[:, 0], [])
    axes = [first, _direction(inner, own[:, 1], [first])]
    points = np.stack([axis * math.sqrt(max(_rayleigh(inner, axis), 0.0)) for axis in axes], axis=1)
    return points + LENGTH * own


def _direction(inner: Floats, start: Floats, others: Sequence[Floats]) -> Floats:
    """Return the direction, at a right angle to others, along which ``inner`` is largest."""
    import numpy as np

    found = start - start.mean()
    for _ in range(TURNS):
        for other in others:
            found = found - (found * other).sum() * other
        length = math.sqrt(float((found**2).sum()))
        if length < NOUGHT:
            return np.zeros_like(found)
        found = (inner * (found / length)[None, :]).sum(axis=1)
    for other in others:
        found = found - (found * other).sum() * other
    length = math.sqrt(float((found**2).sum()))
    unit: Floats = found / length if length > NOUGHT else np.zeros_like(found)
    return unit


def _rayleigh(inner: Floats, axis: Floats) -> float:
    return float(((inner * axis[None, :]).sum(axis=1) * axis).sum())


def _nudge(name: str) -> tuple[float, float]:
    """Return a small step of the name's own, so that no two leaves start in one place."""
    drawn = crc32(name.encode("utf-8", "surrogatepass"))
    angle, far = (drawn & 0xFFFF) / 0x10000 * 2 * math.pi, 0.4 + (drawn >> 16) / 0x10000 * 0.6
    return far * math.cos(angle), far * math.sin(angle)


def _majorised(points: Floats, wanted: Floats, rounds: int) -> Floats:
    """Lower the weighted stress by damped majorisation.

    Twice the diagonal bounds the weighted Laplacian, so each half step lowers the stress, and no
    system of equations has to be solved.
    """
    import numpy as np

    weights = 1.0 / np.where(wanted > 0, wanted, np.inf) ** 2
    total = weights.sum(axis=1)
    pulled = weights * wanted
    x, y = points[:, 0].copy(), points[:, 1].copy()
    for _ in range(rounds):
        wide, high = x[:, None] - x[None, :], y[:, None] - y[None, :]
        far = np.maximum(np.sqrt(wide * wide + high * high), 1e-3)
        pull = pulled / far - weights
        step = 0.9 * (pull * wide).sum(axis=1) / total, 0.9 * (pull * high).sum(axis=1) / total
        x, y = x + step[0], y + step[1]
        if max(float(np.abs(part).max()) for part in step) < REST:
            break
    return np.stack([x, y], axis=1)
