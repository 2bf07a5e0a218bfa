"""Positions, computed once in the build, so that the page opens drawn and never shakes.

Each connected part is laid out by stress (``graph.page.stress``), its boxes (a thing with its
label) are pushed off each other and off the lines that pass them (``spread``), and the parts are
set side by side (``packing``). Everything is rounded to whole pixels at the end.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from graph.page.packing import Part, pack
from graph.page.spread import apart, off_lines
from graph.page.stress import settled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

#: beyond this many things in one part, distances between all pairs cost too much: see ``_spiral``
STRESS_LIMIT = 1500
#: screens are wider than high, and labels are
WIDE = 1.15
#: boxes pushed apart at last, all rounds together: small parts come to rest before
WORK = 1_500_000
#: a picture is turned for no less: a tenth of its side
GAIN = 0.9


class Box(NamedTuple):
    """Width and height in pixels of a thing with its label, centred on the thing."""

    width: float
    height: float


def place(boxes: Mapping[str, Box], links: Iterable[tuple[str, str]]) -> dict[str, tuple[int, int]]:
    """Return a position in whole pixels for each thing, the middle of the picture being (0, 0).

    The order of ``boxes`` and ``links`` changes nothing. Links to a thing without a box are an
    error (``KeyError``).

    >>> place({"a": Box(80, 30), "b": Box(80, 30)}, [("a", "b"), ("b", "a")]) == place(
    ...     {"b": Box(80, 30), "a": Box(80, 30)}, [("a", "b")])
    True
    """
    import networkx as nx

    network: nx.Graph[str] = nx.Graph()
    network.add_nodes_from(sorted(boxes))
    for left, right in sorted({(min(pair), max(pair)) for pair in links if pair[0] != pair[1]}):
        if left not in boxes or right not in boxes:
            raise KeyError(left if left not in boxes else right)
        network.add_edge(left, right)
    parts = sorted((sorted(part) for part in nx.connected_components(network)), key=_size_first)
    return pack([_part(network, names, boxes) for names in parts], wide=WIDE)


def _size_first(names: list[str]) -> tuple[int, str]:
    return -len(names), names[0]


def _part(network: nx.Graph[str], names: list[str], boxes: Mapping[str, Box]) -> Part:
    """Lay out one connected part."""
    import numpy as np

    sizes = np.array([boxes[name] for name in names], dtype=float)
    if len(names) == 1:
        return Part(names, np.zeros((1, 2)), sizes, np.empty((0, 2)))
    if len(names) > STRESS_LIMIT:
        return Part(names, _spiral(network, names, sizes), sizes, np.empty((0, 2)))
    index = {name: at for at, name in enumerate(names)}
    inside = sorted(
        (index[name], index[other])
        for name in names
        for other in network[name]
        if index[name] < index[other]
    )
    links = np.array(inside)
    points = _lie_wide(settled(names, links)) * np.array([WIDE, 1.0])
    for _ in range(3):
        points = apart(off_lines(points, sizes, links), sizes, wide=WIDE)
    points = apart(points, sizes, wide=WIDE, rounds=min(2000, WORK // len(names)))
    start, end = points[links[:, 0]], points[links[:, 1]]
    along = np.linspace(0, 1, 24)[:, None, None]
    return Part(names, points, sizes, (start + along * (end - start)).reshape(-1, 2))


def _lie_wide(points: Floats) -> Floats:
    """Turn the picture so that it is at its widest from left to right, as screens are.

    It begins nearly so: it is only turned where that gains much, so that a build in which little
    has changed does not turn it another way.
    """
    import numpy as np

    points = points - points.mean(axis=0)
    best, least = points, float("inf")
    for step in range(24):
        angle = np.pi * step / 24
        turned = np.stack(
            [
                points[:, 0] * np.cos(angle) - points[:, 1] * np.sin(angle),
                points[:, 0] * np.sin(angle) + points[:, 1] * np.cos(angle),
            ],
            axis=1,
        )
        wide, high = np.ptp(turned, axis=0)
        cost = float(max(wide / WIDE, high * WIDE))
        if cost < least * (1.0 if step == 0 else GAIN):
            best, least = turned, cost
    return best


def _spiral(network: nx.Graph[str], names: list[str], sizes: Floats) -> Floats:
    """Return positions on a sunflower's spiral, busiest in the middle: never fails, at any size."""
    import numpy as np

    order = sorted(range(len(names)), key=lambda at: (-network.degree[names[at]], names[at]))
    rank = np.empty(len(names))
    rank[order] = np.arange(len(names))
    turn = rank * np.pi * (3 - 5**0.5)
    radius = math.sqrt(float(sizes.prod(axis=1).mean())) * np.sqrt(rank + 0.5)
    return np.stack([radius * np.cos(turn) * WIDE, radius * np.sin(turn)], axis=1)
