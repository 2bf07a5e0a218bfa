"""The JSON Schema lets good claims files by, in either reading of YAML, and finds bad ones."""

from __future__ import annotations

import copy
import datetime as dt
import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from graph.claims.forms import Known, wrong
from graph.claims.tree import parse, read
from ontology import CLAIMS_SCHEMA
from ontology.files import DIGEST, SLUG, WEB

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads(CLAIMS_SCHEMA.read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
OURS = sorted((ROOT / "claims").glob("*.yaml"))
DOCS = (ROOT / "docs" / "claims.md").read_text(encoding="utf-8")

CLAIM = {
    "key": "theft",
    "subject": "gull-syndicate",
    "relation": "stoleFrom",
    "object": "tern-exchange",
    "modality": "Alleged",
    "polarity": "Positive",
    "actuality": "Actual",
    "when": "2031-03",
    "amount": {"value": "12", "unit": "boats", "approximation": "AtLeast"},
    "goods": ["boats"],
    "attribution": [{"position": "1", "speaker": "daily-anchor", "stance": "Reports"}],
    "summary": {"en": "The Gulls may have robbed Tern.", "fr": "Les Gulls auraient volé Tern."},
    "evidence": {
        "selector": {"start": "3", "end": "9"},
        "textDigest": "a" * 64,
        "matchLength": "5",
        "matchDigest": "b" * 64,
    },
    "reviewStatus": "Reviewed",
    "attributedTo": "person/storyteller",
}
SOURCE = {
    "id": "source/tale",
    "type": "Source",
    "title": "Harbour thefts",
    "publisher": "daily-anchor",
    "date": "notStated",
    "language": "en",
    "address": "notStated",
    "digest": "c" * 64,
    "length": "300",
    "claims": [CLAIM],
}


def errors(value: object) -> list[str]:
    """Return what the schema finds wrong, in words."""
    return [error.message for error in VALIDATOR.iter_errors(value)]


def core(path: Path) -> object:
    """Return a file as an editor reads it: YAML 1.2's core schema, which has no dates."""

    def undated(value: object) -> object:
        if isinstance(value, dict):
            return {key: undated(item) for key, item in value.items()}
        if isinstance(value, list):
            return [undated(item) for item in value]
        return value.isoformat() if isinstance(value, dt.date) else value

    return undated(YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8")))


def changed(**changes: object) -> dict[str, object]:
    """Return the tale with its claim changed; None takes a key away."""
    claim = {key: value for key, value in (CLAIM | changes).items() if value is not None}
    return {**copy.deepcopy(SOURCE), "claims": [claim]}


def test_the_schema_is_json_schema_2020_12():
    """It follows its own meta-schema, and needs no other file."""
    Draft202012Validator.check_schema(SCHEMA)
    refs = re.findall(r'"\$ref": "([^"]+)"', json.dumps(SCHEMA))
    assert refs
    assert all(ref.startswith("#/$defs/") for ref in refs)


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_our_own_files_pass_as_we_read_them_and_as_editors_do(path):
    """Scalars as text, and scalars as YAML's core schema guesses them, are both well."""
    assert errors(read(path).tree) == []
    assert errors(core(path)) == []


def test_the_example_of_the_docs_passes():
    """What docs/claims.md shows is what an editor will accept."""
    shown = re.findall(r"```yaml claims/\S+\n(.*?)```", DOCS, flags=re.DOTALL)
    assert len(shown) >= 2
    for text in shown:
        assert errors(parse(text, "shown.yaml").tree) == []


def test_the_tale_passes():
    """The file that the next tests break is sound."""
    assert errors(SOURCE) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"relation": "stolFrom"}, "'stolFrom' is not one of"),
        ({"modality": "Aleged"}, "'Aleged' is not one of"),
        ({"modality": None}, "'modality' is a required property"),
        ({"polarity": None}, "'polarity' is a required property"),
        ({"evidence": None}, "'evidence' is a required property"),
        ({"attribution": None}, "'attribution' is a required property"),
        ({"summary": {"en": "x", "de": "y"}}, "'de' was unexpected"),
        ({"modalty": "Alleged"}, "'modalty' was unexpected"),
        ({"subject": "Gull Syndicate"}, "does not match"),
        ({"object": None}, "'object' is a required property"),
        ({"value": "12"}, "valid under each of"),
        ({"relation": "established"}, "'value' is a required property"),
        ({"when": "in March"}, "does not match"),
        ({"amount": {"value": "12", "approximation": "AtLeast"}}, "not valid under any"),
        ({"amount": CLAIM["amount"] | {"currency": "USD"}}, "valid under each of"),
        ({"attributedTo": None}, "not valid under any"),
        ({"attribution": []}, "not valid under any"),
        ({"denies": {"key": "x"}}, "not valid under any"),
        ({"key": None}, "'key' is a required property"),
        ({"extent": "Mostly"}, "'Mostly' is not one of"),
    ],
)
def test_a_bad_claim_is_found(change, told):
    """Each change to the sound tale is found, and told in a way that leads to it."""
    assert any(told in message for message in errors(changed(**change)))


@pytest.mark.parametrize(
    "file",
    [
        {},
        {"claims": []},
        {"entities": [{"id": "gulls", "type": "Claim", "label": {"en": "Gulls", "fr": "Gulls"}}]},
        {"entities": [{"id": "gulls", "type": "Group"}]},
        {"entities": [], "claims": []},
        {"judgements": [{"id": "judgement/a", "type": "Judgement", "left": "a", "right": "b"}]},
        {"links": [{"denies": "a/b"}]},
        {"links": [{"claim": "a/b", "subject": "gulls"}]},
        {**SOURCE, "address": "javascript:alert(1)"},
        {**SOURCE, "digest": "c" * 63},
        {**SOURCE, "date": "yesterday"},
        [],
    ],
)
def test_a_bad_file_is_found(file):
    """Unknown kinds, missing keys and wrong forms at the top are found."""
    assert errors(file)


def test_what_the_loader_refuses_by_form_the_schema_refuses():
    """For every broken claim above that the loader reports, the schema reports something too."""
    known = Known(
        frozenset({"gull-syndicate", "tern-exchange", "boats", "daily-anchor"}), frozenset()
    )
    for key, value in (("modalty", "Alleged"), ("relation", "stolFrom"), ("subject", "Gull S")):
        tree = changed(**{key: value})
        text = json.dumps(tree)
        assert wrong(parse(text, "tale.yaml"), known)
        assert errors(tree)


def test_each_relation_is_offered_with_its_meaning_in_both_languages():
    """Editors show the label and the definition of what they offer."""
    offered = SCHEMA["$defs"]["Relation.term"]
    at = offered["enum"].index("stoleFrom")
    meaning = offered["markdownEnumDescriptions"][at]
    assert "**stole from**" in meaning
    assert "**a volé à**" in meaning
    assert len(offered["enum"]) == len(offered["markdownEnumDescriptions"])
    assert SCHEMA["$defs"]["Claim"]["properties"]["modality"]["description"]


@pytest.mark.parametrize("heading", ["A source's file", "A claim", "An amount", "An attribution"])
def test_what_the_docs_call_needed_the_schema_requires(heading):
    """The tables of docs/claims.md and the schema agree on keys, and on which are needed."""
    name = {
        "A source's file": "Source",
        "A claim": "Claim",
        "An amount": "Amount",
        "An attribution": "Attribution",
    }[heading]
    section = DOCS.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    rows = re.findall(
        r"^\| `(\w+)` \|.*\| (yes|no|one of the two|at least one) \|$", section, flags=re.MULTILINE
    )
    schema = SCHEMA["$defs"][name]
    assert {key for key, _ in rows} == set(schema["properties"])
    assert {key for key, needed in rows if needed == "yes"} == set(schema["required"])


@pytest.mark.parametrize("pattern", [SLUG, DIGEST, WEB])
def test_patterns_are_in_the_part_that_ecma_262_shares(pattern):
    """No named group, lookbehind, possessive quantifier or inline flag of Python alone."""
    assert not re.search(r"\(\?[P<aiLmsux]|[+*?}]\+|\\[AZ]", pattern.regex)
