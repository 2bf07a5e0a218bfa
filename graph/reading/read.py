"""A file read as a document, whatever common form it is in."""

from __future__ import annotations

import hashlib
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from graph.errors import EvidenceError, ReadingError
from graph.reading.blocks import Span, is_headline, spans_of
from graph.reading.bounded import ChildLost, answer_of
from graph.reading.document import Block, Bounds, Document
from graph.reading.encoding import decoded
from graph.reading.forms import form_of
from graph.reading.front import edtf_of, front_of, one_line
from graph.reading.languages import languages_of
from graph.reading.pages import brokenness, is_text, laid
from graph.reading.pdf import PDFIUM, PYPDF
from graph.reading.pieces import too_long
from graph.reading.source import contents, too_large
from graph.text.normal import digest, stored_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

#: as the two programs for PDF are called
_ENGINES: Final = (PYPDF, PDFIUM)
_OCR: Final = "take its text out with a program for OCR first: `ocrmypdf FILE NEW`"
#: headers and footers that a warning names
_NAMED: Final = 5
#: lines for each block
_LINES: Final = 5
#: the share of the time of a page that the search for its article may take
_ARTICLE: Final = 0.65


@dataclass(frozen=True, slots=True)
class _Taken:
    """What was taken out of a file, before its blocks have numbers and languages."""

    text: str
    spans: Sequence[Span]
    extractor: str
    title: str = ""
    date: str = ""
    publisher: str = ""
    address: str = ""
    pages: tuple[int, ...] = ()
    warnings: tuple[str, ...] = field(default=())


def read_file(path: Path, *, form: str | None = None, bounds: Bounds | None = None) -> Document:
    """Read a file, or stdin for "-", as a document.

    ``form`` is text, html, pdf or docx; without it, what the file holds decides, then its name.
    Raises ReadingError for what can't be read, is too large, or holds no text.
    """
    held = bounds or Bounds()
    return read_bytes(contents(path, held.largest), path.name or "-", form=form, bounds=held)


def read_bytes(
    data: bytes, name: str, *, form: str | None = None, bounds: Bounds | None = None
) -> Document:
    r"""Read the bytes of a file of this name as a document; see read_file.

    A text in UTF-8 keeps every character, so that its digest is the one of ``dprk locate``.

    >>> document = read_bytes(b"Harbour news\nTwo ships left the port.\n", "news.txt")
    >>> [(block.kind, block.start, block.end) for block in document.blocks], document.title
    ([('title', 0, 12), ('paragraph', 13, 37)], 'Harbour news')
    """
    held = bounds or Bounds()
    if len(data) > held.largest:
        raise too_large(held.largest, name)
    chosen = form_of(data, name, form)
    most = held.pdf if chosen == "pdf" else held.file
    if len(data) > most:
        raise too_large(most, name)
    if chosen == "text":
        taken = _of_text(data, name, held)
    elif chosen == "pdf":
        taken = _of_pdf(data, name, held)
    else:
        taken = _of_pieces(_asked(chosen, data, name, held))
    if len(taken.spans) > held.blocks:
        raise _too_many(held.blocks, name)
    if not taken.spans:
        mend = "see that it is the file you mean"
        raise ReadingError("holds no text", where=name, mend=mend)
    return _document(taken, name, data)


def _of_text(data: bytes, name: str, bounds: Bounds) -> _Taken:
    warnings: tuple[str, ...] = ()
    try:
        text = stored_text(data, where=name)
    except EvidenceError as error:
        found = decoded(data, where=name)
        if found.encoding == "utf-8" and not found.warnings:
            # it is not the encoding that is wrong
            raise ReadingError(error.what, where=name, mend=error.mend) from error
        text = _stored(found.text, name)
        other = f"it is {found.encoding}, not UTF-8: save it as UTF-8 text before you cite it"
        warnings = (*found.warnings, *(() if found.encoding == "utf-8" else (other,)))
    if len(text) > bounds.characters:
        raise too_long(bounds.characters, name)
    # lines that are found to be no text are still to be looked at
    if text.count("\n") > bounds.blocks * _LINES:
        raise _too_many(bounds.blocks, name)
    return _Taken(text, spans_of(text), "text", warnings=warnings)


def _stored(text: str, name: str) -> str:
    """Return text in its stored form: NFC, LF line ends."""
    try:
        return stored_text(text.encode("utf-8", "replace"), where=name)
    except EvidenceError as error:
        raise ReadingError(error.what, where=name, mend=error.mend) from error


def _asked(form: str, data: bytes, name: str, bounds: Bounds) -> dict[str, Any]:
    request: dict[str, Any] = {"form": form, "most": bounds.characters}
    if form != "html":
        return answer_of(request, data, where=name, seconds=bounds.seconds, memory=bounds.memory)
    first = bounds.seconds * _ARTICLE
    try:
        return answer_of(request, data, where=name, seconds=first, memory=bounds.memory)
    except ChildLost:
        # a walk through the page takes little, where the search for its article takes too much
        return answer_of(
            {**request, "walk": True},
            data,
            where=name,
            seconds=bounds.seconds - first,
            memory=bounds.memory,
        )


def _too_many(most: int, name: str) -> ReadingError:
    what = f"holds more than {most:,} paragraphs, or lines without any"
    return ReadingError(what, where=name, mend="divide it into chapters, and read each by itself")


def _of_pieces(answer: dict[str, Any]) -> _Taken:
    parts: list[str] = []
    spans: list[Span] = []
    here = 0
    for piece in answer["pieces"]:
        words = unicodedata.normalize("NFC", piece["text"])
        parts.append(words)
        end = here + len(words)
        if piece["kind"] == "lines":
            spans += [
                replace(span, start=span.start + here, end=span.end + here)
                for span in spans_of(words)
            ]
        else:
            spans.append(Span(here, end, piece["kind"]))
        here = end + 1
    said = {key: answer[key] for key in ("title", "date", "publisher", "address", "extractor")}
    text = "\n".join(parts)
    return _Taken(text, _headed(text, spans), warnings=tuple(answer["warnings"]), **said)


def _headed(text: str, spans: Sequence[Span]) -> list[Span]:
    """Call paragraphs headings that look like it, as they do in plain text."""
    return [
        replace(span, kind="heading")
        if span.kind == "paragraph"
        and at < len(spans) - 1
        and is_headline(text[span.start : span.end])
        else span
        for at, span in enumerate(spans)
    ]


def _of_pdf(data: bytes, name: str, bounds: Bounds) -> _Taken:
    answer = _best_of_pdf(data, name, bounds)
    pages = [unicodedata.normalize("NFC", page) for page in answer["pages"]]
    put = laid(pages)
    empty = [str(at) for at, page in enumerate(pages, 1) if not page.strip()]
    warnings = [
        *(
            ["many of its characters can't be read: check each passage"]
            if not is_text(pages)
            else []
        ),
        *([f"no text on {_some('page', empty)}: pictures?"] if empty else []),
        *([f"left out as headers and footers: {_quoted(put.left_out)}"] if put.left_out else []),
    ]
    spans = [
        replace(span, page=max(1, bisect_right(put.starts, span.start)))
        for span in spans_of(put.text)
    ]
    title = answer["title"]
    first = one_line(put.text[:3000]).casefold()
    shown = title if title and one_line(title).casefold() in first else ""
    return _Taken(
        put.text,
        spans,
        answer["extractor"],
        title=shown,
        pages=put.starts,
        warnings=tuple(warnings),
    )


def _best_of_pdf(data: bytes, name: str, bounds: Bounds) -> dict[str, Any]:
    """Return the answer of the first program that gives text, or else the better one."""
    answers: list[dict[str, Any]] = []
    errors: list[ReadingError] = []
    for engine in _ENGINES:
        request = {"form": "pdf", "most": bounds.characters, "engine": engine}
        try:
            answer = answer_of(
                request, data, where=name, seconds=bounds.seconds / 2, memory=bounds.memory
            )
        except ReadingError as error:
            errors.append(error)
            continue
        if is_text(answer["pages"]):
            return answer
        answers.append(answer)
    if not answers:
        # that it is locked says more than that a program was lost
        raise next((error for error in errors if not isinstance(error, ChildLost)), errors[0])
    best = min(answers, key=lambda one: brokenness(one["pages"]))
    if not any(character.isalnum() for page in best["pages"] for character in page):
        count = len(best["pages"])
        what = f"holds no text: {count} {'page' if count == 1 else 'pages'} of pictures"
        raise ReadingError(what, where=name, mend=_OCR)
    return best


def _some(what: str, numbers: Sequence[str]) -> str:
    shown = ", ".join(numbers[: _NAMED * 2])
    more = len(numbers) - _NAMED * 2
    return f"{what}{'s' * (len(numbers) > 1)} {shown}{f' and {more} more' if more > 0 else ''}"


def _quoted(lines: Sequence[str]) -> str:
    shown = ", ".join(f'"{line}"' for line in lines[:_NAMED])
    more = len(lines) - _NAMED
    return f"{shown}{f' and {more} more' if more > 0 else ''}"


def _document(taken: _Taken, name: str, data: bytes) -> Document:
    passages = [taken.text[span.start : span.end] for span in taken.spans]
    main, languages = languages_of(passages)
    kinds = [span.kind for span in taken.spans]
    front = front_of(passages, kinds, main)
    if front.title_at is not None and "title" not in kinds:
        kinds[front.title_at] = "title"
    blocks = tuple(
        Block(span.start, span.end, kind, span.page, number, language)
        for number, (span, kind, language) in enumerate(
            zip(taken.spans, kinds, languages, strict=True), 1
        )
    )
    return Document(
        name=name,
        text=taken.text,
        blocks=blocks,
        title=taken.title or front.title,
        date=edtf_of(taken.date, main) or front.date,
        publisher=taken.publisher or front.publisher,
        address=taken.address or front.address,
        language=main,
        digest=digest(taken.text),
        file_digest=hashlib.sha256(data).hexdigest(),
        extractor=taken.extractor,
        pages=taken.pages,
        warnings=taken.warnings,
    )
