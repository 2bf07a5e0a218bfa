"""YAML as plain dicts, lists and strings, with the line of every key and item.

Nothing is guessed from how a scalar looks: NO is Norway and not false, 2025-10-22 and 0042 stay as
they are written (YAML 1.2, failsafe schema). Duplicate keys, tags and empty values are errors.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from graph.errors import ClaimError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

#: a value of the tree; mappings and lists nest
Tree: TypeAlias = "str | list[Tree] | dict[str, Tree]"
#: the keys and indexes that lead from the top to a value
Route: TypeAlias = tuple[str | int, ...]

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 32
# an alias is copied where it stands, so a small file can stand for a huge tree
MAX_NODES = 5_000_000


@dataclass(frozen=True, slots=True)
class File:
    """One parsed file: its name for messages, its tree, and the line of each route."""

    name: str
    tree: dict[str, Tree]
    lines: Mapping[Route, int]

    def where(self, route: Route = ()) -> str:
        """Return ``name:line`` for a route, or for the nearest thing that holds it."""
        while route and route not in self.lines:
            route = route[:-1]
        return f"{self.name}:{self.lines.get(route, 1)}"


class _Walk:
    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: dict[Route, int] = {}
        self.count = 0

    def error(self, node: Node, what: str, mend: str) -> ClaimError:
        return ClaimError(what, where=f"{self.name}:{node.start_mark.line + 1}", mend=mend)

    def build(self, node: Node, route: Route) -> Tree:
        self.count += 1
        if len(route) > MAX_DEPTH or self.count > MAX_NODES:
            raise self.error(
                node,
                f"nested deeper than {MAX_DEPTH} levels or larger than {MAX_NODES:,} values",
                "write it flatter, or with fewer aliases",
            )
        if isinstance(node, ScalarNode):
            if node.value == "" and node.style is None:
                raise self.error(node, "a key without a value", "write the value or drop the key")
            return str(node.value)
        if isinstance(node, SequenceNode):
            return self.sequence(node, route)
        if isinstance(node, MappingNode):
            return self.mapping(node, route)
        raise self.error(node, "not a mapping, list or text", "write plain YAML")

    def sequence(self, node: SequenceNode, route: Route) -> Tree:
        items: list[Tree] = []
        for index, item in enumerate(node.value):
            here = (*route, index)
            self.lines[here] = item.start_mark.line + 1
            items.append(self.build(item, here))
        return items

    def mapping(self, node: MappingNode, route: Route) -> dict[str, Tree]:
        found: dict[str, Tree] = {}
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                raise self.error(key, "a key that is not plain text", "write a plain key")
            if key.value in found:
                raise self.error(key, f"the key {key.value!r} stands twice", "keep one of them")
            here = (*route, key.value)
            self.lines[here] = key.start_mark.line + 1
            found[key.value] = self.build(value, here)
        return found


def read(path: Path, *, name: str | None = None) -> File:
    """Read one YAML file as a tree with lines.

    Raises ClaimError by file and line for what is not YAML 1.2, not UTF-8, not a mapping at the
    top, larger than MAX_BYTES, or nested or aliased beyond MAX_DEPTH and MAX_NODES.
    """
    name = name or path.name
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise ClaimError(f"{size:,} bytes", where=name, mend=f"keep it under {MAX_BYTES:,}")
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ClaimError(f"can't be read: {error}", where=name, mend="save it as UTF-8") from error
    return parse(text, name)


def parse(text: str, name: str) -> File:
    """Parse YAML text as a tree with lines; errors as in ``read``.

    >>> parse("a: [NO, 0042]", "x.yaml").tree
    {'a': ['NO', '0042']}
    """
    yaml = YAML(typ="safe", pure=True)
    yaml.allow_duplicate_keys = True  # found by us, with the line
    try:
        node = yaml.compose(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ClaimError(
            f"not YAML: {error.problem}", where=f"{name}:{line}", mend="mend the YAML there"
        ) from error
    except (YAMLError, RecursionError, ValueError) as error:
        raise ClaimError(f"not YAML: {error}", where=name, mend="mend the YAML") from error
    walk = _Walk(name)
    if not isinstance(node, MappingNode):
        raise ClaimError("not a mapping at the top", where=f"{name}:1", mend="start with a key")
    return File(name=name, tree=walk.mapping(node, ()), lines=walk.lines)
