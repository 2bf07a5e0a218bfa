"""Files are written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import PlaceError

if TYPE_CHECKING:
    from collections.abc import Iterable


def atomic_write(path: str | Path, data: bytes) -> Path:
    """Write ``data`` to ``path`` so that a reader finds the old file or the new one, never a half.

    A temporary file beside ``path`` is filled, flushed to disk and renamed (POSIX ``rename`` is
    atomic within a file system). Folders that are missing are made. Returns the path. Raises
    ``PlaceError`` when it can't be written; the old file then stands as it was.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     atomic_write(Path(folder) / "deep" / "a.txt", b"one").read_bytes()
    b'one'
    """
    return atomic_stream(path, (data,))


def atomic_stream(path: str | Path, chunks: Iterable[bytes]) -> Path:
    """Write what comes piece by piece as ``atomic_write`` writes a whole.

    If whatever yields the pieces fails, its error is raised, and the old file stands as it was.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     atomic_stream(Path(folder) / "a.txt", (b"one", b"two")).read_bytes()
    b'onetwo'
    """
    target = Path(path)
    temporary: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:80]}.", dir=target.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as stream:
            for chunk in chunks:
                stream.write(chunk)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(_mode(target))
        temporary.replace(target)
        _sync_folder(target.parent)
    except BaseException as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        if not isinstance(error, OSError):
            raise
        raise PlaceError(
            f"can't be written: {error.strerror or error}",
            where=str(target),
            mend="see that the folder exists, may be written, and has room",
        ) from error
    return target


def _mode(target: Path) -> int:
    """Return the mode of the file that stands there, else what the user's umask gives."""
    if target.exists():
        return target.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def _sync_folder(folder: Path) -> None:
    """Make the rename last through a power cut, where the system lets a folder be synced."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
