"""Where the paragraphs and sentences of a French or English text begin and end."""

from __future__ import annotations

import re
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a text in code points of the stored text, end excluded."""

    start: int
    end: int


# A full stop and its kin, then what closes with it: quotes, brackets, the mark of a footnote. A
# closing guillemet may stand apart, as French wants it. Possessive (`++`) and behind no other stop:
# time is linear in a run of stops.
_STOP = re.compile(
    r"(?<![.!?\u2026])[.!?\u2026]++"
    r"(?:[ \u00a0\u202f]?[\u00bb\u203a]|[\u201d\u2019\"')\]]"
    r"|\[\d{1,3}\]|[\u00b9\u00b2\u00b3\u2070-\u2079]){0,8}+"
    r"(?=\s)"
)
_BREAK = re.compile(r"\s+")
_WORD_BEFORE = re.compile(r"[^\s(\[\u00ab\u201c\u2018\"'\u2019]*\Z")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+(?:-?[^\W\d_]\.)*")
_NUMBERED = re.compile(r"[\s\u00ab\u201c(]*(?:\d{1,4}|[ivxlc]{1,6}|[^\W\d_])\.", re.IGNORECASE)
_LOOK_BACK = 40


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# never the end of a sentence, as a name follows; as written, since "me" is a word and "Me" a title
_TITLES = _words(
    "M MM Mr Mrs Ms Mme Mmes Mlle Mlles Me Dr Drs Pr Prof St Ste Gen Gén Col Cdt Sen Rep Gov Lt "
    "Sgt Capt Cmdr Adm Hon Rev"
)
_GO_ON = _words("vs cf e.g i.e p.ex viz")
# not the end of a sentence before a number
_BEFORE_NUMBER = _words(
    "no nos n nr art arts p pp par para paras vol fig figs ch chap sec sect al tab ex add doc app "
    "env approx ca c res jan feb mar apr jun jul aug sep sept oct nov dec janv févr avr juil déc "
    "av"
)
# often the end of a sentence, but not of one that goes on with a name
_OF_NAMES = _words("inc ltd co corp llc plc bros jr sr etc ltée cie s.a u.s u.n u.k u.s.a")
_STARTERS = _words(
    "the a an it its in on at this these that those he she they we you i but and or if as by for "
    "from there their his her when while after before since both one two some such no not "
    "le la les l un une des du de d il elle ils elles on nous vous je ce cet cette ces c en au aux "
    "dans sur sous par pour selon après avant depuis mais et or si son sa ses leur leurs qui que "
    "quand lorsque toutefois cependant ainsi"
)


def blocks(text: str) -> list[Span]:
    r"""Return the lines of a stored text that hold anything, without the white space around them.

    One line is one paragraph, heading or item of a list. In order; empty lines are left out.

    >>> blocks("Heading\n\n  A line. ")
    [Span(start=0, end=7), Span(start=11, end=18)]
    """
    found: list[Span] = []
    start = 0
    for line in text.split("\n"):
        span = _trimmed(text, start, start + len(line))
        if span.start < span.end:
            found.append(span)
        start += len(line) + 1
    return found


def sentences(text: str) -> list[Span]:
    r"""Return the sentences of a French or English text, in order.

    Spans are half-open, disjoint, trimmed of white space, and cover everything else. A line is at
    least one sentence, so a heading is one. Closing quotes belong to their sentence. No sentence
    ends inside a number, an address or a name, or after an abbreviation that goes on.

    >>> text = "Vu par M. Roux. Il a pris 1.65 € (cf. msmt.info). « Non ! » dit-elle.\nFin"
    >>> for start, end in sentences(text):
    ...     print(text[start:end])
    Vu par M. Roux.
    Il a pris 1.65 € (cf. msmt.info).
    « Non ! » dit-elle.
    Fin
    """
    return [sentence for block in blocks(text) for sentence in _of_block(text, block)]


def _of_block(text: str, block: Span) -> list[Span]:
    found: list[Span] = []
    start = block.start
    for stop in _STOP.finditer(text, block.start, block.end):
        if stop.start() < start:
            continue
        gap = _BREAK.match(text, stop.end(), block.end)
        if gap is None or gap.end() >= block.end:
            continue
        if _ends(text, start, stop, gap.end()):
            found.append(Span(start, stop.end()))
            start = gap.end()
    return [*found, Span(start, block.end)]


def _ends(text: str, start: int, stop: re.Match[str], following: int) -> bool:
    """Tell whether a sentence from ``start`` ends at a stop with something after it."""
    after = text[following : following + _LOOK_BACK]
    first = after.lstrip("\u00ab\u2039\u201c\u2018\"'([\u2013\u2014- \u00a0\u202f")[:1]
    if not first:
        return True
    if first.islower() or first in ",;:.!?":
        return False
    if not stop.group().startswith(".") or stop.group().startswith(".."):
        return True
    if _NUMBERED.fullmatch(text, start, stop.start() + 1):
        return False  # the number of an item, not a sentence
    return not _goes_on(text[max(start, stop.start() - _LOOK_BACK) : stop.start()], after, first)


def _goes_on(before: str, after: str, first: str) -> bool:
    """Tell whether the full stop after ``before`` is that of an abbreviation."""
    found = _WORD_BEFORE.search(before)
    written = found.group() if found else ""
    word = written.casefold()
    if written in _TITLES or word in _GO_ON:
        return True
    if word in _BEFORE_NUMBER and first.isdigit():
        return True
    if word in _OF_NAMES or _INITIALS.fullmatch(word + "."):
        return re.split(r"\W", after, maxsplit=1)[0].casefold() not in _STARTERS
    return False


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    kept = len(piece.lstrip())
    return Span(end - kept, end - kept + len(piece.strip()))
