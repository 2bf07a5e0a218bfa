"""Ready questions as files: their headers, their parameters, and what is wrong with them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from graph.ask import headers, record
from graph.ask.questions import bindings, load, one, question
from graph.ask.solutions import XSD, Iri, Literal
from graph.claims import tree
from graph.errors import ManyErrors, PlaceError, QueryError
from graph.places import places

if TYPE_CHECKING:
    from pathlib import Path

HEADER = {
    "summary": "who sails",
    "summary_fr": "qui navigue",
    "description": "Sailors and their ships.",
    "description_fr": "Les marins et leurs navires.",
    "tags": "[sea]",
}
QUERY = "SELECT ?who WHERE { ?who ?how ?ship }\n"
SHIP = "[{name: ship, type: entity, summary: the ship, summary_fr: le navire}]"


def text(query: str = QUERY, **changes: str) -> str:
    """Return a question's text with parts of its header changed; an empty part is left out."""
    parts = {**HEADER, **changes}
    return "".join(f"#+ {key}: {value}\n" for key, value in parts.items() if value) + query


def test_a_header_gives_both_languages_and_parameters() -> None:
    """Summaries are kept by language, and a parameter by its name and type."""
    query = "SELECT ?who WHERE { ?who ?how ?_ship }\n"
    found = question("sailors", text(query, params=SHIP, example="{ship: tern}"))
    assert found.summary == {"en": "who sails", "fr": "qui navigue"}
    assert [(param.name, param.type) for param in found.params] == [("ship", "entity")]
    assert found.example == {"ship": "tern"}
    assert found.query.endswith(query)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (QUERY, "no header"),
        (text(summary_fr=""), "no summary_fr"),
        (text(description=""), "no description"),
        (text(tags=""), "no tags"),
        (text(sumary="x"), "unknown key 'sumary'"),
        (text(params=SHIP), "parameter ship is not used"),
        (text("SELECT ?a { ?a ?b ?_ship }"), r"\?_ship is not declared"),
        (text("SELECT ?a { ?a ?b $_ship }"), r"\?_ship is not declared"),
        (text(params="[{name: ship, type: boat, summary: a, summary_fr: b}]"), "type 'boat'"),
        (text(params="[{name: ship, type: entity, summary: a}]"), "no summary_fr"),
        (text(params="[{name: ship, kind: entity}]"), "unknown key 'kind'"),
        (text(params=f"{SHIP[:-1]}, {SHIP[1:]}"), "stands twice"),
        (text(params="[{name: s, type: text, summary: a, summary_fr: b, bound: latest}]"), "bound"),
        (text(example="{boat: tern}"), "no parameter 'boat'"),
        ("#+summary: x\n" + QUERY, "needs a space"),
        ("#+ summary: [\n" + QUERY, "not YAML"),
    ],
)
def test_a_question_with_a_fault_is_refused_by_name(wrong: str, said: str) -> None:
    """Each fault of a header is told with the file that has it."""
    with pytest.raises(QueryError, match=said) as caught:
        question("sailors", wrong)
    assert caught.value.where.startswith("sailors.rq")


def test_all_faulty_files_are_told_at_once(tmp_path: Path) -> None:
    """Every file with a fault is named in one go, and a folder without questions too."""
    with pytest.raises(PlaceError):
        load(tmp_path)
    for name in ("a", "b"):
        (tmp_path / f"{name}.rq").write_text(text(tags=""), encoding="utf-8")
    (tmp_path / "c.rq").write_text(text(), encoding="utf-8")
    with pytest.raises(ManyErrors) as caught:
        load(tmp_path)
    assert [error.where for error in caught.value.errors] == ["a.rq", "b.rq"]


PARAMS = (
    "[{name: ship, type: entity, summary: a, summary_fr: a},"
    " {name: kind, type: term, summary: a, summary_fr: a},"
    " {name: from, type: date, summary: a, summary_fr: a, default: 2031},"
    " {name: until, type: date, summary: a, summary_fr: a, bound: latest},"
    " {name: least, type: number, summary: a, summary_fr: a},"
    " {name: word, type: text, summary: a, summary_fr: a}]"
)
ASKED = question(
    "voyages",
    text("SELECT ?a { ?_ship a ?_kind ; ?_from ?_until ; ?_least ?_word . }", params=PARAMS),
)


def test_values_become_terms() -> None:
    """Entities and terms are resolved, a period gives the day it is asked for, and text stays."""
    given = {"ship": "tern", "kind": "Work", "until": "2032-02", "least": "1.5", "word": '"} #'}
    assert bindings(ASKED, given, lambda name: f"urn:{name}") == {
        "_ship": Iri("urn:tern"),
        "_kind": Iri("urn:dprk:Work"),
        "_from": Literal("2031-01-01", f"{XSD}date"),
        "_until": Literal("2032-02-29", f"{XSD}date"),
        "_least": Literal("1.5", f"{XSD}decimal"),
        "_word": Literal('"} #'),
    }


def test_what_is_not_given_means_any() -> None:
    """Only a parameter with a default is bound when nothing is given."""
    assert list(bindings(ASKED, {}, str)) == ["_from"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"shop": "tern"}, "did you mean ship"),
        ({"_ship": "tern"}, "did you mean ship"),
        ({"from": "yesterday"}, "not a period"),
        ({"until": "2031/.."}, "has no latest day"),
        ({"least": "many"}, "not a number"),
    ],
)
def test_values_that_do_not_fit_are_refused(given: dict[str, str], said: str) -> None:
    """An unknown parameter gets the nearest, a bad value its form."""
    with pytest.raises(QueryError) as caught:
        bindings(ASKED, given, str)
    assert said in str(caught.value)


def test_the_index_lists_every_question_in_both_languages() -> None:
    """Each question has one row of the index, with both summaries and its parameters."""
    ready = load(places().queries)
    listed = record.index(ready).splitlines()
    for name, asked in ready.items():
        row = next(line for line in listed if line.startswith(f"| [{name}]("))
        assert asked.summary["en"] in row
        assert asked.summary["fr"] in row
        assert all(f"`{param.name}`" in row for param in asked.params)


def test_what_is_recorded_and_stale_is_told(tmp_path: Path) -> None:
    """A file that is missing, differs or has lost its question is stale, and no other."""
    (tmp_path / "expected").mkdir()
    for name, words in (("same", "x"), ("other", "x"), ("lost", "x")):
        (tmp_path / "expected" / f"{name}.tsv").write_text(words, encoding="utf-8")
    files = {"expected/same.tsv": "x", "expected/other.tsv": "y", "expected/new.tsv": "z"}
    assert record.stale(tmp_path, files) == [
        "expected/lost.tsv",
        "expected/new.tsv",
        "expected/other.tsv",
    ]


def test_headers_that_were_read_before_are_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a build has kept stands for the YAML of a file that is still the same, and no other."""
    folder, build = tmp_path / "queries", tmp_path / "build"
    folder.mkdir()
    build.mkdir()
    assert headers.kept(build) == {}
    for name in ("a", "b"):
        (folder / f"{name}.rq").write_text(text(summary=f"who {name}"), encoding="utf-8")
    (folder / "c.rq").write_text(text(summary="["), encoding="utf-8")
    kept = json.dumps(headers.read_all(folder))
    (build / headers.FILE).write_text(kept, encoding="utf-8")
    (folder / "c.rq").unlink()
    plain = load(folder)
    (folder / "b.rq").write_text(text(summary="who else"), encoding="utf-8")
    parsed = []
    real = tree.parse
    monkeypatch.setattr(tree, "parse", lambda text, name: parsed.append(name) or real(text, name))
    known = headers.kept(build)
    found = load(folder, known)
    assert parsed == ["b.rq"]
    assert found["a"] == plain["a"] == one(folder, "a", known)
    assert found["b"].summary["en"] == "who else"
    for broken in ("[]", "{", "[" * 100_000):
        (build / headers.FILE).write_text(broken, encoding="utf-8")
        assert headers.kept(build) == {}
