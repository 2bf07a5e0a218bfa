"""ontology/terms.py: the terms as Python names, with their definitions as hover text."""

from __future__ import annotations

import keyword
from typing import TYPE_CHECKING

from ontology.making.reading import NAMESPACE

if TYPE_CHECKING:
    from ontology.making.reading import Reading

#: between the paragraphs of a docstring
BREAK = "\n\n    "
HEAD = f'''\
"""The ontology's terms as a closed namespace. Generated from dprk.ttl: do not edit."""

from rdflib.namespace import Namespace
from rdflib.term import URIRef

from ontology.namespace import ClosedNamespace


class DPRK(ClosedNamespace):
    """What sources say about DPRK networks; a misspelt term is an AttributeError."""

    _NS = Namespace("{NAMESPACE}")

'''


def quoted(text: str) -> str:
    r'''Return a text as a docstring in three quotation marks, whatever stands in it.

    >>> print(quoted('a "loan" to them'))
    """a "loan" to them"""
    >>> print(quoted('a "loan"'))
    """a \"loan\""""
    '''
    safe = text.replace("\\", "\\\\")
    if '"""' in safe or safe.endswith('"'):
        safe = safe.replace('"', '\\"')
    return f'"""{safe}"""'


def terms(reading: Reading) -> str:
    """Return the text of the module: one annotated name and its definitions a term.

    Raises ValueError for a term that is a Python keyword: nobody could write it.
    """
    lines = []
    for name in reading.terms:
        if keyword.iskeyword(name):
            raise ValueError(f"{name} is a Python keyword: rename the term")
        words = list(reading.words(name).values())
        if reading.deprecated(name):
            words.append("Deprecated.")
        lines.append(f"    {name}: URIRef\n    {quoted(BREAK.join(words))}\n")
    return HEAD + "".join(lines)
