import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.claims.identify import claim_id
from graph.claims.load import load
from graph.errors import ManyErrors, PlaceError

CLAIM = {
    "key": "a",
    "subject": "gull-syndicate",
    "relation": "stoleFrom",
    "object": "tern-exchange",
    "modality": "Asserted",
    "polarity": "Positive",
    "actuality": "Actual",
    "goods": ["pearls", "coins"],
    "attribution": [
        {"position": "1", "speaker": "daily-anchor"},
        {"position": "2", "speaker": ["harbour-watch", "heronia"]},
    ],
    "evidence": {"selector": {"start": "3", "end": "9"}, "matchDigest": "d" * 64},
    "summary": {"en": "x", "fr": "x"},
}


def edited(**changes):
    return {**CLAIM, **changes}


@pytest.mark.parametrize(
    "change",
    [
        {"summary": {"en": "y", "fr": "y"}},
        {"key": "b"},
        {"partOf": "other"},
        {"reviewStatus": "Candidate"},
        {"attributedTo": "person/another"},
        {"note": {"en": "n"}},
        {"evidence": {"selector": {"start": "30", "end": "36"}, "matchDigest": "d" * 64}},
        {"goods": ["coins", "pearls"]},
        {"attribution": CLAIM["attribution"][::-1]},
        {
            "attribution": [
                CLAIM["attribution"][0],
                {"speaker": ["heronia", "harbour-watch"], "position": "2"},
            ]
        },
    ],
)
def test_mending_what_only_helps_to_read_keeps_the_id(change):
    """Links, summaries, positions, review, provenance and mere order leave a claim's id alone."""
    assert claim_id(edited(**change), "source/s") == claim_id(CLAIM, "source/s")


@pytest.mark.parametrize(
    "change",
    [
        {"subject": "heronia"},
        {"relation": "stole"},
        {"object": "port-sable"},
        {"modality": "Alleged"},
        {"polarity": "Negative"},
        {"actuality": "Planned"},
        {"when": "2031"},
        {"amount": {"value": "1", "currency": "SEK", "approximation": "Exactly"}},
        {"goods": ["pearls"]},
        {"attribution": CLAIM["attribution"][:1]},
        {"evidence": {"selector": {"start": "3", "end": "9"}, "matchDigest": "e" * 64}},
    ],
)
def test_another_claim_has_another_id(change):
    """What is said, who says it and the passage that says it make the id."""
    assert claim_id(edited(**change), "source/s") != claim_id(CLAIM, "source/s")
    assert claim_id(CLAIM, "source/t") != claim_id(CLAIM, "source/s")


@given(st.permutations(list(CLAIM)))
def test_the_order_of_keys_does_not_count(order):
    """A claim written in any order of its keys has the same id."""
    assert claim_id({key: CLAIM[key] for key in order}, "s") == claim_id(CLAIM, "s")


def test_a_folder_is_read_whole(tale_root):
    """Each source has its graph, each register its own, and each claim its file and line."""
    written = load(tale_root / "claims")
    assert [iri.rpartition("/graph/")[2] for iri in written.nodes] == [
        "entities",
        "source/harbour-tale",
    ]
    places = {key: written.where[iri] for iri, key in written.key.items()}
    lines = (tale_root / "claims" / "harbour-tale.yaml").read_text().splitlines()
    for key, where in places.items():
        file, line = where.split(":")
        assert file == "claims/harbour-tale.yaml"
        assert lines[int(line) - 1].strip() == f"- key: {key.partition('/')[2]}"


@pytest.mark.parametrize(
    ("old", "new", "what", "mend"),
    [
        ("modality: Denied", "modalty: Denied", "unknown key 'modalty'", "modality"),
        ("relation: stoleFrom", "relation: stolFrom", "'stolFrom' is not a term", "stoleFrom"),
        ("modality: Denied", "modality: denied", "'denied' is not a term", "Denied"),
        ("object: tern-exchange", "object: tern-exchang", "no entity", "tern-exchange"),
        ("object: tern-exchange", "object: ../tern", "no entity", ""),
        ("object: tern-exchange", "object: http://e.example/t", "no entity", ""),
        ("denies: divers-sable", "denies: divers-sabel", "no claim", "divers-sable"),
        ("when: 2031-03", "when: 2031-13", "2031-13", ""),
        ("value: '2500000'", "value: 2.5e999999999", "2.5e999999999", ""),
        ("currency: SEK", "currency: crowns", "ISO 4217", ""),
        ("currency: SEK", "currency: SKE", "not a currency", "SEK"),
        ("speaker: harbour-watch", "speaker: harbour-wach", "no entity", "harbour-watch"),
        ("key: denial", "key: Denial!", "slug", ""),
        ("relation: stoleFrom", "relation: Modality", "not a term of dprk:Relation", ""),
    ],
)
def test_a_slip_is_an_error_by_file_and_line(tale_root, old, new, what, mend):
    """JSON-LD would drop or keep a misspelt word in silence: here it is told, with the nearest."""
    path = tale_root / "claims" / "harbour-tale.yaml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    line = 1 + text[: text.index(old)].count("\n")
    with pytest.raises(ManyErrors) as error:
        load(tale_root / "claims")
    told = [one for one in error.value.errors if what in one.what]
    assert told, str(error.value)
    assert told[0].where == f"claims/harbour-tale.yaml:{line}"
    assert mend in told[0].mend


def test_all_slips_are_told_at_once(tale_root):
    """Several errors come in one go, so that they can be mended in one go."""
    path = tale_root / "claims" / "harbour-tale.yaml"
    path.write_text(path.read_text().replace("relation:", "relaton:"))
    with pytest.raises(ManyErrors, match="4 errors") as error:
        load(tale_root / "claims")
    assert len(error.value.errors) == 4


def test_the_same_claim_of_the_same_passage_twice_is_an_error(tale_root):
    """Equal ids in one source mean that one of the two claims is superfluous."""
    path = tale_root / "claims" / "harbour-tale.yaml"
    text = path.read_text()
    start = text.index("  - key: theft")
    twin = text[start : text.index("  - key: divers-sable")].replace("key: theft", "key: theft-2")
    path.write_text(text.replace("excused:", twin + "excused:"))
    with pytest.raises(ManyErrors, match="says the same"):
        load(tale_root / "claims")


def test_keys_and_ids_are_unique(tale_root):
    """Two claims of one file with one key, or two entities with one id, are told."""
    path = tale_root / "claims" / "harbour-tale.yaml"
    path.write_text(path.read_text().replace("key: divers-umber", "key: theft"))
    entities = tale_root / "claims" / "entities.yaml"
    entities.write_text(entities.read_text().replace("id: port-umber", "id: port-sable"))
    with pytest.raises(ManyErrors) as error:
        load(tale_root / "claims")
    assert {"stands also" in str(one) for one in error.value.errors if "twice" not in str(one)}
    assert "'theft'" in str(error.value)
    assert "'port-sable'" in str(error.value)


def test_a_folder_without_claims_is_an_error(tmp_path):
    """No file is no build: an empty folder is told, not built."""
    with pytest.raises(PlaceError, match="no claims"):
        load(tmp_path)
