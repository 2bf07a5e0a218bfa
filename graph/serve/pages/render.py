"""Pages out of templates: all text is escaped, and what would steer the display is made visible."""

from __future__ import annotations

import hashlib
from functools import cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from graph.model import LANGUAGES
from graph.page.clean import visible
from graph.serve.pages import rephrased, words
from graph.serve.pages.address import address
from graph.serve.pages.site import HTML, Reply
from graph.values.amounts import figure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.serve.pages.site import Visit

STATIC: Final = "/static"
#: our own files for browsers, with their media types
ASSETS: Final[Mapping[str, str]] = {
    "site.css": "text/css; charset=utf-8",
    "site.js": "text/javascript; charset=utf-8",
    "editor.js": "text/javascript; charset=utf-8",
    "editor.css": "text/css; charset=utf-8",
}


def asset(name: str) -> str:
    """Return the text of one of our own files."""
    return files("graph.serve.pages").joinpath("assets", name).read_text(encoding="utf-8")


@cache
def asset_path(name: str) -> str:
    """Return where a file of ours is served: its digest is in the path, so that it may be kept."""
    digest = hashlib.sha256(asset(name).encode()).hexdigest()[:16]
    return f"{STATIC}/{digest}/{name}"


@cache
def _environment() -> Environment:
    made = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=FunctionLoader(asset),
        finalize=_shown,
    )
    made.globals["asset"] = asset_path
    return made


def _shown(value: object) -> object:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def page(
    template: str,
    visit: Visit,
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **values: Any,
) -> Reply:
    """Return a page of a template; the same bytes for the same values."""
    lang = visit.lang

    def link(path: str, fragment: str = "", /, **pairs: object) -> str:
        """Give the address of a page of ours, in the language that this page was asked for."""
        if not path.startswith("/"):
            return path
        path, _, anchor = path.partition("#")
        kept = [(key, str(value)) for key, value in pairs.items()]
        chosen = [("lang", lang)] if visit.chosen else []
        return address(path, [*kept, *chosen], fragment or anchor)

    def same(**changed: object) -> str:
        """Give the address of this page with other values; None or nothing takes one away."""
        kept = [(key, value) for key, value in visit.values if key not in changed]
        added = [(key, str(value)) for key, value in changed.items() if value]
        return address(visit.path, [*kept, *added])

    text = (
        _environment()
        .get_template(template)
        .render(
            lang=lang,
            visit=visit,
            languages=[(each, same(lang=each)) for each in LANGUAGES],
            word=lambda key, /, **given: words.word(key, lang, **given),
            counted=partial(_counted, lang),
            told=lambda text: rephrased.said_in(text, lang),
            figure=lambda number: figure(number, lang),
            link=link,
            same=same,
            **values,
        )
    )
    headers = {"vary": "Accept, Accept-Language", **(headers or {})}
    return Reply(text.encode(), HTML, status, headers)


def _counted(lang: str, key: str, number: int) -> str:
    return words.counted(key, lang, number)
