"""Who is named as an example of a group: "three firms, among them A", « huit pays, dont A »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.extract.linking.lists import exemplars

if TYPE_CHECKING:
    from graph.extract.linking.propose import Scene
    from graph.extract.mentions.mention import Mention
    from graph.extract.parsing.tree import Token

_INTRODUCING = frozenset(
    [
        "such as", "including", "among them", "among which", "notably", "namely", "like",
        "dont", "notamment", "parmi lesquels", "parmi lesquelles", "parmi eux", "parmi elles",
        "y compris", "tels que", "telles que", "tel que", "telle que", "comme", "à savoir",
        "au nombre desquels", "au nombre desquelles", "au premier rang desquels", "en particulier",
        "in particular", "particularly", "especially", "most of them", "as well as",
    ]
)  # fmt: skip
_PASSED = frozenset({"DET", "ADJ", "NUM"})
_FAR = 8


def examples(scene: Scene, general: Mention) -> list[Token]:
    """Return the words given as examples of what a mention names, in order, each once.

    By the tree, and by the words alone: what stands right behind "including" or « dont ».
    """
    tree = scene.tree
    found = {one.i: one for one in exemplars(tree, general.token)}
    at = next((one.i for one in tree.tokens if one.start >= general.end), len(tree.tokens))
    said: list[str] = []
    for token in tree.tokens[at : at + _FAR]:
        mention = scene.mentions.get(token.i)
        if " ".join(said) in _INTRODUCING and mention is not None and not mention.pronoun:
            for one in tree.conjuncts(token):
                found.setdefault(one.i, one)
            break
        if token.pos in _PASSED and " ".join(said) in _INTRODUCING:
            continue
        if token.text not in {",", "(", ":", "\u2013", "\u2014"}:
            said.append(token.lower)
    return [found[i] for i in sorted(found) if i > general.token.i]
