"""Who may be tied to whom in a sentence: its mentions, and whom the sentences before speak of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from graph.extract.classes import fit, signatures

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.extract.linking.layout import Layout
    from graph.extract.linking.propose import Scene
    from graph.extract.mentions.mention import Mention

#: a sentence of more mentions is a list: its first are taken
_MOST = 40
#: a class that serves less well than this is no party of a relation
_LEAST_FIT = 0.3


@dataclass(frozen=True, slots=True)
class Side:
    """A party as it may stand in a pair: the word at ``at``, and whom it stands for.

    ``written`` is the mention at that word, or None for an adjective of nationality; ``at`` is
    negative for who stands in a sentence before, and ``where`` then says which: "topic" of the
    paragraph, or subject of the sentence "before".
    """

    at: int
    mention: Mention
    written: Mention | None
    where: str = "here"

    @property
    def key(self) -> str:
        """What the party is told by."""
        return self.mention.name


def sides(scene: Scene, layout: Layout) -> list[Side]:
    """Return the parties of a sentence in the order of their words, then those from before it.

    A pronoun that stands for nobody known is left out. Not more than 40 of the sentence itself.
    """
    found = [
        Side(one.at, one.mention, one.written)
        for one in layout.spots[:_MOST]
        if not one.mention.pronoun
    ]
    keys = {one.key for one in found}
    for where, mention in (("topic", scene.topic), ("before", scene.last_subject)):
        if mention is None or mention.pronoun:
            continue
        side = Side(-1, mention, None, where)
        if side.key not in keys:
            keys.add(side.key)
            found.append(side)
    return found


@cache
def relations() -> tuple[str, ...]:
    """Return the relations that join two entities, in order of name."""
    return tuple(sorted(name for name, one in signatures().items() if one.objects))


@cache
def columns() -> Mapping[str, int]:
    """Return the place of each relation in the order of ``relations``."""
    return {name: i for i, name in enumerate(relations())}


@cache
def fits(classes: frozenset[str], role: str) -> np.ndarray:
    """Return how well a mention of some classes serves in a role of each relation: 0 to 1.

    ``role`` is "subject" or "object"; the order is that of ``relations``. Where it hardly serves it
    is 0.
    """
    table = signatures()
    found = np.array(
        [
            fit(classes, table[one].subjects if role == "subject" else table[one].objects)
            for one in relations()
        ]
    )
    return np.where(found >= _LEAST_FIT, found, 0.0)


def pairs(found: Sequence[Side]) -> Iterator[tuple[Side, Side]]:
    """Give each two parties that are not one, either way round."""
    for one, other in places(found):
        yield found[one], found[other]


def places(found: Sequence[Side]) -> Iterator[tuple[int, int]]:
    """Give the places of each two parties among all, in the order of ``pairs``."""
    for a, one in enumerate(found):
        for b, other in enumerate(found):
            if a != b and one.key != other.key and (one.at >= 0 or other.at >= 0):
                yield a, b
