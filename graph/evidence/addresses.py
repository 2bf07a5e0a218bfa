"""Addresses in a sentence: web pages, domains, e-mail addresses and handles."""

from __future__ import annotations

import re

from graph.evidence.mark import Kind, Mark, Mask

# a part of a name has at most 63 characters, and a name eight parts (RFC 1035 allows more)
_HOST = r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,8}[^\W\d_]{2,24}"
# the symbol of a document: S/2031/171
_SYMBOL = r"(?<![^\W_])(?<!/)[A-Z]{1,8}(?:/[A-Z0-9.()-]{1,20}){1,8}(?![^\W_])"
_FORMS = (
    re.compile(
        r"(?<![\w])(?:https?|ftp)://[^\s<>\"\u00ab\u00bb\u201c\u201d]{1,2000}", re.IGNORECASE
    ),
    re.compile(rf"(?<![\w.+%-])[\w.+%-]{{1,64}}@{_HOST}(?![\w-])"),
    re.compile(r"(?<![\w@.])@\w{1,64}"),
    re.compile(_SYMBOL),
    re.compile(
        r"(?<![\w@.-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z]{2,24}(?![\w-]|\.\w)"
    ),
)
_NO_DOMAINS = frozenset({"p.ex", "e.g", "i.e", "c.à.d", "a.m", "p.m"})


def addresses(sentence: str) -> list[Mark]:
    """Return the addresses of a sentence, in order; their value is without scheme and final slash.

    >>> [mark.value for mark in addresses("Voir https://Veldt.example/ et @veldt, ou a@b.example.")]
    ['veldt.example', '@veldt', 'a@b.example']
    """
    found: list[Mark] = []
    mask = Mask(len(sentence))
    for form in _FORMS:
        for match in form.finditer(sentence):
            text = match.group().rstrip(".,;:!?)]}'\u2019")
            end = match.start() + len(text)
            if _is_address(text) and mask.is_free(match.start(), end):
                mask.take(match.start(), end)
                found.append(Mark(Kind.NAME, match.start(), end, text, bare(text)))
    return sorted(found, key=lambda mark: mark.start)


def _is_address(text: str) -> bool:
    if text.isupper() and not any(character.isdigit() for character in text):
        return False  # AND/OR
    # something like 3.5bn is a number
    letters = any(character.isalpha() for character in text.partition(".")[0])
    return letters and text.casefold() not in _NO_DOMAINS


def bare(address: str) -> str:
    """Return an address as it is compared: without scheme, "www.", case and final slash.

    >>> bare("HTTPS://www.Veldt.example/")
    'veldt.example'
    """
    text = re.sub(r"\A(?:https?|ftp)://", "", address.strip().casefold())
    return text.removeprefix("www.").rstrip("/")
