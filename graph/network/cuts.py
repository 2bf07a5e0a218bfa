"""Where a network would fall apart: its bridges and articulation points, and what each holds on.

Both are read from the tree of blocks: what no removal of one entity can part is a block, and an
articulation point stands in several (Hopcroft and Tarjan, 1973). A bridge is a block of two. The
sizes of what would come off are sums over that tree, so that all of them together take time in
proportion to the network.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import networkx as nx

    #: an entity's number, or a block's, counted downwards from -1
    Knot = int

_TWO = 2


@dataclass(frozen=True, slots=True)
class Bridge:
    """The only tie between two parts of the network; ``lesser`` is the size of the smaller part."""

    ends: tuple[int, int]
    lesser: int


@dataclass(frozen=True, slots=True)
class Joint:
    """An articulation point: without it its component falls into ``parts``.

    ``lesser`` is how many entities would be cut off from the largest of them.
    """

    node: int
    parts: int
    lesser: int


def cuts(network: nx.Graph[int]) -> tuple[tuple[Bridge, ...], tuple[Joint, ...]]:
    """Return the bridges and the articulation points of a network of numbers from 0 up.

    Each by the size of what it holds on, the largest first, then by number.

    >>> import networkx as nx
    >>> bridges, joints = cuts(nx.path_graph(4))
    >>> bridges[0], joints
    (Bridge(ends=(1, 2), lesser=2), (Joint(node=1, parts=2, lesser=1), Joint(node=2, parts=2, \
lesser=1)))
    """
    import networkx as nx

    # the stubs take a block for a set of pairs
    found: Iterable[Iterable[int]] = nx.biconnected_components(network)  # type: ignore[assignment]
    blocks = sorted(tuple(sorted(block)) for block in found)
    tree = _Tree(blocks)
    bridges = [
        Bridge((block[0], block[1]), tree.parts(-1 - at)[-1])
        for at, block in enumerate(blocks)
        if len(block) == _TWO
    ]
    joints = [
        Joint(node, len(parts), sum(parts[1:]))
        for node in sorted(tree.shared)
        if (parts := tree.parts(node))
    ]
    return (
        tuple(sorted(bridges, key=lambda it: (-it.lesser, it.ends))),
        tuple(sorted(joints, key=lambda it: (-it.lesser, -it.parts, it.node))),
    )


class _Tree:
    """The forest of blocks and articulation points, with the entities below each."""

    def __init__(self, blocks: list[tuple[int, ...]]) -> None:
        within: dict[int, list[Knot]] = defaultdict(list)
        for at, block in enumerate(blocks):
            for node in block:
                within[node].append(-1 - at)
        self.blocks = blocks
        self.shared = {node for node, found in within.items() if len(found) > 1}
        self.near: Mapping[Knot, list[Knot]] = {node: within[node] for node in self.shared} | {
            -1 - at: [node for node in block if node in self.shared]
            for at, block in enumerate(blocks)
        }
        self.above: dict[Knot, Knot | None] = {}
        self.below: dict[Knot, int] = {}
        self.whole: dict[Knot, int] = {}
        for root in sorted(self.near):
            if root not in self.above:
                self._grow(root)

    def _grow(self, root: Knot) -> None:
        """Walk one tree from its root, and sum what is below each knot."""
        self.above[root] = None
        order = [root]
        for knot in order:
            for other in self.near[knot]:
                if other not in self.above:
                    self.above[other] = knot
                    order.append(other)
        for knot in reversed(order):
            own = 1 if knot in self.shared else len(self.blocks[-1 - knot]) - len(self.near[knot])
            self.below[knot] = own + sum(
                self.below[other] for other in self.near[knot] if self.above[other] == knot
            )
        for knot in order:
            self.whole[knot] = self.below[root]

    def parts(self, knot: Knot) -> list[int]:
        """Return the sizes of what is left without a joint or a bridge, the largest first.

        A bridge is given as its block of two, of which both ends stay.
        """
        under = [self.below[other] for other in self.near[knot] if self.above[other] == knot]
        over = [] if self.above[knot] is None else [self.whole[knot] - self.below[knot]]
        if knot in self.shared:
            return sorted([*under, *over], reverse=True)
        # an end that is in no other block stands alone
        alone = [1] * (_TWO - len(self.near[knot]))
        return sorted([*under, *over, *alone], reverse=True)
