"""For each trigger, every way of filling the roles of its frame."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.extract.classes import signatures
from graph.extract.linking.roles import (
    Filled,
    candidates,
    holds,
    in_slot,
    in_slots,
    nearest,
    unsaid,
)
from graph.extract.mentions.find import essential

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.extract.grammar.clauses import Filler, Verbs
    from graph.extract.linking.layout import Layout
    from graph.extract.linking.triggers import Trigger
    from graph.extract.mentions.mention import Mention
    from graph.extract.parsing.tree import Tree


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its mentions, and what pronouns in it stand for."""

    tree: Tree
    mentions: Mapping[int, Mention]
    verbs: Verbs
    resolve: Mapping[int, Mention]
    #: who did a thing in the sentences before, by relation
    before: dict[str, Mention] = field(default_factory=dict)
    #: who the paragraph is about, from the sentences before
    topic: Mention | None = None
    #: the subject of the last sentence before that has one, somebody known
    last_subject: Mention | None = None
    #: what stands in a slot of a word, kept once it was asked for: frames ask for the same again
    filling: dict[tuple[int, str, str], list[Filler]] = field(
        default_factory=dict, compare=False, repr=False
    )


@dataclass(frozen=True, slots=True)
class Proposal:
    """One way of reading a trigger: a relation between two mentions, or a mention and a value."""

    trigger: Trigger
    relation: str
    subject: Filled
    object: Filled | None

    @property
    def near(self) -> str:
        """The role that the frame and the tree alone would fill otherwise: subject, object or none.

        Empty where they would choose both as they are.
        """
        if not self.subject.first:
            return "subject"
        return "object" if self.object is not None and not self.object.first else ""


def proposals(scene: Scene, layout: Layout, trigger: Trigger) -> Iterator[Proposal]:
    """Give the readings of a trigger: each pair of candidates for its two roles.

    At least one of the two is what the frame and the tree would choose: where neither is, next to
    nothing was right.
    """
    frame = trigger.frame
    signature = signatures()[frame.relation]
    if not all(holds(scene, trigger, slot) for slot in frame.needs):
        return
    if any(holds(scene, trigger, slot) for slot in frame.refuses):
        return
    subjects = candidates(scene, trigger, "subject", signature.subjects)
    if "object" in frame.roles:
        objects = candidates(scene, trigger, "object", signature.objects)
        more = nearest(layout, trigger, "subject", signature.subjects, subjects) if objects else ()
        far = nearest(layout, trigger, "object", signature.objects, objects) if subjects else ()
        objects = [*objects, *far] if objects or subjects == [] else [*unsaid(scene, trigger), *far]
        for subject in [*subjects, *more]:
            for other in objects:
                if (subject.first or other.first) and not _is_one(subject, other):
                    yield Proposal(trigger, frame.relation, subject, other)
    if "value" in frame.roles:
        for subject in subjects:
            yield Proposal(trigger, frame.relation, subject, None)


def qualifiers(scene: Scene, proposal: Proposal) -> dict[str, tuple[Filled, ...]]:
    """Return what fills the other roles of a proposal's frame, by role."""
    taken = {proposal.subject.at, proposal.object.at if proposal.object is not None else -1}
    made: dict[str, tuple[Filled, ...]] = {}
    for name, slots in proposal.trigger.frame.roles.items():
        if name in {"subject", "object", "value", "amount"}:
            continue
        found = in_slots(scene, proposal.trigger, slots, ("Entity",))
        if told := tuple(one for one in found if one.first and one.at not in taken):
            made[name] = told
    return made


def _is_one(one: Filled, other: Filled) -> bool:
    if one.at == other.at and one.at >= 0:
        return True
    left, right = one.mention, other.mention
    return bool(left.key) and left.key == right.key and left.start == right.start


def amount(scene: Scene, trigger: Trigger) -> Filled | None:
    """Return the mention that holds the sum or count of what a trigger says."""
    frame = trigger.frame
    for slot in frame.roles.get("amount", ()):
        for filler in in_slot(scene, trigger, slot.name):
            for token in (filler.token, essential(scene.tree, filler.token)):
                mention = scene.mentions.get(token.i)
                if mention is not None and (mention.money >= 0 or mention.count >= 0):
                    return Filled(mention, filler.how, 1.0, slot.name, 0)
                for inner in scene.tree.children(token, "nmod"):
                    mention = scene.mentions.get(inner.i)
                    if mention is not None and mention.money >= 0:
                        return Filled(mention, filler.how, 1.0, slot.name, 0)
    return None
