"""French forms: what verbs, nouns and adjectives a word may be a form of, by the model's own lists.

The French model carries lists of forms for a lemmatizer that isn't loaded: its tables take seconds
to build, and what is asked of them here is only whether a form may be a verb's. They are read once,
as data, with the model's own bytes (see models.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from graph.extract.parsing.models import lists

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

#: endings of the first group, the longest first: of the past participle, and of the third person
_PARTICIPLES = ("ées", "ée", "és", "é")
_PERSONS = (
    "eraient", "eront", "erait", "aient", "èrent", "era", "ent", "ait", "ât", "e", "a",
)  # fmt: skip
_OTHERS = ("ant", "assent", "ons", "ez", "es", "ais", "ai", "erez", "erons", "as")
#: endings of other groups' past participles
_IRREGULAR = (
    "i", "is", "ie", "ies", "it", "its", "ite", "ites", "u", "us", "ue", "ues", "û", "ise", "ises",
    "rt", "rts", "rte", "rtes", "int", "ints", "inte", "intes", "os", "ose", "oses", "ait", "aits",
    "aite", "aites", "né", "née", "nés", "nées", "tés", "té",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Forms:
    """The lists: infinitives; irregular forms with theirs; nouns and adjectives, in small letters.

    >>> lists = Forms(frozenset({"dérober", "nier"}), {"nie": ("nier",)}, frozenset(), frozenset())
    >>> lists.infinitives("dérobées"), lists.infinitives("robe")
    (('dérober',), ())
    """

    verbs: AbstractSet[str]
    irregular: Mapping[str, tuple[str, ...]]
    nouns: AbstractSet[str]
    adjectives: AbstractSet[str]

    def infinitives(self, form: str) -> tuple[str, ...]:
        """Return the infinitives that a form may be of, in small letters; none for an infinitive.

        Regular forms of the first group stand in no list: they are made by their endings.
        """
        found = list(self.irregular.get(form, ()))
        for ending in (*_PARTICIPLES, *_PERSONS, *_OTHERS):
            if form.endswith(ending):
                stem = form.removesuffix(ending)
                found += [one for one in _first_group(stem) if one in self.verbs]
        return tuple(dict.fromkeys(found))

    def past_participle_of(self, form: str) -> tuple[str, ...]:
        """Return the infinitives whose past participle a form may be.

        >>> Forms(frozenset({"viser"}), {}, frozenset(), frozenset()).past_participle_of("visées")
        ('viser',)
        """
        return tuple(one for one in self.infinitives(form) if _is_participle(form, one))

    def third_person_of(self, form: str) -> tuple[str, ...]:
        """Return the infinitives of which a form may be a third person."""
        return tuple(one for one in self.infinitives(form) if _is_third_person(form, one))

    def is_noun(self, form: str) -> bool:
        """Tell whether a form may be a noun, in the singular or the plural."""
        return any(one in self.nouns for one in (form, form.removesuffix("s"), form[:-1]))


def _first_group(stem: str) -> list[str]:
    made = [stem + "er"]
    if stem.endswith("ç"):
        made.append(stem[:-1] + "cer")
    if stem.endswith("ge"):
        made.append(stem + "r")
    return made


def _is_participle(form: str, infinitive: str) -> bool:
    if infinitive.endswith("er"):
        return form.endswith(_PARTICIPLES)
    if form.endswith(("ait", "aits", "aite", "aites")):
        return infinitive.endswith(("faire", "traire"))
    if form.endswith(("int", "ints", "inte", "intes")):
        return infinitive.endswith("indre")
    if form.endswith(("é", "ée", "és", "ées")):
        return infinitive.endswith(("naître", "naitre", "être"))
    if form.endswith(("ise", "ises", "is")) and infinitive.endswith("ir"):
        return form.endswith("is") or infinitive.endswith(("quérir", "asseoir"))
    return form.endswith(_IRREGULAR) and not form.endswith(("issait", "irait"))


def _is_third_person(form: str, infinitive: str) -> bool:
    if infinitive.endswith("er"):
        return form.endswith(_PERSONS)
    return form.endswith(("t", "d", "e", "a", "ont")) and not form.endswith("ant")


def is_of(form: str, infinitives: AbstractSet[str]) -> bool:
    """Tell whether a form may be of one of some verbs: the model gives no lemmas in French."""
    return form in infinitives or any(one in infinitives for one in _infinitives(form))


@cache
def _infinitives(form: str) -> tuple[str, ...]:
    return french_forms().infinitives(form)


@cache
def french_forms() -> Forms:
    """Return the lists of the French model, read once in a process. Raises MissingModel."""
    tables = lists("fr")
    irregular, index = tables["lemma_exc"], tables["lemma_index"]
    return Forms(
        frozenset(index["verb"]),
        {form: tuple(found) for form, found in dict(irregular["verb"]).items()},
        frozenset(index["noun"]) | frozenset(irregular["noun"]),
        frozenset(index["adj"]) | frozenset(irregular["adj"]),
    )
