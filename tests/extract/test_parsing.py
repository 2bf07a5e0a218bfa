"""What the two models say is levelled to one form, on hand-made sentences."""
# ruff: noqa: RUF001  # French apostrophes

from __future__ import annotations

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.extract.parsing import english, french
from graph.extract.parsing.french import plain
from graph.extract.parsing.phrases import complex_prepositions, join
from graph.extract.parsing.raw import Raw

#: tags that the rules look at, where a test does not say another
_TAGS = {"TO": "TO", "VBN": "VBN"}


def sentence(*rows: str) -> list[Raw]:
    """Return words from rows of ``word lemma pos dep head [tag]``; a head is an index."""
    made = []
    for i, row in enumerate(rows):
        lower, lemma, pos, dep, head, *rest = row.split()
        morph = dict(one.split("=") for one in rest if "=" in one)
        tag = next((one for one in rest if "=" not in one), "")
        made.append(Raw(i, lower, lemma, pos, _TAGS.get(tag, tag), dep, int(head), morph))
    return made


def test_the_predicate_after_to_be_heads_its_clause():
    """In "Murk is a mixer" the mixer has the subject, and "is" is its copula."""
    words = english.level(
        sentence(
            "murk murk PROPN nsubj 1",
            "is be AUX ROOT 1",
            "a a DET det 3",
            "mixer mixer NOUN attr 1",
        )
    )
    assert [(one.dep, one.head) for one in words] == [
        ("nsubj", 3),
        ("cop", 3),
        ("det", 3),
        ("root", 3),
    ]


def test_an_english_preposition_is_the_case_of_its_noun():
    """In "sent divers to ports" the ports depend on the verb, with "to" as their case."""
    words = english.level(
        sentence(
            "sent send VERB ROOT 0",
            "divers diver NOUN dobj 0",
            "to to ADP prep 0",
            "ports port NOUN pobj 2",
        )
    )
    assert (words[3].dep, words[3].head, words[3].case) == ("obl", 0, "to")
    assert (words[1].dep, words[2].dep, words[2].head) == ("obj", "case", 3)


def test_after_a_noun_a_preposition_makes_its_modifier():
    """In "theft of boats" the boats modify the theft."""
    words = english.level(
        sentence("theft theft NOUN ROOT 0", "of of ADP prep 0", "boats boat NOUN pobj 1")
    )
    assert (words[2].dep, words[2].head, words[2].case) == ("nmod", 0, "of")


def test_an_infinitive_that_was_taken_for_a_noun_is_a_verb():
    """In "is set to sanction four banks" the banks are to be sanctioned."""
    words = english.level(
        sentence(
            "japan japan PROPN nsubjpass 2",
            "is be AUX auxpass 2",
            "set set VERB ROOT 2 VBN",
            "to to ADP prep 2",
            "sanction sanction NOUN pobj 3 NN",
            "four four NUM nummod 6",
            "banks bank NOUN dobj 2",
        )
    )
    assert (words[4].pos, words[4].dep, words[4].head, words[4].mark) == ("VERB", "xcomp", 2, "to")
    assert (words[6].dep, words[6].head) == ("obj", 4)


def test_after_to_a_noun_with_nothing_behind_it_stays_a_noun():
    """In "went to war" nobody wars anything."""
    words = english.level(
        sentence("went go VERB ROOT 0", "to to ADP prep 0", "war war NOUN pobj 1 NN")
    )
    assert (words[2].pos, words[2].case) == ("NOUN", "to")


def test_the_doer_of_an_english_passive_is_its_agent():
    """In "robbed by gulls" the gulls are the agent, "by" their case."""
    words = english.level(
        sentence(
            "tern tern PROPN nsubjpass 2",
            "was be AUX auxpass 2",
            "robbed rob VERB ROOT 2",
            "by by ADP agent 2",
            "gulls gull NOUN pobj 3",
        )
    )
    assert [one.dep for one in words] == ["nsubj:pass", "aux:pass", "root", "case", "agent"]


def test_two_prepositions_are_one_case():
    """In "out of ports" the case is both words."""
    words = english.level(
        sentence(
            "went go VERB ROOT 0",
            "out out ADP prep 0",
            "of of ADP prep 1",
            "ports port NOUN pobj 2",
        )
    )
    assert (words[3].dep, words[3].head, words[3].case) == ("obl", 0, "out of")


def test_an_infinitive_is_marked_by_to():
    """In "tried to rob" the mark of "rob" is "to"."""
    words = english.level(
        sentence("tried try VERB ROOT 0", "to to PART aux 2 TO", "rob rob VERB xcomp 0")
    )
    assert words[2].mark == "to"


def test_a_hyphen_makes_a_prefix():
    """In "Veldt-backed divers" Veldt is the prefix of "backed"."""
    words = english.level(
        sentence(
            "veldt veldt PROPN npadvmod 2",
            "- - PUNCT punct 2",
            "backed back VERB amod 3 VBN",
            "divers diver NOUN ROOT 3",
        )
    )
    assert (words[0].dep, words[0].head) == ("prefix", 2)


# --- French


def test_a_french_contraction_is_written_plainly():
    """The case of what stands after "du" or "aux" is "de" or "à"."""
    assert [plain(one) for one in ("du", "des", "d’", "aux", "qu'", "vers")] == [
        "de",
        "de",
        "de",
        "à",
        "que",
        "vers",
    ]


def test_a_french_agent_is_one_though_the_model_makes_it_an_oblique():
    """In « volée par le syndicat » the syndicate is the agent."""
    words = french.level(
        sentence(
            "banque banque NOUN nsubj:pass 2",
            "est être AUX aux:pass 2",
            "volée voler VERB ROOT 2 VerbForm=Part Tense=Past",
            "par par ADP case 4",
            "syndicat syndicat NOUN obl 2",
        )
    )
    assert (words[4].dep, words[4].case) == ("agent", "par")


def test_some_of_a_thing_is_the_object():
    """In « vend des obus » the shells are sold; « dispose des obus » has a complement."""
    rows = [
        "{0} {0} VERB ROOT 0 VerbForm=Fin",
        "des de ADP case 2",
        "obus obus NOUN obl 0",
    ]
    for verb, dep in (("vendre", "obj"), ("disposer", "obl")):
        words = french.level(sentence(rows[0].format(verb), *rows[1:]))
        assert words[2].dep == dep, verb


def test_such_as_is_one_preposition():
    """In « sociétés telles que Sterne » the name is an example of the firms."""
    words = french.level(
        sentence(
            "sociétés société NOUN ROOT 0",
            "telles tel ADJ amod 0",
            "que que SCONJ mark 3",
            "sterne sterne PROPN nmod 1",
        )
    )
    assert (words[3].case, words[3].head, words[3].dep) == ("tel que", 0, "nmod")


# --- prepositions of several words


def test_a_preposition_of_several_words_is_read_as_one():
    """In "acted on behalf of Tern" Tern depends on the verb."""
    words = join(
        sentence(
            "acted act VERB root 0",
            "on on ADP case 2",
            "behalf behalf NOUN obl 0",
            "of of ADP case 4",
            "tern tern PROPN nmod 2",
        ),
        complex_prepositions("en", ()),
    )
    assert (words[4].head, words[4].dep, words[4].case) == (0, "obl", "on behalf of")


def test_frames_may_name_prepositions_of_their_own():
    """A slot of three words or more is joined as well, contracted or not."""
    phrases = complex_prepositions("fr", ("à bord de",))
    words = join(
        sentence(
            "parti partir VERB root 0",
            "à à ADP case 2",
            "bord bord NOUN obl 0",
            "du de ADP case 4",
            "navire navire NOUN nmod 2",
        ),
        phrases,
    )
    assert words[4].case == "à bord de"


WORD = st.tuples(
    st.sampled_from(
        ["on", "behalf", "of", "par", "le", "biais", "de", "à", "des", "is", "tern", "-"]
    ),
    st.sampled_from(["VERB", "NOUN", "ADP", "AUX", "ADJ", "ADV", "PROPN"]),
    st.sampled_from(
        ["prep", "pobj", "nsubj", "attr", "obl", "nmod", "case", "mark", "conj", "amod"]
    ),
    st.integers(0, 9),
)


@given(st.lists(WORD, min_size=1, max_size=10), st.sampled_from(["en", "fr"]))
def test_any_tree_is_levelled_to_words_in_the_sentence(rows, language):
    """Whatever a model says, no word is lost and each head is a word of the sentence."""
    words = [
        Raw(i, lower, lower, pos, pos, dep, head % len(rows))
        for i, (lower, pos, dep, head) in enumerate(rows)
    ]
    before = copy.deepcopy(words)
    {"en": english.level, "fr": french.level}[language](words)
    join(words, complex_prepositions(language, ()))
    assert [(one.i, one.lower) for one in words] == [(one.i, one.lower) for one in before]
    assert all(0 <= one.head < len(words) for one in words)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_longest_preposition_wins(language):
    """Of two that begin alike the longer is tried first."""
    for phrases in complex_prepositions(language, ()).values():
        sizes = [len(words) for words, _ in phrases]
        assert sizes == sorted(sizes, reverse=True)
