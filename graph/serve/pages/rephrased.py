"""What errors and warnings say, in French: errors are raised in English, by rooms without pages.

``assets/errors.fr.json`` has each sentence as it is raised, with ``{}`` for each part that differs,
and the same in French. What is not in it, such as an engine's own words, stays as it is.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final, NamedTuple

FILE: Final = "errors.fr.json"
#: what the part of a sentence can be that is no name, number or text of the reader's own
_PARTS: Final = MappingProxyType(
    {
        "a variable": "une variable",
        "an IRI": "un IRI",
        "a string": "une chaîne",
        "a number": "un nombre",
        "a body without a type": "un corps sans type",
        "none": "aucune",
    }
)
#: characters of the longest sentence that is looked up
_LONGEST: Final = 2_000
#: sentences that end with another one in parentheses, or hold one
_HOLDING: Final = "{} (Oxigraph would answer wrongly)"


class Said(NamedTuple):
    """A text and the language that it is in."""

    text: str
    lang: str


def said_in(text: str, lang: str) -> Said:
    """Return what an error or a warning says in a language, or as it is where the file lacks it.

    >>> said_in("expected a variable or FILTER", "fr")
    Said(text='attendu : une variable ou FILTER', lang='fr')
    >>> said_in("out of cheese", "fr").lang
    'en'
    """
    if lang == "fr" and len(text) <= _LONGEST:
        for form, pattern, french in _forms():
            found = pattern.fullmatch(text)
            if found:
                parts = [_part(form, part) for part in found.groups()]
                return Said(_filled(french, parts), lang)
    return Said(text, "en")


def _part(form: str, text: str) -> str:
    if form == _HOLDING:
        return said_in(text, "fr").text
    return ", ".join(_PARTS.get(each, each) for each in text.split(", "))


def _filled(french: str, parts: list[str]) -> str:
    first, *rest = french.split("{}")
    return first + "".join(f"{part}{more}" for part, more in zip(parts, rest, strict=True))


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """Return the sentences as patterns: those with the most words of their own first."""
    text = (files(__package__) / "assets" / FILE).read_text(encoding="utf-8")
    french: dict[str, str] = json.loads(text)
    order = sorted(french, key=lambda each: -len(each.replace("{}", "")))
    return tuple(
        (each, re.compile("(.+?)".join(map(re.escape, each.split("{}"))), re.DOTALL), french[each])
        for each in order
    )
