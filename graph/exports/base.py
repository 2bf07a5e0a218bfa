"""What an export format is, and what several of them share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.build.write import PREFIXES, by_place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from graph.model import Knowledge


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is in a line, its media type, the file's ending, and what writes it.

    ``write`` returns the same bytes for the same quads, whatever their order, and raises
    PlaceError for a blank node: our data hold none.
    """

    about: str
    media_type: str
    ending: str
    write: Callable[[Iterable[ox.Quad]], bytes]


@dataclass(frozen=True, slots=True)
class How:
    """How a network is to be written.

    ``lang`` is the language of labels; ``raw`` leaves cells of CSV that a spreadsheet takes for
    formulas.
    """

    lang: str = "en"
    raw: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A file of a format: its name, and what yields its bytes, little by little."""

    name: str
    write: Callable[[Knowledge, How], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class NetworkFormat:
    """A format that holds a network and no RDF: what it is in a line, and its files, in order.

    The same knowledge gives the same bytes. What is written is never held as a whole.
    """

    about: str
    parts: tuple[Part, ...]


def plain(quads: Iterable[ox.Quad], form: ox.RdfFormat, *, prefixed: bool) -> bytes:
    """Return all named graphs in one of Oxigraph's formats, in canonical order."""
    prefixes = PREFIXES if prefixed else None
    return bytes(ox.serialize(by_place(quads), format=form, prefixes=prefixes) or b"")
