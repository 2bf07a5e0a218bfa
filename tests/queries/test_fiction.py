"""What the ready questions keep and leave out, on tales where the answer is plain to see."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.ask import record
from graph.ask.questions import bindings
from tests.queries.conftest import Engines, engines_over
from tests.queries.fiction import at_random, claim, judgement, tales
from tests.queries.plain.base import PLAIN
from tests.queries.test_ready import READY, rows

if TYPE_CHECKING:
    from pathlib import Path

    from graph.claims.load import Written

THEFT = ("gull-syndicate", "stoleFrom", "tern-exchange")


def keys(
    made: Written, folder: Path, name: str, *columns: str, **given: str
) -> list[tuple[str, ...]]:
    """Return the writers' keys of the claims of an answer, once both engines agree."""
    engines = engines_over(made, folder, checked=False)
    asked = READY[name]
    values = bindings(asked, given, record.plain_resolver)
    found = engines.oxigraph.ask(asked.query, values)
    engines.oxigraph.close()
    assert rows(found) == rows(engines.rdflib.ask(asked.query, values))
    plain = {
        tuple(row.get(variable, "") for variable in found.variables)
        for row in PLAIN[name](engines.world, **given)
    }
    assert rows(found) == sorted(plain)
    short = {iri.rpartition("/id/")[2]: key.rpartition("/")[2] for iri, key in made.key.items()}
    at = [found.variables.index(column) for column in columns]
    return sorted({tuple(short.get(row[i], row[i]) for i in at) for row in rows(found)})


def test_the_tales_are_such_as_the_build_takes(tmp_path: Path) -> None:
    """A tale with every kind of claim used here keeps the shapes, so that the rest need not ask."""
    made = tales(
        {
            "daily-anchor": [
                claim("theft", *THEFT, by=["harbour-watch"], when="2031"),
                claim("denial", *THEFT, by=[["heronia", "marlow"]], modality="Denied"),
                claim("made", "sea-council", "established", "2031-02"),
            ]
        },
        [judgement("stands", "divers", "gull-syndicate", "Unsure")],
    )
    engines = engines_over(made, tmp_path)
    engines.oxigraph.close()
    assert len(engines.world.claims) == 3


def test_two_origins_corroborate(tmp_path: Path) -> None:
    """The same theft from two institutes that know nothing of each other is corroborated."""
    made = tales(
        {
            "daily-anchor": [claim("watch-says", *THEFT, by=["harbour-watch"])],
            "evening-buoy": [claim("tide-says", *THEFT, by=["tide-institute"], modality="Alleged")],
        }
    )
    found = keys(made, tmp_path, "corroborated", "claim", "other")
    assert [set(pair) for pair in found] == [{"watch-says", "tide-says"}]


@pytest.mark.parametrize(
    ("one", "other", "links"),
    [
        pytest.param(["harbour-watch"], ["harbour-watch"], {}, id="two publishers, one origin"),
        pytest.param(["harbour-watch"], ["heronia", "harbour-watch"], {}, id="a longer chain"),
        pytest.param([], ["daily-anchor"], {}, id="a publisher, and who quotes it"),
        pytest.param(["heronia"], ["sea-council"], {}, id="a member, and its body"),
        pytest.param([["marlow", "heronia"]], ["sea-council"], {}, id="a member among others"),
        pytest.param(
            ["harbour-watch"],
            ["tide-institute"],
            {"evening-buoy/other": "daily-anchor/one"},
            id="a restatement",
        ),
    ],
)
def test_circular_reporting_is_no_corroboration(
    one: list[str], other: list[str], links: dict[str, str], tmp_path: Path
) -> None:
    """One origin told twice, a body and its member, and a quoted publisher confirm nothing."""
    made = tales(
        {
            "daily-anchor": [
                claim("one", *THEFT, by=one),
                claim("membership", "heronia", "memberOf", "sea-council", by=["tide-institute"]),
            ],
            "evening-buoy": [claim("other", *THEFT, by=other)],
        },
        **({"restates": links} if links else {}),
    )
    assert keys(made, tmp_path, "corroborated", "claim", "other") == []


def test_who_reports_is_no_second_origin_within_one_source(tmp_path: Path) -> None:
    """A publisher that says a thing itself, and passes on that its States say it, is one voice."""
    made = tales(
        {
            "daily-anchor": [
                claim("itself", *THEFT),
                claim("passed-on", *THEFT, by=[["heronia", "marlow"]]),
            ]
        }
    )
    assert keys(made, tmp_path, "corroborated", "claim", "other") == []


@pytest.mark.parametrize(
    "more",
    [{"modality": "Denied"}, {"polarity": "Negative"}, {"actuality": "Planned"}],
    ids=lambda more: next(iter(more.values())),
)
def test_only_what_says_the_same_corroborates(more: dict[str, str], tmp_path: Path) -> None:
    """A denial, a negation and a plan do not corroborate what is said to be so."""
    made = tales(
        {
            "daily-anchor": [claim("one", *THEFT, by=["harbour-watch"])],
            "evening-buoy": [claim("other", *THEFT, by=["tide-institute"], **more)],
        }
    )
    assert keys(made, tmp_path, "corroborated", "claim") == []


def test_denials_and_negations_contest(tmp_path: Path) -> None:
    """A denial, a negation and a recorded conflict each contest the claim; nothing else does."""
    made = tales(
        {
            "daily-anchor": [
                claim("theft", *THEFT, by=["harbour-watch"]),
                claim("denial", *THEFT, by=["gull-syndicate"], modality="Denied"),
                claim("negation", *THEFT, by=["marlow"], polarity="Negative"),
                claim("rival", "divers", "stoleFrom", "tern-exchange", conflictsWith="theft"),
                claim("aside", "divers", "movedTo", "port-sable"),
            ]
        }
    )
    pairs = {frozenset(pair) for pair in keys(made, tmp_path, "contested", "claim", "other")}
    assert pairs == {frozenset({"theft", one}) for one in ("denial", "negation", "rival")}


def test_an_allegation_asserted_elsewhere_is_not_only_alleged(tmp_path: Path) -> None:
    """An assertion lifts an allegation of the same thing; a negation, plan or denial does not."""
    divers = ("heronia", "sentWorkersTo")
    made = tales(
        {
            "daily-anchor": [
                claim("firm", *divers, "port-sable", modality="Alleged"),
                claim("soft", *divers, "port-umber", modality="Alleged"),
            ],
            "evening-buoy": [
                claim("assertion", *divers, "port-sable"),
                claim("negation", *divers, "port-umber", polarity="Negative"),
                claim("plan", *divers, "port-umber", actuality="Planned"),
                claim("denial", *divers, "port-umber", modality="Denied"),
            ],
        }
    )
    assert keys(made, tmp_path, "only-alleged", "claim") == [("soft",)]
    (tmp_path / "again").mkdir()
    firmer = keys(made, tmp_path / "again", "firmer-elsewhere", "claim", "firmer")
    assert firmer == [("firm", "assertion")]


def test_a_plan_carried_out_is_not_among_plans(tmp_path: Path) -> None:
    """What is asserted as actual elsewhere is done; what is only alleged to be done is not."""
    made = tales(
        {
            "daily-anchor": [
                claim("plan-a", "divers", "movedTo", "port-sable", actuality="Planned"),
                claim("done-a", "divers", "movedTo", "port-sable"),
                claim("plan-b", "divers", "movedTo", "port-umber", actuality="Intended"),
                claim("hearsay-b", "divers", "movedTo", "port-umber", modality="Alleged"),
            ]
        }
    )
    assert keys(made, tmp_path, "not-done", "claim", "actuality") == [("plan-b", "Intended")]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"from": "2031", "until": "2031"}, {"day", "month", "over", "open", "made"}),
        ({"from": "2031-02", "until": "2031-02"}, {"day", "month", "over", "open", "made"}),
        ({"from": "2031-03-16"}, {"open"}),
        ({"until": "2030-11"}, {"ended", "old"}),
        ({"from": "2031-02-12", "until": "2031-02-12"}, {"month", "over", "open", "made"}),
    ],
)
def test_a_period_takes_in_what_touches_it(
    given: dict[str, str], expected: set[str], tmp_path: Path
) -> None:
    """Open ends reach as far as need be, and what has no date belongs to no period."""
    voyage = ("divers", "movedTo", "port-sable")
    made = tales(
        {
            "daily-anchor": [
                claim("day", *voyage, when="2031-02-11"),
                claim("month", *voyage, when="2031-02"),
                claim("over", *voyage, when="2030-12/2031-03-15"),
                claim("open", *voyage, when="2031/.."),
                claim("ended", *voyage, when="../2030-12"),
                claim("old", *voyage, when="2029"),
                claim("undated", *voyage),
                claim("made", "sea-council", "established", "2031-02"),
            ]
        }
    )
    engines = engines_over(made, tmp_path, checked=False)
    asked = READY["in-period"]
    values = bindings(asked, given, record.plain_resolver)
    found = engines.oxigraph.ask(asked.query, values)
    engines.oxigraph.close()
    assert rows(found) == rows(engines.rdflib.ask(asked.query, values))
    at = found.variables.index("claim")
    names = {iri.rpartition("/id/")[2]: key.rpartition("/")[2] for iri, key in made.key.items()}
    assert {names[row[at]] for row in rows(found)} == expected


def test_sums_of_different_periods_are_not_comparable(tmp_path: Path) -> None:
    """Bounds are held against each other only where both sums cover the same days."""
    dollars = {"currency": "SEK", "approximation": "About"}
    made = tales(
        {
            "daily-anchor": [
                claim("a", *THEFT, when="2031", amount={"value": "1400", **dollars}),
                claim("b", *THEFT, when="2031-01/2031-12", amount={"value": "1460", **dollars}),
                claim("c", *THEFT, when="2030", amount={"value": "1400", **dollars}),
            ]
        }
    )
    found = keys(made, tmp_path, "amounts-compared", "claim", "other", "samePeriod", "compatible")
    compared = {frozenset(row[:2]): row[2:] for row in found}
    assert compared[frozenset("ab")] == ("true", "true")
    assert compared[frozenset("ac")] == ("false", "")
    assert compared[frozenset("bc")] == ("false", "")


def test_no_way_leads_through_a_denial_a_plan_or_a_mention(tmp_path: Path) -> None:
    """Only what is said to be so makes a step from one entity to another."""
    steps = {
        "heronia": {"modality": "Denied"},
        "marlow": {"actuality": "Planned"},
        "divers": {"polarity": "Negative"},
        "wreckers": {"modality": "Alleged"},
    }
    claims = [claim("mention", "tide-report", "covers", "gull-syndicate")]
    claims.append(claim("mention-too", "tide-report", "covers", "port-sable"))
    for through, how in steps.items():
        claims.append(claim(f"{through}-1", "gull-syndicate", "supports", through, **how))
        claims.append(claim(f"{through}-2", through, "sentWorkersTo", "port-sable"))
    found = keys(
        tales({"daily-anchor": claims}),
        tmp_path,
        "connections-through-one",
        "through",
        "claim",
        a="gull-syndicate",
        b="port-sable",
    )
    assert found == [("wreckers", "wreckers-1"), ("wreckers", "wreckers-2")]


def test_a_withdrawn_judgement_says_nothing(tmp_path: Path) -> None:
    """An unnamed party keeps its claims, and only a standing judgement is shown beside them."""
    made = tales(
        {"daily-anchor": [claim("voyage", "divers", "movedTo", "port-sable")]},
        [
            judgement("taken-back", "divers", "heronia", "Unsure", withdrawn="true"),
            judgement("stands", "divers", "gull-syndicate", "Unsure"),
        ],
    )
    found = keys(made, tmp_path, "unnamed-parties", "party", "judgement", "other")
    assert found == [("divers", "judgement/stands", "gull-syndicate")]


def test_a_theft_without_victim_is_no_theft_from_anyone(tmp_path: Path) -> None:
    """Asked for a victim, a theft that names none is left out, and the victim's own words count."""
    made = tales(
        {
            "daily-anchor": [
                claim("haul", "gull-syndicate", "stole", "crowns"),
                claim("robbery", *THEFT),
                claim("loss", "tern-exchange", "lostToTheft", "crowns"),
                claim("plot", *THEFT, actuality="Planned"),
            ]
        }
    )
    found = keys(made, tmp_path, "thefts", "claim", victim="tern-exchange")
    assert found == [("loss",), ("robbery",)]


#: rdflib takes seconds for a question, and is asked of one throw only
ASKED_OF_RDFLIB = 1


@pytest.fixture(scope="module", params=[ASKED_OF_RDFLIB, 2, 3])
def thrown(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Engines, bool]:
    """Give engines over claims thrown together, and whether rdflib is asked, too."""
    folder = tmp_path_factory.mktemp("thrown")
    made = engines_over(at_random(request.param), folder, checked=False)
    return made, request.param == ASKED_OF_RDFLIB


@pytest.mark.parametrize("name", READY)
def test_on_claims_thrown_together_all_agree(name: str, thrown: tuple[Engines, bool]) -> None:
    """Oxigraph, rdflib and plain loops agree, whatever is claimed."""
    engines, by_rdflib = thrown
    asked = READY[name]
    given = {"a": "heronia", "b": "divers"} if name == "connections-through-one" else {}
    values = bindings(asked, given, record.plain_resolver)
    found = engines.oxigraph.ask(asked.query, values, limit=100_000)
    plain = {
        tuple(row.get(variable, "") for variable in found.variables)
        for row in PLAIN[name](engines.world, **given)
    }
    assert rows(found) == sorted(plain)
    if by_rdflib:
        assert found.rows == engines.rdflib.ask(asked.query, values, limit=100_000).rows


MONEY = {"currency": "USD", "approximation": "Exactly"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param({"when": "2019"}, {"when": "2031"}, id="another year"),
        pytest.param(
            {"amount": {"value": "5", **MONEY}},
            {"amount": {"value": "900000", **MONEY}},
            id="a figure that it can't be",
        ),
    ],
)
def test_another_theft_confirms_nothing(
    one: dict[str, str], other: dict[str, str], tmp_path: Path
) -> None:
    """Two thefts of one victim, of different years or sums, are two thefts."""
    made = tales(
        {
            "daily-anchor": [claim("one", *THEFT, by=["harbour-watch"], **one)],
            "evening-buoy": [claim("other", *THEFT, by=["tide-institute"], **other)],
        }
    )
    assert keys(made, tmp_path, "corroborated", "claim", "other") == []


def test_the_ends_of_a_symmetric_relation_have_no_order(tmp_path: Path) -> None:
    """A tie told from one end is corroborated by the same tie told from the other."""
    made = tales(
        {
            "daily-anchor": [
                claim("here", "heronia", "linkedTo", "gull-syndicate", by=["harbour-watch"])
            ],
            "evening-buoy": [
                claim("there", "gull-syndicate", "linkedTo", "heronia", by=["tide-institute"])
            ],
        }
    )
    found = keys(made, tmp_path, "corroborated", "claim", "other")
    assert [set(pair) for pair in found] == [{"here", "there"}]


def test_one_that_restates_two_does_not_make_them_one(tmp_path: Path) -> None:
    """An article on two independent reports leaves their origins apart."""
    made = tales(
        {
            "daily-anchor": [claim("one", *THEFT, by=["harbour-watch"])],
            "evening-buoy": [claim("other", *THEFT, by=["tide-institute"])],
            "wreckers": [claim("both", *THEFT, by=["sea-council"])],
        },
        restates={
            "wreckers/both": ["daily-anchor/one", "evening-buoy/other"],
        },
    )
    found = keys(made, tmp_path, "corroborated", "claim", "other")
    assert [set(pair) for pair in found] == [{"one", "other"}]


def test_a_denied_negative_contests_the_negative_alone(tmp_path: Path) -> None:
    """Who denies that a thing was left undone agrees with who says that it was done."""
    made = tales(
        {
            "daily-anchor": [
                claim("done", *THEFT, by=["harbour-watch"]),
                claim("undone", *THEFT, by=["tide-institute"], polarity="Negative"),
                claim(
                    "not-undone",
                    *THEFT,
                    by=["sea-council"],
                    polarity="Negative",
                    modality="Denied",
                ),
            ]
        }
    )
    found = keys(made, tmp_path, "contested", "claim", "other")
    assert {frozenset(pair) for pair in found} == {
        frozenset({"done", "undone"}),
        frozenset({"not-undone", "undone"}),
    }
