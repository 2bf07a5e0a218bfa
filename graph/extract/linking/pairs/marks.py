"""What stands with two parties in a sentence, as marks: words on the way, between and around."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.extract.linking.layout import role_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.extract.linking.pairs.sides import Side
    from graph.extract.parsing.tree import Token, Tree

#: the kinds of marks: the words around two parties, the words between them, the shape of the way
#: from one to the other, the words on it, and the parties themselves. In the order of their names,
#: so that marks in order of name are in order of kind
GROUPS = ("around", "between", "shape", "way", "who")
_CONTENT = frozenset({"VERB", "NOUN", "ADJ", "PROPN", "AUX", "ADV"})
_STEPS = 40
_WIDEST = 25
_ORDERED = 12
_WORDED = 4
_AROUND = 3
_SOME = 3


def group(mark: str) -> int:
    """Return the index of a mark's kind.

    >>> GROUPS[group("way.lemma=steal")]
    'way'
    """
    return GROUPS.index(mark.partition(".")[0])


class Marker:
    """Gives the marks of pairs of one sentence; what is of a party alone is found once."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._of: dict[tuple[int, str, str], list[str]] = {}
        self._chains: dict[int, list[int]] = {}
        self._ways: dict[tuple[int, int], tuple[list[int], int, list[int]]] = {}
        self._root = [
            f"around.root={_lemma(one)}"
            for one in tree.tokens
            if one.pos == "VERB" and one.dep.lower() == "root"
        ]

    def way(self, one: int, other: int) -> tuple[list[int], int, list[int]]:
        """Return the words from one up to where the two meet, that word (-1: none), and down."""
        if (one, other) not in self._ways:
            self._ways[one, other] = self._way(one, other)
        return self._ways[one, other]

    def above(self, at: int) -> list[int]:
        """Return the words above a word, the nearest first."""
        return self._chain(at)[1:]

    def _way(self, one: int, other: int) -> tuple[list[int], int, list[int]]:
        up, down = self._chain(one), self._chain(other)
        for steps, word in enumerate(up):
            if word in down:
                return up[:steps], word, down[: down.index(word)]
        return up, -1, down

    def marks(self, one: Side, other: Side) -> tuple[str, ...]:
        """Return the marks of a pair, each once, in order of name."""
        found = [*self._root, *self._side("a", one), *self._side("b", other)]
        kinds = kind_of(one), kind_of(other)
        found.append(f"who.kinds={kinds[0]}>{kinds[1]}")
        found.append(f"who.classes={_classes(one)}>{_classes(other)}")
        if one.at >= 0 and other.at >= 0:
            found += self._joined(one.at, other.at)
        return tuple(sorted(set(found)))

    def _chain(self, at: int) -> list[int]:
        if at not in self._chains:
            chain = [at]
            tokens = self.tree.tokens
            while tokens[chain[-1]].head != chain[-1] and len(chain) < _STEPS:
                chain.append(tokens[chain[-1]].head)
            self._chains[at] = chain
        return self._chains[at]

    def _side(self, name: str, side: Side) -> list[str]:
        """Return the marks of one party: "a" is the first, "b" the second."""
        key = (side.at, name, side.where)
        if key not in self._of:
            self._of[key] = [*_who(name, side), *self._place(name, side)]
        return self._of[key]

    def _place(self, name: str, side: Side) -> list[str]:
        tokens = self.tree.tokens
        if side.at < 0:
            return [f"shape.{name}={side.where}"]
        token = tokens[side.at]
        role = role_of(token)
        found = [f"shape.{name}.case={token.case}/{role}", f"shape.{name}.role={role}"]
        if token.head != side.at:
            head = tokens[token.head]
            found.append(f"way.{name}.head={_lemma(head)}/{role}")
            found.append(f"shape.{name}.head={head.pos}/{role}")
        return found

    def _joined(self, one: int, other: int) -> list[str]:
        tokens = self.tree.tokens
        order = "ab" if one < other else "ba"
        low, high = min(one, other), max(one, other)
        up, top, down = self.way(one, other)
        rising = "/".join(role_of(tokens[i]) for i in up)
        falling = "/".join(role_of(tokens[i]) for i in reversed(down))
        lemma = _lemma(tokens[top]) if top >= 0 else "-"
        found = [
            f"shape.way={rising}^{falling}",
            f"shape.top={tokens[top].pos if top >= 0 else '-'}",
            f"shape.ends={order}/{_end(tokens, up)}^{_end(tokens, down)}",
            f"way.top={lemma}/{order}",
            f"way.top={lemma}/{rising}^{falling}",
        ]
        for i in {*up[1:], *down[1:], top} - {-1, one, other}:
            for word in tokens[i].lemmas[:2]:
                found += [f"way.lemma={word}", f"way.lemma={word}/{order}"]
        for token in tokens[low + 1 : min(high, low + 1 + _WIDEST)]:
            if token.pos in _CONTENT:
                word = _lemma(token)
                found.append(f"between.lemma={word}")
                if high - low <= _ORDERED:
                    found.append(f"between.lemma={word}/{order}")
        if high - low <= _WORDED:
            words = "_".join(one.lower for one in tokens[low + 1 : high])
            found.append(f"between.words={words}/{order}")
        found += [f"around.before={_lemma(one)}" for one in tokens[max(0, low - _AROUND) : low]]
        found += [f"around.after={_lemma(one)}" for one in tokens[high + 1 : high + 1 + _AROUND]]
        return found


def _who(name: str, side: Side) -> list[str]:
    written = side.written or side.mention
    words = written.text.lower().split()
    return [
        f"who.{name}.class={_classes(side)}",
        f"who.{name}.kind={kind_of(side)}",
        *(f"who.{name}.set={one}" for one in written.sets[:_SOME]),
        *((f"who.{name}.first={words[0]}", f"who.{name}.last={words[-1]}") if words else ()),
    ]


def kind_of(side: Side) -> str:
    """Return what kind of party it is: a State, its adjective, known, a name, or a noun."""
    mention = side.mention
    if mention.iso:
        return "adjective of a State" if side.written is None and side.at >= 0 else "State"
    if mention.entity:
        return "known"
    return "name" if mention.proper else "noun"


def _classes(side: Side) -> str:
    told = sorted(one for one in side.mention.classes if one not in {"?", "Entity"})
    return "+".join(told[:_SOME]) or "?"


def _lemma(token: Token) -> str:
    return token.lemmas[0] if token.lemmas else token.lower


def _end(tokens: Sequence[Token], steps: list[int]) -> str:
    return tokens[steps[-1]].dep if steps else "top"
