"""The skeleton of a query: its groups and what stands in them, without the detail of triples.

Enough of the grammar (SPARQL 1.1, section 19.8, rules 53 to 68) to tell which group a variable,
a MINUS or a sub-SELECT stands in; the engine still judges the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from graph.ask.tokens import Token, refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.errors import QueryError

Kind: TypeAlias = Literal[
    "triples", "group", "union", "optional", "minus", "lateral", "graph", "filter", "bind", "values"
]
_BLOCKS = {"OPTIONAL": "optional", "MINUS": "minus", "LATERAL": "lateral"}
_STARTS = frozenset({*_BLOCKS, "GRAPH", "FILTER", "BIND", "VALUES", "UNION"})


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a group, beginning at token ``at``.

    ``variables`` are those of its own tokens, without those of ``groups``: the groups it holds
    (the branches of a UNION, the body of OPTIONAL, the groups of EXISTS in an expression).
    ``name`` is what stands after GRAPH.
    """

    kind: Kind
    at: Token
    variables: frozenset[str] = frozenset()
    groups: tuple[Group, ...] = ()
    name: Token | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A group ``{ … }``; if it is a sub-SELECT, ``select`` is that of its WHERE.

    ``variables`` are those that its own head uses (of a sub-SELECT: projection and modifiers).
    """

    opened: Token
    elements: tuple[Element, ...] = ()
    select: Select | None = None


@dataclass(frozen=True, slots=True)
class Select:
    """A SELECT, or the whole query: what its head and modifiers use, and its WHERE.

    ``groups`` are those of EXISTS in its head and modifiers; ``at`` is its first token.
    """

    at: Token
    variables: frozenset[str]
    where: Group | None
    groups: tuple[Group, ...] = ()
    template: bool = False


def parse(tokens: Sequence[Token]) -> Select:
    """Read the skeleton of a whole query whose brackets match.

    Raises QueryError where a group is missing or stands where none can.

    >>> from graph.ask.tokens import Text, tokenise
    >>> query = parse(tokenise(Text.of("ASK { ?a ?b ?c OPTIONAL { ?c ?d ?e } }")))
    >>> [element.kind for element in query.where.elements]
    ['triples', 'optional']
    """
    return _Parser(tokens).query()


def every_group(query: Select) -> Iterator[Group]:
    """Give all groups of a query, outer before inner, in the order in which they are opened.

    >>> from graph.ask.tokens import Text, tokenise
    >>> query = parse(tokenise(Text.of("ASK { { } UNION { } FILTER(EXISTS { }) }")))
    >>> len(list(every_group(query)))
    4
    """
    stack = [*([query.where] if query.where else []), *query.groups][::-1]
    while stack:
        group = stack.pop()
        yield group
        inner = [found for element in group.elements for found in element.groups]
        if group.select:
            inner += [*([group.select.where] if group.select.where else []), *group.select.groups]
        stack += inner[::-1]


def name_of(token: Token) -> str:
    """Give a variable's name without its ? or $.

    >>> from graph.ask.tokens import Text, tokenise
    >>> name_of(tokenise(Text.of("$who"))[0])
    'who'
    """
    return token.text[1:]


class _Parser:
    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.at = 0

    # --- the query and its sub-SELECTs

    def query(self) -> Select:
        while self.at < len(self.tokens) and self.tokens[self.at].upper in (
            "PREFIX",
            "BASE",
            "VERSION",
        ):
            self.at += 3 if self.tokens[self.at].upper == "PREFIX" else 2
        return self._select(end=len(self.tokens))

    def _select(self, end: int) -> Select:
        """Read from SELECT (or ASK …) to the end of its modifiers."""
        first = self.tokens[min(self.at, end - 1)]
        template = False
        used: set[str] = set()
        groups: list[Group] = []
        self._head(end, used, groups)
        if first.upper == "CONSTRUCT" and self.at < end:
            before = self.tokens[self.at - 1]
            if before.upper != "WHERE":
                template = True
                used |= self._balanced_variables()
                self._head(end, used, groups)
        where = self._group() if self.at < end else None
        while self.at < end:
            token = self.tokens[self.at]
            if token.is_punct("{"):
                if not self._in_values_clause():
                    raise refusal(
                        "a second group stands after the end of the pattern",
                        (token.line, token.column),
                        "put it inside the braces of WHERE",
                    )
                self._skip()
            else:
                self._loose(used, groups)
        return Select(first, frozenset(used), where, tuple(groups), template)

    def _head(self, end: int, used: set[str], groups: list[Group]) -> None:
        while self.at < end and not self.tokens[self.at].is_punct("{"):
            self._loose(used, groups)

    def _in_values_clause(self) -> bool:
        """Tell whether the ``{`` here belongs to VALUES ?x or VALUES (?x ?y)."""
        at = self.at - 1
        while at > 0 and (self.tokens[at].kind == "variable" or self.tokens[at].is_punct("(", ")")):
            at -= 1
        return self.tokens[at].upper == "VALUES"

    # --- groups

    def _group(self) -> Group:
        opened = self._expect_open()
        if self._peek().upper == "SELECT":
            return Group(opened, select=self._sub_select())
        elements: list[Element] = []
        while not self._peek().is_punct("}"):
            if self._peek().is_punct("."):
                self.at += 1
                continue
            elements.append(self._element())
        self.at += 1
        return Group(opened, tuple(elements))

    def _sub_select(self) -> Select:
        depth, end = self.tokens[self.at].depth, self.at
        while self.tokens[end].depth >= depth:
            end += 1
        select = self._select(end)
        self.at = end + 1
        return select

    def _element(self) -> Element:
        first = self._peek()
        word = first.upper
        if word in _BLOCKS:
            self.at += 1
            kind: Kind = _BLOCKS[word]  # type: ignore[assignment]
            return Element(kind, first, groups=(self._group(),))
        if word == "GRAPH":
            name = self.tokens[self.at + 1]
            self.at += 2
            used = frozenset({name_of(name)}) if name.kind == "variable" else frozenset()
            return Element("graph", first, used, (self._group(),), name)
        if word in ("FILTER", "BIND"):
            return self._expression(first, "filter" if word == "FILTER" else "bind")
        if word == "VALUES":
            return self._values(first)
        if first.is_punct("{"):
            return self._union(first)
        if word == "UNION":
            raise self._stray(first)
        return self._triples(first)

    def _union(self, first: Token) -> Element:
        branches = [self._group()]
        while self._peek().upper == "UNION":
            self.at += 1
            branches.append(self._group())
        return Element("union" if len(branches) > 1 else "group", first, groups=tuple(branches))

    def _values(self, first: Token) -> Element:
        used: set[str] = set()
        while not self._peek().is_punct("{"):
            self._variable(used)
            self.at += 1
        self._skip()
        return Element("values", first, frozenset(used))

    def _triples(self, first: Token) -> Element:
        used: set[str] = set()
        while not (
            self._peek().depth == first.depth
            and (self._peek().upper in _STARTS or self._peek().is_punct("{"))
        ):
            if self._peek().depth < first.depth:
                break
            self._variable(used)
            self.at += 1
        return Element("triples", first, frozenset(used))

    def _expression(self, first: Token, kind: Kind) -> Element:
        """Read FILTER or BIND: to the end of its parentheses, or of its EXISTS group."""
        used: set[str] = set()
        groups: list[Group] = []
        self.at += 1
        if kind == "filter" and self._peek().kind in ("variable", "number", "string"):
            raise refusal(
                "the condition of FILTER is not in parentheses",
                (self._peek().line, self._peek().column),
                f"write FILTER({self._peek().text[:40]} … )",
            )
        while not self._peek().is_punct("(", "{"):
            if self._peek().depth < first.depth or self._peek().upper in _STARTS:
                raise self._stray(self._peek())
            self.at += 1
        self._loose(used, groups)
        return Element(kind, first, frozenset(used), tuple(groups))

    def _loose(self, used: set[str], groups: list[Group]) -> None:
        """Read one token, or one bracketed expression with the EXISTS groups inside it."""
        first = self._peek()
        if first.is_punct("{"):
            groups.append(self._group())
            return
        self._variable(used)
        self.at += 1
        if first.is_punct("("):
            while self._peek().depth > first.depth:
                if self._peek().is_punct("{"):
                    groups.append(self._group())
                else:
                    self._variable(used)
                    self.at += 1
            self.at += 1

    # --- tokens

    def _peek(self) -> Token:
        if self.at >= len(self.tokens):
            last = self.tokens[-1]
            raise refusal("the query ends too early", (last.line, last.column))
        return self.tokens[self.at]

    def _variable(self, used: set[str]) -> None:
        token = self._peek()
        if token.kind == "variable":
            used.add(name_of(token))

    def _expect_open(self) -> Token:
        token = self._peek()
        if not token.is_punct("{"):
            before = self.tokens[self.at - 1].text
            raise refusal(
                f"after {before}, a group in braces was expected",
                (token.line, token.column),
                "put { … } here",
            )
        self.at += 1
        return token

    def _skip(self) -> None:
        """Pass over a bracket and all that is in it."""
        depth = self._peek().depth
        self.at += 1
        while self._peek().depth > depth:
            self.at += 1
        self.at += 1

    def _balanced_variables(self) -> set[str]:
        start = self.at
        self._skip()
        inner = self.tokens[start : self.at]
        return {name_of(token) for token in inner if token.kind == "variable"}

    @staticmethod
    def _stray(token: Token) -> QueryError:
        return refusal(f"{token.text} can't stand here", (token.line, token.column))
