"""Entities and claims as rows of plain texts, for formats that hold a network and no RDF.

A node is a canonical entity. An edge is a claim between two of them, whether it holds or not
(``holds`` says so, and its label begins with how it stands), so that parallel claims stay apart and
a denial is no tie. Ids are what people type: an entity's slug, a claim's hash.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from graph.model import LANGUAGES, said, short
from graph.network.project import canonical
from graph.network.telling import Telling
from graph.page.clean import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.model import Claim, Entity, Knowledge

#: the fields of a node beside id and label, each with its type in GraphML and GEXF
NODE_FIELDS: Mapping[str, str] = {
    "otherLabel": "string",
    "class": "string",
    "classes": "string",
    "aliases": "string",
    "includes": "string",
    "outsideIds": "string",
    "unnamed": "boolean",
    "territoryOf": "string",
}
#: the fields of an edge beside id, ends, label and kind
EDGE_FIELDS: Mapping[str, str] = {
    "relation": "string",
    "relationLabel": "string",
    "modality": "string",
    "polarity": "string",
    "actuality": "string",
    "holds": "boolean",
    "speakers": "string",
    "speakerIds": "string",
    "publisher": "string",
    "sourceId": "string",
    "sourceTitle": "string",
    "sourceDate": "string",
    "sourceAddress": "string",
    "when": "string",
    "earliest": "string",
    "latest": "string",
    "amount": "string",
    "unit": "string",
    "approximation": "string",
    "amountLow": "string",
    "amountHigh": "string",
    "qualifiers": "string",
    "summary": "string",
    "evidenceStart": "integer",
    "evidenceEnd": "integer",
    "evidenceStatus": "string",
    "reviewStatus": "string",
}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Node:
    """An entity: ``fields`` are texts by their names in NODE_FIELDS, in order; '' is unknown."""

    id: str
    label: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Edge:
    """A claim between two nodes: ``fields`` are texts by their names in EDGE_FIELDS.

    ``kind`` tells parallel edges apart where a program would run them together: the relation, with
    a number from the second of the same between the same two on. ``start`` and ``end`` are ISO
    dates, or ''.
    """

    id: str
    source: str
    target: str
    label: str
    kind: str
    start: str
    end: str
    fields: Mapping[str, str]


def key(iri: str) -> str:
    r"""Return an id that no two IRIs share, and in which nothing is hidden.

    >>> key("https://w3id.org/dprk-networks/id/bybit"), key("urn:a\tb")
    ('bybit', 'urn:a\\u{9}b')
    """
    name = short(iri)
    if name.isprintable() and "\\" not in name:
        return name
    return "".join(
        each if each.isprintable() and each != "\\" else f"\\u{{{ord(each):x}}}" for each in name
    )


def nodes(knowledge: Knowledge, lang: str = "en") -> Iterator[Node]:
    """Yield every canonical entity, and what else claims have at their ends, by IRI.

    >>> from graph.model import Knowledge
    >>> list(nodes(Knowledge({}, {}, {}, {})))
    []
    """
    folded: dict[str, list[str]] = defaultdict(list)
    for iri in knowledge.entities:
        folded[canonical(knowledge, iri)].append(iri)
    for claim in knowledge.claims.values():
        if claim.object:
            for end in (claim.subject, claim.object):
                folded.setdefault(canonical(knowledge, end), [])
    tell = Telling(knowledge, lang)
    for iri in sorted(folded):
        others = [key(other) for other in sorted(folded[iri]) if other != iri]
        yield _node(iri, knowledge.entities.get(iri), others, tell)


def edges(knowledge: Knowledge, lang: str = "en") -> Iterator[Edge]:
    """Yield every claim between two entities, by IRI; a claim of a value is none.

    >>> from graph.model import Knowledge
    >>> list(edges(Knowledge({}, {}, {}, {})))
    []
    """
    tell = Telling(knowledge, lang)
    alike: Counter[tuple[str, str, str]] = Counter()
    for _, claim in sorted(knowledge.claims.items()):
        if not claim.object:
            continue
        source, target = (key(canonical(knowledge, end)) for end in (claim.subject, claim.object))
        relation = key(claim.relation)
        alike[source, target, relation] += 1
        number = alike[source, target, relation]
        start, end = _days(claim)
        yield Edge(
            id=key(claim.iri).removeprefix("claim/"),
            source=source,
            target=target,
            label=_label(claim, tell),
            kind=relation if number == 1 else f"{relation} {number}",
            start=start,
            end=end,
            fields=_texts(_fields(claim, tell), EDGE_FIELDS),
        )


def values(knowledge: Knowledge) -> int:
    """Return how many claims are no edge, because they give a value and not an entity."""
    return sum(not claim.object for claim in knowledge.claims.values())


def dated(knowledge: Knowledge) -> bool:
    """Return whether any edge has a first or a last day."""
    return any(any(_days(claim)) for claim in knowledge.claims.values() if claim.object)


def _node(iri: str, entity: Entity | None, others: list[str], tell: Telling) -> Node:
    label = _plain(tell.label(iri)) or key(iri)
    if entity is None:
        return Node(key(iri), label, _texts({}, NODE_FIELDS))
    other = next(tag for tag in LANGUAGES if tag != tell.lang)
    classes = [key(each) for each in entity.classes]
    fields = {
        "otherLabel": said(entity.labels, other),
        "class": classes[0] if classes else "",
        "classes": _list(classes),
        "aliases": _list(sorted({name for all_ in entity.aliases.values() for name in all_})),
        "includes": _list(others),
        "outsideIds": _list([f"{short(scheme)} {each}" for scheme, each in entity.outside_ids]),
        "unnamed": _boolean(entity.unnamed),
        "territoryOf": key(entity.territory_of),
    }
    return Node(key(iri), label, _texts(fields, NODE_FIELDS))


def _label(claim: Claim, tell: Telling) -> str:
    """Return the relation in words, with how the claim stands before it unless it is plain."""
    relation = tell.label(claim.relation)
    if claim.is_edge and short(claim.modality) == "Asserted":
        return _plain(relation)
    colon = "\u00a0: " if tell.lang == "fr" else ": "
    return _plain(f"{tell.standing(claim)}{colon}{relation}")


def _fields(claim: Claim, tell: Telling) -> dict[str, str]:
    source = tell.knowledge.sources.get(claim.source)
    steps = claim.attributions
    fields = {
        "relation": key(claim.relation),
        "relationLabel": tell.label(claim.relation),
        "modality": key(claim.modality),
        "polarity": key(claim.polarity),
        "actuality": key(claim.actuality),
        "holds": _boolean(claim.is_edge),
        "speakers": " → ".join(", ".join(map(tell.label, step.speakers)) for step in steps),
        "speakerIds": " → ".join(", ".join(map(key, step.speakers)) for step in steps),
        "publisher": ", ".join(map(tell.label, claim.publishers)),
        "sourceId": key(tell.source(claim.source)),
        "when": claim.when,
        "earliest": claim.earliest,
        "latest": claim.latest,
        "qualifiers": _list(
            [f"{tell.label(term)}: {tell.label(iri)}" for term, iri in claim.qualifiers]
        ),
        "summary": said(claim.summary, tell.lang),
        "evidenceStart": str(claim.evidence.start),
        "evidenceEnd": str(claim.evidence.end),
        "evidenceStatus": claim.evidence.status,
        "reviewStatus": key(claim.review_status),
    }
    if source is not None:
        fields |= {
            "sourceTitle": source.title,
            "sourceDate": short(source.date),
            "sourceAddress": short(source.address),
        }
    if claim.amount is not None:
        fields |= {
            "amount": claim.amount.value,
            "unit": key(claim.amount.unit),
            "approximation": key(claim.amount.approximation),
            "amountLow": claim.amount.low,
            "amountHigh": claim.amount.high,
        }
    return fields


def _texts(fields: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    """Return all fields in their order, each fit to be seen and to stand in XML."""
    return {name: _plain(fields.get(name, "")) for name in names}


def _plain(text: str) -> str:
    """Return a text in which nothing is hidden, and that XML 1.0 has a character for each of."""
    if text.isascii() and text.isprintable():
        return text
    return visible(text).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")


def _list(texts: list[str]) -> str:
    return "; ".join(texts)


def _boolean(value: bool) -> str:  # noqa: FBT001 - the value itself
    return "true" if value else "false"


def _days(claim: Claim) -> tuple[str, str]:
    """Return the bounds that are days; bounds that cross are none."""
    start, end = (text if _is_day(text) else "" for text in (claim.earliest, claim.latest))
    return ("", "") if start and end and end < start else (start, end)


def _is_day(text: str) -> bool:
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
