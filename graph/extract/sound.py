"""The claims of a document without those that the shapes would refuse."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from graph.claims.forms import QUALIFIERS
from graph.extract.classes import is_a, signatures
from graph.extract.pipeline import Alarm

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.extract.known import Known
    from graph.extract.writing.claims import Built

#: keys of a claims file whose values are slugs of entities; two qualifiers hold other things
REFERENCES = frozenset(
    {"subject", "object", "speaker", "inWork", "unit", "publisher", "territoryOf", *QUALIFIERS}
) - {"when", "extent"}


def sound(built: Built, known: Known) -> tuple[Built, tuple[Alarm, ...]]:
    """Return a file that can stand in claims/, and an alarm for each claim that is left out.

    Left out are claims between entities of classes that the relation does not allow, and those that
    their innermost speaker denies but that are not Denied; then the entities that no claim needs.
    """
    classes = {slug: set(found) for slug, found in known.classes.items()}
    for entry in built.tree.get("entities") or ():
        types = entry["type"]
        classes[str(entry["id"])] = set(types if isinstance(types, list) else [types])
    wrong = {claim["key"]: why for claim in built.tree["claims"] if (why := _wrong(claim, classes))}
    if not wrong:
        return built, ()
    claims = [
        {name: item for name, item in claim.items() if name != "restates" or item not in wrong}
        for claim in built.tree["claims"]
        if claim["key"] not in wrong
    ]
    tree = {**built.tree, "claims": claims}
    needed = set(references({key: value for key, value in tree.items() if key != "entities"}))
    own = [one for one in tree.get("entities") or () if one["id"] in needed]
    # a territory stands with its State
    of = {one["territoryOf"] for one in own if "territoryOf" in one}
    tree["entities"] = [one for one in tree.get("entities") or () if one["id"] in needed | of]
    alarms = tuple(
        Alarm(built.readings[key].start, built.readings[key].end, f"{key} left out: {why}")
        for key, why in wrong.items()
    )
    readings = {key: one for key, one in built.readings.items() if key not in wrong}
    return replace(built, tree=tree, readings=readings), alarms


def references(value: Any, key: str = "") -> Iterator[str]:
    """Give the slugs of all entities that a part of a claims file refers to, in its order.

    >>> list(references({"subject": "heronia", "attribution": [{"speaker": "anchor"}]}))
    ['heronia', 'anchor']
    """
    if isinstance(value, dict):
        for name, item in value.items():
            yield from references(item, name)
    elif isinstance(value, list):
        for item in value:
            yield from references(item, key)
    elif key in REFERENCES:
        yield str(value)


def _wrong(claim: Mapping[str, Any], classes: Mapping[str, set[str]]) -> str:
    """Return why the shapes refuse a claim, or nothing."""
    signature = signatures()[str(claim["relation"])]
    for role, allowed in (("subject", signature.subjects), ("object", signature.objects)):
        slug = claim.get(role)
        if slug is None or not allowed:
            continue
        if not any(is_a(one, other) for one in classes.get(slug, ()) for other in allowed):
            return f"the relation does not allow {slug} as its {role}"
    last = max(claim["attribution"], key=lambda step: int(step["position"]))
    if last.get("stance") == "Denies" and claim["modality"] != "Denied":
        return "its innermost speaker denies it, and it is not Denied"
    return ""
