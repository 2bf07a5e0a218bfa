"""Appositions between commas: « Ri Marn, un banquier », « la présidente de Murk, Ines Vey »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.extract.parsing.raw import NOMINAL, Raw, children, hang, is_finite
from graph.extract.parsing.times import is_time

if TYPE_CHECKING:
    from graph.extract.parsing.forms import Forms

_INDEFINITE = frozenset({"un", "une", "des", "deux", "trois", "quatre", "a", "an"})
_NEAR = 4
_NEW = frozenset({"un", "une", "deux", "trois", "quatre", "cinq"})
_DEEP = 3
#: relations by which a name and its noun, or a noun and its complement, hang together
_INSIDE = frozenset(
    ["nmod", "flat", "flat:name", "flat:foreign", "appos", "amod", "conj", "obl", "compound", "acl"]
)
_LOOSE = frozenset(["appos", "obl", "nmod", "dep", "conj", "obj", "xcomp", "parataxis", "root"])
_LEFT_HANGING = frozenset({"dep", "root", "nsubj", "nsubj:pass", "dislocated"})
_END = frozenset({",", ".", ";", ")", ":", "!", "?", "\u00bb", "\u2013", "\u2014", "-"})


def appositions(words: list[Raw], lists: Forms) -> None:
    """Hang what stands between commas on the phrase before it, in place."""
    for at, word in enumerate(words[:-1]):
        if word.lower == "," and at:
            _noun_after(words, at, lists)
            _name_after(words, at)


def _noun_after(words: list[Raw], at: int, lists: Forms) -> None:
    """Hang « un banquier » on the name before its comma."""
    name = _whole(words, words[at - 1])
    noun, determiner = _noun(words, at + 1)
    if noun is None or is_time(noun) or noun.kind:
        return
    proper = name.pos == "PROPN"
    if not proper and not (name.pos == "NOUN" and determiner in {"un", "une"}):
        return
    if noun.head == name.i and noun.dep == "appos":
        return
    indefinite = determiner in _INDEFINITE or not determiner
    closed = _closed(words, noun)
    if _listed(words, noun, at) or (not proper and not closed):
        return
    if noun.dep in {"nsubj", "nsubj:pass"}:
        verb = words[noun.head]
        bare = not children(words, verb, "aux", "aux:pass", "cop") and all(
            one.pos in {"ADP", "NOUN", "ADJ", "PROPN"} for one in words[noun.i + 1 : verb.i]
        )
        if proper and indefinite and bare and lists.past_participle_of(verb.lower):
            # « un logiciel écrit en C »: the form is a participle, too
            verb.morph = {"VerbForm": "Part", "Tense": "Past"}
            upper = words[verb.head] if verb.head != verb.i else None
            if upper is not None:
                verb.head, verb.dep = noun.i, "acl"
                hang(words, noun, name, "appos")
            return
        loose = name.dep in _LEFT_HANGING or _after_place(words, name)
        if not closed or name.case or not loose:
            return
        if name.head != verb.i and verb is not name:
            hang(words, name, verb, noun.dep)
        elif name.head == verb.i:
            name.dep = noun.dep
        hang(words, noun, name, "appos")
        return
    if noun.dep not in _LOOSE or (noun.dep == "root" and is_finite(words, noun)):
        return
    if noun.dep == "obj" and len(children(words, words[noun.head], "obj")) == 1:
        # the verb has no other object
        return
    if not indefinite and not closed and noun.dep not in {"appos", "dep", "nmod"}:
        return
    if determiner == "des" and noun.dep not in {"appos", "dep"}:
        return
    if hang(words, noun, name, "appos"):
        noun.mark = ""


def _after_place(words: list[Raw], name: Raw) -> bool:
    """Tell whether a name was hung on one before its comma: « Selon Umber, Murk, une firme »."""
    head = words[name.head]
    return (
        name.dep in {"appos", "conj"}
        and head.pos == "PROPN"
        and bool(head.case)
        and name.i > 0
        and words[name.i - 1].lower == ","
        and not children(words, name, "cc")
    )


def _name_after(words: list[Raw], at: int) -> None:
    """Hang « Ines Vey » on the noun before its comma, not on the last word of the noun's phrase."""
    start = at + 1
    while start < len(words) - 1 and words[start].pos == "DET":
        start += 1
    name = words[start]
    if (
        name.pos != "PROPN"
        or name.case
        or name.dep not in {"appos", "conj", "nmod", "dep", "obl", "obj"}
    ):
        return
    if children(words, name, "cop", "aux", "nsubj"):
        return
    chain = _chain(words, words[at - 1])
    if not chain:
        return
    more = [
        one
        for one in words
        if one.dep == "conj"
        and one.pos == "PROPN"
        and one.i > name.i
        and (one.head == name.i or (one.head == name.head and name.dep == "conj"))
    ]
    listed = bool(more)
    last = words[max(_edge(words, one) for one in [name, *more])]
    closed = last.i + 1 >= len(words) or _end_after(words, last)
    nouns = [one for one in chain if one.pos == "NOUN" and not one.kind and _determined(words, one)]
    if listed:
        nouns = [one for one in nouns if one.morph.get("Number") == "Plur"]
        if chain[0].pos == "PROPN" and not closed:
            return
    else:
        nouns = [one for one in nouns if one.morph.get("Number") != "Plur"]
    if not nouns or not closed or (name.dep == "conj" and children(words, name, "cc")):
        return
    noun = _meant(words, nouns)
    if name.head == noun.i and name.dep in {"appos", "nmod"}:
        name.dep = "appos"
        return
    if hang(words, name, noun, "appos"):
        for one in more:
            if one.head != name.i:
                hang(words, one, name, "conj")


def _whole(words: list[Raw], last: Raw) -> Raw:
    """Return the first word of a name of several, on which the others hang."""
    while last.dep in {"flat", "flat:name", "flat:foreign"} and words[last.head].i == last.i - 1:
        last = words[last.head]
    return last


def _noun(words: list[Raw], start: int) -> tuple[Raw | None, str]:
    """Return the common noun that a bare phrase has, from a place on, and its determiner."""
    determiner = ""
    for one in words[start : start + _NEAR]:
        if one.pos == "NOUN":
            return (None, "") if one.case or children(words, one, "case") else (one, determiner)
        if one.pos == "DET" or (one.pos == "NUM" and not determiner):
            determiner = determiner or one.lower
        elif one.pos not in {"ADJ", "NUM"}:
            break
    return None, ""


def _chain(words: list[Raw], last: Raw) -> list[Raw]:
    """Return the nouns whose phrases end with a word, from the inmost out."""
    found: list[Raw] = []
    here = last
    for _ in range(len(words)):
        if here.pos in NOMINAL:
            found.append(here)
        upper = words[here.head]
        if upper.i >= here.i or here.dep not in _INSIDE or upper.pos not in NOMINAL | {"ADJ"}:
            break
        here = upper
    return found


def _determined(words: list[Raw], noun: Raw) -> bool:
    return any(one.dep in {"det", "nummod"} for one in children(words, noun)) or any(
        one.lower in {"du", "au", "des", "aux"} for one in children(words, noun, "case")
    )


def _closed(words: list[Raw], noun: Raw) -> bool:
    """Tell whether a phrase ends at a comma or a full stop before any verb with a person."""
    for one in words[noun.i + 1 :]:
        if one.lower in _END:
            return True
        if one.lower in {"qui", "que", "qu'", "dont", "où"}:
            return True
        if one.pos in {"VERB", "AUX"} and one.morph.get("VerbForm") == "Fin":
            return False
    return True


def _meant(words: list[Raw], nouns: list[Raw]) -> Raw:
    """Return the noun that a name stands for: the first new thing from the comma back.

    « les avoirs d'une société, Wallco » names the firm, « le gérant de la société, Lim » the
    manager: "la société" was known before.
    """
    for one in nouns[:-1]:
        if any(mark.lower in _NEW for mark in children(words, one, "det", "nummod")):
            return one
    return nouns[-1] if len(nouns) < _DEEP else nouns[1]


def _edge(words: list[Raw], name: Raw) -> int:
    return max([name.i, *(one.i for one in children(words, name, "flat", "flat:name"))])


def _end_after(words: list[Raw], last: Raw) -> bool:
    follows = words[last.i + 1]
    return follows.lower in _END or follows.lower in {"et", "qui", "dont", "que", "("}


def _listed(words: list[Raw], noun: Raw, at: int) -> bool:
    """Tell whether a noun after a comma is one of a list: "A, un B et un C"."""
    del at
    if noun.dep == "conj" and (children(words, noun, "cc") or _later_of(words, noun)):
        return True
    return any(
        one.pos in NOMINAL and children(words, one, "cc") and "," not in _between(words, noun, one)
        for one in children(words, noun, "conj")
    )


def _later_of(words: list[Raw], noun: Raw) -> bool:
    return any(
        one.dep == "conj"
        and one.head == noun.head
        and one.i > noun.i
        and children(words, one, "cc")
        for one in words
    )


def _between(words: list[Raw], left: Raw, right: Raw) -> set[str]:
    return {one.lower for one in words[left.i + 1 : right.i]}
