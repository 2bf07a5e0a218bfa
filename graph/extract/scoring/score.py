"""Figures of candidates against gold: precision, recall, tiers, and how what is found is said."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.extract.scoring.match import like_party, paired

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.extract.scoring.match import Said

_ROUNDS = 1000


@dataclass(frozen=True, slots=True)
class Scored:
    """One document: its candidates and gold, who is paired with whom, and each candidate's tier."""

    name: str
    language: str
    candidates: Sequence[Said]
    gold: Sequence[Said]
    tiers: Mapping[str, str]
    scores: Mapping[str, float]
    right: Mapping[str, str]
    found: Mapping[str, str]
    strictly: Mapping[str, str]
    strictly_found: Mapping[str, str]


def scored(
    name: str,
    language: str,
    candidates: Sequence[Said],
    gold: Sequence[Said],
    tiers: Mapping[str, str],
    scores: Mapping[str, float],
) -> Scored:
    """Pair the candidates of a document with its gold, leniently and strictly."""
    right, found = paired(candidates, gold, strict=False)
    strictly, strictly_found = paired(candidates, gold, strict=True)
    return Scored(
        name, language, candidates, gold, tiers, scores, right, found, strictly, strictly_found
    )


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of how many; ``value`` is 0 where there are none."""

    part: int
    whole: int

    @property
    def value(self) -> float:
        """The share, 0 to 1."""
        return self.part / self.whole if self.whole else 0.0

    def __str__(self) -> str:
        return f"{self.value:.2f} ({self.part} of {self.whole})"


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision and recall of a set of documents, with 95 % bootstrap intervals over documents."""

    precision: Rate
    recall: Rate
    precision_interval: tuple[float, float] = (0.0, 0.0)
    recall_interval: tuple[float, float] = (0.0, 0.0)


def figures(
    documents: Sequence[Scored], *, strict: bool = False, tier: str = "", intervals: bool = True
) -> Figures:
    """Return precision and recall over documents, of all candidates or of one tier.

    Recall is of all gold claims, whatever the tier. A second candidate that says what another
    says already is right; a claim is found once.
    """
    parts = [_counts(one, strict=strict, tier=tier) for one in documents]
    total = _summed(parts)
    if not intervals or len(parts) < 2:  # noqa: PLR2004 - nothing to draw from
        return Figures(Rate(*total[:2]), Rate(*total[2:]))
    draw = random.Random(0)  # noqa: S311 - reproducible, and no secret
    rates: tuple[list[float], list[float]] = ([], [])
    for _ in range(_ROUNDS):
        right, made, found, gold = _summed([draw.choice(parts) for _ in parts])
        rates[0].append(Rate(right, made).value)
        rates[1].append(Rate(found, gold).value)
    low, high = int(0.025 * _ROUNDS), int(0.975 * _ROUNDS)
    bounds = [(sorted(one)[low], sorted(one)[high]) for one in rates]
    return Figures(Rate(*total[:2]), Rate(*total[2:]), bounds[0], bounds[1])


def _summed(parts: Iterable[tuple[int, int, int, int]]) -> tuple[int, int, int, int]:
    columns = list(zip(*parts, strict=True)) or [(0,)] * 4
    return sum(columns[0]), sum(columns[1]), sum(columns[2]), sum(columns[3])


def _counts(one: Scored, *, strict: bool, tier: str) -> tuple[int, int, int, int]:
    mine = [c for c in one.candidates if not tier or one.tiers[c.key] == tier]
    right = one.strictly if strict else one.right
    found = {right[c.key] for c in mine if c.key in right}
    if not tier:
        found |= set(one.strictly_found if strict else one.found)
    return sum(c.key in right for c in mine), len(mine), len(found), len(one.gold)


def by_relation(documents: Sequence[Scored]) -> dict[str, tuple[Rate, Rate]]:
    """Return precision and recall of each relation, leniently, in order of name."""
    made: Counter[str] = Counter()
    right: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for one in documents:
        for candidate in one.candidates:
            made[candidate.relation] += 1
            right[candidate.relation] += candidate.key in one.right
        for claim in one.gold:
            gold[claim.relation] += 1
            found[claim.relation] += claim.key in one.found
    return {
        name: (Rate(right[name], made[name]), Rate(found[name], gold[name]))
        for name in sorted(made | gold)
    }


def qualities(documents: Sequence[Scored]) -> dict[str, Rate]:
    """Return how often what is found is said right: modality, polarity, speakers, sums, dates."""
    part: Counter[str] = Counter()
    whole: Counter[str] = Counter()

    def count(name: str, *, right: bool) -> None:
        part[name] += right
        whole[name] += 1

    for one in documents:
        gold = {claim.key: claim for claim in one.gold}
        for claim_key, candidate_key in sorted(one.found.items()):
            claim = gold[claim_key]
            made = next(c for c in one.candidates if c.key == candidate_key)
            for name in ("modality", "polarity", "actuality"):
                count(name, right=made.tree.get(name) == claim.tree.get(name))
            count(
                "speaker (innermost)", right=_same_speakers(made.speakers[-1], claim.speakers[-1])
            )
            count(
                "speakers (whole chain)",
                right=len(made.speakers) == len(claim.speakers)
                and all(map(_same_speakers, made.speakers, claim.speakers)),
            )
            if "when" in claim.tree or "when" in made.tree:
                count("when", right=made.tree.get("when") == claim.tree.get("when"))
            if "amount" in claim.tree or "amount" in made.tree:
                left, other = made.tree.get("amount") or {}, claim.tree.get("amount") or {}
                same = left.get("value") == other.get("value")
                count(
                    "amount (value)", right=same and left.get("currency") == other.get("currency")
                )
                if same:
                    count(
                        "amount (approximation)",
                        right=left.get("approximation") == other.get("approximation"),
                    )
    return {name: Rate(part[name], whole[name]) for name in whole}


def _same_speakers(one: Sequence[object], other: Sequence[object]) -> bool:
    if len(one) != len(other):
        return any(like_party(a, b) for a in one for b in other)  # type: ignore[arg-type]
    return all(any(like_party(a, b) for b in other) for a in one)  # type: ignore[arg-type]


@dataclass(slots=True)
class Bin:
    """Candidates of one stretch of scores: how many, how many right, and their mean score."""

    count: int = 0
    right: int = 0
    total: float = field(default=0.0)


def calibration(documents: Sequence[Scored], width: float = 0.1) -> dict[float, Bin]:
    """Return, by the lower bound of each stretch of scores, how many candidates are right."""
    bins: dict[float, Bin] = defaultdict(Bin)
    for one in documents:
        for candidate in one.candidates:
            score = one.scores[candidate.key]
            here = bins[round(min(score, 0.999) // width * width, 2)]
            here.count += 1
            here.right += candidate.key in one.right
            here.total += score
    return dict(sorted(bins.items()))
