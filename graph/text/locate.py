"""Find the passage that a selector was made for, in its text as it was or as it has become.

A selector keeps no text: positions, and digests of the passage as it stood and of its match form.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from itertools import accumulate
from typing import TYPE_CHECKING

from graph.errors import EvidenceError
from graph.text.matchform import MatchForm, match_form, passage_digest
from graph.text.normal import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Characters of match form that one call may hash. 2 * 10**10 take one to two minutes.
MOST_WORK = 20_000_000_000
#: What one window costs beside its characters, in characters.
_WINDOW = 250
#: How many spans that differ in white space alone are compared with the passage as it stood.
_MOST_SPANS = 64
#: How many places of an ambiguous passage are shown.
_MOST_PLACES = 10
_HEXADECIMAL = re.compile("[0-9a-f]{64}")


class Status(StrEnum):
    """How a passage was found.

    >>> [str(status) for status in Status]
    ['exact', 'moved', 'normalised', 'ambiguous', 'lost']
    """

    EXACT = "exact"  # same characters, same position
    MOVED = "moved"  # same characters, elsewhere
    NORMALISED = "normalised"  # same match form, other characters
    AMBIGUOUS = "ambiguous"  # same match form in several places, none of them the given one
    LOST = "lost"  # nowhere


@dataclass(frozen=True, slots=True)
class Selector:
    """How to find a passage: where it stood, and the digests by which it is known again.

    Positions are code points of the stored text, end excluded; digests are SHA-256, 64 hexadecimal
    digits in lower case: ``text_digest`` of the passage as it stands in the stored text,
    ``match_digest`` of its match form, which is ``match_length`` characters long. Raises
    EvidenceError for values that no passage can have.
    """

    start: int
    end: int
    text_digest: str
    match_length: int
    match_digest: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            what = f"a passage can't stand at [{self.start}, {self.end})"
            raise EvidenceError(what, mend="give a start from 0 on, and an end after it")
        if self.match_length < 1:
            what = f"a match form can't be {self.match_length} characters long"
            raise EvidenceError(what, mend="make the selector anew from the text")
        for value in (self.text_digest, self.match_digest):
            if not _HEXADECIMAL.fullmatch(value):
                what = f"not a SHA-256 digest: {value[:70]!r}"
                raise EvidenceError(what, mend="give 64 hexadecimal digits in lower case")


@dataclass(frozen=True, slots=True)
class Found:
    """How and where a passage was found: ``[start, end)`` in code points of the stored text.

    Without a place of its own (ambiguous, lost), start and end are None. ``places`` holds the
    first places of an ambiguous passage (two or more), for the one who has to choose.
    """

    status: Status
    start: int | None = None
    end: int | None = None
    places: tuple[tuple[int, int], ...] = ()

    @property
    def is_found(self) -> bool:
        """Tell whether the passage has one sure place."""
        return self.start is not None


@dataclass(frozen=True)
class Prepared:
    """A stored text with its match form, worked out once for many look-ups."""

    text: str

    @cached_property
    def match(self) -> MatchForm:
        """The match form of the text."""
        return match_form(self.text)

    @cached_property
    def encoded(self) -> tuple[memoryview, list[int]]:
        """The match form in UTF-8, and where each of its characters begins there."""
        form = self.match.form
        if form.isascii():
            return memoryview(form.encode()), list(range(len(form) + 1))
        pieces = [character.encode("utf-8", "surrogatepass") for character in form]
        return memoryview(b"".join(pieces)), list(accumulate(map(len, pieces), initial=0))


def select(text: str | Prepared, start: int, end: int) -> Selector:
    """Make the selector of the passage ``[start, end)`` of a stored text.

    Raises EvidenceError if the passage is empty, reaches past the text, holds nothing but white
    space and hyphens, or cuts a letter from its accent: it could never be found again.

    >>> chosen = select("Bybit was robbed.", 0, 5)
    >>> chosen.match_length
    5
    >>> find("In February, Bybit was robbed.", chosen)
    Found(status=<Status.MOVED: 'moved'>, start=13, end=18, places=())
    """
    prepared = _prepared(text)
    where = f"[{start}, {end})"
    if not 0 <= start < end <= len(prepared.text):
        what = f"no such passage in a text of {len(prepared.text)} characters"
        raise EvidenceError(what, where=where, mend="give a start before the end, both in the text")
    passage = prepared.text[start:end]
    form = match_form(passage).form
    if not form:
        mend = "take in the words that say it"
        raise EvidenceError("the passage is white space and hyphens alone", where=where, mend=mend)
    low = prepared.match.first_at(start)
    before, after = prepared.match.room(low, low + len(form))
    if prepared.match.form[low : low + len(form)] != form or not before <= start < end <= after:
        mend = "begin and end between two letters"
        raise EvidenceError("the passage cuts a letter in two", where=where, mend=mend)
    return Selector(start, end, digest(passage), len(form), digest(form))


def find(text: str | Prepared, selector: Selector) -> Found:
    """Find one passage again; see find_all, which is quicker for many.

    >>> text = "Il aurait volé 1,4 milliard."
    >>> find(text, select(text, 10, 14)).status
    <Status.EXACT: 'exact'>
    >>> find("Rien.", select(text, 10, 14)).status
    <Status.LOST: 'lost'>
    """
    return find_all(text, [selector])[0]


def find_all(text: str | Prepared, selectors: Sequence[Selector]) -> list[Found]:
    """Find the passages of many selectors in one stored text, in the order of the selectors.

    A passage that still stands at its position costs next to nothing. For the others, a window
    slides over the match form of the text, once for each length that a passage has. Raises
    EvidenceError before it begins if that would take more than MOST_WORK.

    >>> text = "Nord-Coréens. Sud-Coréens."
    >>> chosen = [select(text, 0, 13), select(text, 14, 26), select(text, 5, 12)]
    >>> changed = "Des NordCoréens. Sud-Coréens."
    >>> [str(found.status) for found in find_all(changed, chosen)]
    ['normalised', 'moved', 'ambiguous']
    """
    prepared = _prepared(text)
    in_place = {selector: _in_place(prepared.text, selector) for selector in selectors}
    missing = [selector for selector, found in in_place.items() if found is None]
    windows = _windows(prepared, missing)
    return [
        in_place[one] or _judged(prepared, one, windows[one.match_length, one.match_digest])
        for one in selectors
    ]


def _prepared(text: str | Prepared) -> Prepared:
    return text if isinstance(text, Prepared) else Prepared(text)


def _in_place(text: str, selector: Selector) -> Found | None:
    """Look for the passage where it stood."""
    if selector.end > len(text):
        return None
    passage = text[selector.start : selector.end]
    if digest(passage) != selector.text_digest:
        return None
    expected = selector.match_length, selector.match_digest
    if passage_digest(passage, 0, len(passage)) != expected:
        what = "the two digests of this selector are of different passages"
        where = f"[{selector.start}, {selector.end})"
        raise EvidenceError(what, where=where, mend="make the selector anew from the text")
    return Found(Status.EXACT, selector.start, selector.end)


def _windows(prepared: Prepared, selectors: Iterable[Selector]) -> dict[tuple[int, str], list[int]]:
    """Return where, in the match form, each wanted length and digest has a window."""
    wanted: dict[int, set[bytes]] = defaultdict(set)
    for selector in selectors:
        wanted[selector.match_length].add(bytes.fromhex(selector.match_digest))
    places: dict[tuple[int, str], list[int]] = defaultdict(list)
    if not wanted:
        return places
    size = len(prepared.match.form)
    work = sum(max(0, size - length + 1) * (length + _WINDOW) for length in wanted)
    if work > MOST_WORK:
        what = (
            f"{len(wanted)} lengths of passage in a text of {size:,} characters are too much work"
        )
        raise EvidenceError(what, mend="divide the source into chapters, each a source of its own")
    data, begin = prepared.encoded
    for length, digests in sorted(wanted.items()):
        for low, (first, last) in enumerate(zip(begin, begin[length:], strict=False)):
            found = sha256(data[first:last]).digest()
            if found in digests:
                places[length, found.hex()].append(low)
    return places


def _judged(prepared: Prepared, selector: Selector, windows: Sequence[int]) -> Found:
    """Turn the windows that hold a passage into its status and place."""
    standing = [low for low in windows if _holds(prepared.match, low, selector)]
    found: list[Found] = []
    for low in [*standing, *(low for low in windows if low not in standing)]:
        place = _placed(prepared, selector, low)
        if place is None:
            continue
        if low in standing and (place.start == selector.start or place.status is not Status.MOVED):
            return place
        found.append(place)
        if len(found) == _MOST_PLACES:
            break
    if len(found) > 1:
        spans = [(one.start, one.end) for one in found]
        places = tuple(sorted((a, b) for a, b in spans if a is not None and b is not None))
        return Found(Status.AMBIGUOUS, places=places)
    return found[0] if found else Found(Status.LOST)


def _holds(match: MatchForm, low: int, selector: Selector) -> bool:
    """Tell whether a window begins where the passage stood."""
    return match.starts[low] <= selector.start <= match.last_starts[low]


def _placed(prepared: Prepared, selector: Selector, low: int) -> Found | None:
    """Return the passage of a window, as it stood if possible; None if it cuts a letter in two."""
    high = low + selector.match_length
    start, end = prepared.match.span(low, high)
    before, after = prepared.match.room(low, high)
    if not before <= start < end <= after:
        return None  # it begins or ends inside a ligature or the like
    size = selector.end - selector.start
    # white space and dashes around the words belong to the passage if they stood in it
    first, last = max(before, end - size), min(start, after - size)
    for begin in range(last, max(first, last - _MOST_SPANS) - 1, -1):
        if digest(prepared.text[begin : begin + size]) == selector.text_digest:
            return Found(Status.MOVED, begin, begin + size)
    if passage_digest(prepared.text, start, end)[1] != selector.match_digest:
        return None
    return Found(Status.NORMALISED, start, end)
