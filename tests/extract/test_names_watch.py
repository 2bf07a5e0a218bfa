"""Watch lists in CSV."""

from __future__ import annotations

import pytest

from graph.extract.names import WatchListError, WatchName, read_watch_list


def written(tmp_path, text, encoding="utf-8"):
    """Write a list, and return its path."""
    path = tmp_path / "list.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_columns_go_by_their_names(tmp_path):
    """Columns stand in any order, others are passed over, and empty aliases left out."""
    path = written(
        tmp_path, "id,name,alias,note,alias2,kind\nw1,Aldo Orsan,Al O.,x,,Person\n\nw2,Tern\n"
    )
    assert list(read_watch_list(path)) == [
        WatchName("Aldo Orsan", "Person", "w1", ("Al O.",)),
        WatchName("Tern", "", "w2"),
    ]


def test_hostile_cells_are_text(tmp_path):
    """Formulas are kept as text, invisible characters dropped, and quotes and line feeds read."""
    path = written(
        tmp_path, '\ufeffname\n"=cmd|\'/C calc\'!A0"\n"Te\u200brn\u202e"\n"Two\nLines"\n'
    )
    assert [one.name for one in read_watch_list(path)] == [
        "=cmd|'/C calc'!A0",
        "Tern",
        "Two Lines",
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("title\nTern\n", 1),
        ("name,kind\nTern,Company\n,Company\n", 3),
        ("name,kind\nTern,a kind\n", 2),
        ("name\n" + "T" * 500 + "\n", 2),
        ('name\n"Tern\n', 2),
    ],
)
def test_an_error_says_its_line(tmp_path, text, line):
    """What can't be read is refused with the number of its line."""
    with pytest.raises(WatchListError) as caught:
        list(read_watch_list(written(tmp_path, text)))
    assert caught.value.where.endswith(f":{line}")


def test_other_encodings_and_missing_files_are_refused(tmp_path):
    """A list that isn't UTF-8, or isn't there, is refused with a clear error."""
    with pytest.raises(WatchListError):
        list(read_watch_list(written(tmp_path, "name\nÉric\n", "latin-1")))
    with pytest.raises(WatchListError):
        list(read_watch_list(tmp_path / "none.csv"))
