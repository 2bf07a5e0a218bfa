"""What is one and the same in a document: the name beside a noun, the whole of a name, keys."""
# French apostrophes

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.extract.mentions.keys import key_of


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "The exchange Skerry was robbed by the Gull Syndicate.",
            ("Gull Syndicate", "stoleFrom", "Skerry"),
        ),
        (
            "en",
            "Cormorant, a hacking group, robbed Skerry Exchange.",
            ("Cormorant", "stoleFrom", "Skerry Exchange"),
        ),
        (
            "en",
            "A company called Skerry Trading sold missiles to Veldt.",
            ("Skerry Trading", "suppliedArmsTo", "Veldt"),
        ),
        (
            "en",
            "The trading company Skerry Trading Ltd sold missiles to Veldt.",
            ("Skerry Trading Ltd", "suppliedArmsTo", "Veldt"),
        ),
        (
            "fr",
            "La société Skerry Trading a vendu des missiles au Veldt.",
            ("Skerry Trading", "suppliedArmsTo", "Veldt"),
        ),
        (
            "fr",
            "Une société nommée Skerry Trading a vendu des missiles au Veldt.",
            ("Skerry Trading", "suppliedArmsTo", "Veldt"),
        ),
        (
            "fr",
            "Skerry Trading, une société écran, a vendu des missiles au Veldt.",
            ("Skerry Trading", "suppliedArmsTo", "Veldt"),
        ),
    ],
)
def test_a_noun_is_the_name_beside_it(extracted, language, text, expected):
    """Of a noun and the name that it stands with, the name is who does it."""
    assert expected in [one.triple for one in extracted(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Skerry Trading, a front company, is known.", ("Skerry Trading", "front company")),
        (
            "fr",
            "Skerry Trading, une société écran, est connue.",
            ("Skerry Trading", "société écran"),
        ),
        ("en", "Skerry Trading is a front company.", ("Skerry Trading", "front company")),
    ],
)
def test_what_a_name_is_called_is_a_claim_of_its_own(extracted, language, text, expected):
    """An apposition or "is a" describes the name, in the publisher's own words."""
    found = extracted(text, language, "describedAs")
    assert [(one.subject, one.object, one.speakers) for one in found] == [(*expected, ())]


@pytest.mark.parametrize(
    ("language", "text", "subject"),
    [
        (
            "en",
            "Heron Tide Trading Co., Ltd. is in Veldt. Heron Tide sold missiles to Veldt.",
            "Heron Tide Trading Co., Ltd.",
        ),
        (
            "en",
            "Mara Quillon lives in Veldt. Quillon sold missiles to Veldt.",
            "Mara Quillon",
        ),
        (
            "fr",
            "Mara Quillon vit au Veldt. Quillon a vendu des missiles au Veldt.",
            "Mara Quillon",
        ),
    ],
)
def test_a_short_form_is_the_whole_name_that_was_given_before(extracted, language, text, subject):
    """A surname or the beginning of a firm's name means whom the document named in full."""
    assert subject in [one.subject for one in extracted(text, language, "suppliedArmsTo")]


def test_a_short_form_of_two_names_is_nobodys(extracted):
    """Where two names begin so, the short form stays what it is."""
    text = (
        "Heron Tide Trading Ltd and Heron Tide Shipping Ltd have offices in Veldt. "
        "Heron Tide sold missiles to Veldt."
    )
    found = extracted(text, "en", "suppliedArmsTo")
    assert [one.subject for one in found] == ["Heron Tide"]


@pytest.mark.parametrize("title", ["Minister", "Colonel", "Director"])
def test_a_title_is_no_part_of_who_it_is(extracted, title):
    """A person is the same with and without a title."""
    text = f"{title} Mara Quillon lives in Veldt. Mara Quillon sold missiles to Veldt."
    found = extracted(text, "en", "suppliedArmsTo")
    assert [one.subject for one in found] == ["Mara Quillon"]


# --- keys


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the divers", "diver"),
        ("divers of the port", "the port divers"),
        ("Skerry Exchange", "skerry exchange"),
        ("la Vigie du port", "Vigie de port"),
        ("Héron", "Heron"),
        ("les bateaux", "bateau"),
        ("companies", "the company"),
    ],
)
def test_a_key_is_one_for_what_is_called_the_same(one, other):
    """Articles, number, accents, capitals and word order are no difference."""
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Skerry Bank", "Skerry Exchange"), ("boss", "bos"), ("Tern 2", "Tern 3")]
)
def test_other_names_have_other_keys(one, other):
    """What differs by a word or a figure is not the same."""
    assert key_of(one) != key_of(other)


def test_a_nationality_is_its_state():
    """An adjective of nationality and the State's name are one code."""
    one = key_of("Veldtian hackers", [(0, 8, "VX")])
    assert one == key_of("hackers of Veldt", [(11, 16, "VX")])


@given(st.lists(st.text("abcdé", min_size=1, max_size=8), max_size=6))
def test_the_order_of_words_is_no_part_of_a_key(words):
    """A key is the same for the same words in any order."""
    assert key_of(" ".join(words)) == key_of(" ".join(reversed(words)))


@given(st.text(max_size=60))
def test_any_phrase_has_a_key(text):
    """Whatever a phrase holds, its key is made, sorted and without doubles."""
    words = key_of(text).split()
    assert words == sorted(set(words))
