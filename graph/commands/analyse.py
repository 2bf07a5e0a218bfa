"""``dprk analyse``: what the shape of the network says, without allegations and with them."""

from __future__ import annotations

import sys

import click

from graph.commands import options


@click.command("analyse")
@options.located
@options.lang
@options.width
@click.option("--about", metavar="ENTITY", help="Measure what surrounds an entity.")
@click.option(
    "--steps", type=click.IntRange(1, 4), default=2, show_default=True, help="How far around it."
)
@click.option(
    "--top",
    type=click.IntRange(1, 100_000),
    default=10,
    show_default=True,
    help="Rows of each measure, on each kind of claims.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv", "md"]),
    default="table",
    show_default=True,
)
@click.option(
    "--raw", is_flag=True, help="Leave cells of csv that a spreadsheet takes as formulas."
)
@click.option("-o", "--output", metavar="FILE", help="Write the measures to a file.")
def command(
    root: str | None,
    out: str | None,
    lang: str,
    width: int | None,
    about: str | None,
    steps: int,
    top: int,
    form: str,
    *,
    raw: bool,
    output: str | None,
) -> None:
    """Measure the network: who stands in most claims, what lies between, what holds it together.

    Degree, betweenness, communities, bridges, articulation points and components, on asserted
    claims, and again with allegations: each row says on which it rests, and each measure what it
    means and does not. Of everything, or of what surrounds an entity (--about).
    """
    from graph.ask.formats.base import terminal_safe
    from graph.commands import analysing
    from graph.commands.draw import around
    from graph.network.lookup import entity
    from graph.network.measures import measure

    _where, held = options.opened(root, out)
    claims = around(held, entity(held, about), steps) if about else None
    report = analysing.Report(held, measure(held, claims), lang, top)
    colour = options.coloured() and output is None
    if form == "csv":
        data = analysing.csv(report, raw=raw)
        if output is None and sys.stdout.isatty():
            data = terminal_safe(data)
    elif form == "json":
        data = analysing.json(report).encode()
    elif form == "md":
        data = analysing.markdown(report).encode()
    else:
        data = analysing.text(report, options.columns(width), colour=colour).encode()
    with options.binary_out(output) as send:
        send(data)
