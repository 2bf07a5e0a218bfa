"""What the classifier hears of a sentence's pairs, and what becomes of it."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest

from graph.extract.linking.layout import Layout
from graph.extract.linking.pairs.classifier import Classifier, classifier
from graph.extract.linking.pairs.heard import heard
from graph.extract.linking.pairs.inputs import FARS, KINDS, STEPS, WHERES, inputs
from graph.extract.linking.pairs.marks import Marker
from graph.extract.linking.pairs.measures import HEARD, MEASURES, SURE, joined, sure
from graph.extract.linking.pairs.sides import columns, pairs, relations, sides
from graph.extract.linking.pairs.table import MEASURES as TABLED
from graph.extract.linking.score import WEIGHTS, classifier_of, held_out_of
from graph.extract.pipeline import encoded_of
from graph.extract.readings import Stretch, read

TEXT = (
    "Mara Quillon lives in Port Umber. In May the Gull Syndicate stole two million euros "
    "from Skerry Exchange."
)


@pytest.fixture(scope="module")
def source(needs_models, world):
    """Return a document of two sentences, read."""
    return read(TEXT, [Stretch(0, len(TEXT), "en")], world)


@pytest.fixture(scope="module")
def encoded(source):
    """Return the states of its words."""
    return encoded_of(source)


@pytest.fixture(scope="module")
def own() -> Classifier:
    """Return the program's own classifier."""
    return classifier(classifier_of(WEIGHTS))


@pytest.fixture(scope="module")
def last(source, encoded, own):
    """Return the second sentence with its parties and what the classifier is given of it."""
    scene = source.scenes[-1]
    found = sides(scene, Layout(scene.tree, scene.mentions, scene.resolve))
    marker = Marker(scene.tree)
    given = inputs(found, marker, encoded, own.classes)
    assert given is not None
    return scene, found, marker, given


def test_every_pair_is_given_with_its_words_and_its_way(last):
    """Each row is a pair, each column a piece of the sentence; what is weighed sums to one."""
    _, found, _, given = last
    assert len(given.sides) == len(list(pairs(found)))
    rows, pieces = len(given.sides), len(given.words)
    assert given.way.shape == given.within.shape == (rows, pieces)
    for one in (given.way, given.within):
        assert set(one.sum(axis=1).round(4).tolist()) <= {0.0, 1.0}
    assert given.far.max() < FARS
    assert given.steps.max() < STEPS
    assert given.kinds.max() < len(KINDS)
    assert given.wheres.max() < len(WHERES)


def test_the_way_from_thief_to_loot_is_the_verb(last):
    """Between doer and done-to, the words on the way are those that join them in the tree."""
    _, found, _, given = last
    thief = next(i for i, one in enumerate(found) if one.mention.text == "Gull Syndicate")
    robbed = next(i for i, one in enumerate(found) if one.mention.text == "Skerry Exchange")
    row = given.sides.index((thief, robbed))
    assert given.way[row].any()
    assert given.first[row] != given.second[row]


def test_a_theft_is_heard_as_one(last, own):
    """Of all relations the classifier is surest of one that a theft may be told by."""
    _, found, _, given = last
    thief = next(i for i, one in enumerate(found) if one.mention.text == "Gull Syndicate")
    robbed = next(i for i, one in enumerate(found) if one.mention.text == "Skerry Exchange")
    logits = own.logits(given)[given.sides.index((thief, robbed))]
    assert relations()[int(logits.argmax())] == "stoleFrom"
    assert logits[columns()["stoleFrom"]] > logits[columns()["suppliedArmsTo"]] + 2


def test_what_is_heard_of_a_pair_is_its_own(last, own):
    """A pair is heard the same beside others and alone."""
    given = last[-1]
    whole = own.logits(given)
    by_pair = {"first", "second", "far", "steps", "way", "within"}
    alone = replace(
        given,
        sides=given.sides[:1],
        **{one.name: getattr(given, one.name)[:1] for one in fields(given) if one.name in by_pair},
    )
    assert np.allclose(own.logits(alone)[0], whole[0], atol=1e-4)
    assert whole.shape == (len(given.sides), len(relations()))


def test_without_states_nothing_is_heard(last, own, encoded):
    """Where the words were not encoded, or no classifier is asked, no pair is heard."""
    _, found, marker, _ = last
    assert set(heard(found, marker, None, own)) == {None}
    assert set(heard(found, marker, encoded, None)) == {None}
    every = heard(found, marker, encoded, own)
    assert all(one is not None for one in every)


def test_what_was_not_heard_measures_nothing():
    """No word of the classifier counts as little as its surest no."""
    tabled = np.zeros((len(TABLED), 3), dtype=np.float32)
    assert not joined(tabled, None).any()
    found = joined(tabled, np.array([2.0, -8.0, -20.0], dtype=np.float32))
    assert found.shape == (len(MEASURES), 3)
    assert found[SURE].tolist() == [sure(2.0), 0.0, 0.0]
    assert found[-len(HEARD) :, 0].tolist() == [2.5, 1.25, 0.0, 1.0]


def test_a_classifier_of_unknown_relations_is_refused(tmp_path, own):
    """Weights for a relation that the ontology lacks say so."""
    path = tmp_path / "weights.classifier.npz"
    told = {"classes": own.classes, "relations": ["befriends"], "held_out": []}
    np.savez(path, **{name: np.array(value, dtype=np.str_) for name, value in told.items()})
    with pytest.raises(ValueError, match="befriends"):
        classifier(path)


def test_classifiers_that_were_held_out_stand_beside_the_weights(tmp_path):
    """Each has a number after the name of the whole one, which is none of them."""
    for name in ("w.classifier-1.npz", "w.classifier-0.npz", "w.classifier.npz", "v.other-1.npz"):
        (tmp_path / name).touch()
    found = held_out_of(tmp_path / "w.json")
    assert [one.name for one in found] == ["w.classifier-0.npz", "w.classifier-1.npz"]
