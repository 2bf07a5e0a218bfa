"""Groups of entities with more ties among themselves than to others."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

#: up to so many ties Louvain's method ends within a minute or so whatever their shape; beyond, the
#: time depends on the shape, and labels are passed on instead
LOUVAIN_TIES = 40_000
SEED = 1


class Method(StrEnum):
    """How communities were found."""

    LOUVAIN = "Louvain"
    LABELS = "label propagation"


def communities(network: nx.Graph[int]) -> tuple[tuple[tuple[int, ...], ...], Method]:
    """Return the communities, the largest first, and the method that found them.

    Louvain's method raises modularity from the bottom up (Blondel and others, 2008); label
    propagation lets each entity take the label that most of its neighbours have (Traag and Šubelj,
    2023), which takes time in proportion to the ties. Both are seeded. Members are in the order of
    their numbers; every node is in one community, alone if it has no tie.

    >>> import networkx as nx
    >>> communities(nx.disjoint_union(nx.complete_graph(3), nx.complete_graph(2)))[0]
    ((0, 1, 2), (3, 4))
    """
    import networkx as nx

    if network.number_of_edges() <= LOUVAIN_TIES:
        method = Method.LOUVAIN
        found = nx.community.louvain_communities(network, seed=SEED)
    else:
        method = Method.LABELS
        found = list(nx.community.fast_label_propagation_communities(network, seed=SEED))
    ordered = sorted((tuple(sorted(each)) for each in found), key=lambda it: (-len(it), it))
    return tuple(ordered), method


def modularity(network: nx.Graph[int], groups: tuple[tuple[int, ...], ...]) -> float:
    """Return how many more ties lie within the groups than chance would put there, from -0.5 to 1.

    Of a network without a tie it is 0.

    >>> import networkx as nx
    >>> modularity(nx.path_graph(2), ((0, 1),))
    0.0
    """
    import networkx as nx

    if not network.number_of_edges():
        return 0.0
    return float(nx.community.modularity(network, [set(group) for group in groups]))
