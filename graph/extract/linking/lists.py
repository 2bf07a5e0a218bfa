"""Members and examples of what a phrase names: "banks such as A", "three firms: A, B and C"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.extract.classes import fit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.extract.mentions.mention import Mention
    from graph.extract.parsing.tree import Token, Tree

EXEMPLARS = frozenset(
    {
        "such as", "like", "including", "tel que", "comme", "notamment", "dont", "y compris",
        "among them", "parmi lesquels", "namely", "à l'instar de", "à savoir",
    }
)  # fmt: skip
_COLONS = frozenset({":", "\u2013", "\u2014", "("})


def exemplars(tree: Tree, token: Token) -> list[Token]:
    """Return the words given as examples of a noun, their own lists taken apart."""
    found: list[Token] = []
    for one in tree.children(token):
        introduced = one.case in EXEMPLARS or one.mark in EXEMPLARS
        if (
            not introduced
            and one.i > token.i
            and one.dep in {"nmod", "appos", "conj", "obl", "dep"}
        ):
            introduced = any(
                word.lower in EXEMPLARS for word in tree.tokens[max(token.i + 1, one.i - 4) : one.i]
            )
        if introduced and one.is_nominal and one.i > token.i:
            found += tree.conjuncts(one)
        elif one.lower in {"including", "notamment", "dont"} and one.i > token.i:
            for inner in tree.children(one, "obj", "obl", "nmod", "dep"):
                found += tree.conjuncts(inner)
    return [one for one in found if one.i != token.i]


def members(tree: Tree, token: Token) -> list[Token]:
    """Return the list after a colon, a dash or in brackets that spells out a plural noun."""
    if token.morph.get("Number") != "Plur":
        return []
    for one in tree.children(token, "appos", "parataxis", "dep", "nmod"):
        between = tree.tokens[token.i + 1 : one.i]
        if (
            one.i > token.i
            and one.pos == "PROPN"
            and not one.case
            and (any(word.text in _COLONS for word in between) or len(tree.conjuncts(one)) > 1)
        ):
            return tree.conjuncts(one)
    return []


_SEPARATORS = frozenset({",", ";", "and", "et", "or", "ou", "&"})
_BETWEEN = _SEPARATORS | frozenset(
    [
        "the", "le", "la", "les", "l'", "l\u2019", "de", "du", "des", "d'", "d\u2019", "en", "au",
        "aux", "à", "in", "to", "of", "from", "by", "par", "mais", "but", "also", "aussi", "ainsi",
        "que", "as", "well", "both", "then", "puis", "enfin",
    ]
)  # fmt: skip
_BEFORE_EXAMPLES = _BETWEEN | frozenset(
    [
        ":", "(", "\u2013", "\u2014", "principalement", "mainly", "chiefly", "notamment",
        "including", "namely", "surtout", "mostly", "primarily", "dont",
    ]
)  # fmt: skip
_LONG = 3
_ALIKE = 0.7


def run(tree: Tree, mentions: Mapping[int, Mention], token: Token) -> list[Token]:
    """Return the rest of a list that a word begins, by the words between its members alone.

    A parser loses its way in "Australia, Canada, France, …": what stands between two members is a
    comma or an "and", with small words. Of a plural noun, the names that follow it at once ("eight
    countries, mainly A, but also B"). Only lists of three and more; the word itself is left out.
    """
    first = mentions.get(token.i)
    if first is None or first.pronoun:
        return []
    ordered = sorted(
        (one for one in mentions.values() if one.proper and one.start >= first.end),
        key=lambda one: one.start,
    )
    general = not first.proper
    if general and not (first.plural and first.sets):
        return []
    found: list[Token] = []
    end = first.end
    for one in ordered:
        gap = [word for word in tree.tokens if end <= word.start and word.end <= one.start]
        allowed = _BEFORE_EXAMPLES if general and not found else _BETWEEN
        if any(word.lower not in allowed for word in gap):
            break
        if not any(word.lower in _SEPARATORS | {":", "("} for word in gap):
            break
        if fit(one.classes, tuple(sorted(first.classes))) < _ALIKE:
            break
        found.append(one.token)
        end = one.end
    return found if len(found) >= _LONG - 1 else []
