"""A mention: an entity's words in a source, as written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.extract.parsing.tree import Token


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase of one sentence.

    ``start`` and ``end`` are the words that name it, without article and clauses; ``classes`` are
    those that it may be of; ``sets`` the sets of nouns that its head stands in; ``entity`` the slug
    of what it is known to be; ``nations`` the ISO codes of its adjectives of nationality. ``hops``
    are the spans that lead from a pronoun to its name. ``gender`` that of a person or noun, "m" or
    "f". ``members`` are those whom "they" or "the pair" stands for, where these are several.
    """

    token: Token
    sentence: int
    start: int
    end: int
    text: str
    classes: frozenset[str]
    sets: tuple[str, ...] = ()
    entity: str = ""
    nations: tuple[str, ...] = ()
    proper: bool = False
    plural: bool = False
    definite: bool = False
    pronoun: bool = False
    generic: bool = False
    money: int = -1
    count: int = -1
    key: str = ""
    hops: tuple[tuple[int, int], ...] = field(default=())
    origin: str = ""
    iso: str = ""
    gender: str = ""
    members: tuple[Mention, ...] = ()

    @property
    def name(self) -> str:
        """What it is told by among the mentions of a document: its entity, its key, or its words.

        Two mentions of one name are of one party.
        """
        return self.entity or self.key or self.text
