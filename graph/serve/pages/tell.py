"""A claim as a page tells it: every part in words, each thing with where it leads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.model import said as said_in
from graph.model import short
from graph.network.telling import NOT_STATED, Telling
from graph.page.style import ACTUALITIES, MODALITIES, POLARITIES, UNKNOWN
from graph.serve.pages.address import path_of
from graph.serve.pages.excerpt import MOST_OTHERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.model import Attribution, Claim, Knowledge
    from graph.network.about import Link, Said
    from graph.page.style import LineLook

_ASSERTED_MARK: Final = "●"
_ALLEGED_MARK: Final = "○"


@dataclass(frozen=True, slots=True)
class Ref:
    """A thing by its name, and where it leads; ``href`` is empty where there is nowhere to go."""

    name: str
    href: str = ""
    iri: str = ""


@dataclass(frozen=True, slots=True)
class Badge:
    """How a claim stands, in a word, a mark and a name for the style sheet."""

    word: str
    mark: str
    kind: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step in the chain of speakers, from the publisher inwards."""

    speakers: tuple[Ref, ...]
    work: Ref | None
    said_when: str
    stance: str


@dataclass(frozen=True, slots=True)
class Others:
    """The claims at the other end of one kind of tie, each in short; ``more`` are not shown."""

    word: str
    kind: str
    claims: tuple[ClaimLine, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim in one line: what it says, how it stands, who says it innermost, and its source."""

    id: str
    href: str
    badges: tuple[Badge, ...]
    subject: Ref
    relation: Ref
    object: Ref | None
    value: str
    symmetric: bool
    speakers: tuple[Ref, ...]
    source: Ref


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """A claim in full; what the claim does not have is empty."""

    line: ClaimLine
    kind: str
    when: str
    earliest: str
    latest: str
    amount: str
    qualifiers: tuple[tuple[str, Ref], ...]
    chain: tuple[Step, ...]
    source_date: str
    publisher: Ref | None
    place: str
    status: str
    passage: str
    summary: str
    language: str
    note: str
    review: str
    others: tuple[Others, ...]


class Teller:
    """Tells what a build holds in one language, with the places that each thing leads to."""

    def __init__(self, known: Knowledge, lang: str) -> None:
        self.known = known
        self.lang = lang
        self.telling = Telling(known, lang)
        self._refs: dict[str, Ref] = {}
        self._whens: dict[str, str] = {}

    def ref(self, iri: str) -> Ref:
        """Return a thing by its name; ``notStated`` leads nowhere."""
        found = self._refs.get(iri)
        if found is None:
            named = short(iri) != NOT_STATED
            name = self.telling.name(iri)
            found = Ref(name, path_of(iri), iri) if named else Ref(name)
            self._refs[iri] = found
        return found

    def when(self, edtf: str) -> str:
        """Return a period in words."""
        found = self._whens.get(edtf)
        if found is None:
            found = self._whens[edtf] = self.telling.when(edtf)
        return found

    def badges(self, claim: Claim) -> tuple[Badge, ...]:
        """Return modality, then polarity and actuality unless they are the plain ones."""
        return standing(self.known, self.lang, claim.modality, claim.polarity, claim.actuality)

    def line(self, claim: Claim) -> ClaimLine:
        """Return a claim in one line."""
        term = self.known.terms.get(claim.relation)
        return ClaimLine(
            id=claim.id,
            href=path_of(claim.iri),
            badges=self.badges(claim),
            subject=self.ref(claim.subject),
            relation=self.ref(claim.relation),
            object=self.ref(claim.object) if claim.object else None,
            value=claim.value,
            symmetric=term is not None and term.symmetric,
            speakers=tuple(self.ref(speaker) for speaker in claim.originators),
            source=self.ref(claim.source),
        )

    def card(self, said: Said, *, most_others: int = MOST_OTHERS) -> ClaimCard:
        """Return a claim in full, with at most so many others for each kind of tie."""
        claim, tell = said.claim, self.telling
        evidence, source = claim.evidence, said.source
        publisher = self.ref(source.publisher) if source and source.publisher else None
        place = ""
        if evidence.end:
            place = tell.phrase(
                "characters",
                start=evidence.start,
                end=evidence.end,
                status=tell.status(evidence.status),
            )
        return ClaimCard(
            line=self.line(claim),
            kind=kind_of(claim),
            when=self.when(claim.when),
            earliest=claim.earliest,
            latest=claim.latest,
            amount=tell.amount(claim),
            qualifiers=tuple(
                (tell.name(relation), self.ref(other)) for relation, other in claim.qualifiers
            ),
            chain=tuple(self._step(step) for step in claim.attributions),
            source_date=self.telling.dated(source.date) if source else "",
            publisher=publisher,
            place=place,
            status=evidence.status,
            passage=evidence.passage,
            summary=said_in(claim.summary, self.lang),
            language=_tag(source.language) if source else "",
            note=said_in(claim.note, self.lang),
            review=tell.name(claim.review_status) if claim.review_status else "",
            others=tuple(self._others(said.links, most_others)),
        )

    def _step(self, step: Attribution) -> Step:
        return Step(
            speakers=tuple(self.ref(speaker) for speaker in step.speakers),
            work=self.ref(step.in_work) if step.in_work else None,
            said_when=self.when(step.said_when),
            stance=self.telling.name(step.stance) if step.stance else "",
        )

    def _others(self, links: Iterable[Link], most: int) -> Iterable[Others]:
        groups: dict[tuple[str, str], list[str]] = {}
        told = list(links)
        # a denial contests what it denies: that it does so need not be said twice
        firm = {link.other for link in told if short(link.relation) in {"denies", "conflictsWith"}}
        for link in told:
            kind = short(link.relation)
            if kind == "contests" and link.other in firm:
                continue
            groups.setdefault((self.telling.link(link), kind), []).append(link.other)
        for (word, kind), iris in groups.items():
            held = [iri for iri in iris if iri in self.known.claims]
            lines = tuple(self.line(self.known.claims[iri]) for iri in held[:most])
            yield Others(word, kind, lines, len(iris) - len(lines))


def standing(
    known: Knowledge, lang: str, modality: str, polarity: str = "", actuality: str = ""
) -> tuple[Badge, ...]:
    """Return how a claim stands, as badges; plain polarity and actuality need none."""
    badges = [badge(known, lang, modality)]
    if polarity and short(polarity) != "Positive":
        badges.append(badge(known, lang, polarity))
    if actuality and short(actuality) != "Actual":
        badges.append(badge(known, lang, actuality))
    return tuple(badges)


def badge(known: Knowledge, lang: str, iri: str) -> Badge:
    """Return the badge of one word on how a claim stands; a word nobody knows has a mark, too."""
    name = short(iri)
    word = known.label(iri, lang)
    if name == "Negative":
        word = Telling(known, lang).phrase("Negative")
    marks = {"Asserted": _ASSERTED_MARK, "Alleged": _ALLEGED_MARK}
    kinds = ((MODALITIES, name.lower()), (POLARITIES, "negative"), (ACTUALITIES, "notdone"))
    for table, kind in kinds:
        if name in table:
            return Badge(word, marks.get(name) or _mark(table, name), kind)
    return Badge(word, UNKNOWN.mark, "notdone")


def is_standing(iri: str) -> bool:
    """Tell whether a term says how a claim stands.

    >>> is_standing("https://w3id.org/dprk-networks/ontology#Alleged")
    True
    """
    name = short(iri)
    return name in {"Positive", "Actual"} or any(
        name in table for table in (MODALITIES, POLARITIES, ACTUALITIES)
    )


def kind_of(claim: Claim) -> str:
    """Return the style sheet's name for how a claim is drawn: its modality.

    What is asserted not to be so, or not yet, is no plain assertion and has a name of its own.
    """
    name = short(claim.modality).lower()
    if name == "asserted" and short(claim.polarity) != "Positive":
        return "negative"
    if name == "asserted" and short(claim.actuality) != "Actual":
        return "notdone"
    return name if name in {"asserted", "alleged", "denied"} else "notdone"


def _tag(language: str) -> str:
    """Return a language of a source as HTML takes it; nothing for what is no tag."""
    return language if language.isascii() and language.replace("-", "").isalnum() else ""


def _mark(table: Mapping[str, LineLook], name: str) -> str:
    return table[name].mark
