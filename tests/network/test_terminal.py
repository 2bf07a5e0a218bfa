"""Text for a terminal."""

from __future__ import annotations

import io
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from graph.network.terminal import cells, clean, fold_lines, paint, wants_colour

ANY = st.text(st.characters())


@given(ANY)
def test_clean_text_commands_nothing(text: str) -> None:
    """No control, format or surrogate character is left, and cleaning twice changes nothing."""
    shown = clean(text)
    assert not [it for it in shown if unicodedata.category(it) in {"Cc", "Cf", "Cs", "Zl", "Zp"}]
    assert clean(shown) == shown
    shown.encode("utf-8")


def test_plain_text_stays_as_it_is() -> None:
    """Accents, other scripts and no-break spaces are text."""
    for text in ("« Île d'Ouessant »", "한국 회사", "«\u00a0oui\u00a0»", "naïve — 12\u202f000"):
        assert clean(text) == text


@given(ANY, st.integers(40, 120))
def test_lines_fit(text: str, width: int) -> None:
    """No line is wider than the terminal, but for an address, and no letter is lost."""
    lines = fold_lines(text, width, first="- ", rest="  ")
    assert all(cells(line) <= width or "://" in line for line in lines)
    letters = "".join(line[2:] for line in lines).replace(" ", "")
    assert letters == clean(text).replace(" ", "")


def test_an_address_is_not_cut() -> None:
    """What people copy stays in one piece."""
    address = "https://ferry.example/" + "a" * 60
    assert address in fold_lines(f"see {address}", 40)


def test_wide_letters_count_twice() -> None:
    """Korean text folds where the terminal ends, not at twice that."""
    assert [cells(line) for line in fold_lines("한" * 50, 40)] == [40, 40, 20]


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def test_colour_is_for_terminals_that_want_it() -> None:
    """A file, NO_COLOR and a dumb terminal get none; an empty NO_COLOR says nothing."""
    assert wants_colour(Screen(), {})
    assert wants_colour(Screen(), {"NO_COLOR": ""})
    assert not wants_colour(io.StringIO(), {})
    assert not wants_colour(Screen(), {"NO_COLOR": "1"})
    assert not wants_colour(Screen(), {"TERM": "dumb"})


def test_paint_leaves_text_alone_without_colour() -> None:
    """Nothing but the text goes to a file."""
    assert paint("alleged", "alleged", colour=False) == "alleged"
    assert paint("", "alleged", colour=True) == ""
