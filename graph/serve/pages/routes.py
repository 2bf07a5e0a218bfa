"""Which page stands at which address, and how a page meets the server."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from graph.ask.engine import LIMIT, NO_BINDINGS, TIMEOUT
from graph.errors import UnknownName
from graph.evidence.kept import kept
from graph.serve.described import terms
from graph.serve.errors import Problem
from graph.serve.negotiate import best
from graph.serve.pages import (
    data,
    drawing,
    editor,
    entities,
    home,
    plain,
    query,
    ready,
    render,
    things,
    timeline,
)
from graph.serve.pages.address import address, iri_of
from graph.serve.pages.frame import frame
from graph.serve.pages.lookups import Lookups
from graph.serve.pages.site import Desk, Reply, Site, visit_of
from graph.serve.state import serving

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.datastructures import State
    from starlette.requests import Request

    from graph.ask.solutions import Bindings, Solutions
    from graph.serve.asking import Asking
    from graph.serve.state import Serving

_YEAR: Final = 31_536_000
_HTML: Final = "text/html"


class Bridge:
    """Asks the server's workers from a page's thread."""

    def __init__(self, asking: Asking, loop: asyncio.AbstractEventLoop) -> None:
        self._asking = asking
        self._loop = loop

    def ask(
        self,
        query: str,
        bindings: Bindings = NO_BINDINGS,
        *,
        timeout: float = TIMEOUT,
        limit: int = LIMIT,
    ) -> Solutions:
        """Answer a query as ``Engine.ask`` does, within the server's own limits."""
        seconds = min(timeout, self._asking.limits.seconds)
        asked = self._asking.solutions(query, bindings, seconds=seconds, limit=limit)
        return asyncio.run_coroutine_threadsafe(asked, self._loop).result()


@dataclass(frozen=True, slots=True)
class _Open:
    """What the pages of a server have open."""

    site: Site
    lookups: Lookups


async def _opened(request: Request) -> _Open:
    """Return what the pages have at hand, made by the first who asks."""
    state = request.app.state
    if not hasattr(state, "pages_lock"):
        state.pages_lock = asyncio.Lock()
    async with state.pages_lock:
        if not hasattr(state, "pages"):
            state.pages = await run_in_threadpool(_open, serving(request))
    found: _Open = state.pages
    return found


def _open(held: Serving) -> _Open:
    where = held.config.places
    lookups = Lookups(held.asking.pool.store, memory=held.config.limits.memory)
    try:
        used = terms(held.description)
        site = Site(frame(lookups, kept(where)), held.questions, where, used)
        return _Open(site, lookups)
    except BaseException:
        lookups.close()
        raise


def close(state: State) -> None:
    """End what the pages of a server have open."""
    if hasattr(state, "pages"):
        state.pages.lookups.close()
        del state.pages


async def _answered(request: Request, make: Callable[[Desk], Reply]) -> Response:
    opened = await _opened(request)
    bridge = Bridge(serving(request).asking, asyncio.get_running_loop())
    desk = Desk(opened.site, opened.lookups, bridge, visit_of(request))
    return response(await run_in_threadpool(make, desk))


def _page(make: Callable[[Desk], Reply]) -> Callable[[Request], object]:
    async def answer(request: Request) -> Response:
        return await _answered(request, make)

    return answer


def response(reply: Reply) -> Response:
    """Return a page as the server sends it."""
    made = Response(reply.body, reply.status, dict(reply.headers))
    # in so many words, so that no charset is added to what has none
    made.headers["content-type"] = reply.media_type
    return made


def _thing(desk: Desk) -> Reply:
    """Return an IRI of ours as a page or as data, by ``?format=`` or else by Accept."""
    iri, asked = iri_of(desk.visit.name), desk.visit.value("format")
    if asked and asked != "html":
        if asked not in data.FORMS:
            known = ", ".join(("html", *data.FORMS))
            raise Problem(406, f"no such format: {asked[:20]}", mend=f"one of {known}")
        return data.data(desk, iri, data.FORMS[asked])
    by_type = {form.media_type: form for form in data.FORMS.values()}
    chosen = _HTML if asked else best(desk.visit.accept, [_HTML, *by_type])
    if chosen is None:
        # of what isn't there, that is said first
        data.data(desk, iri, next(iter(data.FORMS.values())))
        raise Problem(
            406, "this has none of the forms asked for", mend=", ".join((_HTML, *by_type))
        )
    return things.thing(desk, iri) if chosen == _HTML else data.data(desk, iri, by_type[chosen])


def _ontology(desk: Desk) -> Reply:
    """Return the page of the ontology's terms, or the ontology itself, by Accept."""
    forms = {"text/turtle": "dprk.ttl", "application/ld+json": "dprk.jsonld"}
    forms["application/rdf+xml"] = "dprk.rdf"
    asked = desk.visit.value("format")
    by_key = {"ttl": "text/turtle", "jsonld": "application/ld+json", "rdf": "application/rdf+xml"}
    chosen = by_key.get(asked) or best(desk.visit.accept, [_HTML, *forms])
    if chosen is None:
        raise Problem(406, "the ontology has none of the forms asked for", mend=", ".join(forms))
    headers = {"vary": "Accept"}
    if chosen != _HTML:
        from importlib.resources import files

        text = files("ontology").joinpath(forms[chosen]).read_bytes()
        return Reply(text, chosen, 200, headers)
    path = desk.site.where.build / "ontology.html"
    if not path.is_file():
        raise UnknownName("this build has no page of the ontology: run dprk build")
    from graph.reference.choice import led_home, opened_in

    visit = desk.visit
    home_page = address("/", [("lang", visit.lang)] if visit.chosen else [])
    html = led_home(opened_in(path.read_text(encoding="utf-8"), visit.lang), home_page)
    headers["vary"] = "Accept, Accept-Language"
    headers["content-security-policy"] = drawing.policy_of(html)
    return Reply(html.encode(), status=200, headers=headers)


def _completions(desk: Desk) -> Reply:
    """Return what a query may name, for the editor."""
    named = editor.completions(desk.site.known, desk.site.used, desk.visit.lang)
    return Reply(json.dumps(named, ensure_ascii=False).encode(), "application/json")


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in render.ASSETS:
        raise Problem(404, "there is no such file")
    return _file(render.asset(name).encode(), render.ASSETS[name])


async def _editor(request: Request) -> Response:
    root = serving(request).config.places.root
    found = await run_in_threadpool(editor.read, root, request.path_params["name"])
    if found is None:
        raise Problem(404, "there is no such file")
    return _file(*found)


def _file(body: bytes, media_type: str) -> Response:
    kept_for = f"public, max-age={_YEAR}, immutable"
    return response(Reply(body, media_type, 200, {"cache-control": kept_for}))


def _download(make: Callable[[Desk, str], Reply]) -> Callable[[Request], object]:
    async def answer(request: Request) -> object:
        form = request.path_params["form"]
        return await _answered(request, lambda desk: make(desk, form))

    return answer


ROUTES: Final[Sequence[BaseRoute]] = (
    Route("/", _page(home.home)),
    Route("/entities", _page(entities.entities)),
    Route("/ask", _page(plain.ask)),
    Route("/questions", _page(ready.questions)),
    Route("/questions/{name}", _page(ready.question)),
    Route("/questions/{name}/answer.{form}", _download(ready.download)),
    Route("/query", _page(query.query)),
    Route("/query/names.json", _page(_completions)),
    Route("/query/answer.{form}", _download(query.download)),
    Route("/timeline", _page(timeline.timeline)),
    Route("/draw", _page(drawing.draw)),
    Route("/ontology", _page(_ontology)),
    Route("/id/{name:path}", _page(_thing)),
    Route("/static/editor/{digest}/{name}", _editor),
    Route("/static/{digest}/{name}", _static),
)
