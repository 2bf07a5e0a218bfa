"""The words around claims in both languages; labels of terms come from the ontology itself."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from graph.model import said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model import Words

#: each phrase is keyed by its name, and holds both languages; {} are filled in by name
PHRASES: Mapping[str, Words] = MappingProxyType(
    {
        # how a claim stands, where the ontology's label alone could be read past
        "Negative": {"en": "said not to be so", "fr": "dit ne pas être"},
        # the parts that an entity plays
        "subject": {"en": "What it is said to do or be", "fr": "Ce qui en est dit"},
        "object": {
            "en": "What is said of others towards it",
            "fr": "Ce qui est dit d'autres à son égard",
        },
        "qualifier": {
            "en": "Where it is the means, purpose, place or unit",
            "fr": "Où c'est le moyen, le but, le lieu ou l'unité",
        },
        "speaker": {"en": "What it says", "fr": "Ce qui en émane"},
        "work": {"en": "What is said in it", "fr": "Ce qui y est dit"},
        # headings and lines of a claim
        "also": {"en": "also", "fr": "aussi"},
        "ids": {"en": "ids", "fr": "identifiants"},
        "folded": {"en": "includes", "fr": "comprend"},
        "unnamed": {"en": "no source names it", "fr": "aucune source ne la nomme"},
        "when": {"en": "when", "fr": "quand"},
        "amount": {"en": "amount", "fr": "montant"},
        "says": {"en": "said by", "fr": "dit par"},
        "and_more": {"en": "{names} and {count} more", "fr": "{names} et {count} autres"},
        "semicolon": {"en": "; ", "fr": "\u00a0; "},
        "said_on": {"en": "said {when}", "fr": "dit {when}"},
        "in_work": {"en": "in {work}", "fr": "dans {work}"},
        "source": {"en": "source", "fr": "source"},
        "evidence": {"en": "evidence", "fr": "preuve"},
        "characters": {
            "en": "characters {start} to {end}, {status}",
            "fr": "caractères {start} à {end}, {status}",
        },
        "exact": {"en": "exact", "fr": "exact"},
        "moved": {"en": "moved", "fr": "déplacé"},
        "normalised": {"en": "normalised", "fr": "normalisé"},
        "ambiguous": {"en": "ambiguous", "fr": "ambigu"},
        "lost": {"en": "lost", "fr": "perdu"},
        "not checked": {"en": "not checked", "fr": "non vérifié"},
        "passage": {"en": "passage", "fr": "passage"},
        "quoted": {"en": "“{passage}”", "fr": "«\u00a0{passage}\u00a0»"},
        "summary": {"en": "in short", "fr": "en bref"},
        "note": {"en": "note", "fr": "note"},
        "review": {"en": "review", "fr": "relecture"},
        "claim": {"en": "claim", "fr": "affirmation"},
        "folded_into": {"en": "{name} (here: {kept})", "fr": "{name} (ici\u00a0: {kept})"},
        # links read from the claim that they lead to
        "inward:denies": {"en": "denied by", "fr": "nié par"},
        "inward:respondsTo": {"en": "answered by", "fr": "réponse"},
        "inward:restates": {"en": "restated by", "fr": "redit par"},
        "inward:partOf": {"en": "whole of", "fr": "comprend"},
        "inward:causedBy": {"en": "cause of", "fr": "cause de"},
        "inward:after": {"en": "followed by", "fr": "suivi de"},
        "inward": {"en": "{relation} (from there)", "fr": "{relation} (depuis là)"},
        "notStated": {"en": "not stated", "fr": "non indiqué"},
        "undated": {"en": "date not stated", "fr": "date non indiquée"},
        "judgements": {"en": "Judgements", "fr": "Décisions d'identité"},
        "judged": {
            "en": "{verdict}: {left}, {right} · {by}, {when} · {why}",
            "fr": "{verdict}\u00a0: {left}, {right} · {by}, {when} · {why}",
        },
        "nothing": {"en": "Nothing is claimed about it.", "fr": "On n'en dit rien."},
        "above": {"en": "shown above", "fr": "déjà donné"},
        "published": {"en": "published by", "fr": "publié par"},
        "date": {"en": "date", "fr": "date"},
        "language": {"en": "language", "fr": "langue"},
        "address": {"en": "address", "fr": "adresse"},
        "digest": {"en": "digest", "fr": "empreinte"},
        # two builds compared
        "new": {"en": "new", "fr": "nouveau"},
        "gone": {"en": "gone", "fr": "disparu"},
        "changed": {"en": "changed", "fr": "changé"},
        "compared": {
            "en": "{new} new, {gone} gone, {changed} changed",
            "fr": "nouvelles\u00a0: {new}, disparues\u00a0: {gone}, changées\u00a0: {changed}",
        },
        "no_change": {
            "en": "Both builds make the same claims.",
            "fr": "Les deux constructions disent la même chose.",
        },
        "was": {"en": "was", "fr": "avant"},
        "differs": {"en": "differs in", "fr": "diffère par"},
        "part:value": {"en": "value", "fr": "valeur"},
        "part:modality": {"en": "modality", "fr": "modalité"},
        "part:polarity": {"en": "polarity", "fr": "polarité"},
        "part:actuality": {"en": "actuality", "fr": "effectivité"},
        "part:when": {"en": "time", "fr": "date"},
        "part:amount": {"en": "amount", "fr": "montant"},
        "part:qualifiers": {"en": "details", "fr": "précisions"},
        "part:speakers": {"en": "speakers", "fr": "qui le dit"},
        "part:passage": {"en": "passage", "fr": "passage"},
        # paths
        "path": {
            "en": "Path {number} of {count}: {hops}, {standing}",
            "fr": "Chemin {number} sur {count}\u00a0: {hops}, {standing}",
        },
        "hop": {"en": "1 hop", "fr": "1 pas"},
        "hops": {"en": "{count} hops", "fr": "{count} pas"},
        "firm": {"en": "each hop asserted", "fr": "chaque pas affirmé"},
        "rests": {
            "en": "it rests on an allegation: hop {number}",
            "fr": "il repose sur une allégation\u00a0: pas {number}",
        },
        "rests_many": {
            "en": "it rests on {count} allegations, the first at hop {number}",
            "fr": "il repose sur {count} allégations, la première au pas {number}",
        },
        "weakest": {
            "en": "The weakest link: {link}.",
            "fr": "Le maillon le plus faible\u00a0: {link}.",
        },
        "all_alleged": {
            "en": "Every path found rests on an allegation.",
            "fr": "Tous les chemins trouvés reposent sur une allégation.",
        },
        "between": {
            "en": "also said of these two:",
            "fr": "aussi dit de ces deux\u00a0:",
        },
        "no_path": {
            "en": "No path from {start} to {end} within {hops}.",
            "fr": "Aucun chemin de {start} à {end} en {hops} au plus.",
        },
        "same_entity": {
            "en": "{start} and {end} are one and the same entity here.",
            "fr": "{start} et {end} sont ici une seule et même entité.",
        },
        "too_far": {
            "en": "The shortest path has {hops}.",
            "fr": "Le plus court chemin compte {hops}.",
        },
        "blocked": {
            "en": "They would be connected only over what no path may pass:",
            "fr": "Ils ne seraient reliés que par ce qu'aucun chemin ne peut emprunter\u00a0:",
        },
        "apart": {
            "en": "Nothing that is claimed connects them.",
            "fr": "Rien de ce qui est dit ne les relie.",
        },
    }
)


def phrase(name: str, lang: str, /, **values: object) -> str:
    """Return a phrase in a language, filled in; an unknown name is a KeyError: there is no such UI.

    >>> phrase("hops", "fr", count=3)
    '3 pas'
    """
    return said(PHRASES[name], lang).format(**values)
