"""The encoder's layers over windows of pieces (Vaswani et al. 2017; Devlin et al. 2019)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from graph.extract.encoder.threads import one_thread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.extract.encoder.packed import Packed

#: the layers whose states are given: those further up speak of the whole text, and cost more
KEPT = (4, 8)
_GELU = math.sqrt(2 / math.pi)


@dataclass(frozen=True, slots=True)
class _Layer:
    """The matrices of a layer, columns first, and their constants."""

    attends: tuple[np.ndarray, np.ndarray]
    joins: tuple[np.ndarray, np.ndarray]
    widens: tuple[np.ndarray, np.ndarray]
    narrows: tuple[np.ndarray, np.ndarray]
    after: tuple[np.ndarray, np.ndarray]
    last: tuple[np.ndarray, np.ndarray]


class Layers:
    """Gives the states of pieces: their numbers in, one row of numbers for each out."""

    def __init__(self, source: Packed) -> None:
        self._source = source
        self._layers = [_layer(source, f"l{i}.") for i in range(max(KEPT))]
        self._places = source.vector("emb.pos").reshape(-1, source.width)
        self._kind = source.vector("emb.type").reshape(-1, source.width)[0]
        self._first = source.vector("emb.ln.w"), source.vector("emb.ln.b")

    def states(self, windows: Sequence[Sequence[int]]) -> list[np.ndarray]:
        """Return the states of each window's pieces: pieces by (width times kept layers)."""
        if not windows:
            return []
        with one_thread():
            return self._states(windows)

    def _states(self, windows: Sequence[Sequence[int]]) -> list[np.ndarray]:
        sizes = [len(one) for one in windows]
        numbers = np.concatenate([np.asarray(one, dtype=np.int64) for one in windows])
        places = np.concatenate([np.arange(size) for size in sizes])
        width, heads, floor = self._source.width, self._source.heads, self._source.floor
        words = self._source.matrix("emb.word", width, numbers)
        state = normal(words + self._places[places] + self._kind, *self._first, floor)
        cuts = np.cumsum(sizes)[:-1]
        kept: list[np.ndarray] = []
        for number, layer in enumerate(self._layers, start=1):
            mixed = state @ layer.attends[0] + layer.attends[1]
            told = np.concatenate([_attended(one, heads) for one in np.split(mixed, cuts)])
            state = normal(state + told @ layer.joins[0] + layer.joins[1], *layer.after, floor)
            inner = gelu(state @ layer.widens[0] + layer.widens[1])
            state = normal(state + inner @ layer.narrows[0] + layer.narrows[1], *layer.last, floor)
            if number in KEPT:
                kept.append(state)
        return np.split(np.concatenate(kept, axis=1), cuts)


def gelu(x: np.ndarray) -> np.ndarray:
    """Return the Gaussian error linear unit of each number, by its tangent (arXiv:1606.08415).

    >>> gelu(np.array([0.0, 1.0])).round(2).tolist()
    [0.0, 0.84]
    """
    # in place: what is made anew each time costs as much as the reckoning
    found: np.ndarray = x * x
    found *= 0.044715
    found += 1
    found *= x
    found *= _GELU
    np.tanh(found, out=found)
    found += 1
    found *= x
    found *= 0.5
    return found


def normal(x: np.ndarray, scale: np.ndarray, shift: np.ndarray, floor: float) -> np.ndarray:
    """Return rows with mean 0 and variance 1, scaled and shifted (arXiv:1607.06450)."""
    away = x - x.mean(axis=-1, keepdims=True)
    variance = (away * away).mean(axis=-1, keepdims=True)
    found: np.ndarray = away / np.sqrt(variance + floor) * scale + shift
    return found


def softmax(x: np.ndarray) -> np.ndarray:
    """Return rows as shares that sum to one, the greater the number the greater its share.

    >>> softmax(np.array([0.0, 0.0])).tolist()
    [0.5, 0.5]
    """
    found: np.ndarray = np.exp(x - x.max(axis=-1, keepdims=True))
    found /= found.sum(axis=-1, keepdims=True)
    return found


def _attended(mixed: np.ndarray, heads: int) -> np.ndarray:
    size = len(mixed)
    asks, keys, values = np.ascontiguousarray(
        mixed.reshape(size, 3, heads, -1).transpose(1, 2, 0, 3)
    )
    asks *= 1 / math.sqrt(asks.shape[-1])
    heed = asks @ keys.transpose(0, 2, 1)
    heed -= heed.max(axis=-1, keepdims=True)
    np.exp(heed, out=heed)
    # the shares are summed up where they are few
    told = heed @ values
    told /= heed.sum(axis=-1, keepdims=True)
    found: np.ndarray = told.transpose(1, 0, 2).reshape(size, -1)
    return found


def _layer(source: Packed, name: str) -> _Layer:
    width, inner = source.width, source.inner

    def linear(columns: int, *parts: str) -> tuple[np.ndarray, np.ndarray]:
        rows = np.concatenate([source.matrix(f"{name}{part}.w", columns) for part in parts])
        constants = np.concatenate([source.vector(f"{name}{part}.b") for part in parts])
        return np.ascontiguousarray(rows.T), constants

    def scale(part: str) -> tuple[np.ndarray, np.ndarray]:
        return source.vector(f"{name}{part}.w"), source.vector(f"{name}{part}.b")

    return _Layer(
        linear(width, "q", "k", "v"),
        linear(width, "ao"),
        linear(width, "fi"),
        linear(inner, "fo"),
        scale("aln"),
        scale("oln"),
    )
