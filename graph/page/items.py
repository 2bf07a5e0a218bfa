"""Things and lines as vis-network takes them, placed and dressed."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from graph.page.clean import claim_id, page_id, visible_words
from graph.page.data import View, label_words
from graph.page.labels import box, lines
from graph.page.layout import place
from graph.page.style import (
    ACTUAL,
    ACTUALITIES,
    ASSERTED,
    MODALITIES,
    POLARITIES,
    class_look,
    line_look,
    look_name,
    spoken_relation,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model import Claim, Knowledge

Item = dict[str, Any]
NODE_LINE, NODE_LINES, EDGE_LINE, EDGE_LINES = 20, 3, 28, 2


def nodes(shown: View, lang: str) -> list[Item]:
    """Return what is drawn for each entity, by id: place, shape, colour and label."""
    knowledge = shown.knowledge
    degree = Counter(end for claim in shown.edges for end in {claim.subject, claim.object})
    cut = {
        iri: lines(label_words(iri, knowledge), width=NODE_LINE, most=NODE_LINES)
        for iri in shown.drawn
    }
    sizes = {iri: _size(degree[iri]) for iri in shown.drawn}
    boxes = {iri: box(cut[iri].values(), sizes[iri]) for iri in shown.drawn}
    places = place(
        {iri: room for iri, (room, _) in boxes.items()},
        [(claim.subject, claim.object) for claim in shown.edges],
    )
    return [
        _node(iri, knowledge, cut[iri], lang)
        | {
            "size": sizes[iri],
            "degree": degree[iri],
            "x": places[iri][0],
            "y": places[iri][1] - round(boxes[iri][1] / 2),
        }
        for iri in shown.drawn
    ]


def _size(degree: int) -> int:
    """Return a radius in pixels that grows with the number of lines, slowly."""
    return min(30, round(8 + 3.2 * math.sqrt(degree)))


def _node(iri: str, knowledge: Knowledge, cut: dict[str, list[str]], lang: str) -> Item:
    entity = knowledge.entities.get(iri)
    classes = entity.classes if entity else ()
    look = class_look(classes, knowledge.terms)
    return {
        "id": page_id(iri),
        "label": "\n".join(cut[lang]),
        "lines": cut,
        "shape": look.shape,
        "color": look.colour,
        "class": page_id(classes[0]) if classes else "Entity",
        "hollow": bool(entity and entity.unnamed),
    }


def edges(shown: View, lang: str) -> list[Item]:
    """Return what is drawn for each claim that joins two entities, by the claim's id.

    No two claims share a line: those between the same two things bend apart.
    """
    bends = _bends(shown.edges)
    return [_edge(claim, shown.knowledge, lang) | bends[claim.iri] for claim in shown.edges]


def _edge(claim: Claim, knowledge: Knowledge, lang: str) -> Item:
    look = line_look(claim)
    cut = lines(visible_words(spoken_relation(claim, knowledge)), width=EDGE_LINE, most=EDGE_LINES)
    return {
        "id": claim_id(claim.iri),
        "from": page_id(claim.subject),
        "to": page_id(claim.object),
        "label": "\n".join(cut[lang]),
        "lines": cut,
        "look": look_name(claim),
        "relation": page_id(claim.relation),
        "modality": page_id(claim.modality),
        "polarity": page_id(claim.polarity),
        "actuality": page_id(claim.actuality),
        "source": page_id(claim.source),
        "color": look.light,
        "dashes": list(look.dashes) or False,
        "arrows": {"to": {"enabled": True, "type": look.ending, "scaleFactor": 0.65}},
    }


def _bends(claims: Sequence[Claim]) -> dict[str, Item]:
    """Return how each line bends: a single one is straight, parallel ones fan out."""
    together: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        ends = sorted((claim.subject, claim.object))
        together[ends[0], ends[1]].append(claim)
    found: dict[str, Item] = {}
    for (first, second), beside in together.items():
        step = min(0.24, 1.1 / len(beside))
        for at, claim in enumerate(beside):
            offset = (at - (len(beside) - 1) / 2) * step
            if first == second:
                found[claim.iri] = {"selfReference": {"size": 18 + 10 * at, "angle": 0.8}}
            elif abs(offset) < step / 4:
                found[claim.iri] = {"smooth": False}
            else:
                # the same side of the picture, whichever way the claim goes
                clockwise = (offset > 0) == (claim.subject == first)
                found[claim.iri] = {
                    "smooth": {
                        "enabled": True,
                        "type": "curvedCW" if clockwise else "curvedCCW",
                        "roundness": round(abs(offset), 3),
                    }
                }
    return found


def looks(shown: View) -> list[Item]:
    """Return how lines look in this view, by id, for legend and redrawing.

    First each word of modality, polarity and actuality in the tables' order, then each stack of
    several, by name.
    """
    used = {look_name(claim): line_look(claim) for claim in (*shown.claims, *shown.linked)}
    held = {ACTUAL: MODALITIES[ASSERTED], **MODALITIES, **POLARITIES, **ACTUALITIES}
    others = {name: used[name] for name in sorted(set(used) - set(held))}
    return [{"id": name} | asdict(look) for name, look in {**held, **others}.items()]
