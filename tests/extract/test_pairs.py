"""Two parties of a sentence are read by what annotated texts say of such pairs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.extract.lexicon.load import lexicon
from graph.extract.linking.layout import Layout
from graph.extract.linking.pairs.marks import GROUPS, Marker, group
from graph.extract.linking.pairs.reading import Weigher, offer, readings, spoken
from graph.extract.linking.pairs.seen import Seen
from graph.extract.linking.pairs.sides import fits, pairs, relations, sides
from graph.extract.linking.pairs.table import (
    MEASURES,
    RAREST,
    counted,
    likelier,
    table,
    write,
)
from graph.extract.linking.score import Weights, weights
from graph.extract.linking.triggers import triggers
from graph.extract.pairing import is_of_pair
from graph.extract.pipeline import extract
from graph.extract.readings import Stretch, read

TEXT = "Mara Quillon looks after the accounts of Skerry Exchange."
TWO = "The Gull Syndicate is in Port Umber. Its cook told Skerry Exchange."
MARKS = st.lists(
    st.sampled_from(["way.lemma=steal", "between.lemma=fund", "who.a.kind=name", "around.root=x"]),
    unique=True,
)
DOCUMENTS = st.lists(
    st.lists(st.tuples(MARKS, st.lists(st.sampled_from(relations()[:5]), unique=True)), max_size=9),
    max_size=4,
)
#: says that whoever looks after somebody's accounts works for them
TAUGHT = [
    [
        *[(("way.lemma=look", "way.lemma=account"), ("workedFor",))] * 9,
        *[(("way.lemma=rain",), ())] * 40,
    ]
]


@pytest.fixture(scope="module")
def scene_of(needs_models, world):
    """Give a function from English sentences to the scene of the last."""

    def made(text: str):
        return read(text, [Stretch(0, len(text), "en")], world).scenes[-1]

    return made


def laid(scene) -> Layout:
    """Return the layout of a sentence."""
    return Layout(scene.tree, scene.mentions, scene.resolve)


def seen_in(scene, found=None) -> Seen:
    """Return what a table says of a sentence's pairs."""
    return Seen(scene, laid(scene), found or counted(TAUGHT), Weights({}, {}, 0.9, 0.4), None)


def test_parties_are_those_of_the_sentence_then_those_before_it(scene_of):
    """A party that the sentence itself has is not brought in again from before it."""
    last = scene_of(TWO)
    told = [(one.mention.text, one.where) for one in sides(last, laid(last))]
    assert ("Skerry Exchange", "here") in told
    assert [text for text, _ in told].count("Gull Syndicate") == 1
    assert all(where == "here" for _, where in told[:-1])


def test_pairs_go_both_ways_and_join_nobody_with_themselves(scene_of):
    """Of n parties there are at most n times n less one pairs, none of one name."""
    found = sides(scene_of(TEXT), laid(scene_of(TEXT)))
    made = list(pairs(found))
    assert {(one.key, other.key) for one, other in made} == {
        (other.key, one.key) for one, other in made
    }
    assert all(one.key != other.key for one, other in made)


def test_marks_tell_the_way_from_one_to_the_other(scene_of):
    """The words on the way through the tree are marks, with the order of the two."""
    scene = scene_of(TEXT)
    one, other = sorted(sides(scene, laid(scene)), key=lambda each: each.at)[::2]
    marks = Marker(scene.tree).marks(one, other)
    assert "way.top=look/ab" in marks
    assert "way.lemma=account/ab" in marks
    assert list(marks) == sorted(set(marks))
    assert {group(mark) for mark in marks} == set(range(len(GROUPS)))


def test_a_mark_that_stood_with_a_relation_speaks_for_it():
    """What always stood where a relation was speaks for it, what never did against it."""
    found = counted(TAUGHT)
    column = relations().index("workedFor")
    assert found.weights[found.index["way.lemma=look"], column] > 1
    assert found.weights[found.index["way.lemma=rain"], column] < 0


def test_a_rare_mark_is_left_out():
    """What was seen with fewer than four pairs has no row."""
    found = counted([[(("way.lemma=seldom",), ())] * (RAREST - 1)])
    assert dict(found.index) == {}


@given(DOCUMENTS)
def test_a_table_is_read_as_it_was_written(tmp_path_factory, documents):
    """A table comes back from its file with the same counts, and the same bytes each time."""
    found = counted(documents)
    folder = tmp_path_factory.mktemp("table")
    files = [folder / "one.jsonl", folder / "two.jsonl"]
    for path in files:
        write(found, path)
    again = table(files[0])
    assert files[0].read_bytes() == files[1].read_bytes()
    assert dict(again.index) == dict(found.index)
    assert again.pairs == found.pairs
    for mine, theirs in ((again.seen, found.seen), (again.joined, found.joined)):
        assert np.array_equal(mine, theirs)


@given(DOCUMENTS, MARKS)
def test_measures_are_bounded(documents, marks):
    """Whatever was counted, each measure is a number from -7 to 10."""
    found = counted(documents)
    made = found.measured([sorted(marks), [], sorted(marks)])
    assert made.shape == (3, len(MEASURES), len(relations()))
    assert np.array_equal(made[0], made[2])
    assert np.isfinite(made).all()
    assert made.min() >= -7
    assert made.max() <= 10


def test_without_its_own_pairs_a_document_is_judged_by_the_others():
    """Counts less a document's own are those of the other documents."""
    one, other = TAUGHT[0], [(("way.lemma=look",), ("sanctions",))] * 6
    both, alone = counted([one, other]), counted([one])
    row = both.index["way.lemma=look"]
    mine = counted([other])
    less = likelier(
        both.seen[[row]] - mine.seen[[0]], both.joined[[row]] - mine.joined[[0]], alone.shares
    )
    assert np.allclose(less, alone.weights[[alone.index["way.lemma=look"]]])


def test_a_pair_without_a_frame_is_read_by_its_words(scene_of):
    """Words that stood with a relation elsewhere make a reading, with the word that says it."""
    scene = scene_of(TEXT)
    scale = replace(
        Weights({}, {}, 0.9, 0.4), pairs={"bias": -3.0, "seen.way.most": 6.0, "a.named": 1.0}
    )
    found = readings(scene.tree, seen_in(scene), [], frozenset(), scale, 0.4)
    told = {(one.relation, one.one.mention.text, one.other.mention.text): one for one in found}
    best = told["workedFor", "Mara Quillon", "Skerry Exchange"]
    assert best.at.text == "looks"
    assert 0.4 <= best.score <= 1


def test_what_a_frame_read_is_not_read_again(scene_of):
    """A relation that was tried for two parties, whatever it scored, is left to its frame."""
    scene = scene_of(TEXT)
    seen = seen_in(scene)
    words = spoken(list(triggers(scene.tree, lexicon("en"))))
    one, other = next(each for each in seen.pairs() if each[0].mention.text == "Mara Quillon")
    made = offer(scene.tree, seen.marker, one, other, words, frozenset({"workedFor"}))
    assert made.features["joined"] == 1
    assert "workedFor" not in {name for name, _ in made.readings(seen.of(one, other))}


def test_relations_are_weighed_at_once_as_one_by_one(scene_of):
    """What all relations of a pair weigh together is what each one's features weigh."""
    scene, scale = scene_of(TEXT), weights()
    seen = seen_in(scene, table(scale.table))
    words = spoken(list(triggers(scene.tree, lexicon("en"))))
    count = 0
    for one, other in seen.pairs():
        made = offer(scene.tree, seen.marker, one, other, words, frozenset())
        totals = made.totals(seen.of(one, other), Weigher(scale))
        for relation, features in made.readings(seen.of(one, other)):
            alone = scale.total(features, kind="pairs") + scale.pair_relations.get(relation, 0.0)
            assert totals[relations().index(relation)] == pytest.approx(alone, abs=0.02)
            count += 1
    assert count > 5


def test_only_parties_that_a_relation_allows_are_read(scene_of):
    """A place publishes nothing: a class that doesn't serve in a role fits it 0."""
    column = relations().index("locatedIn")
    assert fits(frozenset({"Place"}), "object")[column] == 1
    assert fits(frozenset({"Person"}), "object")[column] == 0


def test_a_reading_of_a_pair_is_a_candidate_with_its_passage(needs_models, world):
    """Its passage has both parties and the word, and the rule tells that no frame read it."""
    scale = replace(weights(), review=0.0, unsure=0.0)
    found = read(TEXT, [Stretch(0, len(TEXT), "en")], world)
    made = [one for one in extract(found, world, scale).candidates if one.rule.endswith(": pair")]
    assert made
    for one in made:
        assert one.object is not None
        assert one.subject.text in TEXT[one.start : one.end]
        assert one.object.text in TEXT[one.start : one.end]
        assert one.finding.modality in {"Asserted", "Alleged", "Denied"}
        assert is_of_pair(one)
        # what a frame with the verb "pair" read
        assert not is_of_pair(replace(one, trigger=1))
    assert not [
        one
        for one in extract(found, world, scale, pairs=False).candidates
        if one.rule.endswith(": pair")
    ]
