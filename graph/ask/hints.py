"""What to tell who wrote a query: words that mean nothing here, edges that hide who says so."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from graph.ask.solutions import Iri
from graph.model import BASE, ONTOLOGY, short

if TYPE_CHECKING:
    from graph.ask.engine import Engine
    from graph.ask.guard import Checked


def advice(engine: Engine, checked: Checked) -> list[str]:
    """Return all that who wrote a query should know: unknown terms and names, edges unsaid."""
    note = bare_edges(checked)
    return [*slips(checked), *strangers(engine, checked), *([note] if note else [])]


def slips(checked: Checked) -> list[str]:
    """Return a warning for each term of a query that the ontology does not have.

    A misspelt term is no error to SPARQL: it finds nothing, and looks like an answer.
    """
    from graph.claims.vocabulary import vocabulary

    terms = vocabulary().kinds
    found = []
    for iri, (line, column) in checked.ontology_terms.items():
        name = iri.removeprefix(ONTOLOGY)
        if name not in terms:
            near = get_close_matches(name, terms, n=1)
            hint = f"; did you mean dprk:{near[0]}?" if near else ""
            found.append(f"line {line}, column {column}: dprk:{name} is not a term{hint}")
    return found


def strangers(engine: Engine, checked: Checked) -> list[str]:
    """Return a warning for each id of ours in a query that the graph does not hold."""
    found = []
    for iri, (line, column) in checked.ids.items():
        if iri == BASE or iri.startswith(f"{BASE}graph/"):
            continue
        if not engine.ask("ASK { ?it ?property ?value }", {"it": Iri(iri)}).boolean:
            found.append(f"line {line}, column {column}: nothing here is called :{short(iri)}")
    return found


def bare_edges(checked: Checked) -> str:
    """Return what to know of a query that may give simple edges, which carry no speaker.

    A relation as a property, DESCRIBE and GRAPH can reach them; empty where none of them is used.
    """
    from graph.claims.vocabulary import vocabulary

    words = {token.text.upper() for token in checked.tokens}
    if "GRAPH" in words:
        return (
            "GRAPH reaches the alleged edges, too: select ?g and look which graph an edge stands "
            "in, or select the claims (?claim dprk:relation …), which carry modality and speaker"
        )
    named = {iri.removeprefix(ONTOLOGY) for iri in checked.ontology_terms}
    relations = named & set(vocabulary().of_kind("Relation"))
    claims = {name for name in checked.variables if "claim" in name.casefold()}
    if checked.form == "DESCRIBE" or (relations and not claims and "relation" not in named):
        return (
            "a relation used as a property gives asserted edges without their speakers; select "
            "the claims (?claim dprk:relation …) to see who says so, and the alleged ones"
        )
    return ""
