"""The ready questions, asked of a real SPARQL server: Oxigraph's own, over a build's store."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.ask.endpoint import EndpointEngine
from graph.ask.engine import OxigraphEngine
from graph.ask.questions import bindings, load
from graph.ask.record import plain_resolver
from graph.commands.main import cli, run
from graph.errors import QueryError
from graph.places import Places, places

if TYPE_CHECKING:
    from collections.abc import Iterator

READY = load(places().queries)


@pytest.fixture(scope="module")
def program() -> str:
    """Give Oxigraph's server, or skip by its name where it is not installed."""
    beside = Path(sys.executable).with_name("oxigraph")
    found = str(beside) if beside.is_file() else shutil.which("oxigraph")
    if not found:
        if os.environ.get("DPRK_NO_SKIP"):
            pytest.fail("oxigraph is not installed, and nothing may be skipped here")
        pytest.skip("Oxigraph's server is not installed: pip install oxigraph")
    return found


@pytest.fixture(scope="module")
def built(founding_build: Path) -> Places:
    """Give the build of the project's own claims, without documents."""
    return places(None, str(founding_build))


@pytest.fixture(scope="module")
def url(program: str, built: Places) -> Iterator[str]:
    """Give the address of a server over the build's store."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"127.0.0.1:{port}"
    process = subprocess.Popen(
        [program, "serve-read-only", "--location", str(built.store), "--bind", address],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield f"http://{address}/query"
    finally:
        process.terminate()
        process.wait(timeout=20)


def test_every_ready_question_has_the_same_answer_there(url, built):
    """A server that others run gives what the build's own engine gives, question by question."""
    there = EndpointEngine(url)
    with OxigraphEngine(built.store) as here:
        for name, question in READY.items():
            values = bindings(question, question.example, plain_resolver)
            ours = here.ask(question.query, values).canonical()
            theirs = there.ask(question.query, values).canonical()
            assert theirs == ours, name


def test_the_command_asks_a_server(url, built, capsysbinary):
    """``--endpoint`` gives the same CSV as the build, with names looked up in the build."""
    asked = ["ask", "thefts", "--out", str(built.build), "--format", "csv"]
    assert run(cli, asked) == 0
    ours = capsysbinary.readouterr().out
    assert run(cli, [*asked, "--endpoint", url]) == 0
    assert capsysbinary.readouterr().out == ours
    assert ours.count(b"\r\n") > 1


def test_what_is_refused_here_is_not_sent_there(url):
    """The guard stands before a server, too."""
    with pytest.raises(QueryError):
        EndpointEngine(url).ask("SELECT * { SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }")
