"""The graph from Python: one line asks, and each row of an answer has its evidence."""

from __future__ import annotations

import datetime as dt
import importlib
import os
import sys

import pytest

from graph.ask.solutions import XSD, Iri, Literal, Solutions
from graph.desk import Answer, Desk, Evidenced
from graph.desk.frames import columns, value
from graph.errors import PackageMissing, PlaceError, QueryError, UnknownName
from graph.model import BASE


def needed(name: str):
    """Return a package, or skip by its name where it may be missing."""
    try:
        return importlib.import_module(name)
    except ImportError:
        if os.environ.get("DPRK_NO_SKIP"):
            pytest.fail(f"{name} is not installed, and nothing may be skipped here")
        pytest.skip(f"{name} is not installed: pip install 'dprk-networks[frames]'")


def test_a_ready_question_takes_what_people_call_things(desk):
    """A parameter takes a label in any language, and the rows have labels."""
    answer = desk.ask("thefts", victim="bourse Tern")
    assert len(answer) == 1
    (row,) = answer.rows()
    assert row["claim"].startswith(f"{BASE}claim/")
    assert "Gull Syndicate" in str(answer)


def test_plain_words_pick_a_ready_question(desk):
    """A question in either language is asked as a ready one, and the answer says which."""
    for text in ("Who robbed Tern Exchange?", "Qui a volé la bourse Tern ?"):
        answer = desk.ask(text)
        assert answer.question == "thefts"
        assert answer.values == {"victim": "tern-exchange"}
        assert len(answer) == 1
    with pytest.raises(UnknownName, match="no ready question fits"):
        desk.ask("What will the weather be tomorrow?")
    with pytest.raises(UnknownName, match="goes by the name of 'Plover'"):
        desk.ask("Who robbed Plover?")


def test_what_an_answer_leaves_out_of_a_question_is_told(desk):
    """A part that no parameter takes stands above the table, and in a notebook."""
    answer = desk.ask("Who denies anything in 2031?")
    assert answer.unused == ("2031",)
    assert str(answer).startswith("not used: 2031\n\n")
    assert "<p>not used: 2031</p>" in answer._repr_html_()
    assert desk.ask("denials").left_out == ""


def test_a_query_of_edges_without_speakers_says_so(desk):
    """What to know of one's own query stands above its answer, also where that is empty."""
    answer = desk.ask("SELECT ?who { ?who dprk:stolFrom ?whom }")
    assert not answer
    (told,) = answer.warnings
    assert "did you mean dprk:stoleFrom?" in told
    (told,) = desk.ask("SELECT ?who { ?who dprk:stoleFrom ?whom }").warnings
    assert "?claim dprk:relation" in told
    assert told in str(desk.ask("SELECT ?who { ?who dprk:stoleFrom ?whom }"))
    assert desk.ask("SELECT ?claim { ?claim dprk:relation dprk:stoleFrom }").warnings == ()


def test_each_claim_of_an_answer_has_its_evidence(desk):
    """How firmly, by whom, where, and the passage if the build had the documents."""
    (claim,) = desk.ask("thefts", victim="Tern Exchange").claims()
    assert claim.standing == "asserted"
    assert claim.speakers == ("Harbour Watch",)
    assert claim.source == "Harbour thefts"
    assert claim.passage.startswith("Gull Syndicate stole")
    assert claim.status == "exact"


def test_what_is_not_so_says_so(desk):
    """The standing of a denial is its modality, never left out."""
    standings = {claim.standing for claim in desk.ask("denials").claims()}
    assert "denied" in standings


def test_a_query_of_ones_own_has_evidence_too(desk):
    """Any SPARQL that gives claims gets what stands behind them."""
    answer = desk.ask("SELECT ?claim { ?claim dprk:relation dprk:sentWorkersTo }")
    assert {claim.standing for claim in answer.claims()} == {"alleged", "denied"}
    assert bool(desk.ask("ASK { ?claim dprk:relation dprk:stoleFrom }"))
    assert not desk.ask("ASK { ?claim dprk:relation dprk:launders }")


def test_an_unknown_question_lists_the_nearest(desk):
    """A misspelt name is an error that names what it may have meant."""
    with pytest.raises(UnknownName) as error:
        desk.ask("thefs")
    assert "thefts" in str(error.value)


def test_hostile_queries_are_refused(desk):
    """The same guard stands before Python users as before everybody else."""
    with pytest.raises(QueryError):
        desk.ask("SELECT * { SERVICE <http://example.org/> { ?a ?b ?c } }")
    with pytest.raises(QueryError):
        desk.ask("SELECT * { ?a ?b ?c }", victim="Tern")


def test_a_cut_answer_says_so(desk):
    """The limit on solutions cuts, and the answer knows that it was cut."""
    answer = desk.ask("SELECT ?claim { ?claim a dprk:Claim }", limit=2)
    assert len(answer) == 2
    assert answer.truncated


def test_a_missing_build_is_an_error_that_says_what_to_do(tmp_path):
    """Asking before building ends in an error with its mend."""
    with pytest.raises(PlaceError), Desk(tmp_path / "none") as desk:
        desk.ask("thefts")
    with pytest.raises(QueryError):
        Desk(lang="de")


def test_values_become_python_values():
    """Whole numbers, others, booleans and days get their types; the rest stays as written."""
    typed = {
        ("42", "integer"): 42,
        ("1.5", "decimal"): 1.5,
        ("true", "boolean"): True,
        ("2031-03-04", "date"): dt.date(2031, 3, 4),
        ("2031-03", "gYearMonth"): "2031-03",
        ("9" * 40, "integer"): "9" * 40,
        ("1e99", "integer"): "1e99",
        ("2031-02-31", "date"): "2031-02-31",
    }
    for (text, kind), expected in typed.items():
        assert value(Literal(text, XSD + kind)) == expected
    assert value(None) is None


def test_a_column_of_two_kinds_is_text():
    """Values of unlike kinds in a column stay as they are written; all numbers become float."""
    rows = ((Literal("1", XSD + "integer"),), (Literal("some"),), (None,))
    answer = Answer(Solutions("SELECT", ("a",), rows), "")
    assert columns(answer, labels=True, evidence=True) == {"a": ["1", "some", None]}
    numbers = ((Literal("1", XSD + "integer"),), (Literal("2.5", XSD + "decimal"),))
    answer = Answer(Solutions("SELECT", ("a",), numbers), "")
    assert columns(answer, labels=False, evidence=False) == {"a": [1.0, 2.5]}


def test_an_answer_becomes_a_pandas_frame(desk):
    """One call gives a frame with labels, modality, speakers, source and passage."""
    needed("pandas")
    frame = desk.ask("thefts").to_pandas()
    assert len(frame) == 1
    assert frame["thiefLabel"][0] == "Gull Syndicate"
    assert frame["claimStanding"][0] == "asserted"
    assert frame["claimSaidBy"][0] == "Harbour Watch"
    assert frame["claimStart"].dtype.kind == "i"
    assert "claimStanding" not in desk.ask("thefts").to_pandas(evidence=False)


def test_an_answer_becomes_a_polars_frame(desk):
    """The same columns come out of polars."""
    needed("polars")
    frame = desk.ask("thefts").to_polars()
    assert frame["thiefLabel"].to_list() == ["Gull Syndicate"]
    assert frame["claimStanding"].to_list() == ["asserted"]


def test_an_empty_answer_is_an_empty_frame(desk):
    """No solutions keep their columns."""
    needed("pandas")
    frame = desk.ask("SELECT ?claim { ?claim dprk:relation dprk:launders }").to_pandas()
    assert list(frame.columns) == ["claim"]
    assert len(frame) == 0


@pytest.mark.parametrize("name", ["pandas", "polars"])
def test_without_the_library_the_error_names_it(desk, monkeypatch, name):
    """The frames are extras: what is missing is said, with how to install it."""
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(PackageMissing, match=name):
        getattr(desk.ask("thefts"), f"to_{name}")()


def test_a_notebook_shows_each_row_with_what_stands_behind_it(desk):
    """The HTML of an answer has modality, speaker, source and passage under each row."""
    html = desk.ask("thefts")._repr_html_()
    for text in ("<strong>asserted</strong>", "said by Harbour Watch", "Harbour thefts", "<q>Gull"):
        assert text in html


def test_a_notebook_shows_text_as_text():
    """Nothing of the data is markup, and no address is fetched."""
    bad = "<img src=x onerror=alert(1)>\u202e"
    told = Evidenced("x:c", bad, bad, (bad,), bad, 1, 2, "exact", bad)
    rows = ((Iri("x:c"), Literal(bad)),)
    html = Answer(
        Solutions("SELECT", ("claim", bad), rows), "", evidence={"x:c": told}
    )._repr_html_()
    assert "<img" not in html
    assert "\u202e" not in html
    assert html.count("&lt;img") == 7


def test_paths_and_dossiers_are_there_too(desk):
    """What the commands tell is at hand as values."""
    assert len(desk.path("Gull Syndicate", "Tern Exchange").paths) == 1
    assert desk.dossier("Heronia").name == "Heronia"
    assert desk.about("Héronie").entity.id == "heronia"
    with pytest.raises(UnknownName):
        desk.about("Harbour thefts")
