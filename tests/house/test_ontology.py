"""The ontology as data: complete in both languages, used, and current where it is generated."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, URIRef

from graph.claims.vocabulary import vocabulary
from ontology import CONTEXT, HERE, load_ontology
from ontology.generate import terms_module

ROOT = Path(__file__).resolve().parents[2]
HOME = URIRef("https://w3id.org/dprk-networks/ontology")
DPRK = f"{HOME}#"
ONTOLOGY = load_ontology()
TERMS = sorted(ONTOLOGY.subjects(RDFS.isDefinedBy, HOME), key=str)
CONTENT = json.loads(CONTEXT.read_text(encoding="utf-8"))["@context"]
#: outside vocabularies that the context may use, by prefix, with the terms of each that it needs
OUTSIDE = {
    "oa": {"hasSource", "hasSelector", "start", "end"},
    "prov": {"wasAttributedTo", "wasGeneratedBy"},
    "rdfs": {"label"},
    "skos": {"altLabel"},
}


def test_the_names_in_python_are_current():
    """ontology/terms.py is what `python -m ontology.generate` writes from dprk.ttl."""
    assert (HERE / "terms.py").read_text(encoding="utf-8") == terms_module(), (
        "run `python -m ontology.generate`"
    )


@pytest.mark.parametrize("predicate", [RDFS.label, SKOS.definition])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_term_has_words_in_both_languages(predicate, lang):
    """Each term has just one label and one definition in each language, and none is empty."""
    for term in TERMS:
        words = [str(each) for each in ONTOLOGY.objects(term, predicate) if each.language == lang]
        assert len(words) == 1, (term, lang, words)
        assert words[0].strip() == words[0] != ""


def test_every_relation_reads_backwards_in_both_languages():
    """A relation to an entity has an inverse label, unless it is symmetric or leads to a value."""
    for relation in ONTOLOGY.subjects(RDF.type, URIRef(DPRK + "Relation")):
        if (relation, URIRef(DPRK + "objectClass"), None) not in ONTOLOGY:
            continue
        if (relation, RDF.type, OWL.SymmetricProperty) in ONTOLOGY:
            continue
        found = {
            each.language for each in ONTOLOGY.objects(relation, URIRef(DPRK + "inverseLabel"))
        }
        assert found == {"en", "fr"}, relation


def test_two_terms_never_have_one_label():
    """Labels tell terms of one kind apart, in each language."""
    seen: dict[tuple[str, str, str], URIRef] = {}
    for term in TERMS:
        kinds = sorted(str(kind) for kind in ONTOLOGY.objects(term, RDF.type) if DPRK in str(kind))
        for kind in kinds:
            for label in ONTOLOGY.objects(term, RDFS.label):
                other = seen.setdefault((kind, label.language, str(label)), term)
                assert other == term, (term, other, label)


def test_only_what_is_defined_is_named():
    """The ontology names no term of its own that it doesn't define."""
    defined = set(TERMS) | {HOME}
    nodes = {node for triple in ONTOLOGY for node in triple if isinstance(node, URIRef)}
    named = {node for node in nodes if str(node).startswith(DPRK)}
    assert named <= defined


@pytest.mark.parametrize("key", sorted(CONTENT))
def test_every_key_of_the_context_is_a_known_term(key):
    """A key of context.jsonld is a keyword, a declared prefix, or leads to a term that exists."""
    value = CONTENT[key]
    target = value.get("@id", value.get("@reverse")) if isinstance(value, dict) else value
    if key.startswith("@") or target.startswith(("@", "http")):
        return
    prefix, colon, local = target.partition(":")
    if colon:
        assert local in OUTSIDE[prefix]
    else:
        assert target in vocabulary().kinds


def test_every_qualifier_and_link_is_a_key():
    """What narrows or joins claims can be written in a file of claims."""
    kinds = vocabulary()
    assert {*kinds.of_kind("Qualifier"), *kinds.of_kind("ClaimLink")} <= set(CONTENT)


def test_every_term_is_used_or_is_a_relation():
    """A term is used by claims, queries, shapes, code or another term; a relation may wait."""
    folders = ("claims", "queries", "graph", "ontology")
    kinds = {".yaml", ".rq", ".ttl", ".jsonld", ".py"}
    text = "\n".join(
        path.read_text(encoding="utf-8")
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in kinds and path.stem not in {"dprk", "terms"}
    )
    words = set(re.findall(r"[A-Za-z][A-Za-z0-9]*", text))
    words |= {
        str(node).removeprefix(DPRK)
        for _, predicate, value in ONTOLOGY
        for node in (predicate, value)
        if str(node).startswith(DPRK)
    }
    relations = set(vocabulary().of_kind("Relation"))
    names = {str(term).removeprefix(DPRK) for term in TERMS}
    assert not names - words - relations


@pytest.mark.parametrize("name", sorted(vocabulary().of_kind("Relation")))
def test_every_relation_allows_classes_that_exist(name):
    """The classes that a relation allows are classes of entities, and a value's form is known."""
    classes = {
        str(each).removeprefix(DPRK)
        for predicate in ("subjectClass", "objectClass")
        for each in ONTOLOGY.objects(URIRef(DPRK + name), URIRef(DPRK + predicate))
    }
    assert classes
    assert classes <= set(vocabulary().of_kind("Class"))
    forms = set(map(str, ONTOLOGY.objects(URIRef(DPRK + name), URIRef(DPRK + "valueForm"))))
    assert forms <= {"edtf", "iri", "language", "integer"}
