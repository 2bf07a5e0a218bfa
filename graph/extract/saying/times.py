"""When something holds, and when it was said: each date by the word that it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.extract.parsing.tree import Token, Tree
    from graph.extract.values import When

_PASSED_ON = frozenset({"xcomp", "conj", "cop", "aux"})


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of a sentence, and the words that it may belong to: the nearest verb or noun first."""

    when: When
    over: tuple[int, ...]


def dated(tree: Tree, whens: Sequence[When]) -> list[Dated]:
    """Return the dates of a sentence that could be resolved, with the words above each."""
    found = []
    for when in whens:
        if not when.edtf or not tree.start <= when.start < tree.end:
            continue
        inside = [one for one in tree.tokens if when.start <= one.start < when.end]
        if not inside:
            continue
        top = next(
            (
                one
                for one in inside
                if not (tree.head(one) in inside and tree.head(one) is not None)
            ),
            inside[0],
        )
        over = tuple(one.i for one in tree.ancestors(top))
        found.append(Dated(when, over))
    return found


def when_of(tree: Tree, trigger: Token, dates: Sequence[Dated]) -> When | None:
    """Return when what a trigger says holds, or None.

    A date belongs to the nearest verb above it, and to what that verb governs without a subject or
    date of its own; a date within a noun's phrase belongs to the noun.
    """
    own = [one for one in dates if _verb_over(tree, one) == trigger.i or trigger.i in one.over[:2]]
    if own:
        return _best(own)
    here = trigger
    if trigger.pos in {"NOUN", "PROPN"} and trigger.dep not in {"obj", "nsubj:pass"}:
        return None
    for above in tree.ancestors(trigger):
        if here.dep not in {
            "xcomp",
            "obj",
            "obl",
            "nsubj",
            "nsubj:pass",
            "conj",
            "nmod",
            "advcl",
            "attr",
        }:
            break
        if (
            here.is_verbal
            and here.dep == "advcl"
            and here.mark not in {"by", "en", "to", "in", "through"}
        ):
            break
        mine = [one for one in dates if _verb_over(tree, one) == above.i]
        if here.dep == "conj":
            mine = [one for one in mine if one.when.start < here.start]
        if mine:
            return _best(mine)
        if above.is_verbal and here.dep in {"advcl", "obl", "nmod"}:
            break
        here = above
    return None


def said_when_of(tree: Tree, verb: Token | None, dates: Sequence[Dated]) -> str:
    """Return when a reporting verb says that it was said, or nothing."""
    if verb is None:
        return ""
    mine = [one for one in dates if _verb_over(tree, one) == verb.i]
    return _best(mine).edtf if mine else ""


def _verb_over(tree: Tree, one: Dated) -> int:
    for i in one.over:
        token = tree.tokens[i]
        if token.is_verbal or tree.children(token, "cop", "nsubj"):
            return i
    return one.over[-1] if one.over else -1


def _best(found: Sequence[Dated]) -> When:
    firm = [one for one in found if one.when.role in {"at", "from", "until"}]
    return (firm or list(found))[0].when
