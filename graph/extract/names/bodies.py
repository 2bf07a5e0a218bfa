"""French bodies of government, whose first word is small: le ministère de la Défense."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extract.names.name import Name
from graph.extract.names.organisations import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = (
    r"ministere|departement|bureau|agence|commissariat|direction|tribunal|parquet|secretariat|"
    r"commission|comite|conseil|service|institut|universite|academie|cour|office|ambassade|"
    r"consulat|garde|police|groupe d'experts|equipe|armee|parti"
)
_ELSE = "GovernmentBody"
_CAP = r"[A-Z][^\W_]{0,30}(?:[-'][^\W_]{1,30}){0,3}"
_BODY = re.compile(
    rf"(?<![^\W_])(?:{_HEAD})(?: [a-z]{{4,14}}){{0,2}}(?: (?:de la|de l'|du|des|de|d'|aux|a la|a "
    rf"l')"
    rf" ?(?:{_CAP})(?: {_CAP}){{0,3}}(?: (?:et de la|et du|et des|et de l'|et aux) ?{_CAP}){{0,2}})"
)
#: official names have a capital first only: Bureau general de reconnaissance
_OFFICIAL = re.compile(
    r"(?<![^\W_])(?:Conseil|Bureau|Comite|Commission|Agence|Service|Equipe|Groupe|Office|Direction|"
    r"Ministere|Departement|Cour|Tribunal|Organisation|Assemblee|Haut-commissariat|Centre|Institut|"
    r"Departement|Academie|Autorite|Secretariat)(?: [a-z]{4,16}){0,2} (?:de la|de l'|des|du|de|"
    r"d') ?"
    r"[a-z]{4,20}(?: [a-z]{3,16}(?:al|ale|aux|ales|iques?|aires?|er|ere|eres))?"
    rf"(?: (?:des|de la|de l'|du|de|d') ?{_CAP}(?: [Uu]nies)?)?(?![^\W_])"
)


def bodies(plain: str, language: str) -> Iterator[Name]:
    """Give the French bodies of which only the first word, or none, has a capital.

    One with a small first word needs "de" and a capital after it.

    >>> text = "selon le ministere de la Defense"
    >>> [text[n.start:n.end] for n in bodies(text, "fr")]
    ['ministere de la Defense']
    """
    if language == "en":
        return
    for match in _BODY.finditer(plain):
        if match.group().startswith("service") and plain.endswith("au ", 0, match.start()):
            # « au service de Pyongyang » is a preposition with its noun
            continue
        yield Name(match.start(), match.end(), kind_of(match.group()) or _ELSE, "", "grammar")
    for match in _OFFICIAL.finditer(plain):
        kind = kind_of(match.group().split()[0]) or _ELSE
        united = "Nations" in match.group() or "ONU" in match.group()
        yield Name(
            match.start(), match.end(), "InternationalBody" if united else kind, "", "grammar"
        )
