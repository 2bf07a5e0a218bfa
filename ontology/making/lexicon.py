"""The lexicon's YAML files as one JSON file, which is read in a hundredth of the time."""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

#: the folder of the lexicon, and what is generated from it
FOLDER = Path(__file__).resolve().parent.parent / "lexicon"
COMPILED = FOLDER.with_name("lexicon.json")
#: sentences that only tests read
_FOR_TESTS = frozenset({"match", "not", "missed", "wrong"})


def lexicon_files(folder: Path = FOLDER) -> list[Path]:
    """Return every YAML file of the lexicon, in the order of their paths."""
    return sorted(folder.rglob("*.yaml"), key=lambda path: path.relative_to(folder).as_posix())


def compiled(folder: Path = FOLDER, known: Path = COMPILED) -> str:
    """Return all files of the lexicon as JSON: each by its path, with the digest of its bytes.

    A file whose digest ``known`` has already is not read again.
    """
    before = entries(known)
    found = {}
    for path in lexicon_files(folder):
        name = path.relative_to(folder).as_posix()
        digest = sha256(path.read_bytes()).hexdigest()
        entry = before.get(name, {})
        if entry.get("digest") != digest:
            entry = {"digest": digest, "tree": _without_tests(read_yaml(path))}
        found[name] = entry
    lines = [f"{json.dumps(name)}: {_compact(entry)}" for name, entry in found.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _compact(entry: Any) -> str:
    return json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def tree(path: Path, folder: Path = FOLDER, known: Path = COMPILED) -> dict[str, Any]:
    """Return what a file of the lexicon says: as compiled if current, else from its YAML."""
    entry = entries(known).get(path.relative_to(folder).as_posix())
    if entry is not None and entry["digest"] == sha256(path.read_bytes()).hexdigest():
        found: dict[str, Any] = entry["tree"]
        return found
    return _without_tests(read_yaml(path))


@cache
def entries(known: Path = COMPILED) -> dict[str, Any]:
    """Return the compiled entries by path, or none where nothing is compiled yet."""
    if not known.is_file():
        return {}
    found: dict[str, Any] = json.loads(known.read_text(encoding="utf-8"))
    return found


def read_yaml(path: Path) -> dict[str, Any]:
    """Read a YAML file (1.2, safe); raises ValueError for anything but a mapping."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        found = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    except YAMLError as error:
        raise ValueError(f"{path.name}: not YAML: {error}") from error
    if not isinstance(found, dict):
        raise ValueError(f"{path.name}: not a mapping")  # noqa: TRY004 - the file's fault
    return found


def _without_tests(found: dict[str, Any]) -> dict[str, Any]:
    return {
        key: {name: item for name, item in value.items() if name not in _FOR_TESTS}
        if isinstance(value, dict) and "frames" in value
        else value
        for key, value in found.items()
    }
