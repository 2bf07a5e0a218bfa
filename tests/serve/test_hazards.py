"""Queries that kill or fool engines, asked over HTTP: each is answered, and the server lives on."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from graph.ask.solutions import Iri
from graph.serve.app import application
from graph.serve.config import Config, Limits

#: a join of everything with everything, which would run for years
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?c != ?f || ?i = 1) }"
XSD = "http://www.w3.org/2001/XMLSchema#"


def deep(before: str, after: str, count: int, inside: str = "?s ?p ?o") -> str:
    return f"SELECT * {{ {before * count}{inside}{after * count} }}"


KILLERS = {
    "braces": deep("{", "}", 560),
    "more braces": deep("{", "}", 2200),
    "parentheses": f"SELECT * {{ ?s ?p ?o FILTER({'(' * 4000}1{')' * 4000}) }}",
    "nots": f"SELECT * {{ ?s ?p ?o FILTER({'!' * 8000}true) }}",
    "ors": f"SELECT * {{ ?s ?p ?o FILTER({'||'.join(['true'] * 2000)}) }}",
    "unions": "SELECT * { " + " UNION ".join(["{}"] * 1000) + " }",
    "paths": f"SELECT * {{ ?s {'(' * 3000}<x:p>{')' * 3000} ?o }}",
    "path of paths": f"SELECT * {{ ?s {'/'.join(['<x:p>'] * 2000)} ?o }}",
    "functions": f"SELECT * {{ BIND({'STR(' * 600}1{')' * 600} AS ?x) }}",
    "exists": f"SELECT * {{ {'FILTER EXISTS { ' * 300}{'}' * 300} }}",
    "collections": f"SELECT * {{ {'(' * 1000}1{')' * 1000} <x:p> 1 }}",
    "blank nodes": f"SELECT * {{ {'[ <x:p> ' * 1000}1{']' * 1000} }}",
    "triple terms": f"SELECT * {{ ?s ?p {'<<( ?s ?p ' * 500}1{')>>' * 500} }}",
    "selects": f"{'SELECT * { ' * 300}{'}' * 300}",
    "nul": "SELECT * { ?s ?p '\x00' }",
    "half an escape": r"SELECT * { ?s ?p '\uD800' }",
    "long iri": f"SELECT * {{ <x:{'a' * 4000}> ?p ?o }}",
    "long number": f"SELECT (1e{'9' * 400} AS ?x) {{}}",
}
OUTSIDE = {
    "service": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "silent": "SELECT * { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "escaped": r"SELECT * { \u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "nested": "SELECT * { { SELECT * { OPTIONAL { SERVICE ?x { ?s ?p ?o } } } } }",
    "behind a comparison": 'ASK { ?s ?p ?o FILTER(?o<:c#x>"""\n} SERVICE <http://127.0.0.1:9/> {',
    "from a file": "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "from no file": "SELECT * FROM <file:///no/such/file> { ?s ?p ?o }",
    "from named": "SELECT * FROM NAMED <http://127.0.0.1:9/> { GRAPH ?g { ?s ?p ?o } }",
    "load": "LOAD <http://127.0.0.1:9/>",
    "insert": "INSERT DATA { <x:a> <x:b> <x:c> }",
    "after a query": "SELECT * {} ; LOAD <http://127.0.0.1:9/>",
}
SLOW = {
    "join": ENDLESS,
    "order": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?f ?c LIMIT 1",
    "paths": "SELECT (COUNT(*) AS ?n) { ?a (!<x:p>|^!<x:p>)* ?b . ?c (!<x:p>|^!<x:p>)* ?d }",
    "filter": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i "
    "FILTER(SHA512(CONCAT(STR(?c), STR(?f), STR(?i))) = '') }",
    "regex": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i "
    "FILTER REGEX(CONCAT(STR(?c), STR(?f), STR(?i)), '(a|a)*(b|b)*$z') }",
}


@pytest.fixture(scope="module")
def quick(built):
    """Give a client of a server that stops queries after a second."""
    limits = Limits(seconds=1, brief=0.2, memory=1024**3, solutions=500, answer_bytes=100_000)
    with TestClient(
        application(Config(built, limits=limits)),
        base_url="http://localhost",
        raise_server_exceptions=False,
    ) as one:
        yield one


def ask(client, query, **headers):
    return client.post("/sparql", data={"query": query}, headers=headers)


def lives(client) -> bool:
    """Tell whether a plain query is answered, and soon."""
    begun = time.monotonic()
    fine = ask(client, f"ASK {{ ?s ?p ?o }} #{begun}").status_code == 200
    return fine and time.monotonic() - begun < 5


@pytest.mark.parametrize("name", KILLERS)
def test_a_query_that_ends_engines_is_told_what_is_wrong(quick, name):
    """Depth, length and odd characters are an error in words, or an answer; never a dead server."""
    answer = ask(quick, KILLERS[name])
    assert answer.status_code in (200, 400, 413)
    assert answer.status_code == 200 or answer.json()["detail"]
    assert lives(quick)


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_query_that_reaches_outside_is_refused(quick, name):
    """SERVICE, FROM and updates are refused however they are written."""
    answer = ask(quick, OUTSIDE[name])
    assert answer.status_code == 400
    assert "passwd" not in answer.text or "there is no graph" in answer.text


def test_an_error_does_not_tell_whether_a_file_exists(quick):
    """A file that exists and one that does not get the same words."""
    there, not_there = (
        ask(quick, OUTSIDE[name]).json() for name in ("from a file", "from no file")
    )
    assert there["detail"].replace("/etc/passwd", "") == not_there["detail"].replace(
        "/no/such/file", ""
    )


@pytest.mark.parametrize("name", SLOW)
def test_a_query_past_its_time_is_stopped(quick, name):
    """A slow query ends with 504 about when its time is up, and its process ends with it."""
    begun = time.monotonic()
    answer = ask(quick, SLOW[name])
    assert answer.status_code in (504, 400)
    assert time.monotonic() - begun < 15
    assert lives(quick)


def test_no_process_is_left_to_work(quick):
    """After slow queries were stopped, no worker uses the processor any more."""
    for number in range(3):
        assert ask(quick, f"{ENDLESS} #{number}").status_code == 504
    pool = quick.app.state.serving.asking.pool
    processes = list(pool._all)
    assert len(processes) <= pool.limits.workers + pool.limits.long + 1
    before = [process.spent() for process in processes]
    time.sleep(1)
    after = [process.spent() for process in processes]
    assert sum(after) - sum(before) < 0.5


def test_a_query_that_takes_too_much_memory_is_stopped(quick):
    """Texts that double meet the bound of memory, or of time, and that is said."""
    binds = " ".join(f"BIND(CONCAT(?t{n}, ?t{n}) AS ?t{n + 1})" for n in range(40))
    answer = ask(quick, f"SELECT (STRLEN(?t40) AS ?n) {{ BIND('0123456789' AS ?t0) {binds} }}")
    assert answer.status_code in (400, 504)
    assert lives(quick)


@pytest.mark.parametrize("value", ['"1e999999999"^^xsd:decimal', '"9"^^xsd:gYear', "1e308*10"])
def test_odd_numbers_cost_nothing(quick, value):
    """A huge exponent is a text like any other."""
    assert ask(quick, f"SELECT ({value} AS ?x) {{}}").status_code in (200, 400)


# --- answers that are cut

ROWS = "SELECT ?s ?o { ?s ?p ?o . ?t ?q ?r }"


@pytest.mark.parametrize(
    ("accept", "mark"),
    [
        ("application/sparql-results+json", '"truncated": true'),
        ("application/sparql-results+xml", "there are more -->"),
        ("text/csv", ""),
        ("text/tab-separated-values", ""),
    ],
)
def test_solutions_that_are_cut_say_so(quick, accept, mark):
    """A cut answer is whole in its form, says so in a header, and in its body where it can."""
    answer = ask(quick, ROWS, accept=accept)
    assert answer.status_code == 200
    assert answer.headers["dprk-cut"].startswith("after=")
    assert mark in answer.text
    assert len(answer.content) < 200_000
    assert not answer.headers.get("transfer-encoding")


@pytest.mark.parametrize(
    ("accept", "mark"),
    [("text/turtle", "# cut after 500 triples"), ("application/n-triples", "# cut after 500"),
     ("application/rdf+xml", "<!-- cut after 500"), ("application/ld+json", "")],
)  # fmt: skip
def test_triples_that_are_cut_say_so(quick, accept, mark):
    """So is a cut graph."""
    answer = ask(quick, "CONSTRUCT WHERE { ?s ?p ?o }", accept=accept)
    assert (answer.status_code, answer.headers["dprk-cut"]) == (200, "after=500")
    assert mark in answer.text


def test_an_answer_of_just_the_limit_is_not_cut(quick):
    """The limit itself may be reached, and texts that look like solutions are not counted."""
    some = ask(quick, "SELECT ?o { ?s ?p ?o } LIMIT 500")
    assert "dprk-cut" not in some.headers
    assert len(some.json()["results"]["bindings"]) == 500
    text = "},{" * 800
    odd = ask(quick, f"SELECT ('{text}' AS ?x) {{}}")
    assert "dprk-cut" not in odd.headers
    assert odd.json()["results"]["bindings"][0]["x"]["value"] == text


def test_bytes_of_an_answer_are_bounded(quick):
    """Few solutions that are long are cut as many short ones are."""
    answer = ask(quick, f"SELECT ?s ('{'x' * 4000}' AS ?y) {{ ?s ?p ?o }}")
    assert answer.headers["dprk-cut"].startswith("after=")
    assert len(answer.content) < 110_000
    assert answer.json()["head"]["truncated"] is True


# --- many at once


def test_long_queries_do_not_keep_quick_ones_waiting(built):
    """With more endless queries than there are workers, quick ones are answered all the same."""
    limits = Limits(seconds=6, brief=0.2, workers=2, long=2, patience=2)
    with TestClient(application(Config(built, limits=limits)), base_url="http://localhost") as one:
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(8) as threads:
            bad = [threads.submit(ask, one, f"{ENDLESS} #{number}") for number in range(5)]
            time.sleep(1.5)
            times = []
            for number in range(20):
                begun = time.monotonic()
                assert ask(one, f"ASK {{ ?s ?p ?o }} #{number}").status_code == 200
                times.append(time.monotonic() - begun)
            statuses = sorted(each.result().status_code for each in bad)
    assert sorted(times)[10] < 1
    assert set(statuses) <= {503, 504}
    assert 504 in statuses


def test_more_than_may_wait_are_told_to_come_again(built):
    """A full queue is 503, with the time after which to ask again."""
    limits = Limits(seconds=3, brief=0.2, workers=1, long=1, waiting=0)
    with TestClient(application(Config(built, limits=limits)), base_url="http://localhost") as one:
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(6) as threads:
            asked = [threads.submit(ask, one, f"{ENDLESS} #{number}") for number in range(6)]
            answers = [each.result() for each in asked]
    busy = [answer for answer in answers if answer.status_code == 503]
    assert busy
    assert all(int(answer.headers["retry-after"]) > 0 for answer in busy)


def test_answers_are_remembered_and_those_of_clocks_are_not(client):
    """The same query is answered from memory; NOW and RAND are asked again."""
    cache = client.app.state.serving.asking.cache
    query = "SELECT ?s { ?s ?p ?o } LIMIT 3 # remembered"
    first, held = ask(client, query).content, cache.size
    assert ask(client, query).content == first
    assert cache.size == held
    twice = [ask(client, "SELECT (STRUUID() AS ?x) {}").text for _ in range(2)]
    assert twice[0] != twice[1]


def test_pages_ask_through_the_same_object(client):
    """What the endpoint answers, a page gets as solutions, with values for variables."""
    asking = client.app.state.serving.asking
    gull = Iri("https://w3id.org/dprk-networks/id/gull-syndicate")
    found = client.portal.call(asking.solutions, "SELECT ?w { ?x dprk:stoleFrom ?w }", {"x": gull})
    assert [str(row[0]) for row in found.rows] == [
        str(gull).replace("gull-syndicate", "tern-exchange")
    ]


def test_what_is_served_stays_while_a_build_replaces_it(built, tmp_path):
    """A server answers from what it started with, also after the build was replaced or is gone."""
    import shutil

    copy = tmp_path / "place"
    shutil.copytree(built.build, copy / "built")
    copy /= "built"
    limits = Limits(seconds=1, brief=0.2, workers=1, cached=0)
    config = Config(replace(built, build=copy), limits=limits)
    with TestClient(application(config), base_url="http://localhost") as one:
        shutil.rmtree(copy)
        copy.mkdir()
        # its worker is killed, and another has to be started
        assert ask(one, ENDLESS).status_code == 504
        assert ask(one, "ASK { ?s ?p ?o }").json()["boolean"] is True
    assert [path.name for path in copy.parent.iterdir()] == ["built"]
