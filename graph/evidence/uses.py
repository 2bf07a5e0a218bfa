"""Whether a mark is used by the claims whose evidence stands in its sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from graph.errors import ValueFormError
from graph.evidence.addresses import bare
from graph.evidence.capitals import needed
from graph.evidence.mark import Kind, Mark, Spans, is_capital, words
from graph.text.names import fold
from graph.values.periods import Period, comparable, period, within

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.evidence.aliases import Aliases, Occurrence
    from graph.model import Claim, Knowledge

_LONGEST = 60  # a figure has at most 30 digits, see graph.values.amounts
_MONTH = re.compile(r"XXXX-(\d\d|XX)(?:-(\d\d|XX))?")
_DAY = re.compile(r"\d{4}-(\d\d)-(\d\d)")
_YEAR = re.compile(r"[12]\d{3}")
_QUALIFIERS = str.maketrans("", "", "~?%")


@dataclass(frozen=True, slots=True)
class Uses:
    """All that the claims of one sentence use: entities, amounts, dates and literals."""

    entities: frozenset[str]
    amounts: tuple[Decimal, ...]
    dates: tuple[str, ...]
    literals: tuple[str, ...]


def uses(knowledge: Knowledge, claims: Iterable[Claim]) -> Uses:
    """Return what claims use, with the date and the publisher of their source.

    Entities are those that a claim has as subject, object, qualifier, speaker, work or unit.
    """
    entities: set[str] = set()
    amounts: set[Decimal] = set()
    dates: set[str] = set()
    literals: set[str] = set()
    for claim in claims:
        entities |= {claim.subject, claim.object, *(iri for _, iri in claim.qualifiers)}
        dates.add(claim.when)
        for step in claim.attributions:
            entities |= {*step.speakers, step.in_work}
            dates.add(step.said_when)
        if claim.amount:
            entities.add(claim.amount.unit)
            figures = (claim.amount.value, claim.amount.low, claim.amount.high)
            amounts |= {one for figure in figures if (one := _decimal(figure)) is not None}
        if claim.value:
            literals.add(claim.value)
            dates.add(claim.value)
            figure = _decimal(claim.value)
            amounts |= set() if figure is None else {figure}
        source = knowledge.sources.get(claim.source)
        if source:
            dates.add(source.date)
            entities.add(source.publisher)
    known = frozenset(iri for iri in entities if iri in knowledge.entities)
    periods = tuple(sorted(one for one in dates if one and _period(one)))
    return Uses(known, tuple(sorted(amounts)), periods, tuple(sorted(literals)))


def named_by(used: Uses, occurrences: Sequence[Occurrence]) -> Spans:
    """Return where names of the entities in use stand (see Aliases.find)."""
    return Spans((one.start, one.end) for one in occurrences if one.entities & used.entities)


def is_used(sentence: str, mark: Mark, used: Uses, aliases: Aliases, named: Spans) -> bool:
    """Tell whether a mark is used; positions are those of the sentence.

    ``named`` is where names of the entities in use stand.
    """
    if mark.kind is Kind.MEMBER:
        return _member(mark, used, aliases, named)
    if mark.kind is Kind.NAME:
        return _name(sentence, mark, used, named)
    if named.hold(mark.start, mark.end):
        return True  # the number or date is part of a name: resolution 1718, report of May 2031
    if mark.kind is Kind.DATE:
        return _date(mark, used) or _amount(mark, used)
    return _amount(mark, used) or (bool(_YEAR.fullmatch(mark.text)) and _date(mark, used))


def _amount(mark: Mark, used: Uses) -> bool:
    values = [_decimal(one) if isinstance(one, str) else one for one in (mark.value, *mark.others)]
    figures = [one for one in values if one is not None]
    if mark.kind is Kind.ORDER:
        return any(value <= one < 10 * value for value in figures for one in used.amounts)
    return any(value == one for value in figures for one in used.amounts)


def _date(mark: Mark, used: Uses) -> bool:
    return any(
        _same_date(str(value), edtf) for value in (mark.value, *mark.others) for edtf in used.dates
    )


def _same_date(mark: str, edtf: str) -> bool:
    """Tell whether a claim's period is, begins or ends with what a mark says, or lies within it.

    A claim may be more precise than the words ("at the beginning of 2024"), never less.

    >>> _same_date("2031-05", "2031-05/2031-09"), _same_date("2031-05", "2031")
    (True, False)
    >>> _same_date("XXXX-09", "2031-05/2031-09"), _same_date("XXXX-06", "2031-05/2031-09")
    (True, False)
    """
    parts = [part for part in edtf.translate(_QUALIFIERS).strip("[]{}").split("/") if part != ".."]
    loose = _MONTH.fullmatch(mark)
    if loose:
        return any(_loosely(loose[1], loose[2], part) for part in parts)
    said = _period(mark)
    if said is None:
        return False
    periods = [one for part in (edtf, *parts) if (one := _period(part)) is not None]
    return any(comparable(said, one) or (_closed(one) and within(one, said)) for one in periods)


def _loosely(month: str, day: str | None, part: str) -> bool:
    """Tell whether a date without a year, or a mere weekday, can be a part of a period."""
    found = re.fullmatch(r"\d{4}-(\d\d)(?:-(\d\d))?", part)
    if not found:
        return False
    if month == "XX":
        return found[2] is not None
    return found[1] == month and day in {None, found[2]}


def _closed(one: Period) -> bool:
    return one.earliest is not None and one.latest is not None


def _name(sentence: str, mark: Mark, used: Uses, named: Spans) -> bool:
    if _address(mark, used):
        return True
    literals = [f" {fold(one)} " for one in used.literals]
    if any(f" {mark.value} " in literal for literal in literals):
        return True
    if named.hold(mark.start, mark.end):
        return True
    wanted = needed(sentence, mark)
    return bool(wanted) and all(named.hold(low, high) for low, high in wanted)


def _address(mark: Mark, used: Uses) -> bool:
    if "." not in mark.text and "@" not in mark.text:
        return False
    return any(bare(one) == bare(mark.text) for one in used.literals)


def _member(mark: Mark, used: Uses, aliases: Aliases, named: Spans) -> bool:
    if named.meet(mark.start, mark.end):
        return True
    # part of a longer name, such as the second of two adjectives; what has a capital is a name
    if not is_capital(mark.text) and aliases.holds(used.entities, mark.text):
        return True
    literals = {fold(one) for one in used.literals}
    return mark.value in literals


def _decimal(text: str) -> Decimal | None:
    if not text or len(text) > _LONGEST or not re.fullmatch(r"-?\d+(?:\.\d+)?", text):
        return None
    try:
        return Decimal(text)
    except InvalidOperation:  # pragma: no cover - the form is checked above
        return None


def _period(edtf: str) -> Period | None:
    try:
        return period(edtf)
    except ValueFormError:
        return None


def unread_words(sentence: str) -> bool:
    """Tell whether a sentence has a word at all: a row of dots or dashes claims nothing.

    >>> unread_words("* * *"), unread_words("Fin.")
    (False, True)
    """
    return bool(words(sentence))
