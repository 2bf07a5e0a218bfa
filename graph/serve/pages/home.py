"""The home page: what the graph holds, and where to begin."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.ask.solutions import Iri, Literal
from graph.model import ONTOLOGY, short
from graph.serve.pages.render import page
from graph.serve.pages.tell import Teller, badge
from graph.serve.pages.words import topic

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.ask.engine import Engine
    from graph.ask.questions import Question
    from graph.ask.solutions import Term
    from graph.serve.pages.site import Desk, Reply, Site

_COUNTS: Final = """
SELECT ?modality ?source (COUNT(?claim) AS ?count) {
  ?claim dprk:modality ?modality ; dprk:source ?source
} GROUP BY ?modality ?source ORDER BY ?modality ?source"""
_LAST: Final = """
SELECT (MAX(?day) AS ?last) { ?claim dprk:earliest ?day ; dprk:actuality dprk:Actual }"""


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a build holds, in numbers; ``last`` is the latest day that a claim speaks of."""

    claims: int
    entities: int
    modalities: Mapping[str, int]
    sources: Mapping[str, int]
    last: str


def holdings(engine: Engine, site: Site) -> Holdings:
    """Count what the build holds, once in the life of a server."""
    kept = site.kept.get(("holdings",))
    if isinstance(kept, Holdings):
        return kept
    modalities: Counter[str] = Counter()
    sources: Counter[str] = Counter()
    for modality, source, count in engine.ask(_COUNTS).rows:
        number = int(_text(count))
        modalities[_text(modality)] += number
        sources[_text(source)] += number
    last = [_text(cell) for row in engine.ask(_LAST).rows for cell in row]
    found = Holdings(
        claims=sum(modalities.values()),
        entities=len(site.known.entities),
        modalities={iri: modalities[iri] for iri in sorted(modalities)},
        sources={iri: sources[iri] for iri in sorted(sources)},
        last=last[0] if last else "",
    )
    site.kept["holdings",] = found
    return found


def topics(questions: Iterable[Question], lang: str) -> list[tuple[str, list[Question]]]:
    """Return the questions by topic, which is their first tag; the largest topic first."""
    groups: dict[str, list[Question]] = {}
    for question in questions:
        groups.setdefault(question.tags[0], []).append(question)
    ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    return [(topic(tag, lang), each) for tag, each in ordered]


def home(desk: Desk) -> Reply:
    """Return the home page."""
    site, lang = desk.site, desk.visit.lang
    known, found = site.known, holdings(desk.engine, desk.site)
    teller = Teller(known, lang)
    classes = Counter(kind for each in known.entities.values() for kind in each.classes)
    kinds = [kind for kind in classes if kind != ONTOLOGY + "Entity" and kind in known.terms]
    sources = sorted(known.sources.values(), key=lambda each: (_day(each.date), each.iri))[::-1]
    published = next((each.date for each in sources if _day(each.date)), "")
    return page(
        "home.html.j2",
        desk.visit,
        holdings=found,
        modalities=[
            (badge(known, lang, iri), short(iri), count)
            for iri, count in sorted(found.modalities.items(), key=lambda item: -item[1])
        ],
        classes=[
            (known.label(kind, lang), short(kind), classes[kind])
            for kind in sorted(kinds, key=lambda kind: (-classes[kind], kind))
        ],
        sources=[
            (teller.ref(each.iri), teller.telling.dated(each.date), found.sources.get(each.iri, 0))
            for each in sources
        ],
        published=teller.telling.when(published),
        happened=teller.telling.when(found.last),
        topics=topics(site.questions.values(), lang),
    )


def _day(date: str) -> str:
    return date if date[:1].isdigit() else ""


def _text(term: Term | None) -> str:
    if isinstance(term, Iri):
        return term.value
    return term.lexical if isinstance(term, Literal) else ""
