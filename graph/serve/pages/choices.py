"""The values that fit a question's parameters: those that stand in its own answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.ask.solutions import Iri, Literal
from graph.asked import values
from graph.errors import DprkError
from graph.model import ONTOLOGY, short
from graph.serve.pages.names import in_order, unique_name
from graph.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.ask.engine import Engine
    from graph.ask.questions import Param, Question
    from graph.ask.solutions import Solutions
    from graph.model import Knowledge

#: a list of values longer than this is typed into, not unfolded
SELECT: Final = 30
MOST: Final = 2_000
_SECONDS: Final = 5.0
_LIMIT: Final = 10_000
#: columns that say whose word a row is: nobody is asked about by them, unless by their own name
_TOLD_BY: Final = frozenset({"speaker", "source"})


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a parameter, and what people call it."""

    value: str
    label: str


def choices(
    engine: Engine, known: Knowledge, question: Question, lang: str
) -> Mapping[str, tuple[Choice, ...]]:
    """Return the values to choose from for each parameter, in the order of their names.

    They are what stands in the answer when nothing is asked for: in the column of the parameter's
    own name, or in any, if of a class that the parameter takes. Dates and numbers have none, and
    nor has a question that takes too long.
    """
    if not question.params:
        return {}
    try:
        bound = values(question, {}, lambda: known)
        found = engine.ask(question.query, bound, timeout=_SECONDS, limit=_LIMIT)
    except DprkError:
        return {param.name: () for param in question.params}
    return {param.name: tuple(_of(known, found, param, lang)) for param in question.params}


def _of(known: Knowledge, found: Solutions, param: Param, lang: str) -> Iterator[Choice]:
    if param.type == "text":
        own = _column(found, param.name)
        yield from (Choice(text, text) for text in sorted(own, key=fold)[:MOST])
        return
    if param.type == "term":
        terms = [iri for iri in _column(found, param.name) if iri in known.terms]
        if not terms:
            terms = sorted({kind for iri in _things(known, found) for kind in _classes(known, iri)})
        ordered = sorted(terms, key=lambda iri: (fold(known.label(iri, lang)), iri))
        yield from (Choice(short(iri), known.label(iri, lang)) for iri in ordered[:MOST])
        return
    if param.type != "entity":
        return
    things = [iri for iri in _column(found, param.name) if _named(known, iri)]
    if not things:
        every = _things(known, found)
        things = [iri for iri in every if _is_a(known, iri, param.classes)] or every
    ordered = in_order(known, things, lang)[:MOST]
    if len(ordered) <= SELECT:
        yield from (Choice(short(iri), known.label(iri, lang)) for iri in ordered)
        return
    # what is typed is a name, which must be one thing's only
    labels = [fold(known.label(iri, lang)) for iri in ordered]
    twice = {label for label in labels if labels.count(label) > 1}
    yield from (
        Choice(unique_name(known, iri, lang, twice), known.label(iri, lang)) for iri in ordered
    )


def _column(found: Solutions, name: str) -> list[str]:
    if name not in found.variables:
        return []
    at = found.variables.index(name)
    return list(dict.fromkeys(_text(row[at]) for row in found.rows if row[at] is not None))


def _things(known: Knowledge, found: Solutions) -> list[str]:
    columns = [at for at, name in enumerate(found.variables) if name not in _TOLD_BY]
    cells = (row[at] for row in found.rows for at in columns)
    iris = dict.fromkeys(cell.value for cell in cells if isinstance(cell, Iri))
    return [iri for iri in iris if iri in known.entities]


def _named(known: Knowledge, iri: str) -> bool:
    return iri in known.entities or iri in known.sources


def _is_a(known: Knowledge, iri: str, wanted: tuple[str, ...]) -> bool:
    """Tell whether an entity is of one of these classes, or of one below it."""
    ahead, seen = list(_classes(known, iri)), set[str]()
    while ahead:
        kind = ahead.pop()
        if short(kind) in wanted:
            return True
        if kind not in seen and kind in known.terms:
            seen.add(kind)
            ahead += known.terms[kind].parents
    return False


def _classes(known: Knowledge, iri: str) -> tuple[str, ...]:
    kinds = known.entities[iri].classes
    return tuple(kind for kind in kinds if kind.startswith(ONTOLOGY))


def _text(term: object) -> str:
    if isinstance(term, Iri):
        return term.value
    return term.lexical if isinstance(term, Literal) else ""
