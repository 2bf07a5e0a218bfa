"""How a query of the SPARQL Protocol is put to the engine: its text, and the graphs that it sees.

The graphs come from the request (``default-graph-uri``, ``named-graph-uri``), which win, or from
the FROM clauses of the query (SPARQL 1.1 Protocol, section 2.1.4). They are graphs of ours:
nothing is fetched.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.ask.clauses import clauses, full_name
from graph.ask.default_graph import DESCRIPTION
from graph.ask.each_graph import over_each_graph
from graph.ask.guard import Checked, check_query, misread
from graph.ask.prefixes import ID, PREFIXES
from graph.ask.tokens import refusal
from graph.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

#: what relative IRIs of a query are resolved against, where it has no BASE
BASE: Final = ID
_VOLATILE: Final = frozenset({"NOW", "RAND", "UUID", "STRUUID", "BNODE"})
#: the vocabularies in which a server describes itself
_DESCRIBING: Final = (
    "<http://www.w3.org/ns/shacl#",
    "<http://rdfs.org/ns/void#",
    f"<{DESCRIPTION}>",
    "<http://www.w3.org/ns/sparql-service-description#",
)
_SHOWN: Final = 200


@dataclass(frozen=True, slots=True)
class Plan:
    """A checked query, the text and ``prefixes`` that the engine gets, and the graphs that it sees.

    ``default`` and ``named`` are None where neither request nor query names any: the dataset is
    then the server's own, with what it says of itself if the query asks ``about_service``, in terms
    of SHACL, VoID or Service Description. ``by_graph`` tells whether it asks for graphs by GRAPH;
    ``volatile`` answers may differ the next time.
    """

    checked: Checked
    text: str
    prefixes: Mapping[str, str]
    default: tuple[str, ...] | None
    named: tuple[str, ...] | None
    by_graph: bool
    about_service: bool
    volatile: bool


def plan(
    query: str,
    graphs: Collection[str],
    *,
    default: Sequence[str] = (),
    named: Sequence[str] = (),
) -> Plan:
    """Check a query, and settle which of the server's named graphs it sees.

    Raises QueryError for what the guard refuses, and by name for a graph that is not ours.

    >>> plan("ASK FROM <x:a> { ?a ?b ?c }", {"x:a"}).default
    ('x:a',)
    >>> plan("ASK FROM <file:///etc/passwd> { ?a ?b ?c }", {"x:a"})
    Traceback (most recent call last):
    graph.errors.QueryError: query:1:5: there is no graph <file:///etc/passwd> here
      mend: nothing is fetched: name one of the server's own graphs
    """
    checked = check_query(query, own_graphs=True)
    found = clauses(checked, BASE)
    pieces = [(one.at.start, one.end, " ") for one in found]
    text = checked.text.replaced(sorted([*pieces, *_spelt_out(checked, pieces)]))
    if default or named:
        for which, names in (("default", default), ("named", named)):
            for name in names:
                if name not in graphs:
                    raise _unknown(name, f"{which}-graph-uri")
    else:
        for one in found:
            if one.iri not in graphs:
                raise refusal(_nowhere(one.iri), (one.at.line, one.at.column), _MEND)
        default = [one.iri for one in found if not one.named]
        named = [one.iri for one in found if one.named]
    given = bool(default or named)
    about_service = not given and any(
        token.kind == "iri" and token.text.startswith(_DESCRIBING) for token in checked.tokens
    )
    unasked = graphs if about_service else [name for name in graphs if name != DESCRIPTION]
    seen = sorted(set(named)) if given else sorted(unasked)
    # to read the text again takes as long as the first time
    by_graph = checked.by_graph
    return Plan(
        checked=checked,
        text=over_each_graph(text, seen).text if by_graph else text.text,
        prefixes=_lent(checked),
        default=tuple(sorted(set(default))) if given else None,
        named=tuple(seen) if given else None,
        by_graph=by_graph,
        about_service=about_service,
        volatile=any(token.upper in _VOLATILE for token in checked.tokens),
    )


def _lent(checked: Checked) -> dict[str, str]:
    """Give the prefixes that a query uses and does not declare: each costs the engine time."""
    used = {token.text.partition(":")[0] for token in checked.tokens if token.kind == "pname"}
    return {name: PREFIXES[name] for name in sorted(used) if name not in checked.prefixes}


def _spelt_out(
    checked: Checked, others: Sequence[tuple[int, int, str]]
) -> Iterator[tuple[int, int, str]]:
    """Write names in full whose prefix an engine may read as a word of SPARQL."""
    tokens = checked.tokens
    for number, token in enumerate(tokens):
        if token.kind != "pname" or not misread(token):
            continue
        if any(start <= token.start < end for start, end, _ in others):
            continue
        if number and tokens[number - 1].upper == "PREFIX":
            yield tokens[number - 1].start, tokens[number + 1].end, " "
        else:
            yield token.start, token.end, f" <{full_name(token, checked)}> "


_MEND: Final = "nothing is fetched: name one of the server's own graphs"


def _nowhere(iri: str) -> str:
    short = iri if len(iri) <= _SHOWN else iri[:_SHOWN] + "…"
    shown = "".join(c if c.isprintable() else f"\\u{ord(c):04X}" for c in short)
    return f"there is no graph <{shown}> here"


def _unknown(iri: str, where: str) -> QueryError:
    return QueryError(_nowhere(iri), where=where, mend=_MEND)
