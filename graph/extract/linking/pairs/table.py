"""How often each mark stood with a pair, and with a pair that a relation joins: the table."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

import numpy as np

from graph.extract.linking.pairs.marks import GROUPS, group
from graph.extract.linking.pairs.sides import columns, relations

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

#: so many pairs that a mark was not seen with are reckoned to it: rare marks say little
_PRIOR = 3.0
_FLOOR, _CEILING = -3.0, 6.0
#: a mark that is rarer is left out
RAREST = 4


@dataclass(frozen=True)
class Table:
    """Counts over pairs of annotated texts.

    ``index`` has the row of each mark; ``seen`` (rows) counts the pairs that have it, ``joined``
    (rows by relations) those among them that a relation joins; ``pairs`` and ``said`` are the same
    of all pairs. The order of relations is that of ``relations()``.
    """

    index: Mapping[str, int]
    seen: np.ndarray
    joined: np.ndarray
    pairs: float
    said: np.ndarray

    @cached_property
    def groups(self) -> np.ndarray:
        """The kind of each mark, by row: an index into GROUPS."""
        return np.array([group(one) for one in self.index], dtype=np.int8)

    @cached_property
    def shares(self) -> np.ndarray:
        """The share of all pairs that each relation joins."""
        return shares(self.said, self.pairs)

    @cached_property
    def weights(self) -> np.ndarray:
        """How much likelier each mark makes each relation, in natural logarithms: -3 to 6."""
        return likelier(self.seen, self.joined, self.shares)

    def rows(self, marks: Iterable[str]) -> np.ndarray:
        """Return the rows of those marks that the table has."""
        found = [row for one in marks if (row := self.index.get(one)) is not None]
        return np.array(found, dtype=np.int64)

    def measured(self, pairs: Sequence[Iterable[str]]) -> np.ndarray:
        """Return what the table says of pairs, each given by its marks in order of name."""
        each = [self.rows(marks) for marks in pairs]
        rows = np.concatenate([np.zeros(0, dtype=np.int64), *each])
        owners = np.repeat(np.arange(len(each)), [len(one) for one in each])
        return measured(self.weights[rows], self.groups[rows], owners, len(each), self.shares)


def shares(said: np.ndarray, pairs: float) -> np.ndarray:
    """Return the share of pairs that each relation joins, none of them 0."""
    return (said + 0.5) / (pairs + len(said))


def likelier(seen: np.ndarray, joined: np.ndarray, share: np.ndarray) -> np.ndarray:
    """Return by how much counts make relations likelier than their share, as logarithms.

    >>> found = likelier(np.array([7.0]), np.array([[7.0]]), np.array([0.5]))
    >>> found.astype(float).round(2).tolist()
    [[0.53]]
    """
    raised = (joined + _PRIOR * share) / (seen[:, None] + _PRIOR) / share
    found: np.ndarray = np.log(raised).clip(_FLOOR, _CEILING).astype(np.float32)
    return found


def counted(documents: Iterable[Iterable[tuple[Sequence[str], Sequence[str]]]]) -> Table:
    """Count the pairs of documents: each pair's marks, and the relations that join it."""
    order = columns()
    seen: Counter[str] = Counter()
    joined: defaultdict[str, Counter[int]] = defaultdict(Counter)
    said = np.zeros(len(order))
    pairs = 0
    for document in documents:
        for marks, told in document:
            pairs += 1
            seen.update(marks)
            for name in told:
                said[order[name]] += 1
                for mark in marks:
                    joined[mark][order[name]] += 1
    kept = sorted(mark for mark, count in seen.items() if count >= RAREST)
    table = np.zeros((len(kept), len(order)), dtype=np.float32)
    for row, mark in enumerate(kept):
        for column, count in joined.get(mark, {}).items():
            table[row, column] = count
    counts = np.array([seen[one] for one in kept], dtype=np.float32)
    return Table({one: i for i, one in enumerate(kept)}, counts, table, float(pairs), said)


def write(table: Table, path: Path) -> None:
    """Write a table to a file, whole or not at all: a line for each mark."""
    from graph.files import atomic_write

    names = relations()
    lines = [
        json.dumps({"pairs": int(table.pairs), "said": _named(table.said, names)}, sort_keys=True)
    ]
    for mark, row in table.index.items():
        told = _named(table.joined[row], names)
        lines.append(json.dumps([mark, int(table.seen[row]), told], ensure_ascii=False))
    atomic_write(path, ("\n".join(lines) + "\n").encode())


def _named(counts: np.ndarray, names: Sequence[str]) -> dict[str, int]:
    return {name: int(count) for name, count in zip(names, counts, strict=True) if count}


@cache
def table(path: Path) -> Table:
    """Read a table from a file."""
    order = columns()
    with path.open(encoding="utf-8") as file:
        head = json.loads(next(file))
        entries = [json.loads(line) for line in file]
    joined = np.zeros((len(entries), len(order)), dtype=np.float32)
    for row, (_, _, told) in enumerate(entries):
        for name, count in told.items():
            joined[row, order[name]] = count
    said = np.zeros(len(order))
    for name, count in head["said"].items():
        said[order[name]] = count
    return Table(
        {mark: row for row, (mark, _, _) in enumerate(entries)},
        np.array([count for _, count, _ in entries], dtype=np.float32),
        joined,
        float(head["pairs"]),
        said,
    )


#: what is measured of a pair and a relation, in the order of the rows of ``measured``
MEASURES = (
    *(f"seen.{name}.mean" for name in GROUPS),
    *(f"seen.{name}.most" for name in GROUPS),
    *(f"seen.{name}.least" for name in GROUPS),
    "seen.sum",
    "seen.behind",
    "seen.first",
    "seen.way.strong",
    "seen.way.all strong",
    "seen.share",
)
_SCALE = 3.0
_STRONG, _ALL_STRONG = 2.0, 1.0
_WAY = GROUPS.index("way")
_AROUND = GROUPS.index("around")


def measured(
    weights: np.ndarray, groups: np.ndarray, owners: np.ndarray, count: int, share: np.ndarray
) -> np.ndarray:
    """Return what the marks of pairs say of each relation: pairs by MEASURES by relations.

    ``weights`` are the rows of a table for the marks of all pairs, one pair after the other and
    each one's in order of name; ``groups`` the kinds of these and ``owners`` their pairs, from 0 to
    ``count`` less 1. Mean, most and least are over the marks of a kind, 0 where there is none;
    "sum" is that of the means of all kinds but the words around, "behind" how far that is behind
    the relation of the greatest. Most are from -1 to 2.
    """
    kinds = len(GROUPS)
    found = np.zeros((count, len(MEASURES), weights.shape[1]), dtype=np.float32)
    if len(groups):
        place = owners * kinds + groups
        starts = np.flatnonzero(np.concatenate(([True], place[1:] != place[:-1])))
        sizes = np.diff(np.append(starts, len(place)))
        pair, kind = np.divmod(place[starts], kinds)
        found[pair, kind] = np.add.reduceat(weights, starts) / sizes[:, None]
        found[pair, kinds + kind] = np.maximum.reduceat(weights, starts)
        found[pair, 2 * kinds + kind] = np.minimum.reduceat(weights, starts)
    total = found[:, :kinds].sum(axis=1) - found[:, _AROUND]
    behind = total - total.max(axis=1, keepdims=True)
    rest = 3 * kinds
    found[:, rest] = total
    found[:, rest + 1] = behind
    found[:, rest + 3] = np.maximum(0.0, found[:, kinds + _WAY] - _STRONG)
    found[:, rest + 4] = np.maximum(0.0, found[:, _WAY] - _ALL_STRONG)
    found[:, : rest + 5] /= _SCALE
    found[:, rest + 2] = behind == 0
    found[:, rest + 5] = np.log(share) / 5
    return found
