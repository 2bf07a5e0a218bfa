"""Whose turn it is, where there are fewer places than requests."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from graph.serve.errors import Problem
from graph.serve.turns import Places, Usage

BUSY, IDLE = ("busy.example", 1), ("idle.example", 1)


def finished(work):
    """Run a coroutine to its end, in a thread of its own: a browser test leaves a loop in ours."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


async def _turns(places: Places, *clients) -> list[str]:
    """Let clients wait in order; give the hosts in the order in which they got the one place."""
    order: list[str] = []

    async def one(client) -> None:
        await places.take(client)
        order.append(client[0])
        places.give()

    assert places.take_now()
    tasks = [asyncio.create_task(one(client)) for client in clients]
    await asyncio.sleep(0)
    places.give()
    await asyncio.gather(*tasks)
    return order


def test_who_has_used_least_comes_first():
    """A client that has kept workers busy waits behind one that has not, though it came first."""
    usage = Usage()
    usage.add(BUSY, 3.0)
    order = finished(_turns(Places(1, 9, 5, usage), BUSY, BUSY, IDLE))
    assert order == ["idle.example", "busy.example", "busy.example"]


def test_between_equals_who_came_first_is_first():
    """Where nobody has used anything, the order is that of coming."""
    clients = [(f"host{number}", number) for number in range(4)]
    order = finished(_turns(Places(1, 9, 5, Usage()), *clients))
    assert order == [host for host, _ in clients]


@pytest.mark.parametrize(("waiting", "patience"), [(0, 5.0), (5, 0.05)])
def test_who_would_wait_too_long_is_turned_away(waiting, patience):
    """A queue that is full or too slow is 503, with when to come again; no place is lost."""

    async def crowd() -> Places:
        places = Places(1, waiting, patience, Usage())
        assert places.take_now()
        with pytest.raises(Problem) as told:
            await places.take(IDLE)
        assert told.value.status == 503
        assert told.value.headers["retry-after"]
        places.give()
        return places

    assert finished(crowd()).free == 1


def test_a_place_given_to_one_who_has_left_is_not_lost():
    """A request that is cancelled while it waits leaves its turn to the next."""

    async def left() -> int:
        places = Places(1, 9, 5, Usage())
        assert places.take_now()
        task = asyncio.create_task(places.take(IDLE))
        await asyncio.sleep(0)
        task.cancel()
        places.give()
        await asyncio.gather(task, return_exceptions=True)
        return places.free

    assert finished(left()) == 1
