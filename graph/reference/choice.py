"""The language in which the page of the terms opens: a choice that it keeps without a script."""

from __future__ import annotations

from typing import Final

_CHOSEN: Final = " checked>"
_CHOICE: Final = 'id="choose-{lang}" aria-label="{name}"'
_NAMES: Final = {"en": "English", "fr": "Français"}


def opened_in(html: str, lang: str) -> str:
    """Return the page of the terms with ``lang`` ("en" or "fr") chosen; else it opens in English.

    >>> opened_in('<input id="choose-fr" aria-label="Français">', "fr")
    '<input id="choose-fr" aria-label="Français" checked>'
    """
    for tag, name in _NAMES.items():
        choice = _CHOICE.format(lang=tag, name=name)
        html = html.replace(f"{choice}{_CHOSEN}", f"{choice}>", 1)
        if tag == lang:
            html = html.replace(f"{choice}>", f"{choice}{_CHOSEN}", 1)
    return html
