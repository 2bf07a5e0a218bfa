"""Every mark of a sentence that a claim must use or somebody excuse."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.evidence.addresses import addresses
from graph.evidence.capitals import Usage, names
from graph.evidence.dates import dates
from graph.evidence.lists import members
from graph.evidence.mark import Kind, Mark
from graph.evidence.numbers import numbers

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["Kind", "Mark", "Usage", "marks"]

#: A longer sentence is read in pieces of this many characters, so that time stays in bounds.
LONGEST = 20_000


def marks(
    sentence: str,
    language: str,
    used: Usage | None = None,
    known: Collection[tuple[int, int]] = (),
) -> list[Mark]:
    """Return the marks of a French ("fr") or English ("en") sentence, by start and kind.

    ``used`` says how the whole text writes its words, and ``known`` where names that somebody
    knows stand; both help to tell the first word of a sentence from a name. Addresses, dates,
    numbers and names don't overlap; members of lists take in any of them.

    >>> for mark in marks("En mai 2031, Orsan a vendu 40 000 cloches à Veldt et à Sarnac.", "fr"):
    ...     print(mark.kind, mark.text, mark.value, sep=" | ")
    date | mai 2031 | 2031-05
    name | Orsan | orsan
    number | 40 000 | 40000
    member | à Veldt | a veldt
    name | Veldt | veldt
    member | à Sarnac | a sarnac
    name | Sarnac | sarnac
    """
    found: list[Mark] = []
    for start in range(0, len(sentence), LONGEST):
        piece = sentence[start : start + LONGEST]
        inside = [
            (low - start, high - start)
            for low, high in known
            if start <= low and high <= start + LONGEST
        ]
        found.extend(
            replace(mark, start=mark.start + start, end=mark.end + start)
            for mark in _of_piece(piece, language, used or Usage(), inside)
        )
    return sorted(found, key=lambda mark: (mark.start, mark.kind, mark.end))


def _of_piece(
    piece: str, language: str, used: Usage, known: Collection[tuple[int, int]]
) -> list[Mark]:
    found = addresses(piece)
    found += dates(piece, language, _spans(found))
    found += numbers(piece, language, _spans(found))
    found += names(piece, used, known, _spans(found))
    figures = [
        (one.start, one.end)
        for one in found
        if one.kind is not Kind.NAME or "@" in one.text or "." in one.text
    ]
    return found + members(piece, language, figures)


def _spans(found: list[Mark]) -> list[tuple[int, int]]:
    return [(mark.start, mark.end) for mark in found]
