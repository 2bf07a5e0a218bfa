"""What the French parser hangs wrong is hung anew, on hand-made parses with one fault each."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.extract.parsing.agents import agents, causatives
from graph.extract.parsing.commas import appositions
from graph.extract.parsing.forms import Forms
from graph.extract.parsing.french import level
from graph.extract.parsing.participles import complements, gapped, lists_of_verbs, participles
from graph.extract.parsing.raw import Raw, children, hang, within
from graph.extract.parsing.relatives import relatives
from graph.extract.parsing.subjects import inversions, main_clauses, objects, predicates, subjects
from graph.extract.parsing.times import counts, sums, times
from graph.extract.parsing.titles import titles
from graph.extract.parsing.verbforms import retag

LISTS = Forms(
    frozenset({"siphonner", "nier", "veiller", "enquêter", "dérober", "compter", "raconter"}),
    {"écrit": ("écrire",)},
    frozenset({"veille", "enquête", "compte"}),
    frozenset(),
)
_FINITE = "VerbForm=Fin"
_PAST = "VerbForm=Part Tense=Past"


def parse(*rows: str) -> list[Raw]:
    """Return words from rows of ``word pos dep head [case:X] [Key=Value …]``."""
    made = []
    for i, row in enumerate(rows):
        lower, pos, dep, head, *rest = row.split()
        morph = dict(one.split("=") for one in rest if "=" in one)
        case = next((one[5:] for one in rest if one.startswith("case:")), "")
        made.append(Raw(i, lower, lower, pos, "", dep, int(head), morph, case=case))
    return made


def place(words: list[Raw], form: str) -> tuple[str, str]:
    """Return the relation of a word, and the word that it hangs on."""
    word = next(one for one in words if one.lower == form)
    return word.dep, words[word.head].lower


# --- forms


def test_a_regular_form_is_made_from_its_infinitive():
    """Forms of the first group stand in no list; a stem that is no verb's gives none."""
    assert LISTS.infinitives("siphonnées") == ("siphonner",)
    assert LISTS.infinitives("tables") == ()
    assert LISTS.past_participle_of("niés") == ("nier",)
    assert LISTS.past_participle_of("nie") == ()
    assert LISTS.third_person_of("nient") == ("nier",)


# --- verbs taken for other words


def test_a_participle_after_avoir_is_a_verb():
    """« a toujours siphonné »: the tagger's adjective becomes a past participle."""
    words = parse(
        "marn PROPN nsubj 3", "a AUX aux 3", "toujours ADV advmod 3", "siphonné ADJ root 3"
    )
    retag(words, LISTS)
    assert (words[3].pos, words[3].morph["VerbForm"]) == ("VERB", "Part")


def test_after_avoir_taken_for_the_verb_the_participle_heads_the_clause():
    """Its subject and the rest hang on the participle, the auxiliary is its own."""
    words = parse("marn PROPN nsubj 1", "a VERB root 1", "dérobé NOUN obj 1", "tout PRON obj 1")
    retag(words, LISTS)
    assert place(words, "a") == ("aux", "dérobé")
    assert place(words, "marn") == ("nsubj", "dérobé")
    assert words[2].dep == "root"


def test_after_an_article_a_noun_stays_a_noun():
    """« a une enquête » has no participle, and « l'enquête » is not a verb without a subject."""
    words = parse("marn PROPN nsubj 1", "a VERB root 1", "une DET det 3", "enquête NOUN obj 1")
    retag(words, LISTS)
    assert words[3].pos == "NOUN"


def test_to_be_before_a_participle_makes_the_passive():
    """« sont siphonnés » with a copula becomes a passive with its subject."""
    words = parse("fonds NOUN nsubj 2", "sont AUX cop 2", "siphonnés ADJ root 2")
    retag(words, LISTS)
    assert [one.dep for one in words] == ["nsubj:pass", "aux:pass", "root"]


def test_a_third_person_with_a_subject_is_a_verb():
    """« la police enquête »: no adjective has a subject without "to be"."""
    words = parse("la DET det 1", "police NOUN nsubj 2", "enquête ADJ root 2")
    retag(words, LISTS)
    assert words[2].pos == "VERB"


def test_the_only_word_that_can_be_the_verb_of_a_sentence_is():
    """« L'agence veille au respect. » has no other; without the full stop it may be a title."""
    rows = ("l' DET det 1", "agence NOUN root 1", "veille NOUN nmod 1", "au ADP case 4",
            "respect NOUN nmod 1 case:à")  # fmt: skip
    words = parse(*rows, ". PUNCT punct 1")
    retag(words, LISTS)
    assert (words[2].pos, words[2].dep) == ("VERB", "root")
    assert place(words, "agence") == ("nsubj", "veille")
    title = parse(*rows)
    retag(title, LISTS)
    assert title[2].pos == "NOUN"


def test_the_only_verb_may_have_been_taken_for_a_preposition():
    """« siphonne les banques » after the only noun: what stood behind it is its object."""
    words = parse(
        "la DET det 1", "merlonie NOUN root 1", "siphonne ADP case 4", "les DET det 4",
        "banques NOUN nmod 1", ". PUNCT punct 1",
    )  # fmt: skip
    retag(words, LISTS)
    assert (words[2].pos, words[2].dep) == ("VERB", "root")
    assert place(words, "merlonie") == ("nsubj", "siphonne")
    assert place(words, "banques") == ("obj", "siphonne")


def test_a_form_that_is_no_participle_is_a_third_person():
    """« qui siphonne » tagged as a past participle has a person; « siphonné » keeps none."""
    words = parse(
        "groupe NOUN root 0", f"siphonne VERB acl 0 {_PAST}", f"siphonné VERB acl 0 {_PAST}"
    )
    retag(words, LISTS)
    assert words[1].morph["VerbForm"] == "Fin"
    assert words[2].morph["VerbForm"] == "Part"


def test_a_form_that_can_only_be_a_verb_is_one():
    """« cible les banques et siphonne les fonds »: neither noun nor adjective, with its object."""
    words = parse(
        "groupe NOUN nsubj 1", f"cible VERB root 1 {_FINITE}", "banques NOUN obj 1",
        "et CCONJ cc 4", "siphonne ADJ conj 2", "les DET det 6", "fonds NOUN appos 2",
    )  # fmt: skip
    retag(words, LISTS)
    assert words[4].pos == "VERB"
    assert place(words, "fonds") == ("obj", "siphonne")


# --- who does it


@pytest.mark.parametrize("between", ["obl 1", "xcomp 1"])
def test_the_agent_of_a_passive_is_found_behind_a_day(between):
    """« sanctionnées lundi par le Trésor »: the agent is the verb's, not the day's."""
    words = parse(
        "été AUX aux:pass 1",
        f"sanctionnées VERB root 1 {_PAST}",
        f"lundi NOUN {between}",
        "par ADP case 4",
        "trésor PROPN agent 2 case:par",
    )
    agents(words)
    assert place(words, "trésor") == ("agent", "sanctionnées")


def test_a_deed_keeps_its_own_doer():
    """« accusé d'attaques par un pirate »: the attacks may be the pirate's."""
    words = parse(
        "est AUX aux:pass 1",
        f"accusé VERB root 1 {_PAST}",
        "attaques NOUN obl 1 case:de",
        "par ADP case 4",
        "pirate NOUN nmod 2 case:par",
    )
    agents(words)
    assert place(words, "pirate") == ("nmod", "attaques")


def test_se_faire_stands_above_its_infinitive():
    """« s'est fait voler »: "fait" has the subject and "se", the infinitive the rest."""
    words = parse(
        "banque NOUN nsubj 4",
        "s' PRON expl 4",
        "est AUX aux 4",
        "fait AUX dep 4 VerbForm=Part",
        "voler VERB root 4 VerbForm=Inf",
        "fonds NOUN obj 4",
    )
    causatives(words)
    assert place(words, "banque") == ("nsubj", "fait")
    assert place(words, "voler") == ("xcomp", "fait")
    assert place(words, "fonds") == ("obj", "voler")
    assert words[3].dep == "root"


# --- phrases


def test_a_name_belongs_to_the_noun_with_the_article():
    """« la plateforme d'échange Corval »: not to the bare complement before it."""
    words = parse(
        "la DET det 1", "plateforme NOUN nsubj 4", "échange NOUN nmod 1 case:de",
        "corval PROPN nmod 2", "ferme VERB root 4",
    )  # fmt: skip
    titles(words)
    assert place(words, "corval") == ("flat:name", "plateforme")


def test_a_complement_with_an_article_keeps_its_name():
    """« le patron de la banque Sarn »: the bank is called so."""
    words = parse(
        "le DET det 1", "patron NOUN root 1", "la DET det 3", "banque NOUN nmod 1 case:de",
        "sarn PROPN nmod 3",
    )  # fmt: skip
    titles(words)
    assert place(words, "sarn") == ("nmod", "banque")


def test_a_noun_with_an_indefinite_article_after_a_name_and_a_comma_explains_it():
    """« désigne Marn, un banquier »: not a second object."""
    words = parse(
        "désigne VERB root 0 VerbForm=Fin", "marn PROPN obj 0", ", PUNCT punct 3", "un DET det 4",
        "banquier NOUN obj 0", ". PUNCT punct 0",
    )  # fmt: skip
    appositions(words, LISTS)
    assert place(words, "banquier") == ("appos", "marn")


def test_a_list_is_no_apposition():
    """« cite Marn, un banquier et un armateur » lists three."""
    words = parse(
        "cite VERB root 0 VerbForm=Fin", "marn PROPN obj 0", ", PUNCT punct 4", "un DET det 4",
        "banquier NOUN conj 1", "et CCONJ cc 7", "un DET det 7", "armateur NOUN conj 1",
        ". PUNCT punct 0",
    )  # fmt: skip
    appositions(words, LISTS)
    assert place(words, "banquier") == ("conj", "marn")


def test_a_subject_after_a_place_stays_the_subject():
    """« À Umber, un banquier nie »: no comma closes what would be an apposition."""
    words = parse(
        "umber PROPN obl 4 case:à", ", PUNCT punct 4", "un DET det 3", "banquier NOUN nsubj 4",
        "nie VERB root 4 VerbForm=Fin", ". PUNCT punct 4",
    )  # fmt: skip
    appositions(words, LISTS)
    assert place(words, "banquier") == ("nsubj", "nie")


def test_a_name_after_a_comma_explains_the_whole_phrase_before_it():
    """« la présidente de Murk, Vey, nie »: Vey presides, and is no second Murk."""
    words = parse(
        "la DET det 1", "présidente NOUN nsubj 6 Number=Sing", "murk PROPN nmod 1 case:de",
        ", PUNCT punct 4", "vey PROPN conj 2", ", PUNCT punct 6", "nie VERB root 6 VerbForm=Fin",
    )  # fmt: skip
    appositions(words, LISTS)
    assert place(words, "vey") == ("appos", "présidente")


def test_an_age_belongs_to_the_name_before_it():
    """« condamné Marn, 41 ans »: the age is no object."""
    words = parse(
        "condamné VERB root 0", "marn PROPN conj 0", ", PUNCT punct 4", "41 NUM nummod 4",
        "ans NOUN obj 0",
    )  # fmt: skip
    times(words)
    objects(words)
    assert place(words, "ans") == ("nmod", "marn")
    assert place(words, "marn") == ("obj", "condamné")


def test_what_stands_behind_a_day_is_the_object():
    """« expulsé vendredi trois ouvriers »: the workers are no part of the day."""
    words = parse(
        "expulsé VERB root 0", "vendredi NOUN xcomp 0", "trois NUM nummod 3", "ouvriers NOUN nmod 1"
    )
    times(words)
    assert place(words, "ouvriers") == ("obj", "expulsé")
    assert place(words, "vendredi") == ("obl", "expulsé")


def test_a_name_behind_a_speaker_is_the_subject_that_a_noun_explains():
    """« Selon Umber, Murk, une firme, nie »: Murk denies, and is no second Umber."""
    words = parse(
        "selon ADP case 1", "umber PROPN obl 8 case:selon", ", PUNCT punct 3",
        "murk PROPN appos 1", ", PUNCT punct 6", "une DET det 6", "firme NOUN nsubj 8",
        ", PUNCT punct 8", f"nie VERB root 8 {_FINITE}",
    )  # fmt: skip
    appositions(words, LISTS)
    assert place(words, "murk") == ("nsubj", "nie")
    assert place(words, "firme") == ("appos", "murk")


def test_what_follows_a_participle_is_its_own():
    """« une firme créée en 2018 par Marn »: Marn created it."""
    words = parse(
        "firme NOUN root 0", f"créée VERB acl 0 {_PAST}", "2018 NUM obl 1 case:en",
        "marn PROPN nmod 0 case:par",
    )  # fmt: skip
    complements(words)
    assert place(words, "marn") == ("agent", "créée")


def test_who_has_left_was_not_left():
    """« Marn est partie »: with a verb of motion "être" makes the past."""
    lists = Forms(frozenset(), {"partie": ("partir",)}, frozenset(), frozenset())
    words = parse("marn PROPN nsubj:pass 2", "est AUX aux:pass 2", f"partie VERB root 2 {_PAST}")
    retag(words, lists)
    assert [one.dep for one in words] == ["nsubj", "aux", "root"]


def test_of_some_of_them_the_noun_is_the_head():
    """« trois des sociétés appartiennent »: the firms belong to him, three of them."""
    words = parse(
        "trois NUM nsubj 3", "des ADP case 2", "sociétés NOUN nmod 0 case:de",
        "appartiennent VERB root 3",
    )  # fmt: skip
    counts(words)
    assert place(words, "sociétés") == ("nsubj", "appartiennent")
    assert place(words, "trois") == ("nummod", "sociétés")


def test_from_whom_a_sum_was_taken_hangs_on_the_verb():
    """« volé 2 millions à des clients »: the clients were robbed."""
    words = parse(
        "volé VERB root 0", "2 NUM nummod 2", "millions NOUN obj 0", "à ADP case 4",
        "clients NOUN nmod 2 case:à",
    )  # fmt: skip
    sums(words)
    assert place(words, "clients") == ("obl", "volé")


# --- clauses


def test_the_main_verb_is_the_one_with_a_person():
    """« Marn, écroué à Umber, nie »: she denies, and is the one in prison."""
    words = parse(
        "marn PROPN root 0", ", PUNCT punct 2", f"écroué VERB root 2 {_PAST}",
        "umber PROPN obl 2 case:à", ", PUNCT punct 2", f"nie VERB advcl 2 {_FINITE}",
    )  # fmt: skip
    main_clauses(words)
    subjects(words)
    assert place(words, "écroué") == ("acl", "marn")
    assert place(words, "marn") == ("nsubj", "nie")


def test_a_name_that_is_a_root_of_its_own_is_the_subject():
    """A second root that has a person and no subject takes the first."""
    words = parse("marn PROPN root 0", ", PUNCT punct 2", f"nie VERB root 2 {_FINITE}")
    subjects(words)
    assert place(words, "marn") == ("nsubj", "nie")


def test_after_a_quotation_the_noun_behind_the_verb_speaks():
    """« », raconte la présidente »: she tells it, nobody tells her."""
    words = parse(
        f"ment VERB root 0 {_FINITE}", "\u00bb PUNCT punct 0", ", PUNCT punct 3",
        f"raconte VERB advcl 0 {_FINITE}", "la DET det 5", "présidente NOUN obj 3",
    )  # fmt: skip
    inversions(words)
    assert place(words, "présidente") == ("nsubj", "raconte")
    assert words[3].dep == "parataxis"


def test_a_noun_with_to_be_is_no_complement():
    """« Murk, que l'on craint, est une filiale »: the firm is the subject of the main clause."""
    words = parse(
        "murk PROPN root 0", f"craint VERB acl:relcl 0 {_FINITE}", "est AUX cop 3 VerbForm=Fin",
        "filiale NOUN obl 1",
    )  # fmt: skip
    predicates(words)
    assert words[3].dep == "root"
    assert place(words, "murk") == ("nsubj", "filiale")


def test_a_relative_clause_is_of_the_noun_that_its_verb_agrees_with():
    """« des mesures de la Ligue, qui a sanctionné »: measures would have the plural."""
    words = parse(
        "mesures NOUN root 0 Number=Plur", "ligue PROPN nmod 0 case:de Number=Sing",
        ", PUNCT punct 4", "qui PRON nsubj 5", f"a AUX aux 5 {_FINITE} Number=Sing",
        f"sanctionné VERB acl:relcl 0 {_PAST}",
    )  # fmt: skip
    relatives(words)
    assert place(words, "sanctionné") == ("acl:relcl", "ligue")


def test_que_is_the_object_of_a_relative_clause():
    """« Murk, que la Ligue a sanctionné »: the model may take "que" for a conjunction."""
    words = parse(
        "murk PROPN root 0", ", PUNCT punct 5", "que SCONJ mark 5", "ligue PROPN nsubj 5",
        f"a AUX aux 5 {_FINITE}", f"sanctionné VERB acl:relcl 0 {_PAST}",
    )  # fmt: skip
    relatives(words)
    assert (words[2].pos, words[2].dep) == ("PRON", "obj")


def test_a_participle_after_a_comma_describes_the_noun_that_it_agrees_with():
    """« gelé les avoirs de la firme, accusée de fraude »: the assets would be masculine."""
    words = parse(
        "gelé VERB root 0", "avoirs NOUN obj 0 Gender=Masc Number=Plur", "la DET det 3",
        "firme NOUN nmod 1 case:de Gender=Fem Number=Sing", ", PUNCT punct 5",
        f"accusée VERB advcl 0 {_PAST} Gender=Fem Number=Sing",
    )  # fmt: skip
    participles(words)
    assert place(words, "accusée") == ("acl", "firme")


def test_a_second_participle_joins_the_first():
    """« basée à Umber et détenue par Marn »: nobody owns Umber."""
    words = parse(
        f"basée VERB root 0 {_PAST}", "umber PROPN obl 0 case:à", "et CCONJ cc 3",
        f"détenue VERB conj 1 {_PAST}",
    )  # fmt: skip
    lists_of_verbs(words)
    assert place(words, "détenue") == ("conj", "basée")


def test_a_clause_whose_auxiliary_is_left_out_is_a_clause():
    """« les avoirs ont été gelés et les comptes fermés »: two things were done."""
    words = parse(
        "avoirs NOUN nsubj:pass 2", "été AUX aux:pass 2", f"gelés VERB root 2 {_PAST}",
        "et CCONJ cc 4", "comptes NOUN conj 2", f"fermés VERB acl 4 {_PAST}",
    )  # fmt: skip
    gapped(words)
    assert place(words, "comptes") == ("nsubj:pass", "fermés")
    assert place(words, "fermés") == ("conj", "gelés")


# --- whatever the parse


_FORMS = ("marn", ",", "un", "banquier", "nie", "a", "siphonné", "qui", "que", "dont", "par",
          "fait",
          "s'", "voler", "millions", "lundi", "et", "\u00bb", "est", ".")  # fmt: skip
_TAGS = ("NOUN", "PROPN", "VERB", "AUX", "ADJ", "DET", "PUNCT", "PRON", "ADP", "NUM", "CCONJ")
_DEPS = ("root", "nsubj", "obj", "obl", "nmod", "appos", "conj", "cc", "acl", "acl:relcl", "aux",
         "aux:pass", "cop", "xcomp", "advcl", "dep", "flat:name", "punct", "case", "mark",
         "nsubj:pass", "ccomp", "expl", "det")  # fmt: skip


@given(
    st.lists(
        st.tuples(
            st.sampled_from(_FORMS),
            st.sampled_from(_TAGS),
            st.sampled_from(_DEPS),
            st.integers(0, 30),
            st.sampled_from(("", "de", "par", "à")),
            st.sampled_from(("Fin", "Part", "Inf")),
        ),
        max_size=14,
    )
)
def test_no_parse_is_too_odd(rows):
    """Every rule ends on every parse, and each head is a word of the sentence."""
    words = [
        Raw(i, form, form, pos, "", dep, head % len(rows), {"VerbForm": kind}, case=case)
        for i, (form, pos, dep, head, case, kind) in enumerate(rows)
    ]
    before = copy.deepcopy(words)
    retag(words, LISTS)
    for rule in (counts, times, causatives, predicates, sums, titles):
        rule(words)
    appositions(words, LISTS)
    for rule in (lists_of_verbs, gapped, main_clauses, subjects, inversions, objects, relatives,
                 complements, participles, agents):  # fmt: skip
        rule(words)
    assert [one.lower for one in words] == [one.lower for one in before]
    assert all(0 <= one.head < len(words) for one in words)


def test_a_word_is_never_hung_below_itself():
    """Hanging a verb on its own object is refused, and changes nothing."""
    words = parse("nie VERB root 0", "faits NOUN obj 0")
    assert within(words, 1, 0)
    assert not hang(words, words[0], words[1], "acl")
    assert children(words, words[0]) == [words[1]]


# --- « se », « de » and « du »


@pytest.mark.usefixtures("needs_models")
def test_a_reflexive_in_the_past_is_active():
    """« s'est insurgée »: "être" makes the past, and whoever is the subject does it."""
    words = level(
        parse(
            "veldt PROPN nsubj:pass 3", "s' PRON expl:pass 3", "est AUX aux:pass 3",
            f"insurgée VERB root 3 {_PAST}", "contre ADP case 5", "eux PRON obl 3",
        )
    )  # fmt: skip
    assert place(words, "veldt") == ("nsubj", "insurgée")
    assert [words[i].dep for i in (1, 2)] == ["expl", "aux"]


@pytest.mark.usefixtures("needs_models")
@pytest.mark.parametrize(("verb", "dep"), [("relève", "obl"), ("livre", "obj")])
def test_de_after_a_verb_that_wants_it_is_no_article(verb, dep):
    """« relève du bureau » has a complement, « livre du charbon » an object."""
    words = level(
        parse("marn PROPN nsubj 1", f"{verb} VERB root 1 {_FINITE}", "du ADP case 3",
              "charbon NOUN obj 1")
    )  # fmt: skip
    assert words[3].dep == dep
    assert words[3].case == ("de" if dep == "obl" else "")


@pytest.mark.usefixtures("needs_models")
def test_what_a_name_is_accused_of_hangs_on_the_verb():
    """« accuse le groupe Gull du vol »: the theft is no part of the group's name."""
    words = level(
        parse(
            "veldt PROPN nsubj 1", f"accuse VERB root 1 {_FINITE}", "le DET det 3",
            "groupe NOUN obj 1", "gull PROPN nmod 3", "du ADP case 6", "vol NOUN nmod 3",
        )
    )  # fmt: skip
    assert place(words, "vol") == ("obl", "accuse")


@pytest.mark.usefixtures("needs_models")
def test_a_sentence_may_begin_with_some_of_its_subject():
    """« Du charbon a été livré »: the coal is the subject, and "du" its article."""
    words = level(
        parse(
            "du ADP case 1", "charbon NOUN root 1", f"a AUX aux 4 {_FINITE}", "été AUX aux:pass 4",
            f"livré VERB root 4 {_PAST}",
        )
    )  # fmt: skip
    assert place(words, "charbon") == ("nsubj:pass", "livré")
    assert words[1].case == ""
