"""What stands behind an answer: each claim in words, who says it how firmly, and the passage."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.ask import words
from graph.ask.formats import terminal_safe
from graph.ask.solutions import Iri, Literal
from graph.model import short

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.ask.engine import Engine
    from graph.ask.solutions import Solutions
    from graph.ask.words import Footnote
    from graph.evidence.check import Checked

_PHRASES = {
    "en": {
        "head": "What each claim says",
        "said": "said by {who}",
        "at": "{source}, characters {start} to {end}",
        "unchecked": "passage not checked: build with --documents",
        "columns": ("claimSummary", "claimSaidBy", "claimSource", "claimPassage"),
    },
    "fr": {
        "head": "Ce que dit chaque affirmation",
        "said": "dit par {who}",
        "at": "{source}, caractères {start} à {end}",
        "unchecked": "passage non vérifié : construire avec --documents",
        "columns": ("claimSummary", "claimSaidBy", "claimSource", "claimPassage"),
    },
}


def added(  # noqa: PLR0913, PLR0917 - an answer, its evidence, and how both are told
    engine: Engine,
    found: Solutions,
    checked: Checked | None,
    form: str,
    lang: str,
    width: int,
) -> tuple[Solutions, str]:
    """Return an answer with its evidence: as columns, or in table and md as notes below it.

    Only the claims that stand in a cell have evidence; an answer without any is left alone.
    """
    notes = words.footnotes(engine, words.claims(found), lang)
    if not notes:
        return found, ""
    told = {
        iri
        for note in notes.values()
        for iri in (note.source, note.modality, note.polarity, note.actuality, *note.speakers)
    }
    labels = words.labels(engine, sorted(told), lang)
    lines = {iri: _parts(note, labels, checked, lang) for iri, note in notes.items()}
    if form in {"table", "md"}:
        return found, _below(lines, form, lang, width)
    return _beside(found, lines), ""


def _parts(
    note: Footnote, labels: Mapping[str, str], checked: Checked | None, lang: str
) -> tuple[str, str, str, str]:
    """Return what a claim says, by whom how firmly, where, and the passage with its status."""
    phrases = _PHRASES[lang]
    passage = checked.passages.get(note.claim) if checked else None
    start, end = (passage.start, passage.end) if passage else (note.start, note.end)
    standing = [labels[note.modality]]
    if not note.polarity.endswith("#Positive"):
        standing.append(labels[note.polarity])
    if not note.actuality.endswith("#Actual"):
        standing.append(labels[note.actuality])
    who = ", ".join(labels[speaker] for speaker in note.speakers)
    said = f"{', '.join(standing)}; {str(phrases['said']).format(who=who)}"
    at = str(phrases["at"]).format(source=labels[note.source], start=start, end=end)
    if passage and passage.passage:
        return note.summary, said, at, f"« {passage.passage} » ({passage.status})"
    return note.summary, said, at, str(phrases["unchecked"])


def _below(lines: Mapping[str, tuple[str, str, str, str]], form: str, lang: str, width: int) -> str:
    head = str(_PHRASES[lang]["head"])
    if form == "md":
        from graph.ask.formats.md import escaped

        items = [
            f"- `{short(iri)}` " + " — ".join(escaped(part) for part in parts)
            for iri, parts in lines.items()
        ]
        return "\n".join(["", f"**{head}**", "", *items, ""])
    out = ["", head]
    for iri, parts in lines.items():
        out.append("")
        out.append(short(iri).removeprefix("claim/")[:10])
        for part in parts:
            out += textwrap.wrap(
                part, width=max(40, width) - 2, initial_indent="  ", subsequent_indent="  "
            )
    return terminal_safe("\n".join([*out, ""]).encode()).decode()


def _beside(found: Solutions, lines: Mapping[str, tuple[str, str, str, str]]) -> Solutions:
    """Return the answer with columns for the first claim of each row."""
    empty = (None, None, None, None)
    rows = []
    for row in found.rows:
        claim = next(
            (cell.value for cell in row if isinstance(cell, Iri) and cell.value in lines), ""
        )
        parts = tuple(Literal(part) for part in lines[claim]) if claim else empty
        rows.append((*row, *parts))
    columns = _PHRASES["en"]["columns"]
    return replace(found, variables=(*found.variables, *columns), rows=tuple(rows))
