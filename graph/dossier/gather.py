"""What a dossier on an entity holds, gathered from a build."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from graph.dossier.lines import (
    Cited,
    Dispute,
    Dossier,
    Firmness,
    Group,
    Line,
    Section,
    Tie,
)
from graph.dossier.words import counted, word
from graph.model import said, short
from graph.network.about import Role, Told, about, in_order
from graph.network.project import canonical, status
from graph.network.telling import Telling

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.model import Claim, Judgement, Knowledge
    from graph.network.about import About, Link

#: links by which a claim disputes or answers another
_DISPUTING = ("denies", "contests", "conflictsWith", "respondsTo")
#: so many ties are drawn: more would not be read
MOST_TIES = 24
_UNSURE = {"Denied", "Negative"}


def gather(knowledge: Knowledge, iri: str, lang: str = "en") -> Dossier:
    """Return the dossier on an entity, under whichever of its ids, in English or French.

    Sections follow the part that the entity plays (``Role``), then the relation; lines the order of
    ``in_order``. Sources are numbered in the order of their date, then their IRI. Raises
    ``UnknownName`` for an IRI that is no entity of the build.
    """
    told = about(knowledge, iri)
    return _Gathering(knowledge, told, lang).dossier()


class _Gathering:
    def __init__(self, knowledge: Knowledge, told: About, lang: str) -> None:
        self.knowledge = knowledge
        self.about = told
        self.lang = lang
        self.tell = Telling(knowledge, lang)
        self.links = Told(knowledge)
        self.pairs = _disputes(self.links, told.claims, knowledge)
        beside = {claim.iri: claim for pair in self.pairs for claim in (pair[0], pair[2])}
        every = {claim.iri: claim for claim in told.claims} | beside
        self.sources = _numbered(knowledge, every.values(), self.tell)
        self.numbers = {one.iri: one.number for one in self.sources}

    def dossier(self) -> Dossier:
        told = self.about
        claims = in_order(told.claims)
        ties = _ties(self, claims)
        return Dossier(
            lang=self.lang,
            iri=told.iri,
            name=self.tell.label(told.iri),
            facts=tuple(self._facts()),
            summary=tuple(self._summary(claims)),
            ties=tuple(ties[:MOST_TIES]),
            more_ties=max(0, len(ties) - MOST_TIES),
            disputes=tuple(
                Dispute(self.line(claim), self.tell.link(link), self.line(other))
                for claim, link, other in self.pairs
            ),
            firmness=tuple(_firmness(self, claims)),
            sections=tuple(self._section(role) for role in Role if told.count(role)),
            timeline=tuple(self.line(claim) for claim in claims if claim.earliest),
            judgements=tuple(self._judgement(one) for one in told.judgements),
            sources=self.sources,
        )

    def line(self, claim: Claim) -> Line:
        tell, evidence = self.tell, claim.evidence
        return Line(
            id=claim.id,
            iri=claim.iri,
            status=status(claim),
            standing=tell.standing(claim),
            statement=tell.statement(claim),
            sentence=said(claim.summary, self.lang),
            chain=tell.chain(claim),
            when=tell.when(claim.when),
            earliest=claim.earliest,
            amount=tell.amount(claim),
            number=self.numbers[claim.source],
            place=word(
                "characters",
                self.lang,
                start=evidence.start,
                end=evidence.end,
                status=tell.status(evidence.status),
            ),
            passage=evidence.passage,
            note=said(claim.note, self.lang),
        )

    def _section(self, role: Role) -> Section:
        """Return a part's claims; a speaker's own words of itself stand under what it does."""
        groups = []
        for group in self.about.groups:
            if group.role is role:
                lines = tuple(self.line(each.claim) for each in group.said)
                inverse = self.tell.inverse(group.relation) if role is Role.OBJECT else ""
                groups.append(Group(inverse or self.tell.name(group.relation), lines))
        return Section(str(role), self.about.count(role), tuple(groups))

    def _facts(self) -> list[tuple[str, str]]:
        told, lang = self.about, self.lang
        entity = told.entity
        names = {
            name
            for one in (self.knowledge.entities[iri] for iri in told.iris)
            for name in (*one.labels.values(), *(n for ns in one.aliases.values() for n in ns))
        } - {self.tell.label(told.iri)}
        classes = self.tell.classes(entity.iri)
        if entity.unnamed:
            classes = f"{classes} ({word('unnamed', lang)})"
        ids = ", ".join(f"{self.tell.scheme(scheme)} {each}" for scheme, each in entity.outside_ids)
        included = ", ".join(self.tell.label(iri) for iri in told.iris[1:])
        rows = {
            "class": classes,
            "also": ", ".join(sorted(names)),
            "ids": ids,
            "includes": included,
        }
        return [(word(key, lang), text) for key, text in rows.items() if text]

    def _summary(self, claims: Sequence[Claim]) -> list[str]:
        lang = self.lang
        if not claims:
            return [word("nothing", lang)]
        standings = Counter(self.tell.standing(claim) for claim in claims)
        speakers = {canonical(self.knowledge, one) for claim in claims for one in claim.originators}
        sources = {claim.source for claim in claims}
        lines = [
            word(
                "count",
                lang,
                claims=counted("claim", "claims", len(claims), lang),
                sources=counted("source_one", "source_many", len(sources), lang),
                origins=counted("origin_one", "origin_many", len(speakers), lang),
                standings=self.tell.phrase("semicolon").join(
                    word("standing", lang, n=count, standing=standing)
                    for standing, count in sorted(
                        standings.items(), key=lambda item: (-item[1], item[0])
                    )
                ),
            )
        ]
        dated = [claim for claim in claims if claim.earliest]
        if dated:
            first = min(claim.earliest for claim in dated)
            last = max(claim.latest or claim.earliest for claim in dated)
            whole = all(claim.latest for claim in dated)
            begin, end = self.tell.when(first), self.tell.when(last)
            lines.append(word("span" if whole else "span_open", lang, first=begin, last=end))
        if self.pairs:
            lines.append(word("disputes", lang, n=len(self.pairs)))
        return lines

    def _judgement(self, one: Judgement) -> str:
        return self.tell.phrase(
            "judged",
            verdict=self.tell.name(one.verdict),
            left=self.tell.name(one.left),
            right=self.tell.name(one.right),
            by=short(one.by),
            when=self.tell.when(one.when),
            why=said(one.why, self.lang),
        )


def _disputes(
    links: Told, claims: Iterable[Claim], knowledge: Knowledge
) -> list[tuple[Claim, Link, Claim]]:
    """Return each dispute once, told from the claim that denies, contests or answers."""
    found: dict[frozenset[str], tuple[Claim, Link, Claim]] = {}
    order = {name: rank for rank, name in enumerate(_DISPUTING)}
    ranked = sorted(
        (
            ((order[short(link.relation)], status(claim) not in _UNSURE), claim, link)
            for claim in claims
            for link in links.said(claim).links
            if short(link.relation) in order and link.other in knowledge.claims
        ),
        key=lambda one: (one[0], not one[2].outward, one[1].iri, one[2].other),
    )
    for _rank, claim, link in ranked:
        told = (claim, link, knowledge.claims[link.other])
        found.setdefault(
            frozenset((claim.iri, link.other)), told if link.outward else _turned(links, *told)
        )
    return list(found.values())


def _turned(links: Told, claim: Claim, link: Link, other: Claim) -> tuple[Claim, Link, Claim]:
    """Return a dispute from its other side: the one from which the link leads outwards."""
    outward = next(
        one
        for one in links.said(other).links
        if one.outward and one.other == claim.iri and one.relation == link.relation
    )
    return other, outward, claim


def _numbered(knowledge: Knowledge, claims: Iterable[Claim], tell: Telling) -> tuple[Cited, ...]:
    counts = Counter(claim.source for claim in claims)

    def when(iri: str) -> tuple[bool, str, str]:
        source = knowledge.sources.get(iri)
        date = short(source.date) if source else ""
        return not date[:1].isdigit(), date, iri

    found = []
    for number, iri in enumerate(sorted(counts, key=when), start=1):
        source = knowledge.sources.get(iri)
        found.append(
            Cited(
                number=number,
                iri=iri,
                title=source.title if source else short(iri),
                publisher=tell.name(source.publisher) if source else "",
                date=tell.dated(source.date) if source else "",
                language=source.language if source else "",
                address=short(source.address) if source else "",
                digest=source.digest if source else "",
                claims=counts[iri],
            )
        )
    return tuple(found)


def _ties(gathering: _Gathering, claims: Sequence[Claim]) -> list[Tie]:
    """Return the ties to other entities, those with most sources first, then by what they say."""
    own = set(gathering.about.iris)
    tell, kept = gathering.tell, gathering.knowledge
    found: defaultdict[tuple[str, str, str, str, bool, bool], set[int]] = defaultdict(set)
    for claim in claims:
        outward = claim.subject in own
        if not claim.object or outward == (claim.object in own):
            continue
        other = canonical(kept, claim.object if outward else claim.subject)
        term = kept.terms.get(claim.relation)
        key = (
            tell.label(other),
            tell.name(claim.relation),
            tell.standing(claim),
            status(claim),
            outward,
            term is None or not term.symmetric,
        )
        found[key].add(gathering.numbers[claim.source])
    ties = [Tie(*key, tuple(sorted(numbers))) for key, numbers in found.items()]
    return sorted(ties, key=lambda tie: (-len(tie.numbers), tie.other, tie.relation, tie.standing))


def _firmness(gathering: _Gathering, claims: Sequence[Claim]) -> list[Firmness]:
    """Return what the entity is a party of, each statement once, in the order of the claims."""
    own, kept = set(gathering.about.iris), gathering.knowledge
    by_key: dict[tuple[str, str, str, str], list[Claim]] = {}
    for claim in claims:
        if claim.subject in own or claim.object in own:
            ends = canonical(kept, claim.subject), claim.relation
            other = canonical(kept, claim.object) if claim.object else ""
            by_key.setdefault((*ends, other, claim.value), []).append(claim)
    rows = []
    for group in by_key.values():
        ways: Mapping[str, dict[str, set[int]]] = {
            way: defaultdict(set) for way in ("asserted", "alleged", "rejected", "otherwise")
        }
        for claim in group:
            names = ", ".join(sorted(gathering.tell.label(one) for one in claim.originators))
            ways[_way(claim)][names].add(gathering.numbers[claim.source])
        rows.append(
            Firmness(
                gathering.tell.statement(group[0]),
                **{way: tuple(_with_numbers(names)) for way, names in ways.items()},
            )
        )
    return rows


def _way(claim: Claim) -> str:
    stands = status(claim)
    if stands in _UNSURE:
        return "rejected"
    return stands.lower() if stands in {"Asserted", "Alleged"} else "otherwise"


def _with_numbers(names: Mapping[str, set[int]]) -> list[str]:
    return [
        f"{name} [{', '.join(map(str, sorted(found)))}]" for name, found in sorted(names.items())
    ]
