"""Of readings that are rivals for the same words, the surest stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.extract.linking.choose import Choice, chosen

#: "The Gulls and the Terns stole two boats."
FIRST = Choice("stole", "gulls", "boats", "", (4, 34), 0, 5, "", 0.8)
SECOND = replace(FIRST, subject="terns", places=(18, 34), score=0.6)


def test_members_of_a_list_stay_beside_each_other():
    """Two subjects that stand in the slot of one word both stay."""
    assert chosen([FIRST, SECOND]) == [0, 1]


@pytest.mark.parametrize(("score", "left"), [(0.6, [0]), (0.9, [1])])
def test_who_stands_in_no_slot_is_a_rival_of_who_does(score, left):
    """Of a subject in its slot and another near by the surer one stays."""
    rival = replace(SECOND, near="subject", score=score)
    assert chosen([FIRST, rival]) == left


def test_a_rival_of_another_word_or_sentence_is_none():
    """The same relation by another word, or in another sentence, is another claim."""
    rival = replace(SECOND, near="subject")
    assert chosen([FIRST, replace(rival, trigger=9)]) == [0, 1]
    assert chosen([FIRST, replace(rival, sentence=1)]) == [0, 1]


def test_what_is_said_twice_in_a_sentence_stays_once():
    """Of two words that say the same of the same two, the surer one."""
    assert chosen([FIRST, replace(FIRST, trigger=9, score=0.9)]) == [1]
    assert chosen([FIRST, replace(FIRST, sentence=1)]) == [0, 1]


def test_one_word_says_one_relation_of_two():
    """The surest relation stays, and a vague one gives way even to one that is a little less."""
    assert chosen([FIRST, replace(FIRST, relation="operates", score=0.9)]) == [1]
    assert chosen([FIRST, replace(FIRST, relation="linkedTo", score=0.9)]) == [0]


def test_a_general_relation_gives_way_to_a_special_one():
    """Who stole obtained; who surely obtained and hardly stole, obtained."""
    general = replace(FIRST, relation="obtained", trigger=9)
    assert chosen([FIRST, general]) == [0]
    assert chosen([replace(FIRST, score=0.2), general]) == [0, 1]
