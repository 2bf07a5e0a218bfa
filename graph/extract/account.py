"""How each claim of a document was read, as plain data for other programs."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from graph.extract.version import MAKER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.extract.document import Result

_TIERS = ("automatic", "review", "unsure")


def account(results: Sequence[Result]) -> bytes:
    r"""Return what was read in each document as JSON, in their order.

    Positions are code points of the document's text. It holds nothing that changes from run to
    run, so that the same documents give the same bytes.

    >>> json.loads(account([]))
    {'documents': []}
    """
    tree = {"documents": [_document(one) for one in results]}
    return (json.dumps(tree, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _document(result: Result) -> dict[str, Any]:
    tree = result.built.tree
    claims = [_claim(one, result) for one in tree["claims"]]
    return {
        "source": tree["id"],
        "name": result.document.name,
        "digest": result.document.digest,
        "fileDigest": result.document.file_digest,
        "textTakenOutBy": result.document.extractor,
        "generatedBy": MAKER,
        "language": tree["language"],
        "counts": {
            "sentences": result.sentences,
            "claims": len(claims),
            "entities": len(tree.get("entities", ())),
            "alarms": len(result.extraction.alarms),
            "byTier": {tier: sum(one["tier"] == tier for one in claims) for tier in _TIERS},
            "byRelation": dict(sorted(Counter(str(one["relation"]) for one in claims).items())),
        },
        "claims": claims,
        "alarms": [
            {"start": one.start, "end": one.end, "why": one.why} for one in result.extraction.alarms
        ],
        "warnings": list(result.document.warnings),
    }


def _claim(claim: Mapping[str, Any], result: Result) -> dict[str, Any]:
    reading = result.built.readings[claim["key"]]
    selector = claim["evidence"]["selector"]
    return {
        "key": claim["key"],
        "subject": claim["subject"],
        "relation": claim["relation"],
        **{name: claim[name] for name in ("object", "value") if name in claim},
        **{name: claim[name] for name in ("modality", "polarity", "actuality")},
        "speakers": [link["speaker"] for link in claim["attribution"]],
        "tier": result.tiers[claim["key"]],
        "score": reading.score,
        "rule": reading.rule,
        "sentence": reading.sentence,
        "passage": {"start": selector["start"], "end": selector["end"]},
        "features": {name: round(value, 4) for name, value in reading.features.items()},
    }
