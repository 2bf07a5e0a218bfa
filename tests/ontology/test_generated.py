"""What is made from dprk.ttl is current, says the same, and comes out the same on any machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from ontology import generate, load_ontology, load_shapes
from ontology.making.context import entries
from ontology.making.rdf import jsonld, rdfxml
from ontology.making.reading import Reading
from ontology.making.terms import quoted

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "ontology"
#: each format's file, the name rdflib reads it by, and Oxigraph's
RDF = {
    "dprk.rdf": ("xml", ox.RdfFormat.RDF_XML),
    "dprk.jsonld": ("json-ld", ox.RdfFormat.JSON_LD),
}


def test_every_generated_file_is_current():
    """`python -m ontology.generate` would change nothing."""
    assert generate.stale() == [], "run `python -m ontology.generate`"


def test_an_outdated_file_is_told_and_then_written(tmp_path, monkeypatch, capsys):
    """--check names what is out of date and exits with 1 without writing; the command mends it."""
    monkeypatch.setattr(generate, "HERE", tmp_path)
    monkeypatch.setattr(generate, "stale", lambda: ["context.jsonld"])
    assert generate.main(["--check"]) == 1
    assert "ontology/context.jsonld is out of date" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
    assert generate.main([]) == 0
    assert (tmp_path / "context.jsonld").read_bytes() == (HERE / "context.jsonld").read_bytes()
    assert generate.main(["--chekc"]) == 2


def test_what_is_missing_or_edited_is_stale(tmp_path):
    """A file that is not there, or differs by one byte, is out of date."""
    fresh = generate.made()
    for name, data in fresh.items():
        (tmp_path / name).write_bytes(data)
    assert generate.stale(tmp_path) == []
    (tmp_path / "dprk.rdf").unlink()
    (tmp_path / "terms.py").write_bytes(fresh["terms.py"] + b" ")
    assert generate.stale(tmp_path) == ["dprk.rdf", "terms.py"]


@pytest.mark.parametrize("name", RDF)
def test_each_rdf_format_says_what_the_turtle_says(name):
    """Both rdflib and Oxigraph read the same triples out of it as out of dprk.ttl."""
    theirs, ours = RDF[name]
    ontology = load_ontology()
    assert isomorphic(Graph().parse(HERE / name, format=theirs), ontology)
    read = {quad.triple for quad in ox.parse(path=str(HERE / name), format=ours)}
    assert len(read) == len(ontology)


def canonical(triples: Graph) -> set[ox.Quad]:
    """Return a graph's triples with its blank nodes named by what is said of them (RDFC-1.0)."""
    written = triples.serialize(format="nt", encoding="utf-8")
    found = ox.Dataset(ox.parse(written, ox.RdfFormat.N_TRIPLES))
    found.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return set(found)


def test_the_shapes_stand_in_one_file_too():
    """ontology/shapes.ttl says what the files under shapes/ say together."""
    one = Graph().parse(HERE / "shapes.ttl", format="turtle")
    assert canonical(one) == canonical(load_shapes())


@pytest.mark.parametrize("name", RDF)
def test_nothing_is_fetched_to_read_it(name):
    """The JSON-LD has its context inside; the RDF/XML has no DOCTYPE."""
    text = (HERE / name).read_text(encoding="utf-8")
    assert "<!DOCTYPE" not in text
    if name.endswith("jsonld"):
        assert isinstance(json.loads(text)["@context"], dict)


def test_bytes_do_not_depend_on_the_machine():
    """Other hash seeds, locales and time zones give the same bytes."""
    script = (
        "import hashlib, ontology.generate as g; "
        "print(*(hashlib.sha256(d).hexdigest() for d in g.made().values()))"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C", "TZ": zone},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Pacific/Apia"))
    }
    assert len(found) == 1


@pytest.mark.parametrize("make", [rdfxml, jsonld])
def test_blank_nodes_and_lists_come_out_the_same(make):
    """A list and a nameless restriction keep their order, and their labels whatever was first."""
    home = "https://w3id.org/dprk-networks/ontology"
    text = f"""
        @prefix owl: <http://www.w3.org/2002/07/owl#> .
        @prefix : <{home}#> .
        [] a owl:AllDisjointClasses ; owl:members ( :C :A :B ) .
        :A owl:unionOf ( :Z :Y ) .
    """
    once, twice = (Graph().parse(data=text, format="turtle") for _ in range(2))
    relabelled = Graph()
    names: dict[BNode, BNode] = {}
    for triple in sorted(once, reverse=True):
        relabelled.add(
            tuple(
                names.setdefault(node, BNode()) if isinstance(node, BNode) else node
                for node in triple
            )
        )
    assert make(once) == make(twice) == make(relabelled)
    form = "xml" if make is rdfxml else "json-ld"
    assert isomorphic(Graph().parse(data=make(once), format=form), once)


def test_the_context_is_made_of_forms():
    """References, terms, numbers, truths and words are each read as what they are."""
    found = entries(Reading(load_ontology()))
    assert found["subject"] == {"@id": "subject", "@type": "@id"}
    assert found["relation"] == {"@id": "relation", "@type": "@vocab"}
    assert found["start"] == {"@id": "oa:start", "@type": "xsd:integer"}
    assert found["withdrawn"] == {"@id": "withdrawn", "@type": "xsd:boolean"}
    assert found["summary"] == {"@id": "summary", "@container": "@language"}
    assert found["claims"] == {"@reverse": "source"}
    assert found["entities"] == "@included"
    assert found["value"] == {"@id": "value"}


def test_a_qualifier_of_the_ontology_becomes_a_key():
    """A new qualifier or link is in the context and the schema without a line of Python."""
    ontology = load_ontology()
    home = "https://w3id.org/dprk-networks/ontology"
    text = f"""
        @prefix : <{home}#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        :escort a :Qualifier ; skos:definition "With what ship."@en ; rdfs:isDefinedBy <{home}> .
    """
    ontology.parse(data=text, format="turtle")
    made = {name: make(Reading(ontology)) for name, make in generate.FILES.items()}
    assert json.loads(made["context.jsonld"])["@context"]["escort"]["@type"] == "@id"
    claim = json.loads(made["claims.schema.json"])["$defs"]["Claim"]["properties"]
    assert claim["escort"]["description"] == "With what ship."
    assert "    escort: URIRef" in made["terms.py"]


def test_a_key_that_is_no_term_is_refused():
    """The context is not made for an ontology that lacks what a key stands for."""
    ontology = load_ontology()
    polarity = URIRef("https://w3id.org/dprk-networks/ontology#polarity")
    ontology.remove((polarity, None, None))
    with pytest.raises(ValueError, match="the key polarity stands for polarity, which is no term"):
        entries(Reading(ontology))


@pytest.mark.parametrize("text", ["plain", 'a "loan"', '"""', "back\\slash", 'ends in \\"'])
def test_any_definition_can_stand_in_a_docstring(text):
    """Quotation marks and backslashes come through."""
    assert eval(quoted(text)) == text  # noqa: S307 - our own text


def test_a_deprecated_term_keeps_its_name_and_says_so():
    """No term vanishes from Python, while the schema no longer offers it."""
    ontology = load_ontology()
    evades = URIRef("https://w3id.org/dprk-networks/ontology#evades")
    ontology.add((evades, URIRef("http://www.w3.org/2002/07/owl#deprecated"), Literal(True)))  # noqa: FBT003
    made = {name: make(Reading(ontology)) for name, make in generate.FILES.items()}
    about = made["terms.py"].partition("    evades: URIRef\n")[2].partition(": URIRef")[0]
    assert "Deprecated." in about
    schema = json.loads(made["claims.schema.json"])
    assert "evades" not in schema["$defs"]["Relation.term"]["enum"]
