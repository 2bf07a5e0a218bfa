"""What every format shares: its options, the answer as a table, and text that is safe to show."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from graph.ask.prefixes import PREFIXES, shortened
from graph.ask.solutions import XSD, Iri, Literal, Solutions, Term
from graph.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from graph.ask.solutions import Row

_JOINERS: Final = "\u200c\u200d"
_UNSAFE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Options:
    """How an answer is to be written.

    ``labels`` maps IRIs to words for people; ``width`` is in columns of a terminal, ``colour`` says
    whether it shows colours; ``raw`` leaves cells of CSV as they are, even if a spreadsheet would
    take them for formulas.
    """

    labels: Mapping[str, str] = field(default_factory=dict)
    width: int = 100
    colour: bool = False
    raw: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """One format: how it is written, its media type, and whether it shows labels unasked.

    ``binary`` formats are not for a terminal; ``has_cut_mark`` is false where a cut answer can't
    say so in its body, and whoever writes it has to say so elsewhere.
    """

    write: Callable[[Solutions, Options], bytes]
    media_type: str
    labelled: bool = False
    binary: bool = False
    has_cut_mark: bool = True


def table_of(solutions: Solutions) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """Give any answer as columns and rows: triples as three columns, ASK as one cell.

    >>> table_of(Solutions("ASK", boolean=True))[0]
    ('answer',)
    """
    if solutions.form == "ASK":
        said = "true" if solutions.boolean else "false"
        return ("answer",), ((Literal(said, XSD + "boolean"),),)
    if solutions.form == "SELECT":
        return solutions.variables, solutions.rows
    return ("subject", "predicate", "object"), solutions.triples


def cut_mark(solutions: Solutions) -> str:
    """Say that an answer was cut; empty if it is whole.

    >>> cut_mark(Solutions("SELECT", truncated=True))
    'cut after 0 solutions: there are more'
    """
    if not solutions.truncated:
        return ""
    kind = "solution" if solutions.form == "SELECT" else "triple"
    plural = "" if len(solutions) == 1 else "s"
    return f"cut after {len(solutions):,} {kind}{plural}: there are more"


def shown(term: Term | None, labels: Mapping[str, str]) -> str:
    """Give a term as people read it: a label, else a short name; a literal without its type.

    >>> shown(Iri("http://example.org/a"), {"http://example.org/a": "Mill"})
    'Mill'
    """
    if term is None:
        return ""
    if isinstance(term, Iri):
        return labels.get(term.value) or shortened(term.value, PREFIXES)
    return term.lexical if isinstance(term, Literal) else str(term)


def plain(term: Term | None) -> str:
    """Give a term as SPARQL's CSV has it: the IRI or the lexical form alone.

    >>> plain(Iri("http://example.org/a"))
    'http://example.org/a'
    """
    if term is None:
        return ""
    if isinstance(term, Iri):
        return term.value
    return term.lexical if isinstance(term, Literal) else str(term)


def safe(text: str) -> str:
    r"""Make visible what a terminal or a reader would act on: control, bidi and other format marks.

    >>> safe("a\x1b[31m\u202eb")
    'a\\u001B[31m\\u202Eb'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(c if _harmless(c) else _named(c) for c in text)


def _harmless(character: str) -> bool:
    return unicodedata.category(character) not in _UNSAFE or character in _JOINERS


def _named(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"  # noqa: PLR2004


def terminal_safe(data: bytes) -> bytes:
    r"""Make text of any format safe to send to a terminal, line ends kept.

    CSV has no way to escape a control character, so this is for a terminal only, not for files.

    >>> terminal_safe(b"a\x1bc\r\n")
    b'a\\u001Bc\r\n'
    """
    lines = data.decode(errors="replace").split("\n")
    marks = ["\r" if line.endswith("\r") else "" for line in lines]
    whole = ["\t".join(map(safe, line.removesuffix("\r").split("\t"))) for line in lines]
    return "\n".join(line + mark for line, mark in zip(whole, marks, strict=True)).encode()


def safe_text(text: str) -> str:
    r"""Make a text safe to send to a terminal, as ``terminal_safe`` does; no character is "?".

    >>> safe_text("a\x1bc")
    'a\\u001Bc'
    """
    return terminal_safe(text.encode("utf-8", "replace")).decode()


def with_label_columns(
    columns: tuple[str, ...], rows: tuple[Row, ...], labels: Mapping[str, str]
) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """Put a column of labels behind each column that has some, named as it is, with Label.

    >>> with_label_columns(("a",), ((Iri("x:a"),),), {"x:a": "Mill"})[0]
    ('a', 'aLabel')
    """
    if not labels:
        return columns, rows
    labelled = [
        at
        for at in range(len(columns))
        if any(isinstance(row[at], Iri) and row[at].value in labels for row in rows)  # type: ignore[union-attr]
    ]
    names: list[str] = []
    for at, name in enumerate(columns):
        names += [name, f"{name}Label"] if at in labelled else [name]
    wider = []
    for row in rows:
        cells: list[Term | None] = []
        for at, term in enumerate(row):
            cells.append(term)
            if at in labelled:
                label = labels.get(term.value) if isinstance(term, Iri) else None
                cells.append(Literal(label) if label else None)
        wider.append(tuple(cells))
    return tuple(names), tuple(wider)


def only(solutions: Solutions, forms: tuple[str, ...], mend: str) -> None:
    """Raise QueryError if a format can't hold the answer to a query of this form.

    >>> only(Solutions("ASK"), ("SELECT", "ASK"), "use ttl")
    """
    if solutions.form not in forms:
        raise QueryError(f"this format can't hold the answer to {solutions.form}", mend=mend)
