"""Everything that is claimed about an entity."""

from __future__ import annotations

import pytest

from graph.errors import UnknownName
from graph.model import Amount, Judgement
from graph.network.about import Link, Role, about, about_claim, about_source
from tests.network.fiction import GAZETTE, claim, entity, iri, knowledge, term


def test_every_part_that_an_entity_plays() -> None:
    """Subject, object, qualifier, unit, speaker and work are all found, in that order."""
    held = knowledge(
        claim("1", "lumen", "hired", "orca"),
        claim("2", "orca", "paid", "lumen"),
        claim("3", "orca", "hired", "dock", qualifiers=(("place", "lumen"),)),
        claim("4", "orca", "paid", "dock", amount=Amount("3", iri("lumen"), term("Exactly"))),
        claim("5", "orca", "hired", "dock", speakers=("gazette", "lumen")),
        claim("6", "orca", "hired", "dock", speakers=("gazette", "dock"), in_work="lumen"),
        claim("7", "orca", "hired", "dock"),
    )
    groups = about(held, iri("lumen")).groups
    assert [(group.role, [said.claim.id for said in group.said]) for group in groups] == [
        (Role.SUBJECT, ["1"]),
        (Role.OBJECT, ["2"]),
        (Role.QUALIFIER, ["3"]),
        (Role.QUALIFIER, ["4"]),
        (Role.SPEAKER, ["5"]),
        (Role.WORK, ["6"]),
    ]


def test_claims_that_do_not_hold_are_told_too() -> None:
    """A denial is something claimed of an entity."""
    held = knowledge(claim("1", "lumen", "hired", "orca", modality="Denied"))
    assert [each.id for each in about(held, iri("lumen")).claims] == ["1"]


def test_the_order_is_that_of_time() -> None:
    """Dated claims come first, by date, then the undated by position."""
    held = knowledge(
        claim("1", "lumen", "hired", "orca", start=90),
        claim("2", "lumen", "hired", "dock", start=10),
        claim("3", "lumen", "hired", "mole", earliest="2030-01-01"),
        claim("4", "lumen", "hired", "pier", earliest="2029-01-01", start=99),
    )
    (group,) = about(held, iri("lumen")).groups
    assert [said.claim.id for said in group.said] == ["4", "3", "2", "1"]


def test_links_are_told_from_both_ends() -> None:
    """Who is denied learns of the denial."""
    held = knowledge(
        claim("1", "lumen", "hired", "orca", modality="Alleged"),
        claim("2", "lumen", "hired", "orca", modality="Denied", links=(("denies", "1"),)),
    )
    denied, denial = iri("claim/1"), iri("claim/2")
    assert about_claim(held, denied).links == (Link(term("denies"), denial, outward=False),)
    assert about_claim(held, denial).links == (Link(term("denies"), denied, outward=True),)


def test_the_referents_of_an_entity_are_told_with_it() -> None:
    """Claims of a folded id and the judgement that folds it are found by either id."""
    old = entity("old", "Old Lumen", canonical=iri("lumen"))
    judgement = Judgement(
        iri("judgement/1"), iri("lumen"), iri("old"), term("Same"), "A. Clerk", "2031", {"en": "x"}
    )
    held = knowledge(
        claim("1", "old", "hired", "orca"),
        claim("2", "lumen", "hired", "orca"),
        entities=(old,),
        judgements=(judgement,),
    )
    told = about(held, iri("old"))
    assert told == about(held, iri("lumen"))
    assert told.iris == (iri("lumen"), iri("old"))
    assert len(told.claims) == 2
    assert told.judgements == (judgement,)


def test_a_source_tells_in_the_order_of_its_text() -> None:
    """Claims of a source follow their passages."""
    held = knowledge(
        claim("1", "lumen", "hired", "orca", start=50), claim("2", "orca", "paid", "dock", start=5)
    )
    assert [said.claim.id for said in about_source(held, GAZETTE.iri).said] == ["2", "1"]


@pytest.mark.parametrize("find", [about, about_claim, about_source])
def test_an_unknown_iri_is_an_error(find: object) -> None:
    """What the build does not hold is not told as if nothing were claimed of it."""
    with pytest.raises(UnknownName):
        find(knowledge(), iri("nobody"))
