"""A parser's own output, before it is levelled: plain lists, so that rules can be tested alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(slots=True)
class Raw:
    """A word as the model gives it; the rules of a language rewrite ``dep``, ``head`` and the rest.

    ``lemma`` and ``lower`` are in small letters.
    """

    i: int
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    morph: Mapping[str, str] = field(default_factory=dict)
    case: str = ""
    mark: str = ""


def children(words: list[Raw], head: Raw, *deps: str) -> list[Raw]:
    """Return what depends on a word, in order, by some relations or by any."""
    return [
        one
        for one in words
        if one.head == head.i and one.i != head.i and (not deps or one.dep in deps)
    ]
