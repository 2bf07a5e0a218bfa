"""What ``dprk extract`` works with: the entities known, watch lists, weights, and files kept."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from zipfile import BadZipFile

import click

from graph.errors import DprkError, PlaceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from graph.extract.document import Result
    from graph.extract.linking.score import Weights
    from graph.extract.names import WatchName
    from graph.model import Knowledge
    from graph.places import Places

_BAR = 24
_T = TypeVar("_T")


def knowledge_of(where: Places) -> Knowledge:
    """Return what claims/ says: from the build where that is the newer, else from the files."""
    from graph.read import knowledge, read

    if _is_current(where):
        try:
            return read(where.dataset)
        except DprkError:
            # claims/ is there to be read
            pass
    from graph.build.dataset import dataset
    from graph.claims.load import load

    return knowledge(dataset(load(where.claims)))


def _is_current(where: Places) -> bool:
    from ontology import ONTOLOGY_FILE

    try:
        built = where.dataset.stat().st_mtime
        # the folder itself changes where a file is taken out of it
        written = [where.claims, *where.claims.glob("*.yaml"), Path(str(ONTOLOGY_FILE))]
        return all(path.stat().st_mtime < built for path in written)
    except OSError:
        return False


def watched(paths: Sequence[str]) -> Iterator[WatchName]:
    """Give the names of watch lists, in the order of the files."""
    from graph.extract.names import read_watch_list

    for path in paths:
        yield from read_watch_list(Path(path))


def weights_of(path: str | None) -> Weights | None:
    """Return the weights of a file, or None for the package's own."""
    from graph.extract.linking.pairs.classifier import classifier
    from graph.extract.linking.pairs.table import table
    from graph.extract.linking.score import weights

    if path is None:
        return None
    found = _held(weights, Path(path), "weights")
    # read here, so that a table that is missing or no table is told of before any document
    _held(table, found.table, "table of weights")
    _held(classifier, found.classifier, "classifier")
    return found


def _held(read: Callable[[Path], _T], path: Path, what: str) -> _T:
    """Return what a file of the fit holds, or say which file it is that can't be read."""
    mend = "`dprk extract --score GOLD --refit --weights FILE` writes FILE and what goes with it"
    try:
        return read(path)
    except OSError as error:
        raise PlaceError(f"can't be read: {error.strerror}", where=str(path), mend=mend) from error
    except (ValueError, KeyError, TypeError, RecursionError, StopIteration, BadZipFile) as error:
        raise PlaceError(f"holds no {what}", where=str(path), mend=mend) from error


def keep(result: Result, where: Places) -> Path:
    """Write the text of a document into the build, for its passages to be checked; return where."""
    from graph.files import atomic_write

    path = where.build / "texts" / f"{result.slug}.txt"
    return atomic_write(path, result.document.text.encode())


def told(result: Result) -> str:
    """Return the line on a document: what it is, and what came out of it."""
    tree = result.built.tree
    tiers = list(result.tiers.values())
    alarms = len(result.extraction.alarms)
    unsure = f", {tiers.count('unsure')} unsure" if "unsure" in tiers else ""
    return (
        f"{_short(str(tree['title']))} ({tree['language']}): {many(result.sentences, 'sentence')}, "
        f"{many(len(tiers), 'candidate')} ({tiers.count('automatic')} automatic, "
        f"{tiers.count('review')} for review{unsure}), {many(alarms, 'alarm')}, "
        f"{result.seconds:.1f} s"
    )


def many(count: int, one: str) -> str:
    """Return a count with its noun.

    >>> many(1, "alarm"), many(2000, "alarm")
    ('1 alarm', '2,000 alarms')
    """
    return f"{count:,} {one}{'' if count == 1 else 's'}"


def _short(title: str) -> str:
    longest = 70
    return title if len(title) <= longest else f"{title[: longest - 2]} …"


def say(line: str) -> None:
    """Write a line to stderr, with what a stranger's file holds made safe for a terminal."""
    from graph.ask.formats import safe_text

    click.echo(safe_text(line), err=True)


class Bar:
    """A bar on stderr, for several files on a terminal; else it shows nothing."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._live = count > 1 and sys.stderr.isatty()

    def clear(self) -> None:
        """Take the bar away, so that a line can be written."""
        if self._live:
            click.echo("\r\x1b[K", nl=False, err=True)

    def show(self, done: int) -> None:
        """Show how many files are done."""
        if self._live:
            full = _BAR * done // self._count
            bar = "#" * full + "-" * (_BAR - full)
            click.echo(f"\r\x1b[K[{bar}] {done} of {self._count}", nl=False, err=True)
