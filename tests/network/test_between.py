"""Betweenness, held against networkx's."""

from __future__ import annotations

import networkx as nx
import pytest

from graph.network import between
from graph.network.between import betweenness


@pytest.mark.parametrize("pivots", [60, 17, 2])
@pytest.mark.parametrize("together", [between.TOGETHER, 500])
def test_the_shares_are_those_of_networkx(monkeypatch, pivots, together):
    """From all nodes or some of them, in one walk or several, apart or connected."""
    monkeypatch.setattr(between, "TOGETHER", together)
    network = nx.gnm_random_graph(60, 70, seed=2)
    found = betweenness(list(network), network.edges, pivots, 1)
    assert found == pytest.approx(nx.betweenness_centrality(network, k=pivots, seed=1), abs=1e-12)


@pytest.mark.parametrize("size", [0, 1, 2])
def test_nothing_lies_between_two(size):
    """Without two others no node has a share."""
    network = nx.path_graph(size)
    assert betweenness(list(network), network.edges, size, 1) == dict.fromkeys(range(size), 0.0)


def test_more_ways_than_a_float_can_count_are_no_error(recwarn):
    """A chain of 1,100 diamonds has two ways through each: their number overflows, quietly."""
    ties = [
        (3 * at + one, 3 * at + other)
        for at in range(1_100)
        for one, other in ((0, 1), (0, 2), (1, 3), (2, 3))
    ]
    found = betweenness(list(range(3_301)), ties, 2, 1)
    assert len(found) == 3_301
    assert not recwarn.list
