"""Sentences through the models, in batches, names put in as one word each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.extract.parsing import english, french
from graph.extract.parsing.lemmas import lemmas
from graph.extract.parsing.models import loaded
from graph.extract.parsing.phrases import Phrases, complex_prepositions, join
from graph.extract.parsing.raw import Raw
from graph.extract.parsing.tree import Token, Tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LEVEL = {"en": english.level, "fr": french.level}
#: a name that the models know, by kind: an unknown name is parsed as if it were this one
_STAND_INS = {
    "en": {"Person": "Smith", "State": "France", "Country": "France", "Place": "London"},
    "fr": {"Person": "Dupont", "State": "France", "Country": "France", "Place": "Londres"},
}
_STAND_IN = {"en": "Microsoft", "fr": "Microsoft"}
#: after these a name of no known kind is parsed as if it were a place
_PLACED = frozenset({"à", "en", "vers", "in", "at"})
_BATCH = 64
_APOSTROPHES = "'\u2019"
_ELIDED = frozenset(["l", "d", "n", "s", "j", "m", "t", "c", "qu", "jusqu", "lorsqu", "puisqu"])
_HYPHENS = "-\u2010\u2011"
#: a sentence with more words than this is parsed in pieces: the parser's memory grows with it
MOST_WORDS = 400


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a sentence that is to be one word of its tree; ``index`` is the caller's."""

    start: int
    end: int
    kind: str
    index: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A sentence to parse: its place in ``text``, and the names in it, sorted, apart."""

    text: str
    start: int
    end: int
    names: tuple[Named, ...] = ()


def parse(sentences: Iterable[Asked], language: str, slots: Iterable[str] = ()) -> Iterator[Tree]:
    """Give the tree of each sentence, in order.

    ``slots`` are prepositions that frames name: those of several words are read as one.

    Raises MissingModel if the language's model isn't installed. Positions in the trees are those
    of the text that the sentences stand in.
    """
    nlp = loaded(language)
    phrases = complex_prepositions(language, slots)
    pending = list(sentences)
    cut = [piece for one in pending for piece in _made(nlp, one, language)]
    docs = nlp.pipe([doc for doc, _ in cut], batch_size=_BATCH)
    for doc, (_, context) in zip(docs, cut, strict=True):
        yield _tree(doc, context, language, phrases)


@dataclass(frozen=True, slots=True)
class _Context:
    asked: Asked
    spans: tuple[tuple[int, int], ...]
    names: tuple[int, ...]
    kinds: tuple[str, ...]


def _made(nlp: Any, asked: Asked, language: str) -> list[tuple[Any, _Context]]:
    """Make the words of a sentence, each name one word, and cut what is too long."""
    from spacy.tokens import Doc

    words: list[str] = []
    spans: list[tuple[int, int]] = []
    indices: list[int] = []
    kinds: dict[int, str] = {}
    spaces: list[bool] = []

    def take(text: str, start: int) -> None:
        if not text:
            return
        if text[0] in _HYPHENS and len(text) > 1 and text[1].isalpha():
            # "-backed" after a name: the hyphen is a word of its own, as it is without the name
            words.append("-")
            spans.append((start, start + 1))
            indices.append(-1)
            spaces.append(False)
            text, start = text[1:], start + 1
        for token in nlp.make_doc(text):
            if token.is_space:
                continue
            low = start + token.idx
            joined = bool(words) and spans[-1] == (low - len(words[-1]), low)
            if token.text in _APOSTROPHES and joined and words[-1].casefold() in _ELIDED:
                # "L'" before a name: the tokenizer knows it only before a word of its own
                words[-1] += token.text
                spans[-1] = (spans[-1][0], low + 1)
                spaces[-1] = bool(token.whitespace_)
                continue
            if language == "fr" and joined and _is_compound(words, indices, token.text):
                # « lance-roquettes », « ceux-ci »: one word, as the model was taught
                words[-2:] = [words[-2] + words[-1] + token.text]
                spans[-2:] = [(spans[-2][0], low + len(token.text))]
                indices.pop()
                spaces[-2:] = [bool(token.whitespace_)]
                continue
            words.append(token.text)
            spans.append((low, low + len(token.text)))
            indices.append(-1)
            spaces.append(bool(token.whitespace_))

    stand_ins = _STAND_INS[language]
    at = asked.start
    for name in asked.names:
        # a French article that is elided before the name keeps its apostrophe
        take(asked.text[at : name.start], at)
        if words and asked.text[name.start - 1 : name.start].isspace():
            spaces[-1] = True
        kinds[len(words)] = name.kind
        placed = not name.kind and bool(words) and words[-1].casefold() in _PLACED
        words.append(stand_ins.get("Place" if placed else name.kind, _STAND_IN[language]))
        spans.append((name.start, name.end))
        indices.append(name.index)
        spaces.append(asked.text[name.end : name.end + 1].isspace())
        at = name.end
    take(asked.text[at : asked.end], at)
    made = []
    for low in range(0, len(words), MOST_WORDS):
        cut = slice(low, low + MOST_WORDS)
        doc = Doc(nlp.vocab, words=words[cut], spaces=spaces[cut])
        named = tuple(kinds.get(i, "") for i in range(len(words))[cut])
        made.append((doc, _Context(asked, tuple(spans[cut]), tuple(indices[cut]), named)))
    return made


def _is_compound(words: list[str], indices: list[int], text: str) -> bool:
    """Tell whether a word and the hyphen before it belong to the word before the hyphen."""
    if len(words) < 2 or words[-1] not in _HYPHENS or indices[-2] >= 0:  # noqa: PLR2004
        return False
    return text[:1].isalpha() and words[-2][-1:].isalpha()


def _tree(doc: Any, context: _Context, language: str, phrases: Phrases) -> Tree:
    text = context.asked.text
    raw = [
        Raw(
            i=token.i,
            lower=token.lower_.replace("\u2019", "'"),
            lemma=token.lemma_.casefold().replace("\u2019", "'"),
            pos=token.pos_,
            tag=token.tag_,
            dep=token.dep_,
            head=token.head.i,
            morph=token.morph.to_dict(),
            kind=kind,
        )
        for token, kind in zip(doc, context.kinds, strict=True)
    ]
    _LEVEL[language](raw)
    join(raw, phrases)
    tokens = tuple(
        Token(
            i=one.i,
            start=span[0],
            end=span[1],
            text=text[span[0] : span[1]],
            lemmas=() if index >= 0 else lemmas(one.lower, one.lemma, one.pos, language),
            pos="PROPN" if index >= 0 else one.pos,
            dep=one.dep,
            head=one.head,
            morph=one.morph,
            entity_label="" if index >= 0 else token.ent_type_,
            case=one.case,
            mark=one.mark,
            name=index,
        )
        for one, span, index, token in zip(raw, context.spans, context.names, doc, strict=True)
    )
    bounds: Sequence[tuple[int, int]] = context.spans
    start, end = (
        (bounds[0][0], bounds[-1][1]) if bounds else (context.asked.start, context.asked.end)
    )
    return Tree(start, end, language, _sound(tokens))


def _sound(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Cut every circle that the levelling may have made: its first word becomes a root."""
    for token in tokens:
        seen = {token.i}
        here = token
        while here.head != here.i:
            here = tokens[here.head]
            if here.i in seen:
                here.head, here.dep = here.i, "root"
                break
            seen.add(here.i)
    return tokens
