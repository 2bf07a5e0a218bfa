"""``dprk path``: how one entity is connected to another."""

from __future__ import annotations

import click

from graph.commands import options


@click.command("path")
@click.argument("start", metavar="A")
@click.argument("end", metavar="B")
@options.located
@options.lang
@options.width
@click.option("--limit", type=click.IntRange(1, 50), default=3, show_default=True, help="Paths.")
@click.option(
    "--max-hops", type=click.IntRange(1, 12), default=6, show_default=True, help="Hops a path."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For reading, or for a program.",
)
def command(
    start: str,
    end: str,
    root: str | None,
    out: str | None,
    lang: str,
    width: int | None,
    limit: int,
    max_hops: int,
    form: str,
) -> None:
    """Show how A is connected to B, hop by hop, the firmest way first.

    A path never passes through a denied claim, a planned or urged one, or two things that are only
    mentioned together; it says when it rests on an allegation.
    """
    from graph.network import plain, words
    from graph.network.lookup import entity
    from graph.network.paths import connect, without_detours

    _where, held = options.opened(root, out)
    ends = [{entity(held, name)} for name in (start, end)]
    found = connect(held, ends[0], ends[1], limit=limit, max_hops=max_hops)
    found = without_detours(found)
    if form == "json":
        click.echo(plain.as_json(plain.plain_paths(held, found, lang)), nl=False)
        return
    text = words.render_paths(held, found, lang, options.columns(width), colour=options.coloured())
    click.echo(text, color=True)
