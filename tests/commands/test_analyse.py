"""``dprk analyse``: the measures of a build, in each format."""

from __future__ import annotations

import csv
import io
import json

import pytest

from graph.commands import analysing
from graph.commands.analyse import command
from graph.network.meanings import MEANINGS, Measure
from graph.network.measures import measure
from tests.commands.conftest import dprk
from tests.network.fiction import claim, entity, knowledge


def test_the_table_says_what_each_measure_means_and_rests_on(root):
    """Each measure has its sentence, and each row the kind of claims that it rests on."""
    ran = dprk("analyse", "--root", root, "--width", "400")
    assert (ran.code, ran.err) == (0, "")
    for each in Measure:
        assert MEANINGS[each]["en"] in ran.out
    rows = [line for line in ran.out.splitlines() if line[:3].strip().isdigit()]
    assert rows
    assert all(" asserted" in row or " alleged" in row for row in rows)


def test_the_table_speaks_french(root):
    """With --lang fr, names, sentences and labels are French."""
    out = dprk("analyse", "--root", root, "--lang", "fr", "--width", "400").out
    assert MEANINGS[Measure.DEGREE]["fr"] in out
    assert "Héronie" in out
    assert "asserted" not in out


def test_csv_is_one_table_in_which_each_row_names_its_claims(root):
    """Each row of CSV has a measure and a basis; those of ties have modalities and sources."""
    out = dprk("analyse", "--root", root, "--format", "csv").out
    rows = list(csv.DictReader(out.splitlines()))
    assert {row["measure"] for row in rows} >= {"claims", "degree", "bridge"}
    assert {row["basis"] for row in rows} >= {"asserted", "asserted and alleged"}
    for row in rows:
        ties = len(row["claims"].split("; ")) if row["claims"] else 0
        for key in ("modalities", "sources"):
            assert len(row[key].split("; ") if row[key] else []) == ties


def test_json_says_how_betweenness_was_found(root):
    """JSON has figures, the sample, and each row's entities and claims as data."""
    told = json.loads(dprk("analyse", "--root", root, "--format", "json").out)
    assert told["betweenness"]["sampled"] is False
    assert [section["measure"] for section in told["measures"]] == [str(each) for each in Measure]
    bridges = next(one for one in told["measures"] if one["measure"] == "bridge")
    assert all(claim["modality"] for row in bridges["rows"] for claim in row["claims"])


def test_markdown_is_one_table_a_measure(root):
    """Each heading of Markdown has a table below it, or says that there is nothing."""
    out = dprk("analyse", "--root", root, "--format", "md").out
    assert out.count("## ") == len(Measure) + 1
    assert "| --- |" in out


@pytest.mark.parametrize("form", ["table", "csv", "json", "md"])
def test_the_same_build_gives_the_same_bytes(form, root, tmp_path):
    """To a file or to stdout, once or twice, the measures are the same."""
    path = tmp_path / "measures"
    assert dprk("analyse", "--root", root, "--format", form, "-o", path).code == 0
    again = dprk("analyse", "--root", root, "--format", form)
    assert path.read_bytes() == again.out.encode()


def test_about_measures_what_surrounds_an_entity(root):
    """Around a victim stand the thief and nobody who has to do with neither."""
    out = dprk("analyse", "--about", "tern-exchange", "--root", root, "--format", "csv").out
    assert "gull-syndicate" in out
    assert "heronia" not in out


def test_top_bounds_each_measure(root):
    """With --top 1 each measure has a row on each kind of claims, and says what is left out."""
    out = dprk("analyse", "--top", "1", "--root", root, "--format", "json").out
    degree = json.loads(out)["measures"][0]
    assert [row["rank"] for row in degree["rows"]] == [1, 1]
    assert all(degree["left"].values())


def test_misuse_and_unknown_names_are_told_as_everywhere(root, tmp_path):
    """A bad option is misuse (2); an unknown entity and a place without a build go wrong (1)."""
    assert dprk("analyse", "--top", "0", "--root", root).code == 2
    assert dprk("analyse", "--format", "xlsx", "--root", root).code == 2
    unknown = dprk("analyse", "--about", "Tern Exchang", "--root", root)
    assert unknown.code == 1
    assert "Tern Exchange" in unknown.err
    assert "dprk build" in dprk("analyse", "--root", root, "--out", tmp_path).err
    assert command.help


def test_a_cell_of_csv_is_bounded(root, monkeypatch):
    """Of a large group a cell names as many as a spreadsheet takes, and counts the rest."""
    monkeypatch.setattr(analysing, "IN_CELL", 1)
    out = dprk("analyse", "--root", root, "--format", "csv").out
    groups = [row for row in csv.DictReader(out.splitlines()) if row["measure"] == "component"]
    assert groups
    for row in groups:
        assert row["ids"].split("; ")[1:] == [f"and {int(row['value']) - 1} more"]


def test_no_label_acts_in_any_format():
    """Control characters, turned text, markup and formulas in labels are shown, and do nothing."""
    hostile = "=1+1\x1b[31m\u202e<b>|\n# x"
    held = knowledge(
        claim("a1", "lumen", "hired", "orca"),
        claim("a2", "orca", "hired", "krill", modality="Alleged"),
        entities=(entity("lumen", hostile), entity("orca", hostile)),
    )
    report = analysing.Report(held, measure(held), "en", 10)
    text, table = analysing.text(report, 100), analysing.markdown(report)
    for shown in (text, table, analysing.json(report)):
        assert not {"\x1b", "\u202e"} & set(shown)
    assert "<b>" not in table.replace("\\<", "")
    assert "\n# x" not in text
    rows = list(csv.DictReader(io.StringIO(analysing.csv(report).decode(), newline="")))
    assert not any(cell.startswith("=") for row in rows for cell in row.values())
