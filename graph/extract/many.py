"""Many documents, one by one or in several processes: the same results in the same order."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import DprkError, ReadingError
from graph.extract.document import Result, Told, extracted, slim
from graph.extract.explaining import explained
from graph.extract.scoring.gold import of_file
from graph.extract.scoring.judge import judged
from graph.reading import read_bytes, read_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.extract.known import Known
    from graph.extract.linking.score import Weights
    from graph.extract.scoring.gold import Gold
    from graph.extract.scoring.judge import Judged


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be extracted: its path, or its bytes where it is stdin, and what is told of it."""

    path: str
    told: Told
    form: str | None = None
    tier: str = "review"
    explain: bool = False
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What a job gave, without its parsed sentences; with gold, how it was judged."""

    result: Result
    explanation: str = ""
    judged: Judged | None = None


@dataclass(frozen=True, slots=True)
class Lost:
    """A job that gave nothing, and why."""

    name: str
    error: DprkError


@dataclass(frozen=True, slots=True)
class Kit:
    """What every job needs: what is known, other weights if any, and gold by digest if any.

    ``texts`` are the sources that claims/ has already, by their digest; with ``refits`` the pairs
    of each document are observed, by that classifier of ``held_out`` which does not know it.
    """

    known: Known
    weigh: Weights | None = None
    gold: Mapping[str, tuple[Gold, ...]] | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    refits: bool = False
    held_out: tuple[Path, ...] = ()


def each(jobs: Sequence[Job], kit: Kit, workers: int = 1) -> Iterator[Done | Lost]:
    """Give what each job gave, in the order of the jobs, whatever the number of processes.

    A file that can't be read, or that the extraction fails on, is Lost, and the others go on. Each
    process loads the parsers for itself: for little to read there are fewer than ``workers``.
    """
    workers = min(workers, len(jobs), 1 + _size(jobs) // _WORTH)
    if workers <= 1:
        yield from (_one(job, kit) for job in jobs)
        return
    # a new process, not a copy of this one: libraries that hold threads don't survive a fork
    pool = ProcessPoolExecutor(
        workers,
        mp_context=get_context("spawn"),
        initializer=_begin,
        initargs=(kit,),
    )
    try:
        waiting = [pool.submit(_of_worker, job) for job in jobs]
        for job, one in zip(jobs, waiting, strict=True):
            try:
                yield one.result()
            except BrokenProcessPool:
                what, mend = "a process ended before its time", "give fewer --workers"
                yield Lost(job.path, ReadingError(what, where=job.path, mend=mend))
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


#: bytes that are read in the time that a process takes to load its parsers
_WORTH = 60_000


def _size(jobs: Sequence[Job]) -> int:
    def size(job: Job) -> int:
        if job.data is not None:
            return len(job.data)
        try:
            return Path(job.path).stat().st_size
        except OSError:
            # whoever reads it will tell why it can't be read
            return 0

    return sum(map(size, jobs))


_HELD: dict[str, Any] = {}


def _begin(kit: Kit) -> None:
    _HELD["kit"] = kit


def _of_worker(job: Job) -> Done | Lost:
    return _one(job, _HELD["kit"])


def _one(job: Job, kit: Kit) -> Done | Lost:
    try:
        return _done(job, kit)
    except DprkError as error:
        return Lost(job.path, error)
    except Exception as error:  # noqa: BLE001 - one document must not take the others with it
        what = f"the extraction failed on it: {_told(error)}"
        mend = "this is a fault of the program: report it, with the document"
        return Lost(job.path, ReadingError(what, where=job.path, mend=mend))


def _told(error: Exception) -> str:
    """Return an error's kind and words, and the line of our code that it came from."""
    trace, place = error.__traceback__, ""
    while trace is not None:
        code = trace.tb_frame.f_code
        if "graph" in Path(code.co_filename).parts:
            place = f" ({Path(code.co_filename).name}:{trace.tb_lineno})"
        trace = trace.tb_next
    return f"{type(error).__name__}: {error}"[:200] + place


def _done(job: Job, kit: Kit) -> Done:
    if job.data is not None:
        document = read_bytes(job.data, job.path, form=job.form)
    else:
        document = read_file(Path(job.path), form=job.form)
    if kit.gold is not None:
        gold = of_file(kit.gold, document.digest, Path(job.path).stem)
        if gold is None:
            mend = "give the text that the gold is about, character for character"
            raise ReadingError("the gold has no source with this text", where=job.path, mend=mend)
        result, found = judged(
            document,
            gold,
            kit.known,
            job.told,
            weigh=kit.weigh,
            refits=kit.refits,
            held_out=kit.held_out,
        )
        return Done(slim(result), judged=found)
    result = extracted(document, kit.known, job.told, tier=job.tier, weigh=kit.weigh)
    told = explained(result, kit.known, weigh=kit.weigh) if job.explain else ""
    return Done(slim(result), told)
