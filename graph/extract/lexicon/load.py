"""The lexicon, read once in a process."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from graph.errors import ClaimError, PlaceError
from graph.extract.lexicon.frames import Frame, frames_of
from graph.extract.lexicon.nouns import Nouns, nouns_of
from ontology.making.lexicon import FOLDER
from ontology.making.lexicon import tree as lexicon_tree

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Frames of one language by the first word of their trigger, its nouns, and its own words."""

    language: str
    frames: Mapping[str, tuple[Frame, ...]]
    nouns: Nouns
    words: Mapping[str, Any]
    prepositions: frozenset[str]


@cache
def lexicon(language: str, folder: Path = FOLDER) -> Lexicon:
    """Read the lexicon of a language ("en" or "fr").

    Raises ClaimError for what has the wrong form, and PlaceError for a folder without files.
    """
    nouns = tree(folder / "nouns.yaml")
    sets = {name: str(entry["class"]) for name, entry in nouns.items()}
    by_word: dict[str, list[Frame]] = defaultdict(list)
    files = relation_files(folder)
    if not files:
        raise PlaceError("no lexicon here", where=str(folder), mend="install the package whole")
    for path in files:
        found = tree(path)
        relation = str(found.get("relation", ""))
        if relation != path.stem:
            mend = f"write relation: {path.stem}"
            raise ClaimError("the file is not named for its relation", where=path.name, mend=mend)
        part = found.get(language) or {}
        for frame in frames_of(relation, language, part.get("frames", []), sets, path.name):
            by_word[frame.words[0]].append(frame)
    return Lexicon(
        language,
        {word: tuple(frames) for word, frames in sorted(by_word.items())},
        nouns_of(language, nouns),
        tree(folder / "languages" / f"{language}.yaml"),
        frozenset(
            slot.name
            for frames in by_word.values()
            for frame in frames
            for slots in (*frame.roles.values(), frame.needs)
            for slot in slots
            if slot.is_preposition and " " in slot.name
        ),
    )


def relation_files(folder: Path = FOLDER) -> list[Path]:
    """Return the files of relations, in order of name."""
    others = {"nouns.yaml", "countries.yaml", "names.yaml"}
    return sorted(
        (path for path in folder.glob("*.yaml") if path.name not in others),
        key=lambda path: path.name,
    )


def tree(path: Path) -> dict[str, Any]:
    """Read a file of the lexicon; raises ClaimError or PlaceError where that can't be done."""
    try:
        return lexicon_tree(
            path, path.parent.parent if path.parent.name == "languages" else path.parent
        )
    except OSError as error:
        mend = "install the package whole"
        raise PlaceError("a file of the lexicon is missing", where=str(path), mend=mend) from error
    except ValueError as error:
        raise ClaimError(str(error), where=path.name, mend="see docs/lexicon.md") from error
