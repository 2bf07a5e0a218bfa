"""Who speaks a quotation, and who answers under a name: speech that runs over several sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.extract.classes import fit
from graph.extract.grammar.clauses import surface_subjects
from graph.extract.saying.speakers import STANCES, Saying

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.extract.linking.propose import Scene
    from graph.extract.mentions.mention import Mention
    from graph.extract.parsing.tree import Token
    from graph.extract.placed import Placed
    from graph.extract.saying.cues import Cues

_PAIRS = (("\u201c", "\u201d"), ("\u00ab", "\u00bb"), ('"', '"'))
_LEAST, _MOST = 12, 4000
_LABEL = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Hon|Rt|St|Prof|M|MM|Me)\.|[^:.!?\n]){3,110}?"
    r"(?<![\d/])[ \u00a0]?:\s+(?=\S)"
)
_LONGEST = 120
_FITS = 0.5


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its marks, end excluded."""

    start: int
    end: int


def quotations(text: str) -> list[Quotation]:
    """Return the quotations of a text, in order, none within another.

    One that is opened anew in each paragraph and closed in the last is several. Short ones are
    words that somebody calls something by, and none.

    >>> quotations("He said: \u201cThe boats are gone, all of them.\u201d Fin.")
    [Quotation(start=9, end=43)]
    """
    found: list[Quotation] = []
    for opening, closing in _PAIRS:
        at = text.find(opening)
        while at >= 0:
            end = text.find(closing, at + 1)
            again = text.find(opening, at + 1) if opening != closing else -1
            paragraph = text.find("\n", at)
            if end < 0 or (0 <= again < end and 0 <= paragraph < again):
                end = (paragraph if paragraph >= 0 else len(text)) - 1
            if _LEAST <= end - at <= _MOST:
                found.append(Quotation(at, end + 1))
            at = text.find(opening, max(end, at) + 1)
    outer: list[Quotation] = []
    for one in sorted(found, key=lambda each: (each.start, -each.end)):
        if not outer or one.start >= outer[-1].end:
            outer.append(one)
    return outer


def quoted(
    scenes: Sequence[Scene], spans: Placed[Quotation], cues: dict[str, Cues]
) -> dict[int, Saying]:
    """Return who speaks each quotation, by its index, where the text around it says so."""
    told: dict[int, Saying] = {}
    for scene in scenes:
        tree = scene.tree
        for index, span in spans.touching(tree.start, tree.end):
            if index in told:
                continue
            outside = [one for one in tree.tokens if not span.start <= one.start < span.end]
            saying = _inverted(scene, outside, span) or _reported(
                scene, outside, cues[tree.language]
            )
            if saying is not None:
                told[index] = saying
    for before, after in pairwise(scenes):
        for index, span in spans.touching(after.tree.start, after.tree.end):
            if index not in told and span.start <= after.tree.start < span.start + _GAP:
                saying = _announced(before)
                if saying is not None:
                    told[index] = saying
    return told


_GAP = 3
#: nouns for what is said, before a quotation that stands by itself
_WORDS = frozenset(
    [
        "answer", "statement", "reply", "response", "remark", "remarks", "comment", "declaration",
        "réponse", "déclaration", "communiqué", "propos",
    ]
)  # fmt: skip


def _announced(scene: Scene) -> Saying | None:
    """Return who is about to speak: "A spokesman gave the following answer on Saturday"."""
    tree = scene.tree
    for noun in tree.tokens:
        if not _WORDS & set(noun.lemmas) or noun.dep not in {"obj", "nsubj:pass", "obl"}:
            continue
        verb = tree.head(noun)
        if verb is None or not verb.is_verbal:
            continue
        for filler in surface_subjects(tree, verb, scene.verbs):
            speaker = scene.resolve.get(filler.token.i) or scene.mentions.get(filler.token.i)
            if speaker is not None and fit(speaker.classes, ("Agent",)) >= _FITS:
                span = (min(verb.start, speaker.start), max(verb.end, noun.end))
                return Saying(speaker, "States", span, None, verb)
    return None


def _inverted(scene: Scene, outside: Sequence[Token], span: Quotation) -> Saying | None:
    """Return who speaks, by a verb right after a quotation and its subject: « …», soupire Mara."""
    after = [one for one in outside if one.start >= span.end]
    words = [one for one in after if one.pos != "PUNCT"]
    first = next((one for one in words if one.pos not in {"AUX", "ADV"}), None)
    if first is None or not first.is_verbal or first.start > span.end + _NEAR_BY:
        return None
    last = words[words.index(first) + 1 :]
    for one in last[:_NEAR_WORDS]:
        mention = scene.resolve.get(one.i) or scene.mentions.get(one.i)
        if mention is None or one.case or one.dep not in {"nsubj", "obj", "obl", "dep", "appos"}:
            continue
        if not mention.pronoun and fit(mention.classes, ("Agent",)) >= _FITS:
            return Saying(mention, "States", (first.start, one.end), None, first)
        return None
    return None


_NEAR_BY, _NEAR_WORDS = 24, 6


def _reported(scene: Scene, outside: Sequence[Token], cues: Cues) -> Saying | None:
    for verb in outside:
        if not verb.is_verbal:
            continue
        group = next((one for one in cues.single(verb) if one in STANCES), "")
        if not group:
            continue
        speaker = _nearest(scene, verb, outside)
        if speaker is not None:
            start = min(verb.start, speaker.start)
            return Saying(speaker, STANCES[group], (start, max(verb.end, speaker.end)), None, verb)
    return None


def _nearest(scene: Scene, verb: Token, outside: Sequence[Token]) -> Mention | None:
    """Return the mention nearest to a reporting verb, outside of what it reports."""
    near = [one for one in outside if one.i in scene.mentions]
    own = [one for one in scene.tree.children(verb, "nsubj") if one in near]
    near.sort(key=lambda one: abs(one.i - verb.i))
    for one in [*own, *near]:
        mention = scene.resolve.get(one.i) or scene.mentions[one.i]
        if not mention.pronoun and fit(mention.classes, ("Agent",)) >= _FITS:
            return mention
    return None


#: how transcripts begin a turn: "Mr. Orsan. Not yet.", "The Chairwoman. And then?"
_TURN = re.compile(
    r"(?:The (?:Chair(?:man|woman|person)?|Clerk|Witness|President|Speaker)|"
    r"(?:(?:Mr|Mrs|Ms|Dr|Hon)\.?|Senator|Representative|Chairman|Chairwoman|Ambassador|General) "
    r"[A-Z][\w'\u2019-]{1,30}(?: [A-Z][\w'\u2019-]{1,30})?)\. (?=[A-Z\u00c0-\u00de\u2018\u201c\"])"
)


def turned(scene: Scene, text: str, start: int, label: Saying | None) -> Saying | None:
    """Return who speaks from the beginning of a paragraph on; ``label`` is who spoke so far."""
    turn = _TURN.match(text, start)
    if turn is None:
        return labelled(scene, text, start) or label
    return _within(scene, start, turn.end())


def _within(scene: Scene, start: int, end: int) -> Saying | None:
    inside = [
        one
        for one in scene.mentions.values()
        if start <= one.start
        and one.end <= end
        and one.proper
        and fit(one.classes, ("Person",)) >= _FITS
    ]
    first = min(inside, key=lambda one: one.start, default=None)
    if first is None:
        return None
    speaker = scene.resolve.get(first.token.i) or first
    return Saying(speaker, "States", (first.start, first.end))


def labelled(scene: Scene, text: str, start: int) -> Saying | None:
    """Return the person or body that a paragraph names as its speaker: "Baroness Tern: …"."""
    found = _LABEL.match(text, start, start + _LONGEST)
    if found is None:
        return None
    before = [one for one in scene.tree.tokens if one.end <= found.end()]
    if any(one.is_verbal and one.morph.get("VerbForm") == "Fin" for one in before):
        # a sentence with a colon in it
        return None
    return _within(scene, start, found.end())
