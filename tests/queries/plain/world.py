"""Plain answers about entities, their ties, workers, soldiers, and what happened when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model import short
from tests.queries.plain.base import Row, Said, World, fits, plain

if TYPE_CHECKING:
    from collections.abc import Iterator


@plain("hosts-of-it-workers")
def hosts(world: World, country: str = "", by: str = "") -> Iterator[Row]:
    """Take who was sent, or went, where."""
    for said in world.of("sentWorkersTo", "movedTo"):
        if fits(country, said.object) and fits(by, said.subject):
            for row in said.optional(extent=said.qualified("extent")):
                yield {**row, **said.amount, "who": said.subject, "country": said.object}


@plain("who-works-for-whom")
def who_works_for_whom(world: World, about: str = "") -> Iterator[Row]:
    """Take work of every kind, but no calls to it."""
    for said in world.of(
        "workedFor",
        "hiredDirectly",
        "subcontracted",
        "collaboratedWith",
        "contractedOnProjectsOf",
        "participatedIn",
    ):
        if said.actuality != "Urged" and fits(about, said.subject, said.object):
            yield from said.optional(purpose=said.qualified("purpose"))


@plain("military-support")
def military_support(world: World, to: str = "", by: str = "", place: str = "") -> Iterator[Row]:
    """Take arms, soldiers and support."""
    for said in world.of(
        "suppliedArmsTo",
        "sentSoldiersTo",
        "supports",
        "deployedAlongside",
        "cooperatedMilitarilyWith",
    ):
        if fits(to, said.object) and fits(by, said.subject):
            names = ("goods", "place", "extent")
            for row in said.optional(
                before=said.linked("after"), **{name: said.qualified(name) for name in names}
            ):
                if fits(place, row["place"]):
                    yield {**row, **said.amount, "from": said.subject, "to": said.object}


@plain("members-of")
def members_of(world: World, body: str = "") -> Iterator[Row]:
    """Take memberships."""
    for said in world.of("memberOf"):
        if fits(body, said.object):
            yield from said.told(member=said.subject, body=said.object)


@plain("affiliations")
def affiliations(world: World, entity: str = "") -> Iterator[Row]:
    """Take ties of four kinds."""
    for said in world.of("linkedTo", "ownedBy", "memberOf", "subsidiaryOf"):
        if fits(entity, said.subject, said.object):
            yield from said.optional(extent=said.qualified("extent"))


@plain("targets")
def targets(world: World, whom: str = "") -> Iterator[Row]:
    """Take what is done to targets."""
    for said in world.of("targets", "exploits", "lures", "threatens", "impersonated"):
        if fits(whom, said.object):
            for row in said.optional(
                means=said.qualified("instrument"), extent=said.qualified("extent")
            ):
                yield {**row, "who": said.subject, "whom": said.object}


def dated(world: World, first: str, last: str) -> Iterator[tuple[Said, str]]:
    """Yield the claims of a period with the date that puts them there; bounds are ISO days."""
    for said in world.claims:
        periods = [(*said.days, said.when)] if said.when else []
        if said.relation in {"established", "dissolved"}:
            # a tilde sorts behind every day of a year or month
            periods.append((said.object, said.object + "~", said.object))
        for begins, ends, when in periods:
            if not (first and ends and ends < first) and not (last and begins and begins > last):
                yield said, when


@plain("in-period")
def in_period(world: World, until: str = "", **params: str) -> Iterator[Row]:
    """Take what has a date within the bounds."""
    for said, when in dated(world, first_day(params.get("from", "")), last_day(until)):
        for row in said.told():
            yield {**row, "when": when}


@plain("un-changes")
def un_changes(world: World, until: str = "2024", **params: str) -> Iterator[Row]:
    """Take what has a date within the bounds and is about an international body."""
    for said, when in dated(world, first_day(params.get("from", "2024")), last_day(until)):
        if "InternationalBody" in world.classes(said.subject) | world.classes(said.object):
            for row in said.optional(because=said.linked("causedBy")):
                yield {**row, "when": when}


def first_day(period: str) -> str:
    """Give the first day of a year or month."""
    return period and f"{period}-01-01"[: len("2024-01-01")]


def last_day(period: str) -> str:
    """Give the last day of a year or month, as a text that no day of it sorts behind."""
    return period and f"{period}-12-31"[: len("2024-12-31")] if len(period) != 7 else period + "-31"


@plain("causes")
def causes(world: World) -> Iterator[Row]:
    """Take links of cause, named causes, and what resulted from something."""
    for said in world.claims:
        because = [(how, one) for how in ("causedBy", "after") for one in said.linked(how)]
        because += [("cause", one) for one in said.qualified("cause")]
        if said.relation == "resultedFrom":
            because.append(("resultedFrom", said.object))
        for how, one in because:
            yield from said.told(how=how, because=one)


@plain("claims-about")
def claims_about(world: World, entity: str = "") -> Iterator[Row]:
    """Take every claim that names an entity."""
    for said in world.claims:
        for role, named in said.roles:
            if fits(entity, named):
                yield from said.told(entity=named, role=role)


@plain("connections")
def connections(world: World, a: str = "", b: str = "") -> Iterator[Row]:
    """Take the claims between two entities, either way."""
    for said in world.claims:
        ends = [(said.subject, said.object), (said.object, said.subject)]
        if said.claim.object and any(fits(a, one) and fits(b, other) for one, other in ends):
            yield from said.told()


@plain("connections-through-one")
def connections_through_one(world: World, a: str, b: str) -> Iterator[Row]:
    """Walk from one entity to another by way of each third one."""
    no_hop = {term.id for term in world.held.terms.values() if not term.hop}
    steps = [said for said in world.claims if said.claim.is_edge and said.relation not in no_hop]
    for one in steps:
        for two in steps:
            if a in (one.subject, one.object) and b in (two.subject, two.object):
                shared = {one.subject, one.object} & {two.subject, two.object}
                for through in shared - {a, b}:
                    for step, said in (("1", one), ("2", two)):
                        yield from said.told(a=a, b=b, through=through, step=step)


@plain("designations")
def designations(world: World, party: str = "") -> Iterator[Row]:
    """Take designations and sanctions, with the ids of their object."""
    for said in world.of("designated", "sanctions"):
        if fits(party, said.object):
            ids = outside(world, said.object)
            for row in said.optional(
                unReference=[value for name, value in ids if name == "unReference"],
                ofacUid=[value for name, value in ids if name == "ofacUid"],
            ):
                yield {**row, "authority": said.subject, "party": said.object}


def outside(world: World, entity: str) -> list[tuple[str, str]]:
    """Give the outside ids of an entity."""
    return [
        pair for one in world.held.entities.values() if one.id == entity for pair in one.outside_ids
    ]


@plain("outside-ids")
def outside_ids(world: World, scheme: str = "", entity: str = "", **params: str) -> Iterator[Row]:
    """Count the claims about each entity that another register knows."""
    for one in world.held.entities.values():
        for name, value in one.outside_ids:
            wanted = fits(scheme, name) and fits(params.get("id", ""), value)
            if wanted and fits(entity, one.id):
                yield from world.counted(one.id, scheme=name, id=value)


@plain("names")
def names(world: World, name: str = "") -> Iterator[Row]:
    """Count the claims about each entity that goes by a name, for each of its names."""
    for one in world.held.entities.values():
        known = {(tag, text) for tag, text in one.labels.items()}
        known |= {(tag, text) for tag, texts in one.aliases.items() for text in texts}
        if any(name.lower() in text.lower() for _tag, text in known):
            for tag, text in known:
                yield from world.counted(one.id, name=f"{text}@{tag}")


@plain("judgements")
def judgements(world: World, verdict: str = "") -> Iterator[Row]:
    """Take each judgement from both sides, and count the claims about that side."""
    for one in world.judgements:
        left, right = short(one.left), short(one.right)
        for entity, other in ((left, right), (right, left)):
            if fits(verdict, short(one.verdict)):
                yield from world.counted(
                    entity,
                    other=other,
                    judgement=short(one.iri),
                    verdict=short(one.verdict),
                    decidedBy=one.by,
                    decidedOn=one.when,
                )


@plain("unnamed-parties")
def unnamed_parties(world: World, party: str = "") -> Iterator[Row]:
    """Take the claims about unnamed agents, with the judgements about them."""
    for one in world.held.entities.values():
        if not one.unnamed or "Agent" not in world.classes(one.id) or not fits(party, one.id):
            continue
        about = [
            {
                "judgement": short(found.iri),
                "verdict": short(found.verdict),
                "other": short(found.right if short(found.left) == one.id else found.left),
            }
            for found in world.judgements
            if one.id in (short(found.left), short(found.right))
        ]
        for said in world.claims:
            if one.id in (said.subject, said.object):
                for more in about or [{}]:
                    yield from said.told(party=one.id, **more)


@plain("claims-by-relation")
def claims_by_relation(
    world: World, relation: str = "", subject: str = "", **params: str
) -> Iterator[Row]:
    """Take the claims of a relation, between what is given."""
    other = params.get("object", "")
    for said in world.claims:
        ends = fits(subject, said.subject) and fits(other, said.object)
        if ends and fits(relation, said.relation):
            for row in said.optional(place=said.qualified("place")):
                if fits(params.get("place", ""), row["place"]):
                    yield row


@plain("entities")
def entities(world: World, **params: str) -> Iterator[Row]:
    """Count the claims about each entity of a class."""
    kind = params.get("class", "")
    for one in world.held.entities.values():
        if fits(kind, *world.classes(one.id)):
            yield from world.counted(one.id)
