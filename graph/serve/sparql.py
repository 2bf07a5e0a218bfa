"""``/sparql``: the SPARQL 1.1 Protocol, for queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from graph.ask.formats import FORMATS, write
from graph.serve.errors import Problem
from graph.serve.negotiate import best
from graph.serve.state import serving

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request

_SOLUTIONS: Final = ("json", "xml", "csv", "tsv")


async def sparql(request: Request) -> Response:
    """Answer a query given by GET."""
    query = request.query_params.get("query")
    if query is None:
        raise Problem(400, "there is no query", mend="give one as ?query=…")
    solutions = await serving(request).asking.solutions(query)
    names = _SOLUTIONS if solutions.form in ("SELECT", "ASK") else ("ttl",)
    offered = {FORMATS[name].media_type: name for name in names}
    chosen = best(request.headers.get("accept"), list(offered))
    if chosen is None:
        raise Problem(406, "this answer has none of the forms asked for", mend=", ".join(offered))
    return Response(write(offered[chosen], solutions), media_type=chosen)


ROUTES: Final[Sequence[BaseRoute]] = (Route("/sparql", sparql),)
