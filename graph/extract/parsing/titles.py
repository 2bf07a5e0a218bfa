"""Names tied to the noun that says what they are: « la plateforme d'échange de jetons Corval »."""

from __future__ import annotations

from graph.extract.parsing.raw import NOMINAL, Raw, children, hang, within

_TIED = frozenset(
    {"nmod", "flat", "flat:name", "flat:foreign", "appos", "amod", "dep", "obj", "obl"}
)
_DETERMINED = frozenset({"det", "nummod", "nmod:poss"})


def titles(words: list[Raw]) -> None:
    """Hang a bare name on the noun whose phrase it ends, in place, not on the last word of it.

    « éditeur de logiciels Numabri »: the complement without an article belongs to the noun's sense.
    """
    for word in words:
        if word.pos != "PROPN" or word.case or word.dep not in _TIED or not word.i:
            continue
        last = words[word.i - 1]
        if last.pos == "PROPN" and not last.kind and not word.kind and word.dep != "obj":
            _run(words, word, last)
            continue
        if last.pos not in {"NOUN", "ADJ", "PROPN", "VERB"}:
            continue
        noun = _top(words, last)
        if noun is not None and noun.i != word.head and not within(words, noun.i, word.i):
            hang(words, word, noun, "flat:name")


def _run(words: list[Raw], word: Raw, last: Raw) -> None:
    """Hang the second word of an unknown name on the first: « Primorsky Kapital »."""
    first = last
    while first.dep in {"flat", "flat:name", "flat:foreign"} and words[first.head].pos == "PROPN":
        first = words[first.head]
    if word.head not in {first.i, last.i}:
        hang(words, word, first, "flat:name")


def _top(words: list[Raw], last: Raw) -> Raw | None:
    """Return the common noun with an article whose phrase ends with a word, by bare complements."""
    here = last
    while here.pos in {"ADJ", "VERB"} and here.dep in {"amod", "acl"} and here.head < here.i:
        here = words[here.head]
    if here.pos != "NOUN" or here.i > last.i:
        return None
    while (
        here.dep in {"nmod", "amod", "obl"}
        and here.case in {"de", "à", "en", ""}
        and not children(words, here, *_DETERMINED)
        and not _contracted(words, here)
        and words[here.head].pos in NOMINAL - {"PROPN"}
        and words[here.head].i < here.i
    ):
        here = words[here.head]
    determined = bool(children(words, here, *_DETERMINED)) or _contracted(words, here)
    return here if determined and here.pos == "NOUN" else None


def _contracted(words: list[Raw], noun: Raw) -> bool:
    return any(one.lower in {"du", "des", "au", "aux"} for one in children(words, noun, "case"))
