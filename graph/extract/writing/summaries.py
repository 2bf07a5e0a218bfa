"""A candidate in our own words, in both languages, hedged as its modality says."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_FRAMES = {
    "en": {
        "Denied": "It is denied that {}.",
        "Alleged": "It is alleged that {}.",
        "Planned": "It is planned or foreseen that {}.",
        "Attempted": "It is said to have been attempted that {}.",
        "Intended": "The aim is that {}.",
        "Urged": "It is urged that {}.",
        "Required": "It is required that {}.",
        "Prohibited": "It is prohibited that {}.",
        "Negative": "It is said not to be so that {}.",
        "": "{}.",
    },
    "fr": {
        "Denied": "Il est démenti que : {}.",
        "Alleged": "Selon une allégation : {}.",
        "Planned": "Il est prévu ou envisagé que : {}.",
        "Attempted": "Il aurait été tenté que : {}.",
        "Intended": "Le but est que : {}.",
        "Urged": "Il est demandé que : {}.",
        "Required": "Il est exigé que : {}.",
        "Prohibited": "Il est interdit que : {}.",
        "Negative": "Il n'en serait pas ainsi : {}.",
        "": "{}.",
    },
}


@cache
def relation_labels() -> Mapping[str, Mapping[str, str]]:
    """Return the label of each relation in each language, by its local name."""
    import pyoxigraph

    from graph.model import ONTOLOGY
    from graph.rdf import text
    from ontology import ONTOLOGY_FILE

    found: dict[str, dict[str, str]] = {}
    for quad in pyoxigraph.parse(path=str(ONTOLOGY_FILE), format=pyoxigraph.RdfFormat.TURTLE):
        if quad.predicate.value.endswith("rdf-schema#label"):
            language = getattr(quad.object, "language", None) or "en"
            name = text(quad.subject).removeprefix(ONTOLOGY)
            found.setdefault(name, {})[language] = text(quad.object)
    return found


def summary(
    relation: str,
    subject: Mapping[str, str],
    other: Mapping[str, str],
    modality: str,
    polarity: str,
    actuality: str,
) -> dict[str, str]:
    """Return one sentence in each language: who, the relation's label, whom or what.

    >>> summary("stoleFrom", {"en": "Gull", "fr": "Gull"}, {"en": "Tern", "fr": "Tern"},
    ...         "Alleged", "Positive", "Actual")["en"]
    'It is alleged that Gull stole from Tern.'
    """
    made = {}
    for language, frames in _FRAMES.items():
        core = f"{subject[language]} {relation_labels()[relation][language]} {other[language]}"
        if modality in frames:
            told = frames[modality]
            if actuality in frames:
                core = frames[actuality].format(core).rstrip(".")
                core = core[:1].lower() + core[1:]
        elif actuality in frames:
            told = frames[actuality]
        elif polarity == "Negative":
            told = frames["Negative"]
        else:
            told = frames[""]
        made[language] = told.format(core)
    return made
