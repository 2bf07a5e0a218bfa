"""Writes what is generated from dprk.ttl, shapes/ and lexicon/: `python -m ontology.generate`.

With ``--check`` nothing is written: what is out of date is named, and the exit code is 1.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ontology import ONTOLOGY_FILE, load_ontology, load_shapes
from ontology.making import context, lexicon, published, rdf, schema, terms
from ontology.making.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

HERE = Path(__file__).resolve().parent
#: every generated file, and what makes its text
FILES: Mapping[str, Callable[[Reading], str]] = {
    "terms.py": terms.terms,
    "context.jsonld": context.context,
    "claims.schema.json": schema.schema,
    "dprk.jsonld": lambda reading: rdf.jsonld(reading.ontology),
    "published-terms.txt": published.published,
    "dprk.rdf": lambda reading: rdf.rdfxml(reading.ontology),
    "lexicon.json": lambda _reading: lexicon.compiled(),
    "shapes.ttl": lambda _reading: rdf.turtle(load_shapes()),
}


def made() -> dict[str, bytes]:
    """Return the bytes of every generated file by its name, from the sources as they are."""
    reading = Reading(load_ontology())
    return {name: make(reading).encode("utf-8") for name, make in FILES.items()}


def stale(folder: Path = HERE) -> list[str]:
    """Return the names of the files in a folder that are out of date, sorted."""
    return sorted(
        name
        for name, data in made().items()
        if not (folder / name).is_file() or (folder / name).read_bytes() != data
    )


def terms_module() -> str:
    """Return the text of ontology/terms.py."""
    return terms.terms(Reading(load_ontology()))


def main(arguments: list[str] | None = None) -> int:
    """Write the generated files, or with ``--check`` only compare; return the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    if given not in ([], ["--check"]):
        sys.stderr.write("usage: python -m ontology.generate [--check]\n")
        return 2
    old = stale()
    if given:
        for name in old:
            sys.stderr.write(f"ontology/{name} is out of date: run `python -m ontology.generate`\n")
        return 1 if old else 0
    fresh = made()
    for name in old:
        (HERE / name).write_bytes(fresh[name])
        sys.stderr.write(f"ontology/{name} written\n")
    if not old:
        sys.stderr.write(f"nothing has changed: all is as {ONTOLOGY_FILE.name} gives it\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
