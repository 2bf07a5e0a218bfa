"""The graph in other formats: nothing lost, nothing added, and no edge without its modality."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset, Graph, URIRef

from graph.commands.main import cli, run
from graph.errors import PlaceError
from graph.exports import FORMATS
from graph.exports.rdf12 import REIFIES, reified
from graph.model import BASE, ONTOLOGY

ROOT = Path(__file__).resolve().parents[2]
TALE = f"""
@prefix : <{BASE}> .
@prefix dprk: <{ONTOLOGY}> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

<{BASE}graph/source/tale> {{
  <{BASE}claim/a1> a dprk:Claim ; dprk:subject :gulls ; dprk:relation dprk:stoleFrom ;
    dprk:object :tern ; dprk:modality dprk:Alleged ;
    dprk:summary "The Gulls may have, \\u2019t."@en ;
    dprk:amount <{BASE}claim/a1/amount> .
  <{BASE}claim/a1/amount> a dprk:Amount ; dprk:value "12" .
  <{BASE}claim/b2> a dprk:Claim ; dprk:subject :gulls ; dprk:relation dprk:stoleFrom ;
    dprk:object :tern ; dprk:modality dprk:Denied .
  <{BASE}claim/c3> a dprk:Claim ; dprk:subject :tern ; dprk:relation dprk:established ;
    dprk:value "2029" ; dprk:modality dprk:Asserted .
}}
<{BASE}graph/entities> {{ :gulls a dprk:Group ; rdfs:label "Gulls"@en , "mouettes"@fr . }}
<{BASE}graph/edges/alleged> {{ :gulls dprk:stoleFrom :tern . }}
<{BASE}graph/edges/asserted> {{ :tern dprk:memberOf :gulls . }}
"""
QUADS = list(ox.parse(TALE.encode(), format=ox.RdfFormat.TRIG))
EDGES = {quad for quad in QUADS if "/edges/" in str(quad.graph_name)}
#: how Oxigraph reads each format back
READ = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdf12": ox.RdfFormat.TURTLE,
}
WITH_GRAPHS = ["trig", "nquads", "jsonld"]


def back(form: str, quads: list[ox.Quad] | None = None) -> set[ox.Quad]:
    """Return what stands in an export, as Oxigraph reads it."""
    data = FORMATS[form].write(QUADS if quads is None else quads)
    return set(ox.parse(data, format=READ[form]))


@pytest.mark.parametrize("form", WITH_GRAPHS)
def test_a_format_with_graphs_holds_every_quad(form):
    """What was written is read back, quad for quad, by Oxigraph."""
    assert back(form) == set(QUADS)


@pytest.mark.parametrize(
    ("form", "name"), [("trig", "trig"), ("nquads", "nquads"), ("jsonld", "json-ld")]
)
def test_rdflib_reads_the_same(form, name):
    """The other library reads as many quads, in the same named graphs."""
    read = Dataset()
    read.parse(data=FORMATS[form].write(QUADS), format=name)
    found = {(str(s), str(p), str(o), str(g)) for s, p, o, g in read.quads()}
    assert found == {
        (q.subject.value, q.predicate.value, q.object.value, q.graph_name.value) for q in QUADS
    }


@pytest.mark.parametrize("form", [name for name in FORMATS if name not in WITH_GRAPHS])
def test_a_format_without_graphs_has_no_simple_edge(form):
    """An alleged edge never stands bare beside asserted ones, and neither does any other."""
    triples = {quad.triple for quad in back(form)}
    assert not triples & {quad.triple for quad in EDGES}
    assert triples >= {quad.triple for quad in QUADS if quad not in EDGES}


@pytest.mark.parametrize("form", FORMATS)
def test_equal_data_give_equal_bytes(form):
    """The order of the quads and doubles among them don't count."""
    shuffled = QUADS * 2
    random.Random(7).shuffle(shuffled)  # noqa: S311 - no secret
    assert FORMATS[form].write(shuffled) == FORMATS[form].write(QUADS)


@pytest.mark.parametrize("form", FORMATS)
def test_bytes_do_not_depend_on_the_hash_seed(form, tmp_path):
    """Two processes with other seeds, locales and time zones write the same."""
    path = tmp_path / "tale.trig"
    path.write_text(TALE, encoding="utf-8")
    script = (
        "import sys, pyoxigraph as ox; from graph.exports import FORMATS; sys.stdout.buffer.write("
        "FORMATS[sys.argv[1]].write(ox.parse(path=sys.argv[2], format=ox.RdfFormat.TRIG)))"
    )
    written = {
        subprocess.run(
            [sys.executable, "-c", script, form, str(path)],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "LC_ALL": "C", "TZ": zone, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert written == {FORMATS[form].write(QUADS)}


def test_each_claim_reifies_its_triple():
    """One rdf:reifies a claim, to its subject, relation, and object or value, not its amount's."""
    told = {str(t.subject).rpartition("/")[2][:2]: t.object for t in reified(QUADS)}
    thing = ox.NamedNode(f"{BASE}gulls"), ox.NamedNode(f"{ONTOLOGY}stoleFrom")
    assert told["a1"] == told["b2"] == ox.Triple(*thing, ox.NamedNode(f"{BASE}tern"))
    assert told["c3"].object == ox.Literal("2029")
    assert len(told) == 3


def test_nothing_claimed_is_asserted_in_rdf_12():
    """No reified triple, alleged, denied or asserted, stands in the file as a triple of its own."""
    triples = {quad.triple for quad in back("rdf12")}
    terms = {t.object for t in triples if t.predicate == REIFIES}
    assert len(terms) == 2
    assert not terms & triples


def test_rdf_12_says_the_same_as_turtle_beside_the_reifying():
    """Without rdf:reifies the two exports are one set of triples."""
    rest = {quad for quad in back("rdf12") if quad.predicate != REIFIES}
    assert rest == back("turtle")


def test_a_claim_without_an_end_is_an_error():
    """A claim that can't be reified is told by its IRI, not left out."""
    lacking = [quad for quad in QUADS if quad.predicate.value != f"{ONTOLOGY}value"]
    with pytest.raises(PlaceError, match="one object or value") as error:
        FORMATS["rdf12"].write(lacking)
    assert error.value.where == f"{BASE}claim/c3"


@pytest.mark.parametrize("form", FORMATS)
def test_a_blank_node_is_an_error(form):
    """What would have another name on every run is refused."""
    bad = ox.Quad(ox.BlankNode("x"), REIFIES, ox.Literal("y"), ox.DefaultGraph())
    with pytest.raises(PlaceError, match="blank node"):
        FORMATS[form].write([*QUADS, bad])


def test_the_command_writes_to_a_file_and_to_stdout(tmp_path, capfdbinary):
    """The same bytes go to FILE or to stdout, from the build that --out names."""
    (tmp_path / "graph.trig").write_text(TALE, encoding="utf-8")
    made = tmp_path / "claims.ttl"
    assert run(cli, ["export", "rdf12", "--out", str(tmp_path), "-o", str(made)]) == 0
    assert run(cli, ["export", "rdf12", "--out", str(tmp_path)]) == 0
    out, said = capfdbinary.readouterr()
    assert made.read_bytes() == out == FORMATS["rdf12"].write(QUADS)
    assert b"exported to" in said


def test_the_command_tells_what_it_can_write(tmp_path, capsys):
    """An unknown format is misuse (2), a place without a build goes wrong (1), each with a mend."""
    assert run(cli, ["export", "rdf13"]) == 2
    assert "rdf12" in capsys.readouterr().err
    assert run(cli, ["export", "turtle", "--out", str(tmp_path)]) == 1
    assert "dprk build" in capsys.readouterr().err
    assert run(cli, ["export", "--help"]) == 0
    told = capsys.readouterr().out
    assert all(re.search(rf"\b{name}\b", told) for name in FORMATS)


def test_turtle_opens_in_rdflib():
    """The plain export is RDF 1.1, which any tool reads."""
    read = Graph().parse(data=FORMATS["turtle"].write(QUADS), format="turtle")
    assert (URIRef(f"{BASE}claim/b2"), URIRef(f"{ONTOLOGY}modality"), None) in read
