"""The build as tools for language models: each answer with its sources, nothing but text."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys

import pytest

from graph.desk import mcp_server, tools
from graph.errors import PackageMissing, QueryError


@pytest.fixture
def installed() -> None:
    """Skip by name where the package is not installed."""
    if importlib.util.find_spec("mcp") is None:
        if os.environ.get("DPRK_NO_SKIP"):
            pytest.fail("mcp is not installed, and nothing may be skipped here")
        pytest.skip("mcp is not installed: pip install 'dprk-networks[mcp]'")


def test_each_answer_carries_modality_speaker_and_source(desk):
    """Whatever tool tells a claim tells how, by whom and where it is said."""
    texts = (
        tools.ask(desk, "thefts", {"victim": "Tern Exchange"}),
        tools.sparql(desk, "SELECT ?claim { ?claim dprk:relation dprk:stoleFrom }"),
        tools.show(desk, "Tern Exchange"),
        tools.path(desk, "Gull Syndicate", "Tern Exchange"),
        tools.show(desk, "Harbour thefts"),
    )
    for text in texts:
        assert tools.NOTE in text
        assert "asserted" in text
        assert "Harbour Watch" in text
        assert re.search("Harbour thefts|harbour-tale", text)


def test_a_query_without_spaces_is_a_query(desk):
    """A short query is not taken for the name of a question."""
    assert "true" in tools.sparql(
        desk, "ASK{?a<https://w3id.org/dprk-networks/ontology#subject>?b}"
    )


def test_plain_words_are_answered_with_what_was_asked(desk):
    """A question in plain words says which ready question it was taken for."""
    text = tools.ask(desk, "Who robbed Tern Exchange?", {})
    assert text.startswith("Asked: thefts (victim = tern-exchange)")
    with pytest.raises(QueryError):
        tools.ask(desk, "SELECT * { ?a ?b ?c }", {})


def test_questions_and_sources_are_listed(desk):
    """A model can see what it may ask, and what the claims are taken from."""
    assert "- thefts: " in tools.questions(desk)
    assert tools.sources(desk).startswith("- harbour-tale: Harbour thefts (Daily Anchor")
    assert "4 claims" in tools.sources(desk)


def test_without_the_package_the_error_says_what_to_install(desk, monkeypatch):
    """The server is an extra."""
    monkeypatch.setitem(sys.modules, "mcp.server", None)
    with pytest.raises(PackageMissing, match=r"dprk-networks\[mcp\]"):
        mcp_server.server(desk)


@pytest.mark.usefixtures("installed")
def test_a_client_starts_it_lists_its_tools_and_gets_answers(tale_build):
    """The program speaks the protocol on stdin and stdout, and answers mistakes with words."""
    root, out = tale_build
    process = subprocess.Popen(
        [sys.executable, "-m", "graph", "mcp", "--root", str(root), "--out", str(out)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None

    def send(method: str, params: dict, number: int | None = None) -> dict:
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        if number is not None:
            message["id"] = number
        process.stdin.write(json.dumps(message) + "\n")
        process.stdin.flush()
        return json.loads(process.stdout.readline()) if number is not None else {}

    def call(number: int, name: str, arguments: dict) -> str:
        params = {"name": name, "arguments": arguments}
        return send("tools/call", params, number)["result"]["content"][0]["text"]

    try:
        hello = {
            "protocolVersion": "2025-06-18",
            "capabilities": {},
            "clientInfo": {"name": "test", "version": "1"},
        }
        assert send("initialize", hello, 1)["result"]["serverInfo"]["name"] == "dprk-networks"
        send("notifications/initialized", {})
        listed = {tool["name"] for tool in send("tools/list", {}, 2)["result"]["tools"]}
        assert listed == {"questions", "ask", "sparql", "show", "path", "sources"}
        assert "Gull Syndicate" in call(3, "ask", {"question": "thefts"})
        assert call(4, "show", {"name": "nobody at all"}).startswith("error: ")
        refused = call(5, "sparql", {"query": "SELECT * { SERVICE <x:y> { ?a ?b ?c } }"})
        assert refused.startswith("error: ")
    finally:
        process.stdin.close()
        process.wait(timeout=20)
