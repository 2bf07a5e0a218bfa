"""Names in somebody's table are matched with entities, and nothing is merged."""

from __future__ import annotations

import time

import pytest

from graph.errors import QueryError
from graph.model import BASE, ONTOLOGY, Entity, Knowledge, Term
from graph.reconcile import service
from graph.reconcile.index import Index

COMPANY, GROUP, AGENT = (ONTOLOGY + name for name in ("Company", "Group", "Agent"))


def known(**more: Entity) -> Index:
    """Return the index of a few invented entities, and of those given."""
    entities = {
        "tern": Entity(
            BASE + "tern",
            (COMPANY,),
            {"en": "Tern Exchange Ltd", "fr": "Bourse Tern"},
            {"en": ("TernEx",)},
            ((ONTOLOGY + "wikidata", "Q777"),),
        ),
        "tern-old": Entity(
            BASE + "tern-old", (COMPANY,), {"en": "Old Tern"}, canonical=BASE + "tern"
        ),
        "gulls": Entity(BASE + "gulls", (GROUP,), {"en": "Gull Syndicate", "fr": "Syndicat Gull"}),
        "skua-a": Entity(BASE + "skua-a", (COMPANY,), {"en": "Skua"}),
        "skua-b": Entity(BASE + "skua-b", (GROUP,), {"en": "Skua"}),
    } | more
    terms = {
        COMPANY: Term(COMPANY, {"en": "company", "fr": "entreprise"}, parents=(AGENT,)),
        GROUP: Term(GROUP, {"en": "group", "fr": "groupe"}, parents=(AGENT,)),
        AGENT: Term(AGENT, {"en": "agent", "fr": "agent"}),
    }
    held = {entity.iri: entity for entity in entities.values()}
    return Index(Knowledge(terms, held, {}, {}))


def results(index: Index, query: object) -> list[tuple[str, bool]]:
    """Return the ids of a query's candidates, and whether each is sure."""
    answer = service.reconcile(index, {"q": query})
    return [(one["id"], one["match"]) for one in answer["q"]["result"]]


@pytest.mark.parametrize("text", ["tern exchange ltd", "BOURSE TERN", "ternex", "Q777", "tern"])
def test_a_whole_name_or_id_is_sure(text):
    """A label, alias, slug or outside id, in any case and language, is a match."""
    assert results(known(), text)[0] == ("tern", True)


def test_what_a_judgement_folded_leads_to_the_one_kept():
    """A name of a folded entity finds the canonical one."""
    assert results(known(), "Old Tern")[0] == ("tern", True)


def test_a_name_of_two_is_sure_of_neither():
    """Two entities with one name are both offered, and no match is claimed."""
    assert results(known(), "Skua") == [("skua-a", False), ("skua-b", False)]


def test_a_class_decides_between_two_of_one_name():
    """With a type, its own or one above it, only entities of that class are offered."""
    assert results(known(), {"query": "Skua", "type": "Group"}) == [("skua-b", True)]
    assert len(results(known(), {"query": "Skua", "type": "Agent"})) == 2
    assert results(known(), {"query": "Skua", "type": ["Person"]}) == []


def test_typing_mistakes_and_turned_words_are_found_and_not_sure():
    """A likely name is offered with its score, for a person to decide."""
    for text in ("Gul Sindicate", "Syndicate, Gull", "The Gull Syndicate"):
        first, sure = results(known(), text)[0]
        assert first == "gulls"
        assert not sure


def test_an_id_in_another_column_comes_first():
    """A known id outweighs a name that is written otherwise."""
    query = {"query": "something else", "properties": [{"pid": "wikidata", "v": "q777"}]}
    assert results(known(), query)[0] == ("tern", True)


def test_nothing_like_it_is_nothing():
    """What is like no name has no candidates; so has an empty text."""
    assert results(known(), "zzz qqq") == []
    assert results(known(), "") == []


@pytest.mark.parametrize(
    "queries",
    [[], "x", {"q": 3}, {"q": {"query": 5}}, {"q": {"query": "a" * 501}}, {"q": None}],
)
def test_a_batch_of_another_form_is_refused(queries):
    """Whatever is no batch is an error with its mend, never a guess."""
    with pytest.raises(QueryError):
        service.reconcile(known(), queries)


def test_a_batch_is_bounded():
    """More queries than are answered in one go are refused."""
    many = {str(at): "x" for at in range(service.MOST_QUERIES + 1)}
    with pytest.raises(QueryError):
        service.reconcile(known(), many)


def test_what_somebody_types_is_completed():
    """Names that begin so come first, then those with a word that does."""
    index = known()
    ids = [one["id"] for one in service.suggest(index, "entity", "s")["result"]]
    assert ids[:2] == ["skua-a", "skua-b"]
    assert "gulls" in ids
    assert service.suggest(index, "entity", "s", skip=1)["result"][0]["id"] == "skua-b"
    assert service.suggest(index, "type", "comp")["result"][0]["id"] == "Company"
    assert service.suggest(index, "property", "wiki")["result"][0]["id"] == "wikidata"
    with pytest.raises(QueryError):
        service.suggest(index, "flavour", "s")


def test_columns_are_filled():
    """Labels, aliases, classes and outside ids come back as text; an unknown id has empty cells."""
    asked = {
        "ids": ["tern", "nobody"],
        "properties": [{"id": name} for name in ("labelFr", "alias", "class", "wikidata")],
    }
    rows = service.extend(known(), asked)["rows"]
    assert [[one["str"] for one in cell] for cell in rows["tern"].values()] == [
        ["Bourse Tern"],
        ["TernEx"],
        ["company"],
        ["Q777"],
    ]
    assert set(map(len, rows["nobody"].values())) == {0}
    for wrong in (None, {"ids": []}, {"ids": ["tern"], "properties": [{"id": "price"}]}):
        with pytest.raises(QueryError):
            service.extend(known(), wrong)


def test_a_large_register_is_searched_in_bounded_time():
    """A hundred names are matched against thirty thousand within seconds, whatever they are."""
    more = {
        f"e{at}": Entity(f"{BASE}e{at}", (COMPANY,), {"en": f"Harbour {at} Trading {at * 7} Co"})
        for at in range(30_000)
    }
    index = known(**more)
    began = time.monotonic()
    texts = [f"Trading Harbour {at}" for at in range(50)] + ["a " * 200, "((((" * 100]
    service.reconcile(index, {str(at): text for at, text in enumerate(texts)})
    assert time.monotonic() - began < 60
