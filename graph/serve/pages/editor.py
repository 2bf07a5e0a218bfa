"""The editor with completion: YASGUI's maintained fork, where `make editor` has put it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

#: its folder in a build, and the files of it that are served
FOLDER: Final = "editor"
FILES: Final[Mapping[str, str]] = {
    "yasgui.min.js": "text/javascript; charset=utf-8",
    "yasgui.min.css": "text/css; charset=utf-8",
}
PATH: Final = "/static/editor"


@dataclass(frozen=True, slots=True)
class Editor:
    """Where a page finds the editor."""

    script: str
    style: str


def installed(build: Path) -> Editor | None:
    """Return where the editor is served, or None where it isn't installed.

    Its files' digest stands in the path, so that browsers keep them as long as they are the same.
    """
    folder = build / FOLDER
    paths = [folder / name for name in FILES]
    if not all(path.is_file() for path in paths):
        return None
    stamp = "".join(f"{path.stat().st_size}.{path.stat().st_mtime_ns}." for path in paths)
    digest = hashlib.sha256(stamp.encode()).hexdigest()[:16]
    script, style = (f"{PATH}/{digest}/{name}" for name in FILES)
    return Editor(script, style)


def read(build: Path, name: str) -> tuple[bytes, str] | None:
    """Return a file of the editor with its media type; None for any other name."""
    path = build / FOLDER / name
    if name not in FILES or not path.is_file():
        return None
    return path.read_bytes(), FILES[name]
