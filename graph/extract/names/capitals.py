"""Names that nothing else knows: words in capitals side by side, or a word with one inside."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.extract.names.name import Name
from graph.extract.names.people import leading_titles, pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.extract.names.runs import Run, Word

_CAMEL = re.compile(r"[A-Z][a-z]{1,20}(?:[A-Z][a-z]{1,20}){1,3}")
_SCOTTISH = re.compile(r"(?:Ma?c|De|Di|La|Le|Van|O)[A-Z][a-z]+")
_MOST_WORDS = 4
_LEAST = 2


def capitals(found: Sequence[Run], plain: str, language: str) -> Iterator[Name]:
    """Give the names in runs of capitalised words that no grammar of names tells a kind of.

    A word with a capital inside is one in either language. French writes no common noun with a
    capital, so that two such words side by side are one, too; English titles are written so.

    >>> from graph.extract.names.runs import runs
    >>> text = "Les fonds de Gull Tern passent par ReefPay."
    >>> [text[n.start:n.end] for n in capitals(list(runs(text)), text, "fr")]
    ['Gull Tern', 'ReefPay']
    """
    for run in found:
        for piece in pieces(run):
            words = [one for one in piece[leading_titles(piece) :] if not one.joint]
            if len(words) == 1 and _is_camel(words[0]):
                yield Name(words[0].start, words[0].end, "", "", "capitals")
            elif language == "fr" and _are_name(words, plain):
                yield Name(words[0].start, words[-1].end, "", "", "capitals")


def _is_camel(word: Word) -> bool:
    return bool(_CAMEL.fullmatch(word.text)) and not _SCOTTISH.fullmatch(word.text)


def _are_name(words: Sequence[Word], plain: str) -> bool:
    spelt = [one for one in words if one.text[0].isalpha()]
    if not _LEAST <= len(spelt) <= len(words) <= _MOST_WORDS or not words[0].text[0].isalpha():
        return False
    beside = all(plain[a.end : b.start] == " " for a, b in pairwise(words))
    # a line in capitals is a heading
    return beside and all(one.text[0].isupper() and not one.text.isupper() for one in spelt)
