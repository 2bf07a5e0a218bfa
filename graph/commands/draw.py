"""``dprk draw``: a network page of everything, of an answer, of an entity or of a path."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.commands import options
from graph.errors import DprkError, UnknownName
from graph.model import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.model import Claim, Knowledge, Words
    from graph.places import Places


@click.command("draw")
@options.located
@click.option(
    "--lang",
    type=click.Choice(["en", "fr"]),
    help="The language that the page opens in (default: the browser's).",
)
@click.option("--about", metavar="ENTITY", help="Draw what surrounds an entity.")
@click.option(
    "--steps", type=click.IntRange(1, 4), default=1, show_default=True, help="How far around it."
)
@click.option("--path", "ends", nargs=2, metavar="A B", help="Draw how A is connected to B.")
@click.option("--question", metavar="NAME|FILE|-", help="Draw the claims of a question's answer.")
@click.option("--param", "params", multiple=True, metavar="KEY=VALUE", help="For the question.")
@click.option(
    "--compare", "other", metavar="OLD", help="Draw what is new, gone or changed since a build."
)
@click.option(
    "-o",
    "--output",
    default="network.html",
    show_default=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The page to write; - is stdout.",
)
def command(
    root: str | None,
    out: str | None,
    lang: str | None,
    about: str | None,
    steps: int,
    ends: tuple[str, str] | None,
    question: str | None,
    params: tuple[str, ...],
    other: str | None,
    output: Path,
) -> None:
    """Draw a network page: one file that opens without the internet.

    Of everything, unless --about, --path, --question or --compare says otherwise.
    """
    if sum(map(bool, (about, ends, question, other))) > 1:
        raise click.UsageError("--about, --path, --question and --compare exclude each other")
    if params and not question:
        raise click.UsageError("--param goes with --question")
    from graph.network.lookup import entity

    where, held = options.opened(root, out)
    claims: Iterable[Claim] | None = None
    changes: Mapping[str, str] | None = None
    title: Words = {"en": "DPRK networks", "fr": "Réseaux de la RPDC"}
    lead: Words = {}
    if about:
        centre = entity(held, about)
        claims = around(held, centre, steps)
        title = {tag: held.label(centre, tag) for tag in ("en", "fr")}
    elif ends:
        first, last = (entity(held, name) for name in ends)
        claims, title, lead = _on_paths(held, first, last)
    elif question:
        claims, title = _of_question(where, held, question, params)
    elif other:
        held, claims, changes, title = _since(other, held)
    from graph.page.draw import page

    html = page(held, claims, title=title, lead=lead, lang=lang, changes=changes)
    with options.binary_out(str(output)) as send:
        send(html.encode())
    if str(output) != "-":
        click.echo(f"drawn in {output}", err=True)


def _of_question(
    where: Places, held: Knowledge, question: str, params: tuple[str, ...]
) -> tuple[list[Claim], Words]:
    from graph.ask import words
    from graph.ask.engine import OxigraphEngine
    from graph.commands import asking

    asked = asking.asked(where, question, params, held)
    with OxigraphEngine(where.store) as engine:
        found = asking.solutions(engine, asked, timeout=30, limit=10_000)
    claims = [held.claims[iri] for iri in words.claims(found) if iri in held.claims]
    if not claims:
        raise DprkError(
            "no claims are among the solutions",
            mend="let the query select ?claim" if len(found) else "nothing to draw",
        )
    return claims, asked.title


def _since(
    other: str, held: Knowledge
) -> tuple[Knowledge, tuple[Claim, ...], Mapping[str, str], Words]:
    """Return what differs from an older build, with both builds in one, and a title that counts."""
    from graph.commands.comparing import Report, built
    from graph.network.compare import compare, together

    before = built(other)
    found = compare(before, held)
    if not found.claims:
        raise DprkError("both builds make the same claims", mend="nothing to draw")
    title = {lang: Report(before, held, found, lang).summary for lang in LANGUAGES}
    return together(before, held), found.claims, found.marks, title


def around(held: Knowledge, centre: str, steps: int) -> list[Claim]:
    """Return the claims within ``steps`` of an entity, whatever they say of it."""
    near = {centre}
    found: dict[str, Claim] = {}
    for _step in range(steps):
        touching = [claim for claim in held.claims.values() if {claim.subject, claim.object} & near]
        found |= {claim.iri: claim for claim in touching}
        near |= {end for claim in touching for end in (claim.subject, claim.object) if end}
    return [found[iri] for iri in sorted(found)]


def _on_paths(held: Knowledge, first: str, last: str) -> tuple[list[Claim], Words, Words]:
    """Return the claims of the firmest paths, and of the first a title and its weakest link."""
    from graph.network.paths import connect
    from graph.network.words import path_title, weakest_link

    found = connect(held, {first}, {last}, limit=5)
    claims = {
        claim.iri: claim
        for path in found.paths
        for hop in path.hops
        for claim in (hop.claim, *hop.others)
    }
    if not claims:
        raise UnknownName("no path leads from one to the other: `dprk path` says why")
    title, lead = (
        {lang: tell(held, found.paths[0], lang) for lang in LANGUAGES}
        for tell in (path_title, weakest_link)
    )
    return [claims[iri] for iri in sorted(claims)], title, lead
