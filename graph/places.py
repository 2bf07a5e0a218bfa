"""Where things are: the root with claims/ and queries/, the build folder, the documents.

The root is the folder that holds the packages: a checkout, or site-packages where the wheel put
claims/ and queries/ beside them. ``--root DIR`` names another one.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from graph.errors import PlaceError


@dataclass(frozen=True, slots=True)
class Places:
    """The folders that a command works with; ``documents`` is None where none were given."""

    root: Path
    build: Path
    documents: Path | None

    @property
    def claims(self) -> Path:
        """What is said."""
        return self.root / "claims"

    @property
    def queries(self) -> Path:
        """What can be asked."""
        return self.root / "queries"

    @property
    def dataset(self) -> Path:
        """All named graphs of the build, in TriG."""
        return self.build / "graph.trig"

    @property
    def store(self) -> Path:
        """The build's Oxigraph store."""
        return self.build / "store"


def places(root: str | None = None, out: str | None = None, documents: str | None = None) -> Places:
    """Return the folders for a command, from its options, the environment, then the defaults.

    ``out`` falls back to ``DPRK_BUILD``, then to ``build`` in the root of a checkout, or in the
    working folder where the program is installed without one; ``documents`` falls back to
    ``DPRK_DOCUMENTS``. Raises PlaceError if the root holds no claims/, or the documents folder is
    missing.
    """
    given = root is not None
    base = Path(root) if root is not None else Path(__file__).resolve().parent.parent
    if not (base / "claims").is_dir():
        raise PlaceError(
            "no claims/ folder here",
            where=str(base),
            mend="name the folder that holds claims/ and queries/ with --root DIR",
        )
    home = base if given or (base / "setup.cfg").is_file() else Path.cwd()
    build = Path(out or os.environ.get("DPRK_BUILD") or home / "build")
    texts = documents or os.environ.get("DPRK_DOCUMENTS")
    if texts and not Path(texts).is_dir():
        raise PlaceError(
            "no such folder of documents",
            where=texts,
            mend="name the folder that holds the sources' texts with --documents DIR",
        )
    return Places(root=base, build=build, documents=Path(texts) if texts else None)
