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

    from graph.exports.base import How, NetworkFormat


class _Formats(click.Choice[str]):
    """The names in graph.exports, which is imported when somebody asks for one."""

    def __init__(self) -> None:
        from graph.exports import FORMATS, NETWORKS

        super().__init__([*FORMATS, *NETWORKS])


def _help() -> str:
    from graph.exports import FORMATS, NETWORKS

    about = {name: form.about for name, form in FORMATS.items()}
    about |= {name: form.about for name, form in NETWORKS.items()}
    lines = "\n".join(f"{name:<8} {text}" for name, text in about.items())
    return (
        "Write the graph in another format, to stdout or a file.\n\n"
        f"\b\n{lines}\n\n"
        "Formats without named graphs carry claims and never simple edges. In graphml, gexf and "
        "csv each claim between two entities is an edge, also what is denied or planned: `holds` "
        "says whether it is a tie."
    )


@click.command("export", help=_help())
@click.argument("form", metavar="FORMAT", type=_Formats())
@options.located
@click.option("--lang", type=click.Choice(["en", "fr"]), help="Of labels in graphml, gexf, csv.")
@click.option(
    "--raw", is_flag=True, help="Leave cells of csv that a spreadsheet takes as formulas."
)
@click.option(
    "-o", "--output", metavar="FILE", help="The file to write (default: stdout); for csv, a folder."
)
def command(
    form: str,
    root: str | None,
    out: str | None,
    lang: str | None,
    *,
    raw: bool,
    output: str | None,
) -> None:
    """Write the graph of the last build in a format of graph.exports."""
    from graph.exports import FORMATS, NETWORKS

    if raw and form != "csv":
        raise click.UsageError("--raw goes with csv")
    if form in NETWORKS:
        from graph.exports.base import How

        _network(NETWORKS[form], root, out, How(lang or "en", raw), output)
    else:
        if lang:
            raise click.UsageError(f"--lang goes with {', '.join(NETWORKS)}")
        quads = _quads(places(root, out).dataset)
        with options.binary_out(output) as write:
            write(FORMATS[form].write(quads))
    if output not in (None, "-"):
        sys.stderr.write(f"exported to {output}\n")


def _network(
    form: NetworkFormat, root: str | None, out: str | None, how: How, output: str | None
) -> None:
    """Write a network, to the file or folder named, and say what it leaves out."""
    from pathlib import Path

    from graph.exports.rows import values

    several = len(form.parts) > 1
    if several and output in (None, "-"):
        names = " and ".join(part.name for part in form.parts)
        raise click.UsageError(f"{names} are {len(form.parts)} files: name a folder with --output")
    _where, held = options.opened(root, out)
    for part in form.parts:
        path = str(Path(output or "") / part.name) if several else output
        options.stream_out(path, part.write(held, how))
    if left := values(held):
        sys.stderr.write(f"left out, as no edge: {left} of a value and not of an entity\n")


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
