"""Questions in plain English or French: what was understood, and the way to its answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.ask.parameters import written
from graph.ask.plain.register import counted_register
from graph.ask.plain.understand import LONGEST, Understanding
from graph.ask.solutions import Iri
from graph.model import ONTOLOGY, said
from graph.serve.pages import home, listing
from graph.serve.pages.address import address
from graph.serve.pages.render import page
from graph.serve.pages.site import Reply

if TYPE_CHECKING:
    from graph.ask.plain.understand import Taken, Understood
    from graph.serve.pages.site import Desk

_NAMED: Final = """
SELECT ?it (COUNT(DISTINCT ?claim) AS ?count) {
  VALUES ?part { %s }
  ?claim ?part ?it ; dprk:modality ?modality FILTER(ISIRI(?it))
} GROUP BY ?it"""


@dataclass(frozen=True, slots=True)
class Meaning:
    """A ready question with its values in words, and where its answer is."""

    summary: str
    values: tuple[tuple[str, str], ...]
    href: str


@dataclass(frozen=True, slots=True)
class Heard:
    """How a plain question was understood, for the page of its answer."""

    text: str
    slips: tuple[tuple[str, str], ...]
    unused: tuple[str, ...]
    nearest: tuple[Meaning, ...]


def ask(desk: Desk) -> Reply:
    """Lead to the answer of what a plain question means; where nothing fits, to the nearest."""
    text = desk.visit.value("q")[: LONGEST + 1]
    found = understood(desk, text)
    if found.taken is not None:
        return Reply(b"", status=303, headers={"location": _meaning(desk, found.taken, text).href})
    return page(
        "ask.html.j2",
        desk.visit,
        text=text,
        strangers=found.strangers,
        slips=found.slips,
        nearest=[_meaning(desk, each, "") for each in found.nearest],
        topics=home.topics(desk.site.questions.values(), desk.visit.lang),
    )


def heard(desk: Desk) -> Heard | None:
    """Return how the question was understood that led to this page, if one did."""
    text = desk.visit.value("plain")[: LONGEST + 1]
    if not text:
        return None
    found = understood(desk, text)
    near = tuple(_meaning(desk, each, "") for each in found.nearest[:2])
    return Heard(text, found.slips, found.unused, near)


def understood(desk: Desk, text: str) -> Understood:
    """Understand a question over what this build can name."""
    kept = desk.site.kept.get(("understanding",))
    if not isinstance(kept, Understanding):
        parts = [ONTOLOGY + "subject", ONTOLOGY + "object", *desk.site.frame.qualifiers]
        query = _NAMED % " ".join(written(Iri(part)) for part in parts)
        counts = listing.counted(desk.engine, query)
        claims = home.holdings(desk.engine, desk.site).claims
        kept = Understanding(desk.site.questions, counted_register(desk.site.known, counts, claims))
        desk.site.kept["understanding",] = kept
    return kept.understand(text, desk.visit.lang)


def _meaning(desk: Desk, taken: Taken, text: str) -> Meaning:
    lang = desk.visit.lang
    question = desk.site.questions[taken.name]
    labels = {param.name: param.summary[lang] for param in question.params}
    chosen = [("lang", lang)] if desk.visit.chosen else []
    pairs = [*taken.values.items(), ("ask", "1"), ("plain", text), *chosen]
    return Meaning(
        question.summary[lang],
        tuple(
            (labels[name], said(taken.shown.get(name, {}), lang) or value)
            for name, value in taken.values.items()
        ),
        address(f"/questions/{taken.name}", pairs),
    )
