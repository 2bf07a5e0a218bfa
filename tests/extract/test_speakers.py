"""Who says what: from the outermost speaker inwards, without the publisher."""
# ruff: noqa: RUF001  # French apostrophes

from __future__ import annotations

import pytest

from tests.extract.told import not_yet


@pytest.mark.parametrize(
    ("language", "text", "relation", "speakers"),
    [
        ("en", "Heronia sent soldiers to Veldt.", "sentSoldiersTo", ()),
        (
            "en",
            "According to the Beacon Panel, Heronia sent soldiers to Veldt.",
            "sentSoldiersTo",
            ("Beacon Panel",),
        ),
        (
            "en",
            "Heronia sent soldiers to Veldt, according to the Beacon Panel.",
            "sentSoldiersTo",
            ("Beacon Panel",),
        ),
        (
            "fr",
            "Selon le ministère des Marées, la Héronie a envoyé des soldats au Veldt.",
            "sentSoldiersTo",
            ("ministère des Marées",),
        ),
        (
            "fr",
            "La Héronie a envoyé des soldats au Veldt, d’après le ministère des Marées.",
            "sentSoldiersTo",
            ("ministère des Marées",),
        ),
        (
            "en",
            "The Ministry of Tides said that Heronia had sent soldiers to Veldt.",
            "sentSoldiersTo",
            ("Ministry of Tides",),
        ),
        (
            "en",
            "Heronia had sent soldiers to Veldt, the Ministry of Tides reported.",
            "sentSoldiersTo",
            ("Ministry of Tides",),
        ),
        (
            "fr",
            "Le ministère des Marées indique que la Héronie a envoyé des soldats au Veldt.",
            "sentSoldiersTo",
            ("ministère des Marées",),
        ),
        (
            "fr",
            "La Héronie a envoyé des soldats au Veldt, a déclaré le ministère des Marées.",
            "sentSoldiersTo",
            ("ministère des Marées",),
        ),
        (
            "fr",
            "La Héronie a envoyé depuis mai des soldats au Veldt, où ils participent au déminage, "
            "a affirmé mercredi le ministère des Marées.",
            "sentSoldiersTo",
            ("ministère des Marées",),
        ),
        (
            "en",
            "The Ministry of Tides said the Beacon Panel had found that Heronia sent soldiers "
            "to Veldt.",
            "sentSoldiersTo",
            ("Ministry of Tides", "Beacon Panel"),
        ),
    ],
)
def test_a_reporting_verb_or_according_to_names_who_speaks(
    extracted, language, text, relation, speakers
):
    """Speakers are found before and after what they say, and one within another's report."""
    assert [one.speakers for one in extracted(text, language, relation)] == [speakers]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“Heronia has sent soldiers to Veldt this year,” said Mara Quillon."),
        ("en", "“Heronia has sent soldiers to Veldt this year,” Mara Quillon told reporters."),
        ("en", 'Mara Quillon said: "Heronia has sent soldiers to Veldt this year."'),
        (
            "fr",
            "« La Héronie a envoyé des soldats au Veldt cette année », a déclaré Mara Quillon.",
        ),
        ("fr", "Mara Quillon a déclaré : « La Héronie a envoyé des soldats au Veldt. »"),
    ],
)
def test_a_quotation_is_its_speakers_wherever_their_name_stands(extracted, language, text):
    """Who speaks stands before, after, or behind the verb of reporting."""
    found = extracted(text, language, "sentSoldiersTo")
    assert [one.speakers for one in found] == [("Mara Quillon",)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "“Heronia sent soldiers to Veldt. It also sold missiles to Veldt,” said Mara Quillon.",
        ),
        (
            "fr",
            "« La Héronie a envoyé des soldats au Veldt. La Héronie a aussi vendu des missiles au "
            "Veldt », a déclaré Mara Quillon.",
        ),
    ],
)
def test_all_sentences_of_a_quotation_are_its_speakers(extracted, language, text):
    """A quotation of several sentences has one speaker, who is named once."""
    for relation in ("sentSoldiersTo", "suppliedArmsTo"):
        found = extracted(text, language, relation)
        assert [one.speakers for one in found] == [("Mara Quillon",)], relation


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Baroness Quillon: We have met the ministers. Heronia sent soldiers to Veldt.",
        ),
        ("fr", "Mara Quillon : La Héronie a envoyé des soldats au Veldt."),
    ],
)
def test_a_labelled_answer_is_of_whoever_it_names(extracted, language, text):
    """A paragraph that opens with a name and a colon is that person's, to its end."""
    found = extracted(text, language, "sentSoldiersTo")
    assert len(found) == 1
    assert [name.split()[-1] for name in found[0].speakers] == ["Quillon"]


def test_a_label_holds_for_its_paragraph_and_the_answers_name_changes_it(extracted):
    """The next name with a colon is the next speaker."""
    text = (
        "Mara Quillon: Heronia sent soldiers to Veldt.\n"
        "Odo Fenwright: Heronia sold missiles to Veldt."
    )
    first = extracted(text, "en", "sentSoldiersTo")
    second = extracted(text, "en", "suppliedArmsTo")
    assert [one.speakers for one in first] == [("Mara Quillon",)]
    assert [one.speakers for one in second] == [("Odo Fenwright",)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        not_yet(
            "en",
            "According to Tessel Institute, a think tank based in Veldt, Heronia sold missiles "
            "to Umberland.",
            why="the parser takes the apposition for the subject of the sentence",
        ),
        (
            "fr",
            "Selon l’institut Tessel, un centre de recherche basé au Veldt, la Héronie a vendu des "
            "missiles à l’Ombrie.",
        ),
    ],
)
def test_what_explains_a_speaker_is_not_said_by_them(extracted, language, text):
    """An apposition to the name after "according to" is the publisher's own word."""
    found = extracted(text, language, "locatedIn")
    assert found
    assert all(one.speakers == () for one in found)


@pytest.mark.parametrize(
    ("language", "text", "relation", "stance"),
    [
        ("en", "Heronia denies having sent soldiers to Veldt.", "sentSoldiersTo", "Denies"),
        ("fr", "La Héronie nie avoir envoyé des soldats au Veldt.", "sentSoldiersTo", "Denies"),
        (
            "en",
            "Heronia has pledged to send soldiers to Veldt.",
            "sentSoldiersTo",
            "Pledges",
        ),
        (
            "fr",
            "La Héronie s’est engagée à envoyer des soldats au Veldt.",
            "sentSoldiersTo",
            "Pledges",
        ),
    ],
)
def test_who_denies_or_pledges_says_so(extracted, language, text, relation, stance):
    """Who does it is who speaks of it, and with which stance."""
    name = {"en": "Heronia", "fr": "Héronie"}[language]
    found = extracted(text, language, relation)
    assert [(one.subject, one.speakers, one.stances) for one in found] == [
        (name, (name,), (stance,))
    ]


@pytest.mark.parametrize(
    ("language", "text", "subject", "speaker"),
    [
        (
            "en",
            "The Ministry of Tides urges Heronia to sanction Skerry Bank.",
            "Heronia",
            "Ministry of Tides",
        ),
        not_yet(
            "en",
            "The Ministry of Tides called on Heronia to sanction Skerry Bank.",
            "Heronia",
            "Ministry of Tides",
            why='"call on" with its noun is not known to urge',
        ),
        (
            "fr",
            "Le ministère des Marées exhorte la Héronie à sanctionner Skerry Exchange.",
            "Héronie",
            "ministère des Marées",
        ),
    ],
)
def test_who_urges_is_not_who_is_to_do_it(extracted, language, text, subject, speaker):
    """The subject is whoever is asked, the speaker whoever asks."""
    found = extracted(text, language, "sanctions")
    assert [(one.subject, one.speakers, one.stances) for one in found] == [
        (subject, (speaker,), ("Urges",))
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Mara Quillon said: “We sold missiles to Veldt over the winter.”"),
        ("fr", "Mara Quillon a déclaré : « Nous avons vendu des missiles au Veldt. »"),
    ],
)
def test_we_in_a_quotation_is_its_speaker(extracted, language, text):
    """Who says "we" does what they say, for themselves or for whom they speak."""
    found = extracted(text, language, "suppliedArmsTo")
    assert [one.subject for one in found] == ["Mara Quillon"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We sold missiles to Veldt over the winter."),
        ("fr", "Nous avons vendu des missiles au Veldt cet hiver."),
    ],
)
def test_we_of_a_document_is_its_publisher(reading, language, text):
    """Where nobody is quoted, "we" stands for whoever publishes."""
    from graph.extract.candidate import PUBLISHER

    _, found = reading(text, language)
    keys = [one.subject.key for one in found.candidates if one.relation == "suppliedArmsTo"]
    assert keys == [PUBLISHER]


def test_an_interview_is_with_whom_it_names_first(extracted):
    """A paragraph after one that only asks is the answer of the person the interview is with."""
    text = (
        "A talk with Mara Quillon.\nWho robbed Skerry Exchange?\nThe Gulls robbed Skerry Exchange."
        "\nAnd the ships?\nThe Gulls sold two ships."
    )
    found = [one for one in extracted(text, "en") if one.relation == "stoleFrom"]
    assert found[-1].speakers == ("Mara Quillon",)


def test_a_transcript_begins_each_turn_with_a_name(extracted):
    """What stands after "Mr Orsan." at the head of a paragraph is Orsan's, till the next turn."""
    text = "Mr. Orsan. The Gulls robbed Skerry Exchange.\nThe Chairman. The Gulls robbed Tern Bank."
    found = {one.object: one.speakers for one in extracted(text, "en", "stoleFrom")}
    assert found["Skerry Exchange"] == ("Orsan",)
    assert found["Tern Bank"] == ("Chairman",)
