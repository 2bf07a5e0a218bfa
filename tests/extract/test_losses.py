"""Where a claim that was not found was lost, on an invented text that is read by the models."""

from __future__ import annotations

import pytest

from graph.extract.document import Told
from graph.extract.scoring.gold import Gold
from graph.extract.scoring.judge import judged
from graph.reading import read_bytes

TITLE = "Gull Syndicate robbed Tern Exchange"
THEFT = "Gull Syndicate stole $12 million from Tern Exchange."
SENDING = "Veldt sent 300 IT workers to Heronia."
TEXT = f"{TITLE}\n\nThe port was quiet. {THEFT} {SENDING}\n"
ENTITIES = {
    slug: {"id": slug, "type": kind, "label": {"en": label, "fr": label}}
    for slug, kind, label in (
        ("gull-syndicate", "Group", "Gull Syndicate"),
        ("tern-exchange", "Platform", "Tern Exchange"),
        ("heronia", "State", "Heronia"),
        ("veldt", "State", "Veldt"),
        ("milouin", "Company", "Milouin"),
        ("anchor", "Company", "Daily Anchor"),
    )
}


def gold(subject, relation, other, quote):
    """Return gold of one claim that rests on a quote."""
    start = TEXT.index(quote)
    claim = {
        "key": "1",
        "subject": subject,
        "relation": relation,
        "object": other,
        "modality": "Asserted",
        "polarity": "Positive",
        "actuality": "Actual",
        "attribution": [{"position": "1", "speaker": "anchor", "stance": "States"}],
        "evidence": {"selector": {"start": str(start), "end": str(start + len(quote))}},
    }
    tree = {"id": "source/tale", "publisher": "anchor", "language": "en", "claims": [claim]}
    return Gold("tale", tree, ENTITIES)


@pytest.mark.parametrize(
    ("claim", "cause"),
    [
        (("gull-syndicate", "stoleFrom", "tern-exchange", THEFT), ""),
        (("gull-syndicate", "stoleFrom", "tern-exchange", TITLE), "in a heading"),
        (
            ("milouin", "stoleFrom", "tern-exchange", THEFT),
            "subject is a pronoun or absent",
        ),
        (("gull-syndicate", "stoleFrom", "milouin", THEFT), "object is a pronoun or absent"),
        (("gull-syndicate", "sanctions", "tern-exchange", THEFT), "no trigger"),
        (("tern-exchange", "stoleFrom", "gull-syndicate", THEFT), "roles exchanged"),
        (("gull-syndicate", "hadAccessTo", "tern-exchange", THEFT), "other relation"),
    ],
)
def test_the_first_cause_is_told(needs_models, world, claim, cause):
    """What was found is no loss, and what was not has the first cause on its way."""
    document = read_bytes(TEXT.encode(), "tale.txt")
    _, found = judged(document, gold(*claim), world, Told())
    assert [one.cause for one in found.losses] == ([cause] if cause else [])


def test_every_reading_is_a_decision(needs_models, world):
    """Each reading can be learnt from: right by the gold that says it, wrong by any other."""
    document = read_bytes(TEXT.encode(), "tale.txt")
    rights = []
    for pair in (("gull-syndicate", "tern-exchange"), ("tern-exchange", "gull-syndicate")):
        theft = gold(pair[0], "stoleFrom", pair[1], THEFT)
        _, found = judged(document, theft, world, Told())
        assert all(one.features for one in found.options.options)
        rights.append(any(one.claims for one in found.options.options))
    assert rights == [True, False]
