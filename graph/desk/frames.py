"""Answers as columns of Python values, and as data frames of the two libraries people use."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, Final

from graph.ask.formats.base import plain, table_of
from graph.ask.solutions import XSD, Iri, Literal
from graph.errors import PackageMissing

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

    from graph.ask.solutions import Term
    from graph.desk.answer import Answer

_WHOLE: Final = frozenset(
    XSD + name
    for name in ("integer", "int", "long", "short", "nonNegativeInteger", "positiveInteger")
)
_BROKEN: Final = frozenset(XSD + name for name in ("decimal", "double", "float"))
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
#: what fits the 64 bits that both libraries count with
_LARGEST: Final = 2**63
_EVIDENCE: Final = (
    "claimSummary",
    "claimStanding",
    "claimSaidBy",
    "claimSource",
    "claimStart",
    "claimEnd",
    "claimPassage",
)


def value(term: Term | None) -> Any:
    """Return a term as a Python value: a number, boolean or day where it is one, else its text.

    >>> value(Literal("42", XSD + "integer")), value(Literal("2031-03", XSD + "gYearMonth"))
    (42, '2031-03')
    """
    if not isinstance(term, Literal):
        return plain(term) if term is not None else None
    text = term.lexical
    found: Any = None
    try:
        if term.datatype in _WHOLE and -_LARGEST <= (whole := int(text)) < _LARGEST:
            found = whole
        elif term.datatype in _BROKEN:
            found = float(text)
        elif term.datatype == XSD + "boolean":
            found = {"true": True, "1": True, "false": False, "0": False}.get(text)
        elif term.datatype == XSD + "date" and _DAY.fullmatch(text):
            found = dt.date.fromisoformat(text)
    except (ValueError, OverflowError):
        return text
    return text if found is None else found


def columns(answer: Answer, *, labels: bool, evidence: bool) -> dict[str, list[Any]]:
    """Return the answer by column; a column whose values are not all of one kind is text."""
    names, rows = table_of(answer.solutions)
    found: dict[str, list[Any]] = {}
    for at, name in enumerate(names):
        cells = [row[at] for row in rows]
        found[name] = _alike(cells)
        if labels and any(isinstance(cell, Iri) and cell.value in answer.labels for cell in cells):
            found[_free(f"{name}Label", names)] = [
                answer.labels.get(cell.value) if isinstance(cell, Iri) else None for cell in cells
            ]
    if evidence and answer.evidence:
        told = [answer.claim_of(row) for row in rows]
        parts = [
            (
                one.summary,
                one.standing,
                ", ".join(one.speakers),
                one.source,
                one.start,
                one.end,
                one.passage or None,
            )
            if one
            else (None,) * len(_EVIDENCE)
            for one in told
        ]
        for at, name in enumerate(_EVIDENCE):
            found[_free(name, (*names, *found))] = [part[at] for part in parts]
    return found


def _free(name: str, taken: tuple[str, ...]) -> str:
    while name in taken:
        name += "_"
    return name


def _alike(cells: list[Term | None]) -> list[Any]:
    values = [value(cell) for cell in cells]
    kinds = {type(one) for one in values if one is not None}
    if len(kinds) <= 1:
        return values
    if kinds == {int, float}:
        return [float(one) if one is not None else None for one in values]
    return [plain(cell) if cell is not None else None for cell in cells]


def pandas_frame(answer: Answer, *, labels: bool, evidence: bool) -> pd.DataFrame:
    """Return a pandas DataFrame; numbers with gaps stay numbers (pandas' nullable types)."""
    try:
        import pandas as pd
    except ImportError as error:
        raise _missing("pandas") from error
    held = columns(answer, labels=labels, evidence=evidence)
    return pd.DataFrame(held).convert_dtypes()


def polars_frame(answer: Answer, *, labels: bool, evidence: bool) -> pl.DataFrame:
    """Return a polars DataFrame."""
    try:
        import polars as pl
    except ImportError as error:
        raise _missing("polars") from error
    return pl.DataFrame(columns(answer, labels=labels, evidence=evidence), strict=False)


def _missing(name: str) -> PackageMissing:
    return PackageMissing(f"{name} is not installed", mend=f"pip install {name}")
