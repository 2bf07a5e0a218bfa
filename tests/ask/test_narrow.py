"""A table for people is made narrow without losing anything."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.ask.formats import Options, write
from graph.ask.formats.narrow import narrowed
from graph.ask.solutions import Literal, Solutions

CELL = st.sampled_from(["", "a", "b", "c"])


def table(variables, rows, width=100):
    cells = tuple(tuple(Literal(cell) if cell else None for cell in row) for row in rows)
    answer = Solutions("SELECT", variables=tuple(variables), rows=cells)
    return write("table", answer, Options(width=width)).decode()


@given(st.lists(st.tuples(CELL, CELL, CELL), max_size=8))
def test_every_cell_is_still_there(rows):
    """Whatever is folded, shared or left empty, each solution can be read back."""
    less = narrowed(["claim", "place", "speaker"], [list(row) for row in rows])
    back = set()
    shared, empty = dict(less.shared), dict.fromkeys(less.empty, "")
    for row in less.rows:
        found = {**shared, **empty, **dict(zip(less.columns, row, strict=True))}
        back |= {(found["claim"], found["place"], one) for one in found["speaker"].split(", ")}
    assert back == set(rows)


def test_joint_speakers_stand_in_one_row_and_the_count_says_so():
    """Rows that differ in their speaker alone become one, and the number of both is told."""
    told = table(["claim", "speaker"], [("c1", "Heronia"), ("c1", "Marlow"), ("c2", "Marlow")])
    assert "Heronia, Marlow" in told
    assert told.splitlines()[-1] == "3 solutions in 2 rows: several speak jointly"


def test_what_all_rows_share_is_said_once_and_what_none_has_is_named():
    """A column of one value stands above the table, an empty one below it."""
    told = table(["claim", "source", "when"], [("c1", "tale", ""), ("c2", "tale", "")])
    assert told.splitlines()[0] == "every row: source tale"
    assert told.count("tale") == 1
    assert told.splitlines()[-1].endswith("no value in any: when")


def test_the_modality_stays_in_its_row_even_if_all_share_it():
    """How firmly a claim is said is never moved away from it."""
    told = table(["claim", "modality"], [("c1", "alleged"), ("c2", "alleged")])
    assert told.count("alleged") == 2


def test_columns_that_do_not_fit_become_records():
    """Where columns would cut words, each solution is told line by line."""
    names = [f"column{number}" for number in range(12)]
    told = table(names, [[f"{name}-of-the-first" for name in names]], width=60)
    lines = told.splitlines()
    assert [line.split() for line in lines[:12]] == [[n, f"{n}-of-the-first"] for n in names]
    assert all(len(line) <= 60 for line in lines)
