"""All files under claims/, read, checked for form, and given ids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.claims.forms import Known, kind_of, wrong
from graph.claims.identify import Node, keys, many, register_node, source_node
from graph.claims.tree import File, read
from graph.errors import ClaimError, ManyErrors, PlaceError
from graph.model import BASE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Written:
    """What claims/ says, as JSON-LD nodes by the IRI of the named graph that each belongs in.

    ``where`` maps the IRI of a claim, entity, source, judgement or excused passage to
    ``file:line``, and ``key`` to the short key that a writer knows it by.
    """

    nodes: Mapping[str, list[Node]]
    where: Mapping[str, str]
    key: Mapping[str, str]


def load(folder: Path) -> Written:
    """Read every YAML file of a folder, in an order that does not depend on the file system.

    Raises ManyErrors with everything that has the wrong form, by file and line, and PlaceError for
    a folder without files.
    """
    paths = sorted(folder.glob("*.yaml"), key=lambda path: path.name)
    if not paths:
        raise PlaceError("no claims here", where=str(folder), mend="add a source's file, *.yaml")
    return written(read(path, name=f"claims/{path.name}") for path in paths)


def written(files: Iterable[File]) -> Written:
    """Check parsed files together, and give their claims ids."""
    found = sorted(files, key=lambda file: file.name)
    sources = [file for file in found if kind_of(file) == "claims"]
    known = Known(
        entities=frozenset(
            str(entity["id"])
            for file in found
            for entity in _dicts(file.tree.get("entities"))
            if "id" in entity
        ),
        claims=frozenset(
            f"{str(file.tree.get('id', '')).removeprefix('source/')}/{claim.get('key')}"
            for file in sources
            for claim in _dicts(file.tree["claims"])
        ),
    )
    errors: list[ClaimError] = [error for file in found for error in wrong(file, known)]
    errors += _twice(found)
    errors += [error for file in sources for error in _without_key(file)]
    errors += [error for file in found for error in _nameless(file)]
    if errors:
        raise ManyErrors(f"{len(errors)} errors in claims/", list(errors))
    return _assemble(found, sources)


def _dicts(value: object) -> list[Mapping[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _without_key(file: File) -> list[ClaimError]:
    needed = {"id": "source/slug", "type": "Source", "digest": "the digest", "length": "its length"}
    lacking = [
        ClaimError(f"the source has no {key}", where=file.where(), mend=f"write {key}: {form}")
        for key, form in needed.items()
        if key not in file.tree
    ]
    for index, claim in enumerate(_dicts(file.tree["claims"])):
        where = file.where(("claims", index))
        if "key" not in claim:
            lacking.append(ClaimError("a claim without key", where=where, mend="write key: …"))
        lacking += [
            ClaimError("an attribution without position", where=where, mend="position: 1 …")
            for step in many(claim.get("attribution"))
            if "position" not in step
        ]
    return lacking


#: without these an entry of a register has no place in the graph where a shape could find it
_REGISTERS = {"entities": ("id", "type"), "judgements": ("id", "type"), "links": ("claim",)}


def _nameless(file: File) -> list[ClaimError]:
    return [
        ClaimError(f"an entry without {key}", where=file.where((kind, index)), mend=f"write {key}:")
        for kind, keys_ in _REGISTERS.items()
        for index, item in enumerate(_dicts(file.tree.get(kind)))
        for key in keys_
        if key not in item
    ]


def _twice(files: list[File]) -> list[ClaimError]:
    seen: dict[tuple[str, str], str] = {}
    errors = []

    def note(kind: str, name: str, where: str) -> None:
        first = seen.setdefault((kind, name), where)
        if first != where:
            errors.append(
                ClaimError(f"{kind} {name!r} stands also at {first}", where=where, mend="keep one")
            )

    for file in files:
        for kind in ("entities", "judgements"):
            for index, item in enumerate(_dicts(file.tree.get(kind))):
                if "id" in item:
                    note("id", str(item["id"]), file.where((kind, index)))
        if "claims" in file.tree:
            note("source", str(file.tree.get("id")), file.where())
            for index, item in enumerate(_dicts(file.tree["claims"])):
                note(f"{file.name} key", str(item.get("key")), file.where(("claims", index)))
    return errors


def _assemble(files: list[File], sources: list[File]) -> Written:  # noqa: C901 - two passes over all kinds of file
    ids: dict[str, str] = {}
    where: dict[str, str] = {}
    key: dict[str, str] = {}
    errors: list[ClaimError] = []
    for file in sources:
        where[BASE + str(file.tree["id"])] = file.where()
        for index, (name, claim) in enumerate(keys(file.tree).items()):
            place = file.where(("claims", index))
            if BASE + claim in where:
                errors.append(
                    ClaimError(
                        f"claim {name!r} says the same, of the same passage, as the one at "
                        f"{where[BASE + claim]}",
                        where=place,
                        mend="drop one, or give it the passage that it rests on",
                    )
                )
            ids[name] = claim
            where[BASE + claim] = place
            key[BASE + claim] = name
    if errors:
        raise ManyErrors(f"{len(errors)} errors in claims/", list(errors))
    nodes: dict[str, list[Node]] = {}
    for file in files:
        kind = kind_of(file)
        if kind == "claims":
            slug = str(file.tree["id"])
            node = source_node(file.tree, ids)
            for index, passage in enumerate(node["excused"]):
                where[BASE + passage["id"]] = file.where(("excused", index))
            nodes.setdefault(f"{BASE}graph/{slug}", []).append(node)
            brought = _dicts(file.tree.get("entities"))
            for index, item in enumerate(brought):
                where[BASE + str(item["id"])] = file.where(("entities", index))
            if brought:
                nodes.setdefault(f"{BASE}graph/entities", []).append({"entities": brought})
            continue
        for index, item in enumerate(_dicts(file.tree[kind])):
            if "id" in item:
                where[BASE + str(item["id"])] = file.where((kind, index))
        nodes.setdefault(f"{BASE}graph/{kind}", []).append(register_node(file.tree, kind, ids))
    return Written(nodes=nodes, where=where, key=key)
