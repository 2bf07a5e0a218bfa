"""`dprk ask` with a question in plain words: what it tells, where, and with which exit code."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from graph import named
from graph.ask import headers
from graph.places import places
from graph.read import read
from tests.commands.conftest import QUESTION, dprk

if TYPE_CHECKING:
    from pathlib import Path

ASKED = """\
#+ asked: {en: ['who robbed {victim}'], fr: ['qui a volé {victim}']}
"""


@pytest.fixture(scope="session")
def told(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the tale's root, its question with ways to ask it."""
    copy = tmp_path_factory.mktemp("told") / "tale"
    shutil.copytree(root, copy)
    (copy / "queries" / "thefts.rq").write_text(ASKED + QUESTION, encoding="utf-8")
    return copy


def test_the_answer_is_that_of_the_ready_question(told: Path) -> None:
    """Data on stdout is that of the question by name; how it was understood is on stderr."""
    by_name = dprk("ask", "thefts", "--root", told, "--param", "victim=tern-exchange")
    plain = dprk("ask", "Who robbed the Tern Exchange?", "--root", told)
    assert (plain.code, plain.out) == (0, by_name.out)
    assert plain.err.startswith(
        "understood as: thefts, victim = Tern Exchange (Who robbed whom)\n"
        "the same as: dprk ask thefts --param victim=tern-exchange\n"
    )
    assert "VALUES ?_victim { <https://w3id.org/dprk-networks/id/tern-exchange> }" in plain.err


def test_words_need_no_quotation_marks(told: Path) -> None:
    """Several words on the command line are one question."""
    plain = dprk("ask", "who", "robbed", "tern", "exchange", "--root", told, "--format", "csv")
    assert plain.code == 0
    assert "tern-exchange" in plain.out


def test_a_french_question_is_answered_in_french(told: Path) -> None:
    """Labels and what is told are in the question's language, unless --lang says another."""
    french = dprk("ask", "Qui a volé la bourse Tren ?", "--root", told)
    assert "compris comme : thefts, victim = bourse Tern (Qui a volé qui)" in french.err
    assert "bourse Tren lu comme bourse Tern" in french.err
    assert "affirmé" in french.out
    english = dprk("ask", "Qui a volé la bourse Tern ?", "--root", told, "--lang", "en")
    assert "asserted" in english.out


def test_an_empty_answer_says_so_and_lists_what_else_may_be_meant(told: Path) -> None:
    """Exit code 0, and on stderr the next best question; an answer has no such list."""
    (told / "queries" / "all-thefts.rq").write_text(
        "#+ asked: {en: [was anything robbed], fr: [vols]}\n" + QUESTION, encoding="utf-8"
    )
    ran = dprk("ask", "Who robbed the Gull Syndicate?", "--root", told, "--format", "csv")
    full = dprk("ask", "Who robbed the Tern Exchange?", "--root", told, "--format", "csv")
    (told / "queries" / "all-thefts.rq").unlink()
    assert (ran.code, len(ran.out.splitlines())) == (0, 1)
    assert ran.err.endswith(
        "nothing is claimed that answers this\n"
        "other questions that it may mean:\n"
        "  dprk ask all-thefts  (Who robbed whom)\n"
    )
    assert len(full.out.splitlines()) > 1
    assert "nothing is claimed" not in full.err


def test_what_nothing_fits_is_an_error_that_lists_the_nearest(told: Path) -> None:
    """Exit code 1, nothing on stdout, and the nearest ready question as a command."""
    ran = dprk("ask", "Who robbed Plover Pay?", "--root", told)
    assert (ran.code, ran.out) == (1, "")
    assert "nothing here goes by the name of Plover Pay" in ran.err
    assert "dprk ask thefts" in ran.err
    ran = dprk("ask", "Quel temps fait-il ?", "--root", told)
    assert (ran.code, ran.out) == (1, "")
    assert "aucune question prête" in ran.err


def test_a_given_parameter_comes_before_the_words(told: Path) -> None:
    """--param holds where the words say another value."""
    ran = dprk(
        "ask", "Who robbed the Tern Exchange?", "--root", told, "--param", "victim=heronia"
    )  # fmt: skip
    assert "dprk ask thefts --param victim=heronia" in ran.err
    assert "Tern Exchange" not in ran.out


def test_a_name_a_file_and_sparql_stay_what_they_are(told: Path, tmp_path: Path) -> None:
    """An existing file is read though its name has words; SPARQL is explained, not guessed at."""
    file = tmp_path / "who robbed whom"
    file.write_text("SELECT ?claim { ?claim dprk:relation dprk:stoleFrom }", encoding="utf-8")
    ran = dprk("ask", file, "--root", told, "--format", "csv")
    assert ran.code == 0
    assert "understood" not in ran.err
    ran = dprk("ask", "SELECT ?a { ?a ?b ?c }", "--root", told)
    assert ran.code == 1
    assert "dprk ask -" in ran.err
    ran = dprk("ask", "theft", "--root", told)
    assert "no ready question 'theft'" in ran.err


def test_names_are_looked_up_apart_from_claims(told: Path, tmp_path: Path) -> None:
    """What the build keeps apart says the same as the whole, which is read where that is missing.

    A claim is found by its hash, though no claim is kept apart.
    """
    where = places(str(told))
    held, kept = read(where.dataset), named.read(where.build)
    assert kept is not None
    assert (kept.held.entities, kept.held.sources) == (held.entities, held.sources)
    assert (kept.held.terms, kept.held.judgements) == (held.terms, held.judgements)
    assert (kept.held.claims, kept.claims) == ({}, len(held.claims))
    assert kept.counts == named.counted(held)
    claim = next(iter(held.claims.values()))
    query = tmp_path / "one.rq"
    query.write_text("SELECT ?p { ?it ?p ?o }", encoding="utf-8")
    by_hash = dprk(
        "ask", query, "--root", told, "--param", f"it=:{claim.id[:12]}", "--format", "csv"
    )
    assert (by_hash.code, "#modality" in by_hash.out) == (0, True)
    copy = tmp_path / "copy"
    shutil.copytree(told, copy)
    before = dprk("ask", "Who robbed the Tern Exchange?", "--root", copy)
    for damage in ("[]", "{}", "{"):
        (copy / "build" / named.COUNTS).write_text(damage, encoding="utf-8")
        assert named.read(copy / "build") is None
    (copy / "build" / named.FILE).unlink()
    (copy / "build" / headers.FILE).unlink()
    assert dprk("ask", "Who robbed the Tern Exchange?", "--root", copy) == before
