"""What stands for several: "they", "the pair", « les deux sociétés », by the list named before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extract.classes import fit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.extract.mentions.mention import Mention
    from graph.extract.parsing.tree import Token, Tree

_BACK = 3  # sentences
_MOST = 12
_FITS = 0.6
_PAIRS = {
    "pair": 2, "duo": 2, "two": 2, "both": 2, "trio": 3, "couple": 2, "tandem": 2, "paire": 2,
    "deux": 2, "trois": 3, "three": 3,
}  # fmt: skip
_DEFINITE = frozenset({"the", "these", "those", "les", "ces", "le"})
_ALONE = frozenset({"both", "pair", "duo", "two", "trio", "couple", "tandem", "paire"})
_MASCULINE = frozenset(
    {"he", "him", "his", "il", "ils", "celui-ci", "ceux-ci", "dernier", "derniers", "celui-là"}
)
_FEMININE = frozenset(
    {
        "she",
        "her",
        "hers",
        "elle",
        "elles",
        "celle-ci",
        "celles-ci",
        "dernière",
        "dernières",
        "celle-là",
    }
)


def number_of(tree: Tree, mention: Mention) -> int:
    """Return how many "the pair", "both" or « les deux hommes » stand for; 0 for anything else."""
    token = mention.token
    before = {one.lower for one in tree.children(token, "det", "nummod", "predet", "amod")}
    if token.lower in _ALONE and not tree.children(token, "nmod"):
        pointed = token.lower == "both" or bool(before & _DEFINITE)
        return _PAIRS[token.lower] if pointed else 0
    if not mention.plural or mention.pronoun or tree.children(token, "acl", "nmod", "amod"):
        return 0
    numbers = [_PAIRS[word] for word in before if word in _PAIRS]
    return numbers[0] if numbers and before & _DEFINITE else 0


def together(
    tree: Tree,
    mention: Mention,
    found: Mapping[int, Mention],
    resolved: Mapping[int, Mention],
    before: Sequence[Mapping[int, Mention]],
    size: int,
) -> Mention | None:
    """Return those whom a mention stands for, as the members of one, or None.

    They are the nearest list of names that fits, in this sentence or the few before it. For a pair
    that was not named in one list, they are the last two of the kind, if there are but two.
    """
    here = {
        i: resolved.get(i) or one
        for i, one in found.items()
        if i < mention.token.i and not _is_beside(tree, tree.tokens[i], mention.token)
    }
    scenes = [here, *reversed(before[-_BACK:])]
    for scene in scenes:
        for members in reversed(_lists(scene)):
            if size in {0, len(members)} and all(_fits(mention, one) for one in members):
                return _made(members)
    if size:
        last: dict[str, Mention] = {}
        for scene in scenes:
            for one in scene.values():
                if one.proper and not one.members and _fits(mention, one):
                    last.setdefault(one.key, one)
        if len(last) == size:
            return _made(list(last.values()))
    return None


def _is_beside(tree: Tree, one: Token, pronoun: Token) -> bool:
    """Tell whether a word is in the clause of a pronoun that is no possessive: it is another."""
    if pronoun.dep == "nmod:poss" or pronoun.pos == "DET":
        return False

    def verb(token: Token) -> int:
        return next((each.i for each in tree.ancestors(token) if each.is_verbal), -1)

    return verb(one) == verb(pronoun)


def _lists(scene: Mapping[int, Mention]) -> list[list[Mention]]:
    """Return the lists of names of a sentence, each of at least two, in order."""
    heads: dict[int, list[Mention]] = {}
    for i in sorted(scene):
        one = scene[i]
        top, steps = one.token, 0
        while top.dep == "conj" and top.head in scene and steps < _MOST:
            top, steps = scene[top.head].token, steps + 1
        heads.setdefault(top.i, []).append(one)
    found = []
    for members in heads.values():
        named = {one.key: one for one in members if one.proper and not one.members}
        if len(named) > 1:
            found.append(list(named.values())[:_MOST])
    return found


def _fits(mention: Mention, one: Mention) -> bool:
    if (
        one.classes & {"State", "Country", "Place"}
        and mention.pronoun
        and "State" not in one.classes
    ):
        return False
    wanted = {"Person"} if mention.classes == {"Group"} else set(mention.classes)
    if mention.token.lower in _ALONE:
        wanted = {"Agent"}
    if not mention.pronoun and mention.classes == {"Group"}:
        return fit(one.classes, ("Person",)) >= _FITS
    return fit(one.classes, tuple(sorted(wanted))) >= _FITS


def _made(members: Sequence[Mention]) -> Mention:
    first = members[0]
    hops = tuple((one.start, one.end) for one in members)
    each = tuple(replace(one, hops=(*one.hops, (one.start, one.end))) for one in members)
    return replace(first, members=each, plural=True, hops=hops)


def agree(mention: Mention, one: Mention) -> bool:
    """Tell whether a pronoun and what it may stand for are of one gender, or may be.

    Of a name the gender is seldom known: only a noun's counts.
    """
    word = mention.token.lower
    wanted = "m" if word in _MASCULINE else "f" if word in _FEMININE else ""
    return not wanted or not one.gender or one.gender == wanted
