"""The network for other tools: nothing lost, nothing broken by what labels hold, same bytes."""

from __future__ import annotations

import csv
import io
import tracemalloc
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.commands.main import cli, run
from graph.exports import NETWORKS
from graph.exports.base import How
from graph.exports.rows import EDGE_FIELDS, NODE_FIELDS, edges, key, nodes, values
from graph.files import atomic_stream
from graph.model import Amount, Evidence, Knowledge
from tests.gephi import gephi_complaints
from tests.network.fiction import GAZETTE, claim, entity, iri, knowledge, term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

GEXF = "{http://gexf.net/1.3}"
READ: dict[str, Callable[[io.BytesIO], nx.MultiDiGraph[str]]] = {
    "graphml": lambda data: nx.read_graphml(data, force_multigraph=True),
    "gexf": nx.read_gexf,
}
#: what libraries trip over: ill-formed XML, markup, formulas, text that turns round, no text
HOSTILE = (
    "a\x00b\x08c\x1f", "line\r\nline\ttab", "\ufffe\uffff", "\ud800 alone", "\u202egpj.exe",
    "]]><node id='x'/>", '"><script>alert(1)</script>', "&amp;&#0;", "=HYPERLINK(1)", "@SUM(A1)",
    "-1+1", "\uff1d1", "", " ", "None", "['a', 'b']", "2031-13-45", "\U0010ffff", "é" * 10_000,
)  # fmt: skip


def parts(form: str, held: Knowledge, how: How | None = None) -> dict[str, bytes]:
    """Return the files of a format by name."""
    made = how or How()
    return {part.name: b"".join(part.write(held, made)) for part in NETWORKS[form].parts}


def read(form: str, held: Knowledge) -> nx.MultiDiGraph[str]:
    """Return a network as networkx reads it back."""
    (data,) = parts(form, held).values()
    return READ[form](io.BytesIO(data))


def table(name: str, held: Knowledge, how: How | None = None) -> list[dict[str, str]]:
    """Return the rows of one of the tables."""
    text = parts("csv", held, how)[name].decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def tale() -> Knowledge:
    """Return claims of every kind, parallel ones and one of a value among them."""
    amount = Amount("12", "USD", term("About"), "11", "13")
    return knowledge(
        claim("a1", "lumen", "hired", "orca"),
        claim("a2", "lumen", "hired", "orca", modality="Alleged", speakers=("gazette", "krill")),
        claim("a3", "lumen", "hired", "orca", modality="Denied"),
        claim("a4", "orca", "paid", "lumen", when="2031-05", earliest="2031-05-01", amount=amount),
        claim("a5", "krill", "hired", "krill", actuality="Planned"),
        claim("b1", "orca", "paid", value="twelve"),
        entities=(entity("alone", "Alone", "Seule"),),
    )


@pytest.mark.parametrize("form", READ)
def test_networkx_reads_back_every_node_and_edge(form: str) -> None:
    """Parallel claims stay apart under their hashes, and what is unconnected is there."""
    found = read(form, tale())
    assert set(found) == {"alone", "krill", "lumen", "orca"}
    assert {id_ for *_, id_ in found.edges(keys=True)} == {"a1", "a2", "a3", "a4", "a5"}
    assert found["lumen"]["orca"].keys() == {"a1", "a2", "a3"}


def test_gephi_finds_nothing_wrong() -> None:
    """Each part is one of GEXF 1.3, typed as declared, and no parallel edges are run together."""
    data = parts("gexf", tale())["network.gexf"]
    assert gephi_complaints(data) == []
    spoilt = data.replace(b' kind="hired 2"', b' kind="hired"').replace(
        b'value="true"', b'value=""'
    )
    assert {text.split(" of ")[0] for text in gephi_complaints(spoilt)} == {
        "edges that would be run together",
        "holds",
    }


@pytest.mark.parametrize("form", READ)
def test_an_edge_says_all_that_its_claim_says(form: str) -> None:
    """Modality, speakers, source, time with bounds and amount are fields of the edge."""
    found = read(form, tale())
    alleged = found["lumen"]["orca"]["a2"]
    assert alleged["modality"] == "Alleged"
    assert alleged["label"] == "alleged: hired"
    assert alleged["speakers"] == "gazette → Krill"
    assert alleged["holds"] is True
    assert found["lumen"]["orca"]["a3"]["holds"] is False
    paid = found["orca"]["lumen"]["a4"]
    assert (paid["when"], paid["earliest"]) == ("2031-05", "2031-05-01")
    assert (paid["amount"], paid["unit"], paid["amountLow"]) == ("12", "USD", "11")
    assert (paid["sourceTitle"], paid["publisher"]) == ("The Ferry Gazette", "gazette")
    assert paid["evidenceStart"] == 10


@pytest.mark.parametrize("form", READ)
@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_no_label_breaks_the_file(form: str, text: str) -> None:
    """Whatever labels, titles, values and ids hold, as many nodes and edges are read back."""
    held = hostile(text)
    found = read(form, held)
    assert found.number_of_nodes() == len(list(nodes(held)))
    assert found.number_of_edges() == 2
    if form == "gexf":
        assert gephi_complaints(parts(form, held)["network.gexf"]) == []


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_no_label_breaks_a_table(text: str) -> None:
    """Each node and each edge is a row with all its columns, and no cell is a formula."""
    held = hostile(text)
    for name, count in (("nodes.csv", len(list(nodes(held)))), ("edges.csv", 2)):
        rows = table(name, held)
        assert len(rows) == count
        for row in rows:
            assert None not in row
            assert not any(
                (cell or "").startswith(("=", "+", "@", "\uff1d")) for cell in row.values()
            )


def hostile(text: str) -> Knowledge:
    """Return two parallel claims in which everything that can be a text is this one."""
    named = entity("lumen", text, text, aliases={"en": (text, text)}, outside_ids=((text, text),))
    source = replace(GAZETTE, title=text, address=text, date=text, publisher=text)
    amount = Amount(text, text, text, text, text)
    evidence = Evidence(GAZETTE.iri, 0, 1, status=text)
    made = [
        replace(
            claim(f"a{n}", "lumen", "hired", "orca", when=text, earliest=text, amount=amount),
            object="urn:x" + text,
            evidence=evidence,
            summary={"en": text},
            latest=text,
            review_status=text,
        )
        for n in range(2)
    ]
    held = knowledge(*made, entities=(named,))
    return replace(held, sources={GAZETTE.iri: source})


@given(st.text(max_size=30), st.text(max_size=30))
def test_ids_are_told_apart(one: str, other: str) -> None:
    """Two IRIs have two ids, whatever hides in them, and the ids are printable."""
    ids = {key("urn:x" + one), key("urn:x" + other)}
    assert len(ids) == len({one, other})
    assert all(each.isprintable() for each in ids)


def test_gexf_has_time_where_dates_are_known() -> None:
    """The file is dynamic, and an edge with days starts and ends; bounds that are none are open."""
    claims = [
        claim("a1", "lumen", "hired", "orca", earliest="2031-05-01"),
        replace(claim("a2", "lumen", "paid", "orca"), latest="2032-01-01"),
        replace(claim("a3", "orca", "paid", "lumen", earliest="2032-02-02"), latest="2031-01-01"),
        claim("a4", "orca", "hired", "lumen", earliest="2031-02-30"),
    ]
    root = ET.fromstring(parts("gexf", knowledge(*claims))["network.gexf"])  # noqa: S314
    (whole,) = root.findall(f"{GEXF}graph")
    assert (whole.get("mode"), whole.get("timeformat")) == ("dynamic", "date")
    spans = [(each.get("start"), each.get("end")) for each in whole.iter(f"{GEXF}edge")]
    assert spans == [("2031-05-01", None), (None, "2032-01-01"), (None, None), (None, None)]
    assert not any(node.get("start") for node in whole.iter(f"{GEXF}node"))


def test_gexf_without_dates_is_static() -> None:
    """Where nothing has a day, there is no timeline."""
    data = parts("gexf", knowledge(claim("a1", "lumen", "hired", "orca")))["network.gexf"]
    assert b'mode="static"' in data
    assert b"timeformat" not in data


def test_parallel_edges_differ_in_kind() -> None:
    """No two edges between the same two have one kind, which Gephi would run together."""
    kinds = [(edge.source, edge.target, edge.kind) for edge in edges(tale())]
    assert len(set(kinds)) == len(kinds) == 5
    assert {kind for *ends, kind in kinds if ends == ["lumen", "orca"]} == {
        "hired", "hired 2", "hired 3",
    }  # fmt: skip


def test_fields_of_an_edge_take_no_name_that_gephi_keeps_for_itself() -> None:
    """A field called like an edge's own id, ends, label or span would overwrite it."""
    kept = {"id", "source", "target", "label", "type", "kind", "weight", "start", "end"}
    assert not kept & {name.lower() for name in (*NODE_FIELDS, *EDGE_FIELDS)}


def test_folded_entities_are_one_node_that_names_them() -> None:
    """What a judgement folds is no node, and the one that it folds into includes its id."""
    old = entity("old", "Old", canonical=iri("orca"))
    held = knowledge(
        claim("a1", "old", "hired", "krill"), claim("a2", "orca", "hired", "krill"), entities=(old,)
    )
    found = {node.id: node.fields["includes"] for node in nodes(held)}
    assert found == {"krill": "", "orca": "old"}
    assert [edge.kind for edge in edges(held)] == ["hired", "hired 2"]


def test_labels_speak_either_language() -> None:
    """In French, labels and standing are French, and the other label is English."""
    held = tale()
    alone = next(node for node in nodes(held, "fr") if node.id == "alone")
    assert (alone.label, alone.fields["otherLabel"]) == ("Seule", "Alone")
    assert [edge.label for edge in edges(held, "fr")][1] == "allégué\u00a0: a embauché"


def test_tables_are_safe_unless_raw() -> None:
    """A formula gets an apostrophe, and stays as it is where that is asked for."""
    held = knowledge(entities=(entity("lumen", "=1+1"),))
    assert table("nodes.csv", held)[0]["Label"] == "'=1+1"
    assert table("nodes.csv", held, How(raw=True))[0]["Label"] == "=1+1"


@pytest.mark.parametrize("form", NETWORKS)
def test_the_same_knowledge_gives_the_same_bytes(form: str) -> None:
    """The order in which claims and entities are held does not count."""
    held = tale()
    turned = Knowledge(
        held.terms,
        dict(reversed(held.entities.items())),
        held.sources,
        dict(reversed(held.claims.items())),
    )
    assert parts(form, turned) == parts(form, held)


@pytest.mark.parametrize("form", NETWORKS)
def test_a_large_network_is_never_held_as_a_whole(form: str) -> None:
    """A thousand claims are written in a fraction of the memory that their text takes."""
    long = "A long summary. " * 250
    held = knowledge(
        *(claim(f"a{n:04}", f"e{n}", "hired", f"e{n + 1}", summary=long) for n in range(1_000))
    )
    tracemalloc.start()
    size = sum(len(chunk) for part in NETWORKS[form].parts for chunk in part.write(held, How()))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    # an entry a node and a pair is kept, so that ids and kinds are right
    assert size > 4_000_000
    assert peak < 1_000_000


def test_a_stream_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    """If what yields the pieces fails, the old file stands, and nothing is left beside it."""

    def failing() -> Iterator[bytes]:
        yield b"half"
        raise KeyError

    path = tmp_path / "network.gexf"
    path.write_bytes(b"old")
    with pytest.raises(KeyError):
        atomic_stream(path, failing())
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [(path.name, b"old")]


def test_values_are_counted() -> None:
    """A claim of a value is no edge, and is counted as left out."""
    assert values(tale()) == 1


def test_misuse_of_the_command_is_told(tmp_path, capsys) -> None:
    """Two files want a folder, and options go with the formats that they mean something for."""
    assert run(cli, ["export", "csv"]) == 2
    assert "name a folder with --output" in capsys.readouterr().err
    assert run(cli, ["export", "turtle", "--lang", "fr"]) == 2
    assert run(cli, ["export", "gexf", "--raw"]) == 2
    assert run(cli, ["export", "gexf", "--out", str(tmp_path)]) == 1
    assert "dprk build" in capsys.readouterr().err
