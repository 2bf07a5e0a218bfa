"""The worker sorts as the engine does, and leaves to it what it can't sort."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from graph.ask import worker_main
from graph.ask.engine import OxigraphEngine
from graph.ask.guard import check_query
from graph.ask.ordering import unordered
from graph.ask.parameters import bound
from graph.ask.solutions import Iri

if TYPE_CHECKING:
    from pathlib import Path

#: what stands in a column: texts, also of other languages; numbers; days; IRIs; nothing
COLUMNS = {
    "text": '"b" , "a" , "B" , "é" , "a b" , ""',
    "mixed": '"b" , 2 , <x:a> , "a"@fr',
    "words": '"b"@en , "a"@fr',
    "number": "10 , 9 , -1 , 0",
    "exact": "1.5 , 10.0 , 9.0",
    "day": '"2031-02-01"^^xsd:date , "2030-12-31"^^xsd:date',
    "zoned": '"2031-02-01Z"^^xsd:date , "2030-12-31"^^xsd:date',
    "place": "<x:b> , <x:a> , <y:a>",
    "blank": "[] , <x:a>",
}


@pytest.fixture(scope="module")
def columns(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a store in which each predicate has values of another kind, and one subject none."""
    path = tmp_path_factory.mktemp("columns") / "store"
    made = ox.Store(str(path))
    triples = [
        f"<x:s{n % 3}> <x:{name}> {values} ." for n, (name, values) in enumerate(COLUMNS.items())
    ]
    made.load(
        (
            "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . <x:none> a <x:thing> . "
            + " ".join(f"{triple} <x:s{n % 3}> a <x:thing> ." for n, triple in enumerate(triples))
        ).encode(),
        ox.RdfFormat.TURTLE,
    )
    made.flush()
    return path


@pytest.mark.parametrize("name", COLUMNS)
@pytest.mark.parametrize("keys", ["?value", "DESC(?value) ?s", "?s DESC(?value)"])
def test_the_order_is_that_of_the_engine(name: str, keys: str, columns: Path) -> None:
    """With a LIMIT the engine sorts, without one the worker may: both give one order."""
    query = f"SELECT ?s ?value {{ ?s a <x:thing> OPTIONAL {{ ?s <x:{name}> ?value }} }}"
    with OxigraphEngine(columns) as engine:
        ours = engine.ask(f"{query} ORDER BY {keys}")
        theirs = engine.ask(f"{query} ORDER BY {keys} LIMIT 1000")
    at = ours.variables.index("value")
    if name == "blank":
        assert len(ours) == len(theirs)
    else:
        assert [row[at] for row in ours.rows] == [row[at] for row in theirs.rows]


@pytest.mark.parametrize("name", COLUMNS)
def test_only_texts_whole_numbers_days_and_iris_are_sorted_here(name: str, columns: Path) -> None:
    """What compares in any other way is left to the engine."""
    query = f"SELECT ?value {{ ?s <x:{name}> ?value }} "
    dataset = worker_main.Dataset(str(columns), "x:alleged")
    request = {"prefixes": {}, "limit": 2, "bytes": 1 << 20}
    found = worker_main._sorted_here(dataset, request, {"query": query, "keys": [["value", False]]})
    assert (found is not None) == (name in {"text", "number", "day", "place"})
    if found:
        assert found["truncated"] == (len(COLUMNS[name].split(" , ")) > 2)
        assert len(found["lines"]) == 2


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?a { ?a ?b ?c }",
        "SELECT ?a { ?a ?b ?c } ORDER BY ?a LIMIT 3",
        "SELECT ?a { ?a ?b ?c } ORDER BY ?a OFFSET 3",
        "SELECT ?a { ?a ?b ?c } ORDER BY STR(?a)",
        "SELECT ?a { ?a ?b ?c } ORDER BY ?a (?b + 1)",
        "SELECT ?a { ?a ?b ?c } ORDER BY (?a)",
        "SELECT ?a { { SELECT ?a { ?a ?b ?c } ORDER BY ?a } }",
        "ASK { { SELECT ?a { ?a ?b ?c } ORDER BY ?a } }",
    ],
)
def test_an_order_of_another_form_stays(query: str) -> None:
    """Expressions, cuts, and the order of a sub-SELECT are none of the worker's business."""
    assert unordered(check_query(query), query) is None


def test_values_put_in_stay_and_so_does_what_stands_behind() -> None:
    """The ORDER BY alone is taken off, also from a query that has grown by values."""
    checked = check_query("SELECT ?a { ?a ?b ?c } ORDER BY ASC(?a) $b VALUES ?c { 1 }")
    found = unordered(checked, bound(checked, {"b": Iri("x:b")}).text)
    assert found is not None
    assert found.keys == (("a", False), ("b", False))
    assert found.query == "SELECT ?a { VALUES ?b { <x:b> } ?a ?b ?c } VALUES ?c { 1 }"


def test_what_is_too_much_to_keep_is_sorted_by_the_engine(
    columns: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beyond its own bound the worker lets the engine sort, and a column that is not given, too."""
    dataset = worker_main.Dataset(str(columns), "x:alleged")
    request = {"prefixes": {}, "limit": 9, "bytes": 1 << 20}
    query = "SELECT ?value { ?s <x:number> ?value }"
    absent = {"query": query, "keys": [["s", False]]}
    assert worker_main._sorted_here(dataset, request, absent) is None
    monkeypatch.setattr(worker_main, "SORTED_HERE", 3)
    given = {"query": query, "keys": [["value", False]]}
    assert worker_main._sorted_here(dataset, request, given) is None


@pytest.mark.parametrize("bounds", [{"limit": 2, "bytes": 1 << 20}, {"limit": 9, "bytes": 5}])
def test_what_is_sorted_here_is_cut_by_number_and_by_bytes(
    bounds: dict[str, int], columns: Path
) -> None:
    """The first in order are kept, as many as there is room for, and it is said that more were."""
    dataset = worker_main.Dataset(str(columns), "x:alleged")
    given = {"query": "SELECT ?value { ?s <x:number> ?value }", "keys": [["value", False]]}
    found = worker_main._sorted_here(dataset, {"prefixes": {}, **bounds}, given)
    assert found == {"variables": ["value"], "lines": ["-1", "0"], "truncated": True}
