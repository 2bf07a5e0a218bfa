"""Which of the readings of a sentence stay: of rivals, the surest one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.classes import is_relation_above

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_GENERAL = 0.25
#: relations that say little more than that there is a tie
_VAGUE = frozenset(
    {
        "linkedTo",
        "collaboratedWith",
        "contributedTo",
        "participatedIn",
        "obtained",
        "used",
        "movedTo",
    }
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A reading as the choice sees it: what it joins, by which word, and how surely.

    ``subject`` and ``object`` are keys of entities, ``places`` where the two are written,
    ``trigger`` the index of the word in its sentence (-1: none), ``near`` the role, if any, that is
    in no slot of the frame.
    """

    relation: str
    subject: str
    object: str
    value: str
    places: tuple[int, int]
    sentence: int
    trigger: int
    near: str
    score: float

    @property
    def told(self) -> tuple[int, str, str, str, str]:
        """What the reading says, in which sentence."""
        return self.sentence, self.relation, self.subject, self.object, self.value


def chosen(found: Sequence[Choice]) -> list[int]:
    """Return the indices of the readings that stay, in their order.

    - Of those that say the same in one sentence, the surest.
    - A word has one subject and one object of a relation, or a list of them: whoever was joined to
      it less surely, and belongs to no list with the surest, gives way.
    - Of several relations between the same two by the same word, the surest; one that says little
      gives way to one that says more.
    - A general relation gives way to a special one of the same two.
    """
    best: dict[tuple[int, str, str, str, str], int] = {}
    for i, one in enumerate(found):
        other = best.get(one.told)
        if other is None or one.score > found[other].score:
            best[one.told] = i
    kept = _one_by_trigger(found, list(_unrivalled(found, list(best.values()))))
    return sorted(i for i in kept if not any(_says_more(found[j], found[i]) for j in kept))


def _unrivalled(found: Sequence[Choice], these: Sequence[int]) -> Iterator[int]:
    held: dict[tuple[int, int, str], list[Choice]] = {}
    for i in sorted(these, key=lambda each: (-found[each].score, each)):
        one = found[i]
        if one.trigger < 0:
            yield i
            continue
        surer = held.setdefault((one.sentence, one.trigger, one.relation), [])
        if all(_go_together(one, other) for other in surer):
            surer.append(one)
            yield i


def _go_together(one: Choice, other: Choice) -> bool:
    """Tell whether two readings of a word differ in the members of a list only."""
    if not one.near and not other.near:
        return True
    return all(
        one.places[place] == other.places[place] or role not in {one.near, other.near}
        for place, role in enumerate(("subject", "object"))
    )


def _one_by_trigger(found: Sequence[Choice], these: Sequence[int]) -> list[int]:
    """Keep one relation for the same two things and the same trigger: the surest one.

    "Owned by" need not also be "run by" and "linked to".
    """
    kept: list[int] = []
    seen: set[tuple[int, int, frozenset[str]]] = set()
    for i in sorted(
        these,
        key=lambda each: (
            -found[each].score + (found[each].relation in _VAGUE) * _GENERAL,
            found[each].relation,
            each,
        ),
    ):
        one = found[i]
        key = (one.sentence, one.trigger, frozenset({one.subject, one.object}))
        if one.trigger < 0 or one.value:
            kept.append(i)
        elif key not in seen:
            seen.add(key)
            kept.append(i)
    return kept


def _says_more(special: Choice, general: Choice) -> bool:
    return (
        is_relation_above(general.relation, special.relation)
        and special.sentence == general.sentence
        and special.subject == general.subject
        and special.object == general.object
        and special.score >= general.score - _GENERAL
    )
