"""Strangers' data: checked by our shapes, and held to their bounds whatever is in them."""

from __future__ import annotations

import io
import json

import pyoxigraph as ox
import pytest

from graph.build import foreign, names
from graph.build.assemble import assemble, parse
from graph.build.foreign import Bounds, bounded_read, check, form_of
from graph.claims.load import load
from graph.errors import PlaceError
from graph.rdf import text

HEAD = """\
@prefix dprk: <https://w3id.org/dprk-networks/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <https://heronia.example/> .
"""
GULL = ':gull a dprk:Group ; rdfs:label "Gulls"@en , "les Gulls"@fr .\n'


def turtle(said: str) -> bytes:
    """Return a Turtle file with our prefixes and an entity."""
    return (HEAD + GULL + said).encode()


def told(found: foreign.Checked) -> set[tuple[str, str]]:
    """Return what was found as pairs of the node's last part and the shape."""
    return {(each.focus.rpartition("/")[2], each.shape) for each in found.violations}


@pytest.fixture
def tale(tale_root):
    """Give the tale's claims and entities, as a stranger would publish them."""
    nodes = load(tale_root / "claims").nodes
    quads = [q for q in assemble(nodes) if text(q.graph_name) != names.VOCABULARY]
    return nodes, quads


class TestWhatIsSaidOfTheData:
    """Violations are told by node, in both languages, each with its mend."""

    @pytest.mark.parametrize(
        ("form", "to"),
        [("nt", ox.RdfFormat.N_TRIPLES), ("ttl", ox.RdfFormat.TURTLE), ("jsonld", None)],
    )
    def test_sound_claims_are_sound_in_every_format(self, tale, form, to):
        """Claims that our own build takes are taken from a file, too."""
        _nodes, quads = tale
        triples = {quad.triple for quad in quads}
        data = ox.serialize(triples, format=to or ox.RdfFormat.JSON_LD)
        found = check(data, form, f"tale.{form}")
        assert found.violations == ()
        assert found.nodes["Claim"] == 4

    @pytest.mark.parametrize("form", ["nq", "trig"])
    def test_named_graphs_are_checked_together(self, tale, form):
        """A claim in one graph may speak of an entity in another."""
        _nodes, quads = tale
        to = {"nq": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG}[form]
        assert check(ox.serialize(quads, format=to), form, "tale").violations == ()

    def test_a_claim_without_evidence_is_found(self, tale):
        """Each violation has its words and its mend in both languages."""
        _nodes, quads = tale
        kept = {q.triple for q in quads if not q.predicate.value.endswith("#evidence")}
        found = check(ox.serialize(kept, format=ox.RdfFormat.N_TRIPLES), "nt", "tale.nt")
        # four claims, and the heading that is excused
        shapes = sorted(each.shape for each in found.violations)
        assert shapes == [*["Claim-evidence"] * 4, "ExcusedPassage-evidence"]
        for each in found.violations:
            assert set(dict(each.message)) == set(dict(each.mend)) == {"en", "fr"}

    def test_data_may_lean_on_our_entities(self, tale):
        """What is ours is known when it is given, and never itself complained of."""
        nodes, quads = tale
        place = ox.NamedNode(names.ENTITIES)
        theirs = {q.triple for q in quads if q.graph_name != place}
        data = ox.serialize(theirs, format=ox.RdfFormat.N_TRIPLES)
        assert ("Claim-subject" in {s for _, s in told(check(data, "nt", "tale.nt"))}) is True
        ours = ox.serialize(
            [triple for node in nodes[names.ENTITIES] for triple in parse(node)],
            format=ox.RdfFormat.N_TRIPLES,
        )
        assert check(data, "nt", "tale.nt", ours=ours).violations == ()

    def test_a_misspelt_term_is_told_with_what_was_meant(self):
        """A term that is not in the ontology is found wherever it stands."""
        found = check(turtle(":gull dprk:stolefrom :tern . :x a dprk:Clame ."), "ttl", "a.ttl")
        mends = {each.focus[-4:]: dict(each.mend) for each in found.violations}
        assert "stoleFrom" in mends["gull"]["en"]
        assert mends["le/x"]["fr"].startswith("vouliez-vous dire Claim")

    def test_nobody_changes_the_rules_in_their_own_file(self):
        """A file that redefines a term of the ontology is told so, and changes nothing."""
        said = "dprk:locatedIn dprk:objectClass dprk:Group . dprk:Nest rdfs:isDefinedBy :me ."
        assert told(check(turtle(said), "ttl", "a.ttl")) == {
            ("ontology#locatedIn", "term-of-ours"),
            ("ontology#Nest", "term-of-ours"),
        }

    def test_a_vocabulary_of_their_own_is_left_alone(self):
        """Terms of a stranger need no French label, since they are not ours."""
        said = ":Nest a rdfs:Class ; rdfs:isDefinedBy <https://heronia.example/> ."
        assert check(turtle(said), "ttl", "a.ttl").violations == ()

    def test_a_node_without_a_name_is_told_the_same_way_each_time(self):
        """A blank node is told by its label or its place in the file, not by chance."""
        data = turtle('_:nest a dprk:Place . [] a dprk:Place ; rdfs:label "Cliff"@en .')
        first, second = (check(data, "ttl", "a.ttl") for _ in range(2))
        assert first == second
        assert {each.focus for each in first.violations} == {"_:nest", "_:anonymous-2"}


class TestWhatNoFileMayDo:
    """Each hazard of a format ends with an error that says what it was."""

    @pytest.mark.parametrize(
        ("data", "form", "what"),
        [
            (b"", "ttl", "no triple at all"),
            (b"not turtle", "ttl", "can't be read as ttl"),
            (b"[" * 200_000, "jsonld", "can't be read as JSON"),
            (
                b'{"@context": "https://evil.example/c", "@id": "urn:x:y"}',
                "jsonld",
                "never fetched",
            ),
            (
                b'{"@context": {"@import": "https://evil.example/c"}, "@id": "urn:x:y"}',
                "jsonld",
                "never fetched",
            ),
            (turtle(':gull :weight "1e999999999"^^xsd:decimal .'), "ttl", "out of all bounds"),
            (turtle(f":gull :weight {'9' * 500} ."), "ttl", "a literal of 500"),
            (turtle(f':gull :name "{"g" * 1_000_001}" .'), "ttl", "a literal of 1,000,001"),
            (turtle(f":gull :knows <https://heronia.example/{'g' * 5_000}> ."), "ttl", "an IRI of"),
            (turtle(":gull :knows <https://heronia.example/\u202e> ."), "ttl", "hidden|be read"),
            (b"<urn:x:a> <urn:x:b> <<( <urn:x:a> <urn:x:b> <urn:x:c> )>> .", "nt", "triple term"),
        ],
    )
    def test_it_is_refused_with_the_reason(self, data, form, what):
        """No such file is read on, and none ends this process."""
        with pytest.raises(PlaceError, match=what) as error:
            check(data, form, "bad")
        assert error.value.mend

    def test_a_process_that_dies_of_depth_is_told(self):
        """Nested triple terms overrun the parser's stack in the child, and only there."""
        deep = b"<urn:x:a> <urn:x:b> " + b"<<( <urn:x:a> <urn:x:b> " * 60_000 + b"<urn:x:c>"
        with pytest.raises(PlaceError):
            check(deep + b" )>>" * 60_000 + b" .", "nt", "deep.nt")

    def test_deep_json_does_not_reach_the_parser(self):
        """Nodes within nodes, deeper than any data, are refused or survived."""
        deep = b'{"urn:x:p":' * 50_000 + b'{"@id":"urn:x:y"}' + b"}" * 50_000
        with pytest.raises(PlaceError):
            check(deep, "jsonld", "deep.jsonld")

    def test_time_and_memory_have_an_end(self):
        """A check that is too slow or too large is stopped, and says how to go on."""
        with pytest.raises(PlaceError, match="took more than"):
            check(turtle(""), "ttl", "slow.ttl", bounds=Bounds(seconds=0.01))
        with pytest.raises(PlaceError, match=r"memory|ended the process"):
            check(turtle(""), "ttl", "large.ttl", bounds=Bounds(memory=64 * 1024**2))

    def test_more_than_the_cap_is_not_even_read(self, monkeypatch):
        """A file is read up to the cap and one byte, never as a whole."""
        monkeypatch.setattr(foreign, "MAX_BYTES", 10)
        assert bounded_read(io.BytesIO(b"x" * 10), "a.nt") == b"x" * 10
        with pytest.raises(PlaceError, match="larger"):
            bounded_read(io.BytesIO(b"x" * 11), "a.nt")

    @pytest.mark.parametrize("name", ["a.rdf", "a.OWL", "a.xml", "a.yaml", "a.txt", "a"])
    def test_a_format_that_is_not_read_is_refused_by_name(self, name):
        """RDF/XML is refused with the reason, and an unknown name with what to do."""
        with pytest.raises(PlaceError) as error:
            form_of(name)
        assert error.value.where == name
        assert error.value.mend


def test_the_words_of_a_violation_survive_the_way_back():
    """What the child answers is what the shapes say, accents and all."""
    found = check(turtle("").replace(b' , "les Gulls"@fr', b""), "ttl", "a.ttl")
    (only,) = found.violations
    assert dict(only.message)["fr"] == "une entité sans libellé en français"
    assert json.dumps(dict(only.mend), sort_keys=True).startswith('{"en": "write label')
