"""What is checked in a query before anything evaluates it: the query is an untrusted text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from graph.ask.named_graphs import check_named_graphs
from graph.ask.patterns import Select, parse
from graph.ask.prefixes import ID, ONTOLOGY, PREFIXES
from graph.ask.tokens import Text, Token, decode, refusal, tokenise
from graph.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.ask.solutions import Form

MAX_BYTES: Final = 16 * 1024
MAX_DEPTH: Final = 64
# Oxigraph 0.5.13 in a thread with an 8 MiB stack gives way at about 1,000 nested function calls
# and 4,000 chained operators; our worker's stack is larger still.
MAX_CHAIN: Final = 256
MAX_IRI: Final = 2048

_FORMS: Final[Mapping[str, Form]] = {
    "SELECT": "SELECT",
    "ASK": "ASK",
    "CONSTRUCT": "CONSTRUCT",
    "DESCRIBE": "DESCRIBE",
}
_UPDATES: Final = frozenset(
    "INSERT DELETE LOAD CLEAR DROP CREATE COPY MOVE ADD WITH USING INTO DATA".split()  # noqa: SIM905
)
_WORDS: Final = frozenset(
    """
    ABS ADJUST A AS ASC ASK AVG BASE BIND BNODE BOUND BY CEIL COALESCE CONCAT CONSTRUCT CONTAINS
    COUNT DATATYPE DAY DESC DESCRIBE DISTINCT ENCODE_FOR_URI EXISTS FALSE FILTER FLOOR GRAPH GROUP
    GROUP_CONCAT HASLANG HASLANGDIR HAVING HOURS IF IN IRI ISBLANK ISIRI ISLITERAL ISNUMERIC
    ISTRIPLE ISURI LANG LANGDIR LANGMATCHES LATERAL LCASE LIMIT MAX MD5 MIN MINUS MINUTES MONTH NOT
    NOW OBJECT OFFSET OPTIONAL ORDER PREDICATE PREFIX RAND REDUCED REGEX REPLACE ROUND SAMETERM
    SAMPLE SECONDS SELECT SEPARATOR SHA1 SHA256 SHA384 SHA512 STR STRAFTER STRBEFORE STRDT STRENDS
    STRLANG STRLANGDIR STRLEN STRSTARTS STRUUID SUBJECT SUBSTR SUM TIMEZONE TRIPLE TRUE TZ UCASE
    UNDEF UNION URI UUID VALUES VERSION WHERE YEAR
    """.split()  # noqa: SIM905
)
# Oxigraph reads `SERVICE:x` and `trueSERVICE:x` as SERVICE and `:x`: such prefixes are refused.
_STRUCTURE: Final = frozenset(
    """
    ASK BASE BIND CONSTRUCT DESCRIBE DISTINCT EXISTS FALSE FILTER GRAPH GROUP HAVING LATERAL LIMIT
    MINUS NAMED NOT OFFSET OPTIONAL ORDER PREFIX REDUCED SELECT SILENT TRUE UNION VALUES WHERE
    """.split()  # noqa: SIM905
)
_CHAINED: Final = frozenset({"||", "&&", "!", "+", "-", "*", "/", "|", "^", "=", "!=", "<", ">"})
_CHAINED_WORDS: Final = frozenset({"UNION", "OPTIONAL", "MINUS", "FILTER", "BIND", "LATERAL", "IN"})
_ABSOLUTE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_LOCAL_ESCAPE: Final = re.compile(r"\\(.)")


@dataclass(frozen=True, slots=True)
class Checked:
    """A query that may be evaluated, and what is plain from its tokens.

    ``text`` is what an engine gets; ``prefixes`` are those it declares, ``variables`` all those it
    names; ``ontology_terms`` and ``ids`` map the IRIs used from our two namespaces to the line and
    column of their first use, in the order of use.
    """

    text: Text
    tokens: tuple[Token, ...]
    form: Form
    prefixes: Mapping[str, str]
    variables: frozenset[str]
    ontology_terms: Mapping[str, tuple[int, int]]
    ids: Mapping[str, tuple[int, int]]
    pattern: Select

    @property
    def by_graph(self) -> bool:
        """Whether it asks for graphs by GRAPH."""
        return any(token.upper == "GRAPH" for token in self.tokens)


def check_query(query: str, *, own_graphs: bool = False) -> Checked:
    """Check a query of any origin; nothing of it is evaluated.

    With ``own_graphs`` the caller, ``graph.ask.plan``, sees to what is refused otherwise: FROM,
    relative IRIs, prefixes that are words of SPARQL, and the forms inside GRAPH ?g that would be
    answered wrongly.

    Bounds: 16 KiB of UTF-8, 64 open brackets, 256 operators of a chain in one bracket, IRIs of
    2,048 characters. Raises QueryError with line and column for what is too large, is no query
    (updates), reaches outside (SERVICE, FROM), uses an undeclared prefix or a relative IRI, or
    would be answered wrongly (see docs/decisions/0006-query-forms-refused.md).

    >>> checked = check_query("SELECT ?who { ?who dprk:stoleFrom :bybit }")
    >>> checked.form, list(checked.ontology_terms)
    ('SELECT', ['https://w3id.org/dprk-networks/ontology#stoleFrom'])
    >>> check_query("ASK { SERVICE <http://example.org/> { ?a ?b ?c } }")
    Traceback (most recent call last):
    graph.errors.QueryError: query:1:7: SERVICE is not allowed: a question reaches no other server
      mend: ask for what is in the graph only
    """
    _check_size(query)
    text = decode(query)
    tokens = tokenise(text, depth=MAX_DEPTH)
    _check_words(tokens, own_graphs=own_graphs)
    form = _form(tokens)
    _check_chains(tokens)
    prefixes = _prologue(tokens)
    based = own_graphs or any(token.upper == "BASE" for token in tokens)
    used = _iris(tokens, prefixes, based=based)
    pattern = parse(tokens)
    if not own_graphs:
        check_named_graphs(pattern)
    return Checked(
        text=text,
        tokens=tokens,
        form=form,
        prefixes=prefixes,
        variables=frozenset(token.text[1:] for token in tokens if token.kind == "variable"),
        ontology_terms={iri: at for iri, at in used.items() if iri.startswith(ONTOLOGY)},
        ids={iri: at for iri, at in used.items() if iri.startswith(ID)},
        pattern=pattern,
    )


def _check_size(query: str) -> None:
    try:
        size = len(query.encode())
    except UnicodeEncodeError as error:
        raise QueryError("the query holds half a character (a lone surrogate)") from error
    if size > MAX_BYTES:
        raise QueryError(
            f"the query is too long: {size:,} bytes, of {MAX_BYTES:,} allowed",
            where="query",
            mend="split it into several questions",
        )
    if "\x00" in query:
        raise refusal("the query holds a NUL character", Text.of(query).place(query.index("\x00")))


def _check_words(tokens: Sequence[Token], *, own_graphs: bool) -> None:
    """Refuse by token: words that reach outside, updates, words that SPARQL doesn't have."""
    for token in tokens:
        place = (token.line, token.column)
        word = token.upper
        if word == "SERVICE":
            raise refusal(
                "SERVICE is not allowed: a question reaches no other server",
                place,
                "ask for what is in the graph only",
            )
        if word in ("FROM", "NAMED"):
            if own_graphs:
                continue
            raise refusal(
                "FROM is not allowed: the graphs that a question sees are given",
                place,
                "leave FROM out, and use GRAPH <iri> { … } for one of the named graphs",
            )
        if word in _UPDATES:
            raise refusal(
                f"{word} is not allowed: the graph can be asked, not changed",
                place,
                "to change what is said, edit claims/ and run dprk build",
            )
        if word and word not in _WORDS:
            near = get_close_matches(word, sorted(_WORDS), n=1, cutoff=0.7)
            raise refusal(
                f"{_shown(token.text)} is not a word of SPARQL",
                place,
                f"did you mean {near[0]}?"
                if near
                else "variables begin with ?, names have a prefix and a colon",
            )
        if token.kind == "pname" and not own_graphs and misread(token):
            raise refusal(
                f"{_shown(token.text.partition(':')[0])} can't be a prefix here: engines read it "
                "as a word of SPARQL",
                place,
                "give the prefix another name, or put a space behind the word",
            )
        if token.kind == "iri":
            _check_iri(token)


def misread(token: Token) -> bool:
    """Tell whether an engine may read a name's prefix as a word of SPARQL.

    >>> from graph.ask.tokens import Text, tokenise
    >>> [misread(token) for token in tokenise(Text.of("SERVICE:x servers:x"))]
    [True, False]
    """
    prefix = token.text.partition(":")[0].upper()
    structural = prefix in _STRUCTURE or prefix in _UPDATES
    return structural or "SERVICE" in prefix or "FROM" in prefix


def _check_iri(token: Token) -> None:
    if len(token.text) > MAX_IRI:
        raise refusal(
            f"an IRI is longer than {MAX_IRI:,} characters",
            (token.line, token.column),
            "shorten it",
        )


def _form(tokens: Sequence[Token]) -> Form:
    """Find the word that says what kind of query this is, behind the prologue."""
    at = 0
    while at < len(tokens) and tokens[at].upper in ("PREFIX", "BASE", "VERSION"):
        at += 3 if tokens[at].upper == "PREFIX" else 2
    if at >= len(tokens):
        raise QueryError(
            "the query is empty",
            where="query",
            mend="begin with SELECT, ASK, CONSTRUCT or DESCRIBE",
        )
    token = tokens[at]
    form = _FORMS.get(token.upper)
    if form is None:
        raise refusal(
            f"a query can't begin with {_shown(token.text)}",
            (token.line, token.column),
            "begin with SELECT, ASK, CONSTRUCT or DESCRIBE",
        )
    return form


def _check_chains(tokens: Sequence[Token]) -> None:
    """Count operators by the bracket they stand in: each is one more call on an engine's stack."""
    chains: Counter[int] = Counter()
    opened: list[int] = [0]
    for number, token in enumerate(tokens, start=1):
        while len(opened) > token.depth + 1:
            opened.pop()
        while len(opened) <= token.depth:
            opened.append(number)
        if token.is_punct(*_CHAINED) or token.upper in _CHAINED_WORDS:
            frame = opened[token.depth]
            chains[frame] += 1
            if chains[frame] > MAX_CHAIN:
                raise refusal(
                    f"a chain of more than {MAX_CHAIN} operators",
                    (token.line, token.column),
                    "use VALUES or IN for long lists",
                )


def _prologue(tokens: Sequence[Token]) -> dict[str, str]:
    """Collect PREFIX declarations; the last one of a prefix holds."""
    found: dict[str, str] = {}
    for at, token in enumerate(tokens):
        if token.upper == "PREFIX":
            pair = tokens[at + 1 : at + 3]
            if [part.kind for part in pair] != ["pname", "iri"] or not pair[0].text.endswith(":"):
                raise refusal(
                    "PREFIX is not followed by a prefix and an IRI",
                    (token.line, token.column),
                    "write PREFIX ex: <http://example.org/>",
                )
            found[pair[0].text[:-1]] = pair[1].text[1:-1]
    return found


def _iris(
    tokens: Sequence[Token], declared: Mapping[str, str], *, based: bool
) -> dict[str, tuple[int, int]]:
    """Give each IRI used, prefixes resolved, with the place of its first use."""
    known = {**PREFIXES, **declared}
    found: dict[str, tuple[int, int]] = {}
    for at, token in enumerate(tokens):
        if token.kind not in ("iri", "pname") or (at and tokens[at - 1].upper == "PREFIX"):
            continue
        place = (token.line, token.column)
        if token.kind == "iri":
            iri = token.text[1:-1]
            if not based and not _ABSOLUTE.match(iri):
                raise refusal(
                    f"the IRI {_shown(token.text)} is relative",
                    place,
                    f"write it in full, or with a prefix, such as :{_shown(iri)}",
                )
        else:
            prefix, _, local = token.text.partition(":")
            if prefix not in known:
                raise _undeclared(prefix, known, place)
            iri = known[prefix] + _LOCAL_ESCAPE.sub(r"\1", local)
        if not (at > 1 and tokens[at - 2].upper == "PREFIX") and tokens[at - 1].upper != "BASE":
            found.setdefault(iri, place)
    return found


def _undeclared(prefix: str, known: Mapping[str, str], place: tuple[int, int]) -> QueryError:
    near = get_close_matches(prefix, [name for name in known if name], n=1)
    hint = f"did you mean {near[0]}:? " if near else ""
    return refusal(
        f"the prefix {_shown(prefix)}: is not declared",
        place,
        f"{hint}declare it first: PREFIX {_shown(prefix)}: <…>",
    )


def _shown(text: str, most: int = 60) -> str:
    """Quote what came from the query: short, and with nothing that a terminal would act on."""
    short = text if len(text) <= most else text[: most - 1] + "…"
    return "".join(c if c.isprintable() else f"\\u{ord(c):04X}" for c in short)
