"""The entity's ties as an SVG picture: it stands in the middle, others on the side of their part.

Whoever is said to act on it stands at the left, what it is said to act on at the right, one row a
tie, so that every line has room for how it is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.dossier.lines import Tie

ROW, SIDE, MIDDLE, REACH, TOP = 44, 290, 190, 110, 8
_FITS = 34


@dataclass(frozen=True, slots=True)
class Row:
    """One tie, drawn: texts cut to their room, and where its line runs, in pixels.

    ``name_x`` is where the other's name begins (``anchor`` start) or ends (``anchor`` end).
    """

    name: str
    full_name: str
    label: str
    full_label: str
    anchor: str
    name_x: int
    y: int
    line: tuple[int, int, int, int]
    asserted: bool
    alleged: bool
    directed: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing of ``width`` by ``height`` pixels, and the box of the entity in its middle."""

    width: int
    height: int
    box: tuple[int, int, int, int]
    centre: tuple[int, int]
    name: str
    rows: tuple[Row, ...]


def picture(name: str, ties: Sequence[Tie]) -> Picture | None:
    """Return the drawing of an entity's ties in their order, or None where there are none.

    >>> picture("Mill", []) is None
    True
    """
    if not ties:
        return None
    left = [tie for tie in ties if not tie.outward]
    right = [tie for tie in ties if tie.outward]
    inset = SIDE + REACH if left else TOP
    width = inset + MIDDLE + (REACH + SIDE if right else TOP)
    height = 2 * TOP + ROW * max(len(left), len(right), 1)
    middle = height // 2
    box = (inset, middle - 24, MIDDLE, 48)
    rows = [
        *(_row(tie, at, len(left), height, inset) for at, tie in enumerate(left)),
        *(_row(tie, at, len(right), height, inset) for at, tie in enumerate(right)),
    ]
    return Picture(
        width, height, box, (inset + MIDDLE // 2, middle), cut(name, _FITS - 8), tuple(rows)
    )


def _row(tie: Tie, at: int, of: int, height: int, inset: int) -> Row:
    middle = height // 2
    y = middle + round((at - (of - 1) / 2) * ROW)
    # ends spread over the side of the box, so that arrows don't fall on one another
    on_box = middle + round((at - (of - 1) / 2) * min(ROW, 36 / max(of, 1)))
    if tie.outward:
        near, far = inset + MIDDLE, inset + MIDDLE + REACH
        line = (near, on_box, far - 6, y)
        name_x, anchor = far, "start"
    else:
        near, far = inset, inset - REACH
        line = (far + 6, y, near - 2, on_box)
        name_x, anchor = far, "end"
    numbers = f" [{', '.join(map(str, tie.numbers))}]"
    # how it is said comes first, so that it is never what is cut
    label = f"{tie.standing} · {tie.relation}"
    return Row(
        name=cut(tie.other, _FITS),
        full_name=tie.other,
        label=cut(label, _FITS + 8) + numbers,
        full_label=label + numbers,
        anchor=anchor,
        name_x=name_x,
        y=y,
        line=line,
        asserted=tie.status == "Asserted",
        alleged=tie.status == "Alleged",
        directed=tie.directed,
    )


def cut(text: str, most: int) -> str:
    """Return text cut to a number of characters, with a mark where it was.

    >>> cut("Harbour Watch", 8)
    'Harbour…'
    """
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
