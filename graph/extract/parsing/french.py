"""The French model's relations: Universal Dependencies already, with small mendings."""

from __future__ import annotations

from graph.extract.parsing.agents import agents, causatives
from graph.extract.parsing.commas import appositions
from graph.extract.parsing.forms import french_forms, is_of
from graph.extract.parsing.participles import (
    complements,
    gapped,
    is_bare,
    lists_of_verbs,
    participles,
)
from graph.extract.parsing.raw import Raw, children, hang, is_finite
from graph.extract.parsing.relatives import relatives
from graph.extract.parsing.subjects import inversions, main_clauses, objects, predicates, subjects
from graph.extract.parsing.times import counts, sums, times
from graph.extract.parsing.titles import titles
from graph.extract.parsing.verbforms import retag

_SAME = {
    "obl:agent": "agent",
    "obl:arg": "obl",
    "obl:mod": "obl",
    "advcl:cleft": "acl:relcl",
    "expl:comp": "expl",
    "expl:pass": "expl:pass",
    "expl:subj": "expl",
    "obj:lvc": "obj",
    "obj:agent": "obj",
    "iobj:agent": "iobj",
    "aux:tense": "aux",
    "nsubj:caus": "nsubj",
    "aux:caus": "aux",
    "ROOT": "root",
}
#: contracted and elided forms, as the lexicon writes them
_PLAIN = {
    "du": "de",
    "des": "de",
    "d'": "de",
    "au": "à",
    "aux": "à",
    "l'": "le",
    "jusqu'": "jusque",
    "jusqu'à": "jusque à",
    "lors": "lors",
}
#: relative pronouns with their preposition in them
_CONTRACTED_PRONOUNS = {
    "auquel": "à", "auxquels": "à", "auxquelles": "à", "duquel": "de", "desquels": "de",
    "desquelles": "de",
}  # fmt: skip
_FIXED = {"de après": "d'après", "à la instar de": "à l'instar de", "y compris": "y compris"}
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})


def level(words: list[Raw]) -> list[Raw]:
    """Rewrite a sentence's relations in place and return it."""
    for word in words:
        word.dep = _SAME.get(word.dep, word.dep)
    lists = french_forms()
    retag(words, lists)
    _reflexives(words)
    _cases(words)
    _partitives(words)
    _some_subjects(words)
    _matters(words)
    _bare_objects(words)
    _such_as(words)
    _adverbs(words)
    _bare_participles(words)
    for mend in (counts, times, causatives, predicates, sums, titles):
        mend(words)
    appositions(words, lists)
    for mend in (
        lists_of_verbs,
        gapped,
        main_clauses,
        subjects,
        inversions,
        objects,
        relatives,
        complements,
        participles,
    ):
        mend(words)
    _agents(words)
    agents(words)
    return words


def plain(word: str) -> str:
    """Return a preposition without contraction or elision.

    >>> plain("du"), plain("aux"), plain("qu'")
    ('de', 'à', 'que')
    """
    form = word.replace("\u2019", "'")
    return _PLAIN.get(form, form.replace("qu'", "que") if form.endswith("qu'") else form)


def _reflexives(words: list[Raw]) -> None:
    """Read a noun with a "se" of its own as the verb that it is: "se livre à"."""
    for word in words:
        if word.pos == "NOUN" and children(words, word, "expl", "expl:pass"):
            word.pos = "VERB"
        for one in children(words, word, "expl:pass", "expl"):
            _active(words, word, one)


def _active(words: list[Raw], verb: Raw, pronoun: Raw) -> None:
    """Read « s'est insurgée contre » as active: the subject does it, and "être" makes the past."""
    if pronoun.lower not in {"se", "s'"} or verb.pos != "VERB":
        return
    auxiliaries = children(words, verb, "aux", "aux:pass", "cop")
    if pronoun.dep == "expl:pass" and not auxiliaries and children(words, verb, "nsubj:pass"):
        # « se vend » is a passive
        return
    pronoun.dep = "expl"
    for one in auxiliaries:
        one.dep = "aux" if one.i > pronoun.i else one.dep
    for one in children(words, verb, "nsubj:pass"):
        one.dep = "nsubj"


def _cases(words: list[Raw]) -> None:
    """Gather the words of a preposition or conjunction, fixed ones with it."""
    for word in words:
        for dep in ("case", "mark"):
            found: list[Raw] = []
            for one in children(words, word, dep):
                found += [one, *children(words, one, "fixed")]
            said = " ".join(plain(one.lower) for one in sorted(found, key=lambda one: one.i))
            if not said:
                continue
            said = _FIXED.get(said, said)
            if dep == "case" and (word.pos != "VERB" or word.dep in {"obl", "nmod"}):
                word.case = said
            elif not word.mark:
                word.mark = said
        if word.pos == "PRON" and word.lower in _CONTRACTED_PRONOUNS and not word.case:
            word.case = _CONTRACTED_PRONOUNS[word.lower]
            word.dep = "obl" if word.dep in {"iobj", "obj", "dep"} else word.dep
        if word.dep in {"obl", "nmod"} and word.pos == "VERB" and word.mark:
            word.dep = "advcl" if words[word.head].pos not in _NOMINAL else "acl"


def _partitives(words: list[Raw]) -> None:
    """Read "des fonds" right after a verb as its object: the model takes it for a complement."""
    for word in words:
        if word.case != "de":
            continue
        if word.dep == "obj":
            if is_of(words[word.head].lower, _WITH_DE) or word.kind:
                word.dep = "obl"
            else:
                word.case = ""
            continue
        marks = [
            one for one in children(words, word, "case") if one.lower in {"des", "du", "de", "d'"}
        ]
        head = words[word.head]
        if word.dep == "obl" and marks and _takes_things(words, head, marks[0], word):
            word.dep, word.case = "obj", ""
            continue
        if word.dep != "nmod" or not marks or marks[0].i == 0:
            continue
        verb = words[marks[0].i - 1]
        active = verb.pos == "VERB" and verb.morph.get("VerbForm") in {"Fin", "Inf", "Part"}
        passive = verb.morph.get("VerbForm") == "Part" and not children(words, verb, "aux")
        if (
            active
            and not passive
            and word.head != verb.i
            and not children(words, verb, "obj", "obl")
        ):
            word.head, word.dep, word.case = verb.i, "obj", ""


#: verbs whose complement is with "de": after them "des" is no partitive
_WITH_DE = frozenset(
    [
        "abuser",
        "bénéficier",
        "changer",
        "changer",
        "débattre",
        "dépendre",
        "disposer",
        "douter",
        "émaner",
        "hériter",
        "jouir",
        "manquer",
        "naître",
        "parler",
        "partir",
        "pâtir",
        "procéder",
        "profiter",
        "provenir",
        "relever",
        "répondre",
        "résulter",
        "revenir",
        "sortir",
        "souffrir",
        "témoigner",
        "traiter",
        "user",
        "venir",
        "vivre",
        "être",
        "agir",
        "convenir",
        "découler",
    ]
)


def _takes_things(words: list[Raw], verb: Raw, mark: Raw, noun: Raw) -> bool:
    """Tell whether "des pièces" after a verb is its object: "some parts", not "of the parts"."""
    if verb.pos != "VERB" or is_of(verb.lower, _WITH_DE) or noun.i < verb.i:
        return False
    article = mark.lower in {"des", "du"} or any(
        one.i == mark.i + 1 and one.lower in {"la", "l'"} for one in words
    )
    # « n'a pas livré de matériels »: negated, the article is "de"
    article = article or any(
        one.lower in {"pas", "plus", "jamais", "aucun", "ne", "n'"} for one in children(words, verb)
    )
    passive = verb.morph.get("VerbForm") == "Part" and not children(words, verb, "aux")
    passive = passive or bool(children(words, verb, "aux:pass", "nsubj:pass"))
    reflexive = bool(children(words, verb, "expl", "expl:pass"))
    return article and not passive and not reflexive and not children(words, verb, "obj")


def _some_subjects(words: list[Raw]) -> None:
    """Read « Du pétrole a été livré » with oil as the subject: "du" begins the sentence."""
    if not words or words[0].lower not in {"du", "des", "de"} or words[0].dep != "case":
        return
    noun = words[words[0].head]
    if noun.pos != "NOUN" or noun.case != "de" or noun.dep not in {"root", "obl", "nmod", "dep"}:
        return
    if words[0].lower == "de" and (len(words) < 2 or words[1].lower not in {"la", "l'"}):  # noqa: PLR2004
        return
    between = (one for one in words[noun.i + 1 :] if one.pos == "VERB" and is_finite(words, one))
    verb = next(between, None)
    if verb is None or children(words, verb, "nsubj", "nsubj:pass"):
        return
    if any(one.lower == "," for one in words[noun.i : verb.i]):
        return
    if verb.head == noun.i:
        verb.head, verb.dep = verb.i, "root"
    if hang(words, noun, verb, "nsubj:pass" if children(words, verb, "aux:pass") else "nsubj"):
        noun.case = ""


#: verbs that have somebody as their object, and "de" before what it is about
_OF_SOMETHING = frozenset(
    ["accuser", "soupçonner", "suspecter", "inculper", "informer", "avertir", "aviser", "prévenir",
     "charger", "menacer", "priver", "convaincre", "remercier", "féliciter", "dessaisir", "saisir",
     "dispenser", "exempter", "délester", "dépouiller", "disculper", "blanchir"]
)  # fmt: skip


def _matters(words: list[Raw]) -> None:
    """Hang « du vol » on the verb in « accuse le groupe Gull du vol »: a name needs no "de"."""
    for word in words:
        if word.dep != "nmod" or word.case != "de" or word.pos != "NOUN":
            continue
        somebody = words[word.head]
        verb = words[somebody.head]
        if somebody.dep not in {"obj", "nsubj:pass"} or not is_of(verb.lower, _OF_SOMETHING):
            continue
        named = somebody.pos == "PROPN" or any(
            one.pos in {"PROPN", "X"} and one.i < word.i and not one.case
            for one in children(words, somebody, "nmod", "flat:name", "appos", "flat")
        )
        if named and somebody.i < word.i:
            hang(words, word, verb, "obl")


def _bare_objects(words: list[Raw]) -> None:
    """Read a noun that is listed after a verb with no "and" as the verb's object."""
    for word in words:
        if word.dep != "conj" or word.pos not in _NOMINAL or word.case:
            continue
        head = words[word.head]
        listed = children(words, word, "cc") or children(words, head, "obj")
        if head.pos == "VERB" and not listed and word.i > head.i:
            word.dep = "obj"


def _such_as(words: list[Raw]) -> None:
    """Read "tel que" and "ainsi que" before a noun as one preposition."""
    for word in words:
        if word.pos not in _NOMINAL or word.mark not in {"que", "comme"}:
            continue
        head = words[word.head]
        if head.lower in _SUCH and head.head not in (word.i, head.i):
            word.case, word.mark = "tel que", ""
            word.head, word.dep = head.head, "nmod"
        elif word.mark == "comme" and head.pos in _NOMINAL:
            word.case, word.mark, word.dep = "comme", "", "nmod"


_SUCH = frozenset({"tel", "telle", "tels", "telles"})


def _adverbs(words: list[Raw]) -> None:
    """Read an adverb with a complement ("auprès de", "hors de", "loin de") as its preposition."""
    for word in words:
        head = words[word.head]
        if word.dep in {"obl", "nmod", "dep"} and head.pos == "ADV" and head.head != head.i:
            upper = words[head.head]
            said = f"{head.lower} {word.case or word.mark}".strip()
            nominal = upper.pos in _NOMINAL and upper.lower not in {"million", "millions"}
            word.head = upper.i
            if word.pos in {"VERB", "AUX"}:
                word.mark, word.case = said, ""
                word.dep = "acl" if nominal else "advcl"
                head.head, head.dep = word.i, "mark"
            else:
                word.case = said
                word.dep = "nmod" if nominal else "obl"
                head.head, head.dep = word.i, "case"


def _bare_participles(words: list[Raw]) -> None:
    """Read an adjective that is a participle with complements of its own as a clause."""
    for word in words:
        loose = word.dep == "nmod" and not (word.case or word.mark) and is_bare(words, word)
        if loose or (word.dep == "amod" and word.pos == "VERB"):
            word.dep = "acl"


def _agents(words: list[Raw]) -> None:
    """Make "par" after a participle the agent, even where the model says otherwise."""
    for word in words:
        if word.dep not in {"obl", "nmod"} or word.case != "par":
            continue
        head = words[word.head]
        participle = head.morph.get("VerbForm") == "Part" and head.morph.get("Tense") == "Past"
        passive = bool(children(words, head, "aux:pass", "nsubj:pass"))
        if passive or (participle and head.dep in {"acl", "amod", "advcl", "conj"}):
            word.dep = "agent"
