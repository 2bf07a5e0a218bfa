"""When something holds, and when it was said: each date by the word that it belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.extract.values import calendar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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


def when_of(
    tree: Tree, trigger: Token, dates: Sequence[Dated], reports: Callable[[Token], bool]
) -> When | None:
    """Return when what a trigger says holds, or None.

    A date belongs to the nearest verb above it, and to what that verb governs without a subject or
    date of its own; a date within a noun's phrase belongs to the noun. What ``reports`` tells to be
    a word of saying keeps its date: it is when it was said.
    """
    own = [one for one in dates if _belongs(tree, one, trigger)]
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
        if above.is_verbal and here.dep in {"xcomp", "advcl"} and reports(above):
            break
        mine = [one for one in dates if _verb_over(tree, one) == above.i]
        if here.dep == "conj":
            # only what opens the sentence holds for all that follows
            first = min([above.i, *(one.i for one in tree.children(above, "nsubj"))])
            opening = tree.tokens[first].start
            mine = [one for one in mine if one.when.start < opening or here.is_nominal]
        if mine:
            return _best(mine)
        if above.is_verbal and here.dep in {"advcl", "obl", "nmod"}:
            break
        here = above
    return None


def coming(date: When, anchor: str) -> When:
    """Return a date whose year was not said as the next one of its kind after the document's.

    >>> from graph.extract.values.whens import When
    >>> coming(When(0, 4, "2031-01", "at", guessed=True), "2031-06-02").edtf
    '2032-01'
    """
    low = calendar.bounds(date.edtf)[0].rstrip("~")
    if not date.guessed or not low or not anchor or low[: len(anchor)] >= anchor[: len(low)]:
        return date

    def later(match: re.Match[str]) -> str:
        return f"{int(match.group()) + 1:04}"

    return replace(date, edtf=re.sub(r"\b\d{4}", later, date.edtf))


def is_now(tree: Tree, verb: Token) -> bool:
    """Tell whether a verb is in the present: "is being listed", "is listing", « désigne »."""
    helpers = tree.children(verb, "aux", "aux:pass")
    if tree.language == "fr":
        return verb.morph.get("Tense") == "Pres" and verb.morph.get("Mood") == "Ind" and not helpers
    doing = verb.morph.get("Aspect") == "Prog" or any(one.lower == "being" for one in helpers)
    return doing and any(one.lower in {"is", "are", "am", "'s", "'re"} for one in helpers)


def said_when_of(tree: Tree, verb: Token | None, dates: Sequence[Dated]) -> str:
    """Return when a reporting verb says that it was said, or nothing."""
    if verb is None:
        return ""
    mine = [one for one in dates if _verb_over(tree, one) == verb.i]
    return _best(mine).edtf if mine else ""


def _belongs(tree: Tree, one: Dated, trigger: Token) -> bool:
    if _verb_over(tree, one) == trigger.i:
        return True
    if trigger.i not in one.over[:2]:
        return False
    # a verb in between has the date, unless it is the trigger's own: "ceased to exist in May"
    between = [tree.tokens[i] for i in one.over[: one.over.index(trigger.i)]]
    return not any(each.is_verbal and each.dep != "xcomp" for each in between)


def _verb_over(tree: Tree, one: Dated) -> int:
    """Return the verb that a date belongs to: the nearest above, or one that it governs, if nearer.

    "Announced that it had been hit in May": the parser may hang May on the announcement.
    """
    for i in one.over:
        token = tree.tokens[i]
        if token.is_verbal or tree.children(token, "cop", "nsubj"):
            nearer = [
                inner
                for inner in tree.children(token, "ccomp")
                if inner.is_verbal and token.start < inner.start < one.when.start
            ]
            return nearer[-1].i if nearer else i
        if (
            token.is_nominal
            and token.dep in {"nsubj", "nsubj:pass"}
            and token.start < one.when.start
        ):
            # "the veto of March led to": the date is the veto's
            return i
    return one.over[-1] if one.over else -1


def _best(found: Sequence[Dated]) -> When:
    firm = [one for one in found if one.when.role in {"at", "from", "until"}]
    return (firm or list(found))[0].when
