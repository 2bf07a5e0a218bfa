"""The tale, built once, and the program as a user runs it."""

from __future__ import annotations

import io
import os
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from graph.build.build import build
from graph.commands.main import cli, run
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


def dprk(*arguments: object, stdin: bytes = b"", **environment: str) -> Ran:
    """Run the program with streams of its own; an exception that leaves it fails the test."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with pytest.MonkeyPatch.context() as patch:
        for key in [key for key in os.environ if key.startswith("DPRK_") or key == "NO_COLOR"]:
            patch.delenv(key)
        for key, value in environment.items():
            patch.setenv(key, value)
        patch.chdir(ROOT)
        patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        patch.setattr("sys.stdout", out)
        patch.setattr("sys.stderr", err)
        code = run(cli, [str(argument) for argument in arguments])
    return Ran(code, _written(out), _written(err))


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.buffer.read().decode()


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
