"""The names that are known before a text is read: entities of the graph, watch lists, States."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from graph.evidence.mark import Mask, Spans
from graph.extract.names.listed import Listed
from graph.extract.names.name import Name
from graph.extract.names.phrases import Phrases
from graph.extract.shadow import cased, shadow
from graph.model import short

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graph.extract.names.countries import Countries
    from graph.extract.names.phrases import Found
    from graph.extract.names.watch import WatchName
    from graph.model import Entity

_PARENTHESES = re.compile(r"\s*\([^()]{1,80}\)")
_NUMBERED = re.compile(r"\d{3}")
_CAPITAL = re.compile(r"[A-Z]")
_MOST_WORDS = 4  # of a common noun whose inflections are tried
_FEWEST = 3  # letters of a word that is inflected
#: of two entities that share a name, the one of the earlier class is meant
_RANKS = ("State", "InternationalBody", "GovernmentBody", "Group", "Person", "Company", "Country")
#: words before a capital that make it a place: in Moscow, not Moscow said
_PLACED = re.compile(
    r"(?<![^\W_])(?:in|at|near|to|from|outside|around|inside|via|through|of|a|pres de|depuis|"
    r"vers|de|"
    r"dans|hors de|entre|between|city of|ville de) \Z"
)
_SEP = "\x1f"


class Gazetteer:
    """Known names, ready to be looked for; built once and never changed after.

    Whole words in any accents, quotes, hyphens and spaces; names need their capital, initials of up
    to five letters all of theirs. A common noun ("raw materials") counts in any case and number.

    >>> from graph.extract.names.countries import Countries
    >>> from graph.model import BASE, Entity
    >>> tern = Entity(f"{BASE}tern", ("Company",), {"en": "Tern Ltd"})
    >>> known = Gazetteer.of({"tern": tern}, Countries.load())
    >>> [(n.start, n.end, n.entity, n.origin) for n in known.find("Tern Ltd sued Laos", "en")]
    [(0, 8, 'tern', 'graph'), (14, 18, '', 'country')]
    """

    def __init__(self, proper: Phrases, common: Phrases, watch: Listed, land: Land) -> None:
        self._proper = proper
        self._common = common
        self._watch = watch
        self._land = land

    @classmethod
    def of(
        cls,
        entities: Mapping[str, Entity],
        countries: Countries,
        watch: Iterable[WatchName] = (),
    ) -> Gazetteer:
        """Build from entities by slug or IRI, the States, and the names of watch lists."""
        proper, common = Phrases(), Phrases()
        land = Land(countries, entities)
        for entity in sorted(entities.values(), key=_rank):
            kind = _kind(entity)
            value = f"{kind}{_SEP}{entity.id}"
            for text, language in _texts(entity):
                numbered = _NUMBERED.search(text) is not None  # résolution 1718
                if numbered or _is_proper(text, language, countries):
                    proper.add(text, value, capital=text[:1].isupper() and not numbered)
                else:
                    for form in inflected(text):
                        common.add(form, value, capital=False)
        return cls(proper.made(), common.made(), Listed(watch), land)

    def find(self, text: str, language: str, *, common: bool = True) -> list[Name]:
        """Return the known names of a text, in order, not overlapping, the longest first.

        Without ``common``, only proper names, and no common nouns that the graph has ("hackers").
        """
        shade, plain = shadow(text), cased(text)
        land = list(self._land.find(text, shade, language))
        placed = {(one.start, one.end) for one in land if one.kind == "Place"}
        found = [_named(one, "graph") for one in self._proper.find(shade, plain)]
        # Moscow is Russia, but not in Moscow
        found = [one for one in found if one.kind != "State" or (one.start, one.end) not in placed]
        if common:
            found += [_named(one, "graph") for one in self._common.find(shade, plain)]
        found += [_named(one, "watch list") for one in self._watch.find(shade, plain)]
        found += land
        return longest(found)


class Land:
    """States and capitals, with the entities of the graph that they are."""

    def __init__(self, countries: Countries, entities: Mapping[str, Entity]) -> None:
        self._countries = countries
        self._states: dict[str, str] = {}
        for entity in sorted(entities.values(), key=_rank, reverse=True):
            code = dict(entity.outside_ids).get("iso3166", "")
            if code and _kind(entity) in {"State", "Country"}:
                self._states[code] = entity.id

    def find(self, text: str, shade: str, language: str) -> Iterator[Name]:
        """Give the States and capitals of a text; a capital in a place is a Place."""
        for start, end, code in self._countries.spans(text, language):
            country = self._countries.get(code)
            kind = "InternationalBody" if country and country.body else "State"
            yield Name(start, end, kind, self._states.get(code, ""), "country", code)
        for start, end, code in self._countries.capitals(text, language):
            country = self._countries.get(code)
            before = shade[max(0, start - 16) : start]
            acts = country is not None and country.metonym and not _PLACED.search(before)
            entity = self._states.get(code, "") if acts else ""
            yield Name(start, end, "State" if acts else "Place", entity, "capital", code)


def longest(found: Iterable[Name]) -> list[Name]:
    """Return the names that remain when of any that overlap the longest stays, by place.

    Of two as long, the one that is given first stays.
    """
    ordered = sorted(found, key=lambda one: one.start - one.end)
    mask = Mask(max((one.end for one in ordered), default=0))
    taken: list[Name] = []
    for one in ordered:
        if one.start < one.end and mask.is_free(one.start, one.end):
            mask.take(one.start, one.end)
            taken.append(one)
    return sorted(taken, key=lambda one: one.start)


def inflected(text: str) -> list[str]:
    """Return a common noun phrase with its words in the singular and plural, itself first.

    >>> inflected("raw material")
    ['raw material', 'raw materials', 'raws material', 'raws materials']
    """
    words = text.split()
    if len(words) > _MOST_WORDS:
        return [text]
    choices = [_numbers(word) for word in words]
    return list(dict.fromkeys(" ".join(one) for one in product(*choices)))


def _numbers(word: str) -> tuple[str, ...]:
    if len(word) < _FEWEST or not word.isalpha():
        return (word,)
    if word.endswith("ies"):
        return word, f"{word[:-3]}y"
    if word.endswith("eaux"):
        return word, word[:-1]
    if word.endswith(("s", "x")):
        return word, word[:-1]
    if word.endswith("y"):
        return word, f"{word[:-1]}ies", f"{word}s"
    if word.endswith(("au", "eu")):
        return word, f"{word}x"
    return word, f"{word}s"


def _is_proper(text: str, language: str, countries: Countries) -> bool:
    """Tell whether a label has a capital that is not a State's: Tern Bank, but not DPRK workers."""
    nations = [*countries.adjectives(text, language), *countries.spans(text, language)]
    held = Spans((start, end) for start, end, _ in nations)
    places = [match.start() for match in _CAPITAL.finditer(cased(text))]
    whole = any(end - start == len(text) for start, end, _ in nations)
    return whole or any(not held.hold(place, place + 1) for place in places)


def _texts(entity: Entity) -> Iterator[tuple[str, str]]:
    if entity.unnamed:
        return
    for language, label in sorted(entity.labels.items()):
        yield label, language
        if plain := _PARENTHESES.sub("", label).strip():
            yield plain, language
    for language, aliases in sorted(entity.aliases.items()):
        for alias in aliases:
            yield alias, language


def _named(found: Found, origin: str) -> Name:
    kind, _, entity = found.value.partition(_SEP)
    return Name(found.start, found.end, kind, entity, origin)


def _kind(entity: Entity) -> str:
    names = sorted((short(one) for one in entity.classes), key=_place)
    return names[0] if names else ""


def _rank(entity: Entity) -> tuple[int, str]:
    return _place(_kind(entity)), entity.id


def _place(name: str) -> int:
    return _RANKS.index(name) if name in _RANKS else len(_RANKS)
