"""Relative clauses that hang on a word too far up: « de l'Union, qui a sanctionné la banque »."""

from __future__ import annotations

from graph.extract.parsing.raw import NOMINAL, Raw, children, hang, is_finite

_PRONOUNS = frozenset({"qui", "que", "qu'", "dont", "où", "lequel", "laquelle", "lesquels",
                       "lesquelles"})  # fmt: skip


def relatives(words: list[Raw]) -> None:
    """Hang a relative clause on the noun before its pronoun, in place, where the other is unfit.

    Unfit is a verb, a pronoun like "celui" that has a complement, a name in the place of a
    mere "celui", or a noun of another number than the clause's verb.
    """
    for word in words:
        if word.lower == "dont":
            _whose(words, word)
    for verb in words:
        _objects(words, verb)
    for verb in words:
        if verb.dep not in {"acl:relcl", "acl"} or verb.pos not in {"VERB", "NOUN", "ADJ"}:
            continue
        pronoun = _pronoun(words, verb)
        if pronoun is None or pronoun.i < 1:
            continue
        last = words[pronoun.i - 1]
        if last.lower in {",", "\u00bb", ")"} and pronoun.i > 1:
            last = words[pronoun.i - 2]
        noun = _noun_before(words, last)
        head = words[verb.head]
        if noun is None or noun.i == head.i or not _is_unfit(words, head, verb, pronoun, noun):
            continue
        hang(words, verb, noun, "acl:relcl")


def _whose(words: list[Raw], whose: Raw) -> None:
    """Hang "dont" on the noun after it, and that noun's clause on the noun before it.

    « la firme, dont le siège est à Port Sable »: the parser may take "est" for a subject.
    """
    noun = next(
        (one for one in words[whose.i + 1 : whose.i + 5] if one.pos in {"NOUN", "PROPN", "VERB"}),
        None,
    )
    if noun is None or noun.pos != "NOUN" or not children(words, noun, "det"):
        return
    verb = words[noun.head]
    if noun.dep not in {"nsubj", "nsubj:pass"} or verb.pos not in {"VERB", "AUX"}:
        return
    if whose.dep in {"nsubj", "nsubj:pass", "dep", "expl"}:
        hang(words, whose, noun, "nmod")
    if verb.dep in {"nsubj", "nsubj:pass", "obj", "obl", "appos", "amod", "dep"} and whose.i > 1:
        last = words[whose.i - 2] if words[whose.i - 1].lower == "," else words[whose.i - 1]
        before = _noun_before(words, last)
        if before is not None and before.i < whose.i and hang(words, verb, before, "acl:relcl"):
            verb.pos = "VERB"


def _objects(words: list[Raw], verb: Raw) -> None:
    """Make "que" the object of a relative clause that has none: the model may have it as a mark."""
    if verb.pos != "VERB" or verb.dep not in {"acl:relcl", "acl"} or not is_finite(words, verb):
        return
    for one in children(words, verb, "mark", "obj"):
        if one.lower not in {"que", "qu'"} or one.i > verb.i:
            continue
        if one.dep == "mark" and verb.dep == "acl":
            # « le fait que »: the clause says what the noun is
            continue
        others = [other for other in children(words, verb, "obj") if other.i != one.i]
        if not others:
            one.dep, one.pos, verb.mark, verb.dep = "obj", "PRON", "", "acl:relcl"


def _pronoun(words: list[Raw], verb: Raw) -> Raw | None:
    return next(
        (
            one
            for one in words[max(0, verb.i - 12) : verb.i]
            if one.lower in _PRONOUNS and (one.head == verb.i or words[one.head].head == verb.i)
        ),
        None,
    )


def _noun_before(words: list[Raw], last: Raw) -> Raw | None:
    here = last
    while here.pos in {"ADJ", "VERB", "ADV"} and here.dep in {"amod", "acl"} and here.head < here.i:
        here = words[here.head]
    if here.pos == "PROPN" and here.dep in {"flat:name", "flat", "appos", "nmod"} and not here.case:
        upper = words[here.head]
        if upper.i < here.i and upper.pos in {"NOUN", "PROPN"}:
            return upper if here.dep != "appos" else here
    return here if here.pos in {"NOUN", "PROPN", "NUM"} else None


def _is_unfit(words: list[Raw], head: Raw, verb: Raw, pronoun: Raw, noun: Raw) -> bool:
    if head.pos not in NOMINAL:
        return True
    if head.i > pronoun.i:
        return True
    if head.lower in {"celui", "celle", "ceux", "celles"} and noun.i > head.i and noun.case:
        return True
    if pronoun.lower != "qui":
        return False
    number = _number(words, verb)
    mine, other = head.morph.get("Number", ""), noun.morph.get("Number", "")
    if noun.pos == "PROPN" and noun.kind:
        other = "Sing"
    if head.pos == "PROPN" and head.kind:
        mine = "Sing"
    if head.dep != "conj" and any(one.dep == "conj" for one in children(words, head)):
        mine = "Plur"
    return bool(number and mine and other and mine != number and other == number)


def _number(words: list[Raw], verb: Raw) -> str:
    finite = children(words, verb, "aux", "aux:pass", "cop")
    for one in [*finite, verb]:
        if one.morph.get("VerbForm") == "Fin" and one.morph.get("Number"):
            return str(one.morph["Number"])
    return ""
