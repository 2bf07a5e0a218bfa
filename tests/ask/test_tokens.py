from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.ask.tokens import Text, decode, tokenise
from graph.errors import QueryError


def texts(query: str) -> list[str]:
    return [token.text for token in tokenise(decode(query))]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?a:b", ["?a", ":b"]),
        ("a.b:c.d.", ["a.b:c.d", "."]),
        ("ex:a\\-b%41c", ["ex:a\\-b%41c"]),
        ("_:b.c .", ["_:b.c", "."]),
        ("'a'@en-GB.", ["'a'", "@en-GB", "."]),
        ("1.5e3 .5 1. 2.", ["1.5e3", ".5", "1", ".", "2", "."]),
        ("'''a'b''c\\''''", ["'''a'b''c\\''''"]),
        ('"" """"a"""', ['""', '""""a"""']),
        ("<http://a#b>#c\n?x", ["<http://a#b>", "?x"]),
        ("# x \r ?y", ["?y"]),
        ("^^ || && != >= {| |} <<( )>>", ["^^", "||", "&&", "!=", ">=", "{|", "|}", "<<(", ")>>"]),
        ("?a <http://b> ?c", ["?a", "<http://b>", "?c"]),
        ("FILTER(?a<?b&&?c>?d)", ["FILTER", "(", "?a", "<", "?b", "&&", "?c", ">", "?d", ")"]),
        ("FILTER(?a <= <x:y>)", ["FILTER", "(", "?a", "<=", "<x:y>", ")"]),
        ("FILTER(?a IN(<x:y>,<x:z>))", ["FILTER", "(", "?a", "IN", "(", "<x:y>", ",", "<x:z>"]),
        ("{?b (1 <x:#y> 2)}", ["{", "?b", "(", "1", "<x:#y>", "2", ")", "}"]),
        ("VALUES (?a) { (<x:#y>) }", ["VALUES", "(", "?a", ")", "{", "(", "<x:#y>", ")", "}"]),
        ("SELECT (1<2 AS ?x)", ["SELECT", "(", "1", "<", "2", "AS", "?x", ")"]),
        ("\ufeffASK", ["ASK"]),
    ],
)
def test_marks_and_names_are_told_apart_as_an_engine_does(query: str, expected: list[str]) -> None:
    """Each kind of token ends where the grammar ends it."""
    assert texts(query)[: len(expected)] == expected


def test_a_comparison_can_not_hide_what_stands_behind_it() -> None:
    """Where an engine sees "less than" and a comment, no IRI and no string are seen."""
    found = texts('ASK { FILTER(?a<:c#x>"""\n) SERVICE <http://a> {} #"""\n}')
    assert "SERVICE" in found
    assert '"""' not in "".join(found)


def test_a_word_in_a_string_an_iri_or_a_comment_is_no_word() -> None:
    """Strings of all four kinds, IRIs and comments keep what is in them."""
    query = "'SERVICE' \"SERVICE\" '''SERVICE\n''' \"\"\"SERVICE\"\"\" <x:SERVICE> # SERVICE"
    assert not [token for token in tokenise(Text.of(query)) if token.kind == "word"]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        (r"\u0053ERVICE", "SERVICE"),
        (r"\U00000053ERVICE", "SERVICE"),
        (r"'\u0022'", "'\"'"),
        (r"'\n\t\\'", r"'\n\t\\'"),
        (r"# C:\users", r"# C:\users"),
    ],
)
def test_escapes_are_decoded_before_anything_is_read(query: str, text: str) -> None:
    r"""Code point escapes count wherever they stand; the escapes of strings stay."""
    assert decode(query).text == text


@pytest.mark.parametrize("query", [r"'\\u0041'", r"\u005c", r"\uD800", r"\U00110000", r"\u0000"])
def test_escapes_that_engines_read_differently_are_refused(query: str) -> None:
    """An escaped escape, a backslash, half a character and NUL have no one reading."""
    with pytest.raises(QueryError, match=r"escape|agree"):
        decode(query)


def test_places_are_those_of_the_writers_own_text() -> None:
    """Neither decoding nor a value put in moves the line and column of what comes after."""
    text = decode("ASK {\n  \\u003Fa ?b ?c }")
    tokens = tokenise(text)
    assert [(token.line, token.column) for token in tokens[2:4]] == [(2, 3), (2, 11)]
    longer = text.inserted([(5, " VALUES ?x { 1 } ")])
    again = [token for token in tokenise(longer) if token.text in ("?b", "?c")]
    assert [(token.line, token.column) for token in again] == [(2, 11), (2, 14)]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("ASK { ?a ?b 'c }", "string is never closed"),
        ("ASK { ?a ?b ?c", "never closed"),
        ("ASK { ?a ?b ?c )", "closes nothing"),
        ("ASK { ?a ?b ?c }}", "closes nothing"),
        ("ASK { ?a ∆ ?c }", "U\\+2206"),
        ("ASK { ?a \x1b ?c }", "character U\\+001B"),
        ("ASK { ?a <b c> ?d }", "opens no IRI"),
    ],
)
def test_what_no_token_begins_with_is_said_with_its_place(query: str, said: str) -> None:
    """Stray characters, strings and brackets are reported by line and column."""
    with pytest.raises(QueryError, match=said) as error:
        texts(query)
    assert error.value.where.startswith("query:1:")
    assert "\x1b" not in str(error.value)


@pytest.mark.parametrize(
    "unit",
    ["a.", "'", '"', '"""', "<", "?", "\\", "{|", "a:", "_:a.", "#", "1e", "@a-", "((", "\\u"],
)
def test_reading_takes_linear_time_on_hostile_repetition(unit: str) -> None:
    """No token is read again from each of its characters: 16 KiB never take seconds."""
    begun = time.perf_counter()
    with contextlib.suppress(QueryError):
        texts(unit * (16_384 // len(unit)))
    assert time.perf_counter() - begun < 3


@given(st.text(alphabet="<>?a:#\"'\\{}()[].|&!=^@_-+*/ \n\r1eSERVIC", max_size=60))
def test_reading_gives_tokens_or_a_query_error_and_loses_nothing(query: str) -> None:
    """Whatever the text, what lies between tokens is white space or comment."""
    text = Text.of(query)
    try:
        tokens = tokenise(text)
    except QueryError:
        return
    done = 0
    for token in tokens:
        gap = query[done : token.start]
        assert all(not line.strip(" \t") or "#" in line for line in gap.splitlines())
        assert query[token.start : token.end] == token.text
        done = token.end


@given(st.text(max_size=40))
def test_a_string_is_one_token_whatever_it_holds(value: str) -> None:
    """A literal written by us can't end early, nor swallow what follows."""
    from graph.ask.solutions import Literal

    tokens = tokenise(Text.of(f"{Literal(value)} ?after"))
    assert [token.kind for token in tokens] == ["string", "variable"]
