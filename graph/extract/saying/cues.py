"""The cue words of a language, ready to be compared with a word and what it governs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from graph.extract.grammar.clauses import is_passive
from graph.extract.lexicon.load import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.extract.parsing.tree import Token, Tree

_PLAIN = {"du": "de", "des": "de", "d'": "de", "au": "à", "aux": "à", "qu'": "que", "n't": "not"}
#: words that an entry ends with and the tree has as case or mark: "believed to", "accusé de"
_JOINTS = frozenset(
    [
        "to",
        "of",
        "de",
        "à",
        "que",
        "that",
        "for",
        "by",
        "in",
        "from",
        "into",
        "against",
        "on",
        "with",
        "sur",
        "pour",
        "en",
    ]
)
_SELF = frozenset({"se", "s'"})
_GROUPS = (
    ("hedges", "raising"),
    ("reporting", "states"),
    ("reporting", "alleges"),
    ("reporting", "denies"),
    ("reporting", "urges"),
    ("reporting", "pledges"),
    ("reporting", "declines"),
    ("reporting", "attributes"),
    ("planned",),
    ("attempted",),
    ("intended",),
    ("urged",),
    ("required",),
    ("prohibited",),
    ("aspect",),
    ("negation",),
)


@dataclass(frozen=True, slots=True)
class Cue:
    """An entry of a group, as words; ``reflexive`` is « s'engager à », and no « engager à »."""

    words: tuple[str, ...]
    group: str
    reflexive: bool = False


@dataclass(frozen=True, slots=True)
class Cues:
    """Cue words by group; ``governors`` are the entries by their first word."""

    language: str
    adverbs: frozenset[str]
    adjectives: frozenset[str]
    nouns: frozenset[str]
    according: frozenset[str]
    support: frozenset[str]
    governors: Mapping[str, tuple[Cue, ...]]

    def groups(self, tree: Tree, governor: Token, governed: Token | None) -> Iterator[str]:
        """Give the groups that a word belongs to, as it stands over another.

        An entry that ends with a preposition or "to" wants it before what is governed.
        """
        join = (governed.mark or governed.case) if governed is not None else ""
        last = join.split()[-1] if join else ""
        around = {
            _PLAIN.get(one.lower, one.lower)
            for one in tree.children(governor)
            if one.dep
            in {
                "compound:prt",
                "fixed",
                "advmod",
                "obj",
                "obl",
                "aux",
                "cop",
                "expl",
                "xcomp",
                "iobj",
                "case",
                "mark",
            }
        }
        around |= {
            lemma for one in tree.children(governor, "obj", "obl", "xcomp") for lemma in one.lemmas
        }
        best = 0
        found: list[str] = []
        reflexive = any(one.lower in _SELF for one in tree.children(governor))
        active = bool(tree.children(governor, "obj")) and not is_passive(tree, governor)
        for first in dict.fromkeys((*governor.lemmas, governor.lower)):
            for cue in self.governors.get(first, ()):
                words, group = cue.words, cue.group
                if cue.reflexive and not reflexive:
                    continue
                if active and (group == "raising" or first != governor.lemmas[0]):
                    # "accused of", "urged to" are passives: "they accused them of it" is none
                    continue
                rest = [word for word in words[1:] if word not in {"be", "être"}]
                if (rest and rest[-1] in _JOINTS and rest[-1] in {last, join}) or (
                    rest and rest[-1] in _JOINTS and governed is None
                ):
                    rest = rest[:-1]
                if any(word not in around for word in rest):
                    continue
                size = len(words) + cue.reflexive
                if size > best:
                    best, found = size, []
                if size == best and group not in found:
                    found.append(group)
        yield from found

    def single(self, word: Token) -> Iterator[str]:
        """Give the groups that a word belongs to all by itself: "attempted", "futur"."""
        for first in dict.fromkeys((*word.lemmas, word.lower)):
            for cue in self.governors.get(first, ()):
                if len(cue.words) == 1 and not cue.reflexive:
                    yield cue.group


@cache
def cues(language: str) -> Cues:
    """Return the cues of a language, from its file in ontology/lexicon/languages/."""
    words = lexicon(language).words
    hedges = words.get("hedges") or {}
    governors: dict[str, list[Cue]] = defaultdict(list)
    for route in _GROUPS:
        here: Any = words
        for key in route:
            here = (here or {}).get(key) or []
        for entry in here if isinstance(here, list) else []:
            parts = _split(entry)
            if language == "en" and parts[0] == "be" and len(parts) > 1:
                parts = parts[1:]
            reflexive = language == "fr" and parts[0] in _SELF and len(parts) > 1
            if reflexive or (language == "fr" and parts[0] == "être" and len(parts) > 1):
                parts = parts[1:]
            governors[parts[0]].append(Cue(parts, route[-1], reflexive))
    return Cues(
        language,
        frozenset(" ".join(_split(one)) for one in hedges.get("adverbs") or []),
        frozenset(" ".join(_split(one)) for one in hedges.get("adjectives") or []),
        frozenset(" ".join(_split(one)) for one in hedges.get("nouns") or []),
        frozenset(" ".join(_split(one)) for one in words.get("according") or []),
        frozenset(_split(one)[0] for one in words.get("support_verbs") or []),
        {first: tuple(entries) for first, entries in sorted(governors.items())},
    )


def _split(entry: object) -> tuple[str, ...]:
    text = str(entry).casefold().replace("\u2019", "'").replace("'", "' ")
    text = text.replace("d' après", "d'après").replace("l' instar", "l'instar")
    text = text.replace("n' t", "n't")
    return tuple(_PLAIN.get(word, word) for word in text.split())
