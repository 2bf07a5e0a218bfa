"""Whether a candidate and a claim say the same: strictly, and leniently."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.extract.classes import is_a, is_relation_above
from graph.extract.mentions.keys import SMALL_WORDS
from graph.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

_SMALL = SMALL_WORDS | frozenset(
    [
        "by",
        "country",
        "dprk",
        "korea",
        "korean",
        "named",
        "north",
        "not",
        "s",
        "coree",
        "coreen",
        "coreenne",
        "coreennes",
        "coreens",
        "nomme",
        "nommee",
        "nommees",
        "nommes",
        "non",
        "nord",
        "pays",
        "rpdc",
    ]
)
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Party:
    """An entity as the matching sees it: its slug, the keys of its names, its words and classes."""

    slug: str
    keys: frozenset[str]
    words: tuple[frozenset[str], ...]
    classes: frozenset[str]
    unnamed: bool


def party(entry: Mapping[str, Any], key_of: Callable[[str, str], str]) -> Party:
    """Return an entity of a claims file (or register) as a party."""
    kinds = entry.get("type")
    names: list[tuple[str, str]] = list((entry.get("label") or {}).items())
    for tag, aliases in (entry.get("alias") or {}).items():
        names += [(tag, str(alias)) for alias in aliases]
    return Party(
        str(entry["id"]),
        frozenset(key for tag, name in names if (key := key_of(str(name), tag))),
        tuple({words_of(str(name)): None for _, name in names if words_of(str(name))}),
        frozenset(kinds if isinstance(kinds, list) else [str(kinds)]),
        bool(entry.get("unnamed")),
    )


def words_of(name: str) -> frozenset[str]:
    """Return the words of a name that tell it from others, folded, in the singular.

    >>> sorted(words_of("the Heron Tide traders"))
    ['heron', 'tide', 'trader']
    """
    return frozenset(
        one[:-1] if len(one) > 3 and one[-1] in "sx" else one  # noqa: PLR2004 - a plural
        for one in fold(name).split()
        if one not in _SMALL
    )


def same_party(one: Party, other: Party) -> bool:
    """Tell whether two entities are one by slug, or by a label or alias."""
    return one.slug == other.slug or bool(one.keys & other.keys)


def like_party(one: Party, other: Party) -> bool:
    """Tell whether two entities may be one: by name, by half of a name's words, or by no name.

    Two that no source names are alike if a class of one is a class of the other: in one passage
    and one role they can only be the same.
    """
    if same_by_name(one, other):
        return True
    related = any(is_a(a, b) or is_a(b, a) for a in one.classes for b in other.classes)
    return one.unnamed and other.unnamed and related


def same_by_name(one: Party, other: Party) -> bool:
    """Tell whether two entities may be one by what they are called, or as a State and its land."""
    country = one.slug.removeprefix("country-") == other.slug.removeprefix("country-")
    return country or same_party(one, other) or named_alike(one, other)


def named_alike(one: Party, other: Party) -> bool:
    """Tell whether a name of one has half of the words of a name of the other, or all of them."""
    for left in one.words:
        for right in other.words:
            shared = left & right
            if shared and (len(shared) / len(left | right) >= _HALF or shared in (left, right)):
                return True
    return False


@dataclass(frozen=True, slots=True)
class Said:
    """A claim as the matching sees it: its parties or value, its passage, and how it is said."""

    key: str
    relation: str
    subject: Party
    object: Party | None
    value: str
    start: int
    end: int
    tree: Mapping[str, Any]
    speakers: tuple[tuple[Party, ...], ...]


def overlap(one: Said, other: Said) -> float:
    """Return the share of the shorter passage that two passages have in common, 0 to 1."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(0.0, shared / max(1, min(one.end - one.start, other.end - other.start)))


def matches(candidate: Said, claim: Said, *, strict: bool) -> bool:
    """Tell whether a candidate says what a claim says.

    Strictly: the same relation, the same entities, the same modality, polarity and actuality, and
    passages that share half of the shorter one. Leniently: a relation that is the same or more
    general or special, entities that may be one, and passages that overlap.
    """
    shared = overlap(candidate, claim)
    if strict:
        return (
            candidate.relation == claim.relation
            and shared >= _HALF
            and same_party(candidate.subject, claim.subject)
            and _objects(candidate, claim, same_party)
            and all(
                candidate.tree.get(part) == claim.tree.get(part)
                for part in ("modality", "polarity", "actuality")
            )
        )
    return (
        are_related(candidate.relation, claim.relation)
        and shared > 0
        and like_party(candidate.subject, claim.subject)
        and _objects(candidate, claim, like_party)
    )


def are_related(one: str, other: str) -> bool:
    """Tell whether two relations are one, or one of them is above the other."""
    return one == other or is_relation_above(one, other) or is_relation_above(other, one)


def _objects(one: Said, other: Said, same: Callable[[Party, Party], bool]) -> bool:
    if one.object is None or other.object is None:
        return one.object is other.object and one.value == other.value
    return same(one.object, other.object)


def paired(
    candidates: Sequence[Said], claims: Sequence[Said], *, strict: bool
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the claim of each candidate that has one, and the candidate of each claim, by key.

    Each claim takes the candidate whose passage shares most with its own; a second candidate that
    says the same is right, too.
    """
    by_candidate: dict[str, str] = {}
    by_claim: dict[str, str] = {}
    ranked = sorted(
        (
            (-overlap(one, other), one.relation != other.relation, one.key, other.key)
            for one in candidates
            for other in claims
            if matches(one, other, strict=strict)
        ),
    )
    for _, _, candidate, claim in ranked:
        if candidate not in by_candidate and claim not in by_claim:
            by_candidate[candidate] = claim
            by_claim[claim] = candidate
    for _, _, candidate, claim in ranked:
        by_candidate.setdefault(candidate, claim)
        by_claim.setdefault(claim, candidate)
    return by_candidate, by_claim


def said(tree: Mapping[str, Any], parties: Mapping[str, Party]) -> list[Said]:
    """Return the claims of a source's file."""
    found = []
    for claim in tree["claims"]:
        selector = claim["evidence"]["selector"]
        steps = sorted(claim["attribution"], key=lambda step: int(step["position"]))
        found.append(
            Said(
                str(claim["key"]),
                str(claim["relation"]),
                parties[str(claim["subject"])],
                parties[str(claim["object"])] if "object" in claim else None,
                str(claim.get("value", "")),
                int(selector["start"]),
                int(selector["end"]),
                claim,
                tuple(tuple(parties[str(one)] for one in _many(step["speaker"])) for step in steps),
            )
        )
    return found


def _many(value: Any) -> Iterable[Any]:
    return value if isinstance(value, list) else [value]
