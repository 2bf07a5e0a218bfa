"""What goes round every answer: who may ask (Host), and what a browser may do with the answer."""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from starlette.requests import Request

from graph.serve.config import is_loopback
from graph.serve.errors import Problem, told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from graph.serve.config import Config

#: the policy of a page that sets none of its own: nothing from elsewhere, nothing inline
CSP: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS: Final = {
    "content-security-policy": CSP,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
#: names by which the server was asked, so that they are read once
_REMEMBERED: Final = 64
_HEADERS: Final = [(name.encode(), value.encode()) for name, value in HEADERS.items()]


class Guarded:
    """Refuses requests for other hosts, and gives every answer its security headers.

    The Host of a request is an IP address, a name of loopback, or a name that the server was told:
    a page of another site whose name was made to point here (DNS rebinding) gets nothing. A page
    that sets one of the headers itself keeps its own.
    """

    def __init__(self, app: ASGIApp, config: Config) -> None:
        self.app = app
        self.names = Names(config)
        self.most = config.limits.form_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check, and pass on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = {name for name, _ in message["headers"]}
                more = [(name, value) for name, value in _HEADERS if name not in own]
                message["headers"] = [*message["headers"], *more]
            await send(message)

        hosts = [value for name, value in scope["headers"] if name == b"host"]
        if self.names.answer_to(hosts):
            await self.app(scope, self.bounded(receive), sent)
            return
        refused = Problem(
            421,
            "this server does not go by that name",
            where="the Host header",
            mend="ask by its IP address, or start it with --name NAME",
        )
        await told(Request(scope), refused)(scope, receive, sent)

    def bounded(self, receive: Receive) -> Receive:
        """Give what a client sends, up to a bound; raises Problem 413 beyond it."""
        left = self.most

        async def received() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            if left < 0:
                raise Problem(
                    413,
                    f"the body is longer than {self.most:,} bytes",
                    headers={"connection": "close"},
                )
            return message

        return received


class Names:
    """What a server goes by: its addresses, loopback's names, and those that it was told."""

    def __init__(self, config: Config) -> None:
        self.names = {"localhost", config.host.casefold()} | {n.casefold() for n in config.names}
        self.known: set[bytes] = set()

    def answer_to(self, hosts: Sequence[bytes]) -> bool:
        """Tell whether the Host headers of a request are one, and name this server."""
        if len(hosts) != 1:
            return False
        if hosts[0] in self.known:
            return True
        found = self._answer_to(hosts[0].decode("latin-1"))
        if found and len(self.known) < _REMEMBERED:
            self.known.add(hosts[0])
        return found

    def _answer_to(self, host: str) -> bool:
        try:
            parts = urlsplit(f"//{host}")
            name, _port = parts.hostname or "", parts.port
        except ValueError:
            return False
        if parts.path or parts.query or parts.fragment or "@" in host or not name:
            return False
        if name in self.names:
            return True
        try:
            ip_address(name)
        except ValueError:
            return False
        return True


def allowed_origin(config: Config, origin: str | None) -> str | None:
    """Give the origin that may read an answer, for Access-Control-Allow-Origin; None if it may not.

    Pages from loopback may; those of any other site only if the server was told so, for what it
    serves may not be meant for them.

    >>> from pathlib import Path
    >>> from graph.places import Places
    >>> from graph.serve.config import Config
    >>> told = Config(Places(Path(), Path(), None), origins=frozenset({"https://editor.example"}))
    >>> [allowed_origin(told, one) for one in ("https://editor.example", "https://evil.example")]
    ['https://editor.example', None]
    """
    if not origin:
        return None
    if "*" in config.origins:
        return "*"
    if origin in config.origins:
        return origin
    try:
        host = urlsplit(origin).hostname or ""
    except ValueError:
        return None
    return origin if is_loopback(host) else None
