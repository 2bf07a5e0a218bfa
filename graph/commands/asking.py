"""How a command puts a question: a ready one by name, or the user's own SPARQL."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.errors import QueryError, UnknownName
from graph.model import BASE, ONTOLOGY, short

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.ask.engine import Engine
    from graph.ask.guard import Checked
    from graph.ask.questions import Question
    from graph.ask.solutions import Bindings, Solutions, Term
    from graph.model import Knowledge, Words
    from graph.places import Places

#: more than the guard lets through: it is the guard that says so
_MOST_READ = 64 * 1024


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be asked: the query, the values of its variables, and the question if ready."""

    query: str
    bindings: Bindings
    question: Question | None

    @property
    def title(self) -> Words:
        """What the answer may be called."""
        if self.question:
            return self.question.summary
        return {"en": "Answer to a query", "fr": "Réponse à une requête"}


class Resolver:
    """Makes an IRI of what a user types; the build is read only when a name needs it."""

    def __init__(self, where: Places, held: Knowledge | None = None) -> None:
        self._where = where
        self._held = held

    @property
    def held(self) -> Knowledge:
        """All that the build holds."""
        if self._held is None:
            from graph.read import read

            self._held = read(self._where.dataset)
        return self._held

    def __call__(self, name: str) -> str:
        """Return the IRI of an entity, source, claim or term; raises UnknownName."""
        from graph.network.lookup import lookup

        if name.startswith("http"):
            return name
        wanted = name.removeprefix("dprk:")
        terms = {
            form.casefold(): term.iri
            for term in self.held.terms.values()
            for form in (term.id, *term.labels.values())
        }
        if name.startswith("dprk:"):
            if ONTOLOGY + wanted in self.held.terms:
                return ONTOLOGY + wanted
        else:
            try:
                return lookup(self.held, name).iri
            except UnknownName:
                if wanted.casefold() not in terms:
                    raise
        if wanted.casefold() in terms:
            return terms[wanted.casefold()]
        raise UnknownName(
            f"{name!r} is not a term of the ontology",
            nearest=tuple(
                get_close_matches(wanted, [term.id for term in self.held.terms.values()])
            ),
        )


def given(params: tuple[str, ...]) -> dict[str, str]:
    """Return --param options as a mapping; raises a usage error for one that is not k=v."""
    found: dict[str, str] = {}
    for param in params:
        key, equals, value = param.partition("=")
        if not equals or not key or not value:
            raise click.UsageError(f"--param {param!r}: write KEY=VALUE")
        if key in found:
            raise click.UsageError(f"--param {key} is given twice")
        found[key] = value
    return found


def asked(
    where: Places, what: str, params: tuple[str, ...], held: Knowledge | None = None
) -> Asked:
    """Return what to ask: NAME of a ready question, a FILE of SPARQL, or ``-`` for stdin."""
    from graph.ask.questions import bindings, load

    values = given(params)
    resolve = Resolver(where, held)
    if what != "-" and not _is_path(what):
        ready = load(where.queries)
        if what not in ready:
            raise UnknownName(
                f"no ready question {what!r} (`dprk questions` lists them; a file of your own "
                "needs its .rq or a path)",
                nearest=tuple(get_close_matches(what, ready, n=3, cutoff=0.5)),
            )
        bound = bindings(ready[what], values, resolve)
        _in_order(bound, what)
        return Asked(ready[what].query, _with_referents(bound, resolve), ready[what])
    return Asked(_read(what), {key: _own(value, resolve) for key, value in values.items()}, None)


def _in_order(bound: Mapping[str, Term], where: str) -> None:
    """Raise QueryError for a period that ends before it begins: it would find nothing, or amiss."""
    first, last = (getattr(bound.get(name), "lexical", "") for name in ("_from", "_until"))
    if first and last and last < first:
        raise QueryError(
            f"until {last} is before from {first}", where=where, mend="give the earlier day as from"
        )


def _with_referents(bound: Mapping[str, Term], resolve: Resolver) -> Bindings:
    """Return the values with each entity as all those that it may stand for in a question.

    Those that are judged to be the same and, of a State, its land: whoever asks about Russia means
    both what it does and what happens there. Each solution names the one that it is about.
    """
    from graph.ask.solutions import Iri
    from graph.network.project import referents

    found: dict[str, Term | tuple[Term, ...]] = dict(bound)
    for name, term in bound.items():
        if isinstance(term, Iri) and term.value.startswith(BASE):
            same = [
                *referents(resolve.held, term.value),
                *(
                    iri
                    for iri, entity in sorted(resolve.held.entities.items())
                    if entity.territory_of == term.value
                ),
            ]
            found[name] = tuple(Iri(iri) for iri in same) if len(same) > 1 else term
    return found


def _is_path(what: str) -> bool:
    return what.endswith((".rq", ".sparql")) or "/" in what or Path(what).is_file()


def _read(what: str) -> str:
    if what == "-":
        data = sys.stdin.buffer.read(_MOST_READ)
    else:
        try:
            with Path(what).open("rb") as file:
                data = file.read(_MOST_READ)
        except OSError as error:
            raise QueryError(
                f"can't be read: {error.strerror}", where=what, mend="name a file of SPARQL"
            ) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError("not UTF-8", where=what, mend="save it as UTF-8") from error


def _own(value: str, resolve: Resolver) -> Term:
    """Return the term that a value for a query of the user's own means.

    An IRI, whole or in angle brackets, or with our prefixes; a whole number; else a plain text.
    """
    from graph.ask.solutions import XSD, Iri, Literal

    if value.startswith("<") and value.endswith(">"):
        return Iri(value[1:-1])
    if value.startswith(("http://", "https://", "urn:")):
        return Iri(value)
    if value.startswith((":", "dprk:")):
        return Iri(resolve(value))
    if value.removeprefix("-").isdecimal() and value.isascii():
        return Literal(value, f"{XSD}integer")
    return Literal(value)


def slips(checked: Checked) -> list[str]:
    """Return a warning for each term of a query that the ontology does not have.

    A misspelt term is no error to SPARQL: it finds nothing, and looks like an answer.
    """
    from graph.claims.vocabulary import vocabulary

    terms = vocabulary().kinds
    found = []
    for iri, (line, column) in checked.ontology_terms.items():
        name = iri.removeprefix(ONTOLOGY)
        if name not in terms:
            near = get_close_matches(name, terms, n=1)
            hint = f"; did you mean dprk:{near[0]}?" if near else ""
            found.append(f"line {line}, column {column}: dprk:{name} is not a term{hint}")
    return found


def strangers(engine: Engine, checked: Checked) -> list[str]:
    """Return a warning for each id of ours in a query that the graph does not hold."""
    from graph.ask.solutions import Iri

    found = []
    for iri, (line, column) in checked.ids.items():
        if iri == BASE or iri.startswith(f"{BASE}graph/"):
            continue
        if not engine.ask("ASK { ?it ?property ?value }", {"it": Iri(iri)}).boolean:
            found.append(f"line {line}, column {column}: nothing here is called :{short(iri)}")
    return found


def bare_edges(checked: Checked) -> str:
    """Return what to know of a query that may give simple edges, which carry no speaker.

    A relation as a property, DESCRIBE and GRAPH can reach them; empty where none of them is used.
    """
    from graph.claims.vocabulary import vocabulary

    words = {token.text.upper() for token in checked.tokens}
    if "GRAPH" in words:
        return (
            "GRAPH reaches the alleged edges, too: select ?g and look which graph an edge stands "
            "in, or select the claims (?claim dprk:relation …), which carry modality and speaker"
        )
    named = {iri.removeprefix(ONTOLOGY) for iri in checked.ontology_terms}
    relations = named & set(vocabulary().of_kind("Relation"))
    claims = {name for name in checked.variables if "claim" in name.casefold()}
    if checked.form == "DESCRIBE" or (relations and not claims and "relation" not in named):
        return (
            "a relation used as a property gives asserted edges without their speakers; select "
            "the claims (?claim dprk:relation …) to see who says so, and the alleged ones"
        )
    return ""


def solutions(engine: Engine, what: Asked, *, timeout: float, limit: int) -> Solutions:
    """Ask it."""
    return engine.ask(what.query, what.bindings, timeout=timeout, limit=limit)
