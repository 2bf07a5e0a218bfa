"""The names and ids of all entities, ready to be searched."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from graph.model import ONTOLOGY, short
from graph.network.project import canonical, status
from graph.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.model import Knowledge

#: below this a name is not like another, out of 100
LEAST = 55.0
#: a name that is found by part of it is never as sure as a whole one
_PART = 0.9


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that a name may mean; ``score`` is from 0 to 100, ``name`` what it was found by.

    ``sure`` is true if it goes by the very name or id that was asked for, and nothing else does.
    """

    iri: str
    score: float
    name: str
    sure: bool = False


class Index:
    """Finds entities by name or outside id; what a judgement folded is found as the one kept."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._by_name: defaultdict[str, set[str]] = defaultdict(set)
        self._by_id: defaultdict[str, set[str]] = defaultdict(set)
        self._written: dict[str, str] = {}
        for iri, entity in sorted(knowledge.entities.items()):
            kept = canonical(knowledge, iri)
            self._by_id[entity.id.casefold()].add(kept)
            for _scheme, each in entity.outside_ids:
                self._by_id[each.casefold()].add(kept)
            for name in (
                *(entity.labels[tag] for tag in sorted(entity.labels)),
                *(one for tag in sorted(entity.aliases) for one in entity.aliases[tag]),
            ):
                folded = fold(name)
                if folded:
                    self._by_name[folded].add(kept)
                    self._written.setdefault(folded, name)
        self._names = sorted(self._by_name)
        self._claims: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for claim in knowledge.claims.values():
            for end in {claim.subject, claim.object} - {""}:
                self._claims[canonical(knowledge, end)][status(claim)] += 1

    def find(
        self,
        text: str,
        *,
        classes: Iterable[str] = (),
        ids: Iterable[str] = (),
        limit: int = 10,
    ) -> list[Candidate]:
        """Return the entities that a text may mean, the likeliest first, ties by IRI.

        ``classes`` are IRIs of which an entity must have one, itself or above it; ``ids`` are
        outside ids that it is known to have: one that has them comes first. Names are compared
        without accents, case and punctuation, whole or by their words in any order.
        """
        wanted = fold(text)
        scores: dict[str, tuple[float, str]] = {}

        def offer(iri: str, score: float, name: str) -> None:
            if iri not in scores or scores[iri][0] < score:
                scores[iri] = (score, name)

        for key in (text.strip().casefold(), *(one.strip().casefold() for one in ids)):
            for iri in self._by_id.get(key, ()):
                offer(iri, 100.0, key)
        if wanted:
            for iri in self._by_name.get(wanted, ()):
                offer(iri, 100.0, self._written[wanted])
            for name in self._like(wanted, limit):
                for iri in self._by_name[name]:
                    offer(iri, min(_likeness(wanted, name), 99.0), self._written[name])
        allowed = set(classes)
        kept = [
            (iri, score, name)
            for iri, (score, name) in scores.items()
            if not allowed or allowed & self.classes(iri)
        ]
        kept.sort(key=lambda one: (-one[1], one[0]))
        exact = [iri for iri, score, _name in kept if score == 100.0]  # noqa: PLR2004 - the whole
        return [
            Candidate(iri, round(score, 1), name, sure=exact == [iri])
            for iri, score, name in kept[:limit]
        ]

    def _like(self, wanted: str, limit: int) -> list[str]:
        """Return the names that are like one, by words or by letters, the whole name left out.

        More than are wanted, since several names may be of one entity or of another class.
        """
        found = {
            name
            for scorer in (fuzz.ratio, fuzz.token_sort_ratio, fuzz.token_set_ratio)
            for name, _score, _at in process.extract(
                wanted, self._names, scorer=scorer, limit=limit * 8, score_cutoff=LEAST
            )
        }
        return sorted(name for name in found - {wanted} if _likeness(wanted, name) >= LEAST)

    def starting(self, prefix: str, limit: int = 10, skip: int = 0) -> list[Candidate]:
        """Return the entities with a name that begins so, or has a word that does, by name."""
        wanted = fold(prefix)
        if not wanted:
            return []
        found: dict[str, tuple[bool, str]] = {}
        for name in self._names:
            begins = name.startswith(wanted)
            if begins or f" {wanted}" in name:
                for iri in sorted(self._by_name[name]):
                    rank = (not begins, name)
                    found[iri] = min(found.get(iri, rank), rank)
        ordered = sorted(found.items(), key=lambda item: (item[1], item[0]))
        return [
            Candidate(iri, 100.0 if name == wanted else 80.0, self._written[name])
            for iri, (_later, name) in ordered[skip : skip + limit]
        ]

    def classes(self, iri: str) -> set[str]:
        """Return the classes of an entity, with all those above them."""
        entity = self.knowledge.entities.get(iri)
        found: set[str] = set()
        ahead = list(entity.classes) if entity else []
        while ahead:
            one = ahead.pop()
            if one not in found:
                found.add(one)
                term = self.knowledge.terms.get(one)
                ahead += term.parents if term else ()
        return {one for one in found if one.startswith(ONTOLOGY)}

    def told(self, iri: str) -> Mapping[str, int]:
        """Return in how many claims an entity is subject or object, by how they stand, sorted."""
        return dict(sorted(self._claims[iri].items())) if iri in self._claims else {}

    def own_classes(self, iri: str) -> list[str]:
        """Return the local names of an entity's own classes."""
        entity = self.knowledge.entities.get(iri)
        return [short(one) for one in entity.classes] if entity else []


def _likeness(wanted: str, other: str) -> float:
    """Return how like two folded names are: by letters, by words in any order, or part of one."""
    whole = max(fuzz.ratio(wanted, other), fuzz.token_sort_ratio(wanted, other))
    shorter = min(len(wanted), len(other))
    if shorter < 4:  # noqa: PLR2004 - three letters are part of anything
        return float(whole)
    return float(max(whole, _PART * fuzz.token_set_ratio(wanted, other)))
