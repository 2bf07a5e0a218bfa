"""Capitalised names in a French or English sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.evidence.mark import Kind, Mark, Mask, Word, is_capital, word_set, words
from graph.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

# Words that begin a sentence without being a name, without case and accents.
_SMALL = word_set(
    # French
    "le la les l un une des du de d au aux a en dans par pour sur sous sans avec chez vers "
    "entre contre depuis pendant durant avant apres lors lorsque quand comme si selon suivant "
    "malgre et ou mais donc or ni car puis ainsi alors aussi enfin ensuite cependant "
    "toutefois pourtant neanmoins outre tandis tant tout tous toute toutes ce cet cette ces c "
    "ceci cela ca celui celle ceux celles il elle ils elles on nous vous je tu j se s y ne n "
    "son sa ses leur leurs mon ma mes notre nos votre vos qui que quoi dont quel quelle quels "
    "quelles qu plusieurs certains certaines chaque aucun aucune nul nulle autre autres meme "
    "memes beaucoup peu plus moins tres trop deja hier aujourd demain jamais toujours encore "
    "parmi grace afin suite face jusqu voici voila est sont etait ont avait oui non pas "
    "premier premiere parfois souvent surtout notamment bref quant deux trois quatre cinq six "
    "sept huit neuf dix onze douze quelque quelques divers diverses desormais lui eux soit "
    "fin debut mi compte vu etant ayant "
    "environ pres presque seulement seul seule ni quelque "
    # English
    "half nearly almost around roughly neither "
    "the an and but or nor for yet so if in on at by to from of with without within into onto "
    "over under above below between among against during since until before after while when "
    "where why how who whom whose which what that this these those it its he she they we you "
    "i his her hers their our your my me him them us is are was were be been has have had do "
    "does did will would can could may might must shall should not no yes as than then there "
    "here now also however moreover furthermore meanwhile although though because despite "
    "according both each every all any some many most more few several other others another "
    "such one two three four five six seven eight nine ten eleven twelve about across along "
    "around behind beyond per via upon once only even still again instead rather unlike like "
    "given based due first second third last next yesterday today tomorrow earlier later "
    "together overall through throughout either neither whether let "
)
#: Titles: a name needs no alias for them.
_TITLES = word_set("m mm mme mmes mlle mr mrs ms dr me pr prof")
_LEAST = 5  # letters of an adverb
_ADVERB = ("ment", "ly")
_NO_ADVERBS = word_set("italy sicily clement element document gouvernement parlement")
_PARTICIPLE = ("\u00e9", "\u00e9e", "\u00e9s", "\u00e9es", "ant", "ante", "ants", "ing", "ed")
_PARTICIPLES = word_set(
    "issu issue issus mis mise pris prise soumis soumise connu connue paru parue"
)
_AFTER_PARTICIPLE = word_set(
    "en par le la les l de du des d dans au aux a sur pour avec sous depuis entre ainsi que qu "
    "in by the an of to on at for with under since between from as that"
)
_YOU_AND_US = word_set("nous vous")  # suivez-nous
_SPACE = "[ \u00a0\u202f]"
_HYPHENS = "\\-\u2010\u2011"
# between two capitalised words of one name
_GAP = re.compile(
    rf"{_SPACE}|[{_HYPHENS}]|{_SPACE}?&{_SPACE}?|['\u2019]"
    rf"|{_SPACE}(?:de|du|des|of|of the|de la|von|van|der|den|al|el|bin){_SPACE}"
    rf"|{_SPACE}(?:de l|d|de la|al-|el-)['\u2019]?"
)
_INITIAL_GAP = re.compile(rf"\.{_SPACE}?")
_TAIL = re.compile(rf"[{_HYPHENS}]\d{{1,8}}(?![^\W_])")
_LONGEST_GAP = 10
_INITIALS = 2  # letters: J. Roux, Ph. Roux


@dataclass(frozen=True, slots=True)
class Usage:
    """How a whole text writes its words: which have a capital in mid-sentence, which none."""

    capital: frozenset[str] = frozenset()
    lower: frozenset[str] = frozenset()


def usage(text: str, sentences: Iterable[tuple[int, int]]) -> Usage:
    """Return how the words of a text are written, by its sentences.

    >>> found = usage("The studio Orsan grew. Orsan left.", [(0, 22), (23, 34)])
    >>> sorted(found.capital), "studio" in found.lower
    (['orsan'], True)
    """
    capital: set[str] = set()
    lower: set[str] = set()
    for start, end in sentences:
        found = words(text, start, end)
        first = _first(text, start, found)
        for word in found:
            if not is_capital(word.text):
                lower.add(word.form)
            elif word.start not in first:
                capital.add(word.form)
    return Usage(frozenset(capital), frozenset(lower))


def names(
    sentence: str,
    used: Usage,
    known: Collection[tuple[int, int]] = (),
    taken: Iterable[tuple[int, int]] = (),
) -> list[Mark]:
    """Return the capitalised names of a sentence, in order, outside of spans already taken.

    A name is a run of capitalised words, with what joins them ("Bank of Veldt"). The first word of
    a sentence or quotation counts if it is at a span that is ``known``, or if the text has it with
    a capital elsewhere; not if it is a small word, an adverb, or also written small.

    >>> [mark.text for mark in names("Hier, Aldo Vérin a quitté la Banque de Veldt.", Usage())]
    ['Aldo Vérin', 'Banque de Veldt']
    """
    mask = Mask(len(sentence), taken)
    found = words(sentence)
    first = _first(sentence, 0, found)
    starts = {start for start, _ in known}
    counted = [
        at
        for at, word in enumerate(found)
        if mask.is_free(word.start, word.end)
        and _counts(found, at, first=word.start in first, known=word.start in starts, used=used)
    ]
    return [_mark(sentence, found, run) for run in _runs(sentence, found, counted)]


def needed(text: str, mark: Mark) -> list[tuple[int, int]]:
    """Return the words of a name that an alias must cover: all but the small ones and titles.

    >>> from graph.evidence.mark import Kind, Mark
    >>> needed("Banque de Veldt", Mark(Kind.NAME, 0, 15, "Banque de Veldt", "banque de veldt"))
    [(0, 6), (10, 15)]
    """
    found = [word for word in words(text, mark.start, mark.end) if not word.elided]
    wanted = [
        (word.start, word.end)
        for word in found
        if (is_capital(word.text) or word.text[0].isdigit())
        and (word.form not in _SMALL or (word.text.isupper() and len(word.text) > 1))
        and word.form not in _TITLES
    ]
    return wanted or [(word.start, word.end) for word in found]


def _first(text: str, start: int, found: Sequence[Word]) -> frozenset[int]:
    """Return where the words stand that begin the sentence, a quotation, or what a colon opens."""
    starts: set[int] = set()
    opened = True
    at = start
    for word in found:
        gap = text[at : word.start]
        quoted = any(sign in gap for sign in '\u00ab\u201c"') or ":" in gap
        if opened or quoted or gap.strip(" \u00a0\u202f") in {".", "!", "?"}:
            starts.add(word.start)
        # an elided article, a number or a bullet leaves the next word the first
        lettered = len(word.text) == 1 and text[word.end : word.end + 1] in {".", ")"}
        opened = word.start in starts and (word.elided or word.text.isdigit() or lettered)
        at = word.end
    return frozenset(starts)


def _counts(found: Sequence[Word], at: int, *, first: bool, known: bool, used: Usage) -> bool:
    word = found[at]
    if not is_capital(word.text) or word.elided or word.text == "I":
        return False
    if word.form in _TITLES and not (word.text.isupper() and len(word.text) > 1):
        return False
    return known or (_begins(found, at, used) if first else _within(found, at))


def _within(found: Sequence[Word], at: int) -> bool:
    """Tell whether a capitalised word in mid-sentence is a name."""
    word = found[at]
    return (
        word.form not in _SMALL or (word.text.isupper() and len(word.text) > 1) or _named(found, at)
    )


def _begins(found: Sequence[Word], at: int, used: Usage) -> bool:
    """Tell whether the first word of a sentence is a name."""
    word = found[at]
    if sum(is_capital(character) for character in word.text) > 1:
        return True
    if word.form in _SMALL or word.form in used.lower:
        return False
    return word.form in used.capital or not _ordinary(found, at)


def _named(found: Sequence[Word], at: int) -> bool:
    """Tell whether a small word with a capital belongs to a name: The Guardian, Le Monde."""
    after = found[at + 1] if at + 1 < len(found) else None
    return after is not None and is_capital(after.text)


def _ordinary(found: Sequence[Word], at: int) -> bool:
    """Tell whether the first word of a sentence looks like an adverb or participle."""
    form = found[at].form
    if len(form) > _LEAST and form.endswith(_ADVERB) and form not in _NO_ADVERBS:
        return True
    after = found[at + 1].form if at + 1 < len(found) else ""
    imperative = after in _YOU_AND_US and found[at + 1].start == found[at].end + 1
    participle = form in _PARTICIPLES or found[at].text.casefold().endswith(_PARTICIPLE)
    return imperative or (participle and after in _AFTER_PARTICIPLE)


def _runs(sentence: str, found: Sequence[Word], counted: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for at in counted:
        if runs and _joined(sentence, found[runs[-1][-1]], found[at]):
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def _joined(sentence: str, left: Word, right: Word) -> bool:
    if right.start - left.end > _LONGEST_GAP:
        return False
    gap = sentence[left.end : right.start]
    if len(left.text) <= _INITIALS and _INITIAL_GAP.fullmatch(gap):
        return True
    return bool(_GAP.fullmatch(gap))


def _mark(sentence: str, found: Sequence[Word], run: Sequence[int]) -> Mark:
    start, end = found[run[0]].start, found[run[-1]].end
    tail = _TAIL.match(sentence, end)
    if tail:
        end = tail.end()
    text = sentence[start:end]
    return Mark(Kind.NAME, start, end, text, fold(text))
