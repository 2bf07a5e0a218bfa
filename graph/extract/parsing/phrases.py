"""Prepositions of several words: "on behalf of", « pour le compte de »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.extract.parsing.raw import within

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.extract.parsing.raw import Raw

_ALWAYS = {
    "en": (
        "on behalf of", "in the name of", "as part of", "at the hands of", "with the help of",
        "with the aid of", "by means of", "for the benefit of", "under the control of",
        "under the direction of", "under the umbrella of", "under the cover of", "in support of",
        "in cooperation with", "in collaboration with", "in coordination with", "in charge of",
        "in front of", "in favour of", "in favor of", "at the head of", "on the orders of",
        "at the request of", "by way of", "in the form of", "in the course of", "in response to",
        "in exchange for", "in return for", "with the support of", "on the part of",
        "in accordance with", "in line with", "under the guise of", "in the hands of",
        "to the tune of", "in addition to", "in connection with", "in place of", "in view of",
    ),
    "fr": (
        "pour le compte de", "au nom de", "au sein de", "au service de", "au profit de",
        "au bénéfice de", "au détriment de", "au préjudice de", "aux dépens de", "de la part de",
        "à la tête de", "à l' origine de", "dans le cadre de", "à l' aide de", "avec l' aide de",
        "au moyen de", "par le biais de", "par l' intermédiaire de", "par l' entremise de",
        "sous le contrôle de", "sous la direction de", "sous l' égide de", "sous la coupe de",
        "sous couvert de", "sous les ordres de", "à destination de", "en provenance de",
        "en faveur de", "en échange de", "en collaboration avec", "en coopération avec",
        "en coordination avec", "à l' encontre de", "à hauteur de", "au large de", "au cours de",
        "à l' occasion de", "en vertu de", "en application de", "conformément à", "grâce à",
        "aux côtés de", "à l' appui de", "à la demande de", "en réponse à", "en lien avec",
        "en matière de", "en raison de", "à l' issue de", "à la suite de", "en dehors de",
    ),
}  # fmt: skip
_PLAIN = {"du": "de", "des": "de", "d'": "de", "au": "à", "aux": "à"}


#: by first word, the words of each phrase and the phrase as it is written
Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


def complex_prepositions(language: str, slots: Iterable[str]) -> Phrases:
    """Return the prepositions of several words by their first word, the longest first.

    ``slots`` are those that frames name: each of three words or more that ends with a preposition.
    """
    found: dict[str, set[tuple[tuple[str, ...], str]]] = {}
    for phrase in (*_ALWAYS[language], *slots):
        words = tuple(
            _PLAIN.get(word, word)
            for word in phrase.replace("\u2019", "'").replace("'", "' ").split()
        )
        if len(words) > 2 or (len(words) == 2 and phrase in _ALWAYS[language]):  # noqa: PLR2004
            written = phrase.replace("\u2019", "'").replace("' ", "'")
            found.setdefault(words[0], set()).add((words, written))
    return {
        first: sorted(phrases, key=lambda one: (-len(one[0]), one))
        for first, phrases in sorted(found.items())
    }


def join(words: list[Raw], phrases: Phrases) -> list[Raw]:
    """Hang what stands after a preposition of several words on what it belongs to, in place."""
    at = 0
    while at < len(words):
        size, said = _match(words, at, phrases)
        if not size:
            at += 1
            continue
        inside = range(at, at + size)
        outer = next(
            (words[i].head for i in inside if words[i].head not in inside and words[i].head != i),
            None,
        )
        complement = next(
            (
                one
                for one in words
                if one.i > at + size - 1
                and one.head in inside
                and one.dep in {"nmod", "obl", "obj", "pobj", "compound"}
            ),
            None,
        )
        if outer is not None and complement is not None and not within(words, outer, complement.i):
            nominal = words[outer].pos in {"NOUN", "PROPN", "PRON", "NUM"}
            complement.head, complement.case = outer, said
            complement.dep = "nmod" if nominal else "obl"
            if complement.pos in {"VERB", "AUX"}:
                complement.mark, complement.case = complement.case, ""
                complement.dep = "acl" if nominal else "advcl"
            for i in inside:
                words[i].head, words[i].dep, words[i].pos = complement.i, "case", "ADP"
                words[i].lemma = words[i].lower
        at += size
    return words


def _plain(word: str) -> str:
    return _PLAIN.get(word, word)


def _match(words: list[Raw], at: int, phrases: Phrases) -> tuple[int, str]:
    for phrase, written in phrases.get(_plain(words[at].lower), ()):
        if len(phrase) + at <= len(words) and all(
            _plain(words[at + i].lower) == word
            or (i == len(phrase) - 1 and words[at + i].lower == word)
            for i, word in enumerate(phrase)
        ):
            return len(phrase), written
    return 0, ""
