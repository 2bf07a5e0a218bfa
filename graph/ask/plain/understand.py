"""Which ready question a plain one means, and with which values; or that none fits well."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from graph.ask.plain.english import ENGLISH
from graph.ask.plain.french import FRENCH
from graph.ask.plain.match import Fit, candidates, fits
from graph.ask.plain.phrasings import Phrasings, phrasings
from graph.ask.plain.units import Unit, tokens, units
from graph.model import said

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.ask.plain.language import Language
    from graph.ask.plain.register import Named, Register
    from graph.ask.questions import Param, Question
    from graph.model import Words

LANGUAGES: Final = (ENGLISH, FRENCH)
#: characters of the longest question, and words
LONGEST: Final = 500
MOST_WORDS: Final = 60
#: below either of these bounds nothing fits well
LEAST_SCORE: Final = 0.68
LEAST_EXPLAINED: Final = 0.62
_NEAREST: Final = 3
_LEAST_NEAR: Final = 0.2


@dataclass(frozen=True, slots=True)
class Taken:
    """A ready question with the values that were found for its parameters.

    ``values`` are what ``--param`` takes; ``shown`` what people call each of them. ``score`` is
    from 0 to 1.
    """

    name: str
    values: Mapping[str, str]
    shown: Mapping[str, Words]
    score: float


@dataclass(frozen=True, slots=True)
class Understood:
    """How a plain question was understood; ``taken`` is None where nothing fits well.

    ``slips`` pairs each misspelt word with what it was taken for, ``unused`` lists what of the
    question has no part in the answer, ``strangers`` the names that the build does not know, and
    ``nearest`` the ready questions that come closest, the closest first.
    """

    text: str
    lang: str
    taken: Taken | None
    slips: tuple[tuple[str, str], ...] = ()
    unused: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()
    nearest: tuple[Taken, ...] = field(default=())


class Understanding:
    """Understands plain questions over one build; what it prepares is kept for the next one.

    >>> from graph.ask.plain.register import Register
    >>> Understanding({}, Register({}, {}, {})).understand("Who stole it?").taken is None
    True
    """

    def __init__(self, ready: Mapping[str, Question], known: Register) -> None:
        self._ready = ready
        self._known = known
        self._ways: dict[str, Phrasings] = {}

    def understand(self, text: str, lang: str = "en") -> Understood:
        """Return which ready question ``text`` asks, at most LONGEST characters of it.

        The language is told by the question's small words; ``lang`` decides where they don't.
        Nothing is asked of the build, and the same text always gives the same.
        """
        asked = " ".join(text.split())
        languages = _languages(asked, lang)
        if len(asked) > LONGEST or len(asked.split()) > MOST_WORDS:
            return Understood(asked, languages[0].tag, None)
        found = [self._in(asked, language) for language in languages]
        # the first is the likelier language, and wins where both do as well
        return max(found, key=lambda each: each.taken.score if each.taken else 0.0)

    def _in(self, text: str, language: Language) -> Understood:
        ways = self._ways.get(language.tag)
        if ways is None:
            ways = self._ways[language.tag] = phrasings(self._ready, language, self._known)
        parts = units(text, language, self._known, ways.vocabulary)
        found = fits(parts, ways, self._known)
        strangers = tuple(unit.written for unit in parts if unit.stranger)
        slips = tuple((unit.written, _meant(unit, language)) for unit in parts if unit.meant)
        best = found[0] if found else None
        near = tuple(self._taken(fit, parts, language) for fit in found[: _NEAREST + 1])
        if best is None or strangers or not _fits_well(best):
            close = tuple(each for each in near if each.score >= _LEAST_NEAR)
            return Understood(
                text, language.tag, None, slips, strangers=strangers, nearest=close[:_NEAREST]
            )
        unused = tuple(
            unit.written
            for at, unit in enumerate(parts)
            if at not in best.covered and (unit.stems or unit.named or unit.period)
        )
        return Understood(text, language.tag, near[0], slips, unused, nearest=near[1:])

    def _taken(self, fit: Fit, parts: Sequence[Unit], language: Language) -> Taken:
        values: dict[str, str] = {}
        shown: dict[str, Words] = {}
        params = {param.name: param for param in fit.way.question.params}
        for slot, at in fit.filled.items():
            for named in candidates(
                fit.way.question, slot, parts[at], self._known.ends.get(fit.relation)
            )[:1]:
                values[slot] = _value(params[slot], named, language.tag)
                shown[slot] = named.labels
        if fit.relation:
            values["relation"] = fit.relation
            shown["relation"] = self._known.labels.get(fit.relation, {})
        if fit.kind:
            values["class"] = fit.kind
            shown["class"] = self._known.labels.get(fit.kind, {})
        dates = [unit.period for unit in parts if unit.period]
        if dates:
            for slot, day in zip(("from", "until"), dates[0], strict=True):
                if slot in params and day:
                    values[slot], shown[slot] = day, {language.tag: day}
        for slot, value in fit.way.phrasing.given.items():
            values[slot] = value
            shown[slot] = self._known.labels.get(value, {language.tag: value})
        order = [param.name for param in fit.way.question.params if param.name in values]
        return Taken(
            fit.way.question.name,
            MappingProxyType({name: values[name] for name in order}),
            MappingProxyType({name: shown[name] for name in order}),
            round(fit.score, 4),
        )


def _fits_well(fit: Fit) -> bool:
    return fit.score >= LEAST_SCORE and fit.explained >= LEAST_EXPLAINED


def _value(param: Param, named: Named, lang: str) -> str:
    return said(named.labels, lang) if param.type == "text" else named.id


def _meant(unit: Unit, language: Language) -> str:
    return said(unit.named[0].labels, language.tag) if unit.named else unit.meant


def _languages(text: str, lang: str) -> list[Language]:
    """Return the languages that a question may be in, the likeliest first."""
    counts = {}
    for language in LANGUAGES:
        own = language.quiet | language.asking
        counts[language.tag] = sum(token.folded in own for token in tokens(text, language))
    most = max(counts.values())
    likely = [language for language in LANGUAGES if counts[language.tag] == most]
    return sorted(likely, key=lambda language: (language.tag != lang, language.tag))
