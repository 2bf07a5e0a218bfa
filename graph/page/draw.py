"""The network page of some claims: one file, offline, each edge with its modality and source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import DprkError
from graph.files import atomic_write
from graph.model import BASE, LANGUAGES, Claim, Knowledge, Words
from graph.page.analysis import analysis
from graph.page.clean import claim_id, visible_words
from graph.page.data import page_data, view
from graph.page.intro import Shown, introduction
from graph.page.items import looks, picture
from graph.page.pack import pack

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


def page(  # noqa: PLR0913 - what is shown, and what is said of it
    knowledge: Knowledge,
    claims: Iterable[Claim] | None = None,
    *,
    title: Words,
    lead: Words | None = None,
    lang: str | None = None,
    changes: Mapping[str, str] | None = None,
) -> str:
    """Return the whole page as HTML: the same text for the same input.

    It opens in ``lang`` ("en" or "fr"); without one in French where the browser asks for that,
    else in English. It shows ``claims``, each once, or all of ``knowledge`` if none are given.
    Claims whose object is a value stand in the panels only. ``lead`` is a sentence at its top,
    before what it shows and leaves out. ``changes`` says of claims, by IRI, how
    two builds differ: "new", "gone" or "changed" (see ``graph.network.compare``).
    Raises ``DprkError`` for a language that the page does not speak.

    >>> html = page(Knowledge({}, {}, {}, {}), title={"en": "Nothing yet"})
    >>> html.startswith("<!DOCTYPE html>"), "Nothing yet" in html
    (True, True)
    """
    first = lang or "en"
    if first not in LANGUAGES:
        raise DprkError(
            f"the page does not speak {lang!r}", mend=f"choose one of {', '.join(LANGUAGES)}"
        )
    from graph.page.pyvis_network import PageNetwork

    shown = view(knowledge, claims)
    about = page_data(shown)
    undrawn = sum(1 for entity in about["entities"] if not entity["drawn"])
    measured = analysis(shown, changes)
    # what others fold into has a name, though it may stand in no claim of the view
    about["names"] += measured.pop("names")
    marks = dict(sorted((changes or {}).items()))
    intro = introduction(knowledge, Shown(shown.claims, len(shown.drawn), undrawn, marks))
    about |= picture(shown) | {
        "title": visible_words(title),
        "claimBase": f"{BASE}claim/",
        "intro": {
            tag: " ".join(filter(None, (visible_words(lead or {}).get(tag), text)))
            for tag, text in intro.items()
        },
        "looks": looks(shown),
        "analysis": measured,
        "changes": {claim_id(iri): str(mark) for iri, mark in marks.items()},
        "lang": first,
        "langs": [lang] if lang else list(LANGUAGES),
    }
    return PageNetwork(pack(about)).generate_html(lang=first)


def write(
    path: str | Path,
    knowledge: Knowledge,
    claims: Iterable[Claim] | None = None,
    *,
    title: Words,
    lang: str | None = None,
) -> Path:
    """Write the page to ``path`` as UTF-8, whole or not at all, and return the path.

    Takes what ``page`` takes; raises ``PlaceError`` when the file can't be written.

    >>> import pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder) / "n.html"
    ...     write(path, Knowledge({}, {}, {}, {}), title={"en": "N"}).name
    'n.html'
    """
    return atomic_write(path, page(knowledge, claims, title=title, lang=lang).encode("utf-8"))
