"""Members and examples of what a noun phrase names: "banks such as A and B", "three firms: A, B and C"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
