"""Where everything is drawn, and how lines look."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from graph.network.paths import impassable
from graph.page.clean import page_id
from graph.page.data import View, label_words
from graph.page.groups import divide, every
from graph.page.labels import box, lines
from graph.page.nested import arrange
from graph.page.style import (
    ACTUAL,
    ACTUALITIES,
    ASSERTED,
    MODALITIES,
    POLARITIES,
    line_look,
    look_name,
)

if TYPE_CHECKING:
    from graph.page.style import LineLook

Item = dict[str, Any]
NODE_LINE, NODE_LINES = 20, 3


def picture(shown: View) -> Item:
    """Return where everything is drawn: ``places`` by the page's ids, and the ``groups``.

    ``groups`` has each group after the one that it is in, the whole first: its id, its leaders,
    how many things it holds, where it stands in the one above (``parent``, an index), and the
    things that stand in itself. A place is in whole pixels from the middle of its group.
    ``impassable`` has the things that a path may end at, and never passes through.
    """
    knowledge = shown.knowledge
    names = {iri: page_id(iri) for iri in shown.drawn}
    links = [(names[claim.subject], names[claim.object]) for claim in shown.edges]
    degree = Counter(end for link in links for end in set(link))
    boxes = {
        name: box(
            lines(label_words(iri, knowledge), width=NODE_LINE, most=NODE_LINES).values(),
            radius(degree[name]),
        )
        for iri, name in names.items()
    }
    kinds = {
        name: knowledge.entities[iri].classes[0]
        for iri, name in names.items()
        if iri in knowledge.entities and knowledge.entities[iri].classes
    }
    whole = divide(names.values(), links, kinds)
    places = arrange(whole, {name: room for name, (room, _) in boxes.items()}, links)
    index = {group.id: at for at, group in enumerate(every(whole))}
    above = {inner.id: index[group.id] for group in every(whole) for inner in group.groups}
    return {
        "impassable": sorted(names[iri] for iri in impassable(knowledge) if iri in names),
        "places": {
            # a thing stands above its label, which is in the box, too
            name: [places[name][0], places[name][1] - round(boxes[name][1] / 2)]
            for name in sorted(boxes)
        },
        "groups": [
            {
                "id": group.id,
                "leaders": list(group.leaders),
                "size": group.size,
                "parent": above.get(group.id, -1),
                "place": list(places.get(group.id, (0, 0))),
                "things": list(group.things),
            }
            for group in every(whole)
        ],
    }


def radius(degree: int) -> int:
    """Return a radius in pixels that grows with the number of lines, slowly.

    >>> radius(0), radius(9), radius(10_000)
    (8, 18, 30)
    """
    return min(30, round(8 + 3.2 * math.sqrt(degree)))


def looks(shown: View) -> list[Item]:
    """Return how lines look in this view, by id, for legend and redrawing.

    First each word of modality, polarity and actuality in the tables' order, then each stack of
    several, by name.
    """
    used = {look_name(claim): line_look(claim) for claim in (*shown.claims, *shown.linked)}
    held: dict[str, LineLook] = {
        ACTUAL: MODALITIES[ASSERTED],
        **MODALITIES,
        **POLARITIES,
        **ACTUALITIES,
    }
    others = {name: used[name] for name in sorted(set(used) - set(held))}
    return [{"id": name} | asdict(look) for name, look in {**held, **others}.items()]
