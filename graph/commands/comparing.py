"""Two builds compared, as text, Markdown and JSON: each claim with its change and its standing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graph.ask.formats.md import escaped
from graph.network.compare import Change
from graph.network.plain import as_json, plain_standing
from graph.network.telling import Telling
from graph.network.terminal import fold_lines, joined, paint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.model import Claim, Knowledge
    from graph.network.compare import Comparison


@dataclass(frozen=True, slots=True)
class Line:
    """One claim: its change, as it is (or was, if it is gone), and as it was if it changed."""

    change: Change
    claim: Claim
    was: Claim | None = None
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What two builds say differently, to be told in one language."""

    old: Knowledge
    new: Knowledge
    found: Comparison
    lang: str

    @property
    def tell(self) -> Telling:
        """What tells claims of the new build."""
        return Telling(self.new, self.lang)

    @property
    def counts(self) -> dict[str, int]:
        """How many claims are new, gone and changed."""
        found = self.found
        return {
            "new": len(found.new),
            "gone": len(found.gone),
            "changed": len(found.changed),
        }

    @property
    def summary(self) -> str:
        """The counts in words."""
        if not any(self.counts.values()):
            return self.tell.phrase("no_change")
        return self.tell.phrase("compared", **self.counts)

    def lines(self) -> Iterator[Line]:
        """Yield what is new, then what is gone, then what has changed."""
        for claim in self.found.new:
            yield Line(Change.NEW, claim)
        for claim in self.found.gone:
            yield Line(Change.GONE, claim)
        for pair in self.found.changed:
            yield Line(Change.CHANGED, pair.new, pair.old, pair.parts)

    def headline(self, line: Line) -> str:
        """Return a line's claim in words, with its id; what is gone as the old build tells it."""
        held = self.old if line.change is Change.GONE else self.new
        return f"{Telling(held, self.lang).headline(line.claim)} · {line.claim.id}"

    def was(self, line: Line) -> str:
        """Return the claim as it was, with its id, or nothing if it did not change."""
        if line.was is None:
            return ""
        return f"{Telling(self.old, self.lang).headline(line.was)} · {line.was.id}"

    def parts(self, line: Line) -> str:
        """Return in what a changed claim differs."""
        return ", ".join(self.tell.phrase(f"part:{name}") for name in line.parts)


def built(name: str) -> Knowledge:
    """Return what a build holds, given as its folder or its graph.trig; raises PlaceError."""
    from graph.read import read

    path = Path(name)
    return read(path if path.is_file() else path / "graph.trig")


def text(report: Report, width: int, *, colour: bool = False) -> str:
    """Return the comparison laid out for a terminal."""
    styles = {Change.NEW: "asserted", Change.GONE: "unheld", Change.CHANGED: "alleged"}
    lines = fold_lines(report.summary, width)
    for line in report.lines():
        mark = report.tell.phrase(str(line.change))
        first, *rest = fold_lines(f"{mark} {report.headline(line)}", width, rest="    ")
        lines += [first.replace(mark, paint(mark, styles[line.change], colour=colour), 1), *rest]
        for name, told in (("was", report.was(line)), ("differs", report.parts(line))):
            if told:
                lead = f"    {report.tell.phrase(name)}: "
                lines += fold_lines(told, width, first=lead, rest=" " * 8)
    return joined(lines)


def markdown(report: Report) -> str:
    """Return the comparison as a Markdown table below its counts."""
    tell = report.tell
    lines = [escaped(report.summary)]
    table = [
        [tell.phrase(str(line.change)), report.headline(line), report.was(line), report.parts(line)]
        for line in report.lines()
    ]
    if table:
        head = ["", *map(tell.phrase, ("claim", "was", "differs"))]
        rows = [f"| {' | '.join(map(escaped, row))} |" for row in (head, *table)]
        lines += ["", rows[0], "| --- | --- | --- | --- |", *rows[1:]]
    return joined(lines)


def json(report: Report) -> str:
    """Return the comparison as JSON."""
    return as_json(
        {
            "counts": report.counts,
            "claims": [
                {
                    "change": str(line.change),
                    "claim": plain_standing(
                        report.old if line.change is Change.GONE else report.new,
                        line.claim,
                        report.lang,
                    ),
                    "was": None
                    if line.was is None
                    else plain_standing(report.old, line.was, report.lang),
                    "differsIn": list(line.parts),
                }
                for line in report.lines()
            ],
        }
    )
