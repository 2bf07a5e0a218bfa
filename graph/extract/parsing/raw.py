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
    #: the class of the name that the word is, or ""
    kind: str = ""


def children(words: list[Raw], head: Raw, *deps: str) -> list[Raw]:
    """Return what depends on a word, in order, by some relations or by any."""
    return [
        one
        for one in words
        if one.head == head.i and one.i != head.i and (not deps or one.dep in deps)
    ]


NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})


def within(words: list[Raw], upper: int, lower: int) -> bool:
    """Tell whether one word stands below another: hanging the other on it would make a circle."""
    here, seen = upper, set()
    while words[here].head != here and here not in seen:
        seen.add(here)
        here = words[here].head
        if here == lower:
            return True
    return False


def hang(words: list[Raw], word: Raw, head: Raw, dep: str) -> bool:
    """Hang a word on another by a relation, in place; not where that would make a circle."""
    if word.i == head.i or within(words, head.i, word.i):
        return False
    word.head, word.dep = head.i, dep
    return True


def crown(words: list[Raw], word: Raw, head: Raw, *, kept: tuple[str, ...]) -> None:
    """Put a word in the place of its head, in place: it takes all that hung there but ``kept``."""
    root = head.head == head.i
    word.head, word.dep = (word.i if root else head.head), head.dep
    for one in children(words, head):
        if one.i != word.i and one.dep not in kept:
            one.head = word.i
    head.head = word.i


def is_finite(words: list[Raw], verb: Raw) -> bool:
    """Tell whether a clause's head has a person and a tense, its own or an auxiliary's."""
    if verb.pos in {"VERB", "AUX"} and verb.morph.get("VerbForm") == "Fin":
        return True
    return any(
        one.dep in {"aux", "aux:pass", "cop"} and one.morph.get("VerbForm") == "Fin"
        for one in children(words, verb)
    )
