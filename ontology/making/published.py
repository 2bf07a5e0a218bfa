"""ontology/published-terms.txt: every term that was ever there, so that none vanishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology import HERE

if TYPE_CHECKING:
    from ontology.making.reading import Reading

FILE = HERE / "published-terms.txt"
HEAD = """\
# Every term that was ever in the ontology, by local name. Lines are only ever added, by
# `python -m ontology.generate`. A term that is no longer to be used stays in dprk.ttl with
# owl:deprecated true and dcterms:isReplacedBy.
"""


def listed() -> frozenset[str]:
    """Return the names that the file lists; none if it is not there.

    >>> "stoleFrom" in listed()
    True
    """
    if not FILE.is_file():
        return frozenset()
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def published(reading: Reading) -> str:
    """Return the text of the file: what it lists already, and the terms of today."""
    return HEAD + "".join(f"{name}\n" for name in sorted(listed() | set(reading.terms)))
