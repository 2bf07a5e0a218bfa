"""However a clause is built, who does it and to whom stay the same."""
# French apostrophes

from __future__ import annotations

import pytest

from tests.extract.told import not_yet

THEFT = ("Cormorant Ring", "stoleFrom", "Skerry Exchange")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("active", "Cormorant Ring robbed Skerry Exchange."),
        ("passive", "Skerry Exchange was robbed by Cormorant Ring."),
        ("passive with a helper", "Skerry Exchange has been robbed by Cormorant Ring."),
        ("relative subject", "Heronia fears Cormorant Ring, which robbed Skerry Exchange."),
        ("relative object", "Skerry Exchange, which Cormorant Ring robbed, was closed."),
        not_yet(
            "bare relative",
            "Heronia closed Skerry Exchange, the exchange Cormorant Ring robbed.",
            why="a relative without its pronoun is read as an apposition",
        ),
        ("reduced relative", "Skerry Exchange, robbed by Cormorant Ring, was closed."),
        ("active participle", "Cormorant Ring left the port, robbing Skerry Exchange."),
        ("leading participle", "Having robbed Skerry Exchange, Cormorant Ring left the port."),
        ("subject control", "Cormorant Ring tried to rob Skerry Exchange."),
        not_yet(
            "object control",
            "Heronia ordered Cormorant Ring to rob Skerry Exchange.",
            why="the parser takes the infinitive for a noun",
        ),
        ("raising", "Cormorant Ring is believed to have robbed Skerry Exchange."),
        ("aspect", "Cormorant Ring continued to rob Skerry Exchange."),
        ("second verb", "Cormorant Ring left the port and robbed Skerry Exchange."),
        ("support verb", "Cormorant Ring carried out the robbery of Skerry Exchange."),
        not_yet(
            "behind",
            "Cormorant Ring was behind the robbery of Skerry Exchange.",
            why='"behind" as predicate does not lend its subject',
        ),
        ("responsible", "Cormorant Ring was responsible for the robbery of Skerry Exchange."),
        ("noun by", "The robbery of Skerry Exchange by Cormorant Ring lasted an hour."),
        ("genitive", "Cormorant Ring's robbery of Skerry Exchange lasted an hour."),
        ("blamed", "Heronia blamed Cormorant Ring for the robbery of Skerry Exchange."),
        ("attributed", "Heronia attributed the robbery of Skerry Exchange to Cormorant Ring."),
        ("passive blame", "Cormorant Ring was blamed for the robbery of Skerry Exchange."),
        ("cleft", "It was Cormorant Ring that robbed Skerry Exchange."),
        ("question of who", "Cormorant Ring was accused of robbing Skerry Exchange."),
    ],
)
def test_an_english_clause_of_any_build_says_who_did_it(extracted, kind, text):
    """A frame that is written once reads all of these."""
    assert THEFT in [one.triple for one in extracted(text, "en")], kind


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("actif", "La Héronie a sanctionné Skerry Exchange."),
        ("passif", "Skerry Exchange a été sanctionnée par la Héronie."),
        ("relative sujet", "Le port craint la Héronie, qui a sanctionné Skerry Exchange."),
        not_yet(
            "relative objet",
            "Le port craint Skerry Exchange, que la Héronie a sanctionnée.",
            why="a relative with « que » is read as a clause of the verb",
        ),
        not_yet(
            "nom en tête",
            "Skerry Exchange, que la Héronie a sanctionnée, a fermé.",
            why="a name at the head of a French sentence is cut off by the parser",
        ),
        (
            "participe passé",
            "Le port craint Skerry Exchange, sanctionnée par la Héronie.",
        ),
        (
            "nom en tête",
            "Skerry Exchange, sanctionnée par la Héronie, a fermé.",
        ),
        not_yet(
            "participe présent",
            "La Héronie a agi vite, sanctionnant Skerry Exchange.",
            why="the parser takes the participle for a noun",
        ),
        not_yet(
            "gérondif",
            "En sanctionnant Skerry Exchange, la Héronie a agi vite.",
            why="the parser takes the participle for a noun",
        ),
        ("infinitif", "La Héronie a décidé de sanctionner Skerry Exchange."),
        ("contrôle par l'objet", "Le Veldt a contraint la Héronie à sanctionner Skerry Exchange."),
        ("montée", "La Héronie semble avoir sanctionné Skerry Exchange."),
        ("aspect", "La Héronie continue de sanctionner Skerry Exchange."),
        ("second verbe", "La Héronie a agi vite et a sanctionné Skerry Exchange."),
        ("se faire", "La banque Skerry Exchange s'est fait sanctionner par la Héronie."),
        (
            "nom en tête",
            "Skerry Exchange s'est fait sanctionner par la Héronie.",
        ),
        ("se voir", "La banque Skerry Exchange s'est vu sanctionner par la Héronie."),
        ("clivée", "C'est la Héronie qui a sanctionné Skerry Exchange."),
        ("nom", "Les sanctions de la Héronie contre Skerry Exchange durent."),
        ("verbe support", "La Héronie a imposé des sanctions à Skerry Exchange."),
    ],
)
def test_a_french_clause_of_any_build_says_who_did_it(extracted, kind, text):
    """A frame that is written once reads all of these."""
    found = [one.triple for one in extracted(text, "fr")]
    assert ("Héronie", "sanctions", "Skerry Exchange") in found, kind


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("verbe", "Le groupe Gull Syndicate a volé Skerry Exchange."),
        (
            "se faire",
            "La plateforme Skerry Exchange s'est fait voler par le groupe Gull Syndicate.",
        ),
        (
            "soutien",
            "Le groupe Gull Syndicate a commis le vol contre Skerry Exchange.",
        ),
        not_yet(
            "attribuer",
            "La Héronie attribue le vol de Skerry Exchange au groupe Gull Syndicate.",
            why="« vol de » with a platform is what is stolen",
        ),
        ("accuser", "La Héronie accuse le groupe Gull Syndicate d'avoir volé Skerry Exchange."),
    ],
)
def test_a_french_theft_of_any_build_says_who_did_it(extracted, kind, text):
    """Support verbs and verbs of blame say who did it."""
    found = [one.triple for one in extracted(text, "fr", "stoleFrom")]
    assert [one for one in found if one[0] == "Gull Syndicate" and one[2] == "Skerry Exchange"], (
        kind
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Skerry Exchange was robbed by Cormorant Ring."),
        ("en", "Skerry Exchange, robbed by Cormorant Ring, was closed."),
        ("en", "Heronia blamed Cormorant Ring for the robbery of Skerry Exchange."),
        (
            "fr",
            "La plateforme Skerry Exchange s'est fait voler en mai par le groupe Gull Syndicate.",
        ),
    ],
)
def test_who_undergoes_it_is_never_who_does_it(extracted, language, text):
    """However it is built, the robbed doesn't rob."""
    found = extracted(text, language, "stoleFrom")
    assert all(one.subject != "Skerry Exchange" for one in found)
