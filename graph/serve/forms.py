"""The forms in which answers go out: media types, and the names that ``format=`` takes."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from graph.serve.negotiate import best

if TYPE_CHECKING:
    from collections.abc import Mapping

#: the answers to SELECT and ASK: media type by name of form, in our order of liking; a media type
#: that is common but not the form's own comes behind it
SOLUTIONS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "json": ("application/sparql-results+json", "application/json"),
        "xml": ("application/sparql-results+xml", "application/xml", "text/xml"),
        "csv": ("text/csv",),
        "tsv": ("text/tab-separated-values",),
    }
)
#: the answers to CONSTRUCT and DESCRIBE, and what describes the service
TRIPLES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "turtle": ("text/turtle", "application/x-turtle"),
        "ntriples": ("application/n-triples", "text/plain"),
        "trig": ("application/trig",),
        "jsonld": ("application/ld+json", "application/json"),
        "rdfxml": ("application/rdf+xml", "application/xml", "text/xml"),
    }
)
_PARAMETERS: Final = {
    "text/csv": "; charset=utf-8; header=present",
    "text/tab-separated-values": "; charset=utf-8",
    "text/turtle": "; charset=utf-8",
    "text/plain": "; charset=utf-8",
    "text/xml": "; charset=utf-8",
}


class Form(NamedTuple):
    """A form and the media type that it goes out as."""

    name: str
    content_type: str


class Wanted(NamedTuple):
    """The forms that a client takes; None where it takes none."""

    solutions: Form | None
    triples: Form | None


@lru_cache(maxsize=512)
def wanted(accept: str | None, name: str | None = None) -> Wanted:
    """Choose by Accept, or by the name of a form or a media type, which wins.

    >>> wanted("text/csv, text/turtle;q=0.5")
    Wanted(solutions=Form(name='csv', content_type='text/csv; charset=utf-8; header=present'), \
triples=Form(name='turtle', content_type='text/turtle; charset=utf-8'))
    """
    if name is not None:
        return Wanted(_named(name, SOLUTIONS), _named(name, TRIPLES))
    return Wanted(_chosen(accept, SOLUTIONS), _chosen(accept, TRIPLES))


def offered(table: Mapping[str, tuple[str, ...]]) -> str:
    """List the media types of a table, for people.

    >>> offered({"csv": ("text/csv",), "xml": ("application/xml", "text/xml")})
    'text/csv, application/xml'
    """
    return ", ".join(types[0] for types in table.values())


def _chosen(accept: str | None, table: Mapping[str, tuple[str, ...]]) -> Form | None:
    names = {media_type: name for name, types in table.items() for media_type in types}
    # each form's own type first, so that a wildcard finds those before any other
    first = [types[0] for types in table.values()]
    found = best(accept, [*first, *(each for each in names if each not in first)])
    return None if found is None else _form(names[found], found)


def _named(name: str, table: Mapping[str, tuple[str, ...]]) -> Form | None:
    for own, types in table.items():
        if name == own:
            return _form(own, types[0])
        if name in types:
            return _form(own, name)
    return None


def _form(name: str, media_type: str) -> Form:
    return Form(name, media_type + _PARAMETERS.get(media_type, ""))
