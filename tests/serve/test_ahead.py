"""Requests that a worker has before it has answered the one before them."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from graph.ask.protocol_main import Requests
from graph.errors import QueryError
from graph.serve import pool
from graph.serve.asking import Asking
from graph.serve.config import Limits
from graph.serve.process import framed

if TYPE_CHECKING:
    import pytest

    from graph.places import Places

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?c != ?f || ?i = 1) }"


def test_a_worker_answers_in_order_also_for_what_was_taken_back() -> None:
    """What is recalled keeps its turn, as nothing; what comes behind the recall is asked."""
    near, far = socket.socketpair()
    with near, far, far.makefile("rb") as stream:
        requests = Requests(stream)
        each = iter(requests)
        near.sendall(b"".join(framed({"op": "ask", "n": n}, 1) for n in range(3)))
        assert _number(next(each)) == 0
        near.sendall(framed({"op": "recall"}, 0) + framed({"op": "ask", "n": 3}, 1))
        assert requests.taken_back() == 2
        assert _number(next(each)) == 3
        near.sendall(framed({"op": "ask", "n": 4}, 1) + framed({"op": "recall"}, 0))
        assert next(each) is None
        near.close()
        assert list(each) == []


def test_a_request_that_comes_in_pieces_is_whole() -> None:
    """A worker waits for the rest of a request."""
    near, far = socket.socketpair()
    with near, far, far.makefile("rb") as stream, ThreadPoolExecutor(1) as threads:
        found = threads.submit(next, iter(Requests(stream)))
        for byte in framed({"op": "ask", "n": 7}, 1):
            near.sendall(bytes([byte]))
        assert _number(found.result(10)) == 7


def _number(request: Any) -> int:
    return int(json.loads(json.dumps(request))["n"])


def asked(
    built: Places, limits: Limits, kill_after: float | None = None
) -> tuple[list[Any], float]:
    """Ask an endless query and, at the same time, quick ones; give the answers and their time."""

    async def all_at_once() -> tuple[list[Any], float]:
        async with Asking(built.store, limits) as asking:
            begun = time.monotonic()
            bad = asyncio.create_task(asking.solutions(ENDLESS))
            await asyncio.sleep(0)
            good = [
                asyncio.create_task(asking.solutions(f"SELECT ?n {{ VALUES ?n {{ {n} }} }}"))
                for n in range(3)
            ]
            if kill_after is not None:
                await asyncio.sleep(kill_after)
                (busy,) = asking.pool._running
                assert busy.users == 4
                os.kill(busy.child.pid, signal.SIGKILL)
            found = await asyncio.gather(*good)
            took = time.monotonic() - begun
            return [*found, *await asyncio.gather(bad, return_exceptions=True)], took

    # in a thread of its own: a browser test leaves a loop in ours
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, all_at_once()).result()


def test_what_stands_behind_an_endless_query_is_taken_back(built: Places) -> None:
    """Quick queries behind one that lingers get another worker long before its time is up."""
    limits = Limits(seconds=5, brief=0.2, workers=1, long=1, held=False)
    (*quick, endless), took = asked(built, limits)
    assert [row[0].lexical for each in quick for row in each.rows] == ["0", "1", "2"]
    assert "stopped" in str(endless)
    assert took < 4


def test_only_the_query_at_work_is_blamed_for_the_end_of_its_worker(
    built: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When a worker ends, what it had not begun is asked of another."""
    monkeypatch.setattr(pool, "_AHEAD", 3.0)
    limits = Limits(seconds=20, brief=10, workers=1, long=1, held=False)
    (*quick, endless), _ = asked(built, limits, kill_after=0.5)
    assert [row[0].lexical for each in quick for row in each.rows] == ["0", "1", "2"]
    assert isinstance(endless, QueryError)
    assert "ended" in str(endless)
