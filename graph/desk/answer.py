"""An answer in Python: its solutions with labels, and what stands behind each row."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from graph.ask.formats import Options, write
from graph.ask.formats.base import table_of
from graph.ask.solutions import Iri

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    import polars as pl

    from graph.ask.solutions import Solutions, Term
    from graph.footnotes import Evidenced

_LEFT_OUT: Final = {"en": "not used: {words}", "fr": "non pris en compte : {words}"}


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question. Printed, it is a table; in a notebook, one with its evidence.

    ``labels`` maps the IRIs in it to words, ``evidence`` the claims in it to what stands behind
    them, ``question`` names the ready question, or is empty for a query of one's own, and
    ``values`` are those of its parameters. ``unused`` are the parts of a question in plain words
    that have no part in the answer, ``warnings`` what to know of a query of one's own: terms and
    names that are none here, edges that carry no speaker.
    """

    solutions: Solutions
    query: str
    question: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    lang: str = "en"
    labels: Mapping[str, str] = field(default_factory=dict)
    evidence: Mapping[str, Evidenced] = field(default_factory=dict)
    unused: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    def __len__(self) -> int:
        """Count the solutions (triples of a CONSTRUCT, 1 for an ASK)."""
        return len(self.solutions)

    def __bool__(self) -> bool:
        """Whether the answer to an ASK is yes, or whether there are solutions."""
        if self.solutions.form == "ASK":
            return self.solutions.boolean is True
        return len(self.solutions) > 0

    def __str__(self) -> str:
        """Return the answer as a table for a terminal, as `dprk ask` shows it."""
        options = Options(labels=self.labels, width=100)
        table = write("table", self.solutions, options).decode()
        first = "\n".join(self.said_first)
        return f"{first}\n\n{table}" if first else table

    @property
    def said_first(self) -> tuple[str, ...]:
        """What belongs above the answer wherever it is shown, as lines."""
        return (*([self.left_out] if self.unused else []), *self.warnings)

    @property
    def left_out(self) -> str:
        """What of a question in plain words has no part in the answer, as a line; else empty."""
        return _LEFT_OUT[self.lang].format(words=", ".join(self.unused)) if self.unused else ""

    @property
    def truncated(self) -> bool:
        """Whether there were more solutions than the limit let through."""
        return self.solutions.truncated

    def claims(self) -> tuple[Evidenced, ...]:
        """Return what stands behind the answer: each claim in it once, in its order."""
        return tuple(self.evidence.values())

    def rows(self) -> list[dict[str, Any]]:
        """Return the solutions as plain mappings of Python values, None for what is unbound.

        Whole numbers are int, others float, booleans bool, dates datetime.date; IRIs and all other
        values are str, just as they are written.
        """
        from graph.desk.frames import value

        columns, rows = table_of(self.solutions)
        return [dict(zip(columns, map(value, row), strict=True)) for row in rows]

    def to_pandas(self, *, labels: bool = True, evidence: bool = True) -> pd.DataFrame:
        """Return a pandas DataFrame, a row for each solution; raises PackageMissing without pandas.

        ``labels`` puts a column of labels behind each column of IRIs, ``evidence`` columns with
        what the first claim of each row says, how firmly, by whom and where.
        """
        from graph.desk.frames import pandas_frame

        return pandas_frame(self, labels=labels, evidence=evidence)

    def to_polars(self, *, labels: bool = True, evidence: bool = True) -> pl.DataFrame:
        """Return a polars DataFrame; takes and raises what ``to_pandas`` does."""
        from graph.desk.frames import polars_frame

        return polars_frame(self, labels=labels, evidence=evidence)

    def _repr_html_(self) -> str:
        """Return the answer as a table for a notebook, each row with what stands behind it."""
        from graph.desk.notebook import html

        return html(self)

    def claim_of(self, row: tuple[Term | None, ...]) -> Evidenced | None:
        """Return what stands behind the first claim of a row, or None if it holds none."""
        found = (
            self.evidence[cell.value]
            for cell in row
            if isinstance(cell, Iri) and cell.value in self.evidence
        )
        return next(found, None)
