"""The annotated texts of benchmarks/extraction: text, draft and gold belong together."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.text.normal import digest, stored_text

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks" / "extraction"
DIGEST = re.compile(r"^digest: ([0-9a-f]{64})$", re.MULTILINE)


@pytest.mark.parametrize("folder", [".", "apart4"])
def test_each_text_has_its_draft_and_gold_made_from_it(folder):
    """No text, draft or gold stands alone, and the gold knows its text as it is now."""
    texts, gold = BENCHMARKS / folder / "texts", BENCHMARKS / folder / "gold"
    names = {path.stem for path in texts.glob("*.txt")}
    assert names
    assert names == {path.name.removesuffix(".draft.yaml") for path in texts.glob("*.yaml")}
    assert names == {path.stem for path in gold.glob("*.yaml")}
    for name in sorted(names):
        text = stored_text((texts / f"{name}.txt").read_bytes(), where=name)
        found = DIGEST.search((gold / f"{name}.yaml").read_text("utf-8"))
        assert found, name
        assert found[1] == digest(text), name


def test_no_name_stands_in_two_sets():
    """A source of one set is none of another: their claims can be read side by side."""
    names = [path.stem for path in BENCHMARKS.glob("**/texts/*.txt")]
    assert len(names) == len(set(names))
