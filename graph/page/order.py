"""Names in their order, as numbers: a browser sorts those of a hundred thousand at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.model import LANGUAGES, said
from graph.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


def ranks(texts: Iterable[str]) -> list[int]:
    """Return for each text its place in the order of all, from 0.

    Accents, case and punctuation aside; texts that are then equal have one place.

    >>> ranks(["Zeta", "émeraude", "Emeraude", "Ecru"])
    [2, 1, 1, 0]
    """
    folded = [fold(text) for text in texts]
    places = {text: place for place, text in enumerate(sorted(set(folded)))}
    return [places[text] for text in folded]


def name_ranks(
    ids: Sequence[str], labels: Mapping[str, Mapping[str, str]], values: Iterable[Any]
) -> dict[str, list[int]]:
    """Return, by language, the ranks of the names of ``ids`` and after them of ``values``.

    An id without a label is its own name. French has its own list only where it is another.

    >>> name_ranks(["b", "a"], {"a": {"en": "Sea", "fr": "Mer"}}, ["one"])
    {'en': [0, 2, 1], 'fr': [0, 1, 2]}
    >>> name_ranks(["b", "a"], {"a": {"en": "A", "fr": "A"}}, [])
    {'en': [1, 0]}
    """
    told = list(values)
    found = {
        lang: ranks([*(said(labels.get(name, {}), lang) or name for name in ids), *told])
        for lang in LANGUAGES
    }
    first = found[LANGUAGES[0]]
    return {lang: own for lang, own in found.items() if lang == LANGUAGES[0] or own != first}
