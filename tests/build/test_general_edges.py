"""A simple edge of a special relation is one of the relations above it, within its modality."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from graph.build.dataset import dataset
from graph.claims.load import load
from graph.model import BASE, ONTOLOGY
from tests.conftest import CLAIMS, ENTITIES, source

THEFT = (
    "Gull Syndicate stole about 2.5 million crowns from Tern Exchange",
    "subject: {subject}\nrelation: {relation}\nobject: {object}\nmodality: {modality}\n"
    "summary: {{en: As it says., fr: Comme il est dit.}}",
)


def edges(folder, kind, **said):
    """Return the simple edges of one modality, given a claim in place of the tale's theft."""
    quote, words = THEFT
    claims = {**CLAIMS, "theft": (quote, words.format(**said))}
    (folder / "claims" / "harbour-tale.yaml").write_text(source(claims=claims), encoding="utf-8")
    (folder / "claims" / "entities.yaml").write_text(ENTITIES, encoding="utf-8")
    store = dataset(load(folder / "claims"))
    place = ox.NamedNode(f"{BASE}graph/edges/{kind}")
    return {
        (
            quad.subject.value.removeprefix(BASE),
            quad.predicate.value.removeprefix(ONTOLOGY),
            quad.object.value.removeprefix(BASE),
        )
        for quad in store.quads_for_pattern(None, None, None, place)
        if quad.subject != place
    } - {("heronia", "sentWorkersTo", "port-sable"), ("heronia", "sentWorkersTo", "port-umber")}


@pytest.mark.parametrize(
    ("modality", "kind", "other"),
    [("Asserted", "asserted", "alleged"), ("Alleged", "alleged", "asserted")],
)
def test_a_theft_is_also_a_hostile_act_in_its_own_modality(tale_root, modality, kind, other):
    """Who stole from somebody targets them: asserted where it is asserted, else alleged."""
    said = {"subject": "gull-syndicate", "relation": "stoleFrom", "object": "tern-exchange"}
    said["modality"] = modality
    assert edges(tale_root, kind, **said) == {
        ("gull-syndicate", "stoleFrom", "tern-exchange"),
        ("gull-syndicate", "targets", "tern-exchange"),
    }
    assert edges(tale_root, other, **said) == set()


def test_a_symmetric_relation_runs_both_ways_and_so_does_the_one_above(tale_root):
    """Military cooperation is collaboration, and neither has a direction."""
    one, other = "heronia", "daily-anchor"
    said = {"subject": one, "relation": "cooperatedMilitarilyWith", "object": other}
    assert edges(tale_root, "alleged", modality="Alleged", **said) == {
        (from_, relation, to)
        for from_, to in ((one, other), (other, one))
        for relation in ("cooperatedMilitarilyWith", "collaboratedWith")
    }


def test_a_denied_theft_gives_no_edge_of_any_kind(tale_root):
    """What is denied gives no edge, neither of its relation nor of one above."""
    said = {"subject": "gull-syndicate", "relation": "stoleFrom", "object": "tern-exchange"}
    for kind in ("asserted", "alleged"):
        assert edges(tale_root, kind, modality="Denied", **said) == set()
