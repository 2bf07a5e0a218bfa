"""The examples in docstrings and in Markdown are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest

import graph as graph_package
import ontology

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(
    module.name
    for package in (graph_package, ontology)
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
)
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
)


@pytest.mark.parametrize("name", ["graph", "ontology", *MODULES])
def test_the_examples_of_a_module_run(name):
    """Each example in a docstring gives what it says it gives."""
    assert doctest.testmod(importlib.import_module(name)).failed == 0


@pytest.mark.parametrize("name", PAGES)
def test_the_examples_of_a_page_run(name):
    """Each example at the prompt of Python in a page gives what the page shows."""
    assert doctest.testfile(str(ROOT / name), module_relative=False, encoding="utf-8").failed == 0
