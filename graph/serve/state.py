"""What every page and the endpoint have at hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyoxigraph import Triple
    from starlette.requests import Request

    from graph.ask.questions import Question
    from graph.serve.asking import Asking
    from graph.serve.config import Config


@dataclass(frozen=True, slots=True)
class Serving:
    """What is served: the configuration, the one who asks, and the ready questions by name.

    ``description`` is what the service says of itself.
    """

    config: Config
    asking: Asking
    questions: Mapping[str, Question]
    description: tuple[Triple, ...]


def serving(request: Request) -> Serving:
    """Give what a request may use."""
    found: Serving = request.app.state.serving
    return found
