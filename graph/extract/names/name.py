"""A name as it stands in a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """A name, end excluded: what it is a name of, as far as that is known, and how it was found.

    ``kind`` is a class of the ontology ("Person", "Company", "State") or empty; ``entity`` the slug
    of the graph, the id of a watch list, or empty.
    ``origin`` is "graph", "watch list", "country", "acronym", "known" (reports on the DPRK take it
    for known), "grammar" or "capital" (of a State: its ``kind`` is State where it stands for the
    government, else Place). ``iso`` is the code of a State or of a capital's State.
    ``same_as`` is where the name begins in the text that this one is short for, or -1.
    """

    start: int
    end: int
    kind: str
    entity: str
    origin: str
    iso: str = ""
    same_as: int = -1
