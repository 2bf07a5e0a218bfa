"""What goes wrong is said on stderr, with an exit code and never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from graph.commands.main import COMMANDS
from tests.commands.conftest import ROOT, dprk

NEEDS_BUILD = {
    "ask": ["thefts"],
    "show": ["heronia"],
    "path": ["heronia", "port-sable"],
    "draw": ["--about", "heronia"],
    "export": ["trig"],
}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command):
    """--help goes to stdout, with exit code 0."""
    ran = dprk(command, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Usage: ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["show"],
        ["show", "heronia", "--lang", "de"],
        ["path", "heronia"],
        ["path", "a", "b", "--limit", "0"],
        ["ask"],
        ["ask", "thefts", "--format", "doc"],
        ["ask", "thefts", "--param", "victim"],
        ["ask", "thefts", "--param", "victim=a", "--param", "victim=b"],
        ["ask", "thefts", "--timeout", "0"],
        ["draw", "--about", "a", "--path", "a", "b"],
        ["draw", "--param", "victim=a"],
        ["export", "docx"],
        ["locate"],
        ["locate", "no-such-file.txt"],
        ["locate", "README.md", "--nth", "2"],
        ["build", "--nonsense"],
    ],
    ids=" ".join,
)
def test_misuse_is_2(arguments, root):
    """A command that is misused says how it is used, on stderr, with exit code 2."""
    places = ["--root", root] if arguments[0] in NEEDS_BUILD and len(arguments) > 1 else []
    ran = dprk(*arguments, *places)
    assert (ran.code, ran.out) == (2, "")
    assert "Usage: " in ran.err
    assert "Error: " in ran.err


@pytest.mark.parametrize("command", NEEDS_BUILD)
def test_a_missing_build_is_1_and_says_what_to_run(command, root, tmp_path):
    """Without a build, a command names the folder and `dprk build`."""
    ran = dprk(command, *NEEDS_BUILD[command], "--root", root, "--out", tmp_path / "none")
    assert (ran.code, ran.out) == (1, "")
    assert str(tmp_path / "none") in ran.err
    assert "dprk build" in ran.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["show", "herona"], ["herona", "did you mean", "Heronia"]),
        (["show", "zzz"], ["zzz"]),
        (["show", ""], ["nothing here"]),
        (["path", "heronia", "port-sabel"], ["port-sabel", "did you mean"]),
        (["draw", "--about", "herona"], ["herona", "did you mean"]),
        (["ask", "theft"], ["no ready question", "did you mean thefts"]),
        (["ask", "thefts", "--param", "victm=heronia"], ["victm", "did you mean victim"]),
        (["ask", "thefts", "--param", "victim=herona"], ["herona", "did you mean"]),
        (["ask", "no/such.rq"], ["no/such.rq", "can't be read"]),
        (["ask", "/"], ["can't be read"]),
        (["ask", "thefts", "--endpoint", "ftp://x"], ["http:// or https://"]),
        (["ask", "thefts", "--format", "ttl"], ["SELECT"]),
        (["draw", "--path", "tern-exchange", "port-sable"], ["no path", "dprk path"]),
    ],
    ids=lambda value: " ".join(value) if len(value) < 6 else "",
)
def test_bad_input_is_1_and_told_with_a_mend(arguments, words, root, tmp_path):
    """An unknown name, question, parameter or file is told in words, and nothing is written."""
    output = ["-o", tmp_path / "page.html"] if arguments[0] == "draw" else []
    ran = dprk(*arguments, *output, "--root", root)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("error: ")
    assert all(word in ran.err for word in words), ran.err
    assert not list(tmp_path.iterdir())


def test_an_unknown_question_or_tag_is_1(root):
    """`dprk questions` names what comes close."""
    assert "did you mean thefts" in dprk("questions", "theft", "--root", root).err
    ran = dprk("questions", "--tag", "thefd", "--root", root)
    assert (ran.code, ran.out) == (1, "")
    assert "theft" in ran.err


@pytest.mark.parametrize("command", ["build", "check", "questions"])
def test_a_root_without_claims_is_1(command, tmp_path):
    """A root that holds no claims is named, with the option that names another."""
    ran = dprk(command, "--root", tmp_path)
    assert ran.code == 1
    assert str(tmp_path) in ran.err
    assert "--root DIR" in ran.err


@pytest.mark.parametrize("command", ["build", "check"])
def test_documents_that_are_not_there_are_1(command, root, tmp_path):
    """A documents folder that is missing is named, whether by option or by environment."""
    missing = tmp_path / "none"
    by_option = dprk(command, "--root", root, "--documents", missing)
    by_name = dprk(command, "--root", root, DPRK_DOCUMENTS=str(missing))
    for ran in (by_option, by_name):
        assert ran.code == 1
        assert str(missing) in ran.err


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"[1]",
        b"{}",
        b'{"version": 1, "passages": 3}',
        b'{"version": 1, "passages": [3]}',
        b'{"version": 9, "passages": []}',
        b"\xff\xfe",
        b"[" * 100_000,
        b"",
    ],
    ids=["half", "list", "empty", "number", "numbers", "version", "utf16", "deep", "nothing"],
)
def test_corrupt_evidence_is_named_with_its_mend(broken, content):
    """A damaged evidence.json is named, and a new build is the mend."""
    (broken / "build" / "evidence.json").write_bytes(content)
    for arguments in (["show", "heronia"], ["ask", "thefts"]):
        ran = dprk(*arguments, "--root", broken)
        assert (ran.code, ran.out) == (1, "")
        assert "evidence.json" in ran.err
        assert "dprk build" in ran.err


@pytest.mark.parametrize(
    "content",
    [
        b"no TriG",
        b"\xff",
        b"<https://w3id.org/dprk-networks/id/claim/x> a "
        b"<https://w3id.org/dprk-networks/ontology#Claim> .",
    ],
    ids=["syntax", "encoding", "foreign"],
)
def test_a_corrupt_graph_is_named_with_its_mend(broken, content):
    """A graph.trig that is damaged, or not of a build, is named, and a new build is the mend."""
    (broken / "build" / "graph.trig").write_bytes(content)
    for arguments in (["show", "heronia"], ["path", "heronia", "port-sable"], ["draw"]):
        ran = dprk(*arguments, "--root", broken)
        assert (ran.code, ran.out) == (1, "")
        assert "graph.trig" in ran.err
        assert "dprk build" in ran.err
    assert not (ROOT / "network.html").exists()


def test_a_corrupt_store_is_named_with_its_mend(broken):
    """A damaged store ends in an error, not in a wrong answer or a crash."""
    for path in (broken / "build" / "store").iterdir():
        path.write_bytes(b"\x00damaged" * 9)
    ran = dprk("ask", "thefts", "--root", broken)
    assert (ran.code, ran.out) == (1, "")
    assert "store" in ran.err
    assert "dprk build" in ran.err


@pytest.mark.parametrize("name", ["graph.trig", "evidence.json", "store"])
def test_something_else_under_a_file_s_name_is_no_traceback(broken, name):
    """A folder where a file should be, or a file where the store should be, is told in words."""
    path = broken / "build" / name
    if path.is_dir():
        for inner in path.iterdir():
            inner.unlink()
        path.rmdir()
        path.write_text("", encoding="utf-8")
    else:
        path.unlink()
        path.mkdir()
    codes = {dprk(*arguments, "--root", broken).code for arguments in (["ask", "thefts"], ["draw"])}
    assert codes <= {0, 1}
    (ROOT / "network.html").unlink(missing_ok=True)


def test_words_from_outside_can_not_command_the_terminal(root):
    """Control characters of an argument come back escaped."""
    ran = dprk("show", "\x1b[31mred", "--root", root)
    assert ran.code == 1
    assert "\x1b" not in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["questions"],
        ["show", "heronia"],
        ["show", "heronia", "--format", "json"],
        ["path", "heronia", "port-sable"],
        ["ask", "thefts"],
        ["ask", "thefts", "--format", "csv"],
        ["export", "trig"],
        ["draw", "-o", "-"],
    ],
    ids=" ".join,
)
def test_a_closed_pipe_is_no_failure(arguments, root):
    """When whoever reads has read enough, the program ends in silence, with exit code 0."""
    places = [] if arguments == ["--help"] else ["--root", str(root)]
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "graph", *arguments, *places],
            cwd=ROOT,
            stdout=writer,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")
