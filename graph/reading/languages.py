"""Which language a paragraph is in, by its script and its smallest words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

# words that two of these languages write alike (a, on, or, as, son, an, me, no) are in none of
# them, but for those that one of them writes many times as often
_WORDS: Final = {
    "en": """the of and to in is was were has have had been by for with from that which this these
        those its his her their they it he she we you are be at not who whom whose also would could
        should may might will between after before under over into through during against while
        where when what said says about more than other such any all both only since until because
        there here being did does do if but new first two three used using including based according
        allegedly reportedly""",
    "fr": """le la les des du de et à au aux un une est sont était étaient ont été par pour avec
        dans sur que qui dont où ce cet cette ces leur leurs se sa ses il elle ils elles nous vous
        ne pas plus selon entre après avant sous chez vers contre pendant depuis lors afin ainsi
        aussi mais ou donc comme même tout tous toute toutes aurait auraient serait seraient avait
        avaient être avoir fait deux trois notamment également près plusieurs très encore""",
    "de": """der die das und ist nicht ein eine einen einem einer mit von zu den dem des auf für
        im auch sich werden wurde wird haben hat sind bei nach über aus durch oder als""",
    "es": """el los las y en del una con por para como más pero sus fue han está están desde hasta
        sobre entre también según ha su al lo es son que se""",
    "it": """il gli di e che è sono una del della dei delle nel nella con per non più anche come
        dal alla degli stato stati ha hanno ma si""",
    "pt": """o os um uma do da dos das em no na nos nas e que para com por não mais como foi são
        está ao pelo pela também segundo ou sua seu""",
    "nl": """het een van en de dat die niet is zijn op te voor met door aan ook bij naar uit werd
        worden heeft hebben deze dit""",
}
_LANGUAGES: Final = tuple(_WORDS)
#: the languages that a word tells of
_TOLD: Final = {
    word: tuple(language for language in _LANGUAGES if word in _WORDS[language].split())
    for words in _WORDS.values()
    for word in words.split()
}
_TOKEN: Final = re.compile(r"[^\W\d_]+")
#: an elided word before its apostrophe, and what follows an English one
_ELISION: Final = re.compile(
    r"\b(?:[ldnscjm]|qu|jusqu|lorsqu|puisqu)['\u2019](?=[^\W\d_]{2})", re.IGNORECASE
)
_GENITIVE: Final = re.compile(r"[^\W\d_]{2}(?:['\u2019]s|n['\u2019]t)\b")
_SCRIPTS: Final = {
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "zh",
    "CYRILLIC": "ru",
    "ARABIC": "ar",
    "HEBREW": "he",
    "GREEK": "el",
    "THAI": "th",
    "DEVANAGARI": "hi",
}
#: characters looked at: more of a block doesn't tell more
_LOOK: Final = 4000
#: words of a language that a block must hold, and how many times as many as of any other
_LEAST: Final = 2
_TIMES: Final = 1.5
#: up to this many words, one of a language is enough, if no other language has any
_FEW: Final = 6


def language_of(words: str) -> str:
    """Return the BCP 47 primary tag of the language of a passage, or "" where it doesn't tell.

    >>> language_of("The crew was paid in copper."), language_of("Le port est fermé.")
    ('en', 'fr')
    >>> language_of("Kestrel Trading Ltd"), language_of("두 척의 배가 떠났다")
    ('', 'ko')
    """
    look = words[:_LOOK]
    script = _script(look)
    if script != "LATIN":
        return _by_script(script, look)
    counts = _counts(look)
    (best, hits), (_, second) = counts.most_common(2)
    if hits >= _LEAST and hits >= second * _TIMES:
        return best
    few = len(_TOKEN.findall(look)) <= _FEW
    return best if hits and not second and few else ""


def languages_of(passages: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Return the main language of passages in order, and of each.

    The main one has the most characters. A passage that doesn't tell has the language of its
    neighbours if they agree, else the main one.

    >>> languages_of(["Le port est fermé.", "Kestrel", "Les navires sont partis."])
    ('fr', ('fr', 'fr', 'fr'))
    """
    own = [language_of(passage) for passage in passages]
    lengths: Counter[str] = Counter()
    for passage, language in zip(passages, own, strict=True):
        if language:
            lengths[language] += len(passage)
    # the same for equal lengths, whatever the order
    main = max(sorted(lengths), key=lambda one: lengths[one], default="")
    main = main or language_of("\n".join(passages)[:_LOOK])
    after = [""] * len(own)
    following = ""
    for at in range(len(own) - 1, -1, -1):
        after[at] = following
        following = own[at] or following
    filled: list[str] = []
    before = ""
    for at, language in enumerate(own):
        before = language or before
        around = before if before == after[at] or not after[at] else ""
        filled.append(language or around or main)
    return main, tuple(filled)


def _counts(words: str) -> Counter[str]:
    shouted = words.isupper()
    tokens = [
        token.lower()
        for token in _TOKEN.findall(words)
        # IT, US and LA are names
        if shouted or not (token.isupper() and len(token) > 1)
    ]
    counts = Counter(dict.fromkeys(_LANGUAGES, 0))
    for token in tokens:
        for language in _TOLD.get(token, ()):
            counts[language] += 1
    counts["fr"] += len(_ELISION.findall(words))
    counts["en"] += len(_GENITIVE.findall(words))
    return counts


def _script(words: str) -> str:
    scripts: Counter[str] = Counter()
    for character in words[:400]:
        if character.isalpha():
            scripts[_script_of(character)] += 1
    return scripts.most_common(1)[0][0] if scripts else "LATIN"


def _script_of(character: str) -> str:
    return unicodedata.name(character, "LATIN").split()[0].split("-")[0]


def _by_script(script: str, words: str) -> str:
    if script == "CJK" and re.search("[\u3041-\u30ff]", words):
        return "ja"
    if script == "CYRILLIC" and re.search("[іїєґ]", words):
        return "uk"
    return _SCRIPTS.get(script, "")
