"""``dprk extract``: candidate claims out of new documents."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.commands import options
from graph.commands.extracting import Bar, keep, knowledge_of, many, say, told, watched, weights_of
from graph.errors import ValueFormError
from graph.places import places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.extract.document import Result, Told
    from graph.extract.many import Done, Job, Kit, Lost
    from graph.places import Places

_WENT_WRONG = 1
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]{1,2000}")


def _edtf(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    from graph.values.periods import period

    try:
        return period(value).edtf if value is not None else None
    except ValueFormError as error:
        raise click.BadParameter(f"{error.what}: {error.mend}", ctx, param) from error


def _iri(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is not None and not _ADDRESS.fullmatch(value):
        raise click.BadParameter("not a web address (https://…)", ctx, param)
    return value


@click.command("extract")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "-o", "--output", metavar="FILE", help="Where to write (default: stdout); or a folder."
)
@options.located
@click.option(
    "--format-in",
    "form",
    type=click.Choice(["text", "html", "pdf", "docx"]),
    help="What FILEs are (default: what each holds).",
)
@click.option(
    "--language", type=click.Choice(["en", "fr"]), help="The language of all that FILEs say."
)
@click.option("--publisher", metavar="NAME|ID", help="Who published FILEs.")
@click.option("--title", help="The title of FILE.")
@click.option("--date", metavar="EDTF", callback=_edtf, help="The date that FILEs bear.")
@click.option("--address", metavar="URL", callback=_iri, help="The web address of FILE.")
@click.option(
    "--watch", multiple=True, metavar="NAMES.csv", help="A list of names to look out for."
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="How many FILEs to read at a time.",
)
@click.option(
    "--tier",
    type=click.Choice(["automatic", "review", "unsure"]),
    default="review",
    show_default=True,
    help="The least sure candidates to write.",
)
@click.option("--report", metavar="FILE.json", help="Also write how each claim was read.")
@click.option(
    "--explain", is_flag=True, help="Show how each sentence was read, and write no claims."
)
@click.option("--score", metavar="GOLD", help="Hold the candidates against gold claims.")
@click.option(
    "--refit", is_flag=True, help="With --score: write new weights to the file of --weights."
)
@click.option("--weights", metavar="FILE", help="Other weights than the program's own.")
def command(
    files: tuple[str, ...],
    output: str | None,
    root: str | None,
    out: str | None,
    *,
    form: str | None,
    language: str | None,
    publisher: str | None,
    title: str | None,
    date: str | None,
    address: str | None,
    watch: tuple[str, ...],
    workers: int,
    tier: str,
    report: str | None,
    explain: bool,
    score: str | None,
    refit: bool,
    weights: str | None,
) -> int:
    """Take candidate claims out of documents in English or French, for a person to check.

    FILE is a text, a web page, a PDF or a DOCX; - is stdin. The candidates are written as a file of
    claims/, in YAML, each with its passage; several FILEs give one YAML document each, or, where
    the output is a folder, one file each. The text of each FILE is kept in the build's texts/, so
    that `dprk check --documents` finds the passages.

    With --score, FILEs are texts whose claims are known, and GOLD is their file or folder.
    The exit code is 3 if a FILE could not be read, or holds no English or French.
    """
    _misuse(
        files,
        output,
        title,
        address,
        tier,
        explain=explain,
        score=score,
        refit=refit,
        weights=weights,
    )
    from graph.extract.document import Told

    said = Told(title or "", publisher or "", date or "", language or "", address or "")
    where = places(root, out)
    jobs = _jobs(files, said, form, tier, explain=explain)
    kit = _kit(where, watch, score, weights, refits=refit)
    run = _run(jobs, kit, workers, where, keeps=score is None or output is not None)
    results = [one.result for one in run.done]
    if report is not None:
        _to_file(report, results)
    if score is not None:
        _scored(run.done, score, weights if refit else None)
    if explain:
        _shown("\n".join(one.explanation for one in run.done))
    elif output is not None or score is None:
        _written([one for one in results if one.built.tree["claims"]], output)
    if results and score is None and not explain:
        _next(where, output)
    if not results:
        return _WENT_WRONG if len(run.lost) == len(jobs) else options.FOUND_WRONG
    return options.FOUND_WRONG if run.is_short else 0


def _misuse(
    files: Sequence[str],
    output: str | None,
    title: str | None,
    address: str | None,
    tier: str,
    *,
    explain: bool,
    score: str | None,
    refit: bool,
    weights: str | None,
) -> None:
    """Refuse options that don't go together, before anything is read."""
    wrong = {
        "- can be read once only": files.count("-") > 1,
        "--title and --address are of one FILE": len(files) > 1 and bool(title or address),
        "--explain writes no claims: leave out --output": explain and output is not None,
        "--explain and --score don't go together": explain and score is not None,
        "--score is of all tiers: leave out --tier": score is not None and tier != "review",
        "--refit goes with --score GOLD": refit and score is None,
        "--refit goes with --weights FILE, to be written": refit and weights is None,
    }
    for what, is_so in wrong.items():
        if is_so:
            raise click.UsageError(what)


def _jobs(
    files: Sequence[str], said: Told, form: str | None, tier: str, *, explain: bool
) -> list[Job]:
    from graph.extract.many import Job
    from graph.reading import Bounds
    from graph.reading.source import contents

    def data(path: str) -> bytes | None:
        # a process of its own has no stdin of ours
        return contents(Path("-"), Bounds().largest) if path == "-" else None

    return [Job(path, said, form, tier, explain, data(path)) for path in files]


def _kit(
    where: Places, watch: Sequence[str], score: str | None, weights: str | None, *, refits: bool
) -> Kit:
    from graph.extract.known import known
    from graph.extract.linking.score import held_out_of
    from graph.extract.many import Kit
    from graph.extract.scoring.gold import gold

    weigh = None if refits else weights_of(weights)
    held_out = tuple(held_out_of(Path(weights))) if refits and weights is not None else ()
    right = gold(Path(score)) if score is not None else None
    held = knowledge_of(where)
    texts = {source.digest: source.id for source in held.sources.values()}
    return Kit(known(held.entities, watched(watch)), weigh, right, texts, refits, held_out)


@dataclass(frozen=True, slots=True)
class _Ran:
    """What came of the files; ``is_short`` if anything is missing from it."""

    done: list[Done]
    lost: list[Lost]
    is_short: bool


def _run(jobs: Sequence[Job], kit: Kit, workers: int, where: Places, *, keeps: bool) -> _Ran:
    """Extract the files, and tell of each on stderr as it is done."""
    from graph.extract.many import Lost, each
    from graph.extract.parsing.models import MissingModel

    done: list[Done] = []
    lost: list[Lost] = []
    silent = 0
    seen: dict[str, str] = {}
    bar = Bar(len(jobs))
    bar.show(0)
    for count, (job, one) in enumerate(zip(jobs, each(jobs, kit, workers), strict=True), start=1):
        bar.clear()
        if isinstance(one, Lost):
            if isinstance(one.error, MissingModel):
                raise one.error
            lost.append(one)
            say(f"error: {one.error}")
        elif not one.result.sentences:
            silent += 1
            say(f"warning: {job.path}: holds no sentence in English or French")
        elif one.result.digest in seen:
            say(f"warning: {job.path}: the same text as {seen[one.result.digest]}, and left out")
        else:
            seen[one.result.digest] = job.path
            done.append(one)
            _told(one.result, kit, job)
            if keeps:
                keep(one.result, where)
        bar.show(count)
    bar.clear()
    return _Ran(done, lost, bool(lost) or silent > 0)


def _told(result: Result, kit: Kit, job: Job) -> None:
    say(told(result))
    for warning in result.document.warnings:
        say(f"warning: {job.path}: {warning}")
    known = kit.texts.get(result.digest)
    if known is not None and kit.gold is None:
        say(f"warning: {job.path}: claims/ has this text already, as source/{known}")
    if not result.built.tree["claims"]:
        say(f"warning: {job.path}: no candidate, so that no claims are written of it")


def _written(results: Sequence[Result], output: str | None) -> None:
    """Write the claims files, where there are any: one stream, or a folder's files."""
    from graph.extract.together import together
    from graph.extract.writing.dump import dumped

    texts = [
        dumped(built.tree, built.readings, one.tiers, one.extraction.alarms)
        for built, one in zip(together([one.built for one in results]), results, strict=True)
    ]
    if output is not None and Path(output).is_dir():
        for one, text in zip(results, texts, strict=True):
            _whole(str(Path(output) / f"{one.slug}.yaml"), text)
    elif texts and (output is None or output == "-"):
        _shown("---\n".join(texts), raw=not sys.stdout.isatty())
    elif texts and output is not None:
        _whole(output, "---\n".join(texts))


def _whole(path: str, text: str) -> None:
    with options.binary_out(path) as write:
        write(text.encode())


def _shown(text: str, *, raw: bool = False) -> None:
    from graph.ask.formats import terminal_safe

    with options.binary_out(None) as write:
        write(text.encode() if raw else terminal_safe(text.encode()))


def _to_file(path: str, results: Sequence[Result]) -> None:
    from graph.extract.account import account

    with options.binary_out(path) as write:
        write(account(results))


def _scored(done: Sequence[Done], gold: str, weights: str | None) -> None:
    """Print the report on what was scored; with ``weights``, fit new ones and write them there."""
    from graph.extract.linking.pairs.table import write as write_table
    from graph.extract.linking.refit import write
    from graph.extract.linking.score import classifier_of, table_of
    from graph.extract.linking.score import weights as current
    from graph.extract.scoring.refitting import refitted
    from graph.extract.scoring.report import refit_report, report
    from graph.files import atomic_write

    judged = [one.judged for one in done if one.judged is not None]
    if not judged:
        return
    lost = [loss for one in judged for loss in one.losses]
    _shown(report([one.scored for one in judged], lost, f"Extraction against {Path(gold).name}"))
    if weights is None:
        return
    found = refitted([one.options for one in judged])
    own = current()
    tiers = {"automatic": own.automatic, "review": own.review, "unsure": own.unsure}
    write(found.fitted, tiers, Path(weights))
    table = table_of(Path(weights))
    write_table(found.table, table)
    beside = classifier_of(Path(weights))
    if not beside.exists():
        # weights go with the classifier that was heard: the program's own, if no other was fitted
        atomic_write(beside, own.classifier.read_bytes())
    _shown("\n" + refit_report(found))
    say(f"new weights, of {many(found.fitted.decisions, 'reading')}: {weights}, {table}, {beside}")


def _next(where: Places, output: str | None) -> None:
    texts = where.build / "texts"
    here = Path.cwd()
    near = texts.relative_to(here) if texts.is_relative_to(here) else texts
    file = output if output not in {None, "-"} else "the candidates"
    say(
        f"next: read {file} beside the texts in {near}, keep what is so, put the file into "
        f"claims/, and run `dprk check --documents {near}`"
    )
