"""The connection itself, bounded: how much a client may send, how slowly, and how it may read.

The HTTP server beneath bounds neither the head of a request nor the time that it takes; a client
that sends a byte now and then, or never reads its answer, would hold a place for good.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from graph.serve.config import Limits
from graph.serve.errors import PROBLEM

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from graph.serve.short import Short

_HEADERS: Final = 100


class _Corked:
    """A transport that sends the head of an answer together with what follows it."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._head = b""

    def write(self, data: bytes) -> None:
        """Keep a head, or send what there is."""
        interim = data.startswith(b"HTTP/1.1 1")
        if data.startswith(b"HTTP/1.1 ") and data.endswith(b"\r\n\r\n") and not interim:
            self._head += data
            return
        head, self._head = self._head, b""
        self._transport.write(head + data)

    def flush(self) -> None:
        """Send a head that nothing follows."""
        if self._head:
            self.write(b"")

    def close(self) -> None:
        """Send what there is, and close."""
        self.flush()
        self._transport.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)


class Wire(HttpToolsProtocol):
    """A connection that is closed, with 408, 414, 431 or 503, when it passes a limit."""

    limits = Limits()
    short: Short | None = None

    @classmethod
    def of(cls, limits: Limits, short: Short | None = None) -> type[Wire]:
        """Give the connections of a server with such limits, and a short way for plain queries."""
        return type("Wire", (cls,), {"limits": limits, "short": short})

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._arriving: asyncio.TimerHandle | None = None
        self._stalled: asyncio.TimerHandle | None = None
        self._head = 0
        self._in_head = True
        self.url = b""

    # --- what a client sends

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take a connection, if there are not too many."""
        super().connection_made(_Corked(transport))  # type: ignore[arg-type]
        if len(self.connections) > self.limits.connections:
            self._refuse(503, "too many connections", {"retry-after": "2"})
            return
        self._await_request()

    def data_received(self, data: bytes) -> None:
        """Take a part of a request; its head may have so many bytes and no more."""
        if self.transport.is_closing():
            return
        if self._in_head:
            self._head += len(data)
            if self._arriving is None:
                self._await_request()
        if self._in_head and self._head > self.limits.header_bytes + self.limits.body_bytes:
            self._too_long()
            return
        super().data_received(data)

    def on_message_begin(self) -> None:
        """Begin a request."""
        super().on_message_begin()
        self._in_head = True

    def on_url(self, url: bytes) -> None:
        """Take a part of the address."""
        super().on_url(url)
        if len(self.url) > self.limits.header_bytes:
            self._too_long()

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a header."""
        super().on_header(name, value)
        if len(self.headers) > _HEADERS or len(name) + len(value) > self.limits.header_bytes:
            self._too_long()

    def on_headers_complete(self) -> None:
        """Begin to answer, once the head is there."""
        self._in_head, self._head = False, 0
        if not self.transport.is_closing():
            super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Take a part of the body."""
        if not self.transport.is_closing():
            super().on_body(body)

    def on_message_complete(self) -> None:
        """End a request, which has arrived in time."""
        self._forget()
        self._in_head = True
        if not self.transport.is_closing():
            super().on_message_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection."""
        self._forget()
        if self._stalled is not None:
            self._stalled.cancel()
        super().connection_lost(exc)

    @property
    def _answering(self) -> bool:
        """Whether a part of an answer has gone out, behind which nothing else may be written."""
        cycle: Any = self.cycle
        return cycle is not None and cycle.response_started and not cycle.response_complete

    def _await_request(self) -> None:
        late: Callable[[], None] = partial(
            self._refuse, 408, f"the request did not arrive within {self.limits.arrival:g} s"
        )
        self._arriving = self.loop.call_later(self.limits.arrival, late)

    def _forget(self) -> None:
        if self._arriving is not None:
            self._arriving.cancel()
            self._arriving = None

    def _too_long(self) -> None:
        if len(self.url) > self.limits.url_bytes:
            self._refuse(414, "the address is too long")
        else:
            self._refuse(431, "the headers are too many or too long")

    def _refuse(self, status: int, what: str, headers: dict[str, str] | None = None) -> None:
        """Answer by hand, and close: there may be no request to answer yet."""
        self._forget()
        if self.transport.is_closing():
            return
        if not self._answering:
            body = json.dumps({"status": status, "detail": what}).encode() + b"\n"
            head = "".join(f"{name}: {value}\r\n" for name, value in (headers or {}).items())
            self.transport.write(
                f"HTTP/1.1 {status} Refused\r\ncontent-type: {PROBLEM}\r\n"
                f"content-length: {len(body)}\r\nconnection: close\r\n{head}\r\n".encode()
                + body
            )
        self.transport.close()

    def _start_asgi_task(self, cycle: Any, app: Any) -> None:
        """Answer a request: by the short way, which takes the other for what is not plain."""
        if self.short is None:
            super()._start_asgi_task(cycle, app)
            return
        task = self.loop.create_task(self.short.run(cycle, app))
        task.add_done_callback(self.tasks.discard)
        self.tasks.add(task)

    # --- what a client reads

    def on_response_complete(self) -> None:
        """Send an answer that has no body, too."""
        self.transport.flush()  # type: ignore[attr-defined]
        super().on_response_complete()

    def pause_writing(self) -> None:
        """Wait for a client that does not take its answer as fast as it comes."""
        super().pause_writing()
        self._watch(self.transport.get_write_buffer_size())

    def resume_writing(self) -> None:
        """Go on, for the client has read."""
        if self._stalled is not None:
            self._stalled.cancel()
            self._stalled = None
        super().resume_writing()

    def _watch(self, before: int) -> None:
        self._stalled = self.loop.call_later(self.limits.stall, self._check, before)

    def _check(self, before: int) -> None:
        left = self.transport.get_write_buffer_size()
        if left >= before:
            self.transport.abort()
        else:
            self._watch(left)
