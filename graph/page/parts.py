"""The page's own files: template, style sheet and script modules, and the policy naming them."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: in the order in which they are put into one script; each uses only what stands before it
MODULES = (
    "text.js",
    "unpack.js",
    "store.js",
    "samples.js",
    "changes.js",
    "groups.js",
    "time.js",
    "around.js",
    "filters.js",
    "timeline.js",
    "sizes.js",
    "curves.js",
    "bundles.js",
    "local.js",
    "looks.js",
    "paint.js",
    "labels.js",
    "picking.js",
    "drawing.js",
    "pieces.js",
    "ties.js",
    "citation.js",
    "parcels.js",
    "way.js",
    "panel.js",
    "search.js",
    "legend.js",
    "sorting.js",
    "table.js",
    "scene.js",
    "figure.js",
    "records.js",
    "csv.js",
    "graphs.js",
    "save.js",
    "print.js",
    "scope.js",
    "analysis.js",
    "state.js",
    "main.js",
)


def asset(name: str) -> str:
    """Return one of the page's own files by its name.

    >>> asset("text.js").splitlines()[0]
    '// Words and elements. Text only ever becomes textContent: nothing here reads markup.'
    """
    return files("graph.page").joinpath("assets", name).read_text(encoding="utf-8")


def template() -> str:
    """Return the page's Jinja2 template."""
    return asset("page.html.j2")


def sheet() -> str:
    """Return the page's style sheet."""
    return asset("page.css")


def script() -> str:
    """Return the page's modules as one script, which leaves nothing in the global scope itself."""
    parts = [f"// {name}\n{asset(name).strip()}\n" for name in MODULES]
    return '(async function () {\n"use strict";\n' + "\n".join(parts) + "})();\n"


def policy(*, scripts: Iterable[str], sheets: Iterable[str]) -> str:
    """Return the Content-Security-Policy (level 3) of a page that runs these texts and no other.

    No host may be called, and no text may become markup: trusted types (where the browser has
    them) close ``innerHTML`` and its kin for every script.

    >>> policy(scripts=["1"], sheets=[]).split("; ")[1]
    "script-src 'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='"
    """
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src", *map(_hash, scripts))),
            " ".join(("style-src", *map(_hash, sheets))),
            "img-src data:",
            "connect-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"
