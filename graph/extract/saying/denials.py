"""Replies that reject what was said before, in a sentence of their own: "The Gulls deny it"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extract.grammar.clauses import surface_subjects
from graph.extract.saying.mood import Finding
from graph.extract.saying.speakers import Saying

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.extract.candidate import Candidate
    from graph.extract.linking.propose import Scene
    from graph.extract.mentions.mention import Mention
    from graph.extract.parsing.tree import Token
    from graph.extract.saying.cues import Cues

_BACK = 4
_MOST = 4
_IT = frozenset({"it", "this", "that", "le", "l'", "la", "les", "cela", "ceci", "ça"})
_CHARGES = frozenset(
    [
        "allegation", "accusation", "charge", "claim", "involvement", "wrongdoing", "report",
        "suggestion", "responsibility", "assertion", "implication", "fait", "reproche", "grief",
        "information", "affirmation", "responsabilité",
    ]
)  # fmt: skip


def denials(
    scene: Scene, index: int, cues: Cues, before: Sequence[Candidate]
) -> Iterator[Candidate]:
    """Give, for a sentence that denies without saying what, the claims that it answers.

    These are the newest readings of the few sentences before it whose doer is who denies.
    """
    tree = scene.tree
    for verb in tree.tokens:
        if not verb.is_verbal or "denies" not in cues.single(verb):
            continue
        objects = tree.children(verb, "obj", "ccomp", "xcomp", "obl")
        if any(not _points_back(scene, one) for one in objects):
            continue
        who = _subject(scene, verb)
        if who is None:
            continue
        answered = [
            one
            for one in before
            if index - one.sentence <= _BACK
            and one.finding.modality != "Denied"
            and _key(one.subject) == _key(who)
            and _is_charge(one, who)
        ]
        ends = [verb.end, *(one.end for one in objects)]
        starts = [verb.start, *(one.start for one in tree.children(verb, "nsubj"))]
        for one in answered[-_MOST:]:
            yield replace(
                one,
                finding=Finding("Denied", cues=(verb.start,)),
                chain=(Saying(who, "Denies", (min(starts), verb.end), None, verb),),
                start=min(starts),
                end=max(ends),
                sentence=index,
                rule="denial",
                features={"bias": 1.0, "rule=denial": 1.0},
                trigger=verb.i,
                when="",
                said_when="",
                amount=None,
                qualifiers={},
                extent="",
                denies=one,
            )


#: what somebody is, and no charge
_BEING = frozenset(
    ["describedAs", "kindOf", "linkedTo", "locatedIn", "operates", "subsidiaryOf", "workedFor"]
)


def _is_charge(one: Candidate, who: Mention) -> bool:
    """Tell whether a reading is a deed that others say, or that is told as hearsay."""
    if one.relation in _BEING:
        return False
    others = any(step.speaker is not None and _key(step.speaker) != _key(who) for step in one.chain)
    return others or one.finding.modality == "Alleged"


def _points_back(scene: Scene, token: Token) -> bool:
    """Tell whether what is denied is only pointed at: "it", "the accusations"."""
    if token.lower in _IT:
        return True
    below = scene.tree.children(token, "nmod", "acl", "ccomp")
    return bool(_CHARGES & set(token.lemmas)) and not below


def _subject(scene: Scene, verb: Token) -> Mention | None:
    for filler in surface_subjects(scene.tree, verb, scene.verbs):
        found = scene.resolve.get(filler.token.i) or scene.mentions.get(filler.token.i)
        if found is not None and not found.pronoun:
            return found
    return None


def _key(mention: Mention) -> str:
    return mention.entity or mention.key
