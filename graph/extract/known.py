"""What is known before a document is read: the graph's entities, by name, key, class and code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.extract.lexicon.load import tree
from graph.extract.mentions.keys import entity_keys
from graph.extract.mentions.mention import Mention
from graph.extract.names import Countries, Gazetteer, adjectives
from graph.model import BASE, ONTOLOGY, Entity, short
from ontology.making.lexicon import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.extract.names import WatchName
    from graph.extract.parsing.tree import Token


@dataclass(frozen=True, slots=True)
class Known:
    """Entities ready to be found: the gazetteer, slugs by key, classes by slug, States by code."""

    entities: Mapping[str, Entity]
    gazetteer: Gazetteer
    countries: Countries
    keys: Mapping[str, str]
    classes: Mapping[str, frozenset[str]]
    states: Mapping[str, str]
    lands: Mapping[str, str]
    codes: Mapping[str, str]
    familiar: Mapping[str, Mapping[str, Any]]

    def iso_of(self, mention: Mention) -> str:
        """Return the code of the State that a mention names, or nothing."""
        if mention.key.startswith("=") and " " not in mention.key:
            return mention.key[1:].upper()
        if "State" not in mention.classes or "Place" in mention.classes:
            return ""
        entity = self.entities.get(mention.entity)
        if entity is not None:
            return dict(entity.outside_ids).get("iso3166", "")
        spans = self.countries.spans(mention.text, "en") + self.countries.spans(mention.text, "fr")
        return next((iso for start, end, iso in spans if end - start == len(mention.text)), "")

    def mention_of_state(self, iso: str, token: Token) -> Mention | None:
        """Return a mention of a State by its code, at the words of a token; None for no State."""
        code = iso.upper()
        label = self.countries.label(code, "en")
        if not label:
            return None
        return Mention(
            token=token,
            sentence=-1,
            start=token.start,
            end=token.end,
            text=label,
            classes=frozenset({"State", "Country"}),
            entity=self.states.get(code, ""),
            proper=True,
            key=f"={code.casefold()}",
            origin="adjective",
        )


def known(entities: Mapping[str, Entity], watch: Iterable[WatchName] = ()) -> Known:
    """Prepare the entities of a graph, by IRI, and the names of watch lists."""
    countries = Countries.load()
    own = {entity.id: entity for entity in entities.values()}
    familiar = {
        str(entry["id"]): entry
        for entry in tree(FOLDER / "names.yaml")["names"]
        if str(entry["id"]) not in own
    }
    everyone = {slug: _entity(entry) for slug, entry in familiar.items()} | own
    classes = {
        slug: frozenset(short(one) for one in entity.classes) for slug, entity in everyone.items()
    }

    def nations(text: str, language: str) -> list[tuple[int, int, str]]:
        return [*countries.spans(text, language), *adjectives(text, language)]

    codes = {slug: dict(entity.outside_ids).get("iso3166", "") for slug, entity in own.items()}
    return Known(
        own,
        Gazetteer.of(everyone, countries, watch),
        countries,
        entity_keys(everyone, nations),
        classes,
        {code: slug for slug, code in codes.items() if code and "State" in classes[slug]},
        {code: slug for slug, code in codes.items() if code and "Country" in classes[slug]},
        {slug: code for slug, code in codes.items() if code},
        familiar,
    )


def _entity(entry: Mapping[str, Any]) -> Entity:
    """Return a familiar name as an entity that the graph does not have yet."""
    kinds = entry["type"] if isinstance(entry["type"], list) else [entry["type"]]
    aliases = entry.get("alias") or {}
    return Entity(
        BASE + str(entry["id"]),
        tuple(ONTOLOGY + str(kind) for kind in kinds),
        {str(tag): str(label) for tag, label in entry["label"].items()},
        {str(tag): tuple(map(str, found)) for tag, found in aliases.items()},
    )
