"""The match form of a text, and the way back."""
# ruff: noqa: RUF001  # the quotes and dashes are what is tested

from __future__ import annotations

import hashlib
import sys
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from graph.text.matchform import _extends, match_form, passage_digest

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.text.matchform import MatchForm

TEXT = (
    "« L’Œuvre », dit l’élu nord‑éolien – “non” – à 10 000 écus :\nla ﬁn du ½ ﬂéau de l’Île… s’il "
    "vous plaît\u00a0! Ça, c’est 'sûr'."
)
# what a converter, an editor and a hostile hand put into texts, thick enough to meet each other
RISKY = (
    "aé'´`\"«»“”‘’′″–—-‑\u00ad\u200b\u00a0 \n\t\u0301\u0323\u0308¨ﬁŉ½…ﷺ"
    "한글\u1100\u1161각ёй̈Ａ\ufeff\u034fx̂"
)
texts = st.one_of(st.text(max_size=40), st.text(alphabet=RISKY, max_size=40))


def test_every_distortion_has_the_same_form(distort: Callable[[str], str]) -> None:
    """However a text was converted, typed or wrapped, its match form is the same."""
    assert match_form(distort(TEXT)).form == match_form(TEXT).form


def test_what_is_said_differently_stays_different() -> None:
    """Case, digits, accents and words are not folded."""
    forms = [match_form(text).form for text in ("US 1", "us 1", "US 2", "ÛS 1", "US! 1", "US 1 no")]
    assert len(set(forms)) == len(forms)


def test_the_form_itself() -> None:
    """Quotes become one sign, and white space, dashes and invisible characters are gone."""
    assert match_form("« L’été » –\u00ad 2\u202f000\n").form == "'L'été'2000"


def test_a_run_of_quotes_is_one() -> None:
    """A double quote typed as two single ones, or nested quotes, fold to one sign."""
    assert {match_form(text).form for text in ("''a''", '"a"', "“‘a’”", "« “a” »", "″a″")} == {
        "'a'"
    }


def test_a_ligature_leads_back_as_a_whole() -> None:
    """Where one character became several, each of them leads back to that character."""
    match = match_form("la ﬁn")
    at = match.form.index("fi")
    assert match.span(at, at + 1) == match.span(at, at + 2) == (3, 4)


def test_a_letter_and_its_marks_lead_back_together() -> None:
    """Where a base and its marks became one character, it leads back to all of them."""
    match = match_form(unicodedata.normalize("NFD", "déjà"))
    assert match.form == "déjà"
    assert match.span(1, 2) == (1, 3)
    assert match.span(3, 4) == (4, 6)


def test_an_emoji_is_one_position() -> None:
    """Positions count code points, as Python does and JavaScript doesn't."""
    match = match_form("\U0001f600 non")
    assert match.span(1, 4) == (2, 5)


def test_quotes_beside_a_passage_can_be_its_own_or_its_neighbours() -> None:
    """A passage takes the nearest of a run of quotes, and its room reaches over white space."""
    match = match_form("« A. » « B. »")
    assert match.form == "'A.'B.'"
    assert match.span(3, 7) == (7, 13)
    assert match.span(0, 4) == (0, 6)
    assert match.room(4, 6) == (8, 12)


def test_a_passage_has_the_digest_of_its_own_match_form() -> None:
    """The length and digest are those of the match form's UTF-8, wherever the passage stands."""
    length, value = passage_digest("x « élu » y", 4, 7)
    assert (length, value) == (3, hashlib.sha256("élu".encode()).hexdigest())


@given(texts)
def test_the_form_is_the_same_in_every_unicode_form(text: str) -> None:
    """NFC, NFD, NFKC and NFKD of any text have one match form."""
    forms = ("NFC", "NFD", "NFKC", "NFKD")
    assert len({match_form(unicodedata.normalize(form, text)).form for form in forms}) == 1


@given(texts)
@example("a\u00a8b")
def test_the_form_of_a_form_is_itself(text: str) -> None:
    """A match form is its own match form."""
    form = match_form(text).form
    assert match_form(form).form == form


@given(texts, st.data())
def test_invisible_insertions_change_nothing(text: str, data: st.DataObject) -> None:
    """Soft hyphens, zero-width characters, hyphens and line ends anywhere leave the form alone."""
    # white space before a lone acute accent is how NFKC writes the acute used as an apostrophe
    assume(" \u0301" not in unicodedata.normalize("NFKD", text))
    junk = st.sampled_from(["\u00ad", "\u200b", "-\n", "\n", "\u2060", "\r\n", "\u2011"])
    pieces = [character + data.draw(st.just("") | junk) for character in text]
    assert match_form("".join(pieces)).form == match_form(text).form


def _check_map(text: str, match: MatchForm) -> None:
    columns = (match.starts, match.ends, match.last_starts, match.first_ends)
    for column in columns:
        assert len(column) == len(match.form)
        assert list(column) == sorted(column)
        assert all(0 <= place <= len(text) for place in column)
    assert all(low < high for low, high in zip(match.starts, match.ends, strict=True))


@given(texts, st.data())
def test_the_way_back_gives_the_same_form(text: str, data: st.DataObject) -> None:
    """The span of any stretch of the form has that stretch as its form, if it cuts no letter."""
    match = match_form(text)
    _check_map(text, match)
    assume(match.form)
    low = data.draw(st.integers(0, len(match.form) - 1))
    high = data.draw(st.integers(low + 1, len(match.form)))
    start, end = match.span(low, high)
    before, after = match.room(low, high)
    if before <= start < end <= after:
        assert match_form(text[start:end]).form == match.form[low:high]
    else:
        # it begins or ends inside a letter with its marks, or a character that became several
        parts = unicodedata.normalize("NFKD", text)
        assert len(parts) > len(text) or any(map(_extends, parts))


def test_no_letter_composes_across_what_we_take_for_its_bounds() -> None:
    """Every character that Unicode composes with the one before it counts as extending it."""
    for code in range(sys.maxunicode + 1):
        parts = unicodedata.decomposition(chr(code)).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            assert _extends(chr(int(parts[1], 16))), hex(code)


def test_every_space_dash_and_quote_of_unicode_is_folded() -> None:
    """White space and dashes leave nothing behind, and quotation marks leave one sign."""
    brackets = ("SUBSTITUTION", "TRANSPOSITION", "OMISSION", "PARAPHRASE", "QUILL")
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        kind = unicodedata.category(character)
        if character.isspace() or kind in {"Zs", "Zl", "Zp", "Pd"}:
            assert match_form(character).form == "", hex(code)
        elif kind in {"Pi", "Pf"} and not any(
            word in unicodedata.name(character) for word in brackets
        ):
            assert match_form(character).form == "'", hex(code)


@pytest.mark.parametrize(
    "text",
    [
        "a" + "\u0301\u0323" * 200_000,
        "a" + "\u00a8\u0323" * 200_000,
        "\u1100" + "\u1161\u0301" * 200_000,
        '"' * 400_000,
        "\ufdfa" * 50_000,
        "´" * 400_000,
    ],
    ids=["marks", "spacing marks", "jamo", "quotes", "long expansions", "accents"],
)
def test_hostile_texts_take_linear_time(text: str) -> None:
    """Hundreds of thousands of characters that combine end in a form like any others."""
    match = match_form(text)
    _check_map(text, match)
    assert match.form
