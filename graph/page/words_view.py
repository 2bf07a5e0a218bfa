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
        # groups and bundles
        "group": {"en": "Group", "fr": "Groupe"},
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
    }
)
