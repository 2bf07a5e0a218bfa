"""A candidate claim: what a passage seems to say, how it was read, and how sure the reading is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.extract.mentions.mention import Mention
    from graph.extract.saying.mood import Finding
    from graph.extract.saying.speakers import Saying


#: the key of the mention that stands for whoever publishes the document: "we" without a speaker
PUBLISHER = "@publisher"


@dataclass(frozen=True, slots=True)
class Sum:
    """How much: digits, a currency or the mention that is counted, and an approximation."""

    value: str
    approximation: str
    currency: str = ""
    unit: Mention | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reading of one trigger in one sentence.

    ``start`` and ``end`` are the passage, in code points of the document's text; ``rule`` says
    which frame or rule read it; ``score`` is the probability that it is right. ``near`` is the
    role, if any, whose filler the frame and the tree alone would not choose. ``trigger`` is the
    index of the word that says it, and ``at`` where that stands in the text; ``pair`` has the
    indices of the words at which its two parties stand, where it joins two of the sentence.
    """

    relation: str
    subject: Mention
    object: Mention | None
    value: str
    finding: Finding
    chain: tuple[Saying, ...]
    start: int
    end: int
    sentence: int
    language: str
    rule: str
    score: float
    features: Mapping[str, float]
    when: str = ""
    said_when: str = ""
    amount: Sum | None = None
    qualifiers: Mapping[str, tuple[Mention, ...]] = field(default_factory=dict)
    extent: str = ""
    trigger: int = -1
    near: str = ""
    at: int = -1
    denies: Candidate | None = None
    pair: tuple[int, int] | None = None
