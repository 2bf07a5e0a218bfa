"""Values put into a question: as rows of VALUES (SPARQL 1.1, section 10), never by formatting.

Each value becomes ``VALUES ?x { term }`` at the beginning of every group that uses ?x, so that it
holds in nested groups, sub-SELECTs and EXISTS too, and says the same to every engine. (Oxigraph's
own substitutions reject a variable that the SELECT does not give; rdflib's initBindings leak.)
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from graph.ask.named_graphs import check_named_graphs
from graph.ask.patterns import Group, every_group, parse
from graph.ask.solutions import Bindings, Blank, Iri, Literal, Term
from graph.ask.tokens import Text, tokenise
from graph.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.ask.guard import Checked

MAX_VALUE: Final = 4096

_NAME: Final = re.compile(r"[A-Za-z0-9_]{1,64}")
_IRI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\x00-\x20<>\"{}|^`\\\x7f-\x9f]*")
_LANG: Final = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_ESCAPE: Final = re.compile(r"\\[uU]")


def bound(checked: Checked, bindings: Bindings) -> Text:
    """Put values into a checked query; without values it is the query itself.

    Values are IRIs or literals of at most 4,096 characters; of several, any will do. Raises
    QueryError for a name that the query does not use, for blank nodes and triple terms, and for
    what is no IRI or language tag.

    >>> from graph.ask.guard import check_query
    >>> checked = check_query("SELECT ?a { ?a dprk:stoleFrom ?b }")
    >>> bound(checked, {"b": Iri("http://example.org/b")}).text
    'SELECT ?a { VALUES ?b { <http://example.org/b> } ?a dprk:stoleFrom ?b }'
    """
    if not bindings:
        return checked.text
    for name in bindings:
        _check_name(name, checked)
    terms = {name: _rows(term, name) for name, term in sorted(bindings.items())}
    text = checked.text.inserted(_insertions(checked, terms))
    check_named_graphs(parse(tokenise(text, depth=128)))
    return text


def written(term: Term, name: str = "value") -> str:
    r"""Write a term as SPARQL, so that nothing in it can be read as anything but that term.

    >>> written(Literal('" } SERVICE <x:y> {'))
    '"\\" } SERVICE <x:y> {"'
    """
    if isinstance(term, Iri):
        _check_iri(term.value, name)
    elif isinstance(term, Literal):
        _check_literal(term, name)
    else:
        kind = "a blank node" if isinstance(term, Blank) else "a triple term"
        raise QueryError(f"the parameter {name} can't be {kind}", mend="give an IRI or a literal")
    return str(term)


def _rows(value: Term | tuple[Term, ...], name: str) -> str:
    terms = value if isinstance(value, tuple) else (value,)
    if not terms:
        raise QueryError(f"the parameter {name} has no value", mend="leave it out to mean any")
    return " ".join(written(term, name) for term in terms)


def _check_name(name: str, checked: Checked) -> None:
    if not _NAME.fullmatch(name) or name not in checked.variables:
        known = sorted(checked.variables)
        near = get_close_matches(name, known, n=1)
        mend = f"did you mean {near[0]}?" if near else f"it uses {', '.join(known) or 'none'}"
        raise QueryError(f"the query has no variable ?{name[:64]!s}", mend=mend)


def _check_iri(value: str, name: str) -> None:
    if len(value) > MAX_VALUE or not _IRI.fullmatch(value) or _surrogate(value):
        raise QueryError(
            f"the value of {name} is not an absolute IRI",
            mend="write it in full, such as http://example.org/a, with other characters encoded",
        )


def _check_literal(term: Literal, name: str) -> None:
    if len(term.lexical) > MAX_VALUE:
        raise QueryError(f"the value of {name} is longer than {MAX_VALUE:,} characters")
    if _surrogate(term.lexical) or "\x00" in term.lexical or _ESCAPE.search(term.lexical):
        raise QueryError(
            f"the value of {name} holds characters that engines read differently",
            mend="leave out NUL, \\u escapes and lone surrogates",
        )
    if term.lang and not _LANG.fullmatch(term.lang):
        raise QueryError(f"the language of {name} is not a language tag", mend="such as en or fr")
    _check_iri(term.datatype, f"the datatype of {name}")


def _surrogate(value: str) -> bool:
    return any("\ud800" <= c <= "\udfff" for c in value)


def _insertions(checked: Checked, terms: Mapping[str, str]) -> list[tuple[int, str]]:
    query = checked.pattern
    if query.where is None:
        return [(len(checked.text.text), f" WHERE {{{_block(terms)} }}")]
    if query.at.upper == "CONSTRUCT" and not query.template:
        # the short form CONSTRUCT WHERE allows triples only; a clause behind it is the same here
        return [(len(checked.text.text), _block(terms))]
    whole = {query.where.opened.end: _block(terms)}
    heads = {
        group.select.where.opened.end: group.select.variables
        for group in every_group(query)
        if group.select and group.select.where
    }
    for group in every_group(query):
        if group.select or group.opened.end in whole:
            continue
        used = _own_variables(group) | heads.get(group.opened.end, frozenset())
        here = {name: term for name, term in terms.items() if name in used}
        if here:
            whole[group.opened.end] = _block(here)
    return sorted(whole.items())


def _own_variables(group: Group) -> frozenset[str]:
    found: frozenset[str] = frozenset()
    for element in group.elements:
        found |= element.variables
    return found


def _block(terms: Mapping[str, str]) -> str:
    return "".join(f" VALUES ?{name} {{ {term} }}" for name, term in terms.items())
