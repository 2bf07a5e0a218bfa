"""How two entities are connected."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st

from graph.model import (
    BASE,
    ONTOLOGY,
    Attribution,
    Claim,
    Entity,
    Evidence,
    Knowledge,
    Term,
    short,
)
from graph.network.paths import ALLEGED, ASSERTED, Path, connect, paths, walkable
from tests.network.fiction import claim, entity, iri, knowledge, term

A, B = {iri("a")}, {iri("b")}


def walked(path: Path) -> str:
    """Return the slugs that a path visits, as one word."""
    return "".join(map(short, path.entities))


def test_firm_beats_short() -> None:
    """A longer way of asserted claims comes before a shorter one with an allegation."""
    held = knowledge(
        claim("1", "a", "hired", "b", modality="Alleged"),
        claim("2", "a", "hired", "c"),
        claim("3", "c", "hired", "d"),
        claim("4", "d", "hired", "b"),
    )
    firm, hearsay = paths(held, A, B)
    assert (walked(firm), firm.modality) == ("acdb", ASSERTED)
    assert (walked(hearsay), hearsay.modality) == ("ab", ALLEGED)
    assert hearsay.weakest.claim.id == "1"


def test_a_firm_way_that_is_too_long_does_not_hide_hearsay() -> None:
    """Within the allowed hops the best is given, even if a firmer way goes on beyond them."""
    firm = [claim(f"{n}", f"n{n}", "hired", f"n{n + 1}") for n in range(5)]
    ends = [claim("x", "a", "hired", "n0"), claim("y", "n5", "hired", "b")]
    held = knowledge(*firm, *ends, claim("z", "a", "hired", "b", modality="Alleged"))
    assert [walked(path) for path in paths(held, A, B, max_hops=6)] == ["ab"]
    assert len(paths(held, A, B, max_hops=7)[0].hops) == 7


def test_hops_are_walked_against_their_direction_and_say_so() -> None:
    """A path may go from object to subject, and each hop says which way its claim points."""
    held = knowledge(claim("1", "c", "hired", "a"), claim("2", "c", "hired", "b"))
    (path,) = paths(held, A, B)
    assert [hop.forward for hop in path.hops] == [False, True]
    assert [(short(hop.start), short(hop.end)) for hop in path.hops] == [("a", "c"), ("c", "b")]


def test_parallel_claims_are_one_hop() -> None:
    """The firmest claim is the hop; all others between the two stand beside it, denials too."""
    held = knowledge(
        claim("1", "a", "hired", "b", modality="Alleged"),
        claim("2", "b", "paid", "a"),
        claim("3", "a", "hired", "b", modality="Denied"),
        claim("4", "a", "mentions", "b"),
    )
    (path,) = paths(held, A, B)
    assert path.hops[0].claim.id == "2"
    assert [other.id for other in path.hops[0].others] == ["4", "1", "3"]


def test_what_does_not_hold_is_no_way() -> None:
    """Denied, negated, planned and urged claims connect nothing, and are named; nor do mentions."""
    for more in (
        {"modality": "Denied"},
        {"polarity": "Negative"},
        {"actuality": "Planned"},
        {"actuality": "Urged"},
    ):
        held = knowledge(claim("1", "a", "hired", "c"), claim("2", "c", "hired", "b", **more))
        found = connect(held, A, B)
        assert found.paths == ()
        assert found.absence is not None
        assert [each.id for each in found.absence.blocked] == ["2"]
    assert paths(knowledge(claim("1", "a", "mentions", "b")), A, B) == []


def test_a_relation_that_the_ontology_lacks_is_no_way() -> None:
    """A path passes over known relations only."""
    assert paths(knowledge(claim("1", "a", "unheardOf", "b")), A, B) == []


def test_the_absence_tells_how_far() -> None:
    """Where the only way is too long, its length is told."""
    chain = [claim(f"{n}", f"n{n}", "hired", f"n{n + 1}") for n in range(9)]
    absence = connect(knowledge(*chain), {iri("n0")}, {iri("n9")}, max_hops=4).absence
    assert absence is not None
    assert (absence.hops, absence.blocked, absence.same) == (9, (), False)


def test_the_absence_of_any_tie() -> None:
    """Where nothing at all connects them, none of the reasons is given."""
    absence = connect(knowledge(claim("1", "a", "hired", "c")), A, B).absence
    assert absence is not None
    assert (absence.hops, absence.blocked, absence.same) == (0, (), False)


def test_one_entity_has_no_path_to_itself() -> None:
    """Two names of one canonical entity are told to be the same."""
    held = knowledge(
        claim("1", "a", "hired", "b"), entities=(entity("b", "B", canonical=iri("a")),)
    )
    found = connect(held, A, B)
    assert found.paths == ()
    assert found.absence is not None
    assert found.absence.same


def test_through_narrows_the_claims() -> None:
    """A path passes only over what was asked for, and what was left out is named."""
    held = knowledge(claim("1", "a", "hired", "b", modality="Alleged"))
    firm = connect(held, A, B, through=lambda each: each.modality == term("Asserted"))
    assert firm.paths == ()
    assert firm.absence is not None
    assert [each.id for each in firm.absence.blocked] == ["1"]


def test_several_starts_and_ends() -> None:
    """Between sets, a path leaves a start and reaches an end, and passes no second of either."""
    held = knowledge(
        claim("1", "a", "hired", "x"),
        claim("2", "x", "hired", "c"),
        claim("3", "c", "hired", "b"),
        claim("4", "b", "hired", "e"),
    )
    found = paths(held, {iri("a"), iri("x")}, {iri("b"), iri("e")})
    assert [walked(path) for path in found] == ["xcb"]


def test_a_dense_network_is_answered() -> None:
    """Sixty entities that are all tied to each other neither hang the search nor exhaust it."""
    names = [f"n{n:02}" for n in range(60)]
    held = knowledge(*(claim(f"{x}{y}", x, "hired", y) for x in names for y in names if x < y))
    found = paths(held, {iri("n00")}, {iri("n59")}, limit=10)
    assert [len(path.hops) for path in found] == [1] + [2] * 9
    assert [walked(path) for path in found[1:3]] == ["n00n01n59", "n00n02n59"]


SLUGS = "abcdef"
RANDOM = st.lists(
    st.builds(
        lambda ends, relation, modality, actuality: (ends, relation, modality, actuality),
        st.sampled_from(list(permutations(SLUGS, 2))),
        st.sampled_from(["hired", "paid", "paid", "mentions"]),
        st.sampled_from(["Asserted", "Asserted", "Alleged", "Alleged", "Denied"]),
        st.sampled_from(["Actual", "Actual", "Actual", "Planned"]),
    ),
    max_size=16,
)


def build(drawn: list[tuple[tuple[str, str], str, str, str]]) -> Knowledge:
    """Return a build of drawn claims."""
    return knowledge(
        *(
            claim(f"c{n:02}", ends[0], relation, ends[1], modality=modality, actuality=actuality)
            for n, (ends, relation, modality, actuality) in enumerate(drawn)
        )
    )


def key(path: Path) -> tuple[int, int, tuple[str, ...]]:
    """Return what paths are ordered by."""
    return (path.alleged, len(path.hops), path.entities)


def every_way(held: Knowledge, max_hops: int) -> list[tuple[int, int, tuple[str, ...]]]:
    """Return the key of every simple path from a to b, found by trying all, in order."""
    firm: dict[frozenset[str], int] = {}
    for each in held.claims.values():
        if walkable(held, each):
            pair = frozenset({each.subject, each.object})
            alleged = int(each.modality == ALLEGED)
            firm[pair] = min(alleged, firm.get(pair, 1))
    found = []
    for size in range(max_hops):
        for middle in permutations([slug for slug in SLUGS if slug not in "ab"], size):
            way = tuple(iri(slug) for slug in ("a", *middle, "b"))
            costs = [firm.get(frozenset(step)) for step in pairwise(way)]
            if None not in costs:
                found.append((sum(cost or 0 for cost in costs), len(costs), way))
    return sorted(found)


@given(RANDOM, st.integers(1, 5), st.integers(1, 6))
def test_the_paths_are_those_that_trying_all_finds(
    drawn: list[tuple[tuple[str, str], str, str, str]], max_hops: int, limit: int
) -> None:
    """The search gives exactly the first of all simple paths, in the order of the cost."""
    held = build(drawn)
    found = [key(path) for path in paths(held, A, B, limit=limit, max_hops=max_hops)]
    assert found == every_way(held, max_hops)[:limit]


@given(RANDOM)
def test_no_path_is_firmer_than_its_weakest_hop(
    drawn: list[tuple[tuple[str, str], str, str, str]],
) -> None:
    """A path is alleged if any hop is, each hop is an edge, and the weakest shows it."""
    held = build(drawn)
    for path in paths(held, A, B, limit=5):
        modalities = {hop.claim.modality for hop in path.hops}
        assert path.modality == (ALLEGED if ALLEGED in modalities else ASSERTED)
        assert path.weakest.claim.modality == path.modality
        assert all(walkable(held, hop.claim) for hop in path.hops)
        for hop in path.hops:
            rivals = [other for other in hop.others if walkable(held, other)]
            assert hop.claim.modality == ASSERTED or all(it.modality == ALLEGED for it in rivals)


@given(RANDOM, st.sampled_from(list(permutations(SLUGS, 2))))
def test_an_allegation_never_changes_a_firm_answer(
    drawn: list[tuple[tuple[str, str], str, str, str]], ends: tuple[str, str]
) -> None:
    """The asserted paths stay first and the same when an allegation is added."""
    held = build(drawn)
    more = claim("new", ends[0], "hired", ends[1], modality="Alleged")
    wider = replace(held, claims={**held.claims, more.iri: more})
    firm = [key(path) for path in paths(held, A, B) if not path.alleged]
    assert [key(path) for path in paths(wider, A, B) if not path.alleged] == firm


@given(RANDOM, st.randoms())
def test_the_order_of_claims_is_nothing(
    drawn: list[tuple[tuple[str, str], str, str, str]], chance: object
) -> None:
    """The same claims in another order give the same paths."""
    held = build(drawn)
    claims: list[Claim] = list(held.claims.values())
    chance.shuffle(claims)
    shuffled = replace(held, claims={each.iri: each for each in claims})
    assert connect(shuffled, A, B) == connect(held, A, B)


def test_two_that_were_in_one_place_are_not_connected_by_it() -> None:
    """A path may end at a place, and never passes through one: the class says that it is no hop."""
    place = Term(ONTOLOGY + "Place", {"en": "place", "fr": "lieu"}, hop=False)
    country = Term(ONTOLOGY + "Country", {"en": "country", "fr": "pays"}, parents=(place.iri,))
    went = Term(ONTOLOGY + "wentTo", {"en": "went to", "fr": "est allé à"})
    land = Entity(BASE + "land", (country.iri,), {"en": "Land", "fr": "Terre"})
    people = {
        BASE + name: Entity(BASE + name, (), {"en": name, "fr": name}) for name in ("ann", "bob")
    }
    claims = {
        f"{BASE}claim/{name}": Claim(
            iri=f"{BASE}claim/{name}",
            source=BASE + "source/s",
            subject=BASE + name,
            relation=went.iri,
            modality=ONTOLOGY + "Asserted",
            polarity=ONTOLOGY + "Positive",
            actuality=ONTOLOGY + "Actual",
            attributions=(Attribution(1, (BASE + "ann",)),),
            evidence=Evidence(BASE + "source/s", 0, 1),
            summary={"en": "went", "fr": "allé"},
            object=land.iri,
        )
        for name in ("ann", "bob")
    }
    held = Knowledge(
        {term.iri: term for term in (place, country, went)}, {land.iri: land, **people}, {}, claims
    )
    assert paths(held, {BASE + "ann"}, {BASE + "bob"}) == []
    assert len(paths(held, {BASE + "ann"}, {land.iri})) == 1
    opened = replace(held, terms={**held.terms, place.iri: replace(place, hop=True)})
    assert len(paths(opened, {BASE + "ann"}, {BASE + "bob"})) == 1
