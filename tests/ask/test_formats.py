from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.ask.formats import FORMATS, Options, terminal_safe, write
from graph.ask.formats.csv import neutral
from graph.ask.formats.md import escaped
from graph.ask.formats.table import columns_of, terminal_options
from graph.ask.prefixes import ID, ONTOLOGY
from graph.ask.solutions import RDF_LANG_STRING, XSD, Blank, Iri, Literal, Solutions, Term
from graph.errors import QueryError

MILL = Iri(ID + "mill")
LABELS = {MILL.value: "Mill & Sons | *Ltd*"}
PLAIN = Solutions(
    "SELECT",
    ("who", "said", "much"),
    (
        (MILL, Literal("oui, merci", RDF_LANG_STRING, "fr"), Literal("3", XSD + "integer")),
        (Blank("b0"), Literal('a "b"\nc'), None),
    ),
    limit=10,
)
CUT = Solutions("SELECT", ("who",), ((MILL,),), truncated=True, limit=1)
TRIPLES = Solutions(
    "CONSTRUCT",
    triples=(
        (MILL, Iri(ONTOLOGY + "size"), Literal("2", XSD + "integer")),
        (MILL, Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), Iri(ONTOLOGY + "Company")),
        (Iri("http://example.org/a'b"), Iri(ONTOLOGY + "says"), Literal("l'eau", lang="fr")),
    ),
)
# what a terminal acts on: control characters, and marks that turn text round
ACTED_ON = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
HOSTILE = "a\x1b]0;owned\x07\x9b31m\u202egnp.exe\u2066\u200f\r\nb\tc\x00\u2028d"


def text(name: str, solutions: Solutions, options: Options | None = None) -> str:
    return write(name, solutions, options).decode()


def test_csv_is_that_of_the_standard() -> None:
    """Values without types, CRLF, quotes doubled, unbound empty."""
    assert text("csv", PLAIN) == (
        f'who,said,much\r\n{MILL.value},"oui, merci",3\r\n_:b0,"a ""b""\nc",\r\n'
    )


def test_tsv_is_that_of_the_standard() -> None:
    """Exact terms, line ends escaped, unbound empty."""
    assert text("tsv", PLAIN).splitlines() == [
        "?who\t?said\t?much",
        f'{MILL}\t"oui, merci"@fr\t"3"^^<{XSD}integer>',
        '_:b0\t"a \\"b\\"\\nc"\t',
    ]


@pytest.mark.parametrize("name", ["json", "xml", "tsv"])
def test_exact_formats_are_read_back_by_another_reader(name: str) -> None:
    """Oxigraph's parsers read what we write, term for term."""
    found = ox.parse_query_results(
        write(name, PLAIN), format=getattr(ox.QueryResultsFormat, name.upper())
    )
    assert isinstance(found, ox.QuerySolutions)
    assert [variable.value for variable in found.variables] == list(PLAIN.variables)
    rows = [[None if cell is None else str(cell) for cell in row] for row in found]
    expected = [[None if cell is None else str(cell) for cell in row] for row in PLAIN.rows]
    assert [row[:1] + row[2:] for row in rows[:1]] == [row[:1] + row[2:] for row in expected[:1]]
    assert rows[0][1] == '"oui, merci"@fr'
    assert rows[1][1] == '"a \\"b\\"\\nc"'


@pytest.mark.parametrize("name", ["json", "xml"])
def test_a_truth_is_read_back(name: str) -> None:
    """ASK has a form of its own in JSON and XML."""
    for truth in (True, False):
        data = write(name, Solutions("ASK", boolean=truth))
        found = ox.parse_query_results(data, format=getattr(ox.QueryResultsFormat, name.upper()))
        assert bool(found) is truth


def test_turtle_is_read_back_and_has_no_order_of_its_own() -> None:
    """Triples in any order give the same bytes, which say the same triples."""
    data = write("ttl", TRIPLES)
    found = {
        (str(quad.subject), str(quad.predicate), str(quad.object))
        for quad in ox.parse(data, format=ox.RdfFormat.TURTLE)
    }
    assert found == {tuple(map(str, triple)) for triple in TRIPLES.triples}
    assert write("ttl", Solutions("CONSTRUCT", triples=TRIPLES.triples[::-1])) == data
    assert data.decode().startswith("@prefix : <https://w3id.org/dprk-networks/id/> .\n")


@pytest.mark.parametrize(
    ("name", "solutions"),
    [("ttl", PLAIN), ("ttl", Solutions("ASK", boolean=True)), ("json", TRIPLES), ("xml", TRIPLES)],
)
def test_a_format_that_can_not_hold_an_answer_says_which_can(
    name: str, solutions: Solutions
) -> None:
    """Triples are not solutions, nor solutions triples."""
    with pytest.raises(QueryError, match="can't hold") as error:
        write(name, solutions)
    assert error.value.mend.startswith("use ")


@pytest.mark.parametrize("name", ["table", "csv", "tsv", "md", "xlsx"])
@pytest.mark.parametrize(
    "solutions", [PLAIN, TRIPLES, Solutions("ASK", boolean=True), Solutions("SELECT")]
)
def test_every_form_of_answer_fits_a_table(name: str, solutions: Solutions) -> None:
    """Triples make three columns, a truth one cell, and no solutions a head alone."""
    assert write(name, solutions)


def test_an_unknown_format_is_answered_with_the_known() -> None:
    """The list of formats is in the message."""
    with pytest.raises(QueryError) as error:
        write("pdf", PLAIN)
    assert error.value.mend == f"one of {', '.join(FORMATS)}"


def test_a_cut_answer_says_so_wherever_a_format_can() -> None:
    """A line, a member, a comment or a sheet; the formats without a place for it are marked."""
    assert text("table", CUT).splitlines()[-1] == "cut after 1 solution: there are more"
    assert text("md", CUT).splitlines()[-1] == "*cut after 1 solution: there are more*"
    assert json.loads(write("json", CUT))["head"]["truncated"] is True
    assert "<!-- cut after 1 solution: there are more -->" in text("xml", CUT)
    book = openpyxl.load_workbook(io.BytesIO(write("xlsx", CUT)))
    assert book["note"]["A1"].value == "cut after 1 solution: there are more"
    cut = Solutions("DESCRIBE", triples=TRIPLES.triples, truncated=True)
    assert text("ttl", cut).startswith("# cut after 3 triples")
    assert [name for name, form in FORMATS.items() if not form.has_cut_mark] == ["csv", "tsv"]


@pytest.mark.parametrize("name", FORMATS)
def test_a_whole_answer_does_not_speak_of_cuts(name: str) -> None:
    """No format says "cut" or "truncated" without a reason."""
    data = write(name, TRIPLES if name == "ttl" else PLAIN)
    assert b"cut after" not in data
    assert b"truncated" not in data


def test_labels_stand_where_people_read() -> None:
    """table, md and xlsx show the label; csv, tsv and json keep the term and add the label."""
    options = Options(labels=LABELS)
    assert "Mill & Sons | *Ltd*" in text("table", PLAIN, options)
    link = f"[Mill \\& Sons \\| \\*Ltd\\*](<{MILL.value}>)"
    assert link in text("md", PLAIN, options)
    rows = list(csv.reader(io.StringIO(text("csv", PLAIN, options))))
    assert rows[0] == ["who", "whoLabel", "said", "much"]
    assert rows[1][:2] == [MILL.value, "Mill & Sons | *Ltd*"]
    assert text("tsv", PLAIN, options).startswith("?who\t?whoLabel\t")
    found = json.loads(write("json", PLAIN, options))["results"]["bindings"][0]["who"]
    assert found == {"type": "uri", "value": MILL.value, "label": "Mill & Sons | *Ltd*"}
    with pytest.raises(QueryError, match="labels"):
        write("xml", PLAIN, options)


def test_without_labels_iris_are_short_where_people_read() -> None:
    """The prefixes that questions use shorten what is shown."""
    assert ":mill" in text("table", PLAIN)
    assert "\\:mill" in text("md", PLAIN)


@pytest.mark.parametrize("name", ["table", "tsv", "json", "xml", "md"])
def test_nothing_in_the_data_acts_on_a_terminal(name: str) -> None:
    """Escape sequences, control and bidi characters come out visible, in cells and in labels."""
    hostile = Solutions("SELECT", ("a", "b"), ((Literal(HOSTILE), MILL),))
    options = Options() if name == "xml" else Options(labels={MILL.value: HOSTILE})
    assert not ACTED_ON.search(text(name, hostile, options))


def test_csv_is_exact_in_a_file_and_safe_on_a_terminal() -> None:
    """CSV has no escapes, so that it is made safe only where it is shown."""
    data = write("csv", Solutions("SELECT", ("a",), ((Literal("x\x1b[31m\ty"),),)))
    assert data == b'a\r\n"x\x1b[31m\ty"\r\n'
    assert terminal_safe(data) == b'a\r\n"x\\u001B[31m\ty"\r\n'


def test_turtle_of_hostile_terms_stays_turtle() -> None:
    """Neither a literal nor an IRI can end early and say more."""
    evil = Iri("http://a/> <x:b> <x:c> . <x:d")
    triples = ((MILL, Iri(ONTOLOGY + "says"), Literal(HOSTILE + '" . <x:a> <x:b> "')),)
    data = write("ttl", Solutions("CONSTRUCT", triples=triples))
    assert not ACTED_ON.search(data.decode())
    (quad,) = ox.parse(data, format=ox.RdfFormat.TURTLE)
    assert isinstance(quad.object, ox.Literal)
    assert quad.object.value == triples[0][2].lexical  # type: ignore[union-attr]
    broken = write("ttl", Solutions("CONSTRUCT", triples=((evil, evil, evil),))).decode()
    assert "> <x:b>" not in broken


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+cmd", "-cmd", "@SUM(A1)", "\tx", "\rx", "\uff1d1", "\uff0b1", "\uff0d1", "\uff20a"],
)
def test_formulas_are_neutralised_in_csv(cell: str) -> None:
    """All beginnings of a formula get an apostrophe, also behind spaces; raw leaves them."""
    solutions = Solutions("SELECT", ("a",), ((Literal(cell),),))
    (_, (found,)) = csv.reader(io.StringIO(text("csv", solutions), newline=""))
    assert found == f"'{cell}"
    assert neutral(f" {cell}").startswith("'") or cell[0] in "\t\r"
    (_, (found,)) = csv.reader(io.StringIO(text("csv", solutions, Options(raw=True)), newline=""))
    assert found == cell


@pytest.mark.parametrize("cell", ["-3", "+1.5", "-1.46E9", "1", "a=b", "x-y", "me@example.org", ""])
def test_numbers_and_plain_text_are_left_alone_in_csv(cell: str) -> None:
    """A negative number is a number, and a mark inside a text is no formula."""
    assert neutral(cell) == cell


@given(st.lists(st.text(max_size=20), min_size=1, max_size=5))
def test_csv_is_read_back_cell_for_cell(cells: list[str]) -> None:
    """Whatever stands in a cell, another reader finds it there."""
    names = tuple(f"v{at}" for at in range(len(cells)))
    solutions = Solutions("SELECT", names, (tuple(Literal(cell) for cell in cells),))
    clean = [cell.encode(errors="replace").decode() for cell in cells]
    data = write("csv", solutions, Options(raw=True)).decode()
    assert data.endswith("\r\n")
    rows = list(csv.reader(io.StringIO(data, newline=""), strict=True))
    assert rows[1:] == [clean] or cells == [""]


_WILD = st.text(
    alphabet=st.sampled_from("|`*_[]()<>!&#\\:@$~^={}\n\r\t www.http://a-+1\x1b\u202e"), max_size=40
)


@given(_WILD)
def test_nothing_in_the_data_is_markup_in_markdown(value: str) -> None:
    """Every mark of Markdown or HTML in a cell is escaped, and a cell stays one cell."""
    found = escaped(value)
    assert "\n" not in found
    rest = re.sub(r"\\[\\`*_{}\[\]<>#!|~&$:@^=.]", "", found)
    assert not re.search(r"[`*_\[\]<>|&\\]|://|www\.", rest) or re.search(r"\\u[0-9A-F]{4}", value)
    row = text("md", Solutions("SELECT", ("a",), ((Literal(value),),))).splitlines()[2]
    assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", row)) == 2


@settings(max_examples=60)
@given(
    st.lists(st.lists(st.text(max_size=60), min_size=3, max_size=3), max_size=4),
    st.integers(20, 120),
)
def test_a_table_keeps_to_the_width(cells: list[list[str]], width: int) -> None:
    """No line is wider than the terminal, and no character is lost by wrapping."""
    rows = tuple(tuple(Literal(cell) for cell in row) for row in cells)
    solutions = Solutions("SELECT", ("a", "b", "c"), rows)
    shown = text("table", solutions, Options(width=width))
    assert all(columns_of(line) <= max(width, 3 * 6 + 4) for line in shown.split("\n"))
    kept = {c for row in cells for cell in row for c in cell if c.isprintable() and c != " "}
    assert kept <= set(shown)


def test_a_table_wraps_at_words_and_counts_wide_characters() -> None:
    """Chinese takes two columns a character, a combining accent none."""
    solutions = Solutions(
        "SELECT",
        ("a", "b"),
        ((Literal("平壤 one two three"), Literal("e\u0301t")), (None, Literal("x"))),
    )
    assert text("table", solutions, Options(width=16)).split("\n") == [
        "a             b",
        "────────────  ──",
        "平壤 one two  e\u0301t",
        "three",
        "              x",
        "",
        "2 solutions",
        "",
    ]


def test_colour_is_for_terminals_that_want_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe gets none, nor a terminal under NO_COLOR or TERM=dumb."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    assert terminal_options({}, io.StringIO(), {}).colour is False
    assert terminal_options({}, Terminal(), {}).colour is True
    assert terminal_options({}, Terminal(), {"NO_COLOR": "1"}).colour is False
    assert terminal_options({}, Terminal(), {"TERM": "dumb"}).colour is False
    assert "\x1b[1m" in text("table", PLAIN, Options(colour=True))
    assert "\x1b" not in text("table", PLAIN, Options())


def test_a_spreadsheet_has_types_links_and_no_formulas() -> None:
    """Numbers, dates and truths are typed; text is text, whatever it begins with."""
    cells: tuple[Term | None, ...] = (
        MILL,
        Literal("=1+1"),
        Literal("42", XSD + "integer"),
        Literal("1.5", XSD + "decimal"),
        Literal("2025-10-22", XSD + "date"),
        Literal("true", XSD + "boolean"),
        Literal("12345678901234567890", XSD + "integer"),
        Literal("1e999999999", XSD + "decimal"),
        Literal("1850-01-01", XSD + "date"),
        Literal("#N/A"),
        None,
        Iri("javascript:alert(1)"),
        Literal(HOSTILE),
        Literal("x" * 40_000),
    )
    names = tuple(f"v{at}" for at in range(len(cells)))
    data = write("xlsx", Solutions("SELECT", names, (cells,)), Options(labels=LABELS))
    book = openpyxl.load_workbook(io.BytesIO(data))
    row = [cell.value for cell in book["solutions"][2]]
    assert row[:6] == ["Mill & Sons | *Ltd*", "=1+1", 42, 1.5, datetime(2025, 10, 22), True]  # noqa: DTZ001
    assert row[6:12] == [
        "12345678901234567890",
        "1e999999999",
        "1850-01-01",
        "#N/A",
        None,
        "<javascript:alert(1)>",
    ]
    assert not ACTED_ON.search(row[12])
    assert len(row[13]) == 32_767
    sheet = book["solutions"]
    assert [cell.data_type for cell in sheet[2]][1] in ("s", "inlineStr")
    assert b"<f>" not in zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")
    assert sheet["A2"].hyperlink.target == MILL.value
    assert sheet["L2"].hyperlink is None
    assert "1 cells held more than" in book["note"]["A1"].value


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_answer_gives_the_same_bytes(name: str) -> None:
    """Whatever the clock, the time zone, the locale or the seed of hashes."""
    program = (
        "import sys; sys.path.insert(0, sys.argv[2])\n"
        "from graph.ask.formats import write, Options\n"
        "from graph.ask.solutions import *\n"
        "a = Iri('http://example.org/a')\n"
        "rows = ((a, Literal('2025-10-22', XSD + 'date')),)\n"
        "s = Solutions('SELECT', ('a', 'b'), rows)\n"
        "t = Solutions('CONSTRUCT', triples=((a, a, a), (a, a, Literal('b'))))\n"
        "data = write(sys.argv[1], t if sys.argv[1] == 'ttl' else s)\n"
        "sys.stdout.buffer.write(data)\n"
    )
    root = str(Path(__file__).parents[2])
    found = {
        subprocess.run(
            [sys.executable, "-c", program, name, root],
            capture_output=True,
            check=True,
            env={**os.environ, "TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed},
        ).stdout
        for zone, locale, seed in (("UTC", "C", "1"), ("Asia/Tokyo", "C.UTF-8", "2"))
    }
    assert len(found) == 1


def test_xml_stays_well_formed_whatever_it_holds() -> None:
    """Characters that XML can't hold are replaced, and a comment counts them."""
    data = write("xml", Solutions("SELECT", ("a",), ((Literal("<&\x00\x0b\ud800]]>\r"),),)))
    root = ET.fromstring(data)  # noqa: S314
    assert root.findtext(".//{*}literal") == "<&\ufffd\ufffd\ufffd]]>\r"
    assert b"3 characters that XML can't hold" in data


def test_writing_changes_nothing_that_was_given() -> None:
    """The answer and the labels are as they were."""
    labels = dict(LABELS)
    for name in FORMATS:
        if name not in ("ttl", "xml"):
            write(name, PLAIN, Options(labels=labels))
    assert labels == LABELS
