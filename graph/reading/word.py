"""A Word file (DOCX): paragraphs, headings, lists, tables and notes, out of a zip of XML."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import asdict
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from graph.errors import ReadingError
from graph.reading.document import MIB
from graph.reading.pieces import Piece, cleaned, within

if TYPE_CHECKING:
    from collections.abc import Iterator

#: files in the zip, bytes of one part, and how many times its size a part may unfold to
_MOST_PARTS: Final = 10_000
_MOST_BYTES: Final = 64 * MIB
_UNFOLDED: Final = 200
#: a small part may be as dense as it likes
_SMALL: Final = MIB

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: ISO 29500 Strict has names of its own
_STRICT: Final = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_MAIN: Final = "word/document.xml"
_BROKEN: Final = "see that it came whole, or save it again in a word processor"
_WORDS: Final = {
    "tab": " ",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "ptab": " ",
}

Json = dict[str, Any]


def read_word(data: bytes, most: int) -> Json:
    """Return the pieces of a Word file, notes last; deleted text is left out, inserted is not.

    Raises ReadingError for a zip that is broken, encrypted, or unfolds beyond all bounds, for XML
    with a DTD, and for a file without text.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if len(archive.infolist()) > _MOST_PARTS:
                raise ReadingError(f"holds more than {_MOST_PARTS:,} parts", mend=_BROKEN)
            main = _part(archive, _MAIN)
            if main is None:
                raise ReadingError(f"has no {_MAIN}", mend=_BROKEN)
            styles = _styles(_part(archive, "word/styles.xml"))
            pieces = list(_pieces(main, styles))
            for notes in ("word/footnotes.xml", "word/endnotes.xml"):
                pieces += _notes(_part(archive, notes))
            title = _core_title(_part(archive, "docProps/core.xml"))
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, RuntimeError) as error:
        raise ReadingError(f"a broken or locked Word file: {error}", mend=_BROKEN) from error
    if not pieces:
        mend = "if its pages are pictures, take the text out with a program for OCR first"
        raise ReadingError("holds no text", mend=mend)
    shown = " ".join(piece.text for piece in pieces[:10]).casefold()
    return {
        "pieces": [asdict(piece) for piece in within(pieces, most)],
        "title": title if title and title.casefold() in shown else "",
        "date": "",
        "publisher": "",
        "address": "",
        "extractor": f"docx/lxml {version('lxml')}",
        "warnings": [],
    }


def _part(archive: zipfile.ZipFile, name: str) -> Any:
    """Return the root of a part, or None if there is no such part."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    dense = info.file_size > _SMALL and info.file_size > info.compress_size * _UNFOLDED
    if info.file_size > _MOST_BYTES or dense:
        raise _bomb(name)
    if info.flag_bits & 1:
        raise ReadingError("is locked with a password", mend="save it without one")
    with archive.open(info) as stream:
        # the declared size may be a lie
        content = stream.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise _bomb(name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise ReadingError(f"{name} can't be read: {error.msg}", mend=_BROKEN) from error
    if root.getroottree().docinfo.doctype:
        raise ReadingError(f"{name} has a DTD, which no Word file has", mend=_BROKEN)
    return root


def _bomb(name: str) -> ReadingError:
    return ReadingError(f"{name} unfolds to more than any text", mend=_BROKEN)


def _local(element: Any) -> str:
    """Return the name of an element of Word's, else ""."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    for space in (_W, _STRICT):
        if tag.startswith(space):
            return tag[len(space) :]
    return ""


def _value(element: Any, *path: str) -> str | None:
    """Return the value of a descendant by the names on the way to it; "" if it has none."""
    here = element
    for name in path:
        here = next((each for each in here if _local(each) == name), None)
        if here is None:
            return None
    found = here.get(f"{_W}val") or here.get(f"{_STRICT}val")
    return str(found or "")


def _styles(root: Any) -> dict[str, str]:
    """Return the kind of block that each style makes, as far as its English name says it.

    The names of built-in styles are English in the file, whatever language Word spoke.
    """
    if root is None:
        return {}
    found: dict[str, str] = {}
    based: dict[str, str] = {}
    for style in root:
        if _local(style) != "style":
            continue
        ident = style.get(f"{_W}styleId") or style.get(f"{_STRICT}styleId") or ""
        found[ident] = _kind_of(_value(style, "name") or "")
        if _value(style, "pPr", "outlineLvl") in set("012345"):
            found[ident] = found[ident] or "heading"
        based[ident] = _value(style, "basedOn") or ""
    return {ident: _inherited(ident, found, based) for ident in found}


def _kind_of(name: str) -> str:
    name = name.lower()
    if name == "title":
        return "title"
    if re.match(r"(?:heading|titre|subtitle)\b", name):
        return "heading"
    if name.startswith("list"):
        return "item"
    return "caption" if name == "caption" else ""


def _inherited(ident: str, found: dict[str, str], based: dict[str, str]) -> str:
    seen: set[str] = set()
    while ident in found and ident not in seen:
        if found[ident]:
            return found[ident]
        seen.add(ident)
        ident = based[ident]
    return ""


def _pieces(root: Any, styles: dict[str, str]) -> Iterator[Piece]:
    for paragraph in root.iter(f"{_W}p", f"{_STRICT}p"):
        text = cleaned(_text(paragraph))
        if not any(letter.isalnum() for letter in text):
            continue
        above = {_local(each) or each.tag for each in paragraph.iterancestors()}
        if _FALLBACK in above or "del" in above:
            continue  # a picture of the same text for old programs
        kind = "cell" if "tc" in above else _paragraph_kind(paragraph, styles)
        lines = kind == "paragraph" and "\n" in text
        yield Piece("lines" if lines else kind, text if lines else re.sub("\n+", " ", text))


def _paragraph_kind(paragraph: Any, styles: dict[str, str]) -> str:
    style = _value(paragraph, "pPr", "pStyle")
    kind = styles.get(style or "", "") or _kind_of(re.sub(r"\d+\Z", "", style or ""))
    if kind:
        return kind
    if _value(paragraph, "pPr", "outlineLvl") in set("012345"):
        return "heading"
    numbered = _value(paragraph, "pPr", "numPr", "numId")
    return "item" if numbered not in {None, "0"} else "paragraph"


def _text(paragraph: Any) -> str:
    """Return the text of a paragraph without that of paragraphs within it (in text boxes)."""
    words: list[str] = []
    walk = etree.iterwalk(paragraph, events=("start",))
    for _, element in walk:
        name = _local(element)
        inner = name == "p" and element is not paragraph
        if inner or name in {"del", "moveFrom", "pPr", "rPr"} or element.tag == _FALLBACK:
            walk.skip_subtree()
        elif name == "t":
            words.append(element.text or "")
        elif name in _WORDS:
            words.append(_WORDS[name])
    return "".join(words)


def _notes(root: Any) -> Iterator[Piece]:
    if root is None:
        return
    for note in root:
        if (note.get(f"{_W}type") or note.get(f"{_STRICT}type")) is None:
            for piece in _pieces(note, {}):
                yield Piece("item", re.sub("\n+", " ", piece.text))


def _core_title(root: Any) -> str:
    if root is None:
        return ""
    found = root.find(f"{_DC}title")
    return cleaned(found.text or "").replace("\n", " ") if found is not None else ""
