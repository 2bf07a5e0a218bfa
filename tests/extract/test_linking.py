"""Small functions of the engine: fits of classes, quotations, scores, and weights fitted anew."""
# ruff: noqa: RUF001  # quotes are what is tested

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.claims.vocabulary import vocabulary
from graph.extract.classes import fit, is_a, is_relation_above, narrowest, signatures
from graph.extract.linking.refit import Decision, refit, write
from graph.extract.linking.score import Weights, weights
from graph.extract.readings import dateline
from graph.extract.saying.quotes import quotations

CLASSES = sorted(vocabulary().of_kind("Class"))
RELATIONS = sorted(vocabulary().of_kind("Relation"))


@given(st.sampled_from(CLASSES), st.sampled_from(CLASSES))
def test_a_class_fits_where_it_or_what_is_above_it_is_wanted(one, other):
    """A class that is another fits wholly, and no fit is outside of 0 to 1."""
    value = fit(frozenset({one}), (other,))
    assert 0 <= value <= 1
    assert value == 1 or not is_a(one, other) or other == "Entity"


@given(st.sets(st.sampled_from(CLASSES), min_size=1), st.sampled_from(CLASSES))
def test_more_classes_never_fit_worse(classes, wanted):
    """A mention that may be of several classes fits as well as the best of them."""
    best = max(fit(frozenset({one}), (wanted,)) for one in classes)
    assert fit(frozenset(classes), (wanted,)) == best


def test_what_is_unlike_does_not_fit():
    """Soldiers' places are no goods, and an event is no person."""
    assert fit(frozenset({"Place"}), ("Asset",)) == 0
    assert fit(frozenset({"Event"}), ("Person",)) == 0
    assert fit(frozenset(), ("Agent",)) == 0


@pytest.mark.parametrize("relation", RELATIONS)
def test_every_relation_has_its_signature(relation):
    """A relation has classes of its subject, and either of its object or the form of a value."""
    found = signatures()[relation]
    assert found.subjects
    assert bool(found.objects) is not bool(found.value)
    for wanted in (found.subjects, found.objects):
        assert set(wanted) <= {*CLASSES, "Entity"}
        if wanted:
            assert narrowest((), wanted) in {*wanted, "Topic"}


@given(st.sampled_from(RELATIONS), st.sampled_from(RELATIONS))
def test_no_relation_is_above_the_one_above_it(one, other):
    """Which relation is the more general has no circles."""
    assert not (is_relation_above(one, other) and is_relation_above(other, one))


# --- quotations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said: “The boats are gone.” Fin.", ["“The boats are gone.”"]),
        ("« Les bateaux sont partis », dit-il.", ["« Les bateaux sont partis »"]),
        ('"The boats are gone," she said.', ['"The boats are gone,"']),
        ("the “so-called” boats", []),
        (
            "“The boats left.\n“The divers stayed on.”",
            ["“The boats left.", "“The divers stayed on.”"],
        ),
    ],
)
def test_quotations_stand_between_their_marks(text, expected):
    """Each kind of mark is known, a word in marks is none, and one runs over its paragraphs."""
    assert [text[one.start : one.end] for one in quotations(text)] == expected


@given(st.text(alphabet="ab .,\n“”«»\"'", max_size=200))
def test_quotations_lie_in_the_text_in_order(text):
    """Whatever marks a text has, its quotations are stretches of it, sorted."""
    found = [(one.start, one.end) for one in quotations(text)]
    assert found == sorted(found)
    assert all(0 <= a < b <= len(text) for a, b in found)


@pytest.mark.parametrize(
    ("block", "rest"),
    [
        ("PORT UMBER, 6 May (Anchor) - The port was shut.", "The port was shut."),
        ("PORT UMBER — The port was shut.", "The port was shut."),
        ("The port – the old one – was shut.", "The port – the old one – was shut."),
    ],
)
def test_a_dateline_is_no_part_of_its_sentence(block, rest):
    """Where and when a text was written is cut off, and nothing else is."""
    assert block[dateline(block) :] == rest


# --- scores and weights

FEATURES = st.dictionaries(st.sampled_from(["bias", "near", "far", "typed"]), st.floats(0, 1))
DECISIONS = st.lists(
    st.builds(Decision, st.sampled_from(["stole", "sanctions"]), FEATURES, st.booleans()),
    max_size=12,
)


@given(FEATURES, st.dictionaries(st.sampled_from(["bias", "near"]), st.floats(-1e6, 1e6)))
def test_a_score_is_a_probability(features, given_weights):
    """However large the weights, a score is from 0 to 1."""
    assert 0 <= Weights(given_weights, {}, 0.9, 0.3).score("stole", features) <= 1


def test_tiers_begin_at_their_scores():
    """A score on the border belongs to the higher tier."""
    scale = Weights({}, {}, 0.9, 0.3, 0.1)
    found = [scale.tier(one) for one in (0.95, 0.9, 0.5, 0.3, 0.29, 0.1, 0.09)]
    assert found == ["automatic", "automatic", "review", "review", "unsure", "unsure", ""]


def test_the_packages_own_weights_are_sound():
    """Tiers are in order, and every correction is of a relation that there is."""
    found = weights()
    assert 0 < found.unsure < found.review < found.automatic < 1
    assert {*found.relations, *found.near_relations} <= set(RELATIONS)


@given(DECISIONS, st.randoms(use_true_random=False))
def test_the_order_of_decisions_is_no_matter(decisions, shuffle):
    """The same decisions in another order give the same weights."""
    other = list(decisions)
    shuffle.shuffle(other)
    assert refit(other) == refit(decisions)


def test_decisions_of_one_kind_teach_nothing():
    """With nothing wrong there is nothing to tell apart."""
    right = [Decision("stole", {"bias": 1.0}, right=True)] * 5
    assert refit(right).features == {}


def test_weights_tell_right_from_wrong():
    """What was right scores higher afterwards than what was wrong."""
    right, wrong = {"bias": 1.0, "near": 1.0}, {"bias": 1.0, "far": 1.0}
    found = refit(
        [Decision("stole", right, right=True)] * 60 + [Decision("stole", wrong, right=False)] * 60
    )
    scale = Weights(found.features, found.relations, 0.9, 0.3)
    assert scale.score("stole", right) > 0.8
    assert scale.score("stole", wrong) < 0.2


def test_readings_out_of_their_slots_have_weights_of_their_own():
    """What speaks for a reading by slots says nothing of one whose role stands elsewhere."""
    mark = {"bias": 1.0, "named": 1.0}
    made = [Decision("stole", mark, right=right) for right in (True, True, True, False)] * 9
    other = [Decision("stole", mark, right=not one.right, kind="near") for one in made]
    found = refit([*made, *other])
    scale = Weights(
        found.features, found.relations, 0.9, 0.3, 0.1, found.near, found.near_relations
    )
    assert scale.score("stole", mark) > 0.6
    assert scale.score("stole", mark, kind="near") < 0.4


def test_written_weights_are_read_again(tmp_path):
    """What is fitted goes to a file and comes back, the same bytes each time."""
    found = refit(
        [
            Decision("stole", {"bias": 1.0}, right=True),
            Decision("stole", {"bias": 1.0}, right=False),
        ]
    )
    files = [tmp_path / "one.json", tmp_path / "two.json"]
    for path in files:
        write(found, {"automatic": 0.9, "review": 0.3, "unsure": 0.1}, path)
    assert files[0].read_bytes() == files[1].read_bytes()
    assert weights(files[0]).features == json.loads(files[0].read_text())["features"]
