"""The stranger's project under docs/examples runs, and its README says what it prints."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from rdflib import OWL, RDF, Graph, URIRef

from graph.build.assemble import assemble
from graph.claims.load import load
from graph.exports import FORMATS
from graph.places import places
from ontology import DPRK

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
STRANGER = ROOT / "docs" / "examples" / "stranger"
README = (STRANGER / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def project() -> ModuleType:
    """Give the stranger's program as a module."""
    spec = importlib.util.spec_from_file_location("stranger_project", STRANGER / "project.py")
    assert spec
    assert spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.fixture(scope="module")
def own(project: Any) -> Graph:
    """Give the stranger's data: what is imported, and the three claims."""
    text = (STRANGER / "report.txt").read_text(encoding="utf-8")
    found = project.imported(STRANGER / "harbour.ttl", STRANGER / "catalog-v001.xml")
    return found + project.claims(text)


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give our claims as Turtle, as `dprk build` writes them but for what it derives."""
    path: Path = tmp_path_factory.mktemp("ours") / "graph.ttl"
    quads = assemble(load(places().claims).nodes)
    path.write_bytes(FORMATS["turtle"].write(quads))
    return path


def test_the_import_is_found_on_disk(own):
    """Through the catalogue `owl:imports` brings the whole ontology, without the network."""
    home = URIRef("https://w3id.org/dprk-networks/ontology")
    assert (None, OWL.imports, home) in own
    assert (DPRK.stoleFrom, None, None) in own


def test_an_import_that_is_not_listed_is_never_fetched(project, tmp_path):
    """Without an entry in the catalogue the import fails."""
    text = (STRANGER / "harbour.ttl").read_text(encoding="utf-8")
    path = tmp_path / "other.ttl"
    path.write_text(text.replace("w3id.org", "elsewhere.example"), encoding="utf-8")
    with pytest.raises(KeyError, match="elsewhere"):
        project.imported(path, STRANGER / "catalog-v001.xml")


def test_the_three_claims_satisfy_the_shapes(project, own):
    """Nothing is wrong with them, a class of the stranger's own included."""
    assert len(set(own.subjects(RDF.type, DPRK.Claim))) == 3
    assert project.violations(own) == []


def test_what_is_wrong_is_told_with_its_mend(project, own):
    """A claim without modality, and an object that the relation does not allow, are both found."""
    spoiled = Graph() + own
    theft = URIRef("https://harbour.example/id/claim/theft")
    spoiled.remove((theft, DPRK.modality, None))
    spoiled.set((theft, DPRK.object, URIRef("https://harbour.example/id/lamps")))
    found = project.violations(spoiled)
    [modality] = [line for line in found if "modality" in line]
    assert modality in README
    assert any("of a class that the relation does not allow" in line for line in found)


def test_the_question_sees_both_and_keeps_every_modality(project, own, ours):
    """Theirs and ours answer together, as the README shows."""
    rows = [" | ".join(row) for row in project.answer(own + Graph().parse(ours, format="turtle"))]
    assert {row.split(" | ")[2] for row in rows} == {"asserted", "alleged", "denied"}
    assert "\n".join(rows) in README


def test_the_program_runs_alone(ours):
    """The command of the README prints the answer and exits with 0."""
    done = subprocess.run(
        [sys.executable, str(STRANGER / "project.py"), str(ours)],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip() in README
