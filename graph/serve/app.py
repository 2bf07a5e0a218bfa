"""The application: which routes there are, and what goes round them."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware

from graph.ask import headers
from graph.ask.questions import load
from graph.errors import DprkError
from graph.serve import about, errors, health, pages, reconcile, sparql
from graph.serve.asking import Asking
from graph.serve.log import Logged
from graph.serve.security import Guarded
from graph.serve.snapshot import snapshot
from graph.serve.sparql import Direct
from graph.serve.state import Serving

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from starlette.routing import BaseRoute

    from graph.serve.config import Config
    from graph.serve.log import Log

#: every route of the server; a group of them is a module with its own ROUTES
ROUTES: Final[Sequence[BaseRoute]] = (
    *sparql.ROUTES,
    *about.ROUTES,
    *health.ROUTES,
    *reconcile.ROUTES,
    *pages.ROUTES,
)


def application(config: Config, log: Log | None = None) -> Starlette:
    """Make the application of a server; its workers start and end with it.

    Raises PlaceError where there are no questions; where the store can't be read, that is raised
    when the application starts, and kept in ``state.failed``.
    """
    questions = load(config.places.queries, headers.kept(config.places.build))

    @asynccontextmanager
    async def alive(app: Starlette) -> AsyncIterator[None]:
        taken = snapshot(config.places.store, config.address, questions)
        try:
            store, description = await asyncio.to_thread(taken.__enter__)
        except DprkError as error:
            app.state.failed = error
            raise
        try:
            async with Asking(store, config.limits) as asking:
                app.state.serving = Serving(config, asking, questions, description)
                yield
        finally:
            await asyncio.to_thread(pages.close, app.state)
            await asyncio.to_thread(taken.__exit__, None, None, None)

    around = [Middleware(Logged, log=log)] if log is not None else []
    app = Starlette(
        routes=list(ROUTES),
        middleware=[*around, Middleware(Guarded, config=config), Middleware(Direct)],
        exception_handlers={
            DprkError: errors.own,
            HTTPException: errors.of_http,
            Exception: errors.unforeseen,
        },
        lifespan=alive,
    )
    app.state.failed = None
    return app
