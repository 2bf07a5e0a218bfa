"""``dprk compare`` and ``dprk draw --compare``: two builds, side by side."""

from __future__ import annotations

import json

import pytest

from tests.commands.conftest import dprk
from tests.pagedata import page_data


@pytest.fixture(scope="module")
def older(root, tmp_path_factory):
    """Give an older build of the tale, in which the theft was only alleged, under another id."""
    text = (root / "build" / "graph.trig").read_text(encoding="utf-8")
    out = json.loads(dprk("show", "tern-exchange", "--format", "json", "--root", root).out)
    theft = out["groups"][0]["claims"][0]["id"]
    blocks = [
        block.replace("dprk:Asserted", "dprk:Alleged") if theft in block else block
        for block in text.split("\n\n")
    ]
    folder = tmp_path_factory.mktemp("older")
    changed = "\n\n".join(blocks).replace(theft, "0" * len(theft))
    (folder / "graph.trig").write_text(changed, encoding="utf-8")
    return folder


def test_compare_says_what_changed_and_in_what(root, older):
    """A claim with another id and modality is told as changed, with what it was."""
    ran = dprk("compare", older, "--root", root, "--width", "400")
    assert (ran.code, ran.err) == (0, "")
    first, now, was, differs = ran.out.splitlines()
    assert first == "0 new, 0 gone, 1 changed"
    assert now.startswith("changed [asserted] Gull Syndicate")
    assert was.startswith("    was: [alleged] Gull Syndicate")
    assert differs == "    differs in: modality"


def test_compare_takes_two_builds_and_files(root, older):
    """OLD and NEW may each be a folder or a graph.trig, and the other way round is its mirror."""
    new = root / "build" / "graph.trig"
    told = json.loads(dprk("compare", new, older, "--root", root, "--format", "json").out)
    assert told["counts"] == {"new": 0, "gone": 0, "changed": 1}
    (line,) = told["claims"]
    assert (line["change"], line["differsIn"]) == ("changed", ["modality"])
    assert (line["claim"]["modality"], line["was"]["modality"]) == ("Alleged", "Asserted")


def test_compare_speaks_french_and_markdown(root, older):
    """The same in French, as a table of Markdown."""
    ran = dprk("compare", older, "--root", root, "--format", "md", "--lang", "fr")
    assert "changées : 1" in ran.out
    assert "| --- |" in ran.out
    assert "modalité" in ran.out


def test_equal_builds_say_so(root):
    """A build compared with itself has no difference, and there is nothing to draw."""
    build = root / "build"
    ran = dprk("compare", build, build, "--root", root)
    assert (ran.code, ran.out) == (0, "Both builds make the same claims.\n")
    drawn = dprk("draw", "--compare", build, "--root", root, "-o", "-")
    assert (drawn.code, drawn.out) == (1, "")
    assert "same claims" in drawn.err


def test_a_place_without_a_build_is_told(root, tmp_path):
    """A folder that holds no build goes wrong (1), and choosing two ways is misuse (2)."""
    ran = dprk("compare", tmp_path, "--root", root)
    assert ran.code == 1
    assert "nothing is built here" in ran.err
    assert dprk("draw", "--compare", tmp_path, "--about", "heronia", "--root", root).code == 2


def test_draw_marks_what_changed(root, older):
    """The page of a comparison shows what differs alone, and holds the mark of each claim."""
    page = dprk("draw", "--compare", older, "--root", root, "-o", "-").out
    data = page_data(page)
    assert data["title"]["en"] == "0 new, 0 gone, 1 changed"
    inside = [claim["id"] for claim in data["claims"] if claim["inside"]]
    assert data["changes"] == dict.fromkeys(inside, "changed")
    assert len(inside) == 1
