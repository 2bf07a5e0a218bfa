"""Which words may fill a slot of a trigger, by the tree: the surest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.extract.grammar.clauses import (
    RELATIVE,
    Filler,
    Verbs,
    antecedent,
    is_past_participle,
    logical,
    noun_owners,
    possessives,
    supports,
    surface_subjects,
)

if TYPE_CHECKING:
    from graph.extract.parsing.tree import Token, Tree

_OF = frozenset({"of", "de"})
_BY = frozenset({"by", "par", "de la part de"})
#: prepositions that say the same in this field, by the one that the lexicon writes
_ALIKE = {
    "from": {"from", "out of", "away from", "off"},
    "with": {"with", "together with", "along with", "alongside"},
    "on": {"on", "upon", "onto"},
    "in": {"in", "into", "inside", "within"},
    "to": {"to", "unto"},
    "against": {"against"},
    "à": {"à"},
    "contre": {"contre", "à l'encontre de"},
    "auprès de": {"auprès de"},
    "dans": {"dans", "au sein de"},
    "avec": {"avec", "de concert avec"},
    "through": {"through", "via"},
    "via": {"via", "through", "par le biais de", "par l'intermédiaire de"},
    "par": {"par"},
}
PLACES = frozenset(
    [
        "in",
        "at",
        "into",
        "to",
        "across",
        "from",
        "within",
        "inside",
        "near",
        "throughout",
        "out",
        "of",
        "en",
        "au",
        "à",
        "dans",
        "vers",
        "depuis",
        "chez",
        "sur",
    ]
) | {"out of", "from within", "au large de", "near"}
_ABROAD = frozenset(["abroad", "overseas", "elsewhere", "outre-mer", "ailleurs"])


def fillers(tree: Tree, trigger: Token, kind: str, slot: str, verbs: Verbs) -> list[Filler]:
    """Return what may fill a slot of a trigger, the surest first, each word once.

    ``kind`` is the trigger's: verb, noun or adjective.
    """
    if slot == "self":
        return [Filler(trigger, "self")]
    if slot == "prefix":
        return [Filler(one, "prefix") for one in tree.children(trigger, "prefix")]
    if trigger.dep == "cop":
        return _once(_predicate(tree, trigger, slot, verbs))
    if slot == "comp":
        found = [Filler(one, "direct") for one in tree.children(trigger, "xcomp", "ccomp", "advcl")]
        for one in tree.children(trigger, "obj"):
            found += [Filler(inner, "nested") for inner in tree.children(one, "acl") if inner.mark]
        return found
    if kind == "verb":
        if slot in {"subj", "obj", "by"}:
            subjects, objects = logical(tree, trigger, verbs)
            if slot == "by":
                agents = [Filler(one, "agent") for one in tree.children(trigger, "agent")]
                return _once([*agents, *_prepositional(tree, trigger, {"by", "par"})])
            return _once(objects if slot == "obj" else subjects)
        if slot == "iobj":
            return _once(Filler(one, "direct") for one in tree.children(trigger, "iobj"))
        if slot == "of":
            return _once(_prepositional(tree, trigger, {"of", "de"}))
        if slot == "holder":
            subjects, objects = logical(tree, trigger, verbs)
            return _once(objects or subjects)
    if kind == "noun":
        if slot in {"of", "obj"}:
            return _once(_complements(tree, trigger))
        if slot in {"by", "subj"}:
            return _once(_agents(tree, trigger, verbs, of=slot == "subj"))
        if slot == "holder":
            return _once(noun_holders(tree, trigger, verbs))
    if kind == "adjective" and slot in {"holder", "subj", "obj"}:
        return _once(_adjective_holders(tree, trigger, verbs))
    if slot == "modifier":
        near = tree.children(trigger, "amod", "compound", "nummod", "quantmod", "prefix")
        return [Filler(one, "adjective" if one.dep == "amod" else "direct") for one in near]
    if slot == "place":
        return _once(_places(tree, trigger))
    wanted = _ALIKE.get(slot, {slot})
    found = list(_prepositional(tree, trigger, wanted))
    if kind == "noun":
        found += _support_complements(tree, trigger, wanted, verbs)
    return _once(found)


def _predicate(tree: Tree, be: Token, slot: str, verbs: Verbs) -> list[Filler]:
    """Fill the slots of "to be": "A is among the entities" has its noun at the head."""
    head = tree.head(be)
    if head is None:
        return []
    if slot == "subj":
        return surface_subjects(tree, head, verbs)
    if slot == "obj":
        return [] if head.case else [Filler(head, "direct")]
    wanted = _ALIKE.get(slot, {slot})
    own = [Filler(head, "direct")] if head.case in wanted else []
    return [*own, *_prepositional(tree, head, wanted)]


def _once(found: object) -> list[Filler]:
    kept: dict[int, Filler] = {}
    for one in found:  # type: ignore[attr-defined]
        kept.setdefault(one.token.i, one)
    return list(kept.values())


def _prepositional(tree: Tree, head: Token, wanted: set[str]) -> list[Filler]:
    """Return the complements after a preposition: the word's own, then its object's.

    A parser often hangs "from the port" on the boats and not on the theft.
    """
    found = [
        antecedent(tree, one, head)
        for one in tree.children(head)
        if (one.case in wanted or (one.lower == "dont" and "de" in wanted))
        and one.dep in {"obl", "nmod", "obj", "iobj", "agent", "xcomp", "dep"}
    ]
    nearer = [
        one
        for one in tree.children(head, "obj", "nsubj:pass", "obl", "xcomp", "advmod")
        if one.i > head.i or one.dep == "obj"
    ]
    for one in nearer:
        found += [
            Filler(inner, "nested")
            for inner in tree.children(one, "nmod", "obl")
            if inner.case in wanted and inner.i > head.i
        ]
    for one in tree.children(head, "acl", "advcl"):
        # "sanctions targeting banks", « une campagne visant des banques »
        if one.lower in wanted:
            found += [Filler(inner, "direct") for inner in tree.children(one, "obj")]
    if head.dep == "conj" and not found:
        # the complement of the first verb of a list, shared
        above = tree.head(head)
        if above is not None:
            found += [
                Filler(one, "shared")
                for one in tree.children(above, "obl")
                if one.case in wanted and one.i > head.i
            ]
    if not found:
        for other in tree.children(head, "conj"):
            if other.pos == head.pos:
                found += [
                    Filler(one, "shared")
                    for one in tree.children(other, "obl", "nmod")
                    if one.case in wanted
                ]
    return found


def _complements(tree: Tree, noun: Token) -> list[Filler]:
    found = [
        antecedent(tree, one, noun)
        for one in tree.children(noun, "nmod", "obl")
        if one.case in _OF and one.i > noun.i
    ]
    found += [
        antecedent(tree, one, noun)
        for one in tree.children(noun)
        if one.lower == "dont" or (one.pos == "PRON" and one.case in _OF)
    ]
    found += [Filler(one, "possessor") for one in tree.children(noun, "nmod:poss")]
    found += possessives(tree, noun)
    found += [Filler(one, "compound") for one in tree.children(noun, "compound")]
    return found


def _agents(tree: Tree, noun: Token, verbs: Verbs, *, of: bool) -> list[Filler]:
    found = noun_owners(tree, noun, verbs)
    found += [Filler(one, "agent") for one in tree.children(noun, "agent")]
    if of:
        found += [Filler(one, "genitive") for one in tree.children(noun, "nmod") if one.case in _OF]
        found += [Filler(one, "compound") for one in tree.children(noun, "compound", "prefix")]
    found += [Filler(one, "adjective") for one in tree.children(noun, "amod")]
    return found


def noun_holders(tree: Tree, noun: Token, verbs: Verbs) -> list[Filler]:
    """Return who or what is called by a noun: by "to be", apposition, "as", a title, or itself."""
    found: list[Filler] = []
    if tree.children(noun, "cop"):
        found += surface_subjects(tree, noun, verbs)
    head = tree.head(noun)
    if head is not None:
        if noun.dep == "appos":
            found.append(Filler(head, "apposition"))
        if noun.dep == "conj" and head.is_nominal:
            found += noun_holders(tree, head, verbs)
        if noun.case in {"as", "comme", "en tant que"} and head.is_verbal:
            subjects, objects = logical(tree, head, verbs)
            found += [Filler(one.token, "as") for one in [*objects, *subjects]]
        if noun.dep in {"compound", "flat", "flat:name"} and head.pos == "PROPN":
            found.append(Filler(head, "title"))
        if noun.dep in {"xcomp", "obl"} and head.is_verbal and noun.case in {"", "as", "comme"}:
            found += [Filler(one.token, "as") for one in logical(tree, head, verbs)[1]]
    named = [
        one
        for one in tree.children(noun, "appos", "flat", "nmod")
        if one.pos == "PROPN" and not one.case and one.dep != "nmod:poss"
    ]
    found += [Filler(one, "apposition") for one in named]
    if not found:
        found.append(Filler(noun, "self"))
    return found


def _adjective_holders(tree: Tree, word: Token, verbs: Verbs) -> list[Filler]:
    if word.is_verbal or is_past_participle(word):
        subjects, objects = logical(tree, word, verbs)
        found = [*objects, *subjects] if is_past_participle(word) else subjects
        if found:
            return found
    head = tree.head(word)
    if tree.children(word, "cop") or tree.children(word, "nsubj"):
        return surface_subjects(tree, word, verbs)
    if head is None:
        return []
    if word.dep == "conj":
        return [Filler(one.token, "shared") for one in _adjective_holders(tree, head, verbs)]
    if head.is_nominal:
        return [Filler(head, "participle")]
    if word.dep in {"xcomp", "advcl", "acl", "advmod", "obl", "nmod"}:
        subjects, objects = logical(tree, head, verbs)
        return [Filler(one.token, "control") for one in [*objects, *subjects]]
    return []


def _places(tree: Tree, word: Token) -> list[Filler]:
    found = [
        antecedent(tree, one, word)
        for one in tree.children(word, "obl", "nmod", "advmod")
        if one.case in PLACES or one.lower in _ABROAD
    ]
    for one in tree.children(word, "obj", "nsubj:pass"):
        found += [
            Filler(inner, "nested")
            for inner in tree.children(one, "nmod", "advmod")
            if (inner.case in PLACES or inner.lower in _ABROAD) and inner.i > word.i
        ]
    found += [Filler(one, "prefix") for one in tree.children(word, "prefix")]
    return [one for one in found if one.token.lower not in RELATIVE or one.token.lower in _ABROAD]


_BEING_AT = frozenset({"être", "be", "trouver", "situer", "lie", "stand"})


def _support_complements(tree: Tree, noun: Token, wanted: set[str], verbs: Verbs) -> list[Filler]:
    """Return what stands after a preposition of the verb that has the noun as its object."""
    head = tree.head(noun)
    if head is not None and noun.dep == "nsubj" and set(head.lemmas) & _BEING_AT:
        # "its seat is in the port", « dont le siège se trouve au port »
        return [Filler(one, "support") for one in tree.children(head, "obl") if one.case in wanted]
    if head is None or not head.is_verbal or noun.dep not in {"obj", "nsubj:pass"}:
        return []
    if not supports(tree, noun, head, verbs):
        return []
    return [Filler(one, "support") for one in tree.children(head, "obl") if one.case in wanted]


def is_alike(case: str, slot: str) -> bool:
    """Tell whether a preposition is one that a slot names.

    >>> is_alike("into", "in"), is_alike("par", "by"), is_alike("of", "by")
    (True, True, False)
    """
    if slot == "of":
        return case in _OF
    if slot == "by":
        return case in _BY
    if slot == "place":
        return case in PLACES
    return case in _ALIKE.get(slot, {slot})
