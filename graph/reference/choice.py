"""The page of the terms as a server gives it: in the reader's language, with a way back."""

from __future__ import annotations

from html import escape
from typing import Final

_CHOSEN: Final = " checked>"
_CHOICE: Final = 'id="choose-{lang}" aria-label="{name}"'
_JUMP: Final = '<nav class="jump" aria-label="Sections">'
_HOME: Final = {"en": "Home page", "fr": "Accueil"}
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


def led_home(html: str, address: str) -> str:
    """Return the page of the terms with a link to the server's first page before its sections.

    >>> led_home('<nav class="jump" aria-label="Sections">', "/").count('href="/"')
    1
    """
    words = "".join(
        f'<span class="{tag}" lang="{tag}">{word}</span>' for tag, word in _HOME.items()
    )
    return html.replace(_JUMP, f'{_JUMP}\n    <a href="{escape(address)}">{words}</a>', 1)
