"""Which entity, claim or source a person means."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.errors import AmbiguousName, UnknownName
from graph.network.lookup import How, Kind, lookup
from tests.network.fiction import GAZETTE, claim, entity, iri, knowledge

HARBOUR = entity(
    "harbour-office",
    "Harbour Inspection Office (HIO)",
    "Bureau d'inspection du port",
    aliases={"en": ("HIO",), "fr": ("BIP", "Pêcherie")},
    outside_ids=(("wikidata", "Q99001"), ("unReference", "XYe.031")),
)
ORCA = entity("orca", "Orca", aliases={"en": ("Blue Ferry",)})
ORCA_LTD = entity("orca-ltd", "Orca Ltd", aliases={"en": ("Orca", "Blue Ferry")})
HELD = knowledge(
    claim("abcdef0123", "orca", "hired", "orca-ltd"),
    claim("abcdef9999", "orca", "paid", "orca-ltd"),
    entities=(HARBOUR, ORCA, ORCA_LTD),
)


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("harbour-office", How.ID),
        (iri("harbour-office"), How.ID),
        (f"<{iri('harbour-office')}>", How.ID),
        ("dprk:harbour-office", How.ID),
        (":harbour-office", How.ID),
        ("Harbour Office", How.LABEL),
        ("Q99001", How.OUTSIDE_ID),
        ("q99001", How.OUTSIDE_ID),
        ("xye.031", How.OUTSIDE_ID),
        ("wikidata:Q99001", How.OUTSIDE_ID),
        ("harbour inspection office (hio)", How.LABEL),
        ("BUREAU D\u2019INSPECTION DU PORT", How.LABEL),
        ("  hio ", How.ALIAS),
        ("pecherie", How.ALIAS),
        ("pe\u0302cherie", How.ALIAS),
    ],
)
def test_any_name_or_id_finds_the_entity(text: str, how: How) -> None:
    """Slug, IRI, prefixed and outside id, label and alias lead to it, in both languages."""
    match = lookup(HELD, text)
    assert (match.iri, match.kind, match.how) == (HARBOUR.iri, Kind.ENTITY, how)


def test_a_label_beats_an_alias() -> None:
    """Who is called so comes before who is also called so."""
    assert lookup(HELD, "ORCA").iri == ORCA.iri


def test_a_name_of_several_is_refused_with_who_they_are() -> None:
    """A name that two go by is never decided in silence."""
    with pytest.raises(AmbiguousName) as caught:
        lookup(HELD, "blue ferry")
    assert caught.value.candidates == ("orca (company)", "orca-ltd (company)")
    with pytest.raises(AmbiguousName, match="entreprise"):
        lookup(HELD, "blue ferry", lang="fr")


def test_two_names_of_one_canonical_entity_are_no_ambiguity() -> None:
    """What a judgement holds to be one is found by the names of all its ids."""
    folded = replace(ORCA_LTD, canonical=ORCA.iri)
    held = knowledge(entities=(ORCA, folded))
    assert lookup(held, "Blue Ferry").iri == ORCA.iri
    match = lookup(held, "orca-ltd")
    assert (match.iri, match.named) == (ORCA.iri, ORCA_LTD.iri)


def test_the_language_decides_between_two_labels() -> None:
    """A label in the language at hand comes before the same label in the other."""
    pain, bread = entity("pain-clinic", "Pain", "Douleur"), entity("bakery", "Bread", "Pain")
    held = knowledge(entities=(pain, bread))
    assert lookup(held, "pain", lang="en").iri == pain.iri
    assert lookup(held, "pain", lang="fr").iri == bread.iri
    with pytest.raises(AmbiguousName):
        lookup(held, "pain")


@pytest.mark.parametrize(
    "text", ["abcdef0123", "abcdef01", "claim/abcdef0", "ABCDEF01", iri("claim/abcdef0123")]
)
def test_a_claim_is_found_by_its_hash_or_its_beginning(text: str) -> None:
    """Six digits or more of a hash lead to the claim, if to one alone."""
    match = lookup(HELD, text)
    assert (match.iri, match.kind) == (iri("claim/abcdef0123"), Kind.CLAIM)


def test_a_beginning_that_two_hashes_share_is_refused() -> None:
    """Too little of a hash names all that begin so."""
    with pytest.raises(AmbiguousName) as caught:
        lookup(HELD, "abcdef")
    assert caught.value.candidates == ("abcdef0123", "abcdef9999")
    with pytest.raises(UnknownName):
        lookup(HELD, "abcde")


@pytest.mark.parametrize("text", ["gazette", "source/gazette", "the ferry gazette"])
def test_a_source_is_found_by_slug_and_title(text: str) -> None:
    """Sources go by their slug, with or without what it stands under, and by their title."""
    match = lookup(HELD, text)
    assert (match.iri, match.kind) == (GAZETTE.iri, Kind.SOURCE)


def test_an_unknown_name_gets_the_nearest() -> None:
    """A slip of the keyboard is met with what was meant."""
    with pytest.raises(UnknownName) as caught:
        lookup(HELD, "Orka")
    assert caught.value.nearest[0] == "Orca"


def test_part_of_a_name_is_offered_and_not_taken() -> None:
    """Some words of a label are no name, but the label comes first among the nearest."""
    with pytest.raises(UnknownName) as caught:
        lookup(HELD, "Bureau d'inspection")
    assert caught.value.nearest[0] == "Bureau d'inspection du port"


def test_the_nearest_are_as_many_entities() -> None:
    """No entity takes two places among the nearest, and two letters are near to nothing long."""
    tug = entity("tug", "Tugboat Line", "Tugboats Line", aliases={"en": ("Tugboat Lines", "TB")})
    with pytest.raises(UnknownName) as caught:
        lookup(knowledge(entities=(tug, ORCA)), "Tugbaot Line")
    assert caught.value.nearest == ("Tugboat Line",)


@pytest.mark.parametrize("text", ["", "   ", "…", "claim/", "<>"])
def test_nothing_is_nobody(text: str) -> None:
    """What holds no letter names nothing."""
    with pytest.raises(UnknownName):
        lookup(HELD, text)


def test_an_error_commands_no_terminal() -> None:
    """Escapes in what was typed and in the data are shown, not sent."""
    odd = entity("odd", "Orchid \x1b[31m\u202e")
    with pytest.raises(UnknownName) as caught:
        lookup(knowledge(entities=(odd,)), "Orchyd\x1b]0;x\x07")
    assert not {"\x1b", "\x07", "\u202e"} & set(str(caught.value))
    assert caught.value.nearest
