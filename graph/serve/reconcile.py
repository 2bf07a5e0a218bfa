"""``/reconcile``: OpenRefine and others match their tables against the entities (API 0.2)."""

from __future__ import annotations

import asyncio
import json
from html import escape
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qs

from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from graph.model import BASE
from graph.network.project import canonical
from graph.page.clean import visible
from graph.read import read
from graph.reconcile import service
from graph.reconcile.index import Index
from graph.serve.errors import Problem
from graph.serve.state import serving

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request

_FORM: Final = "application/x-www-form-urlencoded"
#: OpenRefine, which runs on the user's own machine, shows a preview in a frame
_FRAMED: Final = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors http://127.0.0.1:* http://localhost:*"
)
_LOCK: Final = asyncio.Lock()


async def reconcile(request: Request) -> Response:
    """Tell what the service is, match a batch of names, or fill columns for entities."""
    index, given = await _index(request), await _given(request)
    lang = _lang(request)
    if "extend" in given:
        found = await asyncio.to_thread(
            service.extend, index, _json(given["extend"], "extend"), lang
        )
        return JSONResponse(found)
    if "queries" in given:
        queries = _json(given["queries"], "queries")
        return JSONResponse(await asyncio.to_thread(service.reconcile, index, queries, lang))
    return JSONResponse(service.manifest(index, _base(request), lang))


async def suggest(request: Request) -> Response:
    """Complete what somebody types: an entity, property or type."""
    query = request.query_params
    skip = query.get("cursor", "0")
    found = await asyncio.to_thread(
        service.suggest,
        await _index(request),
        request.path_params["kind"],
        query.get("prefix", ""),
        int(skip) if skip.isascii() and skip.isdecimal() and len(skip) < 7 else 0,  # noqa: PLR2004
        _lang(request),
    )
    return JSONResponse(found)


async def properties(request: Request) -> Response:
    """List what can be told of an entity in a column."""
    kind = request.query_params.get("type", "")
    return JSONResponse(service.properties(await _index(request), _lang(request), kind))


async def preview(request: Request) -> Response:
    """Show in a small frame what an entity is, and how many claims name it."""
    index, lang = await _index(request), _lang(request)
    iri = canonical(index.knowledge, BASE + request.query_params.get("id", ""))
    if iri not in index.knowledge.entities:
        raise Problem(404, "there is no such entity", where="id")
    name = escape(visible(index.knowledge.label(iri, lang)))
    told = escape(visible(service.describe(index, iri, lang)))
    page = (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{name}</title>'
        f"</head><body><h1>{name}</h1><p>{told}</p></body></html>\n"
    )
    headers = {"content-security-policy": _FRAMED}
    return Response(page, headers=headers, media_type="text/html; charset=utf-8")


async def _index(request: Request) -> Index:
    """Return the index of all names, made at the first request that needs it."""
    state: Any = request.app.state
    async with _LOCK:
        if not hasattr(state, "reconciling"):
            dataset = serving(request).config.places.dataset
            state.reconciling = await asyncio.to_thread(lambda: Index(read(dataset)))
    found: Index = state.reconciling
    return found


async def _given(request: Request) -> dict[str, str]:
    """Return what a request says, in its address or its form; each name's first value."""
    given = dict(request.query_params)
    if request.method == "POST":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().casefold()
        if kind != _FORM:
            raise Problem(415, "the request's body is no form", mend=f"send {_FORM}")
        body = (await request.body()).decode(errors="replace")
        try:
            form = parse_qs(body, keep_blank_values=True, max_num_fields=20)
        except ValueError as error:
            raise Problem(400, "the form has too many fields") from error
        given |= {name: values[0] for name, values in form.items()}
    return given


def _json(text: str, where: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Problem(400, "that is not JSON", where=where) from error


def _lang(request: Request) -> str:
    asked = request.query_params.get("lang") or request.headers.get("accept-language", "")
    return "fr" if asked.strip().casefold().startswith("fr") else "en"


def _base(request: Request) -> str:
    return str(request.base_url).rstrip("/")


ROUTES: Final[Sequence[BaseRoute]] = (
    Route("/reconcile", reconcile, methods=["GET", "POST"]),
    Route("/reconcile/suggest/{kind}", suggest),
    Route("/reconcile/properties", properties),
    Route("/reconcile/preview", preview),
)
