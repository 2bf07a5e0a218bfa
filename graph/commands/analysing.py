"""The measures of a network as text, Markdown, CSV and JSON, each row with what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.ask.formats.csv import lines as csv_lines
from graph.ask.formats.md import escaped
from graph.model import said, short
from graph.network.findings import figures, sections
from graph.network.meanings import NAMES, VALUES, Measure, meaning, word
from graph.network.measures import Basis
from graph.network.plain import as_json, plain_ref, plain_standing
from graph.network.telling import Telling
from graph.network.terminal import cells, clean, fold_lines, joined, paint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.model import Knowledge
    from graph.network.findings import Row, Section
    from graph.network.measures import Measures

#: of a group, and of the claims of a tie, so many are named where people read
NAMED = 5
CLAIMS = 3
#: a cell of CSV names so many: spreadsheets cut what is longer than 32,767 characters
IN_CELL = 200
_SCORED = (Measure.DEGREE, Measure.NEIGHBOURS, Measure.BETWEENNESS)
_COLUMNS = (
    "measure", "basis", "rank", "value", "otherRank", "otherValue", "difference", "ids", "labels",
    "claims", "modalities", "sources",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Report:
    """The measures of claims of one build, to be told in one language, ``top`` rows of each."""

    knowledge: Knowledge
    found: Measures
    lang: str
    top: int

    @property
    def tell(self) -> Telling:
        """What tells the names and claims."""
        return Telling(self.knowledge, self.lang)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The measures in their order."""
        return sections(self.found, self.top)

    def word(self, name: str, /, **values: object) -> str:
        """Return a word around the figures."""
        return word(name, self.lang, **values)

    @property
    def intro(self) -> str:
        """The sentence that says what was measured."""
        return self.word("intro", asserted=self.found.asserted.claims, both=self.found.both.claims)

    def left(self, section: Section) -> Iterator[str]:
        """Yield what the section leaves out, on each basis."""
        for basis, count in section.left:
            yield self.word("rows_left", count=count, basis=self.word(str(basis)))

    def cells(self, row: Row) -> list[str]:
        """Return rank, value, what the row rests on, and what allegations change."""
        if row.measure in _SCORED:
            change = self.word("unranked") if row.other is None else str(row.other)
        elif row.difference:
            change = self.word(row.difference)
        elif row.other_value not in (None, row.value):
            side = "value with" if row.basis is Basis.ASSERTED else "value without"
            change = self.word(side, value=f"{row.other_value:g}")
        else:
            change = ""
        return [str(row.rank), value(row), self.word(str(row.basis)), change]

    def head(self, measure: Measure) -> list[str]:
        """Return the names of those columns and of that of the entities."""
        change = self.word("other" if measure in _SCORED else "change")
        counted = said(VALUES[measure], self.lang)
        return [self.word("rank"), counted, self.word("claims"), change, self.word("who")]

    def who(self, row: Row) -> str:
        """Return the row's entities, of a large group the first."""
        names = [self.tell.label(iri) for iri in row.entities]
        if row.measure is Measure.BRIDGE:
            return " — ".join(names)
        return ", ".join([*names[:NAMED], *self._more(len(names) - NAMED)])

    def claims(self, row: Row) -> list[str]:
        """Return the claims that a tie rests on, each with how it stands, speakers and source."""
        told = [f"{self.tell.headline(claim)} · {claim.id}" for claim in row.claims[:CLAIMS]]
        return [*told, *self._more(len(row.claims) - CLAIMS)]

    def _more(self, count: int) -> list[str]:
        return [self.word("and_more", count=count)] if count > 0 else []


def value(row: Row) -> str:
    """Return a row's figure: a share with four significant digits, a count as it is."""
    return f"{row.value:.4g}" if row.measure is Measure.BETWEENNESS else str(int(row.value))


def text(report: Report, width: int, *, colour: bool = False) -> str:
    """Return the measures laid out for a terminal."""
    lines = fold_lines(report.intro, width)
    lines += ["", paint(report.word("size"), "strong", colour=colour)]
    table = [["", report.word("asserted"), report.word("asserted and alleged")]]
    table += [
        [report.word(name), str(one), str(other)] for name, one, other in figures(report.found)
    ]
    lines += _aligned(table, width)
    for section in report.sections:
        lines += ["", paint(said(NAMES[section.measure], report.lang), "strong", colour=colour)]
        sentence = meaning(section.measure, report.found, report.lang)
        lines += [
            paint(line, "faint", colour=colour)
            for line in fold_lines(sentence, width, first="  ", rest="  ")
        ]
        lines += _rows(report, section, width)
        for left in report.left(section):
            lines += fold_lines(left, width, first="  ", rest="  ")
    return joined(lines)


def _rows(report: Report, section: Section, width: int) -> list[str]:
    if not section.rows:
        return [f"  {report.word('nothing')}"]
    below = [report.claims(row) for row in section.rows]
    table = [report.head(section.measure)]
    table += [[*report.cells(row), report.who(row)] for row in section.rows]
    lines = []
    for at, folded in enumerate(_each(table, width)):
        lines += folded
        for claim in below[at - 1] if at else ():
            lines += fold_lines(claim, width, first="      ", rest="          ")
    return lines


def _aligned(table: list[list[str]], width: int) -> list[str]:
    return [line for lines in _each(table, width) for line in lines]


def _each(table: list[list[str]], width: int) -> Iterator[list[str]]:
    """Yield the lines of each row: columns as wide as they need, the last folded."""
    cleaned = [[clean(cell) for cell in row] for row in table]
    wide = [max(map(cells, column)) for column in zip(*cleaned, strict=True)]
    for row in cleaned:
        first = "  " + "".join(
            cell + " " * (size - cells(cell) + 2)
            for cell, size in zip(row[:-1], wide[:-1], strict=True)
        )
        rest = " " * min(cells(first), width // 2)
        yield [line.rstrip() for line in fold_lines(row[-1], width, first=first, rest=rest)]


def markdown(report: Report) -> str:
    """Return the measures in Markdown, a table for each."""
    lines = [escaped(report.intro), "", f"## {escaped(report.word('size'))}", ""]
    lines += _table(
        [
            ["", report.word("asserted"), report.word("asserted and alleged")],
            *(
                [report.word(name), str(one), str(other)]
                for name, one, other in figures(report.found)
            ),
        ]
    )
    for section in report.sections:
        lines += ["", f"## {escaped(said(NAMES[section.measure], report.lang))}", ""]
        lines += [escaped(meaning(section.measure, report.found, report.lang)), ""]
        if not section.rows:
            lines.append(escaped(report.word("nothing")))
            continue
        evidence = any(row.claims for row in section.rows)
        head = report.head(section.measure)
        table = [[*head, report.tell.phrase("claim")] if evidence else head]
        for row in section.rows:
            told = [*report.cells(row), report.who(row)]
            table.append([*told, "; ".join(report.claims(row))] if evidence else told)
        lines += _table(table)
        for left in report.left(section):
            lines += ["", escaped(left)]
    return joined(lines)


def _table(table: list[list[str]]) -> list[str]:
    rows = [f"| {' | '.join(map(escaped, row))} |" for row in table]
    return [rows[0], f"|{' --- |' * len(table[0])}", *rows[1:]]


def csv(report: Report, *, raw: bool = False) -> bytes:
    """Return all rows in one table; a cell with several ids has them in order, up to 200.

    Cells that a spreadsheet would take for formulas get an apostrophe, unless ``raw``.
    """
    table = [list(_COLUMNS)]
    for name, one, other in figures(report.found):
        for basis, count in ((Basis.ASSERTED, one), (Basis.BOTH, other)):
            table.append([name, str(basis), "", str(count), *[""] * 8])
    table += [_line(report, row) for section in report.sections for row in section.rows]
    return csv_lines(table, raw=raw)


def _line(report: Report, row: Row) -> list[str]:
    def each(texts: list[str]) -> str:
        left = len(texts) - IN_CELL
        more = [report.word("and_more", count=left)] if left > 0 else []
        return "; ".join([*texts[:IN_CELL], *more])

    return [
        str(row.measure),
        str(row.basis),
        str(row.rank),
        value(row),
        "" if row.other is None else str(row.other),
        "" if row.other_value is None else f"{row.other_value:g}",
        row.difference,
        each([short(iri) for iri in row.entities]),
        each([report.tell.label(iri) for iri in row.entities]),
        each([claim.id for claim in row.claims]),
        each([short(claim.modality) for claim in row.claims]),
        each([report.tell.source(claim.source) for claim in row.claims]),
    ]


def json(report: Report) -> str:
    """Return the measures as JSON; groups and the claims of ties are whole."""
    found, lang = report.found, report.lang

    return as_json(
        {
            "about": report.intro,
            "figures": [
                {"name": name, str(Basis.ASSERTED): one, str(Basis.BOTH): other}
                for name, one, other in figures(found)
            ],
            "betweenness": {
                "sampled": found.sampled,
                "pivots": found.pivots,
                "entities": found.candidates,
                "seed": found.seed,
            },
            "measures": [
                {
                    "measure": str(section.measure),
                    "label": said(NAMES[section.measure], lang),
                    "meaning": meaning(section.measure, found, lang),
                    "rows": [
                        {
                            "basis": str(row.basis),
                            "rank": row.rank,
                            "value": row.value,
                            "otherRank": row.other,
                            "otherValue": row.other_value,
                            "difference": row.difference,
                            "entities": [
                                plain_ref(report.knowledge, iri, lang) for iri in row.entities
                            ],
                            "claims": [
                                plain_standing(report.knowledge, claim, lang)
                                for claim in row.claims
                            ],
                        }
                        for row in section.rows
                    ],
                    "left": {str(basis): count for basis, count in section.left},
                }
                for section in report.sections
            ],
        }
    )
