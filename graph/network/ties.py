"""Which entities are tied by claims, as plain numbers: what networkx measures.

A tie joins two entities by all claims between them that a path may pass over (see
``graph.network.paths``): a relation that is no hop makes none, nor does a claim of an entity to
itself. Ties to places are kept apart: two that are said to have been in one place are not tied by
it. Entities are numbered in the order of their IRIs, so that no result depends on how Python
hashes text.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model import short
from graph.network.paths import impassable, walkable
from graph.network.project import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import networkx as nx

    from graph.model import Claim, Knowledge

    #: the numbers of two entities
    Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Ties:
    """Entities by number, and the claims that tie each two of them, in the order of their IRIs.

    A pair has its smaller number first. ``between`` holds the ties that a path may pass; ``ending``
    those of which one end is a place. ``arrows`` are the ties of ``between`` from subject to
    object, in both directions for a symmetric relation.
    """

    names: tuple[str, ...]
    between: Mapping[Pair, tuple[Claim, ...]]
    ending: Mapping[Pair, tuple[Claim, ...]]
    arrows: tuple[Pair, ...]

    @property
    def claims(self) -> int:
        """How many claims make these ties."""
        return sum(map(len, (*self.between.values(), *self.ending.values())))

    @property
    def tied(self) -> tuple[int, ...]:
        """The entities with a tie that a path may pass, in order."""
        return tuple(sorted({end for pair in self.between for end in pair}))

    def degrees(self) -> tuple[dict[int, int], dict[int, int]]:
        """Return in how many claims each entity stands, and to how many others these tie it.

        Ties to places count, on both sides. Whatever has no tie is left out.
        """
        claims: dict[int, int] = defaultdict(int)
        others: dict[int, int] = defaultdict(int)
        for pair, found in (*self.between.items(), *self.ending.items()):
            for end in pair:
                claims[end] += len(found)
                others[end] += 1
        return dict(sorted(claims.items())), dict(sorted(others.items()))

    def undirected(self, nodes: Iterable[int]) -> nx.Graph[int]:
        """Return the ties that a path may pass as a network of ``nodes``, each tie once."""
        import networkx as nx

        made: nx.Graph[int] = nx.Graph()
        made.add_nodes_from(nodes)
        made.add_edges_from(self.between)
        return made

    def directed(self, nodes: Iterable[int]) -> nx.DiGraph[int]:
        """Return the same ties from subject to object."""
        import networkx as nx

        made: nx.DiGraph[int] = nx.DiGraph()
        made.add_nodes_from(nodes)
        made.add_edges_from(self.arrows)
        return made


def ties(knowledge: Knowledge, claims: Iterable[Claim] | None = None) -> tuple[Ties, Ties]:
    """Return the ties of asserted claims, and those of asserted and alleged claims together.

    Both number the same entities. Of all of ``knowledge`` if no claims are given; what does not
    hold (denied, negated, planned …) makes no tie.

    >>> from graph.model import Knowledge
    >>> [each.claims for each in ties(Knowledge({}, {}, {}, {}))]
    [0, 0]
    """
    taken = knowledge.claims.values() if claims is None else claims
    walked = {claim.iri: claim for claim in taken if walkable(knowledge, claim)}
    ends = {
        iri: (canonical(knowledge, claim.subject), canonical(knowledge, claim.object))
        for iri, claim in sorted(walked.items())
    }
    ends = {iri: pair for iri, pair in ends.items() if pair[0] != pair[1]}
    names = tuple(sorted({name for pair in ends.values() for name in pair}))
    number = {name: at for at, name in enumerate(names)}
    closed = {number[name] for name in impassable(knowledge) if name in number}
    numbered = [(walked[iri], (number[one], number[two])) for iri, (one, two) in ends.items()]
    firm = [(claim, pair) for claim, pair in numbered if short(claim.modality) == "Asserted"]
    return _gathered(knowledge, names, closed, firm), _gathered(knowledge, names, closed, numbered)


def _gathered(
    knowledge: Knowledge, names: tuple[str, ...], closed: set[int], found: list[tuple[Claim, Pair]]
) -> Ties:
    between: dict[Pair, list[Claim]] = defaultdict(list)
    ending: dict[Pair, list[Claim]] = defaultdict(list)
    arrows: set[Pair] = set()
    for claim, (one, two) in found:
        pair = (min(one, two), max(one, two))
        if closed.isdisjoint(pair):
            between[pair].append(claim)
            arrows.add((one, two))
            if knowledge.terms[claim.relation].symmetric:
                arrows.add((two, one))
        else:
            ending[pair].append(claim)
    return Ties(names, _frozen(between), _frozen(ending), tuple(sorted(arrows)))


def _frozen(claims: Mapping[Pair, list[Claim]]) -> dict[Pair, tuple[Claim, ...]]:
    return {pair: tuple(claims[pair]) for pair in sorted(claims)}
