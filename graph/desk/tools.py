"""What a language model may ask of a build, each answer a text that carries its sources.

The texts are Markdown in which nothing from the data is markup, so that a name in a document can't
pass for an instruction's heading or a link. Whoever reads them still has to treat what sources say
as what sources say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.ask.formats import Options, write
from graph.ask.formats.md import escaped
from graph.dossier.markdown import markdown
from graph.errors import DprkError, QueryError, UnknownName
from graph.model import said, short
from graph.network.paths import without_detours
from graph.network.telling import NOT_STATED, Telling
from graph.network.words import render_paths, render_source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.desk.answer import Answer
    from graph.desk.desk import Desk
    from graph.footnotes import Evidenced

#: so many rows a model reads; more is cut, and says so
LIMIT = 200
TIMEOUT = 20.0
_WIDE = 400
NOTE = (
    "What stands here is what sources say, not what is so: keep 'alleged', 'denied' and who says "
    "it whenever you repeat it."
)


def questions(desk: Desk) -> str:
    """List the ready questions with their parameters, a line each."""
    lines = []
    for name, question in desk.questions.items():
        takes = ", ".join(f"{p.name} ({said(p.summary, desk.lang)})" for p in question.params)
        lines.append(f"- {name}: {said(question.summary, desk.lang)}. Takes: {takes or 'nothing'}")
    return "\n".join(lines)


def ask(desk: Desk, question: str, parameters: Mapping[str, str]) -> str:
    """Answer a ready question by its name or in plain words; raises what ``Desk.ask`` does."""
    if "{" in question:
        raise QueryError("that is SPARQL", mend="give it to the tool sparql")
    found = desk.ask(question, limit=LIMIT, timeout=TIMEOUT, **parameters)
    values = ", ".join(f"{name} = {value}" for name, value in found.values.items())
    asked = f"Asked: {found.question}{f' ({values})' if values else ''}"
    lines = [asked, *found.said_first]
    return f"{escaped(chr(10).join(lines))}\n\n{_told(found)}"


def sparql(desk: Desk, query: str) -> str:
    """Answer a SPARQL query, read-only and bounded; raises QueryError."""
    found = desk.ask(f"{query} ", limit=LIMIT, timeout=TIMEOUT)
    first = escaped(chr(10).join(found.said_first))
    return f"{first}\n\n{_told(found)}" if first else _told(found)


def show(desk: Desk, name: str) -> str:
    """Tell all that is claimed about an entity, or all that a source says; raises UnknownName."""
    try:
        text = markdown(desk.dossier(name))
    except UnknownName as error:
        iri = desk.term(name)
        if iri not in desk.knowledge.sources:
            raise error from None
        text = render_source(desk.knowledge, iri, desk.lang, _WIDE)
    return f"{NOTE}\n\n{text}"


def path(desk: Desk, start: str, end: str) -> str:
    """Tell how two entities are connected, hop by hop, each hop with how it is said and where."""
    found = without_detours(desk.path(start, end))
    return f"{NOTE}\n\n{render_paths(desk.knowledge, found, desk.lang, _WIDE)}"


def sources(desk: Desk) -> str:
    """List the sources, each with publisher, date, language and how many claims it gave."""
    held = desk.knowledge
    telling = Telling(held, desk.lang)
    lines = []
    for iri, source in held.sources.items():
        count = sum(claim.source == iri for claim in held.claims.values())
        undated = short(source.date) == NOT_STATED
        date = telling.dated(source.date) if undated else source.date
        told = (telling.name(source.publisher), date, source.language)
        lines.append(
            f"- {source.id}: {escaped(source.title)} ({escaped(', '.join(told))}); {count} claims"
        )
    return "\n".join(lines)


def mistake(error: DprkError) -> str:
    """Tell a model what was wrong with its request, and what to do instead."""
    return f"error: {error}"


def _told(answer: Answer) -> str:
    table = write("md", answer.solutions, Options(labels=answer.labels)).decode()
    claims = "\n".join(f"- {_line(one)}" for one in answer.claims())
    count = len(answer)
    return f"{NOTE}\n\n{count} rows\n\n{table}\nWhat the claims in it say, and where:\n\n{claims}\n"


def _line(one: Evidenced) -> str:
    parts = [
        one.standing,
        one.summary,
        f"said by {', '.join(one.speakers)}",
        f"{one.source}, characters {one.start} to {one.end} ({one.status})",
    ]
    if one.passage:
        parts.append(f"“{one.passage}”")
    return " · ".join(escaped(part) for part in parts)
