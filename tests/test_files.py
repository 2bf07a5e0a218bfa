"""Files are whole, or as they were."""

from __future__ import annotations

import os

import pytest

from graph.errors import PlaceError
from graph.files import atomic_write


def test_a_file_is_replaced_whole(tmp_path):
    """The new bytes take the place and the mode of the old, and nothing else is left."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o640)
    atomic_write(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_write_that_fails_half_way_leaves_the_old_file(tmp_path, monkeypatch):
    """When the disk is full the old bytes stand, and no temporary file is left."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PlaceError, match="No space left"):
        atomic_write(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_missing_folders_are_made(tmp_path):
    """A path may lie in folders that are not there yet."""
    assert atomic_write(tmp_path / "a" / "b" / "c", b"x").read_bytes() == b"x"
