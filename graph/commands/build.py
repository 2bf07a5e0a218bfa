"""``dprk build``: the main job."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.commands import options
from graph.places import places

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.places import Places


@click.command("build")
@options.root
@options.out
@options.documents
@click.option("--quiet", is_flag=True, help="Say only what is wrong.")
def command(root: str | None, out: str | None, documents: str | None, *, quiet: bool) -> int:
    """Build the graph, the store, the network page and the report from claims/.

    With --documents every passage is checked, and shown in pages and answers. If anything is
    wrong, the last good build stays as it is.
    """
    from graph.build.build import PARTLY, build

    where = places(root, out, documents)
    live = sys.stderr.isatty() and not quiet

    def step(what: str) -> None:
        if live:
            click.echo(f"\r\x1b[K{what} …", nl=False, err=True)

    try:
        built = build(where, step=step)
    finally:
        if live:
            click.echo("\r\x1b[K", nl=False, err=True)
    for warning in built.warnings:
        click.echo(f"warning: {warning}", err=True)
    if not quiet:
        click.echo(summary(where, built.report), err=True)
    missing = built.report["coverage"].get("unaccounted", 0)
    if missing:
        click.echo(
            f"{missing} marks of the documents are neither used by a claim nor excused: "
            "run `dprk check`",
            err=True,
        )
        return options.FOUND_WRONG
    return options.FOUND_WRONG if built.report["evidence"]["documents"] == PARTLY else 0


def summary(where: Places, report: Mapping[str, Any]) -> str:
    """Return what a build made, in a few lines, and where to look next."""
    modality = ", ".join(
        f"{count:,} {name.lower()}" for name, count in report["claimsByModality"].items()
    )
    from graph.build.build import NOT_GIVEN

    passages = report["evidence"]
    if passages["documents"] != NOT_GIVEN:
        statuses = ", ".join(
            f"{count:,} {name}" for name, count in passages.items() if name != "documents"
        )
    else:
        statuses = "not checked (give the texts with --documents DIR)"
    lines = [
        f"{_many(report['claims'], 'claim', 'claims')} ({modality})",
        f"{_many(report['entities'], 'entity', 'entities')}, "
        f"{_many(report['sources'], 'source', 'sources')}, "
        f"{report['quads']:,} quads in {len(report['graphs'])} named graphs",
        f"passages: {statuses}",
        f"built in {_near(where.build)}: graph.trig, graph.ttl, store/, network.html, "
        "ontology.html, report.json",
        f"next: open {_near(where.build / 'network.html')}, or run `{_program()} questions`",
    ]
    return "\n".join(lines)


def _many(count: int, one: str, several: str) -> str:
    return f"{count:,} {one if count == 1 else several}"


def _near(path: Path) -> Path:
    """Return a path as one would type it from here."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _program() -> str:
    """Return what to type for ``dprk``: its path, where it is installed and not on PATH."""
    beside = Path(sys.executable).with_name("dprk")
    if shutil.which("dprk") is None and beside.is_file():
        return str(_near(beside))
    return "dprk"
