"""Other weights than the package's own, for as long as something is extracted."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING
from unittest.mock import patch

from graph.extract import pipeline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.extract.candidate import Candidate
    from graph.extract.linking.score import Weights


@contextmanager
def weighed(weigh: Weights | None, *, rivals: bool = False) -> Iterator[None]:
    """Let the pipeline use these weights within the block; None leaves it its own.

    With ``rivals`` the readings that give way to a surer one of the same words are kept beside it.
    One thread of a process at a time.
    """
    # the pipeline takes neither as a parameter yet: this is the one place that reaches into it
    with patch.object(pipeline, "weights", _giving(weigh) if weigh else pipeline.weights):
        kept = _all if rivals else getattr(pipeline, "_consolidated")  # noqa: B009
        with patch.object(pipeline, "_consolidated", kept):
            yield


def loose(weigh: Weights) -> Weights:
    """Return weights by which nothing scores too low to be shown.

    >>> from graph.extract.linking.score import Weights
    >>> loose(Weights({"bias": -3.0}, {}, 0.9, 0.3)).tier(0.01)
    'review'
    """
    return replace(weigh, review=0.0)


class _giving:  # noqa: N801 - a function with a value
    def __init__(self, weigh: Weights) -> None:
        self.weigh = weigh

    def __call__(self) -> Weights:
        return self.weigh


def _all(found: Sequence[Candidate]) -> list[Candidate]:
    return list(found)
