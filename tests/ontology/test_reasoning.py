"""All claims are consistent under OWL 2 RL, and a contradiction that is put there is found."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, RDFS, Graph, Namespace, URIRef

from graph.build import names
from graph.rdf import RDF_TYPE, text
from ontology import load_ontology
from tests.ontology.reasoning import closed, entity

DPRK = Namespace("https://w3id.org/dprk-networks/ontology#")
ONTOLOGY = load_ontology()
GULL, TERN, MARN = entity("gull-syndicate"), entity("tern-exchange"), entity("ilse-marn")
FIRST, SECOND = entity("claim/first"), entity("claim/second")


def of_one_modality(store: ox.Store, modality: str) -> Graph:
    """Return what is said and derived, with the simple edges of one modality alone.

    Beside the alleged edges stand entities, their classes and judgements only: what claims have to
    do with entities is the same in both, and gives nobody a class, as the asserted ones show.
    """
    left = {names.VOCABULARY, names.ALLEGED if modality == names.ASSERTED else names.ASSERTED}
    whole = {names.ENTITIES, names.JUDGEMENTS, names.ALLEGED}
    triples = {
        quad.triple
        for quad in store
        if text(quad.graph_name) not in left
        and (
            modality == names.ASSERTED
            or text(quad.graph_name) in whole
            or (text(quad.graph_name) == names.DERIVED and text(quad.predicate) == RDF_TYPE)
        )
    }
    lines = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    return Graph().parse(data=lines, format="nt")


def judged(data: Graph, verdict: str) -> set:
    """Return the pairs of entities on which a judgement that stands has this verdict."""
    return {
        (data.value(each, DPRK.left), data.value(each, DPRK.right))
        for each in data.subjects(DPRK.verdict, DPRK[verdict])
        if (each, DPRK.withdrawn, None) not in data
    }


@pytest.fixture(scope="module", params=[names.ASSERTED, names.ALLEGED], ids=["asserted", "alleged"])
def reasoned(request, our_store):
    """Give the data with one modality's edges and judgements in OWL's words, and their closure."""
    data = of_one_modality(our_store, request.param)
    same = {(one, OWL.sameAs, other) for one, other in judged(data, "Same")}
    different = {(one, OWL.differentFrom, other) for one, other in judged(data, "Different")}
    return data, *closed([*data, *same, *different], ONTOLOGY)


def test_all_claims_are_consistent(reasoned):
    """Everything claimed, derived and judged holds together, in either modality."""
    data, closure, contradictions = reasoned
    assert contradictions == []
    assert len(closure) > len(data) > 500


def test_reasoning_gives_nobody_a_class_that_is_not_written(reasoned):
    """No domain, range or relation makes anything into what its file doesn't say it is."""
    data, closure, _contradictions = reasoned
    for node, kind in closure.subject_objects(RDF.type):
        if str(kind).startswith(str(DPRK)) and (node, RDF.type, kind) not in ONTOLOGY:
            assert (node, RDF.type, kind) in data, (node, kind)


def test_reasoning_makes_no_two_entities_one(reasoned):
    """No two different IRIs become the same, unless a judgement says so."""
    data, closure, _contradictions = reasoned
    allowed = judged(data, "Same")
    for one, other in closure.subject_objects(OWL.sameAs):
        assert one == other or {(one, other), (other, one)} & allowed, (one, other)


def test_what_the_build_derives_of_relations_a_reasoner_derives_too(reasoned):
    """A reasoner finds the simple edges that the build gives, and no others."""
    data, closure, _contradictions = reasoned
    for relation in ONTOLOGY.subjects(RDF.type, DPRK.Relation):
        transitive = (relation, RDF.type, OWL.TransitiveProperty) in ONTOLOGY
        if not transitive:
            assert set(closure.subject_objects(relation)) == set(data.subject_objects(relation))


@pytest.mark.parametrize(
    ("planted", "told"),
    [
        ([(GULL, RDF.type, DPRK.State), (GULL, RDF.type, DPRK.Country)], "Disjoint"),
        ([(GULL, RDF.type, DPRK.Company), (GULL, RDF.type, DPRK.Activity)], "Disjoint"),
        ([(FIRST, DPRK.speaker, TERN), (TERN, RDF.type, DPRK.Platform)], "Disjoint"),
        ([(FIRST, DPRK.subject, TERN), (FIRST, RDF.type, DPRK.Source)], "Disjoint"),
        ([(GULL, DPRK.territoryOf, MARN), (MARN, RDF.type, DPRK.Person)], "Disjoint"),
        ([(FIRST, DPRK.restates, SECOND), (SECOND, RDF.type, DPRK.Judgement)], "Disjoint"),
        ([(GULL, OWL.sameAs, TERN), (GULL, OWL.differentFrom, TERN)], "differentFrom"),
        ([(DPRK.Same, OWL.sameAs, DPRK.Different)], "differentFrom"),
        (
            [(FIRST, DPRK.modality, DPRK.Asserted), (FIRST, DPRK.modality, DPRK.Denied)],
            "differentFrom",
        ),
        (
            [(FIRST, DPRK.polarity, DPRK.Positive), (FIRST, DPRK.polarity, DPRK.Negative)],
            "differentFrom",
        ),
        ([(FIRST, DPRK.denies, FIRST)], "Irreflexive"),
        ([(FIRST, DPRK.restates, FIRST)], "Irreflexive"),
        ([(FIRST, DPRK.conflictsWith, FIRST)], "Irreflexive"),
    ],
)
def test_a_planted_contradiction_is_found(planted, told):
    """Each kind of contradiction that the ontology can see is told, beside the ontology alone."""
    _closure, contradictions = closed(planted, ONTOLOGY)
    assert any(told in each for each in contradictions), contradictions


def test_two_sources_that_contradict_each_other_are_no_contradiction():
    """What one claims and another denies, and edges that can't both be true, stay consistent."""
    _closure, contradictions = closed(
        [
            (FIRST, DPRK.denies, SECOND),
            (FIRST, DPRK.modality, DPRK.Denied),
            (SECOND, DPRK.modality, DPRK.Asserted),
            (GULL, DPRK.memberOf, MARN),
            (MARN, DPRK.memberOf, GULL),
            (GULL, DPRK.memberOf, GULL),
            (TERN, DPRK.ownedBy, GULL),
            (TERN, DPRK.ownedBy, MARN),
        ],
        ONTOLOGY,
    )
    assert contradictions == []


SPECIAL_OF = {
    DPRK.stole: DPRK.obtained,
    DPRK.stoleFrom: DPRK.targets,
    DPRK.suppliedArmsTo: DPRK.supports,
    DPRK.intensified: DPRK.participatedIn,
    DPRK.designated: DPRK.sanctions,
}


def ends(relation: URIRef) -> tuple[URIRef, URIRef]:
    """Return two entities that only this relation ties."""
    name = relation.rpartition("#")[2].lower()
    return entity(f"{name}-from"), entity(f"{name}-to")


@pytest.fixture(scope="module")
def tied() -> Graph:
    """Give the closure of one tie for each relation, special and general."""
    relations = [*SPECIAL_OF, *SPECIAL_OF.values()]
    closure, _contradictions = closed(
        [(ends(each)[0], each, ends(each)[1]) for each in relations], ONTOLOGY
    )
    return closure


@pytest.mark.parametrize(("special", "general"), SPECIAL_OF.items())
def test_a_question_about_a_general_relation_finds_the_special_ones(special, general, tied):
    """What holds of a relation holds of those above it, and never the other way round."""
    one, other = ends(special)
    assert (one, general, other) in tied
    one, other = ends(general)
    assert (one, general, other) in tied
    assert (one, special, other) not in tied


def test_symmetric_and_transitive_properties_hold_both_ways_and_all_the_way():
    """A tie runs both ways, a place in a place in a place is in it, and origins are not pooled."""
    quay, port, coast = entity("quay"), entity("port"), entity("coast")
    third = entity("claim/third")
    closure, contradictions = closed(
        [
            (GULL, DPRK.cooperatedMilitarilyWith, TERN),
            (quay, DPRK.locatedIn, port),
            (port, DPRK.locatedIn, coast),
            (FIRST, DPRK.restates, SECOND),
            (third, DPRK.restates, SECOND),
        ],
        ONTOLOGY,
    )
    assert contradictions == []
    assert (TERN, DPRK.collaboratedWith, GULL) in closure
    assert (quay, DPRK.locatedIn, coast) in closure
    # one that restates two, or is restated by one that does, does not make their origins one
    assert (FIRST, DPRK.sameOriginAs, third) not in closure
    assert (FIRST, DPRK.restates, third) not in closure


def test_no_class_is_empty():
    """No class of ours can have no member: each stands below no two that are disjoint."""
    for kind in ONTOLOGY.subjects(RDF.type, OWL.Class):
        above = set(ONTOLOGY.transitive_objects(kind, RDFS.subClassOf))
        for one in above:
            assert not above & set(ONTOLOGY.objects(one, OWL.disjointWith)), kind
