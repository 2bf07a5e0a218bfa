"""Who does it in a passive: « votée à l'unanimité par le Conseil », « s'est fait voler par »."""

from __future__ import annotations

from graph.extract.parsing.raw import Raw, children, hang
from graph.extract.parsing.times import is_time

#: endings of nouns that are deeds themselves and may have a doer of their own
_DEEDS = ("tion", "sion", "ment", "age", "ture", "ade", "aison", "ance", "tions", "sions", "ments")
_BARE_DEEDS = frozenset(
    ["vol", "vols", "attaque", "attaques", "envoi", "envois", "achat", "achats", "vente", "ventes",
     "recours", "emploi", "contrôle", "gel", "tir", "tirs", "essai", "essais", "transfert",
     "transferts", "soutien", "appel", "mise", "prise"]
)  # fmt: skip
_CAUSING = frozenset(
    ["fait", "faire", "font", "faisait", "faisaient", "fera", "feront", "ferait", "faisant",
     "faits", "vu", "vue", "vus", "vues", "voit", "voient", "voir", "verra", "verrait", "voyant",
     "laissé", "laisse", "laissent", "laisser", "vit", "virent", "fit", "firent"]
)  # fmt: skip
_REFLEXIVE = frozenset({"se", "s'"})


def agents(words: list[Raw]) -> None:
    """Hang "par" and its noun on the passive before it that has no agent, in place."""
    for word in words:
        if word.case != "par" or word.dep not in {"nmod", "obl", "agent"} or is_time(word):
            continue
        verb = _passive_above(words, word)
        if verb is not None and not children(words, verb, "agent"):
            hang(words, word, verb, "agent")


def _passive_above(words: list[Raw], word: Raw) -> Raw | None:
    here = words[word.head]
    while here.pos in {"NOUN", "PROPN", "NUM", "ADJ"} and here.head != here.i:
        if not is_time(here) and (here.lower in _BARE_DEEDS or here.lower.endswith(_DEEDS)):
            return None
        if here.dep not in {
            "obl",
            "obj",
            "nmod",
            "xcomp",
            "acl",
            "advmod",
            "conj",
            "flat",
            "appos",
            "iobj",
        }:
            return None
        here = words[here.head]
    if here.i == word.head or here.pos != "VERB" or here.i > word.i:
        return None
    return here if is_passive(words, here) or is_undergone(words, here) else None


def is_passive(words: list[Raw], verb: Raw) -> bool:
    """Tell whether a verb is passive, or a past participle without "avoir"."""
    if children(words, verb, "aux:pass", "nsubj:pass"):
        return True
    part = verb.morph.get("VerbForm") == "Part" and verb.morph.get("Tense") == "Past"
    if not part or children(words, verb, "aux"):
        return False
    if verb.dep == "conj":
        return is_passive(words, words[verb.head])
    return verb.dep in {"acl", "amod", "advcl", "root", "acl:relcl", "xcomp"}


def is_undergone(words: list[Raw], verb: Raw) -> bool:
    """Tell whether an infinitive stands under "se faire", "se voir" or "se laisser"."""
    head = words[verb.head]
    return (
        verb.morph.get("VerbForm") == "Inf"
        and head.lower in _CAUSING
        and any(one.lower in _REFLEXIVE for one in children(words, head))
    )


def causatives(words: list[Raw]) -> None:
    """Put "fait" over its infinitive where the parser has it below, in place: "s'est fait voler".

    The infinitive keeps its object and complements, "fait" gets the subject.
    """
    for verb in words:
        if verb.morph.get("VerbForm") != "Inf" or verb.pos != "VERB":
            continue
        causes = [
            one
            for one in children(words, verb, "dep", "aux", "aux:pass", "advcl", "xcomp")
            if one.lower in _CAUSING and one.i < verb.i and one.pos in {"AUX", "VERB"}
        ]
        if not causes:
            continue
        cause = causes[-1]
        root = verb.head == verb.i
        cause.head, cause.dep, cause.mark = (cause.i if root else verb.head), verb.dep, verb.mark
        cause.pos, verb.mark = "VERB", ""
        for one in children(words, verb):
            before = one.i < cause.i
            moved = one.dep in {"nsubj", "nsubj:pass", "aux", "aux:pass", "cc", "mark"}
            clitic = one.lower in _REFLEXIVE
            if one.i != cause.i and (
                moved or clitic or (before and one.dep in {"advmod", "punct"})
            ):
                one.head = cause.i
                if clitic:
                    one.dep = "expl"
                elif one.dep == "nsubj:pass":
                    one.dep = "nsubj"
        verb.head, verb.dep = cause.i, "xcomp"
