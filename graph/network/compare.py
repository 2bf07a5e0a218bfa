"""What two builds say differently: claims that are new, gone, or changed.

A claim's id is made of what it says, so that a claim is the same in both builds if its id is. One
that was mended has another id: it is told as changed, and not as one gone and one new, if it is
still about the same subject, relation and object in the same source. Of several such, those that
have most in common are taken for each other.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from typing import TYPE_CHECKING, TypeVar

from graph.model import Knowledge
from graph.network.about import in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.model import Claim

    _Key = tuple[str, str, str, str]

_Value = TypeVar("_Value")
#: so many pairs of mended claims are compared at most: a source that says one thing a thousand
#: times, each time otherwise, is paired in order
MOST_PAIRS = 10_000


class Change(StrEnum):
    """How a claim of two builds differs between them."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Changed:
    """A claim as it was and as it is, and which ``parts`` of it differ, by name."""

    old: Claim
    new: Claim
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is said in the new build only, in the old one only, and otherwise; each in order."""

    new: tuple[Claim, ...]
    gone: tuple[Claim, ...]
    changed: tuple[Changed, ...]

    @property
    def marks(self) -> dict[str, Change]:
        """The change of each claim by its IRI; of a changed one, of the claim as it is now."""
        marks = {claim.iri: Change.NEW for claim in self.new}
        marks |= {claim.iri: Change.GONE for claim in self.gone}
        marks |= {pair.new.iri: Change.CHANGED for pair in self.changed}
        return dict(sorted(marks.items()))

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim that has a mark, in the order of the marks."""
        found = {claim.iri: claim for claim in (*self.new, *self.gone)}
        found |= {pair.new.iri: pair.new for pair in self.changed}
        return tuple(found[iri] for iri in sorted(found))


def _parts(claim: Claim) -> dict[str, object]:
    """Return what makes a claim's id beside its subject, relation, object and source."""
    return {
        "value": claim.value,
        "modality": claim.modality,
        "polarity": claim.polarity,
        "actuality": claim.actuality,
        "when": claim.when,
        "amount": claim.amount,
        "qualifiers": claim.qualifiers,
        "speakers": claim.attributions,
        "passage": (claim.evidence.match_length, claim.evidence.match_digest),
    }


def compare(old: Knowledge, new: Knowledge) -> Comparison:
    """Return what ``new`` says otherwise than ``old``.

    What is no part of an id (summaries, notes, links, positions, review) does not count, nor does a
    judgement that folds entities. The order of the builds does: what is new one way is gone the
    other.

    >>> compare(Knowledge({}, {}, {}, {}), Knowledge({}, {}, {}, {}))
    Comparison(new=(), gone=(), changed=())
    """
    before = _by_key(claim for iri, claim in old.claims.items() if iri not in new.claims)
    after = _by_key(claim for iri, claim in new.claims.items() if iri not in old.claims)
    changed = [
        pair for key in sorted(set(before) & set(after)) for pair in _pairs(before[key], after[key])
    ]
    mended = {claim.iri for pair in changed for claim in (pair.old, pair.new)}
    came, went = (
        [claim for claims in found.values() for claim in claims if claim.iri not in mended]
        for found in (after, before)
    )
    by_new = {pair.new.iri: pair for pair in changed}
    return Comparison(
        tuple(in_order(came)),
        tuple(in_order(went)),
        tuple(by_new[claim.iri] for claim in in_order(pair.new for pair in changed)),
    )


def together(old: Knowledge, new: Knowledge) -> Knowledge:
    """Return both builds in one, so that what is gone can be shown; where both have it, the new.

    >>> together(Knowledge({}, {}, {}, {}), Knowledge({}, {}, {}, {})).claims
    {}
    """
    return Knowledge(
        _both(old.terms, new.terms),
        _both(old.entities, new.entities),
        _both(old.sources, new.sources),
        _both(old.claims, new.claims),
        new.judgements,
        new.excused,
    )


def _both(old: Mapping[str, _Value], new: Mapping[str, _Value]) -> dict[str, _Value]:
    return dict(sorted({**old, **new}.items()))


def _by_key(claims: Iterable[Claim]) -> dict[_Key, list[Claim]]:
    found: dict[_Key, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.source, claim.subject, claim.relation, claim.object].append(claim)
    return found


def _pairs(old: list[Claim], new: list[Claim]) -> list[Changed]:
    """Return pairs of the claims that have most parts in common, each claim in one at most."""
    many = len(old) * len(new) > MOST_PAIRS
    ends = zip(sorted(old, key=_iri), sorted(new, key=_iri), strict=False)
    pairs = [
        Changed(one, other, _differing(_parts(one), _parts(other)))
        for one, other in (ends if many else product(old, new))
    ]
    pairs.sort(key=lambda pair: (len(pair.parts), pair.old.iri, pair.new.iri))
    taken: set[str] = set()
    chosen = []
    for pair in pairs:
        if taken.isdisjoint({pair.old.iri, pair.new.iri}):
            taken |= {pair.old.iri, pair.new.iri}
            chosen.append(pair)
    return chosen


def _iri(claim: Claim) -> str:
    return claim.iri


def _differing(old: Mapping[str, object], new: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(name for name, part in old.items() if new[name] != part)
