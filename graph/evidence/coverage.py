"""What of each source is claimed, what is excused, and what nobody has accounted for.

Every number, date, name and member of a list in a sentence is used by a claim whose evidence
stands in that sentence, or an excused passage covers it. What is neither is reported.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from graph.evidence.aliases import Aliases, Occurrence
from graph.evidence.capitals import Usage, usage
from graph.evidence.mark import Kind, Mark, Spans, guess_language
from graph.evidence.marks import marks
from graph.evidence.uses import is_used, named_by, unread_words, uses
from graph.model import short
from graph.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.model import Claim, Evidence, Knowledge

SENTENCE = "sentence"
_USED, _EXCUSED, _UNACCOUNTED = "used", "excused", "unaccounted"
_ABSENT = frozenset({"lost", "ambiguous"})
_NEAR = 20  # names that may stand at one place
# a member of a list is used if a figure in it is
_FIGURES = frozenset({Kind.NUMBER, Kind.ORDER, Kind.DATE})


@dataclass(frozen=True, slots=True)
class Unaccounted:
    """A mark that nobody has accounted for, or a whole sentence: ``kind`` tells which.

    ``[start, end)`` are code points of the stored text of ``source`` (an IRI). ``text`` is the
    source's own, and is for the terminal alone.
    """

    source: str
    start: int
    end: int
    kind: str
    text: str
    mend: str

    def __str__(self) -> str:
        where = f"{short(self.source)} [{self.start}, {self.end})"
        return f"{where}: {self.kind} “{self.text}”\n  mend: {self.mend}"


@dataclass(frozen=True, slots=True)
class OfSource:
    """How much of one source is accounted for.

    ``sentences`` counts those with words: ``covered`` by a claim, else ``excused`` at least in
    part, else ``unread``. ``marks`` counts by kind, then by "used", "excused", "unaccounted".
    """

    source: str
    sentences: int
    covered: int
    excused: int
    unread: int
    marks: Mapping[str, Mapping[str, int]]
    unaccounted: tuple[Unaccounted, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage of every source that has a text, in the order of the IRIs."""

    sources: Mapping[str, OfSource]
    not_checked: tuple[str, ...] = ()

    @property
    def unaccounted(self) -> tuple[Unaccounted, ...]:
        """All that nobody has accounted for, by source and position."""
        return tuple(one for found in self.sources.values() for one in found.unaccounted)

    @property
    def is_complete(self) -> bool:
        """Whether nothing is unaccounted for in any source that has a text."""
        return not self.unaccounted

    def to_json(self) -> dict[str, Any]:
        """Return the counts and positions as plain values, without a word of any source.

        >>> Coverage({}).to_json()
        {'sources': {}, 'notChecked': []}
        """
        return {
            "sources": {short(iri): _json(found) for iri, found in sorted(self.sources.items())},
            "notChecked": [short(iri) for iri in self.not_checked],
        }


def coverage(knowledge: Knowledge, texts: Mapping[str, str]) -> Coverage:
    """Compare the sentences of each text (by source IRI) with the claims and excuses of its source.

    Evidence counts where it stands; give the knowledge that ``check.with_passages`` returns if a
    text has changed. Evidence that is lost or ambiguous covers nothing.

    >>> from graph.model import Knowledge
    >>> nothing = Knowledge({}, {}, {}, {})
    >>> coverage(nothing, {"s:1": "Orsan a vendu 3 cloches."}).sources["s:1"].unread
    1
    """
    aliases = Aliases(knowledge.entities)
    found = {iri: _of_source(knowledge, aliases, iri, texts[iri]) for iri in sorted(texts)}
    missing = tuple(iri for iri in sorted(knowledge.sources) if iri not in texts)
    return Coverage(found, missing)


def _of_source(knowledge: Knowledge, aliases: Aliases, iri: str, text: str) -> OfSource:
    spans = [span for span in sentences(text) if unread_words(text[span.start : span.end])]
    source = knowledge.sources.get(iri)
    given = source.language.partition("-")[0] if source else ""
    language = given if given in {"en", "fr"} else guess_language(text)
    claims = sorted(
        (one for one in knowledge.claims.values() if one.source == iri and _is_there(one.evidence)),
        key=lambda one: (one.evidence.start, one.iri),
    )
    excuses = sorted(
        (one.evidence.start, one.evidence.end)
        for one in knowledge.excused.values()
        if one.source == iri and _is_there(one.evidence)
    )
    reader = _Reader(knowledge, aliases, iri, text, language, usage(text, spans))
    counts: Counter[str] = Counter()
    kinds: dict[str, Counter[str]] = {str(kind): Counter() for kind in Kind}
    unaccounted: list[Unaccounted] = []
    for start, end in spans:
        here = [one for one in claims if one.evidence.start < end and start < one.evidence.end]
        excused = [(a, b) for a, b in excuses if a < end and start < b]
        state = "covered" if here else "excused" if excused else "unread"
        counts[state] += 1
        for mark, fate, other in reader.fates(start, end, here, excused):
            kinds[str(mark.kind)][fate] += 1
            if fate == _UNACCOUNTED and state != "unread":
                mend = _mend(mark, other)
                place = (mark.start, mark.end, str(mark.kind), mark.text)
                unaccounted.append(Unaccounted(iri, *place, mend))
        if state == "unread":
            passage = text[start:end]
            unaccounted.append(Unaccounted(iri, start, end, SENTENCE, passage, _MEND_SENTENCE))
    return OfSource(
        iri,
        len(spans),
        counts["covered"],
        counts["excused"],
        counts["unread"],
        {
            kind: {fate: found[fate] for fate in (_USED, _EXCUSED, _UNACCOUNTED)}
            for kind, found in kinds.items()
        },
        tuple(unaccounted),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """What reading a sentence of one source needs."""

    knowledge: Knowledge
    aliases: Aliases
    source: str
    text: str
    language: str
    usage: Usage

    def fates(
        self, start: int, end: int, claims: Sequence[Claim], excused: Sequence[tuple[int, int]]
    ) -> Iterator[tuple[Mark, str, str]]:
        """Give each mark of a sentence, at its place in the text, and what became of it.

        The third value is the id of an entity that stands there and is in no claim of the sentence.
        """
        sentence = self.text[start:end]
        occurrences = self.aliases.find(sentence)
        used = uses(self.knowledge, claims)
        known = [(one.start, one.end) for one in occurrences if one.capital]
        found = marks(sentence, self.language, self.usage, known)
        named = named_by(used, occurrences)
        known = [(one.start, one.end) for one in occurrences if one.capital]
        found = marks(sentence, self.language, self.usage, known)
        fine = [is_used(sentence, mark, used, self.aliases, named) for mark in found]
        unused = [one for one in occurrences if not one.entities & used.entities]
        figures = Spans(
            (mark.start, mark.end)
            for mark, ok in zip(found, fine, strict=True)
            if ok and mark.kind in _FIGURES
        )
        for mark, ok in zip(found, fine, strict=True):
            placed = replace(mark, start=mark.start + start, end=mark.end + start)
            if ok or (mark.kind is Kind.MEMBER and figures.meet(mark.start, mark.end)):
                yield placed, _USED, ""
            elif any(low <= placed.start and placed.end <= high for low, high in excused):
                yield placed, _EXCUSED, ""
            else:
                yield placed, _UNACCOUNTED, _other(mark, unused)


def _other(mark: Mark, unused: Sequence[Occurrence]) -> str:
    """Return who goes by a name that stands at a mark, but is in no claim of the sentence."""
    last = bisect_left(unused, mark.end, key=lambda one: one.start)
    for one in unused[max(0, last - _NEAR) : last]:
        if mark.overlaps(one.start, one.end):
            return short(min(one.entities))
    return ""


def _is_there(evidence: Evidence) -> bool:
    return evidence.status not in _ABSENT


_EXCUSE = "else excuse it: `- {evidence: …, reason: %s}` under `excused:`"
_MEND_SENTENCE = (
    "write a claim with evidence here, "
    "or excuse it: `- {evidence: …, reason: Heading}` under `excused:`"
)


def _mend(mark: Mark, other: str) -> str:
    """Return what to write, in no words of the source."""
    value = f"{mark.value:f}" if not isinstance(mark.value, str) else ""
    match mark.kind:
        case Kind.NUMBER:
            line = f"amount: {{value: '{value}', currency or unit: …, approximation: …}}"
            return f"in a claim of this sentence write `{line}`, {_EXCUSE % 'Vague'}"
        case Kind.ORDER:
            line = f"amount: {{value: '{value}', currency or unit: …, approximation: AtLeast}}"
            return f"in a claim of this sentence write `{line}`, {_EXCUSE % 'Vague'}"
        case Kind.ORDINAL:
            line = f"relation: ordinal` and `value: '{value}'"
            return f"write a claim with `{line}`, {_EXCUSE % 'Framing'}"
        case Kind.DATE:
            line = f"when: {mark.value}"
            return f"in a claim of this sentence write `{line}`, {_EXCUSE % 'Vague'}"
        case Kind.NAME:
            reason = "NotAName"
        case _:
            reason = "Framing"
    if other:
        return f"use `{other}` in a claim of this sentence, {_EXCUSE % reason}"
    return (
        "write these words under `alias:` of an entity of this sentence in claims/entities.yaml, "
        f"or claim it of a new one, {_EXCUSE % reason}"
    )


def _json(found: OfSource) -> dict[str, Any]:
    return {
        "sentences": found.sentences,
        "covered": found.covered,
        "excused": found.excused,
        "unread": found.unread,
        "marks": {kind: dict(fates) for kind, fates in found.marks.items()},
        "unaccounted": [
            {"start": one.start, "end": one.end, "kind": one.kind, "mend": one.mend}
            for one in found.unaccounted
        ],
    }
