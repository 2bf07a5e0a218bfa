"""What the service says of itself, over HTTP: at the endpoint without a query, and as VoID."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from graph.serve.described import NAMES, without_examples
from graph.serve.errors import Problem
from graph.serve.forms import TRIPLES, offered, wanted
from graph.serve.state import serving

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request

_FORMATS: Final = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}


def about(triples: tuple[ox.Triple, ...], accept: str | None, form: str | None = None) -> Response:
    """Write a description in the form that a client takes; raises Problem if it takes none."""
    found = wanted(accept, form).triples
    if found is None:
        raise Problem(
            406,
            "the description has none of the forms asked for",
            where="Accept",
            mend=f"ask for one of {offered(TRIPLES)}",
        )
    headers = {"content-type": found.content_type, "vary": "Accept, Origin"}
    return Response(_written(triples, found.name), headers=headers)


@lru_cache(maxsize=16)
def _written(triples: tuple[ox.Triple, ...], name: str) -> bytes:
    return ox.serialize(triples, format=_FORMATS[name], prefixes=dict(NAMES)) or b""


async def void(request: Request) -> Response:
    """Describe the dataset in VoID, and the service with it."""
    triples = without_examples(serving(request).description)
    return about(triples, request.headers.get("accept"))


ROUTES: Final[Sequence[BaseRoute]] = (
    Route("/void", void),
    Route("/.well-known/void", void),
)
