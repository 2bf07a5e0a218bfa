"""Passages found again in a text that has changed."""
# ruff: noqa: RUF001  # the quotes and dashes are what is tested

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from graph.errors import EvidenceError
from graph.text import locate
from graph.text.locate import Found, Prepared, Selector, Status, find, find_all, select
from graph.text.matchform import match_form, passage_digest
from graph.text.normal import stored_text
from graph.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = "Zoé a pris 3 œufs. Zoé a rendu 3 œufs – hier. « Rien », dit-elle."
RISKY = "aé'\"«»“’–- \n\u00a0\u00ad\u0301ﬁ¨."


def chosen(text: str, passage: str) -> Selector:
    """Select the first place of a passage."""
    start = text.index(passage)
    return select(text, start, start + len(passage))


def test_an_unchanged_text_gives_exact_passages() -> None:
    """In the text that it was made from, a selector is exact, wherever else its words stand."""
    assert find(TEXT, chosen(TEXT, "3 œufs")) == Found(Status.EXACT, 11, 17)


def test_a_word_put_in_before_moves_a_passage() -> None:
    """The same characters at another position are moved, and come with that position."""
    selector = chosen(TEXT, "Zoé a rendu 3 œufs – hier.")
    changed = "Hélas ! " + TEXT
    found = find(changed, selector)
    assert found.status is Status.MOVED
    assert changed[found.start : found.end] == "Zoé a rendu 3 œufs – hier."


def test_other_dashes_in_place_are_normalised() -> None:
    """Other characters with the same match form are normalised, even at the same position."""
    selector = chosen(TEXT, "Zoé a rendu 3 œufs – hier.")
    found = find(TEXT.replace("–", "—"), selector)
    assert found == Found(Status.NORMALISED, selector.start, selector.end)


def test_a_passage_in_several_places_is_ambiguous() -> None:
    """With two places and neither of them the given one, nothing is guessed and both are shown."""
    found = find("Ah ! " + TEXT, chosen(TEXT, "3 œufs"))
    assert found.status is Status.AMBIGUOUS
    assert not found.is_found
    assert found.places == ((16, 22), (36, 42))


def test_the_given_position_settles_a_doubt() -> None:
    """Of two places, the one where the passage stood is taken, also when it was normalised."""
    found = find(TEXT.replace(" œufs", "\u00a0œufs"), chosen(TEXT, "3 œufs"))
    assert found == Found(Status.NORMALISED, 11, 17)


@pytest.mark.parametrize("changed", ["", "Zoé", TEXT.replace("pris", "volé"), TEXT[::-1]])
def test_a_passage_that_is_gone_is_lost(changed: str) -> None:
    """A word changed, or a text cut short, loses the passage."""
    assert find(changed, chosen(TEXT, "Zoé a pris 3 œufs.")) == Found(Status.LOST)


def test_case_is_kept() -> None:
    """A passage in capitals is not the passage."""
    assert find(TEXT.upper(), chosen(TEXT, "Zoé a pris")).status is Status.LOST


def test_white_space_at_the_edge_of_a_passage_still_counts_as_moved() -> None:
    """A passage that begins with a dash and ends with a space is moved as a whole."""
    selector = chosen(TEXT, "– hier. ")
    changed = "Hélas ! " + TEXT
    found = find(changed, selector)
    assert found.status is Status.MOVED
    assert changed[found.start : found.end] == "– hier. "


def test_the_stored_text_of_a_decomposed_file_is_exact(article: str) -> None:
    """A file in NFD with CRLF has the same stored text, so its passages are exact."""
    import unicodedata

    text = stored_text(article.encode(), where="a.txt")
    data = unicodedata.normalize("NFD", text).replace("\n", "\r\n").encode()
    selectors = [select(text, *span) for span in sentences(text)]
    found = find_all(stored_text(data, where="b.txt"), selectors)
    assert {one.status for one in found} == {Status.EXACT}


def test_every_distortion_finds_every_passage(article: str, distort: Callable[[str], str]) -> None:
    """However a text was distorted, each passage is found at one place that says the same."""
    text = stored_text(article.encode(), where="a.txt")
    spans = [*sentences(text), (39, 60), (2, 10)]
    selectors = [select(text, *span) for span in spans]
    changed = stored_text(("Ajout.\n" + distort(text)).encode(), where="b.txt")
    for selector, found in zip(selectors, find_all(changed, selectors), strict=True):
        assert found.status in {Status.MOVED, Status.NORMALISED}
        assert found.start is not None
        assert found.end is not None
        expected = (selector.match_length, selector.match_digest)
        assert passage_digest(changed, found.start, found.end) == expected
        same = changed[found.start : found.end] == text[selector.start : selector.end]
        assert same == (found.status is Status.MOVED)


def test_exact_search_would_not_have_found_them(
    article: str, distort: Callable[[str], str]
) -> None:
    """The distortions are real: almost all of them hide the passage from an exact search."""
    text = stored_text(article.encode(), where="a.txt")
    changed = distort(text)
    assert (
        changed == text
        or text.split("\n")[0] not in changed
        or "\r\n" in changed
        or (text not in changed)
    )


@given(st.text(alphabet=RISKY, max_size=60), st.text(alphabet=RISKY, max_size=20), st.data())
def test_what_is_found_always_says_the_same(text: str, before: str, data: st.DataObject) -> None:
    """Whatever place is given for a passage, it holds the match form that was asked for."""
    assume(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    try:
        selector = select(text, start, end)
    except EvidenceError:
        return
    assert find(text, selector) == Found(Status.EXACT, start, end)
    changed = before + text
    found = find(changed, selector)
    places = [(found.start, found.end)] if found.is_found else found.places
    for first, last in places:
        assert first is not None
        assert last is not None
        assert match_form(changed[first:last]).form == match_form(text[start:end]).form
    if match_form(text[start:end]).form not in match_form(changed).form:
        # where a mark of the text after it reaches back, only the position can still tell
        assert found.status in {Status.LOST, Status.EXACT}


@given(st.text(alphabet="abé’ -\n", min_size=1, max_size=60), st.data())
def test_a_passage_put_into_another_text_is_never_lost(text: str, data: st.DataObject) -> None:
    """Text before and after a passage may make it ambiguous, but never loses it."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assume(match_form(text[start:end]).form)
    selector = select(text, start, end)
    assert find(f"Xx {text} yY", selector).status is not Status.LOST


@pytest.mark.parametrize(
    ("start", "end", "what"),
    [
        (-1, 3, "no such passage"),
        (3, 3, "no such passage"),
        (0, 99, "no such passage"),
        (1, 3, "hyphens alone"),
        (3, 4, "cuts a letter"),
        (4, 6, "cuts a letter"),
    ],
)
def test_a_passage_that_cannot_be_found_again_is_refused(start: int, end: int, what: str) -> None:
    """Empty, outside the text, without a word, or between a letter and its accent."""
    with pytest.raises(EvidenceError, match=what):
        select("a -x\u0302y", start, end)


@pytest.mark.parametrize(
    "values",
    [
        (5, 5, "a" * 64, 1, "a" * 64),
        (-1, 5, "a" * 64, 1, "a" * 64),
        (0, 5, "a" * 64, 0, "a" * 64),
        (0, 5, "A" * 64, 1, "a" * 64),
        (0, 5, "a" * 64, 1, "a" * 63),
    ],
)
def test_a_selector_of_nonsense_is_refused(values: tuple[int, int, str, int, str]) -> None:
    """Positions out of order, a length of nothing, and what is no digest never become selectors."""
    with pytest.raises(EvidenceError):
        Selector(*values)


def test_a_selector_that_contradicts_itself_is_an_error() -> None:
    """A match digest of another passage is reported, although the text digest is right."""
    good, other = chosen(TEXT, "Zoé a pris"), chosen(TEXT, "hier")
    bad = Selector(good.start, good.end, good.text_digest, other.match_length, other.match_digest)
    with pytest.raises(EvidenceError, match="different passages"):
        find(TEXT, bad)


def test_answers_come_in_the_order_of_the_selectors() -> None:
    """Passages of any lengths, some wanted twice, are answered one by one in order."""
    passages = ["œufs – hier", "Zoé a pris", "« Rien »", "œufs – hier"]
    changed = "Or, " + TEXT
    found = find_all(Prepared(changed), [chosen(TEXT, one) for one in passages])
    assert [changed[one.start : one.end] for one in found] == passages


def test_a_digest_with_the_wrong_length_is_lost() -> None:
    """A match digest counts only together with its length."""
    one = chosen(TEXT, "Zoé a pris")
    wrong = Selector(one.start, one.end, "0" * 64, one.match_length - 1, one.match_digest)
    assert [found.status for found in find_all("Or, " + TEXT, [one, wrong])] == ["moved", "lost"]


def test_too_much_work_is_refused_before_it_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    """A search beyond the stated bound is an error with a mend, not an endless wait."""
    monkeypatch.setattr(locate, "MOST_WORK", 1000)
    with pytest.raises(EvidenceError, match="too much work") as caught:
        find("Or, " + TEXT, chosen(TEXT, "Zoé a pris"))
    assert caught.value.mend
    assert find(TEXT, chosen(TEXT, "Zoé a pris")).status is Status.EXACT


@pytest.mark.parametrize("text", ["a" * 200_000, "ﬁ" * 100_000, "a " * 100_000, "a''" * 60_000])
def test_texts_that_repeat_themselves_end(text: str) -> None:
    """A passage that stands everywhere is ambiguous, and shows the first few of its places."""
    mark = "¿" * 5
    found = find(mark + text, select(text + "b", len(text) - 9, len(text)))
    assert found.status in {Status.AMBIGUOUS, Status.EXACT}
    found = find(mark + text, select(text + "b", len(text) - 9, len(text) + 1))
    assert found.status is Status.LOST
    found = find(mark + text, select("¡" + text, 0, 9))
    assert found.status is Status.LOST


def test_few_of_many_places_are_shown() -> None:
    """A passage in a thousand places shows ten of them, in order."""
    found = find("¿" + "a. " * 1000, chosen("a. ", "a."))
    assert found.places == tuple((at, at + 2) for at in range(1, 31, 3))


def test_a_neighbouring_place_is_no_guess() -> None:
    """A given position in the white space before one of several places decides nothing."""
    found = find("¿¿¿a a a", select("a a a", 4, 5))
    assert found.status is Status.AMBIGUOUS
