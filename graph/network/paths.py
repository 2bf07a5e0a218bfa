"""How two entities are connected: the firmest, then the shortest ways, hop by hop.

The order is a lexicographic cost: first the number of alleged hops, then the number of hops, then
the entities' IRIs one after the other. So a path of asserted claims alone comes before any path
that rests on an allegation, however much shorter; ``max_hops`` keeps that from becoming absurd.

Claims between the same two entities are one hop, so that parallel claims do not crowd out other
ways. The k cheapest simple paths are found as Yen and Lawler do, but each step is a table of the
cheapest rest within the hops that remain. Weighing alone would not do: in a plain shortest-path
search the firm paths that are too long come first, and there may be exponentially many. The work
is bounded by ``limit * max_hops ** 2 * claims``.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.model import ONTOLOGY, short
from graph.network.project import canonical

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from graph.model import Claim, Knowledge

    Keep = Callable[[Claim], bool]
    Pair = tuple[str, str]
    #: from each entity to those one step away, with the cost of the step
    Steps = Mapping[str, Mapping[str, int]]

ALLEGED = ONTOLOGY + "Alleged"
ASSERTED = ONTOLOGY + "Asserted"

#: how many hops longer than the best path another may be
DETOUR = 2
#: stands before all starts, so that a search from several is a search from one
_BEFORE = ""


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a path: ``claim`` is the firmest between its two entities.

    ``forward`` is false where the path goes from the claim's object to its subject. ``others`` are
    all further claims between the two in either direction, edges first, then those that do not
    hold, so that a denial is never lost.
    """

    claim: Claim
    forward: bool
    others: tuple[Claim, ...]
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Path:
    """A way from one entity to another over claims that hold, or allegedly do; never empty."""

    hops: tuple[Hop, ...]

    @property
    def modality(self) -> str:
        """The IRI of Alleged if any hop is alleged, else that of Asserted."""
        return ALLEGED if self.alleged else ASSERTED

    @property
    def weakest(self) -> Hop:
        """The first hop that is no firmer than the path as a whole."""
        return next(hop for hop in self.hops if _alleged(hop.claim) == bool(self.alleged))

    @property
    def alleged(self) -> int:
        """How many hops are alleged."""
        return sum(_alleged(hop.claim) for hop in self.hops)

    @property
    def entities(self) -> tuple[str, ...]:
        """The entities that the path visits, from start to end."""
        return (self.hops[0].start, *(hop.end for hop in self.hops))


@dataclass(frozen=True, slots=True)
class Absence:
    """Why there is no path.

    ``same``: both ends are one entity. ``hops``: the length of the shortest way, if it is longer
    than was allowed, else 0. ``blocked``: claims that would complete a way within the allowed
    length, and may not, because they do not hold, or because no path passes through their relation
    or through what was asked for. None of the three: nothing connects the two.
    """

    same: bool = False
    hops: int = 0
    blocked: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The paths between two sets of entities, or the reason why there is none."""

    starts: tuple[str, ...]
    ends: tuple[str, ...]
    paths: tuple[Path, ...]
    max_hops: int
    absence: Absence | None = None


def paths(  # noqa: PLR0913 - the question has as many parts
    knowledge: Knowledge,
    starts: Collection[str],
    ends: Collection[str],
    *,
    limit: int = 3,
    max_hops: int = 6,
    through: Keep | None = None,
) -> list[Path]:
    """Return at most ``limit`` paths of at most ``max_hops`` hops, firmest, then shortest first.

    A path visits no entity twice, and only one of the starts and one of the ends. It passes over
    claims with ``Claim.is_edge`` alone, against their direction too, and only over relations that
    the ontology knows and lets be a hop; it may end at a place, and never passes through one.
    ``through`` narrows the claims further. The order is that of the module: the same claims give
    the same list, whatever the order they come in.

    >>> from graph.model import Knowledge
    >>> paths(Knowledge({}, {}, {}, {}), {"id/a"}, {"id/b"})
    []
    """
    first, last = _folded(knowledge, starts), _folded(knowledge, ends)
    if first & last or limit < 1 or max_hops < 1:
        return []
    between = _between(knowledge)
    usable = _usable(knowledge, between, through)
    costs = {
        pair: 1 + (max_hops + 1) * _alleged(claims[0]) for pair, claims in usable.items() if claims
    }
    ways = _cheapest(_steps(costs, first, last, impassable(knowledge)), last, max_hops, limit)
    return [_path(way, usable, between, knowledge) for way in ways]


def connect(  # noqa: PLR0913 - the question has as many parts
    knowledge: Knowledge,
    starts: Collection[str],
    ends: Collection[str],
    *,
    limit: int = 3,
    max_hops: int = 6,
    through: Keep | None = None,
) -> Found:
    """Return the paths as ``paths`` finds them or, if there is none, the reason.

    >>> from graph.model import Knowledge
    >>> connect(Knowledge({}, {}, {}, {}), {"id/a"}, {"id/b"}).absence
    Absence(same=False, hops=0, blocked=())
    """
    found = paths(knowledge, starts, ends, limit=limit, max_hops=max_hops, through=through)
    first, last = _folded(knowledge, starts), _folded(knowledge, ends)
    absence = None if found else _absence(knowledge, first, last, max_hops, through)
    return Found(tuple(sorted(first)), tuple(sorted(last)), tuple(found), max_hops, absence)


def without_detours(found: Found) -> Found:
    """Leave out paths that are much longer than the first and no firmer: they say nothing new.

    >>> without_detours(Found((), (), (), 6)).paths
    ()
    """
    if not found.paths:
        return found
    first = found.paths[0]
    kept = tuple(
        path
        for path in found.paths
        if len(path.hops) <= len(first.hops) + DETOUR or path.alleged < first.alleged
    )
    return replace(found, paths=kept)


def walkable(knowledge: Knowledge, claim: Claim) -> bool:
    """Return whether a path may pass over the claim: it gives an edge, of a relation that is a hop.

    A relation that the ontology does not know is no hop.
    """
    term = knowledge.terms.get(claim.relation)
    return claim.is_edge and term is not None and term.hop


def impassable(knowledge: Knowledge) -> set[str]:
    """Return the entities that a path may end at, and not pass through: those of a class of no hop.

    Two that are said to have been in one place are not connected by it.

    >>> from graph.model import Knowledge
    >>> impassable(Knowledge({}, {}, {}, {}))
    set()
    """
    closed = {iri for iri, term in knowledge.terms.items() if not term.hop}

    def is_closed(kind: str) -> bool:
        term = knowledge.terms.get(kind)
        return kind in closed or (term is not None and any(map(is_closed, term.parents)))

    return {
        canonical(knowledge, iri)
        for iri, entity in knowledge.entities.items()
        if any(map(is_closed, entity.classes))
    }


def _absence(
    knowledge: Knowledge, first: set[str], last: set[str], max_hops: int, through: Keep | None
) -> Absence:
    if first & last:
        return Absence(same=True)
    between = _between(knowledge)
    usable = _usable(knowledge, between, through)
    closed = impassable(knowledge)
    firm = _steps({pair: 1 for pair, claims in usable.items() if claims}, first, last, closed)
    far = _distance(firm, last)
    costs = {pair: 1 if usable[pair] else max_hops + 2 for pair in between}
    ways = _cheapest(_steps(costs, first, last, closed), last, max_hops, 1)
    blocked = [
        claim
        for way in ways
        for step in pairwise(way)
        if not usable[_pair(*step)]
        for claim in between[_pair(*step)]
    ]
    return Absence(hops=far if far > max_hops else 0, blocked=tuple(blocked))


def _folded(knowledge: Knowledge, iris: Collection[str]) -> set[str]:
    return {canonical(knowledge, iri) for iri in iris}


def _alleged(claim: Claim) -> bool:
    return short(claim.modality) != "Asserted"


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _between(knowledge: Knowledge) -> dict[Pair, tuple[Claim, ...]]:
    """Return all claims between each two entities: edges first, the firm before the alleged."""
    claims: dict[Pair, list[Claim]] = defaultdict(list)
    for claim in knowledge.claims.values():
        if claim.object:
            ends = canonical(knowledge, claim.subject), canonical(knowledge, claim.object)
            if ends[0] != ends[1]:
                claims[_pair(*ends)].append(claim)
    return {
        pair: tuple(sorted(found, key=lambda it: (not it.is_edge, _alleged(it), it.iri)))
        for pair, found in claims.items()
    }


def _usable(
    knowledge: Knowledge, between: Mapping[Pair, tuple[Claim, ...]], through: Keep | None
) -> dict[Pair, tuple[Claim, ...]]:
    """Return those claims of each pair that a path may pass over, in the same order."""
    return {
        pair: tuple(
            claim
            for claim in claims
            if walkable(knowledge, claim) and (through is None or through(claim))
        )
        for pair, claims in between.items()
    }


def _steps(
    costs: Mapping[Pair, int],
    first: Collection[str],
    last: Collection[str],
    closed: Collection[str],
) -> dict[str, dict[str, int]]:
    """Return the steps from each entity: none to a start, out of an end, or through a place."""
    steps: dict[str, dict[str, int]] = defaultdict(dict)
    steps[_BEFORE] = dict.fromkeys(first, 0)
    for (one, other), cost in costs.items():
        for here, there in ((one, other), (other, one)):
            through = here in first or here not in closed
            if here not in last and there not in first and through:
                steps[here][there] = cost
    return steps


def _cheapest(steps: Steps, last: set[str], max_hops: int, limit: int) -> list[tuple[str, ...]]:
    """Return the ``limit`` cheapest simple ways from a start to an end, in order.

    After Yen and Lawler: each next way leaves one of those already found at some entity, by a step
    that none of those with the same beginning took, and not before the entity where that one left
    its own forerunner.
    """
    back = _reversed(steps)
    found: list[tuple[str, ...]] = []
    waiting: dict[tuple[str, ...], tuple[int, int]] = {}
    beginnings: list[tuple[str, ...]] = [(_BEFORE,)]
    while len(found) < limit:
        for begun in beginnings:
            taken = {way[len(begun)] for way in found if way[: len(begun)] == begun}
            budget = max_hops + 1 - (len(begun) - 1)
            tables = _tables(back, set(begun), last, budget - 1)
            rest = _rest(steps, begun[-1], taken, last, tables)
            if rest:
                way = begun + rest
                cost = sum(steps[here][there] for here, there in pairwise(way))
                waiting[way] = (cost, len(begun))
        if not waiting:
            break
        nearest = min(waiting, key=lambda way: (waiting[way][0], way))
        _, left = waiting.pop(nearest)
        found.append(nearest)
        beginnings = [nearest[:size] for size in range(left, len(nearest))]
    return [way[1:] for way in found]


def _rest(
    steps: Steps, here: str, taken: set[str], last: set[str], tables: list[dict[str, int]]
) -> tuple[str, ...]:
    """Return the cheapest way on from ``here``, or nothing; ties go to the first IRI.

    Every step but the first costs something, so the cheapest way visits nothing twice.
    """
    way: tuple[str, ...] = ()
    barred = taken
    for table in reversed(tables):
        choices = [
            (cost + table[there], there)
            for there, cost in steps.get(here, {}).items()
            if there in table and there not in barred
        ]
        if not choices:
            return ()
        here = min(choices)[1]
        way = (*way, here)
        if here in last:
            return way
        barred = set()
    return ()


def _reversed(steps: Steps) -> dict[str, list[tuple[str, int]]]:
    """Return from where each entity is reached, and at what cost."""
    back: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for here, onward in steps.items():
        for there, cost in onward.items():
            back[there].append((here, cost))
    return dict(back)


def _tables(
    back: Mapping[str, list[tuple[str, int]]], closed: set[str], last: set[str], budget: int
) -> list[dict[str, int]]:
    """Return, for 0 to ``budget`` steps left, what reaching an end costs from each entity.

    Nothing in ``closed`` is passed.
    """
    tables = [dict.fromkeys(last - closed, 0)]
    changed = set(tables[0])
    for _ in range(budget):
        before, after = tables[-1], dict(tables[-1])
        improved = set()
        for there in changed:
            for here, cost in back.get(there, ()):
                total = cost + before[there]
                if here not in closed and total < after.get(here, total + 1):
                    after[here] = total
                    improved.add(here)
        tables.append(after)
        changed = improved
    return tables


def _distance(steps: Steps, last: set[str]) -> int:
    """Return how many hops the shortest way has, or 0 if there is none."""
    reached: set[str] = set()
    edge = set(steps[_BEFORE])
    hops = 0
    while edge and not edge & last:
        reached |= edge
        edge = {there for here in edge for there in steps.get(here, {})} - reached
        hops += 1
    return hops if edge else 0


def _path(
    way: tuple[str, ...],
    usable: Mapping[Pair, tuple[Claim, ...]],
    between: Mapping[Pair, tuple[Claim, ...]],
    knowledge: Knowledge,
) -> Path:
    hops = []
    for start, end in pairwise(way):
        claim = usable[_pair(start, end)][0]
        others = tuple(it for it in between[_pair(start, end)] if it is not claim)
        forward = canonical(knowledge, claim.subject) == start
        hops.append(Hop(claim, forward, others, start, end))
    return Path(tuple(hops))
