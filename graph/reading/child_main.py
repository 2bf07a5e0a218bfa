"""The process that parses pages, PDFs and Word files, and that may be killed at any moment.

It reads one line of JSON and the file's bytes from stdin, gives up memory, time and the network,
and writes one JSON answer to stdout.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from typing import Any, Final

from graph.ask.worker_main import confine
from graph.errors import ReadingError

_EXTRA: Final = "pip install 'dprk-networks[extract]'"


def answered(request: dict[str, Any], data: bytes) -> dict[str, Any]:
    """Return what a file holds, or what is wrong with it; ``lost`` if the parser gave up."""
    form = request["form"]
    try:
        return _read(form, data, request)
    except ReadingError as error:
        return {"error": error.what, "mend": error.mend}
    except ImportError as error:
        return {"error": f"{form} needs a library that is not here ({error})", "mend": _EXTRA}
    except MemoryError:
        what = "needs more memory than it may have"
    except RecursionError:
        what = "is nested deeper than any document"
    except Exception as error:  # noqa: BLE001 - whatever a parser throws, the caller must hear of it
        what = f"can't be read as {form}: {type(error).__name__}: {error!s:.200}"
    return {"error": what, "lost": True}


def _read(form: str, data: bytes, request: dict[str, Any]) -> dict[str, Any]:
    if form == "html":
        from graph.reading.webpage import read_page

        return read_page(data, request["most"], walk=bool(request.get("walk")))
    if form == "docx":
        from graph.reading.word import read_word

        return read_word(data, request["most"])
    from graph.reading.pdf import read_pdf

    return read_pdf(data, request["most"], request["engine"])


def main() -> None:
    """Answer one request."""
    head = json.loads(sys.stdin.buffer.readline())
    resource.setrlimit(resource.RLIMIT_CPU, (head["seconds"], head["seconds"] + 1))
    confine(head["memory"])
    data = sys.stdin.buffer.read(head["size"])
    # libraries write to stdout when they are unhappy; the answer goes elsewhere
    outgoing = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    answer = json.dumps(answered(head, data), ensure_ascii=True).encode()
    outgoing.write(answer)
    outgoing.flush()
    # no clean-up of what was only read: some libraries crash at it
    os._exit(0)


if __name__ == "__main__":
    main()
