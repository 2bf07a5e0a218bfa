"""What Gephi would find wrong in a file of GEXF 1.3: by its schema, and by what it imports."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree as ET

MAIN, LOOKS = "{http://gexf.net/1.3}", "{http://gexf.net/1.3/viz}"
TIME = frozenset({"start", "end"})
#: for each element the attributes it may have, and what may stand in it
PARTS: dict[str, tuple[frozenset[str], tuple[str, ...]]] = {
    f"{MAIN}gexf": (frozenset({"version"}), (f"{MAIN}meta", f"{MAIN}graph")),
    f"{MAIN}meta": (frozenset(), (f"{MAIN}creator", f"{MAIN}description")),
    f"{MAIN}creator": (frozenset(), ()),
    f"{MAIN}description": (frozenset(), ()),
    f"{MAIN}graph": (
        frozenset({"defaultedgetype", "idtype", "mode", "timeformat", "timerepresentation"}),
        (f"{MAIN}attributes", f"{MAIN}nodes", f"{MAIN}edges"),
    ),
    f"{MAIN}attributes": (frozenset({"class", "mode"}), (f"{MAIN}attribute",)),
    f"{MAIN}attribute": (frozenset({"id", "title", "type"}), ()),
    f"{MAIN}nodes": (frozenset(), (f"{MAIN}node",)),
    f"{MAIN}edges": (frozenset(), (f"{MAIN}edge",)),
    f"{MAIN}node": (
        frozenset({"id", "label"}) | TIME,
        (f"{MAIN}attvalues", f"{LOOKS}color", f"{LOOKS}position", f"{LOOKS}size"),
    ),
    f"{MAIN}edge": (
        frozenset({"id", "source", "target", "type", "kind", "label"}) | TIME,
        (f"{MAIN}attvalues",),
    ),
    f"{MAIN}attvalues": (frozenset(), (f"{MAIN}attvalue",)),
    f"{MAIN}attvalue": (frozenset({"for", "value"}), ()),
    f"{LOOKS}color": (frozenset("rgb"), ()),
    f"{LOOKS}position": (frozenset("xyz"), ()),
    f"{LOOKS}size": (frozenset({"value"}), ()),
}
SCHEMA = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"


def gephi_complaints(data: bytes) -> list[str]:
    """Return what is wrong in a file, a line each; none of it would do to be lost in Gephi."""
    root = ET.fromstring(data)  # noqa: S314 (our own file)
    return [*_parts(root), *_edges(root), *_values(root)]


def _parts(root: ET.Element) -> list[str]:
    """Return what the schema has no place for, and elements that come before their time."""
    found = []
    for one in root.iter():
        names, inside = PARTS.get(one.tag, (frozenset(), ()))
        if one.tag not in PARTS:
            found.append(f"unknown element {one.tag}")
        found += [f"{one.tag} has {name}" for name in set(one.keys()) - names - {SCHEMA}]
        places = [inside.index(inner.tag) if inner.tag in inside else -1 for inner in one]
        if -1 in places or places != sorted(places):
            found.append(f"{one.tag} holds {[inner.tag for inner in one][:9]}")
    return found


def _edges(root: ET.Element) -> list[str]:
    """Return what the importer would report of nodes and edges, or run together and tell nobody."""
    nodes = [node.get("id") for node in root.iter(f"{MAIN}node")]
    edges = list(root.iter(f"{MAIN}edge"))
    kinds = {(edge.get("source"), edge.get("target"), edge.get("kind")) for edge in edges}
    dynamic = any(one.get("mode") == "dynamic" for one in root.iter(f"{MAIN}graph"))
    wrong = {
        "nodes without an id of their own": not all(nodes) or len(set(nodes)) < len(nodes),
        "edges without an id of their own": len({edge.get("id") for edge in edges}) < len(edges),
        "edges that would be run together": len(kinds) < len(edges),
        "ends that are no nodes": any({left, right} - set(nodes) for left, right, _ in kinds),
        "days in a static graph": not dynamic and any(TIME & set(edge.keys()) for edge in edges),
    }
    for edge in edges:
        days = [date.fromisoformat(edge.get(key, "")) for key in ("start", "end") if edge.get(key)]
        wrong[f"{edge.get('id')} ends before it begins"] = days != sorted(days)
    return [text for text, is_so in wrong.items() if is_so]


def _values(root: ET.Element) -> list[str]:
    """Return the values that are not declared, or not of the type that is."""
    types = {
        (kind.get("class"), one.get("id")): one.get("type", "")
        for kind in root.iter(f"{MAIN}attributes")
        for one in kind
    }
    return [
        f"{value.get('for')} of {one.get('id')} is {value.get('value')!r}"
        for kind in ("node", "edge")
        for one in root.iter(f"{MAIN}{kind}")
        for value in one.iter(f"{MAIN}attvalue")
        if not _is(types.get((kind, value.get("for")), "none"), value.get("value", ""))
    ]


def _is(typed: str, text: str) -> bool:
    """Tell whether a value is one of its type, and not empty, which the importer passes over."""
    if typed == "integer":
        return text.lstrip("-").isdigit() and abs(int(text)) < 2**31
    return text in {"true", "false"} if typed == "boolean" else typed == "string" and text != ""
