"""Trees laid out from left to right, as plain boxes and lines for an SVG: the same every time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model import Words

#: in units of the drawing, which are pixels at its natural size
ROW, HEIGHT, GAP, MARGIN = 34, 26, 46, 8
CHARACTER, PADDING, VIA_CHARACTER = 7.8, 20, 6.2
_ROUND = 2


@dataclass(frozen=True, slots=True)
class Branch:
    """A node of a tree: the term that it leads to, its words, and how its parent leads to it."""

    id: str
    labels: Words
    via: Words = field(default_factory=dict)
    children: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A box of the drawing, by its upper left corner."""

    id: str
    labels: Words
    x: float
    y: float
    width: float
    height: float = HEIGHT


@dataclass(frozen=True, slots=True)
class Line:
    """A line from a parent's right side to a child's left, with words over its end."""

    path: str
    via: Words
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A tree as boxes and lines, in a frame of this size."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    width: int
    height: int


def drawing(roots: Sequence[Branch]) -> Drawing:
    """Lay out trees below each other: a column a level, a row a leaf, parents amid their children.

    >>> leaf = Branch("B", {"en": "b"})
    >>> made = drawing([Branch("A", {"en": "a"}, children=(leaf, leaf))])
    >>> [box.y for box in made.boxes]
    [25, 8, 42]
    """
    columns = _columns(roots)
    boxes: list[Box] = []
    lines: list[Line] = []
    row = 0

    def place(branch: Branch, depth: int) -> float:
        nonlocal row
        at = len(boxes)
        # the parent stands before its children in the drawing's order, as a reader meets them
        boxes.append(Box(branch.id, branch.labels, 0, 0, 0))
        x = columns[depth][0]
        if branch.children:
            tops = [place(child, depth + 1) for child in branch.children]
            y = (tops[0] + tops[-1]) / 2
        else:
            tops = []
            y = MARGIN + row * ROW
            row += 1
        y = int(y) if y == int(y) else y
        width = _width(branch.labels)
        boxes[at] = Box(branch.id, branch.labels, x, y, width)
        for child, top in zip(branch.children, tops, strict=True):
            lines.append(_line((x + width, y), (columns[depth + 1][0], top), child))
        return y

    for root in roots:
        place(root, 0)
    width = max((box.x + box.width for box in boxes), default=0) + MARGIN
    return Drawing(tuple(boxes), tuple(lines), round(width), row * ROW + 2 * MARGIN)


def _width(labels: Words) -> float:
    longest = max((len(text) for text in labels.values()), default=1)
    return round(longest * CHARACTER + PADDING, _ROUND)


def _columns(roots: Sequence[Branch]) -> list[tuple[float, float]]:
    """Return where each level begins, and how wide its widest box is."""
    level, found, x = list(roots), [], float(MARGIN)
    while level:
        width = max(_width(branch.labels) for branch in level)
        found.append((round(x, _ROUND), width))
        level = [child for branch in level for child in branch.children]
        via = max((len(text) for branch in level for text in branch.via.values()), default=0)
        x += width + GAP + via * VIA_CHARACTER
    return found


def _line(start: tuple[float, float], end: tuple[float, float], child: Branch) -> Line:
    (x0, y0), (x1, y1) = start, end
    y0, y1 = y0 + HEIGHT / 2, y1 + HEIGHT / 2
    bend = x0 + GAP / 2
    path = f"M{x0:g} {y0:g}C{bend:g} {y0:g} {bend - 6:g} {y1:g} {x0 + GAP:g} {y1:g}H{x1:g}"
    return Line(path, child.via, round(x1 - 6, _ROUND), round(y1 - 4, _ROUND))
