"""Rewrites the forms inside ``GRAPH ?g`` that Oxigraph 0.5.13 answers wrongly (decision 6).

``GRAPH ?g { P }`` means: P over each named graph alone, joined with the name of that graph
(SPARQL 1.1, section 18.6). ``GRAPH <iri>`` is right in every form, so the definition itself is
written out: ``{ GRAPH <a> { P } VALUES ?g { <a> } } UNION { GRAPH <b> { P } … }``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.ask.named_graphs import check_graph
from graph.ask.patterns import Element, every_group, name_of, parse
from graph.ask.tokens import Text, tokenise
from graph.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.ask.patterns import Select
    from graph.ask.tokens import Token

#: what a rewritten query may grow to, in characters: beyond that the form is refused
MAX_REWRITTEN: Final = 512 * 1024
_DEPTH: Final = 512
#: a graph that holds nothing, for a dataset without named graphs
_NOWHERE: Final = "urn:dprk-networks:no-graph"


def over_each_graph(text: Text, graphs: Sequence[str]) -> Text:
    """Write out every GRAPH ?g of a checked query that would be answered wrongly.

    Raises the refusal of the form where the text would grow beyond 512 Ki characters.

    >>> text = Text.of("ASK { GRAPH ?g { SELECT ?a { ?a ?b ?c }} }")
    >>> print(over_each_graph(text, ["x:a"]).text)
    ASK { { GRAPH <x:a> { SELECT ?a { ?a ?b ?c }
    } VALUES ?g { <x:a> } } }
    """
    while True:
        tokens = tokenise(text, depth=_DEPTH)
        found = _innermost(parse(tokens))
        if found is None:
            return text
        element, refusal = found
        text = _written_out(text, tokens, element, graphs)
        if len(text.text) > MAX_REWRITTEN:
            raise refusal


def _innermost(query: Select) -> tuple[Element, QueryError] | None:
    """Give the last of the wrong forms to be opened, which has no other inside."""
    last: tuple[Element, QueryError] | None = None
    for group in every_group(query):
        for element in group.elements:
            if element.kind != "graph" or not element.name or element.name.kind != "variable":
                continue
            try:
                check_graph(element, element.name)
            except QueryError as refusal:
                if last is None or element.at.start > last[0].at.start:
                    last = element, refusal
    return last


def _written_out(
    text: Text, tokens: Sequence[Token], element: Element, graphs: Sequence[str]
) -> Text:
    opened = element.groups[0].opened
    close = next(
        token
        for token in tokens
        if token.start > opened.start and token.depth == opened.depth and token.is_punct("}")
    )
    labels = [
        token
        for token in tokens
        if token.kind == "blank" and opened.end <= token.start < close.start
    ]
    name = name_of(element.name) if element.name else ""
    branches = [
        f"{{ GRAPH <{place}> {{{_labelled(text.text, opened.end, close.start, labels, number)}\n}}"
        f" VALUES ?{name} {{ <{place}> }} }}"
        for number, place in enumerate(graphs)
    ]
    if not branches:
        inner = text.text[opened.end : close.start]
        branches = [f"{{ GRAPH <{_NOWHERE}> {{{inner}\n}} VALUES ?{name} {{ }} }}"]
    # several branches stay one group; a single one is a group already
    union = " UNION ".join(branches)
    return text.replaced([(element.at.start, close.end, union)])


def _labelled(text: str, start: int, end: int, labels: Sequence[Token], number: int) -> str:
    """Copy a pattern with blank node labels of its own: a label belongs to one pattern only."""
    parts: list[str] = []
    done = start
    for token in labels:
        parts += [text[done : token.start], f"_:in{number}graph{token.text[2:]}"]
        done = token.end
    return "".join([*parts, text[done:end]])
