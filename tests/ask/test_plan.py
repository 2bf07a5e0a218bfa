"""How a query of the SPARQL Protocol is put to the engine."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from graph.ask.default_graph import DESCRIPTION
from graph.ask.plan import plan
from graph.errors import QueryError

A, B = "http://example.org/a", "http://example.org/b"
GRAPHS = {A, B, DESCRIPTION}
BODY = "{ ?s ?p ?o }"


def test_a_query_without_graphs_sees_the_servers_own():
    """Where neither names any, the dataset is left to the engine."""
    found = plan(f"SELECT * {BODY}", GRAPHS)
    assert (found.default, found.named) == (None, None)


def test_from_clauses_name_our_graphs():
    """FROM and FROM NAMED choose graphs, in any way of writing an IRI, and leave the text."""
    found = plan(
        f"BASE <http://example.org/x/> PREFIX e: <http://example.org/> "
        f"SELECT * FROM e:a FROM <../b> FROM NAMED <{B}> WHERE {BODY}",
        GRAPHS,
    )
    assert (found.default, found.named) == ((A, B), (B,))
    assert "FROM" not in found.text


@pytest.mark.parametrize(
    "query",
    [
        "SELECT (COUNT(*) AS ?n) FROM <{}> {{ ?s ?p ?o }}",
        "CONSTRUCT {{ ?s ?p ?o }} FROM <{}> WHERE {{ ?s ?p ?o }}",
        "CONSTRUCT FROM <{}> WHERE {{ ?s ?p ?o }}",
        "DESCRIBE <x:a> FROM <{}>",
        "ASK FROM <{}> {{ ?s ?p ?o FILTER(?o != 'FROM <x:y>') }}",
    ],
)
def test_from_stands_before_the_pattern_of_any_form(query):
    """A template or an expression may come before FROM; what comes behind WHERE is no clause."""
    assert plan(query.format(A), GRAPHS).default == (A,)
    late = plan(f"SELECT * {BODY} FROM <{A}>", GRAPHS)
    assert (late.default, "FROM" in late.text) == (None, True)


def test_the_request_wins_over_the_query():
    """Graphs named by the request are the whole dataset, whatever FROM says."""
    found = plan(f"SELECT * FROM <{A}> {BODY}", GRAPHS, default=[B])
    assert (found.default, found.named) == ((B,), ())


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM <file:///etc/passwd> {}",
        "SELECT * FROM NAMED <http://example.org/c> {}",
        r"SELECT * \u0046ROM <http://example.org/c> {}",
        "SELECT * FROM<http://example.org/c>{}",
        "SELECT * FROM :c {}",
    ],
)
def test_any_other_graph_is_refused_by_name(query):
    """A graph that is not ours is refused, and nothing is fetched."""
    with pytest.raises(QueryError, match="there is no graph <"):
        plan(query, GRAPHS)


@pytest.mark.parametrize("graphs", [{"default": ["x:c"]}, {"named": [A, "file:///etc/passwd"]}])
def test_a_request_for_another_graph_is_refused(graphs):
    """So are the graphs that a request names."""
    with pytest.raises(QueryError, match="there is no graph <"):
        plan(f"SELECT * {BODY}", GRAPHS, **graphs)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://example.org/> {} }",
        r"SELECT * { S\u0045RVICE SILENT <http://example.org/> {} }",
        "SELECT * { { SELECT * { SERVICE ?x {} } } }",
        "ASK { FILTER EXISTS { SERVICE <x:y> {} } }",
        "LOAD <http://example.org/>",
        "SELECT * {} ; DROP ALL",
    ],
)
def test_what_reaches_outside_or_changes_is_refused(query):
    """SERVICE and updates are refused, nested, silent and escaped."""
    with pytest.raises(QueryError):
        plan(query, GRAPHS)


@pytest.mark.parametrize("prefix", ["SERVICE", "trueSERVICE", "FROM", "union", "INSERT", "graph"])
def test_a_prefix_that_is_a_word_is_spelt_out(prefix):
    """An engine that would read the prefix as a word of SPARQL gets the whole IRI instead."""
    found = plan(f"PREFIX {prefix}: <x:> SELECT * {{ ?s {prefix}:a ?o }}", GRAPHS)
    assert f"{prefix}:" not in found.text
    store = ox.Store()
    node = ox.NamedNode("x:a")
    store.add(ox.Quad(node, node, node))
    assert len(list(store.query(found.text))) == 1


def test_the_description_is_seen_by_those_who_ask_for_it():
    """Terms of SHACL, VoID and Service Description make it visible, and so does its name."""
    assert not plan(f"SELECT * {BODY}", GRAPHS).about_service
    asked = plan("PREFIX sh: <http://www.w3.org/ns/shacl#> SELECT * { ?s sh:prefix ?o }", GRAPHS)
    assert asked.about_service
    named = plan(f"SELECT * FROM <{DESCRIPTION}> {BODY}", GRAPHS)
    assert named.default == (DESCRIPTION,)
    assert DESCRIPTION not in plan("SELECT * { GRAPH ?g { SELECT * {} } }", GRAPHS).text


@pytest.mark.parametrize(
    ("query", "volatile"),
    [
        ("SELECT (NOW() AS ?t) {}", True),
        ("SELECT (uuid() AS ?t) {}", True),
        ("SELECT ?now { ?now ?p 'RAND()' }", False),
    ],
)
def test_answers_that_differ_each_time_are_known(query, volatile):
    """What a clock or chance decides is not to be kept."""
    assert plan(query, GRAPHS).volatile == volatile
