"""Where a sentence has the trigger of a frame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.grammar.clauses import is_passive, is_past_participle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.extract.lexicon.frames import Frame
    from graph.extract.lexicon.load import Lexicon
    from graph.extract.parsing.tree import Token, Tree

#: words that may stand between two words of a trigger
_GAP = 3
_REFLEXIVE = frozenset({"se", "s'", "me", "nous", "vous"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A frame whose words stand in a sentence; ``last`` is the last of its words.

    ``sure`` is false where the form is only perhaps one of the frame's first word.
    """

    frame: Frame
    token: Token
    last: Token
    sure: bool


def triggers(tree: Tree, lexicon: Lexicon) -> Iterator[Trigger]:
    """Give every frame whose trigger stands in a sentence, in order of place."""
    said = {_plain(one.lower) for one in tree.tokens}
    for one in tree.tokens:
        said.update(one.lemmas, (one.lower,))
    for token in tree.tokens:
        if token.name >= 0 or token.pos in {"PUNCT", "DET", "PRON", "NUM"} or token.dep == "case":
            continue
        for rank, lemma in enumerate(token.lemmas):
            for frame in lexicon.frames.get(lemma, ()):
                if len(frame.words) == 1 and not _kind_fits(tree, token, frame.trigger):
                    continue
                if len(frame.words) > 1 and not said.issuperset(frame.words[1:]):
                    continue
                if frame.reflexive and not _is_reflexive(tree, token):
                    continue
                last = _rest(tree, token, frame)
                if last is None:
                    continue
                at = _centre(tree, token, last, frame.trigger)
                if _kind_fits(tree, at, frame.trigger) or at.pos == "NOUN":
                    yield Trigger(frame, at, last, sure=rank == 0)


def settled(found: Sequence[Trigger]) -> list[Trigger]:
    """Return the triggers less those that are part of a longer one which fixes how they are meant.

    "Declined to comment" says of a comment that there was none: its "comment" alone is no trigger
    of the same relation.
    """
    fixed = {
        (one.frame.relation, at)
        for one in found
        if one.frame.findings and len(one.frame.words) > 1
        for at in range(min(one.token.i, one.last.i), max(one.token.i, one.last.i) + 1)
    }
    return [
        one for one in found if one.frame.findings or (one.frame.relation, one.token.i) not in fixed
    ]


def _centre(tree: Tree, first: Token, last: Token, kind: str) -> Token:
    """Return the word of a trigger that has its complements: the noun of "in violation".

    Of several words of a noun it is the one that the others hang on: "cyber theft", "vol à main".
    """
    if first is last or kind == "verb":
        return first
    if first.pos in {"ADP", "ADV"}:
        return last
    inside = {one.i for one in tree.tokens[first.i : last.i + 1]}
    if kind == "noun":
        return next(
            (
                one
                for one in tree.tokens[first.i : last.i + 1]
                if one.head not in inside or one.head == one.i
            ),
            first,
        )
    return first


def _kind_fits(tree: Tree, token: Token, kind: str) -> bool:
    if kind == "verb":
        return token.is_verbal or (token.pos == "ADJ" and is_past_participle(token))
    if kind == "noun":
        return token.pos in {"NOUN", "PROPN"}
    if not token.is_verbal:
        return token.pos in {"ADJ", "ADV", "ADP"}
    # "linked to" is a quality, "the Watch linked it to" is a deed
    bare = token.morph.get("VerbForm") == "Part" and not tree.children(token, "aux", "obj")
    return bare and (
        is_passive(tree, token)
        or not is_past_participle(token)
        or not tree.children(token, "nsubj")
    )


def _is_reflexive(tree: Tree, verb: Token) -> bool:
    own = [one for one in tree.children(verb) if one.lower in _REFLEXIVE]
    # a participle has no pronoun of its own
    return bool(own) or (is_past_participle(verb) and not tree.children(verb, "aux"))


def _rest(tree: Tree, token: Token, frame: Frame) -> Token | None:
    """Return the last word of a trigger of several words, or None if they don't all stand here."""
    at = token.i
    last = token
    for word in frame.words[1:]:
        found = None
        for one in tree.tokens[at + 1 : at + 2 + _GAP]:
            if one.lower == word or word in one.lemmas or _plain(one.lower) == word:
                found = one
                break
        if found is None and frame.trigger == "verb":
            found = next(
                (
                    one
                    for one in tree.children(token)
                    if one.i > token.i and (one.lower == word or word in one.lemmas)
                ),
                None,
            )
        if found is None and frame.trigger == "verb":
            # "their identity was stolen"
            found = next(
                (
                    one
                    for subject in tree.children(token, "nsubj:pass", "nsubj")
                    for one in tree.subtree(subject)
                    if (one.lower == word or word in one.lemmas) and is_passive(tree, token)
                ),
                None,
            )
        if found is None:
            return None
        at, last = found.i, found
    return last


_CONTRACTED = {"du": "de", "des": "de", "d'": "de", "au": "à", "aux": "à", "l'": "la", "le": "la"}


def _plain(word: str) -> str:
    return _CONTRACTED.get(word, word)
