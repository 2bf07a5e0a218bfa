"""What a plain question can name: entities, sources and relations of a build, by their words."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from graph.model import BASE, LANGUAGES, ONTOLOGY, short
from graph.named import counted
from graph.text.names import fold
from ontology import LEXICON

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.model import Entity, Knowledge

ISO: Final = "iso3166"
#: findings that a frame adds: such a frame says more than the relation
_MORE: Final = frozenset({"with", "polarity", "actuality", "modality"})
#: frames that count: a relation's file begins with its plainest words
_PLAINEST: Final = 2
#: the place of a relation's inverse label among its words
INVERSE: Final = 1


@dataclass(frozen=True, slots=True)
class Named:
    """What a name leads to: what to type for it, how it is shown, and how often claims name it.

    ``proper`` tells a name of its own from common words such as "arms", ``lent`` one that only the
    words of its nation lead to, such as "North Koreans".
    """

    id: str
    labels: Mapping[str, str]
    proper: bool
    claims: int = 0
    classes: frozenset[str] = frozenset()
    is_land: bool = False
    lent: bool = False


@dataclass(frozen=True, slots=True)
class Register:
    """Names by their folded form, and by language the words of each relation.

    ``strangers`` are countries that the build has no entity for. ``ends`` holds for each relation
    the classes of its subject and its object; empty, any.
    """

    names: Mapping[str, tuple[Named, ...]]
    relations: Mapping[str, Mapping[str, tuple[str, ...]]]
    labels: Mapping[str, Mapping[str, str]]
    strangers: frozenset[str] = frozenset()
    claims: int = 0
    longest: int = field(default=1)
    ends: Mapping[str, Mapping[str, frozenset[str]]] = field(default_factory=dict)


def register(held: Knowledge) -> Register:
    """Return what plain questions can name in a build."""
    return counted_register(held, counted(held), len(held.claims))


def counted_register(held: Knowledge, counts: Mapping[str, int], claims: int) -> Register:
    """Return what plain questions can name, where the claims were counted elsewhere.

    ``counts`` tells in how many an entity is subject, object or detail; ``claims``, how many there
    are.
    """
    lexicon = json.loads(LEXICON.read_text(encoding="utf-8"))
    countries = lexicon.get("countries.yaml", {}).get("tree", {})
    names: dict[str, dict[str, Named]] = defaultdict(dict)
    known_codes = set()
    for iri, entity in held.entities.items():
        kept = entity.canonical or iri
        classes = frozenset(_classes(held, entity))
        code = dict(entity.outside_ids).get(ISO, "")
        known_codes.add(code)
        own = [(name, proper, False) for name, proper in _names(entity)]
        lent = [(name, True, True) for name in _nation(countries.get(code, {}))]
        for name, proper, is_lent in own + lent:
            found = Named(
                kept.removeprefix(BASE),
                entity.labels,
                proper,
                counts.get(iri, 0),
                classes,
                bool(entity.territory_of),
                is_lent,
            )
            folded = fold(name)
            if folded:
                held_name = names[folded].get(found.id)
                if held_name is None or (proper and not held_name.proper):
                    names[folded][found.id] = found
    for iri, source in held.sources.items():
        folded = fold(source.title)
        if folded:
            names[folded].setdefault(
                iri,
                Named(
                    iri.removeprefix(BASE),
                    {source.language: source.title},
                    proper=True,
                    classes=frozenset({"Source"}),
                ),
            )
    strangers = {
        fold(name)
        for code, words in countries.items()
        if code not in known_codes and isinstance(words, dict)
        for lang in LANGUAGES
        for name in (*words.get(lang, ()), *words.get(f"a{lang}", ()))
        for name in name.split("|")
    }
    return Register(
        names={
            name: tuple(sorted(found.values(), key=lambda each: (each.lent, each.is_land, each.id)))
            for name, found in sorted(names.items())
        },
        relations=_relations(held, lexicon),
        labels={term.id: term.labels for term in held.terms.values()},
        strangers=frozenset(strangers - set(names)),
        claims=claims,
        longest=max((name.count(" ") + 1 for name in names), default=1),
        ends={
            term.id: {
                "subject": frozenset(map(short, term.subject_classes)),
                "object": frozenset(map(short, term.object_classes)),
            }
            for term in held.terms.values()
        },
    )


def _names(entity: Entity) -> Iterator[tuple[str, bool]]:
    """Yield each name of an entity, and whether it is a proper one."""
    yield entity.id, False
    for label in entity.labels.values():
        yield label, _proper(label)
    for aliases in () if entity.unnamed else entity.aliases.values():
        for alias in aliases:
            yield alias, _proper(alias)


def _nation(country: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names of a country that the lexicon has, and its adjectives in their forms."""
    for lang in LANGUAGES:
        yield from country.get(lang, ())
        for adjective in country.get(f"a{lang}", ()):
            for form in adjective.split("|"):
                yield form
                yield f"{form}s"
                if lang == "fr":
                    feminine = f"{form}ne" if form.endswith("en") else f"{form}e"
                    yield feminine
                    yield f"{feminine}s"


def _proper(name: str) -> bool:
    return any(word[:1].isupper() or word[:1].isdigit() for word in name.split())


def _classes(held: Knowledge, entity: Entity) -> Iterator[str]:
    ahead = list(entity.classes)
    while ahead:
        kind = ahead.pop()
        yield kind.removeprefix(ONTOLOGY)
        if kind in held.terms:
            ahead += held.terms[kind].parents


def _slots(frame: Mapping[str, Any]) -> list[str]:
    """Return where a frame has its subject: one slot or several, as the lexicon writes them."""
    slots = frame.get("subject", ())
    return [slots] if isinstance(slots, str) else list(slots)


def _relations(
    held: Knowledge, lexicon: Mapping[str, Any]
) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the words of each relation by language: its labels, then the lexicon's plainest."""
    found: dict[str, dict[str, tuple[str, ...]]] = {lang: {} for lang in LANGUAGES}
    for entry in lexicon.values():
        tree = entry["tree"]
        relation = tree.get("relation")
        term = held.terms.get(f"{ONTOLOGY}{relation}")
        if not isinstance(relation, str) or term is None:
            continue
        for lang in LANGUAGES:
            words = [term.labels.get(lang, ""), term.inverse_labels.get(lang, "")]
            plain = [
                frame
                for frame in tree.get(lang, {}).get("frames", ())
                if not _MORE & set(frame) and "verb" in frame and "subj" in _slots(frame)
            ]
            for frame in plain[:_PLAINEST]:
                words += frame["verb"]
            found[lang][relation] = tuple(words)
    return found
