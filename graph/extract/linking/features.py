"""What is known of a proposal, as named features: each a number from 0 to 1, most 0 or 1.

A proposal is scored by its trigger, by each of its two fillers, and by how these stand together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.extract.grammar.clauses import is_passive
from graph.extract.grammar.slots import is_alike

if TYPE_CHECKING:
    from graph.extract.linking.implied import Implied
    from graph.extract.linking.layout import Layout
    from graph.extract.linking.propose import Scene
    from graph.extract.linking.roles import Filled
    from graph.extract.linking.triggers import Trigger
    from graph.extract.saying.mood import Finding

Marks = dict[str, float]
_PLAIN = frozenset({"subj", "obj", "of", "by", "holder", "self", "prefix", "modifier", "place"})
_STEPS = (2, 5, 10, 18)
_MOST_WORDS = 4


def of_trigger(scene: Scene, trigger: Trigger, finding: Finding, senses: int) -> Marks:
    """Return the features of a trigger; ``senses`` counts the relations that its word may say."""
    frame = trigger.frame
    typed = any(slot.wanted for role in ("subject", "object") for slot in frame.roles.get(role, ()))
    found = {
        "bias": 1.0,
        f"trigger={voice(scene, trigger)}": 1.0,
        f"trigger.dep={trigger.token.dep.partition(':')[0]}": 1.0,
        "trigger.unsure": float(not trigger.sure),
        "trigger.words": min(1.0, (len(frame.words) - 1) / 2),
        "trigger.senses": min(1.0, (senses - 1) / 4),
        "frame.constrained": float(bool(frame.needs) or typed),
        f"language={frame.language}": 1.0,
        "value": float("value" in frame.roles),
        "doubt": min(1.0, finding.doubt / 2),
        f"modality={finding.modality}": 1.0,
        "actuality.other": float(finding.actuality != "Actual"),
        "polarity=Negative": float(finding.polarity == "Negative"),
        "long": min(1.0, len(scene.tree.tokens) / 80),
    }
    return {name: value for name, value in found.items() if value}


def of_implied(one: Implied, language: str) -> Marks:
    """Return the features of what a phrase says without a trigger."""
    rule = f"rule={one.relation}.{one.rule}"
    mine = one.subject
    noun = one.object if one.relation == "describedAs" else one.written[0]
    found = {
        "bias": 1.0,
        f"language={language}": 1.0,
        rule: 1.0,
        f"{rule}/named": float(mine.proper or bool(mine.entity)),
        f"{rule}/plural": float(mine.plural),
        f"{rule}/definite": float(mine.definite),
        f"{rule}/generic": float(mine.generic),
        f"{rule}/object named": float(one.object.proper),
        f"{rule}/{language}": 1.0,
        f"{rule}/set={noun.sets[0] if noun.sets else 'none'}": 1.0,
        f"{rule}/words={min(_MOST_WORDS, len(noun.text.split()))}": 1.0,
        f"{rule}/noun definite": float(noun.definite),
        f"{rule}/noun plural": float(noun.plural),
        "subject.coref": float(bool(mine.hops)),
    }
    return {name: value for name, value in found.items() if value}


def voice(scene: Scene, trigger: Trigger) -> str:
    """Return the kind of a trigger: a noun, an adjective, or a verb in the active or passive."""
    kind = trigger.frame.trigger
    if kind != "verb":
        return kind
    return "passive" if is_passive(scene.tree, trigger.token) else "active"


def of_filler(
    scene: Scene,
    layout: Layout,
    trigger: Trigger,
    kind: str,
    name: str,
    mine: Filled,
    every: list[Filled],
) -> Marks:
    """Return the features of one candidate of a role, beside all of them; ``kind`` is the voice."""
    mention = mine.mention
    near = mine.how == "near"
    way_in = f"{name}.near" if near else f"{name}.slot" if mine.first else f"{name}.later"
    told: Marks = {}

    def mark(what: str, value: float = 1.0) -> None:
        if value:
            told[what] = value

    mark(way_in)
    mark(f"{name}.fit={_level(mine.fit)}")
    mark(f"{name}.named", float(mention.proper or bool(mention.entity)))
    mark(f"{name}.wild", float("?" in mention.classes))
    mark(f"{name}.coref", float(bool(mention.hops)))
    mark(f"{name}.pronoun", float(mention.pronoun))
    mark(f"{name}.generic", float(mention.generic))
    mark(f"{name}.plural", float(mention.plural and not mention.proper))
    mark(f"{name}.definite", float(mention.definite and not mention.proper))
    mark(f"{name}.member", float(bool(mine.member)))
    mark(f"{name}.sum", float(mention.money >= 0))
    if not near:
        mark(f"{name}.how={mine.how}")
        mark(f"{name}.how={mine.how}/{kind}")
        mark(f"{name}.rank={min(mine.rank, 3)}")
    else:
        rivals = [one for one in every if one.first]
        mark(f"{name}.near.open", float(not rivals))
        mark(f"{name}.near.beside={_rival(rivals)}")
        mark(f"{name}.near.kind={kind}/{_slot(mine.slot)}")
        mark(f"{name}.near.fr", float(trigger.frame.language == "fr"))
    if mine.at < 0:
        return told
    at, here = mine.at, trigger.token.i
    before = at < here
    side = "before" if before else "after"
    token = scene.tree.tokens[at]
    mark(f"{way_in}.side={kind}/{_slot(mine.slot)}/{side}")
    mark(f"{way_in}.far={_far(abs(at - here))}")
    verbs = layout.verbs(at, here)
    mark(f"{way_in}.verbs={min(verbs, 3)}")
    mark(f"{way_in}.breaks={min(layout.breaks(at, here), 3)}")
    mark(f"{way_in}.quotes", float(bool(layout.quotes(at, here))))
    mark(f"{name}.way={layout.way(trigger.token, at)}")
    if near:
        mark(f"{name}.near.way={kind}/{layout.way(trigger.token, at)}")
        mark(f"{name}.near.nth={_nth(mine, every, here)}")
        slots = trigger.frame.roles[name]
        case = token.case
        if not case:
            mark(f"{name}.near.case=none/{side}")
        elif any(is_alike(case, slot.name) for slot in slots):
            mark(f"{name}.near.case=wanted/{side}")
        else:
            mark(f"{name}.near.case=other/{side}")
        mark(f"{name}.near.adjective", float(mention.token.i != at and at not in scene.mentions))
        head = scene.tree.head(token)
        claimed = (
            head is not None
            and head.is_verbal
            and head.i != here
            and token.dep in {"nsubj", "obj", "nsubj:pass"}
        )
        mark(f"{name}.near.claimed", float(claimed))
    return told


def of_pair(scene: Scene, trigger: Trigger, kind: str, one: Filled, two: Filled) -> Marks:
    """Return the features of two fillers together: subject and object."""
    told: Marks = {}
    ways = "".join("n" if each.how == "near" else "s" if each.first else "l" for each in (one, two))
    told[f"pair={ways}"] = 1.0
    named = "".join(
        "n" if each.mention.proper or each.mention.entity else "u" for each in (one, two)
    )
    told[f"pair.named={named}"] = 1.0
    if one.at < 0 or two.at < 0:
        return told
    here = trigger.token.i
    order = "".join(letter for _, letter in sorted([(one.at, "s"), (here, "t"), (two.at, "o")]))
    told[f"pair.order={kind}/{order}"] = 1.0
    told[f"pair.order={kind}/{order}/{ways}"] = 1.0
    tokens = scene.tree.tokens
    if tokens[two.at].head == one.at:
        told[f"pair.under={tokens[two.at].dep.partition(':')[0]}"] = 1.0
    elif tokens[one.at].head == two.at:
        told[f"pair.over={tokens[one.at].dep.partition(':')[0]}"] = 1.0
    elif tokens[one.at].head == tokens[two.at].head:
        told["pair.sisters"] = 1.0
    told[f"pair.far={_far(abs(one.at - two.at))}"] = 1.0
    return told


def _slot(name: str) -> str:
    return name if name in _PLAIN else "preposition"


def _level(fits: float) -> str:
    return "whole" if fits >= 1 else "most" if fits >= 0.7 else "half" if fits >= 0.5 else "less"  # noqa: PLR2004


def _far(steps: int) -> str:
    return str(next((i for i, most in enumerate(_STEPS) if steps <= most), len(_STEPS)))


def _rival(found: list[Filled]) -> str:
    if not found:
        return "none"
    first = found[0].mention
    if first.pronoun:
        return "pronoun"
    sort = "name" if first.proper or first.entity else "noun"
    return f"{sort}/{found[0].how}"


def _nth(mine: Filled, every: list[Filled], here: int) -> int:
    low, high = min(mine.at, here), max(mine.at, here)
    return min(3, sum(low < one.at < high for one in every))
