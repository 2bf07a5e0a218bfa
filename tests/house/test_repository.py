"""What stands in the repository, and what leaves it in the wheel."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from configparser import ConfigParser
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

from graph.claims.tree import read
from graph.text.matchform import match_form
from graph.text.normal import stored_text

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("graph", "ontology", "claims", "queries")
#: a run of this many characters of match form is a passage; names are shorter
PASSAGE = 60
HALF = PASSAGE // 2
#: but for a few, of bodies and their sites; what is longer is a sentence
LONGEST_NAME = 80
# put together here, or this file would name them itself
MACHINE = [f"/{name}/" for name in ("work", "farm", "home", "root", "Users", "tmp/w")]
MACHINE += [f"/{name}" for name in ("tmp/bash_jobs", "farm-")]


@cache
def tracked() -> tuple[str, ...]:
    """Return every file that git tracks here and that is there, by its path."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    )
    return tuple(name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file())


@cache
def text_of(name: str) -> str:
    """Return the text of a tracked file, or nothing where it is no text."""
    try:
        return (ROOT / name).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def package_data() -> dict[str, list[str]]:
    """Return the patterns of setup.cfg by package."""
    return {
        package: [pattern.strip() for pattern in patterns.split(",")]
        for package, patterns in configuration()["options.package_data"].items()
    }


@cache
def configuration() -> ConfigParser:
    """Return setup.cfg."""
    found = ConfigParser()
    found.read(ROOT / "setup.cfg", encoding="utf-8")
    return found


#: what becomes of ASCII in a match form
ASCII = dict.fromkeys(map(ord, "\t\n\v\f\r\x1c\x1d\x1e\x1f -"), "") | dict.fromkeys(
    map(ord, '"`'), "'"
)


def form_of(text: str) -> str:
    """Return a text's match form, line by line, since most lines are ASCII and quickly folded."""
    lines = text.splitlines()
    forms = [one.translate(ASCII) if one.isascii() else match_form(one).form for one in lines]
    return re.sub("'+", "'", "".join(forms))


def runs(form: str) -> set[str]:
    """Return every run of PASSAGE characters of a match form."""
    return {form[at : at + PASSAGE] for at in range(len(form) - PASSAGE + 1)}


@pytest.fixture(scope="module")
def passages(founding_documents: Path) -> set[str]:
    """Give the passages of the founding documents: all their runs but titles and long names."""
    found: set[str] = set()
    for path in sorted(founding_documents.glob("*.txt")):
        found |= runs(match_form(stored_text(path.read_bytes(), where=path.name)).form)
    assert found
    trees = [read(path).tree for path in sorted((ROOT / "claims").glob("*.yaml"))]
    allowed = [str(tree.get("title", "")) for tree in trees]
    for entity in next(tree["entities"] for tree in trees if "entities" in tree):
        names = [*entity["label"].values(), *chain(*entity.get("alias", {}).values())]
        allowed += [name for name in names if len(match_form(name).form) <= LONGEST_NAME]
    return found - {run for text in allowed for run in runs(match_form(text).form)}


@pytest.mark.documents
def test_no_sentence_of_the_founding_documents_stands_here(passages):
    """No tracked file holds a run of 60 characters of a document, but for titles.

    White space, hyphens and the kind of quotation marks don't count.
    """
    # whatever run is copied, half of it begins at a place that is a multiple of its length
    halves = {run[at : at + HALF] for run in passages for at in range(HALF + 1)}
    wrong = {}
    for name in tracked():
        form = form_of(text_of(name))
        near = any(form[at : at + HALF] in halves for at in range(0, len(form) - HALF + 1, HALF))
        if near and (found := runs(form) & passages):
            wrong[name] = min(found)
    assert not wrong


def test_a_form_by_lines_is_the_form_of_the_whole():
    """Folding line by line gives what the match form of the whole text is."""
    for name in ("README.md", "docs/modality.md", "CHANGELOG.md"):
        assert form_of(text_of(name)) == match_form(text_of(name)).form


@pytest.mark.documents
def test_a_copied_sentence_would_be_found(passages, founding_documents):
    """A sentence with other spaces, quotation marks and hyphens is still seen as a copy."""
    path = min(founding_documents.glob("*.txt"))
    text = stored_text(path.read_bytes(), where=path.name)
    sentence = max(text.split(". "), key=len)
    copied = "x " + sentence.replace(" ", " -\n    ").replace("\u2019", "'")
    assert runs(form_of(copied)) & passages
    assert not runs(form_of(sentence[: PASSAGE - 1])) & passages


def test_no_file_names_a_place_of_one_machine():
    """No tracked file holds a path of the machine that it was written on."""
    found = {name: place for name in tracked() for place in MACHINE if place in text_of(name)}
    assert not found


def test_every_folder_of_modules_is_a_package_of_the_distribution():
    """setup.cfg lists each folder of graph/ and ontology/ that holds modules, and no other."""
    listed = set(configuration()["options"]["packages"].split())
    folders = {
        Path(name).parent.as_posix().replace("/", ".")
        for name in tracked()
        if name.endswith(".py") and name.split("/")[0] in {"graph", "ontology"}
    }
    assert listed == folders | {"claims", "queries"}


def test_every_data_file_is_package_data():
    """Each file of a package that is no module is caught by a pattern of setup.cfg."""
    caught = {
        path.relative_to(ROOT).as_posix()
        for package, patterns in package_data().items()
        for pattern in patterns
        for path in (ROOT / package.replace(".", "/")).glob(pattern)
    }
    data = {name for name in tracked() if name.split("/")[0] in ROOMS and not name.endswith(".py")}
    assert data <= caught


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the wheel that a copy of the tracked files makes, without the network."""
    copy = tmp_path_factory.mktemp("checkout")
    out = tmp_path_factory.mktemp("wheel")
    for name in tracked():
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, copy / name)
    if not (copy / "README.md").is_file():
        (copy / "README.md").write_text("# dprk-networks\n", encoding="utf-8")
    script = f"from setuptools import build_meta; build_meta.build_wheel({str(out)!r})"
    made = subprocess.run(
        [sys.executable, "-c", script], cwd=copy, capture_output=True, check=False, text=True
    )
    assert made.returncode == 0, made.stderr
    assert not (copy / "build").exists(), "setuptools works in the folder of our own build"
    return next(out.glob("*.whl"))


def test_the_wheel_holds_all_that_the_commands_need(wheel):
    """Modules, claims, queries, shapes, assets and licences are in the wheel, and no tests."""
    held = set(zipfile.ZipFile(wheel).namelist())
    needed = {name for name in tracked() if name.split("/")[0] in ROOMS} | {"build_graph.py"}
    needed -= {name for name in needed if Path(name).name.startswith(".")}
    assert needed <= held
    assert {name.split("/")[0] for name in held if ".dist-info" not in name} == {
        *ROOMS,
        "build_graph.py",
    }
    about = {Path(name).name for name in held if ".dist-info/" in name}
    assert {"LICENSE", "LICENSE-CLAIMS", "entry_points.txt"} <= about


def test_the_wheel_works_in_an_empty_folder(wheel, tmp_path):
    """Unpacked away from the checkout, the program finds its claims and queries, and builds."""
    home, empty = tmp_path / "site", tmp_path / "empty"
    zipfile.ZipFile(wheel).extractall(home)
    empty.mkdir()
    clean = {key: value for key, value in os.environ.items() if not key.startswith("DPRK_")}

    def dprk(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "graph", *arguments],
            cwd=empty,
            env=clean | {"PYTHONPATH": str(home)},
            capture_output=True,
            check=False,
            text=True,
        )

    listed = dprk("questions")
    assert listed.returncode == 0, listed.stderr
    assert len(listed.stdout.splitlines()) > 25
    built = dprk("build", "--quiet")
    assert built.returncode == 0, built.stderr
    assert (empty / "build" / "network.html").is_file()


FROM_WHEEL = """
import sys
sys.path.insert(0, sys.argv[1])
import ontology
from ontology import CLAIMS_SCHEMA, CONTEXT, DPRK, load_alignments, load_ontology, load_shapes
assert ontology.__file__.startswith(sys.argv[1]), ontology.__file__
assert CONTEXT.is_file() and CLAIMS_SCHEMA.is_file()
assert all(len(load()) > 9 for load in (load_ontology, load_shapes, load_alignments))
print(DPRK.stoleFrom)
"""


def test_the_ontology_is_imported_from_the_wheel(wheel, tmp_path):
    """A stranger's program finds the terms, the shapes and every file beside the modules."""
    home = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(home)
    done = subprocess.run(
        [sys.executable, "-I", "-c", FROM_WHEEL, str(home)],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.stdout.strip() == "https://w3id.org/dprk-networks/ontology#stoleFrom", done.stderr


def test_the_changelog_tells_of_this_version():
    """CHANGELOG.md has an entry for the version of setup.cfg, the newest first."""
    version = configuration()["metadata"]["version"]
    entries = re.findall(r"^## \[([^\]]+)\]", text_of("CHANGELOG.md"), re.MULTILINE)
    assert entries
    assert version == next(entry for entry in entries if entry.lower() != "unreleased")
