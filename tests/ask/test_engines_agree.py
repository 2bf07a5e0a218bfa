from __future__ import annotations

import http.server
import threading
import time
import urllib.parse
from typing import TYPE_CHECKING, Any, Self

import pyoxigraph as ox
import pytest

from graph.ask.default_graph import ALLEGED
from graph.ask.endpoint import EndpointEngine
from graph.ask.prefixes import ID
from graph.ask.rdflib_engine import RdflibEngine
from graph.ask.solutions import Iri
from graph.errors import PlaceError, QueryError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from graph.ask.engine import OxigraphEngine

QUERIES = [
    "SELECT ?who ?whom { ?who dprk:stoleFrom ?whom }",
    "SELECT (COUNT(*) AS ?n) { ?a dprk:stoleFrom ?b }",
    "SELECT ?who { :rook dprk:worksFor ?who }",
    "SELECT ?g ?n { GRAPH ?g { :rook dprk:size ?n } }",
    "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?a dprk:paid ?b } } GROUP BY ?g",
    "SELECT ?a ?l { ?a dprk:size ?n OPTIONAL { ?a rdfs:label ?l FILTER(LANG(?l) = 'fr') } }",
    "SELECT ?a ?b { ?a (dprk:paid|dprk:hosts)+ ?b }",
    "SELECT ?a { ?a dprk:paid ?b FILTER NOT EXISTS { ?b dprk:paid ?c } }",
    "SELECT ?a { ?a dprk:size ?n MINUS { ?a dprk:paid ?b } }",
    "SELECT (SUM(?n) AS ?total) { ?a dprk:size ?n }",
    "ASK { :rook dprk:stoleFrom :mill }",
    "ASK { :rook dprk:worksFor :quay }",
    "CONSTRUCT { ?b dprk:lostTo ?a } { ?a dprk:stoleFrom ?b }",
]


class Served:
    """An endpoint of our own on loopback: it keeps the requests, and answers by a function."""

    def __init__(self, answer: Callable[[dict[str, list[str]], Any], None]) -> None:
        self.requests: list[dict[str, list[str]]] = []
        served = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                form = urllib.parse.parse_qs(self.rfile.read(length).decode())
                served.requests.append(form)
                answer(form, self)

            def log_message(self, *_: Any) -> None:
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}/query"
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()


def reply(handler: Any, body: bytes, kind: str, status: int = 200) -> None:
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


JSON = "application/sparql-results+json"


@pytest.fixture
def endpoint(trig: Path) -> Iterator[Served]:
    """Give an endpoint that keeps to the protocol: a merge of the graphs that a request names."""
    store = ox.Store()
    store.load(trig.read_bytes(), ox.RdfFormat.TRIG)

    def answer(form: dict[str, list[str]], handler: Any) -> None:
        seen = ox.Store()
        for name in form.get("default-graph-uri", []):
            for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(name)):
                seen.add(ox.Quad(quad.subject, quad.predicate, quad.object))
        named = form.get("named-graph-uri", [g.value for g in store.named_graphs()])
        for name in named:
            for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(name)):
                seen.add(quad)
        result = seen.query(form["query"][0])
        if isinstance(result, ox.QueryTriples):
            body = result.serialize(format=ox.RdfFormat.N_TRIPLES)
            return reply(handler, body, "application/n-triples")
        body = result.serialize(format=ox.QueryResultsFormat.JSON)
        return reply(handler, body, f"{JSON}; charset=utf-8")

    with Served(answer) as served:
        yield served


@pytest.mark.parametrize("query", QUERIES)
def test_every_engine_gives_the_same_answer(
    engine: OxigraphEngine, trig: Path, endpoint: Served, query: str
) -> None:
    """Oxigraph's store, rdflib and an endpoint see the same default graph and named graphs."""
    expected = engine.ask(query).canonical()
    assert len(expected) > 0
    assert RdflibEngine(trig).ask(query).canonical() == expected
    assert EndpointEngine(endpoint.url).ask(query).canonical() == expected


def test_values_mean_the_same_to_every_engine(
    engine: OxigraphEngine, trig: Path, endpoint: Served
) -> None:
    """A value put into a question gives the same solutions everywhere."""
    query = "SELECT ?who { ?who dprk:stoleFrom ?whom }"
    for other in (RdflibEngine(trig), EndpointEngine(endpoint.url), engine):
        assert other.ask(query, {"whom": Iri(ID + "mill")}).rows == ((Iri(ID + "rook"),),)
        assert other.ask(query, {"whom": Iri(ID + "rook")}).rows == ()


def test_every_engine_cuts_at_the_limit(
    engine: OxigraphEngine, trig: Path, endpoint: Served
) -> None:
    """The limit on solutions holds and is said, whichever engine answers."""
    for other in (RdflibEngine(trig), EndpointEngine(endpoint.url), engine):
        found = other.ask("SELECT * { ?a ?b ?c }", limit=2)
        assert (len(found), found.truncated, found.limit) == (2, True, 2)
        built = other.ask("CONSTRUCT WHERE { ?a ?b ?c }", limit=2)
        assert (len(built), built.truncated) == (2, True)


def test_an_endpoint_is_told_all_graphs_in_so_many_words(endpoint: Served) -> None:
    """Each request names the graphs of the default graph, without the alleged, and all others."""
    EndpointEngine(endpoint.url).ask("ASK { ?a ?b ?c }")
    first, second = endpoint.requests
    assert "default-graph-uri" not in first
    assert ALLEGED not in second["default-graph-uri"]
    assert sorted([*second["default-graph-uri"], ALLEGED]) == second["named-graph-uri"]


def test_a_refused_query_never_leaves_the_house(endpoint: Served) -> None:
    """The guard stands before every engine."""
    with pytest.raises(QueryError, match="SERVICE"):
        EndpointEngine(endpoint.url, graphs=[]).ask("ASK { SERVICE <http://a> {} }")
    assert endpoint.requests == []


@pytest.mark.parametrize(
    ("body", "kind", "status", "said"),
    [
        (b"<html>", "text/html", 200, "answers with text/html"),
        (b"{", JSON, 200, "not SPARQL results"),
        (b"[]", JSON, 200, "not SPARQL results"),
        (b"[" * 100_000, JSON, 200, "not SPARQL results"),
        (b'{"head": {}}', JSON, 200, "not SPARQL results"),
        (b"secret detail", "text/plain", 500, "status 500"),
        (b"x" * 3_000_000, JSON, 200, "larger than"),
    ],
)
def test_whatever_an_endpoint_sends_is_an_answer_or_an_error(
    body: bytes, kind: str, status: int, said: str
) -> None:
    """Wrong types, broken and huge bodies are QueryErrors that repeat nothing of the body."""
    with Served(lambda _, handler: reply(handler, body, kind, status)) as served:
        engine = EndpointEngine(served.url, graphs=[], max_bytes=1_000_000)
        with pytest.raises(QueryError, match=said) as error:
            engine.ask("SELECT * { ?a ?b ?c }")
    assert "secret" not in str(error.value)


def test_an_endpoint_that_drips_is_left(endpoint: Served) -> None:
    """The time limit is for the whole exchange, however the bytes come."""

    def drip(_: object, handler: Any) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", JSON)
        handler.end_headers()
        try:
            for _ in range(100):
                handler.wfile.write(b" ")
                handler.wfile.flush()
                time.sleep(0.1)
        except OSError:
            pass

    with Served(drip) as served:
        begun = time.monotonic()
        with pytest.raises(QueryError, match="too long"):
            EndpointEngine(served.url, graphs=[]).ask("ASK {}", timeout=0.5)
        assert time.monotonic() - begun < 5


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/", "/elsewhere"])
def test_no_redirect_is_followed(target: str) -> None:
    """A redirect would lose the query, or lead to another scheme or host."""

    def answer(_: object, handler: Any) -> None:
        handler.send_response(302)
        handler.send_header("Location", target)
        handler.end_headers()

    with Served(answer) as served, pytest.raises(QueryError, match="no answer"):
        EndpointEngine(served.url, graphs=[]).ask("ASK {}")


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://a/", "http://", "sparql", "http://me:word@a/"]
)
def test_an_endpoint_has_an_address_on_the_web(url: str) -> None:
    """Only http and https, and no password in the address."""
    with pytest.raises(QueryError, match="endpoint"):
        EndpointEngine(url)


def test_an_endpoint_that_is_not_there_is_said(endpoint: Served) -> None:
    """A refused connection is a QueryError with the address."""
    url = endpoint.url
    endpoint.server.server_close()
    with pytest.raises(QueryError, match="no answer") as error:
        EndpointEngine(url, graphs=[]).ask("ASK {}", timeout=2)
    assert error.value.where == url


def test_rdflib_needs_a_dataset(tmp_path: Path) -> None:
    """A missing file is a PlaceError."""
    with pytest.raises(PlaceError, match="no dataset"):
        RdflibEngine(tmp_path / "graph.trig")
