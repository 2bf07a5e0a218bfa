"""Labels cut into lines, the same in the layout's boxes and on the canvas."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from graph.page.layout import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: pixels of a character, a line and the air around, at the size in which the page writes
CHARACTER, LINE, AIR = 6.9, 15.0, 12.0


def lines(words: Mapping[str, str], *, width: int, most: int) -> dict[str, list[str]]:
    """Return each language's text in at most ``most`` lines of ``width`` characters.

    What does not fit ends in an ellipsis: the whole stands in the panel.

    >>> lines({"en": "Japanese companies that no source names"}, width=18, most=2)
    {'en': ['Japanese companies', 'that no source…']}
    """
    return {tag: _wrap(text, width, most) for tag, text in words.items()}


def _wrap(text: str, width: int, most: int) -> list[str]:
    found = textwrap.wrap(text, width, break_on_hyphens=False) or [""]
    if len(found) <= most:
        return found
    kept = found[:most]
    last = kept[-1] if len(kept[-1]) < width else kept[-1][: width - 1].rstrip()
    return [*kept[:-1], f"{last}…"]


def box(cut: Iterable[list[str]], size: float) -> tuple[Box, float]:
    """Return the room that a thing needs with its label below, and the label's height.

    All in pixels, ``size`` being the radius; the widest and the highest of the languages count.

    >>> box([["copper"], ["cuivre"]], 10)
    (Box(width=53.4, height=47.0), 15.0)
    """
    every = list(cut)
    longest = max((len(line) for text in every for line in text), default=0)
    height = LINE * max((len(text) for text in every), default=0)
    wide = max(2 * size, longest * CHARACTER)
    return Box(round(wide + AIR, 1), 2 * size + height + AIR), height
