"""The same document gives the same bytes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from graph.extract.writing.dump import dumped

ROOT = Path(__file__).resolve().parents[2]
TEXT = (
    "Port thefts: what the Beacon Panel found\n"
    "According to the Beacon Panel, the Gull Syndicate and Cormorant Ring stole $3 million from "
    "Skerry Exchange, Orsan Bank and Tessel Bank in May 2031. They also sold missiles to Veldt.\n"
    "Mara Quillon, director of Skerry Trading Ltd, a front company, denied that it had sent "
    "workers to Umberland. The company was sanctioned by Heronia.\n"
)
#: prints what this module makes of its text in another process
PROGRAM = "from tests.extract import test_determinism as it; print(it.made())"


def made() -> str:
    """Return the tree and the bytes of the tale's claims file as JSON."""
    from graph.extract.document import Told, extracted
    from graph.extract.known import known
    from graph.reading import read_bytes

    document = read_bytes(TEXT.encode(), "tale.txt")
    found = extracted(document, known({}), Told(publisher="Daily Anchor", date="2031-06-01"))
    tree = dict(found.built.tree)
    text = dumped(tree, found.built.readings, found.tiers, found.extraction.alarms)
    return json.dumps([tree, text], sort_keys=True)


@pytest.fixture(scope="module")
def first(needs_models: None) -> list[object]:
    """Give what is written in this process, under the seed of hashes that Python drew for it."""
    found: list[object] = json.loads(made())
    return found


def test_another_seed_of_hashes_gives_the_same_bytes(first):
    """No order of a set or dictionary of Python's shows in what is written."""
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )
    assert json.loads(ran.stdout) == first


def test_there_is_something_to_compare(first):
    """The tale yields claims, so that the comparison is of something."""
    tree = first[0]
    assert isinstance(tree, dict)
    assert len(tree["claims"]) > 2


def test_reading_twice_in_one_process_gives_the_same(needs_models, world):
    """A document leaves nothing behind that the next one would be read by."""
    from graph.extract.pipeline import extract
    from graph.extract.readings import Stretch, read

    stretches = [Stretch(0, len(TEXT), "en")]
    told = [extract(read(TEXT, stretches, world, "2031-06-01"), world) for _ in range(2)]
    assert str(told[0]) == str(told[1])


def test_a_tree_is_written_the_same_twice_and_stays_as_it_was():
    """Writing depends on the tree alone, and changes nothing in it."""
    tree = {
        "id": "source/tale",
        "type": "Source",
        "title": "Éole: «tale»",
        "entities": [{"id": "tern", "type": "Company", "label": {"en": "Tern", "fr": "Sterne"}}],
    }
    before = json.dumps(tree)
    assert dumped(tree, {}, {}, ()) == dumped(tree, {}, {}, ())
    assert json.dumps(tree) == before
