"""``dprk show``: all that is claimed about an entity, by whom, with passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graph.commands import options

if TYPE_CHECKING:
    from graph.model import Knowledge


@click.command("show")
@click.argument("name", metavar="ENTITY")
@options.located
@options.lang
@options.width
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For reading, or for a program.",
)
def command(
    name: str, root: str | None, out: str | None, lang: str, width: int | None, form: str
) -> None:
    """Show all that is claimed about ENTITY: a label, alias or id, in either language.

    Accents and case don't matter. A claim (its hash) and a source (its slug) can be shown too.
    """
    from graph.network import plain, words
    from graph.network.lookup import Kind, lookup

    _where, held = options.opened(root, out)
    match = lookup(held, name)
    for other in sorted(held.entities.values(), key=lambda entity: entity.iri):
        if match.iri == other.territory_of or other.iri == held_territory(held, match.iri):
            label = held.label(other.iri, lang)
            click.echo(f"see also: {label} (dprk show {other.id})", err=True)
    if form == "json":
        as_plain = {
            Kind.ENTITY: plain.plain_entity,
            Kind.CLAIM: plain.plain_claim,
            Kind.SOURCE: plain.plain_source,
        }[match.kind]
        click.echo(plain.as_json(as_plain(held, match.iri, lang)), nl=False)
        return
    render = {
        Kind.ENTITY: words.render_entity,
        Kind.CLAIM: words.render_claim,
        Kind.SOURCE: words.render_source,
    }[match.kind]
    text = render(held, match.iri, lang, options.columns(width), colour=options.coloured())
    click.echo(text, color=True)


def held_territory(held: Knowledge, iri: str) -> str:
    """Return the State whose land an entity is, or nothing."""
    entity = held.entities.get(iri)
    return entity.territory_of if entity else ""
