"""Sets of common nouns by which a noun phrase is known to be of a class."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Nouns:
    """The sets of one language: ``classes`` by set, and the sets of each phrase, by its words."""

    language: str
    classes: Mapping[str, str]
    sets: Mapping[tuple[str, ...], tuple[str, ...]]
    longest: int

    def of(self, phrase: Sequence[tuple[str, ...]], head: int) -> tuple[str, ...]:
        """Return the sets that a noun phrase belongs to, given each word's lemmas.

        The longest entry that takes in the word at ``head`` wins: "front company" before
        "company". Empty where none does.
        """
        low = max(0, head - self.longest + 1)
        best: tuple[int, tuple[str, ...]] = (0, ())
        for start in range(low, head + 1):
            for end in range(head + 1, min(len(phrase), start + self.longest) + 1):
                if end - start <= best[0]:
                    continue
                found = self._entry(phrase[start:end])
                if found:
                    best = (end - start, found)
        return best[1]

    def _entry(self, words: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
        found: tuple[str, ...] = ()
        if len(words) == 1:
            for lemma in words[0]:
                found = found or self.sets.get((lemma,), ())
            return found
        # a word of several lemmas: the first of each, and each word as it stands
        for pick in (0, -1):
            key = tuple(word[pick] if word else "" for word in words)
            found = found or self.sets.get(key, ())
        return found or self._mixed(words)

    def _mixed(self, words: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
        *before, last = words
        heads = tuple(word[-1] if word else "" for word in before)
        first = tuple(word[0] if word else "" for word in before)
        for lemma in last:
            for start in (heads, first):
                if found := self.sets.get((*start, lemma), ()):
                    return found
        return ()


def nouns_of(language: str, entries: Mapping[str, Mapping[str, object]]) -> Nouns:
    """Gather the sets of one language."""
    classes: dict[str, str] = {}
    sets: dict[tuple[str, ...], list[str]] = {}
    for name, entry in entries.items():
        classes[name] = str(entry["class"])
        words = entry.get(language)
        for phrase in words if isinstance(words, list) else []:
            key = tuple(str(phrase).casefold().replace("\u2019", "'").replace("'", "' ").split())
            sets.setdefault(key, []).append(name)
    return Nouns(
        language,
        classes,
        {key: tuple(names) for key, names in sets.items()},
        max((len(key) for key in sets), default=1),
    )
