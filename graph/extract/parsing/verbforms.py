"""French verbs that the tagger takes for nouns or adjectives, told by where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.extract.parsing.raw import Raw, children, crown

if TYPE_CHECKING:
    from graph.extract.parsing.forms import Forms

_HAVE = frozenset(
    ["ai", "as", "a", "avons", "avez", "ont", "avais", "avait", "avions", "aviez", "avaient",
     "aura", "auront", "aurait", "auraient", "ait", "aient", "eut", "eurent", "eût", "avoir",
     "ayant", "eu"]
)  # fmt: skip
_BE = frozenset(
    ["suis", "est", "sommes", "êtes", "sont", "étais", "était", "étions", "étaient", "sera",
     "seront", "serait", "seraient", "soit", "soient", "fut", "furent", "fût", "être", "étant",
     "été"]
)  # fmt: skip
#: verbs of which "être" makes the past, not the passive
_MOTION = frozenset(
    ["aller", "arriver", "décéder", "descendre", "devenir", "entrer", "intervenir", "monter",
     "mourir", "naître", "partir", "parvenir", "passer", "provenir", "redevenir", "rentrer",
     "rester", "retourner", "revenir", "sortir", "survenir", "tomber", "venir"]
)  # fmt: skip
#: words that may stand between an auxiliary and its participle
_BETWEEN = frozenset({"ADV", "PRON"})
_FAR = 5
_NOT_VERBS = frozenset({"NOUN", "ADJ", "PROPN", "ADV", "X", "DET", "NUM", "ADP"})
_NOT_ADVERBS = frozenset({"NOUN", "ADJ", "PROPN", "X"})


def retag(words: list[Raw], lists: Forms) -> None:
    """Make verbs of words that stand where only a verb can, in place, and mend what hangs on them.

    A participle after "avoir" or "être", and a third person that has a subject of its own.
    """
    for word in words:
        if word.lower in _HAVE or word.lower in _BE:
            _participle(words, word, lists)
    for word in words:
        _no_participle(words, word, lists)
        _verb_alone(words, word, lists)
        _third_person(words, word, lists)
        _describing(words, word, lists)
        _no_verb(words, word, lists)
    _only_verb(words, lists)


def _participle(words: list[Raw], auxiliary: Raw, lists: Forms) -> None:
    word = _after(words, auxiliary)
    if word is None or word.kind:
        return
    found = lists.past_participle_of(word.lower)
    if not found or word.lower in _BE or word.lower in _HAVE:
        return
    have = auxiliary.lower in _HAVE
    already = word.morph.get("VerbForm") == "Part" and word.pos in {"VERB", "AUX"}
    if already and word.head != auxiliary.i:
        _moves(words, word, auxiliary, found)
        return
    if word.pos in {"VERB", "AUX"} or word.pos in (_NOT_VERBS if have else _NOT_ADVERBS):
        word.pos = "VERB"
        word.morph = {**word.morph, "VerbForm": "Part", "Tense": "Past"}
    if word.head == auxiliary.i and auxiliary.pos in {"VERB", "AUX"} and word.dep != "acl":
        crown(words, word, auxiliary, kept=("advmod",) if word.i < auxiliary.i else ())
        auxiliary.dep, auxiliary.pos = "aux", "AUX"
    elif auxiliary.head == word.i and auxiliary.dep not in {"aux", "aux:pass", "cop"}:
        auxiliary.dep, auxiliary.pos = "aux", "AUX"
    if have or auxiliary.head != word.i:
        return
    reflexive = any(one.lower in {"se", "s'"} for one in children(words, word))
    if auxiliary.dep == "cop" and (reflexive or set(found) & _MOTION):
        auxiliary.dep = "aux"
    elif auxiliary.dep == "cop":
        auxiliary.dep = "aux:pass"
        for one in children(words, word, "nsubj"):
            one.dep = "nsubj:pass"


def _moves(words: list[Raw], word: Raw, auxiliary: Raw, found: tuple[str, ...]) -> None:
    """Read « sont partis » as the past that it is, not as a passive."""
    if auxiliary.dep == "aux:pass" and auxiliary.head == word.i and set(found) & _MOTION:
        auxiliary.dep = "aux"
        for one in children(words, word, "nsubj:pass"):
            one.dep = "nsubj"


def _after(words: list[Raw], auxiliary: Raw) -> Raw | None:
    """Return the word after an auxiliary that is no adverb nor pronoun, if it is near enough."""
    for one in words[auxiliary.i + 1 : auxiliary.i + 1 + _FAR]:
        adverb = one.lower.endswith("ment") and one.pos != "VERB"
        if one.lower == "-" or adverb or (one.pos in _BETWEEN and one.dep != "obj"):
            continue
        return one
    return None


def _no_participle(words: list[Raw], word: Raw, lists: Forms) -> None:
    """Read "sensibilise" as the third person that it is: no participle has such a form."""
    if word.pos != "VERB" or word.morph.get("VerbForm") != "Part" or word.kind:
        return
    if lists.past_participle_of(word.lower) or word.lower.endswith(("ant", "ants")):
        return
    if lists.third_person_of(word.lower) and not children(words, word, "aux", "aux:pass", "cop"):
        word.morph = _PRESENT


def _verb_alone(words: list[Raw], word: Raw, lists: Forms) -> None:
    """Read « et blanchit les fonds » with a verb: the form is no noun's nor adjective's.

    What stands behind it without a preposition is its object.
    """
    clitic = word.i > 0 and words[word.i - 1].lower in _CLITICS
    if word.pos not in {"NOUN", "ADJ"} and not (word.pos == "PROPN" and clitic):
        return
    if word.kind or not lists.third_person_of(word.lower) or word.dep not in {"conj", "amod"}:
        return
    if lists.is_noun(word.lower) or word.lower in lists.adjectives:
        return
    if lists.past_participle_of(word.lower) or children(words, word, "det", "case", "cop"):
        return
    if word.dep == "amod" and not clitic:
        return
    word.pos, word.morph = "VERB", _PRESENT
    after = words[word.i + 1 : word.i + 2 + _BETWEEN_NOUN]
    noun = next((one for one in after if one.pos == "NOUN"), None)
    if noun is None or not after or after[0].pos not in {"DET", "NUM"}:
        return
    if noun.head < word.i and not children(words, noun, "case") and noun.dep != "nsubj":
        noun.head, noun.dep = word.i, "obj"


_BETWEEN_NOUN = 3
_PRESENT = {"VerbForm": "Fin", "Mood": "Ind", "Tense": "Pres", "Person": "3"}


def _third_person(words: list[Raw], word: Raw, lists: Forms) -> None:
    """Read "la police enquête" with a verb: no noun nor adjective has a subject and no "to be"."""
    if word.pos not in {"NOUN", "ADJ", "PROPN"} or word.kind:
        return
    if not lists.third_person_of(word.lower):
        return
    below = children(words, word)
    if any(one.dep in {"cop", "det", "case", "nummod"} for one in below):
        return
    subject = any(one.dep in {"nsubj", "nsubj:pass"} and one.i < word.i for one in below)
    article = word.i > 0 and words[word.i - 1].pos in {"DET", "ADP", "NUM"}
    if subject and not article:
        word.pos = "VERB"
        word.morph = {"VerbForm": "Fin", "Mood": "Ind", "Tense": "Pres", "Person": "3"}
        word.dep = "acl:relcl" if word.dep == "amod" else word.dep


_AFTER = frozenset({"par", "à", "en", "de", "d'", "depuis", "pour", "dans", "sur", "au", "aux",
                    "auprès", "sous", "avec", "contre", "vers"})  # fmt: skip


def _describing(words: list[Raw], word: Raw, lists: Forms) -> None:
    """Read a noun or adjective that is a participle with a complement of its own as a verb."""
    if word.pos not in {"NOUN", "ADJ"} or word.dep not in {"amod", "acl", "appos", "advcl", "nmod"}:
        return
    if word.case or children(words, word, "det", "case", "cop", "nummod") or not word.i:
        return
    before = words[word.i - 1]
    if before.pos not in {"NOUN", "PROPN", "PUNCT", "ADV", "ADJ"} or word.i + 1 >= len(words):
        return
    after = words[word.i + 1]
    if after.pos == "ADV" and word.i + 2 < len(words):
        after = words[word.i + 2]
    if after.lower not in _AFTER or not lists.past_participle_of(word.lower):
        return
    word.pos, word.dep = "VERB", "acl"
    word.morph = {**word.morph, "VerbForm": "Part", "Tense": "Past"}
    for one in children(words, word, "nmod"):
        one.dep = "obl"


def _no_verb(words: list[Raw], word: Raw, lists: Forms) -> None:
    """Read "nord-coréens" as the adjective that it is: no verb has such a form."""
    if word.pos != "VERB" or word.kind or word.dep not in {"acl", "amod", "root", "ccomp"}:
        return
    if word.lower in lists.verbs or lists.infinitives(word.lower):
        return
    below = children(words, word)
    if word.dep in {"acl", "amod"} and not any(one.dep in {"obj", "obl", "aux"} for one in below):
        word.pos, word.dep, word.morph = "ADJ", "amod", _agreement(word)
    elif any(one.dep == "cop" for one in below):
        word.pos, word.morph = "ADJ", _agreement(word)


def _agreement(word: Raw) -> dict[str, str]:
    return {key: value for key, value in word.morph.items() if key in {"Number", "Gender"}}


def _only_verb(words: list[Raw], lists: Forms) -> None:
    """Find the verb of a whole sentence that has none: « L'agence veille au respect de l'embargo ».

    It is the one word right after the first noun that may be a third person of its number, and is
    followed by a complement. Without a full stop it is a headline, which needs no verb.
    """
    if not words or words[-1].lower not in {".", "\u00bb", ";"}:
        return
    if any(
        one.pos in {"VERB", "AUX"}
        and one.morph.get("VerbForm") == "Fin"
        and not _in_relative(words, one)
        and not _is_hung(words, one)
        for one in words
    ):
        return
    found = [one for one in words[2:-1] if _may_be_verb(words, one, lists)]
    if not found:
        return
    verb = found[0]
    subject = words[verb.head] if verb.head < verb.i else words[verb.i - 1]
    if words[verb.i - 1].lower == ",":
        subject = next((one for one in words if one.head == one.i and one.i < verb.i), verb)
    while subject.head < subject.i and subject.dep in {
        "nmod",
        "amod",
        "flat:name",
        "appos",
        "flat",
    }:
        subject = words[subject.head]
    if subject.head != subject.i or subject.pos not in {"NOUN", "PROPN"}:
        return
    for one in words[verb.i + 1 :]:
        if one.head < verb.i and one.dep in {"obj", "obl"}:
            # whatever stood before the verb can't have what stands behind it
            one.head = verb.i
        elif one.head == one.i:
            one.head, one.dep = verb.i, "xcomp" if one.pos == "VERB" else "obj"
    verb.pos, verb.dep, verb.head = "VERB", "root", verb.i
    verb.morph = _PRESENT
    for one in children(words, subject):
        if one.i > verb.i:
            one.head = verb.i
            if one.dep == "nmod":
                one.dep = "obl" if children(words, one, "case") else "obj"
    subject.head, subject.dep = verb.i, "nsubj"


_DESCRIBED = frozenset(
    ["nmod", "amod", "appos", "flat:name", "conj", "obl", "dep", "acl", "case", "advmod"]
)
#: pronouns that stand before a verb only
_CLITICS = frozenset({"se", "s'", "ne", "n'", "y", "lui"})


def _is_hung(words: list[Raw], verb: Raw) -> bool:
    """Tell whether a verb with a person describes a noun without a relative pronoun: it can't."""
    return verb.dep in {"acl", "amod", "nmod"} and words[verb.head].pos in {"NOUN", "PROPN"}


def _in_relative(words: list[Raw], verb: Raw) -> bool:
    here = verb
    for _ in range(len(words)):
        if here.dep == "acl:relcl" or here.mark:
            return True
        if here.head == here.i:
            return False
        here = words[here.head]
    return True


def _may_be_verb(words: list[Raw], word: Raw, lists: Forms) -> bool:
    if word.pos not in _MISTAKEN or word.kind or not lists.third_person_of(word.lower):
        return False
    before, after = words[word.i - 1], words[word.i + 1]
    if lists.past_participle_of(word.lower) and (
        after.pos not in {"DET", "PROPN", "NUM"} or word.pos != "VERB"
    ):
        return False
    if children(words, word, "det", "case", "cop", "nummod", "aux", "aux:pass"):
        return False
    if before.lower in _CLITICS:
        return True
    plural = word.lower.endswith("nt")
    if before.lower == ",":
        # « le réseau, qui travaille pour elle, compte trente personnes »
        root = next((one for one in words if one.head == one.i), word)
        relative = any(one.i < word.i for one in children(words, root, "acl:relcl"))
        if not relative or root.i > word.i or after.pos not in {"DET", "NUM"}:
            return False
        number = "Sing" if root.kind else root.morph.get("Number", "")
        return not number or (number == "Plur") == plural
    if word.dep not in _DESCRIBED:
        return False
    if before.pos not in {"NOUN", "PROPN", "X"} or after.pos not in _AFTER_VERBS:
        return False
    number = "Sing" if before.kind else before.morph.get("Number", "")
    return not number or (number == "Plur") == plural


#: what the model takes a third person for
_MISTAKEN = frozenset({"NOUN", "ADJ", "ADP", "ADV", "VERB"})
_AFTER_VERBS = frozenset({"DET", "ADP", "PROPN", "NUM", "ADV", "AUX"})
