"""Plain questions: what is read in them, which ready question they mean, and when none fits."""

from __future__ import annotations

import pytest

from graph.ask.plain.english import ENGLISH
from graph.ask.plain.french import FRENCH
from graph.ask.plain.register import Register, register
from graph.ask.plain.understand import LONGEST, Understanding, Understood
from graph.ask.plain.units import units
from graph.ask.questions import Question, load, question
from graph.claims.vocabulary import vocabulary
from graph.errors import QueryError
from graph.model import BASE, ONTOLOGY, Entity, Knowledge, Term
from graph.places import places

HEAD = """\
#+ summary: {name}
#+ summary_fr: {name}
#+ description: {name}
#+ description_fr: {name}
#+ tags: [a]
"""


def ready(name: str, asked: str, **params: str) -> Question:
    """Return a question with ways to ask it, and parameters by type."""
    lines = [HEAD.format(name=name), "#+ asked:\n"]
    lines += [f"#+   {line}\n" for line in asked.splitlines()]
    if params:
        lines.append("#+ params:\n")
    used = ""
    for param, kind in params.items():
        lines.append(f"#+   - {{name: {param}, type: {kind}, summary: a, summary_fr: a}}\n")
        used += f" FILTER(?a = ?_{param})"
    return question(name, f"{''.join(lines)}SELECT ?a {{ ?a ?b ?c{used} }}\n")


THEFTS = """\
en: ['who stole from {victim}', 'what did {thief} steal', 'what was stolen by {thief}', thefts]
fr: ['qui a volé {victim}', "qu'a volé {thief}", "qu'est-ce qui a été volé par {thief}", vols]"""
PERIOD = """\
en: ['what happened in {from}', 'what happened since {from}']
fr: ["que s'est-il passé en {from}", "que s'est-il passé depuis {from}"]"""
ABOUT = """\
en: ['what is said about {entity}', '{entity}']
fr: ['que dit-on de {entity}', '{entity}']"""
PLANS = """\
en: ['what is not done', {say: 'what is planned', with: {actuality: Planned}}]
fr: ["ce qui n'est pas fait", {say: 'ce qui est prévu', with: {actuality: Planned}}]"""
RELATION = """\
en: ['who {relation} {object}', 'who {relation}', 'what did {subject} {relation}']
fr: ['qui {relation} {object}', 'qui {relation}', 'que {relation} {subject}']"""

CLASSES = """\
en: ['which {class} are there', entities]
fr: ['quels {class} y a-t-il', entités]"""

READY = {
    each.name: each
    for each in (
        ready(
            "thefts",
            THEFTS,
            victim="entity",
            thief="entity",
            **{"from": "date", "until": "date"},
        ),
        ready("in-period", PERIOD, **{"from": "date", "until": "date"}),
        ready("claims-about", ABOUT, entity="entity"),
        ready("not-done", PLANS, actuality="term"),
        ready(
            "by-relation",
            RELATION,
            relation="term",
            subject="entity",
            object="entity",
            place="entity",
        ),
        ready("entities", CLASSES, **{"class": "term"}),
    )
}


def entity(slug: str, english: str, french: str, **more: object) -> Entity:
    """Return an invented entity."""
    kept = {"classes": (), **more}
    return Entity(BASE + slug, labels={"en": english, "fr": french}, **kept)  # type: ignore[arg-type]


HELD = Knowledge(
    terms={
        f"{ONTOLOGY}monitors": Term(
            f"{ONTOLOGY}monitors",
            {"en": "monitors", "fr": "surveille"},
            inverse_labels={"en": "is monitored by", "fr": "est surveillée par"},
        ),
        f"{ONTOLOGY}launders": Term(
            f"{ONTOLOGY}launders",
            {"en": "launders", "fr": "blanchit"},
            object_classes=(f"{ONTOLOGY}Asset",),
        ),
        f"{ONTOLOGY}Platform": Term(f"{ONTOLOGY}Platform", {"en": "platform", "fr": "plateforme"}),
    },
    entities={
        each.iri: each
        for each in (
            entity(
                "tern-exchange", "Tern Exchange", "bourse Tern", classes=(f"{ONTOLOGY}Platform",)
            ),
            entity("gull-syndicate", "Gull Syndicate", "syndicat Gull"),
            entity("heronia", "Heronia", "Héronie", aliases={"en": ("UN",)}),
            entity("divers", "divers", "plongeurs"),
            entity("pearls", "pearls", "perles", classes=(f"{ONTOLOGY}Asset",)),
            entity("port-sable", "Port Sable", "Port Sable", classes=(f"{ONTOLOGY}Place",)),
            entity("gannets", "Gannet Coast", "Côte des Fous", outside_ids=(("iso3166", "KR"),)),
        )
    },
    sources={},
    claims={},
)
KNOWN = register(HELD)
READER = Understanding(READY, KNOWN)


def meant(text: str) -> tuple[str, dict[str, str]] | None:
    """Return the question and the values that a text was taken for."""
    taken = READER.understand(text).taken
    return (taken.name, dict(taken.values)) if taken else None


@pytest.mark.parametrize(
    ("text", "name", "values"),
    [
        ("Who stole from Tern Exchange?", "thefts", {"victim": "tern-exchange"}),
        ("who robbed tern exchange", "thefts", {"victim": "tern-exchange"}),
        ("Could you please tell me who hacked Tern Exchange", "thefts",
         {"victim": "tern-exchange"}),
        ("What did the Gull Syndicate steal?", "thefts", {"thief": "gull-syndicate"}),
        ("What was stolen by the Gull Syndicate?", "thefts", {"thief": "gull-syndicate"}),
        ("Qui a dérobé la bourse Tern ?", "thefts", {"victim": "tern-exchange"}),
        ("qu a vole le syndicat gull", "thefts", {"thief": "gull-syndicate"}),
        ("Vols ?", "thefts", {}),
        ("What happened in March 2031?", "in-period", {"from": "2031-03", "until": "2031-03"}),
        ("what happened since 2031", "in-period", {"from": "2031"}),
        ("Que s'est-il passé entre 2030 et le 3 mai 2031 ?", "in-period",
         {"from": "2030", "until": "2031-05-03"}),
        ("What is said about Heronia?", "claims-about", {"entity": "heronia"}),
        ("Que dit-on de la Heronie ?", "claims-about", {"entity": "heronia"}),
        ("Heronia?", "claims-about", {"entity": "heronia"}),
        ("what is planned?", "not-done", {"actuality": "Planned"}),
        ("Ce qui est prévu ?", "not-done", {"actuality": "Planned"}),
        ("Who monitors Heronia?", "by-relation", {"relation": "monitors", "object": "heronia"}),
        ("Qui surveille les plongeurs ?", "by-relation",
         {"relation": "monitors", "object": "divers"}),
        ("Who does Heronia monitor?", "by-relation",
         {"relation": "monitors", "subject": "heronia"}),
        ("Who launders pearls in Port Sable?", "by-relation",
         {"relation": "launders", "object": "pearls", "place": "port-sable"}),
        ("Who launders in Port Sable?", "by-relation",
         {"relation": "launders", "place": "port-sable"}),
        ("Qui blanchit des perles à la Héronie ?", "by-relation",
         {"relation": "launders", "object": "pearls"}),
        ("What was stolen in 2031?", "thefts", {"from": "2031", "until": "2031"}),
        ("What was stolen between January and March 2031?", "thefts",
         {"from": "2031-01", "until": "2031-03"}),
        ("Qu'est-ce qui a été volé entre janvier et mars 2031 ?", "thefts",
         {"from": "2031-01", "until": "2031-03"}),
        ("Which platforms are there?", "entities", {"class": "Platform"}),
        ("Quelles plateformes y a-t-il ?", "entities", {"class": "Platform"}),
        ("What is said about the South Koreans?", "claims-about", {"entity": "gannets"}),
    ],
)  # fmt: skip
def test_a_question_is_understood(text: str, name: str, values: dict[str, str]) -> None:
    """Roles, synonyms, forms, dates and names in either language lead to question and values."""
    assert meant(text) == (name, values)


@pytest.mark.parametrize(
    "text",
    [
        "What's the weather in Port Sable?",
        "who won the regatta",
        "Who stole from Plover Pay?",
        "recette de la tarte aux pommes",
        "Combien coûte un billet pour la Héronie ?",
        "",
        "???",
        "the of and",
        "x" * (LONGEST + 1),
    ],
)
def test_what_no_question_answers_is_refused(text: str) -> None:
    """Irrelevant words, unknown names, emptiness and excess lead to no question."""
    assert READER.understand(text).taken is None


def test_a_refusal_names_the_nearest_and_the_stranger() -> None:
    """A question about somebody unknown says whom, and which ready question it was close to."""
    found = READER.understand("Who stole from Plover Pay?")
    assert found.strangers == ("Plover Pay",)
    assert found.nearest[0].name == "thefts"


@pytest.mark.parametrize(
    ("text", "strangers"),
    [
        ("Tell me about Plover Pay", ("Plover Pay",)),
        ("Who is Plover Pay?", ("Plover Pay",)),
        ("Qui est Plover Pay ?", ("Plover Pay",)),
        ("Who Ever Stole From Plover Pay", ()),
        ("WHO IS PLOVER PAY", ()),
    ],
)
def test_capitals_tell_a_name_unless_all_words_have_them(
    text: str, strangers: tuple[str, ...]
) -> None:
    """Where only the name has capitals it is one; in a headline they say nothing."""
    assert READER.understand(text).strangers == strangers


def test_a_slip_is_told() -> None:
    """A misspelt name is taken for the one that it comes close to, and that is said."""
    found = READER.understand("Who stole from Tern Exchnage?")
    assert found.taken is not None
    assert found.taken.values == {"victim": "tern-exchange"}
    slipped = READER.understand("what did the gull syndicate staele")
    assert slipped.slips == (("staele", "steal"),)


@pytest.mark.parametrize(
    ("text", "taken", "unused"),
    [
        ("Which platforms monitor Heronia?", "by-relation", ("platforms",)),
        ("Quelles plateformes surveillent les plongeurs ?", "by-relation", ("plateformes",)),
        ("Which regattas monitor Heronia?", None, ()),
    ],
)
def test_which_of_a_kind_is_as_good_as_who(
    text: str, taken: str | None, unused: tuple[str, ...]
) -> None:
    """A class after "which" leads to the question of "who", and is told as not used."""
    found = READER.understand(text)
    assert (found.taken and found.taken.name, found.unused) == (taken, unused)


def test_what_has_no_part_in_the_answer_is_told() -> None:
    """A date that the question has no parameter for is listed as not used."""
    found = READER.understand("Who monitors Tern Exchange in 2031?")
    assert found.taken is not None
    assert found.taken.name == "by-relation"
    assert found.unused == ("2031",)


def test_the_language_is_that_of_the_question() -> None:
    """The small words tell the language, and where there are none the wish decides."""
    assert READER.understand("Que dit-on de Heronia ?").lang == "fr"
    assert READER.understand("What is said about Heronia?", "fr").lang == "en"
    assert READER.understand("Heronia?", "fr").lang == "fr"


def test_a_name_that_is_also_a_word_needs_capitals() -> None:
    """French "un" is an article, and UN a name."""
    nothing = frozenset[str]()
    assert not units("un", FRENCH, KNOWN, nothing)[0].named
    assert units("UN", FRENCH, KNOWN, nothing)[0].named


def test_the_longest_name_is_taken() -> None:
    """A name of two words is one unit, with the small words around it left alone."""
    found = units("the Gull Syndicate", ENGLISH, KNOWN, frozenset())
    assert [unit.written for unit in found] == ["the", "Gull Syndicate"]


def test_the_same_text_gives_the_same() -> None:
    """Nothing is remembered from one question to the next, and no order of the data counts."""
    texts = ["Who stole from Tern Exchange?", "Qui surveille Heronia ?", "who won the regatta"]

    def answers(reader: Understanding) -> list[Understood]:
        return [reader.understand(text) for text in texts]

    turned = dict(reversed(READY.items()))
    names = dict(reversed(KNOWN.names.items()))
    again = Register(names, KNOWN.relations, KNOWN.labels, KNOWN.strangers, 0, KNOWN.longest)
    assert answers(READER) == answers(READER) == answers(Understanding(turned, again))


@pytest.mark.parametrize(
    "asked",
    [
        "en: [who]",
        "{en: who, fr: [qui]}",
        "{en: ['who {nobody}'], fr: [qui]}",
        "{en: [{say: who, with: {nobody: a}}], fr: [qui]}",
        "{en: [{say: who}], fr: [qui]}",
    ],
)
def test_a_phrasing_is_read_strictly(asked: str) -> None:
    """Both languages, lists, and slots that are parameters: all else is an error by file."""
    with pytest.raises(QueryError, match=r"bad\.rq"):
        ready("bad", asked)


def test_every_class_that_a_parameter_takes_is_a_class() -> None:
    """A misspelt class would keep every entity out, and say nothing."""
    classes = {*vocabulary().of_kind("Class"), "Source"}
    for each in load(places().queries).values():
        for param in each.params:
            assert set(param.classes) <= classes, f"{each.name}, {param.name}"


def test_an_entity_of_another_class_fills_no_slot() -> None:
    """A parameter that takes a class is never given an entity that is known to be of another."""
    only = question(
        "thefts",
        HEAD.format(name="thefts")
        + "#+ asked: {en: ['who robbed {victim}'], fr: ['qui a volé {victim}']}\n"
        + "#+ params: [{name: victim, type: entity, summary: a, summary_fr: a, classes: [Agent]}]\n"
        + "SELECT ?a { ?a ?b ?c FILTER(?a = ?_victim) }\n",
    )
    assert Understanding({"thefts": only}, KNOWN).understand("who robbed divers").taken is None
