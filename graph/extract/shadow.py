"""A shadow of a text: the same length, so that every position holds, but in one plain spelling."""

from __future__ import annotations

import unicodedata
from functools import cache

#: Dashes that are typed for a hyphen; the long dashes that part clauses stay apart as U+2013.
_HYPHENS = "\u2010\u2011\u2043\u00ad"
_DASHES = "\u2012\u2013\u2014\u2015\u2212"
_APOSTROPHES = "\u2018\u2019\u201b\u02bc\u2032`\u00b4"
_QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033"
_SPACES = (
    "\t\n\r\v\f\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u2028\u2029\u202f\u205f\u3000"
)
#: the letters of Latin-1, Latin Extended and Vietnamese, and full-width forms
_RANGES = ((0x00C0, 0x0250), (0x1E00, 0x1F00), (0xFF01, 0xFF5F))

_WRAPPED = 60  # characters of a line
_STOPS = '.!?:;\u2026\n\u00bb\u201d"'


def shadow(text: str) -> str:
    r"""Return a text in lower case, without accents, with plain spaces, hyphens and quotes.

    Always as long as the text, character for character: a position in one is a position in the
    other. A character that has no plain form of one character stays (œ, ß, Cyrillic but for case).

    >>> shadow("L\u2019Équipe nord\u2011coréenne\u00a0: 5\u202f000 €")
    "l'equipe nord-coreenne : 5 000 €"
    """
    return cased(text).translate(_lower())


def cased(text: str) -> str:
    r"""Return the shadow of a text that keeps its capitals.

    >>> cased("États\u2011Unis")
    'Etats-Unis'
    """
    return text if text.isascii() and not _odd(text) else text.translate(_plain())


def lined(text: str) -> str:
    r"""Return the shadow with capitals, with a line feed where a line ends that is no mere wrap.

    A line of sixty characters or more that no stop ends, or that a small letter follows, is taken
    for wrapped.

    >>> lined("Contact\nTern Office")
    'Contact\nTern Office'
    """
    plain = cased(text)
    made = list(plain)
    line = 0
    at = text.find("\n")
    while at >= 0:
        wrapped = at - line >= _WRAPPED and text[at - 1] not in _STOPS
        if not wrapped and not text[at + 1 : at + 2].islower():
            made[at] = "\n"
        line, at = at + 1, text.find("\n", at + 1)
    return "".join(made)


def _odd(text: str) -> bool:
    return any(sign in text for sign in "\t\n\r\v\f`")


@cache
def _plain() -> dict[int, str]:
    made = dict.fromkeys(map(ord, _SPACES), " ")
    made |= dict.fromkeys(map(ord, _HYPHENS), "-")
    made |= dict.fromkeys(map(ord, _DASHES), "\u2013")
    made |= dict.fromkeys(map(ord, _APOSTROPHES), "'")
    made |= dict.fromkeys(map(ord, _QUOTES), '"')
    for low, high in _RANGES:
        for code in range(low, high):
            base = unicodedata.normalize("NFKD", chr(code))
            if len(base) > 1 and all(map(unicodedata.combining, base[1:])):
                base = base[0]
            if len(base) == 1 and base != chr(code):
                made[code] = base
    return made


@cache
def _lower() -> dict[int, str]:
    """Return what lower case does, where it keeps the length."""
    codes = (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x370, 0x590))
    return {code: low for code in codes if len(low := chr(code).lower()) == 1}
