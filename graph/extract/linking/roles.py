"""Who may fill a role of a trigger: whoever stands in a slot of the frame, and whoever stands near.

A frame's slots say where in the tree a role should be. Trees are wrong, and texts are freer than
frames: so the nearest mentions of a class that the role allows are candidates, too, and the score
tells which of them it is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.extract.classes import WILD, fit
from graph.extract.grammar.clauses import Filler, is_passive, is_past_participle
from graph.extract.grammar.slots import fillers
from graph.extract.linking.lists import exemplars, members, run
from graph.extract.mentions.find import essential
from graph.extract.mentions.mention import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.extract.lexicon.frames import Slot
    from graph.extract.linking.layout import Layout, Spot
    from graph.extract.linking.propose import Scene
    from graph.extract.linking.triggers import Trigger
    from graph.extract.parsing.tree import Token

_LEAST_FIT = 0.3
_ORDER_FIT = 0.7
_SLOT_FIT = 0.6
_FAR = 25  # words
_NEAREST = 3  # mentions on each side of a trigger
_MOST = 40  # in slots


@dataclass(frozen=True, slots=True)
class Filled:
    """A mention in a role: how its word was found, how well it fits, and by which slot.

    ``at`` is the index of the word that stands for it, -1 if none does; ``first`` is true where the
    frame and the tree alone would choose it.
    """

    mention: Mention
    how: str
    fit: float
    slot: str
    rank: int
    member: str = ""
    at: int = -1
    first: bool = True


def candidates(scene: Scene, trigger: Trigger, name: str, allowed: tuple[str, ...]) -> list[Filled]:
    """Return who may fill a role by the frame and the tree, each word once.

    Those of the first slot that has any come first, and have ``first``; then those of other slots.
    """
    slots = trigger.frame.roles[name]
    found = list(in_slots(scene, trigger, slots, allowed))
    if name == "subject" and not found:
        found = _unsaid(scene, trigger) or _owner(scene, trigger)
    if not found:
        found = _of_entry(scene, trigger, slots, allowed)
    if not found:
        found = _by_order(scene, trigger, slots, allowed, before=name == "subject")
    return found


def in_slots(
    scene: Scene, trigger: Trigger, slots: Sequence[Slot], allowed: tuple[str, ...]
) -> Iterator[Filled]:
    """Give the mentions in the slots of a role, each word once, those of the first slot first."""
    seen: set[int] = set()
    first = True
    for rank, slot in enumerate(slots):
        for filler in in_slot(scene, trigger, slot.name):
            found = _expanded(scene, filler, slot, allowed, rank)
            for one in found:
                if one.at not in seen and len(seen) < _MOST:
                    seen.add(one.at)
                    yield replace(one, first=first)
            first = first and not found


def nearest(
    layout: Layout,
    trigger: Trigger,
    name: str,
    allowed: tuple[str, ...],
    found: Sequence[Filled],
) -> Iterator[Filled]:
    """Give the mentions nearest to a trigger that a role allows, but for those found already."""
    slots = trigger.frame.roles[name]
    taken = {one.at for one in found}
    low, high = sorted((trigger.token.i, trigger.last.i))
    for side in (layout.before(low), layout.after(high)):
        count = 0
        for spot in side:
            filled = None if spot.at in taken else _standing(spot, slots, allowed)
            if filled is not None:
                count += 1
                yield filled
            if count == _NEAREST:
                break


def _standing(spot: Spot, slots: Sequence[Slot], allowed: tuple[str, ...]) -> Filled | None:
    mention = spot.mention
    fits = fit(mention.classes, allowed)
    if fits < _LEAST_FIT:
        return None
    for rank, slot in enumerate(slots):
        if not slot.wanted or satisfies(mention, spot.written, slot.wanted):
            return Filled(mention, "near", fits, slot.name, rank, "", spot.at, first=False)
    return None


#: acts of an authority that a text names once: "also designated are …"
_OF_AUTHORITY = frozenset({"designated", "sanctions", "imposes", "holdsAccountable"})


def _of_entry(
    scene: Scene, trigger: Trigger, slots: Sequence[Slot], allowed: tuple[str, ...]
) -> list[Filled]:
    """Return who a paragraph is about, for a sentence that begins with what is said of them.

    "Owned by the Gulls since 2029." "Representative of Tern Bank in Veldt." as lists have it.
    """
    topic, token = scene.topic, trigger.token
    if topic is None or not _is_headless(scene, token):
        return []
    wanted = "holder" if not token.is_verbal else "obj" if is_passive(scene.tree, token) else "subj"
    fits = fit(topic.classes, allowed)
    for rank, slot in enumerate(slots):
        if slot.name == wanted and fits >= _SLOT_FIT:
            if slot.wanted and not satisfies(topic, None, slot.wanted):
                continue
            told = replace(topic, hops=(*topic.hops, (topic.start, topic.end)))
            return [Filled(told, "entry", fits, slot.name, rank)]
    return []


def _is_headless(scene: Scene, token: Token) -> bool:
    """Tell whether a word is the top of a sentence that has no subject."""
    tree = scene.tree
    top = token
    while top.dep == "conj" and (head := tree.head(top)) is not None:
        top = head
    if top.dep != "root" or tree.children(top, "nsubj", "csubj", "expl"):
        return False
    if not top.is_verbal:
        return not tree.children(top, "det", "cop", "nmod:poss") and top.pos == "NOUN"
    if is_past_participle(top) and not tree.children(top, "aux"):
        return True
    return top.morph.get("VerbForm") == "Fin" and top.morph.get("Mood") != "Imp"


#: what is sent or sold is its State's own: "North Korean shells were delivered"
_OF_OWNER = frozenset({"sentSoldiersTo", "sentWorkersTo", "suppliedArmsTo", "tradesIn"})


def _owner(scene: Scene, trigger: Trigger) -> list[Filled]:
    """Return the State whose adjective stands with what a passive is about."""
    if trigger.frame.relation not in _OF_OWNER or not is_passive(scene.tree, trigger.token):
        return []
    for filler in _filling(scene, trigger.token, "verb", "obj"):
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


#: answers to what the text speaks of: "did not respond", « n'a pas souhaité s'exprimer »
_ANSWERS = frozenset({"commentedOn"})
_NOT = frozenset({"not", "n't", "never", "pas", "jamais", "aucunement", "declined", "refused"})
_NEGATED = 5
_MATTER = {"en": "the matter", "fr": "l'affaire"}


def unsaid(scene: Scene, trigger: Trigger) -> list[Filled]:
    """Return what an answer is to, where it doesn't say so: a matter without words of its own.

    Only who does not answer does so to nothing that is named: police "reacted" to whatever it was.
    """
    if trigger.frame.relation not in _ANSWERS or trigger.frame.trigger != "verb":
        return []
    before = scene.tree.tokens[max(0, trigger.token.i - _NEGATED) : trigger.token.i]
    if len(trigger.frame.words) == 1 and not any(one.lower in _NOT for one in before):
        return []
    if not all(slot.is_preposition for slot in trigger.frame.roles["object"]):
        return []
    first, last = sorted((trigger.token, trigger.last), key=lambda one: one.i)
    matter = Mention(
        token=trigger.token,
        sentence=-1,
        start=first.start,
        end=last.end,
        text=_MATTER[trigger.frame.language],
        classes=frozenset({"Topic"}),
        origin="unsaid",
    )
    return [Filled(matter, "unsaid", 1.0, "unsaid", 0)]


def _filling(scene: Scene, token: Token, kind: str, name: str) -> list[Filler]:
    key = (token.i, kind, name)
    found = scene.filling.get(key)
    if found is None:
        found = scene.filling[key] = fillers(scene.tree, token, kind, name, scene.verbs)
    return found


def in_slot(scene: Scene, trigger: Trigger, name: str) -> list[Filler]:
    """Return the words that stand in a slot of a trigger, the surest first."""
    found = _filling(scene, trigger.token, trigger.frame.trigger, name)
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
        found = [*_filling(scene, trigger.last, "verb", name), *found]
    if len(words) > 1 and name in {"obj", "of", "de", words[-1]}:
        own = {trigger.token.i, trigger.last.i}
        found = [*extra, *(one for one in found if one.token.i not in own)]
    if len(words) > 1 and trigger.frame.trigger == "noun" and trigger.last is not trigger.token:
        found = [*found, *_filling(scene, trigger.last, "noun", name)]
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
        if one is not None and all(one.at != old.at for old in found):
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
    return Filled(mention, how, fits, slot.name, rank, member, token.i)


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


def holds(scene: Scene, trigger: Trigger, slot: Slot) -> bool:
    """Tell whether a slot that a frame wants or refuses is filled, or a word of it said."""
    if slot.name in {"word", "context"}:
        wanted = set(slot.wanted.split("|"))
        return any(
            lemma in wanted for token in scene.tree.tokens for lemma in (*token.lemmas, token.lower)
        )
    for filler in in_slot(scene, trigger, slot.name):
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
    if any(in_slot(scene, trigger, one.name) for one in slots):
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
