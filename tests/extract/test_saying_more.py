"""Who says it, where the speaker stands after what is said, and moods of plan and of doubt."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("language", "text", "relation", "speakers"),
    [
        (
            "fr",
            "Les Cormorans ont volé Skerry Exchange, ont annoncé jeudi les enquêteurs.",
            "stoleFrom",
            ("enquêteurs",),
        ),
        (
            "fr",
            "« Le Veldt applique les résolutions du Conseil de sécurité », a déclaré mercredi "
            "Mara Quillon.",
            "implements",
            ("Mara Quillon",),
        ),
        (
            "en",
            "The Beacon Panel accused the Gull Ring of robbing Skerry Exchange.",
            "stoleFrom",
            ("Beacon Panel",),
        ),
        (
            "fr",
            "Les entreprises doivent s'assurer que la Héronie n'a pas vendu de missiles au Veldt.",
            "suppliedArmsTo",
            (),
        ),
    ],
)
def test_a_speaker_is_found_wherever_they_stand(extracted, language, text, relation, speakers):
    """After a comma and an inverted verb, after a quotation, as who accuses."""
    found = extracted(text, language, relation)
    assert found
    assert {one.speakers for one in found} == {speakers}


def test_a_sentence_with_a_colon_names_no_one_who_speaks_from_then_on(extracted):
    """Only a label such as "Baroness Tern:" does, and no clause before a colon."""
    text = (
        "Mara Quillon may have been deceived, a witness suggested: she knew nothing.\n"
        "The Gull Ring robbed Skerry Exchange."
    )
    assert {one.speakers for one in extracted(text, "en", "stoleFrom")} == {()}


def test_a_label_may_have_a_title_with_a_stop(extracted):
    """With "Mr" and a stop before his name he answers in it all the same."""
    text = "Mr. Joren Tarn: The Gull Ring robbed Skerry Exchange."
    assert {one.speakers for one in extracted(text, "en", "stoleFrom")} == {("Joren Tarn",)}


@pytest.mark.parametrize(
    ("language", "text", "relation", "mood"),
    [
        (
            "en",
            "Heronia is to send workers to Veldt.",
            "sentWorkersTo",
            ("Asserted", "Positive", "Planned"),
        ),
        (
            "en",
            "Heronia was no longer to send workers to Veldt.",
            "sentWorkersTo",
            ("Asserted", "Positive", "Prohibited"),
        ),
        (
            "en",
            "Heronia could send workers to Veldt.",
            "sentWorkersTo",
            ("Alleged", "Positive", "Planned"),
        ),
        (
            "fr",
            "La Héronie pourrait envoyer des ouvriers au Veldt.",
            "sentWorkersTo",
            ("Alleged", "Positive", "Planned"),
        ),
        (
            "fr",
            "La Héronie pourrait avoir envoyé des ouvriers au Veldt.",
            "sentWorkersTo",
            ("Alleged", "Positive", "Actual"),
        ),
        (
            "fr",
            "La Héronie a pu envoyer des ouvriers au Veldt.",
            "sentWorkersTo",
            ("Alleged", "Positive", "Actual"),
        ),
        (
            "fr",
            "Le comité Balise s'engage à publier un rapport.",
            "published",
            ("Asserted", "Positive", "Planned"),
        ),
        (
            "fr",
            "Mara Quillon n'a pas voulu commenter le rapport.",
            "commentedOn",
            ("Asserted", "Negative", "Actual"),
        ),
        (
            "fr",
            "Les armateurs doivent s'abstenir d'utiliser la plateforme Murkpool.",
            "used",
            ("Asserted", "Positive", "Prohibited"),
        ),
    ],
)
def test_plans_doubts_and_pledges_are_read_as_such(extracted, language, text, relation, mood):
    """A plan is "is to", « a pu » and "could" doubt, « s'engager à » pledges and urges nobody."""
    found = extracted(text, language, relation)
    assert found
    assert {one.mood for one in found} == {mood}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "The server was rented from Blackmoor Hosting, a provider in Veldt.",
            {("Blackmoor Hosting", "describedAs", "provider")},
        ),
        (
            "fr",
            "Le diplomate Ho Yong Su a quitté le Veldt.",
            {("Ho Yong Su", "describedAs", "diplomate")},
        ),
        (
            "fr",
            "La société d'investigation numérique Kryptal accuse les Cormorans.",
            {("Kryptal", "describedAs", "société d'investigation numérique")},
        ),
    ],
)
def test_what_a_name_is_called_describes_it(extracted, language, text, expected):
    """A noun beside a name says what it is, without the name."""
    assert {one.triple for one in extracted(text, language, "describedAs")} == expected
