"""`from ontology import DPRK` as a stranger meets it: closed, complete, typed, and off the net."""

from __future__ import annotations

import inspect
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import Graph, Namespace, URIRef

import ontology
from ontology import (
    CLAIMS_SCHEMA,
    CONTEXT,
    DPRK,
    ONTOLOGY_FILE,
    SHAPES,
    load_alignments,
    load_ontology,
    load_shapes,
)
from ontology import terms as terms_module
from ontology.making.reading import Reading

ROOT = Path(__file__).resolve().parents[2]
NAMES = list(Reading(load_ontology()).terms)


@pytest.mark.parametrize(
    "name", ["stolFrom", "Stolefrom", "format", "title_", "__wrapped__", "mro_"]
)
def test_a_misspelt_term_fails_at_once(name):
    """What is no term is an AttributeError, never an IRI."""
    with pytest.raises(AttributeError):
        getattr(DPRK, name)


def test_every_term_has_a_name_and_its_iri():
    """The names are the ontology's, one for one, and each gives the IRI of the term."""
    for name in NAMES:
        assert getattr(DPRK, name) == DPRK[name] == URIRef(f"{ontology.terms.DPRK}{name}")
        assert URIRef(f"https://w3id.org/dprk-networks/ontology#{name}") in DPRK
    assert "stolFrom" not in DPRK


def test_completion_gives_the_names_that_people_write():
    """dir() of the namespace is its local names, and dir() of the module has the namespace."""
    assert dir(DPRK) == sorted(NAMES)
    assert {"DPRK", "load_ontology", "load_shapes", "load_alignments"} <= set(dir(ontology))


def test_an_editor_finds_a_definition_at_every_term():
    """Each annotated name is followed by a docstring with the definition in both languages."""
    source = inspect.getsource(terms_module)
    reading = Reading(load_ontology())
    for name in NAMES:
        about = source.partition(f"\n    {name}: URIRef\n")[2].partition(": URIRef\n")[0]
        for definition in reading.words(name).values():
            assert definition.replace('"', "") in about.replace('\\"', '"').replace('"', "")


def test_no_term_is_hidden_by_what_a_class_has_of_its_own():
    """Names such as title or date, which str has too, give the term."""
    assert all(isinstance(getattr(DPRK, name), URIRef) for name in NAMES)


def test_it_serves_wherever_rdflib_takes_a_namespace():
    """It binds to a prefix, and goes for the string of its IRI."""
    held = Graph()
    held.bind("dprk", DPRK)
    assert held.namespace_manager.expand_curie("dprk:stoleFrom") == DPRK.stoleFrom
    assert Namespace(str(DPRK)).stoleFrom == DPRK.stoleFrom
    assert pickle.loads(pickle.dumps(DPRK.stoleFrom)) == DPRK.stoleFrom  # noqa: S301 - ours


@pytest.mark.parametrize("load", [load_ontology, load_shapes, load_alignments])
def test_each_load_gives_a_graph_of_its_own(load):
    """What one caller changes, the next does not see."""
    first = load()
    size = len(first)
    first.remove((None, None, None))
    assert len(load()) == size > 0


def test_the_files_are_resources_of_the_package():
    """Paths come from importlib.resources, and every one leads somewhere."""
    assert ONTOLOGY_FILE.read_bytes().startswith(b"@prefix")
    assert CONTEXT.is_file()
    assert CLAIMS_SCHEMA.is_file()
    assert SHAPES.joinpath("claim.ttl").is_file()


def test_an_unknown_name_of_the_module_fails():
    """`ontology.DPKR` is an AttributeError."""
    with pytest.raises(AttributeError, match="DPKR"):
        ontology.DPKR  # noqa: B018 - looking is enough


BLOCKED = """
import sys

def refuse(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.")):
        raise OSError(event)

sys.addaudithook(refuse)
from ontology import DPRK, load_alignments, load_ontology, load_shapes
print(DPRK.stoleFrom, *(len(load()) > 9 for load in (load_ontology, load_shapes, load_alignments)))
"""


def test_nothing_touches_the_network():
    """With sockets blocked, import and every load still work."""
    done = subprocess.run(
        [sys.executable, "-c", BLOCKED], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip().endswith("#stoleFrom True True True"), done.stderr


def test_importing_the_package_alone_leaves_rdflib_out():
    """A program that wants only a path does not pay for rdflib."""
    script = "import sys, ontology; ontology.CONTEXT; print('rdflib' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


SNIPPET = """
from rdflib import Graph, URIRef
from ontology import DPRK, load_ontology, load_shapes, load_alignments, ONTOLOGY_FILE
good: URIRef = DPRK.stoleFrom
also: URIRef = DPRK["stoleFrom"]
held: Graph = load_ontology() + load_shapes() + load_alignments()
data: bytes = ONTOLOGY_FILE.read_bytes()
known: bool = good in DPRK
"""
WRONG = {
    "DPRK.stolFrom": 'has no attribute "stolFrom"',
    "DPRK.stoleFrom.nothing": 'has no attribute "nothing"',
    "ontology.DPKR": 'has no attribute "DPKR"',
    "load_ontology('x')": "Too many arguments",
}


def checked(text: str, tmp_path: Path) -> tuple[str, int]:
    """Return what mypy says of a program, and its exit code."""
    try:
        from mypy import api
    except ImportError:
        if os.environ.get("DPRK_NO_SKIP"):
            pytest.fail("mypy is not installed: pip install 'dprk-networks[lint]'")
        pytest.skip("mypy is not installed: pip install 'dprk-networks[lint]'")
    path = tmp_path / "stranger.py"
    path.write_text(text, encoding="utf-8")
    # the project's own settings are strict, and with them what linting has looked at is kept
    told, failed, code = api.run(
        [f"--config-file={ROOT / 'setup.cfg'}", f"--cache-dir={ROOT / '.mypy_cache'}", str(path)]
    )
    return told + failed, code


def test_type_checkers_see_the_terms(tmp_path, monkeypatch):
    """A strict mypy lets a right program by, and each wrong line is an error that names it."""
    monkeypatch.setenv("MYPYPATH", str(ROOT))
    lines = "\n".join(f"{line}" for line in WRONG)
    told, code = checked(f"{SNIPPET}\nimport ontology\n{lines}\n", tmp_path)
    assert code == 1
    first = len(f"{SNIPPET}\nimport ontology\n".splitlines()) + 1
    for at, said in enumerate(WRONG.values(), start=first):
        assert any(f":{at}: error" in line and said in line for line in told.splitlines()), told
    assert f"Found {len(WRONG)} errors" in told
