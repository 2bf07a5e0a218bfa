"""Who is drawn together: a network too large to be drawn at once, in groups of groups.

Up to ``OPEN`` things are one group, and drawn as they are. More are divided into communities
(``graph.network.communities``), again and again, until no group opens into more than ``LEAF``
things or ``PARTS`` groups; too many communities are gathered by the lines between them. What can't
be divided so, such as a hub and its leaves, is divided by class and name. A group is a piece of the
drawing: nothing says that its members work together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.network.communities import communities

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import networkx as nx

#: so many things are drawn as they are
OPEN = 1500
#: the most things that a group opens into
LEAF = 180
#: the most groups that a group opens into
PARTS = 90
#: communities of fewer things are gathered
SMALL = 12
#: the busiest things of what can't be divided stand outside its groups, at most so many
HUBS = 8


@dataclass(frozen=True, slots=True)
class Group:
    """Things and groups that are drawn together; ``size`` counts the things in all of it.

    ``leaders`` are its three busiest things, the busiest first. ``id`` is its way down from the
    whole, by the leader of each group on it: the same as long as those lead.
    """

    id: str
    leaders: tuple[str, ...]
    size: int
    things: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()


def every(group: Group) -> Iterator[Group]:
    """Yield a group and all in it, from the whole to its parts, in order."""
    yield group
    for inner in group.groups:
        yield from every(inner)


def divide(
    names: Iterable[str],
    links: Iterable[tuple[str, str]],
    kinds: Mapping[str, str],
    *,
    most: int = OPEN,
) -> Group:
    """Return the whole as one group, divided if it has more than ``most`` things.

    ``kinds`` has the class of each name. The order of ``names`` and ``links`` changes nothing; a
    link to a name that is not there is an error (``KeyError``).

    >>> divide("ab", [("a", "b")], {"a": "Person", "b": "Person"}).things
    ('a', 'b')
    >>> whole = divide("abcdef", ["ab", "bc", "ca", "de", "ef", "fd", "ad"], {}, most=3)
    >>> whole.size, [group.leaders[0] for group in whole.groups] or whole.things
    (6, ('a', 'b', 'c', 'd', 'e', 'f'))
    """
    import networkx as nx

    ordered = sorted(set(names))
    index = {name: at for at, name in enumerate(ordered)}
    network: nx.Graph[int] = nx.Graph()
    network.add_nodes_from(range(len(ordered)))
    network.add_edges_from(
        sorted(
            {
                (min(index[a], index[b]), max(index[a], index[b]))
                for a, b in links
                if index[a] != index[b]
            }
        )
    )
    work = _Work(network, ordered, [kinds.get(name, "") for name in ordered], most)
    return work.group("all", list(range(len(ordered))), top=True)


@dataclass(frozen=True, slots=True)
class _Work:
    network: nx.Graph[int]
    names: Sequence[str]
    kinds: Sequence[str]
    most: int

    def group(self, way: str, members: list[int], *, top: bool = False) -> Group:
        """Return ``members`` as one group, divided as far as it must be."""
        leaders = self._leaders(members)
        here = "all" if top else f"{way}/{self.names[leaders[0]]}"
        names = tuple(self.names[at] for at in leaders)
        if len(members) <= (self.most if top else LEAF):
            inside = tuple(self.names[at] for at in sorted(members))
            return Group(here, names, len(members), things=inside)
        alone, parts = self._parts(members)
        groups = self._assembled(here, parts)
        things = tuple(self.names[at] for at in sorted(alone))
        return Group(here, names, len(members), things=things, groups=groups)

    def _leaders(self, members: Sequence[int]) -> list[int]:
        return sorted(members, key=lambda at: (-self.network.degree[at], at))[:3]

    def _parts(self, members: list[int]) -> tuple[list[int], list[list[int]]]:
        """Return the things that stand alone, and the parts that the others fall into."""
        import networkx as nx

        inside = self.network.subgraph(members).copy()
        found: list[list[int]] = []
        small: list[list[int]] = []
        for component in nx.connected_components(inside):
            if len(component) <= LEAF:
                (found if len(component) >= SMALL else small).append(sorted(component))
                continue
            within: nx.Graph[int] = nx.Graph()
            within.add_nodes_from(sorted(component))
            within.add_edges_from(
                sorted((min(pair), max(pair)) for pair in inside.subgraph(component).edges())
            )
            for community in self._communities(within):
                (found if len(community) >= SMALL else small).append(community)
        bins = _bins(sorted(small, key=lambda part: (-len(part), part)), LEAF)
        parts = [*found, *([at for part in lot for at in part] for lot in bins)]
        if max(map(len, parts)) <= 0.8 * len(members):
            return [], sorted(parts, key=lambda part: (-len(part), min(part)))
        return self._by_kind(members)

    def _communities(self, network: nx.Graph[int]) -> list[list[int]]:
        """Return the communities of a network whose nodes may be any numbers."""
        nodes = sorted(network)
        number = {node: at for at, node in enumerate(nodes)}
        # the library walks over sets: only numbers from nought on come in an order of their own
        found, _ = communities(_renumbered(network, number))
        return [[nodes[at] for at in group] for group in found]

    def _assembled(self, here: str, parts: list[list[int]]) -> tuple[Group, ...]:
        """Return parts as groups, those with most lines between them gathered if they are many."""
        if len(parts) <= PARTS:
            return _gathered([self.group(here, part) for part in parts], here)
        groups = []
        for lot in self._lots(parts):
            if len(lot) == 1:
                groups.append(self.group(here, parts[lot[0]]))
                continue
            members = [at for number in lot for at in parts[number]]
            leaders = self._leaders(members)
            way = f"{here}/{self.names[leaders[0]]}"
            inner = _gathered([self.group(way, parts[number]) for number in lot], way)
            names = tuple(self.names[at] for at in leaders)
            groups.append(Group(way, names, len(members), groups=inner))
        return _gathered(groups, here)

    def _lots(self, parts: list[list[int]]) -> list[list[int]]:
        """Return the communities of the parts themselves, by their numbers."""
        import networkx as nx

        part_of = {at: number for number, part in enumerate(parts) for at in part}
        between: nx.Graph[int] = nx.Graph()
        between.add_nodes_from(range(len(parts)))
        between.add_edges_from(
            sorted(
                {
                    (min(ends), max(ends))
                    for at, number in part_of.items()
                    for other in self.network[at]
                    if (ends := (number, part_of.get(other, number)))[0] != ends[1]
                }
            )
        )
        return self._communities(between)

    def _by_kind(self, members: list[int]) -> tuple[list[int], list[list[int]]]:
        """Return the busiest things alone, and the others by class and name."""
        alone = sorted(members, key=lambda at: (-self.network.degree[at], at))[:HUBS]
        others = sorted(set(members) - set(alone), key=lambda at: (self.kinds[at], at))
        parts: list[list[int]] = []
        for at in others:
            if parts and len(parts[-1]) < LEAF and self.kinds[parts[-1][0]] == self.kinds[at]:
                parts[-1].append(at)
            else:
                parts.append([at])
        bins = _bins(sorted(parts, key=lambda part: (-len(part), part)), LEAF)
        return alone, [[at for part in lot for at in part] for lot in bins]


def _renumbered(network: nx.Graph[int], number: Mapping[int, int]) -> nx.Graph[int]:
    """Return a network with other numbers for its nodes, in their order."""
    import networkx as nx

    found: nx.Graph[int] = nx.Graph()
    found.add_nodes_from(range(len(number)))
    ends = ((number[left], number[right]) for left, right in network.edges())
    found.add_edges_from(sorted((min(pair), max(pair)) for pair in ends))
    return found


def _bins(parts: Sequence[list[int]], most: int) -> list[list[list[int]]]:
    """Return parts put together in their order, up to ``most`` things."""
    found: list[list[list[int]]] = []
    held = most
    for part in parts:
        if held + len(part) > most:
            found.append([])
            held = 0
        found[-1].append(part)
        held += len(part)
    return found


def _gathered(groups: Sequence[Group], way: str) -> tuple[Group, ...]:
    """Return the groups, the smallest of them gathered until there are at most ``PARTS``."""
    ordered = sorted(groups, key=lambda group: (-group.size, group.leaders))
    if len(ordered) <= PARTS:
        return tuple(ordered)
    kept, rest = ordered[: PARTS // 2], ordered[PARTS // 2 :]
    lots = [rest[at : at + PARTS] for at in range(0, len(rest), PARTS)]
    gathered = [
        Group(
            f"{way}/+{lot[0].leaders[0]}",
            tuple(group.leaders[0] for group in lot[:3]),
            sum(group.size for group in lot),
            groups=tuple(lot),
        )
        for lot in lots
    ]
    return (*kept, *_gathered(gathered, way + "+"))
