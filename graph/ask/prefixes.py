"""The prefixes that a question may use without declaring them.

They are handed to the engine beside the query, never written into it, so that the lines and
columns of an error are those of the writer's own text.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from graph.model import BASE as ID
from graph.model import ONTOLOGY

__all__ = ["ID", "ONTOLOGY", "PREFIXES", "shortened"]

if TYPE_CHECKING:
    from collections.abc import Mapping

_LOCAL: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*")

PREFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "": ID,
        "dcterms": "http://purl.org/dc/terms/",
        "dprk": ONTOLOGY,
        "foaf": "http://xmlns.com/foaf/0.1/",
        "oa": "http://www.w3.org/ns/oa#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)


def shortened(iri: str, prefixes: Mapping[str, str] = PREFIXES) -> str:
    """Give an IRI by its longest prefix where the rest is a plain name, else in angle brackets.

    >>> shortened("https://w3id.org/dprk-networks/ontology#stoleFrom")
    'dprk:stoleFrom'
    >>> shortened("http://example.org/x y")
    '<http://example.org/x y>'
    """
    fitting = [(base, name) for name, base in prefixes.items() if iri.startswith(base)]
    if fitting:
        base, name = max(fitting)
        local = iri[len(base) :]
        if _LOCAL.fullmatch(local):
            return f"{name}:{local}"
    return f"<{iri}>"
