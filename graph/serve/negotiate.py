"""Which of the forms that we have a client wants: Accept with its q-values (RFC 9110, 12.5.1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: longer headers are cut: who sends more wants something else than an answer
MOST: Final = 4096
_NAME: Final = r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+"
_RANGE: Final = re.compile(rf"({_NAME})/({_NAME})")
#: parameters that ask for what every text of ours is: UTF-8, and in CSV a line of headings
_GIVEN: Final = frozenset({"charset=utf-8", 'charset="utf-8"', "charset=utf8", "header=present"})
_QUALITY: Final = re.compile(r"0(\.[0-9]{0,3})?|1(\.0{0,3})?")


class _Range(NamedTuple):
    """One range of Accept; a parameter other than q makes it more specific."""

    kind: str
    subkind: str
    parameters: frozenset[str]
    quality: float

    def fits(self, media_type: str) -> int:
        """Tell how closely it names a media type; 0 if not at all."""
        kind, _, subkind = media_type.partition(";")[0].strip().lower().partition("/")
        own = frozenset(part.strip().lower() for part in media_type.split(";")[1:])
        if not self.parameters <= own:
            return 0
        if (self.kind, self.subkind) == (kind, subkind):
            return 3 + len(self.parameters)
        if (self.kind, self.subkind) == (kind, "*"):
            return 2
        return 1 if (self.kind, self.subkind) == ("*", "*") else 0


def best(accept: str | None, offered: Sequence[str]) -> str | None:
    """Give the media type that a client likes best; None if it takes none of them.

    ``offered`` stand in our own order of liking, which decides between equals. Without a header,
    or with one that holds no range, anything will do. A range with q=0 is refused, and the closest
    range counts.

    >>> best("text/html;q=0.5, text/turtle", ["text/html", "text/turtle"])
    'text/turtle'
    >>> best("text/*, text/html;q=0", ["text/html", "text/turtle"])
    'text/turtle'
    >>> best("image/png", ["text/html"])
    """
    ranges = list(_ranges(accept or ""))
    if not ranges:
        return offered[0]
    scored = [(_quality(ranges, one), -at, one) for at, one in enumerate(offered)]
    quality, _, found = max(scored)
    return found if quality > 0 else None


def prefers_html(accept: str | None) -> bool:
    """Tell whether a person's browser asks, which lists text/html by name.

    >>> prefers_html("text/html,application/xhtml+xml,*/*;q=0.8"), prefers_html("*/*")
    (True, False)
    """
    named = [one for one in _ranges(accept or "") if one.fits("text/html") >= 3]  # noqa: PLR2004
    rest = [one.quality for one in _ranges(accept or "") if one not in named]
    return bool(named) and max(one.quality for one in named) >= max(rest, default=0.0)


def _quality(ranges: Sequence[_Range], media_type: str) -> float:
    closest, quality = 0, 0.0
    for one in ranges:
        fit = one.fits(media_type)
        if fit > closest or (fit == closest and fit and one.quality > quality):
            closest, quality = fit, one.quality
    return quality


def _ranges(accept: str) -> Iterator[_Range]:
    for part in accept[:MOST].split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        found = _RANGE.fullmatch(name.lower())
        if not found:
            continue
        quality, own = 1.0, []
        for parameter in parameters:
            key, _, value = parameter.lower().partition("=")
            if key.strip() == "q":
                # what is no quality is no liking
                quality = float(value) if _QUALITY.fullmatch(value.strip()) else 0.0
            elif parameter and parameter.lower() not in _GIVEN:
                own.append(parameter.lower())
        yield _Range(found[1], found[2], frozenset(own), quality)
