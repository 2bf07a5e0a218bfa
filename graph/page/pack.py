"""The page's data as columns, so that a network of 100,000 things is one file that opens at once.

What every view needs (names, ends, looks, dates) is the core: one column a field, repeated texts
once. What a reader asks for one claim at a time (summary, speakers, evidence) is cut into chunks,
which the page opens when it needs them. Large pages have both compressed (RFC 1952) and in base64,
as a page has no other way of holding bytes.
"""

from __future__ import annotations

import base64
import gzip
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.page.order import name_ranks

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

Json = dict[str, Any]

#: fields of a claim that repeat: each text once, and a number a claim
REPEATED = (
    "source", "relation", "modality", "polarity", "actuality", "look", "words", "earliest",
    "latest", "when",
)  # fmt: skip
#: fields of a claim that name entities, by their places among the ids
NAMING = ("speakers", "origins")
#: fields of a claim that few have
SPARSE = ("qualifiers", "links", "value", "amount")
#: fields of a claim that are looked up when it is shown
DETAILS = (
    "key", "summary", "attributions", "note", "reviewStatus", "evidence",
)  # fmt: skip
#: claims of one chunk
CHUNK = 250
#: up to so many claims stand in the page as plain text
PLAIN = 2_000


@dataclass(frozen=True, slots=True)
class Packed:
    """The core and the chunks of details, as JSON; ``plain`` if they go into the page as text."""

    core: Json
    details: tuple[list[Json], ...]
    plain: bool


def pack(about: Mapping[str, Any]) -> Packed:
    """Return what ``graph.page.data.page_data`` gives, with claims and entities as columns.

    >>> packed = pack({"claims": [], "entities": [], "terms": []})
    >>> packed.core["claims"]["count"], packed.details, packed.plain
    (0, ([],), True)
    """
    claims, entities = about["claims"], about["entities"]
    ids = [entity["id"] for entity in entities]
    index = {name: at for at, name in enumerate(ids)}
    for claim in claims:
        for name in (claim["subject"], claim["object"], *claim["speakers"]):
            if name and name not in index:
                index[name] = len(ids)
                ids.append(name)
    plain = len(claims) <= PLAIN
    step = CHUNK if not plain else max(1, len(claims))
    details = tuple(
        [{key: claim[key] for key in DETAILS} for claim in claims[at : at + step]]
        for at in range(0, max(1, len(claims)), step)
    )
    core = {
        **about,
        "ids": ids,
        "entities": _entities(entities),
        "claims": _claims(claims, index) | {"chunk": step},
        "ranks": name_ranks(
            ids,
            {one["id"]: one["label"] for one in (*about.get("names", ()), *entities)},
            dict.fromkeys(claim["value"] for claim in claims if claim["value"]),
        ),
        "places": _places(about.get("places", {}), ids),
        "groups": [
            group | {key: [index[name] for name in group[key]] for key in ("leaders", "things")}
            for group in about.get("groups", ())
        ],
    }
    return Packed(core, details, plain)


def _claims(claims: Sequence[Json], index: Mapping[str, int]) -> Json:
    columns: Json = {
        "count": len(claims),
        "inside": sum(1 for claim in claims if claim["inside"]),
        "id": [claim["id"] for claim in claims],
        "subject": [index[claim["subject"]] for claim in claims],
        "object": [index[claim["object"]] if claim["object"] else -1 for claim in claims],
    }
    columns |= {key: _once(claim[key] for claim in claims) for key in REPEATED}
    for key in NAMING:
        columns[key] = _once([index[name] for name in claim[key]] for claim in claims)
    for key in SPARSE:
        columns[key] = {str(at): claim[key] for at, claim in enumerate(claims) if claim[key]}
    return columns


def _entities(entities: Sequence[Json]) -> Json:
    columns: Json = {
        "count": len(entities),
        "label": [entity["label"] for entity in entities],
    }
    columns |= {
        key: _once(entity[key] for entity in entities)
        for key in ("class", "classes", "shape", "colour", "drawn", "unnamed")
    }
    for key in ("aliases", "outsideIds"):
        columns[key] = {str(at): one[key] for at, one in enumerate(entities) if one[key]}
    labels = [entity["label"] for entity in entities]
    if all(set(label) <= {"en", "fr"} for label in labels):
        # names are mostly the same in both languages: written once
        columns["label"] = [
            label["en"] if set(label) == {"en", "fr"} and label["en"] == label["fr"] else label
            for label in labels
        ]
    return columns


def _places(places: Mapping[str, Sequence[int]], ids: Sequence[str]) -> Json:
    """Return two columns, in the order of ``ids``; what is not drawn is nowhere."""
    return {
        axis: [places[name][at] if name in places else None for name in ids]
        for at, axis in enumerate("xy")
    }


def _once(values: Iterable[Any]) -> Json:
    """Return each value once, in the order in which it first comes, and a number for each.

    Where all have the same value there are no numbers.
    """
    numbers: dict[Hashable, int] = {}
    held: list[Any] = []
    at: list[int] = []
    for value in values:
        key = value if isinstance(value, str | bool) else json.dumps(value, sort_keys=True)
        number = numbers.get(key)
        if number is None:
            number = numbers[key] = len(held)
            held.append(value)
        at.append(number)
    return {"values": held, "at": at} if len(held) > 1 else {"values": held}


def compressed(value: object) -> str:
    """Return JSON, compressed and in base64: the same text for the same value.

    >>> len(compressed([0] * 10_000)) < 200
    True
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return base64.b64encode(gzip.compress(text.encode("utf-8"), 6, mtime=0)).decode("ascii")
