"""``dprk check``: everything that can be wrong in what is said."""

from __future__ import annotations

import click

from graph.commands import options
from graph.errors import DprkError, ManyErrors
from graph.places import places

FOUND_WRONG = 3


@click.command("check")
@options.root
@options.documents
def command(root: str | None, documents: str | None) -> int:
    """Check claims/ for everything that can be wrong: form, shapes, labels, judgements.

    With --documents (or DPRK_DOCUMENTS) every passage is looked up, too, and every number, date,
    name and list member of the texts must be used by a claim or excused. What is found goes to
    stdout; the exit code is then 3.
    """
    from graph.build.dataset import dataset
    from graph.claims.load import load
    from graph.read import knowledge

    where = places(root, None, documents)
    try:
        written = load(where.claims)
        held = knowledge(dataset(written))
    except ManyErrors as errors:
        return _told(errors.errors)
    click.echo(
        f"form, shapes, labels, judgements: {len(held.claims):,} claims and "
        f"{len(held.entities):,} entities are sound",
        err=True,
    )
    if where.documents is None:
        click.echo("passages, coverage: not checked (give --documents DIR)", err=True)
        return 0
    from graph.evidence.check import NOT_CHECKED, check, with_passages
    from graph.evidence.coverage import coverage
    from graph.evidence.documents import assign

    assigned = assign(where.documents, held.sources, held)
    for stray in assigned.strays:
        click.echo(f"{stray.name}: {stray.why}", err=True)
    for source in assigned.without:
        click.echo(f"{held.sources[source].id}: no document, not checked", err=True)
    checked = check(held, assigned.texts)
    counts = ", ".join(f"{count:,} {status}" for status, count in checked.counts.items() if count)
    click.echo(f"passages: {counts}", err=True)
    covered = coverage(with_passages(held, checked), assigned.texts)
    for of_source in covered.sources.values():
        click.echo(
            f"{held.sources[of_source.source].id}: {of_source.sentences} sentences, "
            f"{of_source.covered} with claims, {of_source.excused} excused, "
            f"{of_source.unread} unread; {sum(map(_all, of_source.marks.values()))} marks, "
            f"{len(of_source.unaccounted)} unaccounted",
            err=True,
        )
    changed = [one for one in checked.passages.values() if one.status not in {"exact", NOT_CHECKED}]
    for one in changed:
        if one.error is None:
            click.echo(f"{one.key or one.iri}: {one.status} to [{one.start}, {one.end})", err=True)
    return _told([*checked.errors], [str(one) for one in covered.unaccounted])


def _all(counts: object) -> int:
    return sum(counts.values()) if isinstance(counts, dict) else 0


def _told(errors: list[DprkError] | tuple[DprkError, ...], others: list[str] | None = None) -> int:
    from graph.ask.formats import terminal_safe

    found = [*(str(error) for error in errors), *(others or [])]
    for one in found:
        click.echo(terminal_safe(one.encode()).decode())
    if not found:
        return 0
    click.echo(f"{len(found)} found", err=True)
    return FOUND_WRONG
