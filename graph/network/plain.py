"""Entities, claims, sources and paths as plain dictionaries and lists, for JSON."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from graph.model import said as said_in
from graph.model import short
from graph.network.about import Told, about, about_claim, about_source
from graph.network.project import status
from graph.network.telling import Telling

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.model import Attribution, Claim, Knowledge, Source
    from graph.network.about import Said
    from graph.network.paths import Found, Hop, Path

    Plain = str | float | bool | None | Sequence["Plain"] | Mapping[str, "Plain"]

#: what could command a terminal or turn its text: JSON itself escapes only the C0 controls
_COMMANDS = re.compile(
    "[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def as_json(form: Plain) -> str:
    r"""Return a plain form as JSON, indented, in Unicode, and safe to print on a terminal.

    >>> print(as_json({"label": "Corée \u202e"}), end="")
    {
      "label": "Corée \u202e"
    }
    """
    text = json.dumps(form, ensure_ascii=False, indent=2, allow_nan=False)
    return _COMMANDS.sub(lambda found: json.dumps(found[0])[1:-1], text) + "\n"


def plain_entity(knowledge: Knowledge, iri: str, lang: str = "en") -> dict[str, Plain]:
    """Return what ``render_entity`` tells, as data; labels in ``lang``, ids and IRIs beside them.

    Raises ``UnknownName`` for an IRI that is no entity.
    """
    told = about(knowledge, iri)
    form = _Form(Telling(knowledge, lang))
    entity = told.entity
    return {
        **form.ref(told.iri),
        "classes": [form.ref(each) for each in entity.classes],
        "labels": dict(sorted(entity.labels.items())),
        "aliases": {tag: list(names) for tag, names in sorted(entity.aliases.items())},
        "outsideIds": [[short(scheme), each] for scheme, each in entity.outside_ids],
        "unnamed": entity.unnamed,
        "includes": [form.ref(each) for each in told.iris[1:]],
        "groups": [
            {
                "role": str(group.role),
                "relation": form.ref(group.relation),
                "claims": [form.said(said) for said in group.said],
            }
            for group in told.groups
        ],
        "judgements": [
            {
                "iri": judgement.iri,
                "left": form.ref(judgement.left),
                "right": form.ref(judgement.right),
                "verdict": short(judgement.verdict),
                "by": judgement.by,
                "when": judgement.when,
                "why": said_in(judgement.why, lang),
            }
            for judgement in told.judgements
        ],
    }


def plain_claim(knowledge: Knowledge, iri: str, lang: str = "en") -> dict[str, Plain]:
    """Return one claim with its source and its links in both directions, as data.

    Raises ``UnknownName`` for an IRI that is no claim.
    """
    return _Form(Telling(knowledge, lang)).said(about_claim(knowledge, iri))


def plain_source(knowledge: Knowledge, iri: str, lang: str = "en") -> dict[str, Plain]:
    """Return a source with all that it says, in the order of its text, as data.

    Raises ``UnknownName`` for an IRI that is no source.
    """
    told = about_source(knowledge, iri)
    form = _Form(Telling(knowledge, lang))
    return {**form.source(told.source), "claims": [form.said(said) for said in told.said]}


def plain_standing(knowledge: Knowledge, claim: Claim, lang: str = "en") -> dict[str, Plain]:
    """Return what a claim says, how it stands, who says it and its source's id, as data."""
    return _Form(Telling(knowledge, lang)).standing(claim)


def plain_ref(knowledge: Knowledge, iri: str, lang: str = "en") -> dict[str, Plain]:
    """Return the id, the IRI and the label of an entity, source or term, as data."""
    return _Form(Telling(knowledge, lang)).ref(iri)


def plain_paths(knowledge: Knowledge, found: Found, lang: str = "en") -> dict[str, Plain]:
    """Return paths, or why there is none, as data; each path and hop with its modality."""
    form = _Form(Telling(knowledge, lang))
    told = Told(knowledge)
    absence = found.absence
    return {
        "starts": [form.ref(iri) for iri in found.starts],
        "ends": [form.ref(iri) for iri in found.ends],
        "maxHops": found.max_hops,
        "paths": [form.path(path, told) for path in found.paths],
        "absence": None
        if absence is None
        else {
            "same": absence.same,
            "hops": absence.hops,
            "blocked": [form.said(told.said(claim)) for claim in absence.blocked],
        },
    }


class _Form:
    """Gives each part of a claim its plain form."""

    def __init__(self, tell: Telling) -> None:
        self.tell = tell

    def ref(self, iri: str) -> dict[str, Plain]:
        return {"id": short(iri), "iri": iri, "label": self.tell.label(iri)}

    def said(self, said: Said) -> dict[str, Plain]:
        claim, tell = said.claim, self.tell
        evidence = claim.evidence
        return {
            **self.standing(claim),
            "when": {
                "edtf": claim.when,
                "earliest": claim.earliest,
                "latest": claim.latest,
                "words": tell.when(claim.when),
            }
            if claim.when
            else None,
            "amount": self._amount(claim),
            "qualifiers": [
                {"relation": self.ref(relation), "object": self.ref(other)}
                for relation, other in claim.qualifiers
            ],
            "source": {"id": tell.source(claim.source), "iri": claim.source}
            if said.source is None
            else self.source(said.source),
            "evidence": {
                "start": evidence.start,
                "end": evidence.end,
                "status": evidence.status,
                "passage": evidence.passage,
            },
            "summary": said_in(claim.summary, tell.lang),
            "note": said_in(claim.note, tell.lang),
            "links": [
                {
                    "relation": self.ref(link.relation),
                    "outward": link.outward,
                    "claim": self._other(link.other),
                }
                for link in said.links
            ],
            "reviewStatus": short(claim.review_status),
        }

    def standing(self, claim: Claim) -> dict[str, Plain]:
        """Return what a claim says, how it stands and who says it: never one without the other."""
        return {
            "id": claim.id,
            "iri": claim.iri,
            "status": status(claim),
            "modality": short(claim.modality),
            "polarity": short(claim.polarity),
            "actuality": short(claim.actuality),
            "subject": self.ref(claim.subject),
            "relation": self.ref(claim.relation),
            "object": self.ref(claim.object) if claim.object else None,
            "value": None if claim.object else claim.value,
            "speakers": [self._step(step) for step in claim.attributions],
            "sourceId": self.tell.source(claim.source),
        }

    def source(self, source: Source) -> dict[str, Plain]:
        return {
            "id": source.id,
            "iri": source.iri,
            "title": source.title,
            "publisher": self.ref(source.publisher),
            "date": source.date,
            "language": source.language,
            "address": source.address,
            "digest": source.digest,
        }

    def path(self, path: Path, told: Told) -> dict[str, Plain]:
        return {
            "modality": short(path.modality),
            "alleged": path.alleged,
            "weakest": path.hops.index(path.weakest) + 1,
            "entities": [self.ref(iri) for iri in path.entities],
            "hops": [self._hop(hop, told) for hop in path.hops],
        }

    def _hop(self, hop: Hop, told: Told) -> dict[str, Plain]:
        return {
            "start": self.ref(hop.start),
            "end": self.ref(hop.end),
            "forward": hop.forward,
            "claim": self.said(told.said(hop.claim)),
            "others": [self.standing(other) for other in hop.others],
        }

    def _other(self, iri: str) -> dict[str, Plain]:
        claim = self.tell.knowledge.claims.get(iri)
        return {"iri": iri} if claim is None else self.standing(claim)

    def _amount(self, claim: Claim) -> dict[str, Plain] | None:
        amount = claim.amount
        if amount is None:
            return None
        return {
            "value": amount.value,
            "unit": short(amount.unit),
            "approximation": short(amount.approximation),
            "low": amount.low,
            "high": amount.high,
            "words": self.tell.amount(claim),
        }

    def _step(self, step: Attribution) -> dict[str, Plain]:
        return {
            "position": step.position,
            "speakers": [self.ref(speaker) for speaker in step.speakers],
            "inWork": self.ref(step.in_work) if step.in_work else None,
            "saidWhen": step.said_when,
            "stance": short(step.stance),
        }
