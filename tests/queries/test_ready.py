"""Every ready question against its expected solutions, both engines, and plain Python."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from graph.ask import record
from graph.ask.guard import check_query
from graph.ask.questions import bindings, load
from graph.ask.solutions import Iri, Literal
from graph.model import short
from graph.places import places
from tests.queries.plain import money, speakers, standing, world
from tests.queries.plain.base import PLAIN

if TYPE_CHECKING:
    from graph.ask.solutions import Solutions, Term
    from tests.queries.conftest import Engines

QUERIES = places().queries
READY = load(QUERIES)
#: seconds, far above what is needed, for a busy machine: rdflib takes up to three for a question
LIMITS = {"oxigraph": 30.0, "rdflib": 120.0}
#: rdflib takes ten seconds for it on the founding claims; ``test_fiction`` asks rdflib, too
LONG = {"connections-through-one"}
#: every pair of entities is too much to ask; one end of each pair is given
ONE_END = {"connections-through-one": ("a",)}
MODULES = (money, speakers, standing, world)

each = pytest.mark.parametrize("name", READY)


def word(term: Term | None) -> str:
    """Return what a term says, shortened as people type it."""
    if isinstance(term, Iri):
        return short(term.value)
    if isinstance(term, Literal):
        return f"{term.lexical}@{term.lang}" if term.lang else term.lexical
    return ""


def rows(solutions: Solutions) -> list[tuple[str, ...]]:
    """Return solutions as words, sorted."""
    return sorted(tuple(word(term) for term in row) for row in solutions.rows)


@each
def test_both_engines_give_what_is_expected(name: str, founding: Engines) -> None:
    """Oxigraph and rdflib give the recorded solutions, in one order, within the time limit."""
    asked = READY[name]
    values = bindings(asked, asked.example, record.plain_resolver)
    expected = (QUERIES / record.EXPECTED / f"{name}.tsv").read_text(encoding="utf-8")
    found = {}
    for engine, limit in LIMITS.items():
        if engine == "rdflib" and name in LONG:
            continue
        start = time.monotonic()
        found[engine] = getattr(founding, engine).ask(asked.query, values, timeout=limit)
        assert time.monotonic() - start < limit
        assert record.tsv(found[engine]) == expected, f"{engine}: run python -m graph.ask.record"
        assert found[engine].rows == found["oxigraph"].rows, "ORDER BY leaves the order open"


@each
def test_plain_python_gives_the_same(name: str, founding: Engines) -> None:
    """Loops over the claims give the same solutions, each once, for the example and for any."""
    asked = READY[name]
    for given in (asked.example, {}):
        if not given and name in ONE_END:
            continue
        solutions = founding.oxigraph.ask(
            asked.query, bindings(asked, given, record.plain_resolver), limit=100_000
        )
        answer = {
            tuple(row.get(variable, "") for variable in solutions.variables)
            for row in PLAIN[name](founding.world, **given)
        }
        assert rows(solutions) == sorted(answer)


def test_each_question_has_a_plain_answer() -> None:
    """A question without an answer in plain Python fails, and so does an answer without one."""
    assert MODULES
    assert set(PLAIN) == set(READY)


@each
def test_each_solution_carries_who_says_it_and_how(name: str, founding: Engines) -> None:
    """Modality, speaker and source are bound in every solution, and what it counts or names."""
    asked = READY[name]
    given = {end: asked.example[end] for end in ONE_END.get(name, ())}
    solutions = founding.oxigraph.ask(asked.query, bindings(asked, given, record.plain_resolver))
    assert {"modality", "speaker", "source"} <= set(solutions.variables)
    assert {"claim", "claims"} & set(solutions.variables)
    for variable in ("modality", "speaker", "source"):
        at = solutions.variables.index(variable)
        assert all(row[at] is not None for row in solutions.rows)


@each
def test_each_question_passes_the_guard_unread(name: str) -> None:
    """No ready question is refused, and none is larger than a query may be."""
    assert check_query(READY[name].query).form == "SELECT"


def test_there_are_enough_questions_and_each_file_is_current(founding: Engines) -> None:
    """The index and the expected solutions are those of the claims and headers as they stand."""
    assert len(READY) >= 25
    assert record.stale(QUERIES, record.written(READY, founding.oxigraph)) == []
