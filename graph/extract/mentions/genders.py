"""Of which gender a noun or name is: by its article, a title, a given name, the noun beside it."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from graph.extract.mentions.identity import names_of
from graph.extract.names.given import EITHERS, GIVEN, WOMENS
from graph.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.extract.mentions.mention import Mention
    from graph.extract.parsing.tree import Token, Tree

_MORPH = {"Masc": "m", "Fem": "f"}
_TITLES = {
    "mr": "m", "sir": "m", "lord": "m", "m": "m", "monsieur": "m", "mister": "m",
    "mrs": "f", "ms": "f", "miss": "f", "lady": "f", "dame": "f", "baroness": "f", "mme": "f",
    "mlle": "f", "madame": "f", "mademoiselle": "f",
}  # fmt: skip
#: English nouns that say it; French ones have a gender
_NOUNS = {
    "man": "m", "husband": "m", "father": "m", "son": "m", "brother": "m", "businessman": "m",
    "spokesman": "m", "chairman": "m", "boy": "m", "nephew": "m", "uncle": "m", "salesman": "m",
    "woman": "f", "wife": "f", "mother": "f", "daughter": "f", "sister": "f",
    "businesswoman": "f", "spokeswoman": "f", "chairwoman": "f", "girl": "f", "niece": "f",
    "aunt": "f", "waitress": "f",
}  # fmt: skip
_MAY_BE = frozenset({"Agent", "Person"})


def gender_of(tree: Tree, mention: Mention) -> str:
    """Return the gender of a noun, or of a name by what stands in and before it: m, f or nothing.

    An English noun has one only where it says so: a "chairwoman".
    """
    token = mention.token
    if mention.proper and mention.classes & _MAY_BE:
        return _of_person(tree, mention)
    if tree.language == "en":
        return next((_NOUNS[one] for one in token.lemmas if one in _NOUNS), "")
    for one in tree.children(token, "det"):
        if one.lower in {"la", "une", "cette"}:
            return "f"
        if one.lower in {"le", "un", "ce", "cet", "du", "au"}:
            return "m"
    return _MORPH.get(token.morph.get("Gender", ""), "") if token.pos == "NOUN" else ""


def _of_person(tree: Tree, mention: Mention) -> str:
    before = _before(tree, mention.token)
    if before in _TITLES:
        return _TITLES[before]
    words = fold(mention.text).split()
    first = words[0] if len(words) > 1 else ""
    if first in WOMENS:
        return "f"
    return "m" if first in GIVEN and first not in EITHERS else ""


def _before(tree: Tree, token: Token) -> str:
    here = token.i - 1
    if here >= 0 and tree.tokens[here].text == ".":
        here -= 1
    return tree.tokens[here].lower.rstrip(".") if here >= 0 else ""


def genders(scenes: Sequence[tuple[Tree, Mapping[int, Mention]]]) -> dict[str, str]:
    """Return the gender of each name of a document, by its key, where anything tells it.

    What its own words tell counts, and the noun beside it: « la société Tern », "Orsan, a
    businesswoman". The commonest wins; where two are as common, neither does.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for tree, found in scenes:
        for mention in found.values():
            if mention.pronoun or not (mine := gender_of(tree, mention)):
                continue
            if mention.proper:
                votes[mention.key][mine] += 1
            else:
                for name in names_of(tree, mention, found):
                    votes[name.key][mine] += 1
    told = {key: counted.most_common(2) for key, counted in votes.items()}
    return {
        key: most[0][0] for key, most in told.items() if len(most) == 1 or most[0][1] > most[1][1]
    }
