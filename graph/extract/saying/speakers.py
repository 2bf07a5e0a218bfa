"""Who says what a trigger says: reporting verbs, "according to", quotations, and who goes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.classes import fit
from graph.extract.grammar.clauses import is_passive, surface_subjects
from graph.extract.mentions.find import essential

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.extract.grammar.clauses import Verbs
    from graph.extract.mentions.mention import Mention
    from graph.extract.parsing.tree import Token, Tree
    from graph.extract.saying.cues import Cues

STANCES = {
    "states": "States",
    "alleges": "States",
    "denies": "Denies",
    "urges": "Urges",
    "pledges": "Pledges",
    "declines": "Declines",
    "attributes": "States",
}
_LEAST_FIT = 0.5
#: ways by which a noun depends on the verb of its clause
_PHRASAL = frozenset({"obj", "obl", "nsubj:pass", "iobj"})
FIRST_PERSON = frozenset(
    [
        "we",
        "us",
        "our",
        "ours",
        "i",
        "me",
        "my",
        "nous",
        "notre",
        "nos",
        "je",
        "mon",
        "ma",
        "mes",
        "j'",
    ]
)


@dataclass(frozen=True, slots=True)
class Saying:
    """One step of a chain of speakers: who, in which work, how, by which word.

    ``span`` covers the words that say so; ``work`` is the mention of a report that speaks for whom
    it is by.
    """

    speaker: Mention | None
    stance: str
    span: tuple[int, int]
    work: Mention | None = None
    verb: Token | None = None


@dataclass(frozen=True, slots=True)
class Voices:
    """The speakers of one sentence: by governing verb, and those of the whole sentence."""

    tree: Tree
    cues: Cues
    verbs: Verbs
    mentions: Mapping[int, Mention]
    resolve: Mapping[int, Mention]

    def chain(self, trigger: Token, *, phrase: bool = False) -> list[Saying]:
        """Return who says what a trigger says, the outermost first, without the publisher.

        With ``phrase`` the trigger is a word of a noun phrase: who accuses or urges somebody says
        nothing of where they are from.
        """
        found: list[Saying] = []
        below = trigger
        inside = phrase
        for above in self.tree.ancestors(trigger):
            if self._is_aside(below):
                break
            inside = inside or below.dep == "acl:relcl"
            saying = self._by_verb(above, below)
            if saying is not None and not (inside and _is_of_clause(below, saying)):
                found.append(saying)
            below = above
        own = self._own(trigger)
        if own is not None:
            found.insert(0, own)
        found.reverse()
        if not found and (after := self._reported_after(trigger)) is not None:
            found.append(after)
        according = self._according(trigger)
        if according is not None and all(_differs(according, one) for one in found):
            found.insert(0, according)
        return found

    def _reported_after(self, trigger: Token) -> Saying | None:
        """Return who says a whole sentence that a comma and an inverted verb follow."""
        path = [trigger, *self.tree.ancestors(trigger)]
        top = path[-1]
        if any(self._is_aside(one) for one in path[:-1]):
            return None
        for verb in self.tree.children(top, "conj", "parataxis", "ccomp", "advcl"):
            if not verb.is_verbal or verb.i <= trigger.i or self._inverted(verb) is None:
                continue
            for group in self.cues.single(verb):
                if group in {"states", "denies"}:
                    return self._saying(verb, group)
        return None

    def _inverted(self, verb: Token) -> Token | None:
        """Return who speaks after the verb: « …, ont annoncé jeudi les enquêteurs ».

        The parser takes them for its object, for what the day is of, or for its subject, and the
        verb for one of a list.
        """
        subjects = self.tree.children(verb, "nsubj")
        if any(one.i < verb.i for one in subjects) or not _after_comma(self.tree, verb):
            return None
        after = [one for one in self.tree.children(verb, "nsubj", "obj", "obl") if one.i > verb.i]
        days = [one for one in after if not one.case and one.i not in self.mentions]
        after += [of for one in days for of in self.tree.children(one, "nmod") if of.i > one.i]
        return next((one for one in after if not one.case and one.i in self.mentions), None)

    def _is_aside(self, token: Token) -> bool:
        """Tell whether a word begins what the writer puts in: an apposition, ", who …"."""
        if token.dep == "appos":
            return True
        first = min(one.i for one in self.tree.subtree(token))
        before = self.tree.tokens[first - 1].text if first else ""
        return token.dep == "acl:relcl" and before == ","

    def _own(self, trigger: Token) -> Saying | None:
        """Return the subject of a trigger that itself reports: "the Watch attributes it to"."""
        for group in self.cues.groups(self.tree, trigger, None):
            if group in {"attributes", "denies", "urges", "alleges"}:
                return self._saying(trigger, group)
        return None

    def _by_verb(self, verb: Token, below: Token) -> Saying | None:
        if verb.name >= 0 or not (verb.is_verbal or verb.pos in {"NOUN", "ADJ"}):
            return None
        governed = below.dep in {
            "ccomp",
            "xcomp",
            "parataxis",
            "obj",
            "obl",
            "advcl",
            "acl",
            "dep",
            "nsubj:pass",
        }
        if not governed:
            return None
        for group in self.cues.groups(self.tree, verb, below):
            if group not in STANCES or _ensures(self.tree, verb):
                continue
            if (
                below.dep == "advcl"
                and verb.pos == "VERB"
                and self._inverted(verb) is None
                and below.mark not in {"of", "de", "d'", "that", "que", "to", "à", "for"}
            ):
                continue
            if (
                below.dep in {"obj", "obl", "nsubj:pass"}
                and group in {"states", "pledges"}
                and not (below.pos == "NOUN" and group == "pledges")
            ):
                continue
            return self._saying(verb, group)
        return None

    def _saying(self, verb: Token, group: str) -> Saying | None:
        inverted = self._inverted(verb)
        if inverted is not None:
            who: Token | None = inverted
        elif is_passive(self.tree, verb) or verb.dep in {"acl", "amod"}:
            agents = self.tree.children(verb, "agent")
            who = agents[0] if agents else None
        else:
            subjects = surface_subjects(self.tree, verb, self.verbs)
            who = subjects[0].token if subjects else None
            if who is None:
                after = [one for one in self.tree.children(verb, "nsubj", "dep") if one.i > verb.i]
                who = after[0] if after else None
        if who is None:
            return None
        return self._step(who, STANCES[group], verb)

    def _step(self, who: Token, stance: str, verb: Token | None) -> Saying | None:
        who = essential(self.tree, who)
        mention = self.resolve.get(who.i) or self.mentions.get(who.i)
        if mention is not None and mention.text.casefold() in FIRST_PERSON:
            # the document itself speaks: no other speaker, but a stance of its own
            return Saying(None, stance, (who.start, who.end), None, verb)
        if mention is None or mention.pronoun:
            return None
        start = min(mention.token.start, who.start, verb.start if verb else who.start)
        end = max(who.end, verb.end if verb else who.end)
        span = (start, end)
        if fit(mention.classes, ("Work",)) >= 1.0 and not mention.entity and not mention.proper:
            author = self._author(who)
            return Saying(author, stance, span, mention, verb)
        if fit(mention.classes, ("Work",)) >= 1.0 and mention.entity:
            return Saying(self._author(who), stance, span, mention, verb)
        if fit(mention.classes, ("Agent",)) < _LEAST_FIT:
            return None
        return Saying(mention, stance, span, None, verb)

    def _author(self, work: Token) -> Mention | None:
        """Return whose report it is: "the panel's report", « le rapport de l'équipe »."""
        for one in self.tree.children(work, "nmod", "compound", "appos", "acl", "amod", "agent"):
            for token in (one, *self.tree.children(one, "agent", "obl")):
                mention = self.resolve.get(token.i) or self.mentions.get(token.i)
                if (
                    mention is not None
                    and not mention.pronoun
                    and fit(mention.classes, ("Agent",)) >= 1.0
                ):
                    return mention
        return None

    def _according(self, trigger: Token) -> Saying | None:
        """Return the speaker of the sentence: what is said in an apposition to it is not theirs."""
        for token in self.tree.tokens:
            if token.case not in self.cues.according or not token.is_nominal:
                continue
            below = {one.i for one in self.tree.subtree(token)}
            if trigger.i in below:
                continue
            step = self._step(token, "States", None)
            if step is not None and (step.speaker is not None or step.work is not None):
                return step
        return None


def _is_of_clause(below: Token, saying: Saying) -> bool:
    """Tell whether what a verb says is its own clause, and nothing within a noun's phrase."""
    return below.dep in _PHRASAL or saying.stance in {"Urges", "Pledges"}


def _ensures(tree: Tree, verb: Token) -> bool:
    """Tell whether « s'assurer que » is meant, which says nothing."""
    return "assurer" in verb.lemmas and any(
        one.lower in {"se", "s'"} for one in tree.children(verb)
    )


def _after_comma(tree: Tree, verb: Token) -> bool:
    """Tell whether a verb and its helpers follow right after a comma or a closing quotation."""
    at = min([verb.i, *(one.i for one in tree.children(verb, "aux"))]) - 1
    return at > 0 and tree.tokens[at].text in _CLOSINGS


_CLOSINGS = frozenset({",", "\u00bb", "\u201d", '"'})


def _differs(one: Saying, other: Saying) -> bool:
    left, right = one.speaker, other.speaker
    if left is None or right is None:
        return True
    return (left.entity or left.key) != (right.entity or right.key)
