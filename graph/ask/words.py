"""Words for what stands in an answer: labels of IRIs, and what a claim says, by whom and where.

They are looked up in the store by questions of our own, a hundred IRIs at a time, so that an
answer costs the same whatever the size of the graph.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from graph.ask.parameters import written
from graph.ask.solutions import Iri, Literal
from graph.model import BASE, ONTOLOGY, short

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.ask.engine import Engine
    from graph.ask.solutions import Solutions

_BATCH = 100
_CLAIM = f"{BASE}claim/"
_LABELS = "SELECT ?iri ?label { %s ?iri rdfs:label|dprk:title ?label }"
_CLAIMS = """SELECT ?iri ?summary ?modality ?polarity ?actuality ?speaker ?source ?start ?end {
  %s ?iri dprk:summary ?summary ; dprk:modality ?modality ; dprk:polarity ?polarity ;
    dprk:actuality ?actuality ; dprk:source ?source ; dprk:originatedBy ?speaker ;
    dprk:evidence/oa:hasSelector ?selector .
  ?selector oa:start ?start ; oa:end ?end
}"""


@dataclass(frozen=True, slots=True)
class Footnote:
    """What a claim says in our words, how firmly, according to whom, and where it stands."""

    claim: str
    summary: str
    modality: str
    polarity: str
    actuality: str
    speakers: tuple[str, ...]
    source: str
    start: int
    end: int


def iris(solutions: Solutions) -> list[str]:
    """Return the IRIs of ours that stand in the cells of an answer, each once, in their order."""
    found: dict[str, None] = {}
    for cells in (*solutions.rows, *solutions.triples):
        for cell in cells:
            if isinstance(cell, Iri) and cell.value.startswith((BASE, ONTOLOGY)):
                found.setdefault(cell.value)
    return list(found)


def claims(solutions: Solutions) -> list[str]:
    """Return the IRIs of the claims that stand in an answer, each once, in their order."""
    return [iri for iri in iris(solutions) if iri.startswith(_CLAIM) and "/" not in _tail(iri)]


def labels(engine: Engine, wanted: Iterable[str], lang: str) -> dict[str, str]:
    """Return a label for each IRI: in ``lang``, else in English, else any, else its short form."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    known = list(wanted)
    for batch in _batches(known):
        for iri, label in engine.ask(_LABELS % _values(batch), limit=10_000).rows:
            if isinstance(iri, Iri) and isinstance(label, Literal):
                found[iri.value][label.lang] = label.lexical
    return {
        iri: texts.get(lang) or texts.get("en") or next(iter(sorted(texts.values())), short(iri))
        for iri in known
        for texts in [found[iri]]
    }


def footnotes(engine: Engine, wanted: Iterable[str], lang: str) -> dict[str, Footnote]:
    """Return what each claim says, keyed and ordered as the claims are given."""
    known = list(wanted)
    rows: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    tags: dict[tuple[str, str], str] = {}
    for batch in _batches(known):
        for claim, summary, *others in engine.ask(_CLAIMS % _values(batch), limit=100_000).rows:
            if isinstance(claim, Iri) and isinstance(summary, Literal):
                tags[claim.value, summary.lang] = summary.lexical
                rows[claim.value].append(tuple(_text(cell) for cell in others))
    found = {}
    for iri in known:
        if rows[iri]:
            modality, polarity, actuality, _speaker, source, start, end = rows[iri][0]
            found[iri] = Footnote(
                claim=iri,
                summary=tags.get((iri, lang)) or tags.get((iri, "en"), ""),
                modality=modality,
                polarity=polarity,
                actuality=actuality,
                speakers=tuple(sorted({row[3] for row in rows[iri]})),
                source=source,
                start=int(start),
                end=int(end),
            )
    return found


def _tail(iri: str) -> str:
    return iri.removeprefix(_CLAIM)


def _text(cell: object) -> str:
    return cell.value if isinstance(cell, Iri) else getattr(cell, "lexical", "")


def _values(batch: Iterable[str]) -> str:
    # written() refuses whatever could be read as more than an IRI
    return "VALUES ?iri {{ {} }}".format(" ".join(written(Iri(iri)) for iri in batch))


def _batches(items: Iterable[str]) -> Iterator[list[str]]:
    left = iter(items)
    while batch := list(islice(left, _BATCH)):
        yield batch


__all__ = ["Footnote", "claims", "footnotes", "iris", "labels"]
