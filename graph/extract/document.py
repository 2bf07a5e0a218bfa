"""A document from its blocks to its claims file: read, extracted, built."""

from __future__ import annotations

import re
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from graph.errors import ValueFormError
from graph.extract.linking.score import weights
from graph.extract.pipeline import extract
from graph.extract.readings import Read, Stretch, read
from graph.extract.sound import sound
from graph.extract.writing.claims import Header, built
from graph.extract.writing.entities import slugged
from graph.values.periods import period

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.extract.known import Known
    from graph.extract.linking.score import Weights
    from graph.extract.pipeline import Alarm, Extraction
    from graph.extract.writing.claims import Built
    from graph.reading import Document

REVIEW = "review"
_DIGITS = 6
_TITLE = 300
_ADDRESS = re.compile(
    r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]{1,2000}"
)


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a document beside its file; an empty field leaves what the file itself says.

    ``language`` is then that of every block.
    """

    title: str = ""
    publisher: str = ""
    date: str = ""
    language: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What a document gave: its sentences as read, its candidates, its claims file, and how long.

    ``tiers`` has the tier of each claim by its key; ``sentences`` counts those that were read.
    """

    document: Document
    read: Read
    extraction: Extraction
    built: Built
    tiers: Mapping[str, str]
    sentences: int
    seconds: float

    @property
    def slug(self) -> str:
        """The source's slug."""
        return str(self.built.tree["id"]).removeprefix("source/")

    @property
    def digest(self) -> str:
        """The SHA-256 of the text."""
        return self.document.digest


def extracted(
    document: Document,
    known: Known,
    told: Told | None = None,
    *,
    tier: str = REVIEW,
    weigh: Weights | None = None,
    rivals: bool = False,
    pairs: bool = True,
) -> Result:
    """Extract the candidate claims of a document, in the order of their passages.

    ``tier`` is the lowest that is built: "automatic" leaves out what is for review, "unsure" brings
    what is likelier wrong than right, too. ``weigh`` are other weights than the package's own;
    ``rivals`` keeps the readings that gave way to surer ones; without ``pairs`` only what frames
    and phrases say is read. Raises MissingModel where a language of the document has none.
    """
    begun = time.monotonic()
    said = told or Told()
    found_in = read(document.text, stretches(document, said.language), known, _date(document, said))
    scale = weigh or weights()
    found = extract(found_in, known, scale, tier=tier, rivals=rivals, pairs=pairs)
    made = built(header(document, said), document.text, found, known)
    made, alarms = sound(made, known)
    found = replace(found, alarms=tuple(sorted((*found.alarms, *alarms), key=_place)))
    if not made.tree["entities"]:
        # a list without members has no form in a claims file
        del made.tree["entities"]
    tiers = {key: scale.tier(one.score) for key, one in made.readings.items()}
    taken = time.monotonic() - begun
    return Result(document, found_in, found, made, tiers, len(found_in.scenes), taken)


def stretches(document: Document, language: str = "") -> list[Stretch]:
    r"""Return the blocks of a document as the extraction reads them, all in ``language`` if given.

    A block whose language can't be told is in the document's main one.

    >>> from graph.reading import read_bytes
    >>> document = read_bytes(b"The ship left.", "news.txt")
    >>> [(one.start, one.end, one.language, one.kind) for one in stretches(document, "fr")]
    [(0, 14, 'fr', 'paragraph')]
    """
    return [
        Stretch(one.start, one.end, language or one.language or document.language, one.kind)
        for one in document.blocks
    ]


def header(document: Document, told: Told | None = None) -> Header:
    """Return what a claims file says of a document: what is told of it, else its own words."""
    said = told or Told()
    title = " ".join((said.title or document.title).split())[:_TITLE]
    address = said.address or document.address
    return Header(
        slug=slug(title or PurePath(document.name).stem, document.digest),
        title=title,
        publisher=said.publisher or document.publisher,
        date=_date(document, said),
        language=said.language or document.language,
        address=address if _ADDRESS.fullmatch(address) else "",
        digest=document.digest,
        length=len(document.text),
    )


def slug(title: str, digest: str) -> str:
    """Return the slug of a source: its title, and six digits of its text's digest.

    >>> slug("Harbour thefts: what the Watch found", "403e3747c826cf6a")
    'harbour-thefts-what-the-watch-found-403e37'
    """
    return f"{slugged(title)}-{digest[:_DIGITS]}"


def slim(result: Result) -> Result:
    """Return a result without the parsed sentences, which are most of its size."""
    return replace(result, read=Read(result.read.text, (), (), {}))


def _place(alarm: Alarm) -> tuple[int, int, str]:
    return alarm.start, alarm.end, alarm.why


def _date(document: Document, told: Told) -> str:
    found = told.date or document.date
    with suppress(ValueFormError):
        return period(found).edtf
    return ""
