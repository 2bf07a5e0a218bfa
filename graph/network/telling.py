"""How the parts of a claim are told in one language: names, standing, speakers, time and amount."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.errors import ValueFormError
from graph.model import ONTOLOGY, said, short
from graph.network.phrases import PHRASES, phrase
from graph.network.project import canonical

if TYPE_CHECKING:
    from graph.model import Attribution, Claim, Knowledge
    from graph.network.about import Link

NOT_STATED = "notStated"
#: how many of those who speak jointly are named where space is short
_MOST_JOINT = 2


@dataclass(frozen=True, slots=True)
class Telling:
    """Tells the parts of claims of one build in one language; the text is not yet clean."""

    knowledge: Knowledge
    lang: str

    def phrase(self, name: str, /, **values: object) -> str:
        """Return one of our own phrases."""
        return phrase(name, self.lang, **values)

    def name(self, iri: str) -> str:
        """Return what an IRI is called; what a judgement folded also names what it folds into.

        A text that is no IRI of the build is returned as it is, and ``notStated`` in words.
        """
        if short(iri) == NOT_STATED:
            return self.phrase("notStated")
        label = self.label(iri)
        kept = canonical(self.knowledge, iri)
        if kept == iri:
            return label
        return self.phrase("folded_into", name=label, kept=self.label(kept))

    def label(self, iri: str) -> str:
        """Return what an IRI itself is called, whatever it folds into."""
        return self.knowledge.label(iri, self.lang) or short(iri)

    def scheme(self, scheme: str) -> str:
        """Return what a scheme of outside ids is called; it is a term, or the local name of one."""
        term = ONTOLOGY + short(scheme)
        return self.label(term) if term in self.knowledge.terms else scheme

    def inverse(self, relation: str) -> str:
        """Return a relation as read from its object, or nothing if the ontology doesn't say."""
        term = self.knowledge.terms.get(relation)
        return said(term.inverse_labels, self.lang) if term is not None else ""

    def classes(self, iri: str) -> str:
        """Return the classes of an entity, as its own class labels."""
        entity = self.knowledge.entities.get(iri)
        return ", ".join(self.name(each) for each in entity.classes) if entity else ""

    def standing(self, claim: Claim) -> str:
        """Return modality, then polarity and actuality unless they are the plain ones."""
        words = [self.knowledge.label(claim.modality, self.lang)]
        if short(claim.polarity) != "Positive":
            words.append(self.phrase("Negative"))
        if short(claim.actuality) != "Actual":
            words.append(self.knowledge.label(claim.actuality, self.lang))
        return ", ".join(words)

    def statement(self, claim: Claim, *, backward: bool = False) -> str:
        """Return subject, relation, and object or value, the arrow as the claim has it.

        ``backward`` puts the object first, as a path meets it; the arrow still points to it.
        """
        subject, relation = self.name(claim.subject), self.name(claim.relation)
        if not claim.object:
            return f"{subject} —{relation}→ {claim.value}"
        term = self.knowledge.terms.get(claim.relation)
        symmetric = term is not None and term.symmetric
        if backward:
            arrow = f"—{relation}—" if symmetric else f"←{relation}—"
            return f"{self.name(claim.object)} {arrow} {subject}"
        arrow = f"—{relation}—" if symmetric else f"—{relation}→"
        return f"{subject} {arrow} {self.name(claim.object)}"

    def speakers(self, claim: Claim) -> str:
        """Return who says it, from the publisher inwards; of many who speak jointly, the first."""
        return " → ".join(self._briefly(step) for step in claim.attributions)

    def chain(self, claim: Claim) -> str:
        """Return who says it, from the publisher inwards, each with work, date and stance."""
        return " → ".join(self._step(step) for step in claim.attributions)

    def headline(self, claim: Claim, *, backward: bool = False) -> str:
        """Return a claim in one line: how it stands, what it says, who says it, and its source."""
        what = self.statement(claim, backward=backward)
        where = f"{self.phrase('source')} {self.source(claim.source)}"
        return f"[{self.standing(claim)}] {what} · {self.speakers(claim)} · {where}"

    def source(self, iri: str) -> str:
        """Return what people type for a source."""
        source = self.knowledge.sources.get(iri)
        return source.id if source else short(iri).removeprefix("source/")

    def dated(self, edtf: str) -> str:
        """Return the date of a source where no word before it says that it is one."""
        return self.phrase("undated") if short(edtf) == NOT_STATED else self.when(edtf)

    def when(self, edtf: str) -> str:
        """Return a period (EDTF) in words, as written if it has no such form; none is nothing."""
        if short(edtf) == NOT_STATED:
            return self.phrase("notStated")
        if not edtf:
            return ""
        from graph.values.periods import period, spoken

        try:
            return spoken(period(edtf), self.lang)
        except ValueFormError:
            return edtf

    def amount(self, claim: Claim) -> str:
        """Return an amount with its unit and approximation in words, or nothing for none.

        A figure without the form of one is told as it is written.
        """
        amount = claim.amount
        if amount is None:
            return ""
        from graph.values.amounts import spoken_amount

        # the label of a counted thing serves for one and for many
        counted = amount.unit in self.knowledge.entities
        unit = (self.label(amount.unit), self.label(amount.unit)) if counted else short(amount.unit)
        try:
            return spoken_amount(amount.value, unit, short(amount.approximation), self.lang)
        except ValueFormError:
            parts = (self.name(amount.approximation), amount.value, self.name(amount.unit))
            return " ".join(part for part in parts if part)

    def status(self, status: str) -> str:
        """Return how the passage was found, in words."""
        return self.phrase(status) if status in PHRASES else status

    def link(self, link: Link) -> str:
        """Return what a link is called, read from the claim at hand."""
        term = self.knowledge.terms.get(link.relation)
        if link.outward or (term is not None and term.symmetric):
            return self.name(link.relation)
        inverse = self.inverse(link.relation)
        if inverse:
            return inverse
        known = f"inward:{short(link.relation)}"
        if known in PHRASES:
            return self.phrase(known)
        return self.phrase("inward", relation=self.name(link.relation))

    def _briefly(self, step: Attribution) -> str:
        more = len(step.speakers) - _MOST_JOINT
        if more < 2:  # noqa: PLR2004 - one more name is no longer than saying so
            return self._joint(step)
        names = ", ".join(self.name(speaker) for speaker in step.speakers[:_MOST_JOINT])
        return self.phrase("and_more", names=names, count=more)

    def _joint(self, step: Attribution) -> str:
        return ", ".join(self.name(speaker) for speaker in step.speakers)

    def _step(self, step: Attribution) -> str:
        details = []
        if step.in_work:
            details.append(self.phrase("in_work", work=self.name(step.in_work)))
        if step.said_when:
            details.append(self.phrase("said_on", when=self.when(step.said_when)))
        if step.stance:
            details.append(self.name(step.stance))
        told = self.phrase("semicolon").join(details)
        return f"{self._joint(step)} ({told})" if told else self._joint(step)
