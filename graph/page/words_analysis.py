"""What the page says around the figures of its analysis."""

# ruff: noqa: RUF001 (the apostrophe of French)

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model import Words

WORDS_ANALYSIS: Mapping[str, Words] = MappingProxyType(
    {
        "analysis": {"en": "Analysis", "fr": "Analyse"},
        "analysisWhole": {
            "en": "Every figure is of all claims of this view, whatever the filters show.",
            "fr": "Chaque chiffre porte sur toutes les affirmations de cette vue, quoi que "
            "montrent les filtres.",
        },
        "goneApart": {
            "en": "What is gone since the older build does not count.",
            "fr": "Ce qui a disparu depuis la construction plus ancienne ne compte pas.",
        },
        "noTies": {
            "en": "No claim of this view ties two entities: there is nothing to measure.",
            "fr": "Aucune affirmation de cette vue ne lie deux entités : il n’y a rien à mesurer.",
        },
        # on which claims a figure rests
        "basis:asserted": {"en": "asserted only", "fr": "affirmé seulement"},
        "basis:both": {"en": "with allegations", "fr": "avec les allégations"},
        "orderBy": {"en": "In the order of the figures", "fr": "Dans l’ordre des chiffres"},
        "counts": {
            "en": "There are {asserted} on asserted claims, {both} with allegations.",
            "fr": "Il y en a {asserted} sur ce qui est affirmé, {both} avec les allégations.",
        },
        # a row
        "who": {"en": "Entities", "fr": "Entités"},
        "rankOf": {"en": "(rank {n})", "fr": "(rang {n})"},
        "andMore": {"en": "and {n} more", "fr": "et {n} autres"},
        "notInPage": {
            "en": "{n} more are not in this page: dprk analyse lists them.",
            "fr": "{n} de plus ne sont pas dans cette page : dprk analyse les donne.",
        },
        "whatAllegations": {
            "en": "What allegations change",
            "fr": "Ce que changent les allégations",
        },
        "rankUp": {"en": "up {n}", "fr": "monte de {n}"},
        "rankDown": {"en": "down {n}", "fr": "descend de {n}"},
        "sameRank": {"en": "same rank", "fr": "même rang"},
        "onlyWith": {"en": "only with allegations", "fr": "avec les allégations seulement"},
        "onAllegation": {"en": "rests on an allegation", "fr": "repose sur une allégation"},
        "onAsserted": {"en": "stands on asserted claims", "fr": "tient sans les allégations"},
        "wayRound": {
            "en": "not with allegations: they give a way round",
            "fr": "plus avec les allégations : elles donnent un détour",
        },
        "sameMembers": {"en": "same members", "fr": "mêmes membres"},
        "otherMembers": {
            "en": "other members with allegations",
            "fr": "d’autres membres avec les allégations",
        },
        # sizes of things in the network
        "sizeBy": {
            "en": "Draw entities in sizes of it",
            "fr": "Dessiner les entités à sa mesure",
        },
        "sizesShow": {
            "en": "Sizes show: {measure}, {basis}.",
            "fr": "Les tailles montrent : {measure}, {basis}.",
        },
        "sizesCut": {
            "en": "{n} of {total} have theirs; all others are drawn smallest.",
            "fr": "{n} sur {total} ont la leur ; toutes les autres ont la plus petite.",
        },
        "sizesOff": {"en": "Sizes as before", "fr": "Tailles d’avant"},
    }
)
