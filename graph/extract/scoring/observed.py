"""The pairs of an annotated document, and which relations its gold claims say of each."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.lexicon.load import lexicon
from graph.extract.linking.layout import Layout
from graph.extract.linking.pairs.heard import heard
from graph.extract.linking.pairs.marks import Marker
from graph.extract.linking.pairs.reading import by_parties, offer, spoken
from graph.extract.linking.pairs.sides import places, sides
from graph.extract.linking.triggers import settled, triggers
from graph.extract.readings import HEADINGS
from graph.extract.scoring.gold import own_party
from graph.extract.scoring.match import are_related, like_party, same_by_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    import numpy as np

    from graph.extract.encoder.states import States
    from graph.extract.known import Known
    from graph.extract.linking.pairs.classifier import Classifier
    from graph.extract.linking.pairs.reading import Offer
    from graph.extract.linking.pairs.sides import Side
    from graph.extract.linking.propose import Scene
    from graph.extract.mentions.mention import Mention
    from graph.extract.readings import Read
    from graph.extract.scoring.match import Party, Said


@dataclass(frozen=True, slots=True)
class Observed:
    """Two parties of a sentence, their marks, and the gold claims that join them.

    ``told`` has the relation of each claim whose parties are these two by name, or by what little
    is said of them where no others fit better; ``claims`` the keys of all claims that may be meant,
    by relation. ``pair`` are the words at which they stand,
    ``places`` their places among the parties of the sentence. ``heard`` is what the classifier says
    of them, by ``relations()``.
    """

    sentence: int
    pair: tuple[int, int]
    places: tuple[int, int]
    names: tuple[str, str]
    marks: tuple[str, ...]
    told: tuple[str, ...]
    claims: Mapping[str, tuple[str, ...]]
    offer: Offer
    heard: np.ndarray | None

    def keys(self, relation: str) -> tuple[str, ...]:
        """Return the claims that a reading of the two by a relation would say."""
        return tuple(
            key for name, keys in self.claims.items() if are_related(name, relation) for key in keys
        )


def observed(
    read: Read,
    right: Sequence[Said],
    known: Known,
    tried: Mapping[int, frozenset[tuple[str, str, str]]],
    states: States | None,
    classifier: Classifier | None,
) -> list[Observed]:
    """Return every two parties of every sentence with what the gold says of them.

    ``tried`` has, by sentence, what frames and phrases read: relation and the parties' names.
    ``states`` are those of its words, by which the ``classifier`` hears each pair; without either
    nothing is heard.
    """
    found: list[Observed] = []
    parties: dict[tuple[object, ...], Party] = {}

    def of(mention: Mention) -> Party:
        key = (mention.name, mention.text, mention.iso, mention.classes, mention.proper)
        if key not in parties:
            parties[key] = own_party(mention, known)
        return parties[key]

    for index, scene in enumerate(read.scenes):
        if read.stretches[index].kind not in HEADINGS:
            claims = [
                one
                for one in right
                if one.object is not None
                and min(scene.tree.end, one.end) > max(scene.tree.start, one.start)
            ]
            mine = tried.get(index, frozenset())
            found += _of_scene(index, scene, claims, of, mine, classifier, states)
    return found


def _of_scene(
    index: int,
    scene: Scene,
    claims: Sequence[Said],
    of: Callable[[Mention], Party],
    tried: frozenset[tuple[str, str, str]],
    classifier: Classifier | None,
    states: States | None,
) -> Iterator[Observed]:
    layout = Layout(scene.tree, scene.mentions, scene.resolve)
    marker = Marker(scene.tree)
    words = spoken(settled(list(triggers(scene.tree, lexicon(scene.tree.language)))))
    mine = by_parties(tried)
    parties = sides(scene, layout)
    both = list(places(parties))
    logits = heard(parties, marker, states, classifier)
    levels = [[_alike(claim, parties[a], parties[b], of) for claim in claims] for a, b in both]
    best = [max(column) for column in zip(*levels, strict=True)]
    for (a, b), alike, said in zip(both, levels, logits, strict=True):
        one, other = parties[a], parties[b]
        meant: dict[str, tuple[str, ...]] = {}
        for claim, level in zip(claims, alike, strict=True):
            if level:
                meant[claim.relation] = (*meant.get(claim.relation, ()), claim.key)
        told = {
            claim.relation
            for claim, level, most in zip(claims, alike, best, strict=True)
            if level and level == most
        }
        yield Observed(
            index,
            (one.at, other.at),
            (a, b),
            (one.key, other.key),
            tuple(map(sys.intern, marker.marks(one, other))),
            tuple(sorted(told)),
            meant,
            offer(
                scene.tree, marker, one, other, words, mine.get((one.key, other.key), frozenset())
            ),
            said,
        )


def _alike(claim: Said, one: Side, other: Side, of: Callable[[Mention], Party]) -> int:
    """Return how well two parties are those of a claim: 3 both by name, 1 neither, 0 not."""
    if claim.object is None:
        return 0
    subject, second = of(one.mention), of(other.mention)
    if not (like_party(subject, claim.subject) and like_party(second, claim.object)):
        return 0
    return 1 + same_by_name(subject, claim.subject) + same_by_name(second, claim.object)
