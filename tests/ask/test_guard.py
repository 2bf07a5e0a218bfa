from __future__ import annotations

import re

import pytest

from graph.ask.guard import MAX_BYTES, MAX_CHAIN, check_query
from graph.errors import QueryError

REMOTE = "<http://127.0.0.1:9/>"


@pytest.mark.parametrize(
    "query",
    [
        f"ASK {{ SERVICE {REMOTE} {{ ?a ?b ?c }} }}",
        f"ASK {{ service silent {REMOTE} {{ }} }}",
        f"ASK {{ \\u0053ERVICE {REMOTE} {{ }} }}",
        f"ASK {{ SER\\U00000056ICE {REMOTE} {{ }} }}",
        f"ASK {{ SERVICESILENT{REMOTE}{{}} }}",
        "ASK { SERVICE:x { ?a ?b ?c } }",
        "PREFIX service: <http://a/> ASK { service:x { ?a ?b ?c } }",
        "PREFIX trueSERVICE: <http://a/> ASK { ?a ?b trueSERVICE:x { ?a ?b ?c } }",
        f"ASK {{ ?a ?b 1SERVICE{REMOTE}{{}} }}",
        f"ASK {{ ?a ?b 1.SERVICE{REMOTE}{{}} }}",
        f"ASK {{ ?a ?b trueSERVICE{REMOTE}{{}} }}",
        f"ASK {{ ?a ?b 'x'@en.SERVICE{REMOTE}{{}} }}",
        f"ASK {{ ?a ?b ?c.SERVICE{REMOTE}{{}} }}",
        f'ASK {{ FILTER(?a<:c#x>"""\n) SERVICE {REMOTE} {{}} #"""\n}}',
        f'SELECT (?a<:c#x>"""\n AS ?z) {{ SERVICE {REMOTE} {{}} }} #"""\n',
        f"ASK {{ FILTER(EXISTS{{?a ?b ?c}}<:c#x>'''\n) SERVICE {REMOTE} {{}} #'''\n}}",
        f"ASK {{ ?a ?b '\\u0027 . SERVICE {REMOTE} {{ }} # }}",
        f"ASK {{ }} # \\u000A SERVICE {REMOTE} {{ }}",
        f"ASK {{ FILTER EXISTS {{ SERVICE {REMOTE} {{ ?a ?b ?c }} }} }}",
        "SELECT * FROM <file:///etc/passwd> { ?a ?b ?c }",
        "SELECT * FROM NAMED <http://127.0.0.1:9/> { ?a ?b ?c }",
        "SELECT * FROMNAMED<http://127.0.0.1:9/>{ ?a ?b ?c }",
        "SELECT * FROM:x { ?a ?b ?c }",
        "ASK FROM <https://w3id.org/dprk-networks/id/graph/entities> { ?a ?b ?c }",
        "DESCRIBE :mill FROM <file:///etc/passwd>",
        "LOAD <file:///etc/passwd>",
        "INSERT DATA { <x:a> <x:b> <x:c> }",
        "INSERT { ?a ?b 1 } WHERE { ?a ?b ?c }",
        "DELETE WHERE { ?a ?b ?c }",
        "WITH <x:g> DELETE { ?a ?b ?c } WHERE { ?a ?b ?c }",
        "CLEAR ALL",
        "DROP GRAPH <x:g>",
        "CREATE GRAPH <x:g>",
        "COPY <x:a> TO <x:b>",
        "MOVE <x:a> TO <x:b>",
        "ADD <x:a> TO <x:b>",
        "ASK { } ; DROP ALL",
    ],
)
def test_what_reaches_outside_or_changes_anything_is_refused(query: str) -> None:
    """SERVICE, FROM and updates are refused by token, however they are spelt or hidden."""
    with pytest.raises(QueryError):
        check_query(query)


@pytest.mark.parametrize(
    "query",
    [
        "ASK { ?service ?from ?load }",
        "ASK { ?a ?b 'SERVICE <http://a> { }' }",
        'ASK { ?a ?b """FROM <file:///etc/passwd>""" }',
        "ASK { :service dprk:from ?insert } # SERVICE, DELETE",
        "PREFIX ex: <http://a/SERVICE/> ASK { ex:LOAD ex:drop <http://a/DELETE#SERVICE> }",
        "ASK { ?a ?b 'clear'@en . FILTER(?a != 'x' && 1<2) }",
    ],
)
def test_words_that_mean_nothing_are_no_offence(query: str) -> None:
    """The same words in strings, comments, IRIs, local names and variables are fine."""
    assert check_query(query).form == "ASK"


DEEP = {
    "groups": lambda n: "ASK {" + "{" * n + "}" * n + "}",
    "optionals": lambda n: "ASK {" + "OPTIONAL {" * n + "}" * n + "}",
    "sub-selects": lambda n: "ASK {" + "{SELECT * {" * n + "}}" * n + "}",
    "parentheses": lambda n: "ASK { FILTER(" + "(" * n + "1" + ")" * n + ") }",
    "functions": lambda n: "ASK { FILTER(" + "STR(" * n + "?x" + ")" * n + ") }",
    "exists": lambda n: "ASK {" + "FILTER EXISTS {" * n + "}" * n + "}",
    "paths": lambda n: "ASK { ?a " + "(" * n + "<x:a>" + ")*" * n + " ?c }",
    "inverse paths": lambda n: "ASK { ?a " + "^(" * n + "<x:a>" + ")" * n + " ?c }",
    "blank nodes": lambda n: "ASK { ?a ?b " + "[?b " * n + "1" + "]" * n + " }",
    "lists": lambda n: "ASK { ?a ?b " + "(" * n + "1" + ")" * n + " }",
    "triple terms": lambda n: "ASK { ?a ?b " + "<<( ?s ?p " * n + "1" + " )>>" * n + " }",
    "reified triples": lambda n: "ASK { " + "<< " * n + "?a ?b ?c" + " >> ?b ?c" * n + " }",
    "annotations": lambda n: "ASK { ?a ?b ?c " + "{| ?b ?c " * n + "|}" * n + " }",
    "graphs": lambda n: "ASK {" + "GRAPH <x:g> {" * n + "}" * n + "}",
    "memberships": lambda n: "ASK { FILTER(" + "?x IN (" * n + "1" + ")" * n + ") }",
}
LONG = {
    "not": lambda n: "ASK { FILTER(" + "!" * n + "?x) }",
    "or": lambda n: "ASK { FILTER(" + "?x||" * n + "?x) }",
    "and": lambda n: "ASK { FILTER(" + "?x&&" * n + "?x) }",
    "plus": lambda n: "ASK { FILTER(" + "?x+" * n + "?x) }",
    "times": lambda n: "ASK { FILTER(" + "?x*" * n + "?x) }",
    "minus": lambda n: "ASK { FILTER(" + "?x -" * n + "?x) }",
    "union": lambda n: "ASK {" + "{} UNION " * n + "{} }",
    "sequences": lambda n: "ASK { ?a " + "<x:a>/" * n + "<x:a> ?c }",
    "alternatives": lambda n: "ASK { ?a " + "<x:a>|" * n + "<x:a> ?c }",
    "inverses": lambda n: "ASK { ?a " + "^<x:a>/" * n + "<x:a> ?c }",
    "negated sets": lambda n: "ASK { ?a !(" + "<x:a>|" * n + "<x:a>) ?c }",
    "optionals": lambda n: "ASK {" + "OPTIONAL {}" * n + "}",
    "filters": lambda n: "ASK {" + "FILTER(1)" * n + "}",
    "binds": lambda n: "ASK {" + "".join(f"BIND(1 AS ?a{i})" for i in range(n)) + "}",
}


@pytest.mark.parametrize("name", DEEP)
@pytest.mark.parametrize("depth", [70, 400])
def test_brackets_of_every_kind_have_a_depth(name: str, depth: int) -> None:
    """More than 64 open brackets are refused, whatever they are, before an engine recurses."""
    with pytest.raises(QueryError, match=r"deep|long"):
        check_query(DEEP[name](depth))


@pytest.mark.parametrize("name", DEEP)
def test_a_moderate_depth_is_fine(name: str) -> None:
    """Twenty of any of them are no danger."""
    assert check_query(DEEP[name](20)).form == "ASK"


@pytest.mark.parametrize("name", LONG)
def test_chains_of_every_kind_have_an_end(name: str) -> None:
    """More operators of a chain than the limit are refused."""
    assert check_query(LONG[name](MAX_CHAIN // 3)).form == "ASK"
    with pytest.raises(QueryError, match=r"chain|long"):
        check_query(LONG[name](MAX_CHAIN + 1))


def test_a_query_has_a_size_in_bytes() -> None:
    """16 KiB of UTF-8 are allowed, and one byte more is not."""
    query = "ASK { ?a ?b 'é' } #"
    fill = MAX_BYTES - len(query.encode())
    assert check_query(query + "x" * fill).form == "ASK"
    with pytest.raises(QueryError, match="too long"):
        check_query(query + "x" * (fill + 1))


@pytest.mark.parametrize("query", ["", "   ", "# only words", "PREFIX a: <x:y>", "BASE <x:y>"])
def test_an_empty_query_is_said_to_be_empty(query: str) -> None:
    """A query of comments and prefixes asks nothing."""
    with pytest.raises(QueryError, match="empty"):
        check_query(query)


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("select * {}", "SELECT"),
        ("PREFIX a: <x:y> BASE <x:z> ask {}", "ASK"),
        ("CONSTRUCT WHERE { ?a ?b ?c }", "CONSTRUCT"),
        ("Describe :mill", "DESCRIBE"),
    ],
)
def test_the_form_is_found_behind_the_prologue(query: str, form: str) -> None:
    """The four forms are recognised in any case of letters."""
    assert check_query(query).form == form


def test_terms_used_are_listed_with_their_place() -> None:
    """IRIs of our namespaces are found after their prefixes are resolved, in the order of use."""
    checked = check_query(
        "PREFIX d: <https://w3id.org/dprk-networks/ontology#>\n"
        "ASK { :mill d:stolFrom <https://w3id.org/dprk-networks/id/rook> ; dprk:a\\-b 'dprk:c' }"
    )
    ontology = "https://w3id.org/dprk-networks/ontology#"
    assert checked.ontology_terms == {ontology + "stolFrom": (2, 13), ontology + "a-b": (2, 67)}
    assert [iri.rpartition("/")[2] for iri in checked.ids] == ["mill", "rook"]
    assert checked.prefixes == {"d": ontology}


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("ASK { ?a dprc:b ?c }", r"1:10: the prefix dprc: is not declared\n.*did you mean dprk:"),
        ("ASK { ?a <b> ?c }", "1:10: the IRI <b> is relative"),
        ("ASK { ?a ?b ?c FILTR(?a) }", r"FILTR is not a word of SPARQL\n.*FILTER"),
        ("ASK { ?a ?b ?c FILTER ?a > 3 }", "not in parentheses"),
        ("ASK { OPTIONAL ?a ?b ?c }", "a group in braces was expected"),
        ("SELCT * {}", "SELCT is not a word"),
        ("ASK { ?a ?b <x:" + "y" * 3000 + "> }", "longer than 2,048"),
    ],
)
def test_common_slips_are_named_with_their_mend(query: str, said: str) -> None:
    """What a person mistypes is met with its place and what to write instead."""
    with pytest.raises(QueryError) as error:
        check_query(query)
    assert re.search(said, str(error.value))


def test_a_message_carries_nothing_a_terminal_acts_on() -> None:
    """What is quoted from a query is short and printable."""
    with pytest.raises(QueryError) as error:
        check_query("ASK { ?a " + "é" * 300 + "\u202e:b ?c }")
    assert "\u202e" not in str(error.value)
    assert len(str(error.value)) < 500
