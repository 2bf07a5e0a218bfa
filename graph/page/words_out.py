"""What the page says of rows and ties, and of what leaves it: citations, print and files."""

# ruff: noqa: RUF001 (the apostrophe of French)

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model import Words

WORDS_OUT: Mapping[str, Words] = MappingProxyType(
    {
        # speakers and ties
        "publisherStep": {"en": "publisher", "fr": "éditeur"},
        "originStep": {"en": "origin", "fr": "origine"},
        "bothSteps": {"en": "publisher and origin", "fr": "éditeur et origine"},
        "moreOfThem": {"en": "Show more ({n} left)", "fr": "En afficher plus (reste {n})"},
        # rows
        "saidBy": {"en": "Said by", "fr": "Dit par"},
        "rowsShown": {
            "en": "Rows {first} to {last} of {total}",
            "fr": "Lignes {first} à {last} sur {total}",
        },
        "pager": {"en": "Pages of the table", "fr": "Pages du tableau"},
        "firstPage": {"en": "First rows", "fr": "Premières lignes"},
        "previousPage": {"en": "Rows before", "fr": "Lignes précédentes"},
        "nextPage": {"en": "Rows after", "fr": "Lignes suivantes"},
        "lastPage": {"en": "Last rows", "fr": "Dernières lignes"},
        # files
        "save": {"en": "Save", "fr": "Enregistrer"},
        "savePng": {"en": "Picture (PNG)", "fr": "Image (PNG)"},
        "saveSvg": {"en": "Picture in vectors (SVG)", "fr": "Image vectorielle (SVG)"},
        "saveNodes": {"en": "Entities (CSV)", "fr": "Entités (CSV)"},
        "saveEdges": {"en": "Lines (CSV)", "fr": "Liens (CSV)"},
        "saveClaims": {"en": "Claims of the table (CSV)", "fr": "Affirmations du tableau (CSV)"},
        "saveGraphml": {"en": "Graph (GraphML)", "fr": "Graphe (GraphML)"},
        "saveGexf": {"en": "Graph (GEXF)", "fr": "Graphe (GEXF)"},
        "savePrint": {"en": "Print…", "fr": "Imprimer…"},
        "saved": {"en": "Saved: {file}", "fr": "Enregistré : {file}"},
        "notSaved": {
            "en": "The file could not be made.",
            "fr": "Le fichier n’a pas pu être créé.",
        },
        "figureFoot": {
            "en": "Made with dprk-networks. Each line is a claim of its source, said as the legend "
            "shows; a line is no proof.",
            "fr": "Fait avec dprk-networks. Chaque trait est une affirmation de sa source, dite "
            "comme le montre la légende ; un trait n’est pas une preuve.",
        },
        "groupSample": {
            "en": "A group with the number of its entities",
            "fr": "Un groupe avec le nombre de ses entités",
        },
        "cutOut": {
            "en": "The picture is a part of the view; entities shown outside it: {n}.",
            "fr": "L’image est une partie de la vue ; entités affichées en dehors : {n}.",
        },
        "weakerLeft": {
            "en": "Of the lines between groups only the strongest are drawn: {n} are left out.",
            "fr": "Des liens entre groupes, seuls les plus forts sont tracés : {n} sont omis.",
        },
        "moreSources": {"en": "and {n} more sources", "fr": "et {n} autres sources"},
        # paper
        "claimsShown": {"en": "Claims shown", "fr": "Affirmations affichées"},
        "notPrinted": {
            "en": "and {n} more, which a file of claims holds (Save)",
            "fr": "et {n} autres, que contient le fichier d’affirmations (Enregistrer)",
        },
        # a citation
        "copy": {"en": "Copy as citation", "fr": "Copier comme citation"},
        "copied": {"en": "Copied.", "fr": "Copié."},
        "copyByHand": {
            "en": "This browser does not let the page copy: the citation is selected below, copy "
            "it with Ctrl+C.",
            "fr": "Ce navigateur ne laisse pas la page copier : la citation est sélectionnée "
            "ci-dessous, copiez-la avec Ctrl+C.",
        },
        "citation": {"en": "Citation", "fr": "Citation"},
        "cite": {
            "en": "{told} [{standing}] Said by, from the publisher inwards: {speakers}. "
            "Source: {source}, {publisher}, {date}, {address}, characters {start} to {end} "
            "({status}). Claim: {id}",
            "fr": "{told} [{standing}] Dit par, de l’éditeur vers l’intérieur : {speakers}. "
            "Source : {source}, {publisher}, {date}, {address}, caractères {start} à {end} "
            "({status}). Affirmation : {id}",
        },
        "undated": {"en": "date not stated", "fr": "date non indiquée"},
        "noAddress": {"en": "address not stated", "fr": "adresse non indiquée"},
        "noTitle": {"en": "title not stated", "fr": "titre non indiqué"},
        "noPublisher": {"en": "publisher not stated", "fr": "éditeur non indiqué"},
    }
)
