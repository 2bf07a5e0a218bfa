"""Workers that are forked from a process that holds the graph in memory."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from graph.ask.default_graph import ALLEGED
from graph.serve.app import application
from graph.serve.config import Config, Limits
from graph.serve.holder import can_hold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.places import Places
    from graph.serve.pool import Pool

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?c != ?f || ?i = 1) }"
QUERIES = {
    "solutions": "SELECT ?p ?o { <gull-syndicate> ?p ?o } ORDER BY ?p ?o",
    "counts": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "named graphs": "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g",
    "a named graph as the default": f"SELECT * FROM <{ALLEGED}> {{ ?s ?p ?o }} ORDER BY ?s ?p ?o",
    "what the service says of itself": "SELECT ?s { ?s a sd:Service }",
    "triples": "CONSTRUCT { ?c dprk:object ?o } { ?c dprk:object ?o }",
    "a query that breaks the grammar": "SELECT ?a { ?a dprk:object }",
}
LIMITS = Limits(seconds=1.0, workers=1, long=1, brief=0.2, cached=0)


def pool_of(client: TestClient) -> Pool:
    pool: Pool = client.app.state.serving.asking.pool  # type: ignore[attr-defined]
    return pool


def all_held(pool: Pool) -> bool:
    return pool.held and all(process.held for process in pool._all)


@pytest.fixture(scope="module")
def held(built: Places) -> Iterator[TestClient]:
    """Give a client of a server whose workers are forked."""
    with TestClient(
        application(Config(built, limits=LIMITS)),
        base_url="http://localhost",
        raise_server_exceptions=False,
    ) as client:
        until = time.monotonic() + 30
        while not all_held(pool_of(client)) and time.monotonic() < until:
            time.sleep(0.05)
        assert all_held(pool_of(client))
        yield client


def ask(client: TestClient, query: str) -> tuple[int, str]:
    answer = client.get("/sparql", params={"query": query})
    return answer.status_code, answer.text


@pytest.fixture(scope="module")
def on_disk(built: Places) -> Iterator[TestClient]:
    """Give a client of a server that is told not to hold the graph."""
    told = replace(LIMITS, held=False)
    with TestClient(application(Config(built, limits=told)), base_url="http://localhost") as client:
        yield client


@pytest.mark.parametrize("name", QUERIES)
def test_forked_workers_answer_as_those_on_disk_do(
    held: TestClient, on_disk: TestClient, name: str
) -> None:
    """An answer is the same from memory and from disk, whatever graphs it asks for."""
    assert ask(held, QUERIES[name]) == ask(on_disk, QUERIES[name])


def test_a_forked_worker_past_its_time_is_killed_and_forked_anew(held: TestClient) -> None:
    """An endless query ends with 504, its process with it, and the next is answered from memory."""
    before = {process.child.pid for process in pool_of(held)._all}
    assert ask(held, ENDLESS)[0] == 504
    assert ask(held, QUERIES["counts"])[0] == 200
    stopped = before - {process.child.pid for process in pool_of(held)._all}
    assert len(stopped) == 1
    process = Path(f"/proc/{stopped.pop()}")
    until = time.monotonic() + 10
    while process.exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert not process.exists()
    assert all_held(pool_of(held))


def test_forked_workers_have_no_network(held: TestClient) -> None:
    """A fork is confined as the process that it was forked from."""
    pool = pool_of(held)
    spaces = {
        Path(f"/proc/{process.child.pid}/ns/net").readlink()
        for process in pool._all
        if pool.network == "namespace"
    }
    assert Path("/proc/self/ns/net").readlink() not in spaces


def test_without_the_one_that_holds_the_graph_workers_read_from_disk(built: Places) -> None:
    """If the process that is forked dies, queries are answered all the same."""
    with TestClient(
        application(Config(built, limits=LIMITS)), base_url="http://localhost"
    ) as client:
        pool = pool_of(client)
        assert pool._holder is not None
        pool._holder.child.kill()
        pool._holder.child.wait()
        assert ask(client, ENDLESS)[0] == 504
        assert ask(client, QUERIES["counts"])[0] == 200
        assert not any(process.held for process in pool._all)


def test_a_graph_is_held_only_if_asked_for_and_if_there_is_room(
    built: Places, on_disk: TestClient
) -> None:
    """A server told not to starts no such process, nor one whose machine is too small."""
    assert pool_of(on_disk)._holder is None
    assert can_hold(built.store, 2)
    assert not can_hold(built.store, 10**9)
