"""The evidence of a claim, as a claims file has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph.text.locate import Selector


def evidence(selector: Selector) -> dict[str, Any]:
    """Return where a passage stands and how it is known again, under a claims file's keys.

    >>> from graph.text.locate import select
    >>> evidence(select("The Gull sailed.", 4, 8))["selector"]
    {'start': 4, 'end': 8}
    """
    return {
        "selector": {"start": selector.start, "end": selector.end},
        "textDigest": selector.text_digest,
        "matchLength": selector.match_length,
        "matchDigest": selector.match_digest,
    }
