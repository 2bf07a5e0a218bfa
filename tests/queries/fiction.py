"""Invented claims of several sources, made in a few words; nobody and nothing in them is real."""

from __future__ import annotations

import hashlib
import json
import random
from typing import TYPE_CHECKING, Any

from graph.claims.load import written
from graph.claims.tree import parse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.claims.load import Written

Json = dict[str, Any]

#: slug and class of everybody and everything in these tales
ENTITIES = {
    "heronia": "State",
    "marlow": "State",
    "gull-syndicate": "Group",
    "divers": "Group",
    "tern-exchange": "Platform",
    "port-sable": "Country",
    "port-umber": "Country",
    "harbour-watch": "Organization",
    "tide-institute": "Organization",
    "sea-council": "InternationalBody",
    "daily-anchor": "Company",
    "evening-buoy": "Company",
    "wreckers": "Studio",
    "crowns": "Asset",
    "pearls": "Asset",
    "rum-embargo": "Measure",
    "tide-report": "Work",
    "lighthouse-plan": "Programme",
    "smuggling": "Activity",
}
UNNAMED = {"divers", "wreckers"}
KNOWN: dict[str, Json] = {
    "gull-syndicate": {"ofacUid": "77", "alias": {"en": ["Gulls", "The Gulls"], "fr": ["Gulls"]}},
    "heronia": {"iso3166": "XH", "wikidata": "Q0", "alias": {"fr": ["Héronie"]}},
}


def digest(word: str) -> str:
    """Return what stands for the digest of a passage."""
    return hashlib.sha256(word.encode()).hexdigest()


def claim(
    key: str, subject: str, relation: str, object_: str, by: Iterable[Any] = (), **more: Any
) -> Json:
    """Return a claim; ``by`` lists who says it after the publisher, one or several at a step."""
    steps = [{"position": "1", "speaker": "PUBLISHER", "stance": "Reports" if by else "States"}]
    for position, speaker in enumerate(by, start=2):
        steps.append({"position": str(position), "speaker": speaker, "stance": "States"})
    dated = relation in {"established", "dissolved"}
    return {
        "key": key,
        "subject": subject,
        "relation": relation,
        "value" if dated else "object": object_,
        "modality": "Asserted",
        "polarity": "Positive",
        "actuality": "Actual",
        "attribution": steps,
        "summary": {"en": f"It is told: {key}.", "fr": f"On raconte : {key}."},
        "evidence": {
            "selector": {"start": "0", "end": "9"},
            "textDigest": digest(key),
            "matchLength": "9",
            "matchDigest": digest(key),
        },
        "reviewStatus": "Reviewed",
        "attributedTo": "person/storyteller",
        **more,
    }


def tales(
    sources: dict[str, list[Json]], judgements: Iterable[Json] = (), **links: dict[str, str]
) -> Written:
    """Return what several sources say, each named for its publisher.

    ``links`` maps a kind of link to pairs of claims, as ``source/key``.
    """
    files: Json = {
        "entities": {
            "entities": [
                {"id": slug, "type": kind, "label": {"en": slug.title(), "fr": f"le {slug}"}}
                | ({"unnamed": "true"} if slug in UNNAMED else {})
                | KNOWN.get(slug, {})
                for slug, kind in ENTITIES.items()
            ]
        }
    }
    for publisher, claims in sources.items():
        text = json.dumps(
            {
                "id": f"source/{publisher}",
                "type": "Source",
                "title": f"What {publisher} says",
                "publisher": publisher,
                "date": "notStated",
                "language": "en",
                "address": "notStated",
                "digest": digest(publisher),
                "length": "99",
                "claims": claims,
            }
        )
        files[publisher] = json.loads(text.replace("PUBLISHER", publisher))
    made = list(judgements)
    if made:
        files["judgements"] = {"judgements": made}
    if links:
        files["links"] = {
            "links": [
                {"claim": one, kind: other}
                for kind, pairs in links.items()
                for one, other in pairs.items()
            ]
        }
    return written(parse(json.dumps(tree), f"claims/{name}.yaml") for name, tree in files.items())


def judgement(name: str, left: str, right: str, verdict: str, **more: str) -> Json:
    """Return a judgement on two entities."""
    return {
        "id": f"judgement/{name}",
        "type": "Judgement",
        "left": left,
        "right": right,
        "verdict": verdict,
        "decidedBy": "storyteller",
        "decidedOn": "2031-05-01",
        "why": {"en": "So the tale has it.", "fr": "Le conte le veut ainsi."},
        **more,
    }


RELATIONS = (
    *("stole", "stoleFrom", "lostToTheft", "finances", "used", "tradesIn", "obtainedIllicitly"),
    *("sentWorkersTo", "movedTo", "evades", "violates", "memberOf", "linkedTo", "supports"),
    *("suppliedArmsTo", "covers", "published", "availableOn", "designated", "threatens"),
    *("workedFor", "hiredDirectly", "resultedFrom", "established", "dissolved"),
)
WHENS = ("2031", "2031-02", "2031-02-11", "2030-12/2031-03", "2031/..", "../2030", "2029")
NAMES = tuple(ENTITIES)


def at_random(seed: int, size: int = 60) -> Written:
    """Return claims thrown together: the shapes would refuse many, the questions must not mind."""
    dice = random.Random(seed)  # noqa: S311 - a test wants the same throw again
    sources: dict[str, list[Json]] = {"daily-anchor": [], "evening-buoy": [], "harbour-watch": []}
    for number in range(size):
        publisher = dice.choice(list(sources))
        earlier = [one["key"] for one in sources[publisher]]
        sources[publisher].append(_thrown(dice, f"claim-{number}", earlier))
    names = [f"{where}/{one['key']}" for where, claims in sources.items() for one in claims]
    restated = {dice.choice(names[:20]): dice.choice(names[20:]) for _ in range(5)}
    verdicts = ("Different", "Unsure", "Unsure")
    pairs = [dice.sample(NAMES, 2) for _ in verdicts]
    found = [
        judgement(f"j{at}", *pairs[at], verdict, **({"withdrawn": "true"} if at == 1 else {}))
        for at, verdict in enumerate(verdicts)
    ]
    return tales(sources, found, restates=restated)


def _thrown(dice: random.Random, key: str, earlier: list[str]) -> Json:
    relation = dice.choice(RELATIONS)
    is_dated = relation in {"established", "dissolved"}
    more: Json = {
        "modality": dice.choice(["Asserted", "Asserted", "Alleged", "Denied"]),
        "polarity": dice.choice(["Positive", "Positive", "Negative"]),
        "actuality": dice.choice(["Actual", "Actual", "Planned", "Urged", "Prohibited"]),
    }
    if dice.random() < 0.5:
        more["when"] = dice.choice(WHENS)
    if dice.random() < 0.5:
        exact = dice.choice(["Exactly", "About", "AtLeast", "AtMost"])
        unit = dice.choice([{"currency": "USD"}, {"currency": "SEK"}, {"unit": "divers"}])
        value = str(dice.randint(1, 40) * 10)
        more["amount"] = {"value": value, "approximation": exact, **unit}
    for name in ("instrument", "purpose", "place", "goods", "cause", "condition", "legalBasis"):
        if dice.random() < 0.2:
            more[name] = dice.sample(NAMES, dice.randint(1, 2))
    for link in ("partOf", "causedBy", "after", "denies", "respondsTo", "conflictsWith"):
        if earlier and dice.random() < 0.12:
            more[link] = dice.choice(earlier)
    speakers: list[Any] = dice.sample(NAMES, dice.randint(0, 2))
    if speakers and dice.random() < 0.3:
        speakers[-1] = dice.sample(NAMES, 3)
    end = dice.choice(["2031", "2031-02", "2030-12-31"]) if is_dated else dice.choice(NAMES[:9])
    return claim(key, dice.choice(NAMES[:9]), relation, end, speakers, **more)
