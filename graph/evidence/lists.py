"""Members of lists in a French or English sentence: A, B et C; such as A; notamment A.

There is no grammar of either language here, only the small words that lists are made with: what
is coordinated is taken for a list where both sides begin alike (de … et de …, the … and the …).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.evidence.mark import Kind, Mark, Mask, Word, is_capital, word_set, words
from graph.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_COORDINATORS = (
    ("ainsi", "que"), ("ainsi", "qu"), ("mais", "aussi"), ("mais", "egalement"),
    ("as", "well", "as"), ("but", "also"), ("et",), ("ou",), ("and",), ("or",), ("voire",),
)  # fmt: skip
_INTRODUCERS = (
    ("tel", "que"), ("telle", "que"), ("tels", "que"), ("telles", "que"), ("tel", "qu"),
    ("telle", "qu"), ("tels", "qu"), ("telles", "qu"), ("such", "as"), ("a", "savoir"),
    ("y", "compris"), ("notamment",), ("including",), ("namely",), ("comme",), ("dont",),
    ("particulierement",), ("principalement",), ("especially",), ("mainly",),
    ("en", "particulier"), ("par", "exemple"),
)  # fmt: skip
_WEAK = frozenset({"comme", "dont"})

_PREPOSITIONS = sorted(
    word_set(
        "a par avec dans sur pour chez vers sous sans contre "
        "in on at to from of by with for against between into"
    )
)
_KINDS = {
    "de": "de du des d",
    "en": "en au aux",
    "le": "le la les l un une ce cet cette ces son sa ses leur leurs des du notre nos votre vos "
    "plusieurs certains certaines quelques",
    "the": "the a an its their his her our this these those several some",
    **{word: word for word in _PREPOSITIONS},
}
_STARTERS: dict[str, frozenset[str]] = {}
for _kind, _members in _KINDS.items():
    for _member in _members.split():
        _STARTERS[_member] = _STARTERS.get(_member, frozenset()) | {_kind}

# what follows "et" or "and" where a clause begins, not a member
_CLAUSE = word_set(
    "que qu qui dont ou quand comment il elle ils elles on nous vous je tu j c cela ceci ce qui ne "
    "n se s y me te lui eux ont est sont etait etaient avait avaient sera seront aurait auraient "
    "serait seraient fut furent peut peuvent doit doivent si lorsque alors donc puis ensuite ainsi "
    "non pas plus moins surtout aussi apres avant depuis afin autre autres tous toutes "
    "he she it they we you i who which what where when while then thus so not is are was were be "
    "been has have had will would can could may might must should do does did said says that "
    "there therefore later also after before since because if as more less others"
)
_CUTS = word_set(
    "que qu qui dont ou pour afin lorsque quand si selon alors tandis apres avant depuis suite "
    "ont est sont etait etaient avait aurait auraient sera seront a "
    "that which who whom where when while is are was were has have had will would can could may "
    "after before since because said"
)
_FILLERS = word_set("mais but aussi also meme even puis then enfin also")
_INFINITIVE = ("er", "ir", "oir", "dre", "tre", "ire", "vre", "pre")
_NO_INFINITIVES = word_set(
    "mer hiver fer cancer danger chantier dossier papier courrier premier dernier particulier "
    "financier policier officier quartier millier atelier metier fevrier janvier acier etranger "
    "entier regulier singulier conseiller leader hacker worker number power order member center "
    "cuivre livre centre autre notre votre maitre ministre titre lettre chiffre contre entre "
    "propre oeuvre manoeuvre argentaire territoire militaire nucleaire secretaire histoire "
    "memoire victoire laboratoire loisir avenir desir espoir pouvoir noir soir air chair fair "
    "navire empire satire maire affaire frontiere tonnerre septembre"
)
_ADVERB = ("ment", "ly")
_BREAKS = re.compile(r"[;:()\[\]\u00ab\u00bb\u201c\u201d!?\u2013\u2014]|\s-\s")
# endings of the imperfect, conditional and future in French, of the past in English
_VERB = ("aient", "ait", "erent", "eront", "iront", "dront", "ed")
_NO_VERBS = word_set(
    "lait fait bienfait forfait trait extrait portrait retrait souhait attrait "
    "fed bed red seed need speed"
)
# an article or the like right after a bare word makes it a verb: illustre la …, denied the …
_OBJECT = word_set(
    "le la les l un une tous toutes son sa ses leur leurs ce cet cette ces the a an its his their "
    "this these"
)
_TO = frozenset({"de", "d", "a", "se", "s"})
_FIGURE = frozenset({"figure"})
_INFINITIVES = frozenset({"infinitive"})
_ANDS = frozenset({"and", "and,", "also"})
_INNER = frozenset({",", *_ANDS})
_LONGEST = 10


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Words ``[low, high)`` between two separators, and what separates it from the one before."""

    low: int
    high: int
    sign: str  # ",", "and", "and," (both), "also", "such …" or "" (a break)


@dataclass(frozen=True, slots=True)
class _Item:
    """A word, or a number, date or address as one word; ``kinds`` says how a member begins."""

    start: int
    end: int
    text: str
    form: str
    kinds: frozenset[str]
    elided: bool


def members(sentence: str, language: str, figures: Iterable[tuple[int, int]] = ()) -> list[Mark]:
    """Return the members of the lists of a sentence, in order.

    At most ten words each. Coordinated clauses and verbs aren't lists, but a French infinitive
    with its object is a member. ``figures`` are numbers, dates and addresses: each is one word, and
    no member by itself.

    >>> text = "Il vend du sel, de la laine et du plomb en Orsanie."
    >>> [mark.text for mark in members(text, "fr")]
    ['du sel', 'de la laine', 'du plomb en Orsanie']
    >>> [mark.text for mark in members("Firms such as Orsan and Veldt left and she stayed.", "en")]
    ['Orsan', 'Veldt left']
    """
    found = _items(sentence, language, figures)
    chunks = _chunks(sentence, found)
    spans: set[tuple[int, int]] = set()
    for at, chunk in enumerate(chunks):
        if chunk.sign in _ANDS:
            spans |= _coordinated(found, chunks, at)
        if chunk.sign == "also" or chunk.sign.startswith("such"):
            spans |= _introduced(found, chunk)
    made, reach = [], 0
    for low, high in sorted(spans, key=lambda span: (span[0], -span[1])):
        if high <= reach or _is_figure(found[low:high]):
            continue  # within a longer one
        reach = high
        start, end = found[low].start, found[high - 1].end
        made.append(Mark(Kind.MEMBER, start, end, sentence[start:end], fold(sentence[start:end])))
    return made


def _items(sentence: str, language: str, figures: Iterable[tuple[int, int]]) -> list[_Item]:
    """Return the words of a sentence with how a member that begins with each would begin."""
    of_figure = Mask(len(sentence), figures)
    made: list[tuple[Word, bool]] = []
    for word in words(sentence):
        figure = not of_figure.is_free(word.start, word.end)
        before = made[-1] if made else None
        if figure and before and before[1] and not of_figure.has_gap(before[0].end, word.start):
            last = before[0]
            made[-1] = Word(last.start, word.end, last.text, last.form), True
        else:
            made.append((word, figure))
    found: list[_Item] = []
    following: frozenset[str] = frozenset()
    for word, figure in reversed(made):
        following = _FIGURE if figure else _kinds(word, language, following)
        found.append(_Item(word.start, word.end, word.text, word.form, following, word.elided))
    return found[::-1]


def _kinds(word: Word, language: str, following: frozenset[str]) -> frozenset[str]:
    """Tell how a member begins: with which small word, a name, an infinitive, or a bare word."""
    if word.form in _TO and "infinitive" in following and language == "fr":
        return _INFINITIVES
    kinds = _STARTERS.get(word.form)
    if kinds and not (is_capital(word.text) and len(word.text) > 1 and not word.elided):
        return kinds
    if is_capital(word.text):
        return frozenset({"name"})
    infinitive = word.form not in _NO_INFINITIVES and word.form.endswith(_INFINITIVE)
    return _INFINITIVES if language == "fr" and infinitive else frozenset({"bare"})


def _is_figure(found: Sequence[_Item]) -> bool:
    first = next((at for at, word in enumerate(found) if word.kinds == _FIGURE), 2)
    return first <= 1 and all(word.kinds == _FIGURE for word in found[first:])


def _chunks(sentence: str, found: Sequence[_Item]) -> list[_Chunk]:
    chunks: list[_Chunk] = []
    low, sign, at = 0, "", 0
    while at < len(found):
        gap = sentence[found[at - 1].end : found[at].start] if at else ""
        ahead = _matching(found, at, _COORDINATORS)
        intro = _matching(found, at, _INTRODUCERS) if not ahead else 0
        if _BREAKS.search(gap):
            chunks.append(_Chunk(low, at, sign))
            low, sign = at, ""
        elif ("," in gap and gap != ",") or "&" in gap:
            chunks.append(_Chunk(low, at, sign))
            low, sign = at, "and" if "&" in gap else ","
        if ahead or intro:
            if at > low or not sign:
                chunks.append(_Chunk(low, at, sign))
            word = found[at].form
            comma = sign == "," and at == low
            sign = f"such {word}" if intro else "also" if ahead > 1 else "and," if comma else "and"
            low = at + (ahead or intro)
            at = low
            continue
        at += 1
    chunks.append(_Chunk(low, len(found), sign))
    return chunks


def _matching(found: Sequence[_Item], at: int, phrases: Sequence[tuple[str, ...]]) -> int:
    if found[at].text.casefold() == "o\u00f9":
        return 0  # where, not or
    for phrase in phrases:
        here = tuple(word.form for word in found[at : at + len(phrase)])
        if here == phrase:
            return len(phrase)
    return 0


def _coordinated(found: Sequence[_Item], chunks: Sequence[_Chunk], at: int) -> set[tuple[int, int]]:
    """Return the members that end with the chunk after a coordinator."""
    right = _head(found, chunks[at])
    if right is None or _is_verb(found, *right):
        return set()
    low, _high = right
    kinds = found[low].kinds
    if chunks[at].sign == "and," and kinds == {"bare"} and chunks[at - 1].sign not in _INNER:
        return set()  # "…, and" with no list before it joins clauses
    spans: set[tuple[int, int]] = set()
    for index in range(at - 1, -1, -1):
        chunk = chunks[index]
        if chunk.low >= chunk.high:
            continue
        whole = _whole(found, chunk, kinds) if chunk.sign in _INNER else None
        if whole is None:
            tail = _tail(found, chunk, kinds)
            if tail is not None and (spans or index == at - 1):
                spans.add(tail)
            break
        spans.add(whole)
        # "des" is an article or a preposition: its neighbours tell which
        kinds &= found[whole[0]].kinds
        if chunk.sign in _ANDS:
            break  # what stands before belongs to that coordinator
    if not spans:
        return set()
    if "infinitive" in found[low].kinds:
        return {(a, b) for a, b in (*spans, right) if b - a > 1 + (found[a].form in _TO)}
    return {*spans, right}


def _is_verb(found: Sequence[_Item], low: int, high: int) -> bool:
    """Tell whether a bare word is a verb by its ending, or by the article that follows it."""
    if found[low].kinds != {"bare"}:
        return False
    form = found[low].form
    if form.endswith(_VERB) and form not in _NO_VERBS:
        return True
    return low + 1 < high and found[low + 1].form in _OBJECT


def _introduced(found: Sequence[_Item], chunk: _Chunk) -> set[tuple[int, int]]:
    """Return the member after "such as", "notamment" and the like."""
    word = chunk.sign.removeprefix("such ")
    right = _head(found, chunk)
    if right is None:
        return set()
    first = found[right[0]]
    if word in _WEAK:
        quantity = first.form in {"plusieurs", "certains", "certaines", "deux", "trois"}
        named = is_capital(first.text) or first.text.isdigit()
        article = first.form in {"le", "la", "les", "l"}
        if not (named or (quantity and word == "dont") or (article and word == "comme")):
            return set()
        if article and first.elided and right[1] - right[0] == 1:
            return set()
    if "infinitive" in found[right[0]].kinds:
        return set()
    return {right}


def _head(found: Sequence[_Item], chunk: _Chunk) -> tuple[int, int] | None:
    """Return the member that a chunk begins with, or None if a clause begins there."""
    low = chunk.low
    while low < chunk.high and (
        found[low].form in _FILLERS or (found[low].form.endswith(_ADVERB) and low + 1 < chunk.high)
    ):
        low += 1
    if low >= chunk.high or (found[low].form in _CLAUSE and not is_capital(found[low].text)):
        return None
    if found[low].form == "en" and low + 1 < chunk.high and "infinitive" in found[low + 1].kinds:
        return None  # et en rendre compte
    high = low + 1
    while high < chunk.high and high - low < _LONGEST:
        word = found[high]
        if (
            word.form in _CUTS and not is_capital(word.text) and not word.elided
        ) or word.form == "qu":
            break
        high += 1
    while high > low and (found[high - 1].form in _STARTERS or found[high - 1].elided):
        high -= 1
    return (low, high) if high > low else None


def _whole(found: Sequence[_Item], chunk: _Chunk, kinds: frozenset[str]) -> tuple[int, int] | None:
    """Return a chunk that is a member as it stands."""
    head = _head(found, chunk)
    if head is None or head[1] != chunk.high or chunk.high - head[0] > _LONGEST:
        return None
    return head if kinds & found[head[0]].kinds else None


def _tail(found: Sequence[_Item], chunk: _Chunk, kinds: frozenset[str]) -> tuple[int, int] | None:
    """Return the first member of a list: the end of a chunk that begins like the last one."""
    low = chunk.high - 1
    least = max(chunk.low, chunk.high - _LONGEST)
    best: tuple[int, int] | None = None
    while low >= least:
        if kinds & found[low].kinds and not (low == chunk.high - 1 and _empty(found, low)):
            best = (low, chunk.high)
            if "name" not in kinds and "bare" not in kinds:
                break
        elif best is not None:
            break
        low -= 1
    if best is not None and "bare" in kinds and len(kinds) == 1:
        last = best[1] - 1
        if "infinitive" in found[last].kinds or found[last].form.endswith(_ADVERB):
            return None
        return (last, best[1])
    return best


def _empty(found: Sequence[_Item], at: int) -> bool:
    return found[at].form in _STARTERS and not is_capital(found[at].text)
