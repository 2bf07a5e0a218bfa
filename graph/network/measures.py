"""What the shape of the network says, on asserted claims, and again with allegations added.

Two measurements of the same entities stand side by side, so that what rests on an allegation can
be told from what does not. ``graph.network.meanings`` says in words what each measure means.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.model import short
from graph.network.between import betweenness
from graph.network.communities import SEED, Method, communities, modularity
from graph.network.cuts import cuts
from graph.network.ties import ties

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import networkx as nx

    from graph.model import Claim, Knowledge
    from graph.network.ties import Ties

#: how much betweenness may cost: entities and ties, times the entities that shortest ways start at
BETWEENNESS_WORK = 5_000_000
#: no sample is smaller: below that the order of the first would be luck
FEWEST_PIVOTS = 64
#: to how many decimals betweenness is told apart
DIGITS = 12


class Basis(StrEnum):
    """On which claims a figure rests."""

    ASSERTED = "asserted"
    BOTH = "asserted and alleged"
    ALLEGED = "alleged"


@dataclass(frozen=True, slots=True)
class Scores:
    """A figure for each entity (by IRI), the highest first, and each one's rank from 1.

    Equal figures share a rank, and the next one counts them all. What has no figure is not ranked.
    """

    values: Mapping[str, float]
    ranks: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Community:
    """A group with more ties within than without: its members, those with most ties in it first."""

    members: tuple[str, ...]
    ties: int


@dataclass(frozen=True, slots=True)
class Bridge:
    """The only tie between two parts: its ends, the claims that make it, the smaller part's size.

    ``basis`` says which claims the tie itself rests on.
    """

    ends: tuple[str, str]
    claims: tuple[Claim, ...]
    lesser: int
    basis: Basis


@dataclass(frozen=True, slots=True)
class Articulation:
    """An entity without which its component falls apart, and how many that would cut off."""

    entity: str
    parts: int
    lesser: int


@dataclass(frozen=True, slots=True)
class Measured:
    """All measures on one basis; places count in ``degree`` and ``neighbours`` alone.

    ``components`` and ``strong`` hold those of two or more entities, the largest first.
    """

    basis: Basis
    claims: int
    ties: int
    degree: Scores
    neighbours: Scores
    betweenness: Scores
    communities: tuple[Community, ...]
    method: Method
    modularity: float
    bridges: tuple[Bridge, ...]
    articulations: tuple[Articulation, ...]
    components: tuple[tuple[str, ...], ...]
    strong: tuple[tuple[str, ...], ...]

    @property
    def tied(self) -> int:
        """How many entities are tied to any other that is no place."""
        return sum(map(len, self.components))


@dataclass(frozen=True, slots=True)
class Joined:
    """Entities that asserted claims make one component, and only alleged ones tie to the rest.

    ``claims`` are those allegations. Of the parts that allegations join, the largest is the rest.
    """

    entities: tuple[str, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Measures:
    """The same network on asserted claims, and with allegations added.

    Betweenness counts shortest ways from ``pivots`` of the ``candidates``, chosen by ``seed``: it
    is exact where the two are equal.
    """

    asserted: Measured
    both: Measured
    joined: tuple[Joined, ...]
    pivots: int
    candidates: int
    seed: int = SEED

    @property
    def sampled(self) -> bool:
        """Whether betweenness is an estimate."""
        return self.pivots < self.candidates

    @property
    def only_alleged(self) -> tuple[Bridge, ...]:
        """The bridges that exist only with allegations."""
        known = {bridge.ends for bridge in self.asserted.bridges}
        return tuple(bridge for bridge in self.both.bridges if bridge.ends not in known)

    @property
    def bypassed(self) -> tuple[Bridge, ...]:
        """The bridges of asserted claims that allegations give a way round."""
        left = {bridge.ends for bridge in self.both.bridges}
        return tuple(bridge for bridge in self.asserted.bridges if bridge.ends not in left)


def measure(knowledge: Knowledge, claims: Iterable[Claim] | None = None) -> Measures:
    """Return all measures of ``claims``, or of all claims if none are given.

    The same claims give the same figures, in whatever order they come. Betweenness is sampled where
    it would cost more than ``BETWEENNESS_WORK``.

    >>> from graph.model import Knowledge
    >>> measure(Knowledge({}, {}, {}, {})).both.ties
    0
    """
    firm, every = ties(knowledge, claims)
    nodes = every.tied
    pivots = _pivots(len(nodes), len(every.between))
    return Measures(
        _measured(firm, Basis.ASSERTED, nodes, pivots),
        _measured(every, Basis.BOTH, nodes, pivots),
        _joined(firm, every),
        pivots,
        len(nodes),
    )


def _pivots(nodes: int, between: int) -> int:
    """Return from how many entities shortest ways are counted: from all, if that is affordable."""
    affordable = BETWEENNESS_WORK // max(1, nodes + between)
    return min(nodes, max(FEWEST_PIVOTS, affordable))


def _measured(found: Ties, basis: Basis, nodes: tuple[int, ...], pivots: int) -> Measured:
    import networkx as nx

    names = found.names
    network = found.undirected(nodes)
    # who stands alone on this basis is no community
    tied = found.undirected(found.tied)
    degree, neighbours = found.degrees()
    groups, method = communities(tied)
    bridges, joints = cuts(network)
    return Measured(
        basis=basis,
        claims=found.claims,
        ties=len(found.between) + len(found.ending),
        degree=_scores(degree, names),
        neighbours=_scores(neighbours, names),
        betweenness=_scores(_betweenness(nodes, found, pivots), names),
        communities=tuple(_community(group, network, names) for group in groups),
        method=method,
        modularity=modularity(tied, groups),
        bridges=tuple(
            Bridge(
                (names[bridge.ends[0]], names[bridge.ends[1]]),
                found.between[bridge.ends],
                bridge.lesser,
                _basis(found.between[bridge.ends]),
            )
            for bridge in bridges
        ),
        articulations=tuple(
            Articulation(names[joint.node], joint.parts, joint.lesser) for joint in joints
        ),
        components=_named(nx.connected_components(network), names),
        strong=_named(nx.strongly_connected_components(found.directed(nodes)), names),
    )


def _betweenness(nodes: tuple[int, ...], found: Ties, pivots: int) -> dict[int, float]:
    shares = betweenness(nodes, found.between, pivots, SEED)
    # sums in another order differ in the last digits, and would rank what is equal
    rounded = {node: round(value, DIGITS) for node, value in shares.items()}
    return {node: value for node, value in rounded.items() if value > 0}


def _scores(values: Mapping[int, float], names: tuple[str, ...]) -> Scores:
    ordered = sorted(values.items(), key=lambda pair: (-pair[1], pair[0]))
    ranks: dict[str, int] = {}
    rank, last = 0, None
    for at, (node, value) in enumerate(ordered, start=1):
        if value != last:
            rank, last = at, value
        ranks[names[node]] = rank
    return Scores({names[node]: value for node, value in ordered}, ranks)


def _community(group: tuple[int, ...], network: nx.Graph[int], names: tuple[str, ...]) -> Community:
    inside = set(group)
    within = {node: sum(other in inside for other in network[node]) for node in group}
    ordered = sorted(group, key=lambda node: (-within[node], node))
    return Community(tuple(names[node] for node in ordered), sum(within.values()) // 2)


def _named(found: Iterable[set[int]], names: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the components of two or more, the largest first, then by their first IRI."""
    ordered = sorted(
        (sorted(each) for each in found if len(each) > 1), key=lambda it: (-len(it), it)
    )
    return tuple(tuple(names[node] for node in each) for each in ordered)


def _basis(claims: tuple[Claim, ...]) -> Basis:
    asserted = {short(claim.modality) == "Asserted" for claim in claims}
    if asserted == {True}:
        return Basis.ASSERTED
    return Basis.BOTH if True in asserted else Basis.ALLEGED


def _joined(firm: Ties, every: Ties) -> tuple[Joined, ...]:
    """Return the parts that only allegations join to the rest, the largest first."""
    import networkx as nx

    nodes = every.tied
    parts = [sorted(each) for each in nx.connected_components(firm.undirected(nodes))]
    parts.sort(key=lambda part: (-len(part), part))
    part_of = {node: at for at, part in enumerate(parts) for node in part}
    across: dict[int, list[Claim]] = {}
    for (one, other), claims in every.between.items():
        if part_of[one] != part_of[other]:
            for at in (part_of[one], part_of[other]):
                across.setdefault(at, []).extend(claims)
    whole = nx.connected_components(every.undirected(nodes))
    # the parts are in order: the first of each component is its largest
    largest = {min(part_of[node] for node in each) for each in whole}
    return tuple(
        Joined(
            tuple(every.names[node] for node in part),
            tuple(sorted(across[at], key=lambda claim: claim.iri)),
        )
        for at, part in enumerate(parts)
        if at in across and at not in largest
    )
