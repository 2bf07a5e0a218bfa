"""The process that evaluates queries, and that may be killed at any moment.

Started by path, not as part of the package: it imports pyoxigraph and the standard library only,
and is ready in some 50 ms. It reads requests from stdin and writes answers to stdout, each a
4-byte length (big endian) and that much JSON. It ends when stdin does.
"""

from __future__ import annotations

import contextlib
import ctypes
import datetime as dt
import functools
import json
import os
import platform
import re
import resource
import select
import struct
import sys
import threading
from typing import Any, BinaryIO

import pyoxigraph as ox

# Oxigraph evaluates by recursion: a stack of its own, larger than any shell's limit
STACK = 256 * 1024 * 1024
# wider than the longest word of SPARQL
GAP = " " * 32
#: asks whether a triple stands in two of the named graphs
REPEATED = "ASK { GRAPH ?g { ?s ?p ?o } GRAPH ?h { ?s ?p ?o } FILTER(STR(?g) < STR(?h)) }"
#: how many solutions are sorted here rather than by the engine, which keeps them smaller
SORTED_HERE = 50_000
#: and how many bytes of them, as a multiple of what an answer may have
ROOM_TO_SORT = 2
XSD = "http://www.w3.org/2001/XMLSchema#"
WHOLE = re.compile(r"[+-]?[0-9]{1,18}")
DAY = re.compile(rf'"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})"\^\^<{re.escape(XSD)}date>')
#: up to so many solutions are taken one by one, so that an answer ends with the last of them
ONE_BY_ONE = 1_000
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}
_CLONE_NEWNET = 0x40000000
_CLONE_NEWUSER = 0x10000000
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP = 1, 38, 22
_POSITION = re.compile(r"error at (\d+):(\d+): expected (.*)", re.DOTALL)
_SOCKET_CALLS = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}

Json = dict[str, Any]


def confine(memory: int) -> str:
    """Give up memory, core dumps and the network; say how the network was given up."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    if not sys.platform.startswith("linux"):
        return "open"
    libc = ctypes.CDLL(None, use_errno=True)
    for flags in (_CLONE_NEWNET, _CLONE_NEWUSER | _CLONE_NEWNET):
        if libc.unshare(flags) == 0:
            return "namespace"
    return "no sockets" if _forbid_sockets(libc) else "open"


def _forbid_sockets(libc: ctypes.CDLL) -> bool:
    """Let the kernel refuse socket(2), where a namespace of our own is not to be had."""
    known = _SOCKET_CALLS.get(platform.machine())
    if known is None:
        return False
    arch, call = known
    steps = [
        (0x20, 0, 0, 4),  # load the architecture
        (0x15, 1, 0, arch),  # ours? go on; another: forbid
        (0x06, 0, 0, 0x00050001),
        (0x20, 0, 0, 0),  # load the number of the call
        (0x35, 0, 1, 0x40000000),  # x32 calls have numbers of their own: forbid them
        (0x06, 0, 0, 0x00050001),
        (0x15, 0, 1, call),
        (0x06, 0, 0, 0x00050001),  # EPERM
        (0x06, 0, 0, 0x7FFF0000),  # allow
    ]
    code = b"".join(struct.pack("=HBBI", *step) for step in steps)
    buffer = ctypes.create_string_buffer(code, len(code))

    class Program(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))

    program = Program(len(steps), ctypes.addressof(buffer))
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        return False
    return bool(libc.prctl(_PR_SET_SECCOMP, 2, ctypes.byref(program), 0, 0) == 0)


def read(stream: BinaryIO) -> Json | None:
    """Read one message; None at the end."""
    head = stream.read(4)
    if len(head) < 4:  # noqa: PLR2004
        return None
    body = stream.read(struct.unpack(">I", head)[0])
    message: Json = json.loads(body)
    return message


def write(stream: BinaryIO, message: Json) -> None:
    """Write one message."""
    body = json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode()
    stream.write(struct.pack(">I", len(body)) + body)
    stream.flush()


class Dataset:
    """The store, and the graphs that a question sees.

    ``memory`` holds the default graph where a process loaded it, and None elsewhere.
    """

    def __init__(
        self,
        path: str,
        alleged: str,
        names: list[str] | None = None,
        memory: ox.Store | None = None,
    ) -> None:
        self.path = path
        self.memory = memory
        ours = alleged.removesuffix("edges/alleged")
        self.description = ox.NamedNode(ours + "service")
        if names is None:
            every = [g for g in self.store.named_graphs() if isinstance(g, ox.NamedNode)]
            self.named = [g for g in every if g != self.description]
        else:
            self.named = [ox.NamedNode(name) for name in names]
        listed: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]
        listed = [g for g in self.named if g.value != alleged]
        merged = memory is not None or any(
            self.store.quads_for_pattern(None, None, None, ox.DefaultGraph())
        )
        # only a build of ours means its default graph to be the merge of its named ones
        self.merged = merged or not any(g.value.startswith(ours) for g in self.named)
        self.listed = listed
        self.default = listed
        if self.merged:
            self.default = [ox.DefaultGraph()]

    @functools.cached_property
    def store(self) -> ox.Store:
        """The store on disk, opened by whoever asks for it first."""
        return ox.Store.read_only(self.path)

    def where(self, *, by_graph: bool) -> ox.Store:
        """Give the store to ask for the default graph: in memory, if no other graph is asked."""
        return self.store if by_graph or self.memory is None else self.memory

    def repeats(self) -> bool:
        """Tell whether a triple stands in two graphs of a list, where Oxigraph counts it twice."""
        if self.merged:
            return False
        names = [g for g in self.default if not isinstance(g, ox.DefaultGraph)]
        return bool(self.store.query(REPEATED, named_graphs=names))


def term(value: Any) -> list[str] | None:
    """Write a term as a short list: its kind, then its parts."""
    if value is None:
        return None
    if isinstance(value, ox.NamedNode):
        return ["i", value.value]
    if isinstance(value, ox.BlankNode):
        return ["b", value.value]
    if isinstance(value, ox.Literal):
        return ["l", value.value, value.datatype.value, value.language or ""]
    return ["t", f"<<( {value.subject} {value.predicate} {value.object} )>>"]


def ask(dataset: Dataset, request: Json) -> Json:
    """Evaluate a query up to its limits."""
    plain = request.get("unordered")
    found = _sorted_here(dataset, request, plain) if plain else None
    if found is not None:
        return found
    result = _evaluated(dataset, request["query"], request)
    if isinstance(result, ox.QueryBoolean):
        return {"boolean": bool(result)}
    if isinstance(result, ox.QueryTriples):
        rows, cut = _take(
            ([triple.subject, triple.predicate, triple.object] for triple in result),
            request,
            distinct=True,
        )
        return {"triples": rows, "truncated": cut}
    return _solutions(result, request)


def _evaluated(dataset: Dataset, query: str, request: Json) -> Any:
    by_graph = request.get("by_graph", True)
    return dataset.where(by_graph=by_graph).query(
        query,
        prefixes=request["prefixes"],
        default_graph=dataset.default,
        # the engine copies their names at each look-up
        named_graphs=list(dataset.named) if by_graph else [],
    )


def _solutions(result: Any, request: Json) -> Json:
    """Take solutions up to the limits: one by one if few are asked for, else as a table."""
    if request["limit"] > ONE_BY_ONE:
        return _table(result, request)
    variables = [variable.value for variable in result.variables]
    rows, cut = _take(result, request, distinct=False)
    return {"variables": variables, "rows": rows, "truncated": cut}


class _Full(Exception):
    """There is more than was asked for."""


class _Lines:
    """Where the engine writes: it keeps at most so many lines, and so many bytes."""

    def __init__(self, lines: int, room: int) -> None:
        self.lines, self.room = lines, room
        self.parts: list[bytes] = []

    def write(self, data: bytes) -> int:
        self.lines -= data.count(b"\n")
        self.room -= len(data)
        self.parts.append(bytes(data))
        if self.full:
            raise _Full
        return len(data)

    def flush(self) -> None:
        """Keep everything: there is nothing to flush to."""

    @property
    def full(self) -> bool:
        """Whether there was more."""
        return self.lines < 0 or self.room < 0


def _table(result: Any, request: Json) -> Json:
    """Take solutions as the engine itself writes them, in lines of terms with tabs between them.

    To make terms of them one by one takes as long as to find them. What is written is SPARQL's
    TSV, in which every end of a line ends a solution; the names stand in the message instead.
    """
    variables = [variable.value for variable in result.variables]
    head = len("\t".join(f"?{name}" for name in variables)) + 1
    sink = _Lines(request["limit"] + 1, request["bytes"] + head)
    with contextlib.suppress(_Full):
        result.serialize(sink, format=ox.QueryResultsFormat.TSV)
    written = b"".join(sink.parts)[: sink.room if sink.room < 0 else None]
    end = written.rindex(b"\n") + 1
    lines = written[:end].decode(errors="replace")[head:].split("\n")[:-1]
    kept = lines[: request["limit"]]
    return {"variables": variables, "lines": kept, "truncated": sink.full}


def _sorted_here(dataset: Dataset, request: Json, plain: Json) -> Json | None:
    """Evaluate a query without its ORDER BY, and sort; None where the engine has to sort.

    It has to where there is more than we keep at once, where a key is no column, and where terms
    of a column do not compare as text or whole numbers do.
    """
    result = _evaluated(dataset, plain["query"], request)
    variables = [variable.value for variable in result.variables]
    if any(name not in variables for name, _ in plain["keys"]):
        return None
    room = ROOM_TO_SORT * request["bytes"]
    found = _table(result, {**request, "limit": SORTED_HERE, "bytes": room})
    if found["truncated"]:
        return None
    lines = found["lines"]
    cells = "\t".join(lines).split("\t")
    order: Any = range(len(lines))
    for name, descending in reversed(plain["keys"]):
        column = cells[variables.index(name) :: len(variables)]
        try:
            place = _places(set(column))
        except ValueError:
            return None
        ranks = list(map(place.__getitem__, column))
        order = sorted(order, key=ranks.__getitem__, reverse=descending)
    kept, room = [], request["bytes"]
    for at in order[: request["limit"]]:
        room -= len(lines[at].encode()) + 1
        if room < 0:
            break
        kept.append(lines[at])
    return {"variables": variables, "lines": kept, "truncated": len(lines) > len(kept)}


def _places(cells: set[str]) -> dict[str, int]:
    """Give the place of each term of a column in SPARQL's order (SPARQL 1.1, section 15.1).

    Nothing comes first, then IRIs, then literals. Raises ValueError for what compares in another
    way: blank nodes, triples, and literals but texts, whole numbers and days, or several of these.
    """
    # most are IRIs: they are sorted apart, all at once
    iris = sorted(cell[1:-1] for cell in cells if cell[:1] == "<" and cell[1] != "<")
    before = ["", *(f"<{iri}>" for iri in iris)]
    ranks: dict[str, str | int] = {}
    kinds = set()
    for cell in cells.difference(before):
        key: str | int
        if cell[0] == cell[-1] == '"':
            kind, key = "text", _ESCAPED.sub(_unescaped, cell[1:-1])
        elif WHOLE.fullmatch(cell):
            kind, key = "whole", int(cell)
        else:
            # a day without a time zone, of four digits: those compare as texts
            day = DAY.fullmatch(cell)
            if day is None:
                raise ValueError
            kind, key = "day", dt.date.fromisoformat(day[1]).isoformat()
        kinds.add(kind)
        ranks[cell] = key
    if len(kinds) > 1:
        raise ValueError
    order = [*before, *sorted(ranks, key=ranks.__getitem__)]
    return {cell: at for at, cell in enumerate(order)}


def _unescaped(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[1], found[1])


def _take(items: Any, request: Json, *, distinct: bool) -> tuple[list[Any], bool]:
    rows: list[Any] = []
    seen: set[str] = set()
    room = request["bytes"]
    for item in items:
        row = [term(value) for value in item]
        text = json.dumps(row, ensure_ascii=False)
        if distinct and text in seen:
            continue
        room -= len(text.encode())
        if len(rows) >= request["limit"] or room < 0:
            return rows, True
        if distinct:
            seen.add(text)
        rows.append(row)
    return rows, False


def explain(request: Json) -> Json:
    """Find the token at which no query could go on, and what could have stood there instead.

    Oxigraph names the furthest place that any of its attempts reached, and an attempt at a word
    reaches as far as that word is long. So the tokens are laid out with gaps wider than any word:
    the place then lies behind the token at fault and before the next one. What could stand there is
    found by trying, because of the attempts at words it lists the longest only.
    """
    tokens, known = request["tokens"], (request["prefixes"], request.get("base"))
    at, said = _stop(tokens, *known)
    if at is None:
        return {"token": None, "expected": [], "said": said}
    before = tokens[:at]
    fitting = [probe for probe in request["probes"] if _goes_on([*before, probe], *known)]
    return {"token": at, "expected": fitting, "said": said}


def _goes_on(tokens: list[str], prefixes: dict[str, str], base: str | None) -> bool:
    at, said = _stop(tokens, prefixes, base)
    return at == len(tokens) or not said


def _stop(tokens: list[str], prefixes: dict[str, str], base: str | None) -> tuple[int | None, str]:
    """Give the number of the token where reading stopped (their count: at the end), and why.

    A token that begins with NUL was written without a space before it, and keeps that.
    """
    text, starts = "", []
    for token in tokens:
        text += "" if token.startswith("\0") else GAP
        starts.append(len(text))
        text += token.lstrip("\0")
    text += GAP
    try:
        ox.Store().query(text, prefixes=prefixes, base_iri=base)
    except SyntaxError as error:
        found = _POSITION.match(str(error))
        if found is None:
            return None, str(error)
        # strings may hold line ends, so the place is counted from the start of its line
        line, column = int(found[1]), int(found[2])
        offset = column - 1
        for _ in range(line - 1):
            cut = text.index("\n") + 1
            starts = [start - cut for start in starts]
            text = text[cut:]
        if offset >= len(text):
            return len(tokens), found[3]
        return max(0, sum(start <= offset for start in starts) - 1), found[3]
    except Exception:  # noqa: BLE001 - it could be read, which is all that is asked here
        return None, ""
    return None, ""


def answer(dataset: Dataset, request: Json) -> Json:
    """Answer one request; what goes wrong is an answer too."""
    try:
        return explain(request) if request["op"] == "explain" else ask(dataset, request)
    except SyntaxError as error:
        return {"error": "syntax", "message": str(error)}
    except MemoryError:
        return {"error": "memory", "message": ""}
    except Exception as error:  # noqa: BLE001 - whatever it is, the other side must hear of it
        return {"error": "evaluation", "message": str(error)}


def serve(dataset: Dataset, incoming: BinaryIO, outgoing: BinaryIO) -> None:
    """Answer requests until there are no more."""
    while (request := read(incoming)) is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        spent = int(used.ru_utime + used.ru_stime)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        # the parent's clock comes first; this one holds if the parent is gone
        cap = spent + int(request["timeout"] * (os.cpu_count() or 1)) + 5
        resource.setrlimit(resource.RLIMIT_CPU, (cap, hard))
        done: list[Json] = []
        thread = threading.Thread(
            target=lambda asked=request, out=done: out.append(answer(dataset, asked)), daemon=True
        )
        thread.start()
        _wait(thread, incoming)
        write(outgoing, done[0] if done else {"error": "memory", "message": ""})


def _wait(thread: threading.Thread, incoming: BinaryIO) -> None:
    """Wait for the answer, and end the process at once if nobody waits for it any more."""
    poll = select.poll()
    poll.register(incoming.fileno(), 0)
    pause = 0.001
    while thread.is_alive():
        thread.join(pause)
        pause = min(pause * 2, 0.25)
        if poll.poll(0):
            os._exit(0)


def main(arguments: list[str]) -> int:
    """Open the store, say hello, and serve."""
    path, alleged, memory = arguments[0], arguments[1], int(arguments[2])
    network = confine(memory)
    # the store's library writes to stdout and stderr when it is unhappy; answers go elsewhere
    outgoing = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    incoming = os.fdopen(os.dup(0), "rb")
    threading.stack_size(STACK)
    try:
        dataset = Dataset(path, alleged)
        repeats = dataset.repeats()
    except Exception as error:  # noqa: BLE001 - the parent says it in its own words
        write(outgoing, {"hello": False, "message": str(error)})
        return 1
    hello: Json = {"hello": True, "network": network, "graphs": [g.value for g in dataset.named]}
    write(outgoing, {**hello, "merged": dataset.merged, "repeats": repeats})
    with contextlib.suppress(BrokenPipeError):
        serve(dataset, incoming, outgoing)
    return 0


if __name__ == "__main__":
    status = main(sys.argv[1:])
    # no clean-up of threads or of the store: it was only read
    os._exit(status)
