"""``dprk check``: everything that can be wrong in what is said."""

from __future__ import annotations

import click

from graph.commands import options
from graph.errors import DprkError, ManyErrors, PlaceError
from graph.places import places


@click.command("check")
@click.argument("files", nargs=-1, metavar="[FILE]...")
@options.root
@options.documents
@click.option("--with-ours", is_flag=True, help="FILEs may refer to our entities.")
@click.option(
    "--input",
    "form",
    type=click.Choice(["ttl", "trig", "nt", "nq", "jsonld"]),
    help="The format of FILEs (default: what each name ends with).",
)
@click.option(
    "--timeout",
    type=click.FloatRange(1, 3600),
    default=120,
    show_default=True,
    help="Seconds that each FILE may take.",
)
@options.lang
def command(
    files: tuple[str, ...],
    root: str | None,
    documents: str | None,
    *,
    with_ours: bool,
    form: str | None,
    timeout: float,
    lang: str,
) -> int:
    """Check claims/ for everything that can be wrong: form, shapes, labels, judgements.

    With --documents (or DPRK_DOCUMENTS) every passage is looked up, too, and every number, date,
    name and list member of the texts must be used by a claim or excused. What is found goes to
    stdout; the exit code is then 3.

    With FILEs, your own data are checked against the shapes instead: Turtle, TriG, N-Triples,
    N-Quads or JSON-LD, and - is stdin. Each FILE is checked by itself.
    """
    if files:
        return _foreign(files, root if with_ours else None, form, timeout, lang, ours=with_ours)
    return _ours(root, documents)


def _foreign(
    files: tuple[str, ...],
    root: str | None,
    form: str | None,
    timeout: float,
    lang: str,
    *,
    ours: bool,
) -> int:
    from graph.ask.formats import safe_text
    from graph.build.foreign import Bounds, bounded_read, check, form_of

    # all names first: a misnamed last file is told before a long check of the first
    forms = [form or form_of(name) for name in files]
    beside = _entities(root) if ours else b""
    mend = "mend" if lang == "en" else "remède"
    wrong = 0
    for name, kind in zip(files, forms, strict=True):
        try:
            with click.open_file(name, "rb") as stream:
                data = bounded_read(stream, name)
        except OSError as error:
            raise PlaceError(f"can't be read: {error.strerror}", where=name) from error
        found = check(data, kind, name, ours=beside, bounds=Bounds(timeout))
        for one in found.violations:
            words, how = dict(one.message)[lang], dict(one.mend)[lang]
            told = f"{name}: {one.focus}: {words}\n  {mend}: {how}"
            click.echo(safe_text(told))
        counts = ", ".join(f"{count:,} {kind}" for kind, count in found.nodes.items())
        many = len(found.violations) + found.more
        more = f" ({found.more:,} not shown)" if found.more else ""
        click.echo(f"{name}: {counts or 'nothing of our classes'}; {many:,} found{more}", err=True)
        # a file in which no shape has anything to check is not sound: it is not checked
        wrong += many or not found.nodes
    return options.FOUND_WRONG if wrong else 0


def _entities(root: str | None) -> bytes:
    """Return our entities as N-Triples, for data that refer to them."""
    import pyoxigraph as ox

    from graph.build import names
    from graph.build.assemble import parse
    from graph.claims.load import load

    written = load(places(root, None, None).claims)
    triples = [triple for node in written.nodes[names.ENTITIES] for triple in parse(node)]
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""


def _ours(root: str | None, documents: str | None) -> int:
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
    missing = [
        f"{held.sources[source].id}: none of the documents is its text\n"
        "  mend: put its text in the folder, or look whether a file there is empty or another text"
        for source in assigned.without
    ]
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
    unaccounted = [str(one) for one in covered.unaccounted]
    return _told([*checked.errors, *checked.warnings], [*missing, *unaccounted])


def _all(counts: object) -> int:
    return sum(counts.values()) if isinstance(counts, dict) else 0


def _told(errors: list[DprkError] | tuple[DprkError, ...], others: list[str] | None = None) -> int:
    from graph.ask.formats import safe_text

    found = [*(str(error) for error in errors), *(others or [])]
    for one in found:
        click.echo(safe_text(one))
    if not found:
        return 0
    click.echo(f"{len(found)} found", err=True)
    return options.FOUND_WRONG
