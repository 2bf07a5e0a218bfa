"""Who stands near a trigger is a candidate for its roles, however the parser hangs it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from graph.extract.lexicon.load import lexicon
from graph.extract.linking.layout import Layout
from graph.extract.linking.propose import proposals
from graph.extract.linking.triggers import triggers
from graph.extract.readings import Stretch, read

if TYPE_CHECKING:
    from graph.extract.linking.propose import Proposal, Scene

TEXT = (
    "Mara Quillon told the Beacon Panel in Port Umber that the Gull Syndicate stole the funds of "
    "Skerry Exchange."
)


@pytest.fixture(scope="module")
def scene(needs_models, world):
    """Give a function from an English sentence to its scene."""

    def made(text: str) -> Scene:
        return read(text, [Stretch(0, len(text), "en")], world).scenes[0]

    return made


def laid(one: Scene) -> Layout:
    """Return the layout of a sentence."""
    return Layout(one.tree, one.mentions, one.resolve)


def pairs(one: Scene, relation: str) -> list[Proposal]:
    """Return what the triggers of a relation propose in a sentence."""
    return [
        each
        for trigger in triggers(one.tree, lexicon("en"))
        if trigger.frame.relation == relation
        for each in proposals(one, laid(one), trigger)
    ]


def test_what_the_slots_say_is_told_from_what_stands_near(scene):
    """The subject of "stole" is by its slot; who told of it is near, and a candidate too."""
    found = pairs(scene(TEXT), "stole")
    slots = {one.subject.mention.text for one in found if not one.near}
    near = {one.subject.mention.text for one in found if one.near == "subject"}
    assert slots == {"Gull Syndicate"}
    assert "Mara Quillon" in near


def test_a_pair_has_one_at_least_in_its_slot(scene):
    """Two that both merely stand near are no reading."""
    for one in pairs(scene(TEXT), "stole"):
        assert one.subject.first or (one.object is not None and one.object.first)


def test_nobody_is_both_subject_and_object(scene):
    """A word fills one role of a trigger."""
    for one in pairs(scene(TEXT), "stole"):
        assert one.object is None or one.subject.at != one.object.at


def test_the_nearest_come_first_on_each_side(scene):
    """Spots before a word are given backwards from it, those after it forwards."""
    one = scene(TEXT)
    layout = laid(one)
    stole = next(each for each in one.tree.tokens if each.text == "stole")
    before = [each.at for each in layout.before(stole.i)]
    after = [each.at for each in layout.after(stole.i)]
    assert before == sorted(before, reverse=True)
    assert after == sorted(after)
    assert all(at < stole.i for at in before)
    assert all(at > stole.i for at in after)


def test_ways_through_the_tree_have_names(scene):
    """A verb's own arguments are below it, and the subject of the verb above stands beside."""
    one = scene(TEXT)
    layout = laid(one)
    word = {each.text: each for each in one.tree.tokens}
    assert layout.way(word["stole"], word["stole"].i - 1) == "below.subj"
    assert layout.way(word["stole"], word["told"].i) == "above.ccomp"
    assert layout.way(word["stole"], word["told"].i - 1) == "beside.ccomp.subj"


def test_a_sentence_of_hundreds_of_names_is_read_in_time(scene):
    """Few are proposed for each trigger, however many a sentence names."""
    names = ", ".join(f"Tern {chr(65 + i % 26)}{i} Ltd" for i in range(300))
    one = scene(f"The Gull Syndicate stole, robbed and looted with {names} the boats of Heronia.")
    begun = time.monotonic()
    found = pairs(one, "stole")
    assert len(found) < 1000
    assert time.monotonic() - begun < 20
