"""A question in plain words, as a command understands it and tells that it has."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.ask.formats import safe_text
from graph.commands import asking
from graph.errors import QueryError
from graph.model import said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.ask.plain.understand import Taken, Understood
    from graph.ask.questions import Question
    from graph.places import Places

_SPARQL = re.compile(r"\s*(PREFIX|BASE|SELECT|ASK|CONSTRUCT|DESCRIBE)\b[^{<:]*[{<:]", re.IGNORECASE)
_PHRASES = {
    "en": {
        "taken": "understood as: {name}{values}",
        "same": "the same as: {command}",
        "slip": "taken {written} for {meant}",
        "unused": "not used: {words}",
        "empty": "nothing is claimed that answers this",
        "others": "other questions that it may mean:",
        "strangers": "nothing here goes by the name of {words}",
        "none": "no ready question fits “{text}” well",
        "nearest": "the nearest are:",
        "list": "ask in other words, or see `dprk questions`",
    },
    "fr": {
        "taken": "compris comme : {name}{values}",
        "same": "équivaut à : {command}",
        "slip": "{written} lu comme {meant}",
        "unused": "non pris en compte : {words}",
        "empty": "rien d'affirmé n'y répond",
        "others": "autres sens possibles :",
        "strangers": "rien ici ne porte le nom de {words}",
        "none": "aucune question prête ne répond bien à « {text} »",
        "nearest": "les plus proches :",
        "list": "posez-la autrement, ou voyez `dprk questions --lang fr`",
    },
}


@dataclass(frozen=True, slots=True)
class Heard:
    """What a question in plain words asks, its language, and what to tell of an empty answer."""

    asked: asking.Asked
    lang: str
    if_empty: str


def heard(where: Places, text: str, params: tuple[str, ...], lang: str) -> Heard:
    """Return what a question in plain words asks; tell on stderr how it was understood.

    ``params`` come before what the words give. Raises QueryError where nothing fits well.
    """
    from graph import named
    from graph.ask import headers
    from graph.ask.plain.register import counted_register, register
    from graph.ask.plain.understand import Understanding
    from graph.ask.questions import load
    from graph.read import read

    refuse_sparql(text)
    ready = load(where.queries, headers.kept(where.build))
    known = named.read(where.build)
    # without what the build keeps apart, all of it is read
    held = known.held if known else read(where.dataset)
    names = counted_register(held, known.counts, known.claims) if known else register(held)
    found = Understanding(ready, names).understand(text, lang)
    if found.taken is None:
        raise refused(found, ready)
    given = {**found.taken.values, **asking.given(params)}
    taken = replace(found.taken, values=given)
    pairs = tuple(f"{key}={value}" for key, value in given.items())
    what = asking.asked(where, taken.name, pairs, held)
    for line in told(replace(found, taken=taken), ready):
        click.echo(safe_text(line), err=True)
    click.echo(f"\n{_sparql(what)}\n", err=True)
    phrases = _PHRASES[found.lang]
    near = [phrases["others"], *_nearest(found, ready)] if found.nearest else []
    return Heard(what, found.lang, "\n".join([phrases["empty"], *near]))


def _sparql(what: asking.Asked) -> str:
    """Return the query as it is sent, without its header."""
    from graph.ask.guard import check_query
    from graph.ask.parameters import bound

    text = bound(check_query(what.query), what.bindings).text
    return "\n".join(line for line in text.splitlines() if not line.startswith("#+"))


def is_plain(what: str) -> bool:
    """Tell whether what is to be asked is neither a name nor a file: it has words, or a ``?``.

    >>> is_plain("Who stole it?"), is_plain("thefts"), is_plain("queries/thefts.rq")
    (True, False, False)
    """
    text = what.strip()
    if text.endswith((".rq", ".sparql")) or _is_file(text):
        return False
    return len(text.split()) > 1 or text.endswith("?")


def _is_file(text: str) -> bool:
    try:
        return Path(text).is_file()
    except (OSError, ValueError):
        return False


def refuse_sparql(what: str) -> None:
    """Raise QueryError for SPARQL where a question is expected."""
    if _SPARQL.match(what):
        raise QueryError(
            "that is SPARQL, not a question in plain words",
            mend="give it on stdin: echo 'SELECT …' | dprk ask -",
        )


def told(found: Understood, ready: Mapping[str, Question]) -> list[str]:
    """Return how a question was understood, a line each, in the language that it was asked in."""
    phrases = _PHRASES[found.lang]
    taken = found.taken
    if taken is None:
        return []
    values = ", ".join(
        f"{name} = {said(taken.shown.get(name, {}), found.lang) or value}"
        for name, value in taken.values.items()
    )
    summary = said(ready[taken.name].summary, found.lang)
    lines = [
        phrases["taken"].format(name=taken.name, values=f", {values}" if values else "")
        + f" ({summary})"
    ]
    lines += _slips(found)
    if found.unused:
        lines.append(phrases["unused"].format(words=", ".join(found.unused)))
    lines.append(phrases["same"].format(command=command(taken)))
    return lines


def refused(found: Understood, ready: Mapping[str, Question]) -> QueryError:
    """Return the error for a question that nothing fits, with the nearest ready questions."""
    phrases = _PHRASES[found.lang]
    if found.strangers:
        what = phrases["strangers"].format(words=", ".join(found.strangers))
    else:
        what = phrases["none"].format(text=found.text[:200])
    lines = _slips(found)
    if found.nearest:
        lines.append(phrases["nearest"])
        lines += _nearest(found, ready)
    lines.append(phrases["list"])
    return QueryError(what, mend="\n  ".join(lines))


def _nearest(found: Understood, ready: Mapping[str, Question]) -> list[str]:
    return [
        f"  {command(each)}  ({said(ready[each.name].summary, found.lang)})"
        for each in found.nearest
    ]


def command(taken: Taken) -> str:
    """Return the command that asks the same by name."""
    import shlex

    values = [f" --param {shlex.quote(f'{key}={value}')}" for key, value in taken.values.items()]
    return f"dprk ask {taken.name}{''.join(values)}"


def _slips(found: Understood) -> list[str]:
    form = _PHRASES[found.lang]["slip"]
    return [form.format(written=written, meant=meant) for written, meant in found.slips]
