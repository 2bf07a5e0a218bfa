"""How tests and modules are written."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("graph", "ontology", "tests")
MODULES = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
TESTS = [path for path in MODULES if path.name.startswith("test_")]
# a full stop, question mark or colon that a capital follows ends a sentence
MORE_THAN_ONE = re.compile(r"[.?!][»\"')]* +[A-ZÀ-Ý«\"]")


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"))


def name(path: Path) -> str:
    """Return a module's path within the repository."""
    return path.relative_to(ROOT).as_posix()


def test_functions(path: Path) -> Iterator[ast.FunctionDef]:
    """Give each test function of a module."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test"):
            yield node


test_functions.__test__ = False  # type: ignore[attr-defined]


def is_one_sentence(docstring: str) -> bool:
    """Say whether a docstring's first paragraph is one sentence, over however many lines.

    A second paragraph may say why.
    """
    text = " ".join(docstring.partition("\n\n")[0].split())
    return text.endswith((".", "?")) and not MORE_THAN_ONE.search(text)


@pytest.mark.parametrize("path", TESTS, ids=name)
def test_each_test_says_in_one_sentence_what_holds(path):
    """The docstring of every test function is one sentence, with a paragraph of reasons at most."""
    wrong = [
        f"{name(path)}:{function.lineno} {function.name}: {ast.get_docstring(function)}"
        for function in test_functions(path)
        if not is_one_sentence(ast.get_docstring(function) or "")
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("folder", ["tests", "queries", "claims"])
def test_folders_of_files_are_no_packages(folder):
    """No __init__.py stands where it would shadow a package of ours."""
    assert not list((ROOT / folder).rglob("__init__.py"))


def bound_names(module: ast.Module) -> Iterator[tuple[str, int]]:
    """Give each name that a module binds, with its line; a parameter binds its name too."""
    for node in ast.walk(module):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id, node.lineno
        elif isinstance(node, ast.arg):
            yield node.arg, node.lineno
        elif isinstance(node, ast.ExceptHandler) and node.name:
            yield node.name, node.lineno
        elif isinstance(node, ast.Import | ast.ImportFrom):
            for alias in node.names:
                yield alias.asname or "", node.lineno


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_nothing_is_called_graph(path):
    """No variable, parameter or alias is called graph: it would shadow our package."""
    assert not [line for bound, line in bound_names(tree(path)) if bound == "graph"]


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("A passage is found again.", True),
        ("A passage\nis found again.", True),
        ("A passage is found. It is exact.", False),
        ("A passage is found", False),
        ("Positions, as in sh:path, are kept.", True),
        ("", False),
    ],
)
def test_a_sentence_is_told_from_two(text, one):
    """The check of docstrings itself knows one sentence from none and from two."""
    assert is_one_sentence(text) is one
