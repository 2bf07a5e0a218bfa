"""ontology/context.jsonld: how the keys of a claims file are read as JSON-LD.

The ontology gives the qualifiers and links; ``ontology.files`` the other keys with their forms,
from which the coercion of each follows; here stand the prefixes and what the loader adds.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ontology.files import Count, Key, Reference, Share, TermOf, Truth, WordLists, Words, nodes

if TYPE_CHECKING:
    from ontology.making.reading import Reading

#: what can't be read from the ontology
FRAME: dict[str, Any] = {
    "@version": 1.1,
    "@base": "https://w3id.org/dprk-networks/id/",
    "@vocab": "https://w3id.org/dprk-networks/ontology#",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
#: keys that the loader writes and no file may hold
ADDED = {"inSource": {"@id": "oa:hasSource", "@type": "@id"}}


def coerced(name: str, key: Key) -> Any:  # noqa: PLR0911 - one line a form
    """Return the context's entry for a key.

    >>> coerced("label", Key(Words(), term="rdfs:label"))
    {'@id': 'rdfs:label', '@container': '@language'}
    """
    if key.reverse:
        return {"@reverse": key.reverse}
    if key.term.startswith("@"):
        return key.term
    entry = {"@id": key.term or name}
    match key.form:
        case Reference():
            return entry | {"@type": "@id"}
        case TermOf():
            return entry | {"@type": "@vocab"}
        case Share():
            return entry | {"@type": "xsd:decimal"}
        case Count():
            return entry | {"@type": "xsd:integer"}
        case Truth():
            return entry | {"@type": "xsd:boolean"}
        case Words() | WordLists():
            return entry | {"@container": "@language"}
        case _:
            return entry


def entries(reading: Reading) -> dict[str, Any]:
    """Return the whole context as a mapping; raises ValueError for a key with two meanings."""
    found: dict[str, Any] = {}
    for mapping in nodes(reading.of_kind("Qualifier"), reading.of_kind("ClaimLink")).values():
        for name, key in mapping.items():
            if key.term == "-":
                continue
            entry = coerced(name, key)
            if found.setdefault(name, entry) != entry:
                raise ValueError(f"the key {name} is {found[name]} and {entry}")
            known = isinstance(entry, str) or ":" in (term := entry.get("@id", key.reverse))
            if not known and term not in reading.terms:
                raise ValueError(f"the key {name} stands for {term}, which is no term")
    return {**FRAME, **dict(sorted((found | ADDED).items()))}


def context(reading: Reading) -> str:
    """Return the text of the context, a line a key."""
    lines = [
        f"    {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}"
        for key, value in entries(reading).items()
    ]
    return '{\n  "@context": {\n' + ",\n".join(lines) + "\n  }\n}\n"
