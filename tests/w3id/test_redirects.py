"""What https://w3id.org/dprk-networks/ answers, asked as browsers and RDF libraries ask."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from graph.model import BASE, ONTOLOGY
from ontology import generate, load_alignments, load_ontology, load_shapes
from tests.w3id.rewriting import ask, read

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "w3id" / "dprk-networks" / ".htaccess").read_text(encoding="utf-8")
RULES = read(TEXT)
HOME = "https://dprk-networks.example"
PLACE = "https://w3id.org/dprk-networks/"

#: Accept headers as they are really sent, and the form that each should get
CLIENTS = {
    "Chromium": (
        "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
        "html",
    ),
    "Safari": ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "html"),
    "curl": ("*/*", "html"),
    "nobody": ("", "html"),
    "rdflib": (
        "application/rdf+xml,text/rdf+n3;q=0.9,application/xhtml+xml;q=0.5, */*;q=0.1",
        "rdf",
    ),
    "rdflib turtle": ("text/turtle, application/x-turtle, */*;q=0.1", "ttl"),
    "rdflib json-ld": ("application/ld+json, application/json;q=0.9, */*;q=0.1", "jsonld"),
    "OWL API": (
        "application/rdf+xml, application/xml; q=0.7, text/xml; q=0.6, text/plain; q=0.1, "
        "*/*; q=0.09",
        "rdf",
    ),
    "Jena": (
        "text/turtle,application/n-triples;q=0.9,application/ld+json;q=0.8,"
        "application/rdf+xml;q=0.7,*/*;q=0.3",
        "ttl",
    ),
    "weighted": ("text/html;q=0.3, text/turtle;q=0.9", "ttl"),
    "page before": ("text/html, text/turtle", "html"),
    "page after": ("text/turtle, text/html", "ttl"),
    "page less": ("text/html;q=0.5, application/ld+json", "jsonld"),
    "refused": ("text/turtle;q=0, application/rdf+xml", "rdf"),
    "all refused": ("text/turtle;q=0.0, */*", "html"),
    "capitals": ("Text/Turtle", "ttl"),
    "profile": ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', "jsonld"),
    "whole weight": ("text/turtle;q=1.0, text/html;q=0.9", "ttl"),
}


@pytest.mark.parametrize("client", CLIENTS)
def test_each_client_gets_the_form_that_it_asks_for(client):
    """A browser gets the page, a library the format that it reads."""
    accept, form = CLIENTS[client]
    name = "ontology.html" if form == "html" else f"dprk.{form}"
    answer = ask(RULES, "ontology", accept)
    assert (answer.status, answer.location) == (303, f"{HOME}/{name}")
    answer = ask(RULES, "ontology/0.1.0", accept)
    assert (answer.status, answer.location) == (303, f"{HOME}/0.1.0/{name}")


@pytest.mark.parametrize(
    ("path", "accept", "location"),
    [
        ("", "", "ontology.html"),
        ("ontology/", "text/turtle", "dprk.ttl"),
        ("ontology/context.jsonld", "text/html", "context.jsonld"),
        ("ontology/claims.schema.json", "", "claims.schema.json"),
        ("alignments", "text/html", "ontology.html#section-alignments"),
        ("alignments", "text/turtle", "alignments.ttl"),
        ("alignments/0.2.0", "text/html", "0.2.0/alignments.ttl"),
        ("shape/Claim-evidence", "text/html", "ontology.html#shape-Claim-evidence"),
        ("shape/Claim-evidence", "text/turtle", "shapes.ttl"),
        ("shape/", "text/html", "ontology.html#section-shapes"),
        ("shape/", "text/turtle", "shapes.ttl"),
        ("id/bybit", "text/html", "network.html"),
        ("id/bybit", "text/turtle", "graph.ttl"),
        ("id/claim/0123abc", "application/ld+json", "graph.jsonld"),
        ("id/graph/source/tale", "application/rdf+xml", "graph.ttl"),
    ],
)
def test_each_address_leads_to_its_file(path, accept, location):
    """Versions, shapes, alignments, ids and files are sent on to what holds them."""
    assert ask(RULES, path, accept).location == f"{HOME}/{location}"


@pytest.mark.parametrize(
    "path",
    ["ontologyx", "ontology/0.1", "ontology/latest", "id/", "id/..%2f", "id/a b", "x", "id//evil"],
)
def test_what_is_no_address_of_ours_is_not_sent_on(path):
    """Unknown paths end in w3id.org's own 404, and nothing of a path leads to another host."""
    assert ask(RULES, path, "text/html") is None


def test_every_iri_that_we_publish_is_sent_on():
    """The namespaces of terms and ids, the versions, and each shape have a rule."""
    ontology, shapes, aligned = load_ontology(), load_shapes(), load_alignments()
    iris = {
        str(node).partition("#")[0]
        for held in (ontology, shapes, aligned)
        for node in {*held.subjects(), *held.objects()}
        if str(node).startswith(PLACE)
    }
    assert {ONTOLOGY.rstrip("#"), f"{PLACE}shape/Claim"} <= iris
    for iri in sorted({*iris, f"{BASE}bybit"}):
        assert ask(RULES, iri.removeprefix(PLACE), "text/turtle"), iri


def test_every_target_is_a_file_that_we_make():
    """No rule leads to a file that neither the ontology nor a build has."""
    made = {*generate.FILES, "dprk.ttl", "alignments.ttl"}
    built = {"ontology.html", "network.html", "graph.ttl", "graph.jsonld"}
    paths = ("", "ontology", "alignments", "shape/Claim", "id/x", "ontology/context.jsonld")
    for path in (*paths, "ontology/claims.schema.json"):
        for accept, _form in CLIENTS.values():
            name = ask(RULES, path, accept).location.removeprefix(f"{HOME}/").partition("#")[0]
            assert name in made | built


def test_the_address_of_the_files_stands_on_one_line():
    """Who submits the rules changes one line."""
    assert TEXT.count(HOME) == 1
    assert len(re.findall(r"https?://", TEXT.replace("https://w3id.org", ""))) == 1


def test_a_long_header_is_answered_at_once():
    """The largest Accept header that Apache takes (8,190 bytes) makes no rule run long."""
    begun = time.monotonic()
    for piece in ("text/turtle;q=0,", "text/htm", "a/b;q=0.5;", ",", ";q=0"):
        ask(RULES, "ontology", (piece * 8190)[:8190])
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize(
    "line",
    [
        "RewriteBase /",
        "RewriteRule ^a$ b [R=303,L,QSA]",
        "RewriteCond %{HTTP_ACCEPT} x",
        "Redirect a b",
    ],
)
def test_a_rule_that_the_test_cannot_read_is_an_error(line):
    """Nothing is believed to work that was not understood."""
    with pytest.raises(ValueError, match=r"line|flag|condition"):
        read(f"RewriteEngine on\n{line}\n")
