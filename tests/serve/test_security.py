"""Who may ask, and what a browser may do with an answer."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1", "127.0.0.1:8765", "[::1]:80", "10.0.0.7"]
)
def test_loopback_and_addresses_are_answered(client, host):
    """A request by a name of this machine, or by an IP address, is answered."""
    assert client.get("/health", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "", "a@localhost",
     "localhost/x", "localhost:x", "[::1", "localhost:99999"],
)  # fmt: skip
def test_another_name_is_refused(client, host):
    """A name that the server was not told, as after DNS rebinding, gets nothing but an error."""
    assert client.get("/health", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("path", ["/health", "/nowhere", "/sparql?query=ASK%7B%7D", "/sparql"])
def test_every_answer_has_its_headers(client, path):
    """Errors too forbid scripts from elsewhere, framing and guessing of types."""
    headers = client.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
