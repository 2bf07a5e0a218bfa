"""A block as one line that a parser can read, with the way back to the document's text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

#: soft hyphens and what has no width: a parser takes them for letters
_UNSEEN: Final = re.compile("[\u00ad\u200b\u2060\ufeff]+")
_GAP: Final = re.compile(r"\s+")
_BREAKS: Final = "\n\t\v\f\x85\u2028\u2029"
_HYPHENATED: Final = re.compile(r"([^\W\d_]+)([-\u2010])[ \t]*\n\s*(?=([^\W\d_]+))")
#: what a compound begins with: its hyphen stays although the line ends there
_PREFIXES: Final = re.compile(
    "anti|auto|avant|bi|co|contre|counter|cross|crypto|cyber|demi|dual|euro|ex|extra|hard|high|"
    "inter|long|low|mid|mi|multi|non|nord|north|ouest|east|est|over|post|pr[eé]|pro|pseudo|quasi|"
    "quatre|re|self|semi|short|sino|sous|south|state|sub|sud|sur|third|trans|ultra|un|vice|vingt|"
    "well|west|first|second|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Flow:
    r"""One line of text; ``at`` has where each of its characters stands, and where it ends.

    >>> flow = flowing("a con-\ncealed  ship", 0, 20)
    >>> flow.text, flow.at[flow.text.index("ship")], flow.span(2, 11)
    ('a concealed ship', 15, (2, 13))
    """

    text: str
    at: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        r"""Return where [start, end) of this line stands in the document's text.

        >>> flowing("one\ntwo", 0, 7).span(4, 7)
        (4, 7)
        """
        if end <= start:
            return self.at[start], self.at[start]
        return self.at[start], self.at[end - 1] + 1


def flowing(text: str, start: int, end: int) -> Flow:
    r"""Return [start, end) of a text as one line.

    Line ends and runs of white space become one space; a single no-break space stays. A word that
    was divided at a line end is joined, and a compound keeps its hyphen: one that stands elsewhere
    in the text on one line, or begins as compounds do.

    >>> flowing("the nord-\ncoréens", 0, 17).text
    'the nord-coréens'
    """
    cut: list[tuple[int, int, str]] = []
    for match in _HYPHENATED.finditer(text, start, end):
        low, high = match.span(2)[0], min(match.end(), end)
        if high >= end:
            continue
        kept = _compound(text, match)
        cut.append((low + 1 if kept else low, high, ""))
    taken = {position for low, high, _ in cut for position in range(low, high)}
    cut += [
        (*match.span(), " ")
        for match in _GAP.finditer(text, start, end)
        if match.start() not in taken and (len(match[0]) > 1 or match[0] in _BREAKS)
    ]
    cut += [(*match.span(), "") for match in _UNSEEN.finditer(text, start, end)]
    return _without(text, start, end, sorted(cut))


def _compound(text: str, match: re.Match[str]) -> bool:
    first, _, second = match.groups()
    if not second[0].islower() or _PREFIXES.fullmatch(first) or len(first) == 1:
        return True
    return f"{first}-{second}" in text


def _without(text: str, start: int, end: int, cut: list[tuple[int, int, str]]) -> Flow:
    made: list[str] = []
    at: list[int] = []
    here = start
    for low, high, instead in cut:
        made.append(text[here:low])
        at.extend(range(here, low))
        if instead:
            made.append(instead)
            at.append(low)
        here = max(here, high)
    made.append(text[here:end])
    at.extend(range(here, end))
    return Flow("".join(made), (*at, end))
