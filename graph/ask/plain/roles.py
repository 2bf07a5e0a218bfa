"""What the grammar of a question says of its names: who acts, what is acted on, where, from whom.

Word order and the small word before a name decide. "Who sells arms to Russia" asks for the seller:
neither name can be that. "In Cambodia" is where, not what; "by Tern" is who did it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from graph.ask.plain.language import Language
    from graph.ask.plain.units import Unit

SUBJECT: Final = "subject"
OBJECT: Final = "object"
#: what a small word before a name can make of it
DOER: Final = "doer"
PLACE: Final = "place"
#: the classes of what a thing can happen in
LANDS: Final = frozenset({"Place", "State"})
_ENDS: Final = frozenset({SUBJECT, OBJECT})


def mark(before: Sequence[str], language: Language) -> frozenset[str]:
    """Return the roles that the folded words before a name may give it; none where none stands.

    >>> from graph.ask.plain.english import ENGLISH
    >>> sorted(mark(["stolen", "by", "the"], ENGLISH))
    ['doer']
    """
    for word in reversed(before):
        if word in language.marks:
            return language.marks[word]
        if word not in language.articles:
            break
    return frozenset()


def marks(units: Sequence[Unit], language: Language) -> list[frozenset[str]]:
    """Return for each unit the roles that the words before it may give it.

    "In" makes a place of a land only: the members in a body are no more than its members.
    """
    found = []
    for at, unit in enumerate(units):
        roles = mark([each.folded for each in units[:at]], language)
        land = any(named.classes & LANDS for named in unit.named)
        found.append(roles if land or not unit.named else roles - {PLACE})
    return found


def agree(asked: frozenset[str], phrased: frozenset[str]) -> bool:
    """Tell whether a name that is marked so may stand where a phrasing has its slot marked so.

    A name without a mark may stand anywhere but behind "by", as in keywords; one behind "in" or
    "by" only where the phrasing says as much.

    >>> agree(frozenset({"place"}), frozenset()), agree(frozenset({"origin"}), frozenset())
    (False, True)
    """
    if DOER in asked or DOER in phrased:
        return bool(asked & phrased)
    if not phrased:
        return asked != {PLACE}
    return not asked or bool(asked & phrased)


def ends(
    units: Sequence[Unit], at: int, verb: Collection[int], language: Language
) -> frozenset[str]:
    """Return which ends of a relation a name can be, by where it stands beside the words for it.

    ``verb`` holds the indexes of those words. Before them stands who acts, behind them what is
    acted on; in the passive the other way round. French lets who acts follow ("que vend Tern"),
    but not where the question asks for that very one ("qui vend Tern").
    """
    if DOER in mark([unit.folded for unit in units[:at]], language):
        return frozenset({SUBJECT})
    first, last = min(verb), max(verb)
    passive = _is_passive(units, first, language)
    if passive:
        return frozenset({OBJECT})
    found = set(_ENDS)
    if at > last and (not language.inverts or _asks_for_subject(units, first, language)):
        found.discard(SUBJECT)
    if at < first:
        if _asks_for_subject(units, at, language):
            found.discard(SUBJECT)
        elif not _asks_for_subject(units, first, language):
            found.discard(OBJECT)
    return frozenset(found)


def is_sentence(units: Sequence[Unit], verb: Collection[int], language: Language) -> bool:
    """Tell whether a question is more than keywords, so that its order says something."""
    own = language.persons | language.asking | language.auxiliaries | language.passive
    return bool(verb) and any(unit.folded in own for unit in units[: min(verb)])


def _is_passive(units: Sequence[Unit], verb: int, language: Language) -> bool:
    """Tell whether what stands before the verb suffers it: "was stolen", "a été volé"."""
    if units[verb].folded.endswith(language.lasting):
        return False
    return any(unit.folded in language.passive for unit in units[:verb])


def _asks_for_subject(units: Sequence[Unit], verb: int, language: Language) -> bool:
    """Tell whether the question asks who does it: nothing but small words stand before the verb."""
    words = [unit for unit in units[:verb] if unit.folded not in language.auxiliaries]
    if not words:
        return False
    if words[-1].folded in language.persons:
        return True
    kind = words[-1].stems and not words[-1].named
    return bool(kind) and len(words) > 1 and words[-2].folded in language.choosing
