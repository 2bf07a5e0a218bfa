"""What comes back from a question, in words of our own: no library's types leave the engines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, TypeAlias
from typing import Literal as OneOf

Form: TypeAlias = OneOf["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]

XSD: Final = "http://www.w3.org/2001/XMLSchema#"
XSD_STRING: Final = XSD + "string"
RDF_LANG_STRING: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"

# beside what N-Triples has to escape: what a terminal acts on, and marks that turn text round
_CONTROL: Final = [*range(0x20), *range(0x7F, 0xA0), 0x61C, 0xFEFF]
_FORMAT: Final = [0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A)]
_ESCAPES: Final = {
    **{code: f"\\u{code:04X}" for code in [*_CONTROL, *_FORMAT]},
    ord("\b"): "\\b",
    ord("\t"): "\\t",
    ord("\n"): "\\n",
    ord("\f"): "\\f",
    ord("\r"): "\\r",
    ord('"'): '\\"',
    ord("\\"): "\\\\",
}

# what no IRI may hold (RFC 3987), so that a bad one can't end its brackets and say more
_FORBIDDEN: Final = re.compile(
    r"[\x00-\x20<>\"{}|^`\\\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
)


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04X}"


@dataclass(frozen=True, slots=True, order=True)
class Iri:
    """An IRI, without its angle brackets.

    >>> str(Iri("http://example.org/a"))
    '<http://example.org/a>'
    """

    value: str

    def __str__(self) -> str:
        return f"<{_FORBIDDEN.sub(_escaped, self.value)}>"


@dataclass(frozen=True, slots=True, order=True)
class Literal:
    """A literal: its lexical form as written, its datatype, and its language if it has one.

    ``str()`` gives it in N-Triples, with control and bidi characters escaped.

    >>> str(Literal("oui", lang="fr")), str(Literal("2", XSD + "integer"))
    ('"oui"@fr', '"2"^^<http://www.w3.org/2001/XMLSchema#integer>')
    """

    lexical: str
    datatype: str = XSD_STRING
    lang: str = ""

    def __str__(self) -> str:
        quoted = f'"{self.lexical.translate(_ESCAPES)}"'
        if self.lang:
            return f"{quoted}@{self.lang}"
        return quoted if self.datatype == XSD_STRING else f"{quoted}^^<{self.datatype}>"


@dataclass(frozen=True, slots=True, order=True)
class Blank:
    """A blank node; its label means something within one answer only.

    >>> str(Blank("b0"))
    '_:b0'
    """

    label: str

    def __str__(self) -> str:
        return f"_:{self.label}"


@dataclass(frozen=True, slots=True, order=True)
class TripleTerm:
    """An RDF 1.2 triple term, kept as its N-Triples text.

    >>> str(TripleTerm("<<( <x:a> <x:b> <x:c> )>>"))
    '<<( <x:a> <x:b> <x:c> )>>'
    """

    text: str

    def __str__(self) -> str:
        return self.text


Term: TypeAlias = Iri | Literal | Blank | TripleTerm
#: the values of a query's variables: a term, or several of which any will do
Bindings: TypeAlias = Mapping[str, Term | tuple[Term, ...]]
Row: TypeAlias = tuple[Term | None, ...]
TripleRow: TypeAlias = tuple[Term, Term, Term]


@dataclass(frozen=True, slots=True)
class Solutions:
    """The answer to a query of any form; what the form has no use for stays empty.

    ``rows`` follow ``variables``; None is an unbound variable. ``truncated`` is true if the engine
    had more to give than ``limit`` solutions (or its limit of bytes) allowed.

    >>> one = Solutions("SELECT", variables=("who",), rows=((Iri("http://example.org/a"),),))
    >>> len(one), one.truncated
    (1, False)
    """

    form: Form
    variables: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    boolean: bool | None = None
    triples: tuple[TripleRow, ...] = ()
    truncated: bool = False
    limit: int | None = None

    def __len__(self) -> int:
        """Count rows, or triples; an ASK counts as one."""
        return 1 if self.form == "ASK" else len(self.rows) + len(self.triples)

    def canonical(self) -> Solutions:
        """Sort what has no order of its own, so that two answers can be compared.

        Columns stand in the order of their names, rows sorted with repeats kept, triples sorted
        without; blank nodes lose their labels, which no two answers share.

        >>> a, b = Iri("x:a"), Iri("x:b")
        >>> left = Solutions("SELECT", ("p", "q"), ((a, b), (b, None)))
        >>> right = Solutions("SELECT", ("q", "p"), ((None, b), (b, a)))
        >>> left == right, left.canonical() == right.canonical()
        (False, True)
        """
        order = sorted(range(len(self.variables)), key=lambda at: self.variables[at])
        rows = [tuple(_unlabelled(row[at]) for at in order) for row in self.rows]
        triples = {(_plain(s), _plain(p), _plain(o)) for s, p, o in self.triples}
        return replace(
            self,
            variables=tuple(self.variables[at] for at in order),
            rows=tuple(sorted(rows, key=_key)),
            triples=tuple(sorted(triples, key=_key)),
        )


def _key(row: tuple[Term | None, ...]) -> tuple[str, ...]:
    return tuple("" if term is None else str(term) for term in row)


def _plain(term: Term) -> Term:
    return Blank("b") if isinstance(term, Blank) else term


def _unlabelled(term: Term | None) -> Term | None:
    return None if term is None else _plain(term)
