"""Which patterns inside ``GRAPH ?g { … }`` Oxigraph 0.5.13 answers wrongly.

It does not evaluate the group once for each graph, as SPARQL 1.1 (section 18.6) says, but writes
?g into each triple pattern. What doesn't carry ?g along (a sub-SELECT, VALUES alone) then joins
across graphs, and what now sees ?g but should not (a FILTER, MINUS) answers otherwise. Measured in
docs/decisions/0006-query-forms-refused.md; ``GRAPH <iri>`` is right in every form.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from graph.ask.patterns import Element, Group, Select, every_group, name_of
from graph.ask.tokens import Token, refusal

if TYPE_CHECKING:
    from graph.errors import QueryError


def check_named_graphs(query: Select) -> None:
    """Raise QueryError at the first form inside ``GRAPH ?g`` that would be answered wrongly.

    >>> from graph.ask.patterns import parse
    >>> from graph.ask.tokens import Text, tokenise
    >>> check_named_graphs(parse(tokenise(Text.of("ASK { GRAPH ?g { ?a ?b ?c } }"))))
    """
    for group in every_group(query):
        for element in group.elements:
            if element.kind == "graph" and element.name and element.name.kind == "variable":
                check_graph(element, element.name)


def check_graph(element: Element, name: Token) -> None:
    """Raise QueryError if this GRAPH ?g itself, whatever is nested in it, is answered wrongly."""
    g = name_of(name)
    if _tie(element.groups[0], g, top=True) is Tie.LOOSE:
        raise _refused(
            name,
            f"GRAPH {name.text} {{ … }} holds no triple pattern of its own",
            f"put a triple pattern in it, or move what it holds out of GRAPH {name.text}",
        )


class Tie(Enum):
    """How a group's solutions hang on a graph: by a pattern, not at all, or there is nothing."""

    TIED = 1
    LOOSE = 2
    EMPTY = 3


def _tie(group: Group, g: str, *, top: bool = False) -> Tie:
    """Tell how a group is tied to the graph; raise where it goes wrong."""
    if group.select:
        raise _refused(
            group.select.at,
            f"a sub-SELECT inside GRAPH ?{g} mixes the graphs",
            f"turn them round: {{ SELECT ?{g} … {{ GRAPH ?{g} {{ … }} }} GROUP BY ?{g} }}",
        )
    tie = Tie.EMPTY
    for element in group.elements:
        _check_mentions(element, g, top=top)
        if element.kind == "lateral":
            raise _refused(
                element.at, f"LATERAL inside GRAPH ?{g} mixes the graphs", "put GRAPH inside it"
            )
        exists = element.kind == "bind" and bool(element.groups)
        if (exists or element.kind in ("optional", "minus")) and _adrift(
            tie, top=top or not exists
        ):
            raise _untied(element, g)
        tie = _joined(tie, _element_tie(element, g))
        if element.kind == "minus":
            _check_minus(element, group, g)
    for element in group.elements:
        if _adrift(tie, top=top) and element.kind == "filter" and element.groups:
            raise _untied(element, g)
    return tie


def _adrift(tie: Tie, *, top: bool) -> bool:
    """Tell whether EXISTS, OPTIONAL or MINUS here would look into every graph at once.

    With nothing before it, it is right only where it stands directly in GRAPH.
    """
    return tie is Tie.LOOSE or (tie is Tie.EMPTY and not top)


def _joined(left: Tie, right: Tie) -> Tie:
    if Tie.TIED in (left, right):
        return Tie.TIED
    return Tie.LOOSE if Tie.LOOSE in (left, right) else Tie.EMPTY


def _element_tie(element: Element, g: str) -> Tie:
    """Tell what one element adds; a nested GRAPH ?h is checked in its own turn."""
    match element.kind:
        case "triples":
            return Tie.TIED
        case "graph" | "values":
            return Tie.TIED if element.kind == "graph" and element.variables == {g} else Tie.LOOSE
        case "group":
            return _tie(element.groups[0], g)
        case "union":
            branches = {_tie(branch, g) for branch in element.groups}
            return Tie.LOOSE if Tie.LOOSE in branches else Tie.TIED
        case "optional" | "minus":
            _tie(element.groups[0], g)
            return Tie.TIED
        case _:
            for inner in element.groups:
                _tie(inner, g)
            return Tie.EMPTY


def _check_mentions(element: Element, g: str, *, top: bool) -> None:
    """Refuse ?g inside its own GRAPH, where engines differ on whether it is bound.

    Triples, VALUES and GRAPH that stand directly in it are right: they join with ?g either way.
    """
    directly = top and element.kind in ("triples", "values", "graph")
    if (g in element.variables and not directly) or any(
        g in _mentioned(inner) for inner in element.groups
    ):
        raise _refused(
            element.at,
            f"?{g} is used inside its own GRAPH ?{g}, where it has no value yet",
            f"move this out, behind the closing brace of GRAPH ?{g} {{ … }}",
        )


def _mentioned(group: Group) -> frozenset[str]:
    """Give all variables in a group, at any depth (bounded by the depth of the query)."""
    found = group.select.variables if group.select else frozenset()
    inner = [*group.elements]
    for element in inner:
        found |= element.variables
    within = [child for element in inner for child in element.groups]
    if group.select:
        within += [*([group.select.where] if group.select.where else []), *group.select.groups]
    for child in within:
        found |= _mentioned(child)
    return found


def _check_minus(element: Element, group: Group, g: str) -> None:
    """Refuse MINUS unless both sides are sure to share a variable other than ?g.

    Sharing nothing, MINUS takes nothing away; Oxigraph lets the sides share ?g.
    """
    before = group.elements[: group.elements.index(element)]
    inner = element.groups[0]
    if not (_certain(before) & _certain(inner.elements)) - {g}:
        raise _refused(
            element.at,
            f"MINUS inside GRAPH ?{g}, whose two sides need not share a variable, mixes the graphs",
            "use FILTER NOT EXISTS { … }, or let both sides share a variable in their triples",
        )


def _certain(elements: tuple[Element, ...]) -> frozenset[str]:
    """Give the variables that every solution of these elements binds, as far as is plain."""
    found: frozenset[str] = frozenset()
    for element in elements:
        if element.kind == "triples":
            found |= element.variables
    return found


def _untied(element: Element, g: str) -> QueryError:
    return _refused(
        element.at,
        f"{element.at.text} stands before any triple pattern inside GRAPH ?{g}, and mixes graphs",
        f"put a triple pattern before it, or VALUES outside GRAPH ?{g}",
    )


def _refused(token: Token, what: str, mend: str) -> QueryError:
    return refusal(f"{what} (Oxigraph would answer wrongly)", (token.line, token.column), mend)
