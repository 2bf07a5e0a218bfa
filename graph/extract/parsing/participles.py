"""Participles and verbs of a list hung on what they describe: « la société Orv, accusée de »."""

from __future__ import annotations

from graph.extract.parsing.raw import NOMINAL, Raw, children, hang

_LOOSE = frozenset({"advcl", "xcomp", "conj", "parataxis", "ccomp", "dep", "obl", "acl"})
_OF_PARTICIPLES = frozenset(
    ["par", "à", "en", "dans", "depuis", "avec", "sous", "sur", "auprès de", "vers", "contre"]
)
_TIED = frozenset({"flat:name", "flat", "nmod", "appos"})


def participles(words: list[Raw]) -> None:
    """Hang a past participle after a comma on the noun before it that agrees with it, in place."""
    for word in words:
        if word.i < 2 or word.dep not in _LOOSE or not is_bare(words, word):  # noqa: PLR2004
            continue
        at = word.i - 1
        while at > 1 and words[at].pos == "ADV":
            at -= 1
        if words[at].lower != "," or children(words, word, "cc", "mark"):
            continue
        noun = _agreeing(words, _before_brackets(words, words[at - 1]), word)
        if noun is not None and noun.i != word.head:
            hang(words, word, noun, "acl")


def _before_brackets(words: list[Raw], last: Raw) -> Raw:
    """Return the word before a bracket, for the last word within; any other word itself."""
    if last.lower != ")":
        return last
    for one in reversed(words[max(0, last.i - 8) : last.i]):
        if one.lower == "(" and one.i:
            return words[one.i - 1]
    return last


def complements(words: list[Raw]) -> None:
    """Hang what follows a participle on it, in place, and not on the noun before.

    « une firme créée en 2018 à Umber par Marn »: Marn and Umber belong to "créée".
    """
    for word in words:
        if word.dep != "nmod" or word.case not in _OF_PARTICIPLES:
            continue
        noun = words[word.head]
        if noun.i > word.i:
            continue
        after = [
            one
            for one in children(words, noun, "acl")
            if noun.i < one.i < word.i and is_bare(words, one)
        ]
        if after and all(one.lower != "," for one in words[after[-1].i : word.i]):
            hang(words, word, after[-1], "agent" if word.case == "par" else "obl")


def is_bare(words: list[Raw], word: Raw) -> bool:
    """Tell whether a word is a past participle without an auxiliary or a subject."""
    return (
        word.pos == "VERB"
        and word.morph.get("VerbForm") == "Part"
        and word.morph.get("Tense") == "Past"
        and not children(words, word, "aux", "aux:pass", "cop", "nsubj", "nsubj:pass")
    )


def _agreeing(words: list[Raw], last: Raw, word: Raw) -> Raw | None:
    here = last
    for _ in range(len(words)):
        if here.pos in {"NOUN", "PROPN"}:
            upper = words[here.head]
            tied = (
                here.pos == "PROPN"
                and here.dep in _TIED
                and not here.case
                and upper.pos == "NOUN"
                and upper.i < here.i
            )
            bare = (
                here.pos == "NOUN"
                and here.case in {"de", "à", "en"}
                and not _determined(words, here)
            )
            if not tied and not bare and _agree(here, word):
                return here
        upper = words[here.head]
        if upper.i >= here.i or upper.pos not in NOMINAL | {"ADJ"}:
            return None
        if here.dep in {"conj", "nsubj"}:
            return None
        here = upper
    return None


def _determined(words: list[Raw], noun: Raw) -> bool:
    marks = {"du", "des", "au", "aux"}
    return bool(children(words, noun, "det", "nummod", "amod")) or any(
        one.lower in marks for one in children(words, noun, "case")
    )


def _agree(noun: Raw, word: Raw) -> bool:
    """Tell whether number and gender allow it; a name may be of either gender."""
    number, other = noun.morph.get("Number"), word.morph.get("Number")
    if noun.kind:
        number = "Sing"
    if number and other and number != other:
        return False
    if noun.pos == "PROPN":
        return True
    gender, other = noun.morph.get("Gender"), word.morph.get("Gender")
    return not (gender and other and gender != other)


def lists_of_verbs(words: list[Raw]) -> None:
    """Join a verb after "and" to the verb before it, in place, not to that verb's complement.

    « basée à Umber et détenue par Marn »: both are said of the firm.
    """
    for word in words:
        if word.dep != "conj" or word.pos != "VERB" or not children(words, word, "cc"):
            continue
        head = words[word.head]
        if head.pos not in NOMINAL or children(words, word, "det", "case"):
            continue
        if children(words, head, "cop"):
            continue
        form = word.morph.get("VerbForm")
        bare = is_bare(words, word)
        here = head
        for _ in range(len(words)):
            if here.head == here.i:
                break
            here = words[here.head]
            fits = here.pos == "VERB" and (here.morph.get("VerbForm") == form or not bare)
            if fits:
                hang(words, word, here, "conj")
                break


def gapped(words: list[Raw]) -> None:
    """Read « les avoirs ont été gelés et les comptes fermés » as two clauses, in place."""
    for noun in words:
        if noun.dep != "conj" or noun.pos not in {"NOUN", "PROPN"} or noun.case:
            continue
        verb = words[noun.head]
        passive = verb.pos == "VERB" and bool(children(words, verb, "aux:pass"))
        if not passive or not children(words, noun, "cc") or noun.i < verb.i:
            continue
        after = [one for one in children(words, noun, "acl", "amod") if is_bare(words, one)]
        if len(after) != 1:
            continue
        other = after[0]
        cc = children(words, noun, "cc")[0]
        other.head, other.dep = verb.i, "conj"
        noun.head, noun.dep = other.i, "nsubj:pass"
        cc.head = other.i
