"""The mentions of a sentence: each noun phrase, its head, its class, its sums and counts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.extract.classes import NAME, NOUN, WILD
from graph.extract.grammar.clauses import RELATIVE
from graph.extract.mentions.keys import key_of
from graph.extract.mentions.mention import Mention

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.extract.lexicon.load import Lexicon
    from graph.extract.lexicon.nouns import Nouns
    from graph.extract.names import Name
    from graph.extract.parsing.tree import Token, Tree
    from graph.extract.placed import Placed
    from graph.extract.values import Count, Money, When

_LABELS = {
    "PERSON": "Person", "PER": "Person", "ORG": "Organization", "GPE": "Place", "LOC": "Place",
    "FAC": "Place", "WORK_OF_ART": "Work", "LAW": "Measure", "EVENT": "Event",
}  # fmt: skip
_OF = frozenset({"of", "de"})
#: nouns of quantity or kind whose complement is what is spoken of
_NAMING = frozenset(
    {
        "Company", "Studio", "Organization", "GovernmentBody", "InternationalBody", "Group",
        "Platform", "Work", "Resolution", "Programme", "Measure",
    }
)  # fmt: skip
_PARTITIVE = frozenset(
    [
        "number",
        "series",
        "majority",
        "handful",
        "dozen",
        "score",
        "hundred",
        "thousand",
        "million",
        "billion",
        "part",
        "share",
        "lot",
        "range",
        "variety",
        "half",
        "third",
        "quarter",
        "rest",
        "total",
        "bulk",
        "ton",
        "tonne",
        "worth",
        "batch",
        "shipment",
        "cargo",
        "load",
        "pair",
        "set",
        "type",
        "kind",
        "form",
        "sum",
        "amount",
        "volume",
        "quantity",
        "tens",
        "hundreds",
        "thousands",
        "millions",
        "billions",
        "some",
        "one",
        "two",
        "three",
        "several",
        "many",
        "most",
        "member",
        "all",
        "each",
        "nombre",
        "série",
        "majorité",
        "poignée",
        "dizaine",
        "douzaine",
        "vingtaine",
        "trentaine",
        "cinquantaine",
        "centaine",
        "millier",
        "million",
        "milliard",
        "partie",
        "part",
        "moitié",
        "tiers",
        "quart",
        "reste",
        "total",
        "tonne",
        "lot",
        "cargaison",
        "ensemble",
        "type",
        "sorte",
        "forme",
        "somme",
        "montant",
        "volume",
        "quantité",
        "plupart",
        "un",
        "une",
        "certain",
        "plusieurs",
        "équivalent",
    ]
)
#: of these, the ones that are groups of their own when they have a name or a verb of acting
_REAL = frozenset({"member"})
_GOVERNING = frozenset(
    [
        "regime",
        "régime",
        "government",
        "gouvernement",
        "state",
        "état",
        "leadership",
        "authority",
        "autorité",
        "authorities",
    ]
)
_DEFINITE = frozenset(
    ["the", "this", "these", "that", "those", "le", "la", "les", "l'", "ce", "cet", "cette", "ces"]
)
_DETERMINERS = frozenset({"det", "predet"})
_LEFT = frozenset(
    {"amod", "compound", "nummod", "nmod:poss", "flat", "flat:name", "prefix", "advmod", "appos"}
)
_RIGHT = frozenset({"amod", "compound", "flat", "flat:name", "flat:foreign", "nummod", "nmod"})
_LABEL_CASES = frozenset({"of", "de", "for", "pour", "en", "à", "in", "against", "contre", "on"})
_MOST_WORDS = 14
_NATION_NEAR = 6
#: before an unknown name these say that it may be a place
_INTO = frozenset({"à", "en", "vers", "in", "at", "near", "depuis", "from"})
_LAST = frozenset({"dernier", "derniers", "dernière", "dernières", "latter"})
_CE = ("celui", "celle", "ceux")
_ABROAD = frozenset({"abroad", "overseas"})


@dataclass(frozen=True, slots=True)
class Nation:
    """An adjective of nationality, and the code of its State."""

    start: int
    end: int
    iso: str


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the whole document while its sentences are read."""

    text: str
    lexicon: Lexicon
    names: Placed[Name]
    nations: Placed[Nation]
    moneys: Placed[Money]
    counts: Placed[Count]
    dates: Placed[When]
    known: Mapping[str, str]
    classes: Mapping[str, frozenset[str]]
    codes: Mapping[str, str]
    #: known groups by the code of their State and the set of their noun
    groups: Mapping[tuple[str, str], str]


#: sets of nouns that say the same of a group: troops and soldiers, not nurses and loggers
_SYNONYMS = frozenset({"hackers", "soldiers", "spies"})


def groups_of(
    known: Mapping[str, str], classes: Mapping[str, frozenset[str]], nouns: Nouns
) -> dict[tuple[str, str], str]:
    """Return known groups that are called by a State and a noun: by code and set, the slug.

    "North Korean troops" are the "DPRK soldiers" that the graph has. What fits two is nobody's.
    """
    sets: dict[frozenset[str], set[str]] = {}
    for phrase, names in nouns.sets.items():
        sets.setdefault(frozenset(phrase), set()).update(_SYNONYMS.intersection(names))
    found: dict[tuple[str, str], set[str]] = {}
    for key, slug in known.items():
        codes = [one for one in key.split() if one.startswith("=")]
        words = frozenset(one for one in key.split() if not one.startswith("="))
        if len(codes) == 1 and "Group" in classes.get(slug, ()):
            for name in sets.get(words, ()):
                found.setdefault((codes[0][1:].upper(), name), set()).add(slug)
    return {code: next(iter(slugs)) for code, slugs in found.items() if len(slugs) == 1}


def mentions(tree: Tree, sentence: int, context: Context) -> dict[int, Mention]:
    """Return the mention of each noun, name and pronoun of a sentence, by its head's index."""
    found: dict[int, Mention] = {}
    for token in tree.tokens:
        if context.dates.touching(token.start, token.start + 1):
            continue
        if latter := _latter(tree, token, sentence):
            found[token.i] = latter
            continue
        if token.pos == "PRON" or (token.pos == "DET" and _is_possessive(token)):
            if pronoun := _pronoun(token, sentence, context):
                found[token.i] = pronoun
            continue
        if (
            token.name < 0
            and bool(context.nations.touching(token.start, token.start + 1))
            and (token.dep in {"compound", "amod", "prefix", "nmod"} or token.text.islower())
        ):
            continue
        inner = token.dep in {"compound", "flat", "flat:name", "flat:foreign"}
        adverb = token.lower in _ABROAD or (token.dep == "prefix" and token.text[:1].isupper())
        outside = (not token.is_nominal and not adverb) or inner
        money = _covering(token, context.moneys)
        if outside and token.name < 0 and money < 0:
            if token.pos == "NOUN" and token.dep == "compound":
                made = _mention(tree, token, sentence, context)
                if made.sets:
                    found[token.i] = replace(made, origin="compound")
            continue
        found[token.i] = _mention(tree, token, sentence, context)
    return found


def essential(tree: Tree, token: Token) -> Token:
    """Return what a phrase of quantity is about: the workers of "thousands of workers".

    Any other word is its own.
    """
    here = token
    for _ in range(3):
        lemma = next((one for one in here.lemmas if one in _PARTITIVE), "")
        lemma = lemma or (here.lower if here.pos == "NUM" else "")
        if not lemma or here.name >= 0:
            return here
        inner = [
            one
            for one in tree.children(here, "nmod", "obl")
            if one.case in _OF and one.i > here.i and one.is_nominal
        ]
        if not inner or (lemma in _REAL and _singular_group(tree, here, inner[0])):
            return here
        here = inner[0]
    return here


def _singular_group(tree: Tree, head: Token, inner: Token) -> bool:
    """Tell whether "a group of hackers" is meant as the group that it is."""
    del tree
    return head.morph.get("Number") == "Sing" and inner.morph.get("Number") != "Plur"


def _mention(tree: Tree, token: Token, sentence: int, context: Context) -> Mention:
    money = _covering(token, context.moneys)
    if money >= 0:
        return _sum(tree, token, sentence, context, money)
    if token.name >= 0:
        return _named(tree, token, sentence, context)
    words = _phrase(tree, token)
    start, end = words[0].start, words[-1].end
    sets = _sets(tree, token, context)
    label = _LABELS.get(token.entity_label, "") if token.pos == "PROPN" else ""
    if sets and token.pos == "PROPN" and len(words) > 1:
        # "Harbour Watch" is no watch: only a noun of a body or a work tells what a name is of
        bodies = {context.lexicon.nouns.classes[one] for one in sets} & _NAMING
        sets = sets if bodies or not _is_name(tree, token, sets, context.text[start:end]) else ()
    if sets:
        classes = frozenset(context.lexicon.nouns.classes[one] for one in sets)
    elif token.lower in _ABROAD or (token.lower == "étranger" and token.case in {"à", "de"}):
        classes = frozenset({"Place"})
    elif label:
        # the model takes many a firm for a place, and one of a single word for a person
        firm = label == "Place" or (label == "Person" and len(words) == 1)
        classes = frozenset({label, "Organization"} if firm else {label})
        if firm and label == "Person":
            classes |= {"Platform"}
    elif token.pos == "PROPN":
        classes = NAME
    else:
        classes = frozenset({WILD})
    text = context.text[start:end]
    key = key_of(text, _within(context.nations, start, end))
    entity = context.known.get(key, "")
    if classes == frozenset({"Place"}) and token.lower in {*_ABROAD, "étranger"}:
        entity = "abroad" if "abroad" in context.classes else ""
    if entity:
        classes = context.classes.get(entity, classes)
    nations = tuple(dict.fromkeys(one.iso for one in _adjectives(tree, token, context)))
    if nations and not entity and _GOVERNING & {*token.lemmas, token.lower}:
        # "the North Korean regime" acts as the State
        code = nations[0]
        return Mention(
            token=token,
            sentence=sentence,
            start=start,
            end=end,
            text=text,
            classes=frozenset({"State", "Country"}),
            proper=True,
            key=f"={code.casefold()}",
            origin="state",
        )
    if not entity and len(nations) == 1 and _is_plain(tree, token, context):
        ties = ((nations[0], one) for one in sets)
        entity = next((context.groups[one] for one in ties if one in context.groups), "")
        classes = context.classes.get(entity, classes)
    own = [one for one in tree.children(token, "det") if one.lower in _DEFINITE]
    plural = token.morph.get("Number") == "Plur"
    if plural and "Person" in classes and not entity:
        classes = classes - {"Person"} | {"Group"}
    return Mention(
        token=token,
        sentence=sentence,
        start=start,
        end=end,
        text=text,
        classes=classes,
        sets=sets,
        entity=entity,
        nations=nations,
        proper=_is_name(tree, token, sets, text),
        plural=plural,
        definite=bool(own),
        generic=bool(own) and len(words) == 1,
        count=_counting(tree, token, context),
        key=key,
        origin="entity" if entity else "label" if label and not sets else "noun",
    )


def _is_plain(tree: Tree, token: Token, context: Context) -> bool:
    """Tell whether a plural noun says no more than its kind and State: not "two", not "elite"."""
    if token.morph.get("Number") != "Plur" or token.pos != "NOUN":
        return False
    beside = tree.children(token, "amod", "compound", "nmod", "nummod", "acl", "appos")
    return all(_nation(one, context) for one in beside)


def _is_possessive(token: Token) -> bool:
    """Tell whether a determiner is a possessive: "its", « ses »."""
    return token.dep == "nmod:poss" or token.morph.get("Poss") == "Yes"


def _is_name(tree: Tree, token: Token, sets: tuple[str, ...], text: str) -> bool:
    """Tell whether a phrase is a name: in capitals, and not just for beginning its sentence."""
    if token.pos != "PROPN" or not any(one[:1].isupper() for one in text.split()):
        return False
    first = next((one for one in tree.tokens if one.pos != "PUNCT"), token)
    small = all(one[:1].islower() for one in text.split()[1:])
    return not (sets and text.startswith(first.text) and small)


def _named(tree: Tree, token: Token, sentence: int, context: Context) -> Mention:
    name = context.names[token.name]
    whole = (context.names.starting(name.same_as) if name.same_as >= 0 else None) or name
    entity = name.entity if name.entity in context.classes else ""
    classes = frozenset({name.kind}) if name.kind else NAME
    text = context.text[name.start : name.end]
    spelt = context.text[whole.start : whole.end]
    key = key_of(spelt, _within(context.nations, whole.start, whole.end))
    code = context.codes.get(name.entity) or (name.iso if name.kind != "Place" else "")
    if code and name.kind != "InternationalBody":
        classes, key, entity = frozenset({"State", "Country"}), f"={code.casefold()}", ""
    elif not entity:
        entity = context.known.get(key, "")
    if name.origin == "capital" and name.kind == "Place" and not entity:
        # « demande à Pékin de protéger »: in a place's slot a city, in an actor's its State
        classes = frozenset({"Place", "State"})
    if entity:
        classes = context.classes[entity]
    elif name.origin == "capitals":
        # somebody, or a firm; after « à » perhaps a place
        classes = classes - {"Work"} | ({"Place"} if token.case in _INTO else set())
    return Mention(
        token=token,
        sentence=sentence,
        start=name.start,
        end=name.end,
        text=text,
        classes=classes,
        entity=entity,
        iso=name.iso,
        nations=() if "State" in classes else _own_nations(tree, token, context),
        proper=True,
        key=key,
        origin=name.origin,
    )


def _own_nations(tree: Tree, token: Token, context: Context) -> tuple[str, ...]:
    """Return the codes of adjectives right before a name: "Chinese national Liu"."""
    near = tree.children(token, "amod", "compound")
    near += [inner for one in near for inner in tree.children(one, "amod", "compound")]
    found = [one for word in near for _, one in context.nations.touching(word.start, word.end)]
    size = token.end - token.start
    found += [
        one
        for _, one in context.nations.touching(token.start, token.end)
        if token.start <= one.start and one.end <= token.end and one.end - one.start < size
    ]
    return tuple(dict.fromkeys(one.iso for one in found))


def _sum(tree: Tree, token: Token, sentence: int, context: Context, money: int) -> Mention:
    span = context.moneys[money]
    end = span.end
    for one in tree.children(token, "nmod", "obl"):
        if one.case in {"in", "en", "of", "de", "worth of"} and one.start >= span.end:
            end = _phrase(tree, one)[-1].end
            break
    return Mention(
        token=token,
        sentence=sentence,
        start=span.start,
        end=end,
        text=context.text[span.start : end],
        classes=frozenset({"Asset"}),
        sets=("money",),
        money=money,
        plural=True,
        key=key_of(context.text[span.start : end]),
        origin="sum",
    )


def _pronoun(token: Token, sentence: int, context: Context) -> Mention | None:
    if token.lower in RELATIVE and (token.morph.get("PronType") == "Rel" or token.lower != "that"):
        return None
    known = context.lexicon.words.get("pronouns") or {}
    entry = known.get(token.lower)
    if not isinstance(entry, dict):
        return None
    wanted = str(entry.get("class", "any"))
    classes = frozenset({wanted}) if wanted != "any" else NAME | NOUN
    plural = str(entry.get("number", "")) == "pl"
    return _standing(token, sentence, classes, plural=plural)


def _latter(tree: Tree, token: Token, sentence: int) -> Mention | None:
    """Return « celle-ci », « ces derniers » and "the latter" as the pronouns that they are."""
    near = token.lower.startswith(_CE) and token.lower.endswith(("-ci", "-là"))
    if not near:
        pointing = any(
            one.lower in {"ce", "cette", "ces", "the"} for one in tree.children(token, "det")
        )
        if token.lower not in _LAST or not pointing or token.dep == "amod":
            return None
    plural = token.lower.startswith(("ceux", "celles")) or token.lower.endswith("s")
    return _standing(token, sentence, NAME, plural=plural)


def _standing(token: Token, sentence: int, classes: frozenset[str], *, plural: bool) -> Mention:
    """Return a mention that stands for another: one word, as a pronoun."""
    return Mention(
        token=token,
        sentence=sentence,
        start=token.start,
        end=token.end,
        text=token.text,
        classes=classes,
        plural=plural,
        pronoun=True,
        origin="pronoun",
    )


def _phrase(tree: Tree, token: Token) -> list[Token]:
    """Return the words that name a phrase: no article, no clause, no list, short complements."""
    kept = {token.i}
    queue = [(token, 0)]
    while queue:
        here, depth = queue.pop()
        for one in tree.children(here):
            if one.i in kept or len(kept) >= _MOST_WORDS:
                continue
            if one.i < here.i:
                # "North" of "North Korean" hangs on the adjective, not on the noun
                take = one.dep in _LEFT and one.dep != "nmod:poss"
                if one.dep == "appos":
                    take = False
                if one.dep == "advmod" and here is token:
                    take = False
                if one.dep == "punct" and one.text in "-\u2010\u2011":
                    take = True
                if take and one.dep == "nummod" and here is token:
                    take = False
            else:
                take = one.dep in _RIGHT and not _parted(tree, here, one)
                if one.dep == "nmod":
                    take = (
                        take
                        and depth < 2  # noqa: PLR2004 - of the port of Tern
                        and one.case in _LABEL_CASES
                        and (one.case in _OF or depth == 0)
                    )
                    take = take and one.case in _OF | {"en", "for", "pour"}
            if take:
                kept.add(one.i)
                queue.append((one, depth + (one.dep == "nmod")))
                if one.dep == "nmod":
                    kept |= {
                        child.i for child in tree.children(one, "case", "det") if child.i < one.i
                    }
    low, high = min(kept), max(kept)
    found = list(tree.tokens[low : high + 1])
    while len(found) > 1 and (
        found[0].dep in _DETERMINERS
        or found[0].pos in {"DET", "PUNCT", "ADP"}
        or not found[0].text[0].isalnum()
    ):
        found.pop(0)
    while len(found) > 1 and found[-1].pos in {"PUNCT", "ADP", "DET", "CCONJ"}:
        found.pop()
    return found


def _parted(tree: Tree, head: Token, one: Token) -> bool:
    """Tell whether a comma stands between a noun and what is said to belong to it."""
    return any(token.text in ",;:()" for token in tree.tokens[head.i + 1 : one.i])


def _sets(tree: Tree, token: Token, context: Context) -> tuple[str, ...]:
    low = token.i
    while (
        low > 0
        and tree.tokens[low - 1].head in {token.i, low}
        and (tree.tokens[low - 1].dep in {"compound", "amod", "flat", "punct", "prefix"})
    ):
        low -= 1
    high = token.i + 1
    limit = min(len(tree.tokens), token.i + context.lexicon.nouns.longest + 1)
    while high < limit and tree.tokens[high].pos not in {"PUNCT", "VERB", "AUX", "CCONJ"}:
        high += 1
    words = [one.lemmas or (one.lower,) for one in tree.tokens[low:high]]
    return context.lexicon.nouns.of(words, token.i - low)


def _covering(token: Token, spans: Placed[Money]) -> int:
    return next(
        (i for i, one in spans.touching(token.start, token.end) if token.end <= one.end), -1
    )


def _counting(tree: Tree, token: Token, context: Context) -> int:
    numbers = tree.children(token, "nummod", "det", "nmod", "advmod", "amod")
    places = [one.start for one in numbers if one.i < token.i]
    head = tree.head(token)
    while head is not None and any(lemma in _PARTITIVE for lemma in head.lemmas):
        places.append(head.start)
        places += [one.start for one in tree.children(head) if one.i < head.i]
        head = tree.head(head)
    found = [i for place in places for i, _ in context.counts.touching(place, place + 1)]
    return min(found, default=-1)


def _adjectives(tree: Tree, token: Token, context: Context) -> list[Nation]:
    near = [token, *tree.children(token, "amod", "compound", "prefix", "nmod", "flat")]
    words = _listed(tree, [one for one in near if one.i != token.i and not one.case])
    if tree.language == "fr" and not any(_nation(one, context) for one in words):
        # « courtier de gré à gré chinois »: wherever the parser hung it, it follows the noun
        for one in tree.tokens[token.i + 1 : token.i + _NATION_NEAR]:
            if one.pos in {"PUNCT", "VERB", "AUX"}:
                break
            if one.text.islower() and _nation(one, context):
                words.append(one)
                break
            if one.pos == "NOUN" and one.name < 0 and one.case in {"", "de"}:
                break
    return [nation for one in words for nation in _nation(one, context)]


def _listed(tree: Tree, words: Sequence[Token]) -> list[Token]:
    """Return words and those listed with them: « entreprises américaines et israéliennes »."""
    return [one for word in words for one in tree.conjuncts(word)]


def _nation(token: Token, context: Context) -> list[Nation]:
    return [
        one
        for _, one in context.nations.touching(token.start, token.start + 1)
        if one.start <= token.start
    ]


def _within(spans: Placed[Nation], start: int, end: int) -> list[tuple[int, int, str]]:
    return [
        (one.start - start, one.end - start, one.iso)
        for _, one in spans.touching(start, end)
        if start <= one.start and one.end <= end
    ]
