from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.ask.guard import check_query
from graph.ask.parameters import bound, written
from graph.ask.prefixes import ID
from graph.ask.rdflib_engine import RdflibEngine
from graph.ask.solutions import XSD, Blank, Iri, Literal, Term, TripleTerm
from graph.ask.tokens import Text, tokenise
from graph.errors import QueryError

if TYPE_CHECKING:
    from pathlib import Path

    from graph.ask.engine import OxigraphEngine

ROOK, MILL, QUAY, DOCK = (Iri(ID + name) for name in ("rook", "mill", "quay", "dock"))

CASES = {
    "given by SELECT": ("SELECT ?who ?whom { ?who dprk:stoleFrom ?whom }", [(ROOK, MILL)]),
    "not given": ("SELECT ?who { ?who dprk:stoleFrom ?whom }", [(ROOK,)]),
    "in a filter": ("SELECT ?who { ?who dprk:stoleFrom ?b FILTER(?b = ?whom) }", [(ROOK,)]),
    "in a nested filter": (
        "SELECT ?who { { ?who dprk:stoleFrom ?b FILTER(?b = ?whom) } }",
        [(ROOK,)],
    ),
    "in both branches": (
        "SELECT ?who { { ?who dprk:stoleFrom ?whom } UNION { ?whom dprk:paid ?who } }",
        [(DOCK,), (QUAY,), (ROOK,)],
    ),
    "in a branch's filter": (
        "SELECT ?who { { ?who dprk:paid ?b FILTER(?b = ?whom) } UNION"
        " { ?b dprk:paid ?who FILTER(?b = ?whom) } }",
        [(DOCK,), (QUAY,)],
    ),
    "in a sub-select that does not give it": (
        "SELECT ?n { { SELECT (COUNT(*) AS ?n) { ?whom dprk:paid ?b } } }",
        [(Literal("2", XSD + "integer"),)],
    ),
    "in an aggregate": (
        "SELECT (COUNT(?b) AS ?n) { ?whom dprk:paid ?b }",
        [(Literal("2", XSD + "integer"),)],
    ),
    "grouped by": (
        "SELECT ?whom (COUNT(?b) AS ?n) { ?whom dprk:paid ?b } GROUP BY ?whom",
        [(MILL, Literal("2", XSD + "integer"))],
    ),
    "in exists": (
        "SELECT ?who { ?who dprk:stoleFrom ?b FILTER EXISTS { ?whom dprk:paid ?c } }",
        [(ROOK,)],
    ),
    "in not exists": (
        "SELECT ?who { ?who dprk:paid ?b FILTER NOT EXISTS { ?whom dprk:paid ?who } }",
        [(MILL,), (MILL,)],
    ),
    "in an optional": (
        "SELECT ?b ?c { ?b dprk:stoleFrom :mill OPTIONAL { ?whom dprk:hosts ?c } }",
        [(ROOK, None)],
    ),
    "in minus": (
        "SELECT ?b { ?whom dprk:paid ?b MINUS { ?whom dprk:paid ?b . ?b dprk:paid ?b } }",
        [(DOCK,)],
    ),
    "in a path": ("SELECT ?b { ?whom dprk:paid/dprk:hosts ?b }", [(DOCK,), (QUAY,)]),
    "in a named graph": (
        "SELECT ?who ?g { GRAPH ?g { ?who dprk:stoleFrom ?whom } }",
        [
            (ROOK, Iri(ID + "graph/source/one")),
            (ROOK, Iri(ID + "graph/source/two")),
        ],
    ),
    "in an expression given": ("SELECT (STR(?whom) AS ?s) {}", [(Literal(MILL.value),)]),
    "in a copy": ("SELECT ?c { BIND(?whom AS ?c) }", [(MILL,)]),
    "with a dollar": ("SELECT ?who { ?who dprk:stoleFrom $whom }", [(ROOK,)]),
}


@pytest.mark.parametrize("name", CASES)
def test_a_value_holds_wherever_the_variable_stands(
    engine: OxigraphEngine, trig: Path, name: str
) -> None:
    """In nested groups, branches, sub-SELECTs and expressions alike, and the same on rdflib."""
    query, expected = CASES[name]
    found = engine.ask(query, {"whom": MILL}).canonical()
    assert _cells(found.rows) == _cells(expected)
    other = RdflibEngine(trig).ask(query, {"whom": MILL}).canonical()
    assert other.rows == found.rows


def _cells(rows: object) -> list[list[str]]:
    """Give rows as sorted texts: which cell is which is plain from these data."""
    return sorted(sorted(map(str, row)) for row in rows)  # type: ignore[attr-defined]


def test_a_graph_can_be_a_parameter(engine: OxigraphEngine) -> None:
    """GRAPH ?g with a value for ?g sees that graph alone."""
    query = "SELECT ?a { GRAPH ?g { ?a dprk:size ?n } }"
    found = engine.ask(query, {"g": Iri(ID + "graph/source/two")})
    assert found.rows == ((ROOK,),)


def test_describe_and_construct_take_values(engine: OxigraphEngine) -> None:
    """The forms without a WHERE of their own are given one."""
    described = engine.ask("DESCRIBE ?x", {"x": DOCK})
    assert {subject for subject, _, _ in described.triples} == {DOCK}
    for query in (
        "CONSTRUCT WHERE { ?x dprk:paid ?y }",
        "CONSTRUCT { ?x dprk:paid ?y } WHERE { ?x dprk:paid ?y }",
    ):
        built = engine.ask(query, {"y": DOCK})
        assert {subject for subject, _, _ in built.triples} == {MILL}


def test_several_values_of_every_kind_are_taken(engine: OxigraphEngine) -> None:
    """Typed literals join by their value, texts by language."""
    query = "SELECT ?who { ?who dprk:size ?n ; rdfs:label ?l }"
    three = Literal("2", XSD + "integer")
    found = engine.ask(query, {"n": three, "l": Literal("Moulin et fils", lang="fr")})
    assert found.rows == ((MILL,),)


@pytest.mark.parametrize(
    ("bindings", "said"),
    [
        ({"nobody": MILL}, "no variable \\?nobody"),
        ({"who ": MILL}, "no variable"),
        ({"who) {": MILL}, "no variable"),
        ({"who": Blank("b")}, "blank node"),
        ({"who": TripleTerm("<<( <x:a> <x:b> <x:c> )>>")}, "triple term"),
        ({"who": Iri("not an iri")}, "not an absolute IRI"),
        ({"who": Iri("relative")}, "not an absolute IRI"),
        ({"who": Iri("http://a/> } SERVICE <http://b")}, "not an absolute IRI"),
        ({"who": Literal("x", "http://a/> } #")}, "not an absolute IRI"),
        ({"who": Literal("x", lang="en } SERVICE")}, "not a language tag"),
        ({"who": Literal("a\ud800")}, "read differently"),
        ({"who": Literal("a\\u0022")}, "read differently"),
        ({"who": Literal("a" * 5000)}, "longer than"),
    ],
)
def test_a_value_that_is_no_term_is_refused(bindings: dict[str, Term], said: str) -> None:
    """Names have to be the query's own, and values IRIs or literals."""
    checked = check_query("SELECT ?who { ?who dprk:stoleFrom ?whom }")
    with pytest.raises(QueryError, match=said):
        bound(checked, bindings)


_NASTY = st.text(
    alphabet=st.sampled_from("'\"\\{}<>#?\n\r\t\x00\x1b\u2028\u202ea SERVICEu0022"), max_size=30
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(_NASTY | st.text(max_size=30))
def test_no_text_can_leave_its_literal(engine: OxigraphEngine, text: str) -> None:
    """Whatever a value holds, the query around it is the same, and the value comes back."""
    checked = check_query("SELECT ?x {}")
    try:
        whole = bound(checked, {"x": Literal(text)})
    except QueryError:
        assert "\x00" in text or "\\u" in text.lower()
        return
    kinds = [
        token.text if token.kind != "string" else "" for token in tokenise(Text.of(whole.text))
    ]
    assert kinds == ["SELECT", "?x", "{", "VALUES", "?x", "{", "", "}", "}"]
    assert engine.ask("SELECT ?x {}", {"x": Literal(text)}).rows == ((Literal(text),),)


@given(st.text(max_size=20))
def test_no_text_can_leave_its_brackets(text: str) -> None:
    """An IRI is written whole or not at all."""
    try:
        iri = written(Iri(f"http://example.org/{text}"))
    except QueryError:
        return
    assert [token.kind for token in tokenise(Text.of(iri))] == ["iri"]


def test_nothing_is_changed_that_was_given(engine: OxigraphEngine) -> None:
    """The bindings and the checked query are as they were."""
    checked = check_query("SELECT ?who { ?who dprk:stoleFrom ?whom }")
    before = checked.text.text
    bindings: dict[str, Term] = {"whom": MILL}
    bound(checked, bindings)
    assert (checked.text.text, bindings) == (before, {"whom": MILL})
