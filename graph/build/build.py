"""The main job: from claims/ to a folder with everything in it, or an error and the old folder."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from graph.ask import headers
from graph.ask.default_graph import merge_default_graph
from graph.build.apart import apart
from graph.build.dataset import dataset
from graph.build.write import MARK, replaced, trig, turtle
from graph.claims.load import load
from graph.errors import DprkError, ManyErrors
from graph.evidence import kept
from graph.evidence.check import NOT_CHECKED, Checked, check, to_json, with_passages
from graph.evidence.documents import assign
from graph.files import atomic_write
from graph.model import Knowledge, short
from graph.rdf import text
from graph.read import knowledge

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from graph.places import Places

PAGE = "network.html"
#: what the report says of the documents
NOT_GIVEN, PARTLY, CHECKED = "not given", "partly checked", "checked"
REFERENCE = "ontology.html"
TITLE = {"en": "DPRK networks", "fr": "Réseaux de la RPDC"}


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: its values, the report that says what is in it, and what to look at."""

    knowledge: Knowledge
    report: Mapping[str, Any]
    warnings: tuple[str, ...] = ()


def build(places: Places, *, step: Callable[[str], None] = lambda _what: None) -> Built:
    """Build everything into ``places.build``, which is replaced only if all went well.

    ``step`` is told what is being done. With ``places.documents`` every passage is checked, and
    kept beside the graph for pages and answers; a passage that is lost or ambiguous is an error.
    """
    step("reading claims")
    written = load(places.claims)
    step("checking shapes and deriving")
    store = dataset(written)
    held = knowledge(store)
    checked: Checked | None = None
    covered: Mapping[str, Any] = {"status": "not checked"}
    warnings: tuple[str, ...] = ()
    if places.documents is not None:
        step("checking passages")
        held, checked, covered, warnings = _with_documents(held, places.documents)
    report = _report(store, held, checked, covered)
    with replaced(places.build) as folder:
        step("writing")
        _write(folder, store, held, checked)
        _json(folder / headers.FILE, headers.read_all(places.queries))
        # last, since it marks the folder as a whole build
        _json(folder / MARK, report)
    return Built(held, report, warnings)


def _with_documents(
    held: Knowledge, folder: Path
) -> tuple[Knowledge, Checked, dict[str, Any], tuple[str, ...]]:
    from graph.evidence.coverage import coverage

    assigned = assign(folder, held.sources, held)
    checked = check(held, assigned.texts)
    errors: list[DprkError] = list(checked.errors)
    if errors:
        raise ManyErrors(f"{len(errors)} passages are not where they were", errors)
    held = with_passages(held, checked)
    covered = coverage(held, assigned.texts)
    counts = {"status": "checked", "unaccounted": len(covered.unaccounted), **covered.to_json()}
    warnings = (
        *(f"{stray.name}: {stray.why}" for stray in assigned.strays),
        *(
            f"{held.sources[iri].id} has no document, and is not checked"
            for iri in assigned.without
        ),
        *(str(warning) for warning in checked.warnings),
    )
    return held, checked, counts, warnings


def _report(
    store: ox.Store, held: Knowledge, checked: Checked | None, covered: Mapping[str, Any]
) -> dict[str, Any]:
    claims = held.claims.values()
    statuses = Counter(claim.evidence.status for claim in claims)
    return {
        "claims": len(held.claims),
        "entities": len(held.entities),
        "sources": len(held.sources),
        "judgements": len(held.judgements),
        "excusedPassages": len(held.excused),
        "quads": len(store),
        "graphs": {
            short(text(place)): sum(1 for _ in store.quads_for_pattern(None, None, None, place))
            for place in sorted(store.named_graphs(), key=str)
        },
        "claimsBySource": _count(short(claim.source) for claim in claims),
        "claimsByModality": _count(short(claim.modality) for claim in claims),
        "claimsByActuality": _count(short(claim.actuality) for claim in claims),
        "edges": sum(claim.is_edge for claim in claims),
        "evidence": {
            "documents": _documents(checked, statuses),
            **{status: statuses[status] for status in sorted(statuses)},
        },
        "coverage": dict(covered),
    }


def _documents(checked: Checked | None, statuses: Counter[str]) -> str:
    if checked is None:
        return NOT_GIVEN
    return PARTLY if statuses[NOT_CHECKED] else CHECKED


def _count(words: Any) -> dict[str, int]:
    counts = Counter(words)
    return {word: counts[word] for word in sorted(counts)}


def _write(
    folder: Path,
    store: ox.Store,
    held: Knowledge,
    checked: Checked | None,
) -> None:
    from graph.page.draw import page

    quads = list(store)
    atomic_write(folder / "graph.trig", trig(quads))
    atomic_write(folder / "graph.ttl", turtle(quads))
    on_disk = ox.Store(str(folder / "store"))
    on_disk.bulk_extend(quads)
    merge_default_graph(on_disk)
    on_disk.optimize()
    on_disk.flush()
    del on_disk
    for name, data in apart(quads, held).items():
        atomic_write(folder / name, data)
    if checked is not None:
        _json(folder / kept.FILE, to_json(checked))
    atomic_write(folder / PAGE, page(held, title=TITLE).encode())
    atomic_write(folder / REFERENCE, _reference(held, quads).encode())


def _reference(held: Knowledge, quads: list[ox.Quad]) -> str:
    from graph.reference.page import page
    from ontology import load_alignments, load_ontology, load_shapes

    return page(
        held,
        quads,
        ontology=load_ontology(),
        shape_graph=load_shapes(),
        aligned=load_alignments(),
    )


def _json(path: Path, value: Any) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True)
    atomic_write(path, f"{text}\n".encode())
