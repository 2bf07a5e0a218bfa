"""One line of JSON for each request: what was asked of which page, how it went, and how long."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import time
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: lines that may wait to be written: beyond that they are dropped and counted, for a full disk or
#: a terminal that stands still must not stop the server
_WAITING: Final = 10_000
_SHOWN: Final = 200
#: lines are gathered for so long before they are written, in seconds
_SOON: Final = 0.2
_DIGITS: Final = 16


class Log:
    """Writes lines to a file descriptor, several at a time, outside the event loop.

    ``queries`` says whether the text of queries is written, where there is only a digest otherwise:
    what an investigator asks may be as confidential as what they know.
    """

    def __init__(self, descriptor: int, *, queries: bool = False) -> None:
        self.descriptor = descriptor
        self.queries = queries
        self._lines: list[str] = []
        self._dropped = 0
        self._writing: asyncio.Future[None] | None = None
        self._soon: asyncio.TimerHandle | None = None

    def put(self, line: dict[str, Any]) -> None:
        """Write a line, soon."""
        if len(self._lines) >= _WAITING:
            self._dropped += 1
            return
        # at once: a thread that writes out many lines keeps the event loop from its work
        self._lines.append(_written(line))
        if self._soon is None:
            self._soon = asyncio.get_running_loop().call_later(_SOON, self._begin)

    def answered(self, scope: Scope, told: Mapping[str, int], begun: float) -> None:
        """Write a line for a request that was answered, with ``told`` of its answer."""
        client = scope.get("client") or ("", 0)
        line = {
            "time": time.time(),
            "client": client[0],
            "method": scope["method"],
            "path": scope["path"][:_SHOWN],
            **told,
            "ms": round((time.perf_counter() - begun) * 1000, 1),
            **scope.get("dprk.log", {}),
        }
        query = scope.get("dprk.query")
        if query is not None:
            line["query"] = query
            if self.queries:
                line["text"] = query
        self.put(line)

    def close(self) -> None:
        """Write what still waits."""
        self._write(self._taken())

    def _begin(self) -> None:
        self._soon = None
        if self._writing is not None and not self._writing.done():
            self._soon = asyncio.get_running_loop().call_later(_SOON, self._begin)
            return
        lines = self._taken()
        self._writing = asyncio.get_running_loop().run_in_executor(None, self._write, lines)

    def _taken(self) -> list[str]:
        lines, self._lines = self._lines, []
        if self._dropped:
            lines.append(_written({"time": time.time(), "dropped": self._dropped}))
            self._dropped = 0
        return lines

    def _write(self, lines: list[str]) -> None:
        data = "".join(lines).encode()
        # nothing can be told where telling fails
        with contextlib.suppress(OSError):
            while data:
                data = data[os.write(self.descriptor, data) :]


def _written(line: Mapping[str, Any]) -> str:
    r"""Write a line as JSON: the time as people read it, and a query as its digest.

    >>> _written({"time": 0.0015, "status": 200, "path": "/"})
    '{"time": "1970-01-01T00:00:00.001+00:00", "status": 200, "path": "/"}\n'
    """
    second, part = divmod(line["time"], 1)
    found = [f'"time": "{_day_and_time(int(second))}.{int(part * 1000):03d}+00:00"']
    for name, value in line.items():
        if name == "query":
            found.append(f'"query": "{_digest(value)}"')
        elif name != "time":
            found.append(f'"{name}": {_json(value)}')
    return f"{{{', '.join(found)}}}\n"


def _json(value: Any) -> str:
    # most are the same from line to line
    if isinstance(value, str) and len(value) <= _SHOWN:
        return _quoted(value)
    return json.dumps(value)


_quoted = lru_cache(maxsize=1024)(json.dumps)


@lru_cache(maxsize=4)
def _day_and_time(second: int) -> str:
    return datetime.fromtimestamp(second, UTC).replace(tzinfo=None).isoformat()


@lru_cache(maxsize=256)
def _digest(query: str) -> str:
    return sha256(query.encode(errors="replace")).hexdigest()[:_DIGITS]


class Logged:
    """Logs every request that the application answers.

    What a page puts into ``scope["dprk.log"]`` is added to the line, and a query in
    ``scope["dprk.query"]`` as its digest. The rest of a URL's query part is left out, too.
    """

    def __init__(self, app: ASGIApp, log: Log) -> None:
        self.app = app
        self.log = log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and write what came of it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = scope.get("dprk.begun", time.perf_counter())
        told = {"status": 0, "bytes": 0}

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                told["status"] = message["status"]
            elif message["type"] == "http.response.body":
                told["bytes"] += len(message.get("body", b""))
            await send(message)

        try:
            await self.app(scope, receive, sent)
        finally:
            self.log.answered(scope, told, begun)
