"""Positions, computed once in the build, so that the page opens drawn and never shakes.

Each connected part is laid out by stress majorisation from a seeded networkx spring layout: things
stand as far apart as their shortest path is long, lines at busy things being longer, so that the
leaves of a hub fan out. Then boxes (a thing with its label) are pushed off each other and off the
lines that pass them, and the parts are packed side by side. Everything is numpy, with no linear
algebra whose last digits depend on the number of cores, and is rounded to whole pixels at the end.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

SEED = 7
#: beyond this many things in one part, distances between all pairs cost too much: see ``_spiral``
STRESS_LIMIT = 1500
#: networkx needs scipy, which we do not ask for, from this size on
SPRING_LIMIT = 499
#: pairs looked at while pushing boxes apart, so that a large part ends within seconds
WORK = 100_000_000
#: boxes that overlap by less, in pixels, are apart
TOUCH = 0.5
#: so many parts are set where there is room, any others in rows
NESTLED = 60
LENGTH, WIDE, GAP = 62.0, 1.15, 40.0


class Box(NamedTuple):
    """Width and height in pixels of a thing with its label, centred on the thing."""

    width: float
    height: float


def place(
    boxes: Mapping[str, Box], links: Iterable[tuple[str, str]], *, seed: int = SEED
) -> dict[str, tuple[int, int]]:
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
    return _pack([_part(network.subgraph(names), names, boxes, seed) for names in parts])


def _size_first(names: list[str]) -> tuple[int, str]:
    return -len(names), names[0]


class _Placed(NamedTuple):
    names: list[str]
    points: Floats
    sizes: Floats
    #: points along the lines, so that nothing is set upon one
    lines: Floats


def _part(network: nx.Graph[str], names: list[str], boxes: Mapping[str, Box], seed: int) -> _Placed:
    """Lay out one connected part."""
    import numpy as np

    sizes = np.array([boxes[name] for name in names], dtype=float)
    if len(names) == 1:
        return _Placed(names, np.zeros((1, 2)), sizes, np.empty((0, 2)))
    if len(names) > STRESS_LIMIT:
        return _Placed(names, _spiral(network, names, sizes), sizes, np.empty((0, 2)))
    index = {name: place for place, name in enumerate(names)}
    links = np.array([(index[a], index[b]) for a, b in sorted(map(sorted, network.edges()))])
    points = _stress(_start(network, names, seed), _distances(network, names))
    points = _lie_wide(points) * np.array([WIDE, 1.0])
    for _ in range(3):
        points = _apart(_off_lines(points, sizes, links), sizes)
    points = _apart(points, sizes, rounds=2000)
    start, end = points[links[:, 0]], points[links[:, 1]]
    along = np.linspace(0, 1, 24)[:, None, None]
    return _Placed(names, points, sizes, (start + along * (end - start)).reshape(-1, 2))


def _start(network: nx.Graph[str], names: list[str], seed: int) -> Floats:
    """Return where to start from: networkx's spring layout, or a seeded scatter where it can't."""
    import networkx as nx
    import numpy as np

    if len(names) > SPRING_LIMIT:
        return np.random.default_rng(seed).random((len(names), 2)) * (
            LENGTH * math.sqrt(len(names))
        )
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(names)
    ordered.add_edges_from(sorted((min(edge), max(edge)) for edge in network.edges()))
    found: dict[str, Floats] = nx.spring_layout(ordered, seed=seed, iterations=120, method="force")
    scattered: Floats = np.array([found[name] for name in names], dtype=float)
    return scattered * (LENGTH * math.sqrt(len(names)))


def _distances(network: nx.Graph[str], names: list[str]) -> Floats:
    """Return how far apart each pair should stand: shortest paths, lines at hubs being longer."""
    import networkx as nx
    import numpy as np

    def length(left: str, right: str, _: Any) -> float:
        busy = max(network.degree[left], network.degree[right])
        shared = len(set(network[left]) & set(network[right]))
        return float(LENGTH * (1.0 + max(busy - shared - 1, 0) ** 0.5 * 0.36))

    index = {name: place for place, name in enumerate(names)}
    wanted = np.zeros((len(names), len(names)))
    for name, found in nx.all_pairs_dijkstra_path_length(network, weight=length):
        for other, far in found.items():
            wanted[index[name], index[other]] = far
    return (wanted + wanted.T) / 2


def _stress(points: Floats, wanted: Floats) -> Floats:
    """Lower the weighted stress (Gansner, Koren and North 2004) by damped majorisation.

    Twice the diagonal bounds the weighted Laplacian, so each half step lowers the stress, and no
    system of equations has to be solved.
    """
    import numpy as np

    weights = 1.0 / np.where(wanted > 0, wanted, np.inf) ** 2
    total = weights.sum(axis=1, keepdims=True)
    for _ in range(400 if len(points) <= SPRING_LIMIT else 120):
        between = points[:, None, :] - points[None, :, :]
        far = np.sqrt((between**2).sum(axis=2))
        pull = weights * (wanted / np.maximum(far, 1e-3) - 1.0)
        points = points + 0.9 * (pull[:, :, None] * between).sum(axis=1) / total
    return points


def _lie_wide(points: Floats) -> Floats:
    """Turn the picture so that it is at its widest from left to right, as screens are."""
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
        if cost < least - 1e-6:
            best, least = turned, cost
    return best


def _apart(points: Floats, sizes: Floats, *, rounds: int = 120) -> Floats:
    """Push overlapping boxes off each other, each half way, along the side where less is needed."""
    import numpy as np

    need = (sizes[:, None, :] + sizes[None, :, :]) / 2
    rounds = min(rounds, max(20, WORK // len(points) ** 2))
    other = ~np.eye(len(points), dtype=bool)
    nudge = np.linspace(-0.5, 0.5, len(points))[:, None]
    points = points + nudge * np.array([0.02, 0.01])
    for _ in range(rounds):
        between = points[:, None, :] - points[None, :, :]
        over = need - np.abs(between)
        hit = (over > TOUCH).all(axis=2) & other
        if not hit.any():
            break
        across = over[:, :, 0] / WIDE < over[:, :, 1]
        side = np.sign(between)
        push = np.stack(
            [
                np.where(hit & across, over[:, :, 0] * side[:, :, 0], 0),
                np.where(hit & ~across, over[:, :, 1] * side[:, :, 1], 0),
            ],
            axis=2,
        )
        count = np.maximum(hit.sum(axis=1, keepdims=True), 1)
        points = points + 0.55 * push.sum(axis=1) / np.sqrt(count)
    return points


def _off_lines(points: Floats, sizes: Floats, links: NDArray[np.int64]) -> Floats:
    """Push things off the lines that pass through them on their way to others."""
    import numpy as np

    reach = sizes.min(axis=1)[:, None] * 0.9
    own = np.zeros((len(points), len(links)), dtype=bool)
    for side in (0, 1):
        own[links[:, side], np.arange(len(links))] = True
    for _ in range(25):
        start, end = points[links[:, 0]], points[links[:, 1]]
        along = end - start
        length = np.maximum((along**2).sum(axis=1), 1.0)
        offset = points[:, None, :] - start[None, :, :]
        part = np.clip((offset * along[None, :, :]).sum(axis=2) / length[None, :], 0.05, 0.95)
        away = offset - part[:, :, None] * along[None, :, :]
        far = np.sqrt((away**2).sum(axis=2))
        near = (far < reach) & ~own
        if not near.any():
            break
        push = np.where(near, (reach - far) / np.maximum(far, 0.5), 0.0)
        points = points + 0.2 * np.clip((push[:, :, None] * away).sum(axis=1), -30, 30)
    return points


def _spiral(network: nx.Graph[str], names: list[str], sizes: Floats) -> Floats:
    """Return positions on a sunflower's spiral, busiest in the middle: never fails, at any size."""
    import numpy as np

    order = sorted(range(len(names)), key=lambda at: (-network.degree[names[at]], names[at]))
    rank = np.empty(len(names))
    rank[order] = np.arange(len(names))
    turn = rank * np.pi * (3 - 5**0.5)
    radius = float(np.sqrt(sizes.prod(axis=1).mean())) * np.sqrt(rank + 0.5)
    return np.stack([radius * np.cos(turn) * WIDE, radius * np.sin(turn)], axis=1)


def _pack(parts: list[_Placed]) -> dict[str, tuple[int, int]]:
    """Set the parts beside each other, the largest first, and centre the whole."""
    import numpy as np

    if not parts:
        return {}
    some, rest = parts[:NESTLED], parts[NESTLED:]
    points, sizes, lines = some[0].points, some[0].sizes, some[0].lines
    names = list(some[0].names)
    for part in some[1:]:
        taken = np.concatenate([points, lines])
        room = np.concatenate([sizes, np.zeros_like(lines)])
        shift = _free_place(taken, room, part)
        points = np.concatenate([points, part.points + shift])
        lines = np.concatenate([lines, part.lines + shift])
        sizes = np.concatenate([sizes, part.sizes])
        names += part.names
    if rest:
        shelved, order = _shelves(rest, points, sizes)
        points, names = np.concatenate([points, shelved]), names + order
    middle = (points.min(axis=0) + points.max(axis=0)) / 2
    whole = np.rint(points - middle).astype(int)
    return {
        name: (int(whole[at, 0]), int(whole[at, 1]))
        for name, at in sorted(zip(names, range(len(names)), strict=True))
    }


def _free_place(points: Floats, sizes: Floats, part: _Placed) -> Floats:
    """Return the shift that sets a part where there is room, so that the whole stays small."""
    import numpy as np

    low, high = (
        (part.points - part.sizes / 2).min(axis=0),
        (part.points + part.sizes / 2).max(axis=0),
    )
    half, middle = (high - low) / 2 + GAP / 2, (high + low) / 2
    first, last = (points - sizes / 2).min(axis=0), (points + sizes / 2).max(axis=0)
    steps = [np.linspace(first[axis] - half[axis], last[axis] + half[axis], 48) for axis in (0, 1)]
    places = np.stack(np.meshgrid(*steps, indexing="ij"), axis=-1).reshape(-1, 2)
    off = np.abs(places[:, None, :] - points[None, :, :]) - (half + sizes / 2)[None, :, :]
    free = (off > 0).any(axis=2).all(axis=1)
    least, most = np.minimum(places - half, first), np.maximum(places + half, last)
    wide, tall = (most - least).T
    cost = np.maximum(wide / WIDE, tall) + 0.05 * np.abs(places).sum(axis=1) / WIDE
    best: Floats = places[int(np.argmin(np.where(free, cost, np.inf)))]
    shift: Floats = best - middle
    return shift


def _shelves(parts: list[_Placed], points: Floats, sizes: Floats) -> tuple[Floats, list[str]]:
    """Set many small parts in rows below everything else."""
    import numpy as np

    left, floor = (points - sizes / 2).min(axis=0)[0], (points + sizes / 2).max(axis=0)[1]
    area = sum(
        float(np.prod(np.ptp(part.points, axis=0) + part.sizes.max(axis=0))) for part in parts
    )
    width = max(float((points + sizes / 2).max(axis=0)[0] - left), math.sqrt(area * WIDE) * WIDE)
    x, y, row = 0.0, float(floor) + GAP, 0.0
    found, names = [], []
    for part in parts:
        low = (part.points - part.sizes / 2).min(axis=0)
        wide, tall = (float(side) for side in (part.points + part.sizes / 2).max(axis=0) - low)
        if x > 0 and x + wide > width:
            x, y, row = 0.0, y + row + GAP, 0.0
        found.append(part.points - low + np.array([float(left) + x, y]))
        names += part.names
        x, row = x + wide + GAP, max(row, tall)
    return np.concatenate(found), names
