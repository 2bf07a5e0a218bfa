"""The README's first screen is the product: what it shows is what the product says today."""

from pathlib import Path

from click.testing import CliRunner

from graph.commands.ask import command as ask

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_build_says_what_the_readme_shows(founding_build: Path) -> None:
    """The claims, entities, sources and quads that the README counts are those of the build."""
    said = (founding_build.parent / "said.txt").read_text(encoding="utf-8").splitlines()
    assert len(said) == 5
    for line in said[:3]:
        assert line in README
    assert said[3].partition(": ")[2] in README


def test_the_first_question_answers_what_the_readme_shows(founding_build: Path) -> None:
    """The README's first answer is word for word what the command gives, as far as it is shown."""
    found = CliRunner().invoke(ask, ["denials", "--out", str(founding_build), "--width", "100"])
    shown = README.split("$ .venv/bin/dprk ask denials\n")[1].split("…\n")[0]
    assert len(shown.splitlines()) > 15
    assert found.stdout.startswith(shown)
