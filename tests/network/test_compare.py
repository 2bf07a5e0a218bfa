"""What two builds say differently."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from graph.network import compare as comparing
from graph.network.compare import Change, compare, together
from tests.network.fiction import claim, entity, iri, knowledge

if TYPE_CHECKING:
    from graph.model import Claim, Knowledge

FIRST = claim("a1", "lumen", "hired", "orca")


def ids(claims: tuple[Claim, ...]) -> list[str]:
    """Return the hashes of claims."""
    return [each.id for each in claims]


def test_what_is_only_in_one_build_is_new_or_gone() -> None:
    """A claim of the new build alone is new, one of the old alone is gone, and one of both none."""
    other = claim("b1", "lumen", "paid", "krill")
    third = claim("c1", "orca", "paid", "krill")
    found = compare(knowledge(FIRST, other), knowledge(FIRST, third))
    assert (ids(found.new), ids(found.gone), found.changed) == (["c1"], ["b1"], ())
    assert found.marks == {iri("claim/b1"): Change.GONE, iri("claim/c1"): Change.NEW}
    assert ids(found.claims) == ["b1", "c1"]


def test_a_mended_claim_has_changed() -> None:
    """Another id for the same subject, relation, object and source is a change, with its parts."""
    mended = claim("a2", "lumen", "hired", "orca", modality="Alleged", when="2031")
    (pair,) = compare(knowledge(FIRST), knowledge(mended)).changed
    assert (pair.old.id, pair.new.id, pair.parts) == ("a1", "a2", ("modality", "when"))
    assert compare(knowledge(FIRST), knowledge(mended)).marks == {mended.iri: Change.CHANGED}


def test_another_source_is_another_claim() -> None:
    """The same said by another source is no change of the first."""
    elsewhere = replace(claim("a2", "lumen", "hired", "orca"), source=iri("source/herald"))
    found = compare(knowledge(FIRST), knowledge(elsewhere))
    assert (ids(found.new), ids(found.gone), found.changed) == (["a2"], ["a1"], ())


def test_what_is_no_part_of_an_id_is_no_change() -> None:
    """A summary, a link or a position that was mended leaves the claim the same."""
    mended = replace(FIRST, summary={"en": "Better said."}, links=(("x", "y"),))
    assert not compare(knowledge(FIRST), knowledge(mended)).marks


def test_those_with_most_in_common_are_paired() -> None:
    """Of several claims of one key, each is taken for the one that it is most like, and once."""
    old = knowledge(
        claim("a1", "lumen", "hired", "orca", when="2031"),
        claim("a2", "lumen", "hired", "orca", modality="Denied", when="2032"),
    )
    new = knowledge(
        claim("b1", "lumen", "hired", "orca", modality="Denied", when="2033"),
        claim("b2", "lumen", "hired", "orca", when="2034"),
        claim("b3", "lumen", "hired", "orca", when="2035", modality="Alleged", polarity="Negative"),
    )
    found = compare(old, new)
    pairs = {(pair.old.id, pair.new.id, pair.parts) for pair in found.changed}
    assert pairs == {("a1", "b2", ("when",)), ("a2", "b1", ("when",))}
    assert ids(found.new) == ["b3"]


def test_a_source_that_repeats_itself_is_paired_in_bounded_work(monkeypatch) -> None:
    """Where pairs would be too many, the claims of one key are paired in order."""
    monkeypatch.setattr(comparing, "MOST_PAIRS", 3)
    old, new = (
        knowledge(*(claim(f"{mark}{n}", "lumen", "hired", "orca") for n in range(2)))
        for mark in "ab"
    )
    pairs = [(pair.old.id, pair.new.id) for pair in compare(old, new).changed]
    assert pairs == [("a0", "b0"), ("a1", "b1")]


def test_both_builds_in_one_hold_what_is_gone() -> None:
    """What only the old build has can be shown beside the new, and the new is kept of both."""
    old = knowledge(FIRST, entities=(entity("lumen", "Old name"),))
    new = knowledge(claim("b1", "lumen", "paid", "krill"), entities=(entity("lumen", "Lumen"),))
    held = together(old, new)
    assert sorted(each.id for each in held.claims.values()) == ["a1", "b1"]
    assert held.label(iri("lumen")) == "Lumen"
    assert iri("orca") in held.entities


claims_ = st.lists(
    st.builds(
        claim,
        st.sampled_from(["a1", "a2", "a3", "a4", "a5", "a6"]),
        st.just("lumen"),
        st.sampled_from(["hired", "paid"]),
        st.just("orca"),
        when=st.sampled_from(["2031", "2032"]),
    ),
    max_size=6,
).map(lambda made: knowledge(*made))


@given(claims_, claims_)
def test_every_difference_is_told_once_and_both_ways(old: Knowledge, new: Knowledge) -> None:
    """Each id of one build alone is in one list, and the other way round gives the mirror image."""
    found, back = compare(old, new), compare(new, old)
    only_new = [*ids(found.new), *(pair.new.id for pair in found.changed)]
    only_old = [*ids(found.gone), *(pair.old.id for pair in found.changed)]
    assert sorted(only_new) == sorted(new.claims[one].id for one in set(new.claims) - {*old.claims})
    assert sorted(only_old) == sorted(old.claims[one].id for one in set(old.claims) - {*new.claims})
    assert len(found.new) == len(back.gone)
    assert len(found.changed) == len(back.changed)
