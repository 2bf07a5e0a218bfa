"""``/health``: whether the server answers, for those who watch it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from graph.serve.state import serving

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request


async def health(request: Request) -> Response:
    """Ask the smallest question there is, and say that it was answered."""
    await serving(request).asking.solutions("ASK {}", seconds=5)
    return JSONResponse({"status": "ok"}, headers={"cache-control": "no-store"})


ROUTES: Final[Sequence[BaseRoute]] = (Route("/health", health),)
