"""Positions: fixed, apart, and never a failure."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.page.layout import STRESS_LIMIT, Box, place
from graph.page.packing import NESTLED

BOX = Box(110, 50)
names = st.integers(0, 25).map(lambda at: f"n{at}")


def overlaps(places: dict[str, tuple[int, int]], box: Box = BOX) -> int:
    """Return how many pairs of boxes lie on each other by more than rounding."""
    points = list(places.values())
    return sum(
        abs(a[0] - b[0]) < box.width - 3 and abs(a[1] - b[1]) < box.height - 3
        for at, a in enumerate(points)
        for b in points[:at]
    )


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(names, names), max_size=60), st.randoms(use_true_random=False))
def test_order_changes_nothing_and_no_two_things_share_a_place(links, dice):
    """Whatever the links, positions depend on the set of them alone, and boxes lie apart."""
    boxes = {f"n{at}": BOX for at in range(26)}
    found = place(boxes, links)
    shuffled = [tuple(dice.sample(pair, 2)) for pair in dice.sample(links, len(links))]
    assert place(dict(reversed(boxes.items())), shuffled) == found
    assert set(found) == set(boxes)
    assert overlaps(found) == 0


def test_two_hubs_with_their_leaves_do_not_lie_on_each_other():
    """A hub of 40 lines and one of 25 fan out without a label on another."""
    links = (
        [("a", f"a{at}") for at in range(40)] + [("b", f"b{at}") for at in range(25)] + [("a", "b")]
    )
    boxes = {name: BOX for pair in links for name in pair}
    assert overlaps(place(boxes, links)) == 0


def test_the_middle_of_the_picture_is_nought():
    """The picture is centred, whatever it holds."""
    found = place({f"n{at}": BOX for at in range(9)}, [("n0", "n1")])
    for axis in (0, 1):
        ends = [point[axis] for point in found.values()]
        assert abs(min(ends) + max(ends)) <= 2


def test_nothing_and_one_thing_and_a_thing_tied_to_itself_are_placed():
    """The smallest pictures work."""
    assert place({}, []) == {}
    assert place({"a": BOX}, [("a", "a")]) == {"a": (0, 0)}


def test_a_link_to_a_thing_without_a_box_is_an_error():
    """Nothing is left out in silence."""
    with pytest.raises(KeyError, match="ghost"):
        place({"a": BOX}, [("a", "ghost")])


def test_many_separate_things_are_set_in_rows():
    """Far more parts than can be nestled still lie apart."""
    boxes = {f"n{at:03}": BOX for at in range(NESTLED * 4)}
    assert overlaps(place(boxes, [])) == 0


def test_a_part_too_large_for_distances_still_gets_positions():
    """Beyond the limit a plain spiral places everything, quickly."""
    size = STRESS_LIMIT + 200
    boxes = {f"n{at}": Box(30, 20) for at in range(size)}
    found = place(boxes, [(f"n{at}", f"n{at // 2}") for at in range(1, size)])
    assert len(set(found.values())) == size


def test_a_part_beyond_networkx_without_scipy_is_laid_out():
    """Six hundred things in one part need no scipy."""
    boxes = {f"n{at}": Box(30, 20) for at in range(600)}
    found = place(boxes, [(f"n{at}", f"n{at // 3}") for at in range(1, 600)])
    assert len(set(found.values())) == len(boxes)


@pytest.mark.parametrize("more", ["a new thing", "a new line", "a line less"])
def test_a_picture_in_which_little_has_changed_is_nearly_the_same(large, more):
    """One line more or less moves most things by little: readers find their way again."""
    links = [(claim.subject, claim.object) for claim in large.claims.values()]
    names = sorted({name for link in links for name in link})
    other = {
        "a new thing": [*links, (names[3], "new")],
        "a new line": [*links, (names[10], names[40])],
        "a line less": links[:-1],
    }[more]
    before = place(dict.fromkeys(names, BOX), links)
    after = place(dict.fromkeys([*names, *(["new"] if "thing" in more else [])], BOX), other)
    sides = [[point[axis] for point in before.values()] for axis in (0, 1)]
    across = math.hypot(*(max(side) - min(side) for side in sides))
    moved = sorted(math.dist(before[name], after[name]) for name in names)
    assert moved[len(moved) // 2] < 0.1 * across
