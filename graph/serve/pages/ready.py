"""The ready questions: their list, each as a form with its answer, and the answer as a file."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from graph.asked import values
from graph.errors import AmbiguousName, QueryError, UnknownName
from graph.model import BASE, short
from graph.network.lookup import lookup
from graph.serve.pages import home, plain, showing
from graph.serve.pages.address import address
from graph.serve.pages.choices import SELECT, Choice, choices
from graph.serve.pages.render import page
from graph.serve.pages.words import word
from graph.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.ask.questions import Param, Question
    from graph.ask.solutions import Bindings
    from graph.errors import DprkError
    from graph.serve.pages.site import Desk, Reply


@dataclass(frozen=True, slots=True)
class Field:
    """One value of a form: what it is called, what it holds, and what it may hold."""

    name: str
    label: str
    type: str
    value: str
    hint: str
    choices: tuple[Choice, ...]

    @property
    def unfolded(self) -> bool:
        """Whether all that it may hold is few enough to be listed, and what it holds is listed."""
        known = {choice.value for choice in self.choices} | {""}
        return 0 < len(self.choices) <= SELECT and self.value in known


def questions(desk: Desk) -> Reply:
    """Return the list of ready questions by topic."""
    every = desk.site.questions.values()
    return page("questions.html.j2", desk.visit, topics=home.topics(every, desk.visit.lang))


def question(desk: Desk) -> Reply:
    """Return a question as a form, with its answer; an example's until something is asked."""
    visit, asked = desk.visit, named(desk, desk.visit.name)
    pairs, example = given(desk, asked)
    trouble: DprkError | None = None
    shown = dict(showing.NOTHING)
    try:
        held = bound(desk, asked, pairs)
    except (QueryError, UnknownName, AmbiguousName) as error:
        # a name that means nothing: the form stays, with what was typed
        trouble = error
    else:
        shown = showing.answer(desk, desk.asking.ask(asked.query, held, limit=showing.LIMIT))
    base = [(key, value) for key, value in pairs.items() if value]
    lang = [("lang", visit.lang)] if visit.chosen else []
    return page(
        "question.html.j2",
        visit,
        status=400 if trouble else 200,
        trouble=trouble,
        heard=plain.heard(desk),
        question=asked,
        query=asked.query,
        fields=fields(desk, asked, pairs),
        example=example,
        downloads=[
            (name, address(f"{visit.path}/answer.{form}", [*base, *lang]))
            for name, form in showing.DOWNLOADS
        ],
        drawing=address("/draw", [("question", asked.name), *base, *lang])
        if shown["claims"]
        else "",
        **shown,
    )


def download(desk: Desk, form: str) -> Reply:
    """Return the whole answer to a question as a file, up to the server's limit of solutions."""
    asked = named(desk, desk.visit.name)
    pairs, _example = given(desk, asked)
    found = desk.asking.ask(asked.query, bound(desk, asked, pairs), limit=showing.WHOLE)
    return showing.file(desk, found, form, asked.name)


def named(desk: Desk, name: str) -> Question:
    """Return a ready question; raises UnknownName with those of a similar name."""
    found = desk.site.questions.get(name)
    if found is None:
        near = tuple(get_close_matches(name[:80], desk.site.questions, n=3, cutoff=0.5))
        raise UnknownName(f"no ready question {name[:80]!r}", nearest=near)
    return found


def given(desk: Desk, asked: Question) -> tuple[dict[str, str], bool]:
    """Return the values that a visit gives, or else the question's example."""
    pairs = {
        param.name: desk.visit.value(param.name)
        for param in asked.params
        if desk.visit.value(param.name)
    }
    if pairs or desk.visit.value("ask") or not asked.example:
        return pairs, False
    return dict(asked.example), True


def bound(desk: Desk, asked: Question, pairs: Mapping[str, str]) -> Bindings:
    """Return the values of a question's variables; raises for names and dates that mean nothing."""
    return values(asked, pairs, lambda: desk.site.known)


def fields(desk: Desk, asked: Question, pairs: Mapping[str, str]) -> list[Field]:
    """Return the form of a question, with what it was asked for."""
    lang = desk.visit.lang
    key = ("choices", asked.name, lang)
    kept = desk.site.kept.get(key)
    offered = kept if isinstance(kept, dict) else None
    if offered is None:
        offered = dict(choices(desk.asking, desk.site.known, asked, lang))
        desk.site.kept[key] = offered
    return [
        _field(param, offered.get(param.name, ()), pairs.get(param.name, ""), desk)
        for param in asked.params
    ]


def _field(param: Param, offered: tuple[Choice, ...], value: str, desk: Desk) -> Field:
    # a value may come as an id, a name or an IRI: the form shows it as one of its own, or by name
    lang = desk.visit.lang
    same = {fold(name): each.value for each in offered for name in (each.label, each.value)}
    told = same.get(fold(short(value))) or _called(desk, value) if value else ""
    hints = {"date": "dateHint", "number": "numberHint"}
    label = param.summary[lang]
    return Field(
        name=param.name,
        label=label[:1].upper() + label[1:],
        type=param.type,
        value=told,
        hint=word(hints[param.type], lang) if param.type in hints else "",
        choices=offered,
    )


def _called(desk: Desk, value: str) -> str:
    """Return what an entity's id is called, if nothing else is called so; else the value as it is.

    A form that an answer is asked with shows names, which it can be sent with again.
    """
    iri = next((each for each in (value, BASE + value) if each in desk.site.known.entities), "")
    label = desk.site.known.label(iri, desk.visit.lang) if iri else ""
    try:
        return label if iri and lookup(desk.site.known, label).iri == iri else value
    except (UnknownName, AmbiguousName):
        return value
