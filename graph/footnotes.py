"""What stands behind an answer: each claim in words, who says it how firmly, and the passage."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.ask import words
from graph.ask.formats import safe_text
from graph.ask.solutions import Iri, Literal
from graph.model import short

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.ask.engine import Engine
    from graph.ask.solutions import Solutions
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


@dataclass(frozen=True, slots=True)
class Evidenced:
    """What a claim says, how firmly, by whom, and where: text in the answer's language.

    ``passage`` is empty where the build had no documents; ``start`` and ``end`` are code points of
    the source's text, end excluded.
    """

    claim: str
    summary: str
    standing: str
    speakers: tuple[str, ...]
    source: str
    start: int
    end: int
    status: str
    passage: str


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
    told = behind(engine, found, checked, lang)
    if not told:
        return found, ""
    lines = {iri: _parts(one, lang) for iri, one in told.items()}
    if form in {"table", "md"}:
        return found, _below(lines, form, lang, width)
    return _beside(found, lines), ""


def behind(
    engine: Engine, found: Solutions, checked: Checked | None, lang: str
) -> dict[str, Evidenced]:
    """Return what stands behind each claim in an answer, by the claim's IRI, in their order."""
    notes = words.footnotes(engine, words.claims(found), lang)
    told = {
        iri
        for note in notes.values()
        for iri in (note.source, note.modality, note.polarity, note.actuality, *note.speakers)
    }
    labels = words.labels(engine, sorted(told), lang)
    evidence = {}
    for iri, note in notes.items():
        passage = checked.passages.get(iri) if checked else None
        plain = (note.modality, note.polarity, note.actuality)
        standing = [labels[one] for one in plain if not one.endswith(("#Positive", "#Actual"))]
        evidence[iri] = Evidenced(
            claim=iri,
            summary=note.summary,
            standing=", ".join(standing),
            speakers=tuple(labels[speaker] for speaker in note.speakers),
            source=labels[note.source],
            start=passage.start if passage else note.start,
            end=passage.end if passage else note.end,
            status=passage.status if passage else "not checked",
            passage=passage.passage if passage else "",
        )
    return evidence


def _parts(one: Evidenced, lang: str) -> tuple[str, str, str, str]:
    """Return what a claim says, by whom how firmly, where, and the passage with its status."""
    phrases = _PHRASES[lang]
    said = f"{one.standing}; {str(phrases['said']).format(who=', '.join(one.speakers))}"
    at = str(phrases["at"]).format(source=one.source, start=one.start, end=one.end)
    if one.passage:
        return one.summary, said, at, f"« {one.passage} » ({one.status})"
    return one.summary, said, at, str(phrases["unchecked"])


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
    return safe_text("\n".join([*out, ""]))


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
