"""When what a word says came about, as its sentence tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.extract.saying.cues import cues
from graph.extract.saying.speakers import STANCES
from graph.extract.saying.times import coming, is_now, when_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph.extract.parsing.tree import Token, Tree
    from graph.extract.saying.mood import Finding
    from graph.extract.saying.times import Dated
    from graph.extract.values import When

#: what a date without a year is ahead of
_AHEAD = frozenset({"Planned", "Required", "Prohibited", "Urged"})
#: what is so, without a day on which it came about
STATES = frozenset(
    [
        "availableOn", "concerned", "describedAs", "imposes", "inLanguage", "kindOf", "linkedTo",
        "locatedIn", "ordinal", "succeeds", "webAddress",
    ]
)  # fmt: skip


def told_when(
    tree: Tree, word: Token, relation: str, found: Finding, dates: Sequence[Dated], anchor: str
) -> tuple[str, When | None]:
    """Return when something came about, in EDTF or empty, and the date in the text, if any.

    ``anchor`` is the document's date. A date beside a state that is so is that of something else.
    """
    date = when_of(tree, word, dates, _reports(tree))
    if date is not None and found.actuality in _AHEAD:
        date = coming(date, anchor)
    if relation in STATES and date is not None and date.role not in {"from", "until"}:
        # a date in the sentence is that of something that happened
        date = None
    when = date.edtf if date is not None else ""
    if not when and relation == "designated" and is_now(tree, word):
        # the notice does what it says: "is today designating"
        when = anchor
    return when, date


def _reports(tree: Tree) -> Callable[[Token], bool]:
    """Return what tells whether a verb says, urges, pledges or denies."""
    hints = cues(tree.language)

    def tells(verb: Token) -> bool:
        return any(group in STANCES for group in hints.single(verb))

    return tells
