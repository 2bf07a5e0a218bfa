from __future__ import annotations

import os
import unicodedata

import pytest

from graph.errors import ManyErrors, PlaceError
from graph.evidence.documents import MOST_BYTES, assign
from graph.model import BASE, Attribution, Claim, Evidence, Knowledge, Source
from graph.text.locate import select
from graph.text.normal import digest

HARBOUR = "The tug Marlow left Brightwater in May 2031.\nIt towed two barges to Eastport.\n"
CAFE = "Le café Nérval a fermé en juin 2030. Son patron, Aldo Vérin, est parti à Sarnac.\n"


def source(slug, text):
    iri = f"{BASE}source/{slug}"
    return Source(iri, slug, "p", "notStated", "en", "notStated", digest(text))


def claim(at, slug, text, words):
    start = text.index(words)
    chosen = select(text, start, start + len(words))
    iri = f"{BASE}source/{slug}"
    evidence = Evidence(
        iri,
        chosen.start,
        chosen.end,
        chosen.text_digest,
        chosen.match_length,
        chosen.match_digest,
    )
    return Claim(
        f"{BASE}claim/{slug}{at}",
        iri,
        "s",
        "r",
        "m",
        "p",
        "a",
        (Attribution(1, ("p",)),),
        evidence,
        {},
    )


def knowing(**texts):
    """Make the knowledge of sources with a claim for each sentence."""
    sources, claims = {}, {}
    for slug, text in texts.items():
        one = source(slug, text)
        sources[one.iri] = one
        for at, words in enumerate(text.replace("\n", " ").split(". ")):
            if words.strip(" ."):
                made = claim(at, slug, text, words.strip(" ."))
                claims[made.iri] = made
    return Knowledge({}, {}, sources, claims)


def assigned(folder, knowledge):
    return assign(folder, knowledge.sources, knowledge)


def test_each_file_goes_to_the_source_with_its_digest(tmp_path):
    """A file whose digest is a source's belongs to it, whatever the file is called."""
    (tmp_path / "b.txt").write_text(HARBOUR, encoding="utf-8")
    (tmp_path / "a.txt").write_text(CAFE, encoding="utf-8")
    found = assigned(tmp_path, knowing(harbour=HARBOUR, cafe=CAFE))
    names = {iri: (one.name, one.unchanged) for iri, one in found.documents.items()}
    assert names == {
        f"{BASE}source/cafe": ("a.txt", True),
        f"{BASE}source/harbour": ("b.txt", True),
    }
    assert found.texts[f"{BASE}source/harbour"] == HARBOUR
    assert found.strays == ()
    assert found.without == ()


def test_line_ends_and_unicode_form_change_nothing(tmp_path):
    """CRLF, NFD and a byte order mark give the same stored text, so the file is unchanged."""
    data = unicodedata.normalize("NFD", CAFE).replace("\n", "\r\n").encode("utf-8-sig")
    (tmp_path / "cafe.txt").write_bytes(data)
    (document,) = assigned(tmp_path, knowing(cafe=CAFE)).documents.values()
    assert document.unchanged
    assert document.text == CAFE


def test_a_changed_file_goes_to_the_source_whose_passages_it_holds(tmp_path):
    """An edited file belongs to the source of which it holds most passages."""
    (tmp_path / "x.txt").write_text("Yesterday: " + HARBOUR, encoding="utf-8")
    found = assigned(tmp_path, knowing(harbour=HARBOUR, cafe=CAFE))
    (document,) = found.documents.values()
    assert document.source == f"{BASE}source/harbour"
    assert not document.unchanged
    assert found.without == (f"{BASE}source/cafe",)


def test_a_file_that_holds_nothing_is_a_stray(tmp_path):
    """A file with no passage of any source is reported, not skipped."""
    (tmp_path / "x.txt").write_text("Nothing to do with it.", encoding="utf-8")
    found = assigned(tmp_path, knowing(harbour=HARBOUR))
    assert [stray.name for stray in found.strays] == ["x.txt"]
    assert "belongs to no source" in found.strays[0].why
    assert found.without == (f"{BASE}source/harbour",)


def test_a_tie_is_an_error(tmp_path):
    """A file that holds as much of one source as of another is nobody's until it is told."""
    (tmp_path / "x.txt").write_text(HARBOUR + CAFE, encoding="utf-8")
    with pytest.raises(ManyErrors, match=r"cafe and harbour|harbour and cafe"):
        assigned(tmp_path, knowing(harbour=HARBOUR, cafe=CAFE))


def test_the_exact_file_wins_over_a_changed_one(tmp_path):
    """Of two files for one source, the one with its digest is its document."""
    (tmp_path / "a.txt").write_text("Now: " + HARBOUR, encoding="utf-8")
    (tmp_path / "b.txt").write_text(HARBOUR, encoding="utf-8")
    found = assigned(tmp_path, knowing(harbour=HARBOUR))
    assert [document.name for document in found.documents.values()] == ["b.txt"]
    assert [stray.name for stray in found.strays] == ["a.txt"]


def test_two_changed_files_for_one_source_are_an_error(tmp_path):
    """Two changed texts of one source can't both be its document."""
    (tmp_path / "a.txt").write_text("Now: " + HARBOUR, encoding="utf-8")
    (tmp_path / "b.txt").write_text("Then: " + HARBOUR, encoding="utf-8")
    with pytest.raises(ManyErrors, match="two changed texts of harbour"):
        assigned(tmp_path, knowing(harbour=HARBOUR))


def test_all_files_that_cannot_be_read_are_named_together(tmp_path):
    """Files that are too large, not UTF-8, no files or outside are an error each."""
    inside = tmp_path / "documents"
    inside.mkdir()
    (tmp_path / "secret.txt").write_text("outside", encoding="utf-8")
    (inside / "a.txt").write_bytes(b"caf\xe9")
    (inside / "b.txt").write_bytes(b"x" * (MOST_BYTES + 1))
    (inside / "c.txt").symlink_to(tmp_path / "secret.txt")
    (inside / "d.txt").mkdir()
    (inside / "e.txt").symlink_to(inside / "gone.txt")
    os.mkfifo(inside / "f.txt")
    with pytest.raises(ManyErrors) as caught:
        assigned(inside, knowing(harbour=HARBOUR))
    assert [error.where for error in caught.value.errors] == [f"{name}.txt" for name in "abcdef"]
    assert all(error.mend for error in caught.value.errors)
    assert "outside" not in str(caught.value)


def test_a_folder_that_is_not_there_is_named(tmp_path):
    """A folder that can't be listed is an error that names it."""
    with pytest.raises(PlaceError, match="nowhere"):
        assigned(tmp_path / "nowhere", knowing(harbour=HARBOUR))
