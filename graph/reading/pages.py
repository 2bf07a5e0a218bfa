"""Pages of a PDF put together: whether they are readable, and what only repeats at their edges."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

#: lines at the top and at the bottom of a page that may repeat
_EDGE: Final = 3
#: on how many pages, and on which share of them: odd and even pages may differ
_PAGES: Final = 3
_SHARE: Final = 0.4
_LONGEST: Final = 140
#: more of this share of broken characters is no text
_BROKEN: Final = 0.05
#: letters of a word, on average, where the spaces were lost
_WORD: Final = 20.0
_NUMBER_LINE: Final = re.compile(
    r"[\s\-\u2013\u2014|/\[\](){}.]*(?:page|p\.|seite)?\s*(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|sur|de|/|von)\s*\d{1,4})?"
    r"[\s\-\u2013\u2014|/\[\](){}.]*",
    re.IGNORECASE,
)
_GLYPH: Final = re.compile(r"/(?:g|G|C|c|uni|cid|glyph)\d[\dA-Fa-f]{0,5}|\(cid:\d+\)")
_SPACED_SCRIPT: Final = re.compile("[\u0e00-\u0eff\u3040-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Laid:
    """Pages as one text: where each starts in it, and which lines were left out."""

    text: str
    starts: tuple[int, ...]
    left_out: tuple[str, ...]


def is_text(pages: Sequence[str]) -> bool:
    """Tell whether pages are text: not empty, glyph names, broken characters, or lost spaces.

    >>> is_text(["Two ships left."]), is_text(["/g12/g13/g14"]), is_text([""])
    (True, False, False)
    """
    return brokenness(pages) < 1.0


def brokenness(pages: Sequence[str]) -> float:
    """Return how far pages are from text: 0 is text, from 1 on it isn't, empty pages are 9.

    >>> brokenness(["ship"] * 3)
    0.0
    """
    text = "\n".join(pages)
    solid = len(re.sub(r"\s+", "", text))
    if not any(character.isalnum() for character in text):
        return 9.0
    bad = sum(
        character == "\ufffd" or "\ue000" <= character <= "\uf8ff" for character in text
    ) + sum(len(match[0]) for match in _GLYPH.finditer(text))
    words = text.split()
    wide = 0.0 if _SPACED_SCRIPT.search(text) else solid / len(words) / _WORD
    return max(bad / solid / _BROKEN, wide if wide >= 1 else 0.0)


def laid(pages: Sequence[str]) -> Laid:
    r"""Return pages as one text, without the headers, footers and numbers that repeat.

    They would divide the sentence that goes on overleaf. A line is one of them if it stands, but
    for its digits, at the edge of at least 3 pages and 2 in 5; ``left_out`` has each once.

    >>> laid(["The Watch\nTwo ships", "The Watch\nleft.", "The Watch\nEnd."])
    Laid(text='Two ships\nleft.\nEnd.', starts=(0, 10, 16), left_out=('The Watch',))
    """
    edges: Counter[str] = Counter()
    for page in pages:
        edges.update({_form(line) for _, line in _edge(page.split("\n")) if _form(line)})
    least = max(_PAGES, len(pages) * _SHARE)
    repeated = {form for form, count in edges.items() if count >= least}
    left_out: dict[str, None] = {}
    kept: list[str] = []
    for page in pages:
        lines = page.split("\n")
        gone: set[int] = set()
        for at, line in _edge(lines):
            number = len(pages) > 1 and _NUMBER_LINE.fullmatch(line) and _outermost(lines, at)
            if _form(line) in repeated or number:
                gone.add(at)
                if not number:
                    left_out.setdefault(line.strip())
        kept.append("\n".join(line for at, line in enumerate(lines) if at not in gone).strip("\n"))
    starts: list[int] = []
    here = 0
    for page in kept:
        starts.append(here)
        here += len(page) + 1
    return Laid("\n".join(kept), tuple(starts), _once(left_out))


def _edge(lines: Sequence[str]) -> list[tuple[int, str]]:
    solid = [(at, line) for at, line in enumerate(lines) if line.strip()]
    if len(solid) <= 1:
        return []
    return solid if len(solid) <= _EDGE * 2 else [*solid[:_EDGE], *solid[-_EDGE:]]


def _outermost(lines: Sequence[str], at: int) -> bool:
    return not any(line.strip() for line in lines[:at]) or not any(
        line.strip() for line in lines[at + 1 :]
    )


def _form(line: str) -> str:
    form = re.sub(r"\d+", "#", " ".join(line.split()).casefold())
    return form if len(form) <= _LONGEST else ""


def _once(lines: dict[str, None]) -> tuple[str, ...]:
    """Return lines that differ in more than their digits."""
    return tuple({_form(line): line for line in reversed(lines)}.values())[::-1]
