"""The alignments say what is so: each target exists, and nothing is made one that differs."""

from __future__ import annotations

import importlib.util
import os
import re
from pathlib import Path

import pytest
from rdflib import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, Graph, Namespace, URIRef

from ontology import load_alignments, load_ontology
from tests.ontology import owl_dl

DPRK = Namespace("https://w3id.org/dprk-networks/ontology#")
HOME = URIRef("https://w3id.org/dprk-networks/alignments")
FTM = "https://schema.followthemoney.tech/#"
STIX = "http://docs.oasis-open.org/cti/ns/stix#"
OA = "http://www.w3.org/ns/oa#"
ALIGNMENTS = load_alignments()
ONTOLOGY = load_ontology()
BOTH = ONTOLOGY + ALIGNMENTS
MAPPINGS = (
    SKOS.exactMatch,
    SKOS.closeMatch,
    SKOS.broadMatch,
    SKOS.narrowMatch,
    SKOS.relatedMatch,
    RDFS.subClassOf,
    RDFS.subPropertyOf,
)
MAPPED = sorted((s, p, o) for s, p, o in ALIGNMENTS if p in MAPPINGS)
TARGETS = sorted({target for _, _, target in MAPPED})
#: terms of Web Annotation that are meant, read off https://www.w3.org/TR/annotation-vocab/
WEB_ANNOTATION = {"Annotation", "hasTarget", "hasSource", "hasSelector", "SpecificResource"}
#: what no package lists: the form that an address has, and what is meant by it
LISTED_NOWHERE = {
    "http://www.wikidata.org/prop/direct/P297": "ISO 3166-1 alpha-2 code",
    "https://attack.mitre.org/techniques/T1566": "Phishing",
    "https://attack.mitre.org/techniques/T1656": "Impersonation",
    "https://attack.mitre.org/techniques/T1657": "Financial Theft",
}


def of(namespace: str) -> list[str]:
    """Return the local names of the targets in a namespace."""
    return [str(t).removeprefix(namespace) for t in TARGETS if str(t).startswith(namespace)]


def files_of(package: str) -> Path:
    """Return the folder of a package, without importing it; skip where it is not installed."""
    found = importlib.util.find_spec(package)
    if found is None or found.origin is None:
        reason = f"{package} is not installed: pip install 'dprk-networks[alignments]'"
        if os.environ.get("DPRK_NO_SKIP"):
            pytest.fail(reason)
        pytest.skip(reason)
    return Path(found.origin).parent


@pytest.mark.parametrize("vocabulary", [PROV, ORG, FOAF, SDO, SKOS, DCTERMS], ids=str)
def test_every_target_is_a_term_of_its_vocabulary(vocabulary):
    """Each target in a vocabulary that rdflib lists is one of its terms."""
    names = of(str(vocabulary))
    assert names
    for name in names:
        assert URIRef(f"{vocabulary}{name}") in vocabulary, name


def test_every_target_in_followthemoney_is_a_schema_of_it():
    """Each target in FollowTheMoney is a schema that the package ships."""
    schemata = {path.stem for path in (files_of("followthemoney") / "schema").glob("*.yaml")}
    assert len(schemata) > 50
    assert set(of(FTM)) <= schemata


def test_every_target_in_stix_is_a_type_of_it():
    """Each target in STIX 2.1, written as its types are, is a type that the package knows."""
    folder = files_of("stix2") / "v21"
    types = {
        name
        for file in ("sdo.py", "sro.py")
        for name in re.findall(r"_type = '([a-z-]+)'", (folder / file).read_text(encoding="utf-8"))
    }
    assert "intrusion-set" in types
    assert {re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower() for name in of(STIX)} <= types


def test_every_other_target_is_known_by_hand():
    """What no package lists is in Web Annotation or in a list with its meaning, and no more."""
    assert set(of(OA)) <= WEB_ANNOTATION
    known = (FTM, STIX, OA, str(DPRK), *map(str, (PROV, ORG, FOAF, SDO, SKOS, DCTERMS)))
    assert {str(t) for t in TARGETS if not str(t).startswith(known)} == set(LISTED_NOWHERE)


def test_only_terms_of_ours_are_aligned():
    """Each alignment begins at a term of the ontology, which is not deprecated, and leads out."""
    for term, _, target in MAPPED:
        assert (term, RDFS.isDefinedBy, None) in ONTOLOGY, term
        assert (term, OWL.deprecated, None) not in ONTOLOGY, term
        assert not str(target).startswith(str(DPRK)), target


def test_every_vocabulary_that_we_promise_is_there():
    """FollowTheMoney, PROV-O, Web Annotation, ORG, FOAF, schema.org, SKOS, STIX and MITRE."""
    for namespace in (FTM, PROV, OA, ORG, FOAF, SDO, SKOS, STIX, "https://attack.mitre.org/"):
        assert of(str(namespace)), namespace


def test_nothing_is_made_one_with_what_differs():
    """No owl:sameAs or equivalence stands there, and no relation becomes a fact elsewhere."""
    for predicate in (OWL.sameAs, OWL.equivalentClass, OWL.equivalentProperty):
        assert (None, predicate, None) not in ALIGNMENTS
    for relation in ONTOLOGY.subjects(RDF.type, DPRK.Relation):
        assert (relation, RDFS.subPropertyOf, None) not in ALIGNMENTS, relation


def test_a_pair_is_matched_in_one_way():
    """No two terms are matched twice, as exact and related, say (SKOS, S46)."""
    pairs = [(term, target) for term, _, target in MAPPED]
    assert len(pairs) == len(set(pairs))


def test_no_two_of_ours_are_the_same_as_one_of_theirs():
    """Exact matches are transitive: two terms that exactly match one would match each other."""
    exact = [target for _, predicate, target in MAPPED if predicate == SKOS.exactMatch]
    assert len(exact) == len(set(exact))


def test_the_alignments_are_owl_2_dl_with_the_ontology():
    """With both files loaded, every kind, declaration and role is still as OWL 2 DL wants it."""
    assert owl_dl.typing(BOTH) == []
    assert owl_dl.declarations(BOTH) == []
    assert owl_dl.datatypes(BOTH) == []
    assert owl_dl.simple_roles(BOTH) == []
    assert owl_dl.blank_nodes(BOTH) == 0
    assert owl_dl.cycles(BOTH, RDFS.subClassOf) == []


def test_they_stand_apart_and_say_what_they_are():
    """The file imports the ontology, which knows nothing of the file's targets."""
    ours = URIRef("https://w3id.org/dprk-networks/ontology")
    assert (HOME, OWL.imports, ours) in ALIGNMENTS
    assert (ours, OWL.imports, None) not in ONTOLOGY
    assert ALIGNMENTS.value(HOME, DCTERMS.license) == ONTOLOGY.value(ours, DCTERMS.license)
    assert ALIGNMENTS.value(HOME, OWL.versionInfo) == ONTOLOGY.value(ours, OWL.versionInfo)
    for predicate in (DCTERMS.title, DCTERMS.description):
        assert {each.language for each in ALIGNMENTS.objects(HOME, predicate)} == {"en", "fr"}


class TestEntities:
    """Our entities and the items of Wikidata."""

    def matched(self, data: Graph, predicate: URIRef) -> dict[URIRef, URIRef]:
        """Return the entities that have such a match, with it."""
        return dict(data.subject_objects(predicate))

    def test_every_entity_with_an_item_matches_it(self, our_data):
        """Each dprk:wikidata gives one match, and its IRI is that of the item."""
        matches = {
            **self.matched(our_data, SKOS.exactMatch),
            **self.matched(our_data, SKOS.closeMatch),
        }
        items = dict(our_data.subject_objects(DPRK.wikidata))
        assert items
        assert {entity: str(item) for entity, item in matches.items()} == {
            entity: f"http://www.wikidata.org/entity/{item}" for entity, item in items.items()
        }

    def test_a_state_and_its_land_do_not_match_each_other(self, our_data):
        """States and countries match closely, so that no two entities match one item exactly."""
        exact = self.matched(our_data, SKOS.exactMatch)
        assert len(set(exact.values())) == len(exact)
        for entity in exact:
            kinds = set(our_data.objects(entity, RDF.type))
            assert not kinds & {DPRK.State, DPRK.Country}, entity

    def test_codes_have_the_form_of_their_standard(self, our_data):
        """ISO 3166 codes are two capitals, and a State and its land have the same one."""
        for entity, code in our_data.subject_objects(DPRK.iso3166):
            assert re.fullmatch(r"[A-Z]{2}", str(code)), entity
        for land, state in our_data.subject_objects(DPRK.territoryOf):
            both = {our_data.value(land, DPRK.iso3166), our_data.value(state, DPRK.iso3166)}
            assert len(both) == 1, land
