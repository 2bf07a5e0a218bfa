"""What the extraction read in a sentence, as plain words that a test can compare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

if TYPE_CHECKING:
    from graph.extract.candidate import Candidate


class Told(NamedTuple):
    """A candidate in plain words; ``speakers`` go from the outermost inwards, as do ``stances``."""

    subject: str
    relation: str
    object: str
    modality: str
    polarity: str
    actuality: str
    speakers: tuple[str, ...]
    stances: tuple[str, ...]
    passage: str

    @property
    def triple(self) -> tuple[str, str, str]:
        """Who, what, whom."""
        return self.subject, self.relation, self.object

    @property
    def mood(self) -> tuple[str, str, str]:
        """How firmly, whether so, whether yet."""
        return self.modality, self.polarity, self.actuality


def told(one: Candidate, text: str) -> Told:
    """Return a candidate of a text in plain words."""
    steps = [step for step in one.chain if step.speaker is not None]
    return Told(
        one.subject.text,
        one.relation,
        one.object.text if one.object is not None else one.value,
        one.finding.modality,
        one.finding.polarity,
        one.finding.actuality,
        tuple(step.speaker.text for step in steps if step.speaker is not None),
        tuple(step.stance for step in steps),
        text[one.start : one.end],
    )


def not_yet(*values: Any, why: str) -> Any:
    """Return the values of a test that the engine doesn't pass yet; passing it is an error, too."""
    return pytest.param(*values, marks=pytest.mark.xfail(reason=why, strict=True))
