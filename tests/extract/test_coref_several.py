"""Whom "they", "the pair" and « les deux sociétés » mean, and what no pronoun may mean."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("language", "text", "relation", "expected"),
    [
        (
            "en",
            "Mara Quillon and Joren Tarn live in Veldt. They robbed Skerry Exchange.",
            "stoleFrom",
            {("Mara Quillon", "Skerry Exchange"), ("Joren Tarn", "Skerry Exchange")},
        ),
        (
            "en",
            "Mara Quillon met Joren Tarn in Veldt. The pair robbed Skerry Exchange.",
            "stoleFrom",
            {("Mara Quillon", "Skerry Exchange"), ("Joren Tarn", "Skerry Exchange")},
        ),
        (
            "fr",
            "Mara Quillon et Joren Tarn vivent au Veldt. Les deux hommes ont volé Skerry Exchange.",
            "stoleFrom",
            {("Mara Quillon", "Skerry Exchange"), ("Joren Tarn", "Skerry Exchange")},
        ),
        (
            "en",
            "The Gull Ring is a hacking group. The pair robbed Skerry Exchange.",
            "stoleFrom",
            {("pair", "Skerry Exchange")},
        ),
    ],
)
def test_who_was_named_in_a_list_is_meant_together(extracted, language, text, relation, expected):
    """What is said of "they" or "the pair" is said of each, and of no group in their stead."""
    found = {(one.subject, one.object) for one in extracted(text, language, relation)}
    assert found == expected


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        (
            "en",
            "Skerry Exchange is a trading venue. The Gull Ring is well known. "
            "Heronia sold missiles to the exchange.",
            "Skerry Exchange",
        ),
        (
            "fr",
            "Skerry Trading Ltd est connue. Le Veldt est un port. "
            "Elle a vendu des missiles à la Merlonie.",
            None,
        ),
    ],
)
def test_a_pronoun_of_one_gender_means_no_noun_of_the_other(extracted, language, text, wanted):
    """« Elle » is no « le Veldt », and what was called an exchange is "the exchange"."""
    found = extracted(text, language, "suppliedArmsTo")
    if wanted is None:
        assert "Veldt" not in {one.subject for one in found}
    else:
        assert {one.object for one in found} <= {wanted}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Skerry Exchange is in Veldt. It is alleged that Heronia sold missiles to Veldt."),
        ("fr", "Skerry Exchange est connue. Il faut que la Héronie vende des missiles au Veldt."),
    ],
)
def test_an_empty_pronoun_means_nobody(reading, language, text):
    """Who "it is alleged that" and « il faut que » speak of is nobody."""
    read, _ = reading(text, language)
    last = read.scenes[-1]
    first = last.tree.tokens[0]
    assert first.lower in {"it", "il"}
    assert first.i not in last.resolve


def test_nothing_is_meant_across_a_heading(world, needs_models):
    """A pronoun below a heading doesn't mean who was named above it."""
    from graph.extract.readings import Stretch, read

    text = "Mara Quillon lives in Veldt.\nBackground\nShe robbed Skerry Exchange."
    cut = [text.index("Background"), text.index("She robbed")]
    stretches = [
        Stretch(0, cut[0] - 1, "en"),
        Stretch(cut[0], cut[1] - 1, "en", "heading"),
        Stretch(cut[1], len(text), "en"),
    ]
    found = read(text, stretches, world)
    last = found.scenes[-1]
    assert last.tree.tokens[0].i not in last.resolve


def test_each_hop_from_a_pronoun_to_its_name_has_its_place(reading):
    """A reader can follow "they" to each of the names that it stands for."""
    text = "Mara Quillon and Joren Tarn live in Veldt. They robbed Skerry Exchange."
    read, _ = reading(text, "en")
    last = read.scenes[-1]
    members = last.resolve[last.tree.tokens[0].i].members
    assert [text[a:b] for one in members for a, b in one.hops] == ["Mara Quillon", "Joren Tarn"]
