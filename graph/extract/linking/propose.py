"""For each trigger, every way of filling the roles of its frame."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from graph.extract.classes import WILD, fit, signatures
from graph.extract.grammar.clauses import Filler, Verbs, is_passive
from graph.extract.grammar.slots import fillers
from graph.extract.linking.lists import exemplars, members, run
from graph.extract.mentions.find import essential

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.extract.lexicon.frames import Slot
    from graph.extract.linking.triggers import Trigger
    from graph.extract.mentions.mention import Mention
    from graph.extract.parsing.tree import Token, Tree

_LEAST_FIT = 0.3
_ORDER_FIT = 0.7
_SLOT_FIT = 0.6
_FAR = 25  # words


@dataclass(frozen=True, slots=True)
class Filled:
    """A mention in a role: how its word was found, how well it fits, and by which slot."""

    mention: Mention
    how: str
    fit: float
    slot: str
    rank: int
    member: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One way of reading a trigger: a relation between two mentions, or a mention and a value."""

    trigger: Trigger
    relation: str
    subject: Filled
    object: Filled | None
    value: str = ""
    qualifiers: Mapping[str, tuple[Filled, ...]] = field(default_factory=dict)
    amount: Filled | None = None
    rivals: int = 0


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its mentions, and what pronouns in it stand for."""

    tree: Tree
    mentions: Mapping[int, Mention]
    verbs: Verbs
    resolve: Mapping[int, Mention]
    #: who did a thing in the sentences before, by relation
    before: dict[str, Mention] = field(default_factory=dict)


#: acts of an authority that a text names once: "also designated are …"
_OF_AUTHORITY = frozenset({"designated", "sanctions", "imposes", "holdsAccountable"})


#: what is sent or sold is its State's own: "North Korean shells were delivered"
_OF_OWNER = frozenset({"sentSoldiersTo", "sentWorkersTo", "suppliedArmsTo", "tradesIn"})


def _owner(scene: Scene, trigger: Trigger) -> list[Filled]:
    """Return the State whose adjective stands with what a passive is about."""
    if trigger.frame.relation not in _OF_OWNER or not is_passive(scene.tree, trigger.token):
        return []
    for filler in fillers(scene.tree, trigger.token, "verb", "obj", scene.verbs):
        base = essential(scene.tree, filler.token)
        for one in scene.tree.children(base, "amod", "nmod", "compound"):
            state = scene.resolve.get(-one.i - 1)
            if state is not None:
                return [Filled(state, "owner", 1.0, "subj", 0)]
    return []


def _unsaid(scene: Scene, trigger: Trigger) -> list[Filled]:
    """Return who did it in the sentences before, where a passive doesn't say who."""
    relation = trigger.frame.relation
    if relation not in _OF_AUTHORITY or not is_passive(scene.tree, trigger.token):
        return []
    same = next(
        (scene.before[one] for one in (relation, *sorted(_OF_AUTHORITY)) if one in scene.before),
        None,
    )
    if same is None:
        return []
    told = replace(same, hops=(*same.hops, (same.start, same.end)))
    return [Filled(told, "unsaid", 1.0, "subj", 0)]


def proposals(scene: Scene, trigger: Trigger) -> Iterator[Proposal]:
    """Give the readings of a trigger: a list in the text is as many as it has members."""
    frame = trigger.frame
    signature = signatures()[frame.relation]
    if not _constraints(scene, trigger):
        return
    subjects = _role(scene, trigger, frame.roles["subject"], signature.subjects)
    if not subjects:
        subjects = _unsaid(scene, trigger)
    if not subjects:
        subjects = _owner(scene, trigger)
    if not subjects:
        subjects = _by_order(
            scene, trigger, frame.roles["subject"], signature.subjects, before=True
        )
    if not subjects:
        return
    qualifiers = {
        role: tuple(_role(scene, trigger, slots, ("Entity",)))
        for role, slots in frame.roles.items()
        if role not in {"subject", "object", "value", "amount"}
    }
    amounts = _amounts(scene, trigger)
    if "object" in frame.roles:
        objects = _role(scene, trigger, frame.roles["object"], signature.objects)
        if not objects:
            objects = _by_order(
                scene, trigger, frame.roles["object"], signature.objects, before=False
            )
    else:
        objects = []
    for subject in subjects:
        for filled in objects:
            same = filled.mention.token.i == subject.mention.token.i
            if same or _one(filled.mention, subject.mention):
                continue
            yield Proposal(
                trigger,
                frame.relation,
                subject,
                filled,
                qualifiers={
                    role: found
                    for role, given in qualifiers.items()
                    if (found := tuple(one for one in given if _apart(one, subject, filled)))
                },
                amount=amounts,
                rivals=len(subjects) * len(objects),
            )
        if "value" in frame.roles:
            yield Proposal(trigger, frame.relation, subject, None, amount=amounts)


def _one(left: Mention, right: Mention) -> bool:
    return bool(left.key) and left.key == right.key and left.start == right.start


def _apart(one: Filled, subject: Filled, other: Filled) -> bool:
    return one.mention.token.i not in {subject.mention.token.i, other.mention.token.i}


def _role(
    scene: Scene, trigger: Trigger, slots: Sequence[Slot], allowed: tuple[str, ...]
) -> list[Filled]:
    """Return the mentions that fill a role by the first of its slots that has any."""
    for rank, slot in enumerate(slots):
        found: list[Filled] = []
        for filler in _in_slot(scene, trigger, slot.name):
            found = _expanded(scene, filler, slot, allowed, rank)
            if found:
                break
        if found:
            return found
    return []


def _in_slot(scene: Scene, trigger: Trigger, name: str) -> list[Filler]:
    found = fillers(scene.tree, trigger.token, trigger.frame.trigger, name, scene.verbs)
    words = trigger.frame.words
    if len(words) > 1 and name in {"obj", "of", "de", words[-1]}:
        # "mettre la main sur": what stands after its last word is its object
        after = [
            one
            for one in scene.tree.tokens[trigger.last.i + 1 : trigger.last.i + 1 + _FAR]
            if (one.case.endswith(words[-1]) or words[-1] in one.case.split()) and one.is_nominal
        ]
        inner = [
            one
            for one in scene.tree.children(trigger.last, "nmod", "obj", "obl")
            if one.i > trigger.last.i and (name == "obj" or one.case in {"of", "de"})
        ]
        extra = [Filler(one, "direct") for one in [*after[:1], *inner[:1]]]
    if (
        len(words) > 1
        and trigger.last.is_verbal
        and trigger.last is not trigger.token
        and name != "subj"
    ):
        # "se faire voler": the infinitive has the complements
        found = [*fillers(scene.tree, trigger.last, "verb", name, scene.verbs), *found]
    if len(words) > 1 and name in {"obj", "of", "de", words[-1]}:
        own = {trigger.token.i, trigger.last.i}
        found = [*extra, *(one for one in found if one.token.i not in own)]
    if len(words) > 1 and trigger.frame.trigger == "noun" and trigger.last is not trigger.token:
        found = [*found, *fillers(scene.tree, trigger.last, "noun", name, scene.verbs)]
    return found


def _expanded(
    scene: Scene, filler: Filler, slot: Slot, allowed: tuple[str, ...], rank: int
) -> list[Filled]:
    """Return the mentions of a filler: itself, the rest of its list, and the examples given."""
    found: list[Filled] = []
    base = essential(scene.tree, filler.token)
    lists = [base] if filler.how in {"compound", "self"} else scene.tree.conjuncts(base)
    for place, token in enumerate(lists):
        member = "list" if place else ""
        filled = _filled(
            scene, essential(scene.tree, token), filler.how, slot, allowed, rank, member
        )
        if filled is not None:
            found.append(filled)
        elif not place:
            # the first of a list decides what the list is of
            filled = None
            break
        for example in exemplars(scene.tree, token):
            one = _filled(scene, example, filler.how, slot, allowed, rank, "example")
            if one is not None:
                found.append(one)
    spelt = members(scene.tree, base) + run(scene.tree, scene.mentions, base) if found else []
    for token in spelt:
        one = _filled(scene, token, filler.how, slot, allowed, rank, "list")
        if one is not None and all(one.mention.token.i != old.mention.token.i for old in found):
            found.append(one)
    return found


def _filled(
    scene: Scene,
    token: Token,
    how: str,
    slot: Slot,
    allowed: tuple[str, ...],
    rank: int,
    member: str,
) -> Filled | None:
    mention = scene.resolve.get(token.i) or scene.mentions.get(token.i)
    if mention is None and how in _BY_ADJECTIVE:
        mention = _of_adjective(scene, token)
    if mention is None:
        return None
    # "coal exports": a thing may be named so, an agent without a name not
    nameless = how in {"adjective", "compound"} and not (mention.proper or mention.entity)
    if nameless and (mention.origin != "compound" or fit(mention.classes, ("Agent",)) >= 1):
        return None
    if slot.wanted and not satisfies(mention, scene.mentions.get(token.i), slot.wanted):
        return None
    fits = fit(mention.classes, allowed)
    if fits < _LEAST_FIT:
        return None
    return Filled(mention, how, fits, slot.name, rank, member)


_BY_ADJECTIVE = frozenset({"adjective", "compound", "prefix"})


def _of_adjective(scene: Scene, token: Token) -> Mention | None:
    """Return the State that an adjective of nationality stands for."""
    return scene.resolve.get(-token.i - 1)


def satisfies(mention: Mention, written: Mention | None, wanted: str) -> bool:
    """Tell whether a mention is of a set of nouns (``@arms``) or a class, one of several by ``|``.

    A pronoun or a name that stands for it is judged by its class.
    """
    for one in wanted.split("|"):
        if one.startswith("@"):
            name = one.removeprefix("@")
            if name in mention.sets or (written is not None and name in written.sets):
                return True
        elif one == WILD:
            if WILD in mention.classes:
                return True
        elif fit(mention.classes, (one,)) >= _SLOT_FIT:
            return True
    return False


def _constraints(scene: Scene, trigger: Trigger) -> bool:
    return all(_holds(scene, trigger, slot) for slot in trigger.frame.needs) and not any(
        _holds(scene, trigger, slot) for slot in trigger.frame.refuses
    )


def _holds(scene: Scene, trigger: Trigger, slot: Slot) -> bool:
    if slot.name in {"word", "context"}:
        wanted = set(slot.wanted.split("|"))
        return any(
            lemma in wanted for token in scene.tree.tokens for lemma in (*token.lemmas, token.lower)
        )
    for filler in _in_slot(scene, trigger, slot.name):
        for token in scene.tree.conjuncts(essential(scene.tree, filler.token)):
            here = scene.mentions.get(token.i)
            mention = scene.resolve.get(token.i) or here
            if not slot.wanted:
                return True
            if mention is not None and satisfies(mention, here, slot.wanted):
                return True
            outer = scene.mentions.get(filler.token.i)
            if outer is not None and satisfies(outer, outer, slot.wanted):
                return True
    return False


def _by_order(
    scene: Scene,
    trigger: Trigger,
    slots: Sequence[Slot],
    allowed: tuple[str, ...],
    *,
    before: bool,
) -> list[Filled]:
    """Return the nearest mention on the side where a role usually stands, if the tree has none."""
    slot = slots[0]
    if trigger.frame.trigger != "verb" or trigger.token.dep in {"amod", "acl", "cop"}:
        return []
    if before and is_passive(scene.tree, trigger.token):
        return []
    if any(_in_slot(scene, trigger, one.name) for one in slots):
        # the tree has something there, and it doesn't fit
        return []
    if slot.name in {"self", "prefix", "modifier", "comp", "holder"}:
        return []
    if before and slot.name not in {"subj", "by", "of"}:
        before = slot.name == "obj"
    candidates = [
        one
        for one in scene.mentions.values()
        if (one.token.i < trigger.token.i if before else one.token.i > trigger.last.i)
        and abs(one.token.i - trigger.token.i) <= _FAR
        and one.origin != "compound"
    ]
    candidates.sort(key=lambda one: abs(one.token.i - trigger.token.i))
    for one in candidates:
        token = one.token
        if slot.is_preposition and token.case != slot.name:
            continue
        if before and (token.case not in {"", "by", "par"} or token.dep not in _SUBJECTS):
            continue
        if not before and not slot.is_preposition and token.case:
            continue
        filled = _filled(scene, token, "order", slot, allowed, 0, "")
        if filled is not None and filled.fit >= _ORDER_FIT:
            return [filled]
    return []


_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "agent", "root", "conj", "appos"})


def _amounts(scene: Scene, trigger: Trigger) -> Filled | None:
    """Return the mention that holds the sum or count of what a trigger says."""
    frame = trigger.frame
    for slot in frame.roles.get("amount", ()):
        for filler in _in_slot(scene, trigger, slot.name):
            for token in (filler.token, essential(scene.tree, filler.token)):
                mention = scene.mentions.get(token.i)
                if mention is not None and (mention.money >= 0 or mention.count >= 0):
                    return Filled(mention, filler.how, 1.0, slot.name, 0)
                for inner in scene.tree.children(token, "nmod"):
                    mention = scene.mentions.get(inner.i)
                    if mention is not None and mention.money >= 0:
                        return Filled(mention, filler.how, 1.0, slot.name, 0)
    return None
