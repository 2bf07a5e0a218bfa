"""The one step between YAML-LD and JSON-LD: ids out of content, and short keys put out.

A claim's id is a hash of what it says, of who says it, and of the passage that says it. What only
helps to read or to find it (links, summaries, positions, review, provenance) is left out, so that
mending those keeps the id. Inner nodes have the claim's id and a path: no blank nodes.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from graph.claims.forms import LINKS, NOT_STATED, QUALIFIERS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.claims.tree import Tree

Node = dict[str, Any]

#: what makes a claim this claim and no other, beside its source, attribution and passage
SAYS = ("subject", "relation", "object", "value", "modality", "polarity", "actuality", "when")
ID_DIGITS = 20


def many(value: Tree | None) -> list[Any]:
    """Return a list of a value, of the values of a list, or of none."""
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def claim_id(claim: Mapping[str, Any], source: str) -> str:
    """Return the id of a claim: ``claim/`` and 20 hexadecimal digits of a SHA-256.

    The order of keys, of a qualifier's values and of joint speakers does not count; the order of
    positions does.
    """
    said: Node = {key: claim[key] for key in SAYS if key in claim}
    said["source"] = source
    said["amount"] = claim.get("amount")
    said["qualifiers"] = {key: sorted(many(claim[key])) for key in QUALIFIERS if key in claim}
    said["attribution"] = [
        {key: sorted(many(value)) for key, value in step.items()}
        for step in sorted(many(claim.get("attribution")), key=lambda step: int(step["position"]))
    ]
    evidence = claim.get("evidence")
    said["matchDigest"] = evidence.get("matchDigest") if isinstance(evidence, dict) else None
    text = json.dumps(said, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return "claim/" + hashlib.sha256(text.encode("ascii")).hexdigest()[:ID_DIGITS]


def _evidence(evidence: Mapping[str, Any], owner: str, source: str) -> Node:
    selector = {
        "id": f"{owner}/evidence/selector",
        "type": "oa:TextPositionSelector",
        **evidence.get("selector", {}),
    }
    return {
        **evidence,
        "id": f"{owner}/evidence",
        "type": "oa:SpecificResource",
        "inSource": source,
        "selector": selector,
    }


def _claim(claim: Mapping[str, Any], source: str, ids: Mapping[str, str]) -> Node:
    here = claim_id(claim, source)
    slug = source.removeprefix("source/")
    steps = [
        {**step, "id": f"{here}/attribution/{step['position']}", "type": "Attribution"}
        for step in many(claim.get("attribution"))
    ]
    found: Node = {**claim, "id": here, "type": "Claim"}
    if "attribution" in claim:
        found["attribution"] = steps
    if "amount" in claim:
        found["amount"] = {**claim["amount"], "id": f"{here}/amount", "type": "Amount"}
    if "evidence" in claim:
        found["evidence"] = _evidence(claim["evidence"], here, source)
    for link in LINKS:
        if link in claim:
            found[link] = [resolve(key, slug, ids) for key in many(claim[link])]
    return found


def resolve(key: str, slug: str, ids: Mapping[str, str]) -> str:
    """Return the id of the claim that a key means, within its own source or as ``source/key``."""
    return ids.get(f"{slug}/{key}") or ids[key]


def keys(tree: Mapping[str, Any]) -> dict[str, str]:
    """Return the id of each claim of a source's file, by ``source/key``."""
    source = str(tree["id"])
    slug = source.removeprefix("source/")
    return {f"{slug}/{claim.get('key')}": claim_id(claim, source) for claim in tree["claims"]}


def source_node(tree: Mapping[str, Any], ids: Mapping[str, str]) -> Node:
    """Return a source's file as JSON-LD: the source, its claims and its excused passages."""
    source = str(tree["id"])
    stated: Node = {
        key: {"@id": f"https://w3id.org/dprk-networks/ontology#{NOT_STATED}"}
        if value == NOT_STATED and key != "publisher"
        else value
        for key, value in tree.items()
        # the register has the entities that a source brings
        if key != "entities"
    }
    stated["claims"] = [_claim(claim, source, ids) for claim in tree["claims"]]
    stated["excused"] = [_excused(passage, source) for passage in many(tree.get("excused"))]
    return stated


def _excused(passage: Mapping[str, Any], source: str) -> Node:
    evidence = passage.get("evidence", {})
    # two headings may have the same words, so that the place counts here
    place = json.dumps([source, evidence], sort_keys=True)
    here = "excused/" + hashlib.sha256(place.encode()).hexdigest()[:ID_DIGITS]
    return {
        **passage,
        "id": here,
        "type": "ExcusedPassage",
        "evidence": _evidence(evidence, here, source),
    }


def register_node(tree: Mapping[str, Any], kind: str, ids: Mapping[str, str]) -> Node:
    """Return a file of entities, judgements or links as JSON-LD."""
    if kind != "links":
        return dict(tree)
    links = [
        {
            "id": ids[entry["claim"]],
            **{name: [ids[key] for key in many(entry[name])] for name in LINKS if name in entry},
        }
        for entry in many(tree["links"])
    ]
    return {"links": links}
