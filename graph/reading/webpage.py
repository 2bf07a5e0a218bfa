"""A web page: its article, or where none is found all that it shows, and what it says of itself."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, field, replace
from importlib.metadata import version
from typing import Any, Final

from lxml import etree, html

from graph.errors import ReadingError
from graph.reading.blocks import LONGEST_TITLE
from graph.reading.encoding import decoded
from graph.reading.front import one_line
from graph.reading.pieces import Piece, cleaned, within


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
#: elements that begin and end a block, and its kind; "" is that of what they stand in
_KINDS: Final = {
    **dict.fromkeys((*_HEADINGS, "head"), "heading"),
    **dict.fromkeys(("li", "item", "dt", "dd"), "item"),
    **dict.fromkeys(("td", "th", "cell"), "cell"),
    **dict.fromkeys(("caption", "figcaption"), "caption"),
    **dict.fromkeys(
        _names(
            "p div section article main body header blockquote quote ul ol dl list table tbody "
            "thead tfoot tr row pre figure address center details summary fieldset hr aside footer"
        ),
        "",
    ),
}
#: what a page doesn't show, or what acts and says nothing
_UNSHOWN: Final = _names(
    "script style noscript template svg math iframe object embed canvas video audio select option "
    "button textarea input datalist title link meta"
)
_WHOLE: Final = _names("html body main article")
#: what stands around the matter of a page
_AROUND: Final = _names("nav footer aside form menu dialog")
#: below this share of the text in the paragraphs of a page, its article was not found
_SHARE: Final = 0.4
_SHORT: Final = 200
_LITTLE: Final = 0.01
_LONGEST_DATA: Final = 1_000_000
_DOCUMENT_KINDS: Final = re.compile(r"Article|Report|Posting|WebPage|PressRelease|Document")
_PAGE_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_NO_LETTERS: Final = "save the page from a browser, with its text, and read that"

Json = dict[str, Any]


def read_page(data: bytes, most: int, *, walk: bool = False) -> Json:
    """Return the pieces of a page, and its title, date, publisher and address as it says them.

    ``walk`` takes all that the page shows, without a search for its article. Raises ReadingError
    for a page that shows nothing, or next to nothing for its size.
    """
    source = decoded(data, where="", markup=True)
    markup = re.sub(r"\A\s*<\?xml[^>]*>", "", source.text)
    said = _said(_tree(markup))
    pieces, extractor = ([], "") if walk else _article(markup)
    warnings = list(source.warnings)
    if not pieces:
        pieces, extractor = _shown(_tree(markup)), f"html/lxml {version('lxml')}"
        warnings.append("no article was found in the page: all that it shows was taken")
    pieces = within(_titled(pieces, said), most)
    _refuse_empty(pieces, len(data))
    return {
        "pieces": [asdict(piece) for piece in pieces],
        **{key: value for key, value in said.items() if key != "shown"},
        "extractor": extractor,
        "warnings": warnings,
    }


def _tree(markup: str) -> Any:
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(
            markup.encode("utf-8", "replace"), parser=parser, ensure_head_body=True
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ReadingError("can't be read as HTML", mend=_NO_LETTERS) from error
    unseen = [
        each
        for each in tree.iter()
        if isinstance(each.tag, str) and (each.tag == "noscript" or _concealed(each, each.tag))
    ]
    for each in unseen:
        each.drop_tree()
    return tree


def _article(markup: str) -> tuple[list[Piece], str]:
    from trafilatura import bare_extraction

    paragraphs = _in_paragraphs(_tree(markup))
    for recall in (False, True):
        try:
            found = bare_extraction(
                _tree(markup),
                include_comments=False,
                include_tables=True,
                favor_recall=recall,
                with_metadata=False,
            )
        except Exception:  # noqa: BLE001 - whatever it is, the page can still be walked through
            return [], ""
        body = getattr(found, "body", None)
        pieces = [] if body is None else _pieces(body, around=False)
        if pieces and _size(pieces) >= paragraphs * _SHARE:
            return pieces, f"html/trafilatura {version('trafilatura')}"
    return [], ""


def _in_paragraphs(tree: Any) -> int:
    """Count the characters in the paragraphs of a page that stand in no list or frame of it."""
    total = 0
    for paragraph in tree.iter("p"):
        if not any(
            each.tag in _AROUND or each.tag in _UNSHOWN for each in paragraph.iterancestors()
        ):
            words = one_line("".join(paragraph.itertext()))
            # links to other articles are shorter
            total += len(words) if len(words) > _SHORT // 2 else 0
    return total


def _shown(tree: Any) -> list[Piece]:
    """Return all that a page shows, without what stands around its matter if that leaves most."""
    inner, whole = _pieces(tree, around=False), _pieces(tree, around=True)
    return inner if _size(inner) * 2 >= _size(whole) else whole


def _size(pieces: list[Piece]) -> int:
    return sum(len(piece.text) for piece in pieces)


@dataclass(slots=True)
class _Gathered:
    """Pieces so far, the words of the open one, and the kinds of the blocks that are open."""

    pieces: list[Piece] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=lambda: ["paragraph"])
    verbatim: int = 0

    def say(self, words: str | None) -> None:
        if words:
            self.words.append(words if self.verbatim else _PAGE_SPACE.sub(" ", words))

    def end(self) -> None:
        text = cleaned("".join(self.words))
        self.words.clear()
        if any(letter.isalnum() for letter in text):
            kind = self.kinds[-1]
            lines = kind == "paragraph" and "\n" in text
            self.pieces.append(
                Piece("lines" if lines else kind, text if lines else one_lined(text))
            )

    def enter(self, element: Any, tag: str) -> None:
        if tag in _KINDS:
            self.end()
            self.kinds.append(_KINDS[tag] or self.kinds[-1])
        self.verbatim += tag == "pre"
        if tag in {"br", "lb"}:
            self.words.append("\n")
        self.say(element.text)

    def leave(self, tag: str) -> None:
        self.verbatim -= tag == "pre"
        if tag in _KINDS:
            self.end()
            self.kinds.pop()


def _pieces(tree: Any, *, around: bool) -> list[Piece]:
    gathered = _Gathered()
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        hidden = _hidden(element, tag, around=around)
        if event == "start" and hidden:
            walk.skip_subtree()
        elif event == "start":
            gathered.enter(element, tag)
        else:
            if not hidden:
                gathered.leave(tag)
            if element is not tree:
                gathered.say(element.tail)
    gathered.end()
    return gathered.pieces


def one_lined(text: str) -> str:
    r"""Return text with its line ends as spaces; no-break spaces stay.

    >>> one_lined("a\n\nb\u00a0c")
    'a b\xa0c'
    """
    return re.sub("\n+", " ", text)


def _hidden(element: Any, tag: str, *, around: bool) -> bool:
    if not tag or tag in _UNSHOWN or (tag in _AROUND and not around):
        return True
    return _concealed(element, tag)


def _concealed(element: Any, tag: str) -> bool:
    """Tell whether an element is there and not shown, until a program shows it."""
    if tag in _WHOLE:
        return False  # many pages are shown when their programs are ready
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style") or ""
    return "display" in style and bool(re.search(r"display\s*:\s*none", style))


def _titled(pieces: list[Piece], said: Json) -> list[Piece]:
    """Return pieces that begin with the title, if the page shows it."""
    title = said["title"]
    if not title:
        return pieces
    wanted = one_line(title).casefold()
    for at, piece in enumerate(pieces[:5]):
        if one_line(piece.text).casefold() == wanted:
            return [*pieces[:at], replace(piece, kind="title"), *pieces[at + 1 :]]
    return [Piece("title", title), *pieces] if said["shown"] else pieces


def _refuse_empty(pieces: list[Piece], size: int) -> None:
    text = _size(pieces)
    words = " ".join(piece.text for piece in pieces[:20]).casefold()
    if not text:
        raise ReadingError("shows no text", mend=_NO_LETTERS)
    if text < _SHORT and (text < size * _LITTLE or "javascript" in words):
        what = f"shows {text} characters only: the rest is made by programs"
        raise ReadingError(what, mend=_NO_LETTERS)


# What the page says of itself


def _said(tree: Any) -> Json:
    meta = _meta(tree)
    linked = _linked(tree)
    site = meta.get("og:site_name", "")
    shown = [cleaned(one_line("".join(each.itertext()))) for each in tree.iter("h1")]
    shown = [words for words in shown if words and len(words) <= LONGEST_TITLE]
    tags = [one_line("".join(each.itertext())) for each in tree.xpath("//head/title")][:1]
    named = [
        linked.get("headline", ""),
        meta.get("og:title", ""),
        *(meta.get(key, "") for key in ("citation_title", "dc.title", "dcterms.title")),
        *(_without_site(tag, site) for tag in tags),
    ]
    named = [cleaned(one_line(words)) for words in named if words]
    title, is_shown = _title(shown, named)
    return {
        "title": title,
        "shown": is_shown,
        "date": _first(
            linked.get("datePublished", ""),
            *(meta.get(key, "") for key in _DATES),
            _time(tree),
        ),
        "publisher": _first(
            linked.get("publisher", ""),
            site,
            *(
                meta.get(key, "")
                for key in ("dc.publisher", "dcterms.publisher", "citation_publisher")
            ),
        ),
        "address": _address(tree, meta),
    }


_DATES: Final = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "citation_publication_date",
    "citation_date",
    "pubdate",
    "publish-date",
    "publication_date",
    "parsely-pub-date",
    "date",
)


def _first(*said: str) -> str:
    return next((cleaned(one_line(words))[:LONGEST_TITLE] for words in said if words.strip()), "")


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = element.get("content") or ""
        if name and content.strip():
            found.setdefault(name.strip().lower(), content.strip()[:2000])
    return found


def _title(shown: list[str], named: list[str]) -> tuple[str, bool]:
    """Return the title, and whether the page shows it as its heading."""
    if len(shown) == 1:
        return shown[0], True
    for name in named:
        for heading in shown:
            if heading.casefold() in name.casefold() or name.casefold() in heading.casefold():
                return heading, True
    return (named[0], False) if named else ("", False)


def _without_site(tag: str, site: str) -> str:
    return re.sub(rf"\s*[|\u2013\u2014:-]\s*{re.escape(site)}\s*\Z", "", tag) if site else tag


def _address(tree: Any, meta: dict[str, str]) -> str:
    links = [
        each.get("href") or ""
        for each in tree.iter("link")
        if "canonical" in (each.get("rel") or "").lower().split()
    ]
    for address in (*links, meta.get("og:url", "")):
        if re.fullmatch(r"https?://[^\s<>\"]{3,2000}", address.strip()):
            return address.strip()
    return ""


def _time(tree: Any) -> str:
    """Return the one time that the page marks as that of its publication, or has at all."""
    times = [each for each in tree.iter("time") if (each.get("datetime") or "").strip()]
    marked = [
        each.get("datetime")
        for each in times
        if each.get("pubdate") is not None
        or "datePublished" in (each.get("itemprop") or "")
        or re.search(r"publi|posted|entry-date", each.get("class") or "", re.IGNORECASE)
    ]
    chosen = marked[:1] or [each.get("datetime") for each in times if len(times) == 1]
    return str(chosen[0]).strip() if chosen else ""


def _linked(tree: Any) -> dict[str, str]:
    """Return headline, date and publisher of the article that JSON-LD in the page describes."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "") or len(script.text or "") > _LONGEST_DATA:
            continue
        try:
            ahead = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        while ahead:
            node = ahead.pop(0)
            if isinstance(node, list):
                ahead += node
            elif isinstance(node, dict):
                if _DOCUMENT_KINDS.search(str(node.get("@type", ""))) and "datePublished" in node:
                    return _of_node(node)
                ahead += [each for key, each in node.items() if key in {"@graph", "mainEntity"}]
    return {}


def _of_node(node: Json) -> dict[str, str]:
    publisher = node.get("publisher")
    first = publisher[0] if isinstance(publisher, list) and publisher else publisher
    name = first.get("name") if isinstance(first, dict) else first
    said = {**node, "publisher": name}
    keys = ("headline", "datePublished", "publisher")
    return {key: html_free(said[key]) for key in keys if isinstance(said.get(key), str)}


def html_free(words: str) -> str:
    """Return words with character references read, which JSON-LD in pages often has.

    >>> html_free("Gull &amp; Tern")
    'Gull & Tern'
    """
    import html as standard

    return standard.unescape(words)
