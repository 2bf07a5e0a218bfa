"""Text in XML 1.0: whatever it holds, it comes out of the parser as it went in."""

from __future__ import annotations

from xml.sax.saxutils import escape

_IN_ATTRIBUTES = {'"': "&quot;", "\t": "&#9;", "\n": "&#10;"}


def attribute(name: str, value: str) -> str:
    r"""Return an attribute with a space before it; tabs and line ends survive a parser.

    >>> attribute("label", 'a "b"\n')
    ' label="a &quot;b&quot;&#10;"'
    """
    return f' {name}="{escape(value, _IN_ATTRIBUTES)}"'


def content(value: str) -> str:
    """Return text that stands between tags.

    >>> content("a < b")
    'a &lt; b'
    """
    return escape(value)
