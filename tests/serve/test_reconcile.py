"""OpenRefine's protocol over HTTP."""

from __future__ import annotations

import json


def test_the_service_says_what_it_is(client):
    """Without a query the manifest names the version, the spaces, and where the rest is."""
    told = client.get("/reconcile").json()
    assert told["versions"] == ["0.2"]
    assert told["identifierSpace"].startswith("https://w3id.org/dprk-networks/id/")
    assert told["view"]["url"].endswith("/id/{{id}}")


def test_a_batch_is_answered_by_get_and_by_form(client):
    """Both ways of asking give the same candidates."""
    queries = json.dumps({"q0": {"query": "Tern Exchange", "limit": 3}, "q1": "gull sindicate"})
    by_get = client.get("/reconcile", params={"queries": queries}).json()
    by_form = client.post("/reconcile", data={"queries": queries}).json()
    assert by_get == by_form
    assert by_get["q0"]["result"][0]["id"] == "tern-exchange"
    assert by_get["q0"]["result"][0]["match"] is True
    assert by_get["q1"]["result"][0]["id"] == "gull-syndicate"


def test_suggestions_properties_and_columns(client):
    """What OpenRefine asks while a person works."""
    found = client.get("/reconcile/suggest/entity", params={"prefix": "hero"}).json()
    assert found["result"][0]["id"] == "heronia"
    assert client.get("/reconcile/properties").json()["properties"]
    asked = json.dumps({"ids": ["heronia"], "properties": [{"id": "labelFr"}]})
    rows = client.post("/reconcile", data={"extend": asked}).json()["rows"]
    assert rows["heronia"]["labelFr"] == [{"str": "Héronie"}]


def test_a_preview_may_be_framed_by_openrefine_alone(client):
    """The small page says what an entity is, without script, for pages on this machine."""
    page = client.get("/reconcile/preview", params={"id": "heronia"})
    assert "Heronia" in page.text
    assert "frame-ancestors http://127.0.0.1:*" in page.headers["content-security-policy"]
    assert client.get("/reconcile/preview", params={"id": "../../etc"}).status_code == 404


def test_what_is_wrong_is_said(client):
    """No JSON, no form, no such thing to suggest: a 4xx that says so."""
    assert client.get("/reconcile", params={"queries": "{"}).status_code == 400
    assert client.get("/reconcile", params={"queries": "[" * 9000}).status_code == 400
    wrong = client.post("/reconcile", content=b"{}", headers={"content-type": "application/json"})
    assert wrong.status_code == 415
    assert client.get("/reconcile/suggest/flavour").status_code == 400
