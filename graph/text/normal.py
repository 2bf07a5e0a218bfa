"""The stored text of a source: the one form in which positions are counted and digests taken."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from graph.errors import EvidenceError

#: UAX #15 (Stream-Safe Text) never needs more than 30; sorting longer runs takes quadratic time.
LONGEST_RUN_OF_MARKS = 256

_OTHER_BOMS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_SAVE_AS_UTF8 = "save the file as UTF-8 text, and give that"


def stored_text(data: bytes, *, where: str) -> str:
    r"""Read the bytes of a text file as the text that positions count in.

    UTF-8 (a byte order mark is dropped), Unicode NFC, line ends as LF. Positions are code points
    of this text, end excluded. ``where`` names the file in an error. Raises EvidenceError for any
    other encoding, and for a run of combining marks too long to be a text.

    >>> stored_text(b"\xef\xbb\xbfCore\xcc\x81e\r\ndu Nord", where="a.txt")
    'Corée\ndu Nord'
    """
    for mark, encoding in _OTHER_BOMS:
        if data.startswith(mark):
            raise EvidenceError(f"this is {encoding}, not UTF-8", where=where, mend=_SAVE_AS_UTF8)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what = f"this is not UTF-8: byte {error.start} is 0x{data[error.start]:02x}"
        raise EvidenceError(what, where=where, mend=_SAVE_AS_UTF8) from error
    if "\x00" in text:
        # UTF-16 without its mark decodes as UTF-8 full of NUL, and binary files hold them too
        what = f"character {text.index(chr(0))} is NUL: UTF-16, or not a text"
        raise EvidenceError(what, where=where, mend=_SAVE_AS_UTF8)
    _refuse_endless_marks(text, where)
    return unicodedata.normalize("NFC", re.sub("\r\n?", "\n", text))


def digest(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8, as 64 hexadecimal digits in lower case.

    >>> digest("Corée")[:16]
    '403e3747c826cf6a'
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _refuse_endless_marks(text: str, where: str) -> None:
    if text.isascii():
        return
    run = 0
    for at, character in enumerate(text):
        run = run + 1 if unicodedata.combining(character) else 0
        if run > LONGEST_RUN_OF_MARKS:
            what = f"over {LONGEST_RUN_OF_MARKS} combining marks in a row end at character {at}"
            raise EvidenceError(what, where=where, mend="take the marks out: no word needs them")
