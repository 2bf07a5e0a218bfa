"""The style table: complete, and told apart without colour."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from graph.model import BASE, ONTOLOGY, Term
from graph.page.style import (
    ACTUALITIES,
    CLASSES,
    MODALITIES,
    OTHER_CLASS,
    POLARITIES,
    class_look,
    line_look,
    look_name,
    spoken_relation,
)
from graph.page.words import WORDS

ONTOLOGY_FILE = Path(__file__).parents[2] / "ontology" / "dprk.ttl"
ASSETS = Path(__file__).parents[2] / "graph" / "page" / "assets"


def test_no_two_ways_of_saying_share_a_line_style():
    """In black and white, dashes tell every way of saying from every other."""
    looks = [*MODALITIES.values(), *POLARITIES.values(), *ACTUALITIES.values()]
    assert len({look.dashes for look in looks}) == len(looks)


def test_only_what_is_said_to_hold_ends_in_an_arrow():
    """A denial, a negation, a plan or a ban has another ending and a mark."""
    for name, look in {**MODALITIES, **POLARITIES, **ACTUALITIES}.items():
        holds = name in {"Asserted", "Alleged"}
        assert (look.ending == "arrow") == holds
        assert bool(look.mark) != holds


WAYS = list(product(MODALITIES, ("Positive", *POLARITIES), ("Actual", *ACTUALITIES)))


@pytest.mark.parametrize("way", WAYS, ids="-".join)
def test_every_combination_shows_its_modality_in_the_line(small, way):
    """Line and colour tell alleged and denied, whatever else; marks, ending and words the rest."""
    modality, polarity, actuality = way
    said = {"modality": modality, "polarity": polarity, "actuality": actuality}
    plain = small.claims[f"{BASE}claim/c4"]
    claim = replace(plain, **{key: ONTOLOGY + name for key, name in said.items()})
    look, words = line_look(claim), spoken_relation(claim, small)["en"]
    others = [POLARITIES.get(polarity), ACTUALITIES.get(actuality)]
    for name in ("Alleged", "Denied"):
        line = MODALITIES[name]
        for mine, its in ((look.dashes, line.dashes), (look.light, line.light)):
            assert (mine == its) == (modality == name)
        assert words.startswith(name.lower()) == (modality == name)
    marks = [one.mark for one in (MODALITIES[modality], *others) if one]
    assert look.mark == "".join(marks)
    assert (look.ending == "arrow") == (not look.mark) == claim.is_edge
    assert (look.dashes == ()) == (way == ("Asserted", "Positive", "Actual"))
    for one in filter(None, others):
        assert one.before["en"] in words.split(": ")[0]


def test_no_two_combinations_look_the_same(small):
    """In black and white, dashes, marks and ending tell all 42 combinations apart."""
    plain = small.claims[f"{BASE}claim/c4"]
    claims = [
        replace(plain, modality=ONTOLOGY + one, polarity=ONTOLOGY + two, actuality=ONTOLOGY + three)
        for one, two, three in WAYS
    ]
    looks = [line_look(claim) for claim in claims]
    assert len({(look.dashes, look.mark, look.ending) for look in looks}) == len(WAYS) == 42
    assert len({look_name(claim) for claim in claims}) == len(WAYS)


def test_words_before_a_relation_stack(small):
    """Modality stands first: "alleged, urged: supports"."""
    claim = replace(
        small.claims[f"{BASE}claim/c4"],
        modality=f"{ONTOLOGY}Alleged",
        polarity=f"{ONTOLOGY}Negative",
        actuality=f"{ONTOLOGY}Urged",
    )
    assert spoken_relation(claim, small) == {
        "en": "alleged, not, urged: supports",
        "fr": "allégué, négation, demandé : soutient",
    }


def test_no_two_classes_look_the_same():
    """Shape and colour together tell every class from every other."""
    assert len({(look.shape, look.colour) for look in CLASSES.values()}) == len(CLASSES)


@pytest.mark.skipif(not ONTOLOGY_FILE.exists(), reason="the ontology is not beside the tests")
def test_every_word_of_the_ontology_has_a_look():
    """Each modality, polarity and actuality of the ontology stands in the table."""
    text = ONTOLOGY_FILE.read_text(encoding="utf-8")
    for kind, table in (
        ("Modality", MODALITIES),
        ("Polarity", POLARITIES),
        ("Actuality", ACTUALITIES),
    ):
        named = set(
            re.findall(rf"^dprk:(\w+) a owl:NamedIndividual , dprk:{kind} ", text, re.MULTILINE)
        )
        assert named
        assert named - set(table) <= {"Positive", "Actual"}


def test_a_class_without_a_look_takes_its_parent_s():
    """A new class of the ontology looks like the nearest class above it."""
    terms = {
        ONTOLOGY + "Shipyard": Term(ONTOLOGY + "Shipyard", {}, parents=(ONTOLOGY + "Company",)),
        ONTOLOGY + "Loop": Term(ONTOLOGY + "Loop", {}, parents=(ONTOLOGY + "Loop",)),
    }
    assert class_look([ONTOLOGY + "Shipyard"], terms) == CLASSES["Company"]
    assert class_look([ONTOLOGY + "Loop"], terms) == OTHER_CLASS


def test_every_word_of_the_page_stands_in_both_languages():
    """No word is missing in English or French, and both take the same values."""
    for words in WORDS.values():
        assert set(words) == {"en", "fr"}
        assert re.findall(r"\{\w+\}", words["en"]) == re.findall(r"\{\w+\}", words["fr"])


def test_every_word_that_the_scripts_ask_for_exists():
    """The scripts and the template ask for no word that the table lacks."""
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(ASSETS.iterdir()))
    asked = set(re.findall(r"""\b(?:word|row|section|list)\(["'](\w+)["']""", text))
    asked |= set(re.findall(r'data-(?:word|label|hint)="(\w+)"', text))
    assert asked
    assert asked <= set(WORDS)


def test_the_scripts_never_read_markup():
    """No script of ours sets markup, evaluates text or calls a host."""
    for path in ASSETS.glob("*.js"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|fetch\("
            r"|XMLHttp|\.style\.cssText",
            text,
        ), path.name
