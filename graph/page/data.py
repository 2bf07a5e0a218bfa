"""What the page knows, as plain JSON: claims with all that keeps them honest, and every name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.model import (
    LANGUAGES,
    Amount,
    Attribution,
    Claim,
    Entity,
    Knowledge,
    Source,
    Term,
    said,
)
from graph.page.clean import claim_id, page_id, visible, visible_words, web_address
from graph.page.spoken import amount_words, period_words
from graph.page.style import class_look, look_name, spoken_relation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

Json = dict[str, Any]
_NOT_STATED = {"", "notStated"}


@dataclass(frozen=True, slots=True)
class View:
    """The claims to show, in reading order, and those that they link to from outside the view."""

    knowledge: Knowledge
    claims: tuple[Claim, ...]
    linked: tuple[Claim, ...]
    everything: bool

    @property
    def edges(self) -> tuple[Claim, ...]:
        """The claims that join two entities, and so are drawn."""
        return tuple(claim for claim in self.claims if claim.object)

    @property
    def drawn(self) -> tuple[str, ...]:
        """The IRIs of what is drawn: subjects and objects."""
        ends = {claim.subject for claim in self.claims} | {claim.object for claim in self.edges}
        return tuple(sorted(ends))


def view(knowledge: Knowledge, claims: Iterable[Claim] | None) -> View:
    """Return what to show: ``claims`` each once, or all of ``knowledge``, in reading order."""
    chosen = knowledge.claims.values() if claims is None else claims
    inside = {claim.iri: claim for claim in chosen}
    beside = {
        iri
        for claim in inside.values()
        for _, iri in claim.links
        if iri not in inside and iri in knowledge.claims
    }
    return View(
        knowledge,
        tuple(sorted(inside.values(), key=_reading_order)),
        tuple(sorted((knowledge.claims[iri] for iri in beside), key=_reading_order)),
        everything=claims is None,
    )


def _reading_order(claim: Claim) -> tuple[str, int, int, str]:
    return claim.source, claim.evidence.start, claim.evidence.end, claim.iri


def page_data(shown: View) -> Json:
    """Return the page's data: entities, terms, sources, claims and other names, each by its id.

    Lists are sorted, and texts are fit to be seen (see ``graph.page.clean``).
    """
    knowledge = shown.knowledge
    claims = [_claim(claim, knowledge, inside=True) for claim in shown.claims]
    claims += [_claim(claim, knowledge, inside=False) for claim in shown.linked]
    mentioned = _mentioned([*shown.claims, *shown.linked], knowledge)
    if shown.everything:
        mentioned |= set(knowledge.entities)
    entities = sorted(iri for iri in mentioned if iri in knowledge.entities)
    mentioned |= {name for iri in entities for name in knowledge.entities[iri].classes}
    terms = sorted(iri for iri in mentioned if iri in knowledge.terms)
    sources = sorted({claim.source for claim in (*shown.claims, *shown.linked)})
    known = {*entities, *terms, *sources, *knowledge.claims}
    drawn = set(shown.drawn)
    return {
        "claims": claims,
        "entities": [
            _entity(knowledge.entities[iri], knowledge, drawn=iri in drawn) for iri in entities
        ],
        "names": [
            {"id": page_id(iri), "label": visible_words(_anywhere(iri, knowledge))}
            for iri in sorted(mentioned - known)
        ],
        "sources": [
            _source(knowledge.sources[iri], knowledge)
            for iri in sources
            if iri in knowledge.sources
        ],
        "terms": [
            {
                "id": page_id(iri),
                "label": visible_words(knowledge.terms[iri].labels),
                "definition": visible_words(knowledge.terms[iri].definitions),
                "inverse": visible_words(_other_way(knowledge.terms[iri])),
                "hop": knowledge.terms[iri].hop,
            }
            for iri in terms
        ],
    }


def _other_way(term: Term) -> Mapping[str, str]:
    """Return the words for a relation read from its object: its own if it goes both ways."""
    return term.inverse_labels or (term.labels if term.symmetric else {})


def _anywhere(iri: str, knowledge: Knowledge) -> Mapping[str, str]:
    return {lang: knowledge.label(iri, lang) for lang in LANGUAGES}


def _mentioned(claims: Collection[Claim], knowledge: Knowledge) -> set[str]:
    """Return every IRI (or plain name) that the panel of one of these claims may show."""
    found: set[str] = set()
    for claim in claims:
        found |= {claim.subject, claim.relation, claim.object}
        found |= {claim.modality, claim.polarity, claim.actuality, claim.review_status}
        found |= {iri for pair in claim.qualifiers for iri in pair} | {
            link for link, _ in claim.links
        }
        for step in claim.attributions:
            found |= {*step.speakers, step.in_work, step.stance}
        if claim.amount is not None:
            found |= {claim.amount.unit, claim.amount.approximation}
        source = knowledge.sources.get(claim.source)
        found.add(source.publisher if source else "")
    return {iri for iri in found if page_id(iri) not in _NOT_STATED}


def _claim(claim: Claim, knowledge: Knowledge, *, inside: bool) -> Json:
    return {
        "id": claim_id(claim.iri),
        "inside": inside,
        "key": visible(claim.key),
        "source": page_id(claim.source),
        "subject": page_id(claim.subject),
        "relation": page_id(claim.relation),
        "object": page_id(claim.object),
        "value": visible(claim.value),
        "modality": page_id(claim.modality),
        "polarity": page_id(claim.polarity),
        "actuality": page_id(claim.actuality),
        "look": look_name(claim),
        "speakers": sorted({page_id(iri) for step in claim.attributions for iri in step.speakers}),
        # innermost: from whom the claim comes
        "origins": [page_id(iri) for step in claim.attributions[-1:] for iri in step.speakers],
        "words": visible_words(spoken_relation(claim, knowledge)),
        "summary": visible_words(claim.summary or _plain(claim, knowledge)),
        "attributions": [_attribution(step) for step in claim.attributions],
        "when": period_words(claim.when),
        "earliest": visible(claim.earliest),
        "latest": visible(claim.latest),
        "amount": _amount(claim.amount, knowledge),
        "qualifiers": [[page_id(term), page_id(iri)] for term, iri in claim.qualifiers],
        "links": [[page_id(term), claim_id(iri)] for term, iri in claim.links],
        "note": visible_words(claim.note),
        "reviewStatus": page_id(claim.review_status),
        "evidence": {
            "start": claim.evidence.start,
            "end": claim.evidence.end,
            "status": visible(claim.evidence.status),
            "passage": visible(claim.evidence.passage),
        },
    }


def _plain(claim: Claim, knowledge: Knowledge) -> dict[str, str]:
    """Return subject, relation and object in a row for a claim that has no summary."""
    spoken = spoken_relation(claim, knowledge)
    return {
        lang: " · ".join(
            (
                knowledge.label(claim.subject, lang),
                spoken[lang],
                knowledge.label(claim.object, lang) if claim.object else claim.value,
            )
        )
        for lang in LANGUAGES
    }


def _attribution(step: Attribution) -> Json:
    return {
        "position": step.position,
        "speakers": [page_id(iri) for iri in step.speakers],
        "inWork": _stated(step.in_work),
        "saidWhen": {} if page_id(step.said_when) in _NOT_STATED else period_words(step.said_when),
        "stance": _stated(step.stance),
    }


def _stated(iri: str) -> str:
    """Return the id to show, or '' where the document gives none."""
    return "" if page_id(iri) in _NOT_STATED else page_id(iri)


def _amount(amount: Amount | None, knowledge: Knowledge) -> Json | None:
    if amount is None:
        return None
    return {
        "words": amount_words(amount, knowledge),
        "value": visible(amount.value),
        "unit": page_id(amount.unit),
        "approximation": page_id(amount.approximation),
        "low": visible(amount.low),
        "high": visible(amount.high),
    }


def _entity(entity: Entity, knowledge: Knowledge, *, drawn: bool) -> Json:
    own = entity.classes[0] if entity.classes else ""
    look = class_look(entity.classes, knowledge.terms)
    return {
        "id": page_id(entity.iri),
        "label": visible_words(entity.labels) or {"en": visible(entity.id)},
        "aliases": sorted({visible(name) for names in entity.aliases.values() for name in names}),
        "classes": [page_id(iri) for iri in entity.classes],
        "class": page_id(own) or "Entity",
        "shape": look.shape,
        "colour": look.colour,
        "outsideIds": [
            [visible(page_id(scheme)), visible(value), web_address(value)]
            for scheme, value in entity.outside_ids
        ],
        "unnamed": entity.unnamed,
        "drawn": drawn,
    }


def _source(source: Source, knowledge: Knowledge) -> Json:
    publisher = _stated(source.publisher)
    return {
        "id": page_id(source.iri),
        "title": "" if page_id(source.title) in _NOT_STATED else visible(source.title),
        "publisher": publisher if source.publisher in knowledge.entities else visible(publisher),
        "date": {} if page_id(source.date) in _NOT_STATED else period_words(source.date),
        "language": visible(_stated(source.language)),
        "address": visible(_stated(source.address)),
        "link": web_address(source.address),
        "digest": visible(source.digest),
    }


def label_words(iri: str, knowledge: Knowledge) -> dict[str, str]:
    """Return what to write under a thing, in each language.

    >>> label_words("nobody", Knowledge({}, {}, {}, {}))
    {'en': 'nobody', 'fr': 'nobody'}
    """
    entity = knowledge.entities.get(iri)
    if entity is None:
        return {lang: visible(knowledge.label(iri, lang)) for lang in LANGUAGES}
    return {lang: visible(said(entity.labels, lang) or entity.id) for lang in LANGUAGES}
