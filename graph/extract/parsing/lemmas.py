"""The words that a form may be an inflection of."""

from __future__ import annotations

from functools import lru_cache

from graph.extract.parsing.forms import french_forms


@lru_cache(maxsize=200_000)
def lemmas(form: str, guess: str, pos: str, language: str) -> tuple[str, ...]:
    """Return all lemmas that a form may have, the model's guess first; small letters.

    The models guess wrong on rare verbs, and on participles used as adjectives. French verbs are
    looked up in the model's lists of forms, and one that they lack gets every infinitive that its
    ending allows; beside it stand a dictionary's answer (simplemma) and the form.

    >>> "steal" in lemmas("stolen", "steal", "VERB", "en")
    True
    """
    import simplemma

    found = [guess]
    other = simplemma.lemmatize(form, lang=language).casefold()
    if language == "fr" and pos in {"VERB", "ADJ", "AUX"}:
        found = _of_french_verb(form, other, pos)
    else:
        found.append(other)
    if language == "en":
        found += english_stems(form)
    elif pos in {"NOUN", "PROPN", "ADJ", "X"}:
        found += french_singulars(form)
    found.append(form)
    return tuple(dict.fromkeys(one for one in found if one))


def _of_french_verb(form: str, other: str, pos: str) -> list[str]:
    lists = french_forms()
    if pos == "ADJ":
        return [other, *lists.past_participle_of(form)]
    if form in lists.verbs:
        return [form]
    known = lists.infinitives(form)
    return [*known, other] if known else [other, *french_infinitives(form)]


#: the fewest letters of a stem
_STEM = 3
#: endings of first-group participles and tenses, by what they replace
_ENDINGS = (
    "issaient", "issait", "issent", "issant", "iraient", "eraient", "erait", "irait", "èrent",
    "eront", "aient", "irent", "iront", "ants", "ante", "ait", "ant", "ent", "era", "ira", "ées",
    "ée", "és", "é", "ies", "ie", "is", "it", "i", "es", "ez", "a", "e", "ut", "ue", "us", "ues",
    "u",
)  # fmt: skip


def french_infinitives(form: str) -> list[str]:
    """Return the infinitives of the regular groups that a French form may be of.

    >>> french_infinitives("dérobés")
    ['dérober', 'dérobir', 'dérobre']
    """
    for ending in _ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) >= _STEM:
            stem = form.removesuffix(ending)
            made = [stem + "er", stem + "ir", stem + "re"]
            if stem.endswith("ç"):
                made.append(stem[:-1] + "cer")
            if stem.endswith("ge"):
                made.append(stem + "r")
            return made
    return []


def french_singulars(form: str) -> list[str]:
    """Return the singulars that a French plural may be of: the lists lack many a noun.

    >>> french_singulars("développeurs"), french_singulars("journaux")
    (['développeur'], ['journau', 'journal'])
    """
    if len(form) <= _STEM or form[-1] not in "sx" or form.endswith("ss"):
        return []
    found = [form[:-1]]
    if form.endswith("aux"):
        found.append(form[:-2] + "l")
    return found


def english_stems(form: str) -> list[str]:
    """Return the stems of the regular endings that an English form may have.

    >>> english_stems("siphoned")
    ['siphon', 'siphone']
    """
    for ending in ("ing", "ed", "es", "s"):
        if form.endswith(ending) and len(form) - len(ending) >= _STEM:
            stem = form.removesuffix(ending)
            made = [stem] if ending == "s" else [stem, stem + "e"]
            if ending in {"ing", "ed"} and len(stem) > _STEM and stem[-1] == stem[-2]:
                made.append(stem[:-1])
            if stem.endswith("i"):
                made.append(stem[:-1] + "y")
            return made
    return []
