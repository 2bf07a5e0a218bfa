"""Claims as a network."""

from __future__ import annotations

import pytest

from graph.network.project import canonical, network, referents, status
from tests.network.fiction import claim, entity, iri, knowledge


def test_parallel_claims_stay_apart() -> None:
    """Two claims of the same thing are two edges, keyed by their claims."""
    held = knowledge(claim("a1", "lumen", "hired", "orca"), claim("a2", "lumen", "hired", "orca"))
    made = network(held)
    assert sorted(made[iri("lumen")][iri("orca")]) == [iri("claim/a1"), iri("claim/a2")]
    assert made.edges[iri("lumen"), iri("orca"), iri("claim/a1")]["claim"].id == "a1"


@pytest.mark.parametrize(
    ("more", "word"),
    [
        ({"modality": "Denied"}, "Denied"),
        ({"polarity": "Negative"}, "Negative"),
        ({"actuality": "Planned"}, "Planned"),
        ({"modality": "Alleged", "actuality": "Prohibited"}, "Prohibited"),
    ],
)
def test_what_does_not_hold_gives_no_edge(more: dict[str, str], word: str) -> None:
    """A denied, negated or planned claim is an edge only where every claim is asked for."""
    held = knowledge(claim("a1", "lumen", "hired", "orca", **more))
    assert network(held).number_of_edges() == 0
    ((*_, data),) = network(held, every=True).edges(data=True)
    assert data["status"] == word == status(data["claim"])


def test_alleged_edges_say_so() -> None:
    """An allegation is an edge whose status is Alleged."""
    held = knowledge(claim("a1", "lumen", "hired", "orca", modality="Alleged"))
    assert [data["status"] for *_, data in network(held).edges(data=True)] == ["Alleged"]


def test_referents_fold_into_the_canonical_entity() -> None:
    """What a judgement holds to be one is one node, through a chain of referents too."""
    old = entity("old", "Old", canonical=iri("newer"))
    newer = entity("newer", "Newer", canonical=iri("newest"))
    held = knowledge(
        claim("a1", "old", "hired", "orca"),
        claim("a2", "newest", "hired", "orca"),
        entities=(old, newer),
    )
    assert network(held).number_of_edges(iri("newest"), iri("orca")) == 2
    assert iri("old") not in network(held)
    assert referents(held, iri("old")) == (iri("newest"), iri("newer"), iri("old"))


def test_a_ring_of_referents_is_one_node() -> None:
    """Two entities that each fold into the other end at the same id."""
    one, two = (
        entity("one", "One", canonical=iri("two")),
        entity("two", "Two", canonical=iri("one")),
    )
    held = knowledge(entities=(one, two))
    assert canonical(held, iri("one")) == canonical(held, iri("two")) == iri("one")
    assert list(network(held)) == [iri("one")]


def test_unconnected_entities_and_values_have_nodes() -> None:
    """Every entity of the build is a node, and a claim of a value adds no edge."""
    held = knowledge(
        claim("a1", "lumen", "paid", value="twelve"), entities=(entity("alone", "Alone"),)
    )
    made = network(held)
    assert sorted(made) == [iri("alone"), iri("lumen")]
    assert made.number_of_edges() == 0
    assert list(network(held, held.claims.values())) == [iri("lumen")]


def test_the_order_of_claims_does_not_matter() -> None:
    """The same claims in another order give the same nodes and edges in the same order."""
    claims = [claim(f"a{n}", "lumen", "hired", f"orca{n % 3}") for n in range(7)]
    one, other = knowledge(*claims), knowledge(*claims)
    forward = network(one, claims)
    back = network(other, reversed(claims))
    assert list(forward) == list(back)
    assert list(forward.edges(keys=True)) == list(back.edges(keys=True))
