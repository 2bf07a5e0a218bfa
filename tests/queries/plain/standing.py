"""Plain answers about what is alleged, denied, contested, corroborated, planned or prohibited."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from tests.queries.plain.base import Row, Said, World, either, fits, plain

if TYPE_CHECKING:
    from collections.abc import Iterator


@plain("only-alleged")
def only_alleged(world: World, about: str = "") -> Iterator[Row]:
    """Keep the allegations that no assertion of the same thing stands beside."""
    firm = {
        (*said.key, said.polarity, said.actuality)
        for said in world.claims
        if said.modality == "Asserted"
    }
    for said in world.claims:
        alleged = said.modality == "Alleged" and fits(about, said.subject, said.object)
        if alleged and (*said.key, said.polarity, said.actuality) not in firm:
            yield from said.told()


@plain("firmer-elsewhere")
def firmer_elsewhere(world: World) -> Iterator[Row]:
    """Pair each allegation with the assertions of the same thing."""
    for said in world.claims:
        for firmer in world.claims:
            if (
                (said.modality, firmer.modality) == ("Alleged", "Asserted")
                and said.key == firmer.key
                and said.polarity == firmer.polarity
                and said.actuality == firmer.actuality
            ):
                yield from beside(said, firmer, "firmer")


def beside(said: Said, other: Said, name: str) -> Iterator[Row]:
    """Yield a claim's rows with the columns of another, for every pair of speakers."""
    for speaker in other.speakers:
        yield from said.told(
            **{
                name: other.id,
                f"{name}Modality": other.modality,
                f"{name}Polarity": other.polarity,
                f"{name}Speaker": speaker,
                f"{name}Source": other.source,
            }
        )


@plain("denials")
def denials(world: World, by: str = "", about: str = "") -> Iterator[Row]:
    """Take what is denied, with what it answers."""
    for said in world.claims:
        if said.modality == "Denied" and fits(about, said.subject, said.object):
            answers = said.linked("denies", "respondsTo")
            rows = [
                row for answer in answers for row in beside(said, world.claim(answer), "answered")
            ]
            yield from (row for row in rows or said.told() if fits(by, row["speaker"]))


@plain("replies")
def replies(world: World, by: str = "") -> Iterator[Row]:
    """Take every claim that answers another."""
    for said in world.claims:
        for link in ("respondsTo", "denies"):
            for answer in said.linked(link):
                for row in beside(said, world.claim(answer), "answered"):
                    if fits(by, row["speaker"]):
                        yield {**row, "link": link}


@plain("contested")
def contested(world: World, speaker: str = "") -> Iterator[Row]:
    """Pair the claims that deny, negate or are linked as conflicting."""
    for pair in combinations(sorted(world.claims, key=lambda said: said.id), 2):
        one, other = pair
        linked = any(b.id in a.linked("denies", "conflictsWith") for a, b in (pair, pair[::-1]))
        opposed = (
            one.key == other.key
            and one.actuality == other.actuality
            and holds(one) != holds(other)
            and meet(one.days, other.days)
        )
        if linked or opposed:
            for row in beside(one, other, "other"):
                if fits(speaker, row["speaker"], row["otherSpeaker"]):
                    yield row


@plain("corroborated")
def corroborated(world: World) -> Iterator[Row]:
    """Pair the claims of one thing whose origins have nothing to do with each other."""
    told = circles(world)
    members = {
        (said.subject, said.object)
        for said in world.of("memberOf")
        if (said.modality, said.polarity, said.actuality) == ("Asserted", "Positive", "Actual")
    }
    for one, other in combinations(sorted(world.claims, key=lambda said: said.id), 2):
        if (
            one.key == other.key
            and one.actuality == other.actuality
            and one.polarity == other.polarity
            and "Denied" not in {one.modality, other.modality}
            and meet(one.days, other.days)
            and agree(one, other)
            and not told[one.id] & told[other.id]
            and not set(one.speakers) & other.voices
            and not set(other.speakers) & one.voices
            and not any(
                (a, b) in members or (b, a) in members for a in one.speakers for b in other.speakers
            )
        ):
            yield from beside(one, other, "other")


def circles(world: World) -> dict[str, set[str]]:
    """Give each claim itself and all that it restates, at any remove."""
    told = {said.id: set(said.linked("restates")) for said in world.claims}
    found = {}
    for name in told:
        found[name], ahead = {name}, [name]
        while ahead:
            new = told[ahead.pop()] - found[name]
            found[name] |= new
            ahead += new
    return found


def holds(said: Said) -> bool:
    """Tell whether a claim says that it is so: to deny a negative is to say so."""
    return (said.polarity == "Positive") == (said.modality != "Denied")


def meet(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Tell whether two periods may have a day in common; an open end is no bound."""
    return not (one[0] and other[1] and other[1] < one[0]) and not (
        other[0] and one[1] and one[1] < other[0]
    )


def agree(one: Said, other: Said) -> bool:
    """Tell whether two amounts may be one; where there is none, nothing speaks against it."""
    bounds = [
        (float(said.amount.get("low") or "-inf"), float(said.amount.get("high") or "inf"))
        for said in (one, other)
    ]
    return bounds[0][0] <= bounds[1][1] and bounds[1][0] <= bounds[0][1]


@plain("told-again")
def told_again(world: World) -> Iterator[Row]:
    """Take every claim that restates another."""
    for said in world.claims:
        for restated in said.linked("restates"):
            other = world.claim(restated)
            yield from said.told(
                restated=other.id, restatedModality=other.modality, restatedSource=other.source
            )


@plain("not-done")
def not_done(world: World, actuality: str = "", who: str = "") -> Iterator[Row]:
    """Keep what is to be, unless it is asserted as actual somewhere."""
    done = {
        said.key
        for said in world.claims
        if (said.actuality, said.modality, said.polarity) == ("Actual", "Asserted", "Positive")
    }
    for said in world.claims:
        if (
            said.actuality in {"Planned", "Intended", "Urged", "Required", "Attempted"}
            and fits(actuality, said.actuality)
            and fits(who, said.subject)
            and said.key not in done
        ):
            yield from said.told()


@plain("prohibited")
def prohibited(world: World, measure: str = "") -> Iterator[Row]:
    """Take what is prohibited, with its legal basis."""
    for said in world.claims:
        if said.actuality == "Prohibited":
            for basis in either(said.qualified("legalBasis")):
                if fits(measure, basis):
                    yield from said.told(measure=basis)


@plain("urged")
def urged(world: World, on: str = "") -> Iterator[Row]:
    """Take what is urged, with its terms."""
    for said in world.claims:
        if said.actuality == "Urged" and fits(on, said.subject):
            names = ("condition", "cause", "purpose")
            yield from said.optional(**{name: said.qualified(name) for name in names})


@plain("evasion")
def evasion(world: World, measure: str = "", who: str = "") -> Iterator[Row]:
    """Take what is evaded or violated, with the means."""
    for said in world.of("evades", "violates"):
        if fits(measure, said.object) and fits(who, said.subject):
            for row in said.optional(
                means=said.qualified("instrument"), extent=said.qualified("extent")
            ):
                yield {**row, "who": said.subject, "measure": said.object}
