"""States and territories in a text: their names, their adjectives and nationals, their capitals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.evidence.mark import Spans
from graph.extract.names.phrases import Phrases
from graph.extract.shadow import cased, shadow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.extract.names.phrases import Found

_FILE = Path(__file__).resolve().parents[3] / "ontology" / "lexicon" / "countries.yaml"
_LANGUAGES = ("en", "fr")
#: a plural like the singular
_SAME = ("ese", "ish", "ch", "s", "x", "ss", "wiss", "Myanmar", "Hong Kong", "New Zealand", "NK")
_INITIALS = re.compile(r"[A-Z](?:\.?[A-Z]){1,3}\.?")
#: what follows initials that are no adjective: DPRK has, US and
_NO_NOUN = re.compile(
    r" (?:is|are|was|were|has|had|have|will|would|could|can|may|might|must|should|and|or|but|said|"
    r"says|to|in|on|of|for|with|at|by|from|as|that|which|who|does|did|do|not|also|after|before|"
    r"since|through|via|into|against|over|under|during|than|then|when|while|where|if|because|used|"
    r"uses|continues|remains|the|a|an|its|their|this|these)(?![^\W_])"
)
_NOUN = re.compile(r" [A-Za-z]|-[a-z]")
_FOLLOWED = 24


@dataclass(frozen=True, slots=True)
class Country:
    """What texts call one State or territory; ``code`` is ISO 3166-1, or EU or UN.

    ``metonym`` says that its capital's name often means its government.
    """

    code: str
    names: Mapping[str, tuple[str, ...]]
    adjectives: Mapping[str, tuple[str, ...]]
    capital: Mapping[str, str]
    metonym: bool = False
    body: bool = False


class Countries:
    """All States, ready to be looked for; ``load`` reads them once.

    >>> countries = Countries.load()
    >>> countries.label("KP", "fr"), countries.spans("from Laos to South Korea", "en")
    ('Corée du Nord', [(5, 9, 'LA'), (13, 24, 'KR')])
    """

    def __init__(self, countries: Mapping[str, Country]) -> None:
        self._countries = dict(countries)
        self._names = {tag: self._phrases(tag, "names") for tag in _LANGUAGES}
        self._adjectives = {tag: self._phrases(tag, "adjectives") for tag in _LANGUAGES}
        self._capitals = {tag: self._phrases(tag, "capitals") for tag in _LANGUAGES}

    @classmethod
    def load(cls) -> Countries:
        """Return the States of ontology/lexicon/countries.yaml."""
        return _loaded()

    def __iter__(self) -> Iterator[Country]:
        return iter(self._countries.values())

    def get(self, code: str) -> Country | None:
        """Return a State by its code, or None.

        >>> Countries.load().get("KR").capital["fr"]
        'Séoul'
        """
        return self._countries.get(code)

    def label(self, code: str, language: str) -> str:
        """Return the usual name of a State, or nothing for a code that is none.

        >>> Countries.load().label("CN", "en"), Countries.load().label("QQ", "en")
        ('China', '')
        """
        country = self._countries.get(code)
        return country.names[_tag(language)][0] if country else ""

    def spans(self, text: str, language: str) -> list[tuple[int, int, str]]:
        """Return where names of States stand, in order, with their codes; no capitals.

        Initials count in capitals only: US isn't us.
        """
        found = self._names[_tag(language)].find(shadow(text), cased(text))
        return [(one.start, one.end, one.value) for one in found]

    def capitals(self, text: str, language: str) -> list[tuple[int, int, str]]:
        """Return where names of capitals stand, in order, with the codes of their States.

        >>> Countries.load().capitals("Pékin et Moscou", "fr")
        [(0, 5, 'CN'), (9, 15, 'RU')]
        """
        found = self._capitals[_tag(language)].find(shadow(text), cased(text))
        return [(one.start, one.end, one.value) for one in found]

    def adjectives(self, text: str, language: str) -> list[tuple[int, int, str]]:
        """Return where adjectives of States and words for nationals stand, in order.

        English ones need a capital. Initials count before a noun: DPRK workers, US banks.

        >>> Countries.load().adjectives("Les banques chinoises et nord-coréennes", "fr")
        [(12, 21, 'CN'), (25, 39, 'KP')]
        """
        shade, plain = shadow(text), cased(text)
        found = self._adjectives[_tag(language)].find(shade, plain)
        if _tag(language) == "en":
            initials = [
                one
                for one in self._names["en"].find(shade, plain)
                if _INITIALS.fullmatch(plain[one.start : one.end]) and _before_noun(plain, one)
            ]
            found = sorted([*found, *initials], key=lambda one: (one.start, -one.end))
        # the British of the British Virgin Islands says nothing of Britain
        names = self._names[_tag(language)].find(shade, plain)
        longer = Spans((one.start, one.end) for one in names if " " in shade[one.start : one.end])
        return [
            (one.start, one.end, one.value)
            for one in found
            if not longer.hold(one.start, one.end)
            or _INITIALS.fullmatch(plain[one.start : one.end]) is not None
        ]

    def _phrases(self, tag: str, kind: str) -> Phrases:
        made = Phrases()
        for code, country in self._countries.items():
            if kind == "names":
                forms = list(country.names[tag])
            elif kind == "capitals":
                forms = [country.capital[tag]] if country.capital else []
            else:
                forms = list(country.adjectives[tag])
            for form in forms:
                # a French adjective has a small letter, everything else a capital
                made.add(form, code, capital=tag == "en" or form[:1].isupper())
        return made.made()


def adjectives(text: str, language: str) -> list[tuple[int, int, str]]:
    """Return where adjectives of States and words for nationals stand, with codes; see Countries.

    >>> adjectives("two N. Korean and Chinese banks", "en")
    [(4, 13, 'KP'), (18, 25, 'CN')]
    """
    return Countries.load().adjectives(text, language)


def _before_noun(plain: str, found: Found) -> bool:
    after = plain[found.end : found.end + _FOLLOWED]
    return _NOUN.match(after) is not None and _NO_NOUN.match(after) is None


def _tag(language: str) -> str:
    return "en" if language == "en" else "fr"


@cache
def _loaded() -> Countries:
    from ruamel.yaml import YAML

    read: Any = YAML(typ="safe").load(_FILE.read_text(encoding="utf-8"))
    return Countries({str(code): _country(str(code), entry) for code, entry in read.items()})


def _country(code: str, entry: Mapping[str, Any]) -> Country:
    capitals = str(entry.get("capital", "")).split("|")
    return Country(
        code,
        {tag: tuple(map(str, entry[tag])) for tag in _LANGUAGES},
        {
            "en": tuple(form for one in entry["aen"] for form in english_forms(str(one))),
            "fr": tuple(form for one in entry["afr"] for form in french_forms(str(one))),
        },
        dict(zip(_LANGUAGES, capitals, strict=True)) if capitals[0] else {},
        metonym=bool(entry.get("metonym")),
        body=bool(entry.get("body")),
    )


def english_forms(word: str) -> list[str]:
    """Return an English adjective of nationality and its plural; a bar gives the plural.

    >>> english_forms("Korean"), english_forms("Chinese"), english_forms("Dutchman|Dutchmen")
    (['Korean', 'Koreans'], ['Chinese'], ['Dutchman', 'Dutchmen'])
    """
    one, _, many = word.partition("|")
    if many:
        return [one, many]
    return [one] if one.endswith(_SAME) else [one, f"{one}s"]


def french_forms(word: str) -> list[str]:
    """Return a French adjective in both genders and numbers; a bar gives an odd feminine.

    >>> french_forms("coréen"), french_forms("grec|grecque")
    (['coréen', 'coréens', 'coréenne', 'coréennes'], ['grec', 'grecs', 'grecque', 'grecques'])
    """
    male, _, female = word.partition("|")
    if not female:
        female = _female(male)
    forms = [male, male if male.endswith(("s", "x")) else f"{male}s", female, f"{female}s"]
    return [form for at, form in enumerate(forms) if form not in forms[:at]]


def _female(male: str) -> str:
    if male.endswith(("e", "i", "ï")):
        return male  # qatari; thaï
    if male.endswith(("en", "on")):
        return f"{male}ne"
    return f"{male}e"
