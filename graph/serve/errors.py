"""Errors as answers: HTML for browsers, JSON (RFC 9457) for programs, plain text for terminals."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from starlette.exceptions import HTTPException
from starlette.responses import Response

from graph.errors import (
    AmbiguousName,
    DprkError,
    PlaceError,
    QueryError,
    TimeLimit,
    UnknownName,
)
from graph.serve.negotiate import best, prefers_html

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

PROBLEM: Final = "application/problem+json"
TEXT: Final = "text/plain; charset=utf-8"
_HTML: Final = "text/html; charset=utf-8"

#: a kind of error before those that it is a kind of
_STATUS: Final[Mapping[type[DprkError], HTTPStatus]] = {
    UnknownName: HTTPStatus.NOT_FOUND,
    AmbiguousName: HTTPStatus.MULTIPLE_CHOICES,
    PlaceError: HTTPStatus.SERVICE_UNAVAILABLE,
    TimeLimit: HTTPStatus.GATEWAY_TIMEOUT,
    QueryError: HTTPStatus.BAD_REQUEST,
}


class Problem(DprkError):
    """An error that has a status of HTTP, and headers that go with it."""

    def __init__(
        self,
        status: int,
        what: str,
        *,
        where: str = "",
        mend: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(what, where=where, mend=mend)
        self.status = status
        self.headers = dict(headers or {})


def status_of(error: DprkError) -> int:
    """Give the status that an error of ours is answered with.

    >>> [int(status_of(error)) for error in (QueryError("no"), UnknownName("no"))]
    [400, 404]
    """
    if isinstance(error, Problem):
        return error.status
    found = (status for kind, status in _STATUS.items() if isinstance(error, kind))
    return int(next(found, HTTPStatus.INTERNAL_SERVER_ERROR))


def told(request: Request, error: DprkError) -> Response:
    """Tell an error in the form that the client takes."""
    status = status_of(error)
    # an endpoint that pages of other sites may read lets them read its errors, too
    headers = {"vary": "Accept", **request.scope.get("dprk.headers", {})}
    headers |= error.headers if isinstance(error, Problem) else {}
    # its text may quote the query
    request.scope["dprk.log"] = {"error": type(error).__name__}
    accept = request.headers.get("accept")
    if prefers_html(accept):
        return _page(request, status, error, headers)
    if best(accept, [PROBLEM, "application/json", "text/plain"]) == "text/plain":
        return Response(f"{error}\n".encode(errors="replace"), status, headers, TEXT)
    return Response(_problem(status, error), status, headers, PROBLEM)


async def own(request: Request, error: Exception) -> Response:
    """Answer an error of ours."""
    if not isinstance(error, DprkError):
        raise error
    return told(request, error)


async def of_http(request: Request, error: Exception) -> Response:
    """Answer an error of Starlette's own: no such page, a method that a page does not have."""
    if not isinstance(error, HTTPException):
        raise error
    what = {404: "there is no such page", 405: "a page can't be asked in this way"}
    said = what.get(error.status_code, error.detail)
    return told(request, Problem(error.status_code, said, headers=error.headers))


async def unforeseen(request: Request, error: Exception) -> Response:
    """Answer what nobody foresaw, without a word of what is inside."""
    del error
    return told(request, Problem(500, "something went wrong here", mend="see the server's log"))


def _problem(status: int, error: DprkError) -> bytes:
    body = {"status": status, "title": HTTPStatus(status).phrase, "detail": error.what}
    if error.where:
        body["where"] = error.where
    if error.mend:
        body["mend"] = error.mend
    return f"{json.dumps(body, ensure_ascii=True, indent=1)}\n".encode()


def _page(request: Request, status: int, error: DprkError, headers: Mapping[str, str]) -> Response:
    # pages raise these errors, and an error is a page
    from graph.serve.pages.site import visit_of
    from graph.serve.pages.trouble import trouble

    told_ = trouble(visit_of(request), status, error)
    return Response(told_.body, status, {**told_.headers, **headers}, _HTML)
