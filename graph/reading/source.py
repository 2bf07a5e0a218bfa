"""The bytes of a file or of stdin, never more than wanted, and of nothing that isn't a file."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import IO, Final

from graph.errors import ReadingError
from graph.reading.document import MIB

STDIN: Final = Path("-")


def contents(path: Path, most: int) -> bytes:
    """Return all bytes of a regular file, or of stdin for "-".

    Raises ReadingError for what is missing, may not be read, is no file (a folder, a pipe, a
    device), or has more than ``most`` bytes.

    >>> contents(Path("/"), 10)
    Traceback (most recent call last):
    graph.errors.ReadingError: /: this is a folder
      mend: give one file
    """
    if path == STDIN:
        return _bounded(sys.stdin.buffer, "-", most)
    where = str(path)
    try:
        # not to hang on a pipe that nobody writes to
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        mend = "see that the file exists and may be read"
        raise ReadingError(f"can't be read: {reason}", where=where, mend=mend) from error
    mode = os.fstat(handle).st_mode
    if not stat.S_ISREG(mode):
        os.close(handle)
        what = "this is a folder" if stat.S_ISDIR(mode) else "this is a pipe or a device"
        raise ReadingError(what, where=where, mend="give one file")
    with os.fdopen(handle, "rb") as stream:
        return _bounded(stream, where, most)


def _bounded(stream: IO[bytes], where: str, most: int) -> bytes:
    try:
        data = stream.read(most + 1)
    except OSError as error:
        what = f"can't be read: {error.strerror or error}"
        raise ReadingError(what, where=where, mend="see that the file may be read") from error
    if len(data) > most:
        raise too_large(most, where)
    return data


def too_large(most: int, where: str) -> ReadingError:
    """Return the error for a file of more than ``most`` bytes.

    >>> print(too_large(16 * 1024**2, "a.txt"))
    a.txt: has more than 16 MiB
      mend: divide it into chapters, and read each by itself
    """
    size = f"{most // MIB} MiB" if most >= MIB else f"{most} bytes"
    mend = "divide it into chapters, and read each by itself"
    return ReadingError(f"has more than {size}", where=where, mend=mend)
