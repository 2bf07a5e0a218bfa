"""Positions within each group of a divided network, so that any group can be opened in its place.

Each group is laid out by itself, as a small network of its own things and its closed groups: two of
these are joined where any of their things are. When a group is opened, the page makes room for it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from graph.page.groups import every
from graph.page.layout import Box, place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.page.groups import Group

#: room beside and below a closed group for its name
NAME = Box(150, 44)


def radius(size: int) -> int:
    """Return the radius in pixels of a closed group of ``size`` things: its area tells how many.

    >>> radius(12), radius(120), radius(100_000)
    (18, 36, 70)
    """
    return min(70, round(10 + 2.4 * math.sqrt(size)))


def arrange(
    whole: Group, boxes: Mapping[str, Box], links: Iterable[tuple[str, str]]
) -> dict[str, tuple[int, int]]:
    """Return a position for each thing and each group but the whole, within the group it is in.

    Whole pixels, the middle of each group being (0, 0). The order of ``links`` changes nothing.
    """
    own = {name: group.id for group in every(whole) for name in group.things}
    above = {inner.id: group.id for group in every(whole) for inner in group.groups}
    joined = _joined(set(links), own, above)
    places: dict[str, tuple[int, int]] = {}
    for group in every(whole):
        inside = {name: boxes[name] for name in group.things}
        inside |= {inner.id: _closed(inner) for inner in group.groups}
        places |= place(inside, joined.get(group.id, ()))
    return places


def _closed(group: Group) -> Box:
    across = 2 * radius(group.size)
    return Box(max(across, NAME.width) + 12, across + NAME.height)


def _joined(
    links: Iterable[tuple[str, str]], own: Mapping[str, str], above: Mapping[str, str]
) -> dict[str, set[tuple[str, str]]]:
    """Return the links to draw in each group, between its own things and groups.

    A link belongs to the smallest group that holds both its ends.
    """
    ways = {name: _way(name, own, above) for name in own}
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for left, right in links:
        one, other = ways[left], ways[right]
        at = 0
        while at + 1 < min(len(one), len(other)) and one[at + 1] == other[at + 1]:
            at += 1
        if left != right:
            ends = (one[at + 1], other[at + 1])
            found[one[at]].add((min(ends), max(ends)))
    return found


def _way(name: str, own: Mapping[str, str], above: Mapping[str, str]) -> list[str]:
    """Return the groups from the whole down to a thing, and the thing."""
    way = [name, own[name]]
    while way[-1] in above:
        way.append(above[way[-1]])
    return way[::-1]
