"""What a document says of itself at its beginning: its title, date, publisher and address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.evidence.dates import dates
from graph.reading.blocks import LONGEST_TITLE, is_headline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.evidence.mark import Mark

#: blocks at the beginning that are looked at
_FRONT: Final = 8
_SHORT: Final = 160
_BARE: Final = 60
#: words beside a date in a line that says little more than the date
_BESIDE: Final = 5
#: letters before a date that begins its line: "Le 3 mai"
_ARTICLE: Final = 3
_DAY: Final = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_MONTH: Final = re.compile(r"(?:19|20)\d\d-\d\d")
_STAMP: Final = re.compile(r"((?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?:[T ].*)?")
_ISSUED: Final = re.compile(
    r"\W*(?:published|posted|released|issued|date[d]?|publi\u00e9|paru|mis en ligne|fait|"
    r"communiqu\u00e9|for immediate release|press release)\b",
    re.IGNORECASE,
)
_CHANGED: Final = re.compile(
    r"\b(?:updated|modified|revised|mise? \u00e0 jour|modifi\u00e9e?|since|depuis|until|jusqu|"
    r"as of|adopted|adopt\u00e9e?|accessed|consult\u00e9e?)\b",
    re.IGNORECASE,
)
#: what stands between a dateline and the text that it opens
_DASH: Final = re.compile(r"[^.;!?]{0,40}?(?:\s[-\u2013\u2014]{1,2}\s|[\u2013\u2014]|/PRN|:\s)")
_FIELD: Final = re.compile(r"([A-Za-z\u00e9]+(?: on| le)?)\s?:\s*(.+)", re.DOTALL)
_FIELDS: Final = {
    "title": "title", "titre": "title",
    "date": "date", "published": "date", "published on": "date", "publi\u00e9": "date",
    "publi\u00e9 le": "date",
    "publisher": "publisher", "source": "publisher", "\u00e9diteur": "publisher",
    "url": "address", "link": "address", "lien": "address", "address": "address",
    "adresse": "address",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Front:
    """What is said, else ""; ``title_at`` is the index of the block that is the title."""

    title: str = ""
    date: str = ""
    publisher: str = ""
    address: str = ""
    title_at: int | None = None


def front_of(passages: Sequence[str], kinds: Sequence[str], language: str) -> Front:
    """Return what the first blocks say of their document.

    The title is a first block that reads as one, or a field "Title:". The date is that of a line
    that says little else, or of a dateline; a date within a sentence is not the document's.

    >>> front_of(["Two ships lost", "Port Sable, 3 March 2031 - Two ships sank."],
    ...          ["heading", "paragraph"], "en").date
    '2031-03-03'
    """
    fields: dict[str, str] = {}
    rest: list[int] = []
    for at, passage in enumerate(passages[:_FRONT]):
        found = _FIELD.fullmatch(passage)
        key = _FIELDS.get(found[1].lower()) if found else None
        if found and key and len(passage) < _SHORT * 2:
            fields.setdefault(key, found[2].strip())
        else:
            rest.append(at)
    title_at = _title(passages, kinds, rest, language)
    title = fields.get("title") or ("" if title_at is None else one_line(passages[title_at]))
    address = fields.get("address", "")
    return Front(
        title,
        edtf_of(fields.get("date", ""), language) or _dateline(passages[:_FRONT], language),
        fields.get("publisher", ""),
        address if re.fullmatch(r"https?://\S+", address) else "",
        title_at,
    )


def edtf_of(said: str, language: str) -> str:
    """Return a date as EDTF if the words say one day (or month) and nothing doubtful, else "".

    >>> edtf_of("2031-03-03T10:00:00+09:00", "en"), edtf_of("3 mars 2031", "fr")
    ('2031-03-03', '2031-03-03')
    >>> edtf_of("3/4/2031", "en"), edtf_of("today", "en")
    ('', '')
    """
    said = said.strip()[:_SHORT]
    stamp = _STAMP.fullmatch(said)
    if stamp:
        return stamp[1]
    found = _certain(said, language)
    values = {str(mark.value) for mark in found}
    return values.pop() if len(values) == 1 else ""


def one_line(words: str) -> str:
    r"""Return words with single spaces.

    >>> one_line("two\n  lines")
    'two lines'
    """
    return " ".join(words.split())


def _certain(words: str, language: str) -> list[Mark]:
    marks = dates(words, "fr" if language == "fr" else "en")
    if language != "fr" and not marks:
        marks = dates(words, "fr")
    return [
        mark
        for mark in marks
        if not mark.others
        and (_DAY.fullmatch(str(mark.value)) or _MONTH.fullmatch(str(mark.value)))
    ]


def _title(
    passages: Sequence[str], kinds: Sequence[str], rest: Sequence[int], language: str
) -> int | None:
    for at in rest[:3]:
        words = one_line(passages[at])
        if kinds[at] == "title":
            return at
        if _is_date_line(words, language):
            continue
        fits = kinds[at] in {"heading", "paragraph", "item"} and len(passages) > 1
        return at if fits and is_headline(words, most=LONGEST_TITLE, also="?!") else None
    return None


def _is_date_line(words: str, language: str) -> bool:
    if len(words) > _BARE:
        return False
    found = _certain(words, language)
    return bool(found) and len(_beside(words, found[0]).split()) <= _BESIDE


def _beside(words: str, mark: Mark) -> str:
    return re.sub(r"[\W\d_]+", " ", words[: mark.start] + " " + words[mark.end :])


def _dateline(passages: Sequence[str], language: str) -> str:
    """Return the date of the first line that gives one: a day rather than a month."""
    found: list[str] = []
    for at, passage in enumerate(passages):
        words = passage[: _SHORT * 2]
        for mark in _certain(words[:_SHORT], language)[:1]:
            before = words[: mark.start]
            if _CHANGED.search(before) and not _ISSUED.match(words):
                continue
            lead = len(before.strip(" ,("))
            short = len(passage) <= _SHORT
            bare = len(passage) <= _BARE and len(_beside(words, mark).split()) <= _BESIDE
            said = short and bool(_ISSUED.match(words))
            dashed = lead <= _BARE and "." not in before and bool(_DASH.match(words, mark.end))
            heads = short and lead <= _ARTICLE and is_headline(passage, most=_SHORT)
            # "Note of the Watch, 3 May 2031" below a title, and "(3 May 2031)" in it
            closes = short and not words[mark.end :].strip(" .)") and is_headline(passage)
            closes = closes and (at > 0 or words[mark.end : mark.end + 1] == ")")
            if bare or said or dashed or heads or closes:
                found.append(str(mark.value))
    days = [value for value in found if _DAY.fullmatch(value)]
    return (days or found or [""])[0]
