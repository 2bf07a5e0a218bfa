"""SPARQL 1.1 Query Results JSON Format."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from graph.ask.formats.base import Options, only
from graph.ask.solutions import XSD_STRING, Blank, Iri, Literal, Solutions, Term

if TYPE_CHECKING:
    from collections.abc import Mapping
# what a terminal acts on and json.dumps lets through; JSON can escape it without loss
_ACTED_ON: Final = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


def write(solutions: Solutions, options: Options) -> bytes:
    r"""Write JSON, one solution a line; a cut answer has ``"truncated": true`` in its head.

    With labels, the term of an IRI has a member ``label`` more than the standard asks for. Raises
    QueryError for triples.

    >>> write(Solutions("ASK", boolean=True), Options())
    b'{"head": {}, "boolean": true}\n'
    """
    only(solutions, ("SELECT", "ASK"), "use ttl for triples")
    head: dict[str, Any] = {}
    if solutions.truncated:
        head["truncated"] = True
    if solutions.form == "ASK":
        return _line({"head": head, "boolean": solutions.boolean}).encode() + b"\n"
    head["vars"] = list(solutions.variables)
    rows = [
        _line(
            {
                name: _term(term, options.labels)
                for name, term in zip(solutions.variables, row, strict=True)
                if term is not None
            }
        )
        for row in solutions.rows
    ]
    body = ",\n".join(rows)
    text = f'{{"head": {_line(head)}, "results": {{"bindings": [\n{body}\n]}}}}\n'
    return text.encode(errors="replace")


def _line(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return _ACTED_ON.sub(lambda c: f"\\u{ord(c.group()):04x}", text)


def _term(term: Term, labels: Mapping[str, str]) -> dict[str, str]:
    if isinstance(term, Iri):
        found = {"type": "uri", "value": term.value}
        return {**found, "label": labels[term.value]} if term.value in labels else found
    if isinstance(term, Blank):
        return {"type": "bnode", "value": term.label}
    if isinstance(term, Literal):
        found = {"type": "literal", "value": term.lexical}
        if term.lang:
            return {**found, "xml:lang": term.lang}
        return found if term.datatype == XSD_STRING else {**found, "datatype": term.datatype}
    return {"type": "triple", "value": term.text}
