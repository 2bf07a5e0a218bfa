"""Modality, polarity and actuality of what a trigger says, by docs/modality.md."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.extract.grammar.clauses import is_past_participle

if TYPE_CHECKING:
    from graph.extract.parsing.tree import Token, Tree
    from graph.extract.saying.cues import Cues

_NOT = {
    "en": frozenset({"not", "n't", "never", "no longer", "neither", "nor", "hardly"}),
    "fr": frozenset({"pas", "jamais", "aucunement", "nullement", "guère", "point"}),
}
_NONE = {
    "en": frozenset({"no", "neither"}),
    "fr": frozenset({"aucun", "aucune", "nul", "nulle"}),
}
_WITHOUT = frozenset({"without", "sans"})
_FUTURE = frozenset({"will", "'ll"})
_DUTY = {"must": "Required", "shall": "Required", "should": "Required", "ought": "Required"}
_MAY = frozenset({"may", "might", "could"})
_CONDITIONAL = ("rais", "rait", "rions", "riez", "raient")
_FUTURES = ("rai", "ras", "ra", "rons", "rez", "ront")
_DEVOIR = frozenset({"devoir", "falloir"})
_PURPOSE = {
    "en": frozenset({"to", "in order to", "so as to"}),
    "fr": frozenset(
        {"pour", "afin de", "en vue de", "de manière à", "de façon à", "afin que", "pour que"}
    ),
}
_STEPS = 8
#: "urged them to stop using it": they are not to use it
_STOP = (("stop",), ("quit",), ("cease",), ("cesser",), ("arrêter",))
#: what a finding may be overridden by, weakest first
_FIRMNESS = ("Asserted", "Alleged", "Denied")


@dataclass(frozen=True, slots=True)
class Finding:
    """How firmly, whether so or not, whether it has happened; ``cues`` are the words that say so.

    ``doubt`` counts what the rules are not sure of: a condition, a question.
    """

    modality: str = "Asserted"
    polarity: str = "Positive"
    actuality: str = "Actual"
    cues: tuple[int, ...] = ()
    doubt: int = 0


def finding(tree: Tree, trigger: Token, cues: Cues) -> Finding:
    """Return how a sentence presents what a trigger in it says."""
    found = Finding()
    here: Token | None = trigger
    below: Token | None = None
    stops = False
    for _ in range(_STEPS):
        if here is None:
            break
        found = _own(tree, here, below, cues, found)
        above = tree.head(here)
        if above is None:
            break
        stops = stops or (here.dep == "xcomp" and above.lemmas[:1] in _STOP)
        found, goes_on = _joined(tree, here, above, cues, found)
        if not goes_on:
            break
        below, here = here, above
    if stops and found.actuality != "Actual" and found.polarity == "Positive":
        found = replace(found, polarity="Negative")
    if found.actuality == "Required" and found.polarity == "Negative":
        # « doivent s'abstenir d'acheter »: the negation is the rule's
        return replace(found, actuality="Prohibited", polarity="Positive")
    return found


def _own(tree: Tree, word: Token, below: Token | None, cues: Cues, found: Finding) -> Finding:
    """Add what stands on a word itself: its mood, its adverbs, its negation."""
    language = cues.language
    negated = _negated(tree, word, below, language)
    if language == "fr":
        found = _french(tree, word, below, found, negated=bool(negated))
    else:
        found = _english(tree, word, found, negated=bool(negated))
    if negated and found.actuality != "Prohibited" and not _is_duty(tree, word, language):
        flipped = "Negative" if found.polarity == "Positive" else "Positive"
        found = replace(found, polarity=flipped, cues=(*found.cues, *negated))
    for one in tree.children(word, "advmod", "amod", "obl", "acl"):
        said = " ".join(part for part in (one.case, one.lower) if part)
        if (
            one.lower in cues.adverbs
            or said in cues.adverbs
            or (
                word.is_nominal
                and any(lemma in cues.adjectives for lemma in (*one.lemmas, one.lower))
            )
        ):
            found = _alleged(found, one)
        elif word.is_nominal and one.dep == "amod":
            for group in cues.single(one):
                if group in _ACTUALITIES:
                    found = _actual(found, _ACTUALITIES[group], one)
    return found


def _is_duty(tree: Tree, word: Token, language: str) -> bool:
    if language == "en":
        return any(
            one.lower in {"must", "should", "shall", "ought"} for one in tree.children(word, "aux")
        )
    return "devoir" in word.lemmas


def _english(tree: Tree, word: Token, found: Finding, *, negated: bool) -> Finding:
    helpers = {one.lower: one for one in tree.children(word, "aux")}
    for one in helpers.values():
        if one.lower in _FUTURE or one.lemmas[:1] == ("will",):
            found = _actual(found, "Planned", one)
        elif one.lower in _DUTY:
            found = _actual(found, "Prohibited" if negated else "Required", one)
        elif one.lower in _MAY and (one.lower != "could" or "have" in helpers or negated is False):
            found = _alleged(found, one)
            if one.lower == "could" and "have" not in helpers and not negated:
                # "could also sell": if at all, then in time to come
                found = _actual(found, "Planned", one)
        elif one.lower in {"would", "'d"}:
            found = _actual(found, "Planned", one)
    return found


def _french(
    tree: Tree, word: Token, below: Token | None, found: Finding, *, negated: bool
) -> Finding:
    perfect = below is not None and any(
        one.morph.get("VerbForm") == "Inf" for one in tree.children(below, "aux")
    )
    helpers = [word, *tree.children(word, "aux", "aux:pass", "cop")]
    modal = bool(_DEVOIR & set(word.lemmas))
    for one in helpers:
        mood, tense = one.morph.get("Mood"), one.morph.get("Tense")
        # the model takes some other forms for these; their endings can't be mistaken
        mood = mood if mood != "Cnd" or one.lower.endswith(_CONDITIONAL) else "Ind"
        if mood != "Cnd" and _is_conditional(one):
            mood = "Cnd"
        tense = tense if tense != "Fut" or one.lower.endswith(_FUTURES) else "Pres"
        if mood == "Cnd":
            if modal and one is word:
                found = _actual(found, "Prohibited" if negated else "Required", one)
            else:
                found = _alleged(found, one)
                if "pouvoir" in word.lemmas and one is word and not negated and not perfect:
                    found = _actual(found, "Planned", one)
        elif tense == "Fut":
            found = _actual(found, "Required" if modal else "Planned", one)
        elif modal and one is word and tense == "Pres" and mood == "Ind":
            found = _actual(found, "Prohibited" if negated else "Required", one)
    could = "pouvoir" in word.lemmas and is_past_participle(word) and below is not None
    if could and not negated and tree.children(word, "aux"):
        # « ont pu vendre »: perhaps they did
        found = _alleged(found, word)
    return found


def _is_conditional(word: Token) -> bool:
    """Tell by its form whether a French verb is in the conditional: "servirait", "fournirait"."""
    for ending in ("aient", "ait", "ais", "ions", "iez"):
        if word.lower.endswith("r" + ending):
            stem = word.lower.removesuffix(ending)
            known = stem in _FUTURE_STEMS or stem.endswith(_FUTURE_ENDS)
            return stem in word.lemmas or stem + "e" in word.lemmas or known
    return False


_ANNOUNCED = frozenset(
    [
        "annoncer",
        "promettre",
        "engager",
        "prévenir",
        "prévoir",
        "décider",
        "jurer",
        "indiquer",
        "confirmer",
    ]
)
#: of tenir, venir, recevoir, envoyer, mourir and whatever is made of them
_FUTURE_ENDS = ("tiendr", "viendr", "cevr", "verr", "courr", "mourr", "querr")
_FUTURE_STEMS = frozenset(
    [
        "aur",
        "ser",
        "fer",
        "pourr",
        "devr",
        "ir",
        "viendr",
        "tiendr",
        "enverr",
        "verr",
        "saur",
        "voudr",
        "faudr",
        "vaudr",
        "recevr",
        "courr",
        "mourr",
        "acquerr",
        "cueiller",
        "accueiller",
        "recueiller",
        "obtiendr",
        "détiendr",
        "deviendr",
        "proviendr",
        "parviendr",
        "interviendr",
        "contiendr",
        "maintiendr",
        "soutiendr",
        "conduir",
    ]
)


def _negated(tree: Tree, word: Token, below: Token | None, language: str) -> list[int]:
    """Return the starts of the words that negate a word, or none."""
    found = [
        one.start
        for one in tree.children(word, "advmod", "det", "cc", "preconj", "mark")
        if one.lower in _NOT[language]
        or (one.lower == "plus" and language == "fr" and _ne(tree, word))
        or (one.lower in _NONE[language] and word.is_nominal)
    ]
    if word.mark in _WITHOUT or word.case in _WITHOUT:
        found.append(word.start)
    if word.is_verbal:
        for one in tree.children(word, "obj", "nsubj", "nsubj:pass"):
            if below is not None and one.i == below.i:
                continue
            found += [
                det.start for det in tree.children(one, "det") if det.lower in _NONE[language]
            ]
            if one.lower in {"nobody", "none", "nothing", "personne", "rien", "aucun"}:
                found.append(one.start)
    return found[:1]


def _ne(tree: Tree, word: Token) -> bool:
    return any(one.lower in {"ne", "n'"} for one in tree.children(word))


def _joined(
    tree: Tree, word: Token, above: Token, cues: Cues, found: Finding
) -> tuple[Finding, bool]:
    """Add what the word above says of this one; tell whether to go on upwards."""
    dep = word.dep
    groups = set(cues.groups(tree, above, word)) if above.name < 0 else set()
    if dep == "acl:relcl":
        return found, False
    if dep == "conj":
        # a verb of a list shares its head's helpers if it has none of its own
        own = tree.children(word, "nsubj") or [
            one
            for one in tree.children(word, "aux", "cop", "aux:pass")
            if one.morph.get("VerbForm") == "Fin" or one.tag_is_modal
        ]
        return found, not own or not word.is_verbal
    if dep in {"acl", "amod"} and not word.mark and is_past_participle(word):
        # "the theft reported on Monday": what is taken as given; it only shares the hearsay
        before = tree.tokens[word.i - 1].text if word.i else ""
        if before != "," and _hearsay(tree, above, cues):
            found = _alleged(found, above)
        return found, False
    clausal = dep in {"xcomp", "ccomp", "advcl", "acl", "obl", "csubj", "parataxis", "dep"}
    if clausal and word.is_verbal:
        # "pour avoir aidé" is a reason, not an end
        perfect = any(one.morph.get("VerbForm") == "Inf" for one in tree.children(word, "aux"))
        purpose = word.mark in _PURPOSE[cues.language] and dep in {"advcl", "acl"} and not perfect
        if dep == "acl" and word.mark == "to":
            purpose = True
        if "raising" in groups:
            found = _alleged(found, above)
        if "denies" in groups:
            found = _denied(found, above)
        elif "alleges" in groups:
            found = _alleged(found, above)
        if above.lemmas[:1] == ("be",) and dep == "xcomp" and word.mark == "to":
            # "is to publish", "were not to earn"
            no_more = _negated(tree, above, word, cues.language) or [
                one.start for one in tree.children(above, "advmod") if one.lower == "longer"
            ]
            return _actual(found, "Prohibited" if no_more else "Planned", above), False
        for group, value in _ACTUALITIES.items():
            if group in groups and dep in {"xcomp", "ccomp", "acl", "advcl", "obl"}:
                negated = _negated(tree, above, word, cues.language)
                if group == "required" and negated:
                    return _actual(found, "Prohibited", above), False
                if group == "intended" and negated and above.is_verbal:
                    # « n'a pas voulu commenter »: it was not done
                    told = replace(found, polarity="Negative", cues=(*found.cues, *negated))
                    return told, False
                found = _actual(found, value, above)
                purpose = False
        if "negation" in groups:
            found = replace(found, polarity="Negative", cues=(*found.cues, above.start))
        if purpose and found.actuality == "Actual" and not groups:
            return _actual(found, "Intended", word), True
        if word.mark in {"if", "si", "unless", "whether"}:
            found = replace(found, doubt=found.doubt + 1)
        if above.pos == "ADJ" and dep == "ccomp" and set(above.lemmas) & cues.adjectives:
            # "it is possible that"
            found = _alleged(found, above)
        future = cues.language == "fr" and dep == "ccomp" and _ANNOUNCED & set(above.lemmas)
        if future and word.start in found.cues and not tree.children(word, "aux"):
            # « a annoncé qu'elle publierait »: the future of the past, and no hearsay
            found = replace(found, modality="Asserted", actuality="Planned")
        if groups & {"states", "urges", "pledges", "alleges", "denies"} and dep in {
            "ccomp",
            "parataxis",
            "xcomp",
        }:
            # who reports is another matter; the report's own mood passes down
            return found, "raising" in groups
        if dep == "advcl" and word.morph.get("VerbForm") == "Fin":
            return found, False
        if dep == "parataxis":
            return found, False
        return found, True
    if word.is_nominal or word.pos == "ADJ":
        if "denies" in groups and dep in {"obj", "obl", "nsubj:pass"}:
            return _denied(found, above), False
        if "alleges" in groups and dep in {"obl", "nmod", "obj"}:
            return _alleged(found, above), True
        if above.is_nominal and any(lemma in cues.nouns for lemma in above.lemmas):
            found = _alleged(found, above)
        for group, value in _ACTUALITIES.items():
            if group in groups and dep in {"obj", "nmod", "obl", "xcomp", "nsubj:pass", "acl"}:
                found = _actual(found, value, above)
        if dep == "appos" or word.pos == "PROPN":
            return found, False
        if above.is_verbal and not set(above.lemmas) & cues.support and word.pos == "NOUN":
            # "the theft will be investigated": only the hearsay of the verb passes down
            if dep not in {"obj", "obl", "nsubj", "nsubj:pass", "agent"}:
                return found, False
            other = _own(tree, above, word, cues, Finding())
            if other.modality == "Alleged":
                found = _alleged(found, above)
            return found, False
        return found, dep in {"obj", "nsubj", "nsubj:pass", "obl", "nmod", "xcomp", "agent"}
    return found, dep not in {"root", "punct"}


_ACTUALITIES = {
    "planned": "Planned",
    "attempted": "Attempted",
    "intended": "Intended",
    "urged": "Urged",
    "urges": "Urged",
    "pledges": "Planned",
    "required": "Required",
    "prohibited": "Prohibited",
}


def _hearsay(tree: Tree, word: Token, cues: Cues) -> bool:
    """Tell whether a noun stands in a clause that is told as hearsay."""
    for one in (word, *tree.ancestors(word)):
        if one.is_verbal:
            return _own(tree, one, None, cues, Finding()).modality == "Alleged"
    return False


def _alleged(found: Finding, cue: Token) -> Finding:
    if _FIRMNESS.index(found.modality) >= 1:
        return found
    return replace(found, modality="Alleged", cues=(*found.cues, cue.start))


def _denied(found: Finding, cue: Token) -> Finding:
    return replace(found, modality="Denied", polarity="Positive", cues=(*found.cues, cue.start))


def _actual(found: Finding, value: str, cue: Token) -> Finding:
    if found.actuality != "Actual":
        return found
    return replace(found, actuality=value, cues=(*found.cues, cue.start))
