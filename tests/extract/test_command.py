"""``dprk extract`` as a user runs it, on invented texts."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from graph.build.build import build
from graph.commands.main import run
from graph.places import places
from graph.text.normal import stored_text
from tests import conftest as tale
from tests.commands.conftest import ROOT, dprk

if TYPE_CHECKING:
    from pathlib import Path

NEWS = """\
Port Umber shuts out a coal trader

3 May 2031

Kestrel Gate Logistics is based in Vladivostok. Gull Syndicate stole $12 million from Tern Exchange.
Heronia sent divers to Port Sable, the Harbour Watch said.
"""
NOUVELLES = """\
Un voleur de cuivre à Port Umber

Le syndicat Gull a volé 3 millions de dollars à la bourse Tern. La société Milouin Négoce est
établie à Vladivostok. Les pêcheurs du port attendent toujours la réponse de la vigie.
"""
GERMAN = (
    "Der Hafen wurde gestern von der Behörde geschlossen, und niemand weiß, warum das geschah.\n"
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the tale's root with its build, so that its entities are at hand."""
    folder = tmp_path_factory.mktemp("extracting")
    (folder / "claims").mkdir()
    (folder / "queries").mkdir()
    (folder / "claims" / "entities.yaml").write_text(tale.ENTITIES, encoding="utf-8")
    (folder / "claims" / "harbour-tale.yaml").write_text(tale.source(), encoding="utf-8")
    build(places(str(folder)))
    return folder


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """Give a folder with the invented texts."""
    for name, text in {"news.txt": NEWS, "nouvelles.txt": NOUVELLES, "hafen.txt": GERMAN}.items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="\n")
    return tmp_path


def test_what_is_written_can_stand_in_claims_as_it_is(needs_models, root, texts):
    """A file of candidates passes the checks of form, shapes and passages beside the kept text."""
    own = texts / "root"
    shutil.copytree(root, own)
    file = own / "claims" / "news.yaml"
    ran = dprk("extract", texts / "news.txt", "--root", own, "-o", file, "--publisher", "The Buoy")
    assert ran.code == 0
    (own / "build" / "texts" / "tale.txt").write_text(tale.TALE, encoding="utf-8", newline="\n")
    checked = dprk("check", "--root", own, "--documents", own / "build" / "texts")
    # what no claim uses is told, and nothing else is
    assert checked.err.startswith("form, shapes, labels, judgements: ")
    assert "moved" not in checked.err
    assert "lost" not in checked.err
    assert all("mend:" in line or "[" in line for line in checked.out.splitlines())
    assert "subject: gull-syndicate" in file.read_text(encoding="utf-8")


def test_the_readme_shows_what_comes_out(needs_models, tmp_path):
    """Its example yields as many candidates of each tier as it says, and the one that it shows."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    file = tmp_path / "candidates.yaml"
    ran = dprk("extract", "docs/examples/gulls.txt", "--out", tmp_path, "-o", file)
    told, _, _ = ran.err.partition(" alarms, ")
    assert "candidates" in told
    assert f"{told} alarms, " in readme
    shown = re.search(r"^  # automatic, .*$", readme, re.MULTILINE)
    assert shown
    assert shown[0] in file.read_text(encoding="utf-8").splitlines()


def test_every_passage_is_found_exact(needs_models, root, texts):
    """The text that is kept is the one that the positions count in, whatever the file's form."""
    page = "<html><head><title>Copper</title></head><body><article><h1>Copper</h1>"
    page += "".join(f"<p>{line}</p>" for line in NEWS.splitlines() if line) + "</article></html>"
    (texts / "page.html").write_text(page, encoding="utf-8")
    ran = dprk(
        "extract", texts / "page.html", "--root", root, "--out", texts / "b",
        "--report", texts / "r.json", "-o", texts / "c.yaml",
    )  # fmt: skip
    assert ran.code == 0
    (account,) = json.loads((texts / "r.json").read_text(encoding="utf-8"))["documents"]
    (kept,) = (texts / "b" / "texts").iterdir()
    text = stored_text(kept.read_bytes(), where=kept.name)
    found = [one for one in account["claims"] if one["relation"] == "stoleFrom"]
    assert found
    for one in found:
        assert "stole" in text[one["passage"]["start"] : one["passage"]["end"]]
    assert kept.name == f"{account['source'].removeprefix('source/')}.txt"


def test_the_same_bytes_whatever_the_workers(needs_models, root, texts, monkeypatch):
    """Two processes give what one gives, claims and report."""
    monkeypatch.setattr("graph.extract.many._WORTH", 1)
    # both in one language, so that each process loads one parser
    (texts / "later.txt").write_text(NEWS.replace("coal", "tin"), encoding="utf-8")
    made = []
    for workers in (1, 2):
        ran = dprk(
            "extract", texts / "news.txt", texts / "later.txt", "--root", root,
            "--out", texts / "b", "--workers", workers, "--report", texts / f"{workers}.json",
        )  # fmt: skip
        assert ran.code == 0
        made.append((ran.out, (texts / f"{workers}.json").read_bytes()))
    assert made[0] == made[1]
    assert made[0][0].count("\nid: source/") == 2
    assert made[0][0].count("---\n") == 1


def test_little_to_read_takes_one_process(needs_models, root, texts, monkeypatch):
    """Processes that would load the parsers for a few lines are not begun."""
    monkeypatch.delattr("graph.extract.many.ProcessPoolExecutor")
    ran = dprk(
        "extract", texts / "news.txt", texts / "nouvelles.txt", "--root", root,
        "--out", texts / "b", "--workers", 2,
    )  # fmt: skip
    assert ran.code == 0


def test_stdin_is_a_file(needs_models, root, texts):
    """A dash reads the document from stdin, and the candidates go to stdout."""
    ran = dprk(
        "extract", "-", "--root", root, "--out", texts, "--date", "2031-05", stdin=NEWS.encode()
    )
    assert ran.code == 0
    assert "date: 2031-05\n" in ran.out
    assert "(en): " in ran.err


def test_what_cant_be_read_does_not_stop_the_others(needs_models, root, texts):
    """A missing file and one in a third language are told, and the exit code says so."""
    ran = dprk(
        "extract", texts / "none.txt", texts / "hafen.txt", texts / "news.txt", "--root", root,
        "--out", texts / "b", "-o", texts / "c.yaml",
    )  # fmt: skip
    assert ran.code == 3
    assert "none.txt: can't be read" in ran.err
    assert "hafen.txt: holds no sentence in English or French" in ran.err
    assert (texts / "c.yaml").is_file()


def test_nothing_to_read_is_an_error(needs_models, root, texts):
    """Where no file can be read, it went wrong, and nothing is written."""
    ran = dprk("extract", texts / "none.txt", "--root", root, "-o", texts / "c.yaml")
    assert ran.code == 1
    assert not (texts / "c.yaml").exists()


def test_a_text_given_twice_counts_once(needs_models, root, texts):
    """The second of two files with the same text is left out, and told."""
    shutil.copy(texts / "news.txt", texts / "again.txt")
    ran = dprk(
        "extract", texts / "news.txt", texts / "again.txt", "--root", root, "--out", texts / "b"
    )
    assert ran.code == 0
    assert ran.out.count("\nid: source/") == 1
    assert "the same text as" in ran.err


def test_the_explanation_is_safe_for_a_terminal(needs_models, root, texts):
    """Each sentence is shown with its readings, and a control character of a file is not."""
    (texts / "odd.txt").write_text(NEWS + "\nTern Exchange \x1b[31m sank.\n", encoding="utf-8")
    ran = dprk("extract", texts / "odd.txt", "--explain", "--root", root, "--out", texts / "b")
    assert ran.code == 0
    assert "stoleFrom: steal" in ran.out
    assert "kept: " in ran.out
    assert "\x1b" not in ran.out


def test_the_surer_tier_is_part_of_all(needs_models, root, texts):
    """What is written with --tier automatic is no more than without."""
    counts = []
    for tier in ("automatic", "review"):
        report = texts / f"{tier}.json"
        dprk(
            "extract", texts / "news.txt", "--tier", tier, "--report", report, "--root", root,
            "--out", texts / "b",
        )  # fmt: skip
        (found,) = json.loads(report.read_text(encoding="utf-8"))["documents"]
        counts.append({(one["relation"], one["sentence"]) for one in found["claims"]})
        assert tier == "review" or {one["tier"] for one in found["claims"]} <= {"automatic"}
        assert all(one["modality"] and one["speakers"] for one in found["claims"])
    assert counts[0] <= counts[1]


def test_a_file_scored_against_itself_is_right(needs_models, root, texts):
    """Candidates taken for gold are found whole, and new weights go where they are wanted only."""
    gold = texts / "gold.yaml"
    dprk("extract", texts / "news.txt", "--root", root, "--out", texts / "b", "-o", gold)
    weights = texts / "weights.json"
    ran = dprk(
        "extract", texts / "news.txt", "--score", gold, "--refit", "--weights", weights,
        "--root", root, "--out", texts / "b",
    )  # fmt: skip
    assert ran.code == 0
    assert "| together | 0   | 0  |" in ran.out
    assert "## New weights" in ran.out
    assert {"features", "relations", "tiers"} <= set(json.loads(weights.read_text()))
    again = dprk(
        "extract", texts / "news.txt", "--weights", weights, "--root", root, "--out", texts / "b"
    )
    assert again.code == 0


def test_weights_without_their_table_are_told_of_before_any_document(root, tmp_path):
    """The error names the table that is missing or is none, and nothing is read."""
    from graph.extract.linking.score import WEIGHTS

    copy = tmp_path / "w.json"
    copy.write_bytes(WEIGHTS.read_bytes())
    for table, what in ((None, "can't be read"), ("{}", "holds no table")):
        if table is not None:
            (tmp_path / "w.table.jsonl").write_text(table)
        ran = dprk("extract", tmp_path / "none.txt", "--weights", copy, "--root", root)
        assert (ran.code, ran.out) == (1, "")
        assert f"w.table.jsonl: {what}" in ran.err


def test_a_text_without_gold_is_told(needs_models, root, texts):
    """A file that the gold knows nothing of is not scored, and the exit code says so."""
    gold = texts / "gold.yaml"
    dprk("extract", texts / "news.txt", "--root", root, "--out", texts / "b", "-o", gold)
    ran = dprk(
        "extract", texts / "nouvelles.txt", texts / "news.txt", "--score", gold, "--root", root,
        "--out", texts / "b",
    )  # fmt: skip
    assert ran.code == 3
    assert "the gold has no source with this text" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["a", "--date", "soon"],
        ["a", "--address", "ftp://port"],
        ["a", "b", "--title", "Two"],
        ["-", "-"],
        ["a", "--explain", "-o", "c"],
        ["a", "--explain", "--score", "g"],
        ["a", "--refit", "--weights", "w"],
        ["a", "--score", "g", "--refit"],
        ["a", "--tier", "certain"],
        [],
    ],
)
def test_misuse_is_refused_before_anything_is_read(arguments):
    """Options that don't go together, or have the wrong form, give exit code 2."""
    assert dprk("extract", *arguments).code == 2


@pytest.mark.parametrize("option", ["--weights", "--watch", "--score"])
def test_a_missing_file_of_an_option_is_one_clear_error(option, root, texts):
    """Weights, watch lists and gold that are not there are named, and nothing else is done."""
    ran = dprk("extract", texts / "news.txt", option, texts / "gone", "--root", root)
    assert ran.code == 1
    assert ran.err.startswith("error: ")
    assert "gone" in ran.err


def test_a_missing_model_says_how_to_install_it(root, texts, monkeypatch):
    """Without a model the program says what to install, with exit code 1 and no traceback."""
    from graph.extract.parsing import models

    def missing(language):
        raise models.MissingModel("the model is not installed", mend=models.INSTALL)

    monkeypatch.setattr("graph.extract.parsing.parser.loaded", missing)
    ran = dprk("extract", texts / "news.txt", "--root", root, "--out", texts / "b")
    assert ran.code == 1
    assert models.INSTALL in ran.err


def test_a_fault_of_the_program_costs_one_document_only(needs_models, root, texts, monkeypatch):
    """An exception that nobody foresaw is told with its place, and the other files go on."""
    from graph.extract import many

    found = many.extracted

    def failing(document, *rest, **options):
        if document.name == "news.txt":
            raise KeyError("plank")
        return found(document, *rest, **options)

    monkeypatch.setattr(many, "extracted", failing)
    ran = dprk(
        "extract", texts / "news.txt", texts / "nouvelles.txt", "--root", root, "--out", texts / "b"
    )
    assert ran.code == 3
    assert "news.txt: the extraction failed on it: KeyError: 'plank'" in ran.err
    assert "source/un-voleur-de-cuivre" in ran.out


def test_the_command_is_listed(capsys):
    """The program's help names the command."""
    from graph.commands.main import cli

    assert run(cli, ["--help"]) == 0
    assert "extract" in capsys.readouterr().out
