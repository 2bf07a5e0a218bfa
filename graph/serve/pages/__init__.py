"""The pages for people: this list is the one place that names them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.routing import BaseRoute

#: one module for each group of pages; each gives its own ROUTES
ROUTES: Final[Sequence[BaseRoute]] = ()
