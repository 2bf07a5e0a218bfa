"""What a build holds, as plain frozen values: claims, and the entities, sources and terms they use.

Every view (show, path, network, page, report) reads these and nothing else, so that none of them
can meet an edge without its modality, its speakers and its evidence. IRIs are whole; ``id`` is the
part that people type: an entity's slug, a claim's hash, a term's local name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

ONTOLOGY = "https://w3id.org/dprk-networks/ontology#"
BASE = "https://w3id.org/dprk-networks/id/"
LANGUAGES = ("en", "fr")

#: a text in each language, keyed by tag: ``{"en": "Bybit", "fr": "Bybit"}``
Words = Mapping[str, str]


def short(iri: str) -> str:
    """Return what people type for an IRI of ours, and any other IRI as it is.

    >>> short("https://w3id.org/dprk-networks/id/bybit")
    'bybit'
    >>> short("https://w3id.org/dprk-networks/ontology#stoleFrom")
    'stoleFrom'
    """
    return iri.removeprefix(ONTOLOGY).removeprefix(BASE)


def said(words: Words, lang: str) -> str:
    """Return the text in ``lang``, else in English, else in whichever language comes first.

    >>> said({"en": "copper", "fr": "cuivre"}, "fr")
    'cuivre'
    """
    if lang in words:
        return words[lang]
    return words.get("en") or next((words[tag] for tag in sorted(words)), "")


@dataclass(frozen=True, slots=True)
class Term:
    """A class, relation or other term of the ontology, with its labels.

    ``hop`` is false for a relation that no path may pass through; ``inverse_labels`` read the
    relation from object to subject. ``subject_classes`` and ``object_classes`` are those of which a
    relation's ends are, each with whatever stands below it; empty, any.
    """

    iri: str
    labels: Words
    definitions: Words = field(default_factory=dict)
    parents: tuple[str, ...] = ()
    inverse_labels: Words = field(default_factory=dict)
    hop: bool = True
    symmetric: bool = False
    subject_classes: tuple[str, ...] = ()
    object_classes: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The term's local name."""
        return short(self.iri)


@dataclass(frozen=True, slots=True)
class Entity:
    """What claims are about; ``classes`` holds its own classes only, without their parents."""

    iri: str
    classes: tuple[str, ...]
    labels: Words
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    outside_ids: tuple[tuple[str, str], ...] = ()
    unnamed: bool = False
    canonical: str = ""
    territory_of: str = ""

    @property
    def id(self) -> str:
        """The entity's slug."""
        return short(self.iri)


@dataclass(frozen=True, slots=True)
class Source:
    """A published document; a field that the document does not give reads ``notStated``."""

    iri: str
    title: str
    publisher: str
    date: str
    language: str
    address: str
    digest: str

    @property
    def id(self) -> str:
        """The source's slug."""
        return short(self.iri).removeprefix("source/")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One step in the chain of speakers: position 1 is the publisher, then inwards."""

    position: int
    speakers: tuple[str, ...]
    in_work: str = ""
    said_when: str = ""
    stance: str = ""


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity: ``value`` as written, ``unit`` a currency code or an entity's IRI, and bounds."""

    value: str
    unit: str
    approximation: str
    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a passage stands in its source; ``passage`` and ``status`` only if it was checked."""

    source: str
    start: int
    end: int
    text_digest: str = ""
    match_length: int = 0
    match_digest: str = ""
    status: str = "not checked"
    passage: str = ""


@dataclass(frozen=True, slots=True)
class Excused:
    """A passage that claims nothing, with the reason why (a term of ``dprk:Reason``)."""

    iri: str
    source: str
    reason: str
    evidence: Evidence
    why: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Claim:
    """What a source says: subject, relation, object or value, and how, by whom and when.

    Exactly one of ``object`` (an IRI) and ``value`` (a literal) is non-empty. ``attributions`` is
    ordered by position and never empty. ``qualifiers`` and ``links`` are sorted pairs of a term's
    IRI and the IRI that it leads to. ``earliest`` and ``latest`` are ISO dates, or empty.
    """

    iri: str
    source: str
    subject: str
    relation: str
    modality: str
    polarity: str
    actuality: str
    attributions: tuple[Attribution, ...]
    evidence: Evidence
    summary: Words
    object: str = ""
    value: str = ""
    when: str = ""
    earliest: str = ""
    latest: str = ""
    amount: Amount | None = None
    qualifiers: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    review_status: str = ""
    key: str = ""
    note: Words = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The claim's hash."""
        return short(self.iri).removeprefix("claim/")

    @property
    def publishers(self) -> tuple[str, ...]:
        """Those who speak first: the publisher of the source."""
        return self.attributions[0].speakers

    @property
    def originators(self) -> tuple[str, ...]:
        """Those who speak last, innermost: where the claim comes from."""
        return self.attributions[-1].speakers

    @property
    def is_edge(self) -> bool:
        """Whether the claim says that a relation between two entities holds, or allegedly does.

        A denied, negated, planned, attempted, intended, urged, required or prohibited thing does
        not hold, and gives no edge.
        """
        return (
            bool(self.object)
            and short(self.modality) in {"Asserted", "Alleged"}
            and short(self.polarity) == "Positive"
            and short(self.actuality) == "Actual"
        )


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision that two entities are the same, different, or that it is not known."""

    iri: str
    left: str
    right: str
    verdict: str
    by: str
    when: str
    why: Words


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that a build holds, keyed by IRI; each mapping is in the order of its keys."""

    terms: Mapping[str, Term]
    entities: Mapping[str, Entity]
    sources: Mapping[str, Source]
    claims: Mapping[str, Claim]
    judgements: Mapping[str, Judgement] = field(default_factory=dict)
    excused: Mapping[str, Excused] = field(default_factory=dict)

    def label(self, iri: str, lang: str = "en") -> str:
        """Return the words for an entity, source or term of ours, else the IRI as it is."""
        found = self.entities.get(iri) or self.terms.get(iri)
        if found is not None:
            return said(found.labels, lang)
        source = self.sources.get(iri)
        return source.title if source else short(iri)
