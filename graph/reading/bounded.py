"""A child process that is held to its bounds, for what strangers' files may do to a parser."""

from __future__ import annotations

import json
import subprocess
from typing import Any, Final

from graph import child
from graph.errors import ReadingError

_PROGRAM: Final = "graph.reading.child_main"
_SMALLER: Final = "read it in parts, or save it as plain text"


class ChildLost(ReadingError):
    """The child ended without an answer: past its time, out of memory, or by a crash."""


def answer_of(
    request: dict[str, Any], data: bytes, *, where: str, seconds: float, memory: int
) -> dict[str, Any]:
    """Let a child read ``data``, and return its answer.

    Raises ChildLost if it gives none within ``seconds`` of wall time and ``memory`` bytes of
    address space, and ReadingError for what it says is wrong with the file.
    """
    head = {**request, "size": len(data), "memory": memory, "seconds": int(seconds) + 1}
    message = json.dumps(head).encode() + b"\n" + data
    try:
        said = child.answer_of(_PROGRAM, message, seconds=seconds)
    except subprocess.TimeoutExpired:
        what = f"reading it took more than {seconds:g} s and was stopped"
        raise ChildLost(what, where=where, mend=_SMALLER) from None
    try:
        answer: dict[str, Any] = json.loads(said)
    except ValueError:
        what = "ended the process that read it, by its size or its depth"
        raise ChildLost(what, where=where, mend=_SMALLER) from None
    if answer.get("lost"):
        raise ChildLost(answer["error"], where=where, mend=_SMALLER)
    if "error" in answer:
        raise ReadingError(answer["error"], where=where, mend=answer["mend"])
    return answer
