"""``dprk locate``: the evidence of a passage, ready to be put into a claim."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from graph.errors import EvidenceError, PlaceError


@click.command("locate")
@click.argument(
    "document", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)
)
@click.argument("passage", required=False)
@click.option(
    "--nth", type=click.IntRange(1), help="Which one, where the words stand several times."
)
def command(document: Path, passage: str | None, nth: int | None) -> None:
    """Print the evidence of PASSAGE in a text file (or stdin, -), for a claim's file.

    Without PASSAGE, print the digest and length for the source itself. White space, quotation
    marks and hyphens don't have to be the document's own.
    """
    from graph.text.locate import select
    from graph.text.normal import digest, stored_text
    from graph.text.quote import places_of

    if nth is not None and passage is None:
        raise click.UsageError("--nth goes with a PASSAGE")
    text = stored_text(_bytes(document), where=str(document))
    if passage is None:
        click.echo(f"digest: {digest(text)}\nlength: {len(text)}")
        return
    found = places_of(text, passage)
    if not found:
        raise EvidenceError(
            "the passage does not stand in the document",
            where=str(document),
            mend="copy the words as they stand there",
        )
    if len(found) > 1 and nth is None:
        raise EvidenceError(
            f"the passage stands {len(found)} times",
            where=str(document),
            mend="say which with --nth, or give more words around it",
        )
    if nth is not None and nth > len(found):
        raise EvidenceError(f"the passage stands {len(found)} times only", where=str(document))
    start, end = found[(nth or 1) - 1]
    selector = select(text, start, end)
    click.echo(
        f"evidence: {{selector: {{start: {start}, end: {end}}}, "
        f"textDigest: {selector.text_digest}, matchLength: {selector.match_length}, "
        f"matchDigest: {selector.match_digest}}}"
    )


def _bytes(document: Path) -> bytes:
    if document == Path("-"):
        return sys.stdin.buffer.read()
    try:
        return document.read_bytes()
    except OSError as error:
        raise PlaceError(
            f"can't be read: {error.strerror}",
            where=str(document),
            mend="see that the file may be read",
        ) from error
