"""Runs of capitalised words, from which grammar takes names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.evidence.mark import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"[^\W_]{1,40}(?:[-'&][^\W_]{1,40}){0,4}")
_ELIDED = re.compile(r"(?:[dl]|qu|jusqu|lorsqu|puisqu)'", re.IGNORECASE)
_LINKS = re.compile(
    r" (?:of the|of|on the|on|for the|for|and|&|de la|de l'|du|des|de|d'|et de la|et du|et des|"
    r"et de|et|pour la|"
    r"pour le|pour les|sur|aux|von|van der|van den|van|bin|al|y|-|\u2013 ) ?| ?& ?"
)
#: a possessive within a name
_OFFICES = frozenset(
    {
        ("attorney", "office"),
        ("prosecutor", "office"),
        ("general", "office"),
        ("people", "army"),
        ("people", "bank"),
        ("workers", "party"),
        ("people", "republic"),
        ("people", "committee"),
        ("people", "liberation"),
    }
)
#: a legal form may stand after a comma
_COMMA = re.compile(
    r", (?=(?:Ltd|LTD|Inc|INC|LLC|Limited|LIMITED|Co|CO|Corp|CORP|S\.?A|GmbH|Pte|PTE|PLC|plc)"
    r"(?![a-z]))"
)
_ABBREVIATED = word_set("co corp ltd inc no st pte pty s dr gen bros intl dev imp exp bhd")
#: capitalised words that begin a sentence and no name
_OPENERS = word_set(
    "the a an in on at by from to for with of and but or nor so yet if when while "
    "where after before since until as although though because despite during through "
    "under over about according this that these those such it its he she they we you "
    "i his her their our my there here what who whom which how why both each every "
    "all any some many most several another other one two three four five six seven "
    "eight nine ten first second third last next then now also however meanwhile "
    "moreover additionally furthermore finally instead later earlier today yesterday "
    "tomorrow between among amid against within without is are was were has had have "
    "will would may might can could should must do does did not no only even still "
    "once both citing using see per via like unlike le la les l un une des du de d au "
    "aux a en dans par pour sur sous sans avec chez vers entre contre depuis pendant "
    "durant avant apres lors lorsque quand comme si selon malgre et ou mais donc or "
    "ni car puis ainsi alors aussi enfin ensuite cependant toutefois outre ce cet "
    "cette ces c il elle ils elles on nous vous je tu son sa ses leur leurs notre nos "
    "qui que quoi dont deux trois quatre cinq six sept huit neuf dix plusieurs "
    "certains chaque autre autres hier parmi grace face tous toutes tout toute est "
    "sont later such"
)
#: capitalised words that are never part of a name
_NEVER = word_set(
    "i monday tuesday wednesday thursday friday saturday sunday january february "
    "april june july august september october november december lundi mardi mercredi "
    "jeudi vendredi samedi dimanche mr mrs ms m mme"
)
_MOST_WORDS = 14


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a run: where it stands, as written without accents, and in lower case."""

    start: int
    end: int
    text: str
    form: str
    joint: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words side by side, with the small words that join them.

    ``opens`` tells whether the run stands first in a sentence.
    """

    words: tuple[Word, ...]
    opens: bool

    @property
    def start(self) -> int:
        """Where the run begins."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where the run ends."""
        return self.words[-1].end


def runs(plain: str) -> Iterator[Run]:
    """Give the runs of capitalised words in a text whose accents are off.

    A word that only opens a sentence begins no run; a possessive, and a word longer than a run of
    fourteen, ends one. Time grows with the length of the text.

    >>> [(r.start, r.end) for r in runs("The Bank of Tern Bay, and Heron Co., Ltd. of Veldt")]
    [(4, 20), (26, 40), (45, 50)]
    """
    current: list[Word] = []
    opens = False
    for word, ends_sentence in _capitals(plain):
        if word.form in _NEVER and not _is_initials(word):
            if current:
                yield Run(tuple(current), opens)
            current = []
            continue
        if current and (len(current) >= _MOST_WORDS or not _linked(plain, current, word)):
            yield Run(tuple(current), opens)
            current = []
        if current:
            current = [*current, *_between(plain, current[-1], word), word]
        elif not ends_sentence or word.form not in _OPENERS or _is_initials(word):
            current, opens = [word], ends_sentence
    if current:
        yield Run(tuple(current), opens)


def _capitals(plain: str) -> Iterator[tuple[Word, bool]]:
    """Give capitalised words and numbers, each with whether it opens a sentence."""
    at = 0
    opened = True
    for match in _WORD.finditer(plain):
        gap = plain[at : match.start()]
        opened = opened if not gap.strip(" \"'(\u2013-") and not at else _closes(gap)
        at = match.end()
        start, text = match.start(), match.group()
        elided = _ELIDED.match(text)
        if elided and len(text) > elided.end():
            start, text = start + elided.end(), text[elided.end() :]
        possessive = text.find("'s")
        end = match.end()
        if possessive > 0 and possessive == len(text) - 2:
            end, text = end - 2, text[:-2]
        if text[0].isupper() or text[0].isdigit() or any(map(str.isupper, text[:3])):
            yield Word(start, end, text, text.lower()), opened
        opened = False


def _closes(gap: str) -> bool:
    return any(sign in gap for sign in '.!?:;\u2026\n"')


def _linked(plain: str, current: list[Word], word: Word) -> bool:
    last = current[-1]
    gap = plain[last.end : word.start]
    if gap == "'s " and (last.form, word.form) in _OFFICES:
        return True
    if len(gap) > _MOST_GAP or gap.startswith("'s"):
        return False
    if gap == " ":
        return True
    low = last.end
    if gap.startswith("."):
        if last.form not in _ABBREVIATED and len(last.text) > 1:
            return False
        if gap in {".", ". "}:
            return True
        low += 1
    following = _COMMA.match(plain, low, word.end)
    if following and following.end() == word.start:
        return True
    return low == last.end and _LINKS.fullmatch(gap) is not None


_MOST_GAP = 12


def _between(plain: str, last: Word, word: Word) -> Iterator[Word]:
    for match in _WORD.finditer(plain, last.end, word.start):
        yield Word(match.start(), match.end(), match.group(), match.group().lower(), joint=True)


def _is_initials(word: Word) -> bool:
    return word.text.isupper() and len(word.text) > 1
