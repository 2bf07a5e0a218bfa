"""Many phrases looked for at once in a text: whole words, the longest first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.extract.shadow import cased as plain_of
from graph.extract.shadow import shadow

if TYPE_CHECKING:
    from collections.abc import Iterator

_INITIALS = re.compile(r"[A-Z0-9](?:\.?[A-Z0-9&]){0,4}\.?")


@dataclass(frozen=True, slots=True)
class Found:
    """Where a phrase stands, end excluded, and what it was added for."""

    start: int
    end: int
    value: str


class Phrases:
    """Phrases with a value each, looked for in the shadow of a text by Aho-Corasick.

    ``add`` them all, then call ``made``; then ``find`` as often as need be. A phrase that was added
    twice keeps its first value. Of ours, initials of up to five letters (US) count in capitals
    only, and with ``capital`` the first letter must be one.

    >>> known = Phrases()
    >>> known.add("Tern Exchange", "tern", capital=True)
    >>> known.add("US", "us", capital=True)
    >>> text = "the Tern Exchange told us"
    >>> known.made().find(text.lower(), text)
    [Found(start=4, end=17, value='tern')]
    """

    def __init__(self) -> None:
        import ahocorasick

        self._automaton: Any = ahocorasick.Automaton()
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def add(self, phrase: str, value: str, *, capital: bool) -> None:
        """Add a phrase; white space around it doesn't count, and an empty one is left out."""
        written = " ".join(plain_of(phrase).split())
        key = shadow(written)
        if not key or not any(character.isalnum() for character in key):
            return
        initials = capital and _INITIALS.fullmatch(written) is not None
        rule = "=" + written if initials else ("^" if capital else "")
        kept = self._automaton.get(key, None) or ()
        if all(one[0] != rule for one in kept):
            self._automaton.add_word(key, (*kept, (rule, value, len(key))))
            self._size += 1

    def made(self) -> Phrases:
        """Get ready to find, and return the same phrases."""
        if self._size:
            self._automaton.make_automaton()
        return self

    def find(self, shade: str, plain: str) -> list[Found]:
        """Return where phrases stand: by place, the longest of those that overlap, from the left.

        ``shade`` is the shadow of a text and ``plain`` the shadow with its capitals.
        """
        best: dict[int, Found] = {}
        for found in self._all(shade, plain):
            held = best.get(found.start)
            if held is None or held.end < found.end:
                best[found.start] = found
        made: list[Found] = []
        for start in sorted(best):
            if not made or start >= made[-1].end:
                made.append(best[start])
        return made

    def _all(self, shade: str, plain: str) -> Iterator[Found]:
        if not self._size:
            return
        for last, entries in self._automaton.iter(shade):
            end = last + 1
            if _joins(shade, end):
                continue
            for rule, value, length in entries:
                start = end - length
                if not _joins(shade, start) and _allowed(rule, plain, start, end):
                    yield Found(start, end, value)


def _joins(shade: str, at: int) -> bool:
    """Tell whether a place in a text is inside a word."""
    if not 0 < at < len(shade):
        return False
    return _wordly(shade[at - 1]) and _wordly(shade[at])


def _wordly(character: str) -> bool:
    return character.isalnum() or character == "_"


def _allowed(rule: str, plain: str, start: int, end: int) -> bool:
    if not rule:
        return True
    if rule.startswith("="):
        return plain[start:end] == rule[1:]
    first = next((one for one in plain[start:end] if one.isalpha()), "")
    return not first or first.isupper() or not first.islower()
