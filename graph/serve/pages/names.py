"""The search for entities and sources: by any name or outside id, whatever the accents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.model import said, short
from graph.network.project import canonical
from graph.text.names import fold, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.model import Entity, Knowledge

#: a search longer than this is cut: no name is as long
LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found: ``iri``, and the name that it was found by."""

    iri: str
    name: str


@dataclass(frozen=True, slots=True)
class _Name:
    folded: str
    text: str
    iri: str
    rank: int


class Names:
    """All names of a build, made comparable once."""

    def __init__(self, known: Knowledge) -> None:
        self._names = sorted(
            (_Name(fold(text), text, iri, rank) for rank, text, iri in _every(known)),
            key=lambda name: (name.rank, len(name.folded), name.folded, name.iri),
        )

    def search(self, text: str) -> tuple[list[Hit], bool]:
        """Return what goes by a name or part of one, the closest first, each thing once.

        In the order: the whole name, its beginning, words that begin so, any part. Where there is
        none, the names that come closest, and the second value is False.
        """
        wanted = fold(text[:LONGEST])
        if not wanted:
            return [], True
        ranked: list[tuple[int, int, _Name]] = []
        for at, name in enumerate(self._names):
            fit = _fit(wanted, name.folded)
            if fit is not None:
                ranked.append((fit, at, name))
        found: dict[str, Hit] = {}
        for _, _, name in sorted(ranked, key=lambda item: item[:2]):
            found.setdefault(name.iri, Hit(name.iri, name.text))
        if found:
            return list(found.values()), True
        for text_ in nearest(text[:LONGEST], (name.text for name in self._names)):
            for name in self._names:
                if name.text == text_:
                    found.setdefault(name.iri, Hit(name.iri, name.text))
        return list(found.values()), False


def _fit(wanted: str, name: str) -> int | None:
    if wanted not in name:
        return None
    if name == wanted:
        return 0
    if name.startswith(wanted):
        return 1
    return 2 if f" {wanted}" in name else 3


def _every(known: Knowledge) -> Iterator[tuple[int, str, str]]:
    for iri, entity in known.entities.items():
        kept = canonical(known, iri)
        for label in dict.fromkeys(entity.labels.values()):
            yield 0, label, kept
        for name in _others(entity):
            yield 1, name, kept
        yield 2, entity.id, kept
        for _, outside in entity.outside_ids:
            yield 1, outside, kept
    for iri, source in known.sources.items():
        yield 1, source.title, iri
        yield 2, source.id, iri


def _others(entity: Entity) -> Iterator[str]:
    for tag in sorted(entity.aliases):
        yield from entity.aliases[tag]


def in_order(known: Knowledge, iris: list[str], lang: str) -> list[str]:
    """Return entities in the order of their names, as people look them up."""
    return sorted(iris, key=lambda iri: (fold(known.label(iri, lang)), iri))


def unique_name(known: Knowledge, iri: str, lang: str, taken: set[str]) -> str:
    """Return a name that is nobody else's here: the label, or else the id."""
    entity = known.entities.get(iri)
    label = said(entity.labels, lang) if entity else known.label(iri, lang)
    return label if label and fold(label) not in taken else short(iri)
