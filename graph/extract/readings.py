"""From a document's text to its sentences as scenes: trees, mentions, and what each stands for."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.extract.classes import fit
from graph.extract.grammar.clauses import Verbs
from graph.extract.lexicon.load import lexicon
from graph.extract.linking.propose import Scene
from graph.extract.mentions.coref import antecedents
from graph.extract.mentions.find import Context, Nation, groups_of, mentions
from graph.extract.mentions.genders import gender_of, genders
from graph.extract.mentions.identity import classes_by_name, named, reclassed, whole_names
from graph.extract.names import adjectives, names
from graph.extract.parsing.parser import Asked, Named, parse
from graph.extract.placed import Placed
from graph.extract.values import counts, moneys, whens
from graph.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.extract.known import Known
    from graph.extract.mentions.mention import Mention
    from graph.extract.names import Name
    from graph.extract.parsing.tree import Tree
    from graph.extract.values import Count, Money, When

LANGUAGES = ("en", "fr")
#: the kinds of stretch that claim nothing: a heading says in short what stands below it
HEADINGS = frozenset({"title", "heading"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph, heading or item of a text: ``[start, end)``, its language and its kind."""

    start: int
    end: int
    language: str
    kind: str = "paragraph"


@dataclass(frozen=True, slots=True)
class Values:
    """What is found in the whole text: names, nationalities, sums, counts and dates, by place."""

    names: Placed[Name]
    nations: Placed[Nation]
    moneys: Placed[Money]
    counts: Placed[Count]
    whens: Placed[When]


@dataclass(frozen=True, slots=True)
class Read:
    """A document as it was read: each sentence's stretch, scene and language, in order.

    ``anchor`` is its date in EDTF, or empty.
    """

    text: str
    scenes: tuple[Scene, ...]
    stretches: tuple[Stretch, ...]
    values: Mapping[str, Values]
    anchor: str = ""


def read(text: str, stretches: Sequence[Stretch], known: Known, anchor: str = "") -> Read:
    """Parse the sentences of a text and find who and what they speak of.

    ``stretches`` of a language other than English and French are left out. ``anchor`` is the
    document's date in EDTF, for "last year".
    """
    spoken = [one for one in stretches if one.language in LANGUAGES]
    languages = [tag for tag in LANGUAGES if any(one.language == tag for one in spoken)]
    values = {tag: _values(text, tag, spoken, known, anchor) for tag in languages}
    asked: list[tuple[Stretch, Asked]] = []
    for stretch in spoken:
        begin = stretch.start + dateline(text[stretch.start : stretch.end])
        piece = text[begin : stretch.end].replace("\n", " ")
        found = values[stretch.language]
        for start, end in sentences(piece):
            low, high = begin + start, begin + end
            asked.append((stretch, Asked(text, low, high, _inside(found.names, low, high))))
    trees: list[Tree] = []
    for tag in languages:
        mine = [one for stretch, one in asked if stretch.language == tag]
        trees.extend(parse(mine, tag, lexicon(tag).prepositions))
    ordered = sorted(trees, key=lambda tree: tree.start)
    # a sentence may have come back in pieces, or have no word at all: each tree tells its own place
    starts = [one.start for _, one in asked]
    within = tuple(asked[bisect_right(starts, tree.start) - 1][0] for tree in ordered)
    scenes = _scenes(text, ordered, within, values, known)
    return Read(text, tuple(scenes), within, values, anchor)


def _gender(tree: Tree, mention: Mention, told: Mapping[str, str]) -> str:
    return told.get(mention.key, "") if mention.proper else gender_of(tree, mention)


_DATELINE = re.compile(
    r"(?:[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.'\u2019 -]{2,40}|[A-Z][\w'\u2019. -]{2,30}(?=,|\s?\())"
    r"(?:,[^\u2013\u2014()]{1,40}?)?(?:\s?\([^()]{1,40}\))?\s?(?:\u2013|\u2014|--?)\s"
)


def dateline(block: str) -> int:
    """Return how many characters of a paragraph are its dateline: where and when it was written.

    >>> dateline("PORT UMBER, 6 May (Anchor) - The port was shut.")
    29
    """
    found = _DATELINE.match(block)
    return found.end() if found else 0


def _values(
    text: str, language: str, stretches: Sequence[Stretch], known: Known, anchor: str
) -> Values:
    mine = [(one.start, one.end) for one in stretches if one.language == language]
    starts = [start for start, _ in mine]

    def inside(start: int, end: int) -> bool:
        at = bisect_right(starts, start) - 1
        return at >= 0 and end <= mine[at][1]

    sums = [one for one in moneys(text, language) if inside(one.start, one.end)]
    dates = [one for one in whens(text, language, anchor) if inside(one.start, one.end)]
    called = [one for one in names(text, language, known.gazetteer) if inside(one.start, one.end)]
    taken = [
        *((one.start, one.end) for one in sums),
        *((one.start, one.end) for one in dates),
        *((one.start, one.end) for one in called),
    ]
    ties = [Nation(*one) for one in adjectives(text, language) if inside(one[0], one[1])]
    numbers = [one for one in counts(text, language, taken) if inside(one.start, one.end)]
    return Values(Placed(called), Placed(ties), Placed(sums), Placed(numbers), Placed(dates))


def _inside(found: Placed[Name], start: int, end: int) -> tuple[Named, ...]:
    return tuple(
        Named(one.start, one.end, one.kind, index)
        for index, one in found.touching(start, end)
        if start <= one.start and one.end <= end
    )


def _scenes(
    text: str,
    trees: Sequence[Tree],
    within: Sequence[Stretch],
    values: Mapping[str, Values],
    known: Known,
) -> list[Scene]:
    contexts = {
        tag: Context(
            text,
            lexicon(tag),
            found.names,
            found.nations,
            found.moneys,
            found.counts,
            found.whens,
            known.keys,
            known.classes,
            known.codes,
            groups_of(known.keys, known.classes, lexicon(tag).nouns),
        )
        for tag, found in values.items()
    }
    raw = [mentions(tree, i, contexts[tree.language]) for i, tree in enumerate(trees)]
    nouns = {tag: context.lexicon.nouns for tag, context in contexts.items()}
    classes = classes_by_name(list(zip(trees, raw, strict=True)), nouns)
    raw = [{i: reclassed(one, classes) for i, one in found.items()} for found in raw]
    sexes = genders(list(zip(trees, raw, strict=True)))
    raw = [
        {
            i: one if one.pronoun else replace(one, gender=_gender(tree, one, sexes))
            for i, one in found.items()
        }
        for tree, found in zip(trees, raw, strict=True)
    ]
    # a heading in capitals looks like one long name: only what else shows to be a name is one there
    wholes = whole_names(
        [
            one
            for found, stretch in zip(raw, within, strict=True)
            for one in found.values()
            if stretch.kind not in HEADINGS or one.token.name >= 0
        ]
    )
    scenes: list[Scene] = []
    history: list[Mapping[int, Mention]] = []
    called: dict[str, frozenset[str]] = {}
    topic: Mention | None = None
    last_subject: Mention | None = None
    last: Stretch | None = None
    for tree, found, stretch in zip(trees, raw, within, strict=True):
        if stretch.kind in HEADINGS:
            # nothing is meant across a heading
            history = []
        if stretch is not last:
            topic, last = None, stretch
        words = contexts[tree.language].lexicon
        resolve: dict[int, Mention] = {}
        for i, one in found.items():
            whole = wholes.get(one.key) if one.proper else None
            if whole is not None and whole.start != one.start:
                resolve[i] = replace(
                    whole, token=one.token, start=one.start, end=one.end, sentence=one.sentence
                )
        here = {i: resolve.get(i, one) for i, one in found.items()}
        for i, name in named(tree, found).items():
            resolve[i] = resolve.get(name.token.i, name)
        dprk = known.mention_of_state("KP", tree.tokens[0]) if tree.tokens else None
        for i, name in resolve.items():
            if found[i].token.pos == "NOUN" and name.key:
                called[name.key] = called.get(name.key, frozenset()) | {*found[i].token.lemmas}
        resolve |= antecedents(tree, {**here, **resolve}, history, words, dprk, called, topic)
        resolve |= _adjectives(tree, values[tree.language].nations, known)
        verbs = verbs_of(tree.language)
        scenes.append(Scene(tree, found, verbs, resolve, topic=topic, last_subject=last_subject))
        topic = topic or _topic(found, resolve)
        last_subject = _subject(tree, found, resolve) or last_subject
        # what was said of whom, at the word that said it: a pronoun in its own role
        history.append(
            {
                i: replace(resolve[i], token=one.token) if i in resolve else one
                for i, one in found.items()
            }
        )
    return scenes


def _topic(found: Mapping[int, Mention], resolve: Mapping[int, Mention]) -> Mention | None:
    """Return whom a paragraph's first sentence is about: the first agent that it names."""
    named = (resolve.get(i) or found[i] for i in sorted(found))
    return next(
        (
            one
            for one in named
            if one.proper
            and not one.members
            and not one.classes & {"State", "Country", "Place"}
            and fit(one.classes, ("Agent",)) >= _AGENT
        ),
        None,
    )


def _subject(
    tree: Tree, found: Mapping[int, Mention], resolve: Mapping[int, Mention]
) -> Mention | None:
    """Return the first subject of a sentence that is somebody known, if any."""
    told = (
        resolve.get(one.i) or found.get(one.i) for one in tree.tokens if one.dep.startswith("nsubj")
    )
    return next((one for one in told if one is not None and not one.pronoun), None)


_AGENT = 0.7


def _adjectives(tree: Tree, nations: Placed[Nation], known: Known) -> dict[int, Mention]:
    """Return the State that each adjective of nationality stands for, by minus its index less 1."""
    made: dict[int, Mention] = {}
    for token in tree.tokens:
        if token.pos not in {"ADJ", "PROPN", "NOUN"} or token.name >= 0:
            continue
        for _, one in nations.touching(token.start, token.start + 1):
            state = known.mention_of_state(one.iso, token)
            if state is not None and one.start <= token.start:
                made[-token.i - 1] = replace(state, start=one.start, end=one.end)
    return made


#: verbs that tie an agent to a deed without blaming it
_TIE = frozenset(["link", "tie", "connect", "associate", "lier", "relier", "rattacher", "associer"])
_VERBS: dict[str, Verbs] = {}


def verbs_of(language: str) -> Verbs:
    """Return the verbs of a language that pass on or lend what depends on them."""
    if language not in _VERBS:
        words = lexicon(language).words
        _VERBS[language] = Verbs(
            frozenset(
                str(one).split()[0]
                for one in [
                    *(words.get("object_control") or []),
                    *((words.get("reporting") or {}).get("urges") or []),
                    *(words.get("prohibited") or []),
                ]
            ),
            frozenset(_support(str(one)) for one in words.get("support_verbs") or []),
            frozenset(
                str(one).split()[0] for one in (words.get("reporting") or {}).get("alleges") or []
            )
            | _TIE,
            frozenset(
                str(one).split()[0]
                for one in (words.get("reporting") or {}).get("attributes") or []
            ),
        )
    return _VERBS[language]


def _support(entry: str) -> str:
    words = entry.casefold().replace("\u2019", "'").split()
    return " ".join(word for word in words if word not in {"be", "être", "se"} and word != "s'")
