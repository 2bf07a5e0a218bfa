"""Where things stand on this server: an IRI of ours is a path here, and pages have theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlencode

from graph.model import BASE, LANGUAGES, ONTOLOGY
from graph.page.clean import web_address

if TYPE_CHECKING:
    from collections.abc import Iterable

ID: Final = "/id/"
_SAFE: Final = "/:@!$&'()*+,;=-._~"


def path_of(iri: str) -> str:
    """Return where an IRI is told of: a path here for ours, itself for the web's, else nothing.

    >>> path_of("https://w3id.org/dprk-networks/id/claim/0f3a")
    '/id/claim/0f3a'
    >>> path_of("https://w3id.org/dprk-networks/ontology#stoleFrom")
    '/ontology#stoleFrom'
    >>> path_of("javascript:alert(1)")
    ''
    """
    if iri.startswith(BASE):
        return ID + quote(iri.removeprefix(BASE), safe=_SAFE)
    if iri.startswith(ONTOLOGY):
        return f"/ontology#{quote(iri.removeprefix(ONTOLOGY), safe=_SAFE)}"
    return web_address(iri)


def iri_of(name: str) -> str:
    """Return the IRI that a path under ``/id/`` stands for; ``name`` is decoded already.

    >>> iri_of("source/harbour-tale")
    'https://w3id.org/dprk-networks/id/source/harbour-tale'
    """
    return BASE + name


def address(path: str, pairs: Iterable[tuple[str, str]] = (), fragment: str = "") -> str:
    """Return a path with its query; pairs without a value are left out.

    >>> address("/questions/thefts", [("victim", "Tern & Co"), ("thief", "")])
    '/questions/thefts?victim=Tern+%26+Co'
    """
    query = urlencode([(key, value) for key, value in pairs if value])
    anchor = f"#{quote(fragment, safe=_SAFE)}" if fragment else ""
    return f"{path}{'?' if query else ''}{query}{anchor}"


def chosen_language(asked: str | None, accept: str | None) -> str:
    """Return the language of a page: as asked for, else the browser's, else English.

    ``accept`` is the Accept-Language header (RFC 9110, section 12.5.4); of equals the first wins.

    >>> chosen_language(None, "de, fr-CA;q=0.8, en;q=0.5"), chosen_language("en", "fr")
    ('fr', 'en')
    """
    if asked in LANGUAGES:
        return asked
    wanted: list[tuple[float, int, str]] = []
    for at, part in enumerate((accept or "")[:1_000].split(",")):
        tag, _, rest = part.strip().lower().partition(";")
        base = tag.partition("-")[0].strip()
        quality = _quality(rest)
        if base in LANGUAGES and quality > 0:
            wanted.append((-quality, at, base))
    return min(wanted)[2] if wanted else LANGUAGES[0]


def _quality(rest: str) -> float:
    name, _, value = rest.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        quality = float(value)
    except ValueError:
        return 0.0
    return quality if 0 <= quality <= 1 else 0.0
