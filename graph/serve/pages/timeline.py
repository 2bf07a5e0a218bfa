"""The timeline: dated claims in the order of time, drawn and listed by the server."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.ask.parameters import written
from graph.ask.solutions import Iri, Literal
from graph.asked import resolved
from graph.errors import UnknownName
from graph.model import BASE, ONTOLOGY, short
from graph.serve.pages import home
from graph.serve.pages.excerpt import excerpt
from graph.serve.pages.listing import MOST
from graph.serve.pages.names import in_order
from graph.serve.pages.render import page
from graph.serve.pages.tell import Badge, Teller, badge
from graph.serve.pages.words import word
from graph.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.ask.solutions import Term
    from graph.serve.pages.site import Desk, Reply
    from graph.serve.pages.tell import ClaimCard

SIZE: Final = 50
#: entities of the list to choose from; any other can be typed
_LISTED: Final = 1_000
#: bars of the drawing: more years than that are drawn by the decade, or the century
_BARS: Final = 30
_HEIGHT, _WIDTH, _FOOT, _HEAD = 150, 720, 22, 18

_CLAIMS: Final = """
SELECT ?claim ?day ?modality {
  %(values)s
  %(dated)s
  ?claim dprk:modality ?modality .
  %(filters)s
}"""
_DATED: Final = """
  { ?claim dprk:earliest ?day }
  UNION { ?claim dprk:latest ?day FILTER NOT EXISTS { ?claim dprk:earliest ?any } }"""
_UNDATED: Final = "FILTER NOT EXISTS { ?claim dprk:earliest|dprk:latest ?any }"
_PARTS: Final = "{ ?claim dprk:subject ?it } UNION { ?claim dprk:object ?it }"
_USED: Final = """
SELECT ?relation (COUNT(?claim) AS ?count) {
  ?claim dprk:relation ?relation
} GROUP BY ?relation ORDER BY ?relation"""


@dataclass(frozen=True, slots=True)
class Moment:
    """A claim in its place in time."""

    day: str
    card: ClaimCard


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a bar that one modality takes, in units of the drawing."""

    kind: str
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Bar:
    """The claims of one year, decade or century; ``page`` is where its list begins."""

    label: str
    short: str
    total: int
    x: float
    width: float
    top: float
    page: int
    counts: tuple[tuple[Badge, int], ...]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars over time, with what their patterns mean."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    legend: tuple[Badge, ...]


def timeline(desk: Desk) -> Reply:
    """Return the dated claims that fit the filters, a page at a time; or the undated ones.

    Filters are ``entity``, ``relation``, ``modality`` and ``source``. Raises UnknownName and
    AmbiguousName for names that mean nothing or too much.
    """
    site, visit = desk.site, desk.visit
    lang = visit.lang
    undated = visit.value("dated") == "no"
    answer = desk.engine.ask(_query(desk, undated=undated), limit=MOST)
    found = {(_text(claim), _text(day), _text(modality)) for claim, day, modality in answer.rows}
    rows = sorted(found, key=lambda row: (row[1], row[0]))
    number, pages = visit.number("page"), max(1, -(-len(rows) // SIZE))
    shown = rows[(number - 1) * SIZE : number * SIZE]
    fetched = excerpt(desk.engine, site.frame, [iri for iri, _, _ in shown])
    teller = Teller(fetched.known, lang)
    cards = {one.claim.iri: teller.card(one) for one in fetched.said}
    years: dict[str, list[Moment]] = {}
    for iri, day, _ in shown:
        if iri in cards:
            years.setdefault(_year(day), []).append(Moment(day, cards[iri]))
    return page(
        "timeline.html.j2",
        visit,
        undated=undated,
        total=len(rows),
        cut=answer.truncated,
        number=number,
        pages=pages,
        years=list(years.items()),
        chart=None if undated else chart(rows, desk),
        selects=_selects(desk),
        entities=_entities(desk),
    )


def _query(desk: Desk, *, undated: bool) -> str:
    visit, known = desk.visit, desk.site.known
    wanted: list[str] = []
    filters: list[str] = []
    for key in ("relation", "modality"):
        if visit.value(key):
            term = ONTOLOGY + short(visit.value(key)).removeprefix("dprk:")
            if term not in known.terms:
                raise UnknownName(f"{visit.value(key)[:80]!r} is no term of the ontology")
            wanted.append(f"VALUES ?{key} {{ {written(Iri(term))} }}")
            filters.append(f"?claim dprk:{key} ?{key} .")
    if visit.value("source"):
        source = BASE + "source/" + short(visit.value("source")).removeprefix("source/")
        if source not in known.sources:
            raise UnknownName(f"{visit.value('source')[:80]!r} is no source here")
        wanted.append(f"VALUES ?source {{ {written(Iri(source))} }}")
        filters.append("?claim dprk:source ?source .")
    if visit.value("entity"):
        iri = resolved(known, visit.value("entity"))
        iris = [iri, *desk.site.frame.folded.get(iri, ())]
        wanted.append(f"VALUES ?it {{ {' '.join(written(Iri(each)) for each in iris)} }}")
        filters.append(_PARTS)
    # what is not there is looked for once it is known of what
    return _CLAIMS % {
        "values": " ".join(wanted),
        "dated": "" if undated else _DATED,
        "filters": " ".join([*filters, _UNDATED] if undated else filters),
    }


def chart(rows: Sequence[tuple[str, str, str]], desk: Desk) -> Chart | None:
    """Return the claims by year as bars, each parted by modality; None where there are none."""
    years = [_year(day) for _, day, _ in rows]
    if not years:
        return None
    step = next((n for n in (1, 10, 100) if len({_floor(year, n) for year in years}) <= _BARS), 100)
    counts: dict[str, Counter[str]] = {}
    first: dict[str, int] = {}
    for at, ((_, _, modality), year) in enumerate(zip(rows, years, strict=True)):
        label = _floor(year, step)
        counts.setdefault(label, Counter())[modality] += 1
        first.setdefault(label, at)
    modalities = sorted({modality for _, _, modality in rows}, key=_rank)
    badges = {iri: badge(desk.site.known, desk.visit.lang, iri) for iri in modalities}
    most = max(sum(each.values()) for each in counts.values())
    width = min(64.0, _WIDTH / len(counts))
    room = _HEIGHT - _FOOT - _HEAD
    bars = []
    for at, (label, each) in enumerate(counts.items()):
        base = float(_HEIGHT - _FOOT)
        pieces = []
        for modality in modalities:
            if each[modality]:
                height = round(room * each[modality] / most, 2)
                base = round(base - height, 2)
                pieces.append(Piece(badges[modality].kind, base, height))
        bars.append(
            Bar(
                label=label,
                short=label if step == 1 else f"{label}…",
                total=sum(each.values()),
                x=round(at * width, 2),
                width=round(width, 2),
                top=base,
                page=first[label] // SIZE + 1,
                counts=tuple((badges[m], each[m]) for m in modalities if each[m]),
                pieces=tuple(pieces),
            )
        )
    used = round(len(counts) * width)
    return Chart(max(used, 240), _HEIGHT, tuple(bars), tuple(badges.values()))


def _selects(desk: Desk) -> list[tuple[str, str, list[tuple[str, str]]]]:
    known, lang = desk.site.known, desk.visit.lang
    held = home.holdings(desk.engine, desk.site)

    def by_label(iris: Mapping[str, int]) -> list[tuple[str, str]]:
        pairs = [(short(iri).removeprefix("source/"), known.label(iri, lang)) for iri in iris]
        return sorted(pairs, key=lambda pair: (fold(pair[1]), pair[0]))

    kept = desk.site.kept.get(("relations",))
    used = kept if isinstance(kept, dict) else None
    if used is None:
        used = {_text(iri): int(_text(n)) for iri, n in desk.engine.ask(_USED).rows}
        desk.site.kept["relations",] = used
    return [
        ("relation", word("relation", lang), by_label(used)),
        ("modality", word("modality", lang), by_label(held.modalities)),
        ("source", word("source", lang), by_label(held.sources)),
    ]


def _entities(desk: Desk) -> list[tuple[str, str]]:
    known, lang = desk.site.known, desk.visit.lang
    ordered = in_order(known, [iri for iri, e in known.entities.items() if not e.canonical], lang)
    return [(short(iri), known.label(iri, lang)) for iri in ordered[:_LISTED]]


def _rank(modality: str) -> tuple[int, str]:
    order = ["Asserted", "Alleged", "Denied"]
    name = short(modality)
    return (order.index(name) if name in order else len(order), name)


def _year(day: str) -> str:
    """Return the year of an ISO date, which may have a sign; nothing for no date."""
    return day[: day.index("-", 1)] if "-" in day[1:] else day


def _floor(year: str, step: int) -> str:
    return str(int(year) // step * step) if step > 1 and year.lstrip("-").isdecimal() else year


def _text(term: Term | None) -> str:
    if isinstance(term, Iri):
        return term.value
    return term.lexical if isinstance(term, Literal) else ""
