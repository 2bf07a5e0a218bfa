"""``dprk compare``: what two builds say differently."""

from __future__ import annotations

import click

from graph.commands import options


@click.command("compare")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="[NEW]", required=False)
@options.located
@options.lang
@options.width
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "md"]),
    default="table",
    show_default=True,
)
@click.option("-o", "--output", metavar="FILE", help="Write the comparison to a file.")
def command(
    old: str,
    new: str | None,
    root: str | None,
    out: str | None,
    lang: str,
    width: int | None,
    form: str,
    output: str | None,
) -> None:
    """Show which claims are new, gone or changed from the build OLD to the build NEW.

    Each is a build's folder, or its graph.trig; without NEW, the last build. A claim is the same if
    its id is; it has changed if it has another, and still is about the same subject, relation and
    object in the same source.
    """
    from graph.commands import comparing
    from graph.network.compare import compare
    from graph.places import places

    before = comparing.built(old)
    after = comparing.built(new if new is not None else str(places(root, out).dataset))
    report = comparing.Report(before, after, compare(before, after), lang)
    if form == "json":
        told = comparing.json(report)
    elif form == "md":
        told = comparing.markdown(report)
    else:
        colour = options.coloured() and output is None
        told = comparing.text(report, options.columns(width), colour=colour)
    with options.binary_out(output) as send:
        send(told.encode())
