"""A verb's voice, and who does and who undergoes what it says, however the clause is built."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.extract.parsing.tree import Token, Tree

#: pronouns that stand for the noun before their clause
RELATIVE = frozenset(
    [
        "who",
        "whom",
        "whose",
        "which",
        "that",
        "qui",
        "que",
        "qu'",
        "dont",
        "lequel",
        "laquelle",
        "lesquels",
        "lesquelles",
        "auquel",
        "duquel",
        "desquels",
        "desquelles",
        "auxquels",
        "auxquelles",
        "où",
    ]
)
_STEPS = 6


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a slot, and how it was found: ``direct``, ``relative``, ``control`` and so on."""

    token: Token
    how: str


@dataclass(frozen=True, slots=True)
class Verbs:
    """The verbs of a language that lend or pass on their subject or object, by lemma.

    ``blame`` are those whose object did what stands after "for", "of" or "to" ("accuse the Gulls of
    theft"), ``attribute`` those whose object is the deed of who stands after "to" or "on".
    """

    object_control: frozenset[str]
    support: frozenset[str]
    blame: frozenset[str] = frozenset()
    attribute: frozenset[str] = frozenset()


def is_passive(tree: Tree, verb: Token) -> bool:
    """Tell whether a verb is in the passive, or a past participle that stands by itself."""
    if tree.children(verb, "aux:pass") or tree.children(verb, "nsubj:pass"):
        return True
    if any(one.dep == "expl:pass" for one in tree.children(verb)):
        return True
    if not is_past_participle(verb) or tree.children(verb, "aux"):
        return False
    if verb.dep == "conj":
        head = tree.head(verb)
        has_own = bool(tree.children(verb, "nsubj"))
        return head is not None and not has_own and is_passive(tree, head)
    return verb.dep in {
        "acl",
        "amod",
        "advcl",
        "acl:relcl",
        "xcomp",
        "root",
        "parataxis",
        "dep",
    } and (not tree.children(verb, "nsubj") or verb.dep == "acl")


def is_past_participle(verb: Token) -> bool:
    """Tell whether a word is a past participle by its form."""
    return verb.morph.get("VerbForm") == "Part" and (
        verb.morph.get("Tense") == "Past" or verb.morph.get("Aspect") == "Perf"
    )


def surface_subjects(tree: Tree, verb: Token, verbs: Verbs, *, depth: int = 0) -> list[Filler]:
    """Return what stands as the subject of a verb in the sentence, the surest first.

    Where the verb has none of its own, it is the subject of the verb that it is joined to, the
    noun that it modifies, or the one that controls it.
    """
    if depth > _STEPS:
        return []
    own = [one for one in tree.children(verb, "nsubj") if one.i != verb.i]
    if own:
        return [antecedent(tree, one, verb) for one in own[:1]]
    head = tree.head(verb)
    if head is None:
        return []
    if verb.dep in {"conj", "parataxis"}:
        above = surface_subjects(tree, head, verbs, depth=depth + 1)
        if not above and head.is_nominal:
            return []
        return _as(above, "shared")
    if verb.dep in {"acl", "amod"} and head.is_nominal:
        if verb.morph.get("VerbForm") == "Inf" or verb.mark in {
            "to",
            "de",
            "à",
            "pour",
            "of",
            "for",
        }:
            asking = tree.head(head)
            asked = asking is not None and set(asking.lemmas) & verbs.object_control
            if asked and head.dep in {"obl", "obj", "iobj"}:
                # « demande à ses partenaires de sanctionner »
                return [Filler(head, "control")]
            # the plan to steal: whoever has the plan
            return _as(noun_owners(tree, head, verbs, depth=depth + 1), "control")
        return [Filler(head, "participle")]
    if verb.dep == "acl:relcl":
        return [Filler(head, "relative")] if _has_relative_subject(tree, verb) else []
    if verb.dep in {"xcomp", "advcl", "ccomp", "obl", "dep"}:
        return controllers(tree, verb, head, verbs, depth=depth + 1)
    return []


def controllers(
    tree: Tree, verb: Token, above: Token, verbs: Verbs, *, depth: int = 0
) -> list[Filler]:
    """Return who does what a clause without a subject says, from the verb that governs it."""
    if verb.dep == "ccomp" and verb.morph.get("VerbForm") == "Fin" and verb.mark:
        return []
    if above.is_nominal and not tree.children(above, "cop"):
        return _as(noun_owners(tree, above, verbs, depth=depth + 1), "control")
    objects = [one for one in tree.children(above, "obj", "iobj") if one.i != verb.i]
    subjects = surface_subjects(tree, above, verbs, depth=depth + 1)
    if is_passive(tree, above):
        agents = [Filler(one, "control") for one in tree.children(above, "agent")]
        joins_means = verb.mark in {"by", "en", "through", "in"}
        return (agents if joins_means else []) + _as(subjects, "control") + agents
    controls_object = bool(set(above.lemmas) & (verbs.object_control | verbs.blame))
    if controls_object and not objects:
        # "called on ports to report", « demande à la ville de protéger »
        objects = [
            one for one in tree.children(above, "obl") if one.case in _ASKED and one.is_nominal
        ]
    if (
        objects
        and controls_object
        and verb.mark
        not in {
            "by",
            "en",
            "through",
            "after",
            "après",
        }
    ):
        return [Filler(antecedent(tree, objects[0], above).token, "control"), *_as(subjects, "far")]
    return _as(subjects, "control")


def noun_owners(tree: Tree, noun: Token, verbs: Verbs, *, depth: int = 0) -> list[Filler]:
    """Return whose doing a noun is: its possessor, its agent, or the subject of a support verb."""
    if depth > _STEPS:
        return []
    found = possessives(tree, noun)
    found += [
        Filler(one, "possessor")
        for one in tree.children(noun, "nmod")
        if one.dep == "nmod:poss" or one.case in {"by", "par", "de la part de"}
    ]
    for one in tree.children(noun, "acl"):
        found += [Filler(agent, "agent") for agent in tree.children(one, "agent")]
    for one in tree.children(noun, "nmod"):
        # "violations of the ban by the port": the parser hangs the port on the ban
        found += [
            Filler(inner, "nested")
            for inner in tree.children(one, "nmod", "agent", "obl")
            if inner.case in {"by", "par", "de la part de"}
        ]
    if noun.case in {"behind", "derrière"} and tree.children(noun, "cop", "nsubj"):
        found += _as(surface_subjects(tree, noun, verbs, depth=depth + 1), "support")
    head = tree.head(noun)
    if (
        head is not None
        and noun.case in {"en", "in"}
        and head.is_verbal
        and tree.children(noun, "nmod")
    ):
        # "sold coal in violation of the ban"
        found += _as(surface_subjects(tree, head, verbs, depth=depth + 1), "support")
    if noun.dep == "conj" and head is not None:
        return [*found, *_as(noun_owners(tree, head, verbs, depth=depth + 1), "shared")]
    if head is not None and (blamed := _blamed(tree, noun, head, verbs)):
        return [*found, *blamed]
    if head is not None and supports(tree, noun, head, verbs):
        if head.is_verbal and is_passive(tree, head) and noun.dep == "nsubj:pass":
            found += [Filler(one, "agent") for one in tree.children(head, "agent")]
        else:
            found += _as(surface_subjects(tree, head, verbs, depth=depth + 1), "support")
    return found


_CHARGED = frozenset(["for", "of", "to", "with", "in", "de", "à", "d'"]) | {"d'avoir"}
_ASKED = frozenset({"à", "on", "upon", "to"})
_BLAMED_ON = frozenset({"to", "on", "à", "sur", "upon"})


def _blamed(tree: Tree, noun: Token, verb: Token, verbs: Verbs) -> list[Filler]:
    """Return who is said to have done it: "blamed the Gulls for", "attributed it to the Gulls"."""
    if set(verb.lemmas) & verbs.blame and noun.dep in {"obl", "nmod"} and noun.case in _CHARGED:
        return [Filler(one.token, "support") for one in logical(tree, verb, verbs)[1]]
    if set(verb.lemmas) & verbs.attribute and noun.dep in {"obj", "nsubj:pass"}:
        return [
            Filler(one, "support") for one in tree.children(verb, "obl") if one.case in _BLAMED_ON
        ]
    return []


def possessives(tree: Tree, noun: Token) -> list[Filler]:
    """Return the French possessive before a noun, which is its determiner: « ses navires »."""
    return [
        Filler(one, "possessor")
        for one in tree.children(noun, "det")
        if one.morph.get("Poss") == "Yes"
    ]


def supports(tree: Tree, noun: Token, verb: Token, verbs: Verbs) -> bool:
    """Tell whether a verb or adjective lends its subject to a noun that depends on it."""
    if noun.dep not in {"obj", "obl", "nsubj:pass", "nmod", "xcomp", "acl"}:
        return False
    keys = set(verb.lemmas)
    if noun.case:
        keys |= {f"{lemma} {noun.case}" for lemma in verb.lemmas}
    fixed = [one for one in tree.children(verb) if one.dep in {"compound:prt", "fixed", "advmod"}]
    keys |= {f"{lemma} {one.lower}" for lemma in verb.lemmas for one in fixed}
    return bool(keys & verbs.support)


def logical(tree: Tree, verb: Token, verbs: Verbs) -> tuple[list[Filler], list[Filler]]:
    """Return who does what a verb says, and what it is done to, whatever the voice."""
    if (caused := _undergone(tree, verb, verbs)) is not None:
        return caused
    subjects = surface_subjects(tree, verb, verbs)
    objects = [antecedent(tree, one, verb) for one in tree.children(verb, "obj") if one.i != verb.i]
    objects += _relative_object(tree, verb)
    if not objects:
        # "held the port accountable": the parser makes the port the subject of what it is held
        objects = [
            Filler(one, "direct")
            for inner in tree.children(verb, "ccomp", "xcomp")
            if inner.pos == "ADJ" and not tree.children(inner, "cop")
            for one in tree.children(inner, "nsubj")
        ]
    if is_passive(tree, verb):
        agents = [Filler(one, "agent") for one in tree.children(verb, "agent")]
        if not agents and not tree.children(verb, "obl", "obj"):
            # "trained and paid by the bureau": the last verb's agent is the first one's, too
            agents = [
                Filler(one, "shared")
                for other in tree.children(verb, "conj")
                for one in tree.children(other, "agent")
                if is_passive(tree, other)
            ]
        return agents, [*subjects, *objects]
    if not objects:
        # "stole and laundered the funds": the object of the last is the first one's, too
        objects = [
            Filler(one, "shared")
            for other in tree.children(verb, "conj")
            if other.is_verbal and other.i > verb.i and not tree.children(verb, "obl")
            for one in tree.children(other, "obj")
        ]
    return subjects, objects


def _undergone(tree: Tree, verb: Token, verbs: Verbs) -> tuple[list[Filler], list[Filler]] | None:
    """Read French "se faire voler": who is the subject undergoes it, and "par" says by whom."""
    head = tree.head(verb)
    if head is None or not _CAUSE & set(head.lemmas) or verb.dep not in {"xcomp", "ccomp", "obj"}:
        return None
    if not any(one.lower in {"se", "s'"} for one in tree.children(head)):
        return None
    agents = [
        Filler(one, "agent")
        for word in (verb, head)
        for one in tree.children(word, "agent", "obl")
        if one.dep == "agent" or one.case == "par"
    ]
    own = [Filler(one, "direct") for one in tree.children(verb, "obj")]
    return agents, own or surface_subjects(tree, head, verbs)


_CAUSE = frozenset({"faire", "voir", "laisser"})


def antecedent(tree: Tree, token: Token, verb: Token) -> Filler:
    """Return the noun that a relative pronoun stands for, and any other token as it is."""
    if token.pos == "PRON" and token.lower in RELATIVE:
        for above in (verb, *tree.ancestors(verb)):
            if above.dep.startswith("acl"):
                head = tree.head(above)
                if head is not None:
                    return Filler(head, "relative")
    return Filler(token, "direct")


def _has_relative_subject(tree: Tree, verb: Token) -> bool:
    return not tree.children(verb, "nsubj") and not tree.children(verb, "obj")


def _relative_object(tree: Tree, verb: Token) -> list[Filler]:
    """Return the noun before "(that) the Gulls took", where no word says "that"."""
    head = tree.head(verb)
    if verb.dep != "acl:relcl" or head is None or is_passive(tree, verb):
        return []
    relatives = [
        one
        for one in tree.subtree(verb)
        if one.pos in {"PRON", "DET", "SCONJ", "ADV"} and one.lower in RELATIVE and one.i < verb.i
    ]
    if relatives or tree.children(verb, "obj") or not tree.children(verb, "nsubj"):
        return []
    return [Filler(head, "relative")]


def _as(found: Iterable[Filler], how: str) -> list[Filler]:
    return [Filler(one.token, how) for one in found]
