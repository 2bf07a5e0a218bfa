"""The entities of a document's candidates: the graph's by their slug, new ones beside them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graph.extract.candidate import PUBLISHER
from graph.extract.classes import fit, is_a, narrowest
from graph.extract.mentions.keys import key_of
from graph.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.extract.known import Known
    from graph.extract.mentions.mention import Mention

_LONGEST = 60
_GENERIC = frozenset({"?", "Agent", "Entity"})


@dataclass(slots=True)
class Registry:
    """Gives each mention the slug of its entity, and keeps the entities that are new.

    The same name or phrase is the same entity throughout a document; nothing is merged with an
    entity of the graph but by its label, alias or code.
    """

    known: Known
    language: str
    publisher: str = ""
    new: dict[str, dict[str, Any]] = field(default_factory=dict)
    _slugs: dict[str, str] = field(default_factory=dict)

    def slug(self, mention: Mention, allowed: tuple[str, ...]) -> str:
        """Return the slug of a mention in a role that allows some classes."""
        if mention.key == PUBLISHER:
            return self.publisher
        iso = self.known.iso_of(mention)
        if mention.iso and "Place" in mention.classes and fit(frozenset({"Place"}), allowed) < 1:
            iso = mention.iso
        if iso:
            return self._of_state(iso, mention, allowed)
        if mention.entity and mention.entity in self.known.entities:
            return mention.entity
        if mention.entity in self.known.familiar:
            self.new.setdefault(mention.entity, dict(self.known.familiar[mention.entity]))
            return mention.entity
        key = mention.key or fold(mention.text)
        name = self._slugs.get(key)
        kind = narrowest(mention.classes, allowed)
        if name is None:
            name = self._free(slugged(mention.text))
            self._slugs[key] = name
            label = mention.text
            self.new[name] = {
                "id": name,
                "type": kind,
                **({} if mention.proper else {"unnamed": True}),
                "label": {"en": label, "fr": label},
            }
        self._refine(name, mention, kind, allowed)
        return name

    def publish(self, slug: str, name: str) -> None:
        """Set who publishes the document: its name in the text is the same entity."""
        self.publisher = slug
        if key := key_of(name):
            self._slugs.setdefault(key, slug)

    def _refine(self, name: str, mention: Mention, kind: str, allowed: tuple[str, ...]) -> None:
        """Give an entity a second class where a role wants one that the first is not."""
        entry = self.new.get(name)
        if entry is None:
            return
        types = entry["type"] if isinstance(entry["type"], list) else [entry["type"]]
        if kind not in types and not any(is_a(one, kind) for one in types):
            types = [one for one in types if not is_a(kind, one)] + [kind]
        if allowed and not any(is_a(one, other) for one in types for other in allowed):
            own = narrowest([*types, *allowed], allowed)
            types = [*types, own]
        entry["type"] = sorted(types) if len(types) > 1 else types[0]
        if mention.text != entry["label"]["en"]:
            aliases = entry.setdefault("alias", {self.language: []})
            told = aliases.setdefault(self.language, [])
            if mention.text not in told and not mention.hops:
                told.append(mention.text)

    def _of_state(self, iso: str, mention: Mention, allowed: tuple[str, ...]) -> str:
        as_place = (
            fit(frozenset({"Country"}), allowed) >= 1
            and fit(
                frozenset({"State"}),
                tuple(one for one in allowed if one not in {"Place", "Entity"}),
            )
            < 1
        )
        table = self.known.lands if as_place else self.known.states
        del mention
        if iso in table:
            return table[iso]
        english = self.known.countries.label(iso, "en")
        french = self.known.countries.label(iso, "fr")
        name = slugged(english)
        if as_place:
            name = f"country-{name}"
        if name not in self.new and name not in self.known.entities:
            self.new[name] = {
                "id": name,
                "type": "Country" if as_place else "State",
                "label": {"en": english, "fr": french},
                "iso3166": iso,
            }
            if as_place and iso in self.known.states:
                self.new[name]["territoryOf"] = self.known.states[iso]
        return name

    def _free(self, slug: str) -> str:
        found, count = slug, 2
        while found in self.known.entities or found in self.new or found in self.known.familiar:
            found = f"{slug}-{count}"
            count += 1
        return found

    def add(self, slug: str, entry: Mapping[str, Any]) -> None:
        """Add an entity that no mention stands for, as a publisher without a name."""
        if slug not in self.known.entities:
            self.new.setdefault(slug, dict(entry))


def slugged(text: str) -> str:
    """Return a text as a slug: small letters, digits and hyphens, at most 60 characters.

    >>> slugged("Heron Tide Trading Co., Ltd.")
    'heron-tide-trading-co-ltd'
    """
    words = "".join(one if one.isascii() and one.isalnum() else " " for one in fold(text)).split()
    slug = "-".join(words)[:_LONGEST].strip("-")
    return slug or "unnamed"
