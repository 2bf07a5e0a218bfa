"""Spans of a text in their order, looked up by place in logarithmic time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Spanning(Protocol):
    """Anything that stands at ``[start, end)`` of a text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends, excluded."""


T = TypeVar("T", bound=Spanning)


class Placed(Generic[T]):
    """Spans that don't overlap, sorted; each has its index among them.

    >>> from graph.extract.readings import Stretch
    >>> found = Placed([Stretch(5, 9, "en"), Stretch(0, 3, "en")])
    >>> [(index, one.start) for index, one in found.touching(2, 6)]
    [(0, 0), (1, 5)]
    """

    def __init__(self, spans: Iterable[T]) -> None:
        self._spans = sorted(spans, key=lambda one: (one.start, one.end))
        self._starts = [one.start for one in self._spans]
        self._ends = [one.end for one in self._spans]

    def touching(self, start: int, end: int) -> list[tuple[int, T]]:
        """Return the spans that share a character with ``[start, end)``, with their indices."""
        low, high = bisect_right(self._ends, start), bisect_left(self._starts, end)
        return [(i, self._spans[i]) for i in range(low, high)]

    def starting(self, start: int) -> T | None:
        """Return the span that begins at a place, or None."""
        i = bisect_left(self._starts, start)
        return self._spans[i] if i < len(self._starts) and self._starts[i] == start else None

    def __getitem__(self, index: int) -> T:
        return self._spans[index]

    def __len__(self) -> int:
        return len(self._spans)

    def __iter__(self) -> Iterator[T]:
        return iter(self._spans)
