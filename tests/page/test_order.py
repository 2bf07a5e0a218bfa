"""Names are ranked by the build, in each language."""

from __future__ import annotations

from dataclasses import replace

from graph.page.data import page_data, view
from graph.page.pack import pack


def ranked(knowledge, lang):
    """Return the page's ids in the order of their ranks."""
    core = pack(page_data(view(knowledge, None))).core
    ranks = core["ranks"].get(lang, core["ranks"]["en"])
    return [name for _, name in sorted(zip(ranks, core["ids"], strict=False))], ranks, core


def test_ids_are_ranked_by_their_names_and_literal_values_after_them(small):
    """Each id has a rank and each distinct value one; ranks follow the names of the language."""
    for lang in ("en", "fr"):
        order, ranks, core = ranked(small, lang)
        values = set(core["claims"]["value"].values())
        assert len(ranks) == len(core["ids"]) + len(values)
        labels = {entity.id: entity.labels.get(lang, "") for entity in small.entities.values()}
        told = [labels[name] for name in order if labels.get(name)]
        plain = [text for text in told if text.isascii()]
        assert plain == sorted(plain, key=str.casefold)


def test_a_language_of_the_same_order_is_not_told_twice(small):
    """Where all names are the same in both languages, there is one list of ranks."""
    alike = {
        iri: replace(entity, labels={"en": entity.id, "fr": entity.id})
        for iri, entity in small.entities.items()
    }
    assert list(ranked(replace(small, entities=alike), "fr")[2]["ranks"]) == ["en"]
