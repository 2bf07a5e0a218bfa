"""The SPARQL 1.1 Protocol, as section 2.1 has it."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET

import pyoxigraph as ox
import pytest

SELECT = "SELECT ?who ?whom { ?who dprk:stoleFrom ?whom }"
CONSTRUCT = "CONSTRUCT WHERE { ?who dprk:stoleFrom ?whom }"
GULL = "https://w3id.org/dprk-networks/id/gull-syndicate"
GRAPH = "https://w3id.org/dprk-networks/id/graph/"
SOURCE = f"{GRAPH}source/harbour-tale"
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"


def ask(client, query=SELECT, accept="application/sparql-results+json", **more):
    """Ask by GET."""
    return client.get("/sparql", params={"query": query, **more}, headers={"accept": accept})


def count(client, **more) -> int:
    """Count the triples of the default graph."""
    found = ask(client, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", **more)
    assert found.status_code == 200, found.text
    return int(found.json()["results"]["bindings"][0]["n"]["value"])


# --- the three ways of asking


def test_a_query_is_asked_in_three_ways(client):
    """GET, POST of a form, and POST of the query itself give the same answer."""
    accept = {"accept": "application/sparql-results+json"}
    answers = [
        ask(client),
        client.post("/sparql", data={"query": SELECT}, headers=accept),
        client.post("/sparql", content=SELECT, headers={**accept, "content-type": QUERY}),
        client.post(
            "/sparql", content=SELECT, headers={**accept, "content-type": f"{QUERY}; charset=UTF-8"}
        ),
    ]
    assert [answer.status_code for answer in answers] == [200] * 4
    assert len({answer.text for answer in answers}) == 1
    assert answers[0].json()["results"]["bindings"][0]["who"]["value"] == GULL


def test_head_gives_the_headers_alone(client):
    """HEAD tells type and length of what GET would give."""
    accept = {"accept": "text/csv"}
    got = client.get("/sparql", params={"query": SELECT}, headers=accept)
    head = client.head("/sparql", params={"query": SELECT}, headers=accept)
    assert (head.status_code, head.content) == (200, b"")
    for name in ("content-type", "content-length"):
        assert head.headers[name] == got.headers[name]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"])
def test_other_methods_are_not_allowed(client, method):
    """The endpoint is read only: any other method is answered with those that it has."""
    answer = client.request(method, "/sparql", params={"query": SELECT})
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, POST, OPTIONS"


# --- forms of answers

ROWS = {
    "application/sparql-results+json": "application/sparql-results+json",
    "application/json": "application/json",
    "application/sparql-results+xml": "application/sparql-results+xml",
    "text/csv": "text/csv; charset=utf-8; header=present",
    "text/tab-separated-values": "text/tab-separated-values; charset=utf-8",
    "*/*": "application/sparql-results+json",
    "text/*": "text/csv; charset=utf-8; header=present",
    "text/csv;q=0.3, application/sparql-results+xml;q=0.7": "application/sparql-results+xml",
    "text/html, application/xhtml+xml, */*;q=0.1": "application/sparql-results+json",
    "text/turtle, text/csv;q=0.1": "text/csv; charset=utf-8; header=present",
}
TRIPLES = {
    "text/turtle": "text/turtle; charset=utf-8",
    "application/n-triples": "application/n-triples",
    "application/trig": "application/trig",
    "application/ld+json": "application/ld+json",
    "application/rdf+xml": "application/rdf+xml",
    "*/*": "text/turtle; charset=utf-8",
    "text/turtle;q=0.2, application/rdf+xml": "application/rdf+xml",
}


def rows_of(answer) -> list[tuple[str, ...]]:
    """Read the terms of any form of solutions as plain text."""
    kind = answer.headers["content-type"].partition(";")[0]
    if kind in ("text/csv", "text/tab-separated-values"):
        mark = "," if kind == "text/csv" else "\t"
        lines = list(csv.reader(io.StringIO(answer.text), delimiter=mark))[1:]
        return [tuple(cell.strip("<>") for cell in line) for line in lines]
    format_ = ox.QueryResultsFormat.JSON if "json" in kind else ox.QueryResultsFormat.XML
    return [
        tuple(term.value for term in row) for row in ox.parse_query_results(answer.content, format_)
    ]


@pytest.mark.parametrize(("accept", "given"), ROWS.items())
def test_solutions_come_in_the_form_asked_for(client, accept, given):
    """Each form of solutions says the same, under its media type."""
    answer = ask(client, accept=accept)
    assert (answer.status_code, answer.headers["content-type"]) == (200, given)
    assert rows_of(answer) == [(GULL, GULL.replace("gull-syndicate", "tern-exchange"))]


@pytest.mark.parametrize("accept", [accept for accept in ROWS if "csv" not in accept])
def test_a_boolean_comes_in_the_form_asked_for(client, accept):
    """ASK is answered in every form that solutions have."""
    answer = ask(client, "ASK { ?who dprk:stoleFrom ?whom }", accept)
    assert answer.status_code == 200
    assert "true" in answer.text


@pytest.mark.parametrize(("accept", "given"), TRIPLES.items())
@pytest.mark.parametrize("query", [CONSTRUCT, f"DESCRIBE <{GULL}>"])
def test_triples_come_in_the_form_asked_for(client, query, accept, given):
    """Each form of triples can be read, and says the same."""
    answer = ask(client, query, accept)
    assert (answer.status_code, answer.headers["content-type"]) == (200, given)
    format_ = ox.RdfFormat.from_media_type(given.partition(";")[0])
    found = {quad.triple for quad in ox.parse(answer.content, format=format_)}
    plain = ask(client, query, "application/n-triples").content
    assert found == {quad.triple for quad in ox.parse(plain, format=ox.RdfFormat.N_TRIPLES)}
    assert found


@pytest.mark.parametrize(
    ("query", "accept"),
    [
        (SELECT, "text/turtle"),
        (SELECT, "image/png"),
        (SELECT, "*/*;q=0"),
        (CONSTRUCT, "text/csv"),
        ("ASK {}", "application/rdf+xml"),
    ],
)
def test_a_form_that_there_is_not_is_said(client, query, accept):
    """What has no form that the client takes is 406, with the forms that there are."""
    answer = ask(client, query, accept)
    assert answer.status_code == 406
    assert "ask for one of" in answer.text


@pytest.mark.parametrize(
    ("name", "given"), [("csv", "text/csv"), ("xml", "application/sparql-results+xml")]
)
def test_a_link_may_name_the_form(client, name, given):
    """Where a link can't set Accept, format= names the form, or a media type."""
    for value in (name, given):
        answer = ask(client, accept="text/html", format=value)
        assert answer.headers["content-type"].startswith(given)
    assert ask(client, format="nonsense").status_code == 406


def test_answers_differ_by_accept_and_origin(client):
    """Caches are told what an answer depends on."""
    assert ask(client).headers["vary"] == "Accept, Origin"


def test_rdf_xml_that_would_be_ill_formed_is_refused(client):
    """A property that XML has no name for can't be written in RDF/XML, and that is said."""
    query = "CONSTRUCT { :a <http://example.org/1> 'x' } {}"
    assert ask(client, query, "application/rdf+xml").status_code == 406
    assert ask(client, query, "text/turtle").status_code == 200


@pytest.mark.parametrize(
    ("query", "accept"),
    [
        (r"SELECT ('a\rb' AS ?x) (STR('\t') AS ?y) {}", "application/sparql-results+xml"),
        (r"CONSTRUCT { :a :b 'a\rb' } {}", "application/rdf+xml"),
    ],
)
def test_carriage_returns_survive_xml(client, query, accept):
    """A bare CR would be read back as LF, so it is written as a reference."""
    texts = [node.text for node in ET.fromstring(ask(client, query, accept).text).iter()]  # noqa: S314
    assert "a\rb" in texts


def test_xml_is_well_formed_whatever_the_text(client):
    """What XML can't hold becomes U+FFFD, and a comment says so."""
    query = "SELECT ('\x01a\uffff' AS ?x) {}"
    answer = ask(client, query, "application/sparql-results+xml")
    assert "�a�" in [node.text for node in ET.fromstring(answer.text).iter()]  # noqa: S314
    assert "2 characters that XML can't hold" in answer.text


def test_csv_is_as_the_standard_has_it(client):
    """The endpoint's CSV is data for programs: cells stay as they are."""
    answer = ask(client, "SELECT ('=1+1' AS ?x) {}", "text/csv")
    assert answer.content == b"x\r\n=1+1\r\n"


# --- graphs


def test_the_default_graph_is_all_but_the_alleged_edges(client):
    """The dataset of a plain query is that of `dprk ask`: allegations are no edges in it."""
    alleged = "ASK { ?state dprk:sentWorkersTo ?place }"
    assert ask(client, alleged).json()["boolean"] is False
    named = f"ASK {{ GRAPH <{GRAPH}edges/alleged> {{ ?state dprk:sentWorkersTo ?place }} }}"
    assert ask(client, named).json()["boolean"] is True


def test_a_request_names_its_default_graph(client):
    """default-graph-uri, given by GET, form or beside a posted query, replaces the dataset."""
    alleged = f"{GRAPH}edges/alleged"
    query = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    expected = count(client, **{"default-graph-uri": alleged})
    assert 0 < expected < count(client)
    by_form = client.post("/sparql", data={"query": query, "default-graph-uri": alleged})
    direct = client.post(
        "/sparql",
        params={"default-graph-uri": alleged},
        content=query,
        headers={"content-type": QUERY},
    )
    for answer in (by_form, direct):
        assert int(answer.json()["results"]["bindings"][0]["n"]["value"]) == expected


def test_what_a_form_leaves_in_the_url_is_not_passed_over(client):
    """A graph named beside a form, where the protocol does not read it, is an error."""
    url = {"default-graph-uri": f"{GRAPH}edges/alleged"}
    answer = client.post("/sparql", params=url, data={"query": "ASK {}"})
    assert answer.status_code == 400
    assert answer.json()["detail"].startswith("default-graph-uri stands in the URL")


def test_the_services_own_graph_is_seen_by_its_name(client):
    """Who names it in GRAPH sees what the service says of itself; nobody else meets it."""
    query = f"ASK {{ GRAPH <{GRAPH}service> {{ ?s ?p ?o }} }}"
    assert ask(client, query).json()["boolean"] is True
    graphs = ask(client, "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }").text
    assert f"{GRAPH}service" not in graphs


def test_several_default_graphs_are_merged(client):
    """A triple that stands in two of the graphs counts once."""
    one, two = f"{GRAPH}entities", SOURCE
    merged = count(client, **{"default-graph-uri": [one, two]})
    assert merged <= count(client, **{"default-graph-uri": one}) + count(
        client, **{"default-graph-uri": two}
    )
    assert count(client, **{"default-graph-uri": [two, two]}) == count(
        client, **{"default-graph-uri": two}
    )


def test_named_graphs_are_those_named_and_no_others(client):
    """named-graph-uri gives the named graphs; the default graph is then empty."""
    query = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
    answer = ask(client, query, **{"named-graph-uri": SOURCE})
    assert [row["g"]["value"] for row in answer.json()["results"]["bindings"]] == [SOURCE]
    assert count(client, **{"named-graph-uri": SOURCE}) == 0


def test_from_is_answered_for_our_graphs_and_the_request_wins(client):
    """FROM names a graph of ours; graphs of the request replace those of the query."""
    query = f"SELECT (COUNT(*) AS ?n) FROM <{SOURCE}> {{ ?s ?p ?o }}"
    found = ask(client, query).json()["results"]["bindings"][0]["n"]["value"]
    assert int(found) == count(client, **{"default-graph-uri": SOURCE})
    other = ask(client, query, **{"default-graph-uri": f"{GRAPH}entities"}).json()
    assert other["results"]["bindings"][0]["n"]["value"] != found


@pytest.mark.parametrize("name", ["default-graph-uri", "named-graph-uri"])
@pytest.mark.parametrize("uri", ["http://example.org/x", "file:///etc/passwd", "", "a b", "\n"])
def test_a_graph_that_is_not_ours_is_refused_by_name(client, name, uri):
    """Nothing is fetched; the answer says which graph is not here, and never if a file exists."""
    answer = ask(client, **{name: uri})
    assert answer.status_code == 400
    assert answer.json()["detail"].startswith("there is no graph <")


def test_questions_over_each_graph_are_answered_rightly(client):
    """A form that the engine answers wrongly is answered as SPARQL defines it."""
    inner = "SELECT ?g ?n { GRAPH ?g { SELECT (COUNT(*) AS ?n) { ?s ?p ?o } } }"
    outer = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
    found = [ask(client, query, "text/csv").text.split("\r\n")[1:] for query in (inner, outer)]
    assert sorted(found[0]) == sorted(found[1])
    assert len(found[0]) > 3


# --- what is wrong with a request


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"params": {"query": [SELECT, SELECT]}}, 400),
        ({"params": {"qeury": SELECT}}, 400),
        ({"params": {"query": ""}}, 400),
        ({"params": {"query": "SELECT WHERE"}}, 400),
        ({"params": {"query": "SELECT * { ?a ?b }"}}, 400),
        ({"params": b"query=ASK%7B%7D%FF"}, 400),
        ({"params": {f"p{number}": "" for number in range(300)}}, 400),
        ({"params": {"update": "DROP ALL"}}, 403),
        ({"params": {"query": "DROP ALL"}}, 400),
        ({"params": {"query": "ASK {} #" + "x" * 20_000}}, 414),
        ({"params": {"query": "x" * 60_000}}, 414),
    ],
)
def test_a_get_that_is_wrong_is_told_so(client, sent, status):
    """Each mistake in a GET has its status, and words for it."""
    answer = client.get("/sparql", **sent)
    assert answer.status_code == status
    assert answer.json()["status"] == status
    assert answer.json()["detail"]


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        ("query=ASK%7B%7D&query=ASK%7B%7D", FORM, 400),
        ("", FORM, 400),
        ("", QUERY, 400),
        ("query=ASK%7B%7D", None, 415),
        ("ASK {}", "text/plain", 415),
        ("ASK {}", "application/json", 415),
        ("ASK {}".encode("utf-16"), QUERY, 400),
        ("ASK {}", f"{QUERY}; charset=utf-16", 415),
        ("ASK {", QUERY, 400),
        (b"ASK { \xff }", QUERY, 400),
        ("update=DROP+ALL", FORM, 403),
        ("DROP ALL", "application/sparql-update", 403),
        ("INSERT DATA { <x:a> <x:b> <x:c> }", QUERY, 400),
        ("ASK {} #" + "x" * 20_000, QUERY, 413),
        ("ASK {} #" + "x" * 200_000, QUERY, 413),
        ("query=" + "x" * 200_000, FORM, 413),
    ],
)
def test_a_post_that_is_wrong_is_told_so(client, body, kind, status):
    """Each mistake in a POST has its status, and words for it."""
    headers = {"content-type": kind} if kind else {}
    answer = client.post("/sparql", content=body, headers=headers)
    assert answer.status_code == status
    assert answer.json()["detail"]


def test_a_query_in_the_url_of_a_posted_query_is_one_too_many(client):
    """A posted query and another in the URL are not chosen between."""
    answer = client.post(
        "/sparql", params={"query": SELECT}, content=SELECT, headers={"content-type": QUERY}
    )
    assert answer.status_code == 400


def test_errors_have_the_form_asked_for(client):
    """A program gets problem+json, a terminal text, a browser a page, and none of them markup."""
    wrong = "SELECT ?x { ?x <script>alert(1)</script> }"
    told = {
        accept: client.get("/sparql", params={"query": wrong}, headers={"accept": accept})
        for accept in ("application/json", "text/plain", "text/html,*/*;q=0.8")
    }
    kinds = [answer.headers["content-type"].partition(";")[0] for answer in told.values()]
    assert kinds == ["application/problem+json", "text/plain", "text/html"]
    assert {answer.status_code for answer in told.values()} == {400}
    assert "<script>" not in told["text/html,*/*;q=0.8"].text
    assert "\x1b" not in told["text/plain"].text


def test_a_syntax_error_has_line_column_and_mend(client):
    """What can't be read is shown where it is, with what could stand there."""
    told = ask(client, "SELECT ?a\n{ ?a dprk:stoleFrom }").json()
    assert told["where"] == "query:2:21"
    assert "expected" in told["mend"]


# --- pages of other sites


@pytest.mark.parametrize(
    ("origin", "may"),
    [
        ("http://localhost:3000", True),
        ("http://127.0.0.1:8888", True),
        ("https://evil.example", False),
        ("http://localhost.evil.example", False),
        ("null", False),
        ("http://[", False),
    ],
)
def test_only_pages_from_this_machine_may_read(client, origin, may):
    """A page of another site can't read answers unless the server was told that it may."""
    answer = client.get("/sparql", params={"query": "ASK {}"}, headers={"origin": origin})
    assert answer.headers.get("access-control-allow-origin") == (origin if may else None)
    wrong = client.get("/sparql", params={"query": "ASK"}, headers={"origin": origin})
    assert wrong.headers.get("access-control-allow-origin") == (origin if may else None)
    first = client.options(
        "/sparql", headers={"origin": origin, "access-control-request-method": "POST"}
    )
    assert first.status_code == 204
    assert ("access-control-allow-methods" in first.headers) == may
    assert first.headers["allow"] == "GET, HEAD, POST, OPTIONS"


# --- what the service says of itself

SD = "http://www.w3.org/ns/sparql-service-description#"
VOID = "http://rdfs.org/ns/void#"


@pytest.mark.parametrize("accept", [*TRIPLES, None])
@pytest.mark.parametrize("path", ["/sparql", "/void", "/.well-known/void"])
def test_the_service_describes_itself(client, path, accept):
    """Without a query the endpoint gives its description; VoID is where it is looked for."""
    answer = client.get(path, headers={"accept": accept} if accept else {})
    assert answer.status_code == 200
    kind = answer.headers["content-type"].partition(";")[0]
    found = [q.triple for q in ox.parse(answer.content, format=ox.RdfFormat.from_media_type(kind))]
    endpoints = {t.object.value for t in found if t.predicate.value == f"{SD}endpoint"}
    assert endpoints == {"http://127.0.0.1:8765/sparql"}
    assert {t.object.value for t in found if t.predicate.value == f"{SD}name"} >= {SOURCE}
    assert [t for t in found if t.predicate.value == f"{VOID}classPartition"]
    assert not any(isinstance(t.subject, ox.BlankNode) for t in found)


def test_a_browser_is_led_to_the_editor(client):
    """A person who opens the endpoint in a browser gets the page to write a query on."""
    browser = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    answer = client.get("/sparql", headers=browser, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/query")
    assert client.get("/query", headers=browser).status_code == 200


def test_a_description_in_no_form_is_not_acceptable(client):
    """The description is negotiated as answers are."""
    assert client.get("/sparql", headers={"accept": "image/png"}).status_code == 406


def test_counts_in_the_description_are_true(client):
    """The number of triples that VoID tells is what a query counts."""
    query = f"PREFIX void: <{VOID}> SELECT ?n {{ :dataset void:triples ?n }}"
    told = ask(client, query).json()["results"]["bindings"]
    assert [int(row["n"]["value"]) for row in told] == [count(client)]


def test_editors_find_prefixes_examples_and_classes(client):
    """The three queries by which editors fill their menus are answered by the endpoint itself."""
    prefixes = ask(
        client,
        "PREFIX sh: <http://www.w3.org/ns/shacl#> SELECT DISTINCT ?prefix ?namespace WHERE "
        "{ [] sh:namespace ?namespace ; sh:prefix ?prefix } ORDER BY ?prefix",
    ).json()["results"]["bindings"]
    found = {row["prefix"]["value"]: row["namespace"]["value"] for row in prefixes}
    assert found["dprk"] == "https://w3id.org/dprk-networks/ontology#"
    examples = ask(
        client,
        "PREFIX sh: <http://www.w3.org/ns/shacl#> "
        "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
        "SELECT DISTINCT ?sq ?comment ?query WHERE { ?sq a sh:SPARQLExecutable ; "
        "rdfs:comment ?comment ; sh:select|sh:ask|sh:construct|sh:describe ?query }",
    ).json()["results"]["bindings"]
    assert [row["comment"]["value"] for row in examples] == ["Who robbed whom"]
    assert ask(client, examples[0]["query"]["value"]).json()["results"]["bindings"]
    classes = ask(
        client,
        f"PREFIX void: <{VOID}> PREFIX void-ext: <http://ldf.fi/void-ext#> "
        "SELECT DISTINCT ?subjectClass ?prop ?objectClass WHERE { ?cp void:class ?subjectClass ; "
        "void:propertyPartition ?pp . ?pp void:property ?prop . "
        "OPTIONAL { ?pp void:classPartition [ void:class ?objectClass ] } }",
    ).json()["results"]["bindings"]
    assert {"subjectClass", "prop", "objectClass"} <= {key for row in classes for key in row}


def test_the_description_is_no_part_of_the_data(client):
    """A query that does not ask for the description never meets it, in any graph."""
    query = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
    graphs = {row["g"]["value"] for row in ask(client, query).json()["results"]["bindings"]}
    assert f"{GRAPH}service" not in graphs
    assert ask(client, "ASK { ?s ?p 'Who robbed whom'@en }").json()["boolean"] is False


def test_health_is_told(client):
    """/health asks the smallest question there is."""
    answer = client.get("/health")
    assert (answer.status_code, json.loads(answer.text)["status"]) == (200, "ok")
