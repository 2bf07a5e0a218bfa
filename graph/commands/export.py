"""``dprk export``: the graph in another format."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from graph.commands import options
from graph.errors import PlaceError
from graph.places import places

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import pyoxigraph as ox


class _Formats(click.Choice[str]):
    """The names in graph.exports, which is imported when somebody asks for one."""

    def __init__(self) -> None:
        from graph.exports import FORMATS

        super().__init__(list(FORMATS))


def _help() -> str:
    from graph.exports import FORMATS

    lines = "\n".join(f"{name:<8} {form.about}" for name, form in FORMATS.items())
    return (
        "Write the graph in another format, to stdout or a file.\n\n"
        f"\b\n{lines}\n\n"
        "Formats without named graphs carry claims and never simple edges."
    )


@click.command("export", help=_help())
@click.argument("form", metavar="FORMAT", type=_Formats())
@options.located
@click.option("-o", "--output", metavar="FILE", help="The file to write (default: stdout).")
def command(form: str, root: str | None, out: str | None, output: str | None) -> None:
    """Write the graph of the last build in a format of graph.exports."""
    from graph.exports import FORMATS

    quads = _quads(places(root, out).dataset)
    with options.binary_out(output) as write:
        write(FORMATS[form].write(quads))
    if output not in (None, "-"):
        sys.stderr.write(f"exported to {output}\n")


def _quads(dataset: Path) -> Iterable[ox.Quad]:
    import pyoxigraph as ox

    if not dataset.is_file():
        raise PlaceError(
            "nothing is built here", where=str(dataset.parent), mend="run `dprk build`"
        )
    try:
        return list(ox.parse(path=str(dataset), format=ox.RdfFormat.TRIG))
    except (SyntaxError, OSError) as error:
        raise PlaceError(
            f"can't be read: {error}", where=str(dataset), mend="run `dprk build` again"
        ) from error
