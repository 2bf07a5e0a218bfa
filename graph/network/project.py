"""Claims as a network: entities are its nodes, and each claim is an edge of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model import short

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx

    from graph.model import Claim, Knowledge


def canonical(knowledge: Knowledge, iri: str) -> str:
    """Return the id that a judgement of sameness keeps for ``iri``, or ``iri`` itself.

    A chain of referents is followed to its end; a ring of them, which no judgement should make,
    ends at its smallest IRI, so that all its members still fold into one node.

    >>> from graph.model import Entity, Knowledge
    >>> old = Entity("id/old", (), {"en": "Old Mill"}, canonical="id/mill")
    >>> canonical(Knowledge({}, {"id/old": old}, {}, {}), "id/old")
    'id/mill'
    """
    seen = [iri]
    while (entity := knowledge.entities.get(seen[-1])) is not None and entity.canonical:
        if entity.canonical in seen:
            return min(seen[seen.index(entity.canonical) :])
        seen.append(entity.canonical)
    return seen[-1]


def referents(knowledge: Knowledge, iri: str) -> tuple[str, ...]:
    """Return every id that folds into the same node as ``iri``, sorted, the canonical one first.

    >>> from graph.model import Entity, Knowledge
    >>> old = Entity("id/a", (), {"en": "Old Mill"}, canonical="id/mill")
    >>> new = Entity("id/mill", (), {"en": "Mill"})
    >>> referents(Knowledge({}, {"id/a": old, "id/mill": new}, {}, {}), "id/a")
    ('id/mill', 'id/a')
    """
    kept = canonical(knowledge, iri)
    folded = {
        other
        for other, entity in knowledge.entities.items()
        if entity.canonical and canonical(knowledge, other) == kept
    }
    return (kept, *sorted(folded - {kept}))


def status(claim: Claim) -> str:
    """Return in one word how a claim stands: ``Asserted`` and ``Alleged`` are edges, others aren't.

    The first that applies: ``Denied``; ``Negative``; an actuality other than ``Actual``, such as
    ``Planned`` or ``Prohibited``; the modality. Two claims of one status may still differ in the
    rest, so a view that has the room shows modality, polarity and actuality each.
    """
    modality, polarity, actuality = map(short, (claim.modality, claim.polarity, claim.actuality))
    if modality == "Denied":
        return modality
    if polarity != "Positive":
        return polarity
    return modality if actuality == "Actual" else actuality


def network(
    knowledge: Knowledge, claims: Iterable[Claim] | None = None, *, every: bool = False
) -> nx.MultiDiGraph[str]:
    """Return claims as a directed network in which parallel edges stay apart.

    A node is a canonical entity's IRI, with its ``entity`` (None if the build doesn't hold it). An
    edge's key is its claim's IRI; its data are the ``claim`` and its ``status``. Without
    ``claims``, all claims are taken and every entity is a node, connected or not. Only claims with
    ``Claim.is_edge`` give edges; ``every`` adds those that do not hold (denied, negated, planned,
    urged …), to be drawn as what they are and never to be walked. A claim of a value gives its
    subject as a node, and no edge. Nodes and edges are in the order of their IRIs.

    >>> from graph.model import Knowledge
    >>> network(Knowledge({}, {}, {}, {})).number_of_edges()
    0
    """
    import networkx as nx

    taken = knowledge.claims.values() if claims is None else claims
    chosen = sorted(
        {
            claim.iri: claim for claim in taken if every or claim.is_edge or not claim.object
        }.values(),
        key=lambda claim: claim.iri,
    )
    ends = {claim.iri: _ends(knowledge, claim) for claim in chosen}
    names = {name for pair in ends.values() for name in pair if name}
    if claims is None:
        names |= {canonical(knowledge, iri) for iri in knowledge.entities}
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name in sorted(names):
        made.add_node(name, entity=knowledge.entities.get(name))
    for claim in chosen:
        subject, target = ends[claim.iri]
        if target:
            made.add_edge(subject, target, key=claim.iri, claim=claim, status=status(claim))
    return made


def _ends(knowledge: Knowledge, claim: Claim) -> tuple[str, str]:
    """Return the nodes that a claim joins; the second is empty for a claim of a value."""
    target = canonical(knowledge, claim.object) if claim.object else ""
    return canonical(knowledge, claim.subject), target
