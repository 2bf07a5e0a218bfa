"""Short names that a text explains: Bureau of Tides (BT), Heron Tide Trading Co. ("Heron Tide")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.evidence.mark import word_set
from graph.extract.names.name import Name
from graph.extract.names.organisations import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SHORT = re.compile(
    r'\( ?(?:the |le |la |l\'|ci-apres,? |hereinafter,? |or |ou |known as |dit |dite )?"?'
    r"(?P<short>[A-Z][A-Za-z0-9&./-]{1,11})\"?(?:,? (?:en anglais|in English|in Korean|en "
    r"coreen))? ?[,;)]"
)
_DEFINED = re.compile(
    r"\( ?(?:(?:the|le|la|l\'|hereinafter|ci-apres|collectively),? "
    r')*"(?P<short>[A-Z][^"()]{1,40})" ?\)'
)
_LONG_AFTER = re.compile(
    r"(?<![^\W_])(?P<short>[A-Z][A-Z0-9&-]{1,9}) \((?:the |le |la |l')?(?P<long>[^()]{6,120})\)"
)
_WORD = re.compile(r"[^\W_]+(?:['.][^\W_]+)*")
_SKIPPED = word_set(
    "of the for and to in on a an at by from with de du des la le les l d et en aux "
    "au pour sur dans a"
)
_MOST = 12  # words of a long form
_BACK = 160


def acronyms(plain: str, found: Sequence[Name]) -> list[Name]:
    """Return short forms that a text explains, wherever they stand, and the long forms themselves.

    ``found`` are names known so far: one that ends right before the bracket is the long form, else
    the words whose initials the short form has, if the first has a capital. Every short form's
    ``same_as`` is where its long form begins; kind, entity and code are the long form's. A short
    form of small words (information technology, IT) isn't a name and is left out.
    >>> text = "The Bureau of Tides (BT) met. Later BT left."
    >>> [(text[n.start:n.end], n.same_as) for n in acronyms(text, [])]
    [('Bureau of Tides', 4), ('BT', 4), ('BT', 4)]
    """
    ends = {one.end: one for one in found}
    starts = {one.start: one for one in found}
    defined: dict[str, Name] = {}
    for short, long in _definitions(plain, ends):
        start, end = long
        known = ends.get(end) if ends.get(end) and ends[end].start >= start else starts.get(start)
        if known is not None and known.start <= start + _BACK and known.end == end:
            start = min(start, known.start)
        base = known if known is not None and known.end == end else None
        kind = (base.kind if base else "") or kind_of(plain[start:end])
        defined.setdefault(
            short,
            Name(
                start,
                end,
                kind,
                base.entity if base else "",
                "acronym",
                base.iso if base else "",
                start,
            ),
        )
    return [*dict.fromkeys(defined.values()), *_uses(plain, defined)]


def _definitions(plain: str, ends: dict[int, Name]) -> Iterator[tuple[str, tuple[int, int]]]:
    for match in _SHORT.finditer(plain):
        short = match["short"].rstrip(".")
        end = _trimmed(plain, match.start())
        long = _initialled(plain, end, short)
        if long is None and end in ends and (short.isupper() or '"' in match.group()):
            one = ends[end]
            long = (one.start, one.end) if one.end - one.start > len(short) else None
        if long is not None and plain[long[0]].isupper():
            yield short, long
    for match in _DEFINED.finditer(plain):
        end = _trimmed(plain, match.start())
        if end in ends and ends[end].origin != "country":
            yield match["short"].strip(), (ends[end].start, ends[end].end)
    for match in _LONG_AFTER.finditer(plain):
        low, high = match.span("long")
        long = _initialled(plain, high, match["short"], floor=low)
        if long is not None and long[0] == low and plain[low].isupper():
            yield match["short"], long


def _initialled(plain: str, end: int, short: str, floor: int = 0) -> tuple[int, int] | None:
    """Return the words before a bracket whose initials are the short form's letters."""
    letters = [one.lower() for one in short if one.isalnum()]
    if len(letters) < 2 or sum(map(str.isupper, short)) < 2:  # noqa: PLR2004 - an acronym has two
        return None
    low = max(floor, end - _BACK)
    words = [(m.start(), _bare(m.group())) for m in _WORD.finditer(plain, low, end)]
    at = len(letters) - 1
    for index in range(len(words) - 1, max(-1, len(words) - 1 - _MOST), -1):
        start, word = words[index]
        stop = words[index + 1][0] if index + 1 < len(words) else end
        if any(sign in plain[start:stop] for sign in ".;:()\n") and index + 1 < len(words):
            return None
        if word[:1].lower() == letters[at] and not _passed(words, index, letters[at]):
            at -= 1
            if at < 0:
                return start + (plain[start : start + 2].lower() in {"l'", "d'"}) * 2, end
        elif word.lower() not in _SKIPPED:
            return None
    return None


def _passed(words: Sequence[tuple[int, str]], index: int, letter: str) -> bool:
    """Tell whether a small word is passed over, as the word before it begins alike: Office of."""
    small = words[index][1].lower() in _SKIPPED
    return small and index > 0 and words[index - 1][1][:1].lower() == letter


def _bare(word: str) -> str:
    return word[2:] if word[1:2] == "'" and word[:1].lower() in {"l", "d"} else word


def _trimmed(plain: str, end: int) -> int:
    while end > 0 and plain[end - 1] in ' "':
        end -= 1
    return end


def _uses(plain: str, defined: dict[str, Name]) -> Iterator[Name]:
    if not defined:
        return
    forms = "|".join(re.escape(one) for one in sorted(defined, key=len, reverse=True))
    for match in re.finditer(rf"(?<![^\W_])(?:{forms})(?![^\W_])", plain):
        long = defined[match.group()]
        if long.start <= match.start() < long.end:
            continue
        yield Name(
            match.start(), match.end(), long.kind, long.entity, "acronym", long.iso, long.start
        )
