"""A dossier as one HTML file without script, that calls no host, reads on a phone and prints."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import fields, is_dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeVar

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from graph.dossier.picture import picture
from graph.dossier.words import word
from graph.page.clean import visible, web_address

if TYPE_CHECKING:
    from graph.dossier.lines import Dossier

_Kept = TypeVar("_Kept")


def html(dossier: Dossier) -> str:
    """Return a dossier as HTML: the same text for the same input.

    Its Content-Security-Policy (level 3) allows its own style sheet, and nothing else at all.
    """
    sheet = _asset("dossier.css")
    shown = _visible(dossier)
    template = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    ).from_string(_asset("dossier.html.j2"))

    def say(key: str, /, **values: object) -> str:
        return word(key, dossier.lang, **values)

    return template.render(
        dossier=shown,
        picture=picture(shown.name, shown.ties),
        policy=_policy(sheet),
        sheet=Markup(sheet),  # noqa: S704 - our own file, hashed in the policy
        word=say,
        address=web_address,
        first=_first_ids(shown),
    )


def _first_ids(dossier: Dossier) -> set[tuple[str, str, str]]:
    """Return where each claim is told in full: its part, relation and id."""
    seen: set[str] = set()
    found = set()
    for section in dossier.sections:
        for group in section.groups:
            for line in group.lines:
                if line.id not in seen:
                    found.add((section.part, group.relation, line.id))
                seen.add(line.id)
    return found


def _visible(value: _Kept) -> _Kept:
    """Return a value of a dossier with every text in it made visible, however deep."""
    found: Any = value
    if isinstance(value, str):
        found = visible(value)
    elif isinstance(value, tuple):
        found = tuple(map(_visible, value))
    elif is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: _visible(getattr(value, field.name)) for field in fields(value)}
        found = type(value)(**parts)
    return found  # type: ignore[no-any-return]


def _policy(sheet: str) -> str:
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    rules = ("default-src 'none'", f"style-src 'sha256-{digest}'")
    return "; ".join((*rules, "base-uri 'none'", "form-action 'none'"))


def _asset(name: str) -> str:
    return files("graph.dossier").joinpath("assets", name).read_text(encoding="utf-8")
