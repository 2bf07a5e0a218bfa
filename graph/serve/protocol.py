"""What a request to the endpoint asks: the SPARQL 1.1 Protocol, section 2.1, read strictly."""

from __future__ import annotations

from functools import lru_cache
from http import HTTPStatus
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import parse_qsl

from graph.ask.guard import MAX_BYTES
from graph.serve.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import Receive

METHODS: Final = ("GET", "HEAD", "POST", "OPTIONS")
FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
#: parameters in one request, and graphs that it may name
MOST_FIELDS: Final = 200
#: parameters that decide what is answered
_ASKING: Final = frozenset({"query", "default-graph-uri", "named-graph-uri"})
_UPDATES: Final = frozenset({"update", "using-graph-uri", "using-named-graph-uri"})


class Request(NamedTuple):
    """A query and its graphs; ``form`` is the value of ``format=``, if there is one."""

    query: str
    default: tuple[str, ...]
    named: tuple[str, ...]
    form: str | None


async def asked(
    method: str, query_string: bytes, headers: Mapping[str, str], receive: Receive, most: int
) -> Request | None:
    """Read a request; None for a GET that asks nothing, and so asks what the service is.

    ``most`` bytes of body are read. Raises Problem: 400 for what is no request of the protocol,
    403 for an update, 413, 414 and 415 for its size and its type.
    """
    if method != "POST":
        return in_url(query_string)
    fields = _fields(query_string, "the URL")
    kind = _content_type(headers)
    body = await _body(headers, receive, most)
    if kind == FORM:
        ignored = next((name for name, _ in fields if name in _ASKING), "")
        if ignored:
            # the protocol reads a form's parameters in the body only; to pass one over in silence
            # would answer over other graphs than were asked for
            raise Problem(
                400,
                f"{ignored} stands in the URL, and the query in a form",
                where="the URL",
                mend="put all of it into the form",
            )
        found = _request(_fields(body, "the body"))
    else:
        if any(name == "query" for name, _ in fields):
            raise Problem(400, "there is a query in the URL and one in the body", mend="send one")
        found = _request([("query", _text(body, "the body")), *fields])
    if found is None:
        raise Problem(400, "there is no query", mend="send one as query=… in the body")
    _check_size(found, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return found


@lru_cache(maxsize=512)
def in_url(query_string: bytes) -> Request | None:
    """Read what a GET asks; raises as ``asked`` does.

    >>> in_url(b"query=ASK%20%7B%7D").query
    'ASK {}'
    """
    fields = _fields(query_string, "the URL")
    found = _request(fields)
    if found is None and fields:
        _only_known(fields)
    _check_size(found, HTTPStatus.REQUEST_URI_TOO_LONG)
    return found


def _content_type(headers: Mapping[str, str]) -> str:
    whole = headers.get("content-type", "")
    kind, _, rest = whole.partition(";")
    kind = kind.strip().lower()
    if kind == UPDATE:
        raise _read_only()
    coded = headers.get("content-encoding", "identity").strip().lower()
    if kind not in (FORM, QUERY) or coded != "identity":
        raise Problem(
            415,
            f"a query can't be read from {kind[:80] or 'a body without a type'}"
            if coded == "identity"
            else "a body may not be compressed",
            where="Content-Type",
            mend=f"send {FORM} with query=…, or {QUERY}",
            headers={"accept-post": f"{FORM}, {QUERY}"},
        )
    for parameter in rest.split(";"):
        name, _, value = parameter.partition("=")
        charset = value.strip().strip('"').lower()
        if name.strip().lower() == "charset" and charset not in ("utf-8", "utf8", "us-ascii"):
            raise Problem(415, "a query is written in UTF-8", where="Content-Type")
    return kind


async def _body(headers: Mapping[str, str], receive: Receive, most: int) -> bytes:
    length = headers.get("content-length", "0")
    # a long number is too large, whatever it is
    if len(length) > len(str(most)) or (length.isdecimal() and int(length) > most):
        raise _too_large(most)
    body = b""
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Problem(400, "the request ended too early")
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > most:
            raise _too_large(most)
    return body


def _fields(raw: bytes, where: str) -> list[tuple[str, str]]:
    text = _text(raw, where)
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS)
    except UnicodeDecodeError as error:
        raise _not_utf8(where) from error
    except ValueError as error:
        raise Problem(400, f"there are more than {MOST_FIELDS} parameters", where=where) from error


def _text(raw: bytes, where: str) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        raise _not_utf8(where) from error


def _request(fields: list[tuple[str, str]]) -> Request | None:
    if any(name in _UPDATES for name, _ in fields):
        raise _read_only()
    queries = [value for name, value in fields if name == "query"]
    if not queries:
        return None
    if len(queries) > 1:
        raise Problem(400, f"there are {len(queries)} queries", mend="send one at a time")
    forms = [value for name, value in fields if name == "format"]
    return Request(
        queries[0],
        tuple(value for name, value in fields if name == "default-graph-uri"),
        tuple(value for name, value in fields if name == "named-graph-uri"),
        forms[-1] if forms else None,
    )


def _only_known(fields: list[tuple[str, str]]) -> None:
    """Raise for a GET that has parameters, but no query: it asks something, only not rightly."""
    for name, _ in fields:
        if name != "format":
            raise Problem(400, "there is no query", mend="give it as ?query=…, percent-encoded")


def _check_size(found: Request | None, status: int) -> None:
    if found is not None and len(found.query.encode(errors="replace")) > MAX_BYTES:
        raise Problem(
            status,
            f"the query is longer than {MAX_BYTES:,} bytes",
            mend="split it into several questions",
        )


def _too_large(most: int) -> Problem:
    return Problem(
        413,
        f"the body is longer than {most:,} bytes",
        mend="split the query into several questions",
        headers={"connection": "close"},
    )


def _not_utf8(where: str) -> Problem:
    return Problem(400, "the request is not in UTF-8", where=where)


def _read_only() -> Problem:
    return Problem(
        403,
        "this endpoint answers queries, and changes nothing",
        mend="to change what is said, edit claims/ and run dprk build",
    )
