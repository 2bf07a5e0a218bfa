"""The ontology and all claims stay inside OWL 2 DL, as far as triples can tell."""

from __future__ import annotations

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, Namespace, URIRef

from ontology import load_ontology
from tests.ontology import owl_dl

DPRK = Namespace("https://w3id.org/dprk-networks/ontology#")
ONTOLOGY = load_ontology()
#: derived for questions, kept out of reasoning: annotation properties, since OWL knows no xsd:date
DATED = {str(DPRK.earliest), str(DPRK.latest)}


def test_the_ontology_is_owl_2_dl():
    """Each property is declared and used as one kind, and simple where it must be."""
    assert owl_dl.typing(ONTOLOGY) == []
    assert owl_dl.declarations(ONTOLOGY) == []
    assert owl_dl.datatypes(ONTOLOGY) == []
    assert owl_dl.simple_roles(ONTOLOGY) == []
    assert owl_dl.blank_nodes(ONTOLOGY) == 0


@pytest.mark.parametrize("predicate", [RDFS.subClassOf, RDFS.subPropertyOf, OWL.priorVersion])
def test_nothing_stands_above_itself(predicate):
    """Classes, properties and versions form no cycle."""
    assert owl_dl.cycles(ONTOLOGY, predicate) == []


def test_a_property_has_one_domain_and_one_range():
    """No several domains or ranges by mistake: OWL reads several as all of them at once."""
    for predicate in (RDFS.domain, RDFS.range):
        for term in ONTOLOGY.subjects(predicate, None):
            assert len(set(ONTOLOGY.objects(term, predicate))) == 1, term


def test_relations_are_checked_and_not_inferred():
    """A relation has no domain or range of OWL's: what it allows is for a shape to check."""
    for relation in ONTOLOGY.subjects(RDF.type, DPRK.Relation):
        assert (relation, RDFS.domain, None) not in ONTOLOGY, relation
        assert (relation, RDFS.range, None) not in ONTOLOGY, relation


def test_every_structural_property_says_what_it_joins():
    """A property that is no relation has a domain or a range; two classes may share it."""
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty):
        for term in ONTOLOGY.subjects(RDF.type, kind):
            ours = str(term).startswith(str(DPRK))
            if ours and (term, RDF.type, DPRK.Relation) not in ONTOLOGY:
                said = {*ONTOLOGY.objects(term, RDFS.domain), *ONTOLOGY.objects(term, RDFS.range)}
                assert said, term


def test_two_directions_of_one_relation_are_inverses():
    """Where the words of one relation are another's read backwards, owl:inverseOf says so."""
    words = {
        (str(label), label.language): term
        for term in ONTOLOGY.subjects(RDF.type, DPRK.Relation)
        for label in ONTOLOGY.objects(term, RDFS.label)
    }
    for term, label in ONTOLOGY.subject_objects(DPRK.inverseLabel):
        other = words.get((str(label), label.language))
        if other == term:
            assert (term, RDF.type, OWL.SymmetricProperty) in ONTOLOGY, term
        elif other is not None:
            pair = {(term, OWL.inverseOf, other), (other, OWL.inverseOf, term)}
            assert pair & set(ONTOLOGY), (term, other)


def test_a_symmetric_relation_reads_the_same_both_ways():
    """A symmetric relation's inverse label, where it has one, is its label."""
    for term in ONTOLOGY.subjects(RDF.type, OWL.SymmetricProperty):
        backwards = set(ONTOLOGY.objects(term, DPRK.inverseLabel))
        assert not backwards or backwards == set(ONTOLOGY.objects(term, RDFS.label)), term


def test_a_special_relation_allows_no_more_than_the_general_one():
    """Each class that a relation allows is allowed by the relation above it, too."""
    for term, above in ONTOLOGY.subject_objects(RDFS.subPropertyOf):
        for predicate in (DPRK.subjectClass, DPRK.objectClass):
            wide = set(ONTOLOGY.objects(above, predicate))
            for narrow in ONTOLOGY.objects(term, predicate):
                assert wide & set(ONTOLOGY.transitive_objects(narrow, RDFS.subClassOf)), term


def test_all_claims_use_each_property_as_it_is_declared(our_data):
    """Object properties lead to IRIs, data properties to literals, and every class is known."""
    data = [*our_data]
    assert len(data) > 5_000
    assert owl_dl.declarations(ONTOLOGY, data) == []
    assert owl_dl.blank_nodes(data) == 0


def test_only_derived_bounds_have_a_datatype_that_owl_does_not_know(our_data):
    """Every literal of the claims is in OWL 2's datatype map, but for the days of a period."""
    outside = {line.partition(": ")[0] for line in owl_dl.datatypes(our_data)}
    assert outside == DATED
    assert {str(each) for each in ONTOLOGY.subjects(RDF.type, OWL.AnnotationProperty)} >= DATED


class TestTheCheckerFindsWhatIsWrong:
    """Each restriction is broken once, in an ontology of two lines."""

    def broken(self, *triples):
        """Return the real ontology with a few triples more."""
        found = Graph()
        for triple in (*ONTOLOGY, *triples):
            found.add(triple)
        return found

    def test_a_property_of_two_kinds(self):
        """Punning an object property as a data property is illegal."""
        wrong = self.broken((DPRK.subject, RDF.type, OWL.DatatypeProperty))
        assert owl_dl.typing(wrong) == [f"{DPRK.subject}: 2 kinds"]

    def test_a_transitive_property_that_is_irreflexive(self):
        """A property above a transitive one may not be irreflexive or functional."""
        wrong = self.broken(
            (DPRK.partOf, RDFS.subPropertyOf, DPRK.contests),
            (DPRK.contests, RDF.type, OWL.IrreflexiveProperty),
        )
        assert owl_dl.simple_roles(wrong) == [
            f"{DPRK.contests}: {OWL.IrreflexiveProperty} and not simple"
        ]

    def test_a_range_outside_the_datatype_map(self):
        """xsd:date is a datatype of XML Schema and of RDF, and none of OWL 2."""
        date = URIRef("http://www.w3.org/2001/XMLSchema#date")
        wrong = self.broken((DPRK.when, RDFS.range, date))
        assert owl_dl.declarations(wrong) == [f"{DPRK.when}: {RDFS.range} {date}"]
        assert owl_dl.datatypes([(DPRK.x, DPRK.when, Literal("2031-01-01", datatype=date))])

    @pytest.mark.parametrize(
        "triple",
        [
            (DPRK.x, DPRK.subject, Literal("Heronia")),
            (DPRK.x, DPRK.when, DPRK.Asserted),
            (DPRK.x, RDF.subject, DPRK.Asserted),
            (DPRK.x, DPRK.misspelt, DPRK.Asserted),
            (DPRK.x, RDF.type, DPRK.Misspelt),
            (DPRK.subject, RDFS.subPropertyOf, DPRK.summary),
            (DPRK.summary, RDFS.domain, DPRK.Claim),
            (DPRK.State, RDFS.subClassOf, SKOS.Concept),
        ],
    )
    def test_a_use_that_is_not_declared(self, triple):
        """Terms are used as what they are declared to be, and reserved ones not at all."""
        assert len(owl_dl.declarations(ONTOLOGY, [triple])) == 1

    def test_a_cycle_and_a_blank_node(self):
        """A class above itself and a node without a name are found."""
        wrong = self.broken((DPRK.Agent, RDFS.subClassOf, DPRK.State))
        assert str(DPRK.State) in owl_dl.cycles(wrong, RDFS.subClassOf)
        assert owl_dl.blank_nodes([(BNode(), RDF.type, DPRK.Claim)]) == 1

    def test_a_class_in_the_reserved_vocabulary(self):
        """Nothing new is declared in the namespaces that OWL keeps for itself."""
        heron = URIRef(f"{OWL}Heron")
        wrong = self.broken((heron, RDF.type, OWL.Class))
        assert owl_dl.typing(wrong) == [f"{heron}: declared in a reserved namespace"]


def test_simple_edges_are_among_what_is_checked(our_data):
    """The data are the build's own, with the simple edges of both modalities."""
    base = "https://w3id.org/dprk-networks/id/"
    assert (URIRef(f"{base}dprk-hackers"), DPRK.stoleFrom, URIRef(f"{base}bybit")) in our_data
