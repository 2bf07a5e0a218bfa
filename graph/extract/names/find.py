"""All names of a text: the known ones first, then acronyms and what grammar shows."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extract.names.acronyms import acronyms
from graph.extract.names.bodies import bodies
from graph.extract.names.capitals import capitals
from graph.extract.names.countries import adjectives
from graph.extract.names.gazetteer import longest
from graph.extract.names.organisations import organisations
from graph.extract.names.people import people
from graph.extract.names.runs import runs
from graph.extract.names.things import things
from graph.extract.names.wellknown import wellknown
from graph.extract.shadow import lined, shadow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graph.extract.names.gazetteer import Gazetteer
    from graph.extract.names.name import Name


def names(text: str, language: str, gazetteer: Gazetteer) -> list[Name]:
    """Return the proper names of a text, in order, not overlapping; the longest wins.

    Of names as long, one that is known (graph, watch list, State) wins over an acronym, and that
    over grammar. Common nouns that the graph has are left out: Gazetteer.find gives them.

    >>> from graph.extract.names import Countries, Gazetteer
    >>> known = Gazetteer.of({}, Countries.load())
    >>> text = "Pak Sung-jin of the Bureau of Tides (BT) left Laos; BT paid."
    >>> for n in names(text, "en", known):
    ...     print(text[n.start : n.end], n.kind, sep=" | ")
    Pak Sung-jin | Person
    Bureau of Tides | GovernmentBody
    BT | GovernmentBody
    Laos | State
    BT | GovernmentBody
    """
    plain = lined(text)
    known = gazetteer.find(text, language, common=False)
    by_place = {one.start: one for one in known} | {-one.end: one for one in known}
    found = list(runs(plain))
    grammar = [
        *wellknown(shadow(text), plain),
        *things(text, plain),
        *organisations(found, plain),
        *bodies(plain, language),
        *people(found, plain, language),
    ]
    grammar = list(_trimmed(grammar, text, language))
    grammar = [_inherited(one, by_place, plain) for one in grammar]
    together = longest([*known, *grammar])
    told = longest([*known, *acronyms(plain, together), *grammar])
    return _filled(told, capitals(found, plain, language))


def _filled(told: Sequence[Name], others: Iterable[Name]) -> list[Name]:
    """Return names with those of others that touch none of them, in order."""
    starts = [one.start for one in told]
    more = []
    for one in others:
        at = bisect_left(starts, one.end)
        if at == 0 or told[at - 1].end <= one.start:
            more.append(one)
    return sorted([*told, *more], key=lambda one: one.start)


#: an adjective of nationality before these is none of the name: the Chinese Tern Trading Co.
_TRIMMED = frozenset({"Company", "Platform", "Group", "Person"})
_INITIALS = 5
#: where a firm is, before its name: Veldt-based Tern Trading
_SEAT = re.compile(
    r"[^\s-]{2,30}(?: [^\s-]{2,30}){0,2}-(?:based|headquartered|registered|listed|controlled)(?= )"
)


def _trimmed(found: Iterable[Name], text: str, language: str) -> Iterator[Name]:
    nations = {
        start: end for start, end, _ in adjectives(text, language) if end - start >= _INITIALS
    }
    for one in found:
        seat = _SEAT.match(text, one.start, one.end)
        end = seat.end() if seat else nations.get(one.start, -1)
        rest = text[end : one.end].lstrip() if 0 < end < one.end else ""
        trimmed = one.kind in _TRIMMED and " " in rest
        yield replace(one, start=one.end - len(rest)) if trimmed else one


#: what may stand beside a known name in a longer one for the same: the UN's, of the United Nations
_OWNER = re.compile(
    r"(?: (?:de l'|des|du|de la|de|d'|of the|of) ?)?(?:U\.?N\.?|O\.?N\.?U\.?|United Nations|"
    r"Nations [Uu]nies|CSNU|"
    r"UNSC|(?:UN |U\.N\. )?Security Council|Conseil de securite(?: des Nations [Uu]nies| de "
    r"l'ONU)?)"
    r"(?:'s)? ?(?:\((?:19|20)\d\d\))?| ?\((?:19|20)\d\d\)"
)


def _inherited(one: Name, known: Mapping[int, Name], plain: str) -> Name:
    """Return a longer name for a known entity as that entity: the Security Council of the UN."""
    for core in (known.get(one.start), known.get(-one.end)):
        if core is None or core.iso or not (one.start <= core.start and core.end <= one.end):
            continue
        rest = plain[one.start : core.start] + plain[core.end : one.end]
        if core.entity and _OWNER.fullmatch(rest):
            return replace(one, kind=core.kind, entity=core.entity, origin=core.origin)
    return one
