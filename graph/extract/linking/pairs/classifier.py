"""Which relations join two parties of a sentence, by the states of its words: a classifier.

Its weights are fitted on the annotated texts (benchmarks/extraction/fit_classifier.py); what it
gives is no probability yet, but a feature of the score beside the others.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from graph.extract.encoder.layers import gelu, normal, softmax
from graph.extract.encoder.threads import one_thread
from graph.extract.linking.pairs.sides import columns

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from graph.extract.linking.pairs.inputs import Inputs

#: how many parts the sentence is looked at in, and the numbers of a question to each
HEADS, ASKED = 4, 32
FLOOR = 1e-5
#: what a relation is given that no annotated text had
_UNHEARD = -8.0


@dataclass(frozen=True)
class Classifier:
    """Members that were each fitted on texts, whose mean is taken: the weights of each by name.

    ``classes`` and ``relations`` are in the order of their numbers. ``held_out`` are the digests of
    the texts that it was not fitted on, if it was fitted to be held against these.
    """

    members: Sequence[Mapping[str, np.ndarray]]
    classes: Sequence[str]
    relations: Sequence[str]
    held_out: frozenset[str]

    def logits(self, given: Inputs) -> np.ndarray:
        """Return how much speaks for each relation of each pair: pairs by ``relations()``.

        Natural logarithms of odds, as far as the classifier knows.
        """
        found = np.full((len(given.sides), len(columns())), _UNHEARD, np.float32)
        with one_thread():
            told = [_Member(one).logits(given) for one in self.members]
        found[:, [columns()[one] for one in self.relations]] = sum(told) / len(told)
        return found


@dataclass(frozen=True)
class _Member:
    """One of those whose mean is taken."""

    weights: Mapping[str, np.ndarray]

    def logits(self, given: Inputs) -> np.ndarray:
        w = self.weights
        words = gelu(self._linear("reduce", (given.words - w["mean"]) / w["spread"]))
        parties = gelu(self._linear("reduce", (given.parties - w["mean"]) / w["spread"]))
        sides = (
            self._linear("parties", parties)
            + given.classes @ w["classes.weight"].T
            + w["kinds.weight"][given.kinds]
            + w["wheres.weight"][given.wheres]
        )
        first, second = np.split(sides, 2, axis=1)
        one, other = np.tanh(first), np.tanh(second)
        pairs = (
            first[given.first]
            + second[given.second]
            + w["far.weight"][given.far]
            + w["steps.weight"][given.steps]
            + self._linear("both", one[given.first] * other[given.second])
            + self._linear("seen", self._seen(words, one, other, given))
            + given.way @ self._linear("way", words)
            + given.within @ self._linear("within", words)
        )
        pairs = gelu(normal(pairs, w["norm.weight"], w["norm.bias"], FLOOR))
        pairs = pairs + gelu(self._linear("middle", pairs))
        return self._linear("out", pairs)

    def _linear(self, name: str, x: np.ndarray) -> np.ndarray:
        found: np.ndarray = x @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]
        return found

    def _seen(
        self, words: np.ndarray, first: np.ndarray, second: np.ndarray, given: Inputs
    ) -> np.ndarray:
        """Return what each pair looks at in its sentence: both ask each word, and their sum tells.

        The attention of two additive questions (arXiv:1706.03762, section 3.2).
        """
        size = len(words)
        told = self._linear("look", words)
        keys = told[:, : HEADS * ASKED].reshape(size, HEADS, ASKED).transpose(1, 2, 0)
        values = told[:, HEADS * ASKED :].reshape(size, HEADS, -1).transpose(1, 0, 2)

        def asked(name: str, party: np.ndarray) -> np.ndarray:
            questions = self._linear(name, party).reshape(len(party), HEADS, ASKED)
            found: np.ndarray = questions.transpose(1, 0, 2) @ keys / math.sqrt(ASKED)
            return found

        heed = softmax(
            asked("ask.first", first)[:, given.first] + asked("ask.second", second)[:, given.second]
        )
        found: np.ndarray = (heed @ values).transpose(1, 0, 2).reshape(len(given.first), -1)
        return found


@cache
def classifier(path: Path) -> Classifier:
    """Read a classifier from its file: numbers by name, nothing that is run."""
    with np.load(path, allow_pickle=False) as file:
        found = {name: file[name] for name in file.files}
    classes, told, held = (
        [str(one) for one in found.pop(name)] for name in ("classes", "relations", "held_out")
    )
    if unknown := [one for one in told if one not in columns()]:
        raise ValueError(f"relations that the ontology lacks: {', '.join(unknown)}")
    members: dict[str, dict[str, np.ndarray]] = {}
    for name, one in sorted(found.items()):
        member, _, part = name.partition("/")
        members.setdefault(member, {})[part] = one.astype(np.float32)
    if not members:
        raise ValueError("no member")
    return Classifier(list(members.values()), classes, told, frozenset(held))
