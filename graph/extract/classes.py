"""The ontology's classes and relations as extraction needs them: what may be what."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from graph.claims.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: how well a mention of one class serves where another is wanted, though neither is the other's:
#: an exchange is a firm as well as a website, a state's name is its country's
_NEIGHBOURS = {
    ("Platform", "Agent"): 0.8,
    ("Platform", "Organization"): 0.8,
    ("Platform", "Company"): 0.8,
    ("Company", "Platform"): 0.8,
    ("Organization", "Platform"): 0.6,
    ("State", "Place"): 1.0,
    ("State", "Country"): 1.0,
    ("Country", "Agent"): 0.6,
    ("Country", "State"): 1.0,
    ("Place", "Agent"): 0.2,
    ("GovernmentBody", "State"): 0.3,
    ("Organization", "Group"): 0.7,
    ("Group", "Organization"): 0.7,
    ("Group", "Person"): 0.7,
    ("Company", "Asset"): 0.3,
    ("Measure", "Resolution"): 0.6,
    ("Resolution", "Measure"): 0.9,
    ("Activity", "Event"): 0.8,
    ("Event", "Activity"): 0.8,
    ("Activity", "Topic"): 0.8,
    ("Event", "Topic"): 0.7,
    ("Measure", "Topic"): 0.6,
    ("Measure", "Activity"): 0.5,
    ("Asset", "Topic"): 0.4,
    ("Programme", "Activity"): 0.8,
    ("Activity", "Programme"): 0.6,
    ("Asset", "Programme"): 0.6,
    ("Group", "Topic"): 0.6,
    ("Agent", "Topic"): 0.5,
    ("Platform", "Topic"): 0.5,
    ("Work", "Topic"): 0.5,
    ("Asset", "Work"): 0.3,
    ("Asset", "Platform"): 0.4,
    ("Platform", "Asset"): 0.6,
}
#: a noun of one of these may be used as another: imports are goods, and a trade
_THINGS = frozenset(
    {"Activity", "Asset", "Event", "Measure", "Programme", "Topic", "Work", "Resolution"}
)
_SOFT = 0.4
WILD = "?"
#: an unknown name may be any of these; an unknown noun any of the others
NAME = frozenset({"Agent", "Platform", "Work"})
NOUN = frozenset({"Topic", "Activity", "Asset"})


@dataclass(frozen=True, slots=True)
class Signature:
    """What a relation allows: classes of its subject and object, or the form of its value."""

    relation: str
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    value: str


@cache
def signatures() -> Mapping[str, Signature]:
    """Read what each relation of the ontology allows, by its local name.

    >>> signatures()["sentWorkersTo"].objects
    ('Place',)
    """
    import pyoxigraph

    from graph.model import ONTOLOGY
    from graph.rdf import text
    from ontology import ONTOLOGY_FILE

    found: dict[tuple[str, str], set[str]] = {}
    for quad in pyoxigraph.parse(path=str(ONTOLOGY_FILE), format=pyoxigraph.RdfFormat.TURTLE):
        key = (text(quad.subject).removeprefix(ONTOLOGY), quad.predicate.value.rpartition("#")[2])
        value = text(quad.object)
        found.setdefault(key, set()).add(value.rpartition("#")[2] or value)
    return {
        name: Signature(
            name,
            tuple(sorted(found.get((name, "subjectClass"), ()))),
            tuple(sorted(found.get((name, "objectClass"), ()))),
            next(iter(sorted(found.get((name, "valueForm"), ()))), ""),
        )
        for name in vocabulary().of_kind("Relation")
    }


@cache
def is_a(name: str, other: str) -> bool:
    """Tell whether a class is another or stands below it.

    >>> is_a("Studio", "Agent"), is_a("Agent", "Studio")
    (True, False)
    """
    if name == other:
        return True
    return any(is_a(parent, other) for parent in vocabulary().above.get(name, ()))


@cache
def fit(classes: frozenset[str], allowed: tuple[str, ...]) -> float:
    """Return how well a mention of some classes serves where others are allowed: 0 to 1.

    1 where one of its classes is allowed, less where it may be or is something near, 0 where not.

    >>> fit(frozenset({"Studio"}), ("Agent",)), fit(frozenset({"Place"}), ("Asset",))
    (1.0, 0.0)
    """
    return max((_fit(one, other) for one in classes for other in allowed), default=0.0)


def _fit(one: str, wanted: str) -> float:
    if wanted == "Entity":
        return 0.9
    if one == WILD:
        return 0.5
    if is_a(one, wanted):
        return 1.0
    if is_a(wanted, one):
        return 0.7
    softest = _SOFT if one in _THINGS and wanted in _THINGS else 0.0
    return max(
        (
            score
            for (mine, theirs), score in _NEIGHBOURS.items()
            if is_a(one, mine) and is_a(theirs, wanted)
        ),
        default=softest,
    )


def narrowest(classes: Iterable[str], allowed: tuple[str, ...]) -> str:
    """Return the class to record for a mention in a role: its own, else the role's.

    >>> narrowest(["State", "Country"], ("Place",))
    'Country'
    """
    mine = sorted(one for one in classes if one != WILD)
    for one in mine:
        if any(is_a(one, other) for other in allowed):
            return one
    for one in mine:
        if any(is_a(other, one) for other in allowed):
            # told to be an agent only: an organisation is the commonest kind that has a name
            return one
    return mine[0] if mine else (allowed[0] if allowed else "Topic")


@cache
def _above() -> Mapping[str, frozenset[str]]:
    import pyoxigraph

    from graph.model import ONTOLOGY
    from graph.rdf import text
    from ontology import ONTOLOGY_FILE

    found: dict[str, set[str]] = {}
    for quad in pyoxigraph.parse(path=str(ONTOLOGY_FILE), format=pyoxigraph.RdfFormat.TURTLE):
        if quad.predicate.value.endswith("#subPropertyOf"):
            name = text(quad.subject).removeprefix(ONTOLOGY)
            found.setdefault(name, set()).add(text(quad.object).removeprefix(ONTOLOGY))
    return {name: frozenset(parents) for name, parents in found.items()}


@cache
def is_relation_above(general: str, special: str) -> bool:
    """Tell whether a relation is more general than another by the ontology.

    >>> is_relation_above("obtained", "stole")
    True
    """
    parents = _above().get(special, frozenset())
    return general in parents or any(is_relation_above(general, one) for one in parents)
