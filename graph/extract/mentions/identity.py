"""What a mention is in its sentence and document: the name beside a noun, the whole name."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extract.classes import WILD, fit, is_a
from graph.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.extract.lexicon.nouns import Nouns
    from graph.extract.mentions.mention import Mention
    from graph.extract.parsing.tree import Token, Tree

_APPOSED = frozenset({"appos", "flat", "flat:name", "nmod", "dep", "compound"})
_BEFORE = frozenset({"compound", "flat", "appos", "nmod"})


def named(tree: Tree, found: Mapping[int, Mention]) -> dict[int, Mention]:
    """Return, for nouns with a name beside them, the mention of that name.

    "the exchange Tern", "la plateforme Tern", "an exchange, Tern," and the like.
    """
    resolved: dict[int, Mention] = {}
    for i, mention in found.items():
        if mention.proper or mention.pronoun or mention.money >= 0:
            continue
        name = (
            apposed_name(tree, mention.token, found)
            or _explained(tree, mention, found)
            or _spelt_out(tree, mention, found)
        )
        if name is not None:
            resolved[_headed(tree, i, found)] = name
    for i, mention in found.items():
        if i in resolved or mention.proper or mention.pronoun or mention.plural:
            continue
        # "his handler, a diplomat called Ri": a noun explained by another with a name
        for one in tree.children(mention.token, "appos"):
            if one.i in resolved:
                resolved[i] = resolved[one.i]
    return resolved


def _headed(tree: Tree, i: int, found: Mapping[int, Mention]) -> int:
    """Return the noun that a name beside a French compound is called: « société de fret Sterne ».

    The fret has no article: the name is the société's.
    """
    noun = tree.tokens[i]
    head = tree.head(noun)
    bare = any(one.lower in {"de", "d'"} for one in tree.children(noun, "case"))
    if noun.dep != "nmod" or not bare or head is None or tree.children(noun, "det"):
        return i
    above = found.get(head.i)
    plain = above is not None and not (above.proper or above.plural or above.pronoun)
    return head.i if plain and bool(above and above.sets) else i


def _explained(tree: Tree, mention: Mention, found: Mapping[int, Mention]) -> Mention | None:
    """Return the name that a noun explains: "Murk, a mixer that the Watch lists"."""
    token = mention.token
    head = tree.head(token)
    if mention.plural:
        return None
    if head is not None and token.dep == "appos":
        other = found.get(head.i)
        if other is not None and other.proper:
            return other
    # ", a mixer" or ", spokesman of" right after a name, wherever the parser hung it
    left = [one.i for one in tree.children(token) if one.i < token.i and one.dep != "nsubj"]
    first = min(left, default=token.i)
    bare = tree.tokens[first].lower not in _INDEFINITE
    if bare and not ({"person-roles", "facilitators"} & set(mention.sets) and first == token.i):
        return None
    at = first - 1
    while at > 0 and tree.tokens[at].text in {",", ".", ")"}:
        at -= 1
    if at < 0 or at == first - 1 or not any(one.text == "," for one in tree.tokens[at:first]):
        return None
    before = tree.tokens[at]
    ends = [one for one in found.values() if one.proper and one.start <= before.start < one.end]
    if not ends or _is_another_kind(ends[0], mention):
        return None
    # a subject explains a name only if that name is left hanging without a verb
    loose = ends[0].token.dep in {"root", "dep", "dislocated", "parataxis", "vocative"}
    return ends[0] if loose or token.dep not in {"nsubj", "nsubj:pass"} else None


def _is_another_kind(name: Mention, noun: Mention) -> bool:
    """Tell whether a name is known to be of a class that the noun is none of: a bank, "a man"."""
    sure = bool(name.entity) or name.origin == "grammar"
    either = max(
        fit(name.classes, tuple(sorted(noun.classes))),
        fit(noun.classes, tuple(sorted(name.classes))),
    )
    return sure and bool(noun.sets) and either < _ALIKE


_ALIKE = 0.5
_INDEFINITE = frozenset({"a", "an", "un", "une"})
_MORE = frozenset({"and", "et", "or", "ou", "&"})
_LIKELY = 0.7


def _spelt_out(tree: Tree, mention: Mention, found: Mapping[int, Mention]) -> Mention | None:
    """Return the name between commas right behind a noun: "a broker, Mara Quillon, sold it".

    By the words alone, for a parser that hangs it elsewhere. Names in a row are a list, and a name
    of another kind of thing stands for itself.
    """
    if mention.plural or mention.token.name >= 0:
        return None
    tokens = tree.tokens
    at = next((one.i for one in tokens if one.start >= mention.end), len(tokens))
    if at + 1 >= len(tokens) or tokens[at].text != ",":
        return None
    start = tokens[at + 1].start
    name = next((one for one in found.values() if one.proper and one.start == start), None)
    if name is None or _is_place_of(name, mention.token):
        return None
    if fit(name.classes, tuple(sorted(mention.classes))) < _LIKELY:
        return None
    after = next((one for one in tokens if one.start >= name.end), None)
    if after is None or after.text in {".", ")", ";"}:
        return name
    if after.text != "," or after.i + 1 >= len(tokens):
        return None
    then = tokens[after.i + 1]
    beside = then.name >= 0 or then.lower in _MORE or then.pos == "PROPN"
    return None if beside else name


def apposed_name(tree: Tree, noun: Token, found: Mapping[int, Mention]) -> Mention | None:
    """Return the name that stands beside a noun in the singular and names the same thing."""
    if noun.morph.get("Number") == "Plur":
        return None
    after = _follows(tree, noun, found)
    if after is not None:
        return after
    for verb in tree.children(noun, "acl"):
        if _CALLED & set(verb.lemmas):
            for one in tree.children(verb, "xcomp", "obj", "obl", "nsubj", "appos"):
                called = found.get(one.i)
                if called is not None and called.proper and one.i > verb.i:
                    return called
    for one in tree.children(noun):
        if one.dep not in _APPOSED or one.case or one.i < noun.i:
            continue
        mention = found.get(one.i)
        if mention is None or not mention.proper or tree.children(one, "conj"):
            continue
        between = [word.text for word in tree.tokens[noun.i + 1 : one.i]]
        if len(between) <= _NEAR and not _is_place_of(mention, noun):
            return mention
    return None


_NEAR = 6
#: "a diplomat called Ri", « une société nommée Sterne »
_CALLED = frozenset(
    [
        "call",
        "name",
        "dub",
        "know",
        "nickname",
        "codename",
        "nommer",
        "appeler",
        "baptiser",
        "dénommer",
        "surnommer",
        "intituler",
    ]
)


def _follows(tree: Tree, noun: Token, found: Mapping[int, Mention]) -> Mention | None:
    """Return the name right behind a noun and its adjectives: « la compagnie russe Sterne »."""
    at = noun.i + 1
    while at < len(tree.tokens) and tree.tokens[at].pos == "ADJ" and tree.tokens[at].text.islower():
        at += 1
    if at >= len(tree.tokens) or tree.tokens[at].case or not tree.tokens[at].text[:1].isupper():
        return None
    start = tree.tokens[at].start
    return next(
        (
            one
            for one in found.values()
            if one.proper and one.start == start and not _is_place_of(one, noun)
        ),
        None,
    )


def _is_place_of(mention: Mention, noun: Token) -> bool:
    """Tell whether a name is a place or State and the noun is none: "Tern Harbour, Veldt"."""
    del noun
    if mention.origin == "label":
        return False
    return bool(mention.classes & {"Place", "Country", "State"}) and not mention.classes & {"Agent"}


def classes_by_name(
    scenes: Sequence[tuple[Tree, Mapping[int, Mention]]], nouns: Mapping[str, Nouns]
) -> dict[str, frozenset[str]]:
    """Return the class that a document gives each name, by key: "Murk, a mixer" is a Platform.

    A noun in apposition or before the name, and the noun after "is a", count; the commonest wins,
    then the first of the alphabet.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for tree, found in scenes:
        classes = nouns[tree.language].classes
        for mention in found.values():
            if mention.proper or mention.pronoun or not mention.sets:
                continue
            own = {classes[one] for one in mention.sets}
            for name in names_of(tree, mention, found):
                if not name.entity:
                    votes[name.key].update(own)
    return {
        key: frozenset({min(counted, key=lambda one: (-counted[one], one))})
        for key, counted in votes.items()
    }


def names_of(tree: Tree, mention: Mention, found: Mapping[int, Mention]) -> list[Mention]:
    """Return the names that a noun in the singular is said of: beside it, or before "is a"."""
    noun = mention.token
    if mention.plural:
        return []
    made: list[Mention] = []
    if beside := apposed_name(tree, noun, found):
        made.append(beside)
    head = tree.head(noun)
    if head is not None:
        other = found.get(head.i)
        if noun.dep in {"appos", "compound"} and other is not None and other.proper:
            made.append(other)
    if tree.children(noun, "cop"):
        for one in tree.children(noun, "nsubj"):
            other = found.get(one.i)
            if other is not None and other.proper:
                made.append(other)
    return made


def reclassed(mention: Mention, classes: Mapping[str, frozenset[str]]) -> Mention:
    """Return a named mention with the class that its document gives it, where that is narrower."""
    given = classes.get(mention.key)
    if not mention.proper or mention.entity or not given:
        return mention
    told = next(iter(given))
    narrower = any(
        own == WILD or is_a(told, own) or own in {"Organization", "Work", "Place"}
        for own in mention.classes
    )
    persons = "Person" in mention.classes and told in {"Group", "Person"}
    narrower = narrower or mention.origin in {"grammar", "label", "capitals"}
    return replace(mention, classes=given) if narrower and not persons else mention


def whole_names(found: Sequence[Mention]) -> dict[str, Mention]:
    """Return, by the key of each shorter name, the whole name that a document gave before it.

    "Pak" after "Pak Sung Jin", "Heron Tide" after "Heron Tide Trading Co., Ltd.". A short form that
    begins two names is nobody's.
    """
    wholes: dict[str, Mention] = {}
    for mention in found:
        if mention.proper and mention.key:
            wholes.setdefault(mention.key, mention)
    begins: dict[str, set[str]] = defaultdict(set)
    for key, mention in wholes.items():
        words = fold(mention.text).split()
        if len(words) < 2 or mention.classes & {"State", "Country"}:  # noqa: PLR2004 - a name of one word
            continue
        for size in range(1, len(words)):
            begins[" ".join(words[:size])].add(key)
        if "Person" in mention.classes or mention.origin == "capitals":
            begins[words[-1]].add(key)
    made: dict[str, Mention] = {}
    for key, mention in wholes.items():
        short = fold(mention.text)
        longer = {one for one in begins.get(short, ()) if one != key}
        # of nested names, the longest
        tops = {one for one in longer if not any(_begins(wholes, one, other) for other in longer)}
        if len(tops) == 1 and not mention.entity and not mention.classes & {"State", "Country"}:
            made[key] = wholes[next(iter(tops))]
    return made


def _begins(wholes: Mapping[str, Mention], one: str, other: str) -> bool:
    return one != other and fold(wholes[other].text).startswith(fold(wholes[one].text) + " ")
