"""Which entity, claim or source a person means, by any of its names or ids."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.errors import AmbiguousName, UnknownName
from graph.model import BASE, short
from graph.network.project import canonical
from graph.network.terminal import clean
from graph.text.names import fold, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.model import Entity, Knowledge

#: how much of a claim's hash must be typed
SHORTEST_HASH = 6
_HOW_MANY_NEAR = 5


class Kind(StrEnum):
    """What a name can lead to."""

    ENTITY = "entity"
    CLAIM = "claim"
    SOURCE = "source"


class How(StrEnum):
    """By what a name was found, the surest first."""

    ID = "id"
    OUTSIDE_ID = "outside id"
    LABEL = "label"
    ALIAS = "alias"


@dataclass(frozen=True, slots=True)
class Match:
    """What a name leads to: ``iri`` is canonical, ``named`` the id that goes by the name."""

    iri: str
    kind: Kind
    how: How
    named: str


def lookup(knowledge: Knowledge, text: str, *, lang: str | None = None) -> Match:
    """Return the one entity, claim or source that ``text`` names.

    Tried in this order: an id (a slug, a whole IRI, with ``:`` or ``dprk:`` before it, ``claim/``
    and a hash, ``source/`` and a slug); an outside id, such as Q884 or KPe.031; a label; an alias;
    a source's title; the first six or more digits of a claim's hash. Names are compared in both
    languages, without accents, case or punctuation; with ``lang``, those in that language come
    before those in the other. What a judgement folded leads to the canonical id.

    Raises ``AmbiguousName`` where several go by the name, with their slugs and classes, and
    ``UnknownName`` where none does, with the nearest: part of a name is never taken for the name.

    >>> from graph.model import Entity, Knowledge
    >>> mill = Entity(BASE + "mill", (), {"en": "Old Mill", "fr": "Vieux moulin"})
    >>> lookup(Knowledge({}, {mill.iri: mill}, {}, {}), "vieux MOULIN").iri == mill.iri
    True
    """
    wanted = text.strip()
    by_id = _by_id(knowledge, wanted)
    if by_id is not None:
        return by_id
    named = _by_name(knowledge, fold(wanted), lang)
    if named is not None:
        how, kind, iris = named
        found = {canonical(knowledge, iri) for iri in iris}
        if len(found) > 1:
            raise _ambiguous(knowledge, wanted, sorted(found), lang or "en")
        return Match(found.pop(), kind, how, min(iris))
    by_hash = _by_hash(knowledge, wanted)
    if by_hash is None:
        raise _unknown(knowledge, wanted)
    return by_hash


def entity(knowledge: Knowledge, name: str) -> str:
    """Return the IRI of the entity that goes by a name; raises UnknownName for anything else."""
    match = lookup(knowledge, name)
    if match.kind is not Kind.ENTITY:
        raise UnknownName(f"{name!r} is a {match.kind}, and an entity is wanted here")
    return match.iri


def _by_id(knowledge: Knowledge, wanted: str) -> Match | None:
    """Return what has exactly this id; a bare slug is an entity's before it is a source's."""
    local = wanted.removeprefix("<").removesuffix(">").removeprefix("dprk:").removeprefix(":")
    for iri in (local, BASE + local, BASE + "claim/" + local, BASE + "source/" + local):
        if iri in knowledge.entities:
            return Match(canonical(knowledge, iri), Kind.ENTITY, How.ID, iri)
        if iri in knowledge.claims:
            return Match(iri, Kind.CLAIM, How.ID, iri)
        if iri in knowledge.sources:
            return Match(iri, Kind.SOURCE, How.ID, iri)
    return None


def _by_hash(knowledge: Knowledge, wanted: str) -> Match | None:
    """Return the claim whose hash begins so, if enough of it is given."""
    begun = wanted.removeprefix("dprk:").removeprefix(":").removeprefix(BASE)
    begun = begun.removeprefix("claim/").lower()
    if len(begun) < SHORTEST_HASH:
        return None
    found = sorted(iri for iri, claim in knowledge.claims.items() if claim.id.startswith(begun))
    if len(found) > 1:
        ids = tuple(knowledge.claims[iri].id for iri in found[:_HOW_MANY_NEAR])
        what = f"{len(found)} claims have an id that begins with {begun}"
        raise AmbiguousName(what, candidates=ids)
    return Match(found[0], Kind.CLAIM, How.ID, found[0]) if found else None


def _names(knowledge: Knowledge) -> Iterator[tuple[How, Kind, str, str, str]]:
    """Yield each name that something goes by: how, what kind of thing, language, name, IRI."""
    for iri, entity in knowledge.entities.items():
        for scheme, outside in entity.outside_ids:
            yield How.OUTSIDE_ID, Kind.ENTITY, "", outside, iri
            yield How.OUTSIDE_ID, Kind.ENTITY, "", f"{short(scheme)}:{outside}", iri
        yield How.LABEL, Kind.ENTITY, "", entity.id, iri
        for lang, label in entity.labels.items():
            yield How.LABEL, Kind.ENTITY, lang, label, iri
        for lang, aliases in entity.aliases.items():
            # what a source calls a party that it does not name is no name: "a studio" is many
            for alias in () if entity.unnamed else aliases:
                yield How.ALIAS, Kind.ENTITY, lang, alias, iri
    for iri, source in knowledge.sources.items():
        yield How.ALIAS, Kind.SOURCE, source.language, source.title, iri


def _by_name(
    knowledge: Knowledge, wanted: str, lang: str | None
) -> tuple[How, Kind, set[str]] | None:
    """Return all that goes by the folded name, by the surest way that anything does."""
    if not wanted:
        return None
    order = list(How)
    ranks: dict[tuple[int, bool, bool], tuple[How, Kind, set[str]]] = {}
    for how, kind, tag, name, iri in _names(knowledge):
        if fold(name) == wanted:
            foreign = bool(lang and tag and tag != lang)
            rank = (order.index(how), kind is not Kind.ENTITY, foreign)
            ranks.setdefault(rank, (how, kind, set()))[2].add(iri)
    return ranks[min(ranks)] if ranks else None


def _ambiguous(knowledge: Knowledge, wanted: str, iris: list[str], lang: str) -> AmbiguousName:
    candidates = tuple(_with_classes(knowledge, iri, lang) for iri in iris)
    return AmbiguousName(f"{len(iris)} go by the name of {clean(wanted)!r}", candidates=candidates)


def _with_classes(knowledge: Knowledge, iri: str, lang: str) -> str:
    entity = knowledge.entities.get(iri)
    if entity is None:
        return clean(short(iri))
    classes = ", ".join(knowledge.label(each, lang) for each in entity.classes)
    return clean(f"{entity.id} ({classes})" if classes else entity.id)


def _unknown(knowledge: Knowledge, wanted: str) -> UnknownName:
    """Return the error that lists names which hold the words asked for, then those like them.

    Each entity is named once; names of less than half the length come close to anything.
    """
    folded = fold(wanted)
    names: dict[str, str] = {}
    for iri, entity in knowledge.entities.items():
        for name in _labels_first(entity):
            if 2 * len(fold(name)) > len(folded):
                names.setdefault(name, canonical(knowledge, iri))
    holding = [name for name in names if folded and f" {folded} " in f" {fold(name)} "]
    near: dict[str, str] = {}
    for name in [*sorted(holding), *nearest(wanted, names, 3 * _HOW_MANY_NEAR)]:
        near.setdefault(names[name], clean(name))
    return UnknownName(
        f"nothing here goes by the name of {clean(wanted)!r}",
        nearest=tuple(near.values())[:_HOW_MANY_NEAR],
    )


def _labels_first(entity: Entity) -> list[str]:
    """Return an entity's labels, then its aliases."""
    aliases = (alias for lang in sorted(entity.aliases) for alias in entity.aliases[lang])
    return [*(entity.labels[lang] for lang in sorted(entity.labels)), *aliases]
