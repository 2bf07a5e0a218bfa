"""The README's first screen is the product: what it shows is what the product says today."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from graph.commands.ask import command as ask
from graph.commands.build import command as build

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a build of the real claims, without documents, with what it said."""
    out = tmp_path_factory.mktemp("readme") / "build"
    found = CliRunner(env={"DPRK_DOCUMENTS": ""}).invoke(build, ["--out", str(out)])
    (out.parent / "said.txt").write_text(found.stderr, encoding="utf-8")
    return out


def test_the_build_says_what_the_readme_shows(folder: Path) -> None:
    """The claims, entities, sources and quads that the README counts are those of the build."""
    said = (folder.parent / "said.txt").read_text(encoding="utf-8").splitlines()
    assert len(said) == 5
    for line in said[:3]:
        assert line in README
    assert said[3].partition(": ")[2] in README


def test_the_first_question_answers_what_the_readme_shows(folder: Path) -> None:
    """The README's first answer is word for word what the command gives, as far as it is shown."""
    found = CliRunner().invoke(ask, ["denials", "--out", str(folder), "--width", "100"])
    shown = README.split("$ .venv/bin/dprk ask denials\n")[1].split("…\n")[0]
    assert len(shown.splitlines()) > 15
    assert found.stdout.startswith(shown)
