"""The parts of a dossier, as plain frozen values in one language; text is not yet made safe."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cited:
    """A source by the number that a dossier gives it, with what is known of it.

    ``claims`` counts those of the dossier's claims that it says.
    """

    number: int
    iri: str
    title: str
    publisher: str
    date: str
    language: str
    address: str
    digest: str
    claims: int


@dataclass(frozen=True, slots=True)
class Line:
    """One claim: how it stands, what it says, who says it, and where.

    ``status`` is one word for how it may be marked: Asserted, Alleged, or what else it is.
    ``passage`` is empty where the source's text was not at hand. ``number`` is its source's.
    """

    id: str
    iri: str
    status: str
    standing: str
    statement: str
    sentence: str
    chain: str
    when: str
    earliest: str
    amount: str
    number: int
    place: str
    passage: str
    note: str


@dataclass(frozen=True, slots=True)
class Group:
    """The claims of one relation."""

    relation: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The claims in which the entity plays one part, by relation; ``part`` is the part's key."""

    part: str
    count: int
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two claims of which one denies, contests or answers the other; ``tie`` says which."""

    line: Line
    tie: str
    other: Line


@dataclass(frozen=True, slots=True)
class Firmness:
    """One statement, and from whom it comes, by how firmly it is said; each name once, sorted.

    Each name comes with the numbers of the sources that it is said in.
    """

    statement: str
    asserted: tuple[str, ...]
    alleged: tuple[str, ...]
    rejected: tuple[str, ...]
    otherwise: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """A claimed tie between the entity and another, as it is drawn.

    ``outward`` is true where the entity is the subject, ``directed`` where that makes a difference;
    ``numbers`` are the sources that say so.
    """

    other: str
    relation: str
    standing: str
    status: str
    outward: bool
    directed: bool
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """All of a dossier in one language; every list has its final order."""

    lang: str
    iri: str
    name: str
    facts: tuple[tuple[str, str], ...]
    summary: tuple[str, ...]
    ties: tuple[Tie, ...]
    more_ties: int
    disputes: tuple[Dispute, ...]
    firmness: tuple[Firmness, ...]
    sections: tuple[Section, ...]
    timeline: tuple[Line, ...]
    judgements: tuple[str, ...]
    sources: tuple[Cited, ...]
