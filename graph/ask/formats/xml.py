"""SPARQL Query Results XML Format (second edition)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from graph.ask.formats.base import Options, cut_mark, only
from graph.ask.solutions import XSD_STRING, Blank, Iri, Literal, Solutions, Term
from graph.errors import QueryError

if TYPE_CHECKING:
    from graph.ask.solutions import Row

_NAMESPACE: Final = "http://www.w3.org/2005/sparql-results#"
# what XML 1.0 can't hold, even escaped (section 2.2)
_UNHELD: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# what a terminal acts on; XML can refer to it without loss
_ACTED_ON: Final = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def write(solutions: Solutions, options: Options) -> bytes:
    """Write XML; a cut answer ends with a comment that says so, as do characters XML can't hold.

    Those are replaced by U+FFFD. Raises QueryError for triples, and for labels, which this format
    has no place for.

    >>> write(Solutions("ASK", boolean=True), Options()).decode().splitlines()[-2:]
    ['<boolean>true</boolean>', '</sparql>']
    """
    only(solutions, ("SELECT", "ASK"), "use ttl for triples")
    if options.labels:
        raise QueryError("XML results have no place for labels", mend="use json, csv or table")
    names = "".join(f"<variable name={_attribute(name)}/>" for name in solutions.variables)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<sparql xmlns="{_NAMESPACE}">',
        f"<head>{names}</head>",
    ]
    if solutions.form == "ASK":
        lines.append(f"<boolean>{'true' if solutions.boolean else 'false'}</boolean>")
    else:
        rows = [_row(solutions.variables, row) for row in solutions.rows]
        lines += ["<results>", *rows, "</results>"]
    if solutions.truncated:
        lines.append(f"<!-- {cut_mark(solutions)} -->")
    text = "\n".join([*lines, "</sparql>", ""])
    clean, count = _UNHELD.subn("\ufffd", text)
    if count:
        clean += f"<!-- {count} characters that XML can't hold stand as U+FFFD -->\n"
    return clean.encode()


def _row(variables: tuple[str, ...], row: Row) -> str:
    cells = [
        f"<binding name={_attribute(name)}>{_term(term)}</binding>"
        for name, term in zip(variables, row, strict=True)
        if term is not None
    ]
    return f"<result>{''.join(cells)}</result>"


def _term(term: Term) -> str:
    if isinstance(term, Iri):
        return f"<uri>{_text(term.value)}</uri>"
    if isinstance(term, Blank):
        return f"<bnode>{_text(term.label)}</bnode>"
    if isinstance(term, Literal):
        kind = ""
        if term.lang:
            kind = f" xml:lang={_attribute(term.lang)}"
        elif term.datatype != XSD_STRING:
            kind = f" datatype={_attribute(term.datatype)}"
        return f"<literal{kind}>{_text(term.lexical)}</literal>"
    return f"<literal>{_text(term.text)}</literal>"


def _text(value: str) -> str:
    # a bare CR would be read back as LF
    # it brings urllib and ssl along, which only who asks for XML should wait for
    from xml.sax.saxutils import escape

    text = escape(value, {"\r": "&#13;"})
    return _ACTED_ON.sub(lambda found: f"&#x{ord(found.group()):X};", text)


def _attribute(value: str) -> str:
    from xml.sax.saxutils import quoteattr

    return quoteattr(value)
