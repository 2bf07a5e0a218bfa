"""How much is spoken of: the sum or count that belongs to what a trigger says."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extract.candidate import Sum

if TYPE_CHECKING:
    from graph.extract.linking.propose import Proposal, Scene
    from graph.extract.linking.roles import Filled
    from graph.extract.mentions.mention import Mention
    from graph.extract.readings import Values

_REACH = 60
#: between what was taken and what it was worth
_WORTH = re.compile(
    r"\b(?:worth|valued?|value|equivalent|equal|soit|valeur|montant|équivalent|évalués?|estimés?)\b",
    re.IGNORECASE,
)
_CROWDS = frozenset({"Group", "Person", "Company", "Organization", "Asset"})
#: relations between those who are counted: how many came, worked or fought
_OF_CROWDS = frozenset(
    [
        "deployedAlongside", "earnedIncomeIn", "hiredDirectly", "memberOf", "movedTo", "monitors",
        "sentSoldiersTo", "sentWorkersTo", "used", "workedFor",
    ]
)  # fmt: skip


def amount_of(
    proposal: Proposal, stated: Filled | None, scene: Scene, values: Values, text: str
) -> Sum | None:
    """Return the sum or count of a proposal, or None.

    The place that the frame gives it comes first (``stated``, if it has one of its own), then a sum
    that is the verb's own object, then the number of those who are spoken of. What it was worth in
    a currency comes before how many.
    """
    found = _mention(proposal, stated, scene)
    if found is None:
        return None
    dearer = _worth(found, values, text)
    return _sum(dearer if dearer is not None else found, values)


def amount_between(relation: str, subject: Mention, other: Mention, values: Values) -> Sum | None:
    """Return the sum or count of two parties that no frame joined, or None.

    It is that of the second: a sum, or so many of them. Of relations between those who are counted
    it may be that of the first: "forty divers work for the firm".
    """
    found = _own(other)
    if found is None and relation in _OF_CROWDS:
        first = _own(subject)
        found = first if first is not None and first.classes & _CROWDS else None
    return _sum(found, values) if found is not None else None


def _mention(proposal: Proposal, stated: Filled | None, scene: Scene) -> Mention | None:
    if _is_counted(proposal) and (own := _counted(proposal.object)) is not None:
        return own
    if proposal.object is not None and proposal.object.member:
        # what is said of the first of a list is not said of the others
        return None
    if stated is not None:
        return stated.mention
    if proposal.trigger.token.is_verbal and proposal.trigger.frame.trigger == "verb":
        for one in scene.tree.children(proposal.trigger.token, "obj"):
            mention = scene.resolve.get(one.i) or scene.mentions.get(one.i)
            if mention is not None and mention.money >= 0:
                return mention
    if proposal.relation not in _OF_CROWDS:
        return None
    for filled in (proposal.object, proposal.subject):
        if (own := _counted(filled)) is not None and own.classes & _CROWDS:
            return own
    return _nested(proposal.object, scene)


def _nested(filled: Filled | None, scene: Scene) -> Mention | None:
    """Return who is counted within an object: "the papers of sixty sailors"."""
    if filled is None or filled.mention.hops:
        return None
    for one in scene.tree.children(filled.mention.token, "nmod"):
        inner = scene.mentions.get(one.i)
        if inner is not None and inner.count >= 0 and one.case in {"of", "de"}:
            return inner
    return None


def _counted(filled: Filled | None) -> Mention | None:
    """Return what is counted or is a sum: "in at least eight ports", "sanctioned three firms"."""
    return _own(filled.mention) if filled is not None else None


def _own(mention: Mention) -> Mention | None:
    if mention.money >= 0 or (mention.count >= 0 and not mention.hops):
        return mention
    return None


def _is_counted(proposal: Proposal) -> bool:
    """Tell whether a frame's sum stands where its object does, or has no place of its own."""
    places = {slot.name for slot in proposal.trigger.frame.roles.get("amount", ())}
    return not places or (proposal.object is not None and proposal.object.slot in places)


def _worth(mention: Mention, values: Values, text: str) -> Mention | None:
    """Return a sum in a currency that says what a number of things was worth."""
    if mention.money >= 0 and values.moneys[mention.money].currency:
        return None
    end = mention.end
    for index, money in values.moneys.touching(end, end + _REACH):
        between = text[end : money.end]
        if money.start >= end and money.currency and "." not in between[: money.start - end]:
            if _WORTH.search(between):
                return replace(mention, money=index, start=money.start, end=money.end)
            return None
    return None


def _sum(mention: Mention, values: Values) -> Sum:
    if mention.money >= 0:
        money = values.moneys[mention.money]
        if money.currency:
            return Sum(money.value, money.approximation, money.currency)
        return Sum(money.value, money.approximation, unit=mention)
    count = values.counts[mention.count]
    return Sum(count.value, count.approximation, unit=mention)
