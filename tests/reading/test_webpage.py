"""Web pages, of every degree of good will."""
# ruff: noqa: RUF001  # the quotes are what is tested

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from graph.errors import ReadingError
from graph.reading import Bounds, read, read_bytes
from graph.reading.bounded import ChildLost
from tests.reading.conftest import kinds

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("trafilatura") is None,
    reason="trafilatura is not installed: pip install 'dprk-networks[extract]'",
)

ARTICLE = """
<main><h1>Deux navires disparus</h1><p>Par Anne Merle</p><div>
<p>La société Merle Gris aurait versé 1,2&nbsp;million d’euros à des <em>plongeurs</em> de Héronie,
selon la Vigie du port. Le navire a quitté le port sous un faux pavillon.</p>
<h2>Une flotte de l’ombre</h2>
<p>Le capitaine a été payé en cuivre, d’après deux responsables du port qui ont demandé à rester
anonymes, et la cargaison a été transbordée au large.</p>
<ul><li>du charbon ;</li><li>du minerai.</li></ul>
<table><tr><td>Navire</td><td>Tonnes</td></tr></table></div></main>
"""
META = """
<meta property="og:site_name" content="L’Ancre du jour"><meta charset="{charset}">
<meta property="article:published_time" content="2031-05-14T08:00:00+02:00">
<link rel="canonical" href="https://ancre.example/2030/01/01/deux-navires">
"""


def page(body: str = ARTICLE, head: str = "", charset: str = "utf-8") -> bytes:
    """Return a page in an encoding that it declares."""
    around = "<nav><ul><li><a href='/'>Accueil</a></li></ul></nav>"
    foot = "<footer>Mentions légales</footer><script>var hidden = 1;</script>"
    made = f"<!DOCTYPE html><html><head>{head}</head><body>{around}{body}{foot}</body></html>"
    return made.encode(charset)


def test_an_article_is_read() -> None:
    """Title, paragraphs, headings, items and cells of an article come out in order, no menu."""
    document = read_bytes(page(head=META.format(charset="utf-8")), "page.html")
    found = kinds(document)
    assert found[0] == ("title", "Deux navires disparus")
    assert ("heading", "Une flotte de l’ombre") in found
    assert [words for kind, words in found if kind == "item"] == ["du charbon ;", "du minerai."]
    assert [words for kind, words in found if kind == "cell"] == ["Navire", "Tonnes"]
    assert any("plongeurs de Héronie, selon la Vigie" in words for _, words in found)
    assert not {"Accueil", "hidden", "légales"} & set(document.text.split())
    assert document.language == "fr"
    assert document.extractor.startswith("html/trafilatura ")
    assert not document.warnings


def test_what_the_page_says_of_itself() -> None:
    """Date, publisher and address are the page's own, and its address tells no date."""
    document = read_bytes(page(head=META.format(charset="utf-8")), "page.html")
    assert (document.title, document.date) == ("Deux navires disparus", "2031-05-14")
    assert document.publisher == "L’Ancre du jour"
    assert document.address == "https://ancre.example/2030/01/01/deux-navires"
    without = '<link rel="canonical" href="https://ancre.example/2030/01/01/deux-navires">'
    assert not read_bytes(page(head=without), "page.html").date


def test_linked_data_are_read() -> None:
    """Date and publisher are found in JSON-LD, even within a graph, and broken JSON is passed."""
    linked = (
        '<script type="application/ld+json">{broken</script><script type="application/ld+json">'
        '{"@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle", "headline": "Deux navires '
        'disparus", "datePublished": "2031-05-14", "publisher": {"name": "Ancre &amp; Cie"}}]}'
        "</script>"
    )
    document = read_bytes(page(head=linked), "page.html")
    assert (document.date, document.publisher) == ("2031-05-14", "Ancre & Cie")


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-15", "windows-1252", "utf-16"])
def test_a_declared_encoding_is_read(charset: str) -> None:
    """A page in the encoding that it declares comes out right."""
    body = ARTICLE.replace("’", "'")
    head = META.replace("’", "'").format(charset=charset)
    document = read_bytes(page(body, head, charset), "page.html")
    assert "La société Merle Gris aurait versé" in document.text
    assert not document.warnings


def test_a_wrong_declaration_does_not_spoil_utf_8() -> None:
    """A page in UTF-8 that says it is Latin 1 is read as UTF-8."""
    data = page(head='<meta charset="iso-8859-1">')
    assert "d’après deux responsables" in read_bytes(data, "page.html").text


def test_an_undeclared_encoding_is_a_warning() -> None:
    """A page in Windows 1252 that declares nothing is read, with a warning."""
    document = read_bytes(page(charset="cp1252"), "page.html")
    assert "La société Merle Gris" in document.text
    assert document.warnings


def test_a_page_without_article_is_walked_through() -> None:
    """Where no article is found, what the page shows is taken, but what is hidden isn't."""
    body = (
        "<div>Two ships left the port.<br>One came back.</div><p hidden>Not shown</p>"
        "<p style='display: none'>Not shown</p><noscript>Not shown</noscript>"
    )
    document = read_bytes(f"<html><body>{body}</body></html>".encode(), "page.html")
    assert "Two ships left the port." in document.text
    assert "Not shown" not in document.text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<html><body></body></html>", "no text"),
        (b"<html><script>" + b"x" * 90_000 + b"</script><p>Please wait</p>", "characters only"),
        (b"<html><body><p>Please turn on JavaScript.</p></body></html>", "characters only"),
        (b"<html>" + b"<div>" * 1_000_000, "."),
    ],
)
def test_a_page_without_text_is_an_error(data: bytes, words: str) -> None:
    """A page that shows nothing, or that a program would fill, is an error with a mend."""
    with pytest.raises(ReadingError, match=words) as caught:
        read_bytes(data, "page.html")
    assert caught.value.where == "page.html"
    assert caught.value.mend


def test_a_deep_page_is_read_or_refused() -> None:
    """Text under ten thousand elements ends nothing but its own reading."""
    data = b"<html><body><p>" + b"Two ships left the port at night. " * 20
    data += b"</p>" + b"<div><b>" * 10_000 + b"deep"
    assert "Two ships left" in read_bytes(data, "page.html").text


def test_time_is_bounded() -> None:
    """A page that takes longer than it may is stopped, with a word on it."""
    data = b"<html>" + b"<p>Two ships left the port at night, with a cargo.</p>" * 100_000
    with pytest.raises(ReadingError, match=r"more than 0\.\d+ s"):
        read_bytes(data, "page.html", bounds=Bounds(seconds=0.3))


def test_memory_is_bounded() -> None:
    """A page that needs more memory than it may have is an error, and ends no process of ours."""
    data = b"<html>" + b"<p>Two ships left.</p>" * 400_000
    with pytest.raises(ReadingError):
        read_bytes(data, "page.html", bounds=Bounds(memory=160 * 1024**2))


def test_text_is_bounded() -> None:
    """A page with more text than allowed is an error."""
    with pytest.raises(ReadingError, match="more than 100 characters"):
        read_bytes(page(), "page.html", bounds=Bounds(characters=100))


def test_heavy_libraries_stay_away_from_text() -> None:
    """Plain text is read without any of the libraries for other forms."""
    code = (
        "import sys, graph.reading as r; r.read_bytes(b'Two ships.', 'a.txt');"
        "print([m for m in sys.modules if m.split('.')[0] in"
        " ('lxml', 'trafilatura', 'pypdf', 'pypdfium2', 'pyoxigraph')])"
    )
    root = Path(__file__).resolve().parents[2]
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=root, check=True
    )
    assert ran.stdout == "[]\n"


def test_a_page_whose_article_takes_too_long_is_walked_through(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where the search for an article ends its process, the page is read without it."""
    real = read.answer_of

    def lost(request, data, **bounds):
        if not request.get("walk"):
            raise ChildLost("took too long")
        return real(request, data, **bounds)

    monkeypatch.setattr(read, "answer_of", lost)
    document = read_bytes(page(), "page.html")
    assert document.extractor.startswith("html/lxml ")
    assert "La société Merle Gris" in document.text
    assert any("no article" in warning for warning in document.warnings)
