"""Data of strangers, checked against our shapes in a process that is held to its bounds.

A kilobyte of RDF can take gigabytes and minutes in every parser there is, or end the process, and
so can a single number in rdflib. So nothing of a stranger's file is parsed here: it is read up to
a cap, and handed to a child that gave up memory, time and network before it looked at it.
"""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from graph import child
from graph.build.shapes import Violation
from graph.errors import PlaceError

if TYPE_CHECKING:
    from collections.abc import Mapping

#: bytes of a file, and of the child's address space
MAX_BYTES: Final = 32 * 1024**2
MEMORY: Final = 4 * 1024**3
#: seconds of wall time
SECONDS: Final = 120.0
#: what a file name ends with, and the format that it is read as
FORMS: Final = {
    ".ttl": "ttl",
    ".trig": "trig",
    ".nt": "nt",
    ".nq": "nq",
    ".jsonld": "jsonld",
    ".json": "jsonld",
}
#: what is not read, and why
REFUSED: Final = {
    **dict.fromkeys(
        (".rdf", ".owl", ".xml"),
        (
            "RDF/XML is not read: a file of one kilobyte can name entities within entities that "
            "fill any memory",
            "convert it: `rapper -o ntriples FILE`, or rdflib's `rdfpipe -o turtle FILE`",
        ),
    ),
    **dict.fromkeys(
        (".yaml", ".yml"),
        (
            "files of claims are checked together, in their folder",
            "put it into claims/ of a folder of yours: `dprk check --root DIR`",
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Checked:
    """What the child found: how many nodes of each class, and every violation.

    ``more`` counts the violations that were left off beyond the first thousand.
    """

    nodes: Mapping[str, int]
    violations: tuple[Violation, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the child may take: seconds of wall time, bytes of address space."""

    seconds: float = SECONDS
    memory: int = MEMORY


def form_of(name: str) -> str:
    """Return the format that a file name says; raises PlaceError for one that is not read.

    >>> form_of("mine.ttl")
    'ttl'
    """
    ending = Path(name).suffix.lower()
    if ending in REFUSED:
        what, mend = REFUSED[ending]
        raise PlaceError(what, where=name, mend=mend)
    if ending not in FORMS:
        raise PlaceError(
            "the name doesn't say what format it is in",
            where=name,
            mend=f"name it with one of {', '.join(FORMS)}, or say --input FORMAT",
        )
    return FORMS[ending]


def bounded_read(stream: IO[bytes], name: str) -> bytes:
    """Return all of a stream; raises PlaceError beyond MAX_BYTES."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise PlaceError(
            f"is larger than {MAX_BYTES // 1024**2} MB",
            where=name,
            mend="check it in parts, each with whole claims",
        )
    return data


def check(
    data: bytes, form: str, name: str, *, ours: bytes = b"", bounds: Bounds | None = None
) -> Checked:
    """Check a stranger's data against the shapes, in a child process.

    ``ours`` are N-Triples that the data may refer to, and that are not themselves checked. Raises
    PlaceError if the data can't be parsed, hold nothing, or don't fit the bounds.
    """
    held = bounds or Bounds()
    head = {
        "form": form,
        "size": len(data),
        "memory": held.memory,
        "seconds": int(held.seconds) + 1,
    }
    message = json.dumps(head).encode() + b"\n" + data + ours
    try:
        answer = child.answer_of("graph.build.foreign_main", message, seconds=held.seconds)
    except subprocess.TimeoutExpired:
        raise PlaceError(
            f"checking it took more than {held.seconds:g} s and was stopped",
            where=name,
            mend="check it in parts, each with whole claims, or raise --timeout",
        ) from None
    return _understood(answer, name)


def _understood(answer: bytes, name: str) -> Checked:
    try:
        said: dict[str, Any] = json.loads(answer)
    except ValueError:
        raise PlaceError(
            "ended the process that read it, by its size or its depth",
            where=name,
            mend="check it in parts, without deep nesting",
        ) from None
    if "error" in said:
        raise PlaceError(said["error"], where=name, mend=said["mend"])
    violations = tuple(
        Violation(
            focus=each["focus"],
            shape=each["shape"],
            message=tuple(sorted(each["message"].items())),
            mend=tuple(sorted(each["mend"].items())),
        )
        for each in said["violations"]
    )
    return Checked(said["nodes"], violations, said["more"])
