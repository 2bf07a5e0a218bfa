"""Turtle, for the triples of CONSTRUCT and DESCRIBE: sorted, so that equal answers are equal."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from graph.ask.formats.base import Options, cut_mark, only
from graph.ask.prefixes import PREFIXES, shortened
from graph.ask.solutions import XSD_STRING, Iri, Literal, Solutions, Term

if TYPE_CHECKING:
    from graph.ask.solutions import TripleRow

_TYPE: Final = Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def write(solutions: Solutions, options: Options) -> bytes:
    """Write Turtle, a subject a paragraph; a cut answer says so in a comment at the top.

    Labels are ignored: they are triples here. Raises QueryError for the answer to SELECT and ASK.

    >>> a = Iri("https://w3id.org/dprk-networks/id/a")
    >>> print(write(Solutions("DESCRIBE", triples=((a, _TYPE, a),)), Options()).decode())
    @prefix : <https://w3id.org/dprk-networks/id/> .
    <BLANKLINE>
    :a a :a .
    <BLANKLINE>
    """
    del options
    only(solutions, ("CONSTRUCT", "DESCRIBE"), "use table, csv, tsv, json or xml for solutions")
    triples = sorted(set(solutions.triples), key=_order)
    paragraphs = [
        _paragraph(subject, list(group)) for subject, group in groupby(triples, key=lambda t: t[0])
    ]
    used = {_prefix(term) for triple in triples for term in triple} - {None}
    head = [
        f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(PREFIXES.items()) if name in used
    ]
    mark = f"# {cut_mark(solutions)}\n" if solutions.truncated else ""
    body = "\n".join(paragraphs)
    return (mark + "".join(head) + ("\n" if head and body else "") + body).encode(errors="replace")


def _order(triple: TripleRow) -> tuple[str, bool, str, str]:
    subject, predicate, value = triple
    return str(subject), predicate != _TYPE, str(predicate), str(value)


def _paragraph(subject: Term, triples: list[TripleRow]) -> str:
    lines = []
    for predicate, group in groupby(triples, key=lambda triple: triple[1]):
        verb = "a" if predicate == _TYPE else _written(predicate)
        lines.append(f"{verb} {', '.join(_written(value) for _, _, value in group)}")
    return f"{_written(subject)} " + " ;\n    ".join(lines) + " .\n"


def _written(term: Term) -> str:
    if isinstance(term, Iri):
        short = shortened(term.value)
        return str(term) if short.startswith("<") else short
    if isinstance(term, Literal) and not term.lang and term.datatype != XSD_STRING:
        return f"{Literal(term.lexical)}^^{_written(Iri(term.datatype))}"
    return str(term)


def _prefix(term: Term) -> str | None:
    if isinstance(term, Literal):
        return None if term.lang or term.datatype == XSD_STRING else _prefix(Iri(term.datatype))
    if isinstance(term, Iri) and term != _TYPE:
        short = shortened(term.value)
        return None if short.startswith("<") else short.partition(":")[0]
    return None
