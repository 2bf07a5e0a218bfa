"""Watch lists: names that somebody keeps in a table, read line by line."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.errors import DprkError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

#: characters in one cell
LONGEST = 400
_FEWEST = 2  # characters of a name
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_KIND = re.compile(r"[A-Z][A-Za-z]{1,40}|")
_MEND = "write a header name,kind,id,alias,alias and one name a line, in UTF-8"


class WatchListError(DprkError):
    """A watch list can't be read; says which line is wrong."""


@dataclass(frozen=True, slots=True)
class WatchName:
    """A name of a watch list: ``kind`` a class of the ontology or empty, ``id`` the list's own."""

    name: str
    kind: str = ""
    id: str = ""
    aliases: tuple[str, ...] = ()


def read_watch_list(path: Path) -> Iterator[WatchName]:
    """Give the names of a CSV file in UTF-8, in its order, without holding the file in memory.

    The header has ``name``, and may have ``kind``, ``id`` and any number of columns that begin
    with ``alias``; other columns are passed over. Cells are text, whatever they hold ("=cmd"):
    nothing is worked out. Invisible and control characters are dropped. Raises WatchListError with
    the number of the line for a name that is empty or too long, and for a kind that is no word.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.reader(file, strict=True)
            columns = _columns(path, next(rows, []))
            for row in rows:
                if any(cell.strip() for cell in row):
                    yield _named(row, columns, f"{path}:{rows.line_num}")
    except OSError as error:
        raise WatchListError(f"can't be read: {error.strerror}", where=str(path)) from error
    except UnicodeDecodeError as error:
        raise WatchListError("is not UTF-8", where=str(path), mend=_MEND) from error
    except csv.Error as error:
        where = f"{path}:{rows.line_num}"
        raise WatchListError(f"not CSV: {error}", where=where, mend=_MEND) from error


def _columns(path: Path, header: list[str]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = {"name": [], "kind": [], "id": [], "alias": []}
    for at, cell in enumerate(header):
        word = cell.strip().casefold()
        key = "alias" if word.startswith("alias") else word
        if key in found:
            found[key].append(at)
    if len(found["name"]) != 1:
        raise WatchListError("no column (or several) called name", where=f"{path}:1", mend=_MEND)
    return found


def _named(row: list[str], columns: Mapping[str, list[int]], where: str) -> WatchName:
    def cells(key: str) -> list[str]:
        return [_clean(row[at], where) for at in columns[key] if at < len(row)]

    name = next(iter(cells("name")), "")
    if len(name) < _FEWEST:
        raise WatchListError("this line has no name", where=where, mend="fill it in, or drop it")
    kind = next(iter(cells("kind")), "")
    if not _KIND.fullmatch(kind):
        what = f"not a class of the ontology: {kind[:40]!r}"
        raise WatchListError(what, where=where, mend="write Person, Company, …, or leave it empty")
    aliases = tuple(alias for alias in cells("alias") if len(alias) >= _FEWEST)
    return WatchName(name, kind, next(iter(cells("id")), ""), aliases)


def _clean(cell: str, where: str) -> str:
    if len(cell) > LONGEST:
        what = f"a cell of {len(cell)} characters"
        raise WatchListError(what, where=where, mend=f"no name is longer than {LONGEST}")
    return " ".join(_CONTROL.sub("", cell).split())
