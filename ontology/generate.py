"""Writes what is generated from dprk.ttl: run `python -m ontology.generate` after a change.

A test compares the files with what this would write, so that none is ever out of date.
"""

from __future__ import annotations

import keyword
import sys

from ontology import HERE, load_ontology

HEAD = '''\
"""The ontology's terms as a closed namespace. Generated from dprk.ttl: do not edit."""

from rdflib.namespace import DefinedNamespace, Namespace
from rdflib.term import URIRef


class DPRK(DefinedNamespace):
    """What sources say about DPRK networks; a misspelt term is an AttributeError."""

    _fail = True
    _NS = Namespace("https://w3id.org/dprk-networks/ontology#")

'''


def terms_module() -> str:
    """Return the text of ontology/terms.py: one annotated name and its definition a term."""
    from rdflib import RDFS, SKOS, URIRef

    ontology = load_ontology()
    home = URIRef("https://w3id.org/dprk-networks/ontology")
    lines = []
    for term in sorted(ontology.subjects(RDFS.isDefinedBy, home), key=str):
        name = str(term).rpartition("#")[2]
        if keyword.iskeyword(name):
            raise ValueError(f"{name} is a Python keyword: rename the term")
        meaning = next(
            str(text)
            for text in ontology.objects(term, SKOS.definition)
            if getattr(text, "language", None) == "en"
        )
        lines.append(f'    {name}: URIRef\n    """{meaning}"""\n')
    return HEAD + "".join(lines)


def main() -> None:
    """Write the generated files."""
    (HERE / "terms.py").write_text(terms_module(), encoding="utf-8", newline="\n")
    sys.stderr.write("ontology/terms.py written\n")


if __name__ == "__main__":
    main()
