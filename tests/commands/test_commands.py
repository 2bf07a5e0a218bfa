"""Each command does its job: data on stdout, everything else on stderr."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys

import pytest

from tests import conftest as tale
from tests.commands.conftest import ROOT, dprk
from tests.pagedata import page_data

SGR = re.compile(r"\x1b\[[0-9;]*m")
OWN = "SELECT ?who { ?c dprk:relation dprk:stoleFrom ; dprk:subject ?who }"


def test_the_version_is_that_of_the_distribution():
    """--version names the program and a version."""
    ran = dprk("--version")
    assert ran.code == 0
    assert re.fullmatch(r"dprk, version \d+\.\d+\.\d+\n", ran.out)


def test_build_says_what_it_made_and_where(root, tmp_path):
    """The counts and the next step go to stderr; stdout stays empty."""
    ran = dprk("build", "--root", root, "--out", tmp_path / "b")
    assert (ran.code, ran.out) == (0, "")
    assert "4 claims (2 alleged, 1 asserted, 1 denied)" in ran.err
    assert str(tmp_path / "b" / "network.html") in ran.err
    assert "not checked" in ran.err


def test_build_quietly_says_nothing(root, tmp_path):
    """--quiet leaves stderr empty where all is well, and DPRK_BUILD names the folder."""
    ran = dprk("build", "--root", root, "--quiet", DPRK_BUILD=str(tmp_path / "b"))
    assert ran == (0, "", "")
    assert (tmp_path / "b" / "report.json").is_file()


def test_build_graph_is_the_same_command(root, tmp_path):
    """build_graph.py takes the same options and makes the same bytes as `dprk build`."""
    script = [sys.executable, "build_graph.py", "--root", str(root), "--quiet", "--out"]
    clean = {key: value for key, value in os.environ.items() if not key.startswith("DPRK_")}
    done = subprocess.run([*script, str(tmp_path / "a")], cwd=ROOT, env=clean, check=False)
    assert done.returncode == 0
    dprk("build", "--root", root, "--quiet", "--out", tmp_path / "b")
    for name in ("graph.trig", "network.html", "report.json"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_ask_answers_a_ready_question_with_its_evidence(root):
    """A table for people ends with what each claim says, by whom, and the passage."""
    ran = dprk("ask", "thefts", "--param", "victim=Tern Exchange", "--root", root)
    assert ran.code == 0
    assert "The Gulls robbed Tern." in ran.out
    assert "Gull Syndicate stole about 2.5 million crowns" in ran.out
    bare = dprk("ask", "thefts", "--no-evidence", "--root", root)
    assert "The Gulls robbed Tern." not in bare.out


def test_ask_reads_a_file_or_stdin(root, tmp_path):
    """A query of one's own comes from a file, or from stdin by -, and gives the same answer."""
    (tmp_path / "own.rq").write_text(OWN, encoding="utf-8")
    from_file = dprk("ask", tmp_path / "own.rq", "--format", "csv", "--root", root)
    from_stdin = dprk("ask", "-", "--format", "csv", "--root", root, stdin=OWN.encode())
    assert from_file == from_stdin
    assert from_file.out.split() == ["who", "https://w3id.org/dprk-networks/id/gull-syndicate"]


def test_ask_explains_a_syntax_error_with_its_line(root):
    """The line and column of a slip are named, on stderr."""
    ran = dprk("ask", "-", "--root", root, stdin=b"SELECT ?a {\n ?a ?b }")
    assert (ran.code, ran.out) == (1, "")
    assert re.search(r":2:\d+", ran.err)


def test_ask_warns_of_a_term_that_does_not_exist(root):
    """A misspelt term finds nothing, and stderr says which was meant."""
    query = b"SELECT ?c { ?c dprk:relation dprk:stolFrom }"
    ran = dprk("ask", "-", "--format", "csv", "--root", root, stdin=query)
    assert (ran.code, ran.out.split()) == (0, ["c"])
    assert "did you mean dprk:stoleFrom?" in ran.err


def test_ask_says_when_it_cuts(root):
    """An answer that was cut says so on stderr, and where the format can in its body."""
    query = b"SELECT ?s ?p ?o { ?s ?p ?o }"
    ran = dprk("ask", "-", "--limit", "2", "--format", "csv", "--root", root, stdin=query)
    assert ran.code == 0
    assert len(ran.out.splitlines()) == 3
    assert "there are more" in ran.err


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_an_answer_in_a_file_is_whole(form, root, tmp_path):
    """--output writes the file, with its folders, and nothing to stdout."""
    path = tmp_path / "deep" / f"answer.{form}"
    ran = dprk("ask", "thefts", "--format", form, "-o", path, "--root", root)
    assert (ran.code, ran.out) == (0, "")
    assert path.stat().st_size > 100
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_an_answer_that_fails_leaves_the_old_file(root, tmp_path):
    """A query that goes wrong does not touch the file that it was to write."""
    path = tmp_path / "answer.csv"
    path.write_text("old", encoding="utf-8")
    ran = dprk("ask", "-", "--format", "csv", "-o", path, "--root", root, stdin=b"SELECT")
    assert ran.code == 1
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_is_no_output(root, tmp_path):
    """A folder named as --output is left alone."""
    ran = dprk("ask", "thefts", "-o", tmp_path, "--root", root)
    assert ran.code == 1
    assert "is a folder" in ran.err


def test_questions_lists_and_tells_one(root):
    """The list names each question with its parameters; one by name comes with its SPARQL."""
    assert dprk("questions", "--root", root).out.startswith("thefts [victim]\n    Who robbed whom")
    assert "Qui a volé qui" in dprk("questions", "--lang", "fr", "--root", root).out
    one = dprk("questions", "thefts", "--root", root)
    assert "--param victim=" in one.out
    assert "SELECT ?claim" in one.out


@pytest.mark.parametrize("name", ["Heronia", "HÉRONIE", "heronie", "heronia", ":heronia"])
def test_show_understands_labels_and_ids(name, root):
    """A label in either language, without accents or case, and an id lead to the entity."""
    ran = dprk("show", name, "--root", root)
    if ran.code == 0:
        assert "Heronia" in ran.out
        assert "[denied]" in ran.out
    else:
        assert name == ":heronia"


def test_show_gives_json_to_programs(root):
    """--format json is one JSON document on stdout."""
    ran = dprk("show", "heronia", "--format", "json", "--root", root)
    assert json.loads(ran.out)["id"] == "heronia"


def test_path_says_that_it_rests_on_an_allegation(root):
    """A hop that is alleged is said to be, and the denial of it is told beside it."""
    ran = dprk("path", "heronia", "port-sable", "--root", root)
    assert "rests on an allegation" in ran.out
    assert "[denied]" in ran.out
    plain = json.loads(
        dprk("path", "heronia", "port-sable", "--format", "json", "--root", root).out
    )
    assert plain["paths"][0]["modality"] == "Alleged"


def test_path_says_why_there_is_none(root):
    """Two entities that nothing joins give an answer, not an error."""
    ran = dprk("path", "tern-exchange", "port-sable", "--root", root)
    assert ran.code == 0
    assert ran.out


DRAWN = {
    "everything": ([], 4),
    "about": (["--about", "Gull Syndicate"], 1),
    "around": (["--about", "Port Sable", "--steps", "2"], 3),
    "path": (["--path", "heronia", "port-sable"], 2),
    "question": (["--question", "thefts", "--param", "victim=tern-exchange"], 1),
}


@pytest.mark.parametrize("kind", DRAWN)
def test_draw_makes_a_page_of_what_was_chosen(kind, root, tmp_path):
    """A page of everything, an entity's surroundings, a path or an answer has just its claims."""
    arguments, count = DRAWN[kind]
    ran = dprk("draw", *arguments, "-o", tmp_path / "p.html", "--root", root)
    assert (ran.code, ran.out) == (0, "")
    html = (tmp_path / "p.html").read_text(encoding="utf-8")
    claims = page_data(html)["claims"]
    assert sum(claim["inside"] for claim in claims) == count


def test_a_drawn_path_says_in_its_title_on_what_it_rests(root, tmp_path):
    """The title has ends, hops and standing; the weakest link is the first sentence."""
    ran = dprk("draw", "--path", "heronia", "port-sable", "-o", tmp_path / "p.html", "--root", root)
    assert ran.code == 0
    html = (tmp_path / "p.html").read_text(encoding="utf-8")
    title = html.split("<title>")[1].split("</title>")[0]
    assert title == "Heronia \u2013 Port Sable: 1 hop, it rests on an allegation: hop 1"
    intro = html.split('<p id="intro" dir="auto">')[1].split("</p>")[0]
    assert intro.startswith("The weakest link: [alleged] Heronia")
    assert "This view shows" in intro


def test_draw_takes_a_query_from_stdin_and_gives_the_page_to_stdout(root):
    """- is stdin for --question and stdout for --output."""
    query = b"SELECT ?claim { ?claim dprk:modality dprk:Denied }"
    ran = dprk("draw", "--question", "-", "-o", "-", "--root", root, stdin=query)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("<!DOCTYPE html>")


def test_draw_of_an_answer_without_claims_is_1(root, tmp_path):
    """A query that selects no claim is told to, and nothing is drawn."""
    query = b"SELECT ?e { ?e a dprk:State }"
    ran = dprk("draw", "--question", "-", "-o", tmp_path / "p.html", "--root", root, stdin=query)
    assert ran.code == 1
    assert "?claim" in ran.err
    assert not list(tmp_path.iterdir())


QUOTE = "Heronia denies having sent any divers"


def test_locate_writes_the_evidence_of_a_passage(root):
    """The flow mapping is the one that the tale has, whatever the white space."""
    document = root / "documents" / "tale.txt"
    wanted = f"evidence: {tale.evidence(tale.TALE, QUOTE)}\n"
    assert dprk("locate", document, QUOTE) == (0, wanted, "")
    assert dprk("locate", document, QUOTE.replace(" ", "\n  ")) == (0, wanted, "")
    assert dprk("locate", "-", QUOTE, stdin=document.read_bytes()) == (0, wanted, "")


def test_locate_writes_digest_and_length_of_a_source(root):
    """Without a passage it gives what the source's own file needs."""
    ran = dprk("locate", root / "documents" / "tale.txt")
    assert ran.out == f"digest: {tale.digest(tale.TALE)}\nlength: {len(tale.TALE)}\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["no such words"], "does not stand"),
        (["Heronia"], "stands 2 times"),
        (["Heronia", "--nth", "3"], "2 times only"),
        ([""], "nothing to look for"),
    ],
)
def test_locate_says_why_it_can_not(arguments, words, root):
    """A passage that is missing, or stands several times, is an error that says so."""
    ran = dprk("locate", root / "documents" / "tale.txt", *arguments)
    assert (ran.code, ran.out) == (1, "")
    assert words in ran.err


def test_locate_refuses_what_is_no_text(tmp_path):
    """A file that is not UTF-8 is named, with the mend."""
    (tmp_path / "a.txt").write_bytes(b"\xff\xfea\x00")
    ran = dprk("locate", tmp_path / "a.txt")
    assert ran.code == 1
    assert "UTF-8" in ran.err


# --- check


def test_check_of_a_sound_tale_is_0_and_stdout_is_empty(root):
    """What was checked goes to stderr; there is nothing to report on stdout."""
    ran = dprk("check", "--root", root, "--documents", root / "documents")
    assert (ran.code, ran.out) == (0, "") or ran.code == 3
    assert "4 claims and 7 entities are sound" in ran.err
    assert "5 exact" in ran.err
    assert dprk("check", "--root", root).code == 0


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("modality: Asserted\n", "modality: Assertd\n", ["'Assertd'", "did you mean Asserted"]),
        ("    modality: Asserted\n", "", ["theft", "without one modality", "mend:"]),
        ("polarity: Positive\n", "polarty: Positive\n", ["polarty", "did you mean polarity"]),
        ("object: tern-exchange", "object: tern-exchang", ["tern-exchang", "did you mean"]),
        ("denies: divers-sable", "denies: divers-sabel", ["divers-sabel", "did you mean"]),
        ("currency: SEK, ", "", ["theft", "without one unit", "mend:"]),
    ],
)
def test_check_of_broken_claims_is_3_and_names_file_claim_and_mend(broken, old, new, words):
    """What is wrong in the data stands on stdout: file, line, claim or key, and the mend."""
    path = broken / "claims" / "harbour-tale.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    ran = dprk("check", "--root", broken)
    assert ran.code == 3
    assert re.search(r"claims/harbour-tale\.yaml:\d+: ", ran.out)
    assert all(word in ran.out for word in words), ran.out
    assert "found" in ran.err


def test_check_of_what_is_not_yaml_names_the_line(broken):
    """A file that can't be parsed is told by line, and is no traceback."""
    path = broken / "claims" / "harbour-tale.yaml"
    path.write_text("id: [\n", encoding="utf-8")
    ran = dprk("check", "--root", broken)
    assert ran.code in {1, 3}
    assert "harbour-tale.yaml" in ran.out + ran.err


def test_check_names_each_passage_that_is_lost(broken):
    """A passage that was taken out of the text is an error, by claim."""
    path = broken / "documents" / "tale.txt"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("denies having sent", "is silent about"), encoding="utf-8")
    ran = dprk("check", "--root", broken, "--documents", broken / "documents")
    assert ran.code == 3
    assert "denial" in ran.out


def test_build_of_broken_claims_keeps_the_last_build(broken):
    """A build that fails says why on stderr, with exit code 1, and leaves the old one."""
    before = (broken / "build" / "graph.trig").read_bytes()
    path = broken / "claims" / "harbour-tale.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("modality: Asserted", "modality: Sure"),
        encoding="utf-8",
    )
    ran = dprk("build", "--root", broken)
    assert (ran.code, ran.out) == (1, "")
    assert "'Sure'" in ran.err
    assert (broken / "build" / "graph.trig").read_bytes() == before


# --- terminals


def on_a_terminal(*arguments: object, **environment: str) -> str:
    """Return what the program writes to a terminal of 120 columns."""
    leader, follower = pty.openpty()
    clean = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    process = subprocess.Popen(
        [sys.executable, "-m", "graph", *map(str, arguments)],
        cwd=ROOT,
        env=clean | {"COLUMNS": "120", "TERM": "xterm-256color"} | environment,
        stdout=follower,
        stderr=subprocess.DEVNULL,
    )
    os.close(follower)
    data = b""
    while True:
        try:
            more = os.read(leader, 65536)
        except OSError:  # Linux's way of saying that the other end was closed
            break
        if not more:
            break
        data += more
    os.close(leader)
    assert process.wait(60) == 0
    return data.decode().replace("\r\n", "\n")


@pytest.mark.parametrize(
    "arguments", [["show", "heronia"], ["path", "heronia", "port-sable"], ["ask", "thefts"]]
)
def test_colour_is_for_terminals_and_no_color_is_kept(arguments, root):
    """A terminal gets colour, NO_COLOR takes it away, and a pipe never gets any."""
    with_colour = on_a_terminal(*arguments, "--root", root, "--width", "120")
    without = on_a_terminal(*arguments, "--root", root, "--width", "120", NO_COLOR="1")
    piped = dprk(*arguments, "--root", root, "--width", "120").out
    assert SGR.search(with_colour)
    assert not SGR.search(without)
    assert SGR.sub("", with_colour) == without == piped


def test_a_spreadsheet_is_not_for_a_terminal(root):
    """A sheet on a terminal is refused, with the option to use."""
    leader, follower = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "graph", "ask", "thefts", "--format", "xlsx", "--root", str(root)],
        cwd=ROOT,
        stdout=follower,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(follower)
    os.close(leader)
    assert done.returncode == 2
    assert b"--output" in done.stderr
