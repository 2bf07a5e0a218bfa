"""Claims as flat rows, and the register of plain answers: Python loops, and no SPARQL anywhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product

from graph.model import Attribution, Claim, Judgement, Knowledge, short
from graph.values.amounts import Approximation, amount_bounds
from graph.values.periods import period

#: a solution by variable; what has no value is left out, and a variable not asked for is ignored
Row = dict[str, str]
Answer = Callable[..., Iterable[Row]]

#: the plain answer of each question, by name
PLAIN: dict[str, Answer] = {}

QUALIFIERS = (
    "instrument",
    "purpose",
    "place",
    "legalBasis",
    "occasion",
    "condition",
    "audience",
    "goods",
    "cause",
)


def plain(name: str) -> Callable[[Answer], Answer]:
    """Register a function as the plain answer of a question."""

    def register(answer: Answer) -> Answer:
        if name in PLAIN:
            message = f"two plain answers for {name}"
            raise ValueError(message)
        PLAIN[name] = answer
        return answer

    return register


def either(values: Iterable[str]) -> list[str]:
    """Return the values, or one empty value: what an OPTIONAL part gives."""
    return list(values) or [""]


def fits(wanted: str, *values: str) -> bool:
    """Tell whether a parameter means any, or one of the values."""
    return not wanted or wanted in values


@dataclass(frozen=True)
class Said:
    """One claim, its IRIs shortened to what people type."""

    claim: Claim

    def __getattr__(self, name: str) -> str:
        """Give a field of the claim, shortened."""
        return short(getattr(self.claim, name))

    @property
    def id(self) -> str:
        """The claim's IRI, shortened."""
        return short(self.claim.iri)

    @property
    def object(self) -> str:
        """What the relation leads to: an entity or a value."""
        return short(self.claim.object) or self.claim.value

    @property
    def key(self) -> tuple[str, str, str]:
        """What the claim says, whoever says it and however."""
        ends = [self.subject, self.object]
        if self.relation in {"linkedTo", "cooperatedMilitarilyWith", "collaboratedWith"}:
            ends.sort()
        return ends[0], self.relation, ends[1]

    @property
    def speakers(self) -> list[str]:
        """Where the claim comes from."""
        return [short(speaker) for speaker in self.claim.attributions[-1].speakers]

    @property
    def voices(self) -> set[str]:
        """Everyone who says it, at any step."""
        return {short(one) for step in self.claim.attributions for one in step.speakers}

    @property
    def steps(self) -> tuple[Attribution, ...]:
        """The chain of those who say it."""
        return self.claim.attributions

    def qualified(self, name: str) -> list[str]:
        """Give the values of a qualifier."""
        return [short(value) for term, value in self.claim.qualifiers if short(term) == name]

    def linked(self, *names: str) -> list[str]:
        """Give the claims that links of these names lead to."""
        return [short(value) for term, value in self.claim.links if short(term) in names]

    @property
    def roles(self) -> list[tuple[str, str]]:
        """Every entity that the claim names, and as what."""
        found = [("subject", self.subject)]
        if self.claim.object:
            found.append(("object", self.object))
        return found + [(name, value) for name in QUALIFIERS for value in self.qualified(name)]

    @property
    def amount(self) -> Row:
        """The columns of its amount, with bounds of our own reckoning."""
        given = self.claim.amount
        if given is None:
            return {}
        low, high = amount_bounds(given.value, Approximation(short(given.approximation)))
        money = {} if "/" in given.unit else {"currency": given.unit}
        return {
            "value": given.value,
            "approximation": short(given.approximation),
            "unit": short(given.unit),
            **money,
            "low": "" if low is None else f"{low:f}",
            "high": "" if high is None else f"{high:f}",
        }

    @property
    def days(self) -> tuple[str, str]:
        """The first and last day of its period or of the date that it gives, else empty."""
        dated = self.relation in {"established", "dissolved"}
        when = self.claim.when or (self.claim.value if dated else "")
        if not when:
            return "", ""
        found = period(when)
        return str(found.earliest or ""), str(found.latest or "")

    def within(self, until: str = "", **start: str) -> bool:
        """Tell whether it has a period that meets the one asked for, if any is asked for."""
        asked = (start.get("from", ""), until)
        first, last = self.days
        if any(asked) and not self.when:
            return False
        early = asked[0] and last and last < str(period(asked[0]).earliest)
        late = until and first and first > str(period(until).latest)
        return not (early or late)

    @property
    def row(self) -> Row:
        """The columns that most questions give."""
        return {
            "claim": self.id,
            "subject": self.subject,
            "relation": self.relation,
            "object": self.object,
            "modality": self.modality,
            "polarity": self.polarity,
            "actuality": self.actuality,
            "source": self.source,
            "when": self.when,
        }

    def told(self, **more: str) -> Iterator[Row]:
        """Yield its row once for each speaker, with more columns."""
        for speaker in self.speakers:
            yield {**self.row, "speaker": speaker, **more}

    def optional(self, **columns: Iterable[str]) -> Iterator[Row]:
        """Yield its rows for every combination of the columns' values, or none of each."""
        names = list(columns)
        for values in product(*(either(columns[name]) for name in names)):
            yield from self.told(**dict(zip(names, values, strict=True)))


@dataclass(frozen=True)
class World:
    """All that is said, as plain values."""

    held: Knowledge
    claims: tuple[Said, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Flatten the claims."""
        object.__setattr__(self, "claims", tuple(Said(one) for one in self.held.claims.values()))

    def of(self, *relations: str) -> Iterator[Said]:
        """Yield the claims of some relations."""
        return (said for said in self.claims if said.relation in relations)

    def claim(self, name: str) -> Said:
        """Give a claim by its shortened IRI."""
        return next(said for said in self.claims if said.id == name)

    def classes(self, entity: str) -> set[str]:
        """Give the classes of an entity, with those above them."""
        found: set[str] = set()
        ahead = [
            kind for one in self.held.entities.values() if one.id == entity for kind in one.classes
        ]
        while ahead:
            kind = ahead.pop()
            if kind in self.held.terms and short(kind) not in found:
                found.add(short(kind))
                ahead += self.held.terms[kind].parents
        return found

    def counted(self, entity: str, **more: str) -> Iterator[Row]:
        """Yield how many claims are about an entity, by modality, speaker and source."""
        counts: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        for said in self.claims:
            if entity in (said.subject, said.object):
                for speaker in said.speakers:
                    counts[said.modality, speaker, said.source].add(said.id)
        for (modality, speaker, source), claims in counts.items():
            yield {
                "entity": entity,
                "modality": modality,
                "speaker": speaker,
                "source": source,
                "claims": str(len(claims)),
                **more,
            }

    @property
    def judgements(self) -> list[Judgement]:
        """The standing judgements."""
        return list(self.held.judgements.values())
