"""A plain question as units: words, names of things in the build, and dates."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from graph.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from graph.ask.plain.language import Language
    from graph.ask.plain.register import Named, Register

_TOKEN: Final = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?|[^\W_]+(?:[.&][^\W_]+)*")
_ISO: Final = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")
_YEAR: Final = re.compile(r"(19|20)[0-9]{2}")
_DAY: Final = re.compile(r"([1-9]|[12][0-9]|3[01])(st|nd|rd|th|er)?")
#: words of the longest name that is looked for, and of the longest that is looked for by its stems
_LONGEST: Final = 12
_STEMMED: Final = 8
#: letters of the shortest word that is taken for a misspelt one, and how alike the two must be
_LEAST_LETTERS: Final = 5
_ALIKE: Final = 0.8
#: how alike two words of the same letters in another order are, first and last in their places
_SAME_LETTERS: Final = 0.95
_LONGEST_SLIP: Final = 4


@dataclass(frozen=True, slots=True)
class Token:
    """A word as written, folded, and its stem."""

    written: str
    folded: str
    stem: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of a question; ``stems`` are those of its words that ask something.

    ``named`` is what a name may lead to, ``period`` the first and last day of a date, each EDTF or
    empty. ``meant`` is what a misspelt ``written`` was taken for. A ``stranger`` is the name of
    something that the build does not hold.
    """

    written: str
    folded: str
    stems: tuple[str, ...]
    named: tuple[Named, ...] = ()
    period: tuple[str, str] | None = None
    meant: str = ""
    stranger: bool = False


def tokens(text: str, language: Language) -> list[Token]:
    """Return the words of a question in their order.

    >>> from graph.ask.plain.english import ENGLISH
    >>> [token.folded for token in tokens("Who's Amazon?", ENGLISH)]
    ['who', 's', 'amazon']
    """
    return [
        Token(word, folded, language.stem(folded))
        for word in _TOKEN.findall(text)
        if (folded := fold(word) if not _ISO.fullmatch(word) else word)
    ]


def units(text: str, language: Language, known: Register, vocabulary: frozenset[str]) -> list[Unit]:
    """Return the parts of a question: the longest names first, then dates, then words.

    ``vocabulary`` holds the stems that some phrasing has: what is neither in it nor a name may be
    a misspelt one of either.
    """
    found = tokens(text, language)
    stemmed = by_stems(known, language)
    parts: list[Unit] = []
    at = 0
    while at < len(found):
        unit, length = _name(found, at, language, known, stemmed) or _date(found, at, language) or (
            _word(found[at], language), 1,
        )  # fmt: skip
        parts.append(unit)
        at += length
    parts = _joined(_with_slips(parts, language, known, vocabulary), language)
    titled = _is_titled(found, language)
    first = found[0].written if found else ""
    return _whole_strangers(
        _mended(unit, language, known, vocabulary, proper=not titled and unit.written != first)
        for unit in parts
    )


def by_stems(known: Register, language: Language) -> dict[tuple[str, ...], tuple[Named, ...]]:
    """Return names by the sorted stems of their words, without the small ones."""
    found: dict[tuple[str, ...], tuple[Named, ...]] = {}
    for name, named in known.names.items():
        if any(each.proper for each in named):
            found.setdefault(_key(name.split(), language), named)
        found.setdefault((_singular(name),), named)
    return found


def _key(words: Sequence[str], language: Language) -> tuple[str, ...]:
    return tuple(sorted(language.cut(word) for word in words if word not in language.small))


def _singular(name: str) -> str:
    """Return a folded name with its words in the singular, as far as an ending tells.

    >>> _singular("reseaux nord coreens")
    'reseau nord coreen'
    """
    return " ".join(
        word[:-1] if word[-1:] in {"s", "x"} and len(word) > 3 else word  # noqa: PLR2004
        for word in name.split()
    )


def _name(
    found: Sequence[Token],
    at: int,
    language: Language,
    known: Register,
    stemmed: Mapping[tuple[str, ...], tuple[Named, ...]],
) -> tuple[Unit, int] | None:
    most = min(_LONGEST, known.longest, len(found) - at)
    for length in range(most, 0, -1):
        span = found[at : at + length]
        folded = " ".join(token.folded for token in span)
        if length == 1 and _is_plain_word(span[0], language):
            return None
        named = known.names.get(folded)
        if named is None and folded in known.strangers:
            return Unit(_as_written(span), folded, _stems(span, language), stranger=True), length
        if named is None and 1 < length <= _STEMMED and _is_phrase(span, language):
            named = stemmed.get(_key([token.folded for token in span], language))
        if named is None and not _edges_are_small(span, language):
            named = stemmed.get((_singular(folded),))
        if named is not None:
            return Unit(_as_written(span), folded, _stems(span, language), named=named), length
    return None


def _is_plain_word(token: Token, language: Language) -> bool:
    """Tell whether a word is one of the language's own, and not a name in capitals, such as UN."""
    own = language.quiet | language.asking
    return token.folded in own and not (token.written.isupper() and len(token.written) > 1)


def _edges_are_small(span: Sequence[Token], language: Language) -> bool:
    own = language.quiet | language.asking
    return span[0].folded in own or span[-1].folded in own


def _is_phrase(span: Sequence[Token], language: Language) -> bool:
    """Tell whether words can be one name: no small word at an end, and no new noun begun inside.

    "Soldiers of the DPRK" are one, "soldiers the DPRK" (sent) are two.
    """
    if _edges_are_small(span, language):
        return False
    own = language.quiet | language.asking
    return not any(
        token.folded in language.articles - set(language.marks) and before.folded not in own
        for before, token in pairwise(span)
    )


def _as_written(span: Sequence[Token]) -> str:
    return " ".join(token.written for token in span)


def _stems(span: Sequence[Token], language: Language) -> tuple[str, ...]:
    own = language.quiet | language.asking
    return tuple(token.stem for token in span if token.folded not in own)


def _word(token: Token, language: Language) -> Unit:
    return Unit(token.written, token.folded, _stems([token], language))


def _date(found: Sequence[Token], at: int, language: Language) -> tuple[Unit, int] | None:
    """Read a day, a month of a year, or a year, as EDTF."""
    words = [token.folded for token in found[at : at + 3]]
    if words[0] in language.months and words[1:2] and words[1] in language.joining:
        # "between March and October 2024": the year is said once, behind the last month
        last = _date(found, at + 2, language) if at + 2 < len(found) else None
        if last and last[0].period:
            edtf = f"{last[0].period[0][:4]}-{language.months.index(words[0]) + 1:02}"
            return _dated(found[at : at + 1], edtf), 1
    if _ISO.fullmatch(words[0]) or _YEAR.fullmatch(words[0]):
        return _dated(found[at : at + 1], words[0]), 1
    for length, (day, month, year) in (
        (3, (words[0], *words[1:3])) if len(words) == 3 else (0, ("", "", "")),  # noqa: PLR2004
        (2, ("", *words[:2])) if len(words) > 1 else (0, ("", "", "")),
    ):
        if month not in language.months or not _YEAR.fullmatch(year):
            continue
        if day and not _DAY.fullmatch(day):
            continue
        edtf = f"{year}-{language.months.index(month) + 1:02}"
        if day:
            edtf += f"-{int(''.join(filter(str.isdecimal, day))):02}"
        return _dated(found[at : at + length], edtf), length
    return None


def _dated(span: Sequence[Token], edtf: str) -> Unit:
    written = _as_written(span)
    return Unit(written, fold(written), (), period=(edtf, edtf))


def _joined(parts: Sequence[Unit], language: Language) -> list[Unit]:
    """Join two dates with only small words between them, and open one after "since" or "before"."""
    made: list[Unit] = []
    for unit in parts:
        before = [at for at, each in enumerate(made) if each.period]
        if unit.period and before and all(not each.stems for each in made[before[-1] + 1 :]):
            first = made[before[-1]]
            period = ((first.period or ("", ""))[0], unit.period[1])
            made[before[-1] :] = [
                replace(first, written=f"{first.written}/{unit.written}", period=period)
            ]
        elif unit.period and made and made[-1].folded in language.since:
            made.append(replace(unit, period=(unit.period[0], "")))
        elif unit.period and made and made[-1].folded in language.before:
            made.append(replace(unit, period=("", unit.period[1])))
        else:
            made.append(unit)
    return made


def _is_titled(found: Sequence[Token], language: Language) -> bool:
    """Tell whether capitals say nothing, as in a headline, or where all is in capitals."""
    raised = [token for token in found if token.folded not in language.unraised]
    return len(raised) > 1 and all(token.written[:1].isupper() for token in raised)


def _whole_strangers(parts: Iterable[Unit]) -> list[Unit]:
    """Join an unknown name with the words in capitals that follow it."""
    made: list[Unit] = []
    for unit in parts:
        capital = unit.written[:1].isupper() and not unit.named and not unit.period
        if made and made[-1].stranger and capital:
            last = made.pop()
            written = f"{last.written} {unit.written}"
            made.append(Unit(written, fold(written), last.stems + unit.stems, stranger=True))
        else:
            made.append(unit)
    return made


def _with_slips(
    parts: Sequence[Unit], language: Language, known: Register, vocabulary: frozenset[str]
) -> list[Unit]:
    """Return the units with each misspelt name of several words as one."""
    made: list[Unit] = []
    at = 0
    while at < len(parts):
        for length in range(min(_LONGEST_SLIP, len(parts) - at), 1, -1):
            span = parts[at : at + length]
            name = _slip(span, known, vocabulary)
            if name:
                written = " ".join(unit.written for unit in span)
                stems = tuple(language.stem(word) for word in name.split())
                made.append(Unit(written, fold(written), stems, known.names[name], meant=name))
                at += length
                break
        else:
            made.append(parts[at])
            at += 1
    return made


def _slip(span: Sequence[Unit], known: Register, vocabulary: frozenset[str]) -> str:
    """Return the name of as many words that a span misspells, if it has a word nobody knows."""
    if any(unit.named or unit.period or unit.stranger for unit in span):
        return ""
    if not span[0].stems or not span[-1].stems:
        return ""
    if all(set(unit.stems) <= vocabulary for unit in span):
        return ""
    folded = " ".join(unit.folded for unit in span)
    return _closest(folded, [name for name in known.names if name.count(" ") == len(span) - 1])


def _mended(
    unit: Unit, language: Language, known: Register, vocabulary: frozenset[str], *, proper: bool
) -> Unit:
    """Return a unit as it is if it is known, else as what it comes close to, else as a stranger."""
    if unit.named or unit.period or unit.stranger or not unit.stems:
        return unit
    if set(unit.stems) <= vocabulary:
        return unit
    close = _closest(unit.folded, known.names)
    if close:
        named = known.names[close]
        return replace(
            unit, named=named, meant=close, stems=tuple(map(language.stem, close.split()))
        )
    word = _closest(unit.stems[0], vocabulary)
    if word and not (proper and unit.written[:1].isupper()):
        return replace(unit, stems=(word,), meant=word)
    return replace(unit, stranger=proper and unit.written[:1].isupper())


def _closest(word: str, others: Iterable[str]) -> str:
    """Return the one other word that is this one but for a slip or two, or the empty string."""
    from rapidfuzz.distance import OSA

    if len(word) < _LEAST_LETTERS or not word.replace(" ", "").isalpha():
        return ""
    scored = [
        (-score, other)
        for other in others
        if abs(len(other) - len(word)) <= 2 and other[:1] == word[:1]  # noqa: PLR2004
        if (score := _likeness(word, other, OSA.normalized_similarity)) >= _ALIKE
    ]
    return min(scored)[1] if scored else ""


def _likeness(word: str, other: str, alike: Callable[[str, str], float]) -> float:
    if other[-1:] == word[-1] and sorted(other) == sorted(word):
        return _SAME_LETTERS
    return alike(word, other)
