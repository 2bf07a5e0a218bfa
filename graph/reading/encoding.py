"""The characters of a text or a page, whose encoding may be said, wrong, or not known at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from graph.errors import ReadingError

#: the largest share of broken bytes in what is still called UTF-8
_BROKEN: Final = 0.01
_SAMPLE: Final = 64 * 1024
_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_DECLARED: Final = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})"""
    rb"""|<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})""",
    re.IGNORECASE,
)
#: what browsers read under these names (WHATWG Encoding Standard)
_CALLED: Final = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    # what a declaration can be read in is none of these
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
#: what is guessed at: without this, a guess may be EBCDIC
_LIKELY: Final = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1256", "iso8859_2", "iso8859_5", "koi8_r",
    "mac_roman", "cp437", "cp850", "gb18030", "big5", "cp932", "euc_jp", "cp949",
)  # fmt: skip
#: what French and English are written with beyond ASCII, as far as Windows 1252 has it
_WESTERN: Final = frozenset(
    "àâäæçéèêëîïôœöùûüÿñáíóúãõåøßÀÂÄÆÇÉÈÊËÎÏÔŒÖÙÛÜŸÑÁÍÓÚÅØ«»‘’“”„–—…•·°º€£¥§©®™±×²³½¼¾¿¡\u00a0\u00ad"  # noqa: RUF001
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, the encoding that they were read in, and what a reader should know of that."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decoded(data: bytes, *, where: str, markup: bool = False) -> Decoded:
    r"""Read bytes as characters: by mark, as UTF-8, as declared (in markup), or by a guess.

    A guess, and every byte that had to be replaced, is a warning. Raises ReadingError for bytes
    that are no text in any encoding.

    >>> decoded("Déjà".encode("utf-16"), where="a.txt").text
    'Déjà'
    >>> decoded("Le bateau a quitté le port.".encode("cp1252"), where="a.txt").warnings
    ('the encoding is not said: read as cp1252',)
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, encoding, where)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = ""
    if text and not _wide_without_mark(data):
        if "\0" in text and not markup:
            raise _binary(where)
        return Decoded(text.replace("\0", "\ufffd"), "utf-8")
    if wide := _wide_without_mark(data):
        found = data.decode(wide, "replace")
        return Decoded(found, wide, (f"the encoding is not said: read as {wide}",))
    if b"\0" in data and not markup:
        raise _binary(where)
    return _nearly_utf8(data) or (_declared(data) if markup else None) or _guessed(data, where)


def _marked(data: bytes, encoding: str, where: str) -> Decoded:
    text = data.decode(encoding, "replace").removeprefix("\ufeff")
    broken = text.count("\ufffd")
    if broken * 10 > len(text):
        what = f"begins as {encoding.upper()}, and is not"
        raise ReadingError(what, where=where, mend="save it as UTF-8 text, and read that")
    warnings = (f"{broken} characters could not be read: U+FFFD stands for them",) if broken else ()
    return Decoded(text, encoding, warnings)


def _wide_without_mark(data: bytes) -> str:
    """Return the UTF-16 that Latin letters with NUL between them are, or nothing."""
    head = data[: _SAMPLE // 2 * 2]
    half = len(head) // 2
    if half < 2:  # noqa: PLR2004 - one letter tells nothing
        return ""
    low, high = head[1::2].count(0) / half, head[0::2].count(0) / half
    most, least = 0.7, 0.1
    if low > most and high < least:
        return "utf-16-le"
    return "utf-16-be" if high > most and low < least else ""


def _nearly_utf8(data: bytes) -> Decoded | None:
    """Read UTF-8 with a few broken bytes in it, as of a page that was cut off."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    others = sum(not character.isascii() for character in text) - broken
    if broken > max(1, others * _BROKEN) or others < broken * 3:
        return None
    return Decoded(text, "utf-8", (f"{broken} bytes are not UTF-8: U+FFFD stands for them",))


def _declared(data: bytes) -> Decoded | None:
    found = _DECLARED.search(data, 0, 8192)
    if found is None:
        return None
    said = (found[1] or found[2]).decode("ascii")
    try:
        known = codecs.lookup(said).name
        text = data.decode(_CALLED.get(known, known), "replace")
    except (LookupError, UnicodeError, ValueError):
        return None
    broken = text.count("\ufffd")
    if broken > len(text) * _BROKEN:
        return None  # it is declared to be what it isn't
    warnings = (f"{broken} bytes are not {said}: U+FFFD stands for them",) if broken else ()
    return Decoded(text, known, warnings)


def _guessed(data: bytes, where: str) -> Decoded:
    sample = b"\n".join(line[:2000] for line in re.split(rb"[\r\n]+", data) if not line.isascii())[
        :_SAMPLE
    ]
    encoding = "cp1252" if _western(sample) else _by_statistics(sample, where)
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, (f"the encoding is not said: read as {encoding}",))


def _western(sample: bytes) -> bool:
    """Tell whether bytes make French or English in Windows 1252: mostly letters, few marks."""
    try:
        text = sample.decode("cp1252")
    except UnicodeDecodeError:
        return False
    beyond = [character for character in text if not character.isascii()]
    letters = sum(character.isalpha() for character in text)
    return set(beyond) <= _WESTERN and len(beyond) * 4 < max(letters, 1)


def _by_statistics(sample: bytes, where: str) -> str:
    try:
        from charset_normalizer import from_bytes
    except ImportError:  # it comes with the extra for other forms
        raise _binary(where) from None
    best = from_bytes(sample, cp_isolation=list(_LIKELY)).best()
    if best is None:
        raise _binary(where)
    return str(best.encoding)


def _binary(where: str) -> ReadingError:
    mend = "save it as UTF-8 text, and read that"
    return ReadingError("is no text in any encoding that we know", where=where, mend=mend)
