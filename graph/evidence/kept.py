"""What the build found of each passage, kept beside the graph."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from graph.errors import EvidenceError
from graph.evidence.check import from_json

if TYPE_CHECKING:
    from graph.evidence.check import Checked
    from graph.places import Places

FILE: Final = "evidence.json"


def kept(where: Places) -> Checked | None:
    """Return what the build found of each passage, or None if it had no documents.

    Raises EvidenceError for a file that can't be read.
    """
    path = where.build / FILE
    if not path.is_file():
        return None
    try:
        return from_json(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, RecursionError) as error:
        raise EvidenceError(
            f"can't be read: {error}", where=str(path), mend="run `dprk build` again"
        ) from error
    except EvidenceError as error:
        raise EvidenceError(error.what, where=str(path), mend="run `dprk build` again") from error
