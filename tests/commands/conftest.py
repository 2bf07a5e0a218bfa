"""The tale, built once, and the program as a user runs it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from graph.build.build import build
from graph.places import places
from tests import conftest as tale

ROOT = Path(__file__).resolve().parents[2]
#: one ready question, so that the tale's root needs none of the real ones
QUESTION = """\
#+ summary: 'Who robbed whom'
#+ summary_fr: 'Qui a volé qui'
#+ description: 'Each theft that is told.'
#+ description_fr: 'Chaque vol raconté.'
#+ tags: [theft]
#+ params:
#+   - name: victim
#+     type: entity
#+     summary: who was robbed
#+     summary_fr: qui fut volé
PREFIX dprk: <https://w3id.org/dprk-networks/ontology#>
SELECT ?claim ?victim ?modality ?speaker ?source WHERE {
  ?claim dprk:relation dprk:stoleFrom ; dprk:object ?victim ; dprk:modality ?modality ;
    dprk:originatedBy ?speaker ; dprk:source ?source .
  FILTER(!BOUND(?_victim) || ?victim = ?_victim)
}
"""


class Ran(NamedTuple):
    """What the program gave: its exit code, stdout and stderr."""

    code: int
    out: str
    err: str


def dprk(*arguments: object, stdin: bytes = b"", cwd: Path = ROOT, **environment: str) -> Ran:
    """Run the program in a process of its own, and check that it never shows a traceback."""
    clean = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith("DPRK_") and key != "NO_COLOR"
    }
    done = subprocess.run(
        [sys.executable, "-m", "graph", *map(str, arguments)],
        cwd=cwd,
        env=clean | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"} | environment,
        input=stdin,
        capture_output=True,
        check=False,
        timeout=120,
    )
    ran = Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in ran.err, ran.err
    return ran


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the tale's root, with its text, one question, and a build in build/."""
    folder = tmp_path_factory.mktemp("tale")
    for name in ("claims", "queries", "documents"):
        (folder / name).mkdir()
    (folder / "claims" / "entities.yaml").write_text(tale.ENTITIES, encoding="utf-8")
    (folder / "claims" / "harbour-tale.yaml").write_text(tale.source(), encoding="utf-8")
    (folder / "documents" / "tale.txt").write_text(tale.TALE, encoding="utf-8", newline="\n")
    (folder / "queries" / "thefts.rq").write_text(QUESTION, encoding="utf-8")
    build(places(str(folder), None, str(folder / "documents")))
    return folder


@pytest.fixture
def broken(root: Path, tmp_path: Path) -> Path:
    """Give a copy of the tale and its build, to be damaged."""
    copy = tmp_path / "copy"
    shutil.copytree(root, copy)
    return copy
