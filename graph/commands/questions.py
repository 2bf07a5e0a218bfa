"""``dprk questions``: the ready questions, with their parameters."""

from __future__ import annotations

import textwrap

import click

from graph.commands import options
from graph.model import said
from graph.places import places


@click.command("questions")
@click.argument("name", required=False)
@options.root
@options.lang
@options.width
@click.option("--tag", help="Only those with a tag.")
def command(
    name: str | None, root: str | None, lang: str, width: int | None, tag: str | None
) -> None:
    """List the ready questions; with NAME, one of them whole, with its SPARQL."""
    from graph.ask.questions import load
    from graph.errors import UnknownName

    ready = load(places(root).queries)
    columns = options.columns(width)
    if name is not None:
        if name not in ready:
            from difflib import get_close_matches

            near = tuple(get_close_matches(name, ready, n=3, cutoff=0.5))
            raise UnknownName(f"no ready question {name!r}", nearest=near)
        one = ready[name]
        click.echo(said(one.summary, lang))
        click.echo("\n".join(textwrap.wrap(said(one.description, lang), columns)))
        for param in one.params:
            default = f" (default: {param.default})" if param.default else ""
            click.echo(f"  --param {param.name}=…  {said(param.summary, lang)}{default}")
        click.echo()
        click.echo(one.query, nl=False)
        return
    tags = sorted({each for one in ready.values() for each in one.tags})
    if tag is not None and tag not in tags:
        raise UnknownName(f"no question has the tag {tag!r}", nearest=tuple(tags))
    for key, one in ready.items():
        if tag is not None and tag not in one.tags:
            continue
        params = " ".join(f"[{param.name}]" for param in one.params)
        click.echo(f"{key} {params}".rstrip())
        click.echo(
            textwrap.fill(
                said(one.summary, lang),
                columns - 4,
                initial_indent="    ",
                subsequent_indent="    ",
            )
        )
