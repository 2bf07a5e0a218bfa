"""Two entities are one only by a recorded judgement, which can be taken back."""

import pytest

from graph.build.dataset import dataset
from graph.claims.load import load
from graph.commands.asking import asked
from graph.errors import ClaimError
from graph.model import BASE, ONTOLOGY
from graph.places import places
from graph.read import knowledge


def judge(root, *judgements):
    lines = ["judgements:"]
    for number, (left, verdict, right, *more) in enumerate(judgements):
        lines.append(
            f"  - {{id: judgement/j{number}, type: Judgement, left: {left}, right: {right}, "
            f"verdict: {verdict}, decidedBy: storyteller, decidedOn: '2031-05-01', "
            f"why: {{en: told so, fr: dit ainsi}}{', '.join(['', *more])}}}"
        )
    (root / "claims" / "judgements.yaml").write_text("\n".join(lines) + "\n")
    return knowledge(dataset(load(root / "claims")))


def test_without_a_judgement_nobody_is_anybody_else(tale_root):
    """No entity has a canonical one of its own accord."""
    held = knowledge(dataset(load(tale_root / "claims")))
    assert {entity.canonical for entity in held.entities.values()} == {""}


def test_same_folds_both_into_the_first_by_iri(tale_root):
    """Entities that are judged the same have one canonical id, also through a third."""
    held = judge(tale_root, ("port-umber", "Same", "port-sable"), ("port-umber", "Same", "heronia"))
    ids = ("heronia", "port-sable", "port-umber")
    assert {held.entities[BASE + name].canonical for name in ids} == {BASE + "heronia"}
    assert held.entities[BASE + "tern-exchange"].canonical == ""


@pytest.mark.parametrize("verdict", ["Different", "Unsure"])
def test_different_and_unsure_merge_nothing(tale_root, verdict):
    """Only Same makes two entities one; the judgement itself is kept."""
    held = judge(tale_root, ("port-umber", verdict, "port-sable"))
    assert {entity.canonical for entity in held.entities.values()} == {""}
    assert [one.verdict for one in held.judgements.values()] == [ONTOLOGY + verdict]


def test_a_judgement_can_be_taken_back(tale_root):
    """A withdrawn judgement has no effect."""
    held = judge(tale_root, ("port-umber", "Same", "port-sable", "withdrawn: 'true'"))
    assert {entity.canonical for entity in held.entities.values()} == {""}


def test_judgements_that_contradict_each_other_are_an_error(tale_root):
    """What is judged different can't be the same through others."""
    with pytest.raises(ClaimError, match="judged different"):
        judge(
            tale_root,
            ("port-umber", "Same", "heronia"),
            ("heronia", "Same", "port-sable"),
            ("port-sable", "Different", "port-umber"),
        )


def test_a_question_about_one_is_about_all_that_are_the_same(tale_root):
    """An entity's parameter stands for every id that is judged to be the same."""
    held = judge(tale_root, ("port-umber", "Same", "port-sable"))
    (tale_root / "queries" / "about.rq").write_text(
        "#+ summary: a\n#+ summary_fr: a\n#+ description: a\n#+ description_fr: a\n#+ tags: [a]\n"
        "#+ params: [{name: it, type: entity, summary: a, summary_fr: a}]\n"
        "SELECT ?claim { ?claim dprk:object ?_it }\n"
    )
    what = asked(places(str(tale_root)), "about", ("it=Port Umber",), held)
    assert [term.value for term in what.bindings["_it"]] == [
        BASE + "port-sable",
        BASE + "port-umber",
    ]
