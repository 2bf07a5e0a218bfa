"""W3C's SPARQL query suites through the endpoint, beside bare pyoxigraph.

The suites are not part of this repository. They are among the test data of rdflib's source
distribution: unpack it, and name the folder that holds ``sparql11`` and ``dawg-data-r2``.

    pip download --no-deps --no-binary rdflib rdflib
    python benchmarks/sparql_suites.py rdflib-7.6.0/test/data/suites/w3c

Every file of data becomes a named graph of one store, which a server of its own serves; each query
names its graphs as the SPARQL Protocol has it. Bare pyoxigraph gets a store in memory for each
test. Both answers are held against the expected one, and against each other.
"""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
import tempfile
import urllib.parse
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BASE = "http://suite.example/"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#: needs reasoning, which neither has; the rest of each suite is run
LEFT_OUT = ("entailment", "protocol", "service-description", "http-rdf-update")
RDF_FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".n3": ox.RdfFormat.TURTLE,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
}
RESULTS = {
    ".srx": ox.QueryResultsFormat.XML,
    ".srj": ox.QueryResultsFormat.JSON,
    ".tsv": ox.QueryResultsFormat.TSV,
}


@dataclass(frozen=True)
class Test:
    """One test: its kind, its query, the graphs that it sees, and what it should give."""

    name: str
    kind: str
    query: Path
    data: tuple[Path, ...] = ()
    graphs: tuple[Path, ...] = ()
    result: Path | None = None


@dataclass
class Answer:
    """What came back: an error, a boolean, triples or rows; or bytes, for CSV and TSV."""

    error: str = ""
    boolean: bool | None = None
    triples: list[ox.Triple] = field(default_factory=list)
    rows: list[dict[str, Any]] | None = None
    raw: bytes = b""

    def key(self) -> object:
        """Give a value that is equal for equal answers: blank nodes have no names of their own."""
        if self.error:
            return "error"
        if self.boolean is not None:
            return self.boolean
        if self.raw:
            return tuple(sorted(self.raw.decode().replace("\r\n", "\n").split("\n")))
        if self.rows is not None:
            return _canonical(_as_triples(self.rows))
        return _canonical(self.triples)


def _as_triples(rows: Iterable[dict[str, Any]]) -> Iterator[ox.Triple]:
    for row in rows:
        node = ox.BlankNode()
        yield ox.Triple(node, ox.NamedNode("x:row"), ox.Literal("row"))
        for name, value in row.items():
            yield ox.Triple(node, ox.NamedNode(f"x:{name}"), value)


def _canonical(triples: Iterable[ox.Triple]) -> tuple[str, ...]:
    dataset = ox.Dataset(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return tuple(sorted(map(str, dataset)))


# --- the manifests


def tests(folder: Path) -> Iterator[Test]:
    """Read all tests of the manifests below a folder."""
    for manifest in sorted(folder.rglob("manifest.ttl")):
        if not any(part in LEFT_OUT for part in manifest.parts):
            yield from _tests_of(manifest)


def _tests_of(manifest: Path) -> Iterator[Test]:
    base = manifest.resolve().as_uri()
    store = ox.Store()
    store.load(manifest.read_bytes(), ox.RdfFormat.TURTLE, base_iri=base)

    def values(subject: Any, name: str) -> list[Any]:
        return [q.object for q in store.quads_for_pattern(subject, ox.NamedNode(name), None, None)]

    for quad in store.quads_for_pattern(None, ox.NamedNode(f"{MF}action"), None, None):
        kinds = [v.value.removeprefix(MF) for v in values(quad.subject, f"{RDF}type")]
        kind = next((k for k in kinds if "Query" in k or "Syntax" in k or "CSV" in k), "")
        if not kind or "Update" in kind:
            continue
        action = quad.object
        found = values(action, f"{QT}query")
        query = _path((found[0] if found else action).value)
        if query.suffix != ".rq" or not query.is_file():
            continue
        result = values(quad.subject, f"{MF}result")
        graphs = [
            (values(g, f"{QT}graph") or [g])[0] if isinstance(g, ox.BlankNode) else g
            for g in values(action, f"{QT}graphData")
        ]
        yield Test(
            name=f"{query.parent.name}/{query.name}",
            kind=kind,
            query=query,
            data=tuple(_path(v.value) for v in values(action, f"{QT}data")),
            graphs=tuple(_path(v.value) for v in graphs),
            result=_path(result[0].value) if result else None,
        )


def _path(uri: str) -> Path:
    return Path(urllib.parse.unquote(urllib.parse.urlsplit(uri).path))


def _name(path: Path, root: Path) -> str:
    return BASE + path.resolve().relative_to(root.resolve()).as_posix()


def quads(path: Path, root: Path, graph: ox.NamedNode | ox.DefaultGraph) -> list[ox.Quad]:
    """Read a file of data as one graph."""
    found = ox.parse(path.read_bytes(), format=RDF_FORMATS[path.suffix], base_iri=_name(path, root))
    return [ox.Quad(q.subject, q.predicate, q.object, graph) for q in found]


# --- the two ways of asking


def bare(test: Test, root: Path) -> Answer:
    """Ask pyoxigraph itself."""
    store = ox.Store()
    for path in test.data:
        store.extend(quads(path, root, ox.DefaultGraph()))
    for path in (*test.graphs, *_from(test)):
        store.extend(quads(path, root, ox.NamedNode(_name(path, root))))
    try:
        result = store.query(test.query.read_text("utf-8"), base_iri=_name(test.query, root))
        if isinstance(result, ox.QueryBoolean):
            return Answer(boolean=bool(result))
        if isinstance(result, ox.QueryTriples):
            return Answer(triples=list(result))
        if test.kind.startswith("CSV"):
            assert test.result is not None
            suffix = test.result.suffix
            format_ = ox.QueryResultsFormat.from_extension(suffix.removeprefix("."))
            return Answer(raw=result.serialize(format=format_) or b"")
        return Answer(rows=_rows(result))
    except (SyntaxError, ValueError, OSError, RuntimeError) as error:
        return Answer(error=str(error) or "error")


def _rows(result: Any) -> list[dict[str, Any]]:
    names = [variable.value for variable in result.variables]
    return [{n: v for n, v in zip(names, row, strict=True) if v is not None} for row in result]


def _from(test: Test) -> list[Path]:
    """Find the files that the FROM clauses of a query name, among those beside it."""
    text = test.query.read_text("utf-8")
    return [
        path
        for path in sorted(test.query.parent.iterdir())
        if path.suffix in RDF_FORMATS and f"<{path.name}>" in text and "FROM" in text
    ]


class Server:
    """A server over a store, and one connection to it."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "graph", "serve", "--out", str(folder), "--port", "0"],
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stderr is not None
        port = ""
        for line in self.process.stderr:
            if line.startswith("serving on"):
                port = line.split(":")[-1].split("/")[0]
                break
        self.connection = http.client.HTTPConnection("127.0.0.1", int(port), timeout=60)

    def ask(self, pairs: list[tuple[str, str]], accept: str) -> tuple[int, str, bytes]:
        """Ask by POST; give status, media type and body."""
        body = urllib.parse.urlencode(pairs)
        headers = {"Accept": accept, "Content-Type": "application/x-www-form-urlencoded"}
        self.connection.request("POST", "/sparql", body, headers)
        response = self.connection.getresponse()
        return response.status, response.headers.get_content_type(), response.read()

    def stop(self) -> None:
        """End it."""
        self.connection.close()
        self.process.terminate()
        self.process.communicate()


def layered(test: Test, root: Path, server: Server, empty: str) -> Answer:
    """Ask the endpoint: the graphs are those of the test, or of the query's own FROM."""
    text = f"BASE <{_name(test.query, root)}>\n" + test.query.read_text("utf-8")
    pairs = [("query", text)]
    if not _from(test):
        pairs += [("default-graph-uri", _name(p, root)) for p in test.data]
        pairs += [("named-graph-uri", _name(p, root)) for p in test.graphs]
        if len(pairs) == 1:
            pairs.append(("default-graph-uri", empty))
    accept = "application/sparql-results+json, application/n-triples"
    if test.kind.startswith("CSV"):
        assert test.result is not None
        accept = {".csv": "text/csv", ".tsv": "text/tab-separated-values"}.get(
            test.result.suffix, accept
        )
    status, kind, body = server.ask(pairs, accept)
    if status != 200:
        return Answer(error=json.loads(body)["detail"])
    if kind == "application/n-triples":
        found = ox.parse(body, format=ox.RdfFormat.N_TRIPLES)
        return Answer(triples=[q.triple for q in found])
    if kind != "application/sparql-results+json":
        return Answer(raw=body)
    result = ox.parse_query_results(body, ox.QueryResultsFormat.JSON)
    if isinstance(result, ox.QueryBoolean):
        return Answer(boolean=bool(result))
    return Answer(rows=_rows(result))


# --- what is expected


def expected(test: Test, root: Path) -> Answer:
    """Read what a test should give."""
    path = test.result
    assert path is not None
    if test.kind.startswith("CSV") and path.suffix in (".csv", ".tsv"):
        return Answer(raw=path.read_bytes())
    if path.suffix in RESULTS:
        result = ox.parse_query_results(path.read_bytes(), RESULTS[path.suffix])
        if isinstance(result, ox.QueryBoolean):
            return Answer(boolean=bool(result))
        return Answer(rows=_rows(result))
    triples = [q.triple for q in quads(path, root, ox.DefaultGraph())]
    if any(t.object == ox.NamedNode(f"{RS}ResultSet") for t in triples):
        return _result_set(triples)
    return Answer(triples=triples)


def _result_set(triples: list[ox.Triple]) -> Answer:
    def of(subject: Any, name: str) -> list[Any]:
        return [
            t.object for t in triples if t.subject == subject and t.predicate.value == RS + name
        ]

    found = next(t.subject for t in triples if t.object == ox.NamedNode(f"{RS}ResultSet"))
    if of(found, "boolean"):
        return Answer(boolean=of(found, "boolean")[0].value == "true")
    return Answer(
        rows=[
            {of(b, "variable")[0].value: of(b, "value")[0] for b in of(row, "binding")}
            for row in of(found, "solution")
        ]
    )


def passes(test: Test, answer: Answer, root: Path) -> bool:
    """Tell whether an answer is what the test wants."""
    if "Syntax" in test.kind:
        return bool(answer.error) == test.kind.startswith("Negative")
    return answer.key() == expected(test, root).key()


def main(folder: str) -> None:
    """Run all tests, and print what passes, what differs, and why."""
    root = Path(folder)
    suite = [test for name in ("dawg-data-r2", "sparql11") for test in tests(root / name)]
    counts: Counter[str] = Counter()
    worse: list[str] = []
    with tempfile.TemporaryDirectory() as place:
        empty = f"{BASE}empty"
        files = {p for t in suite for p in (*t.data, *t.graphs, *_from(t))}
        store = ox.Store(f"{place}/store")
        store.add_graph(ox.NamedNode(empty))
        for path in sorted(files):
            name = ox.NamedNode(_name(path, root))
            store.add_graph(name)
            store.bulk_extend(quads(path, root, name))
        store.flush()
        del store
        server = Server(Path(place))
        try:
            for test in suite:
                one, two = bare(test, root), layered(test, root, server, empty)
                fine = passes(test, one, root), passes(test, two, root)
                counts["tests"] += 1
                counts["bare"] += fine[0]
                counts["endpoint"] += fine[1]
                counts["same answer"] += one.key() == two.key()
                if fine[0] != fine[1]:
                    line = f"{test.name}: bare {fine[0]}, endpoint {fine[1]}: {two.error}"
                    worse.append(line.replace("\n", " "))
        finally:
            server.stop()
    print("\n".join(worse))
    print(json.dumps(counts))


if __name__ == "__main__":
    main(sys.argv[1])
