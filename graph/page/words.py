"""What the page itself says, in each language: one line a word, looked up by its key."""

# ruff: noqa: RUF001 (the apostrophe of French)

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from graph.page.words_analysis import WORDS_ANALYSIS
from graph.page.words_out import WORDS_OUT
from graph.page.words_view import WORDS_VIEW

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model import Words

WORDS: Mapping[str, Words] = MappingProxyType(
    {
        **WORDS_ANALYSIS,
        **WORDS_OUT,
        **WORDS_VIEW,
        # the frame
        "language": {"en": "Language", "fr": "Langue"},
        "view": {"en": "View", "fr": "Vue"},
        "network": {"en": "Network", "fr": "Réseau"},
        "table": {"en": "Table", "fr": "Tableau"},
        "filters": {"en": "Legend and filters", "fr": "Légende et filtres"},
        "details": {"en": "Details", "fr": "Détails"},
        "zoomIn": {"en": "Zoom in", "fr": "Agrandir"},
        "zoomOut": {"en": "Zoom out", "fr": "Réduire"},
        "fit": {"en": "Show all", "fr": "Tout voir"},
        "close": {"en": "Close", "fr": "Fermer"},
        "all": {"en": "all", "fr": "tout"},
        "none": {"en": "none", "fr": "rien"},
        "reset": {"en": "Show everything again", "fr": "Tout afficher de nouveau"},
        "noScript": {
            "en": "This page draws its network with a script of its own, which this browser "
            "does not run.",
            "fr": "Cette page dessine son réseau avec son propre script, que ce navigateur "
            "n’exécute pas.",
        },
        "canvas": {
            "en": "Network of the claims. The table view says the same in words.",
            "fr": "Réseau des affirmations. La vue en tableau dit la même chose en mots.",
        },
        "empty": {
            "en": "There is nothing to draw: no claim in this view joins two entities.",
            "fr": "Il n’y a rien à dessiner : aucune affirmation de cette vue ne relie deux "
            "entités.",
        },
        "allHidden": {
            "en": "The filters hide everything.",
            "fr": "Les filtres masquent tout.",
        },
        "hint": {
            "en": "Choose a line to read the claim behind it, with who says so and where; choose "
            "an entity to read all that is claimed about it.",
            "fr": "Choisissez une ligne pour lire l’affirmation qui la fonde, avec qui la dit et "
            "où ; choisissez une entité pour lire tout ce qui en est affirmé.",
        },
        "shown": {
            "en": "{claims} of {total} and {entities} shown",
            "fr": "{claims} sur {total} et {entities} affichées",
        },
        "claim:one": {"en": "{n} claim", "fr": "{n} affirmation"},
        "claim:many": {"en": "{n} claims", "fr": "{n} affirmations"},
        "entity:one": {"en": "{n} entity", "fr": "{n} entité"},
        "entity:many": {"en": "{n} entities", "fr": "{n} entités"},
        "hiddenByFilters": {
            "en": "Hidden by the filters.",
            "fr": "Masqué par les filtres.",
        },
        "showIt": {"en": "Show it", "fr": "L’afficher"},
        # finding
        "search": {"en": "Search", "fr": "Rechercher"},
        "searchHint": {
            "en": "Name, alias or word",
            "fr": "Nom, alias ou mot",
        },
        "hit:one": {"en": "{n} found", "fr": "{n} trouvé"},
        "hit:many": {"en": "{n} found", "fr": "{n} trouvés"},
        "more": {"en": "and {n} more: go on typing", "fr": "et {n} de plus : précisez"},
        # the legend
        "classes": {"en": "Kind of entity", "fr": "Type d’entité"},
        "happening": {"en": "Whether it happened", "fr": "Si cela a eu lieu"},
        "either": {
            "en": "Each claim with a ticked word is shown, whatever its other words.",
            "fr": "Toute affirmation ayant un mot coché est affichée, quels que soient les autres.",
        },
        "relations": {"en": "Relation", "fr": "Relation"},
        "sources": {"en": "Source", "fr": "Source"},
        "plain": {"en": "Asserted, actual", "fr": "Affirmé, effectif"},
        "hollow": {
            "en": "With a hole: not named by the source",
            "fr": "Troué : que la source ne nomme pas",
        },
        # a claim
        "claim": {"en": "Claim", "fr": "Affirmation"},
        "claims": {"en": "claims", "fr": "affirmations"},
        "subject": {"en": "Subject", "fr": "Sujet"},
        "relation": {"en": "Relation", "fr": "Relation"},
        "object": {"en": "Object", "fr": "Objet"},
        "value": {"en": "Value", "fr": "Valeur"},
        "modality": {"en": "Modality", "fr": "Modalité"},
        "polarity": {"en": "Polarity", "fr": "Polarité"},
        "actuality": {"en": "Actuality", "fr": "Effectivité"},
        "speakers": {
            "en": "Who says so, from the publisher inwards",
            "fr": "Qui le dit, de l’éditeur vers l’intérieur",
        },
        "inWork": {"en": "in", "fr": "dans"},
        "saidWhen": {"en": "said", "fr": "dit"},
        "when": {"en": "When", "fr": "Quand"},
        "between": {
            "en": "between {earliest} and {latest}",
            "fr": "entre {earliest} et {latest}",
        },
        "from": {"en": "from {earliest}", "fr": "à partir du {earliest}"},
        "until": {"en": "until {latest}", "fr": "jusqu’au {latest}"},
        "amount": {"en": "Amount", "fr": "Montant"},
        "low": {"en": "at least {low}", "fr": "au moins {low}"},
        "high": {"en": "at most {high}", "fr": "au plus {high}"},
        "qualifiers": {"en": "Details given", "fr": "Précisions"},
        "links": {"en": "Other claims", "fr": "Autres affirmations"},
        "inverse": {"en": "{relation} (the other way)", "fr": "{relation} (en sens inverse)"},
        "notHere": {
            "en": "a claim that is not in this page",
            "fr": "une affirmation absente de cette page",
        },
        "note": {"en": "Note", "fr": "Note"},
        "reviewStatus": {"en": "Review", "fr": "Relecture"},
        "source": {"en": "Source", "fr": "Source"},
        "publisher": {"en": "Publisher", "fr": "Éditeur"},
        "date": {"en": "Date", "fr": "Date"},
        "sourceLanguage": {"en": "Language", "fr": "Langue"},
        "address": {"en": "Address", "fr": "Adresse"},
        "digest": {"en": "SHA-256", "fr": "SHA-256"},
        "notStated": {"en": "not stated", "fr": "non indiqué"},
        "evidence": {"en": "Evidence", "fr": "Preuve"},
        "position": {
            "en": "characters {start} to {end}",
            "fr": "caractères {start} à {end}",
        },
        "status": {"en": "Passage", "fr": "Passage"},
        "passageAbsent": {
            "en": "The passage is not in this page: build with",
            "fr": "Le passage n’est pas dans cette page : construisez avec",
        },
        "id": {"en": "Id", "fr": "Identifiant"},
        # an entity
        "entity": {"en": "Entity", "fr": "Entité"},
        "aliases": {"en": "Also called", "fr": "Aussi appelé"},
        "otherLanguage": {"en": "In the other language", "fr": "Dans l’autre langue"},
        "outsideIds": {"en": "Outside ids", "fr": "Identifiants externes"},
        "unnamed": {
            "en": "not named by the source",
            "fr": "que la source ne nomme pas",
        },
        "notDrawn": {
            "en": "Not drawn: no claim in this view has it as subject or object.",
            "fr": "Non dessiné : aucune affirmation de cette vue ne l’a pour sujet ou objet.",
        },
        "about": {"en": "Claims about it", "fr": "Affirmations à son sujet"},
        "values": {"en": "What it is said to have", "fr": "Ce qui en est précisé"},
        "mentions": {"en": "Named in the details of", "fr": "Cité dans les précisions de"},
        "speaks": {"en": "Claims that it makes", "fr": "Affirmations qu’il émet"},
        "noClaims": {"en": "none in this page", "fr": "aucune dans cette page"},
        "focus": {"en": "Show in the network", "fr": "Voir dans le réseau"},
        # evidence statuses, by their own words in the model
        "status:exact": {"en": "found, exact", "fr": "retrouvé, exact"},
        "status:moved": {"en": "found, moved", "fr": "retrouvé, déplacé"},
        "status:normalised": {"en": "found, normalised", "fr": "retrouvé, normalisé"},
        "status:ambiguous": {"en": "ambiguous", "fr": "ambigu"},
        "status:lost": {"en": "lost", "fr": "perdu"},
        "status:not checked": {"en": "not checked", "fr": "non vérifié"},
        # languages of sources, by their tag
        "lang:en": {"en": "English", "fr": "anglais"},
        "lang:fr": {"en": "French", "fr": "français"},
        "lang:ko": {"en": "Korean", "fr": "coréen"},
        "lang:ja": {"en": "Japanese", "fr": "japonais"},
        "lang:ru": {"en": "Russian", "fr": "russe"},
        "lang:zh": {"en": "Chinese", "fr": "chinois"},
    }
)


def word(key: str, lang: str) -> str:
    """Return what the page says for ``key``; an unknown key is an error (``KeyError``).

    >>> word("search", "fr")
    'Rechercher'
    """
    return WORDS[key][lang]
