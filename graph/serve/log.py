"""One line of JSON for each request: what was asked of which page, how it went, and how long."""

from __future__ import annotations

import json
import os
import threading
import time
from datetime import UTC, datetime
from hashlib import sha256
from queue import Empty, Full, Queue
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: lines that may wait to be written: beyond that they are dropped and counted, for a full disk or
#: a terminal that stands still must not stop the server
_WAITING: Final = 10_000
_SHOWN: Final = 200
_DIGITS: Final = 16


class Log:
    """Writes lines to a file descriptor, in a thread of its own.

    ``queries`` says whether the text of queries is written, where there is only a digest otherwise:
    what an investigator asks may be as confidential as what they know.
    """

    def __init__(self, descriptor: int, *, queries: bool = False) -> None:
        self.descriptor = descriptor
        self.queries = queries
        self.dropped = 0
        self._lines: Queue[dict[str, Any] | None] = Queue(_WAITING)
        self._thread = threading.Thread(target=self._write, name="log", daemon=True)
        self._thread.start()

    def put(self, line: dict[str, Any]) -> None:
        """Write a line, soon."""
        try:
            self._lines.put_nowait(line)
        except Full:
            self.dropped += 1

    def close(self) -> None:
        """Write what still waits, for two seconds at most."""
        try:
            self._lines.put(None, timeout=1)
        except Full:
            return
        self._thread.join(1)

    def _write(self) -> None:
        while (line := self._lines.get()) is not None:
            lines = [line]
            try:
                while len(lines) < _SHOWN:
                    more = self._lines.get_nowait()
                    if more is None:
                        self._send(lines)
                        return
                    lines.append(more)
            except Empty:
                pass
            if self.dropped:
                lines.append({"time": _stamp(), "dropped": self.dropped})
                self.dropped = 0
            self._send(lines)

    def _send(self, lines: list[dict[str, Any]]) -> None:
        text = "".join(json.dumps(line) + "\n" for line in lines).encode()
        try:
            while text:
                text = text[os.write(self.descriptor, text) :]
        except OSError:
            self.dropped += len(lines)


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
        begun = time.perf_counter()
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
            client = scope.get("client") or ("", 0)
            line = {
                "time": _stamp(),
                "client": client[0],
                "method": scope["method"],
                "path": scope["path"][:_SHOWN],
                **told,
                "ms": round((time.perf_counter() - begun) * 1000, 1),
                **scope.get("dprk.log", {}),
            }
            query = scope.get("dprk.query")
            if query is not None:
                line["query"] = sha256(query.encode(errors="replace")).hexdigest()[:_DIGITS]
                if self.log.queries:
                    line["text"] = query
            self.log.put(line)


def _stamp() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
