"""A network too large to be drawn at once: groups of groups, each laid out, none of it lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.page import groups
from graph.page.groups import divide, every
from graph.page.layout import Box
from graph.page.nested import arrange, radius

names = st.integers(0, 59).map(lambda at: f"n{at:02}")


@pytest.fixture(autouse=True)
def small_groups(monkeypatch):
    """Let groups be small, so that sixty things are many."""
    monkeypatch.setattr(groups, "LEAF", 10)
    monkeypatch.setattr(groups, "PARTS", 6)
    monkeypatch.setattr(groups, "SMALL", 3)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(names, names), max_size=120), st.randoms(use_true_random=False))
def test_each_thing_is_in_one_group_and_no_group_opens_into_too_much(links, dice):
    """Whatever the links, everything is in the whole once, within bounds, in any order."""
    every_name = [f"n{at:02}" for at in range(60)]
    kinds = {name: "Company" if name < "n30" else "Person" for name in every_name}
    whole = divide(every_name, links, kinds, most=20)
    held = [name for group in every(whole) for name in group.things]
    assert sorted(held) == every_name
    for group in every(whole):
        assert len(group.things) <= groups.LEAF
        assert len(group.groups) <= groups.PARTS
        assert group.size == len(group.things) + sum(inner.size for inner in group.groups)
    assert len({group.id for group in every(whole)}) == len(list(every(whole)))
    shuffled = [tuple(dice.sample(pair, 2)) for pair in dice.sample(links, len(links))]
    assert divide(dice.sample(every_name, 60), shuffled, kinds, most=20) == whole


def test_two_crowds_fall_into_their_groups():
    """Those who are joined among each other are drawn together."""
    links = [(f"{side}{a}", f"{side}{b}") for side in "ab" for a in range(8) for b in range(a)]
    whole = divide({name for pair in links for name in pair}, [*links, ("a0", "b0")], {}, most=10)
    sides = [{name[0] for name in group.things} for group in whole.groups]
    assert sorted(map(sorted, sides)) == [["a"], ["b"]]


def test_a_hub_with_its_leaves_is_divided_by_class():
    """What no community divides is divided around its busiest thing, by class and name."""
    leaves = [f"n{at:02}" for at in range(50)]
    kinds = {name: "Company" if name < "n25" else "Person" for name in leaves}
    whole = divide(["hub", *leaves], [("hub", name) for name in leaves], kinds, most=20)
    assert "hub" in whole.things
    inside = [{kinds.get(name) for name in group.things} for group in every(whole) if group.things]
    assert sum(len(kind & {"Company", "Person"}) > 1 for kind in inside) <= 2


def test_every_group_and_thing_has_a_place_in_its_group():
    """Each is placed within the group that it is in, and none lies on another."""
    links = [(f"{side}{a}", f"{side}{b}") for side in "abc" for a in range(9) for b in range(a)]
    boxes = {name: Box(110, 50) for pair in links for name in pair}
    whole = divide(boxes, links, {}, most=10)
    places = arrange(whole, boxes, links)
    assert set(places) == {*boxes, *(inner.id for inner in every(whole) if inner is not whole)}
    for group in every(whole):
        points = [places[name] for name in group.things]
        assert len(set(points)) == len(points)


def test_a_link_to_an_unknown_thing_is_an_error():
    """Nothing is left out in silence."""
    with pytest.raises(KeyError, match="ghost"):
        divide(["a"], [("a", "ghost")], {})


def test_a_larger_group_is_drawn_larger():
    """A closed group's size tells how much it holds, within bounds."""
    sizes = [radius(count) for count in (1, 10, 100, 1000, 10**6)]
    assert sizes == sorted(sizes)
    assert sizes[-1] <= 70
