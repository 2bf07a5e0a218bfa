"""What a network page holds, as a reader of its text finds it."""

from __future__ import annotations

import base64
import gzip
import json
import re
from typing import Any

Json = dict[str, Any]
_HELD = r'<script type="(application/json|text/plain)" id="{}">(.*?)</script>'


def held(html: str, name: str) -> Any:
    """Return what the script element of this id holds, compressed or not."""
    found = re.search(_HELD.format(re.escape(name)), html, re.DOTALL)
    assert found, f"the page has no {name}"
    kind, text = found.groups()
    return json.loads(gzip.decompress(base64.b64decode(text)) if kind == "text/plain" else text)


def page_data(html: str) -> Json:
    """Return the page's data with its claims and entities as one dict each, details and all."""
    core = held(html, "page-data")
    ids = core["ids"]
    columns = core["claims"]
    claims = []
    for at in range(columns["count"]):
        details = held(html, f"details-{at // columns['chunk']}")[at % columns["chunk"]]
        target = columns["object"][at]
        claims.append(
            {
                "id": columns["id"][at],
                "inside": at < columns["inside"],
                "subject": ids[columns["subject"][at]],
                "object": ids[target] if target >= 0 else "",
                **{key: columns[key].get(str(at), []) for key in ("qualifiers", "links")},
                **{key: columns[key].get(str(at)) for key in ("value", "amount")},
                **_once(columns, at),
                **{
                    key: [ids[place] for place in _once(columns, at)[key]]
                    for key in ("speakers", "origins")
                },
                **details,
            }
        )
    columns = core["entities"]
    entities = [
        {
            "id": ids[at],
            "label": {"en": label, "fr": label} if isinstance(label, str) else label,
            "aliases": columns["aliases"].get(str(at), []),
            **_once(columns, at),
        }
        for at, label in enumerate(columns["label"])
    ]
    return core | {"claims": claims, "entities": entities}


def _once(columns: Json, at: int) -> Json:
    return {
        key: column["values"][column["at"][at] if "at" in column else 0]
        for key, column in columns.items()
        if isinstance(column, dict) and "values" in column
    }
