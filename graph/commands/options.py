"""Options and set-up that several commands share."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from graph.errors import PlaceError
from graph.places import Places, places

if TYPE_CHECKING:
    from graph.model import Knowledge

#: done, but something was found wrong in the data
FOUND_WRONG = 3

_Command = TypeVar("_Command", bound=Callable[..., Any])

root = click.option("--root", metavar="DIR", help="The folder that holds claims/ and queries/.")
out = click.option(
    "--out", metavar="DIR", help="The build's folder (default: DPRK_BUILD, else build/)."
)
documents = click.option(
    "--documents",
    metavar="DIR",
    help="The sources' texts, to check every passage (default: DPRK_DOCUMENTS).",
)
lang = click.option(
    "--lang",
    type=click.Choice(["en", "fr"]),
    default="en",
    show_default=True,
    help="The language of labels and summaries.",
)
width = click.option("--width", type=click.IntRange(40, 400), help="Columns (default: terminal).")


def located(command: _Command) -> _Command:
    """Give a command the options --root and --out."""
    return root(out(command))


def columns(given: int | None) -> int:
    """Return the width to lay text out in."""
    import shutil

    return given or min(shutil.get_terminal_size((100, 24)).columns, 160)


def coloured() -> bool:
    """Return whether stdout wants colour: a terminal, and NO_COLOR is not set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def opened(root_: str | None, out_: str | None) -> tuple[Places, Knowledge]:
    """Return the places and all that the build holds, with passages where it has them."""
    from graph.evidence.check import with_passages
    from graph.evidence.kept import kept
    from graph.read import read

    where = places(root_, out_)
    held = read(where.dataset)
    checked = kept(where)
    return where, with_passages(held, checked) if checked else held


@contextmanager
def binary_out(path: str | None) -> Iterator[Callable[[bytes], None]]:
    """Give a function that writes an answer to a file, whole or not at all, or to stdout."""
    if path is None or path == "-":

        def to_stdout(data: bytes) -> None:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()

        yield to_stdout
        return
    from pathlib import Path

    from graph.files import atomic_write

    if Path(path).is_dir():
        raise PlaceError("is a folder", where=path, mend="name a file with --output FILE")
    yield lambda data: void(atomic_write(Path(path), data))


def stream_out(path: str | None, chunks: Iterable[bytes]) -> None:
    """Write what comes piece by piece to a file, whole or not at all, or to stdout."""
    if path is None or path == "-":
        for chunk in chunks:
            sys.stdout.buffer.write(chunk)
        sys.stdout.buffer.flush()
        return
    from pathlib import Path

    from graph.files import atomic_stream

    if Path(path).is_dir():
        raise PlaceError("is a folder", where=path, mend="name a file with --output FILE")
    atomic_stream(Path(path), chunks)


def void(_value: object) -> None:
    """Drop a value that a callback has no use for."""
