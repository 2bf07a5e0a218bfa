"""Plain answers about who says what, in which source, and where it stands."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.model import Attribution, short
from tests.queries.plain.base import Row, World, fits, plain

if TYPE_CHECKING:
    from collections.abc import Iterator


def step_row(step: Attribution) -> Row:
    """Give the columns of one step of a chain of speakers."""
    return {
        "position": str(step.position),
        "stance": short(step.stance),
        "work": short(step.in_work),
        "saidWhen": step.said_when,
    }


@plain("pledged")
def pledged(world: World, speaker: str = "") -> Iterator[Row]:
    """Take the steps at which someone pledges."""
    for said in world.claims:
        for step in said.steps:
            for one in map(short, step.speakers):
                if short(step.stance) == "Pledges" and fits(speaker, one):
                    for row in said.optional(extent=said.qualified("extent")):
                        yield {**row, **step_row(step), "speaker": one}


@plain("who-says")
def who_says(world: World, about: str = "") -> Iterator[Row]:
    """Take every step behind each claim about an entity."""
    for said in world.claims:
        if (said.claim.object and fits(about, said.object)) or fits(about, said.subject):
            for step in said.steps:
                for one in map(short, step.speakers):
                    yield {**said.row, **step_row(step), "speaker": one}


@plain("said-by")
def said_by(world: World, speaker: str = "", about: str = "") -> Iterator[Row]:
    """Take every step at which someone speaks."""
    for said in world.claims:
        for step in said.steps:
            for one in map(short, step.speakers):
                if fits(speaker, one) and fits(about, said.subject, said.object):
                    origin = str(one in said.speakers).lower()
                    yield {**said.row, **step_row(step), "speaker": one, "isOrigin": origin}


@plain("counts")
def counts(world: World, source: str = "") -> Iterator[Row]:
    """Count claims by what their columns say."""
    names = ("source", "speaker", "modality", "polarity", "actuality")
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for said in world.claims:
        if fits(source, said.source):
            for row in said.told():
                found[tuple(row[name] for name in names)].add(said.id)
    for values, claims in found.items():
        yield {**dict(zip(names, values, strict=True)), "claims": str(len(claims))}


@plain("sources")
def sources(world: World, publisher: str = "") -> Iterator[Row]:
    """Count the claims of each source by speaker and modality, beside what it says of itself."""
    for one in world.held.sources.values():
        if not fits(publisher, short(one.publisher)):
            continue
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for said in world.claims:
            if said.source == short(one.iri):
                for speaker in said.speakers:
                    found[said.modality, speaker].add(said.id)
        for (modality, speaker), claims in found.items():
            yield {
                "source": short(one.iri),
                "title": one.title,
                "publisher": short(one.publisher),
                "date": one.date,
                "language": one.language,
                "modality": modality,
                "speaker": speaker,
                "claims": str(len(claims)),
            }


@plain("evidence-index")
def evidence_index(world: World, source: str = "") -> Iterator[Row]:
    """Take each claim with its positions."""
    for said in world.claims:
        if fits(source, said.source):
            passage = said.claim.evidence
            yield from said.told(start=str(passage.start), end=str(passage.end))


@plain("named-by-one-source")
def named_by_one_source(world: World, **params: str) -> Iterator[Row]:
    """Keep the entities that claims of a single source name."""
    sources: dict[str, set[str]] = defaultdict(set)
    for said in world.claims:
        for _role, entity in said.roles:
            sources[entity].add(said.source)
    wanted = {
        entity
        for entity, found in sources.items()
        if len(found) == 1 and fits(params.get("class", ""), *world.classes(entity))
    }
    for said in world.claims:
        for role, entity in said.roles:
            if entity in wanted:
                yield from said.told(role=role, entity=entity)


@plain("reports")
def reports(world: World, report: str = "") -> Iterator[Row]:
    """Take what reports cover."""
    for said in world.of("covers"):
        if fits(report, said.subject):
            yield from said.told(report=said.subject, topic=said.object)


@plain("publications")
def publications(world: World, work: str = "") -> Iterator[Row]:
    """Take acts of publishing, with where the work is asserted to be found."""
    for said in world.of("published"):
        if fits(work, said.object):
            sites = [
                found.object
                for found in world.of("availableOn")
                if found.subject == said.object
                and (found.modality, found.polarity, found.actuality)
                == ("Asserted", "Positive", "Actual")
            ]
            for row in said.optional(
                place=said.qualified("place"), occasion=said.qualified("occasion"), site=sites
            ):
                yield {**row, "who": said.subject, "work": said.object}
