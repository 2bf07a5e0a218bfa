"""Candidates as the tree of a claims file: source, entities, claims with evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.claims.identify import claim_id
from graph.errors import DprkError, ValueFormError
from graph.extract.classes import fit, signatures
from graph.extract.version import MAKER
from graph.extract.writing.entities import Registry, slugged
from graph.extract.writing.evidence import evidence
from graph.extract.writing.summaries import summary
from graph.text.locate import Prepared, select
from graph.values.currencies import CURRENCIES
from graph.values.periods import period

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.extract.candidate import Candidate, Sum
    from graph.extract.known import Known
    from graph.extract.pipeline import Extraction
    from graph.extract.saying.speakers import Saying

_AGENTS = ("Agent",)
_WORKS = ("Work",)


@dataclass(frozen=True, slots=True)
class Header:
    """What a claims file says of its source; what the document doesn't give is empty."""

    slug: str
    title: str
    publisher: str
    date: str
    language: str
    address: str
    digest: str
    length: int


@dataclass(frozen=True, slots=True)
class Built:
    """A source's file as a tree, and for each claim, by key, how it was read and how surely."""

    tree: dict[str, Any]
    readings: Mapping[str, Candidate]


def built(header: Header, text: str, found: Extraction, known: Known) -> Built:
    """Return the claims file of a document's candidates, in the order of their passages.

    Two candidates that would be one claim (the same said of the same passage) are one.
    """
    registry = Registry(known, header.language or "en")
    publisher = _publisher(header, registry)
    registry.publish(publisher, header.publisher)
    prepared = Prepared(text)
    source = f"source/{header.slug}"
    claims: list[dict[str, Any]] = []
    readings: dict[str, Candidate] = {}
    seen: dict[str, str] = {}
    keys: dict[int, str] = {}
    said: dict[tuple[str, ...], str] = {}
    for candidate in found.candidates:
        claim = _claim(candidate, publisher, registry, prepared)
        if claim is None:
            continue
        identity = claim_id(claim, source)
        if identity in seen:
            continue
        key = f"{len(claims) + 1:03d}-{slugged(_kebab(candidate.relation))}"
        seen[identity] = key
        same = tuple(
            str(claim.get(part))
            for part in (
                "subject",
                "relation",
                "object",
                "value",
                "modality",
                "polarity",
                "actuality",
            )
        )
        first = said.setdefault(same, key)
        if first != key:
            claim["restates"] = first
        keys[id(candidate)] = key
        if candidate.denies is not None and id(candidate.denies) in keys:
            claim["denies"] = keys[id(candidate.denies)]
        claims.append({"key": key, **claim})
        readings[key] = candidate
    tree: dict[str, Any] = {
        "id": source,
        "type": "Source",
        "title": header.title or "notStated",
        "publisher": publisher,
        "date": header.date or "notStated",
        "language": header.language or "notStated",
        "address": header.address or "notStated",
        "digest": header.digest,
        "length": header.length,
        "entities": [registry.new[slug] for slug in sorted(registry.new)],
        "claims": claims,
    }
    return Built(tree, readings)


def _kebab(name: str) -> str:
    return "".join(f"-{one.lower()}" if one.isupper() else one for one in name)


def _publisher(header: Header, registry: Registry) -> str:
    if not header.publisher:
        slug = f"publisher-of-{header.slug}"[:90]
        registry.add(
            slug,
            {
                "id": slug,
                "type": "Organization",
                "unnamed": True,
                "label": {
                    "en": f"publisher of {header.title or header.slug} (not named)"[:300],
                    "fr": f"éditeur de {header.title or header.slug} (non nommé)"[:300],
                },
            },
        )
        return slug
    known = registry.known
    if header.publisher in known.entities:
        return header.publisher
    from graph.extract.mentions.keys import key_of

    slug = known.keys.get(key_of(header.publisher), "")
    if slug:
        if slug in known.familiar:
            registry.add(slug, known.familiar[slug])
        return slug
    slug = slugged(header.publisher)
    label = {"en": header.publisher, "fr": header.publisher}
    registry.add(slug, {"id": slug, "type": "Organization", "label": label})
    return slug


def _claim(
    candidate: Candidate, publisher: str, registry: Registry, prepared: Prepared
) -> dict[str, Any] | None:
    signature = signatures()[candidate.relation]
    subject = registry.slug(candidate.subject, signature.subjects)
    claim: dict[str, Any] = {"subject": subject, "relation": candidate.relation}
    if candidate.object is not None:
        other = registry.slug(candidate.object, signature.objects)
        if other == subject:
            return None
        claim["object"] = other
        labels = _labels(registry, other)
    else:
        claim["value"] = candidate.value
        labels = {"en": candidate.value, "fr": candidate.value}
    finding = candidate.finding
    claim |= {
        "modality": finding.modality,
        "polarity": finding.polarity,
        "actuality": finding.actuality,
    }
    if candidate.when and _is_period(candidate.when):
        claim["when"] = candidate.when
    if candidate.amount is not None:
        amount = _amount(candidate.amount, registry)
        if amount is not None:
            claim["amount"] = amount
    for role, mentions in sorted(candidate.qualifiers.items()):
        slugs = [
            registry.slug(one, _QUALIFIED.get(role, ("Entity",)))
            for one in mentions
            if fit(one.classes, _QUALIFIED.get(role, ("Entity",))) >= _FITTING and not one.pronoun
        ]
        slugs = [one for one in dict.fromkeys(slugs) if one not in {subject, claim.get("object")}]
        if slugs:
            claim[role] = slugs[0] if len(slugs) == 1 else slugs
    if candidate.extent:
        claim["extent"] = candidate.extent
    claim["attribution"] = _attribution(candidate, publisher, registry)
    claim["summary"] = summary(
        candidate.relation,
        _labels(registry, subject),
        labels,
        finding.modality,
        finding.polarity,
        finding.actuality,
    )
    try:
        chosen = select(prepared, candidate.start, candidate.end)
    except DprkError:
        return None
    claim["evidence"] = evidence(chosen)
    claim["reviewStatus"] = "Candidate"
    claim["confidence"] = f"{candidate.score:.2f}"
    claim["generatedBy"] = MAKER
    return claim


_FITTING = 0.7
_QUALIFIED = {
    "goods": ("Asset",),
    "place": ("Place",),
    "audience": ("Agent",),
    "legalBasis": ("Measure", "Resolution"),
}


def _labels(registry: Registry, slug: str) -> Mapping[str, str]:
    entry = registry.new.get(slug)
    if entry is not None:
        found: Mapping[str, str] = entry["label"]
        return found
    return registry.known.entities[slug].labels


def _is_period(edtf: str) -> bool:
    try:
        period(edtf)
    except ValueFormError:
        return False
    return True


def _amount(amount: Sum, registry: Registry) -> dict[str, str] | None:
    if amount.currency in CURRENCIES:
        return {
            "value": amount.value,
            "currency": amount.currency,
            "approximation": amount.approximation,
        }
    if amount.unit is None:
        return None
    unit = registry.slug(amount.unit, ("Entity",))
    return {"value": amount.value, "unit": unit, "approximation": amount.approximation}


def _attribution(candidate: Candidate, publisher: str, registry: Registry) -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = []
    for saying in candidate.chain:
        if saying.speaker is None and saying.work is None:
            continue
        step = _step(saying, registry)
        if step["speaker"] == publisher and not steps:
            continue
        if steps and steps[-1]["speaker"] == step["speaker"]:
            steps[-1] = step
            continue
        steps.append(step)
    if steps and candidate.said_when and _is_period(candidate.said_when):
        steps[-1]["saidWhen"] = candidate.said_when
    stance = "Reports" if steps else _own_stance(candidate)
    found = [{"position": 1, "speaker": publisher, "stance": stance}]
    return [*found, *({"position": i, **step} for i, step in enumerate(steps, start=2))]


def _own_stance(candidate: Candidate) -> str:
    return candidate.chain[-1].stance if candidate.chain else "States"


def _step(saying: Saying, registry: Registry) -> dict[str, Any]:
    work = registry.slug(saying.work, _WORKS) if saying.work is not None else ""
    if saying.speaker is not None:
        speaker = registry.slug(saying.speaker, _AGENTS)
    else:
        speaker = f"authors-of-{work}"[:90]
        labels = _labels(registry, work)
        registry.add(
            speaker,
            {
                "id": speaker,
                "type": "Organization",
                "unnamed": True,
                "label": {
                    "en": f"authors of {labels['en']} (not named)",
                    "fr": f"auteurs de {labels['fr']} (non nommés)",
                },
            },
        )
    return {
        "speaker": speaker,
        **({"inWork": work} if work else {}),
        "stance": saying.stance,
    }
