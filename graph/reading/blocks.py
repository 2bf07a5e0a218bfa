"""Paragraphs, headings, items and cells of plain text, found by its lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from graph.reading.languages import language_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST_TITLE: Final = 250
LONGEST_HEADING: Final = 120
#: words of a heading, lines of a heading that was wrapped
_MOST_WORDS: Final = 18
#: lines that are longer than this are never wrapped by hand
_WIDEST: Final = 150
#: the share of line ends in mid-sentence that makes a text a wrapped one
_WRAPPED: Final = 0.25
#: how full a line is when the next word had no room
_FULL: Final = 0.85
_FULL_STOPPED: Final = 0.95
#: a line that ends in mid-sentence is at least this long in a text that is not wrapped
_LONG: Final = 40
#: a numbered item longer than this is a paragraph with a number
_LONG_ITEM: Final = 250
#: as many short lines in a row are a list, and not headings
_LIST: Final = 3

_LINE_END: Final = re.compile("[\n\v\f\x85\u2028\u2029]")
_FIELD: Final = re.compile(
    r"(?:title|titre|date|published(?: on)?|publié(?: le)?|publisher|éditeur|source|url|link|lien|"
    r"address|adresse|author|auteur|by|par|language|langue)\s?:\s*\S",
    re.IGNORECASE,
)
_BULLET: Final = re.compile(
    r"[•◦▪‣·●○■□►▸➢✓*+\u2043\uf0b7\uf0a7]\s+|(?:[-\u2013\u2014]|o)\s+(?=\S)"
)
_NUMBERED: Final = re.compile(
    r"(?:\(?\d{1,3}[.)]|\(?[a-z]\)|\(?[ivx]{1,5}\)|[ivx]{1,5}\.)\s+(?=\S)"
)
#: a sentence ends within the line
_WITHIN: Final = re.compile(r"(?:[a-zà-ÿ]{4}|\d{4})[.!?]\s+[A-ZÀ-Þ]")
#: 1.2 and 3.1.4 open a section, whatever stands before them
_SECTION: Final = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s+[A-ZÀ-Þ]")
_DOTS: Final = re.compile(r"(?:\.\s?){5,}\s*[\divxl]{1,5}\Z")
#: what is a bullet and nothing else
_SURE: Final = frozenset("•◦▪‣●○■□►▸➢✓\u2043\uf0b7\uf0a7")
#: a full stop that ends no sentence
_SHORTENED: Final = re.compile(r"(?:\b[A-Z]\.){2,}\Z|\b(?:Inc|Ltd|Co|Corp|Bros|Jr|Sr|No)\.\Z")
_MARKDOWN: Final = re.compile(r"#{1,6}\s+")
_CLOSERS: Final = "\"'\u201d\u2019\u00bb)] \u00a0\u202f"
_STOPS: Final = (".", "!", "?", "\u2026", ":", ";")
_ENDS: Final = (*_STOPS, ",")
_OPENERS: Final = "\"'\u201c\u2018\u00ab([ \u00a0\u202f"


@dataclass(frozen=True, slots=True)
class Span:
    """A block before it has a number and a language: [start, end), its kind and its page."""

    start: int
    end: int
    kind: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    indent: int
    blank_before: bool


def spans_of(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    r"""Return the blocks of plain text, in order: none is empty, none begins or ends with space.

    A line is a paragraph, unless the text is one whose lines end in mid-sentence: then a paragraph
    goes on until a line that is cut short, an item, or a blank line.

    >>> text = "Harbour news\n\nTwo ships left the port\nat night. One came back.\n- a tug"
    >>> [(span.kind, text[span.start : span.end]) for span in spans_of(text)]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('heading', 'Harbour news'),
     ('paragraph', 'Two ships left the port\nat night. One came back.'), ('item', 'a tug')]
    """
    lines = list(_lines(text, start, len(text) if end is None else end))
    groups = _grouped(lines)
    found: list[Span] = []
    for group in groups:
        # lines that only divide say nothing, nor does an item's mark with nothing behind it
        if any(letter.isalnum() for line in group for letter in line.text):
            found += [
                one
                for one in _of_group(group)
                if any(letter.isalnum() for letter in text[one.start : one.end])
            ]
    return _with_headings(text, found)


def is_headline(words: str, *, most: int = LONGEST_HEADING, also: str = "") -> bool:
    """Tell whether words read as a heading: short, begun as one, without a full stop.

    >>> is_headline("Findings of the Watch"), is_headline("It sank."), is_headline("and more")
    (True, False, False)
    """
    head, tail = words.lstrip(_OPENERS), words.rstrip(_CLOSERS)
    if not head or len(words) > most or len(words.split()) > most // 6:
        return False
    ended = tail.endswith(_ENDS) and not _SHORTENED.search(tail)
    if ended and not (also and tail.endswith(tuple(also))):
        return False
    if "@" in words or "://" in words or not any(letter.isalpha() for letter in words):
        return False
    return not head[0].islower()


def _lines(text: str, start: int, end: int) -> Iterator[_Line]:
    blank = True
    here = start
    while here <= end:
        found = _LINE_END.search(text, here, end)
        stop = found.start() if found else end
        line = text[here:stop]
        words = line.strip()
        if words:
            indent = len(line.expandtabs()) - len(line.expandtabs().lstrip())
            low = here + len(line) - len(line.lstrip())
            yield _Line(low, low + len(words), words, indent, blank)
        blank = not words
        here = stop + 1


def _stopped(line: _Line) -> bool:
    return line.text.rstrip(_CLOSERS).endswith(_STOPS)


def _goes_on(line: _Line, after: _Line) -> bool:
    """Tell whether a line end is surely in mid-sentence."""
    if _stopped(line) or after.blank_before or _FIELD.match(after.text):
        return False
    head = after.text.lstrip(_OPENERS)[:1]
    return head.islower() or line.text.endswith((",", "-", "\u2010"))


def _is_wrapped(lines: Sequence[_Line]) -> bool:
    pairs = [
        (line, after)
        for line, after in pairwise(lines)
        if not after.blank_before and not _bulleted(after.text)
    ]
    on = [
        line
        for line, after in pairs
        if len(line.text) > _LONG // 2
        and (_goes_on(line, after) or (not _stopped(line) and _WITHIN.search(line.text)))
    ]
    if not on or len(on) < len(pairs) * _WRAPPED:
        return False
    return sorted(len(line.text) for line in on)[len(on) * 9 // 10] <= _WIDEST


def _bulleted(words: str) -> bool:
    return bool(_BULLET.match(words) or _NUMBERED.match(words))


def _grouped(lines: Sequence[_Line]) -> list[list[_Line]]:
    """Return the lines of each block."""
    wrapped = _is_wrapped(lines)
    groups: list[list[_Line]] = []
    for at, line in enumerate(lines):
        if groups and _joined(lines, at, wrapped=wrapped):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _joined(lines: Sequence[_Line], at: int, *, wrapped: bool) -> bool:
    """Tell whether a line goes on with the block of the line before it."""
    before, line = lines[at - 1], lines[at]
    if line.blank_before or _apart(before, line):
        return False
    if before.text in _SURE:
        return True
    on = _goes_on(before, line)
    if not wrapped:
        return on and _LONG <= len(before.text) <= _WIDEST and not _bulleted(line.text)
    full = _is_full(lines, at)
    if _bulleted(line.text) and not (full and _mid_sentence(before)):
        return False
    return on or (full and line.indent <= before.indent + 1 and not _translated(before, line))


def _apart(before: _Line, line: _Line) -> bool:
    """Tell whether two lines are never one block: rows, items, sections, fields, contents."""
    marked = line.text[0] in _SURE or _SECTION.match(line.text) or _MARKDOWN.match(line.text)
    field = _FIELD.match(before.text) and len(before.text) < _LONG
    return bool(
        marked or field or _DOTS.search(before.text) or "\t" in line.text or "\t" in before.text
    )


def _translated(before: _Line, line: _Line) -> bool:
    """Tell whether a sentence ends, and another language begins."""
    if not _stopped(before):
        return False
    languages = language_of(before.text), language_of(line.text)
    return all(languages) and languages[0] != languages[1]


def _mid_sentence(line: _Line) -> bool:
    return not _stopped(line) and len(line.text) > _LONG


def _is_full(lines: Sequence[_Line], at: int) -> bool:
    """Tell whether the first word of a line had no room on the line before it."""
    near = [line for line in lines[max(0, at - 3) : at + 3] if len(line.text) <= _WIDEST]
    width = max((len(line.text) for line in near), default=0)
    before = lines[at - 1]
    word = lines[at].text.split(maxsplit=1)[0]
    # to divide a paragraph between two sentences does less harm than to join two paragraphs
    least = _FULL_STOPPED if _stopped(before) else _FULL
    return len(before.text) > _LONG // 2 and len(before.text) + 1 + len(word) >= width * least


def _of_group(group: Sequence[_Line]) -> list[Span]:
    first, last = group[0], group[-1]
    if len(group) == 1 and "\t" in first.text:
        return _cells(first, "\t")
    if len(group) == 1 and first.text.count("|") > 1 and first.text[0] == first.text[-1] == "|":
        return _cells(first, "|")
    start, kind = first.start, "item" if _DOTS.search(last.text) else "paragraph"
    if first.text in _SURE:
        start, kind = group[min(1, len(group) - 1)].start, "item"
    elif marked := _MARKDOWN.match(first.text):
        start, kind = start + marked.end(), "heading"
    elif marked := _BULLET.match(first.text):
        start, kind = start + marked.end(), "item"
    elif marked := _NUMBERED.match(first.text):
        start += marked.end()
        kind = "paragraph" if _is_sentence(first.text[marked.end() :], last, start) else "item"
    return [Span(start, last.end, kind)]


def _is_sentence(words: str, last: _Line, start: int) -> bool:
    """Tell whether what stands behind a number is a paragraph of its own."""
    length = last.end - start
    whole = words[0].isupper() and last.text.rstrip(_CLOSERS).endswith((".", "!", "?"))
    return length > _LONG_ITEM or (whole and length > _LONG)


def _cells(line: _Line, mark: str) -> list[Span]:
    found: list[Span] = []
    here = line.start
    for part in line.text.split(mark):
        words = part.strip()
        if any(letter.isalnum() for letter in words):
            low = here + len(part) - len(part.lstrip())
            found.append(Span(low, low + len(words), "cell"))
        here += len(part) + 1
    # one cell alone is no table
    return found if len(found) > 1 else [replace(one, kind="paragraph") for one in found]


def _with_headings(text: str, found: list[Span]) -> list[Span]:
    """Call short paragraphs without a full stop headings, and three of them in a row a list."""
    short = [
        span.kind == "paragraph"
        and is_headline(text[span.start : span.end])
        and not _FIELD.match(text, span.start)
        for span in found
    ]
    made: list[Span] = []
    run = 0
    for at, span in enumerate(found):
        run = run + 1 if short[at] else 0
        if not short[at] or at == len(found) - 1:
            made.append(span)
        else:
            made.append(replace(span, kind="heading" if run < _LIST else "item"))
    return made
