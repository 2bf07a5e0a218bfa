"""``dprk dossier``: a report on an entity, to be read, printed or put into another report."""

from __future__ import annotations

import click

from graph.commands import options

SUFFIXES = {".md": "md", ".markdown": "md", ".html": "html", ".htm": "html"}


@click.command("dossier")
@click.argument("name", metavar="ENTITY")
@options.located
@options.lang
@click.option(
    "--format",
    "form",
    type=click.Choice(["md", "html"]),
    help="Markdown or HTML (default: by the file's name, else Markdown).",
)
@click.option("-o", "--output", metavar="FILE", help="Write the report to a file.")
def command(
    name: str, root: str | None, out: str | None, lang: str, form: str | None, output: str | None
) -> None:
    """Write a report on ENTITY: a label, alias or id, in either language.

    What is claimed, by whom, how firmly, what is disputed, a timeline, a picture of its ties, and
    every sentence with its source.
    """
    from pathlib import PurePath

    from graph.dossier.gather import gather
    from graph.network.lookup import entity

    _where, held = options.opened(root, out)
    dossier = gather(held, entity(held, name), lang)
    suffix = PurePath(output or "").suffix.lower()
    if (form or SUFFIXES.get(suffix, "md")) == "html":
        from graph.dossier.html import html

        text = html(dossier)
    else:
        from graph.dossier.markdown import markdown

        text = markdown(dossier)
    with options.binary_out(output) as send:
        send(text.encode())
    if output and output != "-":
        click.echo(f"written to {output}", err=True)
