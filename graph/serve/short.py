"""The short way of a plain query: from its connection to a worker and back, past all else.

What a server of queries does most is to answer GETs of the endpoint. On their way through the HTTP
server, the application and what goes round it (``graph.serve.app``) they took twice as long as
with the same steps taken at once, here. What is not plain goes the long way; so do errors and long
answers, with what came of them, so that they are told in one place.
"""

from __future__ import annotations

import time
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from graph.errors import DprkError
from graph.serve.forms import Wanted, wanted
from graph.serve.pool import Left
from graph.serve.protocol import Request, in_url
from graph.serve.security import HEADERS, Names
from graph.serve.sparql import (
    FOUND,
    PATH,
    PIECE,
    asked_of,
    client_of,
    form_of,
    headers_of,
    leaving,
    opened_to,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.datastructures import State
    from uvicorn.protocols.http.httptools_impl import RequestResponseCycle

    from graph.serve.config import Config
    from graph.serve.forms import Form
    from graph.serve.log import Log
    from graph.serve.process import Reply
    from graph.serve.state import Serving

#: headers that the long way reads: pages of other sites that ask, and proxies for whom they ask
_TELLING: Final = frozenset({b"origin", b"x-forwarded-for", b"x-forwarded-proto"})


class Plain(NamedTuple):
    """A plain query: what is asked, and the forms that will do."""

    request: Request
    forms: Wanted


class Short:
    """Answers the plain queries of all connections."""

    def __init__(self, state: State, config: Config, log: Log) -> None:
        self.state = state
        self.config = config
        self.log = log
        self.names = Names(config)
        self._common: Sequence[tuple[bytes, bytes]] = ()
        self._lead = b""

    async def run(self, cycle: RequestResponseCycle, app: Any) -> None:
        """Answer a request, of whatever kind."""
        begun = time.perf_counter()
        scope: Any = cycle.scope
        here: Serving | None = getattr(self.state, "serving", None)
        plain = self.read(scope) if here is not None and scope["path"] == PATH else None
        if plain is None or here is None:
            await cycle.run_asgi(app)
            return
        found: Reply | Exception
        try:
            found = await here.asking.reply(
                asked_of(plain.request, plain.forms),
                client_of(scope),
                leaving(cycle.receive),  # type: ignore[arg-type]
            )
        except Left:
            scope["dprk.query"], scope["dprk.log"] = plain.request.query, {"error": "left"}
            self.log.answered(scope, {"status": 0, "bytes": 0}, begun)
            return
        except Exception as error:  # noqa: BLE001 - it is raised where it can be told
            found = error
        if isinstance(found, Exception) or not _short(found):
            scope[FOUND], scope["dprk.begun"] = found, begun
            await cycle.run_asgi(app)
            return
        if cycle.flow.write_paused:
            await cycle.flow.drain()
        if not cycle.disconnected:
            self.send(cycle, plain, found)
        scope["dprk.query"] = plain.request.query
        scope["dprk.log"] = {"form": found.message["form"]}
        self.log.answered(scope, {"status": 200, "bytes": len(found.body)}, begun)

    def read(self, scope: Any) -> Plain | None:
        """Read a plain query; None for what is none, or may be wrong."""
        headers = dict(scope["headers"])
        if (
            scope["method"] != "GET"
            or len(scope["query_string"]) > self.config.limits.url_bytes
            or len(headers) < len(scope["headers"])
            or not _TELLING.isdisjoint(headers)
            or not self.names.answer_to([headers.get(b"host", b"")])
        ):
            return None
        try:
            request = in_url(scope["query_string"])
        except DprkError:
            return None
        if request is None:
            return None
        accept = headers.get(b"accept")
        return Plain(request, wanted(accept and accept.decode("latin-1"), request.form))

    def send(self, cycle: RequestResponseCycle, plain: Plain, found: Reply) -> None:
        """Send an answer, all at once."""
        if cycle.default_headers is not self._common:
            # the date, which changes once a second
            self._common = cycle.default_headers
            self._lead = b"HTTP/1.1 200 OK\r\n" + _lines(self._common)
        form = form_of(found.message["form"], plain.forms)
        cycle.response_started = True
        cycle.transport.write(
            b"%b%bcontent-length: %d\r\n%b\r\n%b"
            % (
                self._lead,
                _head(form),
                len(found.body),
                b"" if cycle.keep_alive else b"connection: close\r\n",
                found.body,
            )
        )
        cycle.response_complete = True
        cycle.message_event.set()
        if not cycle.keep_alive:
            cycle.transport.close()
        cycle.on_response()


def _short(found: Reply) -> bool:
    """Tell whether there is nothing to say of an answer, and it goes out in one piece."""
    message = found.message
    return "error" not in message and not message["cut"] and len(found.body) <= PIECE


@lru_cache(maxsize=64)
def _head(form: Form) -> bytes:
    """Write the headers of an answer, but for those of this one alone."""
    own = headers_of(form, opened_to(None).items())
    return _lines([*own, *((name.encode(), value.encode()) for name, value in HEADERS.items())])


def _lines(headers: Sequence[tuple[bytes, bytes]]) -> bytes:
    return b"".join(b"%b: %b\r\n" % pair for pair in headers)
