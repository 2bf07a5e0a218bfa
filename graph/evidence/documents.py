"""Which text file is the document of which source."""

from __future__ import annotations

import stat
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.errors import DprkError, EvidenceError, ManyErrors, PlaceError
from graph.text.locate import Prepared, Selector, Status, find_all
from graph.text.normal import digest, stored_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from graph.model import Evidence, Knowledge, Source

#: A file of more bytes than this is refused: 16 MiB are some 3,000 pages.
MOST_BYTES = 16 * 1024 * 1024
#: A changed file that holds fewer of a source's passages than one in this many is not that source.
_LEAST_SHARE = 10


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a source, and the file it was read from; ``unchanged`` if its digest is known."""

    source: str
    name: str
    text: str
    unchanged: bool


@dataclass(frozen=True, slots=True)
class Stray:
    """A file that is the document of no source, and why."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Assigned:
    """What a folder of documents holds: documents by source IRI, and what doesn't fit.

    ``strays`` are in the order of their names, ``without`` (sources that have no document) in
    the order of their IRIs.
    """

    documents: Mapping[str, Document]
    strays: tuple[Stray, ...]
    without: tuple[str, ...]

    @property
    def texts(self) -> dict[str, str]:
        """The stored texts by source IRI."""
        return {source: document.text for source, document in self.documents.items()}


def assign(folder: Path, sources: Mapping[str, Source], knowledge: Knowledge) -> Assigned:
    """Read every ``*.txt`` of a folder, and find out which source each is the document of.

    A file whose digest is a source's belongs to it. Any other belongs to the source of which it
    holds most passages, if those are at least a tenth of its passages. Files are read in the order
    of their names; those that begin with a full stop are the system's, and not read. Raises
    PlaceError for a folder that can't be read, and ManyErrors for all files that can't: unreadable,
    over MOST_BYTES, not UTF-8, leading out of the folder, or torn between two sources.
    """
    errors: list[DprkError] = []
    read: dict[str, str] = {}
    for path in _files(folder):
        try:
            read[path.name] = _read(path, folder)
        except DprkError as error:
            errors.append(error)
    selectors = _selectors(sources, knowledge)
    held: dict[str, list[Document]] = defaultdict(list)
    strays: list[Stray] = []
    for name, text in read.items():
        try:
            belonging = _belonging(name, text, sources, selectors)
        except DprkError as error:
            errors.append(error)
            continue
        if isinstance(belonging, Stray):
            strays.append(belonging)
        else:
            held[belonging.source].append(belonging)
    chosen: dict[str, Document] = {}
    for iri, candidates in sorted(held.items()):
        first, *others = sorted(candidates, key=lambda one: (not one.unchanged, one.name))
        for other in others:
            if not first.unchanged and other.text != first.text:
                errors.append(_rivals(first, other, sources[iri]))
            else:
                strays.append(Stray(other.name, f"{first.name} is {sources[iri].id} already"))
        chosen[iri] = first
    if errors:
        what = f"{len(errors)} of the documents can't be used"
        raise ManyErrors(what, errors)
    without = tuple(iri for iri in sorted(sources) if iri not in chosen)
    return Assigned(chosen, tuple(sorted(strays, key=lambda one: one.name)), without)


def evidence_of(knowledge: Knowledge) -> Iterator[tuple[str, Evidence]]:
    """Give the evidence of every claim and excused passage, with its IRI, claims first.

    >>> from graph.model import Knowledge
    >>> list(evidence_of(Knowledge({}, {}, {}, {})))
    []
    """
    for iri, claim in sorted(knowledge.claims.items()):
        yield iri, claim.evidence
    for iri, excused in sorted(knowledge.excused.items()):
        yield iri, excused.evidence


def selector_of(evidence: Evidence) -> Selector:
    """Return the selector of an evidence; raises EvidenceError if it can't be one.

    >>> from graph.model import Evidence
    >>> selector_of(Evidence("s", 0, 5, "a" * 64, 5, "b" * 64)).end
    5
    """
    return Selector(
        evidence.start,
        evidence.end,
        evidence.text_digest,
        evidence.match_length,
        evidence.match_digest,
    )


def _files(folder: Path) -> list[Path]:
    try:
        found = [path for path in folder.iterdir() if path.suffix.lower() == ".txt"]
    except OSError as error:
        what = f"the documents can't be listed: {error.strerror or error}"
        mend = "give the folder that holds the texts of the sources"
        raise PlaceError(what, where=str(folder), mend=mend) from error
    return sorted(
        (path for path in found if not path.name.startswith(".")), key=lambda path: path.name
    )


def _read(path: Path, folder: Path) -> str:
    name = path.name
    try:
        if path.is_symlink() and not path.resolve(strict=True).is_relative_to(folder.resolve()):
            what = "this link leads out of the folder"
            raise EvidenceError(what, where=name, mend="copy the file into the folder")
        if not stat.S_ISREG(path.stat().st_mode):
            raise EvidenceError("this is not a file", where=name, mend="take it out of the folder")
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or error
        mend = "see that the file exists and may be read"
        raise EvidenceError(f"can't be read: {reason}", where=name, mend=mend) from error
    if len(data) > MOST_BYTES:
        what = f"over {MOST_BYTES // 1024 // 1024} MiB"
        mend = "divide the source into chapters, each a source of its own"
        raise EvidenceError(what, where=name, mend=mend)
    return stored_text(data, where=name)


def _selectors(sources: Mapping[str, Source], knowledge: Knowledge) -> dict[str, list[Selector]]:
    """Return the selectors of each source, each passage once."""
    found: dict[str, dict[str, Selector]] = {iri: {} for iri in sources}
    for _, evidence in evidence_of(knowledge):
        if evidence.source not in found:
            continue
        try:
            selector = selector_of(evidence)
        except EvidenceError:
            continue  # the check of that claim says so
        found[evidence.source].setdefault(selector.match_digest, selector)
    return {iri: list(selectors.values()) for iri, selectors in found.items()}


def _belonging(
    name: str,
    text: str,
    sources: Mapping[str, Source],
    selectors: Mapping[str, list[Selector]],
) -> Document | Stray:
    known = digest(text)
    same = [iri for iri in sorted(sources) if sources[iri].digest == known]
    if len(same) > 1:
        raise _torn(name, [sources[iri] for iri in same], "it is, letter for letter,")
    if same:
        return Document(same[0], name, text, unchanged=True)
    holds = _holds(name, text, selectors)
    most = max(holds.values(), default=0)
    first = [iri for iri in sorted(holds) if holds[iri] == most]
    if not most:
        return Stray(name, "it belongs to no source: it holds no passage of any")
    if len(first) > 1:
        raise _torn(name, [sources[iri] for iri in first], f"it holds {most} passages each of")
    of = len(selectors[first[0]])
    if most * _LEAST_SHARE < of:
        source = sources[first[0]].id
        return Stray(name, f"it belongs to no source: it holds only {most} of {of} of {source}")
    return Document(first[0], name, text, unchanged=False)


def _holds(name: str, text: str, selectors: Mapping[str, list[Selector]]) -> Counter[str]:
    """Count, for each source, its passages that a text holds, at a known place or several."""
    prepared = Prepared(text)
    wanted = [(iri, one) for iri, mine in sorted(selectors.items()) for one in mine]
    # where a passage stood tells nothing about another file: a selector at an impossible place
    away = [_anywhere(one, len(text)) for _, one in wanted]
    try:
        found = find_all(prepared, away)
    except EvidenceError as error:
        mend = "take it out of the folder if it is none of the sources, else divide it"
        raise EvidenceError(error.what, where=name, mend=mend) from error
    return Counter(
        iri for (iri, _), one in zip(wanted, found, strict=True) if one.status != Status.LOST
    )


def _anywhere(selector: Selector, size: int) -> Selector:
    length = selector.end - selector.start
    return Selector(
        size,
        size + length,
        selector.text_digest,
        selector.match_length,
        selector.match_digest,
    )


def _torn(name: str, sources: list[Source], why: str) -> EvidenceError:
    names = " and ".join(source.id for source in sources)
    mend = "leave only the document itself in the folder, as it was published"
    return EvidenceError(f"can't tell whose document this is: {why} {names}", where=name, mend=mend)


def _rivals(first: Document, other: Document, source: Source) -> EvidenceError:
    what = f"{first.name} and {other.name} are two changed texts of {source.id}"
    mend = "keep one of them: the one that the claims are to be checked against"
    return EvidenceError(what, where=other.name, mend=mend)
