from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.ask.default_graph import ALLEGED, merge_default_graph
from graph.ask.engine import OxigraphEngine
from graph.ask.prefixes import ID, ONTOLOGY
from graph.ask.solutions import XSD, Iri, Literal
from graph.ask.worker import Worker
from graph.errors import PlaceError, QueryError

ROOK, MILL, QUAY, DOCK = (Iri(ID + name) for name in ("rook", "mill", "quay", "dock"))


def test_every_form_of_query_is_answered(engine: OxigraphEngine) -> None:
    """SELECT gives rows, ASK a truth, CONSTRUCT and DESCRIBE triples without repeats."""
    found = engine.ask("SELECT ?whom ?none { :rook dprk:stoleFrom ?whom }")
    assert (found.variables, found.rows) == (("whom", "none"), ((MILL, None),))
    assert engine.ask("ASK { :rook dprk:stoleFrom :mill }").boolean is True
    assert engine.ask("ASK { :mill dprk:stoleFrom :rook }").boolean is False
    built = engine.ask("CONSTRUCT { :x dprk:y ?b } { ?a dprk:size ?b }").canonical()
    assert [str(value)[:3] for _, _, value in built.triples] == ['"1"', '"2"', '"3"']
    assert {subject for subject, _, _ in engine.ask("DESCRIBE :mill").triples} == {MILL}


def test_terms_come_back_exactly_as_they_are(engine: OxigraphEngine) -> None:
    """Languages, datatypes and lexical forms are kept."""
    found = engine.ask(
        "SELECT ?a ?b ?c ?d { VALUES (?a ?b ?c ?d) "
        "{ ('x'@fr '2025-10'^^xsd:gYearMonth '''a\\n\"b''' UNDEF) } }"
    )
    assert found.rows[0][1:] == (Literal("2025-10", XSD + "gYearMonth"), Literal('a\n"b'), None)
    assert isinstance(found.rows[0][0], Literal)
    assert (found.rows[0][0].lexical, found.rows[0][0].lang) == ("x", "fr")


def test_terms_are_the_same_one_by_one_and_in_lines(engine: OxigraphEngine) -> None:
    """Few solutions come term by term, many as lines of text: each kind of term survives both."""
    query = (
        "SELECT ?a ?none (TRIPLE(<x:s>, <x:p>, ?a) AS ?t) { VALUES ?a {"
        " <x:a#é> '' 'a\\tb\\nc\\r\\\\\\'\"'"
        " '<x:a>' '1' ' true' 'q'@en-GB 'r'@ar--rtl 1 -7 true 1.50 2e3 '+07'^^xsd:integer"
        " 'INF'^^xsd:double '3'^^xsd:int '2025-10'^^xsd:gYearMonth '5.'^^xsd:decimal"
        " 'no'^^xsd:integer '2031-01-01'^^xsd:date '12345678901234567890123'^^xsd:integer"
        " '<<( a'^^<x:type> 'é\u2028' } }"
    )
    few, many = engine.ask(query, limit=100), engine.ask(query, limit=9999)
    assert (few.variables, few.rows) == (many.variables, many.rows)
    assert len(many) == 23
    assert engine.ask("SELECT * {}", limit=9999).rows == ((),)


def test_the_default_graph_is_all_but_what_is_alleged(engine: OxigraphEngine) -> None:
    """An alleged edge is found only where its graph is asked for by name."""
    query = "SELECT ?who { :rook dprk:worksFor ?who }"
    assert engine.ask(query).rows == ((DOCK,),)
    alleged = f"SELECT ?who {{ GRAPH <{ALLEGED}> {{ :rook dprk:worksFor ?who }} }}"
    assert engine.ask(alleged).rows == ((QUAY,),)
    named = engine.ask("SELECT DISTINCT ?g { GRAPH ?g { ?a ?b ?c } }")
    assert len(named) == 5


def test_a_triple_in_two_graphs_counts_once(engine: OxigraphEngine) -> None:
    """The default graph is a merge, where a list of graphs would count a repeated triple twice."""
    count = "SELECT (COUNT(*) AS ?n) { :rook dprk:stoleFrom :mill }"
    assert engine.ask(count).rows == ((Literal("1", XSD + "integer"),),)


def test_a_store_without_its_merge_is_asked_only_if_nothing_repeats(tmp_path: Path) -> None:
    """A list of graphs is right while no triple stands in two of them; else it is refused."""
    a, b = ox.NamedNode("x:a"), ox.NamedNode("x:b")
    path = tmp_path / "store"
    made = ox.Store(str(path))
    made.add(ox.Quad(a, a, a, a))
    made.add(ox.Quad(a, a, a, ox.NamedNode(ALLEGED)))
    made.flush()
    del made
    with OxigraphEngine(path) as engine:
        count = engine.ask("SELECT (COUNT(*) AS ?n) { ?a ?b ?c }")
        assert count.rows == ((Literal("1", XSD + "integer"),),)
    made = ox.Store(str(path))
    made.add(ox.Quad(a, a, a, b))
    made.flush()
    del made
    with pytest.raises(PlaceError, match="merged default graph"), OxigraphEngine(path):
        pass
    made = ox.Store(str(path))
    assert merge_default_graph(made) == 1
    made.flush()
    del made
    with OxigraphEngine(path) as engine:
        assert engine.ask("SELECT * { ?a ?b ?c }").rows == ((Iri("x:a"),) * 3,)


def test_a_cut_answer_says_so(engine: OxigraphEngine) -> None:
    """One solution more than the limit is noticed; exactly the limit is no cut."""
    query = "SELECT ?a ?b { ?a dprk:size ?b }"
    whole = engine.ask(query)
    assert (len(whole), whole.truncated) == (5, False)
    assert engine.ask(query, limit=5).truncated is False
    cut = engine.ask(query, limit=4)
    assert (len(cut), cut.truncated, cut.limit) == (4, True, 4)
    crowd = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } "
    many = engine.ask(crowd, limit=2000)
    assert (len(many), many.truncated) == (2000, True)
    built = engine.ask("CONSTRUCT WHERE { ?a dprk:size ?b }", limit=2)
    assert (len(built), built.truncated) == (2, True)


def test_an_answer_has_a_limit_in_bytes(store: Path) -> None:
    """Few but huge solutions are cut as well, and say so."""
    doubled = " ".join(f"BIND(CONCAT(?a{i}, ?a{i}) AS ?a{i + 1})" for i in range(12))
    query = f"SELECT ?a12 {{ ?s ?p ?o BIND('0123456789' AS ?a0) {doubled} }}"
    with OxigraphEngine(store, max_bytes=100_000) as engine:
        cut = engine.ask(query)
    assert cut.truncated
    assert 0 < len(cut) < 5


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?a",
        "ASK { ?a (!<x:a>|^!<x:a>)* ?b . ?c (!<x:a>)* ?d . FILTER(?a = ?d && ?b != ?b) }",
        "ASK { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(REGEX(STR(?a), '(a+)+$') && 1 = 2) }",
        "ASK { " + " . ".join(f"?a{i} ?b{i} ?c{i}" for i in range(40)) + " FILTER(false && ?a1) }",
    ],
)
def test_a_query_that_runs_on_is_stopped(crowd: Path, query: str) -> None:
    """The time limit ends the process at once; the next question is answered by another."""
    with OxigraphEngine(crowd) as engine:
        begun = time.monotonic()
        try:
            found = engine.ask(query, timeout=1)
            said = "" if found.truncated or found.form == "ASK" else "answered"
        except QueryError as error:
            said = error.what if error.mend else "no mend"
        assert not said or "stopped after 1 s" in said or "ended the process" in said
        assert time.monotonic() - begun < 10
        assert engine.ask("ASK {}").boolean is True


def test_a_count_over_everything_three_times_is_stopped(crowd: Path) -> None:
    """27 billion billion solutions are not waited for."""
    query = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    with OxigraphEngine(crowd) as engine, pytest.raises(QueryError, match=r"stopped after 0\.5 s"):
        engine.ask(query, timeout=0.5)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT (STRLEN(?a40) AS ?n) { BIND('0123456789' AS ?a0) "
        + " ".join(f"BIND(CONCAT(?a{i}, ?a{i}) AS ?a{i + 1})" for i in range(40))
        + " }",
        "SELECT (STRLEN(?a9) AS ?n) { BIND('0123456789' AS ?a0) "
        + " ".join(
            f"BIND(REPLACE(?a{i}, '.', '$0$0$0$0$0$0$0$0$0$0') AS ?a{i + 1})" for i in range(9)
        )
        + " }",
        "SELECT (STRLEN(GROUP_CONCAT(?x)) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
        " BIND(CONCAT(STR(?a), STR(?d), STR(?g)) AS ?x) }",
    ],
)
def test_a_query_that_eats_memory_ends_only_itself(crowd: Path, query: str) -> None:
    """Doubling texts meet the memory limit of the worker, and that is a QueryError."""
    with OxigraphEngine(crowd, memory=1 << 30) as engine:
        with pytest.raises(QueryError, match=r"memory|ended the process|stopped"):
            engine.ask(query, timeout=5)
        assert engine.ask("ASK {}").boolean is True


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux's /proc")
def test_opening_a_store_takes_little_of_the_memory_limit(crowd: Path) -> None:
    """A worker that has opened its store had at no time asked for 400 MiB of addresses."""
    with Worker(crowd) as worker:
        status = Path(f"/proc/{worker._process.pid}/status").read_text(encoding="utf-8")
    (peak,) = re.findall(r"VmPeak:\s*(\d+) kB", status)
    assert int(peak) < 400 * 1024


def test_a_crash_of_the_worker_is_an_error_and_not_the_end(engine: OxigraphEngine) -> None:
    """A worker that dies under a query is replaced."""
    assert engine.ask("ASK {}").boolean
    process = engine.worker._process
    assert process is not None
    threading.Timer(0.3, os.kill, (process.pid, signal.SIGSEGV)).start()
    path = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(9)) + " }"
    with pytest.raises(QueryError, match="ended the process"):
        engine.ask(path, timeout=20)
    assert engine.ask("ASK {}").boolean is True


@pytest.mark.parametrize("depth", [2_000, 20_000])
def test_a_query_past_the_guard_still_ends_only_the_worker(store: Path, depth: int) -> None:
    """Should the guard miss a depth, the crash stays in the worker."""
    with Worker(store) as worker:
        message = {"op": "ask", "prefixes": {}, "limit": 10, "bytes": 1000}
        deep = "ASK { FILTER(" + "STR(" * depth + "1" + ")" * depth + ") }"
        with contextlib.suppress(QueryError):
            worker.request({**message, "query": deep}, timeout=20)
        assert worker.request({**message, "query": "ASK {}"}, timeout=5) == {"boolean": True}


def test_many_workers_read_one_store_at_once(store: Path) -> None:
    """Readers don't lock each other out, and a looping one disturbs nobody."""
    engines = [OxigraphEngine(store) for _ in range(3)]
    try:
        answers = [engine.ask("SELECT * { ?a ?b ?c }").canonical() for engine in engines]
        assert answers[0] == answers[1] == answers[2]
    finally:
        for engine in engines:
            engine.close()


def test_an_engine_is_safe_to_share_between_threads(engine: OxigraphEngine) -> None:
    """Questions from several threads wait for each other and get their own answers."""
    found: dict[int, object] = {}

    def run(number: int) -> None:
        found[number] = engine.ask(f"SELECT ({number} AS ?n) {{}}").rows

    threads = [threading.Thread(target=run, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert found == {n: ((Literal(str(n), XSD + "integer"),),) for n in range(8)}


def test_the_worker_has_no_network_and_no_secrets(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even past the guard, SERVICE reaches nothing; the environment is bare, core dumps are off."""
    monkeypatch.setenv("DPRK_TOKEN", "very secret")
    with socket.create_server(("127.0.0.1", 0)) as server, Worker(store) as worker:
        server.settimeout(0.5)
        url = f"http://127.0.0.1:{server.getsockname()[1]}/"
        request = {"op": "ask", "prefixes": {}, "limit": 10, "bytes": 1000}
        query = f"SELECT * {{ SERVICE <{url}> {{ ?a ?b ?c }} }}"
        process = worker._process
        assert process is not None
        if sys.platform.startswith("linux"):
            environment = Path(f"/proc/{process.pid}/environ").read_text()
            limits = Path(f"/proc/{process.pid}/limits").read_text()
            assert "secret" not in environment
            assert [line.split()[4] for line in limits.splitlines() if "core file" in line] == ["0"]
        if worker.network != "open":
            assert worker.request({**request, "query": query}, timeout=10)["error"] == "evaluation"
            with pytest.raises(TimeoutError):
                server.accept()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="seccomp is Linux's")
def test_sockets_can_be_forbidden_where_namespaces_can_not_be_had() -> None:
    """The second barrier holds alone: no socket can be made, and all else works."""
    program = textwrap.dedent(
        """
        import ctypes, importlib.util, socket, sys
        spec = importlib.util.spec_from_file_location("worker_main", sys.argv[1])
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        if not module._forbid_sockets(ctypes.CDLL(None, use_errno=True)):
            print("unknown machine")
            sys.exit()
        open("/dev/null").close()
        try:
            socket.socket()
        except PermissionError:
            print("forbidden")
        """
    )
    path = Path(__file__).parents[2] / "graph" / "ask" / "worker_main.py"
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() in ("forbidden", "unknown machine")


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for the process in /proc")
@pytest.mark.parametrize("busy", [False, True])
def test_a_worker_does_not_outlive_its_parent(crowd: Path, *, busy: bool) -> None:
    """Idle or looping, it ends when the process that asked is killed."""
    program = textwrap.dedent(
        """
        import sys, threading, time
        from graph.ask.engine import OxigraphEngine
        engine = OxigraphEngine(sys.argv[1])
        engine.ask("ASK {}")
        print(engine.worker._process.pid, flush=True)
        if sys.argv[2] == "True":
            engine.ask("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", timeout=600)
        time.sleep(600)
        """
    )
    root = Path(__file__).parents[2]
    parent = subprocess.Popen(
        [sys.executable, "-c", program, str(crowd), str(busy)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=root,
    )
    assert parent.stdout is not None
    pid = int(parent.stdout.readline())
    time.sleep(0.3)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 10
    while _alive(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _alive(pid)


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


@pytest.mark.parametrize("damage", ["missing", "empty", "file", "garbage"])
def test_a_store_that_can_not_be_read_says_how_to_mend_it(tmp_path: Path, damage: str) -> None:
    """Missing or corrupt, it is a PlaceError that names the build, and nothing is created."""
    path = tmp_path / "store"
    if damage == "file":
        path.write_text("x")
    elif damage != "missing":
        path.mkdir()
    if damage == "garbage":
        (path / "CURRENT").write_text("MANIFEST-000001\n")
        (path / "MANIFEST-000001").write_text("junk")
    before = sorted(found.name for found in tmp_path.rglob("*"))
    with pytest.raises(PlaceError) as error, OxigraphEngine(path):
        pass
    assert "dprk build" in error.value.mend
    assert sorted(found.name for found in tmp_path.rglob("*")) == before


def test_reading_beside_a_writer_works(store: Path) -> None:
    """A store that a build holds open for writing can still be asked."""
    writer = ox.Store(str(store))
    try:
        with OxigraphEngine(store) as engine:
            assert engine.ask("ASK { :rook dprk:stoleFrom :mill }").boolean is True
    finally:
        del writer


@pytest.mark.parametrize(
    ("query", "what", "column", "mend"),
    [
        ("SELECT * { ?s ?p }", "} can't stand here", 18, "a variable, an IRI"),
        ("SELECT ?x { ?x a dprk:Claim } ORDER ?x", "?x can't stand here", 37, "expected BY"),
        ("SELECT ?x, ?y { ?x a ?y }", ", can't stand here", 10, "a variable"),
        ("SELECT ?x { ?x a ?y } LIMIT ?x", "?x can't stand here", 29, "expected a number"),
        ("SELECT (COUNT(?x) ?n) { ?x a ?y }", "?n can't stand here", 19, "AS"),
        ("ASK { ?x dprk:a 'b'@en 'c' }", "'c' can't stand here", 24, "'.', ';', ','"),
    ],
)
def test_a_syntax_error_shows_its_line_and_what_was_expected(
    engine: OxigraphEngine, query: str, what: str, column: int, mend: str
) -> None:
    """The place is that of the fault itself, with a caret below it, on any line."""
    with pytest.raises(QueryError) as error:
        engine.ask(f"# first\n# second\n{query}\n", {})
    said = str(error.value)
    assert said.startswith(f"query:3:{column}: {what}")
    assert f"    {query}\n    {' ' * (column - 1)}^" in said
    assert mend in error.value.mend


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT ?x (COUNT(?y) AS ?n) { ?x a ?y }", "neither grouped by"),
        ("SELECT * { ?x a ?y } GROUP BY ?x", r"SELECT \* can't stand"),
        ("SELECT ?x { BIND(1 AS ?x) BIND(2 AS ?x) }", "can't mean anything"),
        ("SELECT (?x AS ?y) { ?x ?y ?z }", "can't mean anything"),
        ("ASK { FILTER(dprk:f(1)) }", "no function <https://w3id"),
    ],
)
def test_what_can_be_read_but_not_meant_is_said_in_words(
    engine: OxigraphEngine, query: str, said: str
) -> None:
    """Faults of meaning have no place, but a sentence."""
    with pytest.raises(QueryError, match=said):
        engine.ask(query)


def test_places_hold_with_values_and_escapes_in_the_text(engine: OxigraphEngine) -> None:
    """A value put into the query does not move the place of a fault in it."""
    with pytest.raises(QueryError) as error:
        engine.ask("ASK { ?x a \\u003Fy ; }  LIMIT ?z", {"x": MILL})
    assert error.value.where == "query:1:31"


@pytest.mark.parametrize("path", ["/etc/passwd", "/no/such/file/at/all"])
def test_no_message_tells_whether_a_file_exists(engine: OxigraphEngine, path: str) -> None:
    """FROM <file:…> is refused in the same words for a file that is there and one that isn't."""
    with pytest.raises(QueryError) as error:
        engine.ask(f"ASK FROM <file://{path}> {{ ?a ?b ?c }}")
    assert error.value.what == "FROM is not allowed: the graphs that a question sees are given"
    assert path not in str(error.value)


@pytest.mark.parametrize(
    ("timeout", "limit"), [(0, 1), (-1, 1), (float("nan"), 1), (1, 0), (1, -1)]
)
def test_limits_that_can_not_be_kept_are_refused(
    engine: OxigraphEngine, timeout: float, limit: int
) -> None:
    """No time at all and no solutions at all are no limits."""
    with pytest.raises(QueryError, match="limit"):
        engine.ask("ASK {}", timeout=timeout, limit=limit)


def test_terms_of_the_ontology_are_those_of_the_prefixes(engine: OxigraphEngine) -> None:
    """Lent prefixes need no declaration, and a declared one is the writer's own."""
    assert engine.ask("SELECT (dprk:x AS ?a) (:y AS ?b) {}").rows == (
        (Iri(ONTOLOGY + "x"), Iri(ID + "y")),
    )
    own = engine.ask("PREFIX dprk: <http://example.org/> SELECT (dprk:x AS ?a) {}")
    assert own.rows == ((Iri("http://example.org/x"),),)
