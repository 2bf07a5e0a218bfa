"""Where each claim of the gold that was not found was lost in the extraction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.lexicon.load import lexicon
from graph.extract.linking.triggers import triggers
from graph.extract.readings import HEADINGS
from graph.extract.scoring.match import (
    Party,
    are_related,
    like_party,
    matches,
    named_alike,
    overlap,
    same_party,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.extract.linking.propose import Scene
    from graph.extract.mentions.mention import Mention
    from graph.extract.readings import Read
    from graph.extract.scoring.match import Said
    from graph.extract.scoring.score import Scored

#: the causes in the order in which they are looked for: the first that applies is told
CAUSES = (
    "no sentence read",
    "in a heading",
    "subject not seen",
    "subject is a pronoun or absent",
    "object not seen",
    "object is a pronoun or absent",
    "no trigger",
    "scored too low",
    "roles exchanged",
    "other relation",
    "other passage",
    "gave way",
    "not linked",
)
_EXCHANGED = "the same, the other way round"


@dataclass(frozen=True, slots=True)
class Loss:
    """A claim of the gold that was not found: ``cause`` is one of CAUSES, with a detail."""

    document: str
    language: str
    claim: Said
    cause: str
    detail: str = ""


def losses(
    document: Scored, loose: Sequence[Said], scores: Mapping[str, float], read: Read
) -> list[Loss]:
    """Return the claims of a document's gold that were not found, in the gold's order.

    ``loose`` are all readings of the document, whatever they score; ``scores`` are theirs by key.
    """
    return [
        Loss(document.name, document.language, claim, *_cause(claim, document, loose, scores, read))
        for claim in document.gold
        if claim.key not in document.found
    ]


def _cause(
    claim: Said,
    document: Scored,
    loose: Sequence[Said],
    scores: Mapping[str, float],
    read: Read,
) -> tuple[str, str]:
    here = [
        i
        for i, scene in enumerate(read.scenes)
        if min(scene.tree.end, claim.end) > max(scene.tree.start, claim.start)
    ]
    scenes = [read.scenes[i] for i in here]
    if not scenes:
        return "no sentence read", ""
    if all(read.stretches[i].kind in HEADINGS for i in here):
        return "in a heading", ""
    passage = read.text[claim.start : claim.end]
    for role, party in (("subject", claim.subject), ("object", claim.object)):
        if party is not None and not _is_seen(party, scenes):
            named = _is_named(party, passage)
            return f"{role} {'not seen' if named else 'is a pronoun or absent'}", party.slug
    other = _other_relation(claim, document.candidates)
    readings = [
        one
        for one in loose
        if overlap(one, claim) > 0 and are_related(one.relation, claim.relation)
    ]
    if not readings and not _has_trigger(claim.relation, scenes):
        return "no trigger", f"found as {other}" if other else ""
    cause, detail = _unlinked(claim, document, loose, scores, other)
    if cause != "not linked" or not readings:
        return cause, detail
    best = max(readings, key=lambda one: (scores[one.key], one.key))
    return cause, f"read as {best.subject.slug} > {best.object.slug if best.object else best.value}"


def _unlinked(
    claim: Said,
    document: Scored,
    loose: Sequence[Said],
    scores: Mapping[str, float],
    other: str,
) -> tuple[str, str]:
    """Return why a claim whose trigger and parties were seen was not found."""
    shown = {_said(one) for one in document.candidates}
    low = [one for one in loose if matches(one, claim, strict=False)]
    if low and not any(_said(one) in shown for one in low) and not other:
        return "scored too low", f"{max(scores[one.key] for one in low):.2f}"
    if other:
        return ("roles exchanged", "") if other == _EXCHANGED else ("other relation", other)
    elsewhere = next((one for one in document.candidates if _says_same(one, claim)), None)
    if elsewhere is not None:
        return "other passage", f"[{elsewhere.start}, {elsewhere.end})"
    if low:
        return "gave way", f"{max(scores[one.key] for one in low):.2f}"
    return "not linked", "no reading"


def _said(one: Said) -> tuple[str, str, str, str]:
    return one.relation, one.subject.slug, one.object.slug if one.object else "", one.value


def _other_relation(claim: Said, candidates: Sequence[Said]) -> str:
    """Return the relation by which the two parties are tied in this passage, or nothing.

    The claim's own relation from its object to its subject is _EXCHANGED.
    """
    for one in candidates:
        if overlap(one, claim) <= 0 or one.object is None or claim.object is None:
            continue
        pairs = ((one.subject, one.object), (one.object, one.subject))
        for exchanged, (a, b) in enumerate(pairs):
            if like_party(a, claim.subject) and like_party(b, claim.object):
                same = are_related(one.relation, claim.relation)
                return _EXCHANGED if exchanged and same else one.relation
    return ""


def _says_same(one: Said, claim: Said) -> bool:
    if not are_related(one.relation, claim.relation) or not like_party(one.subject, claim.subject):
        return False
    if one.object is None or claim.object is None:
        return one.object is claim.object and one.value == claim.value
    return like_party(one.object, claim.object)


def _has_trigger(relation: str, scenes: Sequence[Scene]) -> bool:
    return any(
        are_related(trigger.frame.relation, relation)
        for scene in scenes
        for trigger in triggers(scene.tree, lexicon(scene.tree.language))
    )


def _is_seen(party: Party, scenes: Sequence[Scene]) -> bool:
    return any(
        _names(mention, party)
        for scene in scenes
        for mention in (*scene.mentions.values(), *scene.resolve.values())
    )


def _names(mention: Mention, party: Party) -> bool:
    seen = Party(
        mention.entity or mention.key,
        frozenset({mention.key} if mention.key else ()),
        (words_of(mention.text),),
        mention.classes,
        unnamed=False,
    )
    return same_party(seen, party) or named_alike(seen, party)


def _is_named(party: Party, passage: str) -> bool:
    there = words_of(passage)
    return any(words <= there for words in party.words)
