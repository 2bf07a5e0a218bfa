"""Each shape is broken once, by a change to a tale that is otherwise sound."""

import pyoxigraph as ox
import pytest

from graph.build.assemble import assemble
from graph.build.dataset import dataset
from graph.build.shapes import validate
from graph.claims.load import load
from graph.errors import ManyErrors


def changed(root, old, new, name="harbour-tale.yaml"):
    path = root / "claims" / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    return root / "claims"


def errors(folder):
    with pytest.raises(ManyErrors) as error:
        dataset(load(folder))
    return error.value.errors


def test_a_sound_tale_breaks_no_shape(tale_root):
    """The tale as it is can be built."""
    assert len(dataset(load(tale_root / "claims"))) > 100


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("    polarity: Positive\n", "", "without one polarity"),
        ("    actuality: Actual\n", "", "without one actuality"),
        ("    modality: Asserted\n", "", "without one modality"),
        ("    subject: gull-syndicate\n", "", "without one subject"),
        ("    relation: stoleFrom\n", "", "without one relation"),
        ("    object: tern-exchange\n", "", "needs an object or a value"),
        ("    object: tern-exchange\n", "    value: tern\n", "the other one"),
        ("    reviewStatus: Reviewed\n", "", "without review status"),
        ("    attributedTo: person/storyteller\n", "", "nobody is said"),
        ("currency: SEK, ", "", "an amount without one unit"),
        (", approximation: About", "", "how exact"),
        ("when: 2031-03", "when: 2031-03/2031-01", "2031-03/2031-01 ends before it begins"),
        ("fr: Les Gulls ont volé Tern.", "en2: x", "unknown language"),
        ("subject: gull-syndicate", "subject: port-sable", "port-sable is of a class"),
        ("object: tern-exchange", "object: port-umber", "port-umber is of a class"),
        ("object: tern-exchange", "object: gull-syndicate", "both subject and object"),
        ("      - {position: 1, speaker: daily-anchor, stance: Reports}\n", "", "position 2"),
        (
            "{position: 1, speaker: daily-anchor, stance: Reports}",
            "{position: 1, speaker: heronia, stance: Reports}",
            "daily-anchor, who published",
        ),
        (
            "{position: 2, speaker: harbour-watch, stance: States}",
            "{position: 2}",
            "without speaker",
        ),
        (
            "{position: 2, speaker: harbour-watch, stance: States}",
            "{position: 2, speaker: tern-exchange, stance: States}",
            "one that can't speak",
        ),
        ("title: Harbour thefts\n", "", "a source without title"),
    ],
)
def test_a_broken_shape_names_file_line_claim_and_mend(tale_root, old, new, what):
    """Each violation says in which file and line, of which claim, and how to mend it."""
    told = errors(changed(tale_root, old, new))
    found = [one for one in told if what in one.what]
    assert found, [str(one) for one in told]
    assert found[0].where.startswith("claims/harbour-tale.yaml:")
    assert found[0].mend


def test_a_claim_without_evidence_can_not_be_built(tale_root):
    """A claim without located evidence is refused."""
    path = tale_root / "claims" / "harbour-tale.yaml"
    lines = path.read_text().splitlines(keepends=True)
    first = next(n for n, line in enumerate(lines) if line.strip().startswith("evidence:"))
    path.write_text("".join(lines[:first] + lines[first + 1 :]))
    assert any("theft: a claim without evidence" in one.what for one in errors(path.parent))


def test_a_claim_without_attribution_can_not_be_built(tale_root):
    """A claim that nobody says is refused."""
    path = tale_root / "claims" / "harbour-tale.yaml"
    lines = path.read_text().splitlines(keepends=True)
    first = next(n for n, line in enumerate(lines) if line.strip().startswith("attribution:"))
    path.write_text("".join(lines[:first] + lines[first + 3 :]))
    assert any("theft: a claim without speaker" in one.what for one in errors(path.parent))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_label_is_needed_in_both_languages(tale_root, language):
    """An entity without a label in one of the languages is refused, by file and line."""
    words = {"en": "en: Tern Exchange, ", "fr": ", fr: bourse Tern"}
    folder = changed(tale_root, words[language], "", "entities.yaml")
    told = [one for one in errors(folder) if "without label" in one.what]
    assert [one.where for one in told] == ["claims/entities.yaml:4"]


def test_circular_reporting_is_no_corroboration(tale_root):
    """A claim can't be said to corroborate one that comes from the same origin."""
    folder = changed(tale_root, "denies: divers-sable", "corroborates: divers-umber")
    assert any("same origin" in one.what for one in errors(folder))


def test_a_third_party_with_pyshacl_alone_finds_the_same(tale_root):
    """SPARQL constraints and those on languages mean the same to pySHACL, a node at a time."""
    changed(tale_root, "subject: gull-syndicate", "subject: port-sable")
    changed(tale_root, "when: 2031-03", "when: 2031-03/2031-01")
    changed(tale_root, "object: port-umber", "object: heronia")
    changed(tale_root, "fr: Les Gulls ont volé Tern.", "")
    changed(tale_root, "en: Tern Exchange, ", "", "entities.yaml")
    folder = changed(tale_root, "speaker: daily-anchor", "speaker: heronia")
    triples = [quad.triple for quad in assemble(load(folder).nodes)]
    ours = validate(triples)
    assert len(ours) >= 6
    assert {"Claim-summary-fr", "Entity-label-en"} <= {one.shape for one in ours}
    assert ours == validate(triples, by_pyshacl_alone=True)


def test_a_term_that_is_not_in_the_ontology_is_found_in_anyone_s_data(tale_root):
    """Data of a third party that uses a misspelt term break a shape that names the term."""
    triples = [quad.triple for quad in assemble(load(tale_root / "claims").nodes)]
    claim = next(t.subject for t in triples if t.predicate.value.endswith("#modality"))
    slip = ox.NamedNode("https://w3id.org/dprk-networks/ontology#modalty")
    wrong = validate([*triples, ox.Triple(claim, slip, ox.Literal("x"))])
    assert [dict(one.message)["en"] for one in wrong] == ["modalty is not a term of the ontology"]


@pytest.mark.parametrize(
    ("term", "value"),
    [
        ("wikidata", "423"),
        ("unReference", "KPe31"),
        ("ofacUid", "uid-1"),
        ("mitreGroup", "APT99"),
        ("iso3166", "kp"),
    ],
)
def test_an_outside_id_has_the_form_that_its_keeper_gives_it(term, value):
    """An entity's id on an outside list is refused where that list has no such ids."""
    gull = ox.NamedNode("https://heronia.example/gull")
    rdfs = "http://www.w3.org/2000/01/rdf-schema#"
    ontology = "https://w3id.org/dprk-networks/ontology#"
    rdf_type = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    wrong = validate(
        [
            ox.Triple(gull, rdf_type, ox.NamedNode(f"{ontology}State")),
            ox.Triple(gull, ox.NamedNode(f"{rdfs}label"), ox.Literal("Gull", language="en")),
            ox.Triple(gull, ox.NamedNode(f"{rdfs}label"), ox.Literal("Goéland", language="fr")),
            ox.Triple(gull, ox.NamedNode(ontology + term), ox.Literal(value)),
        ]
    )
    assert [dict(one.message)["en"].startswith("an id that is not") for one in wrong] == [True]


def test_validating_changes_nothing(tale_root):
    """What is validated stays as it was."""
    triples = [quad.triple for quad in assemble(load(tale_root / "claims").nodes)]
    before = list(triples)
    validate(triples)
    assert triples == before


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("denies: divers-sable", "denies: denial", "denies leads back to the claim itself"),
        ("denies: divers-sable", "partOf: denial", "partOf leads back to the claim itself"),
        (
            "2, speaker: harbour-watch, stance: States",
            "2, speaker: heronia, stance: Denies",
            "its innermost speaker denies it, and its modality is Asserted",
        ),
    ],
)
def test_what_contradicts_itself_is_told(tale_root, old, new, what):
    """A link to itself, and a denial that is put down as anything but denied, break a shape."""
    assert any(what in one.what for one in errors(changed(tale_root, old, new)))


def test_what_restates_a_claim_can_not_corroborate_it(tale_root):
    """Circular reporting is found through restatements too, whoever is named as the origin."""
    path = tale_root / "claims" / "harbour-tale.yaml"
    path.write_text(
        path.read_text().replace(
            "denies: divers-sable", "restates: divers-umber\n    corroborates: divers-umber"
        )
    )
    told = [one.what for one in errors(path.parent)]
    assert any("corroborate" in what for what in told)


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("type: Platform, ", "", "an entry without type"),
        ("type: Platform", "type: Modality", "not a class below dprk:Entity"),
        ("id: tern-exchange, ", "", "an entry without id"),
        ("en: Tern Exchange", "en: ' '", "en is blank"),
    ],
)
def test_an_entity_that_no_shape_could_find_is_told_by_line(tale_root, old, new, what):
    """An entity without class, id or words never gets into the graph in silence."""
    folder = changed(tale_root, old, new, "entities.yaml")
    with pytest.raises(ManyErrors) as error:
        load(folder)
    assert [one.where for one in error.value.errors if what in one.what] == [
        "claims/entities.yaml:4"
    ]
