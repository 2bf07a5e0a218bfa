"""Word files: their styles, tables and notes, and what strangers put into a zip."""

from __future__ import annotations

import importlib.util
import io
import zipfile

import pytest

from graph.errors import ReadingError
from graph.reading import read_bytes
from tests.reading.conftest import W, kinds, make_docx, paragraph

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("lxml") is None,
    reason="lxml is not installed: pip install 'dprk-networks[extract]'",
)

STYLES = (
    f'<w:styles xmlns:w="{W}">'
    '<w:style w:styleId="Titre"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Maison"><w:name w:val="Maison"/><w:basedOn w:val="Titre1"/></w:style>'
    '<w:style w:styleId="Puce"><w:name w:val="List Bullet"/></w:style>'
    '<w:style w:styleId="Corps"><w:name w:val="Body"/><w:basedOn w:val="Corps"/></w:style>'
    "</w:styles>"
)
NOTES = (
    f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator"><w:p/></w:footnote>'
    f"<w:footnote>{paragraph('La Vigie, 2031.')}</w:footnote></w:footnotes>"
)


def test_styles_make_kinds() -> None:
    """Titles, headings, items, cells and notes are known by style, whatever Word's language."""
    body = (
        paragraph("Les navires", "Titre")
        + paragraph("Constats", "Titre1")
        + paragraph("Les suites de l'affaire.", "Maison")
        + paragraph("Le navire a quitté le port de Sable.", "Corps")
        + paragraph("du charbon", "Puce")
        + f"<w:tbl><w:tr><w:tc>{paragraph('Héron')}</w:tc></w:tr></w:tbl>"
    )
    parts = {"word/styles.xml": STYLES, "word/footnotes.xml": NOTES}
    document = read_bytes(make_docx(body, parts=parts), "rapport.docx")
    assert kinds(document) == [
        ("title", "Les navires"),
        ("heading", "Constats"),
        ("heading", "Les suites de l'affaire."),
        ("paragraph", "Le navire a quitté le port de Sable."),
        ("item", "du charbon"),
        ("cell", "Héron"),
        ("item", "La Vigie, 2031."),
    ]
    assert (document.title, document.language) == ("Les navires", "fr")
    assert document.extractor.startswith("docx/lxml ")


def test_changes_are_as_accepted() -> None:
    """Inserted text is read and deleted text is not; tabs and breaks part words."""
    more = (
        "<w:ins><w:r><w:t> two</w:t></w:r></w:ins><w:del><w:r><w:delText> nine</w:delText></w:r>"
        "</w:del><w:r><w:tab/><w:t>ships left,</w:t><w:br/><w:t>one by one.</w:t></w:r>"
    )
    document = read_bytes(make_docx(paragraph("All", more=more)), "a.docx")
    assert document.text == "All two ships left,\none by one."


def test_the_text_of_a_text_box_stands_once() -> None:
    """A text box, which Word writes twice for old programs, is read once, as its own block."""
    box = f"<w:txbxContent>{paragraph('In the box.')}</w:txbxContent>"
    compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    more = (
        f'<mc:AlternateContent xmlns:mc="{compatibility}"><mc:Choice>{box}</mc:Choice>'
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    document = read_bytes(make_docx(paragraph("Two ships left.", more=more)), "a.docx")
    assert [words for _, words in kinds(document)] == ["Two ships left.", "In the box."]


def test_an_entity_bomb_is_refused() -> None:
    """A DTD with entities within entities is refused, and unfolds to nothing."""
    entities = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 12))
    head = f'<!DOCTYPE w [<!ENTITY e0 "lol">{entities}]>'
    with pytest.raises(ReadingError):
        read_bytes(make_docx(paragraph("&e11;"), head=head), "a.docx")
    with pytest.raises(ReadingError, match="DTD"):
        read_bytes(make_docx(paragraph("words"), head="<!DOCTYPE w>"), "a.docx")


def test_a_file_is_never_fetched() -> None:
    """An entity that names a file of ours brings nothing of it."""
    head = '<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    with pytest.raises(ReadingError, match="DTD"):
        read_bytes(make_docx(paragraph("words &e;"), head=head), "a.docx")


def test_a_zip_bomb_is_refused() -> None:
    """A part that unfolds to far more than its size is refused before it is unfolded."""
    data = make_docx(paragraph("words" + " " * 30_000_000))
    assert len(data) < 100_000
    with pytest.raises(ReadingError, match="unfolds"):
        read_bytes(data, "a.docx")


def test_a_zip_that_lies_about_its_sizes_is_refused() -> None:
    """A part that declares less than it holds is an error, and not read beyond bounds."""
    data = make_docx(paragraph("words" + " " * 30_000_000))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = archive.getinfo("word/document.xml").file_size
    lying = data.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    assert lying != data
    with pytest.raises(ReadingError):
        read_bytes(lying, "a.docx")


@pytest.mark.parametrize("body", ["", paragraph(""), paragraph(" \u2014 ")])
def test_a_file_without_text_is_an_error(body: str) -> None:
    """A Word file that holds no word is an error with a mend."""
    with pytest.raises(ReadingError, match="no text") as caught:
        read_bytes(make_docx(body), "a.docx")
    assert caught.value.mend


def test_broken_files_are_errors() -> None:
    """A cut file, one without its main part, and broken XML are errors that say so."""
    data = make_docx(paragraph("words"))
    for broken in (data[:-30], data[:200], make_docx("<w:p>")):
        with pytest.raises(ReadingError) as caught:
            read_bytes(broken, "a.docx")
        assert caught.value.where == "a.docx"


def test_deep_nesting_ends_nothing() -> None:
    """Elements nested a hundred thousand deep are an error, and no crash."""
    with pytest.raises(ReadingError):
        read_bytes(make_docx("<w:p>" * 100_000 + "</w:p>" * 100_000), "a.docx")
