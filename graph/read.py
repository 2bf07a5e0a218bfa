"""A build's quads become the frozen values that every view reads."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.errors import PlaceError
from graph.model import (
    BASE,
    ONTOLOGY,
    Amount,
    Attribution,
    Claim,
    Entity,
    Evidence,
    Excused,
    Judgement,
    Knowledge,
    Source,
    Term,
    short,
)
from graph.rdf import RDF_TYPE, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
OA = "http://www.w3.org/ns/oa#"
OUTSIDE_IDS = ("wikidata", "unReference", "ofacUid", "mitreGroup", "iso3166")

#: the values of one subject by predicate, each a term's text and its language
_Values = dict[str, list[tuple[str, str]]]


def read(dataset: Path) -> Knowledge:
    """Read a build's graph.trig; raises PlaceError where there is none."""
    if not dataset.is_file():
        raise PlaceError(
            "nothing is built here", where=str(dataset.parent), mend="run `dprk build`"
        )
    try:
        return knowledge(ox.parse(path=str(dataset), format=ox.RdfFormat.TRIG))
    except (SyntaxError, OSError, ValueError) as error:
        raise PlaceError(
            f"can't be read: {error}", where=str(dataset), mend="run `dprk build` again"
        ) from error


class _Index:
    """All values by subject, with the class of each subject of ours."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self.values: dict[str, _Values] = defaultdict(lambda: defaultdict(list))
        self.derived_classes: dict[str, set[str]] = defaultdict(set)
        self.classes: dict[str, set[str]] = defaultdict(set)
        derived = f"{BASE}graph/derived"
        for quad in quads:
            subject = text(quad.subject)
            if quad.predicate.value == RDF_TYPE:
                into = self.derived_classes if text(quad.graph_name) == derived else self.classes
                into[subject].add(text(quad.object))
                continue
            language = getattr(quad.object, "language", None) or ""
            self.values[subject][quad.predicate.value].append((text(quad.object), language))

    def one(self, subject: str, name: str, namespace: str = ONTOLOGY) -> str:
        found = self.values[subject].get(namespace + name, ())
        return min(value for value, _language in found) if found else ""

    def all(self, subject: str, name: str, namespace: str = ONTOLOGY) -> tuple[str, ...]:
        return tuple(sorted({v for v, _ in self.values[subject].get(namespace + name, ())}))

    def words(self, subject: str, name: str, namespace: str = ONTOLOGY) -> dict[str, str]:
        found = self.values[subject].get(namespace + name, ())
        return {language: value for value, language in sorted(found, reverse=True) if language}

    def word_lists(self, subject: str, name: str, namespace: str) -> dict[str, tuple[str, ...]]:
        lists: dict[str, list[str]] = defaultdict(list)
        for value, language in sorted(self.values[subject].get(namespace + name, ())):
            lists[language].append(value)
        return {language: tuple(lists[language]) for language in sorted(lists)}

    def of(self, kind: str) -> list[str]:
        return sorted(iri for iri, kinds in self.classes.items() if ONTOLOGY + kind in kinds)


def knowledge(quads: Iterable[ox.Quad]) -> Knowledge:
    """Return the values that quads of ours hold; the order of the quads does not count."""
    index = _Index(quads)
    terms = _terms(index)
    qualifiers = {iri for iri in terms if f"{ONTOLOGY}Qualifier" in index.classes[iri]}
    links = {iri for iri in terms if f"{ONTOLOGY}ClaimLink" in index.classes[iri]}
    # what the build derives between claims is shown beside what people have linked
    links |= {f"{ONTOLOGY}contests", f"{ONTOLOGY}sameOriginAs"} & set(terms)
    return Knowledge(
        terms=terms,
        entities=_entities(index),
        sources={iri: _source(index, iri) for iri in index.of("Source")},
        claims={iri: _claim(index, iri, qualifiers, links) for iri in index.of("Claim")},
        judgements={
            iri: _judgement(index, iri)
            for iri in index.of("Judgement")
            if index.one(iri, "withdrawn") != "true"
        },
        excused={iri: _excused(index, iri) for iri in index.of("ExcusedPassage")},
    )


def _terms(index: _Index) -> dict[str, Term]:
    found = {}
    for iri in sorted(index.values):
        if iri.startswith(ONTOLOGY) and index.one(iri, "isDefinedBy", RDFS):
            parents = index.all(iri, "subClassOf", RDFS) + index.all(iri, "subPropertyOf", RDFS)
            found[iri] = Term(
                iri=iri,
                labels=index.words(iri, "label", RDFS),
                definitions=index.words(iri, "definition", SKOS),
                parents=parents,
                inverse_labels=index.words(iri, "inverseLabel"),
                hop=index.one(iri, "hop") != "false",
                symmetric="http://www.w3.org/2002/07/owl#SymmetricProperty" in index.classes[iri],
                subject_classes=index.all(iri, "subjectClass"),
                object_classes=index.all(iri, "objectClass"),
            )
    return found


def _entities(index: _Index) -> dict[str, Entity]:
    entity = f"{ONTOLOGY}Entity"
    sources = set(index.of("Source"))
    iris = sorted(
        iri
        for iri, kinds in index.classes.items()
        if iri.startswith(BASE)
        and iri not in sources
        and (entity in kinds or entity in index.derived_classes[iri])
    )
    return {
        iri: Entity(
            iri=iri,
            classes=tuple(sorted(index.classes[iri])),
            labels=index.words(iri, "label", RDFS),
            aliases=index.word_lists(iri, "altLabel", SKOS),
            outside_ids=tuple(
                (name, value) for name in OUTSIDE_IDS for value in index.all(iri, name)
            ),
            unnamed=index.one(iri, "unnamed") == "true",
            canonical=index.one(iri, "canonical"),
            territory_of=index.one(iri, "territoryOf"),
        )
        for iri in iris
    }


def _source(index: _Index, iri: str) -> Source:
    return Source(
        iri=iri,
        title=index.one(iri, "title"),
        publisher=index.one(iri, "publisher"),
        date=short(index.one(iri, "date")),
        language=short(index.one(iri, "language")),
        address=short(index.one(iri, "address")),
        digest=index.one(iri, "digest"),
    )


def _evidence(index: _Index, owner: str) -> Evidence:
    evidence = index.one(owner, "evidence")
    selector = index.one(evidence, "hasSelector", OA)
    return Evidence(
        source=index.one(evidence, "hasSource", OA),
        start=int(index.one(selector, "start", OA)),
        end=int(index.one(selector, "end", OA)),
        text_digest=index.one(evidence, "textDigest"),
        match_length=int(index.one(evidence, "matchLength")),
        match_digest=index.one(evidence, "matchDigest"),
    )


def _attribution(index: _Index, iri: str) -> Attribution:
    return Attribution(
        position=int(index.one(iri, "position")),
        speakers=index.all(iri, "speaker"),
        in_work=index.one(iri, "inWork"),
        said_when=index.one(iri, "saidWhen"),
        stance=index.one(iri, "stance"),
    )


def _amount(index: _Index, iri: str) -> Amount | None:
    if not iri:
        return None
    return Amount(
        value=index.one(iri, "value"),
        unit=index.one(iri, "currency") or index.one(iri, "unit"),
        approximation=index.one(iri, "approximation"),
        low=index.one(iri, "low"),
        high=index.one(iri, "high"),
    )


def _pairs(
    values: Mapping[str, list[tuple[str, str]]], names: set[str]
) -> tuple[tuple[str, str], ...]:
    return tuple(
        sorted({(name, value) for name in names & set(values) for value, _ in values[name]})
    )


def _claim(index: _Index, iri: str, qualifiers: set[str], links: set[str]) -> Claim:
    steps = [_attribution(index, step) for step in index.all(iri, "attribution")]
    return Claim(
        iri=iri,
        source=index.one(iri, "source"),
        subject=index.one(iri, "subject"),
        relation=index.one(iri, "relation"),
        object=index.one(iri, "object"),
        value=index.one(iri, "value"),
        modality=index.one(iri, "modality"),
        polarity=index.one(iri, "polarity"),
        actuality=index.one(iri, "actuality"),
        attributions=tuple(sorted(steps, key=lambda step: step.position)),
        when=index.one(iri, "when"),
        earliest=index.one(iri, "earliest"),
        latest=index.one(iri, "latest"),
        amount=_amount(index, index.one(iri, "amount")),
        qualifiers=_pairs(index.values[iri], qualifiers),
        links=_pairs(index.values[iri], links),
        summary=index.words(iri, "summary"),
        note=index.words(iri, "note"),
        evidence=_evidence(index, iri),
        review_status=index.one(iri, "reviewStatus"),
        key=index.one(iri, "key"),
    )


def _excused(index: _Index, iri: str) -> Excused:
    return Excused(
        iri=iri,
        source=index.one(iri, "source"),
        reason=index.one(iri, "reason"),
        evidence=_evidence(index, iri),
        why=index.words(iri, "why"),
    )


def _judgement(index: _Index, iri: str) -> Judgement:
    return Judgement(
        iri=iri,
        left=index.one(iri, "left"),
        right=index.one(iri, "right"),
        verdict=index.one(iri, "verdict"),
        by=index.one(iri, "decidedBy"),
        when=index.one(iri, "decidedOn"),
        why=index.words(iri, "why"),
    )
