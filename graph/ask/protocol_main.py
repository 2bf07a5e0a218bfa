"""The process that answers queries of the SPARQL Protocol, and that may be killed at any moment.

Started by path, as graph/ask/worker_main.py is, and confined as that is. It does more: it checks
the query itself, so that a hostile one costs the server nothing, and it writes the answer in the
form that goes out, so that the server passes bytes on. A reply is a message, followed by as many
bytes as its ``body`` says.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import resource
import select
import socket
import struct
import sys
import threading
import time
from collections import OrderedDict, deque
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO, Final, NamedTuple

import pyoxigraph as ox

from graph.ask.explain import PROBES, explained, laid_out
from graph.ask.plan import BASE, Plan, plan
from graph.ask.prefixes import PREFIXES
from graph.ask.worker_main import REPEATED, STACK, Dataset, answer, confine, explain
from graph.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterator

Json = dict[str, Any]
_PLANS: Final = 256
_LONGEST_NAME: Final = 256
#: so many bytes of requests are read at once
_READ: Final = 256 * 1024
#: a merge made for one query is kept in memory: beyond that many quads it is refused
_MOST_MERGED: Final = 2_000_000
_RESULTS: Final = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
_RDF: Final = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
# what XML 1.0 can't hold, even escaped (section 2.2), as UTF-8
_UNHELD: Final = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
# what a name in XML may begin with, and go on with (Namespaces in XML 1.0, NCName)
_FIRST = (
    r"A-Z_a-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D"
    r"\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\U00010000-\U000EFFFF"
)
_NAME_AT_END: Final = re.compile(rf"[{_FIRST}][{_FIRST}\-.0-9\u00B7\u0300-\u036F\u203F-\u2040]*+\Z")


class _Stop(Exception):
    """The answer is larger than it may be."""


class _Sink:
    """Where the engine writes: it keeps at most so many bytes."""

    def __init__(self, most: int) -> None:
        self.room = most
        self.parts: list[bytes] = []

    def write(self, data: bytes) -> int:
        self.room -= len(data)
        if self.room < 0:
            raise _Stop
        self.parts.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Keep everything: there is nothing to flush to."""


class Reply(NamedTuple):
    """What goes back: the message, and the answer in its form."""

    message: Json
    body: bytes = b""


class Answering:
    """A store, the plans of the queries last seen, and the merge last made."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.graphs = frozenset(node.value for node in (*dataset.named, dataset.description))
        self.default = frozenset(
            node.value for node in dataset.listed if isinstance(node, ox.NamedNode)
        )
        self.plans: OrderedDict[tuple[Any, ...], Plan] = OrderedDict()
        self.merges: OrderedDict[tuple[Any, ...], ox.Store | None] = OrderedDict()

    def reply(self, request: Json) -> Reply:
        """Answer one request; what goes wrong is an answer too."""
        if request["op"] != "protocol":
            return Reply(answer(self.dataset, request))
        try:
            return self.answered(self.plan(request), request)
        except QueryError as error:
            return _refused(error)
        except MemoryError:
            return Reply({"error": "memory", "message": ""})
        except Exception as error:  # noqa: BLE001 - whatever it is, the other side must hear of it
            return Reply({"error": "evaluation", "message": str(error)})

    def plan(self, request: Json) -> Plan:
        """Check a query, or remember that it was checked."""
        key = (request["query"], tuple(request["default"]), tuple(request["named"]))
        found = self.plans.get(key)
        if found is None:
            found = plan(key[0], self.graphs, default=key[1], named=key[2])
            self.plans[key] = found
            if len(self.plans) > _PLANS:
                self.plans.popitem(last=False)
        else:
            self.plans.move_to_end(key)
        return found

    def explained(self, found: Plan) -> QueryError:
        """Say what is wrong with the writer's own text."""
        said = explain(
            {
                "tokens": laid_out(found.checked),
                "probes": list(PROBES),
                "prefixes": dict(PREFIXES),
                "base": BASE,
            }
        )
        return explained(found.checked, said["token"], said["expected"], said["said"])

    def answered(self, found: Plan, request: Json) -> Reply:
        """Evaluate a query, and write its answer."""
        form = found.checked.form
        solutions = form in ("SELECT", "ASK")
        written = request["solutions" if solutions else "triples"]
        about = {"form": form, "format": written, "volatile": found.volatile}
        if written is None:
            return Reply({**about, "error": "unacceptable"})
        if not solutions:
            return self.triples(found, request, about)
        sink = _Sink(request["bytes"])
        try:
            self.evaluated(found).serialize(sink, format=_RESULTS[written])
        except _Stop:
            return self.cut(found, request, about)
        body = b"".join(sink.parts)
        if form == "SELECT" and _at_most(body, written) > request["limit"]:
            return self.cut(found, request, about)
        return Reply({**about, "cut": False}, _held(body) if written == "xml" else body)

    def evaluated(self, found: Plan) -> Any:
        """Evaluate a query over the graphs that it sees; raises QueryError if it can't be read."""
        store, default, named = self.seen(found)
        try:
            return store.query(
                found.text,
                base_iri=BASE,
                prefixes=dict(found.prefixes),
                default_graph=default,
                # the engine copies their names at each look-up
                named_graphs=named if found.by_graph else [],
            )
        except SyntaxError:
            raise self.explained(found) from None

    def seen(self, found: Plan) -> tuple[ox.Store, list[Any], list[Any]]:
        """Give the store, default graphs and named graphs of a plan."""
        if found.default is None or found.named is None:
            more = [self.dataset.description] if found.about_service else []
            seen = [*self.dataset.default, *more]
            store = self.dataset.where(by_graph=found.by_graph or bool(more))
            return store, seen, [*self.dataset.named, *more]
        default = [ox.NamedNode(name) for name in found.default]
        named = [ox.NamedNode(name) for name in found.named]
        if frozenset(found.default) == self.default:
            return self.dataset.where(by_graph=found.by_graph), self.dataset.default, named
        if len(default) < 2:  # noqa: PLR2004
            return self.dataset.store, default, named
        merge = self.merge(default, named)
        return (self.dataset.store, default, named) if merge is None else (merge, [_MERGED], named)

    def merge(self, default: list[ox.NamedNode], named: list[ox.NamedNode]) -> ox.Store | None:
        """Merge graphs that share a triple, which Oxigraph would count twice in a list.

        None if they share none. Raises QueryError where there are too many quads to copy.
        """
        key = (tuple(default), tuple(named))
        if key not in self.merges:
            self.merges.clear()
            self.merges[key] = self.merged(default, named) if self.share(default) else None
        return self.merges[key]

    def share(self, graphs: list[ox.NamedNode]) -> bool:
        """Tell whether a triple stands in two of these graphs."""
        return bool(self.dataset.store.query(REPEATED, named_graphs=[*graphs]))

    def merged(self, default: list[ox.NamedNode], named: list[ox.NamedNode]) -> ox.Store:
        """Copy graphs: the default ones into one, the named ones as they are."""
        made = ox.Store()
        quads = (
            ox.Quad(quad.subject, quad.predicate, quad.object, to)
            for graphs, to_name in ((default, False), (named, True))
            for name in graphs
            for to in [name if to_name else _MERGED]
            for quad in self.dataset.store.quads_for_pattern(None, None, None, name)
        )
        made.bulk_extend(islice(quads, _MOST_MERGED + 1))
        for name in named:
            made.add_graph(name)
        if next(quads, None) is not None:
            raise QueryError(
                "the graphs named are too large to be merged for one query",
                mend="name one graph, or leave out default-graph-uri",
            )
        return made

    def triples(self, found: Plan, request: Json, about: Json) -> Reply:
        """Write the triples of CONSTRUCT or DESCRIBE, each once, sorted."""
        room, seen, cut = request["bytes"], set[ox.Triple](), False
        for triple in self.evaluated(found):
            if triple in seen:
                continue
            room -= len(str(triple).encode(errors="replace"))
            cut = len(seen) >= request["limit"] or room < 0
            if cut:
                break
            seen.add(triple)
        format_ = about["format"]
        unnamed = _unnamed(seen) if format_ == "rdfxml" else ""
        if unnamed:
            return Reply({**about, "error": "unwritable", "what": unnamed})
        ordered = sorted(seen, key=str)
        body = ox.serialize(ordered, format=_RDF[format_], prefixes=dict(PREFIXES))
        assert body is not None  # noqa: S101 - without an output it gives bytes
        if format_ == "rdfxml":
            body = _held(body)
        if cut:
            body = _marked(body, format_, f"cut after {len(seen):,} triples: there are more")
        return Reply({**about, "cut": cut, "count": len(seen)}, body)

    def cut(self, found: Plan, request: Json, about: Json) -> Reply:
        """Write the first solutions of an answer that is too large; count them for certain."""
        answers = self.evaluated(found)
        names = [variable.value for variable in answers.variables]
        room, rows, cut = request["bytes"], list[str](), False
        for solution in answers:
            row = json.dumps(
                {
                    name: _json(term)
                    for name, term in zip(names, solution, strict=True)
                    if term is not None
                },
                ensure_ascii=False,
            )
            room -= len(row.encode(errors="replace"))
            cut = len(rows) >= request["limit"] or room < 0
            if cut:
                break
            rows.append(row)
        head = json.dumps({"vars": names, **({"truncated": True} if cut else {})})
        text = f'{{"head":{head},"results":{{"bindings":[{",".join(rows)}]}}}}'
        body = text.encode(errors="replace")
        written = about["format"]
        if written != "json":
            plain = ox.parse_query_results(body, ox.QueryResultsFormat.JSON)
            body = plain.serialize(format=_RESULTS[written]) or b""
        if written == "xml":
            body = _held(body)
            if cut:
                body = _marked(body, "xml", f"cut after {len(rows):,} solutions: there are more")
        return Reply({**about, "cut": cut, "count": len(rows)}, body)


_MERGED: Final = ox.DefaultGraph()


def _refused(error: QueryError) -> Reply:
    said = {"what": error.what, "where": error.where, "mend": error.mend}
    return Reply({"error": "refused", **said})


def _at_most(body: bytes, written: str) -> int:
    """Bound the number of solutions in an answer from above, at the cost of a search."""
    if written == "json":
        return body.count(b"},{") + 1
    return body.count(b"<result>") if written == "xml" else body.count(b"\n") - 1


def _json(term: Any) -> Json:
    """Write a term as SPARQL 1.1 Query Results JSON, with RDF 1.2's triple terms."""
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Literal):
        found: Json = {"type": "literal", "value": term.value}
        if term.language:
            found["xml:lang"] = term.language
            direction = getattr(term, "direction", None)
            return {**found, "its:dir": direction.value} if direction else found
        plain = term.datatype.value == "http://www.w3.org/2001/XMLSchema#string"
        return found if plain else {**found, "datatype": term.datatype.value}
    parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
    return {"type": "triple", "value": {name: _json(part) for name, part in parts.items()}}


def _held(body: bytes) -> bytes:
    """Make XML that Oxigraph writes well-formed, and its texts come back as they were.

    A carriage return is written as a reference, or it would be read as a line feed; what XML can't
    hold becomes U+FFFD, and a comment at the end says how often.
    """
    if b"\r" in body:
        body = body.replace(b"\r", b"&#13;")
    clean, count = _UNHELD.subn("\ufffd".encode(), body)
    if not count:
        return body
    return clean + f"\n<!-- {count} characters that XML can't hold stand as U+FFFD -->\n".encode()


def _marked(body: bytes, written: str, mark: str) -> bytes:
    """Say in an answer that it was cut, where its form has comments."""
    if written in ("turtle", "ntriples", "trig"):
        return f"# {mark}\n".encode() + body
    return body + f"\n<!-- {mark} -->\n".encode() if written in ("xml", "rdfxml") else body


def _unnamed(triples: set[ox.Triple]) -> str:
    """Say which property RDF/XML can't name (its section 2.5); empty if there is none."""
    for iri in {triple.predicate.value for triple in triples}:
        if not _NAME_AT_END.search(iri, max(0, len(iri) - _LONGEST_NAME)):
            return f"RDF/XML can't name the property <{iri[:200]}>"
    return ""


def _framed(reply: Reply) -> bytes:
    message = json.dumps({**reply.message, "body": len(reply.body)}, separators=(",", ":")).encode()
    return struct.pack(">I", len(message)) + message + reply.body


def _write(stream: BinaryIO, written: bytes) -> None:
    stream.write(written)
    stream.flush()


class Requests:
    """What a worker is asked, in its order: several requests may come before one is answered."""

    def __init__(self, stream: BinaryIO) -> None:
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0, os.dup(stream.fileno()))
        self._buffer = bytearray()
        # one that was taken back is None: each is answered in its turn
        self._ready: deque[Json | None] = deque()

    def __iter__(self) -> Iterator[Json | None]:
        """Give each request, and None for one that was taken back, until there are no more."""
        while self._ready or self._read(0):
            if self._ready:
                yield self._ready.popleft()

    def taken_back(self) -> int:
        """Count those that come next and were taken back by now, and leave them out."""
        with contextlib.suppress(BlockingIOError):
            self._read(socket.MSG_DONTWAIT)
        count = 0
        while self._ready and self._ready[0] is None:
            self._ready.popleft()
            count += 1
        return count

    def _read(self, flags: int) -> bool:
        data = self._socket.recv(_READ, flags)
        self._buffer += data
        at = 0
        while len(self._buffer) >= at + 4:
            end = at + 4 + int.from_bytes(self._buffer[at : at + 4], "big")
            if len(self._buffer) < end:
                break
            request = json.loads(self._buffer[at + 4 : end])
            if request["op"] == "recall":
                self._ready = deque([None] * len(self._ready))
            else:
                self._ready.append(request)
            at = end
        del self._buffer[:at]
        return bool(data)


def serve(answering: Answering, requests: Requests, outgoing: BinaryIO) -> None:
    """Answer requests until there are no more; then end the process."""
    back = _framed(Reply({"recalled": True}))
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    cores, capped = os.cpu_count() or 1, 0
    try:
        for request in requests:
            if request is None:
                _write(outgoing, back)
                continue
            # the server's clock comes first; this one holds if the server is gone
            cap = int(time.process_time() + request["timeout"] * cores) + 5
            if cap != capped:
                resource.setrlimit(resource.RLIMIT_CPU, (cap, hard))
                capped = cap
            written = _framed(answering.reply(request))
            _write(outgoing, written + back * requests.taken_back())
    finally:
        os._exit(0)


def main(arguments: list[str]) -> int:
    """Open the store, say hello, and serve until the server is gone."""
    path, alleged, memory = arguments[0], arguments[1], int(arguments[2])
    network = confine(memory)
    # the store's library writes to stdout and stderr when it is unhappy; answers go elsewhere
    outgoing = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    incoming = os.fdopen(os.dup(0), "rb")
    try:
        dataset = Dataset(path, alleged)
        repeats = dataset.repeats()
    except Exception as error:  # noqa: BLE001 - the parent says it in its own words
        _write(outgoing, _framed(Reply({"hello": False, "message": str(error)})))
        return 1
    attend(dataset, incoming, outgoing, greeting(dataset, network, repeats=repeats))
    return 0


def greeting(dataset: Dataset, network: str, *, repeats: bool) -> Json:
    """Say what there is to be asked."""
    return {
        "hello": True,
        "network": network,
        "graphs": [g.value for g in dataset.named],
        "merged": dataset.merged,
        "repeats": repeats,
    }


def attend(dataset: Dataset, incoming: BinaryIO, outgoing: BinaryIO, hello: Json) -> None:
    """Say hello, and answer requests until the server is gone; then end the process."""
    _write(outgoing, _framed(Reply(hello)))
    # Oxigraph evaluates by recursion: in a thread, whose stack may be as large as we like
    threading.stack_size(STACK)
    threading.Thread(
        target=serve, args=(Answering(dataset), Requests(incoming), outgoing), daemon=True
    ).start()
    # a query is left at once if nobody waits for its answer any more
    gone = select.poll()
    gone.register(incoming.fileno(), select.POLLHUP)
    gone.poll()
    os._exit(0)


if __name__ == "__main__":
    status = main(sys.argv[1:])
    os._exit(status)
