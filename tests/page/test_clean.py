"""Text from outside hides nothing, and only web addresses lead anywhere."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.page.clean import visible, web_address
from graph.page.labels import lines


@given(st.text())
def test_what_is_visible_has_no_control_and_stays_so(text):
    """No control, override or lone surrogate is left; a second pass changes nothing."""
    found = visible(text)
    assert visible(found) == found
    assert all(unicodedata.category(sign) not in {"Cc", "Cs"} or sign in "\t\n" for sign in found)
    assert not set(found) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    found.encode()


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "//outside.example",
        "https://",
        "https://user@outside.example",
        "http://[bad",
        "https://a.example/ b",
        "https://a.example/\u202e",
        ' "https://a.example',
        "ftp://a.example",
        "",
    ],
)
def test_what_is_not_a_web_address_is_no_link(address):
    """Other schemes, hidden characters and users in the host are refused."""
    assert web_address(address) == ""


@given(st.text(max_size=400), st.integers(2, 30), st.integers(1, 4))
def test_a_label_never_outgrows_its_lines(text, width, most):
    """However long a label is, it takes so many lines of so many characters."""
    cut = lines({"en": text}, width=width, most=most)["en"]
    assert 1 <= len(cut) <= most
    assert all(len(line) <= width for line in cut)
