"""A real server process on a port of loopback: how it starts, bears clients, and ends."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?c != ?f || ?i = 1) }"
#: the command, with limits that a test can meet in time
PROGRAM = """
import sys
from dataclasses import replace
from graph.commands.main import main
from graph.serve import config
limits = config.Limits
config.Limits = lambda **given: replace(limits(**given), **{limits})
main()
"""


class Server:
    """A server process, and what it says."""

    def __init__(self, build: Path, *arguments: str, **limits: float) -> None:
        program = PROGRAM.replace("{limits}", repr(limits))
        command = [sys.executable, "-c", program, "serve", "--port", "0", "--out", str(build)]
        self.root = build.parent
        self.process = subprocess.Popen(
            [*command, "--root", str(self.root), *arguments],
            stderr=subprocess.PIPE,
            cwd=ROOT,
        )
        self.port = 0
        self.said: list[str] = []
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.said.append(line.decode())
            if "serving on" in self.said[-1]:
                self.port = int(self.said[-1].split(":")[-1].split("/")[0])
                break

    def get(self, path: str, query: str | None = None, timeout: float = 30):
        """Ask, and give status and body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        with contextlib.closing(connection):
            whole = path if query is None else f"{path}?{urllib.parse.urlencode({'query': query})}"
            connection.request("GET", whole)
            response = connection.getresponse()
            return response.status, response.read()

    def connect(self) -> socket.socket:
        """Open a connection, by which nothing is asked yet."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=20)

    def children(self) -> list[int]:
        """List the processes that it started, and those that they started."""
        found, left = [], [self.process.pid]
        while left:
            for path in Path(f"/proc/{left.pop()}/task").glob("*/children"):
                with contextlib.suppress(OSError):
                    more = [int(pid) for pid in path.read_text("ascii").split()]
                    found += more
                    left += more
        return found

    def stop(self, number: int = signal.SIGTERM) -> tuple[int, str]:
        """Stop it; give its exit code and what it said."""
        self.process.send_signal(number)
        _, rest = self.process.communicate(timeout=30)
        return self.process.returncode, "".join(self.said) + rest.decode()


@contextlib.contextmanager
def serving(build: Path, *arguments: str, **limits: float) -> Iterator[Server]:
    server = Server(build, *arguments, **limits)
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.process.kill()
            server.process.communicate()


@pytest.fixture(scope="module")
def server(built) -> Iterator[Server]:
    """Give a server that is short of patience."""
    with serving(built.build, arrival=1.0, stall=1.0, connections=40, seconds=60, brief=0.2) as one:
        yield one


def gone(pids: list[int]) -> bool:
    """Wait until processes are no more, for ten seconds."""
    for _ in range(100):
        if not any(_runs(pid) for pid in pids):
            return True
        time.sleep(0.1)
    return False


def _runs(pid: int) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text("ascii")
    except (FileNotFoundError, ProcessLookupError):
        return False


def read(sock: socket.socket) -> bytes:
    """Read until the other side closes."""
    parts = []
    with contextlib.suppress(ConnectionError):
        while part := sock.recv(65536):
            parts.append(part)
    return b"".join(parts)


# --- starting and ending


def test_it_answers_and_ends_cleanly(built):
    """A server says where it is, answers, and on SIGTERM ends with code 0 and all its processes."""
    with serving(built.build) as server:
        assert server.get("/sparql", "ASK { ?s ?p ?o }") == (200, b'{"head":{},"boolean":true}')
        children = server.children()
        assert len(children) >= 3
        code, said = server.stop()
    assert code == 0
    assert gone(children)
    assert "Traceback" not in said
    assert not list((built.build.parent / ".dprk").glob(f"serving-{server.process.pid}-*"))


def test_a_running_query_is_answered_or_stopped_when_the_server_ends(built):
    """On SIGTERM a running query may end by its limit; the server does not outlive it."""
    with serving(built.build, "--timeout", "3") as server:
        sock = server.connect()
        path = f"/sparql?{urllib.parse.urlencode({'query': ENDLESS})}"
        sock.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        time.sleep(1)
        children = server.children()
        begun = time.monotonic()
        code, _ = server.stop()
        answer = read(sock)
        sock.close()
    assert code == 0
    assert time.monotonic() - begun < 20
    assert answer.startswith(b"HTTP/1.1 504")
    assert gone(children)


def test_no_worker_outlives_a_server_that_is_killed(built):
    """Even if the server is killed without notice, its workers end, those at work too."""
    with serving(built.build) as server:
        sock = server.connect()
        path = f"/sparql?{urllib.parse.urlencode({'query': ENDLESS})}"
        sock.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        time.sleep(1)
        children = server.children()
        server.stop(signal.SIGKILL)
        sock.close()
    assert children
    assert gone(children)


def test_what_a_killed_server_left_is_removed_by_the_next(built):
    """The copy of the store that a killed server leaves goes when another one starts."""
    with serving(built.build) as server:
        server.stop(signal.SIGKILL)
    left = built.build.parent / ".dprk"
    assert list(left.glob(f"serving-{server.process.pid}-*"))
    with serving(built.build) as another:
        another.stop()
    assert not list(left.glob(f"serving-{server.process.pid}-*"))


def test_without_a_build_it_says_what_to_do(built, tmp_path):
    """Where there is no store, the server ends with code 1 and a way out, and no traceback."""
    with serving(tmp_path, "--root", str(built.root)) as server:
        _, rest = server.process.communicate(timeout=30)
    said = "".join(server.said) + rest.decode()
    assert server.process.returncode == 1
    assert "there is no store here" in said
    assert "dprk build" in said
    assert "Traceback" not in said


def test_a_port_in_use_is_said(built, server):
    """A port that another program listens on is an error in words."""
    with serving(built.build, "--port", str(server.port)) as other:
        _, rest = other.process.communicate(timeout=30)
    said = "".join(other.said) + rest.decode()
    assert other.process.returncode == 1
    assert "--port" in said
    assert "Traceback" not in said


def test_listening_to_others_is_warned_of(built):
    """An address that other machines reach gets a plain warning."""
    with serving(built.build, "--host", "0.0.0.0") as server:  # noqa: S104 - it is what is tested
        assert any("there is no password" in line for line in server.said)
        assert server.get("/health")[0] == 200


# --- the short way


@pytest.mark.parametrize(
    ("query", "accept"),
    [
        ("SELECT ?s { ?s ?p ?o } LIMIT 3", "application/sparql-results+json"),
        ("SELECT ?s { ?s ?p ?o } LIMIT 3", "text/csv"),
        ("ASK { ?s ?p ?o }", "*/*"),
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "text/turtle"),
        ("SELECT ?s { ?s ?p ?o", "text/plain"),
        ("SELECT ?s { ?s ?p ?o }", "image/png"),
        ("ASK { SERVICE <x:y> { ?s ?p ?o } }", "application/json"),
    ],
)
def test_a_plain_query_is_answered_as_by_the_long_way(server, query, accept):
    """What goes past the application has the status, headers and body of what goes through it."""
    answers = []
    for more in ({}, {"X-Forwarded-Proto": "http"}):
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        with contextlib.closing(connection):
            path = f"/sparql?{urllib.parse.urlencode({'query': query})}"
            connection.request("GET", path, headers={"Accept": accept, **more})
            response = connection.getresponse()
            headers = {name.lower(): value for name, value in response.getheaders()}
            assert headers.pop("date")
            answers.append((response.status, headers, response.read()))
    assert answers[0] == answers[1]
    assert answers[0][1]["x-content-type-options"] == "nosniff"


def test_requests_sent_at_once_are_answered_in_their_order(server):
    """A connection on which several requests are sent without waiting gets answers in order."""
    queries = [f"SELECT ?n {{ VALUES ?n {{ {number} }} }}" for number in range(6)]
    with contextlib.closing(server.connect()) as sock:
        for number, query in enumerate(queries):
            path = f"/sparql?{urllib.parse.urlencode({'query': query, 'format': 'csv'})}"
            last = "Connection: close\r\n" if number == len(queries) - 1 else ""
            sock.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n{last}\r\n".encode())
        answer = read(sock)
    answers = answer.split(b"HTTP/1.1 200")[1:]
    assert [int(one.partition(b"\r\n\r\nn\r\n")[2]) for one in answers] == list(range(6))


# --- clients that mean no good


def test_a_head_that_comes_byte_by_byte_is_cut_off(server):
    """A request that is not there within its time is 408, however busily it is sent."""
    begun = time.monotonic()
    with contextlib.closing(server.connect()) as sock:
        with contextlib.suppress(ConnectionError):
            for byte in (
                b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 80
            ):
                sock.sendall(bytes([byte]))
                time.sleep(0.05)
        answer = read(sock)
    assert time.monotonic() - begun < 15
    assert answer == b"" or answer.startswith(b"HTTP/1.1 408")
    assert server.get("/health")[0] == 200


def test_a_connection_that_says_nothing_is_closed(server):
    """An open connection without a request costs a second, and no more."""
    with contextlib.closing(server.connect()) as sock:
        assert read(sock).startswith(b"HTTP/1.1 408")


def test_a_body_that_does_not_come_is_cut_off(server):
    """So is a body that is promised and not sent."""
    head = (
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n"
        b"Content-Type: application/sparql-query\r\n\r\nASK"
    )
    with contextlib.closing(server.connect()) as sock:
        sock.sendall(head)
        assert read(sock).startswith(b"HTTP/1.1 4")


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X: y\r\n" * 300 + b"\r\n", b"431"),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"y" * 200_000 + b"\r\n\r\n", b"431"),
        (b"GET /" + b"x" * 200_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", b"414"),
        (b"nonsense\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\n\r\n", b"421"),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n", b"421"),
        (b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999999999999\r\n"
         b"Content-Type: application/sparql-query\r\n\r\n", b"413"),
        (b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Type: "
         b"application/sparql-query\r\n\r\n" + b"1000\r\n" + b"x" * 4096 + b"\r\n"
         + (b"1000\r\n" + b"x" * 4096 + b"\r\n") * 30, b"413"),
        (b"POST /reconcile HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3000000\r\nContent-Type: "
         b"application/x-www-form-urlencoded\r\n\r\n" + b"x" * 3_000_000, b"413"),
    ],
)  # fmt: skip
def test_what_is_too_large_is_told_so_and_cut_off(server, request_, status):
    """Heads, addresses and bodies have bounds, each with its status."""
    with contextlib.closing(server.connect()) as sock:
        with contextlib.suppress(OSError):
            sock.sendall(request_)
            sock.shutdown(socket.SHUT_WR)
        answer = read(sock)
    assert answer == b"" or answer.split(b" ")[1] == status
    assert server.get("/health")[0] == 200


def test_a_client_that_does_not_read_is_cut_off(server):
    """An answer of megabytes that nobody takes is given up, and the server goes on."""
    query = "SELECT ?s ?o ?t { ?s ?p ?o . ?t ?q ?r } LIMIT 100000"
    path = f"/sparql?{urllib.parse.urlencode({'query': query})}"
    with contextlib.closing(socket.socket()) as sock:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        sock.settimeout(30)
        sock.connect(("127.0.0.1", server.port))
        sock.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        assert sock.recv(1, socket.MSG_PEEK)
        time.sleep(4)
        got = len(read(sock))
    assert got < 8_000_000
    assert server.get("/health")[0] == 200


def test_too_many_connections_are_refused_and_the_others_answered(server):
    """Connections beyond their number are 503; once they are gone, there is room again."""
    socks = [server.connect() for _ in range(60)]
    refused = 0
    for sock in socks:
        refused += b" 503 " in read(sock)
        sock.close()
    assert refused >= 10
    assert server.get("/health")[0] == 200


def test_a_client_that_leaves_takes_its_query_along(server):
    """A long query whose client is gone is not worked on any more."""
    before = {pid: _spent(pid) for pid in server.children()}
    sock = server.connect()
    path = f"/sparql?{urllib.parse.urlencode({'query': ENDLESS + '# left'})}"
    sock.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    busy = -1
    for _ in range(150):
        time.sleep(0.1)
        used = {pid: _spent(pid) - before.get(pid, 0) for pid in server.children()}
        busy = max(used, key=lambda pid: used[pid])
        if used[busy] > 50:
            break
    sock.close()
    assert gone([busy])


def _spent(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


@pytest.mark.parametrize(
    "path",
    ["/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/id/../../../etc/passwd",
     "/static/%2fetc/passwd", "/..%5c..%5cetc/passwd", "//etc/passwd", "/sparql/../store/CURRENT",
     "/%00"],
)  # fmt: skip
def test_no_path_leads_to_the_file_system(server, path):
    """Whatever a URL says, it names a page or nothing."""
    status, body = server.get(path)
    assert status in (400, 404)
    assert b"root:" not in body


# --- the log


def test_the_log_has_a_line_for_each_request(built):
    """Each line is JSON, with a digest of the query and none of its text, unless asked for."""
    private = "SELECT ?s { ?s ?p 'very private' }"
    for arguments, shown in (((), False), (("--log-queries",), True)):
        with serving(built.build, *arguments) as server:
            server.get("/sparql", private)
            server.get("/sparql", private + "}")
            server.get("/nowhere\r\n".strip())
            _, said = server.stop()
        lines = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
        assert [line["status"] for line in lines] == [200, 400, 404]
        assert {"time", "client", "method", "path", "bytes", "ms"} <= set(lines[0])
        assert lines[0]["query"] != lines[1]["query"]
        assert ("very private" in said) == shown
        assert os.linesep not in lines[0]["path"]
