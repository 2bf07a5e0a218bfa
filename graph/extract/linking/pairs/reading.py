"""Readings of pairs that no frame joined: by what annotated texts say of such pairs."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from graph.extract.linking.pairs.measures import MEASURES, SURE, sure
from graph.extract.linking.pairs.seen import named
from graph.extract.linking.pairs.sides import columns, fits, relations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graph.extract.linking.pairs.marks import Marker
    from graph.extract.linking.pairs.seen import Seen
    from graph.extract.linking.pairs.sides import Side
    from graph.extract.linking.score import Weights
    from graph.extract.linking.triggers import Trigger
    from graph.extract.parsing.tree import Token, Tree

_SUM, _WAY_MEAN = MEASURES.index("seen.sum"), MEASURES.index("seen.way.mean")
_WAY_MOST, _BETWEEN_MOST = MEASURES.index("seen.way.most"), MEASURES.index("seen.between.most")
_WHO_MEAN = MEASURES.index("seen.who.mean")
#: a pair is read by a relation if a trigger of it stands on the way or between the two, or if
#: words on the way, words between, the two themselves, or the classifier speak for it so much
_WAY, _BETWEEN, _WHO, _HEARD = 1.2 / 3, 1.5 / 3, 0.6 / 3, sure(-2.5)
_NEAR = 3
_ON_THE_WAY, _BETWEEN_THEM, _BESIDE = 3, 2, 1
_FAR, _FAR_STEP, _LONG, _VERBS, _SENSES = 4, 3, 8, 3, 10
_LONG_WITH_TRIGGER = 6
_LEVELS = (0, _BESIDE, _BETWEEN_THEM, _ON_THE_WAY)
#: features are rounded one by one before they are weighed
_ROUNDING = 0.05


@dataclass(frozen=True, slots=True)
class Offer:
    """Two parties of a sentence as they are, whatever may join them.

    ``subject`` and ``object`` are their classes. ``levels`` has, in the order of ``relations()``,
    how near a trigger of each is: 3 on the way through the tree, 2 between the two, 1 within three
    words of one, 0 none; ``steps`` how long that way is, "none" where one of them stands elsewhere;
    ``tried`` the relations that frames read already. ``outside`` is true where the first of the two
    is from before the sentence.
    """

    features: Mapping[str, float]
    subject: frozenset[str]
    object: frozenset[str]
    levels: np.ndarray
    steps: str
    tried: frozenset[str]
    outside: bool

    def readings(
        self, measures: np.ndarray, these: np.ndarray | None = None
    ) -> Iterator[tuple[str, dict[str, float]]]:
        """Give each relation that is worth a score with its features, in order of name.

        ``measures`` is what is measured of the two: MEASURES by relations. ``these`` are the
        relations asked for, by index; all that are offered unless given.
        """
        subject, other = fits(self.subject, "subject"), fits(self.object, "object")
        names = relations()
        for i in self.offered(measures) if these is None else these:
            level = int(self.levels[i])
            yield (
                names[i],
                {
                    **self.features,
                    **named(measures, names[i]),
                    f"trigger={level}": 1.0,
                    f"trigger={level}/way={self.steps}": 1.0,
                    "trigger and sum": float(measures[_SUM, i]) * (level >= _BETWEEN_THEM),
                    "outside and way": float(measures[_WAY_MEAN, i]) * self.outside,
                    "fit.subject": float(subject[i]),
                    "fit.object": float(other[i]),
                },
            )

    def offered(self, measures: np.ndarray) -> np.ndarray:
        """Return the indices of the relations that may join the two, and that something speaks for.

        That is a trigger on the way or between them, or marks; what frames tried is left out.
        """
        spoken = (
            (measures[_WAY_MOST] >= _WAY)
            | (measures[_BETWEEN_MOST] >= _BETWEEN)
            | (measures[_WHO_MEAN] >= _WHO)
            | (measures[SURE] >= _HEARD)
            | (self.levels >= _BETWEEN_THEM)
        )
        fit = (fits(self.subject, "subject") > 0) & (fits(self.object, "object") > 0)
        for name in self.tried:
            fit[columns()[name]] = False
        return np.flatnonzero(fit & spoken)

    def totals(self, measures: np.ndarray, weigh: Weigher) -> np.ndarray:
        """Return what all features of each relation weigh together, in logits.

        The same as weighing what ``readings`` gives, one by one, but for rounding.
        """
        found: np.ndarray = (
            sum(weigh.of(name) * value for name, value in self.features.items())
            + weigh.measures @ measures
            + weigh.shifts
            + weigh.levels(self.steps)[self.levels]
            + weigh.of("fit.subject") * fits(self.subject, "subject")
            + weigh.of("fit.object") * fits(self.object, "object")
            + weigh.of("trigger and sum") * measures[_SUM] * (self.levels >= _BETWEEN_THEM)
            + weigh.of("outside and way") * measures[_WAY_MEAN] * self.outside
        )
        return found


class Weigher:
    """The weights of pairs' features, those of measures and relations in their order."""

    def __init__(self, weigh: Weights) -> None:
        self._weights, shifts = weigh.of_kind("pairs")
        self.measures = np.array([self.of(name) for name in MEASURES])
        self._levels: dict[str, np.ndarray] = {}
        self.shifts = np.array([shifts.get(name, 0.0) for name in relations()])

    def of(self, name: str) -> float:
        """Return the weight of a feature, 0 where it has none."""
        return self._weights.get(name, 0.0)

    def levels(self, steps: str) -> np.ndarray:
        """Return what each nearness of a trigger weighs, for so many steps between the two."""
        if steps not in self._levels:
            self._levels[steps] = np.array(
                [
                    self.of(f"trigger={one}") + self.of(f"trigger={one}/way={steps}")
                    for one in _LEVELS
                ]
            )
        return self._levels[steps]


@dataclass(frozen=True, slots=True)
class Reading:
    """Two parties that a relation may join, the word that says it best, and how surely."""

    relation: str
    one: Side
    other: Side
    at: Token
    features: Mapping[str, float]
    score: float


def readings(
    tree: Tree,
    seen: Seen,
    found: Sequence[Trigger],
    tried: Iterable[tuple[str, str, str]],
    weigh: Weights,
    least: float,
) -> Iterator[Reading]:
    """Give the readings that score at least ``least``, in the order of the parties.

    ``tried`` has what frames read already, whatever it scored: relation and the parties' names.
    """
    words = spoken(found)
    marker = seen.marker
    scale = Weigher(weigh)
    mine = by_parties(tried)
    bound = _logit(least) - _ROUNDING
    for one, other in seen.pairs():
        measures = seen.of(one, other)
        made = offer(tree, marker, one, other, words, mine.get((one.key, other.key), frozenset()))
        offered = made.offered(measures)
        if not len(offered):
            continue
        these = offered[made.totals(measures, scale)[offered] >= bound]
        for relation, features in made.readings(measures, these):
            score = weigh.score(relation, features, kind="pairs")
            if score >= least:
                word = _trigger(marker, one, other, words, relation)
                at = tree.tokens[word] if word >= 0 else _saying(tree, marker, one, other)
                yield Reading(relation, one, other, at, features, score)


def _logit(share: float) -> float:
    return math.log(share / (1 - share)) if 0 < share < 1 else math.inf * (share - 0.5)


def by_parties(
    tried: Iterable[tuple[str, str, str]],
) -> dict[tuple[str, str], frozenset[str]]:
    """Return the relations that were read of each two parties, by the names of these."""
    told: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for relation, one, other in tried:
        told[one, other].add(relation)
    return {parties: frozenset(mine) for parties, mine in told.items()}


def spoken(found: Sequence[Trigger]) -> dict[int, frozenset[str]]:
    """Return the relations that each word of a sentence may say, by its index."""
    told: defaultdict[int, set[str]] = defaultdict(set)
    for one in found:
        told[one.token.i].add(one.frame.relation)
    return {at: frozenset(mine) for at, mine in sorted(told.items())}


def offer(
    tree: Tree,
    marker: Marker,
    one: Side,
    other: Side,
    words: Mapping[int, frozenset[str]],
    tried: frozenset[str],
) -> Offer:
    """Return two parties as they are.

    ``words`` is what the sentence's words may say, ``tried`` what frames read of the two.
    """
    near = _levels(marker, one, other, words)
    steps = _steps(marker, one, other)
    features = {
        "bias": 1.0,
        f"language={tree.language}": 1.0,
        "senses": min(1.0, len(near) / _SENSES),
        "joined": float(bool(tried)),
        **_of_side("a", one),
        **_of_side("b", other),
        **_of_both(tree, one, other, steps),
    }
    kept = {name: value for name, value in features.items() if value}
    levels = np.zeros(len(relations()), dtype=np.int64)
    for name, level in near.items():
        # a relation of a value joins no two parties
        if name in columns():
            levels[columns()[name]] = level
    return Offer(
        kept,
        one.mention.classes,
        other.mention.classes,
        levels,
        str(min(_LONG_WITH_TRIGGER, steps)) if steps >= 0 else "none",
        tried,
        outside=one.at < 0,
    )


def _steps(marker: Marker, one: Side, other: Side) -> int:
    """Return how long the way from one party to the other is, or -1 if there is none."""
    if one.at < 0 or other.at < 0:
        return -1
    up, _, down = marker.way(one.at, other.at)
    return min(_LONG, len(up) + len(down))


def _of_side(name: str, side: Side) -> dict[str, float]:
    mention = side.mention
    return {
        f"{name}.named": float(mention.proper or bool(mention.entity)),
        f"{name}.generic": float(mention.generic),
        f"{name}.adjective": float(side.written is None and side.at >= 0),
        f"{name}.coref": float(bool(mention.hops)),
        f"{name}.where={side.where}": float(side.at < 0),
    }


def _of_both(tree: Tree, one: Side, other: Side, steps: int) -> dict[str, float]:
    if one.at < 0 or other.at < 0:
        return {}
    low, high = min(one.at, other.at), max(one.at, other.at)
    order = "ab" if one.at < other.at else "ba"
    verbs = sum(each.pos == "VERB" for each in tree.tokens[low + 1 : high])
    return {
        f"order={order}": 1.0,
        f"far={min(_FAR, (high - low) // _FAR_STEP)}": 1.0,
        f"way={steps}": 1.0,
        f"verbs={min(_VERBS, verbs)}/{order}": 1.0,
    }


def _levels(
    marker: Marker, one: Side, other: Side, words: Mapping[int, frozenset[str]]
) -> dict[str, int]:
    """Return for each relation that has a trigger near two parties how near."""
    way, low, high = _stretch(marker, one, other)
    told: dict[str, int] = {}
    for at, names in words.items():
        level = _level(at, way, low, high, (one.at, other.at))
        if level:
            for name in names:
                if level > told.get(name, 0):
                    told[name] = level
    return told


def _trigger(
    marker: Marker, one: Side, other: Side, words: Mapping[int, frozenset[str]], relation: str
) -> int:
    """Return the nearest trigger of a relation: on the way, else between, else beside; or -1."""
    way, low, high = _stretch(marker, one, other)
    ranked = [
        (-_level(at, way, low, high, (one.at, other.at)), at)
        for at, names in words.items()
        if relation in names
    ]
    level, at = min(ranked, default=(0, -1))
    return at if level < 0 else -1


def _stretch(marker: Marker, one: Side, other: Side) -> tuple[frozenset[int], int, int]:
    if one.at < 0 or other.at < 0:
        return frozenset(), -1, -1
    up, top, down = marker.way(one.at, other.at)
    return frozenset({*up, *down, top}), min(one.at, other.at), max(one.at, other.at)


def _level(at: int, way: frozenset[int], low: int, high: int, spots: tuple[int, int]) -> int:
    if at in way:
        return _ON_THE_WAY
    if low < at < high:
        return _BETWEEN_THEM
    return _BESIDE if any(spot >= 0 and abs(at - spot) <= _NEAR for spot in spots) else 0


def _saying(tree: Tree, marker: Marker, one: Side, other: Side) -> Token:
    """Return the word by which two parties are most likely joined: where their ways meet."""
    if one.at < 0 or other.at < 0:
        return tree.tokens[max(one.at, other.at)]
    up, top, down = marker.way(one.at, other.at)
    if top < 0:
        return tree.tokens[max(one.at, other.at)]
    steps = [top, *reversed(up), *reversed(down)]
    return next((tree.tokens[i] for i in steps if tree.tokens[i].is_verbal), tree.tokens[top])
