"""What a document says of itself: title, date, publisher, address."""

from __future__ import annotations

import pytest

from graph.reading import read_bytes

BODY = "The ship was last seen on 1 January 2030 by the crew of a tug.\nIt has not been found.\n"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("14 May 2031", "2031-05-14"),
        ("Published on 14 May 2031 at 10:32", "2031-05-14"),
        ("Publié le 14 mai 2031 à 10 h", "2031-05-14"),
        ("Le 14 mai 2031 - Port-Sable - Vigie du port", "2031-05-14"),
        ("PORT SABLE, May 14, 2031 (Anchor Wire) - The ship was sold to a firm.", "2031-05-14"),
        ("For Immediate Release: Wednesday, May 14, 2031", "2031-05-14"),
        ("Date: 2031-05-14", "2031-05-14"),
        ("May 2031", "2031-05"),
        ("Note of the Harbour Watch, May 2031", "2031-05"),
        ("Réponse de la Vigie du port du 14 mai 2031", "2031-05-14"),
        ("3/4/2031", ""),
        ("Updated 14 May 2031", ""),
        ("The Watch said on 14 May 2031 that the ship was sold to another firm in the port.", ""),
        ("Port Sable", ""),
    ],
)
def test_the_date_is_that_of_the_dateline(line: str, date: str) -> None:
    """A line that says little but a date gives the document's, a sentence doesn't."""
    document = read_bytes(f"A ship is lost\n{line}\n{BODY}".encode(), "tale.txt")
    assert document.date == date
    assert document.title == "A ship is lost"


def test_fields_at_the_top_are_read() -> None:
    """Fields that a collector wrote at the top give title, date, publisher and address."""
    head = (
        "Title: A ship is lost\nSource: Daily Anchor\nDate: 14 May 2031\nURL: https://a.example/1\n"
    )
    document = read_bytes(f"{head}\n{BODY}".encode(), "tale.txt")
    assert (document.title, document.date) == ("A ship is lost", "2031-05-14")
    assert (document.publisher, document.address) == ("Daily Anchor", "https://a.example/1")


def test_a_text_that_gives_nothing_has_nothing() -> None:
    """A text without title or dateline has neither."""
    document = read_bytes(BODY.encode(), "2031-05-14-tale.txt")
    assert (document.title, document.date) == ("", "")
    assert (document.publisher, document.address) == ("", "")
    assert [block.kind for block in document.blocks] == ["paragraph", "paragraph"]
