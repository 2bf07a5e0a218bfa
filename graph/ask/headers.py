"""The headers of the ready questions as the build has read them, so that no question reads YAML.

Each is known by the digest of its file: one that was changed since is read from the file.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from graph.ask.questions import digest, header
from graph.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE: Final = "questions.json"


def read_all(folder: Path) -> dict[str, Any]:
    """Return the headers of a folder of questions by the digest of their files.

    A file with a fault has none: whoever asks is told of it.
    """
    found = {}
    for path in sorted(folder.glob("*.rq")):
        try:
            text = path.read_text(encoding="utf-8")
            found[digest(text)] = header(text, path.name)
        except (OSError, UnicodeDecodeError, QueryError):
            continue
    return found


def kept(build: Path) -> Mapping[str, Any]:
    """Return what a build has read; nothing where there is none, or where it can't be read."""
    try:
        found = json.loads((build / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
