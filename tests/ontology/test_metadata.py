"""What FOOPS!, OOPS!, the ROBOT report and LOV ask of an ontology, without the network."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, VANN, XSD, Graph, Literal, Namespace, URIRef

from ontology import load_ontology
from ontology.making.published import listed

ROOT = Path(__file__).resolve().parents[2]
HOME = URIRef("https://w3id.org/dprk-networks/ontology")
DPRK = Namespace(f"{HOME}#")
BIBO = Namespace("http://purl.org/ontology/bibo/")
ONTOLOGY = load_ontology()
TERMS = sorted(ONTOLOGY.subjects(RDFS.isDefinedBy, HOME), key=str)
VERSION = str(ONTOLOGY.value(HOME, OWL.versionInfo))
#: how many terms version 0.1.0 had: the list of what was published has never fewer
FIRST = 240
TRUE = Literal("true", datatype=XSD.boolean)


def versions() -> list[str]:
    """Return the versions that ontology/CHANGES.md tells of, the newest first."""
    text = (ROOT / "ontology" / "CHANGES.md").read_text(encoding="utf-8")
    return re.findall(r"^## (\S+)$", text, re.MULTILINE)


def vanished(ontology: Graph, names: frozenset[str]) -> list[str]:
    """Return the published terms that are neither in use nor kept as deprecated."""
    found = set(ontology.subjects(RDFS.isDefinedBy, HOME))
    return sorted(name for name in names if DPRK[name] not in found)


def badly_retired(ontology: Graph) -> list[str]:
    """Return the deprecated terms that don't say what replaces them, or name one just as old."""
    retired = set(ontology.subjects(OWL.deprecated, TRUE))
    return sorted(
        str(term)
        for term in retired
        if not (heirs := set(ontology.objects(term, DCTERMS.isReplacedBy))) or heirs & retired
    )


@pytest.mark.parametrize(
    "predicate",
    [
        OWL.versionIRI,
        OWL.versionInfo,
        DCTERMS.license,
        DCTERMS.creator,
        DCTERMS.contributor,
        DCTERMS.publisher,
        DCTERMS.created,
        DCTERMS.issued,
        DCTERMS.modified,
        BIBO.status,
        VANN.preferredNamespacePrefix,
        VANN.preferredNamespaceUri,
    ],
)
def test_the_ontology_says_once(predicate):
    """Version, licence, maker, dates, status, prefix and namespace stand in the header once."""
    assert len(list(ONTOLOGY.objects(HOME, predicate))) == 1


@pytest.mark.parametrize(
    "predicate",
    [
        RDFS.label,
        DCTERMS.title,
        DCTERMS.description,
        DCTERMS.abstract,
        DCTERMS.bibliographicCitation,
    ],
)
def test_the_ontology_is_described_in_both_languages(predicate):
    """Title, description and citation stand there in English and French."""
    assert sorted(each.language for each in ONTOLOGY.objects(HOME, predicate)) == ["en", "fr"]


def test_what_identifies_is_an_iri():
    """Licence, maker, status and versions are IRIs, and the makers are described."""
    for predicate in (DCTERMS.license, DCTERMS.creator, BIBO.status, OWL.versionIRI):
        assert isinstance(ONTOLOGY.value(HOME, predicate), URIRef), predicate
    maker = ONTOLOGY.value(HOME, DCTERMS.creator)
    assert {each.language for each in ONTOLOGY.objects(maker, RDFS.label)} == {"en", "fr"}
    assert str(ONTOLOGY.value(HOME, DCTERMS.license)).startswith("https://creativecommons.org/")
    assert len(set(ONTOLOGY.subjects(RDF.type, OWL.Ontology))) == 1


def test_the_namespace_is_that_of_the_terms():
    """Each term stands in the namespace that the header prefers, under hash IRIs."""
    assert str(ONTOLOGY.value(HOME, VANN.preferredNamespaceUri)) == str(DPRK)
    assert str(ONTOLOGY.value(HOME, VANN.preferredNamespacePrefix)) == "dprk"
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9]*", str(t).removeprefix(DPRK)) for t in TERMS)


def test_versions_agree():
    """The version stands in the version IRI and the citation, and CHANGES.md begins with it."""
    assert ONTOLOGY.value(HOME, OWL.versionIRI) == URIRef(f"{HOME}/{VERSION}")
    assert all(
        f"{HOME}/{VERSION}" in citation
        for citation in ONTOLOGY.objects(HOME, DCTERMS.bibliographicCitation)
    )
    assert versions()[0] == VERSION


def test_from_the_second_version_on_the_one_before_is_named():
    """owl:priorVersion is the version that CHANGES.md tells of next; a first one has none."""
    before = [f"{HOME}/{each}" for each in versions()[1:2]]
    assert [str(each) for each in ONTOLOGY.objects(HOME, OWL.priorVersion)] == before


def test_dates_are_in_order_and_known_to_owl():
    """Created, issued and modified follow each other, as xsd:dateTime: OWL 2 has no xsd:date."""
    days = [ONTOLOGY.value(HOME, p) for p in (DCTERMS.created, DCTERMS.issued, DCTERMS.modified)]
    assert all(day.datatype == XSD.dateTime for day in days)
    assert sorted(days) == days


@pytest.mark.parametrize("predicate", [RDFS.label, SKOS.definition, SKOS.example])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_term_has_a_label_a_definition_and_an_example(predicate, lang):
    """Each term has one of each in both languages, trimmed; definitions are sentences."""
    for term in TERMS:
        words = [str(each) for each in ONTOLOGY.objects(term, predicate) if each.language == lang]
        assert len(words) == 1, (term, lang, words)
        assert re.fullmatch(r"\S(.*\S)?", words[0]), (term, words)
        if predicate == SKOS.definition:
            assert not words[0][0].islower(), (term, words)
            assert words[0].endswith("."), (term, words)


@pytest.mark.parametrize("predicate", [RDFS.label, SKOS.definition])
def test_no_two_terms_share_their_words(predicate):
    """A label or a definition belongs to one term in each language, whatever its kind."""
    seen: dict[tuple[str, str], URIRef] = {}
    for term in TERMS:
        for words in ONTOLOGY.objects(term, predicate):
            other = seen.setdefault((words.language, str(words).casefold()), term)
            assert other == term, (term, other, words)


def test_a_definition_is_more_than_the_label():
    """No definition only repeats the label, and no example only repeats the definition."""
    for term in TERMS:
        for label in ONTOLOGY.objects(term, RDFS.label):
            for words in ONTOLOGY.objects(term, SKOS.definition):
                assert str(words).casefold().rstrip(".") != str(label).casefold(), term
        definitions = set(map(str, ONTOLOGY.objects(term, SKOS.definition)))
        assert not definitions & set(map(str, ONTOLOGY.objects(term, SKOS.example))), term


def test_names_follow_one_style():
    """Classes and named values begin with a capital, properties with a small letter."""
    values = {DPRK.notStated}
    for term in TERMS:
        name = str(term).removeprefix(DPRK)
        kinds = set(ONTOLOGY.objects(term, RDF.type))
        big = bool(kinds & {OWL.Class, OWL.NamedIndividual}) and term not in values
        assert name[0].isupper() == big, term


def test_every_term_hangs_together_with_others():
    """No term stands alone: each has a class above, a domain, a class of its own, or is used."""
    used = {node for s, p, o in ONTOLOGY for node in (p, o)} | {
        s
        for s, p, o in ONTOLOGY
        if p not in {RDF.type, RDFS.isDefinedBy, RDFS.label} and not isinstance(o, Literal)
    }
    typed = {s for s, o in ONTOLOGY.subject_objects(RDF.type) if str(o).startswith(DPRK)}
    notes = set(ONTOLOGY.subjects(RDF.type, OWL.AnnotationProperty))
    assert set(TERMS) - used - typed - notes == {DPRK.notStated}


def test_no_term_ever_vanishes():
    """Every published term is still there, and the list of them is complete and never shorter."""
    assert vanished(ONTOLOGY, listed()) == [], "give it back, with owl:deprecated true"
    assert {str(t).removeprefix(DPRK) for t in TERMS} == listed(), (
        "run `python -m ontology.generate`"
    )
    assert len(listed()) >= FIRST


def test_what_is_deprecated_says_what_replaces_it():
    """A deprecated term leads by dcterms:isReplacedBy to one that is not."""
    assert badly_retired(ONTOLOGY) == []


def test_a_term_that_vanishes_or_retires_badly_is_found():
    """Taking a term out is found, and so is a deprecated term that leads nowhere."""
    changed = load_ontology()
    changed.remove((DPRK.stole, None, None))
    changed.add((DPRK.lures, OWL.deprecated, TRUE))
    changed.add((DPRK.exploits, OWL.deprecated, TRUE))
    changed.add((DPRK.exploits, DCTERMS.isReplacedBy, DPRK.targets))
    assert vanished(changed, listed()) == ["stole"]
    assert badly_retired(changed) == [str(DPRK.lures)]
