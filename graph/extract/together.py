"""Several sources' files side by side: an entity that two bring stands in the first only."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from graph.extract.classes import fit
from graph.extract.sound import REFERENCES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.extract.writing.claims import Built

_ALIKE = 0.5


def together(built: Sequence[Built]) -> list[Built]:
    """Return files that can stand in one folder, in the same order.

    What two sources call by one name is brought by the first, with the classes and aliases that the
    others add. What no source names is nobody else's: the second gets a slug of its own, and so
    does a name of another kind of thing.
    """
    brought: dict[str, dict[str, Any]] = {}
    made: list[Built] = []
    for one in built:
        own: list[dict[str, Any]] = []
        renamed: dict[str, str] = {}
        mine = {str(entry["id"]) for entry in one.tree.get("entities", ())}
        for entry in one.tree.get("entities", ()):
            name = str(entry["id"])
            if name not in brought:
                brought[name] = dict(entry)
                own.append(brought[name])
            elif _is_same(brought[name], entry):
                _add(brought[name], entry)
            else:
                renamed[name] = _free(name, {*brought, *mine, *renamed.values()})
                brought[renamed[name]] = {**entry, "id": renamed[name]}
                own.append(brought[renamed[name]])
        tree: dict[str, Any] = {}
        for key, value in one.tree.items():
            if key != "entities":
                tree[key] = _renamed(key, value, renamed)
            elif own:
                tree[key] = own
        for entry in own:
            if "territoryOf" in entry:
                entry["territoryOf"] = renamed.get(entry["territoryOf"], entry["territoryOf"])
        made.append(replace(one, tree=tree))
    return made


def _is_same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    if one.get("unnamed") or other.get("unnamed"):
        return False
    return _may_be(_types(one), _types(other)) or _may_be(_types(other), _types(one))


def _may_be(mine: list[str], theirs: list[str]) -> bool:
    return fit(frozenset(mine), tuple(theirs)) >= _ALIKE


def _types(entry: Mapping[str, Any]) -> list[str]:
    types = entry["type"]
    return [str(one) for one in types] if isinstance(types, list) else [str(types)]


def _add(entry: dict[str, Any], other: Mapping[str, Any]) -> None:
    """Give an entity of an earlier source what a later one knows of it."""
    types = sorted({*_types(entry), *_types(other)})
    entry["type"] = types if len(types) > 1 else types[0]
    names = {str(one) for one in entry["label"].values()}
    aliases = {tag: list(told) for tag, told in (entry.get("alias") or {}).items()}
    for tag, told in (other.get("alias") or {}).items():
        mine = aliases.setdefault(tag, [])
        mine += [one for one in told if one not in mine and one not in names]
    if aliases := {tag: told for tag, told in aliases.items() if told}:
        entry["alias"] = aliases


def _free(slug: str, taken: set[str]) -> str:
    count = 2
    while f"{slug}-{count}" in taken:
        count += 1
    return f"{slug}-{count}"


def _renamed(key: str, value: Any, renamed: Mapping[str, str]) -> Any:
    if not renamed:
        return value
    if isinstance(value, dict):
        return {name: _renamed(name, item, renamed) for name, item in value.items()}
    if isinstance(value, list):
        return [_renamed(key, item, renamed) for item in value]
    return renamed.get(value, value) if key in REFERENCES else value
