"""Subjects and objects that the parser lost: a bare noun before or after a verb that lacks one."""

from __future__ import annotations

from graph.extract.parsing.forms import is_of
from graph.extract.parsing.raw import Raw, children, crown, hang, is_finite
from graph.extract.parsing.times import is_time

_LOST = frozenset({"expl", "dep", "advmod", "obl", "nmod", "vocative", "dislocated", "discourse"})
_OBJECTS = frozenset({"advmod", "dep", "expl", "obl", "appos", "conj", "nmod"})
#: third persons of verbs without an object, which may stand before their subject
_COMES_FIRST = frozenset({"figure", "figurent", "figurait", "figuraient", "existe", "existent"})
#: verbs of which a noun without a preposition is no object
_STATES = frozenset({"être", "devenir", "rester", "sembler", "demeurer", "paraître"})


def main_clauses(words: list[Raw]) -> None:
    """Give a sentence back its main verb where the parser took a participle for it, in place.

    « Marn, écroué à Umber, nie les faits »: "nie" heads the clause, "écroué" describes Marn.
    """
    for word in words:
        if not _is_bare_participle(words, word) or word.dep not in {"root", "conj", "ccomp"}:
            continue
        verbs = [
            one
            for one in children(words, word, "advcl", "ccomp", "conj", "parataxis", "xcomp", "dep")
            if one.i > word.i
            and one.pos == "VERB"
            and is_finite(words, one)
            and not one.mark
            and not children(words, one, "cc", "nsubj", "nsubj:pass", "mark")
        ]
        if not verbs or word.i < 1 or words[word.i - 1].lower != ",":
            continue
        verb = verbs[0]
        dep = word.dep
        kept = ("obl", "nmod", "agent", "obj", "xcomp", "advmod", "iobj", "acl")
        crown(words, verb, word, kept=kept)
        verb.dep = dep
        noun = words[word.i - 2] if word.i > 1 else None
        subject = _root_of(words, noun) if noun is not None else None
        if subject is not None and hang(words, word, subject, "acl"):
            continue
        word.dep = "advcl"


def _is_bare_participle(words: list[Raw], word: Raw) -> bool:
    return (
        word.pos == "VERB"
        and word.morph.get("VerbForm") == "Part"
        and not children(words, word, "aux", "aux:pass", "cop", "nsubj", "nsubj:pass")
    )


def _root_of(words: list[Raw], word: Raw) -> Raw | None:
    here = word
    while here.head != here.i and words[here.head].pos in {"NOUN", "PROPN"}:
        here = words[here.head]
    return here if here.pos in {"NOUN", "PROPN"} and not here.case else None


def subjects(words: list[Raw]) -> None:
    """Make a bare noun before a verb with a person and without a subject its subject, in place."""
    for verb in words:
        if verb.pos not in {"VERB", "ADJ", "NOUN"} or not is_finite(words, verb):
            continue
        if verb.dep in {"acl:relcl", "acl", "conj", "aux", "cop"} or verb.mark:
            continue
        if children(words, verb, "nsubj", "nsubj:pass", "csubj"):
            continue
        before = [one for one in reversed(words[: verb.i]) if _may_be_subject(words, one, verb)]
        apart = [one for one in before if one.head != verb.i]
        noun = next((one for one in [*apart, *before]), None)
        if noun is None:
            continue
        passive = bool(children(words, verb, "aux:pass"))
        dep = "nsubj:pass" if passive else "nsubj"
        if noun.head == verb.i:
            noun.dep = dep
        elif noun.head == noun.i or noun.dep == "dep":
            hang(words, noun, verb, dep)


def _may_be_subject(words: list[Raw], noun: Raw, verb: Raw) -> bool:
    if noun.pos not in {"NOUN", "PROPN", "NUM", "PRON"} or noun.case or noun.mark or is_time(noun):
        return False
    if children(words, noun, "cop", "aux", "nsubj", "case"):
        return False
    if noun.head == verb.i:
        return noun.dep in _LOST and noun.pos != "PRON"
    if noun.pos == "PRON":
        return False
    # a root of its own, or a name that hangs on a comma
    return (noun.head == noun.i and verb.head == verb.i) or (
        noun.dep == "dep" and words[noun.head].pos == "PUNCT"
    )


def objects(words: list[Raw]) -> None:
    """Make a bare noun right after a verb that has no object its object, in place."""
    for noun in words:
        if noun.dep not in _OBJECTS or noun.pos not in {"NOUN", "PROPN"} or noun.case:
            continue
        verb = words[noun.head]
        if verb.pos != "VERB" or noun.i < verb.i or is_time(noun):
            continue
        if children(words, noun, "case", "mark", "cc", "cop", "advmod"):
            continue
        if children(words, verb, "obj", "aux:pass", "nsubj:pass", "ccomp"):
            continue
        participle = verb.morph.get("VerbForm") == "Part" and not children(words, verb, "aux")
        if participle or is_of(verb.lower, _STATES):
            continue
        between = words[verb.i + 1 : noun.i]
        if any(one.pos in {"VERB", "NOUN", "PROPN"} and not is_time(one) for one in between):
            continue
        noun.dep = "obj"


def inversions(words: list[Raw]) -> None:
    """Make the noun after a verb its subject where the verb stands before it, in place.

    After a quotation, « , raconte la présidente », and after a participle that comes first,
    « Sont aussi inscrites deux banques ».
    """
    for verb in words:
        if verb.pos != "VERB" or not is_finite(words, verb):
            continue
        if children(words, verb, "nsubj", "nsubj:pass", "csubj", "cc", "mark"):
            continue
        after = [
            one
            for one in children(words, verb, "obj", "dep", "obl", "xcomp", "iobj", "appos")
            if one.pos in {"NOUN", "PROPN"} and one.i > verb.i and not one.case and not is_time(one)
        ]
        if not after or children(words, after[0], "case", "cop"):
            continue
        first = min([verb.i, *(one.i for one in children(words, verb, "aux", "aux:pass"))])
        quoted = any(one.lower == "\u00bb" for one in words[max(0, first - 2) : first])
        passive = children(words, verb, "aux:pass")
        if verb.lower in _COMES_FIRST and not children(words, verb, "aux"):
            after[0].dep = "nsubj"
            continue
        if quoted and not any(one.lower in {"que", "qu'"} for one in words[verb.i : after[0].i]):
            after[0].dep = "nsubj"
            if verb.dep in {"advcl", "ccomp", "conj", "dep"}:
                verb.dep = "parataxis"
        elif passive and first <= 1:
            after[0].dep = "nsubj:pass"


def predicates(words: list[Raw]) -> None:
    """Make a noun with "to be" of its own the head of its clause, in place, not a complement."""
    for word in words:
        if word.dep not in {"obl", "nmod", "obj"} or word.case:
            continue
        bes = children(words, word, "cop")
        if not bes or bes[0].i > word.i or not is_finite(words, word):
            continue
        if children(words, word, "nsubj", "mark"):
            continue
        top = word
        while top.head != top.i:
            top = words[top.head]
        if top.i < bes[0].i and top.pos in {"PROPN", "NOUN"} and not children(words, top, "cop"):
            word.head, word.dep = word.i, "root"
            top.head, top.dep = word.i, "nsubj"
