"""What the shape of the network says, without allegations and with them."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import LANGUAGES, Knowledge, Term
from graph.network import communities as grouping
from graph.network import measures as measuring
from graph.network.communities import Method, communities
from graph.network.cuts import cuts
from graph.network.findings import ONLY_WITH, OTHER_MEMBERS, figures, sections
from graph.network.meanings import MEANINGS, NAMES, VALUES, Measure, meaning
from graph.network.measures import Basis, measure
from tests.network.fiction import claim, entity, iri, knowledge, term

ROOT = Path(__file__).resolve().parents[2]
PLACE = Term(term("Place"), {"en": "place", "fr": "lieu"}, hop=False)


def two_towns() -> Knowledge:
    """Return two firm triangles, which an allegation joins, and a third that nothing joins."""
    names = [("a", "b"), ("b", "c"), ("c", "a"), ("d", "e"), ("e", "f"), ("f", "d")]
    names += [("x", "y"), ("y", "z"), ("z", "x")]
    firm = [claim(f"f{at}", one, "hired", other) for at, (one, other) in enumerate(names)]
    return knowledge(*firm, claim("g1", "c", "paid", "d", modality="Alleged"))


def test_degree_counts_claims_and_neighbours_count_entities() -> None:
    """Parallel claims count each in the degree of both ends, and make one neighbour."""
    held = knowledge(
        claim("a1", "lumen", "hired", "orca"),
        claim("a2", "orca", "paid", "lumen"),
        claim("a3", "lumen", "hired", "krill"),
    )
    found = measure(held).asserted
    assert found.degree.values[iri("lumen")] == 3
    assert found.neighbours.values[iri("lumen")] == 2
    assert found.degree.ranks == {iri("lumen"): 1, iri("orca"): 2, iri("krill"): 3}


def test_equal_figures_share_a_rank() -> None:
    """Two in second place are followed by the fourth."""
    held = knowledge(*(claim(f"a{n}", "lumen", "hired", f"orca{n}") for n in range(2)))
    held = knowledge(*held.claims.values(), claim("b1", "lumen", "hired", "krill"))
    assert sorted(measure(held).asserted.degree.ranks.values()) == [1, 2, 2, 2]


@pytest.mark.parametrize(
    "more",
    [
        {"modality": "Denied"},
        {"polarity": "Negative"},
        {"actuality": "Planned"},
        {"modality": "Alleged", "actuality": "Urged"},
    ],
)
def test_what_does_not_hold_is_no_tie(more: dict[str, str]) -> None:
    """A denied, negated, planned or urged claim counts in no measure."""
    found = measure(knowledge(claim("a1", "lumen", "hired", "orca", **more)))
    assert not found.both.claims
    assert not found.both.degree.values


def test_a_relation_that_is_no_hop_is_no_tie() -> None:
    """Two things that are only mentioned together, or a thing with itself, are not tied."""
    held = knowledge(
        claim("a1", "lumen", "mentions", "orca"), claim("a2", "lumen", "hired", "lumen")
    )
    assert not measure(held).both.ties


def test_places_count_for_degree_and_tie_nobody() -> None:
    """Two that are said of one place have it as a neighbour, and are not connected by it."""
    port = replace(entity("port", "Port"), classes=(term("Place"),))
    held = knowledge(
        claim("a1", "lumen", "hired", "port"),
        claim("a2", "orca", "hired", "port"),
        entities=(port,),
    )
    held = replace(held, terms={**held.terms, PLACE.iri: PLACE})
    found = measure(held).both
    assert found.neighbours.values == {iri("port"): 2, iri("lumen"): 1, iri("orca"): 1}
    assert found.components == found.bridges == found.communities == ()
    assert not found.betweenness.values


def test_folded_entities_are_one() -> None:
    """What a judgement holds to be one entity is measured as one."""
    old = entity("old", "Old", canonical=iri("orca"))
    held = knowledge(
        claim("a1", "old", "hired", "krill"), claim("a2", "orca", "paid", "krill"), entities=(old,)
    )
    assert measure(held).asserted.degree.values == {iri("krill"): 2, iri("orca"): 2}


def test_an_allegation_is_only_in_the_second_network() -> None:
    """What an allegation adds stands on asserted and alleged claims, never on asserted ones."""
    found = measure(two_towns())
    assert {name: (one, other) for name, one, other in figures(found)}["components"] == (3, 2)
    assert found.asserted.bridges == ()
    (bridge,) = found.only_alleged
    assert (bridge.ends, bridge.basis, bridge.lesser) == ((iri("c"), iri("d")), Basis.ALLEGED, 3)
    assert [each.id for each in bridge.claims] == ["g1"]
    assert {point.entity for point in found.both.articulations} == {iri("c"), iri("d")}


def test_who_is_connected_only_through_an_allegation_is_told_with_it() -> None:
    """Of the parts that allegations join, all but the largest are told, with the allegations."""
    held = two_towns()
    held = knowledge(*held.claims.values(), claim("f9", "d", "hired", "h"))
    (joined,) = measure(held).joined
    assert joined.entities == (iri("a"), iri("b"), iri("c"))
    assert [each.id for each in joined.claims] == ["g1"]


def test_an_allegation_can_give_a_way_round_a_bridge() -> None:
    """A bridge of asserted claims that an allegation bypasses is a bridge no more."""
    held = knowledge(
        claim("a1", "lumen", "hired", "orca"),
        claim("a2", "orca", "hired", "krill"),
        claim("a3", "krill", "paid", "lumen", modality="Alleged"),
    )
    found = measure(held)
    assert [bridge.ends for bridge in found.bypassed] == [
        (iri("krill"), iri("orca")),
        (iri("lumen"), iri("orca")),
    ]
    assert found.both.bridges == ()


def test_betweenness_is_the_share_of_shortest_ways() -> None:
    """In a chain of three, the one way between the two others passes the middle."""
    held = knowledge(claim("a1", "lumen", "hired", "orca"), claim("a2", "orca", "hired", "krill"))
    found = measure(held)
    assert found.asserted.betweenness.values == {iri("orca"): 1.0}
    assert not found.sampled


def test_strong_components_follow_the_direction() -> None:
    """Only what leads there and back is strongly connected; a symmetric relation does both."""
    held = knowledge(
        claim("a1", "lumen", "hired", "orca"),
        claim("a2", "orca", "hired", "lumen"),
        claim("a3", "orca", "hired", "krill"),
        claim("a4", "krill", "alliedWith", "squid"),
    )
    found = measure(held).asserted
    assert found.strong == ((iri("krill"), iri("squid")), (iri("lumen"), iri("orca")))
    assert len(found.components) == 1


def test_large_networks_are_sampled_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Betweenness that would cost too much is estimated from a seeded sample, in so many words."""
    monkeypatch.setattr(measuring, "BETWEENNESS_WORK", 1)
    monkeypatch.setattr(measuring, "FEWEST_PIVOTS", 4)
    found = measure(two_towns())
    assert found.sampled
    assert (found.pivots, found.candidates) == (4, 9)
    assert "from 4 of 9 entities" in meaning(Measure.BETWEENNESS, found, "en")
    assert found == measure(two_towns())


def test_communities_of_large_networks_are_found_in_linear_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Beyond the size that Louvain's method is fit for, labels are passed on, and that is said."""
    network = nx.disjoint_union(nx.complete_graph(4), nx.complete_graph(3))
    assert communities(network) == (((0, 1, 2, 3), (4, 5, 6)), Method.LOUVAIN)
    monkeypatch.setattr(grouping, "LOUVAIN_TIES", 0)
    assert communities(network) == (((0, 1, 2, 3), (4, 5, 6)), Method.LABELS)
    assert "label propagation" in meaning(Measure.COMMUNITY, measure(two_towns()), "en")


@given(st.sets(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=14))
def test_cuts_are_those_of_the_definition(pairs: set[tuple[int, int]]) -> None:
    """A bridge or articulation point is what parts its component, into parts of these sizes."""
    network: nx.Graph[int] = nx.Graph((one, other) for one, other in pairs if one != other)
    bridges, joints = cuts(network)
    assert {each.ends for each in bridges} == {
        (min(pair), max(pair)) for pair in nx.bridges(network)
    }
    assert {each.node for each in joints} == set(nx.articulation_points(network))
    for bridge in bridges:
        left = network.copy()
        left.remove_edge(*bridge.ends)
        sizes = [len(nx.node_connected_component(left, end)) for end in bridge.ends]
        assert bridge.lesser == min(sizes)
    for joint in joints:
        left = network.copy()
        left.remove_node(joint.node)
        parts = {frozenset(nx.node_connected_component(left, near)) for near in network[joint.node]}
        sizes = sorted(map(len, parts), reverse=True)
        assert (joint.parts, joint.lesser) == (len(sizes), sum(sizes[1:]))


def test_the_order_of_claims_does_not_matter() -> None:
    """The same claims in another order have the same measures."""
    held = two_towns()
    shuffled = list(held.claims.values())
    random.Random(3).shuffle(shuffled)  # noqa: S311 - no secret
    assert measure(held, shuffled) == measure(held)


def test_measures_do_not_depend_on_the_hash_seed() -> None:
    """Two processes that hash text differently measure the same."""
    script = (
        "from tests.network.test_measures import two_towns; "
        "from graph.network.measures import measure; print(measure(two_towns()))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


def test_measuring_leaves_the_knowledge_alone() -> None:
    """Neither the knowledge nor the claims given are changed."""
    held = two_towns()
    before = repr(held)
    measure(held, held.claims.values())
    assert repr(held) == before


def test_only_what_allegations_change_is_a_row_with_them() -> None:
    """A bridge that stands on either is a row once; one only with allegations says so."""
    held = two_towns()
    held = knowledge(*held.claims.values(), claim("f9", "x", "hired", "h"))
    by_measure = {section.measure: section.rows for section in sections(measure(held), 10)}
    rows = [(row.basis, row.difference) for row in by_measure[Measure.BRIDGE]]
    assert rows == [(Basis.ASSERTED, ""), (Basis.BOTH, ONLY_WITH)]
    component = by_measure[Measure.COMPONENT]
    assert [(row.value, row.difference) for row in component] == [
        (4, ""),
        (3, OTHER_MEMBERS),
        (3, OTHER_MEMBERS),
        (6, OTHER_MEMBERS),
    ]


def test_rows_are_as_many_as_asked_for() -> None:
    """Each section has so many rows on each basis, and counts what it leaves out."""
    first = sections(measure(two_towns()), 2)[0]
    assert [row.basis for row in first.rows] == [Basis.ASSERTED] * 2 + [Basis.BOTH] * 2
    assert first.left == ((Basis.ASSERTED, 7), (Basis.BOTH, 7))


@pytest.mark.parametrize("each", Measure)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_measure_says_what_it_means_and_does_not(each: Measure, lang: str) -> None:
    """Every measure has a name, a unit, and one sentence with a "not" in it, in both languages."""
    assert NAMES[each][lang]
    assert VALUES[each][lang]
    sentence = MEANINGS[each][lang]
    assert sentence.endswith(".")
    assert sentence.count(". ") == 0
    refusing = {"en": (" not ", " no ", "little"), "fr": ("non ", " ne ", " n'", "peu")}[lang]
    assert any(word in sentence for word in refusing)


def test_nothing_measures_to_nothing() -> None:
    """A build without claims has all measures, and no rows."""
    found = measure(Knowledge({}, {}, {}, {}))
    assert not any(section.rows for section in sections(found, 5))
    assert json.dumps(figures(found)).count("0") == 18
