"""The English model's relations (ClearNLP's) as Universal Dependencies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.extract.parsing.raw import Raw, children

if TYPE_CHECKING:
    from collections.abc import Callable

_SAME = {
    "dobj": "obj",
    "dative": "iobj",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "relcl": "acl:relcl",
    "poss": "nmod:poss",
    "prt": "compound:prt",
    "neg": "advmod",
    "pcomp": "advcl",
    "oprd": "xcomp",
    "ROOT": "root",
}
_PREPOSITIONS = frozenset({"prep", "dative", "agent"})
_MOVED = frozenset(
    {
        "nsubj", "nsubjpass", "csubj", "expl", "aux", "advmod", "neg", "prep", "punct", "advcl",
        "mark", "npadvmod", "conj", "cc", "ccomp", "xcomp", "dep", "prt", "intj", "agent",
        "preconj",
    }
)  # fmt: skip
_BE = frozenset({"be", "become", "remain"})


def level(words: list[Raw]) -> list[Raw]:
    """Rewrite a sentence's relations in place and return it."""
    for word in words:
        # the model's nmod is a noun before a noun; from here on, nmod has a preposition
        word.dep = "compound" if word.dep == "nmod" else word.dep
    for rule in _RULES:
        rule(words)
    for word in words:
        word.dep = _SAME.get(word.dep, word.dep)
    return words


def _copulas(words: list[Raw]) -> None:
    """Make the predicate after "to be" the head of its clause."""
    for be in words:
        if be.lemma not in _BE or be.pos not in {"AUX", "VERB"}:
            continue
        predicates = children(words, be, "attr", "acomp")
        if not predicates:
            continue
        predicate = predicates[0]
        if predicate.head != be.i:
            continue
        for child in children(words, be):
            # what follows a noun predicate in a list of predicates is a list of nouns
            if child.dep in _MOVED and child.i != predicate.i:
                child.head = predicate.i
        root = be.head == be.i
        predicate.head, predicate.dep = (predicate.i if root else be.head), be.dep
        be.head, be.dep = predicate.i, "cop"


def _prepositions(words: list[Raw]) -> None:
    """Make a preposition the case of its noun, or the mark of its clause."""
    for word in words:
        if word.dep not in _PREPOSITIONS or word.pos not in {
            "ADP",
            "SCONJ",
            "VERB",
            "ADV",
            "PART",
            "ADJ",
        }:
            continue
        _attach(words, (word,), word.lower, word.head, agent=word.dep == "agent")


def _attach(words: list[Raw], chain: tuple[Raw, ...], said: str, head: int, *, agent: bool) -> None:
    """Give what stands under the last preposition of a chain its case, or its mark."""
    prep = chain[-1]
    for child in children(words, prep):
        if child.dep in {"pobj", "pcomp"}:
            governor = words[head]
            nominal = (
                governor.pos in {"NOUN", "PROPN", "PRON", "NUM", "SYM"} and governor.dep != "x"
            )
            predicate_noun = any(one.dep == "cop" for one in children(words, governor))
            if child.dep == "pobj":
                child.case = said
                child.dep = (
                    "agent" if agent else "nmod" if nominal and not predicate_noun else "obl"
                )
                if nominal and predicate_noun:
                    child.dep = "nmod"
            else:
                child.mark = said
                child.dep = "acl" if nominal else "advcl"
            child.head = head
            if prep.head != child.i:
                prep.head, prep.dep = child.i, "case"
        elif child.dep == "prep" and child not in chain:
            # "out of the port", "according to the Watch", "up to"; rules may have made a ring
            _attach(words, (*chain, child), f"{said} {child.lower}", head, agent=agent)
            if child.dep == "case":
                prep.head, prep.dep = child.head, "case"
    if prep.dep in _PREPOSITIONS:
        prep.dep = "advmod"


def _such_as(words: list[Raw]) -> None:
    """Read "such as" as one preposition."""
    for word in words:
        if word.case == "as" and word.i >= 2:  # noqa: PLR2004 - two words stand before
            before = [one for one in words[max(0, word.i - 6) : word.i] if one.lower == "such"]
            marker = [one for one in words[max(0, word.i - 5) : word.i] if one.lower == "as"]
            if before and marker and marker[-1].i == before[-1].i + 1:
                word.case = "such as"


def _clauses(words: list[Raw]) -> None:
    """Give a clause its mark: "to" of an infinitive, a conjunction."""
    for word in words:
        if word.pos not in {"VERB", "AUX", "NOUN", "ADJ", "PROPN"}:
            continue
        if word.mark:
            continue
        marks = [
            one.lower
            for one in children(words, word)
            if one.dep == "mark" or (one.dep == "aux" and one.tag == "TO")
        ]
        if marks:
            word.mark = " ".join(marks)


def _infinitives(words: list[Raw]) -> None:
    """Read "is set to sanction four banks" with a verb: a noun would have an article of its own."""
    for word in words:
        if word.pos != "NOUN" or word.case != "to" or word.dep not in {"obl", "nmod"}:
            continue
        to = words[word.i - 1]
        after = words[word.i + 1] if word.i + 1 < len(words) else None
        if to.lower != "to" or to.head != word.i or after is None or word.tag != "NN":
            continue
        head = words[word.head]
        objects = [
            one
            for one in children(words, head, "dobj", "pobj")
            if one.i > word.i > head.i and not one.case
        ]
        if head.pos not in {"VERB", "ADJ"} or after.pos not in {"DET", "NUM"} or not objects:
            continue
        objects[0].head, objects[0].dep = word.i, "dobj"
        word.pos, word.dep, word.case, word.mark = "VERB", "xcomp", "", "to"
        word.morph = {"VerbForm": "Inf"}
        to.dep = "mark"


def _hyphens(words: list[Raw]) -> None:
    """Mark the first part of "Veldt-backed" as the prefix of its participle."""
    for word in words:
        joined = word.i + 1 < len(words) and words[word.i + 1].lower in {"-", "\u2010", "\u2011"}
        if word.dep in {"npadvmod", "compound", "advmod", "amod", "nmod"} and joined:
            follows = words[word.i + 2] if word.i + 2 < len(words) else None
            if follows is not None and follows.tag in {"VBN", "VBD", "VBG", "JJ"}:
                word.dep, word.head = "prefix", follows.i


_RULES: tuple[Callable[[list[Raw]], None], ...] = (
    _hyphens,
    _copulas,
    _prepositions,
    _such_as,
    _infinitives,
    _clauses,
)
