"""The shapes as data: a file a class, words in both languages, and axioms that agree with them."""

from __future__ import annotations

import re

import pytest
from rdflib import OWL, RDF, RDFS, SH, BNode, Graph, Namespace, URIRef

from ontology import SHAPES, load_ontology, load_shapes

DPRK = Namespace("https://w3id.org/dprk-networks/ontology#")
SHAPE = Namespace("https://w3id.org/dprk-networks/shape/")
ONTOLOGY = load_ontology()
LOADED = load_shapes()
FILES = sorted(path for path in SHAPES.iterdir() if path.name.endswith(".ttl"))
CONSTRAINTS = sorted(
    {*LOADED.objects(None, SH.property), *LOADED.objects(None, SH.sparql)}, key=str
)


def kebab(name: str) -> str:
    """Return a class name as file names are written."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_holds_the_shape_of_one_class(path):
    """Each file has one node shape, is named for it, and every other shape in it belongs to it."""
    shapes = Graph().parse(data=path.read_bytes(), format="turtle")
    (only,) = shapes.subjects(RDF.type, SH.NodeShape)
    name = str(only).removeprefix(str(SHAPE))
    assert path.name == f"{kebab(name)}.ttl"
    for each in {*shapes.objects(only, SH.property), *shapes.objects(only, SH.sparql)}:
        assert str(each).startswith(f"{only}-"), each
        assert (each, RDF.type, None) in shapes


@pytest.mark.parametrize("shape", CONSTRAINTS, ids=lambda each: str(each).rpartition("/")[2])
def test_every_constraint_has_its_words_and_its_mend_in_both_languages(shape):
    """What is wrong and how to mend it stand there once in English and once in French."""
    for predicate in (SH.message, RDFS.comment):
        assert sorted(each.language for each in LOADED.objects(shape, predicate)) == ["en", "fr"]


def test_no_constraint_is_without_a_name():
    """A violation can be told by the name of its shape, so that no shape is a blank node."""
    assert not [each for each in CONSTRAINTS if isinstance(each, BNode)]


def test_every_term_that_a_shape_names_is_in_the_ontology():
    """Paths, classes and targets of shapes are terms of the ontology, or borrowed and declared."""
    for node in {n for triple in LOADED for n in triple if isinstance(n, URIRef)}:
        if str(node).startswith(str(DPRK)):
            assert (node, RDFS.isDefinedBy, None) in ONTOLOGY, node


def test_shapes_and_ranges_agree():
    """Where a shape wants a class and the ontology infers one, they are the same, or one below."""
    for shape, path in LOADED.subject_objects(SH.path):
        wanted, inferred = LOADED.value(shape, SH["class"]), ONTOLOGY.value(path, RDFS.range)
        if wanted is not None and inferred is not None:
            assert inferred in set(ONTOLOGY.transitive_objects(wanted, RDFS.subClassOf)), shape


def test_shapes_and_domains_agree():
    """A shape asks of a class only for properties whose domain holds of it."""
    for owner in LOADED.subjects(RDF.type, SH.NodeShape):
        kind = LOADED.value(owner, SH.targetClass)
        for shape in LOADED.objects(owner, SH.property):
            domain = ONTOLOGY.value(LOADED.value(shape, SH.path), RDFS.domain)
            if kind is None or domain is None:
                continue
            related = {
                *ONTOLOGY.transitive_objects(kind, RDFS.subClassOf),
                *ONTOLOGY.transitive_subjects(RDFS.subClassOf, kind),
            }
            assert domain in related, shape


def test_every_class_of_which_nodes_are_built_has_a_shape():
    """What claims are built of is checked; classes of entities share one shape."""
    targets = set(LOADED.objects(None, SH.targetClass))
    built = {
        kind
        for predicate in (RDFS.domain, RDFS.range)
        for kind in ONTOLOGY.objects(None, predicate)
        if (kind, RDF.type, OWL.Class) in ONTOLOGY and str(kind).startswith(str(DPRK))
    }
    lists = {kind for kind in built if (None, RDFS.domain, kind) not in ONTOLOGY}
    for kind in built - lists:
        assert targets & set(ONTOLOGY.transitive_objects(kind, RDFS.subClassOf)), kind
