"""An answer as a table for people: names instead of IRIs, and how each row stands in one place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.ask.formats.base import shown, table_of
from graph.ask.solutions import XSD, Iri, Literal
from graph.model import BASE, short
from graph.serve.pages.address import path_of
from graph.serve.pages.tell import Badge, Ref, Teller, is_standing, standing
from graph.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graph.ask.solutions import Row, Solutions, Term
    from graph.model import Knowledge

CLAIM: Final = f"{BASE}claim/"
_DIGITS: Final = 10
_NUMBERS: Final = frozenset(XSD + name for name in ("integer", "decimal", "double", "float"))
_STANDING: Final = ("modality", "polarity", "actuality")
#: columns of periods (EDTF)
_WHEN: Final = frozenset({"when", "saidWhen", "otherWhen"})
_AMOUNT: Final = ("value", "approximation", "unit")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key, which sorting names, and what people call it."""

    key: str
    label: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: things that lead somewhere, badges, or a text; and how it sorts."""

    refs: tuple[Ref, ...] = ()
    badges: tuple[Badge, ...] = ()
    text: str = ""
    sort: str = ""
    mono: bool = False

    @property
    def words(self) -> str:
        """All that stands in the cell, as one text."""
        parts = [*(badge.word for badge in self.badges), *(ref.name for ref in self.refs)]
        return ", ".join([*parts, self.text] if self.text else parts)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row; ``claim`` is the first claim in it, whose evidence stands with the row."""

    cells: tuple[Cell, ...]
    claim: str = ""
    #: whether the row itself says how firmly, by whom, and in which source
    stands: bool = False
    spoken: bool = False
    sourced: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """An answer as columns and rows; ``solutions`` may be more, where joint speakers share one."""

    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    solutions: int
    cut: bool = False


def table(known: Knowledge, found: Solutions, lang: str, words: Mapping[str, str]) -> Table:
    """Return an answer as a table, its rows in their order.

    Modality, polarity and actuality stand in one column; a value, its unit and approximation too.
    Rows that differ in their speaker only are one row with several. ``words`` are the names of
    columns in this language; a column without one keeps its own.
    """
    names, rows = table_of(found)
    teller = Teller(known, lang)
    groups = tuple(_columns(names))
    columns = tuple(
        Column(group[0], _label(group[0], words), _numeric(rows, names.index(group[0])))
        for group in groups
    )
    merged = _joined(names, rows)
    made = tuple(_row(teller, names, groups, row, speakers) for row, speakers in merged)
    return Table(columns, made, len(rows), found.truncated)


def sorted_by(told: Table, key: str) -> Table:
    """Return the table in the order of a column, ``-`` before its key for the reverse.

    Empty cells come last either way, and equal ones keep their order. An unknown key changes
    nothing.
    """
    name = key.removeprefix("-")
    at = next((at for at, column in enumerate(told.columns) if column.key == name), None)
    if at is None:
        return told
    full = [row for row in told.rows if row.cells[at].sort]
    empty = [row for row in told.rows if not row.cells[at].sort]
    full.sort(key=lambda row: _sorting(row.cells[at].sort), reverse=key.startswith("-"))
    return Table(told.columns, (*full, *empty), told.solutions, told.cut)


def holding(told: Table, text: str) -> Table:
    """Return the table with the rows that hold all the words, whatever the accents and case."""
    wanted = fold(text[:200]).split()
    if not wanted:
        return told
    rows = []
    for row in told.rows:
        held = fold(" ".join(cell.words for cell in row.cells))
        if all(word in held for word in wanted):
            rows.append(row)
    return Table(told.columns, tuple(rows), told.solutions, told.cut)


def _columns(names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the columns that are shown, each as the names that it is made of."""
    spent: set[str] = set()
    for name in names:
        if name in spent:
            continue
        group: tuple[str, ...] = (name,)
        low = name.lower()
        for word in _STANDING:
            if low.endswith(word):
                before = name[: len(name) - len(word)]
                found = [_named(before, each, names) for each in _STANDING]
                # the modality leads, and stands where the last of them does
                held = tuple(each for each in found if each)
                if found[0] and len(held) > 1:
                    group = held
        if name in _AMOUNT and all(each in names for each in _AMOUNT):
            group = (*_AMOUNT, *(each for each in ("low", "high") if each in names))
        if name in {"low", "high"} and all(each in names for each in _AMOUNT):
            continue
        spent |= set(group)
        yield group


def _named(before: str, word: str, names: Iterable[str]) -> str:
    wanted = before + (word.capitalize() if before else word)
    return wanted if wanted in names else ""


def _joined(
    names: Sequence[str], rows: Sequence[Row]
) -> Iterator[tuple[Row, tuple[Term | None, ...]]]:
    """Yield each row with all the speakers of the rows beside it that are else the same."""
    if "speaker" not in names:
        yield from ((row, ()) for row in rows)
        return
    at = names.index("speaker")
    last: Row | None = None
    speakers: list[Term | None] = []
    for row in rows:
        rest = (*row[:at], *row[at + 1 :])
        if last is not None and rest == (*last[:at], *last[at + 1 :]):
            speakers.append(row[at])
            continue
        if last is not None:
            yield last, tuple(speakers)
        last, speakers = row, [row[at]]
    if last is not None:
        yield last, tuple(speakers)


def _row(
    teller: Teller,
    names: Sequence[str],
    groups: Sequence[tuple[str, ...]],
    row: Row,
    speakers: tuple[Term | None, ...],
) -> TableRow:
    by_name = dict(zip(names, row, strict=True))
    cells = tuple(
        _several(teller, speakers)
        if group == ("speaker",)
        else _cell(teller, [by_name[name] for name in group], group)
        for group in groups
    )
    claim = next(
        (cell.value for cell in row if isinstance(cell, Iri) and _is_claim(cell.value)), ""
    )
    return TableRow(
        cells,
        claim,
        stands="modality" in by_name,
        spoken="speaker" in by_name,
        sourced="source" in by_name,
    )


def _several(teller: Teller, terms: Iterable[Term | None]) -> Cell:
    cells = [_plain_cell(teller, term) for term in terms]
    refs = tuple(ref for cell in cells for ref in cell.refs)
    text = ", ".join(cell.text for cell in cells if cell.text)
    return Cell(refs, text=text, sort=cells[0].sort if cells else "")


def _cell(teller: Teller, terms: Sequence[Term | None], group: tuple[str, ...]) -> Cell:
    if len(group) > 1 and group[: len(_AMOUNT)] == _AMOUNT:
        return _amount(teller, terms)
    if len(group) > 1:
        iris = [term.value for term in terms if isinstance(term, Iri)]
        if not iris:
            return Cell()
        badges = standing(
            teller.known, teller.lang, iris[0], *(iri for iri in iris[1:] if is_standing(iri))
        )
        return Cell(badges=_plain_last(badges, iris), sort=" ".join(b.word for b in badges))
    term = terms[0]
    if group[0] in _WHEN and isinstance(term, Literal):
        # what is no date, a query's own column of that name, is told as it stands
        return Cell(text=teller.when(term.lexical), sort=term.lexical)
    return _plain_cell(teller, term)


def _plain_last(badges: tuple[Badge, ...], iris: Sequence[str]) -> tuple[Badge, ...]:
    """Drop badges of what is plain: that it is so, and that it happened."""
    plain = {"Positive", "Actual"}
    kept = [b for b, iri in zip(badges, iris, strict=False) if short(iri) not in plain]
    return tuple(kept) or badges[:1]


def _amount(teller: Teller, terms: Sequence[Term | None]) -> Cell:
    value, approximation, unit = (
        term.value if isinstance(term, Iri) else getattr(term, "lexical", "") for term in terms[:3]
    )
    low, high = ([*terms[3:], None, None])[:2]
    if not value:
        bounds = [shown(term, {}) for term in (low, high) if term is not None]
        return Cell(text=" \u2013 ".join(bounds), sort=bounds[0] if bounds else "")
    from graph.errors import ValueFormError
    from graph.values.amounts import spoken_amount

    counted = unit in teller.known.entities
    name = teller.known.label(unit, teller.lang)
    try:
        text = spoken_amount(
            value, (name, name) if counted else short(unit), short(approximation), teller.lang
        )
    except ValueFormError:
        text = f"{value} {name}"
    return Cell(text=text, sort=value)


def _plain_cell(teller: Teller, term: Term | None) -> Cell:
    if isinstance(term, Iri):
        return _thing_cell(teller, term.value)
    text = term.lexical if isinstance(term, Literal) else str(term or "")
    return Cell(text=text, sort=text)


def _thing_cell(teller: Teller, iri: str) -> Cell:
    if _is_claim(iri):
        name = short(iri).removeprefix("claim/")[:_DIGITS]
        return Cell((Ref(name, path_of(iri), iri),), sort=name, mono=True)
    if is_standing(iri) and short(iri) not in {"Positive", "Actual"}:
        badges = standing(teller.known, teller.lang, iri)
        return Cell(badges=badges, sort=badges[0].word)
    if iri in teller.known.entities or iri in teller.known.terms or iri in teller.known.sources:
        ref = teller.ref(iri)
        return Cell((ref,), sort=ref.name)
    name = shown(Iri(iri), {})
    return Cell((Ref(name, path_of(iri), iri),), sort=name, mono=True)


def _is_claim(iri: str) -> bool:
    return iri.startswith(CLAIM) and "/" not in iri.removeprefix(CLAIM)


def _numeric(rows: Sequence[Row], at: int) -> bool:
    cells = [row[at] for row in rows if row[at] is not None]
    return bool(cells) and all(
        isinstance(cell, Literal) and cell.datatype in _NUMBERS for cell in cells
    )


def _sorting(text: str) -> tuple[int, float, str]:
    try:
        number = float(text)
    except ValueError:
        return 1, 0.0, fold(text)
    return (0, number, "") if number == number else (1, 0.0, fold(text))  # noqa: PLR0124 - NaN


def _label(key: str, words: Mapping[str, str]) -> str:
    return words.get(key, key)
