"""Names looked up as people type them."""
# ruff: noqa: RUF001  # the quotes and dashes are what is tested

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.text.names import fold, nearest

NAMES = ["Zéphyr Bank", "Zephyr Banque", "Œuvre Noire", "Groupe Œdipe", "Roe", "ROE", "북방상사"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("oeuvre noire", "Œuvre Noire"),
        ("ZEPHYR-BANK", "Zéphyr Bank"),
        ("l'ile", "L’Île"),
        ("U.S.A.", "USA"),
        ("nord coreens", "Nord‑Coréens"),
        ("strasse", "Straße"),
        ("lodz", "Łódź"),
        ("istanbul", "İstanbul"),
        ("38 north", "38\u00a0North"),
        ("abc", "ＡＢＣ"),
    ],
)
def test_case_accents_and_punctuation_do_not_matter(typed: str, meant: str) -> None:
    """What is typed without accents, capitals or the right hyphen is the same name."""
    assert fold(typed) == fold(meant) != ""


def test_other_scripts_stay_readable() -> None:
    """Korean is compared as it is, and a sign alone is no name."""
    assert fold("북방상사") == "북방상사"
    assert fold("— ! —") == ""


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(name: str) -> None:
    """A folded name is its own fold, and every Unicode form of a name folds alike."""
    once = fold(name)
    assert fold(once) == once
    assert fold(unicodedata.normalize("NFD", name)) == once


def test_the_nearest_names_come_first() -> None:
    """A slip of the finger finds the name, best first, and at most as many as wanted."""
    assert nearest("zefyr bank", NAMES)[:2] == ["Zéphyr Bank", "Zephyr Banque"]
    assert nearest("edipe", NAMES)[0] == "Groupe Œdipe"
    assert len(nearest("zephyr", NAMES, limit=1)) == 1


def test_equal_names_come_in_a_fixed_order() -> None:
    """Equally near names come in code point order, whatever the order they were given in."""
    assert nearest("roe", NAMES)[:2] == nearest("roe", reversed(NAMES))[:2] == ["ROE", "Roe"]


def test_nothing_near_is_nothing() -> None:
    """A name that resembles none gets no suggestions, and neither does an empty one."""
    assert nearest("xxqqzz", NAMES) == []
    assert nearest(" ", NAMES) == []
    assert nearest("x" * 1_000_000, NAMES) == []
