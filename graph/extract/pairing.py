"""Candidates out of pairs that no frame joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.extract.candidate import Candidate
from graph.extract.dating import STATES, told_when
from graph.extract.saying.amounts import amount_between

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.extract.linking.pairs.reading import Reading
    from graph.extract.linking.pairs.sides import Side
    from graph.extract.linking.propose import Scene
    from graph.extract.readings import Values
    from graph.extract.saying.mood import Finding
    from graph.extract.saying.speakers import Saying
    from graph.extract.saying.times import Dated

_PAIR = ": pair"


def of_pair(
    index: int,
    scene: Scene,
    reading: Reading,
    found: Finding,
    chain: Sequence[Saying],
    dates: Sequence[Dated],
    values: Values,
    anchor: str,
) -> Candidate:
    """Return the candidate of a reading; its passage is from the first of its words to the last."""
    tree, at = scene.tree, reading.at
    when, date = told_when(tree, at, reading.relation, found, dates, anchor)
    spans = [(at.start, at.end), *_words(scene, reading.one), *_words(scene, reading.other)]
    spans += [(one.start, one.end) for one in tree.tokens if one.start in found.cues]
    if date is not None:
        spans.append((date.start, date.end))
    start, end = tree.holding(spans)
    return Candidate(
        relation=reading.relation,
        subject=reading.one.mention,
        object=reading.other.mention,
        value="",
        finding=found,
        chain=tuple(chain),
        start=start,
        end=end,
        sentence=index,
        language=tree.language,
        rule=reading.relation + _PAIR,
        score=reading.score,
        features=reading.features,
        when=when,
        amount=None
        if reading.relation in STATES
        else amount_between(reading.relation, reading.one.mention, reading.other.mention, values),
        at=at.start,
        pair=(reading.one.at, reading.other.at),
    )


def is_of_pair(one: Candidate) -> bool:
    """Tell whether a candidate is of a pair that no frame joined."""
    # a frame may have the word "pair" for its trigger
    return one.trigger < 0 and one.rule.endswith(_PAIR)


def _words(scene: Scene, side: Side) -> list[tuple[int, int]]:
    """Return the words of this sentence that stand for a party: none for one from before it."""
    if side.at < 0:
        return []
    one = side.written or side.mention
    token = scene.tree.tokens[side.at]
    inside = scene.tree.start <= one.start < scene.tree.end
    return [(one.start, one.end) if inside else (token.start, token.end)]
