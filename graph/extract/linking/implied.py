"""A relation that a phrase implies without a verb, and whom its noun stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.extract.linking.propose import Scene
    from graph.extract.mentions.mention import Mention
    from graph.extract.parsing.tree import Token

#: sets of nouns that name somebody's work or standing
OFFICES = frozenset({"person-roles", "officials", "people", "soldiers", "leaders", "families"})


@dataclass(frozen=True, slots=True)
class Implied:
    """A relation that a phrase implies, by which rule, at which word; ``written`` says so."""

    relation: str
    subject: Mention
    object: Mention
    rule: str
    at: Token
    written: tuple[Mention, ...]


def whole(scene: Scene, mention: Mention) -> Mention:
    """Return whom a mention stands for: its name, or itself."""
    return scene.resolve.get(mention.token.i) or mention
