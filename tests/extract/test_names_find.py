"""Names of every kind in running text."""
# ruff: noqa: RUF001  # French apostrophes

from __future__ import annotations

import time

import pytest

from graph.extract.names import Countries, Gazetteer, WatchName, names
from graph.model import BASE, Entity

TERN = Entity(f"{BASE}tern", ("Company",), {"en": "Tern Ltd", "fr": "Sterne SARL"})
GULLS = Entity(f"{BASE}gulls", ("Group",), {"en": "gull keepers", "fr": "gardiens de mouettes"})
COUNCIL = Entity(f"{BASE}council", ("InternationalBody",), {"en": "Security Council"})
EMPTY = Gazetteer.of({}, Countries.load())


def read(text, language="en", known=EMPTY):
    """Return the names of a text as its words and kind."""
    return [(text[one.start : one.end], one.kind) for one in names(text, language, known)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Heron Tide Trading Co., Ltd. paid", ("Heron Tide Trading Co., Ltd.", "Company")),
        ("en", "at Tern Bank No. 39 today", ("Tern Bank No. 39", "Company")),
        ("en", "the Chinese Heron Tide LLC", ("Heron Tide LLC", "Company")),
        ("en", "the Ministry of Tides", ("Ministry of Tides", "GovernmentBody")),
        ("en", "at Office 39", ("Office 39", "GovernmentBody")),
        (
            "en",
            "at Orsan University of Tides",
            ("Orsan University of Tides", "Organization"),
        ),
        ("en", "from Tern Exchange", ("Tern Exchange", "Platform")),
        ("en", "the exchange Tern", ("Tern", "Platform")),
        ("en", "the Gull Syndicate", ("Gull Syndicate", "Group")),
        ("en", "by UNC9999", ("UNC9999", "Group")),
        ("en", "on Park Avenue", ("Park Avenue", "Place")),
        ("en", "the Northern District of Tides", ("Northern District of Tides", "Place")),
        ("en", "the tanker « Un Hung »", ("Un Hung", "Asset")),
        ("en", "the FBI said", ("FBI", "GovernmentBody")),
        ("fr", "Jean-Noël Sterne a ri", ("Jean-Noël Sterne", "Person")),
        ("en", "Mr Orsan left", ("Orsan", "Person")),
        ("en", "met Pak Sung-jin", ("Pak Sung-jin", "Person")),
        ("en", "met PAK Sung Jin", ("PAK Sung Jin", "Person")),
        ("en", "met Zhang San-feng", ("Zhang San-feng", "Person")),
        ("en", "Ivan Petrovich Sidorov", ("Ivan Petrovich Sidorov", "Person")),
        ("en", "lawyer John K. Orsan said", ("John K. Orsan", "Person")),
        ("en", "the M/V Tern Star sank", ("Tern Star", "Asset")),
        ("en", "IMO 9074729", ("IMO 9074729", "Asset")),
        ("en", "under resolution 9718 (2031)", ("resolution 9718 (2031)", "Resolution")),
        ("en", "the Tern Sanctions Act of 2031", ("Tern Sanctions Act of 2031", "Measure")),
        ("en", "on heron.example", ("heron.example", "Platform")),
        ("en", "to a@heron.example", ("a@heron.example", "Asset")),
        ("fr", "la société Sterne Bleue", ("Sterne Bleue", "Company")),
        ("fr", "la Banque Heron a payé", ("Banque Heron", "Company")),
        ("fr", "le ministère de la Marée", ("ministère de la Marée", "GovernmentBody")),
        (
            "fr",
            "le Bureau général de navigation",
            ("Bureau général de navigation", "GovernmentBody"),
        ),
        ("fr", "le navire Sterne", ("Sterne", "Asset")),
        ("fr", "le général Ri Yong-ho", ("Ri Yong-ho", "Person")),
        (
            "fr",
            "la société d’analyse de données Veldt",
            ("Veldt", "Company"),
        ),
    ],
)
def test_grammar_shows_names(language, text, expected):
    """A name that nobody knew is found by its words, its form or the noun before it."""
    assert read(text, language) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "the Song dynasty",
        "IMO 9074728",
        "In February the rest left",
        "The following day it rained",
        "Tides rise and fall",
    ],
)
def test_what_is_no_name_is_left_out(text):
    """Streets, months, openings of sentences and false check digits give no name."""
    assert read(text) == []


def test_a_short_form_is_its_long_form():
    """A short form is the name that it stands for, wherever it stands after."""
    text = "The Office of Foreign Tides (OFT) met. OFT left."
    found = names(text, "en", EMPTY)
    assert [text[one.start : one.end] for one in found] == [
        "Office of Foreign Tides",
        "OFT",
        "OFT",
    ]
    assert {one.same_as for one in found} == {4}
    assert {one.kind for one in found} == {"GovernmentBody"}


def test_a_defined_term_is_its_name():
    """A term that a brackets defines after a name is that name."""
    text = "Heron Tide Trading Ltd (“Heron Tide”) paid. Heron Tide lied."
    assert [one.same_as for one in names(text, "en", EMPTY)] == [0, 0, 0]


def test_small_words_in_brackets_are_no_names():
    """Initials of a common noun aren't a name."""
    assert read("weapons of mass destruction (WMD) and WMD") == []


def test_the_graph_is_known():
    """A label is found in any quotes and hyphens, with its capital, as the graph's own entity."""
    known = Gazetteer.of({"tern": TERN, "gulls": GULLS}, Countries.load())
    text = "Tern Ltd’s boats; tern ltd; the gull keepers"
    found = known.find(text, "en")
    assert [(text[one.start : one.end], one.entity) for one in found] == [
        ("Tern Ltd", "tern"),
        ("gull keepers", "gulls"),
    ]
    assert [one.entity for one in names(text, "en", known)] == ["tern"]


def test_a_common_noun_counts_in_any_number():
    """A label in small letters is found in the singular too."""
    known = Gazetteer.of({"gulls": GULLS}, Countries.load())
    assert len(known.find("A gull keeper", "en")) == 1


def test_a_longer_name_of_a_known_body_is_that_body():
    """What the owner's name makes longer stays the entity that it is."""
    known = Gazetteer.of({"council": COUNCIL}, Countries.load())
    (one,) = names("the UN Security Council", "en", known)
    assert one.entity == "council"


@pytest.mark.parametrize(
    ("text", "kind"), [("Moscow said", "State"), ("in Moscow", "Place"), ("in Windhoek", "Place")]
)
def test_a_capital_stands_for_its_state_only_where_it_acts(text, kind):
    """A capital after a preposition of place is a place."""
    (one,) = names(text, "en", EMPTY)
    assert (one.kind, one.origin) == (kind, "capital")


def test_a_capital_in_a_place_is_no_state_of_the_graph():
    """An alias of a State that is its capital names the city after a preposition of place."""
    russia = Entity(
        f"{BASE}russia",
        ("State",),
        {"en": "Russia"},
        {"en": ("Moscow",)},
        (("iso3166", "RU"),),
    )
    known = Gazetteer.of({"russia": russia}, Countries.load())
    assert [one.entity for one in names("Moscow said that in Moscow", "en", known)] == [
        "russia",
        "",
    ]


def test_names_dont_overlap_and_are_in_order():
    """Whatever is found, spans are sorted, disjoint and inside the text."""
    text = "Pak Sung Jin of the UN Office of Tides (OT), OT Bank Co., Ltd, Laos. 👍 Mr Orsan" * 3
    found = names(text, "en", EMPTY)
    places = [0] + [place for one in found for place in (one.start, one.end)] + [len(text)]
    assert places == sorted(places)


def test_a_line_that_ends_a_paragraph_ends_a_name():
    """A heading's last word and the next line's first are not one name."""
    assert read("Contact\nTern Bank") == [("Tern Bank", "Company")]


def test_watch_lists_are_found_without_punctuation():
    """A listed name is known in any case and order of its own, with its id."""
    watch = [WatchName("ORSAN, Aldo", "Person", "w1", ("Aldo Orsan",)), WatchName("TERN", "", "w2")]
    known = Gazetteer.of({}, Countries.load(), watch)
    text = "Aldo Orsan met Orsan Aldo; tern, TERN"
    assert [(one.entity, one.origin) for one in known.find(text, "en")] == [
        ("w1", "watch list"),
        ("w1", "watch list"),
        ("w2", "watch list"),
    ]


@pytest.mark.parametrize(
    "unit", ["Aa ", "A'", "Kim Jong ", "Co., ", "(AB) ", "Bureau of ", "M/V A ", "de la ", "x."]
)
def test_time_is_linear(unit):
    """Four times as much hostile text takes no more than about four times as long."""

    def taken(size):
        text = (unit * size)[:size]
        begin = time.process_time()
        names(text, "fr", EMPTY)
        return time.process_time() - begin

    taken(1000)
    assert taken(40_000) < 8 * taken(10_000) + 0.5
