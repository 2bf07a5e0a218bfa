r"""SPARQL text as tokens, read the way an engine reads it, so that nothing hides from the guard.

Two things make this more than a list of patterns. Code point escapes (SPARQL 1.1, section 19.2)
are decoded first, and what is decoded here is also what the engine gets: there is one reading.
And ``<`` opens an IRI or means "less than" by its place: in ``FILTER(?a<:b#x>"...`` an engine sees
a comparison and then a comment, where a plain pattern would see an IRI and then a string.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from graph.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Sequence

Kind: TypeAlias = Literal[
    "iri", "string", "number", "variable", "pname", "blank", "langtag", "word", "punct"
]

_BASE = (
    r"A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D"
    r"\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\U00010000-\U000EFFFF"
)
_MARKS = r"0-9\u00B7\u0300-\u036F\u203F-\u2040"
_CHARS = rf"{_BASE}_\-{_MARKS}"
_PLX = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"

# A prefix has a bound, so that a long run of letters and dots is not read again from each letter.
_TOKEN: Final = re.compile(
    rf"""
    (?P<space>[ \t\r\n]++|\#[^\n\r]*+)
  | (?P<string>\"\"\"(?:\"{{0,2}}(?:[^\"\\]|\\.))*+\"\"\"|'''(?:'{{0,2}}(?:[^'\\]|\\.))*+'''
      |"(?:[^"\\\n\r]|\\[^\n\r])*+"|'(?:[^'\\\n\r]|\\[^\n\r])*+')
  | (?P<variable>[?$][{_BASE}_0-9][{_BASE}_{_MARKS}]*+)
  | (?P<blank>_:[{_BASE}_0-9](?:[{_CHARS}.]*[{_CHARS}])?)
  | (?P<pname>(?:[{_BASE}][{_CHARS}.]{{0,127}}+(?<!\.))?:
      (?:(?:[{_BASE}_:0-9]|{_PLX})(?:(?:[{_CHARS}.:]|{_PLX})*(?:[{_CHARS}:]|{_PLX}))?)?)
  | (?P<word>[A-Za-z_][A-Za-z0-9_]*+)
  | (?P<number>[0-9]+\.[0-9]*[eE][+-]?[0-9]+|\.?[0-9]+[eE][+-]?[0-9]+|[0-9]*\.[0-9]+|[0-9]+)
  | (?P<langtag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*+(?:--[A-Za-z]+)?)
  | (?P<punct>\{{\||\|\}}|\^\^|\|\||&&|!=|>=|\)>>|>>|[{{}}()\[\].,;=>+\-*/|^!?~])
    """,
    re.VERBOSE | re.DOTALL,
)
_IRI: Final = re.compile(r"<[^\x00-\x20<>\"{}|^`\\]*+>")
_LINE_END: Final = re.compile("\n")
_LESS: Final = re.compile(r"<=?")
_TRIPLE: Final = re.compile(r"<<\(?")
_ESCAPE: Final = re.compile(
    r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})?|.)", re.DOTALL
)

_OPEN: Final = {"{": "}", "(": ")", "[": "]", "{|": "|}", "<<": ">>", "<<(": ")>>"}
_CLOSE: Final = frozenset(_OPEN.values())
# what may stand before `<` if it is to mean "less than"
_OPERANDS: Final = frozenset({"iri", "string", "number", "variable", "pname", "langtag"})
_OPERAND_ENDS: Final = frozenset({")", "}", ")>>"})
_LAST_CODE_POINT: Final = 0x10FFFF


class Token(NamedTuple):
    """One token; ``line`` and ``column`` count from 1 in the writer's own text.

    ``start`` and ``end`` are offsets in the decoded text; ``depth`` is the number of brackets of
    any kind that are open around it. ``upper`` is the text in capitals if it is a bare word, else
    empty.
    """

    kind: Kind
    text: str
    line: int
    column: int
    start: int
    end: int
    depth: int
    upper: str

    def is_punct(self, *texts: str) -> bool:
        """Tell whether this is one of these marks (and not the same text in a string)."""
        return self.kind == "punct" and self.text in texts


@dataclass(frozen=True, slots=True)
class Text:
    r"""A query as an engine gets it, which still knows where each character was written.

    ``origin`` has the offset in ``source`` of each character of ``text`` and of its end.

    >>> Text.of("SELECT *\n{}").place(10)
    (2, 2)
    """

    text: str
    source: str
    origin: Sequence[int]

    @classmethod
    def of(cls, query: str) -> Text:
        """Take a query as it is."""
        return cls(query, query, range(len(query) + 1))

    def place(self, offset: int) -> tuple[int, int]:
        """Give line and column, from 1, of the place in the writer's text."""
        at = self.origin[min(offset, len(self.text))]
        return self.source.count("\n", 0, at) + 1, at - (self.source.rfind("\n", 0, at) + 1) + 1

    def inserted(self, pieces: Sequence[tuple[int, str]]) -> Text:
        """Put text in at offsets, in rising order; the new text stands where it was put in.

        >>> text = Text.of("ASK {}").inserted([(5, " VALUES ?x { 1 } ")])
        >>> text.text, text.place(len(text.text) - 1)
        ('ASK { VALUES ?x { 1 } }', (1, 6))
        """
        return self.replaced([(offset, offset, piece) for offset, piece in pieces])

    def replaced(self, pieces: Sequence[tuple[int, int, str]]) -> Text:
        """Put text in place of what stands between offsets, in rising order.

        >>> Text.of("ASK FROM <x:a> {}").replaced([(4, 15, "")]).text
        'ASK {}'
        """
        parts: list[str] = []
        origin: list[int] = []
        done = 0
        for start, end, piece in pieces:
            parts += [self.text[done:start], piece]
            origin += [*self.origin[done:start], *[self.origin[start]] * len(piece)]
            done = end
        parts.append(self.text[done:])
        origin += self.origin[done:]
        return Text("".join(parts), self.source, origin)


def decode(query: str) -> Text:
    r"""Decode ``\uXXXX`` and ``\UXXXXXXXX`` wherever they stand (SPARQL 1.1, section 19.2).

    Raises QueryError for an escape that engines read differently: one that is no character, that
    makes a backslash, or whose own backslash is escaped.

    >>> decode(r"\u0053ERVICE").text
    'SERVICE'
    """
    query = query.removeprefix("\ufeff")
    if "\\" not in query:
        return Text.of(query)
    parts: list[str] = []
    origin: list[int] = []
    done = 0
    for found in _ESCAPE.finditer(query):
        short, long, doubled = found.groups()
        code = short or long
        if doubled:
            raise refusal(
                f"engines don't agree on what \\\\{doubled} means",
                Text.of(query).place(found.start()),
                "write the character itself",
            )
        if not code:
            continue
        value = int(code, 16)
        if value > _LAST_CODE_POINT or 0xD800 <= value <= 0xDFFF or value in (0, 0x5C):  # noqa: PLR2004
            raise refusal(
                f"the escape {found.group()} is not one that a query may use",
                Text.of(query).place(found.start()),
                "write the character itself",
            )
        parts += [query[done : found.start()], chr(value)]
        origin += [*range(done, found.start()), found.start()]
        done = found.end()
    parts.append(query[done:])
    origin += range(done, len(query) + 1)
    return Text("".join(parts), query, origin)


def refusal(what: str, place: tuple[int, int], mend: str = "") -> QueryError:
    """Make the error for something wrong at a line and column of the query.

    >>> print(refusal("SERVICE is not allowed", (2, 5)))
    query:2:5: SERVICE is not allowed
    """
    return QueryError(what, where=f"query:{place[0]}:{place[1]}", mend=mend)


@dataclass(slots=True)
class _Frame:
    """An open bracket: what closes it, and whether ``<`` inside it can mean "less than"."""

    opened: Token
    closes: str
    expression: bool
    select: bool = False


def tokenise(text: Text, *, depth: int = 64) -> tuple[Token, ...]:
    """Read all tokens, in linear time; white space and comments are left out.

    Raises QueryError at a character that no token begins with, at an unclosed string, and where
    brackets don't match or are open more than ``depth`` deep.

    >>> [token.text for token in tokenise(Text.of("ASK { ?a a 'SERVICE # x' } # y"))]
    ['ASK', '{', '?a', 'a', "'SERVICE # x'", '}']
    """
    return _Reader(text, depth).read()


class _Reader:
    """The state of one reading: the tokens so far and the brackets that are open."""

    def __init__(self, text: Text, depth: int) -> None:
        self.whole = text
        self.depth = depth
        self.tokens: list[Token] = []
        self.frames: list[_Frame] = []
        # inside a pattern, FILTER and BIND are followed by an expression, and nothing else is
        self.awaiting = False
        self.line_starts = [0, *(found.end() for found in _LINE_END.finditer(text.source))]

    def read(self) -> tuple[Token, ...]:
        text, at = self.whole.text, 0
        while at < len(text):
            if text[at] == "<":
                at = self._angle(at)
                continue
            found = _TOKEN.match(text, at)
            if found is None:
                raise self._unreadable(at)
            kind = found.lastgroup
            if kind == "punct":
                at = self._punct(found.group(), at)
            elif kind != "space":
                self._add(kind, at, found.end())  # type: ignore[arg-type]
                at = found.end()
            else:
                at = found.end()
        if self.frames:
            opened = self.frames[-1].opened
            raise refusal(
                f"this {opened.text} is never closed",
                (opened.line, opened.column),
                f"put the {self.frames[-1].closes} that belongs to it",
            )
        return tuple(self.tokens)

    def _place(self, offset: int) -> tuple[int, int]:
        at = self.whole.origin[offset]
        line = bisect_right(self.line_starts, at)
        return line, at - self.line_starts[line - 1] + 1

    def _add(self, kind: Kind, start: int, end: int) -> Token:
        line, column = self._place(start)
        text = self.whole.text[start:end]
        upper = text.upper() if kind == "word" else ""
        token = Token(kind, text, line, column, start, end, len(self.frames), upper)
        if upper in ("FILTER", "BIND"):
            self.awaiting = True
        elif upper == "SELECT" and self.frames and self.tokens[-1] is self.frames[-1].opened:
            self.frames[-1].select = True
        self.tokens.append(token)
        return token

    def _angle(self, at: int) -> int:
        """Read what begins with ``<``: an IRI, a triple term, or "less than"."""
        text = self.whole.text
        if self._in_expression() and self._after_operand():
            found = _LESS.match(text, at)
        else:
            found = _IRI.match(text, at)
            if found:
                self._add("iri", at, found.end())
                return found.end()
            found = _TRIPLE.match(text, at)
        if found is None:
            raise self._unreadable(at)
        return self._punct(found.group(), at)

    def _in_expression(self) -> bool:
        return bool(self.frames) and self.frames[-1].expression

    def _after_operand(self) -> bool:
        last = self.tokens[-1]
        return (
            last.kind in _OPERANDS
            or last.is_punct(*_OPERAND_ENDS)
            or last.upper in ("TRUE", "FALSE")
        )

    def _punct(self, mark: str, at: int) -> int:
        if mark == ")>>" and not (self.frames and self.frames[-1].closes == mark):
            mark = ")"
        if mark in _OPEN:
            self._open(mark, at)
        elif mark in _CLOSE:
            self._close(mark, at)
        else:
            self._add("punct", at, at + len(mark))
        return at + len(mark)

    def _open(self, mark: str, at: int) -> None:
        expression = mark == "(" and self._opens_expression()
        token = self._add("punct", at, at + len(mark))
        if len(self.frames) >= self.depth:
            raise refusal(
                f"the query has brackets more than {self.depth} deep",
                (token.line, token.column),
                "split it into several questions",
            )
        if mark in ("(", "{"):
            self.awaiting = False
        self.frames.append(_Frame(token, _OPEN[mark], expression))

    def _opens_expression(self) -> bool:
        """Tell an expression's parenthesis from that of a list, a path or a row of VALUES."""
        after_values = bool(self.tokens) and self.tokens[-1].upper == "VALUES"
        if not self.frames:
            return not after_values
        frame = self.frames[-1]
        return frame.expression or self.awaiting or (frame.select and not after_values)

    def _close(self, mark: str, at: int) -> None:
        if not self.frames or self.frames[-1].closes != mark:
            wanted = f", where {self.frames[-1].closes} was expected" if self.frames else ""
            raise refusal(
                f"this {mark} closes nothing{wanted}", self._place(at), "check the brackets"
            )
        self.frames.pop()
        self._add("punct", at, at + len(mark))

    def _unreadable(self, at: int) -> QueryError:
        character = self.whole.text[at]
        if character in "\"'":
            return refusal("this string is never closed", self._place(at), "close its quote")
        if character == "<":
            return refusal(
                "this < opens no IRI",
                self._place(at),
                "an IRI has no spaces or quotes, and a comparison stands in parentheses",
            )
        name = f"U+{ord(character):04X}"
        shown = f"{character} ({name})" if character.isprintable() else name
        return refusal(
            f"the character {shown} has no place in a query here",
            self._place(at),
            "take it out, or put it in a string",
        )
