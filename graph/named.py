"""What can be named in a build, kept apart from its claims: most who ask need no more of it."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from graph.read import knowledge

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from graph.model import Knowledge

FILE: Final = "names.trig"
COUNTS: Final = "names.json"


@dataclass(frozen=True, slots=True)
class Named:
    """Terms, entities, sources and judgements of a build, and how many claims name each.

    ``counts`` tells in how many an entity is subject, object or detail, and ``claims``, how many
    there are; ``held`` itself has none.
    """

    held: Knowledge
    counts: Mapping[str, int]
    claims: int


def counted(held: Knowledge) -> Counter[str]:
    """Return in how many claims a thing is subject, object or detail."""
    counts: Counter[str] = Counter()
    for claim in held.claims.values():
        counts.update({claim.subject, claim.object, *(value for _, value in claim.qualifiers)})
    return counts


def read(build: Path) -> Named | None:
    """Read what a build keeps; None where it keeps nothing that can be read."""
    try:
        counts = json.loads((build / COUNTS).read_text(encoding="utf-8"))
        held = knowledge(ox.parse(path=str(build / FILE), format=ox.RdfFormat.TRIG))
        return Named(held, dict(counts["counts"]), int(counts["claims"]))
    except (OSError, SyntaxError, ValueError, TypeError, KeyError, RecursionError):
        return None
