"""What a user's words for a question's parameters stand for in the graph."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from graph.ask.questions import bindings
from graph.ask.solutions import Iri
from graph.errors import QueryError, UnknownName
from graph.model import BASE, ONTOLOGY, Knowledge
from graph.network.lookup import lookup
from graph.network.project import referents

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from graph.ask.questions import Question
    from graph.ask.solutions import Bindings, Term


def values(question: Question, given: Mapping[str, str], held: Callable[[], Knowledge]) -> Bindings:
    """Return the values of a question's variables, each entity as all those that it stands for.

    ``held`` gives what names are looked up in, and is called only if there are any. Raises
    QueryError for what is no parameter, no date or no number, and for a period that ends before it
    begins; UnknownName and AmbiguousName for names.
    """
    bound = bindings(question, given, lambda name: resolved(held(), name))
    in_order(bound, question.name)
    named = any(isinstance(term, Iri) for term in bound.values())
    return with_referents(bound, held()) if named else bound


def resolved(held: Knowledge, name: str) -> str:
    """Return the IRI of what a user calls an entity, source, claim or term; raises UnknownName.

    >>> resolved(Knowledge({}, {}, {}, {}), "http://example.org/a")
    'http://example.org/a'
    """
    if name.startswith("http"):
        return name
    wanted = name.removeprefix("dprk:")
    terms = {
        form.casefold(): term.iri
        for term in held.terms.values()
        for form in (term.id, *term.labels.values())
    }
    if name.startswith("dprk:"):
        if ONTOLOGY + wanted in held.terms:
            return ONTOLOGY + wanted
    else:
        try:
            return lookup(held, name).iri
        except UnknownName:
            if wanted.casefold() not in terms:
                raise
    if wanted.casefold() in terms:
        return terms[wanted.casefold()]
    raise UnknownName(
        f"{name!r} is not a term of the ontology",
        nearest=tuple(get_close_matches(wanted, [term.id for term in held.terms.values()])),
    )


def in_order(bound: Mapping[str, Term], where: str) -> None:
    """Raise QueryError for a period that ends before it begins: it would find nothing, or amiss."""
    first, last = (getattr(bound.get(name), "lexical", "") for name in ("_from", "_until"))
    if first and last and last < first:
        raise QueryError(
            f"until {last} is before from {first}", where=where, mend="give the earlier day as from"
        )


def with_referents(bound: Mapping[str, Term], held: Knowledge) -> Bindings:
    """Return the values with each entity as all those that it may stand for in a question.

    Those that are judged to be the same and, of a State, its land: whoever asks about Russia means
    both what it does and what happens there. Each solution names the one that it is about.
    """
    found: dict[str, Term | tuple[Term, ...]] = dict(bound)
    for name, term in bound.items():
        if isinstance(term, Iri) and term.value.startswith(BASE):
            same = [
                *referents(held, term.value),
                *(
                    iri
                    for iri, entity in sorted(held.entities.items())
                    if entity.territory_of == term.value
                ),
            ]
            found[name] = tuple(Iri(iri) for iri in same) if len(same) > 1 else term
    return found
