"""The editor with completion: that of YASGUI's maintained fork, where `make editor` has put it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.ask.prefixes import shortened
from graph.model import short
from graph.serve.pages.names import in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from graph.model import Knowledge

#: its folder under the root, and the files of it that are served: a build would replace its own
FOLDER: Final = ".dprk/editor"
FILES: Final[Mapping[str, str]] = {
    "yasgui.min.js": "text/javascript; charset=utf-8",
    "yasgui.min.css": "text/css; charset=utf-8",
}
PATH: Final = "/static/editor"
#: entities that are offered
MOST: Final = 5_000


@dataclass(frozen=True, slots=True)
class Editor:
    """Where a page finds the editor."""

    script: str
    style: str


def installed(root: Path) -> Editor | None:
    """Return where the editor is served, or None where it isn't installed.

    Its files' digest stands in the path, so that browsers keep them as long as they are the same.
    """
    folder = root / FOLDER
    paths = [folder / name for name in FILES]
    if not all(path.is_file() for path in paths):
        return None
    stamp = "".join(f"{path.stat().st_size}.{path.stat().st_mtime_ns}." for path in paths)
    digest = hashlib.sha256(stamp.encode()).hexdigest()[:16]
    script, style = (f"{PATH}/{digest}/{name}" for name in FILES)
    return Editor(script, style)


def read(root: Path, name: str) -> tuple[bytes, str] | None:
    """Return a file of the editor with its media type; None for any other name."""
    path = root / FOLDER / name
    if name not in FILES or not path.is_file():
        return None
    return path.read_bytes(), FILES[name]


def _of_others(used: Iterable[str]) -> list[str]:
    """Return the names of other vocabularies' terms, where a prefix stands that needs no declaring.

    >>> _of_others(["http://www.w3.org/2000/01/rdf-schema#label", "x:y"])
    ['rdfs:label']
    """
    names = {name for iri in used if not (name := shortened(iri)).startswith("<")}
    return sorted(name for name in names if not name.startswith((":", "dprk:")))


def completions(known: Knowledge, used: Iterable[str], lang: str) -> list[tuple[str, str]]:
    """Return what a query may name, as it is written there, each with its label.

    Our terms come first, then those of other vocabularies that are ``used``, by their IRIs, then
    ids. At most 5,000 entities: of more, nobody finds one in a list.
    """
    terms = [(f"dprk:{short(iri)}", known.label(iri, lang)) for iri in sorted(known.terms)]
    terms += [(name, "") for name in _of_others(used)]
    things = in_order(known, list(known.entities), lang)[:MOST]
    # a slash stands in no prefixed name
    names = [(f":{short(iri)}", known.label(iri, lang)) for iri in things if "/" not in short(iri)]
    return [*terms, *names]
