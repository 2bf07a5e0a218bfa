"""How a thing looks: one table, keyed by the ontology's own words.

To give a class a look, add one line to ``CLASSES``. The colours are Okabe and Ito's, which people
with any common colour blindness tell apart, and never stand alone: each class also has a shape, and
each way of saying a line style, a mark and a word.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from graph.model import LANGUAGES, Claim, Knowledge, Term, Words, said, short
from graph.page.clean import page_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

VERMILLION, ORANGE, YELLOW = "#d55e00", "#e69f00", "#c9b400"
GREEN, SKY, BLUE, PINK, GREY = "#009e73", "#56b4e9", "#0072b2", "#cc79a7", "#8a8f98"


@dataclass(frozen=True, slots=True)
class NodeLook:
    """A shape that vis-network knows and that keeps its label outside, and a colour."""

    shape: str
    colour: str


@dataclass(frozen=True, slots=True)
class LineLook:
    """How a claim is drawn: dashes in pixels (none: solid), a colour for light and for dark paper.

    ``ending`` is vis-network's word for what stands at the object's end, ``mark`` the signs on the
    middle of the line, one character each, and ``before`` the words that stand before the relation,
    so that what is not so is never read as if it were. ``{by}`` there is who says it, innermost.
    """

    light: str
    dark: str
    dashes: tuple[int, ...] = ()
    ending: str = "arrow"
    mark: str = ""
    before: Words = field(default_factory=dict)


CLASSES: Mapping[str, NodeLook] = MappingProxyType(
    {
        "State": NodeLook("star", VERMILLION),
        "GovernmentBody": NodeLook("square", VERMILLION),
        "InternationalBody": NodeLook("hexagon", BLUE),
        "Organization": NodeLook("dot", BLUE),
        "Company": NodeLook("square", BLUE),
        "Studio": NodeLook("diamond", PINK),
        "Group": NodeLook("triangle", VERMILLION),
        "Person": NodeLook("dot", PINK),
        "Agent": NodeLook("dot", VERMILLION),
        "Country": NodeLook("triangleDown", GREEN),
        "Place": NodeLook("dot", GREEN),
        "Platform": NodeLook("hexagon", SKY),
        "Work": NodeLook("square", YELLOW),
        "Resolution": NodeLook("diamond", YELLOW),
        "Measure": NodeLook("triangle", YELLOW),
        "Asset": NodeLook("diamond", ORANGE),
        "Programme": NodeLook("triangle", ORANGE),
        "Activity": NodeLook("triangleDown", ORANGE),
        "Event": NodeLook("star", ORANGE),
        "Topic": NodeLook("dot", YELLOW),
        "Entity": NodeLook("dot", GREY),
    }
)
OTHER_CLASS = NodeLook("dot", GREY)

#: the plain case of each of the three: it leaves the look to the other two
ASSERTED, POSITIVE, ACTUAL = "Asserted", "Positive", "Actual"

MODALITIES: Mapping[str, LineLook] = MappingProxyType(
    {
        ASSERTED: LineLook("#4a5568", "#b8c2d0"),
        "Alleged": LineLook(
            "#a35f00", "#f0b04a", (9, 6), before={"en": "alleged", "fr": "allégué"}
        ),
        "Denied": LineLook(
            "#c0182f",
            "#ff7d86",
            (2, 5),
            ending="bar",
            mark="⊘",
            before={"en": "denied by {by}", "fr": "nié par {by}"},
        ),
    }
)
#: what is asserted not to be so, or not yet, has long strokes, so that only what is alleged has
#: short ones and only what is denied has dots
POLARITIES: Mapping[str, LineLook] = MappingProxyType(
    {
        "Negative": LineLook(
            "#8c2d5a",
            "#f49ac1",
            (14, 3, 2, 3),
            ending="bar",
            mark="✕",
            before={"en": "not", "fr": "négation"},
        ),
    }
)
ACTUALITIES: Mapping[str, LineLook] = MappingProxyType(
    {
        "Planned": LineLook(
            "#00698c", "#6fd0f0", (20, 4), "vee", "…", {"en": "planned", "fr": "prévu"}
        ),
        "Attempted": LineLook(
            "#00698c", "#6fd0f0", (14, 3, 5, 3), "vee", "~", {"en": "attempted", "fr": "tenté"}
        ),
        "Intended": LineLook(
            "#00698c", "#6fd0f0", (20, 3, 5, 3), "vee", "→", {"en": "intended", "fr": "visé"}
        ),
        "Urged": LineLook(
            "#6a3fa0", "#c3a5f5", (14, 3, 2, 3, 2, 3), "vee", "!", {"en": "urged", "fr": "demandé"}
        ),
        "Required": LineLook(
            "#6a3fa0", "#c3a5f5", (28, 3), "vee", "§", {"en": "required", "fr": "exigé"}
        ),
        "Prohibited": LineLook(
            "#8c2d5a",
            "#f49ac1",
            (22, 3, 2, 3),
            "bar",
            "⊖",
            {"en": "prohibited", "fr": "interdit"},
        ),
    }
)
UNKNOWN = LineLook("#8a8f98", "#8a8f98", (1, 4), "circle", "?", {"en": "{term}", "fr": "{term}"})


def class_look(classes: Iterable[str], terms: Mapping[str, Term]) -> NodeLook:
    """Return the look of the first class that has one, going up through the parents breadth first.

    >>> class_look(["https://w3id.org/dprk-networks/ontology#Studio"], {})
    NodeLook(shape='diamond', colour='#cc79a7')
    """
    waiting, seen = list(classes), set[str]()
    while waiting:
        iri = waiting.pop(0)
        if iri in seen:
            continue
        seen.add(iri)
        look = CLASSES.get(short(iri))
        if look is not None:
            return look
        term = terms.get(iri)
        waiting.extend(term.parents if term else ())
    return OTHER_CLASS


def _ways(claim: Claim) -> list[tuple[str, LineLook]]:
    """Return what sets a claim apart from a plain one: modality, polarity, actuality, by IRI."""
    tables = (
        (claim.modality, MODALITIES),
        (claim.polarity, POLARITIES),
        (claim.actuality, ACTUALITIES),
    )
    return [
        (iri, table.get(short(iri), UNKNOWN))
        for iri, table in tables
        if short(iri) not in {ASSERTED, POSITIVE, ACTUAL}
    ]


def line_look(claim: Claim) -> LineLook:
    """Return how a claim is drawn: line and colour tell its modality, mark and ending the rest.

    The looks stack: what is alleged and planned has the line of what is alleged with the mark and
    the ending of what is planned. Asserted, it has the line of what is planned, so that only what
    is said to hold is solid. A word that the tables don't know is drawn as unknown, never as a
    plain assertion.

    >>> from graph.model import Attribution, Evidence
    >>> words = dict(iri="c", source="s", subject="a", relation="r", object="b", summary={})
    >>> look = line_look(Claim(**words, modality="Alleged", polarity="Positive",
    ...     actuality="Planned", attributions=(Attribution(1, ("a",)),),
    ...     evidence=Evidence("s", 0, 1)))
    >>> look.dashes, look.ending, look.mark
    ((9, 6), 'vee', '…')
    """
    ways = [look for _, look in _ways(claim)]
    if not ways:
        return MODALITIES[ASSERTED]
    endings = [look.ending for look in ways if look.ending != "arrow"]
    return replace(
        ways[0],
        ending="bar" if "bar" in endings else (endings or ["arrow"])[0],
        mark="".join(look.mark for look in ways),
        before={},
    )


def look_name(claim: Claim) -> str:
    """Return the terms that give the claim its look, joined by a plus.

    >>> from graph.model import Attribution, Evidence
    >>> words = dict(iri="c", source="s", subject="a", relation="r", object="b", summary={})
    >>> claim = Claim(**words, modality="Alleged", polarity="Negative", actuality="Actual",
    ...     attributions=(Attribution(1, ("a",)),), evidence=Evidence("s", 0, 1))
    >>> look_name(claim)
    'Alleged+Negative'
    """
    return "+".join(page_id(iri) for iri, _ in _ways(claim)) or ASSERTED


def spoken_relation(claim: Claim, knowledge: Knowledge) -> dict[str, str]:
    """Return the words on a claim's line in each language, with all that keeps it from being so.

    "denied by Amazon: hired directly", "alleged, not, planned: moved to": modality first.
    """
    spoken = {}
    for lang in LANGUAGES:
        before = ", ".join(
            said(look.before, lang).format(
                by=_speakers(claim, knowledge, lang), term=knowledge.label(iri, lang)
            )
            for iri, look in _ways(claim)
        )
        colon = " : " if lang == "fr" else ": "
        spoken[lang] = (before and before + colon) + knowledge.label(claim.relation, lang)
    return spoken


def _speakers(claim: Claim, knowledge: Knowledge, lang: str) -> str:
    """Return who says it, innermost: the first by name, the others as a number."""
    first, *others = claim.originators
    name = knowledge.label(first, lang)
    return f"{name} +{len(others)}" if others else name
