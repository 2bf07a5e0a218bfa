"""Whom a pronoun or "the company" means: light, by class, number, role and nearness."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extract.classes import fit
from graph.extract.grammar.clauses import is_passive
from graph.extract.mentions.several import agree, number_of, together

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.extract.lexicon.load import Lexicon
    from graph.extract.mentions.mention import Mention
    from graph.extract.parsing.tree import Token, Tree

_BACK = 3  # sentences
_FAR = 8
_DEMONSTRATIVE = frozenset(["this", "that", "these", "those", "ce", "cet", "cette", "ces"])
_SINGULAR_THEY = ("Group", "Organization")
_IMPERSONAL = frozenset({"expl", "expl:pass", "expl:comp"})
_LEAST_FIT = 0.6
_NAMED_FIT = 0.75
_THEY = frozenset({"they", "their", "them"})
#: "the hackers" are the group that was named before
_CREWS = frozenset({"hackers", "criminals", "spies"})
_CREW = frozenset(
    [
        "operator",
        "actor",
        "intruder",
        "attacker",
        "hacker",
        "thief",
        "culprit",
        "perpetrator",
        "opérateur",
        "acteur",
        "intrus",
        "attaquant",
        "assaillant",
        "pirate",
        "voleur",
        "auteur",
    ]
)
#: the pronouns that stand for somebody or something named before
_ANAPHORS = frozenset(
    [
        "he", "him", "his", "she", "her", "hers", "it", "its", "they", "them", "their", "latter",
        "il", "elle", "ils", "elles", "le", "la", "les", "l'", "lui", "leur", "leurs", "eux", "son",
        "sa", "ses", "dernier", "dernière", "derniers", "dernières", "celui-ci", "celle-ci",
        "ceux-ci", "celles-ci", "celui-là", "celle-là", "lequel", "laquelle",
    ]
)  # fmt: skip
_THING = frozenset({"it", "its"})
_TOPICAL = frozenset(
    {"he", "she", "him", "her", "his", "it", "its", "il", "elle", "lui", "son", "sa", "ses"}
)
#: pronouns that are the subject of a deed: whoever acts
_ACTING = frozenset({"he", "she", "it", "they", "il", "elle", "ils", "elles"})
_ACTORS = ("Agent", "Platform")
_WEATHER = frozenset({"falloir", "agir", "ressortir", "convenir", "rain", "sembler", "seem"})
#: « celle-ci », « ces derniers »: what was named last
_LATTER = ("celui-ci", "celle-ci", "ceux-ci", "celles-ci", "dernier", "dernière", "latter")
_HUMAN = frozenset({"he", "she", "him", "her", "his", "lui"})


def antecedents(
    tree: Tree,
    found: Mapping[int, Mention],
    before: Sequence[Mapping[int, Mention]],
    lexicon: Lexicon,
    dprk: Mention | None,
    called: Mapping[str, frozenset[str]] | None = None,
    topic: Mention | None = None,
) -> dict[int, Mention]:
    """Return what the pronouns and pointing nouns of a sentence stand for, by the word's index.

    ``before`` are the mentions of the sentences before it in its section, the nearest last, already
    resolved; ``called`` the nouns that the text has called each name by so far, by the name's key;
    ``topic`` who the paragraph is about: whoever it named first.
    What stands for several has them as its ``members``.
    """
    nouns = called or {}
    resolved: dict[int, Mention] = {}
    generic = lexicon.words.get("generic_heads") or {}
    states = {str(one).casefold() for one in lexicon.words.get("dprk") or []}
    for i in sorted(found):
        mention = found[i]
        if mention.entity or mention.money >= 0:
            continue
        points = mention.definite if mention.proper else _points(tree, mention)
        if dprk is not None and points and _phrase(tree, mention) in states:
            # "the regime", « le Nord »
            resolved[i] = _here(replace(dprk, hops=((mention.start, mention.end),)), mention)
            continue
        if mention.proper:
            continue
        if (size := number_of(tree, mention)) > 0:
            told = together(tree, mention, found, resolved, before, size)
        elif mention.pronoun:
            if mention.token.lower not in _ANAPHORS or _is_empty(tree, mention.token):
                continue
            told = together(tree, mention, found, resolved, before, 0) if mention.plural else None
            told = told or _nearest(tree, mention, mention.classes, found, resolved, before, nouns)
            told = told or _about(mention, topic)
        elif _points(tree, mention):
            wanted = next((str(generic[one]) for one in mention.token.lemmas if one in generic), "")
            classes = frozenset({wanted}) if wanted else mention.classes
            crew = mention.plural and (
                bool(_CREWS & set(mention.sets)) or bool(_CREW & set(mention.token.lemmas))
            )
            if crew:
                classes = frozenset({"Group"})
            told = (
                _nearest(tree, mention, classes, found, resolved, before, nouns, names=True)
                if wanted or crew or _is_demonstrative(tree, mention)
                else None
            )
        else:
            continue
        if told is not None:
            resolved[i] = _here(told, mention)
    return resolved


def _about(mention: Mention, topic: Mention | None) -> Mention | None:
    """Return who a paragraph is about, for a pronoun that finds nobody nearer."""
    if topic is None or mention.plural or mention.token.lower not in _TOPICAL:
        return None
    if not agree(mention, topic) or fit(topic.classes, tuple(mention.classes)) < _LEAST_FIT:
        return None
    if mention.token.lower in _THING and topic.classes == {"Person"}:
        return None
    return replace(topic, hops=((topic.start, topic.end),))


def _here(told: Mention, mention: Mention) -> Mention:
    """Return what a word stands for, at that word."""
    members = tuple(_here(one, mention) for one in told.members)
    return replace(told, token=mention.token, sentence=mention.sentence, members=members)


def _is_empty(tree: Tree, token: Token) -> bool:
    """Tell whether "it" or « il » stands for nothing: "it is alleged that", « il faut que »."""
    if token.dep in _IMPERSONAL:
        return True
    head = tree.head(token)
    if token.lower not in {"it", "il"} or head is None or not token.dep.startswith("nsubj"):
        return False
    if set(head.lemmas) & _WEATHER:
        return True
    clause = [
        one
        for one in tree.children(head, "ccomp", "csubj", "xcomp", "advcl", "acl")
        if one.i > head.i and (one.mark in {"that", "que", "to", "de", "whether", "if"})
    ]
    said = is_passive(tree, head) or bool(tree.children(head, "cop")) or "be" in head.lemmas
    return bool(clause) and said


def _phrase(tree: Tree, mention: Mention) -> str:
    article = next((one.lower for one in tree.children(mention.token, "det")), "")
    return f"{article} {mention.text.casefold()}".strip()


def _points(tree: Tree, mention: Mention) -> bool:
    """Tell whether a noun points back: definite, with nothing that says which."""
    return (
        mention.definite
        and (mention.generic or _is_demonstrative(tree, mention))
        and not tree.children(mention.token, "acl")
    )


def _is_demonstrative(tree: Tree, mention: Mention) -> bool:
    return any(one.lower in _DEMONSTRATIVE for one in tree.children(mention.token, "det"))


def _nearest(
    tree: Tree,
    mention: Mention,
    classes: frozenset[str],
    found: Mapping[int, Mention],
    resolved: Mapping[int, Mention],
    before: Sequence[Mapping[int, Mention]],
    called: Mapping[str, frozenset[str]],
    *,
    names: bool = False,
) -> Mention | None:
    token = mention.token
    lemmas = set(token.lemmas)
    owned = _owned(tree, token)
    acts = _acts(tree, token)

    def worth(one: Mention) -> float:
        value = _value(mention, one, classes, names=names)
        if value <= 0:
            return 0.0
        if names and lemmas & called.get(one.key, frozenset()):
            # "the exchange" is what was called an exchange before
            value += _SO_CALLED
        if owned and one.classes & _AUTHORITIES:
            # a director or owner is a firm's, hardly an authority's
            value -= _SO_CALLED
        if acts:
            value += _acting(one, token)
        if one.hops and one.token.dep.startswith("nsubj"):
            # who was spoken of by a pronoun still is
            value += _GOES_ON
        return value

    here = [(tree.tokens[i], resolved.get(i) or one) for i, one in found.items() if i < token.i]
    scored: list[tuple[float, Mention]] = []
    for place, (word, one) in enumerate(here):
        value = worth(one)
        if value > 0:
            nearness = 1 - (len(here) - place) / (len(here) + 1)
            # what stands beside it in one clause is another: "urged the port to revive the panel"
            together = _clause(tree, word) == _clause(tree, token)
            if together and token.dep not in {"nmod:poss", "det"} and token.pos != "DET":
                continue
            near = 1.0 if token.lower.startswith(_LATTER) else 0.3
            scored.append((value + _SAME_SENTENCE + near * nearness, one))
    latter = token.lower.startswith(_LATTER)
    for distance, sentence in enumerate(reversed(before[-(_FAR if names else _BACK) :]), start=1):
        for place, one in enumerate(sentence.values()):
            value = worth(one)
            if value > 0:
                nearness = place / (len(sentence) + 1)
                far = (0.2 if names else 0.45) * (distance - 1)
                scored.append((value - far + (1.0 if latter else 0.1) * nearness, one))
    if not scored:
        return None
    value, best = max(scored, key=lambda one: one[0])
    if value < _LEAST_VALUE:
        return None
    return replace(best, hops=(*best.hops, (best.start, best.end)))


def _acts(tree: Tree, token: Token) -> bool:
    """Tell whether a pronoun is the subject of a verb in the active that says more than "is"."""
    verb = tree.head(token)
    if token.lower not in _ACTING or verb is None or token.dep != "nsubj":
        return False
    return verb.pos == "VERB" and not tree.children(verb, "cop") and not is_passive(tree, verb)


def _acting(one: Mention, token: Token) -> float:
    """Return how much likelier, or less, somebody acts: places and things seldom do."""
    if fit(one.classes, _ACTORS) < _NAMED_FIT:
        return -_LESS_LIKELY
    if token.lower in _ELLES and "Person" in one.classes and one.proper:
        return _LIKELIER
    return 0.0


_ELLES = frozenset({"il", "elle"})
_GOES_ON, _LESS_LIKELY, _LIKELIER = 0.15, 0.3, 0.2


def _owned(tree: Tree, token: Token) -> bool:
    """Tell whether a possessive stands before what only firms have: "its director"."""
    head = tree.head(token)
    possessive = token.dep == "nmod:poss" or token.pos == "DET"
    return possessive and head is not None and bool(_OF_FIRMS & set(head.lemmas))


_SO_CALLED = 0.4
_AUTHORITIES = frozenset({"State", "Country", "GovernmentBody", "InternationalBody"})
_OF_FIRMS = frozenset(
    [
        "director", "manager", "owner", "shareholder", "subsidiary", "founder", "customer",
        "executive", "ceo", "chairman", "chairwoman", "employee", "staff", "directeur",
        "directrice",
        "gérant", "gérante", "propriétaire", "actionnaire", "filiale", "fondateur", "fondatrice",
        "client", "cliente", "patron", "patronne", "salarié", "employé",
    ]
)  # fmt: skip
_SAME_SENTENCE = 0.15
_LEAST_VALUE = 0.5


def _clause(tree: Tree, token: Token) -> int:
    for one in tree.ancestors(token):
        if one.is_verbal:
            return one.i
    return -1


def _value(mention: Mention, one: Mention, classes: frozenset[str], *, names: bool) -> float:
    if one.pronoun or one.money >= 0 or one.origin in {"pronoun", "compound"}:
        return 0.0
    if names and not (one.proper or one.entity):
        return 0.0
    if not agree(mention, one):
        return 0.0
    if mention.pronoun and mention.token.lower in _THING and one.classes == {"Person"}:
        return 0.0
    fits = fit(one.classes, tuple(sorted(classes)))
    crew = not mention.pronoun and (_CREWS & set(mention.sets) or _CREW & set(mention.token.lemmas))
    if fits < (1.0 if crew else _NAMED_FIT if names else _LEAST_FIT):
        return 0.0
    if (
        mention.token.lower in _HUMAN
        and mention.token.lower != "lui"
        and "Person" not in one.classes
    ):
        return 0.0
    if mention.plural != one.plural:
        collective = any(fit(one.classes, (name,)) >= 1 for name in _SINGULAR_THEY)
        pointing = (
            mention.token.lower in _THEY
            or bool(_CREWS & set(mention.sets))
            or bool(_CREW & set(mention.token.lemmas))
        )
        if not (mention.plural and collective and pointing):
            return 0.0
    value = fits * 0.6
    dep = one.token.dep.partition(":")[0]
    value += 0.5 if dep == "nsubj" else 0.15 if dep in {"obj", "agent"} else 0.0
    value += 0.15 if one.proper or one.entity else 0.0
    return value
