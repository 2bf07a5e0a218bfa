"""What the page says of what is drawn: groups, bundles, surroundings, paths and time."""

# ruff: noqa: RUF001 (the apostrophe of French)

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model import Words

WORDS_VIEW: Mapping[str, Words] = MappingProxyType(
    {
        "skip": {
            "en": "Straight to the network, table or analysis",
            "fr": "Aller droit au réseau, au tableau ou à l’analyse",
        },
        "sourcesCited": {"en": "Sources", "fr": "Sources"},
        # groups and bundles
        "group": {"en": "Group", "fr": "Groupe"},
        "groups": {"en": "Groups of the drawing", "fr": "Groupes du dessin"},
        "bundle": {"en": "Several claims", "fr": "Plusieurs affirmations"},
        "andOthers": {"en": "{names} +{n}", "fr": "{names} +{n}"},
        "groupHint": {
            "en": "A group of the drawing: open it with a double click.",
            "fr": "Un groupe du dessin : ouvrez-le par un double clic.",
        },
        "groupMeans": {
            "en": "Drawn together because more lines run among them than to others. That says "
            "nothing of who works with whom.",
            "fr": "Dessinés ensemble parce que plus de liens les unissent entre eux qu’aux autres. "
            "Cela ne dit pas qui travaille avec qui.",
        },
        "groupHolds": {
            "en": "It holds {entities}, of which the filters let {seen} by.",
            "fr": "Il contient {entities}, dont les filtres laissent passer {seen}.",
        },
        "faintLines": {
            "en": "{n} weaker lines between groups come with the group that you choose",
            "fr": "{n} liens plus faibles entre groupes viennent avec le groupe choisi",
        },
        "unfold": {"en": "Open the group", "fr": "Ouvrir le groupe"},
        "shut": {"en": "Close the group", "fr": "Refermer le groupe"},
        "leading": {
            "en": "Its entities, the busiest first",
            "fr": "Ses entités, les plus liées d’abord",
        },
        "searching": {
            "en": "(still reading the claims…)",
            "fr": "(lecture des affirmations en cours…)",
        },
        # what has changed since an older build: of a claim, which French has feminine
        "change": {"en": "Change", "fr": "Changement"},
        "change:new": {"en": "new", "fr": "nouvelle"},
        "change:gone": {"en": "gone", "fr": "disparue"},
        "change:changed": {"en": "changed", "fr": "changée"},
        "change:unchanged": {"en": "unchanged", "fr": "inchangée"},
        "changeBefore": {"en": "{change}: {text}", "fr": "{change} : {text}"},
        "changeMeans:new": {
            "en": "The older build does not make this claim.",
            "fr": "La construction plus ancienne ne fait pas cette affirmation.",
        },
        "changeMeans:gone": {
            "en": "Only the older build makes this claim: the newer one does not.",
            "fr": "Seule la construction plus ancienne la fait, non la plus récente.",
        },
        "changeMeans:changed": {
            "en": "As it stands now. The older build says it otherwise: dprk compare tells how.",
            "fr": "En son état actuel. La construction plus ancienne la dit autrement : "
            "dprk compare montre comment.",
        },
        # surroundings and paths
        "surroundings": {"en": "Only what surrounds it", "fr": "Seulement ce qui l’entoure"},
        "steps": {"en": "How far around it", "fr": "Jusqu’où autour"},
        "step:one": {"en": "{n} step", "fr": "{n} pas"},
        "step:many": {"en": "{n} steps", "fr": "{n} pas"},
        "hop:one": {"en": "{n} hop", "fr": "{n} pas"},
        "hop:many": {"en": "{n} hops", "fr": "{n} pas"},
        "pathFrom": {"en": "Path from here…", "fr": "Chemin à partir d’ici…"},
        "pathHere": {"en": "Path to here", "fr": "Chemin jusqu’ici"},
        "pathWaits": {
            "en": "A path from {name}: choose its other end, and “Path to here”.",
            "fr": "Un chemin depuis {name} : choisissez l’autre bout, puis « Chemin jusqu’ici ».",
        },
        "noPath": {"en": "No path after all", "fr": "Renoncer au chemin"},
        "pin": {"en": "Pin", "fr": "Épingler"},
        "putAway": {"en": "Put away", "fr": "Écarter"},
        "putAwayCount": {"en": "Put away: {n}", "fr": "Écartées : {n}"},
        "bringBack": {"en": "Bring back", "fr": "Ramener"},
        "moveBack": {
            "en": "Put back what was moved",
            "fr": "Remettre en place ce qui a été déplacé",
        },
        "wholeNetwork": {"en": "The whole network again", "fr": "Revenir au réseau entier"},
        "nearWords": {
            "en": "Only what stands within {steps} of {name}, over any claim that the filters let "
            "by.",
            "fr": "Seulement ce qui est à {steps} de {name}, par toute affirmation que laissent "
            "passer les filtres.",
        },
        "nearCut": {
            "en": "The nearest and busiest; {n} more are left out.",
            "fr": "Les plus proches et les plus liées ; {n} autres sont laissées de côté.",
        },
        "wayWords": {
            "en": "From {from} to {to}: {n}, the firmest way, then the shortest.",
            "fr": "De {from} à {to} : {n}, le chemin le plus ferme, puis le plus court.",
        },
        "way": {"en": "Path", "fr": "Chemin"},
        "weakest": {"en": "Its weakest link:", "fr": "Son maillon le plus faible :"},
        "wayTitle": {"en": "From {from} to {to}", "fr": "De {from} à {to}"},
        "wayMeans": {
            "en": "A chain of claims, not a proof: each hop is said by itself, and what is denied "
            "or only planned between the same two stands with it.",
            "fr": "Une chaîne d’affirmations, non une preuve : chaque pas est dit pour lui-même, "
            "et ce qui est nié ou seulement prévu entre les deux mêmes l’accompagne.",
        },
        "hopAsserted": {"en": "asserted", "fr": "affirmé"},
        "hopAlleged": {"en": "only alleged", "fr": "seulement allégué"},
        "noWay": {
            "en": "Nothing that the filters let by leads from {from} to {to}: only claims that "
            "hold, or allegedly do, are walked, and never through a place.",
            "fr": "Rien de ce que laissent passer les filtres ne mène de {from} à {to} : seules "
            "comptent les affirmations tenues pour vraies ou alléguées, et jamais à travers un "
            "lieu.",
        },
        # time and steps back
        "time": {"en": "Time", "fr": "Temps"},
        "timeFrom": {"en": "From", "fr": "De"},
        "timeTo": {"en": "Until", "fr": "Jusqu’à"},
        "wholeTime": {"en": "all, {earliest} to {latest}", "fr": "tout, de {earliest} à {latest}"},
        "barScale": {
            "en": "a bar is {span}, the highest {most}",
            "fr": "une barre est {span}, la plus haute {most}",
        },
        "bar:1": {"en": "a month", "fr": "un mois"},
        "bar:3": {"en": "three months", "fr": "un trimestre"},
        "bar:6": {"en": "half a year", "fr": "un semestre"},
        "bar:12": {"en": "a year", "fr": "une année"},
        "bar:years": {"en": "{n} years", "fr": "{n} ans"},
        "barsTold": {
            "en": "Claims by their time, those without a date left out:",
            "fr": "Affirmations selon leur date, sans celles qui n’en ont pas :",
        },
        "ofAll": {"en": "{n} of {all}", "fr": "{n} sur {all}"},
        "undatedToo": {"en": "undated too", "fr": "sans date aussi"},
        "play": {"en": "Play time", "fr": "Dérouler le temps"},
        "pause": {"en": "Pause", "fr": "Pause"},
        "undo": {"en": "Undo", "fr": "Annuler"},
        "redo": {"en": "Redo", "fr": "Rétablir"},
    }
)
