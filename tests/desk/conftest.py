"""A build of the tale to ask from Python."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from graph.build.build import build
from graph.desk import Desk
from graph.places import places
from tests import conftest as tale

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def tale_build(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Give a root with the tale's claims and our questions, and its build with documents."""
    root = tmp_path_factory.mktemp("desk")
    (root / "claims").mkdir()
    (root / "documents").mkdir()
    (root / "claims" / "entities.yaml").write_text(tale.ENTITIES, encoding="utf-8")
    (root / "claims" / "harbour-tale.yaml").write_text(tale.source(), encoding="utf-8")
    (root / "documents" / "tale.txt").write_text(tale.TALE, encoding="utf-8", newline="\n")
    shutil.copytree(places().queries, root / "queries")
    build(places(str(root), str(root / "built"), str(root / "documents")))
    return root, root / "built"


@pytest.fixture
def desk(tale_build: tuple[Path, Path]) -> Iterator[Desk]:
    """Give a desk over the tale."""
    root, out = tale_build
    with Desk(out, root=root) as opened:
        yield opened
