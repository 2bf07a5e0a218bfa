"""Everything that is claimed about an entity, and everything that is linked with a claim."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.errors import UnknownName
from graph.model import ONTOLOGY
from graph.network.project import canonical, referents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.model import Claim, Entity, Judgement, Knowledge, Source

UNIT = ONTOLOGY + "unit"


class Role(StrEnum):
    """What part an entity plays in a claim, in the order in which the parts are shown.

    A claim may give an entity several: who denies a thing of itself is subject and speaker.
    """

    SUBJECT = "subject"
    OBJECT = "object"
    QUALIFIER = "qualifier"
    SPEAKER = "speaker"
    WORK = "work"


@dataclass(frozen=True, slots=True)
class Link:
    """A tie between two claims: ``relation`` leads from the one to ``other``, or from it."""

    relation: str
    other: str
    outward: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A claim with the source that says it (None if the build lacks it), and all its links."""

    claim: Claim
    source: Source | None
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The claims in which the entity plays ``role`` by ``relation``.

    The relation is the claims' own or, for a qualifier, the qualifier's. Claims stand in the order
    of their earliest date, the undated last, then of source and position.
    """

    role: Role
    relation: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class About:
    """All that is claimed about an entity; ``iris`` are all the ids that fold into it."""

    iri: str
    entity: Entity
    iris: tuple[str, ...]
    groups: tuple[Group, ...]
    judgements: tuple[Judgement, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim in which the entity plays any part, once, in the order of the groups."""
        found = {said.claim.iri: said.claim for group in self.groups for said in group.said}
        return tuple(found.values())

    def count(self, role: Role) -> int:
        """Return in how many claims the entity plays the part."""
        return len(
            {said.claim.iri for group in self.groups if group.role is role for said in group.said}
        )


@dataclass(frozen=True, slots=True)
class AboutSource:
    """A source with all that it says, in the order of its text."""

    source: Source
    said: tuple[Said, ...]


def about(knowledge: Knowledge, iri: str) -> About:
    """Return everything claimed about an entity, under whichever of its ids.

    Groups are in the order of ``Role``, then of the relation's IRI; judgements in that of theirs.
    A denied, negated or planned claim is among the others: its status goes with it. Raises
    ``UnknownName`` for an IRI that is no entity of the build.

    >>> from graph.model import Entity, Knowledge
    >>> mill = Entity("id/mill", (), {"en": "Mill"})
    >>> about(Knowledge({}, {"id/mill": mill}, {}, {}), "id/mill").groups
    ()
    """
    kept = canonical(knowledge, iri)
    entity = knowledge.entities.get(kept) or knowledge.entities.get(iri)
    if entity is None:
        raise UnknownName(f"no entity has the IRI {iri}")
    iris = referents(knowledge, kept)
    told = Told(knowledge)
    grouped: dict[tuple[Role, str], dict[str, Claim]] = defaultdict(dict)
    for claim in knowledge.claims.values():
        for part in _parts(claim, set(iris)):
            grouped[part][claim.iri] = claim
    order = list(Role)
    groups = tuple(
        Group(role, relation, tuple(told.said(claim) for claim in in_order(found.values())))
        for (role, relation), found in sorted(
            grouped.items(), key=lambda item: (order.index(item[0][0]), item[0][1])
        )
    )
    judgements = tuple(
        judgement
        for _, judgement in sorted(knowledge.judgements.items())
        if {judgement.left, judgement.right} & set(iris)
    )
    return About(kept, entity, iris, groups, judgements)


def about_claim(knowledge: Knowledge, iri: str) -> Said:
    """Return a claim with its source and its links in both directions.

    Raises ``UnknownName`` for an IRI that is no claim of the build.
    """
    if iri not in knowledge.claims:
        raise UnknownName(f"no claim has the IRI {iri}")
    return Told(knowledge).said(knowledge.claims[iri])


def about_source(knowledge: Knowledge, iri: str) -> AboutSource:
    """Return a source with all that it says, in the order of its text.

    Raises ``UnknownName`` for an IRI that is no source of the build.
    """
    if iri not in knowledge.sources:
        raise UnknownName(f"no source has the IRI {iri}")
    told = Told(knowledge)
    claims = [claim for claim in knowledge.claims.values() if claim.source == iri]
    claims.sort(key=lambda claim: (claim.evidence.start, claim.evidence.end, claim.iri))
    return AboutSource(knowledge.sources[iri], tuple(told.said(claim) for claim in claims))


class Told:
    """Tells a claim's source and links, the inward ones too, which are gathered once."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        inward: dict[str, list[Link]] = defaultdict(list)
        for claim in knowledge.claims.values():
            for relation, other in claim.links:
                inward[other].append(Link(relation, claim.iri, outward=False))
        self._inward = dict(inward)

    def said(self, claim: Claim) -> Said:
        """Return the claim with its source and links: outward, then inward, each sorted."""
        outward = [Link(relation, other, outward=True) for relation, other in claim.links]
        links = sorted(
            {*outward, *self._inward.get(claim.iri, ())},
            key=lambda link: (not link.outward, link.relation, link.other),
        )
        return Said(claim, self._knowledge.sources.get(claim.source), tuple(links))


def in_order(claims: Iterable[Claim]) -> list[Claim]:
    """Return claims by earliest date, the undated last, then by source and position in it."""
    return sorted(
        claims,
        key=lambda claim: (
            not claim.earliest,
            claim.earliest,
            claim.source,
            claim.evidence.start,
            claim.iri,
        ),
    )


def _parts(claim: Claim, iris: set[str]) -> Iterator[tuple[Role, str]]:
    """Yield each part that any of ``iris`` plays in the claim, with the relation of the part."""
    if claim.subject in iris:
        yield Role.SUBJECT, claim.relation
    if claim.object in iris:
        yield Role.OBJECT, claim.relation
    for relation, other in claim.qualifiers:
        if other in iris:
            yield Role.QUALIFIER, relation
    if claim.amount is not None and claim.amount.unit in iris:
        yield Role.QUALIFIER, UNIT
    for attribution in claim.attributions:
        if iris.intersection(attribution.speakers):
            yield Role.SPEAKER, claim.relation
        if attribution.in_work in iris:
            yield Role.WORK, claim.relation
