"""Text from outside, made fit to be looked at: nothing in it may hide or turn round the rest."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from graph.model import short

if TYPE_CHECKING:
    from collections.abc import Mapping

#: controls but tab and line feed, direction overrides, isolates and marks, lone surrogates
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb]"
)


def visible(text: str) -> str:
    r"""Return ``text`` in NFC with each character that would steer the display shown as U+FFFD.

    The characters are those of Unicode Technical Report 36, section 2.11, and the C0 and C1
    controls.

    >>> visible("bank\u202egpj.exe")
    'bank�gpj.exe'
    """
    return unicodedata.normalize("NFC", _HIDDEN.sub("\ufffd", text))


def page_id(iri: str) -> str:
    """Return the id by which the page knows an IRI: what people type for it, made visible.

    >>> page_id("https://w3id.org/dprk-networks/ontology#stoleFrom")
    'stoleFrom'
    """
    return visible(short(iri))


def claim_id(iri: str) -> str:
    """Return the id by which the page knows a claim: its hash.

    >>> claim_id("https://w3id.org/dprk-networks/id/claim/0f3a")
    '0f3a'
    """
    return page_id(iri).removeprefix("claim/")


def visible_words(words: Mapping[str, str]) -> dict[str, str]:
    """Return each language's text made visible.

    >>> visible_words({"fr": "cuivre", "en": "copper"})
    {'en': 'copper', 'fr': 'cuivre'}
    """
    return {tag: visible(words[tag]) for tag in sorted(words)}


def web_address(text: str) -> str:
    """Return ``text`` if it may be a link (http or https, a host, nothing hidden), else ''.

    >>> web_address("https://example.org/a?b=c")
    'https://example.org/a?b=c'
    >>> web_address("javascript:alert(1)")
    ''
    """
    if visible(text) != text or re.search(r'[\s<>"\\^`{|}]', text):
        return ""
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return ""
    return text if parts.scheme in {"http", "https"} and host and "@" not in parts.netloc else ""
