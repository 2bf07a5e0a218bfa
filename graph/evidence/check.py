"""Whether the passage of every claim, and of every excuse, stands in its source."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from graph.errors import EvidenceError
from graph.evidence.documents import evidence_of, selector_of
from graph.model import short
from graph.text.locate import Found, Prepared, Selector, Status, find_all
from graph.text.matchform import passage_digest
from graph.text.normal import digest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model import Claim, Evidence, Excused, Knowledge

NOT_CHECKED = "not checked"
STATUSES = (*(str(status) for status in Status), NOT_CHECKED)
_BAD = frozenset({str(Status.AMBIGUOUS), str(Status.LOST)})
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Passage:
    """What became of the passage of one claim or excuse.

    ``[start, end)`` is where it was found, in code points of the stored text, else where it was
    said to be; ``passage`` is empty unless it was found. ``places`` holds the first places of an
    ambiguous one, ``problem`` what is wrong with the selector itself; ``excuse`` tells that it is
    no claim's.
    """

    iri: str
    key: str
    source: str
    status: str
    start: int
    end: int
    passage: str = ""
    places: tuple[tuple[int, int], ...] = ()
    problem: str = ""
    excuse: bool = False

    @property
    def error(self) -> EvidenceError | None:
        """The error that an ambiguous or lost passage is, with what to write; else None."""
        if self.status not in _BAD:
            return None
        slug = short(self.source).removeprefix("source/")
        name = self.key or short(self.iri)
        where = f"claims/{slug}.yaml: {name}"
        stood = f"[{self.start}, {self.end})"
        if self.problem:
            what = f"its evidence at {stood} of {slug} can't be used: {self.problem}"
            return EvidenceError(what, where=where, mend=_ANEW)
        if self.places:
            shown = ", ".join(f"[{start}, {end})" for start, end in self.places)
            what = f"its passage is no longer at {stood} of {slug}, but at several places: {shown}"
            start, end = self.places[0]
            mend = f"write the right one, such as `selector: {{start: {start}, end: {end}}}`"
            return EvidenceError(what, where=where, mend=mend)
        what = f"its passage, once at {stood} of {slug}, is lost: nothing there reads the same"
        return EvidenceError(what, where=where, mend=_ANEW)


_ANEW = (
    "read the source again: give the `evidence:` of the words that say it now, or drop the claim"
)


@dataclass(frozen=True, slots=True)
class Checked:
    """The passages of all claims and excuses, by IRI, in the order of the IRIs."""

    passages: Mapping[str, Passage]

    @property
    def errors(self) -> tuple[EvidenceError, ...]:
        """One error for each claim whose passage is ambiguous or lost, by source and place."""
        return self._errors(excuses=False)

    @property
    def warnings(self) -> tuple[EvidenceError, ...]:
        """One for each excuse whose passage is ambiguous or lost: it excuses nothing any more."""
        return self._errors(excuses=True)

    def _errors(self, *, excuses: bool) -> tuple[EvidenceError, ...]:
        ordered = sorted(self.passages.values(), key=lambda one: (one.source, one.start, one.iri))
        mine = (one for one in ordered if one.excuse is excuses)
        return tuple(error for one in mine if (error := one.error) is not None)

    @property
    def counts(self) -> dict[str, int]:
        """How many passages have each status; every status is there, in the order of STATUSES."""
        found = Counter(one.status for one in self.passages.values())
        return {status: found[status] for status in STATUSES}


def check(knowledge: Knowledge, texts: Mapping[str, str]) -> Checked:
    """Look up the passage of every claim and excuse in the stored text of its source.

    ``texts`` are by source IRI; what belongs to a source without a text is "not checked". Raises
    EvidenceError only if a text is too large for that many passages (see graph.text.locate).
    """
    of_source: dict[str, list[tuple[str, Evidence]]] = defaultdict(list)
    found: dict[str, Passage] = {}
    for iri, evidence in evidence_of(knowledge):
        if evidence.source in texts:
            of_source[evidence.source].append((iri, evidence))
        else:
            found[iri] = _passage(knowledge, iri, evidence, NOT_CHECKED)
    for source in sorted(of_source):
        found |= _check_source(knowledge, source, texts[source], of_source[source])
    return Checked(MappingProxyType(dict(sorted(found.items()))))


def with_passages(knowledge: Knowledge, checked: Checked) -> Knowledge:
    """Return the knowledge with each evidence as it was found: status, place and passage."""
    claims: dict[str, Claim] = {
        iri: replace(one, evidence=_as_found(one.evidence, checked.passages.get(iri)))
        for iri, one in knowledge.claims.items()
    }
    excused: dict[str, Excused] = {
        iri: replace(one, evidence=_as_found(one.evidence, checked.passages.get(iri)))
        for iri, one in knowledge.excused.items()
    }
    return replace(knowledge, claims=claims, excused=excused)


def to_json(checked: Checked) -> dict[str, Any]:
    """Return what was checked as plain values for JSON; the same for the same input.

    >>> to_json(Checked({}))
    {'version': 1, 'passages': []}
    """
    passages = []
    for iri, one in sorted(checked.passages.items()):
        entry: dict[str, Any] = {
            "id": iri,
            "key": one.key,
            "source": one.source,
            "status": one.status,
            "start": one.start,
            "end": one.end,
        }
        if one.passage:
            entry["passage"] = one.passage
        if one.places:
            entry["places"] = [list(place) for place in one.places]
        if one.problem:
            entry["problem"] = one.problem
        if one.excuse:
            entry["excuse"] = True
        passages.append(entry)
    return {"version": _VERSION, "passages": passages}


def from_json(data: Mapping[str, Any]) -> Checked:
    """Read back what ``to_json`` gave; raises EvidenceError if it is anything else.

    >>> from_json({"version": 1, "passages": []}).counts["exact"]
    0
    """
    try:
        found = [_entry(entry) for entry in _entries(data)]
    except (KeyError, TypeError, ValueError) as error:
        what = f"this is not the evidence of a build: {error}"
        raise EvidenceError(what, mend="build again: `python build_graph.py`") from error
    return Checked(MappingProxyType({one.iri: one for one in found}))


def _entries(data: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    if data["version"] != _VERSION:
        raise ValueError(f"version {data['version']!r}")
    return list(data["passages"])


def _entry(entry: Mapping[str, Any]) -> Passage:
    status = str(entry["status"])
    if status not in STATUSES:
        raise ValueError(f"status {status!r}")
    return Passage(
        str(entry["id"]),
        str(entry["key"]),
        str(entry["source"]),
        status,
        int(entry["start"]),
        int(entry["end"]),
        str(entry.get("passage", "")),
        tuple((int(start), int(end)) for start, end in entry.get("places", ())),
        str(entry.get("problem", "")),
        excuse=bool(entry.get("excuse", False)),
    )


def _check_source(
    knowledge: Knowledge, source: str, text: str, evidence: list[tuple[str, Evidence]]
) -> dict[str, Passage]:
    passages: dict[str, Passage] = {}
    selectors: dict[str, Selector] = {}
    given = dict(evidence)
    for iri, one in evidence:
        try:
            selectors[iri] = _sound(selector_of(one), text)
        except EvidenceError as error:
            passage = _passage(knowledge, iri, one, str(Status.LOST))
            passages[iri] = replace(passage, problem=error.what)
    try:
        found = find_all(Prepared(text), list(selectors.values()))
    except EvidenceError as error:
        raise EvidenceError(error.what, where=short(source), mend=error.mend) from error
    for iri, one_found in zip(selectors, found, strict=True):
        passages[iri] = _found(_passage(knowledge, iri, given[iri], ""), one_found, text)
    sure = [(given[iri], passages[iri]) for iri in selectors if passages[iri].passage]
    return {
        iri: _in_order(one, given[iri], sure, text) if one.excuse and one.places else one
        for iri, one in passages.items()
    }


def _in_order(
    passage: Passage, given: Evidence, sure: list[tuple[Evidence, Passage]], text: str
) -> Passage:
    """Place an ambiguous excuse where it stood among the passages that are sure, if that is one.

    Headings are short and come again. A claim is never placed so: that would be a guess.
    """
    before = max((one.end for old, one in sure if old.end <= given.start), default=0)
    after = min((one.start for old, one in sure if given.end <= old.start), default=len(text))
    fitting = [(start, end) for start, end in passage.places if before <= start and end <= after]
    if len(fitting) != 1:
        return passage
    start, end = fitting[0]
    same = digest(text[start:end]) == given.text_digest
    status = str(Status.MOVED if same else Status.NORMALISED)
    found = text[start:end]
    return replace(passage, status=status, start=start, end=end, passage=found, places=())


def _sound(selector: Selector, text: str) -> Selector:
    """Return a selector whose two digests don't contradict each other in its text."""
    passage = text[selector.start : selector.end]
    if digest(passage) == selector.text_digest:
        expected = selector.match_length, selector.match_digest
        if passage_digest(passage, 0, len(passage)) != expected:
            raise EvidenceError("textDigest and matchDigest are of different passages")
    return selector


def _found(passage: Passage, found: Found, text: str) -> Passage:
    if found.start is None or found.end is None:
        return replace(passage, status=str(found.status), places=found.places)
    return replace(
        passage,
        status=str(found.status),
        start=found.start,
        end=found.end,
        passage=text[found.start : found.end],
    )


def _passage(knowledge: Knowledge, iri: str, evidence: Evidence, status: str) -> Passage:
    claim = knowledge.claims.get(iri)
    key = claim.key if claim else ""
    place = evidence.start, evidence.end
    return Passage(iri, key, evidence.source, status, *place, excuse=iri in knowledge.excused)


def _as_found(evidence: Evidence, passage: Passage | None) -> Evidence:
    if passage is None:
        return evidence
    return replace(
        evidence,
        start=passage.start,
        end=passage.end,
        status=passage.status,
        passage=passage.passage,
    )
