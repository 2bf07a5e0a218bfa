"""An answer as HTML for a notebook: a table, and below each row what stands behind it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from graph.ask.formats.base import cut_mark, shown, table_of
from graph.page.clean import visible

if TYPE_CHECKING:
    from graph.desk.answer import Answer
    from graph.footnotes import Evidenced

#: more rows than a notebook should hold; all of them are in the data frames
MOST_ROWS = 200
_AT = {"en": "characters {start} to {end}", "fr": "caractères {start} à {end}"}
_SAID = {"en": "said by", "fr": "dit par"}
_MORE = {"en": "and {n} more rows", "fr": "et {n} autres lignes"}


def html(answer: Answer) -> str:
    """Return a table with inline styles only: no script, no sheet, no address that is fetched."""
    names, rows = table_of(answer.solutions)
    head = "".join(f"<th>{_text(name)}</th>" for name in names)
    body = []
    for row in rows[:MOST_ROWS]:
        cells = "".join(f"<td>{_text(shown(cell, answer.labels))}</td>" for cell in row)
        body.append(f"<tr>{cells}</tr>")
        told = answer.claim_of(row)
        if told is not None:
            body.append(
                f'<tr><td colspan="{len(names)}" style="text-align:left;opacity:.8">'
                f"{_behind(told, answer.lang)}</td></tr>"
            )
    above = "".join(f"<p>{_text(line)}</p>" for line in answer.said_first)
    notes = []
    if len(rows) > MOST_ROWS:
        notes.append(_MORE[answer.lang].format(n=len(rows) - MOST_ROWS))
    if answer.truncated:
        notes.append(cut_mark(answer.solutions))
    below = "".join(f"<p>{_text(note)}</p>" for note in notes)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table>"
    return f"{above}{table}{below}"


def _behind(told: Evidenced, lang: str) -> str:
    where = f"{told.source}, {_AT[lang].format(start=told.start, end=told.end)}"
    parts = [
        f"<strong>{_text(told.standing)}</strong>",
        _text(told.summary),
        _text(f"{_SAID[lang]} {', '.join(told.speakers)}"),
        _text(where),
    ]
    if told.passage:
        parts.append(f"<q>{_text(told.passage)}</q>")
    return " · ".join(parts)


def _text(text: str) -> str:
    return escape(visible(text))
