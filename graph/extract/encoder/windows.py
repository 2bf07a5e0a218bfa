"""The sentences of a document in windows that the encoder reads at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")

#: pieces of a window at most; what is repeated of the window before, for its sense: sentences at
#: most, and pieces; and pieces of a sentence, what goes beyond is not read
LARGEST, _REPEATED, _BEFORE, LONGEST = 318, 3, 30, 250


@dataclass(frozen=True, slots=True)
class Window(Generic[T]):
    """Pieces of sentences in their order; those up to ``own`` are repeated from before."""

    pieces: tuple[T, ...]
    own: int


def windows(sentences: Sequence[Sequence[T]]) -> list[Window[T]]:
    """Return windows in which each sentence is once among the own ones.

    A window has 318 pieces at most, and begins with up to three sentences of the one before.

    >>> [(len(one.pieces), one.own) for one in windows([[1] * 200, [2] * 30, [3] * 100])]
    [(230, 0), (130, 30)]
    """
    made: list[Window[T]] = []
    before: list[Sequence[T]] = []
    own: list[Sequence[T]] = []
    for sentence in (one[:LONGEST] for one in sentences):
        if own and _size(before) + _size(own) + len(sentence) > LARGEST:
            made.append(_window(before, own))
            before = _last([*before, *own], LARGEST - len(sentence))
            own = []
        own.append(sentence)
    return [*made, _window(before, own)] if own else made


def _window(before: Sequence[Sequence[T]], own: Sequence[Sequence[T]]) -> Window[T]:
    return Window(tuple(piece for one in (*before, *own) for piece in one), _size(before))


def _last(sentences: Sequence[Sequence[T]], room: int) -> list[Sequence[T]]:
    found: list[Sequence[T]] = []
    for one in sentences[: -_REPEATED - 1 : -1]:
        if _size(found) + len(one) > min(_BEFORE, room):
            break
        found.insert(0, one)
    return found


def _size(sentences: Sequence[Sequence[T]]) -> int:
    return sum(map(len, sentences))
