"""Who answers in an interview: questions that stand alone, and the one person it is with."""

from __future__ import annotations

from collections import Counter
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from graph.extract.classes import fit
from graph.extract.saying.speakers import Saying

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.extract.linking.propose import Scene
    from graph.extract.mentions.mention import Mention
    from graph.extract.readings import Stretch

_LONGEST = 240
_LEAST = 2
_FITS = 0.7
_AROUND = ' \u00a0"\u201c\u201d\u00ab\u00bb*'


def answers(
    text: str, scenes: Sequence[Scene], stretches: Sequence[Stretch]
) -> dict[int, Saying | None]:
    """Return who speaks in each sentence of an interview, by its index; None asks.

    An interview has at least two paragraphs that only ask, each with one after it that doesn't.
    It is with the person who is named oftenest before the first of them, title and heading
    included. What stands before it, and any other text, has no entry.
    """
    parts = [
        (stretch, [i for i, _ in found])
        for stretch, found in groupby(enumerate(stretches), key=lambda one: one[1])
    ]
    asking = [_asks(text, stretch) for stretch, _ in parts]
    first = next((at for at, asks in enumerate(asking) if asks), len(parts))
    if first == 0 or sum(_turns(asking)) < _LEAST:
        return {}
    guest = _guest([scenes[i] for _, found in parts[:first] for i in found])
    if guest is None:
        return {}
    told: dict[int, Saying | None] = {}
    for (_, found), asks in zip(parts[first:], asking[first:], strict=True):
        for i in found:
            told[i] = None if asks else Saying(guest, "States", (guest.start, guest.end))
    return told


def _asks(text: str, stretch: Stretch) -> bool:
    whole = text[stretch.start : stretch.end].strip(_AROUND)
    return whole.endswith("?") and len(whole) <= _LONGEST


def _turns(asking: Sequence[bool]) -> list[bool]:
    return [asks and not after for asks, after in pairwise(asking)]


def _guest(scenes: Sequence[Scene]) -> Mention | None:
    people = [
        one
        for scene in scenes
        for i, found in scene.mentions.items()
        for one in [scene.resolve.get(i) or found]
        if one.proper
        and one.key
        and fit(one.classes, ("Person",)) >= _FITS
        and not one.classes & {"State", "Country", "Place"}
    ]
    counts = Counter(one.key for one in people)
    most = max(counts.values(), default=0)
    return next((one for one in people if counts[one.key] == most), None)
