"""``/sparql``: the SPARQL 1.1 Protocol, for queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from starlette.datastructures import Headers
from starlette.requests import Request as StarletteRequest
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from graph.ask.engine import out_of_memory, said
from graph.errors import DprkError, QueryError
from graph.serve.about import about
from graph.serve.asking import Asked
from graph.serve.errors import Problem, told
from graph.serve.forms import SOLUTIONS, TRIPLES, Form, Wanted, offered, wanted
from graph.serve.negotiate import prefers_html
from graph.serve.pool import Left
from graph.serve.protocol import FORM, METHODS, QUERY, Request, asked
from graph.serve.security import allowed_origin

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence

    from starlette.types import ASGIApp, Receive, Scope, Send

    from graph.serve.process import Reply
    from graph.serve.state import Serving
    from graph.serve.turns import Client

#: says that an answer was cut, and to how much
CUT: Final = "dprk-cut"
#: the page on which people write queries
EDITOR: Final = "/query"
_VARY: Final = "Accept, Origin"
_MAX_AGE: Final = "86400"
#: where a request's scope has what a worker answered, or what went wrong, if that is known already
FOUND: Final = "dprk.found"
#: answers go out in pieces of this size, so that a slow client holds up little
PIECE: Final = 256 * 1024


class Endpoint:
    """The endpoint, as an application of its own: it is asked more often than all else."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; raises what is wrong with it, for the application to tell."""
        here: Serving = scope["app"].state.serving
        headers = Headers(scope=scope)
        method = scope["method"]
        origin = allowed_origin(here.config, headers.get("origin"))
        opened = opened_to(origin)
        scope["dprk.headers"] = opened
        if method == "OPTIONS":
            await _options(headers, opened)(scope, receive, send)
            return
        if method not in METHODS:
            raise Problem(
                405,
                "the endpoint is asked by GET or POST",
                headers={"allow": ", ".join(METHODS)},
            )
        limits = here.config.limits
        if len(scope["query_string"]) > limits.url_bytes:
            raise Problem(
                414, f"the URL is longer than {limits.url_bytes:,} bytes", mend="use POST"
            )
        request = await asked(method, scope["query_string"], headers, receive, limits.body_bytes)
        if request is None and prefers_html(headers.get("accept")):
            # a person has come, and wants to write a query
            page = RedirectResponse(EDITOR, status_code=303, headers=dict(opened))
            await page(scope, receive, send)
            return
        if request is None:
            response = about(here.description, headers.get("accept"))
            response.headers.update(opened)
            await response(scope, receive, send)
            return
        forms = wanted(headers.get("accept"), request.form)
        scope["dprk.query"] = request.query

        # what the short way found out already
        found = scope.get(FOUND)
        if isinstance(found, Exception):
            raise found
        if found is None:
            try:
                found = await here.asking.reply(
                    asked_of(request, forms), client_of(scope), leaving(receive)
                )
            except Left:
                # nobody is there to be told
                scope["dprk.log"] = {"error": "left"}
                return
        await _answer(scope, send, found, forms, opened)


def client_of(scope: Scope) -> Client:
    """Tell who asks: an address, and a connection from it."""
    host, port = scope.get("client") or ("", 0)
    return host, (host, port)


def leaving(receive: Receive) -> Callable[[], Coroutine[Any, Any, None]]:
    """Give what ends when the client has left."""

    async def gone() -> None:
        while (await receive())["type"] != "http.disconnect":
            pass

    return gone


def asked_of(request: Request, forms: Wanted) -> Asked:
    """Give what a worker is asked."""
    return Asked(
        request.query,
        request.default,
        request.named,
        forms.solutions and forms.solutions.name,
        forms.triples and forms.triples.name,
    )


async def _answer(
    scope: Scope, send: Send, reply: Reply, forms: Wanted, opened: Mapping[str, str]
) -> None:
    message = reply.message
    if "error" in message:
        raise _wrong(message)
    headers = [
        *headers_of(form_of(message["form"], forms), tuple(opened.items())),
        (b"content-length", str(len(reply.body)).encode()),
    ]
    scope["dprk.log"] = {"form": message["form"]}
    if message["cut"]:
        headers.append((CUT.encode(), f"after={message['count']}".encode()))
        scope["dprk.log"]["cut"] = message["count"]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    body = reply.body
    for at in range(0, len(body), PIECE):
        more = at + PIECE < len(body)
        await send({"type": "http.response.body", "body": body[at : at + PIECE], "more_body": more})
    if not body:
        await send({"type": "http.response.body", "body": b""})


def form_of(kind: str, forms: Wanted) -> Form:
    """Give the form in which an answer to such a query went out."""
    found = forms.solutions if kind in ("SELECT", "ASK") else forms.triples
    assert found is not None  # noqa: S101 - the worker would have said so
    return found


def headers_of(form: Form, opened: Iterable[tuple[str, str]]) -> list[tuple[bytes, bytes]]:
    """Give the headers of an answer in a form, but for its length."""
    return [
        (b"content-type", form.content_type.encode()),
        (b"cache-control", b"no-cache"),
        *((name.encode(), value.encode()) for name, value in opened),
    ]


def _wrong(message: Mapping[str, Any]) -> QueryError | Problem:
    """Make the error that a worker tells of."""
    match message["error"]:
        case "refused":
            return QueryError(message["what"], where=message["where"], mend=message["mend"])
        case "unacceptable":
            table = SOLUTIONS if message["form"] in ("SELECT", "ASK") else TRIPLES
            return Problem(
                406,
                f"the answer to {message['form']} has none of the forms asked for",
                where="Accept",
                mend=f"ask for one of {offered(table)}",
            )
        case "unwritable":
            return Problem(
                406, message["what"], where="Accept", mend=f"ask for one of {offered(TRIPLES)}"
            )
        case "memory":
            return out_of_memory()
        case _:
            return QueryError(
                said(message["message"]), where="query", mend="see the SPARQL 1.1 functions"
            )


def opened_to(origin: str | None) -> dict[str, str]:
    """Give the headers by which a browser lets a page of another site read an answer."""
    found = {"vary": _VARY}
    if origin is not None:
        found |= {
            "access-control-allow-origin": origin,
            "access-control-expose-headers": f"{CUT}, Retry-After",
            "cross-origin-resource-policy": "cross-origin",
        }
    return found


def _options(headers: Headers, opened: Mapping[str, str]) -> Response:
    """Say what may be asked; to a browser that asks first, what a page of another site may."""
    found = {**opened, "allow": ", ".join(METHODS), "accept-post": f"{FORM}, {QUERY}"}
    if "access-control-allow-origin" in opened and "access-control-request-method" in headers:
        found |= {
            "access-control-allow-methods": "GET, HEAD, POST",
            "access-control-allow-headers": "Accept, Content-Type",
            "access-control-max-age": _MAX_AGE,
        }
    return Response(status_code=204, headers=found)


PATH: Final = "/sparql"
ROUTES: Final[Sequence[BaseRoute]] = (Route(PATH, Endpoint(), include_in_schema=False),)


class Direct:
    """Takes requests to the endpoint past the table of routes: a fifth of the work is saved."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.endpoint = Endpoint()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what the endpoint is asked, and pass on all else."""
        if scope["type"] != "http" or scope["path"] != PATH:
            await self.app(scope, receive, send)
            return
        try:
            await self.endpoint(scope, receive, send)
        except DprkError as error:
            await told(StarletteRequest(scope), error)(scope, receive, send)
