"""Boxes pushed off each other, and off the lines that pass them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Links = NDArray[np.int64]

#: boxes that overlap by less, in pixels, are apart
TOUCH = 0.5
#: pairs that are farther apart than this, in pixels, can't meet in the next rounds
REACH = 60.0
#: so many rounds go by before who is near whom is looked up again
AGAIN = 6


def apart(points: Floats, sizes: Floats, *, wide: float, rounds: int = 120) -> Floats:
    """Return ``points`` of shape (things, 2) with no two boxes on each other, if rounds suffice.

    ``sizes`` has the width and height of each, in pixels. Each two give way half and half, along
    the side where less is needed, ``wide`` being how much more room there is across than down.
    """
    import numpy as np

    count = len(points)
    nudge = np.linspace(-0.5, 0.5, count)[:, None]
    points = points + nudge * np.array([0.02, 0.01])
    for at in range(rounds):
        if at % AGAIN == 0:
            left, right = _near(points, sizes)
            need = (sizes[left] + sizes[right]) / 2
        between = points[left] - points[right]
        over = need - np.abs(between)
        hit = (over > TOUCH).all(axis=1)
        if not hit.any():
            if at % AGAIN == 0:
                break
            continue
        one, other, most, side = left[hit], right[hit], over[hit], np.sign(between[hit])
        across = most[:, 0] / wide < most[:, 1]
        push = np.where(np.stack([across, ~across], axis=1), most * side, 0.0)
        met = np.bincount(one, minlength=count) + np.bincount(other, minlength=count)
        share = 0.55 / np.sqrt(np.maximum(met, 1))
        for axis in (0, 1):
            moved = np.bincount(one, push[:, axis], count) - np.bincount(
                other, push[:, axis], count
            )
            points[:, axis] += share * moved
    return points


def _near(points: Floats, sizes: Floats) -> tuple[Links, Links]:
    """Return the pairs of boxes that lie near enough to meet soon, each once."""
    import numpy as np

    # from left to right, each with those that begin before it ends
    order = np.argsort(points[:, 0], kind="stable")
    across = points[order, 0]
    reach = float(sizes[:, 0].max()) + REACH
    first = np.arange(len(points))
    many = np.searchsorted(across, across + reach) - first - 1
    left = np.repeat(first, many)
    start = np.repeat(np.cumsum(many) - many, many)
    right = left + 1 + np.arange(len(left)) - start
    one, other = order[left], order[right]
    need = (sizes[one] + sizes[other]) / 2 + REACH
    close = (np.abs(points[one] - points[other]) < need).all(axis=1)
    return one[close], other[close]


def off_lines(points: Floats, sizes: Floats, links: Links, *, rounds: int = 24) -> Floats:
    """Return ``points`` with things pushed off the lines that pass through them."""
    import numpy as np

    count = len(points)
    points = points.copy()
    reach = sizes.min(axis=1) * 0.9
    for at in range(rounds):
        if at % AGAIN == 0:
            thing, line = _passing(points, reach + REACH, links)
        if not len(thing):
            break
        away, far = _aside(points[thing], points[links[line, 0]], points[links[line, 1]])
        push = np.clip((reach[thing] - far) / np.maximum(far, 0.5), 0.0, None)
        if not push.any():
            break
        for axis in (0, 1):
            moved = np.bincount(thing, push * away[:, axis], count)
            points[:, axis] += 0.2 * np.clip(moved, -30, 30)
    return points


def _passing(points: Floats, reach: Floats, links: Links) -> tuple[Links, Links]:
    """Return the things and the lines, not their own, that pass within their reach."""
    import numpy as np

    things: list[Links] = []
    lines: list[Links] = []
    for at in range(len(links)):
        start, end = points[links[at, 0]], points[links[at, 1]]
        low, high = np.minimum(start, end), np.maximum(start, end)
        room = reach[:, None]
        near = np.nonzero(((points > low - room) & (points < high + room)).all(axis=1))[0]
        near = near[(near != links[at, 0]) & (near != links[at, 1])]
        if len(near):
            _, far = _aside(points[near], start[None, :], end[None, :])
            near = near[far < reach[near]]
            things.append(near)
            lines.append(np.full(len(near), at))
    if not things:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    return np.concatenate(things), np.concatenate(lines)


def _aside(points: Floats, start: Floats, end: Floats) -> tuple[Floats, Floats]:
    """Return the way from a line to each point, and how far that is."""
    import numpy as np

    along = end - start
    length = np.maximum((along**2).sum(axis=1), 1.0)
    offset = points - start
    part = np.clip((offset * along).sum(axis=1) / length, 0.05, 0.95)
    away = offset - part[:, None] * along
    return away, np.sqrt((away**2).sum(axis=1))
