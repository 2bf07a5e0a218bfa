"""Measures as rows to show: each says on which claims it rests, and what allegations change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.network.meanings import DIFFERING, Measure
from graph.network.measures import Basis

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from graph.model import Claim
    from graph.network.measures import Measured, Measures, Scores

ONLY_WITH = "only with allegations"
NOT_WITH = "not with allegations"
OTHER_MEMBERS = "other members"


@dataclass(frozen=True, slots=True)
class Row:
    """One finding: ``entities`` have ``value`` and ``rank`` by a measure, on claims of ``basis``.

    ``other`` is the rank on the other basis (asserted claims alone, or with allegations), and
    ``other_value`` what is cut off there; None where there is none. ``difference`` says that it is
    so only with allegations, or only without, or that a group has other members on the other
    basis. ``claims`` are those that a tie rests on. A group's members are in the order of how many
    neighbours they have.
    """

    measure: Measure
    basis: Basis
    rank: int
    value: float
    entities: tuple[str, ...]
    other: int | None = None
    other_value: float | None = None
    difference: str = ""
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """The first rows of a measure on each basis, and how many each leaves out."""

    measure: Measure
    rows: tuple[Row, ...]
    left: tuple[tuple[Basis, int], ...]


def sections(found: Measures, top: int) -> tuple[Section, ...]:
    """Return each measure's first ``top`` rows on each basis, asserted claims first.

    Of bridges, articulation points and groups with allegations, only those that are others without
    them are rows, in the ranks that they have among all.

    >>> from graph.model import Knowledge
    >>> from graph.network.measures import measure
    >>> {len(section.rows) for section in sections(measure(Knowledge({}, {}, {}, {})), 10)}
    {0}
    """
    return tuple(_section(each, found, top) for each in Measure)


def figures(found: Measures) -> tuple[tuple[str, int, int], ...]:
    """Return what can be counted, by name: on asserted claims, and with allegations.

    >>> from graph.model import Knowledge
    >>> from graph.network.measures import measure
    >>> figures(measure(Knowledge({}, {}, {}, {})))[0]
    ('claims', 0, 0)
    """
    return tuple(
        (name, one, other)
        for (name, one), (_, other) in zip(
            _figures(found.asserted), _figures(found.both), strict=True
        )
    )


def _figures(measured: Measured) -> Iterator[tuple[str, int]]:
    yield "claims", measured.claims
    yield "ties", measured.ties
    yield "entities", measured.tied
    yield "components", len(measured.components)
    yield "largest", max(map(len, measured.components), default=0)
    yield "strong", len(measured.strong)
    yield "communities", len(measured.communities)
    yield "bridges", len(measured.bridges)
    yield "articulations", len(measured.articulations)


def _section(measure: Measure, found: Measures, top: int) -> Section:
    rows: list[Row] = []
    left = []
    for every in _rows(measure, found):
        rows += every[:top]
        if every[top:]:
            left.append((every[0].basis, len(every) - top))
    return Section(measure, tuple(rows), tuple(left))


def _rows(measure: Measure, found: Measures) -> list[Sequence[Row]]:
    """Return all rows of a measure: a list on each basis."""
    if measure is Measure.JOINED:
        return [
            [
                Row(
                    measure,
                    Basis.ALLEGED,
                    at,
                    len(it.entities),
                    _leading(it.entities, found.both),
                    claims=it.claims,
                )
                for at, it in enumerate(found.joined, start=1)
            ]
        ]
    firm = list(_of(measure, found.asserted, found.both))
    every = list(_of(measure, found.both, found.asserted))
    if measure in DIFFERING:
        every = [row for row in every if row.difference or row.other_value not in (None, row.value)]
    return [firm, every]


def _of(measure: Measure, here: Measured, there: Measured) -> Iterator[Row]:
    """Yield the rows of a measure on one basis, compared with the other."""
    scores = _scores(measure, here)
    if scores is not None:
        other = _scores(measure, there)
        ranks = other.ranks if other else {}
        for iri, value in scores.values.items():
            yield Row(measure, here.basis, scores.ranks[iri], value, (iri,), other=ranks.get(iri))
    elif measure is Measure.BRIDGE:
        known = {it.ends: it.lesser for it in there.bridges}
        for at, bridge in enumerate(here.bridges, start=1):
            yield _cut(
                Row(measure, here.basis, at, bridge.lesser, bridge.ends, claims=bridge.claims),
                known.get(bridge.ends),
            )
    elif measure is Measure.ARTICULATION:
        points = {it.entity: it.lesser for it in there.articulations}
        for at, point in enumerate(here.articulations, start=1):
            yield _cut(
                Row(measure, here.basis, at, point.lesser, (point.entity,)),
                points.get(point.entity),
            )
    else:
        groups = _groups(measure, here)
        others = {frozenset(group) for group in _groups(measure, there)}
        for at, group in enumerate(groups, start=1):
            difference = "" if frozenset(group) in others else OTHER_MEMBERS
            members = _leading(group, here)
            yield Row(measure, here.basis, at, len(group), members, difference=difference)


def _scores(measure: Measure, measured: Measured) -> Scores | None:
    return {
        Measure.DEGREE: measured.degree,
        Measure.NEIGHBOURS: measured.neighbours,
        Measure.BETWEENNESS: measured.betweenness,
    }.get(measure)


def _groups(measure: Measure, measured: Measured) -> Collection[tuple[str, ...]]:
    if measure is Measure.COMMUNITY:
        return [group.members for group in measured.communities]
    return measured.components if measure is Measure.COMPONENT else measured.strong


def _leading(group: Collection[str], measured: Measured) -> tuple[str, ...]:
    ranks = measured.neighbours.ranks
    return tuple(sorted(group, key=lambda iri: (ranks.get(iri, len(ranks) + 1), iri)))


def _cut(row: Row, other: int | None) -> Row:
    """Return the row of a bridge or articulation point compared with the other basis."""
    if other is not None:
        return replace(row, other_value=other)
    return replace(row, difference=NOT_WITH if row.basis is Basis.ASSERTED else ONLY_WITH)
