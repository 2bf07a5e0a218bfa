"""A spreadsheet, by openpyxl: typed cells, labels that link, and the same bytes on every run."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from graph.ask.formats.base import Options, cut_mark, safe, shown, table_of
from graph.ask.solutions import XSD, Iri, Literal, Solutions, Term
from graph.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Mapping

# Excel's own limits
_ROWS: Final = 1_048_575
_COLUMNS: Final = 16_384
_CHARACTERS: Final = 32_767
_LINKS: Final = 65_000
_LINK: Final = re.compile(r"https?://[^\s<>\"\\]{1,2000}", re.IGNORECASE)
_DIGITS: Final = 15
_OLDEST: Final = dt.date(1900, 3, 1)
_STAMP: Final = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - the file has no time zone
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_SIGNS: Final = ("nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger")
_SIZES: Final = ("long", "int", "short", "byte")
_UNSIGNED: Final = ("unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte")
_WHOLE: Final = frozenset(XSD + name for name in ("integer", *_SIGNS, *_SIZES, *_UNSIGNED))
_BROKEN: Final = frozenset({XSD + "decimal", XSD + "double", XSD + "float"})
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def write(solutions: Solutions, options: Options) -> bytes:
    """Write one sheet, its head frozen; a cut answer has a sheet ``note`` that says so.

    Numbers of at most 15 digits, dates from March 1900 on and truth values are typed; everything
    else is text, never a formula. IRIs in http and https are links, up to 65,000 of them. Raises
    QueryError for more rows or columns than a sheet holds.

    >>> write(Solutions("ASK", boolean=True), Options())[:2]
    b'PK'
    """
    from openpyxl import Workbook
    from openpyxl.styles import Font

    columns, rows = table_of(solutions)
    if len(rows) > _ROWS or len(columns) > _COLUMNS:
        raise QueryError("a sheet can't hold so many rows or columns", mend="use csv")
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "solutions"
    sheet.freeze_panes = "A2"
    notes = [cut_mark(solutions)] if solutions.truncated else []
    for at, name in enumerate(columns, start=1):
        cell = sheet.cell(row=1, column=at)
        _put(cell, _text(name))
        cell.font = Font(bold=True)
    filling = _Filling(sheet, options.labels, [len(name) for name in columns])
    for number, row in enumerate(rows, start=2):
        for at, term in enumerate(row, start=1):
            if term is not None:
                filling.put(number, at, term)
    for at, width in enumerate(filling.widths, start=1):
        sheet.column_dimensions[_letters(at)].width = min(60, max(10, width + 2))
    if filling.cut:
        notes.append(f"{filling.cut:,} cells held more than {_CHARACTERS:,} characters and are cut")
    if notes:
        _note(book, notes)
    return _saved(book)


class _Filling:
    """A sheet being filled: how wide its columns are, and how many links and cut cells it has."""

    def __init__(self, sheet: Any, labels: Mapping[str, str], widths: list[int]) -> None:
        self.sheet = sheet
        self.labels = labels
        self.widths = widths
        self.links = 0
        self.cut = 0

    def put(self, row: int, column: int, term: Term) -> None:
        cell = self.sheet.cell(row=row, column=column)
        value = _value(term, self.labels)
        if isinstance(value, str) and len(value) > _CHARACTERS:
            value = value[: _CHARACTERS - 1] + "…"
            self.cut += 1
        _put(cell, value)
        self.widths[column - 1] = max(self.widths[column - 1], len(str(value)))
        if isinstance(term, Iri) and _LINK.fullmatch(term.value) and self.links < _LINKS:
            cell.hyperlink = term.value
            self.links += 1


def _note(book: Any, notes: list[str]) -> None:
    sheet = book.create_sheet("note")
    for number, note in enumerate(notes, start=1):
        _put(sheet.cell(row=number, column=1), note)


def _put(cell: Any, value: Any) -> None:
    cell.value = value
    if isinstance(value, str):
        # openpyxl takes text that begins with = for a formula, and #N/A for an error
        cell.data_type = "s"


def _value(term: Term, labels: Mapping[str, str]) -> Any:
    if isinstance(term, Literal) and not term.lang:
        typed = _typed(term)
        if typed is not None:
            return typed
    return _text(shown(term, labels))


def _typed(literal: Literal) -> Any:
    """Give a Python value if a spreadsheet holds it exactly, else None."""
    lexical, kind = literal.lexical.strip(), literal.datatype
    if kind == XSD + "boolean":
        return {"true": True, "1": True, "false": False, "0": False}.get(lexical)
    if kind in _WHOLE or kind in _BROKEN:
        return _number(lexical, whole=kind in _WHOLE)
    if kind == XSD + "date" and _DATE.fullmatch(lexical):
        try:
            day = dt.date.fromisoformat(lexical)
        except ValueError:
            return None
        return day if day >= _OLDEST else None
    return None


def _number(lexical: str, *, whole: bool) -> int | float | None:
    if len(lexical) > 2 * _DIGITS:
        return None
    try:
        number = Decimal(lexical)
    except InvalidOperation:
        return None
    if not number.is_finite() or len(number.as_tuple().digits) > _DIGITS:
        return None
    if whole:
        return int(number) if number == number.to_integral_value() else None
    return float(number) if -100 < number.adjusted() < 100 else None  # noqa: PLR2004


def _text(value: str) -> str:
    kept = value.replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(safe(line.replace("\t", " ")) for line in kept.split("\n"))


def _letters(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(column))


def _saved(book: Any) -> bytes:
    """Save, and take the clock out again: openpyxl stamps the file and each part of it."""
    book.properties.creator = "dprk-networks"
    book.properties.created = _STAMP
    first = io.BytesIO()
    book.save(first)
    second = io.BytesIO()
    with (
        zipfile.ZipFile(first) as stamped,
        zipfile.ZipFile(second, "w", zipfile.ZIP_DEFLATED) as unstamped,
    ):
        for name in sorted(stamped.namelist()):
            data = stamped.read(name)
            if name == "docProps/core.xml":
                data = re.sub(
                    rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2000-01-01T00:00:00Z", data
                )
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            unstamped.writestr(info, data)
    return second.getvalue()
