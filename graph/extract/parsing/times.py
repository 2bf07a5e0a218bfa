"""Words that say when or how much, and are neither subject nor object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.extract.parsing.raw import NOMINAL, Raw, children, hang

if TYPE_CHECKING:
    from collections.abc import Sequence

_TIMES = frozenset(
    ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "janvier", "février",
     "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
     "décembre", "hier", "aujourd'hui", "demain", "matin", "soir", "nuit", "semaine", "mois",
     "année", "an", "ans", "jour", "jours", "fois"]
)  # fmt: skip
_SUMS = frozenset(
    ["million", "millions", "milliard", "milliards", "millier", "milliers", "dizaine", "dizaines",
     "centaine", "centaines", "douzaine", "tonnes", "tonne", "euros", "dollars", "francs", "yens",
     "wons", "barils", "bitcoins", "ethers"]
)  # fmt: skip
#: pronouns that are numbers, and the words that mark the whole of which they are a part
_NUMBERS = frozenset(
    ["deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "plusieurs",
     "certains", "certaines"]
)  # fmt: skip
_WHOLES = frozenset(
    ["des", "les", "ces", "ses", "leurs", "nos", "vos", "mes", "entre", "autres", "quatre", "cinq"]
)
_NEAR = 4
#: prepositions of whom a deed is done to or for: they belong to the verb, not to a sum
_OF_VERBS = frozenset(
    ["à", "auprès de", "au préjudice de", "au détriment de", "vers", "contre", "en", "dans"]
)


def is_time(word: Raw) -> bool:
    """Tell whether a French word is a day, a month or a stretch of time."""
    return word.lower in _TIMES


def times(words: list[Raw]) -> None:
    """Hang bare days and ages where they can't be taken for objects, in place."""
    for word in words:
        if not is_time(word) or word.case or word.dep in {"root", "nsubj", "nsubj:pass"}:
            continue
        if word.dep in {"xcomp", "obj", "acl", "iobj", "dep", "appos", "advcl"}:
            age = word.lower == "ans" and _before(words, word)
            if age is not None and age is not False:
                hang(words, word, age, "nmod")
            else:
                word.dep = "obl"
        if word.dep == "obl":
            _partitives(words, word)


def _partitives(words: list[Raw], word: Raw) -> None:
    """Read « annoncé jeudi des sanctions » as the sanctions being announced."""
    verb = words[word.head]
    if verb.pos != "VERB" or verb.i > word.i or children(words, verb, "obj", "aux:pass"):
        return
    for one in children(words, word, "nmod"):
        marks = children(words, one, "case")
        des = one.case == "de" and marks and marks[0].lower == "des" and marks[0].i == word.i + 1
        bare = not one.case and one.pos == "NOUN" and one.i > word.i and not is_time(one)
        if des or (bare and children(words, one, "det", "nummod")):
            one.head, one.dep, one.case = verb.i, "obj", ""
            return


def _before(words: Sequence[Raw], word: Raw) -> Raw | None:
    """Return the name before ", 41 ans"."""
    at = word.i - 1
    if at < 2 or words[at].pos != "NUM" or words[at - 1].lower != ",":  # noqa: PLR2004
        return None
    found = words[at - 2]
    return found if found.pos == "PROPN" else None


def sums(words: list[Raw]) -> None:
    """Hang « à des particuliers » after a sum on the verb whose object the sum is, in place."""
    for word in words:
        if word.dep != "nmod" or word.case not in _OF_VERBS:
            continue
        head = words[word.head]
        top = words[head.head] if head.dep == "nmod" and head.case == "de" else head
        if not _is_sum(top) and not _is_sum(head):
            continue
        verb = words[top.head]
        if top.dep == "obj" and verb.pos == "VERB" and word.i > top.i > verb.i:
            hang(words, word, verb, "obl")


def _is_sum(word: Raw) -> bool:
    return word.lower in _SUMS or word.lower.endswith(("aine", "aines"))


def counts(words: list[Raw]) -> None:
    """Make the noun of « trois des sociétés » the head, its number beside it, in place."""
    for word in words:
        if word.pos not in {"NUM", "PRON"} or word.dep in {"nummod", "det", "fixed", "flat"}:
            continue
        if word.pos == "PRON" and word.lower not in _NUMBERS:
            continue
        parts = [
            one
            for one in children(words, word, "nmod", "obl")
            if one.case in {"de", "d'entre"} and one.i > word.i and one.pos in NOMINAL
        ]
        if not parts or parts[0].i > word.i + _NEAR:
            continue
        noun = parts[0]
        marks = {one.lower for one in children(words, noun, "case", "det")}
        if not marks & _WHOLES:
            continue
        root = word.head == word.i
        noun.head, noun.dep = (noun.i if root else word.head), word.dep
        noun.case = word.case
        for one in children(words, word):
            if one.i != noun.i:
                one.head = noun.i
        for one in children(words, noun, "case"):
            one.dep = "det"
        word.head, word.dep, word.case = noun.i, "nummod", ""
