"""How much is said, of what, and when: sums, counts and dates at the claim that they belong to."""

from __future__ import annotations

import pytest

from graph.extract.readings import Stretch, read
from graph.extract.saying.amounts import amount_between


@pytest.fixture(scope="session")
def candidates(reading):
    """Give a function from a text to its candidates of a relation."""

    def made(text, language="en", relation="", anchor="2031-07-09"):
        _, found = reading(text, language, anchor)
        return [one for one in found.candidates if relation in {"", one.relation}]

    return made


@pytest.mark.parametrize(
    ("language", "text", "relation", "expected"),
    [
        (
            "en",
            "The Gull Ring stole 5,920 ether, worth around 14 million euros, from Skerry Exchange.",
            "stole",
            ("14000000", "EUR", "About"),
        ),
        (
            "en",
            "Some 900 Heronian soldiers fought alongside the Veldt army.",
            "deployedAlongside",
            ("900", "", "About"),
        ),
        (
            "en",
            "Skerry Ltd employs up to 300 Heronian women.",
            "workedFor",
            ("300", "", "AtMost"),
        ),
    ],
)
def test_a_sum_or_count_is_told_with_what_it_is_of(candidates, language, text, relation, expected):
    """What it was worth comes before how many; those who work or fight are counted."""
    told = [one.amount for one in candidates(text, language, relation) if one.amount]
    assert [(one.value, one.currency, one.approximation) for one in told][:1] == [expected]


@pytest.mark.parametrize(
    ("language", "text", "relation", "when"),
    [
        ("en", "The Beacon Panel will publish a report in January.", "published", "2032-01"),
        ("fr", "Le comité Balise publiera un rapport en janvier.", "published", "2032-01"),
        ("en", "The Beacon Panel published a report in January.", "published", "2031-01"),
        ("en", "The Beacon Panel is designating Mara Quillon.", "designated", "2031-07-09"),
        ("en", "The Beacon Panel designated Mara Quillon.", "designated", ""),
        (
            "en",
            "On Tuesday the Beacon Panel accused the Gull Ring of robbing Skerry Exchange.",
            "stoleFrom",
            "",
        ),
        (
            "en",
            "Joren Tarn came to Veldt in 2029 and robbed Skerry Exchange.",
            "stoleFrom",
            "",
        ),
        (
            "en",
            "In 2029 Joren Tarn came to Veldt and robbed Skerry Exchange.",
            "stoleFrom",
            "2029",
        ),
    ],
)
def test_a_date_belongs_to_what_happened_then(candidates, language, text, relation, when):
    """A month to come is the next one; when it was said is not when it happened."""
    found = candidates(text, language, relation)
    assert found
    assert {one.when for one in found} == {when}


def test_a_pair_without_a_frame_has_the_sum_that_is_its_second(needs_models, world):
    """What is had is so much money; of who works somewhere, so many; and nobody else's number."""
    text = "Some 40 workers left Skerry Exchange, and Mara Quillon received two million euros."
    source = read(text, [Stretch(0, len(text), "en")], world)
    found = {one.text: one for one in source.scenes[0].mentions.values()}
    mara, firm = found["Mara Quillon"], found["Skerry Exchange"]
    money = next(one for one in found.values() if one.money >= 0)
    crew = next(one for one in found.values() if one.count >= 0 and one.money < 0)
    values = source.values["en"]
    had = amount_between("obtained", mara, money, values)
    assert (had.value, had.currency) == ("2000000", "EUR")
    told = amount_between("workedFor", crew, firm, values)
    assert (told.value, told.unit) == ("40", crew)
    assert amount_between("linkedTo", crew, firm, values) is None
    assert amount_between("workedFor", mara, firm, values) is None
