"""One key for what is called the same: no articles, number or accents, one name a State."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from graph.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from graph.model import Entity

#: words that tell no name from another, folded
SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "for",
        "from",
        "in",
        "of",
        "the",
        "to",
        "au",
        "aux",
        "d",
        "de",
        "des",
        "du",
        "en",
        "et",
        "l",
        "la",
        "le",
        "les",
        "un",
        "une",
    ]
)
_DROPPED = SMALL_WORDS | frozenset(
    [
        "certain",
        "her",
        "his",
        "its",
        "several",
        "some",
        "that",
        "their",
        "these",
        "this",
        "those",
        "ce",
        "certains",
        "ces",
        "cet",
        "cette",
        "leur",
        "leurs",
        "plusieurs",
        "sa",
        "ses",
        "son",
    ]
)
_PARENTHESES = re.compile(r"\([^()]{1,80}\)")
_LEAST = 4


def key_of(text: str, nations: Iterable[tuple[int, int, str]] = ()) -> str:
    """Return the key of a phrase: its words, folded, in the singular and in order of code points.

    ``nations`` are spans of the phrase that name a State by noun or adjective; each becomes its
    code, so that "North Korean hackers" and "hackers of the DPRK" are one.

    >>> key_of("the North Korean hackers", [(4, 16, "KP")])
    '=kp hacker'
    >>> key_of("hackers of the DPRK", [(15, 19, "KP")])
    '=kp hacker'
    """
    codes: list[str] = []
    rest: list[str] = []
    at = 0
    for start, end, iso in sorted(nations):
        if start < at:
            continue
        rest.append(text[at:start])
        codes.append(f"={iso.casefold()}")
        at = end
    rest.append(text[at:])
    words = [_single(word) for word in fold(" ".join(rest)).split() if word not in _DROPPED]
    return " ".join(sorted({*words, *codes}))


def _single(word: str) -> str:
    if len(word) < _LEAST or word.isdigit():
        return word
    if word.endswith("eaux"):
        return word[:-1]
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "xes")):
        return word[:-2]
    return word[:-1] if word[-1] in "sx" and not word.endswith("ss") else word


def entity_keys(
    entities: Mapping[str, Entity], nations: Callable[[str, str], list[tuple[int, int, str]]]
) -> dict[str, str]:
    """Return the slug of each entity by the keys of its labels and aliases.

    A key that two entities share is nobody's. An entity that no source names is nobody else, so
    that it has no key; nor has an alias of one small word ("workers"), which may be anyone's.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for entity in entities.values():
        if entity.unnamed:
            continue
        texts = list(entity.labels.items())
        texts += [
            (tag, alias)
            for tag, aliases in entity.aliases.items()
            for alias in aliases
            if " " in alias or not alias.islower()
        ]
        for tag, text in texts:
            plain = " ".join(_PARENTHESES.sub(" ", text).split())
            for one in {text, plain}:
                if key := key_of(one, nations(one, tag)):
                    found[key].add(entity.id)
    return {key: next(iter(slugs)) for key, slugs in sorted(found.items()) if len(slugs) == 1}
