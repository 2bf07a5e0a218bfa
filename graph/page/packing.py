"""Separate parts of a picture set beside each other, the largest first."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

#: so many parts are set where there is room, any others in rows
NESTLED = 60
#: pixels between two parts, and of a cell of the grid in which room is looked for
GAP, CELL = 40.0, 16.0


class Part(NamedTuple):
    """Things with their points and sizes, and points along their lines, all in pixels."""

    names: list[str]
    points: Floats
    sizes: Floats
    lines: Floats


def pack(parts: list[Part], *, wide: float) -> dict[str, tuple[int, int]]:
    """Return a place for each thing, the middle of the whole being (0, 0).

    ``wide`` is how much wider than high the whole should be.
    """
    import numpy as np

    if not parts:
        return {}
    some, rest = parts[:NESTLED], parts[NESTLED:]
    points, sizes, lines = some[0].points, some[0].sizes, some[0].lines
    names = list(some[0].names)
    for part in some[1:]:
        taken = np.concatenate([points, lines])
        room = np.concatenate([sizes, np.zeros_like(lines)])
        shift = _free_place(taken, room, part, wide)
        points = np.concatenate([points, part.points + shift])
        lines = np.concatenate([lines, part.lines + shift])
        sizes = np.concatenate([sizes, part.sizes])
        names += part.names
    if rest:
        shelved, order = _shelves(rest, points, sizes, wide)
        points, names = np.concatenate([points, shelved]), names + order
    middle = (points.min(axis=0) + points.max(axis=0)) / 2
    whole = np.rint(points - middle).astype(int)
    return {
        name: (int(whole[at, 0]), int(whole[at, 1]))
        for name, at in sorted(zip(names, range(len(names)), strict=True))
    }


def _free_place(points: Floats, sizes: Floats, part: Part, wide: float) -> Floats:
    """Return the shift that sets a part where there is room, so that the whole stays small.

    What is taken is marked in a grid of cells; a summed area table (Crow 1984) then tells for every
    place of the grid at once whether the part would lie on any.
    """
    import numpy as np

    low = (part.points - part.sizes / 2).min(axis=0)
    high = (part.points + part.sizes / 2).max(axis=0)
    half, middle = (high - low) / 2 + GAP / 2, (high + low) / 2
    first, last = (points - sizes / 2).min(axis=0), (points + sizes / 2).max(axis=0)
    cell = max(CELL, float((last - first + 4 * half).max()) / 1200)
    reach = np.ceil(half / cell).astype(int) + 1
    origin = first - (2 * reach + 1) * cell
    shape = np.ceil((last - first) / cell).astype(int) + 4 * reach + 3
    taken = np.zeros(shape + 1, dtype=np.int32)
    start = np.floor((points - sizes / 2 - origin) / cell).astype(int)
    end = np.floor((points + sizes / 2 - origin) / cell).astype(int) + 1
    np.add.at(taken, (start[:, 0], start[:, 1]), 1)
    np.add.at(taken, (end[:, 0], end[:, 1]), 1)
    np.add.at(taken, (start[:, 0], end[:, 1]), -1)
    np.add.at(taken, (end[:, 0], start[:, 1]), -1)
    held = (taken.cumsum(axis=0).cumsum(axis=1) > 0).astype(np.int32)
    table = np.zeros(np.array(held.shape) + 1, dtype=np.int64)
    table[1:, 1:] = held.cumsum(axis=0).cumsum(axis=1)
    across, down = 2 * reach + 1
    inside = (
        table[across:, down:] - table[:-across, down:] - table[across:, :-down]
        + table[:-across, :-down]
    )  # fmt: skip
    x = origin[0] + (np.arange(inside.shape[0]) + reach[0] + 0.5) * cell
    y = origin[1] + (np.arange(inside.shape[1]) + reach[1] + 0.5) * cell
    width = np.maximum(x + half[0], last[0]) - np.minimum(x - half[0], first[0])
    height = np.maximum(y + half[1], last[1]) - np.minimum(y - half[1], first[1])
    cost = np.maximum((width / wide)[:, None], height[None, :])
    cost = cost + 0.05 * (np.abs(x)[:, None] + np.abs(y)[None, :]) / wide
    at = np.unravel_index(int(np.argmin(np.where(inside == 0, cost, np.inf))), inside.shape)
    shift: Floats = np.array([x[at[0]], y[at[1]]]) - middle
    return shift


def _shelves(
    parts: list[Part], points: Floats, sizes: Floats, wide: float
) -> tuple[Floats, list[str]]:
    """Set many small parts in rows below everything else."""
    import numpy as np

    left, floor = (points - sizes / 2).min(axis=0)[0], (points + sizes / 2).max(axis=0)[1]
    area = sum(
        float(np.prod(np.ptp(part.points, axis=0) + part.sizes.max(axis=0))) for part in parts
    )
    width = max(float((points + sizes / 2).max(axis=0)[0] - left), math.sqrt(area * wide) * wide)
    x, y, row = 0.0, float(floor) + GAP, 0.0
    found, names = [], []
    for part in parts:
        low = (part.points - part.sizes / 2).min(axis=0)
        across, tall = (float(side) for side in (part.points + part.sizes / 2).max(axis=0) - low)
        if x > 0 and x + across > width:
            x, y, row = 0.0, y + row + GAP, 0.0
        found.append(part.points - low + np.array([float(left) + x, y]))
        names += part.names
        x, row = x + across + GAP, max(row, tall)
    return np.concatenate(found), names
