"""``dprk ask``: run a ready question, or any SPARQL, safely."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from graph.commands import asking, options, plain
from graph.model import short
from graph.places import places

if TYPE_CHECKING:
    from graph.ask.engine import Engine
    from graph.ask.solutions import Solutions
    from graph.places import Places

FORMATS = ("table", "csv", "tsv", "json", "xml", "xlsx", "md", "ttl")
#: the formats for people, which show what each claim says and where unless told otherwise
FOR_PEOPLE = ("table", "md", "xlsx")
SHOWN_DIGITS = 10


@click.command("ask")
@click.argument("what", metavar="NAME|FILE|-|QUESTION", nargs=-1, required=True)
@options.located
@options.lang
@options.width
@click.option("--param", "params", multiple=True, metavar="KEY=VALUE", help="Repeatable.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option(
    "--limit",
    type=click.IntRange(1, 1_000_000),
    default=10_000,
    show_default=True,
    help="Solutions at most; an answer that is cut says so.",
)
@click.option(
    "--timeout", type=click.FloatRange(0.1, 3600), default=30, show_default=True, help="Seconds."
)
@click.option(
    "--evidence/--no-evidence",
    default=None,
    help="What each claim says, by whom and where (default: in table, md and xlsx).",
)
@click.option("--labels", is_flag=True, help="Add a column of labels in csv and tsv, too.")
@click.option(
    "--raw", is_flag=True, help="Leave cells of csv that a spreadsheet takes as formulas."
)
@click.option("--endpoint", metavar="URL", help="Ask this SPARQL server instead of the build.")
@click.option("-o", "--output", metavar="FILE", help="Write the answer to a file.")
def command(
    what: tuple[str, ...],
    root: str | None,
    out: str | None,
    lang: str,
    width: int | None,
    params: tuple[str, ...],
    form: str,
    limit: int,
    timeout: float,
    *,
    evidence: bool | None,
    labels: bool,
    raw: bool,
    endpoint: str | None,
    output: str | None,
) -> None:
    """Ask a ready question by its NAME, the SPARQL of a FILE or of stdin (-), or in plain words.

    Plain words, English or French, are several, or end in a question mark: "Who robbed Bybit?"
    picks the ready question that they mean, and says which on stderr, with its SPARQL.

    `dprk questions` lists the ready ones. A query of your own may use the prefixes dprk:, : (ids),
    rdfs:, skos:, oa:, prov: and xsd: without declaring them. It sees everything but the alleged
    simple edges; it can't read files or the web, and is stopped at its time limit.
    """
    from graph.ask.formats import FORMATS as WRITERS
    from graph.ask.formats import Options, safe_text, terminal_safe, write
    from graph.ask.formats.base import cut_mark

    if form == "xlsx" and output is None and sys.stdout.isatty():
        raise click.UsageError("xlsx is not for a terminal: name a file with --output")
    where = places(root, out)
    text = " ".join(what)
    if_empty = ""
    if plain.is_plain(text):
        heard = plain.heard(where, text, params, lang)
        asked, spoken, if_empty = heard.asked, heard.lang, heard.if_empty
        if click.get_current_context().get_parameter_source("lang") is ParameterSource.DEFAULT:
            lang = spoken
    else:
        asked = asking.asked(where, text, params)
    with ExitStack() as stack:
        engine = _engine(where, endpoint, stack)
        if asked.question is None:
            _warn(engine, asked.query)
        found = asking.solutions(engine, asked, timeout=timeout, limit=limit)
        shown, notes = found, ""
        if evidence or (evidence is None and form in FOR_PEOPLE):
            from graph import footnotes as told
            from graph.evidence.kept import kept

            shown, notes = told.added(
                engine, found, kept(where), form, lang, options.columns(width)
            )
        words = _labels(engine, shown, lang, form) if WRITERS[form].labelled or labels else {}
    data = write(
        form,
        shown,
        Options(
            labels=words,
            width=options.columns(width),
            colour=options.coloured() and output is None,
            raw=raw,
        ),
    )
    data += notes.encode()
    if output is None and sys.stdout.isatty() and not WRITERS[form].binary and form != "table":
        data = terminal_safe(data)
    with options.binary_out(output) as send:
        send(data)
    if found.truncated:
        click.echo(f"{cut_mark(found)} (--limit)", err=True)
    if if_empty and not len(found):
        click.echo(safe_text(if_empty), err=True)


def _engine(where: Places, endpoint: str | None, stack: ExitStack) -> Engine:
    if endpoint:
        from graph.ask.endpoint import EndpointEngine

        return EndpointEngine(endpoint)
    from graph.ask.engine import OxigraphEngine

    return stack.enter_context(OxigraphEngine(where.store))


def _warn(engine: Engine, query: str) -> None:
    from graph.ask import hints
    from graph.ask.guard import check_query

    checked = check_query(query)
    for warning in (*hints.slips(checked), *hints.strangers(engine, checked)):
        click.echo(f"warning: {warning}", err=True)
    note = hints.bare_edges(checked)
    if note:
        click.echo(f"note: {note}", err=True)


def _labels(engine: Engine, found: Solutions, lang: str, form: str) -> dict[str, str]:
    from graph.ask import words

    every = words.iris(found)
    short_ = {iri: short(iri) for iri in words.claims(found)}
    if form == "table":
        # a terminal is narrow: `dprk show` takes the beginning of a hash, and a source's slug
        short_ = {iri: text.removeprefix("claim/")[:SHOWN_DIGITS] for iri, text in short_.items()}
        short_ |= {iri: short(iri).removeprefix("source/") for iri in every if "/id/source/" in iri}
    return short_ | words.labels(engine, [iri for iri in every if iri not in short_], lang)
