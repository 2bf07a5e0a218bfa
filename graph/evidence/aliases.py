"""Where the names of entities stand in a text: by label and alias, inflected, the longest first."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.evidence.mark import Word, is_capital, word_set, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graph.model import Entity

#: A word in capitals of at most this many letters is an acronym: US is not us, nor UN un.
_ACRONYM = 5
_SHORT = 3  # no plural: us, gas
_PARENTHESES = re.compile(r"\(([^()]{1,80})\)")
# words that join a name to a larger one: the Bank of Veldt names Veldt; Veldt Bay doesn't
_JOINTS = word_set(
    "de du des d l la le les en au aux a et ou sur pour par dans of the in on and or for to by"
)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Where a name stands, end excluded, and the IRIs of all who go by it.

    ``capital`` tells whether the name is written with a capital as a label or alias.
    """

    start: int
    end: int
    entities: frozenset[str]
    capital: bool = False


@dataclass(frozen=True, slots=True)
class _Alias:
    forms: tuple[str, ...]
    upper: tuple[bool, ...]
    entity: str
    capital: bool


class Aliases:
    """The labels and aliases of entities, in every language, ready to be looked for.

    >>> from graph.model import Entity
    >>> entity = Entity("e:1", (), {"fr": "cloche d'Orsan (perdue)"})
    >>> [(o.start, o.end) for o in Aliases({"e:1": entity}).find("Les cloches d'Orsan.")]
    [(4, 19)]
    """

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        self._by_first: dict[str, list[_Alias]] = defaultdict(list)
        self._of: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._longest = 0
        for iri, entity in sorted(entities.items()):
            made = {one for name in _names(entity) for one in _aliases(name, iri)}
            for alias in sorted(made, key=_key):
                self._longest = max(self._longest, len(alias.forms))
                self._by_first[alias.forms[0]].append(alias)
                self._of[iri].append(alias.forms)

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Occurrence]:
        """Return where names stand in ``text[start:end]``, in order, the longer one first.

        A name within a longer one counts only if a small word joins it to the rest: in "Guinée
        équatoriale" there is no "Guinée", but the "ONU" is in "sanctions de l'ONU".
        """
        found = words(text, start, end)
        full = [word for word in found if not _silent(text, word)]
        spans: dict[tuple[int, int], tuple[set[str], bool]] = {}
        for at in range(len(full)):
            for alias in self._by_first.get(_stem(full[at].form), ()):
                if _stands(full, at, alias):
                    size = len(alias.forms)
                    entities, capital = spans.get((at, at + size), (set(), False))
                    spans[at, at + size] = (entities | {alias.entity}, capital or alias.capital)
        by_start: dict[int, list[int]] = defaultdict(list)
        for low, high in spans:
            by_start[low].append(high)
        made = []
        for (low, high), (entities, capital) in spans.items():
            around = [
                (first, last)
                for first in range(max(0, low - self._longest), low + 1)
                for last in by_start.get(first, ())
            ]
            if all(_joined(text, full, (low, high), longer) for longer in around):
                place = full[low].start, full[high - 1].end
                made.append(Occurrence(*place, frozenset(entities), capital))
        return sorted(made, key=lambda one: (one.start, -one.end))

    def holds(self, entities: Iterable[str], phrase: str) -> bool:
        """Tell whether a name of these entities has all the words of a phrase, side by side.

        Articles and prepositions before the phrase don't count.

        >>> from graph.model import Entity
        >>> known = Aliases({"e:1": Entity("e:1", (), {"fr": "sociétés orsanaises"})})
        >>> known.holds(["e:1"], "des orsanaises")
        True
        """
        wanted = [_stem(word.form) for word in words(phrase) if not word.elided]
        while wanted and wanted[0] in _JOINTS:
            wanted.pop(0)
        if not wanted:
            return False
        size, sought = len(wanted), tuple(wanted)
        return any(
            forms[at : at + size] == sought
            for iri in entities
            for forms in self._of.get(iri, ())
            for at in range(len(forms) - size + 1)
        )


def _key(alias: _Alias) -> tuple[tuple[str, ...], tuple[bool, ...], bool]:
    return alias.forms, alias.upper, alias.capital


def _names(entity: Entity) -> Iterator[str]:
    for words_ in (entity.labels.values(), *entity.aliases.values()):
        for name in words_:
            yield name
            bare = " ".join(_PARENTHESES.sub(" ", name).split())
            if bare != name:
                yield bare
                # (MSMT) is a name; (not named) isn't
                yield from (inside for inside in _PARENTHESES.findall(name) if inside.isupper())


def _aliases(name: str, entity: str) -> Iterator[_Alias]:
    found = [word for word in words(name) if not _silent(name, word)]
    if not found:
        return
    forms = tuple(_stem(word.form) for word in found)
    upper = tuple(1 < len(word.text) <= _ACRONYM and word.text.isupper() for word in found)
    # an acronym in capitals stays one; an alias in small letters may begin a sentence
    yield _Alias(forms, upper, entity, any(is_capital(word.text) for word in found))


def _silent(text: str, word: Word) -> bool:
    """Tell whether a word is an elided article or preposition, or a possessive s."""
    possessive = word.form == "s" and text[word.start - 1 : word.start] in {"'", "\u2019"}
    return word.elided or (possessive and word.start > 0)


def _stem(form: str) -> str:
    """Return a word without its plural.

    >>> [_stem(word) for word in ("sociétés", "companies", "company", "réseaux", "us")]
    ['société', 'company', 'company', 'réseau', 'us']
    """
    if len(form) > _SHORT and form[-1] in "sx":
        form = form[:-1]
    return form[:-2] + "y" if len(form) > _SHORT and form.endswith("ie") else form


def _stands(found: Sequence[Word], at: int, alias: _Alias) -> bool:
    if at + len(alias.forms) > len(found):
        return False
    return all(
        _stem(found[at + i].form) == form and (not upper or found[at + i].text.isupper())
        for i, (form, upper) in enumerate(zip(alias.forms, alias.upper, strict=True))
    )


def _joined(
    text: str, found: Sequence[Word], inner: tuple[int, int], outer: tuple[int, int]
) -> bool:
    """Tell whether a name isn't a mere part of a longer one."""
    if inner == outer or not (outer[0] <= inner[0] and inner[1] <= outer[1]):
        return True
    before = inner[0] == outer[0] or (
        found[inner[0] - 1].form in _JOINTS or _elision_before(text, found[inner[0]])
    )
    after = inner[1] == outer[1] or (
        found[inner[1]].form in _JOINTS or _elision_before(text, found[inner[1]])
    )
    return before and after


def _elision_before(text: str, word: Word) -> bool:
    return word.start > 0 and text[word.start - 1] in "'\u2019"
