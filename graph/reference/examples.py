"""What the graph says by means of each term: claims, each with its modality, speakers and source.

A term without claims of its own shows the entity, source, judgement, excused passage or term that
uses it. Of many claims two are shown, and where it can be one that is not plainly asserted, so that
nobody learns from the examples to leave the modality out.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.model import BASE, LANGUAGES, ONTOLOGY, Claim, Knowledge, Words, short
from graph.network.telling import Telling
from graph.page.clean import visible
from graph.rdf import text
from graph.reference.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    import pyoxigraph as ox

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
SHOWN = 2


@dataclass(frozen=True, slots=True)
class Example:
    """One use of a term: what is said, how it stands, who says it, and where it is written."""

    id: str
    said: Words
    standing: Words
    speakers: Words
    source: str
    language: str
    where: Words
    modality: str = ""


@dataclass(frozen=True, slots=True)
class Uses:
    """How many claims use a term, and the examples shown."""

    count: int = 0
    examples: tuple[Example, ...] = ()


@dataclass(slots=True)
class _Found:
    claims: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    others: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    #: by predicate, the terms that have it, each with its values and their languages
    terms: dict[str, set[tuple[str, str, str]]] = field(default_factory=lambda: defaultdict(set))


def uses(knowledge: Knowledge, quads: Iterable[ox.Quad]) -> Mapping[str, Uses]:
    """Return the uses of each term by its local name; the order of the quads does not count."""
    found = _found(knowledge, quads)
    teller = _Teller(knowledge)
    return {
        name: Uses(
            count=len(found.claims[name]),
            examples=tuple(map(teller.claim, _chosen(knowledge, found.claims[name])))
            or tuple(map(teller.other, sorted(found.others[name])[:SHOWN]))
            or tuple(teller.term(name, found.terms[name])),
        )
        for name in sorted({*found.claims, *found.others, *found.terms})
    }


def _found(knowledge: Knowledge, quads: Iterable[ox.Quad]) -> _Found:
    found = _Found()
    for quad in quads:
        subject, predicate, value = map(text, (quad.subject, quad.predicate, quad.object))
        if subject.startswith(ONTOLOGY) and predicate.startswith(ONTOLOGY):
            language = getattr(quad.object, "language", None) or ""
            found.terms[short(predicate)].add((subject, value, language))
        owner = _owner(knowledge, subject)
        if not owner:
            continue
        into = found.claims if owner in knowledge.claims else found.others
        if predicate.startswith(ONTOLOGY):
            into[short(predicate)].add(owner)
        if value.startswith(ONTOLOGY) and _is_term(quad):
            into[short(value)].add(owner)
    # an entity's classes are shown by claims about it
    for claim in knowledge.claims.values():
        for end in (claim.subject, claim.object):
            entity = knowledge.entities.get(end)
            for kind in entity.classes if entity else ():
                found.claims[short(kind)].add(claim.iri)
    return found


def _is_term(quad: ox.Quad) -> bool:
    return type(quad.object).__name__ == "NamedNode"


def _owner(knowledge: Knowledge, iri: str) -> str:
    """Return the claim, entity, source, judgement or excused passage that a node is part of."""
    known: tuple[Mapping[str, object], ...] = (
        knowledge.claims,
        knowledge.entities,
        knowledge.sources,
        knowledge.judgements,
        knowledge.excused,
    )
    while iri.startswith(BASE):
        if any(iri in each for each in known):
            return iri
        # an inner node's IRI is its owner's and a path
        iri = iri.rpartition("/")[0]
    return ""


def _chosen(knowledge: Knowledge, claims: Iterable[str]) -> list[Claim]:
    """Return up to SHOWN claims, of two modalities where there are two, by id."""
    every = [knowledge.claims[iri] for iri in sorted(claims)]
    plain = [claim for claim in every if short(claim.modality) == "Asserted"]
    others = [claim for claim in every if short(claim.modality) != "Asserted"]
    first = plain[:1] + others[:1]
    rest = [claim for claim in every if claim not in first]
    return [claim for claim in every if claim in (first + rest)[:SHOWN]]


class _Teller:
    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.tellings = {language: Telling(knowledge, language) for language in LANGUAGES}

    def each(self, tell: Callable[[Telling], str]) -> Words:
        return {tag: visible(tell(telling)) for tag, telling in self.tellings.items()}

    def claim(self, claim: Claim) -> Example:
        source = self.knowledge.sources[claim.source]
        return Example(
            id=claim.id,
            said=self.each(lambda telling: telling.statement(claim)),
            standing=self.each(lambda telling: telling.standing(claim)),
            speakers=self.each(lambda telling: telling.speakers(claim)),
            source=visible(source.title),
            language="" if source.language == "notStated" else source.language,
            where=words("characters", start=claim.evidence.start, end=claim.evidence.end),
            modality=short(claim.modality),
        )

    def other(self, iri: str) -> Example:
        held = self.knowledge
        if iri in held.judgements:
            judged = held.judgements[iri]
            return self.plain(
                lambda t: (
                    f"{t.label(judged.left)}, {t.label(judged.right)} · {t.name(judged.verdict)}"
                ),
                words("decided", by=visible(judged.by), when=visible(judged.when)),
                "of-judgements",
            )
        if iri in held.excused:
            passage = held.excused[iri]
            source = held.sources[passage.source]
            return Example(
                id="",
                said=self.each(lambda telling: telling.name(passage.reason)),
                standing=words("excused"),
                speakers={},
                source=visible(source.title),
                language="" if source.language == "notStated" else source.language,
                where=words("characters", start=passage.evidence.start, end=passage.evidence.end),
            )
        if iri in held.sources:
            one = held.sources[iri]
            return Example(
                id="",
                said=dict.fromkeys(LANGUAGES, visible(one.title)),
                standing={},
                speakers=self.each(lambda telling: telling.label(one.publisher)),
                source=visible(one.title),
                language="" if one.language == "notStated" else one.language,
                where=self.each(lambda telling: telling.when(one.date)),
            )
        return self.plain(lambda telling: telling.label(iri), {}, "of-entities")

    def term(self, name: str, found: set[tuple[str, str, str]]) -> Iterator[Example]:
        """Yield one example of a property that terms have: the first term in order, with it."""
        for subject, value, language in sorted(found)[:1]:
            same = {tag: v for s, v, tag in sorted(found, reverse=True) if tag and s == subject}

            def tell(
                telling: Telling,
                subject: str = subject,
                value: str = value,
                words: Words = same if language else {},
            ) -> str:
                to = words.get(telling.lang) or telling.label(value)
                return f"{telling.label(subject)} —{telling.label(ONTOLOGY + name)}→ {to}"

            yield self.plain(tell, {}, "of-terms")

    def plain(self, tell: Callable[[Telling], str], where: Words, register: str) -> Example:
        """Return an example out of a register, which is our own word and nobody's claim."""
        told = {
            tag: ", ".join(filter(None, (text, where.get(tag))))
            for tag, text in words(register).items()
        }
        return Example("", self.each(tell), {}, {}, "", "", told)
