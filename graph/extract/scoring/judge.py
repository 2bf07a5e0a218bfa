"""One document held against its gold: what was found, where the rest was lost, what was right."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.extract.document import Result, Told, extracted
from graph.extract.linking.pairs.classifier import classifier
from graph.extract.linking.score import loose, weights
from graph.extract.pipeline import choice_of, encoded_of
from graph.extract.scoring.gold import claims
from graph.extract.scoring.losses import Loss, losses
from graph.extract.scoring.match import matches
from graph.extract.scoring.observed import observed
from graph.extract.scoring.refitting import Option, Options
from graph.extract.scoring.score import Scored, scored

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from graph.extract.candidate import Candidate
    from graph.extract.known import Known
    from graph.extract.linking.score import Weights
    from graph.extract.scoring.gold import Gold
    from graph.extract.scoring.observed import Observed
    from graph.reading import Document


@dataclass(frozen=True, slots=True)
class Judged:
    """A document's pairing with its gold, its losses, and every reading of it, with what it is."""

    scored: Scored
    losses: tuple[Loss, ...]
    options: Options


def told_by(gold: Gold, told: Told) -> Told:
    """Return what is told of a document, and where nothing is, what its gold says of the source.

    >>> from graph.extract.scoring.gold import Gold
    >>> tale = Gold("tale", {"publisher": "anchor", "date": "2031", "title": "notStated"}, {})
    >>> told_by(tale, Told(title="Tale"))
    Told(title='Tale', publisher='anchor', date='2031', language='', address='')
    """
    given = {key: value for key, value in gold.stated.items() if key != "language"}
    said = Told(publisher=gold.publisher(), **given)
    return replace(
        said,
        **{name: value for name in Told.__slots__ if (value := getattr(told, name))},
    )


def judged(
    document: Document,
    gold: Gold,
    known: Known,
    told: Told,
    *,
    weigh: Weights | None = None,
    refits: bool = False,
    held_out: Sequence[Path] = (),
) -> tuple[Result, Judged]:
    """Extract a document, and judge what came out of it.

    What the gold says of the source (title, publisher, date) is taken as told, as a reader who
    gives the file would tell it. With ``refits`` its pairs are observed, too, by that classifier of
    ``held_out`` which was not fitted on it, if there is one. Raises ClaimError where the gold can't
    be read.
    """
    scale = weigh or weights()
    mine = [path for path in held_out if document.digest in classifier(path).held_out]
    if mine:
        scale = replace(scale, classifier=mine[0])
    said = told_by(gold, told)
    result = extracted(document, known, said, weigh=scale)
    free = extracted(document, known, said, weigh=loose(scale), rivals=True, pairs=False)
    entries = gold.entities()
    right = claims(gold.tree, entries, known, gold.name)
    language = str(gold.tree["language"])

    def against(one: Result) -> Scored:
        own = {str(entry["id"]): entry for entry in one.built.tree.get("entities") or ()}
        made = claims(one.built.tree, own, known, document.name)
        scores = {key: reading.score for key, reading in one.built.readings.items()}
        return scored(gold.name, language, made, right, one.tiers, scores)

    tight, wide = against(result), against(free)
    lost = losses(tight, wide.candidates, wide.scores, result.read)
    readings = free.built.readings
    options = [
        Option(
            choice_of(readings[one.key]),
            readings[one.key].features,
            tuple(each.key for each in right if matches(one, each, strict=False)),
            readings[one.key].pair,
            "near" if readings[one.key].near else "slots",
        )
        for one in wide.candidates
        if readings[one.key].denies is None
    ]
    tried = _tried(free.extraction.candidates)
    heard = classifier(scale.classifier)
    pairs: tuple[Observed, ...] = ()
    if refits:
        pairs = tuple(observed(result.read, right, known, tried, encoded_of(result.read), heard))
    every = Options(language, tuple(options), len(right), pairs)
    return result, Judged(tight, tuple(lost), every)


def _tried(found: Sequence[Candidate]) -> dict[int, frozenset[tuple[str, str, str]]]:
    """Return what was read of each sentence, by its number: relation and the parties' names."""
    told: defaultdict[int, set[tuple[str, str, str]]] = defaultdict(set)
    for one in found:
        if one.object is not None:
            told[one.sentence].add((one.relation, one.subject.name, one.object.name))
    return {sentence: frozenset(mine) for sentence, mine in told.items()}
