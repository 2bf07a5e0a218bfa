"""The pages for people: what the graph says, in a browser, in English and French."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.serve.pages import routes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.routing import BaseRoute

ROUTES: Final[Sequence[BaseRoute]] = routes.ROUTES
close = routes.close
