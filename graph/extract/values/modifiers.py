"""Words before and after a date that narrow it or mark it: early 2024, the first half of, about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extract.values import calendar

if TYPE_CHECKING:
    from collections.abc import Callable

_NTH = {
    "first": 1, "1st": 1, "premier": 1, "premiere": 1, "premiers": 1, "premieres": 1, "1er": 1,
    "1ere": 1, "1re": 1, "opening": 1, "initial": 1,
    "second": 2, "2nd": 2, "2d": 2, "2e": 2, "2eme": 2, "deuxieme": 2, "seconde": 2,
    "third": 3, "3rd": 3, "3e": 3, "3eme": 3, "troisieme": 3,
    "fourth": 4, "4th": 4, "4e": 4, "4eme": 4, "quatrieme": 4,
    "last": -1, "final": -1, "dernier": -1, "derniere": -1, "derniers": -1, "dernieres": -1,
    "closing": -1, "latter": 2,
}  # fmt: skip
_NUMBERS = {
    word: at
    for words in (
        "two three four five six seven eight nine ten eleven twelve",
        "deux trois quatre cinq six sept huit neuf dix onze douze",
    )
    for at, word in enumerate(words.split(), start=2)
}
_SEASONS = {
    "spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24,
    "printemps": 21, "ete": 22, "automne": 23, "hiver": 24,
}  # fmt: skip
_NTHS = "|".join(sorted(_NTH, key=len, reverse=True))
_OF = r"(?: (?:of|de|d'|du|in)(?: (?:the year |l'annee |the fiscal year )?|(?<=')))"
_LEFT = re.compile(
    r"(?<![^\W_])(?:"
    r"(?P<part>(?:(?:the |la |le )?(?:very )?"
    r"(?:early|late|mid|mid-?to-?late|beginning|start|end|middle|course|turn|close|early part|"
    r"latter part|latter half|debut|fin|mi|milieu|courant|cours)(?: of| de| d'|-in| in| du mois "
    r"de| "
    r"de l'annee| du mois d'| of the year)?[ -]?))"
    rf"|(?:the |le |la |au |du |les |in |h)?(?P<half>{_NTHS}) (?:half|semestre){_OF}?[ ]?"
    rf"|(?:the |le |la |au |du )?(?P<quarter>{_NTHS}) (?:quarter|trimestre){_OF}?[ ]?"
    rf"|(?:the |les |des )?(?:(?P<months>{_NTHS}) (?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)})|"
    rf"(?P<fcount>\d{{1,2}}|{'|'.join(_NUMBERS)}) (?P<fmonths>{_NTHS})) (?:months|mois){_OF}[ ]?"
    rf"|(?:the |la |le |l'|les )?(?:{_NTHS}) (?:week|days?|weeks|fortnight|semaine|jours?){_OF}[ ]?"
    rf"|(?:the |le |l'|au |a l'|this )?(?P<season>{'|'.join(_SEASONS)})(?:{_OF}| )[ ]?"
    r"|(?P<h>[hs])(?P<hn>[12]) |(?P<hn2>[12])h "
    r"|(?P<filler>(?:the |l')?(?:calendar |fiscal )?(?:year|annee|fy|exercice|month of|months of|"
    r"mois "
    r"de|mois d'|week of|semaine du|exercice fiscal)[ ]?)"
    r"|(?P<about>(?:on |in |le |du )?(?:or )?(?:about|around)[ ]|(?:on|in) or (?:about|around) "
    r"(?:the )?|"
    r"(?:le |en )?ou (?:vers|aux? (?:environs|alentours) d[ue]) (?:le )?|circa |ca?\. ?|"
    r"approximately |"
    r"roughly |vers (?:le |la |l')?|autour d[eu] |aux (?:environs|alentours) d[eu] (?:le )?|"
    r"environ )"
    r")\Z"
)
_LOOK = 56
_MONTHS = 12


def before(shade: str, start: int, edtf: str, floor: int) -> tuple[int, str]:
    """Widen a date by what stands before it; return where it begins now, and its EDTF.

    Early, mid- and late leave the year or month as it is: a date is never more exact than its
    words. About gives "~". Nothing before ``floor`` is read.

    >>> before("the first half of 2024", 18, "2024", 0), before("in late 2024", 8, "2024", 0)
    ((0, '2024-40'), (3, '2024'))
    """
    for _ in range(4):
        match = _LEFT.search(shade, max(floor, start - _LOOK), start)
        if match is None or match.start() == start:
            break
        changed = _changed(match, edtf)
        if not changed:
            break
        start, edtf = match.start(), changed
    return start, edtf


def _changed(match: re.Match[str], edtf: str) -> str:
    """Return the EDTF of a date with a modifier; nothing if they don't go together."""
    got = match.groupdict()
    have = calendar.parts(edtf)
    if got["about"]:
        return edtf if edtf.endswith("~") or "/" in edtf or not have else f"{edtf}~"
    year = have[0] if len(have) == 1 else 0
    narrow: list[tuple[str | None, Callable[[str], str]]] = [
        (got["half"], lambda nth: _division(year, nth, 40, 2)),
        (got["hn"] or got["hn2"], lambda nth: _division(year, nth, 40, 2)),
        (got["quarter"], lambda nth: _division(year, nth, 33, 4)),
        (got["months"] or got["fmonths"], lambda nth: _months(year, nth, got)),
        (got["season"], lambda name: f"{year}-{_SEASONS[name]}"),
    ]
    for found, read in narrow:
        if found:
            return read(found) if year else ""
    # part, filler, a week or some days: the date as it is
    return edtf


def _division(year: int, nth: str, first: int, most: int) -> str:
    number = int(nth) if nth.isdigit() else _NTH[nth]
    number = most if number == -1 else number
    return f"{year}-{first + number - 1}" if 1 <= number <= most else ""


def _months(year: int, nth: str, got: dict[str, str | None]) -> str:
    word = got["count"] or got["fcount"] or ""
    size = int(word) if word.isdigit() else _NUMBERS.get(word, 0)
    if not 1 <= size <= _MONTHS or _NTH[nth] not in {1, -1}:
        return ""
    first = 1 if _NTH[nth] == 1 else _MONTHS - size + 1
    return f"{year}-{first:02}/{year}-{first + size - 1:02}"
